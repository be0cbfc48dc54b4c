"""The shape of the system: concentration, hegemony, fronts, alignment (rules.md §§3, 6; science.md B13)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isqrt

from game.measures.distance import neighbours, other_end
from game.measures.law import clients_of, pacts_of, patron_of, treaties_of
from game.measures.power import capability
from game.world.lands import LinkKind
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = [
    "Alignment",
    "Polarity",
    "alignment",
    "concentration_permille",
    "fronts",
    "hegemonic_share",
    "polarity",
    "polarity_of",
]


class Alignment(StrEnum):
    """The road a state is on, read from its treaties and payments, never from a label it picks (rules.md §6)."""

    BALANCE = "balance"
    BANDWAGON = "bandwagon"
    PACT = "pact"
    ALONE = "alone"


def alignment(world: World, state: str) -> Alignment:
    """What a state's bonds say: a client bandwagons, a member keeps its pact, an ally balances, else it is alone."""
    if patron_of(world, state) is not None:
        return Alignment.BANDWAGON
    if pacts_of(world, state):
        return Alignment.PACT
    kinds = {t.kind for t in treaties_of(world, state)}
    if TreatyKind.OFFENCE in kinds and TreatyKind.DEFENCE not in kinds:
        return Alignment.BANDWAGON
    if kinds & {TreatyKind.DEFENCE, TreatyKind.GUARANTEE}:
        return Alignment.BALANCE
    return Alignment.ALONE


@dataclass(frozen=True, slots=True)
class Polarity:
    """The spread of capability over the states in being, in thousandths (article 53; science.md B13).

    `hhi` is the sum of squared shares (Hirschman 1945), `effective` its inverse:
    how many equals would make as even a system, in thousandths of a state;
    `concentration` Ray and Singer's CON (1973); `poles` states with half the
    leader's share or more.
    """

    hhi: int
    effective: int
    concentration: int
    poles: tuple[str, ...]


def polarity(world: World) -> Polarity:
    """The polarity of a world as it stands."""
    return polarity_of(capability(world))


def polarity_of(shares: Mapping[str, int]) -> Polarity:
    """The same from shares already reckoned, in thousandths."""
    squares = sum(s * s for s in shares.values())
    whole = sum(shares.values()) ** 2
    top = max(shares.values(), default=0)
    return Polarity(
        hhi=squares * 1000 // whole if whole else 1000,
        effective=whole * 1000 // squares if squares else 0,
        concentration=_concentration(squares, len(shares)),
        poles=tuple(sorted(s for s, part in shares.items() if top and 2 * part >= top)),
    )


def concentration_permille(world: World) -> int:
    """Ray and Singer's CON of capability: 0 all equal, 1000 one holds all."""
    return polarity(world).concentration


def _concentration(squares: int, count: int) -> int:
    """CON from the sum of squared thousandths."""
    if count < 2:
        return 1000
    over = max(0, squares * count - 1_000_000)
    return isqrt(over * 1_000_000 // ((count - 1) * 1_000_000)) if over else 0


def hegemonic_share(world: World, state: str, shares: Mapping[str, int]) -> int:
    """Capability with clients counted half (rules.md §8), in thousandths; `shares` are all states' capabilities."""
    return shares.get(state, 0) + sum(shares.get(c, 0) for c in clients_of(world, state)) // 2


def fronts(world: World, attacker: str, target: str) -> tuple[str, ...]:
    """Provinces of the target that the attacker could enter in one step from land it holds.

    By land or strait from any holding; by sea from a port, which is a landing.
    """
    found = []
    for place in world.provinces.values():
        if place.holder != target:
            continue
        for link in neighbours(world, place.id):
            near = world.provinces[other_end(link, place.id)]
            if near.holder == attacker and (link.kind is not LinkKind.SEA or near.port):
                found.append(place.id)
                break
    return tuple(found)
