"""What treaties, patrons and pacts are worth: change in own risk less change in own burden (model.md a2).

All in wealth a turn. Called with the public temper for what others would
accept, with a seat's own for what it wants: one code path (decisions 1).
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from game.kit.memo import by_identity
from game.perception import weights as w
from game.perception.reckoning import (
    Index,
    Reckoning,
    Terms,
    attack_chance,
    attack_terms,
    help_terms,
    inferred_greed,
    logistic,
    risk_with,
    total,
)
from game.perception.survey import Array, contest, pact_weight
from game.perception.temper import PUBLIC, Temper
from game.world.pacts import Charter, Covers, Membership, Pact, Trigger

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]

__all__ = [
    "Scene",
    "defence_terms",
    "imagine",
    "may_join",
    "offence_terms",
    "pact_terms",
    "patron_terms",
    "place_terms",
    "protection_terms",
    "public_gains",
    "sworn",
    "value",
]


def value(terms: Terms) -> float:
    """The sum of scalar terms, quantised to a thousandth of a unit of wealth (decisions 11)."""
    return round(float(total(terms)), 3)


def sworn(r: Reckoning, k: Index, i: Index, t: Temper = PUBLIC) -> Array:
    """[..., foe]: chance that k would come to i's help once a treaty of defence bound it."""
    s = r.survey
    j = np.arange(len(s.names))
    kk, ii = np.asarray(k)[..., None], np.asarray(i)[..., None]
    room = np.maximum(0.0, 1.0 - np.maximum(s.oath[kk, ii, j], s.covenant[kk, ii, j]))
    mutual = 0.4 + 1.2 * s.trust[kk, ii]
    bound = total(help_terms(r, kk, ii, j, t)) + w.OBLIGE * t.honour * s.income[kk] * room * mutual
    bound = bound + w.SELF * 0.02 * s.income[kk]
    out = logistic(bound / (w.TAU * s.income[kk])) * (r.aid[kk, ii, j] > 0)
    best: Array = np.maximum(out, r.come[kk, ii, j])
    return best


def defence_terms(r: Reckoning, i: Index, k: Index, t: Temper) -> Terms:
    """What a treaty of defence with k is worth to i a turn. Indices broadcast: one pair, or one against all."""
    s = r.survey
    j = np.arange(len(s.names))
    ii, kk = np.asarray(i)[..., None], np.asarray(k)[..., None]
    more = (sworn(r, k, i) - r.come[kk, ii, j]) * w.COMMIT_TREATY / w.COMMIT_FREE
    now = r.defence[ii, j]
    held = now + t.pledge * more * np.maximum(r.aid[kk, ii, j], 0.0)
    saved = (risk_with(r, ii, now, t) - risk_with(r, ii, held, t)).sum(axis=-1)
    mine = sworn(r, i, k, t) - r.come[ii, kk, j]
    fight = help_terms(r, ii, kk, j, t)
    net = -(fight["cost_of_fighting"] + fight["anger_of_the_foe"] + fight["trade_with_the_foe"]) - fight["next_in_line"]
    burden = (r.assault[j, kk] * r.hostile[ii, j] * np.maximum(mine, 0.0) * np.maximum(net, 0.0)).sum(axis=-1)
    rival = s.income[k] * r.hostile[i, k] * r.assault[k, i] * t.relative
    return {
        "safety": saved,
        "their_wars": -t.buck * burden,
        "upkeep": -w.PEACE_COST * s.income[i] * np.ones_like(burden),
        "feeds_a_rival": np.asarray(-0.2 * rival),
    }


@by_identity(4)
def public_gains(r: Reckoning) -> Array:
    """[i, k]: what a treaty of defence with k is worth to i a turn, as all reckon it."""
    every = np.arange(len(r.survey.names))
    out: Array = total(defence_terms(r, every[:, None], every[None, :], PUBLIC))
    return out


def offence_terms(r: Reckoning, i: int, k: int, target: int, t: Temper, greed: float) -> Terms:
    """What a treaty to attack a target with k is worth to i a turn (offensive bandwagoning; Schweller 1994)."""
    s = r.survey
    alone = float(r.onset[i, target])
    joint = alone + w.COMMIT_TREATY * float(r.onset[k, target])
    met = r.defence[target, i]
    together = attack_terms(r, i, target, t, greed, np.asarray(met * alone / max(joint, 1e-6)))
    together["prize"] = together["prize"] * (alone / max(joint, 1e-6))
    more = max(0.0, float(total(together))) - max(0.0, float(total(attack_terms(r, i, target, t, greed, met))))
    return {
        "share_of_spoils": np.asarray(w.PROSPECT * more),
        "entanglement": np.asarray(-w.PEACE_COST * s.income[i]),
        "feeds_a_rival": np.asarray(-0.1 * float(r.risk_from[i, k])),
    }


