"""Growth: from seats to the land each province covers, so that mountains and rivers become its borders.

Every seat spreads over the land at the price of the ground, all at once, and takes what it reaches first: one
shortest-path search from many sources (Dijkstra 1959). Ranges and rivers cost much, so fronts meet on them.
A few rounds shift the seats' head starts until no province is starved by its neighbours. What lies beyond
the claim of every seat stays wild.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage, sparse
from scipy.sparse.csgraph import dijkstra
from shapely.geometry import LineString

from game.cartography.ground import FREE, NOBODY, Ground, Seat
from game.cartography.projection import Reals
from game.cartography.raster import CELL, COLUMNS, ROWS, Codes, Mask, cell_of, nearest_code, painted, weave

__all__ = ["EMPTY", "Growth", "SeatAtSeaError", "costs", "grow", "grow_seas"]

EMPTY = -1
"""Code of land that stays wild, and of water before the seas are grown."""
RIVER_COST = {1: 9.0, 2: 6.0, 3: 3.5}
LAKE_COST = 4.0
LEAST_CELLS = 480
"""The smallest province worth a click: about 700 pixels of a 1080-line screen."""
ROUNDS = 5
SHORE_REACH = 40
"""How many cells a seat may be moved to stand on land of its own walls."""
POCKET_CELLS = 6_000
_STEPS = ((0, 1, 1.0), (1, 0, 1.0), (1, 1, 2**0.5), (1, -1, 2**0.5))


class SeatAtSeaError(ValueError):
    """Seats that have no land: `seats` names them."""

    def __init__(self, seats: Iterable[str]) -> None:
        self.seats = tuple(seats)
        super().__init__(", ".join(self.seats))


@dataclass(frozen=True, slots=True)
class Growth:
    """What grew: `province` per cell of land (index of the seat, or EMPTY), and which cells are land at all."""

    province: Codes
    land: Mask
    part: Codes
    """Index of the land polygon under each cell, -1 at sea."""
    cells: tuple[tuple[int, int], ...]
    """Row and column of each seat, moved onto land where the coast is coarse."""


def grow(ground: Ground) -> Growth:
    """The provinces of a ground; SeatAtSeaError where a seat stands on no land it may grow on."""
    part = painted(enumerate(ground.land))
    land = part >= 0
    walls = np.where(land, ground.walls, NOBODY)
    spots, parents = _spots(ground.seats)
    cells = _settled(spots, land, walls)
    cost = costs(ground, land)
    field = _Field(cost, part, walls)
    grown = _balanced(spots, parents, field, cells)
    grown = _claimed(ground, spots, grown, cells, land, walls)
    province = np.where(grown >= 0, parents[np.maximum(grown, 0)], EMPTY).astype(np.int32)
    return Growth(province, land, part, cells[: len(ground.seats)])


def _spots(seats: tuple[Seat, ...]) -> tuple[tuple[Seat, ...], Codes]:
    """Every place land grows from, the seats first, and whose each is: a seat may have further ones."""
    further = [(n, replace(seat, x=x, y=y, also=())) for n, seat in enumerate(seats) for x, y in seat.also]
    parents = [*range(len(seats)), *(n for n, _ in further)]
    return (*seats, *(spot for _, spot in further)), np.array(parents, np.int32)


def costs(ground: Ground, land: Mask) -> Reals:
    """What a step over each cell costs, 1 on average: rough ground, rivers and lakes are dear, and all is uneven."""
    price = 0.9 + 2.4 * ground.rough
    for river in sorted(ground.rivers, key=lambda one: -one.rank):
        rows, columns = _course_cells(river.course)
        price[rows, columns] = np.maximum(price[rows, columns], 0.9 + RIVER_COST[river.rank])
    price += LAKE_COST * (painted((0, lake) for lake in ground.lakes) >= 0)
    price += _narrows(land)
    price *= np.exp(0.5 * weave(ground.seed))
    result: Reals = price / price[land].mean()
    return result


def _course_cells(course: LineString) -> tuple[Codes, Codes]:
    """The cells a line runs over, two wide."""
    points = np.array([course.interpolate(d).coords[0] for d in np.arange(0, course.length, CELL * 0.7)])
    if not len(points):
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    rows, columns = (points[:, 1] // CELL).astype(np.int32), (points[:, 0] // CELL).astype(np.int32)
    rows, columns = np.concatenate([rows, rows + 1, rows]), np.concatenate([columns, columns, columns + 1])
    on = (rows >= 0) & (rows < ROWS) & (columns >= 0) & (columns < COLUMNS)
    return rows[on], columns[on]


def _narrows(land: Mask) -> Reals:
    """A strait narrower than a cell shows as land hemmed by water: growth pays for crossing it as for a river."""
    sea = ndimage.uniform_filter((~land).astype(np.float64), 5)
    return np.where(land, 5.0 * np.clip(sea - 0.35, 0, 1), 0.0)


def _settled(seats: tuple[Seat, ...], land: Mask, walls: Codes) -> tuple[tuple[int, int], ...]:
    """Each seat's cell: its own where that is land within its walls, else the nearest such cell that is free."""
    taken: dict[tuple[int, int], str] = {}
    lost: list[str] = []
    for seat in seats:
        row, column = cell_of(seat.x, seat.y)
        top, left = max(row - SHORE_REACH, 0), max(column - SHORE_REACH, 0)
        window = (slice(top, row + SHORE_REACH + 1), slice(left, column + SHORE_REACH + 1))
        rows, columns = np.nonzero(land[window] & (walls[window] == seat.wall))
        far = (rows + top - row) ** 2 + (columns + left - column) ** 2
        found = ((int(rows[i]) + top, int(columns[i]) + left) for i in np.argsort(far, kind="stable"))
        place = next((cell for cell in found if cell not in taken), None)
        if place is None:
            lost.append(seat.id)
        else:
            taken[place] = seat.id
    if lost:
        raise SeatAtSeaError(lost)
    return tuple(taken)


