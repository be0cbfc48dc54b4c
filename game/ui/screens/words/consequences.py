"""What follows from an answer, in figures: no pygame, no guess.

Two sources and no third. What an answer changes at once (treasury, stability, trust, land) is tried out under the
rules themselves on a copy of what the seat can see; what others would make of it (chances of war, of holding) is the
same public estimate that every state decides by, with the band that private error allows (decisions 1). Whatever
neither can tell is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from game.doctrines.doctrine import MINISTRY
from game.doctrines.mind import Mind
from game.kit.dice import Dice
from game.measures.law import covers, pacts_of
from game.perception import forecast as f
from game.perception import weights as w
from game.perception.aftermath import Change, change
from game.perception.demands import announced, escalation
from game.perception.reckoning import attack_terms, inferred_greed
from game.perception.temper import PUBLIC
from game.perception.views import View, look
from game.rules import crises, diplomacy, membership, settlements, wars
from game.rules.draft import Docket, Draft
from game.world import sheets as s
from game.world.conflicts import Crisis, Pledge
from game.world.pacts import Pact, Trigger
from game.world.reasons import Motive
from game.world.sheets import Line
from game.world.worlds import World

__all__ = [
    "Change",
    "change",
    "clerk",
    "council_pact",
    "hold_if",
    "lapsed",
    "mixed_estimate",
    "seen_from",
    "tried",
    "war_if_refused",
    "with_council",
    "with_pledge",
]

_BAND = 1.645 * w.ERROR_BAND
_STEPS = {
    s.AnswerDemand: (crises.collect_pledges, crises.answer_demands),
    s.AnswerPledge: (crises.collect_pledges,),
    s.AnswerCall: (wars.answer_calls,),
    s.AnswerPeace: (settlements.answer_peace,),
    s.AnswerProposal: (diplomacy.answer_treaties, membership.answer_invitations),
    s.Attack: (wars.declare_wars,),
}


def clerk(view: View) -> Mind:
    """A mind at public mean parameters: the ministry's, which is also how all read all others."""
    return Mind(view, MINISTRY, Dice(0))


def tried(view: View, lines: Iterable[tuple[str, Line]]) -> World:
    """The world as it would stand if only these lines, each with its author, were carried out under the rules."""
    draft, docket = Draft(view.world, Dice(0)), Docket()
    steps: list[object] = []
    for seat, line in lines:
        docket.add(seat, line)
        steps += [step for step in _STEPS.get(type(line), ()) if step not in steps]
    order = [crises.collect_pledges, crises.answer_demands, wars.answer_calls, settlements.answer_peace]
    order += [diplomacy.answer_treaties, membership.answer_invitations, wars.declare_wars]
    for step in order:
        if step in steps:
            step(draft, docket)
    return draft.close()


def lapsed(view: View) -> World:
    """The world if the seat let its refused demands drop."""
    draft = Draft(view.world, Dice(0))
    crises.lapse_demands(draft)
    return draft.close()


def seen_from(view: View, world: World) -> View:
    """The same seat's view of another world, reckoned anew."""
    return look(world, view.seat)


def with_pledge(crisis: Crisis, state: str, stands: bool) -> Crisis:
    """The crisis as if one partner had spoken."""
    clause = crisis.bound.get(state) or crisis.bound_to_demander.get(state, "")
    spoken = Pledge(state, stands, 750 if stands else 0, clause, Motive.COMMAND)
    return replace(crisis, pledges=(*(p for p in crisis.pledges if p.state != state), spoken))


def war_if_refused(view: View, crisis: Crisis) -> f.Estimate:
    """Chance that the demander attacks after a refusal: what all reckon, with the band of its own misjudgement."""
    r, names = view.reckoning, view.survey
    j, i = names.of(crisis.demander), names.of(crisis.target)
    met = announced(r, crisis)
    greed = inferred_greed(view.survey)[j]
    chances = []
    for error in (0.0, _BAND, -_BAND):
        meets = np.asarray(met * np.exp(error))
        worth = r.worth_of_attack.copy()
        worth[j, i] = sum(float(t) for t in attack_terms(r, j, i, PUBLIC, greed, meets, soon=True).values())
        leaning = replace(r, worth_of_attack=worth)
        chances.append(round(1000 * escalation(leaning, crisis.demander, crisis.target)))
    return f.Estimate(*chances)


def hold_if(view: View, crisis: Crisis, *, come: frozenset[str] = frozenset(), stay: frozenset[str] = frozenset(),
            all_come: bool = False) -> f.Estimate:  # fmt: skip
    """Chance that the target holds: as expected, or if some of its friends surely come or stay."""
    sum_tenths = 0
    for one in f.coalition(view, crisis.target, crisis.demander, crisis):
        sure = all_come or one.state in come
        sum_tenths += one.pledged if sure else 0 if one.state in stay else one.expected
    return f.holds(view, crisis.target, crisis.demander, sum_tenths)


def council_pact(world: World, crisis: Crisis) -> Pact | None:
    """The pact to which the target can appeal: the one with a council first."""
    found = [p for p in pacts_of(world, crisis.target) if covers(p, crisis.demander, crisis.target)]
    found = [p for p in found if p.charter.trigger is not Trigger.NONE]
    return min(found, key=lambda p: (p.charter.trigger is not Trigger.COUNCIL, p.id), default=None)


def with_council(view: View, pact: Pact, *, carried: bool) -> View:
    """The view in which a council has called its members to arms, or has refused to."""
    trigger = Trigger.AUTOMATIC if carried else Trigger.NONE
    changed = replace(pact, charter=replace(pact.charter, trigger=trigger))
    return seen_from(view, replace(view.world, pacts={**view.world.pacts, pact.id: changed}))


def mixed_estimate(first: f.Estimate, second: f.Estimate, share_permille: int) -> f.Estimate:
    """One estimate from two cases, the first of this chance."""
    parts = zip((first.middle, first.low, first.high), (second.middle, second.low, second.high), strict=True)
    return f.Estimate(*((a * share_permille + b * (1000 - share_permille)) // 1000 for a, b in parts))
