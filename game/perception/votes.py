"""Votes: what a yes is worth to a member of a council (model.md a3)."""

import numpy as np

from game.perception.circles import Place, weigh_places
from game.perception.reckoning import Reckoning, Terms, help_terms
from game.perception.tastes import own_trust
from game.perception.temper import Temper
from game.world.pacts import Charter, Motion, MotionKind, Pact
from game.world.worlds import World

__all__ = ["amended_places", "yes_terms"]


def yes_terms(r: Reckoning, world: World, me: int, motion: Motion, t: Temper) -> Terms:
    """What a yes is worth: danger checked, the institution upheld, friendships, the price (model.md a3)."""
    s = r.survey
    seat, v = s.names[me], float(s.income[me])
    about = s.of(motion.about)
    pact = world.pacts[motion.pact]
    if motion.kind is MotionKind.AMEND:
        return _new_terms(r, world, me, motion, t)
    if motion.about == seat:
        return {"ourselves": np.asarray((1.0 if motion.kind in (MotionKind.LIFT, MotionKind.RELEASE) else -1.0) * v)}
    liked = 0.24 * v * (float(own_trust(s, me, about, t)) - 0.5)
    if motion.kind in (MotionKind.LIFT, MotionKind.ADMIT, MotionKind.RELEASE):
        gain = 0.05 * v if motion.kind is MotionKind.ADMIT else 0.0
        return {"friendship": np.asarray(liked + gain), "trade_lost": np.asarray(2.0 * float(s.trade[me, about]))}
    bound = float(s.allied[me, about] + s.client[me, about])
    terms: Terms = {
        "friendship": np.asarray(-liked - 0.4 * v * bound),
        "the_institution": np.asarray((3 * t.norm + 0.15 * t.faith * pact.legitimacy / 100) * v),
        "danger_checked": np.asarray(0.5 * float(r.risk_from[me, about])),
    }
    if motion.kind is MotionKind.ACT:
        victim = _victim(world, motion)
        if victim is not None and victim in s.index and victim != seat:
            case = help_terms(r, me, s.of(victim), about, t)
            shown = ("next_in_line", "cost_of_fighting", "anger_of_the_foe")
            terms["cost_of_acting"] = np.asarray(0.5 * sum(float(case[n]) for n in shown))
            terms["friendship"] = terms["friendship"] + 0.12 * v * (float(s.trust[me, s.of(victim)]) - 0.5)
        elif victim == seat:
            terms["ourselves"] = np.asarray(v)
    else:
        terms["trade_lost"] = np.asarray(-2.0 * float(s.trade[me, about]))
    return terms


def amended_places(r: Reckoning, pact: Pact, charter: Charter | None, me: int, t: Temper) -> tuple[Place, Place]:
    """A member's place under a new charter, and the same place under the old one."""
    circle = frozenset(r.survey.index[n] for n in pact.members if n in r.survey.index) | {me}
    new, old = (Place(me, circle, one, pact.legitimacy, t) for one in (charter or pact.charter, pact.charter))
    return new, old


def _new_terms(r: Reckoning, world: World, me: int, motion: Motion, t: Temper) -> Terms:
    """A place under the new charter, less the same place under the old one (article 7)."""
    after, before = weigh_places(r, amended_places(r, world.pacts[motion.pact], motion.charter, me, t))
    return {name: part - before.get(name, np.asarray(0.0)) for name, part in after.items()}


def _victim(world: World, motion: Motion) -> str | None:
    if motion.crisis and motion.crisis in world.crises:
        return world.crises[motion.crisis].target
    if motion.war and motion.war in world.wars:
        war = world.wars[motion.war]
        return war.attacker if motion.about == war.defender else war.defender
    return None
