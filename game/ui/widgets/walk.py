"""Where the keyboard can go in a tree: the stops of Tab, and what lies next in an arrow's direction."""

from __future__ import annotations

from typing import Final

import pygame

from game.ui.widgets.widget import Widget

__all__ = ["ARROWS", "groups_of", "is_same", "nearest", "reveal", "stops_of"]

ARROWS: Final = {"left": (-1, 0), "up": (0, -1), "right": (1, 0), "down": (0, 1)}
"""The arrow keys as steps across and down."""


def stops_of(root: Widget) -> list[Widget]:
    """Where Tab stops, in reading order; what is off too, since its reason can be read there."""
    return [w for w in root.walk() if w.focusable]


def groups_of(widget: Widget) -> list[Widget]:
    """The containers above a widget in which arrows walk, nearest first."""
    found: list[Widget] = []
    at: Widget | None = widget
    while at is not None:
        found += [at] if at.arrows else []
        at = at.parent
    return found


def nearest(focus: Widget, group: Widget, dx: int, dy: int) -> Widget | None:
    """What lies next to the focus in a direction, inside a group."""
    ahead = [(_way(focus.rect, w.rect, dx, dy), w) for w in group.walk() if w.focusable and w is not focus]
    there = [(far, w) for far, w in ahead if far is not None]
    return min(there, key=lambda t: t[0])[1] if there else None


def reveal(widget: Widget) -> None:
    """Ask every scroll area above to bring the widget into sight."""
    at = widget.parent
    while at is not None:
        show = getattr(at, "show", None)
        if callable(show):
            show(widget.rect)
        at = at.parent


def is_same(one: Widget, other: Widget) -> bool:
    """Whether two widgets of two trees stand for the same thing."""
    return (one.role, one.label) == (other.role, other.label)


def _way(start: pygame.Rect, end: pygame.Rect, dx: int, dy: int) -> int | None:
    """How far it is in a direction, px, sideways counted three times; None when it lies another way."""
    x, y = end.centerx - start.centerx, end.centery - start.centery
    along, aside = (x * dx, abs(y)) if dx else (y * dy, abs(x))
    return along + 3 * aside if along > 2 else None
