"""Forces, what could be raised, and capability (rules.md §3)."""

from typing import Final

from game.kit.integers import share
from game.world.constants import MANPOWER_PER_WEALTH, MUSTER_PERMILLE, TENTHS, WEALTH
from game.world.lands import Province
from game.world.states import State
from game.world.worlds import World

__all__ = [
    "RESTLESS",
    "capability",
    "garrison_needed",
    "latent_of",
    "latent_tenths",
    "living",
    "manpower_ceiling",
    "mean_unrest",
    "men_of",
    "militia_tenths",
    "muster_limit",
    "output_of",
    "outputs",
    "overstretch_permille",
    "overstretches",
    "provinces_of",
    "strength",
    "tenths_of",
]


RESTLESS: Final = 40
"""Unrest under which nobody rises."""
REBELS_PERMILLE: Final = 500
"""Share of a province's men who would take up arms at full unrest."""


def living(world: World) -> tuple[str, ...]:
    """The states that exist, sorted."""
    return tuple(sorted(s.id for s in world.states.values() if s.alive))


def provinces_of(world: World, state: str) -> tuple[str, ...]:
    """Provinces a state owns, held or not."""
    return tuple(p.id for p in world.provinces.values() if p.owner == state)


def tenths_of(world: World, state: str) -> int:
    """A state's brigades, in tenths, wherever they stand."""
    return sum(world.forces.get(state, {}).values())


def strength(world: World, state: str) -> int:
    """Brigades × quality: tenths of an ordinary brigade."""
    return tenths_of(world, state) * world.states[state].quality // 100


def output_of(world: World, state: str) -> int:
    """Yearly output of the land a state owns and holds, wealth in hundredths, by how far it is its own."""
    return sum(
        p.output * p.integration // 100 for p in world.provinces.values() if p.owner == state and p.occupier is None
    )


def outputs(world: World) -> dict[str, int]:
    """Each living state's output, in one pass over the provinces; what `output_of` gives."""
    found = dict.fromkeys(living(world), 0)
    for place in world.provinces.values():
        if place.occupier is None and place.owner in found:
            found[place.owner] += place.output * place.integration // 100
    return found


def manpower_ceiling(world: World, state: str) -> int:
    """The most brigades a state can keep, in tenths: men follow wealth, conscription adds a quarter a step."""
    return _men(output_of(world, state), world.states[state])


def muster_limit(world: World, state: str) -> int:
    """The most brigades a state can raise this turn, in tenths; at least half a brigade while it has land."""
    ceiling = manpower_ceiling(world, state)
    room = max(0, ceiling - tenths_of(world, state) - sum(world.recruits.get(state, {}).values()))
    return min(room, max(TENTHS // 2, ceiling * MUSTER_PERMILLE // 1000))


def _men(output: int, state: State) -> int:
    """Tenths of brigades that an output feeds, widened a quarter by each step of conscription."""
    return output * MANPOWER_PER_WEALTH * TENTHS // (100 * WEALTH) * (4 + state.conscription) // 4


def latent_tenths(world: World, state: str) -> int:
    """What a state could raise in two turns beyond its forces in being (rules.md §3)."""
    return latent_of(world.states[state], output_of(world, state), tenths_of(world, state))


def latent_of(state: State, output: int, tenths: int) -> int:
    """The same where its output and its forces in tenths are known."""
    ceiling = _men(output, state)
    room = max(0, ceiling - tenths)
    return min(room, 2 * max(TENTHS // 2, ceiling * MUSTER_PERMILLE // 1000))


def militia_tenths(place: Province) -> int:
    """The home levy of a core province in its owner's hands: townsfolk behind walls (tenths of a brigade).

    Two tenths and one more for each eight units of output, half as many again
    for each level of works; so that a single company cannot walk in. It never
    leaves home, costs nothing, and is no part of any army.
    """
    if place.occupier is not None or place.owner not in place.cores:
        return 0
    return (2 + place.output // (8 * WEALTH)) * (2 + place.fort) // 2


def men_of(place: Province) -> int:
    """Tenths of brigades that a province's own people could man."""
    return place.output * MANPOWER_PER_WEALTH * TENTHS // (100 * WEALTH)


def garrison_needed(place: Province) -> int:
    """Tenths of a brigade that keep a place down: half its men at full unrest, less in proportion (article 44)."""
    return men_of(place) * place.unrest * REBELS_PERMILLE // 100_000


def overstretches(world: World) -> dict[str, int]:
    """The garrison each state lacks in its restless land, in thousandths of all the men of its realm (article 44).

    States that lack none are left out.
    """
    missing: dict[str, int] = {}
    for place in world.provinces.values():
        if place.unrest >= RESTLESS and place.occupier is None:
            gap = garrison_needed(place) - world.forces.get(place.owner, {}).get(place.id, 0)
            if gap > 0:
                missing[place.owner] = missing.get(place.owner, 0) + gap
    if not missing:
        return {}
    men = dict.fromkeys(missing, 0)
    for place in world.provinces.values():
        if place.owner in men:
            men[place.owner] += men_of(place)
    return {state: share(gap, men[state]) for state, gap in missing.items()}


def overstretch_permille(world: World, state: str) -> int:
    """One state's overstretch in thousandths; 0 where no garrison is missing."""
    return overstretches(world).get(state, 0)


def mean_unrest(world: World, state: str) -> int:
    """Unrest over a state's land, each province by its output."""
    lands = [p for p in world.provinces.values() if p.owner == state]
    return sum(p.unrest * p.output for p in lands) // max(1, sum(p.output for p in lands))


def capability(world: World) -> dict[str, int]:
    """Each living state's mean share of strength, output and manpower, in thousandths (the CINC idea)."""
    land = outputs(world)
    names = tuple(land)
    columns = (
        [strength(world, s) for s in names],
        [land[s] for s in names],
        [_men(land[s], world.states[s]) for s in names],
    )
    totals = [sum(column) for column in columns]
    return {
        name: sum(share(column[n], total) for column, total in zip(columns, totals, strict=True)) // len(columns)
        for n, name in enumerate(names)
    }
