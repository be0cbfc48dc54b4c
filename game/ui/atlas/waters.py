"""Names of seas: curved italics on open water of their own, wholly in sight or not there."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pygame

from game.scenarios.geometry import SeaShape
from game.ui.atlas import palette
from game.ui.atlas.faces import Faces
from game.ui.atlas.layout import Board, Layout, block, trim_edges
from game.ui.atlas.lettering import Curve, Sprite, curved
from game.ui.atlas.raster import SEA_CODE, Mask, ring_area, scaled

_SIZES = {1: (27.0, 23.0, 19.0, 16.0), 2: (20.0, 17.0, 15.0), 3: (16.0, 14.0)}
_TRACKS = (0.42, 0.3, 0.2)
_STEP = 2
"""Cells of the land grid in one cell where seas are looked for."""
_OWN = 0.72
"""Share of a name's box that must lie on the sea it names."""
_BOW = 0.07
"""Height of a name's arch as a share of its width."""
Sums = npt.NDArray[np.int32]


class Waters:
    """Names the seas of one map."""

    def __init__(self, board: Board, faces: Faces) -> None:
        self._board, self._faces = board, faces
        self._water: Mask = board.grid.codes[::_STEP, ::_STEP] == SEA_CODE
        self._zones = self._zone_map()

    def _zone_map(self) -> npt.NDArray[np.int32]:
        """Index of the named sea at each cell, -1 on land."""
        scale = 1.0 / (self._board.grid.unit * _STEP)
        surface = pygame.Surface(self._water.shape, 0, 32)
        rings = [(index, ring) for index, sea in enumerate(self._board.geometry.seas) for ring in sea.rings]
        for index, ring in sorted(rings, key=lambda pair: -ring_area(pair[1])):
            pygame.draw.polygon(surface, (0, 0, index + 1), scaled(ring, scale))
        blue = pygame.surfarray.array3d(surface)[:, :, 2].astype(np.int32) - 1
        return np.where(self._water, blue, -1).astype(np.int32)

    def steps(self, layout: Layout, before: Layout | None) -> Iterator[None]:
        """Names what is in sight, then what lies beyond it; yields between names."""
        cell = self._board.cell(layout.scale) * _STEP
        free = self._water.copy()
        for rect in layout.taken:
            block(free, rect.inflate(14, 8), cell)
        for laid in layout.laid:
            for x, y in laid.spine[::2]:
                block(free, pygame.Rect(round(float(x)) - 5, round(float(y)) - 5, 10, 10), cell)
        trim_edges(free, cell)
        free &= layout.open(free.shape, cell)
        seas = self._board.geometry.seas
        for index in sorted(range(len(seas)), key=lambda i: seas[i].rank):
            sprite = self._kept(seas[index], layout, before) or self._set(index, free, cell, layout)
            if sprite is not None:
                layout.put(sprite, seas[index].name)
                block(free, sprite.rect.inflate(40, 10), cell)
            yield

    def _kept(self, sea: SeaShape, layout: Layout, before: Layout | None) -> Sprite | None:
        """The name as it stood, if the window has only moved and it is still whole and clear."""
        old = before.named.get(sea.name) if before is not None and before.scale == layout.scale else None
        rect = layout.window.rect
        if old is None or rect is None or not pygame.Rect(rect).contains(old.rect):
            return None
        return old if all(layout.clear(part.inflate(8, 4)) and layout.whole(part) for part in old.parts) else None

    def _set(self, index: int, free: Mask, cell: float, layout: Layout) -> Sprite | None:
        sea = self._board.geometry.seas[index]
        own = self._zones == index
        seen = own & free
        if np.count_nonzero(seen) < 20:
            return None
        design = self._faces.scale
        zoom = (layout.scale / self._board.fit / design) ** 0.3
        font = self._faces.font("sea", 60)
        open_water, home = _sums(free), _sums(own)
        anchor = self._middle(sea, seen, layout, cell)
        for base in _SIZES[sea.rank]:
            size = base * zoom
            for track in _TRACKS:
                width = font.size(sea.name)[0] / 60 * size + track * size * design * (len(sea.name) - 1)
                high = size * design * 1.05 + width * _BOW
                at = _free_water((open_water, home), anchor, (width / cell, high / cell))
                if at is None:
                    continue
                curve = _swell(at[0] * cell, at[1] * cell, width)
                made = curved(self._faces, "sea", sea.name, size, palette.SEA_NAME, track * size * design, curve, 0.34)
                if all(layout.whole(part) and layout.clear(part) for part in made.parts):
                    return made
        return None

    @staticmethod
    def _middle(sea: SeaShape, seen: Mask, layout: Layout, cell: float) -> tuple[float, float]:
        """The sea's own anchor if it is in sight, else the middle of what is seen of it; in cells."""
        x, y = sea.anchor[0] * layout.scale, sea.anchor[1] * layout.scale
        room = layout.room
        if room is None or room.collidepoint(x, y):
            return x / cell, y / cell
        part = seen & layout.open(seen.shape, cell, sighted=True)
        cells = np.argwhere(part if part.any() else seen)
        return float(cells[:, 0].mean()), float(cells[:, 1].mean())


def _sums(mask: Mask) -> Sums:
    sums = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), np.int32)
    sums[1:, 1:] = mask.cumsum(axis=0, dtype=np.int32).cumsum(axis=1)
    return sums


def _boxes(sums: Sums, wide: int, high: int) -> Sums:
    result: Sums = sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high]
    return result


def _free_water(
    sums: tuple[Sums, Sums], anchor: tuple[float, float], size: tuple[float, float]
) -> tuple[float, float] | None:
    """Middle in cells of the box of free water of its own nearest the anchor."""
    wide, high = math.ceil(size[0]), math.ceil(size[1])
    if wide >= sums[0].shape[0] or high >= sums[0].shape[1]:
        return None
    full = wide * high
    fit = (_boxes(sums[0], wide, high) >= 0.999 * full) & (_boxes(sums[1], wide, high) >= _OWN * full)
    if not fit.any():
        return None
    x = np.arange(fit.shape[0]) + wide / 2 - anchor[0]
    y = np.arange(fit.shape[1]) + high / 2 - anchor[1]
    away = np.where(fit, np.hypot(x[:, None], y[None, :] * 1.4), np.inf)
    spot = np.unravel_index(int(np.argmin(away)), away.shape)
    return float(spot[0] + wide / 2), float(spot[1] + high / 2)


def _swell(x: float, y: float, width: float) -> Curve:
    """A line that rises gently in the middle, as sea names do."""
    bend = 4 * _BOW / width

    def curve(along: float) -> tuple[float, float, float]:
        return x + along, y + bend * (along * along - width * width / 12), -math.degrees(math.atan(2 * bend * along))

    return curve
