"""The reckoning: who would come, who would win, who would attack, and what that risks (model.md a0–a1).

Three numbers carry everything: `come[k, i, j]`, the chance that k helps i
against j; `fall[j, i]`, the chance that j beats i given that help; and
`assault[j, i]`, the chance that j attacks i this turn. Belief and deed are one
function: `help_terms` at public mean parameters is what all expect of k; with
k's own temper it is what k does.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from game.perception import weights as w
from game.perception.survey import Array, Survey, contest, survey
from game.perception.tastes import attack_tastes, cover_of, help_tastes, own_trust
from game.perception.temper import PUBLIC, Temper, weighs
from game.world.constants import BRIGADE_COST, WEALTH
from game.world.worlds import World

__all__ = ["Index", "Reckoning", "Terms", "attack_terms", "defence_of", "help_terms", "logistic", "reckon", "total"]

Index = int | NDArray[np.int64]
Terms = dict[str, Array]

_BRIGADE_WEALTH = BRIGADE_COST / WEALTH


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Estimates at public mean parameters, shared by all seats.

    `onset[j, i]` strength j brings to i now, `onset_soon` with what it could
    raise; `hold[i]` what i holds its land with; `aid[k, i, j]` what k could bring;
    `defence[i, j]` hold plus credible aid; `hostile[i, j]` intentions of j as i
    reads them; `stake[i]` what i would lose; `risk_from[i, j]`, `risk[i]` the
    expected loss a turn in wealth.
    """

    survey: Survey
    onset: Array
    onset_soon: Array
    hold: Array
    aid: Array
    come: Array
    defence: Array
    fall: Array
    fall_soon: Array
    worth_of_attack: Array
    assault: Array
    hostile: Array
    stake: Array
    risk_from: Array
    risk: Array
    covered: Array
    restraint: Array
    sanctions: Array
    commitment: Array


def logistic(x: Array) -> Array:
    """1 / (1 + e^-x), held within ±30."""
    y: Array = 1.0 / (1.0 + np.exp(-np.minimum(np.maximum(x, -30.0), 30.0)))
    return y


def total(terms: Terms) -> Array:
    """The sum of signed terms."""
    out: Array = np.asarray(sum(terms.values()), dtype=float)
    return out


def over_foes(each: Array) -> Array:
    """The sum over the last axis, added up in the same order whatever else is in the table."""
    out: Array = np.ascontiguousarray(each).sum(axis=-1)
    return out


def _onset(s: Survey, strength: Array) -> Array:
    """Strength j brings against i: its own by reach, and its clients' at six tenths."""
    own = (strength * s.free)[:, None] * s.reach * s.offence
    clients = np.einsum("cj,c,ci->ji", s.client, strength * s.free, s.reach) * 0.6
    sworn = np.einsum("kji,k,ki->ji", s.joint, strength * s.free, s.reach) * 0.6
    out: Array = own + clients * (1 - s.client.T) + sworn
    np.fill_diagonal(out, 0.0)
    return out


def _commitment(s: Survey) -> Array:
    """[k, i, j]: share of its forces k would send: most under a treaty, the quota under a pact."""
    bound = np.where(s.oath > 0.3, w.COMMIT_TREATY, np.where(s.covenant > 0, w.COMMIT_PACT, w.COMMIT_FREE))
    out: Array = np.maximum(bound, w.COMMIT_TREATY * (s.client + s.client.T)[:, :, None])
    return out


def _aid(s: Survey, bound: Array) -> Array:
    """What k could bring to i's help against j: at i's side or by a second front on j (model.md a1)."""
    near = np.maximum(s.reach[:, :, None], s.reach[:, None, :])
    aid: Array = (s.strength * s.free)[:, None, None] * bound * near
    size = len(s.names)
    k, i, j = np.ogrid[:size, :size, :size]
    barred = (k == i) | (k == j) | (i == j)
    barred |= (s.war[:, :, None] > 0) | (s.client[:, None, :] > 0)
    aid[np.broadcast_to(barred, aid.shape)] = 0.0
    return aid


def defence_of(hold: Array, come: Array, aid: Array) -> Array:
    """Strength i can hold with against j: its own and what help can be believed."""
    out: Array = hold[:, None] + (come * aid).sum(axis=0)
    return out


@dataclass(frozen=True, slots=True)
class Case:
    """What k would be helping in: figures of one case [k, i, j] or of many at once.

    `aid` what k could bring; `others` what i holds with besides; `guard` what k
    itself holds against j; `oath`, `covenant` and `commitment` of k to i against j.
    """

    aid: Array
    others: Array
    guard: Array
    oath: Array
    covenant: Array
    commitment: Array


