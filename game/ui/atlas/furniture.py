"""What is printed round a live map: a frame with degrees and a cartouche, or a mere margin of degrees and a scale bar.

All of it lies still on the screen while the map moves beneath; names keep clear of it.
"""

from __future__ import annotations

from typing import Literal

import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas import palette, plate
from game.ui.atlas.camera import Camera
from game.ui.atlas.faces import Faces
from game.ui.atlas.graticule import named_lines
from game.ui.atlas.lettering import haloed, word

__all__ = ["Furnishing", "Furniture"]

Furnishing = Literal["none", "frame", "margin"]
_INSET = 14
_LEAST_ROOM = 420
"""Pixels a free area must be wide to hold a scale bar."""


class Furniture:
    """The furniture of one view. `title` and `date` are the cartouche's; without a title there is none."""

    def __init__(self, geometry: Geometry, faces: Faces) -> None:
        self.kind: Furnishing = "none"
        self.title, self.date = "", ""
        self._geometry, self._faces = geometry, faces
        self._box: tuple[pygame.Rect, pygame.Surface] | None = None
        self._texts: dict[tuple[str, bool], pygame.Surface] = {}

    def forget(self) -> None:
        """The faces have another scale: letters all anew."""
        self._texts.clear()

    def free(self, camera: Camera) -> pygame.Rect:
        """The free area that the frame leaves."""
        if self.kind != "frame":
            return camera.free.copy()
        return camera.free.clip(camera.rect.inflate(-2 * plate.BORDER, -2 * plate.BORDER))

    def settle(self, camera: Camera, land: pygame.mask.Mask | None, per_unit: float) -> None:
        """Chooses where cartouche and scale bar lie: in the free corner with least land under it.

        `land` is a mask of the map with `per_unit` cells a map unit.
        """
        picture = self._picture(camera)
        self._box = None
        if picture is None:
            return
        free = self.free(camera).inflate(-2 * _INSET, -2 * _INSET)
        rect = picture.get_rect()
        if free.w < max(_LEAST_ROOM, rect.w * 2) or free.h < rect.h * 3:
            return
        best: tuple[float, pygame.Rect] | None = None
        for order, place in enumerate(self._places(rect, free)):
            cost = 0.03 * order + (_share(land, place, camera, per_unit) if land is not None else 0.0)
            if best is None or cost < best[0]:
                best = (cost, place)
        if best is not None:
            self._box = (best[1], picture)

    def _places(self, rect: pygame.Rect, free: pygame.Rect) -> list[pygame.Rect]:
        """A cartouche lies in a corner, a scale bar anywhere along the foot."""
        if self.kind == "frame":
            corners = (free.bottomleft, free.bottomright, free.topright, free.topleft)
            return [pygame.Rect(max(x - rect.w, free.x), max(y - rect.h, free.y), *rect.size) for x, y in corners]
        steps = [free.x + (free.w - rect.w) * step // 6 for step in (0, 6, 1, 2, 3, 4, 5)]
        return [pygame.Rect(x, free.bottom - rect.h, *rect.size) for x in steps]

    def _picture(self, camera: Camera) -> pygame.Surface | None:
        per_pixel = self._geometry.km_per_unit / camera.scale
        if self.kind == "frame" and self.title:
            return plate.cartouche(self._faces, self.title, self.date, 0.8, per_pixel)
        if self.kind == "margin":
            return _on_glass(plate.scale_bar(self._faces, per_pixel))
        return None

    def blocked(self, camera: Camera) -> list[pygame.Rect]:
        """Screen rectangles that names keep clear of."""
        found = [] if self._box is None else [self._box[0]]
        if self.kind == "margin":
            found += [label for _, label in self._degrees(camera)]
        return found

    def draw(self, surface: pygame.Surface, camera: Camera) -> None:
        """Draws it over the map."""
        if self.kind == "frame":
            plate.frame(surface, camera.rect, named_lines(self._geometry), camera, self._faces)
        elif self.kind == "margin":
            for picture, label in self._degrees(camera):
                surface.blit(picture, label)
        if self._box is not None and not camera.zooming:
            surface.blit(self._box[1], self._box[0])

    def _degrees(self, camera: Camera) -> list[tuple[pygame.Surface, pygame.Rect]]:
        """Degrees along the top and the left edge of the free area, where meridians and parallels meet them."""
        found = []
        free = camera.free
        for kind, degree, points in named_lines(self._geometry):
            upright = kind == "meridian"
            level = free.top + 10 if upright else free.left + 6
            for at in plate.crossings(points, camera, 1 if upright else 0, level):
                picture = self._text(plate.degree_text(kind, degree))
                label = picture.get_rect(midtop=(round(at), free.top + 3))
                if not upright:
                    label = picture.get_rect(midleft=(free.left + 6, round(at)))
                if free.inflate(-60, 0).contains(label) if upright else free.inflate(0, -60).contains(label):
                    found.append((picture, label))
        return found

    def _text(self, text: str) -> pygame.Surface:
        key = (text, True)
        if key not in self._texts:
            self._texts[key] = word(self._faces, "city", text, 12, palette.INK_2)
        return self._texts[key]


def _on_glass(bar: pygame.Surface) -> pygame.Surface:
    """The bar in a paper halo, to lie on the bare map."""
    shape = bar.copy()
    shape.fill((*palette.PAPER_0, 0), special_flags=pygame.BLEND_RGBA_MAX)
    return haloed(bar, shape, 2.4, 0.85)


def _share(land: pygame.mask.Mask, rect: pygame.Rect, camera: Camera, per_unit: float) -> float:
    """The part of a screen rectangle that lies on land."""
    left, top = camera.to_map(rect.topleft)
    size = (max(1, round(rect.w / camera.scale * per_unit)), max(1, round(rect.h / camera.scale * per_unit)))
    under = land.overlap_area(pygame.mask.Mask(size, fill=True), (round(left * per_unit), round(top * per_unit)))
    return under / (size[0] * size[1])
