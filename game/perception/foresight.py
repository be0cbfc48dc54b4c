"""What would follow from a deed, before anybody commits: a war, a demand, a call answered, a treaty denounced.

Each is tried out under the rules on a copy of what the seat can see, and then
followed hop by hop (`cascade`). Nothing here reads what the seat may not know.
"""

from dataclasses import dataclass, replace

import numpy as np

from game.kit.dice import Dice
from game.kit.integers import clamp
from game.measures.law import bound_to_help
from game.perception.aftermath import Change, change
from game.perception.cascade import SHARE, Called, Cascade, called_one, cascade_of
from game.perception.demands import concession_chance, escalation
from game.perception.forecast import Estimate, danger_from, holds
from game.perception.reckoning import logistic
from game.perception.views import View, look
from game.rules import crises, diplomacy, wars
from game.rules.covert import grievance
from game.rules.draft import Docket, Draft
from game.world import sheets as s
from game.world.conflicts import Aim, Call, Crisis, JoinReason, Side, Stage
from game.world.pacts import Trigger
from game.world.reasons import Motive
from game.world.worlds import World

__all__ = [
    "Demanded",
    "Exposure",
    "Parted",
    "mean_clarity",
    "of_answer",
    "of_demand",
    "of_denouncing",
    "of_refusal",
    "of_war",
]


@dataclass(frozen=True, slots=True)
class Demanded:
    """What would follow from a demand: `conceded` the chance that it is, `feared` that war follows a refusal.

    Both as all reckon; `asked` those who would have to say whom they stand by; `yields` and `lapses` what the rules
    move for the demander if it is conceded, or refused and let drop; `war` the cascade if it is fought for.
    """

    target: str
    conceded: Estimate
    feared: int
    asked: tuple[Called, ...]
    yields: Change
    lapses: Change
    war: Cascade | None


@dataclass(frozen=True, slots=True)
class Exposure:
    """A danger before and after: the chance that the foe attacks in ten turns, and that the seat then holds."""

    foe: str
    attacks: tuple[Estimate, Estimate]
    holds: tuple[Estimate, Estimate]


@dataclass(frozen=True, slots=True)
class Parted:
    """What would follow from denouncing a treaty: what the rules move, and the dangers that change most."""

    treaty: str
    other: str
    change: Change
    exposed: tuple[Exposure, ...]


def of_war(view: View, target: str, aim: Aim, crisis: str | None = None) -> Cascade | None:
    """The cascade of the seat's own declaration of war; None where the law forbids it."""
    return _war(view, view.world, view.seat, s.Attack(target, aim, crisis, Motive.COMMAND))


def of_refusal(view: View, crisis: Crisis) -> Cascade | None:
    """The cascade of the war that a demander makes of a refusal, as its target or a bystander sees it."""
    world = _spoken(view, view.world, crisis.id) if crisis.stage is Stage.ASKED else view.world
    return _war(view, world, crisis.demander, s.Attack(crisis.target, crisis.aim, crisis.id, crisis.motive))


def _war(view: View, world: World, attacker: str, line: s.Attack) -> Cascade | None:
    if not {attacker, line.target} <= set(view.survey.index):
        return None
    draft, docket = Draft(world, Dice(0)), Docket()
    docket.add(attacker, line)
    wars.declare_wars(draft, docket)
    begun = draft.close()
    made = [id for id in begun.wars if id not in world.wars]
    if not made:
        return None
    if line.crisis is None:
        war = replace(begun.wars[made[0]], clarity_permille=mean_clarity(draft, attacker, line.target, line.aim))
        begun = replace(begun, wars={**begun.wars, made[0]: war})
    return cascade_of(view, view.world, begun, made[0])


def mean_clarity(draft: Draft, attacker: str, victim: str, aim: Aim) -> int:
    """How clear a case would be on the mean: the draw itself nobody can know."""
    place = draft.world.provinces.get(aim.province or "")
    muddied = crises.CLARITY_OF_CORES if place is not None and attacker in place.cores else 0
    return clamp(crises.CLARITY - muddied + grievance(draft, attacker, victim), 50, 1000)


def of_answer(view: View, call: str, honour: bool) -> Cascade | None:
    """The cascade of honouring a call, or of reneging on it."""
    made = view.world.calls.get(call)
    if made is None or made.war not in view.world.wars:
        return None
    war = view.world.wars[made.war]
    if not {war.attacker, war.defender} <= set(view.survey.index):
        return None
    return cascade_of(view, view.world, view.world, made.war, {made.to: honour}, begins=False)