def case_of(r: Reckoning, k: Index, i: Index, j: Index) -> Case:
    """Cases as they stand in the reckoning."""
    aid = r.aid[k, i, j]
    others = r.defence[i, j] - r.come[k, i, j] * aid
    return Case(aid, others, r.defence[k, j], r.survey.oath[k, i, j], r.survey.covenant[k, i, j], r.commitment[k, i, j])


def every_case(r: Reckoning) -> Case:
    """All cases [k, i, j] of the reckoning."""
    others = r.defence[None, :, :] - r.come * r.aid
    return Case(r.aid, others, r.defence[:, None, :], r.survey.oath, r.survey.covenant, r.commitment)


def fight_terms(
    r: Reckoning, k: Index, i: Index, j: Index, t: Temper, case: Case, misjudged: Array | float = 0.0
) -> tuple[Terms, Array]:
    """What fighting j beside i costs k and saves it, term by term; and by how much k's coming lessens i's fall."""
    s = r.survey
    own = s.income[k]
    onset = r.onset[j, i] * np.exp(misjudged)
    lost_with = contest(onset, case.others + case.aid)
    swing = contest(onset, case.others) - lost_with
    reach = s.reach[j, k]
    at_k = r.onset[j, k]
    worse = contest(at_k + w.ETA * s.strength[i] * reach, case.guard) - contest(at_k, case.guard)
    cost = (w.LOSSES * 0.7 * s.strength[k] * _BRIGADE_WEALTH + 0.6 * w.WAR_COST * own) * (0.4 + lost_with)
    cost = cost * (0.35 + 0.65 * case.commitment / w.COMMIT_TREATY)
    cost = cost * (1.0 + w.DISTANCE_COST * np.minimum(np.maximum(s.steps[k, i] - 1.0, 0.0), 5.0))
    stake = s.stake_share[k] * own * t.horizon * w.HOME
    terms = {
        "next_in_line": swing * stake * hostility(s, k, j, t) * worse,
        "cost_of_fighting": -t.buck * cost,
        "trade_with_the_foe": -3.0 * t.trade * s.trade[k, j],
        "anger_of_the_foe": -t.buck * lost_with * own * t.horizon * w.DANGER * reach * s.stake_share[k],
    }
    return terms, swing


def help_terms(
    r: Reckoning, k: Index, i: Index, j: Index, t: Temper, misjudged: Array | float = 0.0, case: Case | None = None
) -> Terms:
    """What helping i against j is worth to k, term by term, in wealth (model.md, EU of helping).

    Indices broadcast, so one call serves one decision or all of them.
    `misjudged` is k's private error in ln(strength of j); `case` another than
    the one that stands in the reckoning.
    """
    s = r.survey
    own = s.income[k]
    case = case_of(r, k, i, j) if case is None else case
    fight, swing = fight_terms(r, k, i, j, t, case, misjudged)
    duty, covenant = np.maximum(case.oath, 0.0), case.covenant
    mutual = 0.4 + 1.2 * own_trust(s, k, i, t)
    terms = {
        "next_in_line": fight["next_in_line"],
        "trade_at_stake": swing * 0.5 * t.horizon * t.trade * s.trade[k, i],
        "client_at_stake": swing * s.client[i, k] * (s.tribute[i] + 0.15 * s.income[i]) * t.horizon,
        "given_word": w.OBLIGE * t.honour * own * duty * mutual,
        "covenant": w.OBLIGE * t.honour * t.faith * own * covenant * mutual,
        "institution_itself": t.norm * own * t.horizon * covenant,
        "treaty_itself": w.SELF * _reliance(r, k, i) * np.maximum(duty, t.faith * covenant),
        "patrons_wrath": s.client[k, i] * 0.25 * own,
        "cost_of_fighting": fight["cost_of_fighting"],
        "trade_with_the_foe": fight["trade_with_the_foe"],
        "anger_of_the_foe": fight["anger_of_the_foe"],
    }
    if weighs(t.balancer) or weighs(t.wait) or weighs(t.identity):
        cover = cover_of(r.onset[j, i] * np.exp(misjudged), case.others)
        terms.update(help_tastes(s, k, i, j, t, swing, _at_stake(r, k, i, j, t, case), cover))
    return terms


