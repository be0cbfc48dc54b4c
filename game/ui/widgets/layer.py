"""One open tree of widgets: how a stack of them is drawn, what a rebuilt one keeps, who speaks under the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.ui.widgets.look import Look
from game.ui.widgets.walk import closest, is_same, stops_of
from game.ui.widgets.widget import Widget

__all__ = ["Layer", "draw_stack", "keep_focus", "keep_scrolled", "told_by"]


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


def keep_scrolled(old: Widget, new: Widget) -> None:
    """What was scrolled in a tree stays so in the one that takes its place."""
    scrolled = [w for w in old.walk() if hasattr(w, "offset")]
    fresh = [w for w in new.walk() if hasattr(w, "offset")]
    for before, after in zip(scrolled, fresh, strict=False):
        if is_same(before, after):
            vars(after)["offset"] = vars(before)["offset"]


def draw_stack(surface: pygame.Surface, look: Look, stack: Sequence[Layer], focus: Widget | None) -> None:
    """Draw layers upon each other, those hidden by a covering one left out; `focus` is what the ring goes round."""
    lasts = look.ms("enter")
    shares = [min(layer.age / lasts, 1.0) if lasts and i else 1.0 for i, layer in enumerate(stack)]
    covering = max((i for i, layer in enumerate(stack) if layer.veil and layer.root.covers), default=0)
    for i, (layer, share) in enumerate(zip(stack, shares, strict=True)):
        ring = focus if layer is stack[-1] else None
        if i < covering and shares[covering] == 1.0:
            if i == 0:
                layer.root.draw_ground(surface, look)
        elif share < 1.0:
            ground = stack[0].root if i == covering else None
            _draw_coming(surface, look, layer, share, ring, ground)
        else:
            _draw(surface, look, layer, ring)


def _draw_coming(
    surface: pygame.Surface, look: Look, layer: Layer, share: float, ring: Widget | None, ground: Widget | None
) -> None:
    """A layer on its way in: rises 8 px while what was there fades away over it."""
    before = surface.copy()
    if ground is not None:
        ground.draw_ground(surface, look)
    rise = look.px(8 * (1 - share))
    layer.root.shift(0, rise)
    _draw(surface, look, layer, ring)
    layer.root.shift(0, -rise)
    before.set_alpha(round(255 * (1 - share)))
    surface.blit(before, (0, 0))


def _draw(surface: pygame.Surface, look: Look, layer: Layer, ring: Widget | None) -> None:
    if layer.veil:
        look.paint.veil(surface)
    layer.root.draw(surface, look)
    if ring is not None:
        look.paint.ring(surface, ring.rect)
