"""Fingers on glass: a finger that moves up or down scrolls what lies under it, and then presses nothing.

SDL tells a touch twice, as a finger and as a mouse that is `touch`. A short touch is a press, by the mouse it stands
for; as soon as the finger has moved far enough to mean it, the press is let go.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from game.ui.widgets.widget import Widget

__all__ = ["FINGERS", "Fingers"]

FINGERS: Final = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)
_SLIP: Final = 0.012
"""How far a finger moves before it means it, as a share of the window's height."""


class Fingers:
    """One finger at a time; further ones do nothing."""

    def __init__(self, let_go: Callable[[], None]) -> None:
        self._let_go = let_go
        self._finger: int | None = None
        self._under: Widget | None = None
        self._start = (0.0, 0.0)
        self.is_scrolling = False

    def handle(self, event: pygame.event.Event, found: Widget | None, high: int) -> bool:
        """A FINGER event over a widget, in a window `high` px high; True when it scrolled."""
        if event.type == pygame.FINGERDOWN:
            if self._finger is None:
                self._finger, self._under, self._start = event.finger_id, _scroller(found), (event.x, event.y)
                self.is_scrolling = False
            return False
        if event.finger_id != self._finger:
            return False
        if event.type == pygame.FINGERUP:
            self._finger = self._under = None
            return self.is_scrolling
        return self._moved(event, high)

    def _moved(self, event: pygame.event.Event, high: int) -> bool:
        if self._under is None:
            return False
        if not self.is_scrolling:
            across, down = abs(event.x - self._start[0]), abs(event.y - self._start[1])
            if down < _SLIP or across > down:
                return False
            self.is_scrolling = True
            self._let_go()
        at: Widget | None = self._under
        while at is not None and not _glide(at, -event.dy * high):
            at = _scroller(at.parent)
        return True

    def swallows(self, event: pygame.event.Event) -> bool:
        """Whether a mouse event only repeats a finger that scrolls; its release ends that."""
        if not (self.is_scrolling and getattr(event, "touch", False)):
            return False
        self.is_scrolling = event.type != pygame.MOUSEBUTTONUP
        return True


def _scroller(widget: Widget | None) -> Widget | None:
    """The nearest thing above that scrolls."""
    while widget is not None and not hasattr(widget, "glide"):
        widget = widget.parent
    return widget


def _glide(widget: Widget, by: float) -> bool:
    glide = getattr(widget, "glide", None)
    return callable(glide) and bool(glide(by))
