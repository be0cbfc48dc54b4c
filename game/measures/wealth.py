"""Income: land, trade, tribute, and what treaties and armies cost (rules.md §3)."""

from collections.abc import Mapping
from itertools import combinations
from math import isqrt

from game.measures.distance import routes
from game.measures.law import at_war, patron_of, shared_pacts, treaties_between, treaties_of
from game.measures.power import output_of, outputs, tenths_of
from game.world.constants import BRIGADE_UPKEEP, TENTHS, TREATY_UPKEEP_PERMILLE
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = [
    "income",
    "incomes",
    "land_income",
    "occupation_income",
    "openness_permille",
    "trade_between",
    "trade_income",
    "trade_incomes",
    "treaty_upkeep",
    "tribute_paid",
    "tribute_received",
    "upkeep",
]

_COSTLY = frozenset({TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.GUARANTEE})
_TRADE_HALF_KM = 400


def land_income(world: World, state: str) -> int:
    """What a state's own land pays it a turn, and half of what it occupies."""
    return output_of(world, state) + occupation_income(world, state)


def occupation_income(world: World, state: str) -> int:
    """Half the output of land a state occupies without owning it."""
    return sum(p.output * p.integration // 200 for p in world.provinces.values() if p.occupier == state)


def openness_permille(world: World, a: str, b: str) -> int:
    """How open trade between two states is: shut by war and sanctions, widened by treaty or a shared pact."""
    if at_war(world, a, b) or _sanctioned(world, a, b):
        return 0
    kinds = {t.kind for t in treaties_between(world, a, b)}
    if TreatyKind.TRADE in kinds:
        return 1000
    return 700 if TreatyKind.CLIENTAGE in kinds or shared_pacts(world, a, b) else 500


def _sanctioned(world: World, a: str, b: str) -> bool:
    """Whether a pact's sanctions stand between the two."""
    return any(
        (a in pact.sanctioned and b in pact.members) or (b in pact.sanctioned and a in pact.members)
        for pact in world.pacts.values()
    )


def trade_between(world: World, a: str, b: str, known: Mapping[str, int] | None = None) -> int:
    """What trade with the other is worth to each of two states a turn.

    ∝ √(output · output) / (1 + distance) × openness (rules.md §3); lost trade is lost income.
    `known` outputs spare reckoning each state's again where many pairs are asked for.
    """
    open_permille = openness_permille(world, a, b)
    if open_permille == 0:
        return 0
    known = known or {a: output_of(world, a), b: output_of(world, b)}
    size = isqrt(known[a] * known[b])
    km = routes(world.links).km(world.states[a].capital, world.states[b].capital)
    near = _TRADE_HALF_KM * 1000 // (_TRADE_HALF_KM + km)
    return size * world.system.trade_permille * near * open_permille // 1_000_000_000


def trade_income(world: World, state: str) -> int:
    """What trade with all others brings a turn."""
    land = outputs(world)
    return sum(trade_between(world, state, other, land) for other in land if other != state)


def trade_incomes(world: World) -> dict[str, int]:
    """What trade brings each living state, every pair reckoned once."""
    land = outputs(world)
    found = dict.fromkeys(land, 0)
    for one, other in combinations(land, 2):
        worth = trade_between(world, one, other, land)
        found[one] += worth
        found[other] += worth
    return found


def tribute_paid(world: World, state: str) -> int:
    """What a client pays its patron a turn."""
    if patron_of(world, state) is None:
        return 0
    rates = [
        t.tribute_permille for t in treaties_of(world, state) if t.kind is TreatyKind.CLIENTAGE and t.second == state
    ]
    return land_income(world, state) * sum(rates) // 1000


def tribute_received(world: World, state: str) -> int:
    """What a patron's clients pay it a turn."""
    return sum(
        land_income(world, t.second) * t.tribute_permille // 1000
        for t in world.treaties.values()
        if t.kind is TreatyKind.CLIENTAGE and t.first == state
    )


def treaty_upkeep(world: World, state: str) -> int:
    """What promises cost a turn: staffs, garrisons, dependence (rules.md §1)."""
    count = sum(1 for t in treaties_of(world, state) if t.kind in _COSTLY and not t.consultative)
    return land_income(world, state) * TREATY_UPKEEP_PERMILLE * count // 1000


def incomes(world: World) -> dict[str, int]:
    """The income of every living state; what `income` gives, quicker than one by one."""
    return {state: _income(world, state, trade) for state, trade in trade_incomes(world).items()}


def income(world: World, state: str) -> int:
    """A state's wealth a turn before its army is paid, never below nothing."""
    return _income(world, state, trade_income(world, state))


def _income(world: World, state: str, trade: int) -> int:
    """Income, trade known."""
    gross = land_income(world, state) + trade + tribute_received(world, state)
    return max(0, gross - tribute_paid(world, state) - treaty_upkeep(world, state))


def upkeep(world: World, state: str) -> int:
    """What a state's army costs a turn."""
    return tenths_of(world, state) * BRIGADE_UPKEEP // TENTHS