class _Field:
    """The land as a graph: steps to the eight neighbours, never over open water or through a wall."""

    def __init__(self, cost: Reals, part: Codes, walls: Codes) -> None:
        open_land = (part >= 0) & (walls != NOBODY)
        self.node = np.full((ROWS, COLUMNS), -1, np.int64)
        self.node[open_land] = np.arange(int(open_land.sum()))
        self.count = int(open_land.sum())
        starts, ends, prices = [], [], []
        for down, right, length in _STEPS:
            a = (slice(0, ROWS - down), slice(max(0, -right), COLUMNS - max(0, right)))
            b = (slice(down, ROWS), slice(max(0, right), COLUMNS - max(0, -right)))
            free = (self.node[a] >= 0) & (self.node[b] >= 0) & (part[a] == part[b]) & (walls[a] == walls[b])
            starts.append(self.node[a][free])
            ends.append(self.node[b][free])
            prices.append((cost[a][free] + cost[b][free]) / 2 * length)
        self.starts, self.ends = np.concatenate(starts), np.concatenate(ends)
        self.prices = np.concatenate(prices)

    def spread(self, cells: tuple[tuple[int, int], ...], starts: Reals) -> Codes:
        """Which seat reaches each cell first, `starts` being what each pays before its first step."""
        seats = np.arange(len(cells)) + self.count
        homes = np.array([self.node[cell] for cell in cells])
        rows = np.concatenate([self.starts, self.ends, seats])
        columns = np.concatenate([self.ends, self.starts, homes])
        prices = np.concatenate([self.prices, self.prices, starts - starts.min() + 1e-6])
        size = self.count + len(cells)
        graph = sparse.csr_matrix((prices, (rows, columns)), shape=(size, size))
        far, _, sources = dijkstra(graph, indices=seats, min_only=True, return_predecessors=True)
        owner = np.where(np.isfinite(far[: self.count]), sources[: self.count] - self.count, EMPTY)
        paper = np.full((ROWS, COLUMNS), EMPTY, np.int32)
        paper[self.node >= 0] = owner
        return paper


def _balanced(spots: tuple[Seat, ...], parents: Codes, field: _Field, cells: tuple[tuple[int, int], ...]) -> Codes:
    """Grow, see who is starved, give those a head start, and grow again; codes are spots."""
    count = int(parents.max()) + 1
    room = _room(spots[:count], cells[:count])
    weights = np.array([seat.weight for seat in spots[:count]])
    starts = -0.10 * (weights - 1) * room
    aims = np.maximum(LEAST_CELLS, 0.8 * room**2 * (1 + 0.2 * (weights - 1)))
    grown = field.spread(cells, starts[parents])
    for _ in range(ROUNDS):
        areas = np.bincount(parents[grown[grown >= 0]], minlength=count)
        short = areas / aims < 0.75
        if not short.any():
            break
        starts -= np.where(short, 0.12 * room * np.minimum(1, 1.6 * (1 - areas / aims)), 0)
        grown = field.spread(cells, starts[parents])
    return grown


