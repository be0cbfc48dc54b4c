"""Brigades lost in a war, year by year: the defenders to the left, the attackers to the right, each in its colour."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.report.records.chapters import LossRow, WarChapter
from game.report.telling.naming import brigades
from game.report.telling.years import short_date
from game.ui.screens.report.volume import Volume
from game.ui.widgets.look import Look
from game.ui.widgets.text import Align
from game.ui.widgets.widget import SumRow, Tip, Widget

__all__ = ["LossBars"]

_MIDDLE = 74
_FIGURE = 34


class LossBars(Widget):
    """A bar each way for every turn of battle, and a key of the states below. Hover or arrows read one turn off."""

    role: ClassVar[str] = "chart"
    focusable: ClassVar[bool] = True

    def __init__(self, war: WarChapter, volume: Volume) -> None:
        super().__init__("Brigades lost")
        self.war, self.volume = war, volume
        self.states = _by_loss(war.losses)
        self._at: int | None = None
        self._most = max((max(sum(r.attack.values()), sum(r.defence.values())) for r in war.losses), default=1)

    def _row(self, look: Look) -> int:
        count = len(self.war.losses)
        return max(look.px(33 if count <= 5 else 25 if count <= 10 else 19), look.text.line("value"))

    def _key_rows(self, look: Look, width: int) -> list[list[str]]:
        rows: list[list[str]] = [[]]
        x = 0
        for state in self.states:
            wide = look.text.width(self.volume.name(state), "second") + look.px(29)
            if x + wide > width and rows[-1]:
                rows.append([])
                x = 0
            rows[-1].append(state)
            x += wide
        return rows

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        key = len(self._key_rows(look, width)) * (look.text.line("second") + look.px(3))
        return width, look.text.line("second") + look.px(10) + self._row(look) * len(self.war.losses) + key + look.px(6)

    # -- reading ------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEMOTION:
            look = self.host.look if self.host is not None else None
            top = self.rect.y + (look.text.line("second") + look.px(10) if look else 0)
            at = (event.pos[1] - top) // self._row(look) if look else -1
            now = at if 0 <= at < len(self.war.losses) else None
            if now != self._at:
                self._at = now
                tips = getattr(self.host, "tips", None)
                if tips is not None and self.host is not None:
                    tips.look_at(self, self.host.now)
            return True
        return False

    def reading(self) -> Tip | None:
        """Who lost how much in the turn under the pointer; all turns together for the keyboard."""
        rows = self.war.losses if self._at is None or not self.hovered else (self.war.losses[self._at],)
        lost = [(s, sum(r.attack.get(s, 0) + r.defence.get(s, 0) for r in rows)) for s in self.states]
        lines = tuple(SumRow(self.volume.name(s), brigades(n, unit=False)) for s, n in lost if n)
        when = rows[0].year if len(rows) == 1 else self.war.dates
        total = brigades(sum(n for _, n in lost), unit=False)
        said = "\n".join(f"{one.label}: **{one.value}**" for one in lines[:10])
        return Tip(when, f"{total} lost", said)

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        middle, half = self.rect.centerx, look.px(_MIDDLE) // 2
        self._draw_heads(surface, look, middle, half)
        y = self.rect.y + look.text.line("second") + look.px(10)
        room = self.rect.w // 2 - half - look.px(_FIGURE)
        for n, row in enumerate(self.war.losses):
            if self._at == n and self.hovered:
                band = pygame.Rect(self.rect.x, y, self.rect.w, self._row(look))
                surface.fill(look.hue("paper_0"), band)
            self._draw_row(surface, look, row, y, room)
            y += self._row(look)
        self._draw_key(surface, look, y + look.px(6))

    def _draw_heads(self, surface: pygame.Surface, look: Look, middle: int, half: int) -> None:
        for side, leader, x in (("defence", self.war.defender, -half), ("attack", self.war.attacker, half)):
            total = sum(sum(getattr(row, side).values()) for row in self.war.losses)
            words = f"with {self.volume.name(leader)}, {brigades(total, unit=False)}"
            at = (middle + x, self.rect.y)
            wide = self.rect.w // 2 - half
            look.text.draw(surface, words, "second", at, align="right" if x < 0 else "left", width=wide)

    def _draw_row(self, surface: pygame.Surface, look: Look, row: LossRow, y: int, room: int) -> None:
        high, tall = self._row(look), min(look.px(18), self._row(look) - look.px(4))
        centre = y + high // 2
        year = short_date(row.year)
        look.text.draw(surface, year, "second", (self.rect.centerx, centre), align="centre", anchor="middle")
        for lost, sign in ((row.defence, -1), (row.attack, 1)):
            x = float(self.rect.centerx + sign * look.px(_MIDDLE) / 2)
            for state in (s for s in self.states if lost.get(s, 0)):
                wide = lost[state] / self._most * room
                left = x - wide if sign < 0 else x
                bar = pygame.Rect(round(left), centre - tall // 2, max(round(wide), 1), tall)
                surface.fill(look.hue(self.volume.tint(state)), bar)
                if bar.w > 3:
                    surface.fill(look.hue("paper_1"), pygame.Rect(bar.right - 1, bar.y, 1, bar.h))
                x += sign * wide
            total = brigades(sum(lost.values()), unit=False) if any(lost.values()) else ""
            at = (x + sign * look.px(8), centre)
            side: Align = "right" if sign < 0 else "left"
            look.text.draw(surface, total, "value", at, anchor="middle", align=side)

    def _draw_key(self, surface: pygame.Surface, look: Look, y: int) -> None:
        line = look.text.line("second")
        for row in self._key_rows(look, self.rect.w):
            x = self.rect.x
            for state in row:
                box = pygame.Rect(x, y + (line - look.px(11)) // 2, look.px(11), look.px(11))
                look.paint.box(surface, box, look.hue(self.volume.tint(state)), look.hue("ink"), radius=0)
                at = (box.right + look.px(5), y)
                x = look.text.draw(surface, self.volume.name(state), "second", at).right + look.px(13)
            y += line + look.px(3)


def _by_loss(rows: tuple[LossRow, ...]) -> list[str]:
    """The states that lost men, the dearest first."""
    total: dict[str, int] = {}
    for row in rows:
        for side in (row.attack, row.defence):
            for state, lost in side.items():
                total[state] = total.get(state, 0) + lost
    return sorted((s for s, n in total.items() if n), key=lambda s: (-total[s], s))
