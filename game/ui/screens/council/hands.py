"""Hands on the map: pan by drag, edge and keys, zoom to the pointer, walk provinces, point and press.

The map lies under the papers and takes what no paper took. It has the keyboard's arrows while nothing else has
the focus; then Enter opens what is under the ring.
"""

import math
from collections.abc import Callable
from typing import ClassVar

import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas.view import AtlasView
from game.ui.widgets.keys import chord
from game.ui.widgets.widget import Widget

__all__ = ["MapGround", "MapHands"]

_ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_DRAG = 5
_EDGE = 3
_SPEED = 0.9
"""Pixels a millisecond at which the map goes by while the pointer rests at an edge, or shift and an arrow are held."""


class MapHands:
    """What pointer and keys do to one view of the map. It tells what was chosen, and decides nothing."""

    def __init__(
        self,
        view: AtlasView,
        geometry: Geometry,
        on_choose: Callable[[str | None, str | None], None],
        on_order: Callable[[str, tuple[int, int]], None],
        on_hover: Callable[[str | None, tuple[int, int]], None],
        on_walk: Callable[[str | None, bool], None],
        on_caption: Callable[[str], bool],
    ) -> None:
        self.view, self.geometry = view, geometry
        self.on_choose, self.on_order, self.on_hover, self.on_walk = on_choose, on_order, on_hover, on_walk
        self.on_caption = on_caption
        self.pointer: tuple[int, int] = (-1, -1)
        self.over: str | None = None
        """What the pointer rests on: a sign of the map by its key, else a province."""
        self.at: str | None = None
        self._grip: tuple[int, int] | None = None
        self._dragged = False
        self._cities = {p.id: p.city for p in geometry.provinces}

    # -- the pointer --------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> bool:
        """Take an event of mouse or wheel; whether something looks different."""
        if event.type == pygame.MOUSEMOTION:
            return self._moved(event)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button in (1, 2):
            self._grip, self._dragged = event.pos, False
            return True
        if event.type == pygame.MOUSEBUTTONUP and event.button in (1, 2):
            return self._released(event)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 3:
            place = self._place_at(event.pos)
            if place is not None:
                self.on_order(place, event.pos)
            return place is not None
        if event.type == pygame.MOUSEWHEEL:
            at = getattr(event, "pos", None) or pygame.mouse.get_pos()
            self.view.zoom_at(at, 1.25 ** getattr(event, "precise_y", event.y))
            return True
        return False

    def _moved(self, event: pygame.event.Event) -> bool:
        self.pointer = event.pos
        if self._grip is not None and event.buttons[0] | event.buttons[1]:
            if not self._dragged and math.dist(self._grip, event.pos) < _DRAG:
                return False
            start = self._grip if not self._dragged else None
            dx, dy = event.rel if start is None else (event.pos[0] - start[0], event.pos[1] - start[1])
            self._dragged = True
            self.view.pan(dx, dy)
            return True
        self._grip = None
        return self.point(event.pos)

    def point(self, pos: tuple[int, int]) -> bool:
        """The pointer rests over a sign, over a province, or over nothing."""
        found = self.view.state_mark_at(pos) or self.view.province_at(pos)
        moved, self.over = found != self.over, found
        self.view.hover = self._place_at(pos)
        self.on_hover(found, pos)
        return moved

    def leave(self) -> bool:
        """The pointer is over a paper."""
        self.pointer = (-1, -1)
        changed = self.over is not None
        self.over, self.view.hover = None, None
        return changed

    def _place_at(self, pos: tuple[int, int]) -> str | None:
        mark = self.view.state_mark_at(pos)
        if mark is not None and "@" in mark:
            return mark.partition("@")[2] or None
        return self.view.province_at(pos)

    def _released(self, event: pygame.event.Event) -> bool:
        grip, self._grip = self._grip, None
        if grip is None or self._dragged or event.button != 1:
            return True
        mark = self.view.state_mark_at(event.pos)
        if mark is not None and "@" not in mark:
            if self.on_caption(mark):
                return True
            mark = None
        state = mark.partition("@")[0] if mark else None
        self.on_choose(state, None if state else self.view.province_at(event.pos))
        return True

    # -- time and keys ------------------------------------------------------------------------

    def tick(self, dt: int, edges: bool) -> bool:
        """Let time pass: the map glides by at the window's edge, or while shift and an arrow are held."""
        dx, dy = self._push(edges)
        if dx or dy:
            self.view.pan(-dx * _SPEED * dt, -dy * _SPEED * dt)
        return self.view.tick(dt) or bool(dx or dy)

    def _push(self, edges: bool) -> tuple[int, int]:
        dx = dy = 0
        if edges and pygame.mouse.get_focused() and pygame.display.get_driver() != "dummy":
            wide, high = pygame.display.get_window_size()
            x, y = pygame.mouse.get_pos()
            dx = -1 if x < _EDGE else 1 if x >= wide - _EDGE else 0
            dy = -1 if y < _EDGE else 1 if y >= high - _EDGE else 0
        held = pygame.key.get_pressed()
        if pygame.key.get_mods() & pygame.KMOD_SHIFT:
            dx += bool(held[pygame.K_RIGHT]) - bool(held[pygame.K_LEFT])
            dy += bool(held[pygame.K_DOWN]) - bool(held[pygame.K_UP])
        return dx, dy

    def key(self, event: pygame.event.Event, start: str) -> bool:
        """Arrows walk from province to province; Enter opens what is there."""
        name = chord(event)
        if name == "enter":
            self.on_walk(self.at or start, True)
            return True
        found = self.step(name, start)
        if found is None:
            return False
        self.at = found
        self.on_walk(found, False)
        return True

    def step(self, name: str, start: str) -> str | None:
        """The nearest province from one in an arrow's direction; None for other keys."""
        way = _ARROWS.get(name)
        if way is None:
            return None
        here = self._cities.get(start)
        if here is None:
            return next(iter(self._cities), None)
        best: tuple[float, str] | None = None
        for id, (x, y) in self._cities.items():
            along = (x - here[0]) * way[0] + (y - here[1]) * way[1]
            aside = abs((x - here[0]) * way[1]) + abs((y - here[1]) * way[0])
            if along > 0 and aside <= 2 * along:
                score = along + 1.6 * aside
                best = min(best, (score, id)) if best else (score, id)
        return best[1] if best else start


class MapGround(Widget):
    """The map as a widget under all papers: it takes the mouse where no paper lies. The screen draws it."""

    role: ClassVar[str] = "map"
    holds_map: ClassVar[bool] = True

    def __init__(self, hands: MapHands) -> None:
        super().__init__("Map")
        self.hands = hands

    def solid(self) -> bool:
        return True

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEMOTION:
            self.hovered = True
        return event.type != pygame.KEYDOWN and self.hands.handle(event)

    def tick(self, dt: int) -> bool:
        return not self.hovered and self.hands.leave()
