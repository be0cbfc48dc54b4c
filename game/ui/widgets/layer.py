"""One open tree of widgets, and how the widgets of a tree lie to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.ui.widgets.widget import Widget

__all__ = ["Layer", "is_same", "told_by", "way_to"]


@dataclass(slots=True)
class Layer:
    """One open tree. `focus` is the widget that has the keyboard here; `age` in ms drives its coming in."""

    root: Widget
    modal: bool = True
    veil: bool = False
    on_close: Callable[[], None] | None = None
    focus: Widget | None = None
    age: int = 0


def told_by(found: Widget | None) -> Widget | None:
    """Who speaks for what is under the pointer: the nearest widget above with a tooltip."""
    while found is not None and found.reading() is None:
        found = found.parent
    return found


def is_same(one: Widget, other: Widget) -> bool:
    """Whether a rebuilt widget stands for the one before it."""
    return (one.role, one.label) == (other.role, other.label)


def way_to(start: pygame.Rect, end: pygame.Rect, dx: int, dy: int) -> int | None:
    """How far it is in a direction, px, sideways counted three times; None when it lies another way."""
    x, y = end.centerx - start.centerx, end.centery - start.centery
    along, aside = (x * dx, abs(y)) if dx else (y * dy, abs(x))
    return along + 3 * aside if along > 2 else None
