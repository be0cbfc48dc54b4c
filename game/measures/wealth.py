"""Income: land, trade, sanctions, tribute, and what treaties and armies cost (rules.md §3; articles 3, 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations, product
from math import isqrt
from typing import Final

from game.kit.integers import share, split
from game.kit.memo import by_identity
from game.measures.distance import Routes, routes
from game.measures.law import active_wars, at_war, enemies, is_bound_member, members_of, treaties_between
from game.measures.power import output_of, outputs, tenths_of
from game.world.conflicts import Side
from game.world.constants import BRIGADE_UPKEEP, TENTHS, TREATY_UPKEEP_PERMILLE
from game.world.pacts import Market, Pact
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = [
    "Revenue",
    "SanctionBite",
    "income",
    "incomes",
    "land_income",
    "land_incomes",
    "occupation_income",
    "openness_permille",
    "revenues",
    "sanction_bite",
    "trade_between",
    "trades",
    "upkeep",
    "war_industry_permille",
]

_COSTLY = frozenset({TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.GUARANTEE})
_TRADE_HALF_KM = 400
_OPENNESS: Final = {Market.NONE: 500, Market.TRADE: 1000, Market.COMMON: 1150}
"""How open trade between fellow members is, in thousandths (article 3; model.md (b))."""
_BONDS: Final = {TreatyKind.TRADE: 1000, TreatyKind.CLIENTAGE: 700}
"""How open a treaty makes trade between its parties, in thousandths."""
LEAKAGE: Final = 500
"""Share of a condemned state's lost trade that others could carry if all of its trade were theirs (article 6)."""
REGAINED: Final = 500
"""Share of its loss that a sanctioner makes good elsewhere (science.md B12: it loses half its own share)."""
_MOST_KNOWN: Final = 64
DEPENDENCE: Final = 500
"""How much dearer upkeep would be for a state at war with its whole common market (article 3)."""


def land_income(world: World, state: str) -> int:
    """What a state's own land pays it a turn, and half of what it occupies."""
    return output_of(world, state) + occupation_income(world, state)


def land_incomes(world: World) -> dict[str, int]:
    """Every living state's `land_income`, in one pass over the provinces."""
    found = outputs(world)
    for place in world.provinces.values():
        if place.occupier is not None and place.occupier in found:
            found[place.occupier] += place.output * place.integration // 200
    return found


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
    bond = max((_BONDS.get(kind, 0) for kind in kinds), default=0) or _OPENNESS[Market.NONE]
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
    near = _nearness(km)
    return size * world.system.trade_permille * near * open_permille // 1_000_000_000


def trades(world: World, land: Mapping[str, int] | None = None) -> dict[tuple[str, str], int]:
    """What trade is worth to each of every two living states, sorted: what `trade_between` gives, in one pass."""
    land = outputs(world) if land is None else land
    known, near = list(land.items()), _nearnesses(world, tuple(land))
    openness, usual, scale = _opennesses(world), _OPENNESS[Market.NONE], world.system.trade_permille
    found = {}
    for n, (a, mine) in enumerate(known):
        for (b, theirs), close in zip(known[n + 1 :], near[n], strict=True):
            way = openness.get((a, b), usual)
            found[a, b] = isqrt(mine * theirs) * scale * close * way // 1_000_000_000
    return found


def _nearnesses(world: World, names: tuple[str, ...]) -> list[list[int]]:
    """For each state what distance leaves of trade between its capital and those of the states named after it."""
    ways, capitals = routes(world.links), tuple(world.states[s].capital for s in names)
    known = _known_nearnesses(ways)
    if capitals not in known:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[capitals] = [[_nearness(ways.km(a, b)) for b in capitals[n + 1 :]] for n, a in enumerate(capitals)]
    return known[capitals]


@by_identity(8)
def _known_nearnesses(ways: Routes) -> dict[tuple[str, ...], list[list[int]]]:
    """The tables of nearness reckoned so far on one map, by the capitals: these seldom move."""
    return {}


def _nearness(km: int) -> int:
    """What distance leaves of trade, in thousandths."""
    return _TRADE_HALF_KM * 1000 // (_TRADE_HALF_KM + km)


def _peaceful_opennesses(world: World) -> dict[tuple[str, str], int]:
    """How open trade would be without war and sanctions, either way round, for whom it is not as usual."""
    found: dict[tuple[str, str], int] = {}
    for treaty in world.treaties.values():
        bond = _BONDS.get(treaty.kind, 0)
        if bond:
            _widen(found, treaty.parties, bond)
    for pact in world.pacts.values():
        if pact.charter.market is not Market.NONE:
            bound = tuple(m for m, since in pact.members.items() if since <= world.turn)
            for pair in permutations(bound, 2):
                found[pair] = max(found.get(pair, 0), _OPENNESS[pact.charter.market])
    return found


