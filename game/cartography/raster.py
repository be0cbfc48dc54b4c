"""Squared paper: what lies in each cell of the map, for growing and for measuring.

Arrays are [row, column], y downwards; a cell is `CELL` units wide, so every map has the same 900 × 1600 of them.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from shapely.geometry import MultiPolygon, Polygon

from game.cartography.projection import HEIGHT, WIDTH, Reals

__all__ = ["CELL", "COLUMNS", "ROWS", "Codes", "Mask", "cell_of", "nearest_code", "painted", "weave"]

CELL = 6
ROWS, COLUMNS = HEIGHT // CELL, WIDTH // CELL
Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


def cell_of(x: float, y: float) -> tuple[int, int]:
    """Row and column of the cell over a point, the nearest one for a point outside the frame."""
    return min(max(int(y // CELL), 0), ROWS - 1), min(max(int(x // CELL), 0), COLUMNS - 1)


def painted(shapes: Iterable[tuple[int, Polygon | MultiPolygon]], ground: int = -1) -> Codes:
    """Which shape covers the middle of each cell, later shapes over earlier ones, `ground` where none does."""
    paper = np.full((ROWS, COLUMNS), ground, np.int32)
    for code, shape in shapes:
        for part in shape.geoms if isinstance(shape, MultiPolygon) else (shape,):
            _paint(paper, part, code)
    return paper


def _paint(paper: Codes, part: Polygon, code: int) -> None:
    """Fills one polygon by the even–odd rule along rows."""
    if part.is_empty:
        return
    left, top, right, bottom = part.bounds
    if right < 0 or bottom < 0 or left > WIDTH or top > HEIGHT:
        return
    first, last = max(int(top // CELL) - 1, 0), min(int(bottom // CELL) + 1, ROWS - 1)
    toggles = np.zeros((last - first + 1, COLUMNS + 1), np.int32)
    for ring in (part.exterior, *part.interiors):
        _toggle(toggles, np.asarray(ring.coords)[:, :2], first)
    inside = np.cumsum(toggles, axis=1)[:, :COLUMNS] % 2 == 1
    paper[first : last + 1][inside] = code


def _toggle(toggles: Codes, points: Reals, first: int) -> None:
    """Marks where a ring crosses the middle line of each row, by the first cell whose middle lies right of it."""
    (ax, ay), (bx, by) = points[:-1].T / CELL - 0.5, points[1:].T / CELL - 0.5
    low, high = np.minimum(ay, by), np.maximum(ay, by)
    start = np.maximum(np.ceil(low), first).astype(np.int64)
    stop = np.minimum(np.ceil(high), first + len(toggles)).astype(np.int64)
    count = np.maximum(stop - start, 0)
    edge = np.repeat(np.arange(len(count)), count)
    if not len(edge):
        return
    row = start[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    share = (row - ay[edge]) / (by[edge] - ay[edge])
    column = np.clip(np.ceil(ax[edge] + share * (bx[edge] - ax[edge])), 0, COLUMNS).astype(np.int64)
    np.add.at(toggles, (row - first, column), 1)


def nearest_code(codes: Codes, known: Mask) -> tuple[Codes, Reals]:
    """For each cell the code of the nearest known cell, and how many cells away that is."""
    far, (rows, columns) = ndimage.distance_transform_edt(~known, return_indices=True)
    return codes[rows, columns], far


def weave(seed: int, octaves: int = 5, widest: int = 240) -> Reals:
    """Even noise over the paper: `octaves` of it, each half as wide, mean 0 and standard deviation 1."""
    dice = np.random.default_rng(seed)
    total = np.zeros((ROWS, COLUMNS))
    for octave in range(octaves):
        width = widest / 2**octave
        knots = dice.standard_normal((int(ROWS / width) + 4, int(COLUMNS / width) + 4))
        total += _between(ROWS, width) @ knots @ _between(COLUMNS, width).T / 2 ** (octave * 0.9)
    result: Reals = (total - total.mean()) / total.std()
    return result


def _between(count: int, width: float) -> Reals:
    """Weights of knots `width` cells apart in each of `count` cells: cubic and smooth (Catmull and Rom 1974)."""
    at = np.arange(count) / width + 1
    left = at.astype(np.int64)
    t = at - left
    weights = np.zeros((count, int(count / width) + 4))
    cubic = (
        (-t + 2 * t**2 - t**3) / 2,
        (2 - 5 * t**2 + 3 * t**3) / 2,
        (t + 4 * t**2 - 3 * t**3) / 2,
        (-(t**2) + t**3) / 2,
    )
    for step, weight in enumerate(cubic):
        weights[np.arange(count), left - 1 + step] += weight
    return weights