def of_demand(view: View, target: str, aim: Aim) -> Demanded | None:
    """The cascade of the seat's own demand; None where the law forbids it."""
    draft, docket = Draft(view.world, Dice(0)), Docket()
    docket.add(view.seat, s.MakeDemand(target, aim, Motive.COMMAND))
    crises.make_demands(draft, docket)
    asked = draft.close()
    made = [id for id in asked.crises if id not in view.world.crises]
    if not made or not {target, view.seat} <= set(view.survey.index):
        return None
    crisis = replace(asked.crises[made[0]], clarity_permille=mean_clarity(draft, view.seat, target, aim))
    asked = replace(asked, crises={**asked.crises, crisis.id: crisis})
    heard = look(asked, view.seat)
    chance = concession_chance(heard.reckoning, asked, view.seat, target, aim)
    spoken = _spoken(view, asked, crisis.id)
    return Demanded(
        target=target,
        conceded=_banded(chance),
        feared=round(1000 * escalation(heard.reckoning, view.seat, target)),
        asked=asked_of(heard, crisis),
        yields=change(view.world, _conceded(asked, crisis), view.seat),
        lapses=change(view.world, _lapsed(spoken, crisis.id), view.seat),
        war=_war(view, spoken, view.seat, s.Attack(target, aim, crisis.id, Motive.COMMAND)),
    )


def _banded(chance: float) -> Estimate:
    """A chance with the band of a public guess: one width of its logistic either way."""
    lean = float(np.log(max(chance, 1e-9) / max(1.0 - chance, 1e-9)))
    low, high = (round(1000 * float(logistic(np.asarray(lean + e)))) for e in (-1.0, 1.0))
    return Estimate(round(1000 * chance), low, high)


def asked_of(view: View, crisis: Crisis) -> tuple[Called, ...]:
    """Those who must say in a crisis whether they stand by their friend, the likeliest first."""
    found = []
    sides = ((crisis.bound, Side.DEFENCE), (crisis.bound_to_demander, Side.ATTACK))
    for bound, side in sides:
        friend, foe = crisis.target, crisis.demander
        if side is Side.ATTACK:
            friend, foe = foe, friend
        for state, clause in sorted(bound.items()):
            bonds = bound_to_help(view.world, state, friend, foe, friend_attacked=side is Side.DEFENCE)
            reason = next((b.reason for b in bonds if b.clause == clause), JoinReason.TREATY)
            call = Call("", "", state, friend, foe, side, reason, clause)
            one = called_one(view, call, crisis.clarity_permille, 1.0)
            if one is not None:
                found.append(one)
    return tuple(sorted(found, key=lambda c: (c.side.value != "defence", -c.comes, c.state)))


def _spoken(view: View, world: World, crisis: str) -> World:
    """The world when partners have pledged as expected, the demand been refused, and councils asked have voted."""
    heard = look(world, view.seat)
    draft, docket = Draft(world, Dice(0)), Docket()
    for one in asked_of(heard, world.crises[crisis]):
        docket.add(one.state, s.AnswerPledge(crisis, one.expected, SHARE if one.expected else 0))
    for other in [c for c in draft.world.crises if c != crisis]:
        del draft.world.crises[other]
    crises.collect_pledges(draft, docket)
    held = draft.world.crises[crisis]
    refused = replace(held, stage=Stage.REFUSED, appealed=_can_appeal(world, held))
    return replace(draft.close(), crises={**world.crises, crisis: refused})


def _can_appeal(world: World, crisis: Crisis) -> bool:
    """Whether a pact that covers the case could be appealed to."""
    pacts = (world.pacts.get(clause) for clause in crisis.bound.values())
    return any(p is not None and p.charter.trigger is not Trigger.NONE for p in pacts)


def _conceded(world: World, crisis: Crisis) -> World:
    draft, docket = Draft(world, Dice(0)), Docket()
    docket.add(crisis.target, s.AnswerDemand(crisis.id, s.DemandReply.CONCEDE))
    for other in [c for c in draft.world.crises if c != crisis.id]:
        del draft.world.crises[other]
    crises.answer_demands(draft, docket)
    return draft.close()


def _lapsed(world: World, crisis: str) -> World:
    draft = Draft(replace(world, crises={crisis: world.crises[crisis]}), Dice(0))
    crises.lapse_demands(draft)
    return draft.close()


def of_denouncing(view: View, treaty: str) -> Parted | None:
    """What follows from ending a treaty of one's own openly."""
    held = view.world.treaties.get(treaty)
    if held is None or view.seat not in held.parties or view.seat not in view.survey.index:
        return None
    draft, docket = Draft(view.world, Dice(0)), Docket()
    docket.add(view.seat, s.Denounce(treaty, Motive.COMMAND))
    diplomacy.denounce_treaties(draft, docket)
    after = look(draft.close(), view.seat)
    return Parted(treaty, held.other(view.seat), change(view.world, after.world, view.seat), _exposed(view, after))


def _exposed(view: View, after: View) -> tuple[Exposure, ...]:
    """The dangers that a change lessens or worsens most, at most three."""
    found = []
    for foe in view.survey.names:
        if foe != view.seat and foe in after.survey.index:
            attacks = (danger_from(view, foe), danger_from(after, foe))
            held = (holds(view, view.seat, foe), holds(after, after.seat, foe))
            moved = max(abs(b.middle - a.middle) for a, b in (attacks, held))
            if moved >= 5 and attacks[1].middle >= 5:
                found.append((moved * max(attacks[1].middle, 20), Exposure(foe, attacks, held)))
    return tuple(one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].foe))[:3])
