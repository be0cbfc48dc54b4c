"""Civil wars: how a shaken state breaks in two, and how it is one again (rules.md §§4, 5; articles 40 to 43).

Rebels are a state of their own from the first day, so every rule of war,
money and peace holds for them; what is particular is here.
"""

from typing import Final

from game.kit.hues import PARTED
from game.kit.integers import share
from game.kit.records import changed
from game.measures.law import active_wars, members_of
from game.measures.power import mean_unrest, men_of, provinces_of
from game.rules.draft import Draft
from game.rules.pacts import change_legitimacy
from game.rules.realm import admit, cede
from game.rules.regimes import drawn_disposition, turn_rulers
from game.rules.settlements import end_war
from game.rules.terms import ZERO_HOUR
from game.world.conflicts import Aim, AimKind, Belligerent, JoinReason, Outcome, Settlement, Side, War, WarCause
from game.world.constants import TENTHS
from game.world.events import CivilWarBroke, CivilWarEnded, WarBegan
from game.world.events_system import CivilEnd
from game.world.lands import Province
from game.world.reasons import Motive
from game.world.states import State
from game.world.worlds import Trust

__all__ = ["break_civil_wars", "decide_civil_wars", "part_ways"]

SHAKEN: Final = 25
"""Stability under which a state risks civil war."""
REBELS_PERMILLE: Final = 500
"""Share of the men of rebel land, and of the brigades there, that take arms against the state."""
RETURNED_PERMILLE: Final = 600
"""What is left of the integration of land that was reconquered."""
REBEL_STABILITY: Final = 60
RECONCILED: Final = 45
"""Stability after a civil war is over in the state's favour, at least."""
UNHEEDED: Final = -2
"""Legitimacy lost by a pact whose mandate in a civil war no member followed."""
ENMITY: Final = Trust(400, 3600)
"""Trust between a state and its rebels."""


def break_civil_wars(draft: Draft) -> None:
    """Each shaken state may break in two (article 40)."""
    scale = draft.world.system.civil_war_permille
    if scale == 0:
        return
    for name in sorted(n for n, s in draft.world.states.items() if s.alive and s.stability < SHAKEN):
        if draft.state(name).rebels_of or _civil_war_in(draft, name) is not None:
            continue
        if draft.dice.chance(_risk(draft, name, scale), "civil war", name):
            _break(draft, name)


def _risk(draft: Draft, name: str, scale: int) -> int:
    """Chance this turn in thousandths: the system's, more with weariness, unrest and fresh conquests."""
    state = draft.state(name)
    lands = draft.owned(name)
    fresh = share(sum(p.output for p in lands if p.integration < 50), max(1, sum(p.output for p in lands)))
    more = 40 * (SHAKEN - state.stability) + 5 * state.weariness + 5 * mean_unrest(draft.world, name) + fresh
    return scale * (1000 + more) // 1000


def _civil_war_in(draft: Draft, state: str) -> War | None:
    """The civil war a state is the ground of, if any."""
    return next((w for w in active_wars(draft.world) if w.civil and w.defender == state), None)


def _break(draft: Draft, name: str) -> None:
    """The party of rebels and its land; where there is no land to share out the rulers fall."""
    lands = _rebel_lands(draft, name)
    if lands:
        _rise(draft, name, lands)
    else:
        turn_rulers(draft, name)
        draft.shake(name, RECONCILED - draft.state(name).stability)


