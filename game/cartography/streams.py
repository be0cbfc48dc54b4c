"""Invented rivers: rain falls everywhere, runs downhill, and gathers.

Hollows are filled from the sea inward so that all water finds a way out (priority flood; Barnes, Lehman and Mulla
2014); a river begins where enough of it has come together.
"""

from __future__ import annotations

import heapq

import numpy as np
from scipy import ndimage
from shapely.geometry import LineString

from game.cartography.coasts import Terrain
from game.cartography.ground import Water
from game.cartography.projection import Reals
from game.cartography.raster import CELL, COLUMNS, ROWS, Codes, Mask, weave

__all__ = ["streams"]

BLOCK = 6
"""Cells to a side of the squares water runs over."""
GATHERED = {1: 900, 2: 330, 3: 110}
"""Squares whose water makes a river of each rank."""
LEAST_LENGTH = 7
Square = tuple[int, int]


def streams(seed: int, terrain: Terrain) -> tuple[Water, ...]:
    """Rivers of a terrain, from spring to mouth, the great ones first."""
    rows, columns = ROWS // BLOCK, COLUMNS // BLOCK
    high = (terrain.height * 0.6 + terrain.rough * 2.2 + 0.05 * weave(seed + 21, octaves=3, widest=60)).astype(
        np.float64
    )
    heights = high[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3))
    dry = terrain.land[BLOCK // 2 :: BLOCK, BLOCK // 2 :: BLOCK][:rows, :columns]
    below, order = _drained(heights, dry)
    gathered: Codes = np.where(dry, 1, 0).astype(np.int32)
    for square in reversed(order):
        if square in below:
            gathered[below[square]] += gathered[square]
    return tuple(_rivers(below, order, gathered, dry))


def _drained(heights: Reals, dry: Mask) -> tuple[dict[Square, Square], list[Square]]:
    """Which square each runs down to, and all dry squares from the sea inward."""
    rows, columns = heights.shape
    shore = ndimage.binary_dilation(dry) & ~dry
    edge = [(float(heights[r, c]), (int(r), int(c))) for r, c in zip(*np.nonzero(shore), strict=True)]
    heapq.heapify(edge)
    seen = {square for _, square in edge}
    below: dict[Square, Square] = {}
    order: list[Square] = []
    while edge:
        level, (row, column) = heapq.heappop(edge)
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)):
            near = (row + dr, column + dc)
            inside = 0 <= near[0] < rows and 0 <= near[1] < columns
            if inside and near not in seen and dry[near]:
                seen.add(near)
                below[near] = (row, column)
                order.append(near)
                heapq.heappush(edge, (max(level, float(heights[near])), near))
    return below, order


def _rivers(below: dict[Square, Square], order: list[Square], gathered: Codes, dry: Mask) -> list[Water]:
    """Each river from its mouth up along its greatest branch; branches follow as rivers of their own."""
    above: dict[Square, list[Square]] = {}
    for square in order:
        above.setdefault(below[square], []).append(square)
    mouths = [square for square in order if not dry[below[square]] and gathered[square] >= GATHERED[3]]
    waiting = sorted(mouths, key=lambda square: -int(gathered[square]))
    found = []
    while waiting:
        mouth = waiting.pop(0)
        course, branches = _up(mouth, above, gathered)
        waiting += branches
        if len(course) >= LEAST_LENGTH:
            rank = min(rank for rank, least in GATHERED.items() if gathered[mouth] >= least)
            found.append(Water(rank, "", _curved([below[mouth], *course][::-1])))
    return sorted(found, key=lambda river: (river.rank, -river.course.length))


def _up(mouth: Square, above: dict[Square, list[Square]], gathered: Codes) -> tuple[list[Square], list[Square]]:
    course: list[Square] = [mouth]
    branches: list[Square] = []
    while True:
        feeders = sorted(above.get(course[-1], []), key=lambda square: (-int(gathered[square]), square))
        if not feeders or gathered[feeders[0]] < GATHERED[3] / 4:
            return course, branches
        course.append(feeders[0])
        branches += [square for square in feeders[1:] if gathered[square] >= GATHERED[3]]


def _curved(course: list[Square]) -> LineString:
    """Squares as a smooth line in map units."""
    points = np.array([((c + 0.5) * BLOCK * CELL, (r + 0.5) * BLOCK * CELL) for r, c in course])
    fine = np.arange(0, len(points) - 1 + 1e-9, 0.25)
    rough = np.stack([np.interp(fine, np.arange(len(points)), points[:, axis]) for axis in (0, 1)], axis=1)
    smooth = ndimage.gaussian_filter1d(rough, 3.0, axis=0, mode="nearest")
    smooth[0], smooth[-1] = rough[0], rough[-1]
    line = LineString(np.round(smooth)).simplify(2.5)
    return line if isinstance(line, LineString) else LineString(np.round(points))