def _at_stake(r: Reckoning, k: Index, i: Index, j: Index, t: Temper, case: Case) -> Array:
    """What k would lose if i fell and fed j, in wealth: the whole of what being next in line means."""
    s = r.survey
    at_k = r.onset[j, k]
    worse = contest(at_k + w.ETA * s.strength[i] * s.reach[j, k], case.guard) - contest(at_k, case.guard)
    out: Array = s.stake_share[k] * s.income[k] * t.horizon * w.HOME * hostility(s, k, j, t) * worse
    return out


def price_of_fighting(fight: Terms) -> Array:
    """What fighting for another costs, less the danger it takes off oneself."""
    price = -(fight["cost_of_fighting"] + fight["anger_of_the_foe"] + fight["trade_with_the_foe"])
    return price - fight["next_in_line"]


def _reliance(r: Reckoning, k: Index, i: Index) -> Array:
    """What i's own promise is worth to k a turn: the risk that i's help takes off k (set when known)."""
    out: Array = r.covered[k, i]
    return out


def hostility(s: Survey, i: Index, j: Index, t: Temper) -> Array:
    """Intentions of j as i reads them: trust where it counts, power alone where it does not (Walt 1987)."""
    read = t.intentions * (1.0 - own_trust(s, i, j, t)) * 1.6 + (1.0 - t.intentions) * 0.8
    out: Array = np.minimum(np.maximum(read, 0.05), 1.3)
    return out


def attack_terms(
    r: Reckoning, j: Index, i: Index, t: Temper, greed: Array | float, defence: Array, *, soon: bool = False
) -> Terms:
    """What attacking i is worth to j, term by term, in wealth (model.md, EU of attack).

    `greed` is appetite: inferred from trust for the public version, the hidden
    disposition shaded by doctrine for the deed. `defence` is what j expects to meet.
    """
    s = r.survey
    onset = (r.onset_soon if soon else r.onset)[j, i]
    chance = contest(onset, defence)
    own = s.income[j]
    effort = np.minimum(np.maximum(2.0 * defence / np.maximum(onset, 1e-6), 0.2), 1.0)
    weak = np.minimum(w.RUIN, s.strength[i] / np.maximum(s.strength[j], 0.1))
    digest = 0.35 + 0.65 * s.administrability
    prize = s.stake_share[i] * np.where(s.provinces[i] > 1, 1.0, w.LAST_PROVINCE) * s.income[i] * t.horizon * digest
    at_stake = w.LOSS_FACTOR * s.stake_share[j] * own * t.horizon * t.risk * weak
    terms = {
        "prize": chance * prize * greed * w.GAIN_FACTOR,
        "failure": -(1.0 - chance) * at_stake,
        "cost_of_fighting": -effort * (_BRIGADE_WEALTH * w.LOSSES * s.strength[j] + w.WAR_COST * own),
        "trade_lost": -3.0 * t.trade * s.trade[j, i],
        "standing": -w.STANDING * own * effort,
        "broken_word": -t.honour * own * (0.6 * s.truce[j, i] + 0.3 * s.no_attack[j, i] + 1.0 * s.allied[j, i]),
        "pact_sanctions": -_sanction_cost(r, j, i),
    }
    if weighs(t.identity):
        terms.update(attack_tastes(s, j, i, t))
    return terms


def _sanction_cost(r: Reckoning, j: Index, i: Index) -> Array:
    """Trade that the members of a pact covering i would stop, three turns of it, by the weight of their duty."""
    out: Array = r.sanctions[j, i]
    return out


def _sanctions(s: Survey) -> Array:
    """[attacker, target]: three turns of the trade that a pact covering the target would stop."""
    out: Array = 3.0 * np.einsum("kij,jk->ji", s.covenant, s.trade)
    return out


def reckon(world: World) -> Reckoning:
    """All public estimates of a world, from nothing but public facts."""
    s = survey(world)
    size = len(s.names)
    onset, soon = _onset(s, s.strength), _onset(s, s.strength + w.LATENT * s.latent)
    hold = (s.strength * s.free + 0.8 * s.militia) * s.rough * w.DEFEND
    bound = _commitment(s)
    zero3, zero2 = np.zeros((size, size, size)), np.zeros((size, size))
    stake = (
        s.stake_share * np.where(s.provinces > 1, 1.0, w.LAST_STAKE) * s.income * PUBLIC.horizon * PUBLIC.risk * w.HOME
    )
    every = np.arange(size)
    hostile = hostility(s, every[:, None], every[None, :], PUBLIC)
    r = Reckoning(
        s, onset, soon, hold, _aid(s, bound), zero3 + 0.3 * (s.oath + s.covenant > 0.3), zero2, zero2, zero2,
        zero2, zero2, hostile, stake, zero2, np.zeros(size), zero2, _restraint(s), _sanctions(s),
        bound,
    )  # fmt: skip
    for _ in range(3):
        r = _with_belief(_with_risk(r))
    return _with_risk(r)