def _rebel_lands(draft: Draft, name: str) -> list[Province]:
    """From one to half of a state's provinces, the most restless and least its own first, never the capital."""
    owned = draft.owned(name)
    free = [p for p in owned if p.occupier is None and p.id != draft.state(name).capital]
    if not free:
        return []
    count = 1 + draft.dice.roll(max(1, len(owned) // 2), "rebel lands", name)
    return sorted(free, key=lambda p: (p.integration - p.unrest, p.id))[:count]


def _rise(draft: Draft, parent: str, lands: list[Province]) -> None:
    """The rebels stand up as a state; the war for the rule of the old one begins."""
    rebels = _found(draft, parent, lands)
    defected = sum(_go_over(draft, parent, rebels, place) for place in lands)
    army = sum(draft.world.forces[rebels].values())
    for other in (parent, rebels):
        rival = rebels if other == parent else parent
        draft.world.trust[other] = {**draft.world.trust[other], rival: ENMITY}
    war = _declare(draft, parent, rebels)
    draft.tell(
        CivilWarBroke,
        war.event,
        state=parent,
        rebels=rebels,
        province=lands[0].id,
        lands=tuple(p.id for p in lands),
        tenths=army,
        defected=defected,
        war=war.id,
    )


def _found(draft: Draft, parent: str, lands: list[Province]) -> str:
    """The rebels' state: the parent's ways, a disposition of its own, its part of the treasury."""
    old = draft.state(parent)
    name = _free_id(draft, parent)
    part = share(sum(p.output for p in lands), max(1, sum(p.output for p in draft.owned(parent))))
    seat = max(lands, key=lambda p: (p.output, p.id))
    taken = draft.pay(parent, old.treasury * part // 1000)
    rebels = State(
        id=name,
        name=f"Rebels of {old.name}",
        people=f"rebels of {old.name}",
        capital=seat.id,
        regime=old.regime,
        treasury=taken,
        levy_permille=max(old.levy_permille, 400),
        quality=old.quality,
        stability=REBEL_STABILITY,
        weariness=old.weariness // 2,
        growth_permille=old.growth_permille,
        sea_permille=old.sea_permille,
        rebels_of=parent,
    )
    admit(draft, rebels, disposition=drawn_disposition(draft, name), like=parent)
    return name


def _free_id(draft: Draft, parent: str) -> str:
    """`ATH_REBELS`; a number more where rebels of old became a state."""
    root, number = f"{parent}{PARTED}", 1
    name = root
    while name in draft.world.states and (draft.state(name).alive or draft.state(name).rebels_of != parent):
        number += 1
        name = f"{root}_{number}"
    return name


def _go_over(draft: Draft, parent: str, rebels: str, place: Province) -> int:
    """One province goes over: half its men rise, and half the brigades there, whose number is given back.

    The other half leaves for the capital.
    """
    there = draft.force(parent, place.id)
    over = there * REBELS_PERMILLE // 1000
    risen = max(TENTHS // 2, men_of(place) * REBELS_PERMILLE // 1000)
    draft.move_force(parent, place.id, -there)
    draft.move_force(parent, _refuge(draft, parent, place.id), there - over)
    draft.move_force(rebels, place.id, over + risen)
    waiting = draft.world.recruits.get(parent, {})
    draft.world.recruits[parent] = {p: n for p, n in waiting.items() if p != place.id}
    draft.province(
        place.id,
        owner=rebels,
        cores=place.cores if rebels in place.cores else (*place.cores, rebels),
        integration=max(place.integration, 80),
        unrest=min(place.unrest, 10),
        besieged_turns=0,
    )
    return over


def _refuge(draft: Draft, parent: str, left: str) -> str:
    """Where soldiers go who stay with the rulers: the capital, or the richest free land if an enemy lies there."""
    lands = [p for p in draft.owned(parent) if p.id != left]
    capital = draft.state(parent).capital
    return max(lands, key=lambda p: (p.occupier is None, p.id == capital, p.output, p.id)).id


def _declare(draft: Draft, parent: str, rebels: str) -> War:
    """The record of a civil war: nobody is called by it."""
    name = draft.serial("w")
    title = f"Civil war of {draft.state(parent).name}"
    aim, motive = Aim(AimKind.RULE), Motive.FREEDOM
    event = draft.tell(
        WarBegan,
        war=name,
        name=title,
        attacker=rebels,
        defender=parent,
        aim=aim,
        cause=WarCause.CIVIL,
        motive=motive,
        crisis=None,
    )
    parts = (
        Belligerent(rebels, Side.ATTACK, draft.turn, JoinReason.AGGRESSOR, motive, event=event),
        Belligerent(parent, Side.DEFENCE, draft.turn, JoinReason.TARGET, Motive.SECURITY, event=event),
    )
    war = War(
        name, title, draft.turn, WarCause.CIVIL, motive, rebels, parent, aim, parts, clarity_permille=500, event=event,
        civil=True,
    )  # fmt: skip
    draft.world.wars[name] = war
    return war


def decide_civil_wars(draft: Draft) -> None:
    """Rebels beaten, or rulers (article 43)."""
    for war in [w for w in active_wars(draft.world) if w.civil]:
        if not draft.state(war.attacker).alive or not draft.state(war.defender).alive:
            continue
        if _is_crushed(draft, war):
            _crush(draft, war)
        elif _is_overthrown(draft, war):
            _overthrow(draft, war)


def _is_crushed(draft: Draft, war: War) -> bool:
    """Whether the rebels have no free land, or have lost their seat and their army."""
    rebels = war.attacker
    lands = draft.owned(rebels)
    if all(p.occupier is not None for p in lands):
        return True
    seat = draft.province(draft.state(rebels).capital)
    return seat.occupier is not None and not any(draft.world.forces.get(rebels, {}).values())


def _is_overthrown(draft: Draft, war: War) -> bool:
    """Whether the rebels' side has held the capital for two turns."""
    capital = draft.province(draft.state(war.defender).capital)
    return capital.occupier in members_of(war, Side.ATTACK) and capital.occupied_turns >= ZERO_HOUR


def _crush(draft: Draft, war: War) -> None:
    """The land returns, shaken; the rebels are no more."""
    cause = draft.tell(
        CivilWarEnded, war.event, state=war.defender, rebels=war.attacker, how=CivilEnd.CRUSHED, war=war.id
    )
    for place in draft.owned(war.attacker):
        old = place.integration
        _return(draft, war, place, cause)
        draft.province(place.id, integration=old * RETURNED_PERMILLE // 1000, unrest=max(30, place.unrest))
    draft.shake(war.defender, max(0, RECONCILED - draft.state(war.defender).stability))
    end_war(draft, war.id, Outcome.DEFENDER_WON, Settlement(), cause)


def _return(draft: Draft, war: War, place: Province, cause: int) -> None:
    """One province of the rebels is the state's again, and no homeland of theirs."""
    draft.province(place.id, cores=tuple(c for c in place.cores if c != war.attacker))
    cede(draft, place.id, war.defender, war.id, cause)
    loser = draft.state(war.attacker)
    draft.state(loser.id, claims=())


def _overthrow(draft: Draft, war: War) -> None:
    """The rebels are the state now: its id and name, its treaties and seats, all its land, and new rulers."""
    rebels, state = war.attacker, war.defender
    army = sum(draft.world.forces.get(rebels, {}).values())
    cause = draft.tell(
        CivilWarEnded, war.event, state=state, rebels=rebels, how=CivilEnd.OVERTHROWN, war=war.id, tenths=army
    )
    for ground, tenths in sorted(draft.world.forces.get(rebels, {}).items()):
        draft.move_force(state, ground, tenths)
    won = draft.pay(rebels, draft.state(rebels).treasury)
    tired = draft.state(rebels).weariness
    for place in draft.owned(rebels):
        kept = place.integration
        _return(draft, war, place, cause)
        draft.province(place.id, integration=kept, unrest=place.unrest)
    draft.state(state, treasury=draft.state(state).treasury + won, weariness=tired)
    turn_rulers(draft, state, because=cause)
    draft.shake(state, max(0, RECONCILED + 10 - draft.state(state).stability))
    end_war(draft, war.id, Outcome.ATTACKER_WON, Settlement(), cause)


def part_ways(draft: Draft) -> None:
    """Rebels whose war is over and who live are a state like any other (article 43)."""
    _judge_mandates(draft)
    for name in [n for n, s in draft.world.states.items() if s.rebels_of is not None and s.alive]:
        state = draft.state(name)
        if any(w.civil and w.attacker == name for w in active_wars(draft.world)):
            continue
        parent = state.rebels_of or ""
        seat = draft.province(state.capital).name
        taken = {s.name for s in draft.world.states.values()}
        title = seat if seat not in taken else f"Free {seat}"
        draft.tell(CivilWarEnded, state=parent, rebels=name, how=CivilEnd.SECEDED)
        draft.world.states[name] = changed(state, name=title, people=f"people of {seat}", rebels_of=None)
        _claim_lost(draft, parent, name)


def _judge_mandates(draft: Draft) -> None:
    """A council that called on its members in a civil war, and was followed by none, loses by it (article 13)."""
    for war in [w for w in draft.world.wars.values() if w.mandates and w.ended == draft.turn]:
        for pact in sorted(war.mandates):
            if pact in draft.world.pacts and not any(b.clause == pact for b in war.belligerents):
                change_legitimacy(draft, pact, UNHEEDED, "a mandate that nobody followed", war.event)


def _claim_lost(draft: Draft, parent: str, rebels: str) -> None:
    """The old state wants its own land back."""
    if parent in draft.world.states:
        lost = [p for p in provinces_of(draft.world, rebels) if parent in draft.province(p).cores]
        old = draft.state(parent).claims
        draft.state(parent, claims=(*old, *(p for p in sorted(lost) if p not in old)))
