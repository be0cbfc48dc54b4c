"""Demands: what giving way costs, what standing firm risks, and who would therefore give way (model.md a3).

In wealth. At the public temper this is what a demander expects of its target
and what a screen shows before a demand is sent; with the target's own temper
and error it is the answer itself: one code path (decisions 1).
"""

import math

import numpy as np

from game.perception import weights as w
from game.perception.reckoning import Reckoning, Terms, chance_at
from game.perception.survey import odds
from game.perception.temper import PUBLIC, Temper
from game.world.conflicts import Aim, AimKind, Crisis
from game.world.constants import WEALTH
from game.world.worlds import World

__all__ = [
    "announced",
    "concession_chance",
    "defiance_terms",
    "escalation",
    "price_terms",
    "tremble",
    "worth_of_aim",
]

_SHAME = 0.25
"""What the loss of standing costs a state that gives way on a matter of weight, in turns of its income."""
_BELIEVED = 0.85
"""How far a threat of war after a refusal is believed (model.md (b), pledgew)."""
_BLUFF_WIDTH = 0.35
"""Width of the logistic of going on, in turns of the demander's income."""
_DOUBT = 0.08
"""Width of the public guess whether a target gives way, in turns of its income."""
_DOUBT_OF_STAKE = 0.3
"""And no wider than this part of the stake: nobody wonders long over a trifle asked by one who cannot take it."""
_TREMBLE, _TREMBLE_OF_STAKE = 0.10, 0.5
"""The same for the target's own hand, as a standard deviation."""


def announced(r: Reckoning, crisis: Crisis) -> float:
    """Strength the demander must reckon with: own hold, announced help at its weight, expected help at the rest."""
    s = r.survey
    i, j = s.of(crisis.target), s.of(crisis.demander)
    believed = float(r.hold[i])
    said = {p.state: p for p in crisis.pledges}
    for k, name in enumerate(s.names):
        expected = float(r.come[k, i, j] * r.aid[k, i, j])
        pledge = said.get(name)
        if pledge is not None:
            full = float(r.aid[k, i, j]) * pledge.share_permille / 750 if pledge.stands else 0.0
            expected = w.PLEDGE_WEIGHT * full + (1 - w.PLEDGE_WEIGHT) * expected
        believed += expected
    return believed


def price_terms(r: Reckoning, world: World, demander: str, target: str, aim: Aim, t: Temper) -> Terms:
    """What conceding costs the target: the thing itself, the precedent, the shame."""
    s = r.survey
    v = float(s.income[s.of(target)])
    thing = _thing(r, world, demander, target, aim, t)
    precedent = world.states[target].precedent
    return {
        "the_thing_demanded": np.asarray(-thing),
        "precedent": np.asarray(-w.PRECEDENT * 0.3 * thing * (1 + precedent)),
        "standing": np.asarray(-min(_SHAME * v, 0.2 * _SHAME * v + 0.5 * thing)),
    }


def _thing(r: Reckoning, world: World, demander: str, target: str, aim: Aim, t: Temper) -> float:
    """The worth of the thing itself to the target over its horizon."""
    s = r.survey
    v = float(s.income[s.of(target)])
    match aim.kind:
        case AimKind.PROVINCE:
            return _output(world, aim) * t.horizon * w.HOME
        case AimKind.CLIENTAGE:
            return (w.TRIBUTE + w.AUTONOMY * t.autonomy) * v * t.horizon * 1.2
        case AimKind.TRIBUTE:
            return aim.amount / WEALTH
        case AimKind.EXIT:
            return 0.05 * v * t.horizon
        case AimKind.FREEDOM:
            return (w.TRIBUTE + 0.10) * float(s.income[s.of(demander)]) * t.horizon
        case _:
            return 0.1 * v


def _output(world: World, aim: Aim) -> float:
    return world.provinces[aim.province].output / WEALTH if aim.province else 0.0


def escalation(r: Reckoning, demander: str, target: str) -> float:
    """Chance that the demander goes to war if refused, as all reckon it."""
    s = r.survey
    j, i = s.of(demander), s.of(target)
    eu = float(r.worth_of_attack[j, i])
    return chance_at(eu / (_BLUFF_WIDTH * float(s.income[j])) + 0.3)


def defiance_terms(r: Reckoning, demander: str, target: str, held: float, t: Temper, misjudged: float = 0.0) -> Terms:
    """What refusing risks: the war that may follow, lost or merely fought, if the target holds with `held`."""
    s = r.survey
    i, j = s.of(target), s.of(demander)
    beaten = odds(float(r.onset[j, i]) * math.exp(misjudged), held)
    war = _BELIEVED * escalation(r, demander, target)
    stake = float(r.stake[i]) * t.risk / PUBLIC.risk
    effort = w.WAR_COST * float(s.income[i]) + 6 * w.LOSSES * float(s.strength[i])
    return {"defeat": np.asarray(-war * beaten * stake), "war_cost": np.asarray(-war * effort)}


def concession_chance(r: Reckoning, world: World, demander: str, target: str, aim: Aim) -> float:
    """Chance that a target would give way to a demand, as all reckon it."""
    s = r.survey
    held = float(r.defence[s.of(target), s.of(demander)])
    firm = sum(map(float, defiance_terms(r, demander, target, held, PUBLIC).values()))
    yielding = sum(map(float, price_terms(r, world, demander, target, aim, PUBLIC).values()))
    doubt = min(_DOUBT * float(s.income[s.of(target)]), _DOUBT_OF_STAKE * max(abs(yielding), abs(firm)))
    return chance_at((yielding - firm) / max(doubt, 1e-6))


def tremble(yielding: float, firm: float, income: float) -> float:
    """How far a target's answer may stray from its reckoning, in wealth: less over a small matter than a great one."""
    return min(_TREMBLE * income, _TREMBLE_OF_STAKE * max(abs(yielding), abs(firm)))


def worth_of_aim(r: Reckoning, world: World, target: str, aim: Aim, t: Temper, greed: float) -> float:
    """What getting the thing without a war is worth to the demander."""
    v = float(r.survey.income[r.survey.of(target)])
    match aim.kind:
        case AimKind.PROVINCE:
            digest = 0.35 + 0.65 * r.survey.administrability
            return _output(world, aim) * t.horizon * digest * greed
        case AimKind.CLIENTAGE:
            return (w.TRIBUTE + 0.02) * v * t.horizon * greed
        case AimKind.TRIBUTE:
            return aim.amount / WEALTH
        case _:
            return 0.05 * v
