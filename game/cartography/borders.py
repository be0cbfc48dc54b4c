"""Borders: from cells to lines. Fronts between provinces are traced, smoothed, and laid onto rivers they follow."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import shapely
from scipy.ndimage import gaussian_filter1d
from shapely.geometry import LineString, MultiLineString

from game.cartography.ground import Water
from game.cartography.projection import Reals
from game.cartography.raster import CELL, COLUMNS, ROWS, Codes, Mask

__all__ = ["fronts"]

SMOOTH = 2.6
"""Standard deviation in cells of the smoothing along a border."""
RIVER_CELLS = 2.6
RIVER_RUN = 9
"""A border runs along a river where so many of its points in a row lie so many cells from it, at most."""
SIMPLER = 1.6
"""Units a point of a border may be off its smooth course."""

Node = int
_WIDE = COLUMNS + 1


def fronts(codes: Codes, shown: Mask, rivers: tuple[Water, ...] = ()) -> list[LineString]:
    """The lines between unlike cells, cut at junctions; only those with a `shown` cell near them.

    Ends are junctions or points of the frame and stay where they are, so that
    lines that met still meet.
    """
    ways = MultiLineString([river.course for river in rivers if river.course.length > 0]) if rivers else None
    found = []
    for nodes in _chains(_steps(codes)):
        points = np.array([(node % _WIDE, node // _WIDE) for node in nodes], np.float64)
        if not _is_shown(points, shown):
            continue
        smooth = _smoothed(points) * CELL
        if ways is not None:
            smooth = _on_rivers(smooth, ways)
        line = LineString(np.round(smooth)).simplify(SIMPLER)
        if isinstance(line, LineString) and line.length > 0:
            found.append(line)
    return found


def _steps(codes: Codes) -> dict[Node, list[Node]]:
    """Lattice points joined by cell edges between unlike cells."""
    at: dict[Node, list[Node]] = defaultdict(list)
    rows, columns = np.nonzero(codes[:, 1:] != codes[:, :-1])
    pairs = [(rows * _WIDE + columns + 1, (rows + 1) * _WIDE + columns + 1)]
    rows, columns = np.nonzero(codes[1:] != codes[:-1])
    pairs.append(((rows + 1) * _WIDE + columns, (rows + 1) * _WIDE + columns + 1))
    for starts, ends in pairs:
        for a, b in zip(starts.tolist(), ends.tolist(), strict=True):
            at[a].append(b)
            at[b].append(a)
    return at


def _chains(at: dict[Node, list[Node]]) -> list[list[Node]]:
    """Runs of steps between junctions, then the rings that have none."""
    walked: set[tuple[Node, Node]] = set()
    found = []
    junctions = sorted(node for node, near in at.items() if len(near) != 2)
    for start in junctions:
        for step in at[start]:
            if (start, step) not in walked:
                found.append(_walk(at, start, step, walked))
    for start in sorted(node for node, near in at.items() if len(near) == 2):
        if (start, at[start][0]) not in walked:
            found.append(_walk(at, start, at[start][0], walked))
    return found


def _walk(at: dict[Node, list[Node]], start: Node, step: Node, walked: set[tuple[Node, Node]]) -> list[Node]:
    chain = [start, step]
    walked |= {(start, step), (step, start)}
    while len(at[chain[-1]]) == 2 and chain[-1] != start:
        a, b = at[chain[-1]]
        following = b if a == chain[-2] else a
        walked |= {(chain[-1], following), (following, chain[-1])}
        chain.append(following)
    return chain


def _is_shown(points: Reals, shown: Mask) -> bool:
    """Whether any cell at the line is shown."""
    x = np.clip(points[:, 0].astype(int), 0, COLUMNS - 1)
    y = np.clip(points[:, 1].astype(int), 0, ROWS - 1)
    back_x, back_y = np.maximum(x - 1, 0), np.maximum(y - 1, 0)
    return bool((shown[y, x] | shown[back_y, back_x] | shown[y, back_x] | shown[back_y, x]).any())


def _smoothed(points: Reals) -> Reals:
    """A Gaussian along the line; ends fixed by reflecting it in them, rings smoothed all round."""
    if (points[0] == points[-1]).all():
        ring = gaussian_filter1d(points[:-1], SMOOTH, axis=0, mode="wrap")
        return np.vstack([ring, ring[:1]])
    if len(points) < 4:
        return points
    reach = min(len(points) - 1, 12)
    before = 2 * points[0] - points[reach:0:-1]
    after = 2 * points[-1] - points[-2 : -reach - 2 : -1]
    smooth = gaussian_filter1d(np.vstack([before, points, after]), SMOOTH, axis=0)[reach : reach + len(points)]
    smooth[0], smooth[-1] = points[0], points[-1]
    return np.asarray(smooth, np.float64)


def _on_rivers(points: Reals, ways: MultiLineString) -> Reals:
    """Moves long runs that keep close to a river onto it, a few points short of either end."""
    spots = np.asarray(shapely.points(points))
    close = np.asarray(shapely.distance(spots, ways) <= RIVER_CELLS * CELL)
    close[:3] = close[-3:] = False
    moved = points.copy()
    starts = np.flatnonzero(np.diff(np.concatenate([[0], close.astype(int), [0]])) == 1)
    stops = np.flatnonzero(np.diff(np.concatenate([[0], close.astype(int), [0]])) == -1)
    for start, stop in zip(starts, stops, strict=True):
        if stop - start >= RIVER_RUN:
            joins = shapely.get_point(shapely.shortest_line(spots[start:stop], ways), 1)
            moved[start:stop] = shapely.get_coordinates(joins)
    return moved
