"""Who owns what in an invented world: terrain, ports, weights, capitals, and states grown to the sizes wished for.

All chances but those of the map are those of the lab's plain worlds (game/scenarios), so that what is true there is
true here. In a symmetric world every image of a seat is treated like the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.cartography.continents import Drawn
from game.cartography.raster import CELL
from game.cartography.ways import march_km
from game.kit.dice import Dice
from game.scenarios.ground import Ground as Plan
from game.scenarios.ground import reached_from_first, settled
from game.scenarios.invented import FORTUNES

__all__ = ["Wish", "fortunes", "planned"]

EVEN_FORTUNE: Final = 1_000
GREAT_FORTUNE: Final = 1_600
SIZES: Final = {"any": (), "one": (320,), "two": (250, 250), "many": ()}
"""Parts of all land wished for the great, in thousandths."""
PORT_PERMILLE: Final = 750


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, as far as words and numbers go."""

    id: str
    seed: int
    states: int
    provinces: int
    polarity: str
    even: bool


def planned(wish: Wish, drawn: Drawn, dice: Dice) -> Plan:
    """The drawn map as the ground the lab's author writes on."""
    seats = drawn.ground.seats
    at = {seat.id: n for n, seat in enumerate(seats)}
    km = drawn.ground.km_per_unit
    points = tuple((round(seat.x * km), round(seat.y * km)) for seat in seats)
    terrain = _repeated(drawn, [_terrain(drawn, n, dice) for n in range(len(seats))])
    coast = _coast(drawn, at)
    open_port = _repeated(drawn, [dice.chance(PORT_PERMILLE, "port", n) for n in range(len(seats))])
    afloat = {at[id] for pair in drawn.ways.sea for id in pair} & coast
    ashore = {at[id] for pair in drawn.ways.land for id in pair}
    ports = frozenset(n for n in coast if open_port[n] or (n in afloat and n not in ashore))
    ways: dict[str, list[tuple[int, int, int]]] = {"land": [], "strait": [], "sea": []}
    for kind, pairs in (("land", drawn.ways.land), ("strait", drawn.ways.strait), ("sea", drawn.ways.sea)):
        for a, b in pairs:
            one, other = at[a], at[b]
            if kind != "sea" or {one, other} <= ports:
                crow = drawn.ways.apart.get((a, b)) or float(np.hypot(*np.subtract(points[one], points[other])))
                ends = (terrain[one], terrain[other])
                ways[kind].append((one, other, march_km(kind, crow, ends, drawn.ways.land.get((a, b), False))))
    land, strait, sea = (tuple(ways[kind]) for kind in ("land", "strait", "sea"))
    sea, ports = _all_joined(points, (*land, *strait), sea, ports, coast)
    weight = _repeated(drawn, [_weight(terrain[n], dice, n) for n in range(len(seats))])
    links = tuple((min(a, b), max(a, b)) for a, b, _ in (*land, *strait, *sea))
    homes, owner = _even_owners(drawn) if wish.even else _owners(wish, dice, points, links)
    for home in homes:
        weight[home] += 2
    return Plan(points, tuple(terrain), tuple(weight), owner, homes, ports, land, sea, strait)


def _coast(drawn: Drawn, at: dict[str, int]) -> set[int]:
    """Provinces that touch a sea; in a symmetric world only where all their images do."""
    seas = {sea.id for sea in drawn.ground.seas}
    sides = [(arc.left, arc.right) for arc in drawn.sheet.arcs]
    coast = {at[a] for one, other in sides for a, b in ((one, other), (other, one)) if a in at and b in seas}
    inland = {place for n, place in enumerate(drawn.orbit) if n not in coast}
    return {n for n in coast if not drawn.orbit or drawn.orbit[n] not in inland}


def _repeated(drawn: Drawn, values: list[Any]) -> list[Any]:
    """In a symmetric world every image of a seat is like the first."""
    if not drawn.orbit:
        return values
    first: dict[int, Any] = {}
    return [first.setdefault(place, value) for place, value in zip(drawn.orbit, values, strict=True)]


