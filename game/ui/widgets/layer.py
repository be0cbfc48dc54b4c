"""One open tree of widgets, and who speaks for what is under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.widgets.walk import closest, is_same, stops_of
from game.ui.widgets.widget import Widget

__all__ = ["Layer", "keep_focus", "told_by"]


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


def keep_focus(layer: Layer) -> None:
    """Where what had the keyboard is gone from the tree: its like gets it, else the stop nearest to where it was."""
    lost, stops = layer.focus, stops_of(layer.root)
    if lost is None or lost in stops:
        return
    layer.focus = next((one for one in stops if is_same(one, lost)), None) or closest(stops, lost.rect)
