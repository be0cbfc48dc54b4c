"""Ways between provinces: who borders whom, where a strait is narrow enough to cross, which coasts ships join.

Borders are read off the finished sheet, crossings off the cells of the sea. March-kilometres are measured from
town to town along the globe and lengthened by the ground (decisions 12): they are what supply is reckoned by.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from math import dist

import numpy as np
from scipy import ndimage, sparse
from scipy.sparse.csgraph import dijkstra

from game.cartography.ground import Ground
from game.cartography.growth import Growth
from game.cartography.projection import Reals
from game.cartography.raster import CELL, COLUMNS, ROWS, Codes
from game.cartography.sheet import Sheet

__all__ = ["LEAST_BORDER", "Crossing", "Pair", "Ways", "border_lengths", "found_ways", "march_km"]

LEAST_BORDER = 40.0
"""Units of common border below which two provinces touch in a point, and no army passes."""
RANGE = 0.6
"""Mean ruggedness along a border from which a range bars it."""
GROUND = {"plain": 1.0, "steppe": 1.0, "hills": 1.15, "marsh": 1.3, "desert": 1.3, "mountains": 1.35}
RANGE_TOLL, MOST_TOLL, STRAIT_TOLL = 0.15, 1.6, 1.1
LEAST_KM = 10

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The shortest way over water between two coasts, in kilometres of water."""

    km: float


@dataclass(frozen=True, slots=True)
class Ways:
    """Pairs of provinces, ids in order: land borders with whether a range bars them, straits, sea lanes."""

    land: dict[Pair, bool]
    strait: dict[Pair, Crossing]
    sea: dict[Pair, Crossing]
    apart: dict[Pair, float] = field(default_factory=dict)
    """Kilometres between the towns of a pair, where the map does not tell them."""


def march_km(kind: str, km: float, terrains: tuple[str, str], barred: bool = False) -> int:
    """March-kilometres of a way of `km` kilometres as the crow flies, by the ground at both ends."""
    if kind == "land":
        toll = (GROUND[terrains[0]] + GROUND[terrains[1]]) / 2 + (RANGE_TOLL if barred else 0)
        return max(LEAST_KM, round(km * min(toll, MOST_TOLL)))
    return max(LEAST_KM, round(km * (STRAIT_TOLL if kind == "strait" else 1.0)))


def found_ways(ground: Ground, growth: Growth, sheet: Sheet) -> Ways:
    """All ways there are, before anyone corrects them."""
    land, lengths = _borders(ground, sheet), border_lengths(ground, sheet)
    touching = {pair for pair in _touching(growth, ground) if not lengths.get(pair)}
    crossings = _crossings(ground, growth)
    strait: dict[Pair, Crossing] = {}
    sea: dict[Pair, Crossing] = {}
    coast = {id for arc in sheet.arcs for id in _coasts(arc.left, arc.right, ground)}
    for pair in sorted(set(crossings) | touching):
        km = 0.0 if pair in touching else crossings[pair]
        if pair in land or not set(pair) <= coast:
            continue
        if km <= ground.strait_km:
            strait[pair] = Crossing(km)
        elif km <= ground.sea_km:
            sea[pair] = Crossing(km)
    return Ways(land, strait, sea)


def _coasts(left: str, right: str, ground: Ground) -> set[str]:
    """The province of an arc that is a coast."""
    seas, lands = {sea.id for sea in ground.seas}, {seat.id for seat in ground.seats}
    return {a for a, b in ((left, right), (right, left)) if a in lands and b in seas}


def _borders(ground: Ground, sheet: Sheet) -> dict[Pair, bool]:
    """Pairs with a border worth the name, and whether a range runs along it."""
    rough: dict[Pair, list[float]] = defaultdict(list)
    length = border_lengths(ground, sheet)
    for arc in sheet.arcs:
        pair = (min(arc.left, arc.right), max(arc.left, arc.right))
        if length.get(pair, 0.0) >= LEAST_BORDER:
            rough[pair] += [_rough_at(ground.rough, x, y) for x, y in arc.points]
    return {pair: float(np.mean(rough[pair])) > RANGE for pair in sorted(rough)}


