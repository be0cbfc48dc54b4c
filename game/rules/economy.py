"""Budgets in Orders, and the Opening: income, upkeep, recruits, land and people (rules.md §§2, 4, 5).

Wealth in hundredths, forces in tenths. The Opening runs before anybody decides.
"""

from typing import Final

from game.kit.integers import clamp, exp_permille
from game.kit.records import changed
from game.measures.power import overstretches
from game.measures.wealth import incomes, upkeep
from game.rules.draft import Docket, Draft
from game.rules.means import emulation_cost
from game.world import sheets as s
from game.world.constants import BRIGADE_COST, BRIGADE_UPKEEP, FORT_COST, TENTHS
from game.world.events import (
    ArmyRaised,
    ConscriptionChanged,
    ForceDisbanded,
    FortRaised,
    GrowthRedrawn,
    PracticeLearned,
    TurnOpened,
)
from game.world.states import State
from game.world.worlds import World

__all__ = [
    "calm_people",
    "collect_income",
    "digest_land",
    "grow",
    "pay_armies",
    "set_budgets",
    "stability_parts",
    "stand_recruits",
]

GROWTH_EVERY: Final = 12
"""Turns between two redrawings of fortune (model.md (b))."""
_MEDIAN_GROWTH: Final = 8
_GROWTH_SPREAD: Final = 800
_MOST_GROWTH: Final = 40
FRONTIER_PERMILLE: Final = 15
"""What land on an open frontier grows a turn beyond its owner's fortune, in thousandths (article 45)."""
LEAN_PERMILLE: Final = 40
"""What bad luck takes from growth while it lasts, in thousandths (article 49)."""
_PROSPERITY: Final = 6
_STRAIN_STEP: Final = 25
_MOST_STRAIN: Final = 12
_REST: Final = 4
"""Weariness that a turn of peace heals."""
_EVEN: Final = 65
"""Stability that a state at ease drifts to."""
_MEMORY: Final = 6
"""Turns after which one concession is forgotten."""