def _terrain(drawn: Drawn, n: int, dice: Dice) -> str:
    """What most of a province is: by its ruggedness; flat land is now and then marsh or steppe."""
    seat = drawn.ground.seats[n]
    row, column = int(seat.y // CELL), int(seat.x // CELL)
    around = drawn.terrain.rough[max(row - 20, 0) : row + 21, max(column - 20, 0) : column + 21]
    dry = drawn.terrain.land[max(row - 20, 0) : row + 21, max(column - 20, 0) : column + 21]
    rough = float(around[dry].mean()) if dry.any() else 0.0
    if rough > 0.42:
        return "mountains"
    if rough > 0.2:
        return "hills"
    return _flat(rough, dice, n)


def _flat(rough: float, dice: Dice, n: int) -> str:
    drawn = dice.roll(10, "flat", n)
    return {0: "steppe", 1: "marsh"}.get(drawn, "plain") if rough < 0.12 else "plain"


def _weight(terrain: str, dice: Dice, n: int) -> int:
    """A province's part of wealth: plains feed more than mountains."""
    rich = {"plain": 3, "hills": 2, "marsh": 2, "steppe": 2, "mountains": 1}[terrain]
    return rich + dice.roll(3, "weight", n)


def _all_joined(
    points: tuple[tuple[int, int], ...],
    walked: tuple[tuple[int, int, int], ...],
    sea: tuple[tuple[int, int, int], ...],
    ports: frozenset[int],
    coast: set[int],
) -> tuple[tuple[tuple[int, int, int], ...], frozenset[int]]:
    """Where parts of the world lie beyond every lane, the shortest one between two coasts is opened."""
    lanes, open_ports = list(sea), set(ports)
    while True:
        part = reached_from_first(len(points), [(a, b) for a, b, _ in (*walked, *lanes)])
        rest = [n for n in range(len(points)) if n not in part]
        if not rest:
            return tuple(lanes), frozenset(open_ports)
        pairs = [(a, b) for a in part & coast for b in rest if b in coast]
        a, b = min(pairs, key=lambda p: (_square(points, p), p))
        lanes.append((min(a, b), max(a, b), max(10, round(_square(points, (a, b)) ** 0.5))))
        open_ports |= {a, b}


def _square(points: tuple[tuple[int, int], ...], pair: tuple[int, int]) -> int:
    (ax, ay), (bx, by) = points[pair[0]], points[pair[1]]
    return (ax - bx) ** 2 + (ay - by) ** 2


def _owners(
    wish: Wish, dice: Dice, points: tuple[tuple[int, int], ...], links: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Capitals far from each other, and whose each province is."""
    homes = [dice.roll(len(points), "home", 0)]
    while len(homes) < wish.states:
        drawn = {dice.roll(len(points), "home", len(homes), k) for k in range(10)} - set(homes)
        drawn = drawn or set(range(len(points))) - set(homes)
        homes.append(max(sorted(drawn), key=lambda n: min(_square(points, (n, h)) for h in homes)))
    return tuple(homes), settled(points, links, tuple(homes), _sizes(wish, dice))


def _sizes(wish: Wish, dice: Dice) -> tuple[int, ...]:
    if wish.polarity == "any":
        return tuple(30 + dice.roll(100, "size", n) for n in range(wish.states))
    great = SIZES[wish.polarity][: wish.states - 1]
    rest = max(1, (1_000 - sum(great)) // max(1, wish.states - len(great)))
    return (*great, *(rest for _ in range(wish.states - len(great))))


def fortunes(wish: Wish, dice: Dice) -> list[int]:
    """How rich the land of each state is, in thousandths."""
    great = len(SIZES[wish.polarity]) if not wish.even else 0
    if wish.even or wish.polarity != "any":
        return [GREAT_FORTUNE if n < great else EVEN_FORTUNE for n in range(wish.states)]
    return [FORTUNES[dice.roll(len(FORTUNES), "fortune", n)] for n in range(wish.states)]


def _even_owners(drawn: Drawn) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """In a symmetric world: the first seat of the pattern is each state's capital."""
    homes = tuple(n for n, place in enumerate(drawn.orbit) if place == 0)
    return homes, drawn.owner
