"""Income: land, trade, sanctions, tribute, and what treaties and armies cost (rules.md §3; articles 3, 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import isqrt
from typing import Final

from game.kit.integers import share, split
from game.measures.distance import routes
from game.measures.law import at_war, enemies, is_bound_member, patron_of, treaties_between, treaties_of
from game.measures.power import output_of, outputs, tenths_of
from game.world.constants import BRIGADE_UPKEEP, TENTHS, TREATY_UPKEEP_PERMILLE
from game.world.pacts import Market, Pact
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = [
    "SanctionBite",
    "income",
    "incomes",
    "land_income",
    "occupation_income",
    "openness_permille",
    "sanction_bite",
    "trade_between",
    "trade_income",
    "trade_incomes",
    "treaty_upkeep",
    "tribute_paid",
    "tribute_received",
    "upkeep",
    "war_industry_permille",
]

_COSTLY = frozenset({TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.GUARANTEE})
_TRADE_HALF_KM = 400
_OPENNESS: Final = {Market.NONE: 500, Market.TRADE: 1000, Market.COMMON: 1150}
"""How open trade between fellow members is, in thousandths (article 3; model.md (b))."""
LEAKAGE: Final = 500
"""Share of a condemned state's lost trade that others could carry if all of its trade were theirs (article 6)."""
REGAINED: Final = 500
"""Share of its loss that a sanctioner makes good elsewhere (science.md B12: it loses half its own share)."""
DEPENDENCE: Final = 500
"""How much dearer upkeep would be for a state at war with its whole common market (article 3)."""


def land_income(world: World, state: str) -> int:
    """What a state's own land pays it a turn, and half of what it occupies."""
    return output_of(world, state) + occupation_income(world, state)