def set_budgets(draft: Draft, docket: Docket) -> None:
    """Levies, conscription, instruction, works, recruits and discharges, as checked and within each purse."""
    for seat, levy in docket.of(s.Levy):
        draft.state(seat, levy_permille=levy.permille)
    for seat, call in docket.of(s.Conscript):
        _conscript(draft, seat, call.level)
    for seat, _ in docket.of(s.Emulate):
        _emulate(draft, seat)
    for seat, works in docket.of(s.Fortify):
        _fortify(draft, seat, works.province)
    for seat, order in docket.of(s.Recruit):
        draft.pay(seat, order.tenths * BRIGADE_COST // TENTHS)
        waiting = dict(draft.world.recruits.get(seat, {}))
        waiting[order.province] = waiting.get(order.province, 0) + order.tenths
        draft.world.recruits[seat] = waiting
    for seat, leave in docket.of(s.Disband):
        draft.move_force(seat, leave.province, -leave.tenths)
        draft.tell(ForceDisbanded, state=seat, province=leave.province, tenths=leave.tenths)


def _conscript(draft: Draft, seat: str, level: int) -> None:
    """Each step up costs three points of stability at once; a step down gives one back."""
    steps = level - draft.state(seat).conscription
    draft.state(seat, conscription=level)
    draft.shake(seat, -3 * steps if steps > 0 else -steps)
    draft.tell(ConscriptionChanged, state=seat, level=level)


def _emulate(draft: Draft, seat: str) -> None:
    """A third of the way to the best practice known (Waltz's socialisation: the successful are copied)."""
    best = max(state.quality for state in draft.world.states.values() if state.alive)
    gap = best - draft.state(seat).quality
    draft.pay(seat, emulation_cost(draft.world, seat))
    if gap > 0:
        better = draft.state(seat, quality=draft.state(seat).quality + max(1, gap // 3))
        draft.tell(PracticeLearned, state=seat, quality=better.quality)


def _fortify(draft: Draft, seat: str, province: str) -> None:
    """Works rise by a level."""
    level = draft.province(province).fort + 1
    draft.pay(seat, FORT_COST * level)
    draft.province(province, fort=level)
    draft.tell(FortRaised, state=seat, province=province, level=level)


def stand_recruits(draft: Draft) -> None:
    """Recruits stand where they were raised; where the land is lost meanwhile they scatter."""
    for state in draft.living():
        for province, tenths in sorted(draft.world.recruits.get(state, {}).items()):
            cause = draft.tell(ArmyRaised, state=state, province=province, tenths=tenths)
            if draft.province(province).holder == state:
                draft.move_force(state, province, tenths)
            else:
                draft.tell(ForceDisbanded, cause, state=state, province=province, tenths=tenths)
    draft.world.recruits.clear()


def collect_income(draft: Draft) -> None:
    """The levy goes to the treasury, the rest is enjoyed; all is reckoned before any of it is paid."""
    gross = incomes(draft.world)
    costs = {state: upkeep(draft.world, state) for state in gross}
    enjoyed = {}
    for name, wealth in gross.items():
        state = draft.state(name)
        levy = wealth * state.levy_permille // 1000
        enjoyed[name] = wealth - levy
        draft.state(name, treasury=state.treasury + levy, enjoyed=state.enjoyed + wealth - levy)
    draft.tell(TurnOpened, income=gross, upkeep=costs, enjoyed=enjoyed)


def pay_armies(draft: Draft) -> None:
    """Upkeep from the treasury; brigades that cannot be paid go home, the largest stacks first."""
    for state in draft.living():
        due = upkeep(draft.world, state)
        missing = due - draft.pay(state, due)
        if missing > 0:
            _send_home(draft, state, -(-missing * TENTHS // BRIGADE_UPKEEP))
            draft.shake(state, -2)


def _send_home(draft: Draft, state: str, tenths: int) -> None:
    """Disband that many tenths, or all there are."""
    stacks = sorted(draft.world.forces.get(state, {}).items(), key=lambda item: (-item[1], item[0]))
    for province, there in stacks:
        gone = min(there, tenths)
        if gone > 0:
            draft.move_force(state, province, -gone)
            draft.tell(ForceDisbanded, state=state, province=province, tenths=gone, unpaid=True)
        tenths -= gone


def digest_land(draft: Draft) -> None:
    """Conquests grow into the state as far as the age allows, while they are quiet (rules.md §4).

    A point for each hundred thousandths of administrability a turn; land wholly digested becomes a core.
    Land whose title a pact does not recognise stays as it is (article 8).
    """
    step = max(1, draft.world.system.administrability_permille // 100)
    untitled = {(p, taker) for pact in draft.world.pacts.values() for p, taker in pact.unrecognised.items()}
    for place in list(draft.world.provinces.values()):
        if place.occupier is not None or place.integration >= 100 or (place.id, place.owner) in untitled:
            continue
        grown = min(100, place.integration + (step if place.unrest < 50 else 1))
        cores = (*place.cores, place.owner) if grown == 100 and place.owner not in place.cores else place.cores
        draft.province(place.id, integration=grown, cores=cores)


def calm_people(draft: Draft) -> None:
    """Weariness heals in peace; stability drifts; unrest moves towards its cause (rules.md §5)."""
    strained, fighting = overstretches(draft.world), _fighting(draft)
    condemned = {name for pact in draft.world.pacts.values() for name in pact.sanctioned}
    for name in draft.living():
        strain = min(_MOST_STRAIN, strained.get(name, 0) // _STRAIN_STEP) + (8 if name in condemned else 0)
        _settle_state(draft, name, strain, at_war=name in fighting)
    hardship = {name: _hardship(state) for name, state in draft.world.states.items()}
    for place in list(draft.world.provinces.values()):
        foreign = 0 if place.owner in place.cores else (100 - place.integration) * 7 // 10
        aim = clamp(foreign + hardship[place.owner] - 10, 0, 100)
        if aim != place.unrest and place.occupier is None:
            step = clamp((aim - place.unrest) // 4, -10, 10) or clamp(aim - place.unrest, -1, 1)
            draft.province(place.id, unrest=clamp(place.unrest + step, 0, 100))


def _settle_state(draft: Draft, name: str, strain: int, *, at_war: bool) -> None:
    """One state's temper (article 50): peace and prosperity rest it; war, levies, sanctions, overstretch wear it."""
    state = draft.state(name)
    rest = 0 if at_war else min(_REST, state.weariness)
    aim = _EVEN - 2 * state.weariness // 3 - 4 * state.conscription - 2 * state.precedent
    aim += _prosperity(state) - strain
    drift = clamp(aim - state.stability, -3, 2)
    fades = state.precedent > 0 and draft.turn % _MEMORY == 0
    if rest or drift or fades:
        draft.state(
            name,
            weariness=state.weariness - rest,
            stability=clamp(state.stability + drift, 0, 100),
            precedent=state.precedent - 1 if fades else state.precedent,
        )


def stability_parts(world: World, name: str) -> tuple[tuple[str, int], ...]:
    """What a state's stability drifts towards, part by part (article 50); the parts add up to the aim."""
    state = world.states[name]
    condemned = any(name in pact.sanctioned for pact in world.pacts.values())
    parts = (
        ("even temper", _EVEN),
        ("weariness", -(2 * state.weariness // 3)),
        ("conscription", -4 * state.conscription),
        ("precedent", -2 * state.precedent),
        ("prosperity", _prosperity(state)),
        ("overstretch", -min(_MOST_STRAIN, overstretches(world).get(name, 0) // _STRAIN_STEP)),
        ("sanctions", -8 if condemned else 0),
    )
    return tuple((word, points) for word, points in parts if points)


def _hardship(state: State) -> int:
    """What hard times and shaken rulers stir in all of a state's land."""
    return state.weariness // 5 + 4 * state.conscription + max(0, 40 - state.stability)


def _prosperity(state: State) -> int:
    """Points of stability for growth beyond the median, or short of it; bad luck counts as growth."""
    return clamp((_growth_of(state) - _MEDIAN_GROWTH) // 4, -_PROSPERITY, _PROSPERITY) if state.growth_permille else 0


def _growth_of(state: State) -> int:
    """A state's growth this turn in thousandths, its luck counted in."""
    return state.growth_permille - (LEAN_PERMILLE if state.lean_turns else 0)


def grow(draft: Draft) -> None:
    """Output grows by each state's fortune; fortunes are redrawn now and then (rules.md §5)."""
    unset = all(state.growth_permille == 0 for state in draft.world.states.values())
    if (draft.turn - 1) % GROWTH_EVERY == 0 and (draft.turn > 1 or unset):
        _redraw_growth(draft)
    rates = {name: _growth_of(state) for name, state in draft.world.states.items()}
    fighting = set() if draft.world.system.closed else _fighting(draft)
    for place in list(draft.world.provinces.values()):
        rate = rates[place.owner]
        if place.frontier and not draft.world.system.closed and place.owner not in fighting:
            rate += FRONTIER_PERMILLE
        if rate and place.occupier is None:
            draft.world.provinces[place.id] = changed(place, output=place.output + (place.output * rate + 500) // 1000)


def _fighting(draft: Draft) -> set[str]:
    """States at war now."""
    return {b.state for w in draft.world.wars.values() if w.ended is None for b in w.belligerents if b.left is None}


def _redraw_growth(draft: Draft) -> None:
    """Lognormal between states (model.md (b): spread .8), thousandths a turn."""
    drawn = {}
    for name in sorted(draft.living()):
        power = draft.dice.normal_permille("growth", name) * _GROWTH_SPREAD // 1000
        drawn[name] = min(_MOST_GROWTH, _MEDIAN_GROWTH * exp_permille(power) // 1000)
        draft.state(name, growth_permille=drawn[name])
    draft.tell(GrowthRedrawn, growth_permille=drawn)
