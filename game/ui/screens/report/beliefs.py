"""What the states believed, beside what was so: dots of threat as read over threat as it was, and each one's record."""

from __future__ import annotations

import math
from typing import ClassVar

import pygame

from game.report.minds.unmasking import (
    calls_told,
    leads,
    outlook_row,
    points,
    shown_readings,
    signed_points,
    worst_told,
)
from game.report.records.opinions import Belief, Reading
from game.ui.screens.report.ledger import Entry, Item, ledger
from game.ui.screens.report.pieces import section, state_item
from game.ui.screens.report.volume import Volume
from game.ui.widgets.charts import spread
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Text
from game.ui.widgets.sheets import Card
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import Tip, Widget

__all__ = ["ReadingDots", "beliefs_section"]

_NAMED = 5
_NEAR = 14
"""How near the pointer must come to a dot, px of the design."""


def beliefs_section(volume: Volume) -> list[Widget]:
    """Opened when the game is over; nothing before."""
    told = volume.report.beliefs
    if not told.states:
        return []
    shown = shown_readings(told)
    record: list[Widget] = [_states(volume)]
    if said := calls_told(told):
        record += [Space(6), Text(said)]
    if told.outlooks:
        record += [Space(6), _outlooks(volume)]
    dots = [Card(ReadingDots(shown, volume), pad=(14, 12))] if shown else []
    row = Row(
        *([Column(*dots, width=470)] if dots else []), Column(*record, gap=4, grow=1), gap=28, across="start"
    )  # fmt: skip
    return [section("Threat as read and threat as it was", Text(leads(told)), row, gap=8)]


def _states(volume: Volume) -> Widget:
    columns = (
        ColumnSpec("State", 1.2), ColumnSpec("Off by", 0.6, True), ColumnSpec("Leaning", 0.7, True),
        ColumnSpec("Furthest from the truth", 4.2), ColumnSpec("Help foretold", 1.0),
    )  # fmt: skip
    return ledger("Beliefs", columns, [_row(one, volume) for one in volume.report.beliefs.states])


def _row(one: Belief, volume: Volume) -> Entry:
    worst = worst_told(one.worst, volume.report.names) if one.worst else "–"
    return Entry(
        (
            state_item(volume, one.state), Item("–" if one.off is None else f"{one.off / 10:.1f}"),
            Item("–" if one.leaning is None else signed_points(one.leaning), "value"), Item(worst, ink="ink_2"),
            Item(f"{one.right} of {one.calls}" if one.calls else "–"),
        ),
        one.player,
        moment=one.worst.turn if one.worst else None,
    )  # fmt: skip


def _outlooks(volume: Volume) -> Widget:
    columns = (
        ColumnSpec("Chance of attack within ten turns", 2.2), ColumnSpec("Times told", 1.0, True),
        ColumnSpec("Mean of them", 1.0, True), ColumnSpec("Came true", 1.0, True),
    )  # fmt: skip
    entries = [Entry(tuple(Item(cell) for cell in outlook_row(one))) for one in volume.report.beliefs.outlooks]
    return ledger("Chances told", columns, entries)


