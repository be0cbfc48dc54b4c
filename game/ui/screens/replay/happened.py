"""What happened in the turn shown: the Gazette's sentences, each leading to the map and, once open, to its why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

import pygame

from game.report.telling.naming import signed
from game.report.telling.sentences import Item, gazette
from game.report.telling.why import Explanation, explain
from game.ui.screens.replay.glyphs import draw_glyph
from game.ui.screens.replay.pane import Pane
from game.ui.screens.replay.reasons import decisions_behind
from game.ui.screens.replay.ticks import Sign, sign_of
from game.ui.widgets.buttons import Pressable
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Text, caps
from game.ui.widgets.widget import Widget

__all__ = ["NewsRow", "news_of", "news_rows"]

_MOST = 40
_RUNNING = 12
"""Rows written while the film runs; the rest follow when it rests."""
_REASONS = 5
_TERMS = 3


class _Glyph(Widget):
    """The form that an item's event has on the timeline."""

    def __init__(self, sign: Sign | None) -> None:
        super().__init__(width=16, height=18)
        self.sign = sign

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.sign is not None:
            draw_glyph(surface, look, self.sign, self.rect.center, look.px(12))


class NewsRow(Pressable):
    """One sentence of what happened; pressed it lights its states on the map and opens below."""

    role: ClassVar[str] = "row"

    def __init__(self, item: Item, sign: Sign | None, more: list[Widget], on_press: Callable[[], object]) -> None:
        super().__init__(item.headline)
        self.item, self.on_press, self.chosen = item, on_press, bool(more)
        head = Row(_Glyph(sign), Text(item.headline, "value" if more else "body", grow=1), gap=6, across="start")
        self.add(Column(head, *more, gap=4, pad=(8, 5)))

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, self.children[0].measure(look, width)[1]

    def hit(self, point: tuple[int, int]) -> Widget | None:
        return self if self.visible and self.rect.collidepoint(point) else None

    def activate(self) -> bool:
        self.on_press()
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.chosen or self.hovered:
            surface.fill(look.hue("hover"), self.rect)
        look.paint.hairline(surface, self.rect.topleft, self.rect.topright)
        if self.chosen:
            surface.fill(look.hue("ink"), pygame.Rect(self.rect.x, self.rect.y, look.px(4), self.rect.h))
        self.draw_children(surface, look)


def news_of(pane: Pane) -> tuple[Item, ...]:
    """The Gazette of the turn shown, as these eyes have heard of it, weightiest first."""
    slot, eyes = pane.slot, pane.eyes
    if slot.turn == 0:
        return ()
    return gazette(eyes.heard(slot.events), pane.world, eyes.seat, eyes.world(slot.before))


def news_rows(pane: Pane, chosen: int | None, choose: Callable[[Item], object], *, brief: bool) -> list[Widget]:
    """The rows of the paper; `chosen` is the event of the row that is open."""
    items = news_of(pane)
    if not items:
        said = "The game as it began: nothing has been decided yet." if pane.slot.turn == 0 else "A quiet season."
        return [Space(4), Text(said, "voice", ink="ink_2")]
    most = _RUNNING if brief else _MOST
    signs = {event.id: sign_of(event) for event in pane.slot.events}
    rows: list[Widget] = []
    for item in items[:most]:
        more = _opened(item, pane) if item.event == chosen else []
        sign = next((signs[e] for e in item.events if signs.get(e) is not None), None)
        rows.append(NewsRow(item, sign, more, partial(choose, item)))
    if len(items) > most:
        rows.append(Text(f"and {len(items) - most} lesser matters", "second"))
    return rows


def _opened(item: Item, pane: Pane) -> list[Widget]:
    """The item's text, and the reasons of those who acted: open once the game is over, else none."""
    lines: list[Widget] = [Text(item.text, "second", ink="ink_2")]
    if not pane.film.is_over:
        return [*lines, Text("Reasons are opened when the game is over.", "second", ink="ink_3")]
    events = [event for event in pane.slot.events if event.id in item.events]
    behind = decisions_behind(events, pane.slot.decisions)
    for one in behind[:_REASONS]:
        lines += _why(explain(one, pane.world, opened=True))
    if len(behind) > _REASONS:
        lines.append(Text(f"and {len(behind) - _REASONS} more who decided alike", "second"))
    return lines


def _why(told: Explanation) -> list[Widget]:
    """What was done and said, and what truly weighed most."""
    terms = [one for one in told.terms if one.milli is not None and abs(one.milli) >= 500][:_TERMS]
    weighed = "; ".join(f"{one.name} **{signed(round((one.milli or 0) / 1000))}**" for one in terms)
    lines: list[Widget] = [Space(2), caps("Why"), Text(told.text, "second", ink="ink")]
    if told.stated:
        lines.append(Text(f"“{told.stated}”", "second", ink="ink_2"))
    if weighed:
        lines.append(Text(f"Truly weighed, in wealth: {weighed}.", "second", ink="ink_2"))
    return lines