def _room(seats: tuple[Seat, ...], cells: tuple[tuple[int, int], ...]) -> Reals:
    """Cells to the nearest other seat behind the same walls, at most 200."""
    places = np.array(cells, np.float64)
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    walls = np.array([seat.wall for seat in seats])
    apart[(walls[:, None] != walls[None]) | np.eye(len(seats), dtype=bool)] = 200.0
    result: Reals = np.minimum(apart.min(axis=1), 200.0)
    return result


def _claimed(
    ground: Ground,
    spots: tuple[Seat, ...],
    province: Codes,
    cells: tuple[tuple[int, int], ...],
    land: Mask,
    walls: Codes,
) -> Codes:
    """Islands join who is near, far land falls back to the wild, and small wild pockets are filled."""
    reach = ground.claim_km / (ground.km_per_unit * CELL)
    province = _joined(province, land, walls, min(reach, ground.sea_km / (ground.km_per_unit * CELL)))
    province = _within_reach(ground, spots, province, cells, reach)
    pockets, count = ndimage.label((province == EMPTY) & land & (walls != NOBODY))
    if count:
        sizes = np.bincount(pockets.ravel())
        edge = {*pockets[0], *pockets[-1], *pockets[:, 0], *pockets[:, -1]}
        small = [n for n in range(1, count + 1) if sizes[n] < POCKET_CELLS and n not in edge]
        hemmed = np.isin(pockets, small)
        for wall in np.unique(walls[hemmed]):
            known, here = (province >= 0) & (walls == wall), hemmed & (walls == wall)
            if known.any():
                filled, far = nearest_code(province, known)
                province = np.where(here & (far < reach), filled, province)
    return province


def _joined(province: Codes, land: Mask, walls: Codes, reach: float) -> Codes:
    """Land no seat could walk to goes to the nearest province behind the same walls, if it is near enough."""
    result = province.copy()
    for wall in np.unique(walls[land & (province == EMPTY)]):
        known = (province >= 0) & (walls == wall)
        lost = (province == EMPTY) & land & (walls == wall)
        if wall == NOBODY or not known.any():
            continue
        filled, far = nearest_code(province, known)
        islands, count = ndimage.label(lost, structure=np.ones((3, 3)))
        for island in range(1, count + 1):
            here = islands == island if count < 40 else None
            rows, columns = np.nonzero(islands == island) if here is None else np.nonzero(here)
            nearest = int(np.argmin(far[rows, columns]))
            if far[rows[nearest], columns[nearest]] <= reach:
                result[rows, columns] = filled[rows[nearest], columns[nearest]]
    return result


def _within_reach(
    ground: Ground, spots: tuple[Seat, ...], province: Codes, cells: tuple[tuple[int, int], ...], reach: float
) -> Codes:
    """Land farther from its spot than the claim falls back to the wild, rough land sooner."""
    places, weights = np.array(cells, np.float64), np.array([spot.weight for spot in spots])
    rows, columns = np.nonzero(province >= 0)
    owner = province[rows, columns]
    far = np.hypot(rows - places[owner, 0], columns - places[owner, 1])
    far *= np.exp(0.1 * weave(ground.seed + 1)[rows, columns]) * (1 + 0.25 * ground.rough[rows, columns])
    lost = far > reach * (1 + 0.12 * (weights[owner] - 1))
    result = province.copy()
    result[rows[lost], columns[lost]] = EMPTY
    return result


def grow_seas(ground: Ground, land: Mask) -> Codes:
    """Which named sea each cell of water belongs to: the nearest by water, else the nearest at all."""
    water = ~land
    walls = np.where(water, FREE, NOBODY)
    cells = _settled(tuple(Seat(s.id, s.name, s.x, s.y, 2) for s in ground.seas), water, walls)
    waves = 1 + 0.25 * np.abs(weave(ground.seed + 2))
    field = _Field(waves, np.where(water, 0, -1), walls)
    seas = field.spread(cells, np.zeros(len(cells)))
    filled, _ = nearest_code(seas, seas >= 0)
    return filled
