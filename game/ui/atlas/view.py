"""The view: a live map in a rectangle of the window.

The first frames show paper and progress while the plate is baked, one step a frame. Then a frame is a handful of
blits: tiles at rest are finished pictures, a moving scale shows the last ones stretched until it comes to rest.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas import edgetags, marks, palette, plate
from game.ui.atlas.bake import Bake, Progress
from game.ui.atlas.camera import Camera
from game.ui.atlas.faces import Faces
from game.ui.atlas.raster import FIRST_PROVINCE
from game.ui.atlas.scene import MapScene
from game.ui.atlas.stage import Stage, hover_path
from game.ui.atlas.tiles import SIDE, Place

BUDGET_MS = 5.0
"""Time a frame may spend on tiles not yet made; what is missing shows the coarse map meanwhile."""
RECOLOUR_MS = 220.0


class AtlasView:
    """A pannable, zoomable map. `rect` is in pixels of the surface given to `draw`."""

    def __init__(
        self,
        geometry: Geometry,
        rect: pygame.Rect,
        faces: Faces,
        relief_picture: Path | None = None,
        cache: Path | None = None,
        motion: bool = True,
        framed: bool = False,
    ) -> None:
        self.geometry, self.faces, self.motion, self.framed = geometry, faces, motion, framed
        self.camera = Camera(geometry.size, rect)
        self.hover: str | None = None
        self._bake = Bake(geometry, relief_picture, cache)
        self._steps: Iterator[Progress] | None = self._bake.steps()
        self._progress = Progress(0.0, "unrolling the map")
        self._stage: Stage | None = None
        self._scene = MapScene()
        self._panels: list[pygame.Rect] = []
        self._tags: list[tuple[pygame.Rect, pygame.Surface, str]] = []
        self._plain: pygame.Surface | None = None
        self._settled = self.camera.scale
        self._fading = 0.0
        self._shade: pygame.Surface | None = None
        self._first = True

    # what is shown

    @property
    def ready(self) -> bool:
        """Whether the plate is baked."""
        return self._stage is not None

    @property
    def progress(self) -> Progress:
        """How far the bake is."""
        return self._progress

    def reserve(self, area: pygame.Rect) -> None:
        """Keeps names out of a screen rectangle; only for a camera that will stand still."""
        assert self._stage is not None
        self._stage.typesetter.reserved.append(area.move(-self.camera.origin()[0], -self.camera.origin()[1]))

    def prepare(self) -> None:
        """Bakes to the end, now."""
        while not self.ready:
            self._bake_a_step()

    def set_scene(self, scene: MapScene) -> None:
        """What to show from now on. Tints that changed fade in."""
        self._scene = scene
        if self._stage is not None and self._stage.show(scene):
            self._plain = None
            self._fading = RECOLOUR_MS if self.motion and not self._first else 0.0

    def resize(self, rect: pygame.Rect) -> None:
        """A new rectangle."""
        self.camera.resize(rect)
        self.camera.keep_clear(self._panels)
        self._plain, self._fading, self._first = None, 0.0, True

    def keep_clear(self, rects: Sequence[pygame.Rect]) -> None:
        """Panels that cover the map: the camera centres within what they leave free."""
        self._panels = [pygame.Rect(rect) for rect in rects]
        self.camera.keep_clear(self._panels)

    def shows(self, province: str) -> bool:
        """Whether a province has a place on this map."""
        return self._stage_seat(province) is not None

    def cutting(self, province: str, size: tuple[int, int]) -> pygame.Surface | None:
        """A piece of the map round a province at the present scale, names and all; None before the bake is done."""
        seat = self._stage_seat(province)
        if self._stage is None or seat is None:
            return None
        held = self.camera, self._first, self._fading, self._settled
        self.camera = Camera(self.geometry.size, pygame.Rect((0, 0), size))
        self.camera.least = held[0].least
        self.camera.look_at(seat, held[0].scale, False)
        self._first = True
        piece = pygame.Surface(size, 0, 32)
        self._draw_settled(piece)
        self.camera, self._first, self._fading, self._settled = held
        return piece

    # what is asked

    def province_at(self, pos: tuple[int, int]) -> str | None:
        """The province drawn at a screen position, or None for sea, wild land and everything off the map."""
        ground = self._bake.ground
        if ground is None or not self.camera.rect.collidepoint(pos):
            return None
        x, y = self.camera.to_map((pos[0] + 0.5, pos[1] + 0.5))
        column, row = math.floor(x * ground.scale), math.floor(y * ground.scale)
        if not (0 <= column < ground.codes.shape[0] and 0 <= row < ground.codes.shape[1]):
            return None
        code = int(ground.codes[column, row])
        if code >= FIRST_PROVINCE:
            return self.geometry.provinces[code - FIRST_PROVINCE].id
        return self._disc_at(x, y)

    def _disc_at(self, x: float, y: float) -> str | None:
        """Very small provinces take clicks in a disc round their seat."""
        near = [(math.dist((x, y), p.city), p) for p in self.geometry.provinces if p.disc]
        inside = [(away, p.id) for away, p in near if away <= p.disc]
        return min(inside)[1] if inside else None

    def state_mark_at(self, pos: tuple[int, int]) -> str | None:
        """The key of the shield or paper tag at a screen position."""
        for rect, _, key in self._tags:
            if rect.collidepoint(pos):
                return key
        if self._stage is None:
            return None
        x, y = self.camera.origin()
        layout = self._stage.known_layout(self.camera.scale)
        for rect, key in reversed(layout.hits if layout is not None else []):
            if rect.collidepoint(pos[0] - x, pos[1] - y):
                return key
        return None

    # hands

    def pan(self, dx: float, dy: float) -> None:
        """Moves the map by screen pixels."""
        self.camera.pan(dx, dy)

    def zoom_at(self, pos: tuple[int, int], factor: float) -> None:
        """Zooms by a factor about a screen position."""
        self.camera.zoom_at(pos, factor)
        if not self.motion:
            self.camera.jump()

    def focus(
        self, what: Sequence[str] | tuple[float, float] | str, animate: bool = True, scale: float | None = None
    ) -> None:
        """Brings provinces (ids), or a point in map units, to the middle of the free area.

        Several provinces are brought wholly into view unless a scale (screen pixels per unit) is given.
        """
        ids = [what] if isinstance(what, str) else [one for one in what if isinstance(one, str)]
        if not ids:
            x, y = (float(value) for value in what if not isinstance(value, str))
            self.camera.look_at((x, y), scale, animate and self.motion)
            return
        seats = [self._stage_seat(one) for one in ids]
        points = [seat for seat in seats if seat is not None]
        if not points:
            return
        left, right = min(p[0] for p in points), max(p[0] for p in points)
        top, bottom = min(p[1] for p in points), max(p[1] for p in points)
        if scale is None and len(points) > 1:
            free = self.camera.free
            fits = min(free.w * 0.7 / max(right - left, 1), free.h * 0.7 / max(bottom - top, 1))
            scale = min(fits, self.camera.least * 2)
        self.camera.look_at(((left + right) / 2, (top + bottom) / 2), scale, animate and self.motion)

    def _stage_seat(self, province: str) -> tuple[float, float] | None:
        found = next((p.city for p in self.geometry.provinces if p.id == province), None)
        found = found or next((tag.at for tag in self.geometry.off_map if tag.id == province), None)
        return None if found is None else (float(found[0]), float(found[1]))

    def tick(self, dt_ms: float) -> bool:
        """Lets time pass: bakes a step, glides, fades. Whether the next `draw` differs from the last."""
        if not self.ready:
            self._bake_a_step()
            return True
        moved = self.camera.tick(dt_ms)
        missing = self._missing_tiles()
        if self._fading > 0 and not missing:
            self._fading = max(0.0, self._fading - dt_ms)
            return True
        if not moved and not missing:
            self._look_ahead(self._stage_now())
        return moved or missing

    def _bake_a_step(self) -> None:
        assert self._steps is not None
        step = next(self._steps, None)
        if step is not None:
            self._progress = step
        ground = self._bake.ground
        if ground is not None:
            self._steps = None
            self._stage = Stage(self.geometry, ground, self.faces)
            self._stage.show(self._scene)

    # drawing

    def draw(self, surface: pygame.Surface) -> None:
        """Draws the map into its rectangle."""
        rect = self.camera.rect
        clip = surface.get_clip()
        surface.set_clip(rect.clip(clip))
        if self._stage is None:
            plate.blank(surface, rect, self.faces, self._progress.share, self._progress.doing)
            surface.set_clip(clip)
            return
        if self.camera.zooming:
            self._draw_coarse(surface, rect)
        else:
            self._draw_settled(surface)
        self._draw_hover(surface)
        if self.framed:
            if self._shade is None or self._shade.get_size() != rect.size:
                self._shade = plate.vignette(rect.size)
            surface.blit(self._shade, rect, special_flags=pygame.BLEND_RGB_MULT)
            plate.frame(surface, rect, self.geometry, self.camera, self.faces)
        self._draw_tags(surface)
        surface.set_clip(clip)

    def _places(self, origin: tuple[int, int], beyond: int = 0) -> Iterator[Place]:
        """The tiles that meet the rectangle, grown on all sides by `beyond` pixels."""
        rect = self.camera.rect.inflate(2 * beyond, 2 * beyond)
        columns = range((rect.left - origin[0]) // SIDE, (rect.right - 1 - origin[0]) // SIDE + 1)
        rows = range((rect.top - origin[1]) // SIDE, (rect.bottom - 1 - origin[1]) // SIDE + 1)
        for row in rows:
            for column in columns:
                yield column, row

    def _stage_now(self) -> Stage:
        assert self._stage is not None
        return self._stage

    def _missing_tiles(self) -> bool:
        stage, scale = self._stage, self.camera.scale
        assert stage is not None
        return any(stage.has(scale, place) is None for place in self._places(self.camera.origin()))

    def _draw_settled(self, surface: pygame.Surface) -> None:
        """Finished tiles, made as far as the frame's budget goes; stale or stretched ones until all are there."""
        stage, scale, origin = self._stage, self.camera.scale, self.camera.origin()
        assert stage is not None
        at_once = self._first or not self.motion
        missing = self._make_tiles(stage, scale, math.inf if at_once else time.perf_counter() + BUDGET_MS / 1000)
        for place in self._places(origin):
            area = pygame.Rect(origin[0] + place[0] * SIDE, origin[1] + place[1] * SIDE, SIDE, SIDE)
            new, old = stage.has(scale, place), stage.stale.get((scale, place))
            tile = old if missing and old is not None else new
            if tile is None:
                self._draw_coarse(surface, area)
                continue
            surface.blit(tile, area)
            if old is not None and not missing and self._fading > 0:
                old.set_alpha(round(255 * self._fading / RECOLOUR_MS))
                surface.blit(old, area)
                old.set_alpha(None)
        if not missing:
            self._settled, self._first = scale, False
            if self._fading <= 0:
                stage.stale.clear()

    def _make_tiles(self, stage: Stage, scale: float, until: float) -> bool:
        """Makes what is missing until a time of the performance counter; whether something still is."""
        if not stage.advance(scale, until):
            return True
        return any(not self._made(stage, scale, place, until) for place in self._places(self.camera.origin()))

    def _made(self, stage: Stage, scale: float, place: Place, until: float) -> bool:
        """Makes one tile, in two pieces of work, unless time is up."""
        if stage.has(scale, place) is not None:
            return True
        if time.perf_counter() > until or (not stage.half_made(scale, place) and time.perf_counter() > until):
            return False
        stage.tile(scale, place)
        return True

    def _look_ahead(self, stage: Stage) -> None:
        """While all is at rest, makes tiles just beyond the rectangle's edges, so that panning finds them."""
        until = time.perf_counter() + BUDGET_MS / 1000
        if stage.known_layout(self.camera.scale) is None:
            return
        for place in self._places(self.camera.origin(), beyond=SIDE // 2):
            if not self._made(stage, self.camera.scale, place, until):
                return

    def _draw_coarse(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """The plain washes, and over them the last finished tiles, both stretched to the present scale."""
        clip = surface.get_clip()
        surface.set_clip(area.clip(clip))
        self._draw_plain(surface, surface.get_clip())
        stage, ratio = self._stage, self.camera.scale / self._settled
        assert stage is not None
        if ratio != 1.0:
            for place, tile in stage.at_scale(self._settled):
                self._draw_stretched(surface, tile, place, ratio)
        surface.set_clip(clip)

    def _draw_plain(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        stage, camera = self._stage, self.camera
        assert stage is not None
        if self._plain is None:
            self._plain = stage.plain(camera.least)
        zoom = camera.scale / camera.least
        x, y = camera.origin()
        left, top = max(0, math.floor((area.left - x) / zoom)), max(0, math.floor((area.top - y) / zoom))
        right = min(self._plain.get_width(), math.ceil((area.right - x) / zoom) + 1)
        bottom = min(self._plain.get_height(), math.ceil((area.bottom - y) / zoom) + 1)
        if right <= left or bottom <= top:
            surface.fill(palette.PAPER_1, area)
            return
        part = self._plain.subsurface((left, top, right - left, bottom - top))
        size = (round((right - left) * zoom), round((bottom - top) * zoom))
        surface.blit(pygame.transform.scale(part, size), (round(x + left * zoom), round(y + top * zoom)))

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

    def _draw_hover(self, surface: pygame.Surface) -> None:
        """An ink outline with a pale one round it, for the province under the pointer."""
        if self.hover is None or self._stage is None:
            return
        origin, scale = self.camera.origin(), self.camera.scale
        for width, colour in ((4, palette.PAPER_0), (2, palette.INK)):
            for arc in self._stage.outline(frozenset({self.hover})):
                pygame.draw.lines(surface, colour, False, hover_path(arc, scale, origin), width)

    # tags

    def _draw_tags(self, surface: pygame.Surface) -> None:
        """Paper tags for what lies beyond the edge, spread along the edge of the free area."""
        self._tags = []
        free = self.camera.free.inflate(-16 - 2 * plate.BORDER * self.framed, -16 - 2 * plate.BORDER * self.framed)
        layout = self._stage_now().known_layout(self.camera.scale)
        origin = self.camera.origin()
        shields = [area.move(origin) for area, _ in layout.hits] if layout is not None else []
        names = [area.move(origin) for area in layout.taken] if layout is not None else []
        for told in self._scene.tags:
            side = edgetags.side_of(told, self.geometry.size)
            picture = marks.edge_tag(self.faces, told.text, side, told.colour)
            rect = picture.get_rect()
            x, y = self.camera.to_screen(told.toward)
            rect.center = (round(x), round(y))
            rect.clamp_ip(free)
            flush = {"left": "left", "right": "right", "up": "top", "down": "bottom"}[side]
            setattr(rect, flush, edgetags.edge(free, side))
            rect = edgetags.clear_place(rect, free, side, [r for r, _, _ in self._tags], shields, names)
            surface.blit(picture, rect)
            self._tags.append((rect, picture, told.key))
