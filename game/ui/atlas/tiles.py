"""Tiles: the ground, its washes, hatches and lines put together at screen resolution, in squares that are kept.

A tile lies at (column, row) times SIDE plate pixels (map units times the scale). Panning only blits tiles; a change
of washes drops the tiles it touches and no others.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas import palette, paper, sea
from game.ui.atlas.bake import Ground
from game.ui.atlas.hatching import hatch_tile
from game.ui.atlas.linework import Linework, Sheet
from game.ui.atlas.raster import bounds
from game.ui.atlas.scene import Colour, MapScene
from game.ui.atlas.tint import Wash, group_of, packed

SIDE = 480
KEPT = 72
"""Tiles kept at most: a screen's worth at three zooms."""
PARTS_KEPT = 48
"""Grounds and drawings kept at most, from which a tile is quickly made in other colours."""
Place = tuple[int, int]
Kept = TypeVar("Kept")

_HACHURE_PERIODS = (10, 12, 15, 20, 24, 30)
_HACHURE_INK = 62
"""Light a stroke takes on the steepest shade, of 255."""
_BEYOND: Colour = (233, 222, 193)


class Engraver:
    """Makes and keeps the tiles of one ground."""

    def __init__(self, geometry: Geometry, ground: Ground) -> None:
        self._geometry, self._ground = geometry, ground
        self.lines = Linework(geometry)
        self._wash = Wash(geometry, ground)
        self._groups: dict[str, str] = {}
        self._scene = MapScene()
        self._tiles: dict[tuple[float, Place], pygame.Surface] = {}
        self._tables: dict[float, npt.NDArray[np.uint32]] = {}
        self._bare: pygame.Surface | None = None
        self.design = 1.0
        """Screen pixels in a pixel of the design: how wide the shore's glow and lines are."""
        self._grounds: dict[tuple[float, Place, float, float], pygame.Surface | None] = {}
        self._drawn: dict[tuple[float, Place, float], pygame.Surface | None] = {}
        self._stroke = _strokes(self.design)
        self._grain = (paper.grain(SIDE) + 250).clip(0, 255).astype(np.uint32)
        self._boxes = {p.id: bounds(q for ring in p.rings for q in ring) for p in geometry.provinces}

    def recolour(self, scene: MapScene) -> tuple[float, float, float, float] | None:
        """Takes a scene's tints and hatches; the box of map units whose tiles were dropped, or None."""
        box = self._wash.paint(scene.tints)
        dirty: list[tuple[float, float, float, float]] = []
        if box is not None:
            scale = self._ground.scale
            dirty.append((box.left / scale, box.top / scale, box.right / scale, box.bottom / scale))
        dirty += [self._boxes[n] for n in _changed(self._scene.occupied, scene.occupied) if n in self._boxes]
        groups = {name: group_of(tint) for name, tint in scene.tints.items()}
        if groups != self._groups:
            self._drawn.clear()
        if scene.relief != self._scene.relief:
            width, height = self._geometry.size
            dirty.append((0.0, 0.0, float(width), float(height)))
        self._groups, self._scene = groups, scene
        if not dirty:
            return None
        union = (min(b[0] for b in dirty), min(b[1] for b in dirty), max(b[2] for b in dirty), max(b[3] for b in dirty))
        for key in [k for k in self._tiles if _touches(k, union)]:
            del self._tiles[key]
        return union

    def redesign(self, design: float) -> None:
        """Tiles from now on have shores of another width."""
        if design != self.design:
            self.design, self._stroke = design, _strokes(design)
            self._tables, self._tiles, self._bare = {}, {}, None

    def has(self, scale: float, place: Place) -> bool:
        """Whether the tile is at hand."""
        return (scale, place) in self._tiles

    def plain(self, scale: float) -> pygame.Surface:
        """The whole map without lines, quickly."""
        size = (round(self._geometry.size[0] * scale), round(self._geometry.size[1] * scale))
        picture = self._shaded(scale, size).copy()
        washes = pygame.transform.smoothscale(self._wash.surface, size)
        picture.blit(washes, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        return picture

    def _shaded(self, scale: float, size: tuple[int, int]) -> pygame.Surface:
        """The ground with its shallows at a scale, before any wash; the last one is kept."""
        if self._bare is None or self._bare.get_size() != size:
            self._bare = pygame.transform.smoothscale(self._ground.base, size)
            near = pygame.transform.smoothscale(self._ground.near, size)
            self._shoal(near, scale)
            self._bare.blit(near, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        return self._bare

    def tile(self, scale: float, place: Place) -> pygame.Surface:
        """The tile, made if need be (about ten milliseconds)."""
        key = (scale, place)
        made = self._tiles.pop(key, None)
        if made is None:
            made = self._make(scale, place)
        self._tiles[key] = made
        while len(self._tiles) > KEPT:
            del self._tiles[next(iter(self._tiles))]
        return made

    def _make(self, scale: float, place: Place) -> pygame.Surface:
        at = (place[0] * SIDE, place[1] * SIDE)
        ground = self._ground_at(scale, place)
        if ground is None:
            tile = pygame.Surface((SIDE, SIDE), 0, 32)
            tile.fill(_BEYOND)
            return tile
        tile = ground.copy()
        factor = pygame.Surface((SIDE, SIDE), 0, 32)
        factor.fill((255, 255, 255))
        zoom = scale / self._ground.scale
        seen = pygame.Rect(round(at[0] / zoom) - 3, 0, round(SIDE / zoom) + 6, 1)
        self._cover(factor, self._wash.part(seen), zoom, at)
        tile.blit(factor, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        hatch_tile(tile, self._geometry, self._scene, self._boxes, scale, at)
        lines = self._lines_at(scale, place)
        if lines is not None:
            tile.blit(lines, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        return tile

    def _ground_at(self, scale: float, place: Place) -> pygame.Surface | None:
        """The tile without washes, kept so that another mode costs little; None beyond the plate."""
        key = (scale, place, self.design, self._scene.relief)
        if key not in self._grounds:
            at = (place[0] * SIDE, place[1] * SIDE)
            tile = pygame.Surface((SIDE, SIDE), 0, 32)
            tile.fill(_BEYOND)
            if self._cover(tile, self._ground.base, scale / self._ground.scale, at):
                self._engrave(tile, scale, at)
                self._grounds[key] = tile
            else:
                self._grounds[key] = None
            _forget(self._grounds, PARTS_KEPT)
        return self._grounds[key]

    def _lines_at(self, scale: float, place: Place) -> pygame.Surface | None:
        """Coasts, borders and rivers of a tile, premultiplied; kept until frontiers move."""
        key = (scale, place, self.design)
        if key not in self._drawn:
            sheet = Sheet(SIDE, scale, (place[0] * SIDE, place[1] * SIDE))
            self.lines.draw(sheet, self._groups, self.design)
            self._drawn[key] = sheet.reduced()
            _forget(self._drawn, PARTS_KEPT)
        return self._drawn[key]

    def _engrave(self, tile: pygame.Surface, scale: float, at: Place) -> None:
        """Water-lines and coast shade by table on the near field, then hachures and grain; hills as the scene asks."""
        relief = self._scene.relief
        factor = pygame.Surface((SIDE, SIDE), 0, 32)
        factor.fill((0, 0, 0))
        self._cover(factor, self._ground.near, scale / self._ground.scale * 2, at)
        if relief < 1.0:
            _flatten(tile, factor, 1.0 - relief)
        steep = self._shoal(factor, scale)
        tile.blit(factor, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        ink = np.uint32(round(_HACHURE_INK * relief))
        light = self._grain - ((steep * self._stroke * ink) >> np.uint32(16))
        pygame.surfarray.pixels2d(factor)[:] = light * np.uint32(0x010101)
        tile.blit(factor, (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    def _shoal(self, near: pygame.Surface, scale: float) -> npt.NDArray[np.uint32]:
        """Turns a piece of the near field into light factors in place; how steep the land is there, 0..255."""
        field = pygame.surfarray.pixels2d(near)
        red, green, blue, _ = near.get_shifts()
        signed = ((field >> red) & 255).astype(np.intp) - ((field >> green) & 255).astype(np.intp) + 255
        steep = ((field >> blue) & 255).astype(np.uint32)
        field[:] = self._table(scale, near)[signed]
        return steep

    def _table(self, scale: float, like: pygame.Surface) -> npt.NDArray[np.uint32]:
        """The shore's light factors at this scale, packed as the surface's pixels are."""
        if scale not in self._tables:
            if len(self._tables) > 12:
                self._tables.clear()
            red, green, blue, _ = like.get_shifts()
            self._tables[scale] = packed(
                sea.shore_table(scale / self._ground.scale * 2 / self.design), red, green, blue
            )
        return self._tables[scale]

    @staticmethod
    def _cover(tile: pygame.Surface, layer: pygame.Surface, zoom: float, at: Place) -> bool:
        """Scales the part of a layer under the tile onto it; `zoom` is screen pixels per layer pixel."""
        width, height = layer.get_size()
        left, top = max(0, math.floor(at[0] / zoom) - 2), max(0, math.floor(at[1] / zoom) - 2)
        right = min(width, math.ceil((at[0] + SIDE) / zoom) + 2)
        bottom = min(height, math.ceil((at[1] + SIDE) / zoom) + 2)
        if right - left < 1 or bottom - top < 1:
            return False
        part = layer.subsurface((left, top, right - left, bottom - top))
        size = (max(1, round((right - left) * zoom)), max(1, round((bottom - top) * zoom)))
        tile.blit(pygame.transform.smoothscale(part, size), (round(left * zoom) - at[0], round(top * zoom) - at[1]))
        return True


def _strokes(design: float) -> npt.NDArray[np.uint32]:
    """Hachures as far apart as the design wants them, 0..255 ink."""
    period = min(_HACHURE_PERIODS, key=lambda one: abs(one - _HACHURE_PERIODS[0] * design))
    return paper.hachures(SIDE, period).astype(np.uint32)


def _flatten(tile: pygame.Surface, near: pygame.Surface, share: float) -> None:
    """Lays so much (0..1) of plain parchment over the land, which the near field knows by its distance to the coast."""
    green = pygame.surfarray.pixels_green(near)
    cover = pygame.Surface(tile.get_size(), pygame.SRCALPHA, 32)
    cover.fill(palette.PARCHMENT)
    pygame.surfarray.pixels_alpha(cover)[:] = (np.minimum(green, 6) * (share * 255 / 6)).astype(np.uint8)
    tile.blit(cover, (0, 0))


def _forget(kept: dict[Kept, pygame.Surface | None], most: int) -> None:
    """Drops the oldest of what is kept."""
    while len(kept) > most:
        del kept[next(iter(kept))]


def _changed(before: Mapping[str, Colour], after: Mapping[str, Colour]) -> list[str]:
    return [name for name in {*before, *after} if before.get(name) != after.get(name)]


def _touches(key: tuple[float, Place], box: tuple[float, float, float, float]) -> bool:
    scale, (column, row) = key
    reach = 12.0
    left, top = column * SIDE - reach, row * SIDE - reach
    right, bottom = left + SIDE + 2 * reach, top + SIDE + 2 * reach
    return not (box[2] * scale < left or box[0] * scale > right or box[3] * scale < top or box[1] * scale > bottom)
