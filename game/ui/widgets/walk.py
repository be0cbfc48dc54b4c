"""Where the keyboard can go in a tree: the stops of Tab, and what lies next in an arrow's direction."""

from __future__ import annotations

import math
from typing import Final

import pygame

from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.widget import Widget

__all__ = [
    "ARROWS", "closest", "fellows", "groups_of", "is_same", "list_of", "nearest", "paper_of", "reveal", "stops_of",
    "tab_stops", "turn_page",
]  # fmt: skip

ARROWS: Final = {"left": (-1, 0), "up": (0, -1), "right": (1, 0), "down": (0, 1)}
"""The arrow keys as steps across and down."""


_ROWS: Final = ("row", "entry")


def stops_of(root: Widget) -> list[Widget]:
    """Where the keyboard can stop, in reading order; what is off too, since its reason can be read there.

    A scrolled text in which nothing can be pressed is a stop as well: else its end could not be read.
    """
    return [w for w in root.walk() if w.focusable or _is_long_text(w)]


def tab_stops(root: Widget, focus: Widget | None) -> list[Widget]:
    """Where Tab stops: of a list of rows at the one ringed or chosen, else the first; arrows walk the rest."""
    stops = stops_of(root)
    passed: set[int] = set()
    for rows in {id(one.parent): list_of(one) for one in stops}.values():
        if not rows:
            continue
        kept = next((w for w in rows if w is focus), None) or next((w for w in rows if _is_chosen(w)), rows[0])
        passed |= {id(w) for w in rows if w is not kept}
    return [w for w in stops if id(w) not in passed]


def list_of(widget: Widget) -> list[Widget]:
    """The rows of the list in which a row stands, from the first; nothing for what is no row of a list."""
    if widget.role not in _ROWS or widget.parent is None or not widget.parent.arrows:
        return []
    return [w for w in widget.parent.children if w.visible and w.focusable and w.role in _ROWS]


def fellows(widget: Widget) -> list[Widget]:
    """What Home and End lead to the ends of: the list in which a row stands, else all that its arrows walk."""
    groups = groups_of(widget)
    return list_of(widget) or (stops_of(groups[-1]) if groups else [])


def paper_of(widget: Widget, *, whole: bool) -> Widget:
    """The paper on which a widget stands: all that is open, or one of the several papers of a table."""
    at = widget
    while at.parent is not None and (whole or at.parent.parent is not None):
        at = at.parent
    return at


def closest(stops: list[Widget], place: pygame.Rect) -> Widget | None:
    """The stop that lies nearest to where something was."""
    return min(stops, key=lambda w: math.dist(w.rect.center, place.center), default=None)


def turn_page(root: Widget, name: str) -> bool:
    """Page Up and Page Down where nobody else wants them: the largest scrolled area of the tree turns a page."""
    if name not in ("pageup", "pagedown"):
        return False
    areas = [w for w in root.walk() if isinstance(w, ScrollArea) and w.most]
    largest = max(areas, key=lambda w: w.rect.w * w.rect.h, default=None)
    return largest is not None and largest.page(1 if name == "pagedown" else -1)


def _is_long_text(widget: Widget) -> bool:
    return isinstance(widget, ScrollArea) and widget.most > 0 and not any(w.focusable for w in widget.walk())


def _is_chosen(widget: Widget) -> bool:
    return bool(getattr(widget, "chosen", False))


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
    if not dx and not dy:
        return None
    ahead = [(_way(focus.rect, w.rect, dx, dy), w) for w in stops_of(group) if w is not focus]
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
