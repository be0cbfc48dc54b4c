"""The ground of an invented world: scattered provinces, ways between them, states grown from seats.

Whole kilometres throughout, and chance by name, so that one seed lays the same
ground on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt

from game.kit.dice import Dice
from game.kit.integers import split
from game.world.constants import TERRAIN_PERMILLE

__all__ = ["Ground", "lay_ground", "reached_from_first", "settled"]

SPACING_KM = 100
"""Mean distance of neighbouring provinces as the crow flies; with the ground counted in, about Greece's."""
JITTER_PERCENT = 80
"""How far a province may lie from the middle of its square, in per cent of half its side."""
ROAD_PERCENT = 110
"""March-kilometres of flat road for each hundred as the crow flies."""
SAIL_PERCENT = 90
PORT_PERMILLE = 600
"""Chance that a province on the coast has a port."""
LANES = 3
"""How many ports further along the coast a port trades with."""
TERRAINS = ("plain",) * 10 + ("hills",) * 6 + ("mountains",) * 2 + ("marsh", "steppe")
LEAST_WEIGHT, WEIGHTS = 2, 4
"""A province's part of wealth: so much at least, and so many steps up."""

Point = tuple[int, int]
Way = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Ground:
    """Provinces by number: where they lie, whose they are, and the ways (from, to, march-kilometres)."""

    points: tuple[Point, ...]
    terrain: tuple[str, ...]
    weight: tuple[int, ...]
    owner: tuple[int, ...]
    seats: tuple[int, ...]
    ports: frozenset[int]
    land: tuple[Way, ...]
    sea: tuple[Way, ...]
    strait: tuple[Way, ...] = ()

    def lands_of(self, state: int) -> tuple[int, ...]:
        """The provinces of a state."""
        return tuple(n for n, owner in enumerate(self.owner) if owner == state)

    def borders(self) -> dict[tuple[int, int], tuple[int, ...]]:
        """Pairs of states that touch by land, each with the provinces on both sides of their border."""
        found: dict[tuple[int, int], set[int]] = {}
        for a, b, _ in self.land:
            pair = (min(self.owner[a], self.owner[b]), max(self.owner[a], self.owner[b]))
            if pair[0] != pair[1]:
                found.setdefault(pair, set()).update((a, b))
        return {pair: tuple(sorted(places)) for pair, places in found.items()}


def lay_ground(dice: Dice, states: int, provinces: int) -> Ground:
    """Scatter, link, settle."""
    cells = _cells(dice, provinces)
    points = tuple(_scatter(dice, cell, n) for n, cell in enumerate(cells))
    terrain = tuple(TERRAINS[dice.roll(len(TERRAINS), "terrain", n)] for n in range(provinces))
    links = _linked(points, cells)
    seats = _seats(dice, points, states)
    aims = tuple(30 + dice.roll(100, "size", n) for n in range(states))
    owner = settled(points, links, seats, aims)
    weight = [LEAST_WEIGHT + dice.roll(WEIGHTS, "weight", n) for n in range(provinces)]
    for seat in seats:
        weight[seat] += 2
    coast = _coast(cells)
    ports = [n for n in coast if dice.chance(PORT_PERMILLE, "port", n)]
    sea = _lanes(points, ports, links)
    land = tuple((a, b, _road_km(points, terrain, a, b)) for a, b in links)
    return Ground(points, terrain, tuple(weight), owner, seats, frozenset(ports) if sea else frozenset(), land, sea)


def _cells(dice: Dice, count: int) -> list[Point]:
    """Squares of a board with a province in each; those left empty lie anywhere."""
    side = isqrt(count - 1) + 1
    board = [(x, y) for y in range(side) for x in range(side)]
    while len(board) > count:
        board.pop(dice.roll(len(board), "empty", len(board)))
    return board