def border_lengths(ground: Ground, sheet: Sheet) -> dict[Pair, float]:
    """Units of common land border of each pair of provinces that touch."""
    lands = {seat.id for seat in ground.seats}
    length: dict[Pair, float] = defaultdict(float)
    for arc in sheet.arcs:
        if arc.left in lands and arc.right in lands:
            pair = (min(arc.left, arc.right), max(arc.left, arc.right))
            length[pair] += sum(dist(a, b) for a, b in pairwise(arc.points))
    return dict(length)


def _rough_at(rough: Reals, x: float, y: float) -> float:
    return float(rough[min(int(y // CELL), ROWS - 1), min(int(x // CELL), COLUMNS - 1)])


def _touching(growth: Growth, ground: Ground) -> set[Pair]:
    """Pairs whose cells touch though a narrow water parts them: straits finer than a cell."""
    code = growth.province
    found: set[Pair] = set()
    for a, b in ((code[:, 1:], code[:, :-1]), (code[1:], code[:-1])):
        apart = (a != b) & (a >= 0) & (b >= 0)
        for one, other in np.unique(np.stack([a[apart], b[apart]], axis=1), axis=0).tolist():
            found.add(_pair(ground, one, other))
    return found


def _pair(ground: Ground, one: int, other: int) -> Pair:
    a, b = ground.seats[one].id, ground.seats[other].id
    return min(a, b), max(a, b)


def _crossings(ground: Ground, growth: Growth) -> dict[Pair, float]:
    """Least kilometres of water between each pair of coasts whose waters meet."""
    far, coast = _waters(growth)
    found: dict[Pair, float] = {}
    unit = CELL * ground.km_per_unit
    for down, right, length in ((0, 1, 1.0), (1, 0, 1.0), (1, 1, 2**0.5), (1, -1, 2**0.5)):
        a = (slice(0, ROWS - down), slice(max(0, -right), COLUMNS - max(0, right)))
        b = (slice(down, ROWS), slice(max(0, right), COLUMNS - max(0, -right)))
        meets = (coast[a] != coast[b]) & (coast[a] >= 0) & (coast[b] >= 0)
        ones, others = coast[a][meets], coast[b][meets]
        widths = (far[a][meets] + far[b][meets] + length) * unit
        for one, other, km in zip(ones.tolist(), others.tolist(), widths.tolist(), strict=True):
            pair = _pair(ground, one, other)
            found[pair] = min(km, found.get(pair, np.inf))
    return found


def _waters(growth: Growth) -> tuple[Reals, Codes]:
    """For each cell of water: cells to the nearest province's coast by water, and whose coast it is."""
    water = ~growth.land
    node = np.full((ROWS, COLUMNS), -1, np.int64)
    node[water] = np.arange(int(water.sum()))
    count = int(water.sum())
    starts, ends, prices = [], [], []
    for down, right, length in ((0, 1, 1.0), (1, 0, 1.0), (1, 1, 2**0.5), (1, -1, 2**0.5)):
        a = (slice(0, ROWS - down), slice(max(0, -right), COLUMNS - max(0, right)))
        b = (slice(down, ROWS), slice(max(0, right), COLUMNS - max(0, -right)))
        free = (node[a] >= 0) & (node[b] >= 0)
        starts.append(node[a][free])
        ends.append(node[b][free])
        prices.append(np.full(int(free.sum()), length))
    shore = ndimage.grey_dilation(np.where(growth.land, growth.province, -1), size=(3, 3))
    begins = np.flatnonzero(shore[water] >= 0)
    rows = np.concatenate([*starts, *ends])
    columns = np.concatenate([*ends, *starts])
    graph = sparse.csr_matrix((np.concatenate([*prices, *prices]), (rows, columns)), shape=(count, count))
    far = np.full((ROWS, COLUMNS), np.inf)
    coast = np.full((ROWS, COLUMNS), -1, np.int32)
    if len(begins):
        reach, _, sources = dijkstra(graph, indices=begins, min_only=True, return_predecessors=True)
        far[water] = reach
        coast[water] = np.where(np.isfinite(reach), shore[water][np.maximum(sources, 0)], -1)
    return far, coast
