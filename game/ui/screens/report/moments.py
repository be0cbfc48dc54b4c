"""Moments: lines, boxes and years of the report that lead to the replay, at the turn of which they speak.

A page knows nothing of the replay: it says which turn a thing speaks of, and the paper it stands on leads there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame

from game.report.telling.years import year_text
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column
from game.ui.widgets.look import Look
from game.ui.widgets.widget import Tip, Widget
from game.world.worlds import System

__all__ = ["Moments", "Way", "draw_way", "hinted", "lead"]


class Moments(Column):
    """The paper under a page: `on_moment` opens the replay at a turn, `system` gives a turn its date."""

    def __init__(self, on_moment: Callable[[int], object], system: System, *children: Widget, pad: float) -> None:
        super().__init__(*children, pad=(pad, 0), gap=0)
        self.on_moment, self.system = on_moment, system


def _paper(widget: Widget) -> Moments | None:
    """The paper on which something stands; None where it stands on another."""
    at: Widget | None = widget
    while at is not None and not isinstance(at, Moments):
        at = at.parent
    return at


def lead(widget: Widget, turn: int | None) -> bool:
    """Open the replay at the turn a thing speaks of; False where it speaks of none or lies on no such paper."""
    paper = _paper(widget)
    if paper is None or turn is None:
        return False
    paper.on_moment(max(turn, 0))
    return True


def hinted(widget: Widget, told: Tip | None, turn: int | None) -> Tip | None:
    """What a thing's tip says, and that a press leads to its moment."""
    paper = _paper(widget)
    if paper is None or turn is None:
        return told
    hint = f"*Press to replay from {year_text(paper.system, max(turn, 1))}.*"
    if told is None:
        return Tip("", sentence=hint)
    return replace(told, sentence=f"{told.sentence}\n{hint}" if told.sentence else hint)


class Way(Button):
    """A small button that leads to a moment, for what is no line of a table."""

    def __init__(self, turn: int) -> None:
        super().__init__("Replay", kind="bare", size="row", icon="play", icon_only=True, tip=Tip("Replay"))
        self.turn = turn

    def activate(self) -> bool:
        return lead(self, self.turn)

    def reading(self) -> Tip | None:
        return hinted(self, None, self.turn)


def draw_way(surface: pygame.Surface, look: Look, widget: Widget, turn: int | None) -> None:
    """The sign beside a line under the pointer that it leads to its moment."""
    if turn is None or not (widget.hovered or widget.has_focus) or _paper(widget) is None:
        return
    look.icon(surface, "play", (widget.rect.right + look.px(11), widget.rect.centery), 14, "ink_2")
