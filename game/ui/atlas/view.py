"""The view: a live map in a rectangle of the window.

The first frames show paper and progress while the plate is baked, one step a frame. Then a frame is a handful of
blits: tiles at rest are finished pictures, a moving scale shows the last ones stretched until it comes to rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas import marks, palette, plate
from game.ui.atlas.bake import Bake, Progress
from game.ui.atlas.beside import Kitchen
from game.ui.atlas.camera import Camera
from game.ui.atlas.easel import Easel
from game.ui.atlas.edgetags import EdgeTags
from game.ui.atlas.faces import Faces
from game.ui.atlas.furniture import Furnishing, Furniture
from game.ui.atlas.layout import Layout, Window
from game.ui.atlas.office import Office
from game.ui.atlas.raster import FIRST_PROVINCE
from game.ui.atlas.scene import MapScene
from game.ui.atlas.stage import Stage, hover_path

SETTLE_MS = 170.0
"""How long one must rest before names are set anew for what is seen."""


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
        office: Office | None = None,
    ) -> None:
        """With an `office` all that is slow is drawn there; without one a frame does a piece of it."""
        self.geometry, self.faces, self.motion, self.framed = geometry, faces, motion, framed
        self.camera = Camera(geometry.size, rect)
        self.hover: str | None = None
        self.drifts = False
        """Whether the map drifts: then it never rests, and whoever moves it says when names are set anew."""
        self._bake = Bake(geometry, relief_picture, cache)
        self._relief, self._cache = relief_picture, cache
        self._office = office
        self._kitchen = None if office is None else Kitchen(office, geometry, faces, self._bake)
        self.trouble = ""
        """What went wrong beside the window, in one sentence, until it has been told."""
        self._steps: Iterator[Progress] | None = self._bake.steps()
        self._progress = Progress(0.0, "unrolling the map")
        self._easel: Easel | None = None
        self._land: pygame.mask.Mask | None = None
        self._scene = MapScene()
        self._panels: list[pygame.Rect] = []
        self._tags = EdgeTags(faces)
        self._reserved: list[pygame.Rect] = []
        self._shade: pygame.Surface | None = None
        self._resting: tuple[object, ...] = ()
        self._rested_ms = 0.0
        self.furniture = Furniture(geometry, faces)
        self.furniture.kind = "frame" if framed else "none"

    # what is shown

    @property
    def ready(self) -> bool:
        """Whether the plate is baked."""
        return self._easel is not None

    @property
    def progress(self) -> Progress:
        """How far the bake is."""
        return self._progress if self._kitchen is None else self._kitchen.progress

    def reserve(self, area: pygame.Rect) -> None:
        """Keeps names out of a screen rectangle."""
        self._reserved.append(area.copy())

    def free(self) -> None:
        """Lets names stand again where they were kept out."""
        self._reserved.clear()

    def prepare(self) -> None:
        """Bakes to the end, now."""
        while not self.ready:
            self.tick(0)
            if self._kitchen is not None:
                self._kitchen.finish()

    def furnish(self, kind: Furnishing, title: str = "", date: str = "") -> None:
        """A frame with a cartouche, a mere margin of degrees with a scale bar, or nothing."""
        furniture = self.furniture
        if (furniture.kind, furniture.title, furniture.date) != (kind, title, date):
            furniture.kind, furniture.title, furniture.date = kind, title, date
            self._resting = ()

    def set_scene(self, scene: MapScene) -> None:
        """What to show from now on. Tints that changed fade in."""
        if scene.tags != self._scene.tags:
            self._resting = ()
        self._scene = scene
        if self._easel is not None:
            self._easel.show(scene)

    def give_up(self) -> None:
        """Nobody looks at this map any more: one that is still being baked makes way for others."""
        if self._kitchen is not None and not self.ready:
            self._kitchen.give_up()

    def forget(self) -> None:
        """Another player takes the chair: what this one looked at is not seen again."""
        if self._easel is not None:
            self._easel.forget()

    def resize(self, rect: pygame.Rect) -> None:
        """A new rectangle."""
        self.camera.resize(rect)
        self.camera.keep_clear(self._panels)
        if self._easel is not None:
            self._easel.resized()

    def typeset(self, scale: float) -> None:
        """How large all lettering and marks are: screen pixels in a pixel of the design, never less than one."""
        scale = round(max(1.0, scale), 2)
        if scale != self.faces.scale:
            self.faces.scale = scale
            self._tags.forget()
            self.furniture.forget()
            self._resting = ()

    @property
    def panels(self) -> tuple[pygame.Rect, ...]:
        """What covers the map, in screen pixels."""
        return tuple(self._panels)

    def keep_clear(self, rects: Sequence[pygame.Rect]) -> None:
        """Panels that cover the map: the camera centres within what they leave free."""
        self._panels = [pygame.Rect(rect) for rect in rects]
        self.camera.keep_clear(self._panels)

    @property
    def whole(self) -> bool:
        """Whether the scene asked for last is shown to its last tile and name."""
        return self._easel is not None and self._easel.whole

    @property
    def setting(self) -> bool:
        """Whether names are being set for what was asked last."""
        return self._easel is not None and self._easel.stage.setting

    def settle(self) -> None:
        """Sets names, tags and furniture for what is seen now; done unasked whenever one has rested for a moment."""
        if self._easel is None:
            return
        self._arrange()
        self._easel.stage.look_through(self._window())

    def _arrange(self) -> None:
        """Lays tags and furniture where they cover nothing that matters."""
        camera = self.camera
        ground = self._bake.ground
        if self._land is None and ground is not None:
            coarse = pygame.Surface((ground.codes.shape[0] // 8, ground.codes.shape[1] // 8), pygame.SRCALPHA, 32)
            land = ground.codes[::8, ::8][: coarse.get_width(), : coarse.get_height()] >= FIRST_PROVINCE
            pygame.surfarray.pixels_alpha(coarse)[:] = land * 255
            self._land = pygame.mask.from_surface(coarse)
        self.furniture.settle(camera, self._land, (ground.scale if ground else 1.0) / 8)
        shields = []
        for told in self._scene.shields:
            seat = self._stage_seat(told.province)
            if seat is not None:
                wide = marks.shield_width(told.rank, self.faces.scale)
                body = pygame.Rect(0, 0, wide + 4, wide + 8)
                body.center = (round(camera.to_screen(seat)[0]), round(camera.to_screen(seat)[1]))
                shields.append(body)
        taken = self.furniture.blocked(camera)
        free = self.furniture.free(camera)
        self._tags.settle(self._scene.tags, self.geometry.size, camera, free, shields, taken)

    def _window(self) -> Window:
        """What is seen, for the names."""
        x, y = self.camera.origin()
        over = [rect for rect, _, _ in self._tags.placed] + self.furniture.blocked(self.camera) + self._reserved
        blocked = tuple((r.x - x, r.y - y, r.w, r.h) for r in over)
        free = self.furniture.free(self.camera).move(-x, -y)
        rect = self.camera.rect
        covered = tuple((p.x - x, p.y - y, p.w, p.h) for p in self._panels)
        view = (rect.x - x, rect.y - y, rect.w, rect.h)
        return Window(self.camera.scale, (free.x, free.y, free.w, free.h), blocked, view, covered, self.faces.scale)

    def shows(self, province: str) -> bool:
        """Whether a province has a place on this map."""
        return self._stage_seat(province) is not None

    def seat(self, province: str) -> tuple[float, float] | None:
        """Where a province's seat lies, or the tag of one beyond the map, in map units."""
        return self._stage_seat(province)

    def cutting(self, province: str, size: tuple[int, int]) -> pygame.Surface | None:
        """A piece of the map round a province at the present scale, names and all; None until it is ready."""
        seat = self._stage_seat(province)
        if self._easel is None or seat is None:
            return None
        camera = Camera(self.geometry.size, pygame.Rect((0, 0), size))
        camera.least = self.camera.least
        camera.look_at(seat, self.camera.aim[0], False)
        x, y = camera.origin()
        return self._easel.piece(Window(camera.scale, (-x, -y, *size)))

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
        """The key of the tag, shield, sign or ribbon at a screen position."""
        for rect, _, key in self._tags.placed:
            if rect.collidepoint(pos):
                return key
        x, y = self.camera.origin()
        layout = self.layout
        return None if layout is None else layout.key_at((pos[0] - x, pos[1] - y))

    @property
    def layout(self) -> Layout | None:
        """What stands where at the present scale, once it is laid out."""
        return None if self._easel is None else self._easel.stage.known_layout(self.camera.scale)

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

    def open_at(self, must: Sequence[str], nearby: Sequence[str]) -> None:
        """The first look at a game: provinces that must be seen, and of those nearby as many as still fit."""
        seats = [seat for seat in (self._stage_seat(one) for one in must) if seat is not None]
        near = [seat for seat in (self._stage_seat(one) for one in nearby) if seat is not None]
        if seats:
            self.camera.open_at(seats, near)

    def reveal(self, provinces: Sequence[str]) -> None:
        """Glides as little as brings these provinces' seats out from under the panels."""
        seats = [seat for seat in (self._stage_seat(one) for one in provinces) if seat is not None]
        for seat in seats:
            self.camera.reveal(seat, animate=self.motion)

    def _stage_seat(self, province: str) -> tuple[float, float] | None:
        found = next((p.city for p in self.geometry.provinces if p.id == province), None)
        found = found or next((tag.at for tag in self.geometry.off_map if tag.id == province), None)
        return None if found is None else (float(found[0]), float(found[1]))

    def tick(self, dt_ms: float) -> bool:
        """Lets time pass: bakes a step, glides, fades. Whether the next `draw` differs from the last."""
        if self._office is not None and self._office.failed is not None:
            self._do_without_office(self._office.failed)
        if not self.ready:
            self._bake_a_step()
            return True
        assert self._easel is not None
        self._easel.motion = self.motion
        moved = self.camera.tick(dt_ms)
        self._rest(dt_ms)
        return self._easel.tick(dt_ms) or moved

    def _rest(self, dt_ms: float) -> None:
        """Names follow when the camera has come to rest."""
        camera = self.camera
        now = (camera.origin(), camera.scale, *camera.free)
        if self.drifts or now != self._resting:
            self._resting, self._rested_ms = now, 0.0
            return
        before, self._rested_ms = self._rested_ms, self._rested_ms + dt_ms
        if before < SETTLE_MS <= self._rested_ms:
            self.settle()

    def _do_without_office(self, failed: BaseException) -> None:
        """Draw all in the window from now on, from what is surely whole."""
        self._office = self._kitchen = None
        told = str(failed) or type(failed).__name__
        self.trouble = f"The map could not be drawn beside the window ({told}); it is drawn in the window from now on."
        ground = self._bake.ground
        if self._easel is not None and ground is not None:
            self._easel = Easel(Stage(self.geometry, ground, self.faces), self.camera)
            self._easel.stage.show(self._scene)
        else:
            self._bake = Bake(self.geometry, self._relief, self._cache)
            self._steps = self._bake.steps()

    def _bake_a_step(self) -> None:
        if self._kitchen is not None:
            self._kitchen.see_to_it(self.camera, self._scene)
            self._easel = self._kitchen.easel
            if self._easel is not None:
                self._easel.show(self._scene)
            return
        assert self._steps is not None
        step = next(self._steps, None)
        if step is not None:
            self._progress = step
        ground = self._bake.ground
        if ground is not None:
            self._steps = None
            self._bake.store()
            self._easel = Easel(Stage(self.geometry, ground, self.faces), self.camera)
            self._easel.stage.show(self._scene)

    # drawing

    def draw(self, surface: pygame.Surface) -> None:
        """Draws the map into its rectangle."""
        rect = self.camera.rect
        clip = surface.get_clip()
        surface.set_clip(rect.clip(clip))
        if self._easel is None:
            plate.blank(surface, rect, self.faces, self.progress.share, self.progress.doing)
            surface.set_clip(clip)
            return
        if self._easel.fresh:
            self._arrange()
        self._easel.motion = self.motion
        self._easel.draw(surface, self._window())
        if self._easel.hidden:
            plate.blank(surface, rect, self.faces, 1.0, "laying out the map")
            surface.set_clip(clip)
            return
        self._draw_hover(surface)
        if self.furniture.kind == "frame":
            if self._shade is None or self._shade.get_size() != rect.size:
                self._shade = plate.vignette(rect.size)
            surface.blit(self._shade, rect, special_flags=pygame.BLEND_RGB_MULT)
        self.furniture.draw(surface, self.camera)
        self._tags.draw(surface)
        surface.set_clip(clip)

    def _draw_hover(self, surface: pygame.Surface) -> None:
        """An ink outline with a pale one round it, for the province under the pointer."""
        if self.hover is None or self._easel is None:
            return
        origin, scale = self.camera.origin(), self.camera.scale
        for width, colour in ((4, palette.PAPER_0), (2, palette.INK)):
            for arc in self._easel.stage.outline(frozenset({self.hover})):
                pygame.draw.lines(surface, colour, False, hover_path(arc, scale, origin), width)