def patron_terms(r: Reckoning, i: int, j: int, t: Temper) -> Terms:
    """What clientage under j is worth to i a turn (bandwagoning; model.md a2.2)."""
    s = r.survey
    others = np.arange(len(s.names)) != j
    shield = 0.7 * t.pledge * s.strength[j] * s.free[j] * s.reach[j, i]
    now = risk_with(r, i, r.defence[i], t)
    guarded = (now - risk_with(r, i, r.defence[i] + shield, t))[others].sum()
    spared = now[j] * (1.0 - (0.25 + 0.5 * (1.0 - s.trust[i, j])))
    return {
        "protection": np.asarray(guarded),
        "patron_stays_its_hand": np.asarray(spared),
        "tribute": np.asarray(-w.TRIBUTE * s.income[i]),
        "autonomy": np.asarray(-w.AUTONOMY * t.autonomy * s.income[i]),
        "spoils": np.asarray(0.015 * t.greed * s.income[i]),
    }


def protection_terms(r: Reckoning, j: int, i: int, t: Temper, greed: float) -> Terms:
    """What having i as client is worth to j a turn."""
    s = r.survey
    duty = (r.assault[:, i] * r.fall_soon[:, i])[np.arange(len(s.names)) != j].sum()
    foregone = max(0.0, value(attack_terms(r, j, i, t, greed, r.defence[i, j])))
    return {
        "tribute": np.asarray(w.TRIBUTE * s.income[i]),
        "rank": np.asarray(0.02 * s.income[i]),
        "duty_to_protect": np.asarray(-0.15 * duty * s.income[i] * w.HOME),
        "conquest_forgone": np.asarray(-0.06 * foregone),
    }


@dataclass(frozen=True, slots=True)
class Scene:
    """The world in which a circle keeps a charter, public minds supposed (model.md d8).

    `come` who would come under the charter, `fall` who would then be beaten,
    `calm` the chances of attack that deterrence would leave; `kept` the
    reckoning as it would stand in that world.
    """

    charter: Charter
    legitimacy: int
    members: Rows
    foes: Array
    come: Array
    fall: Array
    calm: Array
    kept: Reckoning


def imagine(r: Reckoning, circle: tuple[int, ...], charter: Charter, legitimacy: int) -> Scene:
    """The scene of a circle under a charter; the same whoever judges it."""
    s = r.survey
    members = np.array(sorted(set(circle)))
    probe = Pact("", charter, s.names[circle[0]], 0, {s.names[m]: 0 for m in members}, legitimacy)
    inside = np.zeros(len(s.names), dtype=bool)
    inside[members] = True
    foes = _foes(charter, inside)
    come, quota = _kept(r, members, foes, pact_weight(probe))
    best = np.maximum(come, r.come)
    held = r.hold[:, None] + (best * r.aid).sum(axis=0)
    calm = _calmed(r, held, inside, foes)
    kept = replace(r, come=best, defence=held, commitment=quota)
    return Scene(charter, legitimacy, members, foes, come, contest(r.onset_soon, held.T), calm, kept)


def place_terms(r: Reckoning, i: int, scene: Scene, t: Temper) -> Terms:
    """What a place in a scene is worth to i a turn.

    Faith weighs what the others will do, and half as much what i itself will.
    `t.concept` says how far i judges its burden by the world the pact would
    make rather than by today's dangers: the difference of the two schools.
    """
    s, charter = r.survey, scene.charter
    own_weight = r.hostile[i] * r.stake[i] * t.risk / PUBLIC.risk
    faith = min(1.0, t.faith + 0.1)
    relief = (r.assault[:, i] * r.fall_soon[:, i] - scene.calm[:, i] * scene.fall[:, i]) * own_weight * scene.foes
    danger = (1 - t.concept) * r.assault + t.concept * scene.calm
    fights = _burden(r, i, scene, danger, t)
    quota = max(0.0, charter.quota_permille / 1000 * 0.25 * s.income[i] - s.brigades[i]) * 0.15
    return {
        "safety": np.asarray(faith * relief.sum()),
        "others_cases": np.asarray(-t.buck * (0.5 + 0.5 * faith) * fights),
        "quota": np.asarray(-quota),
        "hands_tied": np.asarray(-0.08 * _best_attack_inside(r, i, scene, t)),
        "institution_itself": np.asarray(0.5 * t.norm * s.income[i] * scene.legitimacy / 100),
    }