def _opennesses(world: World) -> dict[tuple[str, str], int]:
    """How open trade is between every two states, either way round, for whom it is not as usual (thousandths)."""
    found = _peaceful_opennesses(world)
    for pact in world.pacts.values():
        for one, other in product(pact.sanctioned, pact.members):
            if _stops(pact, one, other):
                found[one, other] = found[other, one] = 0
    for war in active_wars(world):
        for one, other in product(members_of(war, Side.ATTACK), members_of(war, Side.DEFENCE)):
            found[one, other] = found[other, one] = 0
    return found


def _widen(found: dict[tuple[str, str], int], pair: tuple[str, str], bond: int) -> None:
    """Open trade between two states as far as a treaty does."""
    one, other = pair
    found[one, other] = found[other, one] = max(found.get(pair, 0), bond)


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


def sanction_bite(
    world: World,
    state: str,
    known: Mapping[str, int] | None = None,
    ways: Mapping[tuple[str, str], int] | None = None,
) -> SanctionBite:
    """What sanctions cost a state, and those who lay them (article 6); `ways`: how open peace would make trade."""
    land, foes = known or outputs(world), enemies(world, state)
    ways = _peaceful_opennesses(world) if ways is None else ways
    shut: dict[str, int] = {}
    still: dict[str, int] = {}
    for other in sorted(land):
        if other == state or other in foes:
            continue
        table = shut if _sanctioned(world, state, other) else still
        table[other] = _worth(world, state, other, ways.get((state, other), _OPENNESS[Market.NONE]), land)
    lost, carried = sum(shut.values()), sum(still.values())
    leaked = lost * LEAKAGE * carried // (1000 * (lost + carried)) if lost else 0
    gains = split(leaked, tuple(still.values())) if leaked else (0,) * len(still)
    regained = {name: worth * REGAINED // 1000 for name, worth in shut.items()}
    cost = {name: worth - regained[name] for name, worth in shut.items()}
    return SanctionBite(state, lost, leaked, cost, regained, dict(zip(still, gains, strict=True)))


def _sanction_shifts(world: World, land: Mapping[str, int]) -> dict[str, int]:
    """What leaks back to condemned states, what middlemen earn and sanctioners regain; nothing where none is laid."""
    shifts: dict[str, int] = {}
    targets = sorted({s for pact in world.pacts.values() for s in pact.sanctioned if s in land})
    ways = _peaceful_opennesses(world) if targets else {}
    for target in targets:
        bite = sanction_bite(world, target, land, ways)
        shifts[target] = shifts.get(target, 0) + bite.leaked
        for name, gain in (*bite.middlemen.items(), *bite.regained.items()):
            shifts[name] = shifts.get(name, 0) + gain
    return shifts


@dataclass(slots=True)
class Revenue:
    """A state's wealth a turn in hundredths: `output` of land owned and held, `land` with what is occupied besides."""

    output: int
    land: int
    trade: int = 0
    tribute_received: int = 0
    tribute_paid: int = 0
    treaty_upkeep: int = 0

    @property
    def income(self) -> int:
        """Wealth a turn before the army is paid, never below nothing."""
        return max(0, self.land + self.trade + self.tribute_received - self.tribute_paid - self.treaty_upkeep)


def revenues(world: World) -> dict[str, Revenue]:
    """Every living state's wealth a turn, part by part: land, trade, tribute, and what promises cost (rules.md §1)."""
    land = outputs(world)
    found = {name: Revenue(output, output) for name, output in land.items()}
    for place in world.provinces.values():
        if place.occupier in found:
            found[place.occupier].land += place.output * place.integration // 200
    for (one, other), worth in trades(world, land).items():
        found[one].trade += worth
        found[other].trade += worth
    for state, shift in _sanction_shifts(world, land).items():
        found[state].trade += shift
    _share_tribute(world, found)
    return found


def _share_tribute(world: World, found: dict[str, Revenue]) -> None:
    """What clients pay their patrons, and what staffs, garrisons and dependence cost those who promise help."""
    rates: dict[str, int] = {}
    costly: dict[str, int] = {}
    for treaty in world.treaties.values():
        if treaty.kind is TreatyKind.CLIENTAGE:
            rates[treaty.second] = rates.get(treaty.second, 0) + treaty.tribute_permille
            if treaty.first in found and treaty.second in found:
                paid = found[treaty.second].land * treaty.tribute_permille // 1000
                found[treaty.first].tribute_received += paid
        elif treaty.kind in _COSTLY and not treaty.consultative:
            for state in treaty.parties:
                costly[state] = costly.get(state, 0) + 1
    for name, revenue in found.items():
        revenue.tribute_paid = revenue.land * rates.get(name, 0) // 1000
        revenue.treaty_upkeep = revenue.land * TREATY_UPKEEP_PERMILLE * costly.get(name, 0) // 1000


def incomes(world: World) -> dict[str, int]:
    """The income of every living state."""
    return {state: revenue.income for state, revenue in revenues(world).items()}


def income(world: World, state: str) -> int:
    """A state's wealth a turn before its army is paid, never below nothing; nothing for a state that is no more."""
    return incomes(world).get(state, 0)


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
