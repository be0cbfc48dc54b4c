"""The easel: a stage drawn through a camera, a frame at a time, within a frame's budget.

At rest a frame is a handful of blits of finished tiles. While the scale glides, the last ones are shown stretched;
what is not ready yet shows the plain washes. New tiles and new names are made piece by piece and shown all at once.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator

import pygame

from game.ui.atlas import palette
from game.ui.atlas.camera import Camera
from game.ui.atlas.labels import Window
from game.ui.atlas.scene import MapScene
from game.ui.atlas.stage import Stage
from game.ui.atlas.tiles import SIDE, Place

__all__ = ["BUDGET_MS", "RECOLOUR_MS", "RENAME_MS", "Easel", "places_in"]

BUDGET_MS = 5.0
"""Time a frame may spend on tiles and names not yet made."""
RECOLOUR_BUDGET_MS = 12.0
"""The same while another scene takes the place of the one shown, with nothing gliding: it ought to be seen at once."""
RECOLOUR_MS = 120.0
RENAME_MS = 140.0


class Easel:
    """Draws one stage. `fresh` means that nothing has been shown yet: the next frame is made whole, at any cost."""

    def __init__(self, stage: Stage, camera: Camera) -> None:
        self.stage, self.camera = stage, camera
        self.fresh = True
        self.motion = True
        self.hidden = False
        """Nothing may be seen until the scene to come is there whole: someone else looks at it now."""
        self._plain: tuple[pygame.Surface, float] | None = None
        self._settled = camera.scale
        self._fading = 0.0
        self._fade_ms = RECOLOUR_MS

    def resized(self) -> None:
        """The camera has another rectangle."""
        self._plain, self._fading, self.fresh = None, 0.0, True

    def forget(self) -> None:
        """Another player takes the chair: nothing of the last scene may be seen again."""
        self._plain, self._fading, self.fresh = None, 0.0, True
        self.stage.stale = {}

    def show(self, scene: MapScene) -> None:
        """This scene from now on."""
        if self.stage.show(scene):
            self.recoloured()

    def piece(self, window: Window) -> pygame.Surface | None:
        """A picture of what is seen through a window; None until it is ready."""
        return self.stage.piece(window)

    def recoloured(self) -> None:
        """The washes have changed: they fade in."""
        self._plain = None
        self._fade(RECOLOUR_MS)

    def _fade(self, length_ms: float) -> None:
        self._fade_ms = length_ms
        self._fading = length_ms if self.motion and not self.fresh else 0.0

    def tick(self, dt_ms: float) -> bool:
        """Lets a fade go on, or looks ahead when nothing is to be done; whether the next frame differs."""
        missing = self.missing()
        if self._fading > 0 and not missing:
            self._fading = max(0.0, self._fading - dt_ms)
            return True
        if missing or self.stage.setting:
            return True
        self._look_ahead()
        return False

    @property
    def whole(self) -> bool:
        """Whether the scene asked for last was drawn whole."""
        return self.stage.whole and not self.missing()

    def missing(self) -> bool:
        """Whether a tile in sight is not finished."""
        scale = self.camera.scale
        return any(self.stage.has(scale, place) is None for place in self._places())

    def draw(self, surface: pygame.Surface, window: Window) -> None:
        """One frame; `window` is what names are to be set for if none are at this scale."""
        if self.camera.zooming and not self.fresh:
            self._draw_coarse(surface, self.camera.rect)
            return
        stage, scale, origin = self.stage, self.camera.scale, self.camera.origin()
        if stage.window is None or stage.window.scale != scale or self._looks_anew(stage.window, window):
            stage.look_through(window)
        missing = self._work()
        for place in self._places():
            area = pygame.Rect(origin[0] + place[0] * SIDE, origin[1] + place[1] * SIDE, SIDE, SIDE)
            new, old = stage.has(scale, place), stage.stale.get((scale, place))
            tile = old if missing and old is not None else new
            if tile is None:
                self._draw_coarse(surface, area)
                continue
            surface.blit(tile, area)
            if old is not None and not missing and self._fading > 0:
                old.set_alpha(round(255 * self._fading / self._fade_ms))
                surface.blit(old, area)
                old.set_alpha(None)
        if not missing:
            self._settled, self.fresh, stage.whole = scale, False, True
            if self._fading <= 0 and stage.stale:
                stage.forget_stale(scale, list(self._places()))

    def _looks_anew(self, before: Window, now: Window) -> bool:
        """Whether names are to be set for this window at once, and not only when one has rested."""
        return self.fresh

    def _work(self) -> bool:
        """Sets names and makes tiles as far as the budget goes; whether a tile in sight is still missing."""
        stage, scale = self.stage, self.camera.scale
        at_once = self.fresh or not self.motion
        budget = RECOLOUR_BUDGET_MS if stage.stale and self._fading > 0 else BUDGET_MS
        until = math.inf if at_once else time.perf_counter() + budget / 1000
        if stage.bare(scale):
            stage.advance(until)
            if stage.bare(scale):
                return True
        if self._make(until):
            return True
        if stage.advance(until):
            self._fade(max(self._fading, RENAME_MS))
            return self._make(until)
        return False

    def _make(self, until: float) -> bool:
        """Makes tiles in sight until a time of the performance counter; whether one is still missing."""
        return any(not self._made(place, until) for place in self._places())

    def _made(self, place: Place, until: float) -> bool:
        """Makes one tile, in two pieces of work, unless time is up."""
        stage, scale = self.stage, self.camera.scale
        if stage.has(scale, place) is not None:
            return True
        if time.perf_counter() > until or (not stage.half_made(scale, place) and time.perf_counter() > until):
            return False
        stage.tile(scale, place)
        return True

    def _look_ahead(self) -> None:
        """While all is at rest, makes tiles just beyond the rectangle's edges, so that panning finds them."""
        if self.stage.bare(self.camera.scale):
            return
        until = time.perf_counter() + BUDGET_MS / 1000
        for place in self._places(beyond=SIDE // 2):
            if not self._made(place, until):
                return

    def _places(self, beyond: int = 0) -> Iterator[Place]:
        """The tiles that meet the rectangle, grown on all sides by `beyond` pixels."""
        return places_in(self.camera.rect, self.camera.origin(), beyond)

    def _draw_coarse(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """The plain washes, and over them the last finished tiles, both stretched to the present scale."""
        clip = surface.get_clip()
        surface.set_clip(area.clip(clip))
        seen, ratio = surface.get_clip(), self.camera.scale / self._settled
        tiles = self.stage.at_scale(self._settled) if ratio != 1.0 else []
        if not self._covers({place for place, _ in tiles}, seen, ratio):
            self._draw_plain(surface, seen)
        for place, tile in tiles:
            self._draw_stretched(surface, tile, place, ratio)
        surface.set_clip(clip)

    def _covers(self, places: set[Place], seen: pygame.Rect, ratio: float) -> bool:
        """Whether tiles of the last scale, stretched, leave nothing of an area bare."""
        if not places:
            return False
        x, y = self.camera.origin()
        side = SIDE * ratio
        columns = range(math.floor((seen.left - x) / side), math.floor((seen.right - 1 - x) / side) + 1)
        rows = range(math.floor((seen.top - y) / side), math.floor((seen.bottom - 1 - y) / side) + 1)
        return all((column, row) in places for row in rows for column in columns)

    def _draw_plain(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        camera = self.camera
        plain, at = self._plain_map()
        zoom = camera.scale / at
        x, y = camera.origin()
        left, top = max(0, math.floor((area.left - x) / zoom)), max(0, math.floor((area.top - y) / zoom))
        right = min(plain.get_width(), math.ceil((area.right - x) / zoom) + 1)
        bottom = min(plain.get_height(), math.ceil((area.bottom - y) / zoom) + 1)
        if right <= left or bottom <= top:
            surface.fill(palette.PAPER_1, area)
            return
        part = plain.subsurface((left, top, right - left, bottom - top))
        size = (round((right - left) * zoom), round((bottom - top) * zoom))
        surface.blit(pygame.transform.scale(part, size), (round(x + left * zoom), round(y + top * zoom)))

    def _plain_map(self) -> tuple[pygame.Surface, float]:
        """The whole map in plain washes, and its scale."""
        if self._plain is None:
            self._plain = self.stage.plain(self.camera.least), self.camera.least
        return self._plain

    def _draw_stretched(self, surface: pygame.Surface, tile: pygame.Surface, place: Place, ratio: float) -> None:
        """The visible part of a tile of another scale, edges rounded so that neighbours meet."""
        x, y = self.camera.origin()
        left, top = place[0] * SIDE, place[1] * SIDE
        seen = surface.get_clip()
        from_x, to_x = max(0, math.floor((seen.left - x) / ratio) - left), math.ceil((seen.right - x) / ratio) - left
        from_y, to_y = max(0, math.floor((seen.top - y) / ratio) - top), math.ceil((seen.bottom - y) / ratio) - top
        part = pygame.Rect(from_x, from_y, min(SIDE, to_x) - from_x, min(SIDE, to_y) - from_y)
        if part.w <= 0 or part.h <= 0:
            return
        a, b = round(x + (left + part.left) * ratio), round(y + (top + part.top) * ratio)
        c, d = round(x + (left + part.right) * ratio), round(y + (top + part.bottom) * ratio)
        if c > a and d > b:
            surface.blit(pygame.transform.scale(tile.subsurface(part), (c - a, d - b)), (a, b))


def places_in(rect: pygame.Rect, origin: tuple[int, int], beyond: int = 0) -> Iterator[Place]:
    """The tiles that meet a rectangle grown by `beyond` pixels, of a map whose top left corner is at `origin`."""
    rect = rect.inflate(2 * beyond, 2 * beyond)
    columns = range((rect.left - origin[0]) // SIDE, (rect.right - 1 - origin[0]) // SIDE + 1)
    rows = range((rect.top - origin[1]) // SIDE, (rect.bottom - 1 - origin[1]) // SIDE + 1)
    for row in rows:
        for column in columns:
            yield column, row