def _with_belief(r: Reckoning) -> Reckoning:
    """One damped pass of who would come, from the risks as they stand."""
    size = len(r.survey.names)
    k, i, j = np.ogrid[:size, :size, :size]
    worth = total(help_terms(r, k, i, j, PUBLIC, case=every_case(r)))
    fresh = logistic(worth / (w.TAU * r.survey.income[k])) * (r.aid > 0)
    return replace(r, come=0.5 * r.come + 0.5 * fresh)


def _with_risk(r: Reckoning) -> Reckoning:
    """Chances of war and expected losses, from the help believed in."""
    s = r.survey
    size = len(s.names)
    defence = defence_of(r.hold, r.come, r.aid)
    j, i = np.ogrid[:size, :size]
    worth = total(attack_terms(r, j, i, PUBLIC, inferred_greed(s)[:, None], defence.T, soon=True))
    assault = np.maximum(attack_chance(s, worth) * r.restraint, w.ALARM * s.alarm)
    fall, fall_soon = contest(r.onset, defence.T), contest(r.onset_soon, defence.T)
    risk_from = (assault * fall_soon).T * r.hostile * r.stake[:, None]
    return replace(
        r, defence=defence, fall=fall, fall_soon=fall_soon, worth_of_attack=worth, assault=assault,
        risk_from=risk_from, risk=risk_from.sum(axis=1), covered=_cover(r, defence, assault),
    )  # fmt: skip


def inferred_greed(s: Survey) -> Array:
    """Appetite as all read it: from how little a state is trusted (model.md a1)."""
    size = len(s.names)
    others = (s.trust.sum(axis=0) - 1.0) / max(size - 1, 1)
    out: Array = 0.25 + 0.9 * (1.0 - others)
    return out


def attack_chance(s: Survey, worth: Array, j: Index | None = None) -> Array:
    """Chance of attack this turn before restraint, from what it is worth to attackers j, or [attacker, target]."""
    income = s.income[:, None] if j is None else s.income[j]
    return w.ATTACK_MAX * logistic(worth / (w.TAU_ATTACK * income) - w.SHIFT)


def risk_with(r: Reckoning, i: Index, held: Array, t: Temper) -> Array:
    """[..., foe]: expected loss of i a turn if it could hold with `held` against each, deterrence included."""
    s = r.survey
    j = np.arange(len(s.names))
    worth = total(attack_terms(r, j, i, PUBLIC, inferred_greed(s), held, soon=True))
    chance = w.ATTACK_MAX * logistic(worth / (w.TAU_ATTACK * s.income) - w.SHIFT) * r.restraint[j, i]
    chance = np.maximum(chance, w.ALARM * s.alarm[j, i])
    stake = r.stake[i] * t.risk / PUBLIC.risk * t.horizon / PUBLIC.horizon
    out: Array = chance * contest(r.onset_soon[j, i], held) * hostility(s, i, j, t) * stake
    return out


def _cover(r: Reckoning, defence: Array, assault: Array) -> Array:
    """[k, i]: the risk a turn that i's expected help takes off k."""
    s = r.survey
    # helper i, friend k, foe j
    helped = r.come * r.aid
    without = contest(r.onset_soon.T[None, :, :], defence[None, :, :] - helped)
    with_help = contest(r.onset_soon.T, defence)[None, :, :]
    weight = assault.T * r.hostile * r.stake[:, None]
    out: Array = ((without - with_help) * weight[None, :, :]).sum(axis=2).T
    return out * (1 - np.eye(len(s.names)))


def _restraint(s: Survey) -> Array:
    """How much contact, treaties and other wars hold an attacker back (model.md, pa)."""
    near = np.where(s.contact > 0, 1.0, np.where(s.steps <= 3, 0.2, 0.0))
    held = 1.0 - 0.5 * s.no_attack
    held = held * (1.0 - 0.6 * s.allied) * (1.0 - 0.7 * s.truce) * (1.0 - 0.75 * np.maximum(s.client, s.client.T))
    busy = np.power(0.6, 1.0 / s.free - 1.0)
    out: Array = near * held * busy[:, None]
    np.fill_diagonal(out, 0.0)
    return out
