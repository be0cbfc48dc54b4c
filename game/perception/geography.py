"""How far states lie from each other: reach, steps and contact between all pairs (rules.md §3).

They follow from who holds what, which seldom changes: the last answers are kept.
"""

import numpy as np
from numpy.typing import NDArray

from game.kit.memo import by_identity
from game.measures.distance import reach_at, routes
from game.world.lands import Link, LinkKind, Province
from game.world.worlds import World

__all__ = ["geography"]

Array = NDArray[np.float64]
Tables = tuple[Array, Array, Array]

_KEPT = 8
"""Layouts remembered: those of a few games played in turns."""
_FAR_KM, _FAR_STEPS = 1e6, 99.0


@by_identity(16)
def _distance_tables(links: tuple[Link, ...]) -> tuple[dict[str, int], Array, Array, Array]:
    """Index of provinces, kilometres and steps between all, and links as a 0/1/2 table (2 = by sea)."""
    ways = routes(links)
    places = {p: n for n, p in enumerate(ways.at)}
    km = np.array([[ways.km(a, b) for b in places] for a in places], dtype=np.float64)
    steps = np.array([[ways.steps(a, b) for b in places] for a in places], dtype=np.float64)
    touch = np.zeros_like(km)
    for link in links:
        kind = 2.0 if link.kind is LinkKind.SEA else 1.0
        touch[places[link.a], places[link.b]] = touch[places[link.b], places[link.a]] = kind
    return places, km, steps, touch


_known: dict[object, tuple[tuple[Link, ...], Tables]] = {}


def geography(world: World, names: tuple[str, ...]) -> Tables:
    """Reach, steps and contact between all pairs of states."""
    halves = tuple(world.system.reach_half_km * (1000 + world.states[s].sea_permille) // 1000 for s in names)
    layout = tuple((p.id, p.holder, _is_base(p), p.port) for p in world.provinces.values())
    key = (id(world.links), names, halves, layout)
    found = _known.get(key)
    if found is None:
        if len(_known) >= _KEPT:
            _known.pop(next(iter(_known)))
        found = _known[key] = (world.links, _measured(world, names, halves))
    return found[1]


def _is_base(place: Province) -> bool:
    """Whether an army of its owner draws supply there."""
    return place.holder == place.owner and place.integration >= 50


def _measured(world: World, names: tuple[str, ...], halves: tuple[int, ...]) -> Tables:
    places, km, steps, touch = _distance_tables(world.links)
    here = [p for p in world.provinces.values() if p.id in places]
    lands = [[places[p.id] for p in here if p.holder == s] for s in names]
    bases = [[places[p.id] for p in here if p.holder == s and _is_base(p)] for s in names]
    port = np.array([world.provinces[p].port for p in places])
    usable = np.where(touch == 1.0, 1.0, np.where((touch == 2.0) & port[:, None], 1.0, 0.0))
    near_km = _from_each([base or land for base, land in zip(bases, lands, strict=True)], km, _FAR_KM)
    far = _to_each(lands, near_km, _FAR_KM)
    hops = _to_each(lands, _from_each(lands, steps, _FAR_STEPS), _FAR_STEPS)
    contact = -_to_each(lands, _from_each(lands, -usable, 0.0), 0.0)
    reach = np.array([[reach_at(int(km), half) / 1000 for km in row] for row, half in zip(far, halves, strict=True)])
    np.fill_diagonal(reach, 1.0)
    np.fill_diagonal(hops, 0.0)
    np.fill_diagonal(contact, 0.0)
    return reach, hops, contact


def _from_each(rows: list[list[int]], table: Array, none: float) -> Array:
    """[state, province]: the least of a state's rows of a table."""
    return np.array([table[row].min(axis=0) if row else np.full(len(table), none) for row in rows])


def _to_each(columns: list[list[int]], table: Array, none: float) -> Array:
    """[state, state]: the least over each state's columns."""
    return np.stack([table[:, c].min(axis=1) if c else np.full(len(table), none) for c in columns], axis=1)