def occupation_income(world: World, state: str) -> int:
    """Half the output of land a state occupies without owning it."""
    return sum(p.output * p.integration // 200 for p in world.provinces.values() if p.occupier == state)


def openness_permille(world: World, a: str, b: str) -> int:
    """How open trade between two states is: shut by war and sanctions, widened by treaty or a pact's market."""
    if at_war(world, a, b) or _sanctioned(world, a, b):
        return 0
    return _peaceful_openness(world, a, b)


def _peaceful_openness(world: World, a: str, b: str) -> int:
    """How open trade would be without war and sanctions."""
    kinds = {t.kind for t in treaties_between(world, a, b)}
    bond = 1000 if TreatyKind.TRADE in kinds else 700 if TreatyKind.CLIENTAGE in kinds else 500
    for pact in world.pacts.values():
        if pact.charter.market is not Market.NONE and _are_fellows(world, pact, a, b):
            bond = max(bond, _OPENNESS[pact.charter.market])
    return bond


def _are_fellows(world: World, pact: Pact, a: str, b: str) -> bool:
    """Whether a pact binds both now."""
    return is_bound_member(world, pact, a) and is_bound_member(world, pact, b)


def _sanctioned(world: World, a: str, b: str) -> bool:
    """Whether a pact's sanctions stand between the two."""
    return any(_stops(pact, a, b) or _stops(pact, b, a) for pact in world.pacts.values() if pact.sanctioned)


def _stops(pact: Pact, condemned: str, member: str) -> bool:
    """Whether a member may not trade with a condemned state (article 6)."""
    return condemned in pact.sanctioned and member in pact.members and member not in pact.trading_on.get(condemned, ())


def trade_between(world: World, a: str, b: str, known: Mapping[str, int] | None = None) -> int:
    """What trade with the other is worth to each of two states a turn.

    ∝ √(output · output) / (1 + distance) × openness (rules.md §3); lost trade is lost income.
    `known` outputs spare reckoning each state's again where many pairs are asked for.
    """
    open_permille = openness_permille(world, a, b)
    return _worth(world, a, b, open_permille, known) if open_permille else 0


def _worth(world: World, a: str, b: str, open_permille: int, known: Mapping[str, int] | None) -> int:
    """What trade this open is worth to each of two states."""
    known = known or {a: output_of(world, a), b: output_of(world, b)}
    size = isqrt(known[a] * known[b])
    km = routes(world.links).km(world.states[a].capital, world.states[b].capital)
    near = _TRADE_HALF_KM * 1000 // (_TRADE_HALF_KM + km)
    return size * world.system.trade_permille * near * open_permille // 1_000_000_000


def trade_income(world: World, state: str) -> int:
    """What trade with all others brings a turn."""
    land = outputs(world)
    worth = sum(trade_between(world, state, other, land) for other in land if other != state)
    return worth + _sanction_shifts(world, land).get(state, 0)


def trade_incomes(world: World) -> dict[str, int]:
    """What trade brings each living state, every pair reckoned once."""
    land = outputs(world)
    found = dict.fromkeys(land, 0)
    for one, other in combinations(land, 2):
        worth = trade_between(world, one, other, land)
        found[one] += worth
        found[other] += worth
    for state, shift in _sanction_shifts(world, land).items():
        found[state] += shift
    return found


@dataclass(frozen=True, slots=True)
class SanctionBite:
    """What sanctions on a state do to trade a turn (hundredths).

    The target loses `lost` and gets `leaked` back through `middlemen`, who earn
    as much between them. `cost`: what each sanctioner loses in the end.
    """

    target: str
    lost: int
    leaked: int
    cost: dict[str, int]
    regained: dict[str, int]
    middlemen: dict[str, int]

    @property
    def bite(self) -> int:
        """What the target loses in the end."""
        return self.lost - self.leaked


def sanction_bite(world: World, state: str, known: Mapping[str, int] | None = None) -> SanctionBite:
    """What sanctions cost a state, and those who lay them (article 6)."""
    land = known or outputs(world)
    shut: dict[str, int] = {}
    still: dict[str, int] = {}
    for other in sorted(land):
        if other == state or at_war(world, state, other):
            continue
        table = shut if _sanctioned(world, state, other) else still
        table[other] = _worth(world, state, other, _peaceful_openness(world, state, other), land)
    lost, carried = sum(shut.values()), sum(still.values())
    leaked = lost * LEAKAGE * carried // (1000 * (lost + carried)) if lost else 0
    gains = split(leaked, tuple(still.values())) if leaked else (0,) * len(still)
    regained = {name: worth * REGAINED // 1000 for name, worth in shut.items()}
    cost = {name: worth - regained[name] for name, worth in shut.items()}
    return SanctionBite(state, lost, leaked, cost, regained, dict(zip(still, gains, strict=True)))


def _sanction_shifts(world: World, land: Mapping[str, int]) -> dict[str, int]:
    """What leaks back to condemned states, what middlemen earn and sanctioners regain; nothing where none is laid."""
    shifts: dict[str, int] = {}
    for target in sorted({s for pact in world.pacts.values() for s in pact.sanctioned if s in land}):
        bite = sanction_bite(world, target, land)
        shifts[target] = shifts.get(target, 0) + bite.leaked
        for name, gain in (*bite.middlemen.items(), *bite.regained.items()):
            shifts[name] = shifts.get(name, 0) + gain
    return shifts


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
    """What a state's army costs a turn; dearer in a war with those its war industry depends on (article 3)."""
    plain = tenths_of(world, state) * BRIGADE_UPKEEP // TENTHS
    return plain + plain * war_industry_permille(world, state) // 1000


def war_industry_permille(world: World, state: str) -> int:
    """How much dearer arms are for a state at war with members of its own common market, in thousandths."""
    markets = [p for p in world.pacts.values() if p.charter.market is Market.COMMON and state in p.members]
    foes = enemies(world, state) if markets else frozenset()
    return max((_dependence(world, pact, state, foes) for pact in markets), default=0) if foes else 0


def _dependence(world: World, pact: Pact, state: str, foes: frozenset[str]) -> int:
    """The share of its fellows' output that is now its enemies', times what all of it would cost."""
    fellows = [m for m in sorted(pact.members) if m != state and _are_fellows(world, pact, state, m)]
    cut = sum(output_of(world, m) for m in fellows if m in foes)
    return DEPENDENCE * share(cut, sum(output_of(world, m) for m in fellows)) // 1000 if cut else 0