def pact_terms(r: Reckoning, i: int, circle: tuple[int, ...], charter: Charter, legitimacy: int, t: Temper) -> Terms:
    """What a place in a circle under a charter is worth to i a turn, i counted in."""
    return place_terms(r, i, imagine(r, (i, *circle), charter, legitimacy), t)


def _foes(charter: Charter, inside: Mask) -> Array:
    """Whose attacks the charter speaks of, as 0 or 1."""
    if charter.trigger is Trigger.NONE:
        return np.zeros(len(inside))
    if charter.covers is Covers.BOTH:
        return np.ones(len(inside))
    return (inside if charter.covers is Covers.INSIDE else ~inside).astype(float)


def _kept(r: Reckoning, members: Rows, foes: Array, duty: float) -> tuple[Array, Array]:
    """[k, i, j]: chance that members come to each other under the charter, and the share of forces they send.

    It starts from a charter kept, since nobody marches alone into a lost war
    but many march where all do; then each member's own sum is asked once more.
    """
    s = r.survey
    block = np.ix_(members, members, np.arange(len(s.names)))
    covenant, kept = s.covenant.copy(), r.come.copy()
    covenant[block] = np.maximum(covenant[block], duty * foes)
    kept[block] = np.maximum(kept[block], _CHARTER_KEPT * duty * foes * (r.aid[block] > 0))
    defence = r.hold[:, None] + (kept * r.aid).sum(axis=0)
    quota = r.commitment.copy()
    quota[block] = np.where(s.oath[block] > 0.3, quota[block], np.minimum(quota[block], w.COMMIT_PACT))
    imagined = replace(r, survey=replace(s, covenant=covenant), come=kept, defence=defence, commitment=quota)
    k, i, j = members[:, None, None], members[None, :, None], np.arange(len(s.names))[None, None, :]
    worth = total(help_terms(imagined, k, i, j, PUBLIC)) + w.SELF * 0.02 * s.income[k] * PUBLIC.faith
    come = np.zeros_like(r.come)
    come[block] = 0.5 * kept[block] + 0.5 * logistic(worth / (w.TAU * s.income[k])) * (r.aid[block] > 0)
    return come, quota


_CHARTER_KEPT = 0.9
"""Share of a full duty that a circle supposes kept before it asks each member's own sum."""


def _calmed(r: Reckoning, held: Array, inside: Mask, foes: Array) -> Array:
    """[j, i]: chance of attack in the world the pact would make: deterrence by what members are seen to hold."""
    s = r.survey
    size = len(s.names)
    j, i = np.ogrid[:size, :size]
    worth = total(attack_terms(r, j, i, PUBLIC, inferred_greed(s)[:, None], held.T, soon=True))
    calmed = np.minimum(r.assault, np.maximum(attack_chance(s, worth) * r.restraint, w.ALARM * s.war))
    kept: Array = np.where(inside[None, :] & (foes[:, None] > 0), calmed, r.assault)
    return kept


def _burden(r: Reckoning, i: int, scene: Scene, danger: Array, t: Temper) -> float:
    """Expected cost a turn of fighting in other members' cases beyond what i would fight anyway."""
    friends = scene.members[scene.members != i]
    if not len(friends):
        return 0.0
    f, j = friends[:, None], np.arange(len(r.survey.names))[None, :]
    fight = help_terms(scene.kept, i, f, j, t)
    net = -(fight["cost_of_fighting"] + fight["anger_of_the_foe"] + fight["trade_with_the_foe"]) - fight["next_in_line"]
    extra = np.maximum(0.0, scene.come[i, friends] - r.come[i, friends])
    each = danger.T[friends] * r.hostile[i][None, :] * extra * np.maximum(net, 0.0) * scene.foes[None, :]
    return float(each.sum())


def _best_attack_inside(r: Reckoning, i: int, scene: Scene, t: Temper) -> float:
    """What i gives up by binding itself not to attack the best prey among members."""
    prey = scene.members[(scene.members != i) & (r.survey.contact[i, scene.members] > 0)]
    if scene.charter.covers is Covers.OUTSIDE or not len(prey):
        return 0.0
    found = total(attack_terms(r, i, prey, t, t.greed * 0.6, r.defence[prey, i]))
    return max(0.0, float(found.max()))


def may_join(charter: Charter, contact: bool) -> bool:
    """Whether membership is open without a vote: to all, or to neighbours of members."""
    return charter.membership is Membership.UNIVERSAL or (charter.membership is Membership.REGIONAL and contact)