class ReadingDots(Widget):
    """One dot for each state's reading of each other: what was to the right, what was read upward."""

    role: ClassVar[str] = "chart"
    focusable: ClassVar[bool] = True

    def __init__(self, readings: tuple[Reading, ...], volume: Volume) -> None:
        super().__init__("Threat as read against threat as it was")
        self.readings, self.volume = readings, volume
        self._at: int | None = None

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, width + look.text.line("second")

    def _plot(self, look: Look) -> pygame.Rect:
        left, foot = look.px(38), look.text.line("second") * 2 + look.px(4)
        return pygame.Rect(self.rect.x + left, self.rect.y + look.px(6), self.rect.w - left - look.px(8),
                           self.rect.h - foot - look.px(6))  # fmt: skip

    def _spot(self, one: Reading, plot: pygame.Rect) -> tuple[float, float]:
        return plot.x + plot.w * one.was / 1000, plot.bottom - plot.h * one.read / 1000

    # -- reading ------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEMOTION and self.host is not None:
            look = self.host.look
            self._turn_to(self._nearest(event.pos, look))
            return True
        if event.type == pygame.KEYDOWN and event.key in (pygame.K_LEFT, pygame.K_RIGHT) and self.readings:
            step = 1 if event.key == pygame.K_RIGHT else -1
            at = -1 if self._at is None and step > 0 else self._at or 0
            self._turn_to((at + step) % len(self.readings))
            return True
        return False

    def _nearest(self, pos: tuple[int, int], look: Look) -> int | None:
        plot = self._plot(look)
        spots = [self._spot(one, plot) for one in self.readings]
        far = [math.hypot(x - pos[0], y - pos[1]) for x, y in spots]
        best = min(range(len(far)), key=far.__getitem__, default=None)
        return best if best is not None and far[best] <= look.px(_NEAR) else None

    def _turn_to(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            tips = getattr(self.host, "tips", None)
            if tips is not None and self.host is not None:
                tips.look_at(self, self.host.now)
            self.redraw()

    def reading(self) -> Tip | None:
        """The reading under the pointer or the key."""
        if self._at is None or not (self.hovered or self.has_focus):
            return None
        one = self.readings[self._at]
        times = f"mean over {one.times} {'turn' if one.times == 1 else 'turns'}"
        said = f"read at **{points(one.read)}**, was **{points(one.was)}** of 100\n{times}"
        return Tip(self._named(one), sentence=said)

    def _named(self, one: Reading) -> str:
        return f"{self.volume.name(one.state)} of {self.volume.name(one.about)}"

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        plot = self._plot(look)
        self._draw_field(surface, look, plot)
        for n, one in enumerate(self.readings):
            size = look.px(7 if n == self._at else 4.5)
            tint = look.hue(self.volume.tint(one.state))
            look.paint.disc(surface, self._spot(one, plot), size, tint, look.hue("ink"), 1)
        self._draw_names(surface, look, plot)

    def _draw_field(self, surface: pygame.Surface, look: Look, plot: pygame.Rect) -> None:
        for mark in range(0, 101, 25):
            x, y = plot.x + plot.w * mark // 100, plot.bottom - plot.h * mark // 100
            ink = "ink" if mark == 0 else "line"
            look.paint.hairline(surface, (plot.x, y), (plot.right, y), ink)
            look.paint.hairline(surface, (x, plot.y), (x, plot.bottom), ink)
            look.text.draw(surface, str(mark), "second", (plot.x - look.px(7), y), align="right", anchor="middle")
            look.text.draw(surface, str(mark), "second", (x, plot.bottom + look.px(3)), align="centre")
        look.paint.dashes(surface, look.hue("ink"), plot.bottomleft, plot.topright, width=1.2)
        inset = look.px(8)
        top = (plot.x + inset, plot.y + inset)
        look.text.draw(surface, "saw more danger than there was", "second", top, colour=look.hue("ink_2"))
        foot = (plot.right - inset, plot.bottom - inset - look.text.line("second"))
        look.text.draw(surface, "saw less than there was", "second", foot, align="right", colour=look.hue("ink_2"))
        below = (plot.centerx, plot.bottom + look.px(3) + look.text.line("second"))
        look.text.draw(surface, "across: as it was; upward: as read", "second", below, align="centre",
                       colour=look.hue("ink_2"))  # fmt: skip

    def _draw_names(self, surface: pygame.Surface, look: Look, plot: pygame.Rect) -> None:
        """The readings furthest from the line, named beside their dots."""
        far = sorted(self.readings, key=lambda r: -abs(r.read - r.was))[:_NAMED]
        far.sort(key=lambda r: self._spot(r, plot)[1])
        high = look.text.line("second")
        ys = spread([self._spot(r, plot)[1] for r in far], high, plot.y + 2 * high, plot.bottom - 2 * high)
        for one, y in zip(far, ys, strict=True):
            name, x = self._named(one), self._spot(one, plot)[0]
            right = x + look.px(10) + look.text.width(name, "second") < plot.right
            at = (round(x + look.px(9) if right else x - look.px(9)), round(y))
            wide, tall = look.text.width(name, "second"), look.text.line("second")
            box = pygame.Rect(at[0] if right else at[0] - wide, at[1] - tall // 2, wide, tall)
            surface.fill(look.hue("paper_0"), box.inflate(look.px(2), -look.px(4)))
            look.text.draw(surface, name, "second", at, align="left" if right else "right", anchor="middle",
                           colour=look.hue("ink"))  # fmt: skip