def _scatter(dice: Dice, cell: Point, n: int) -> Point:
    wide = SPACING_KM * JITTER_PERCENT // 100
    dx, dy = (dice.roll(wide + 1, "place", n, axis) - wide // 2 for axis in "xy")
    return (cell[0] * SPACING_KM + SPACING_KM // 2 + dx, cell[1] * SPACING_KM + SPACING_KM // 2 + dy)


def _square(a: Point, b: Point) -> int:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _km(a: Point, b: Point) -> int:
    return isqrt(_square(a, b))


def _linked(points: tuple[Point, ...], cells: list[Point]) -> tuple[tuple[int, int], ...]:
    """The Gabriel graph: two are linked where no third lies in the circle between them; and all hang together."""
    at = {cell: n for n, cell in enumerate(cells)}
    near = [
        [at[x + dx, y + dy] for dx in range(-2, 3) for dy in range(-2, 3) if (dx or dy) and (x + dx, y + dy) in at]
        for x, y in cells
    ]
    found = [(a, b) for a in range(len(points)) for b in near[a] if a < b and _is_open(points, a, b, near[a])]
    return tuple(_joined(points, found))


def _is_open(points: tuple[Point, ...], a: int, b: int, others: list[int]) -> bool:
    here, there = points[a], points[b]
    apart = _square(here, there)
    return all(c == b or _square(here, points[c]) + _square(there, points[c]) >= apart for c in others)


def _joined(points: tuple[Point, ...], links: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where parts lie far from the rest, the shortest way joins them."""
    while len(part := reached_from_first(len(points), links)) < len(points):
        rest = [n for n in range(len(points)) if n not in part]
        links.append(min(((min(a, b), max(a, b)) for a in part for b in rest), key=lambda p: _gap(points, p)))
    return sorted(links)


def _gap(points: tuple[Point, ...], pair: tuple[int, int]) -> tuple[int, tuple[int, int]]:
    return _square(points[pair[0]], points[pair[1]]), pair


def _around(count: int, links: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> list[list[int]]:
    around: list[list[int]] = [[] for _ in range(count)]
    for a, b in links:
        around[a].append(b)
        around[b].append(a)
    return around


def reached_from_first(count: int, links: list[tuple[int, int]]) -> set[int]:
    """All that can be reached from the first province."""
    around, reached, waiting = _around(count, links), {0}, [0]
    while waiting:
        for there in around[waiting.pop()]:
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    return reached


def _seats(dice: Dice, points: tuple[Point, ...], states: int) -> tuple[int, ...]:
    """Capitals, each the farthest from the others of a few drawn by lot."""
    seats = [dice.roll(len(points), "seat", 0)]
    while len(seats) < states:
        drawn = {dice.roll(len(points), "seat", len(seats), k) for k in range(8)} - set(seats)
        drawn = drawn or set(range(len(points))) - set(seats)
        seats.append(max(sorted(drawn), key=lambda n: min(_square(points[n], points[s]) for s in seats)))
    return tuple(seats)


def settled(
    points: tuple[Point, ...], links: tuple[tuple[int, int], ...], seats: tuple[int, ...], sizes_wanted: tuple[int, ...]
) -> tuple[int, ...]:
    """Whose each province is: states grow from their seats towards the sizes wanted, always along a link.

    `links` must join all provinces.
    """
    around = _around(len(points), links)
    aims = split(len(points), sizes_wanted)
    owner: dict[int, int] = {place: n for n, place in enumerate(seats)}
    free = [{there for there in around[place] if there not in owner} for place in seats]
    sizes = [1] * len(seats)
    while len(owner) < len(points):
        growing = [n for n in range(len(seats)) if free[n]]
        state = max(growing, key=lambda n: ((aims[n] - sizes[n]) * 1000 // max(1, aims[n]), -n))
        place = min(free[state], key=lambda n: (_square(points[n], points[seats[state]]), n))
        owner[place] = state
        sizes[state] += 1
        for others in free:
            others.discard(place)
        free[state] |= {there for there in around[place] if there not in owner}
    return tuple(owner[n] for n in range(len(points)))


def _coast(cells: list[Point]) -> list[int]:
    """Provinces in the outermost squares, in the order one sails round them."""
    side = max(max(cell) for cell in cells)
    last = {(x, y): n for n, (x, y) in enumerate(cells)}
    ring = (
        [(x, 0) for x in range(side)]
        + [(side, y) for y in range(side)]
        + [(x, side) for x in range(side, 0, -1)]
        + [(0, y) for y in range(side, 0, -1)]
    )
    return [last[cell] for cell in ring if cell in last]


def _lanes(points: tuple[Point, ...], ports: list[int], links: tuple[tuple[int, int], ...]) -> tuple[Way, ...]:
    """Sea lanes from each port to the next few along the coast, where no road runs already."""
    roads, found = set(links), {}
    for place, port in enumerate(ports):
        for step in range(1, LANES + 1):
            other = ports[(place + step) % len(ports)]
            pair = (min(port, other), max(port, other))
            if port != other and pair not in roads:
                found[pair] = max(1, _km(points[port], points[other]) * SAIL_PERCENT // 100)
    return tuple((a, b, km) for (a, b), km in sorted(found.items()))


def _road_km(points: tuple[Point, ...], terrain: tuple[str, ...], a: int, b: int) -> int:
    """The crow's way lengthened by the ground at both ends."""
    rough = (TERRAIN_PERMILLE[terrain[a]] + TERRAIN_PERMILLE[terrain[b]]) // 2
    return max(1, _km(points[a], points[b]) * ROAD_PERCENT * rough // 100_000)
