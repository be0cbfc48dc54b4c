"""The reckoning: who would come, who would win, who would attack, and what that risks (model.md a0–a1).

Three numbers carry everything: `come[k, i, j]`, the chance that k helps i
against j; `fall[j, i]`, the chance that j beats i given that help; and
`assault[j, i]`, the chance that j attacks i this turn. Belief and deed are one
function: `help_terms` at public mean parameters is what all expect of k; with
k's own temper it is what k does.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.perception import weights as w
from game.perception.survey import Array, Survey, contest
from game.perception.tastes import attack_tastes, cover_of, help_tastes, own_trust
from game.perception.temper import PUBLIC, Temper, weighs
from game.world.constants import BRIGADE_COST, WEALTH

__all__ = [
    "Index", "Reckoning", "Temptation", "Terms", "attack_chance", "attack_stakes", "attack_terms", "attacked",
    "chance_at", "fight_of", "fight_terms", "help_terms", "hostility", "inferred_greed", "kept_up", "logistic",
    "over_foes", "promised", "relied_on", "risk_with", "total",
]  # fmt: skip

Index = int | NDArray[np.int64]
Terms = dict[str, Array]

_BRIGADE_WEALTH = BRIGADE_COST / WEALTH


@dataclass(frozen=True, slots=True)
class Temptation:
    """[attacker, target]: what attacking is worth as all reckon it, gathered by what it waits for.

    Worth is chance × `gain` - effort × `price` + `fixed`, the sum of `attack_terms` at public
    parameters; `onset` what could soon be brought.
    """

    onset: Array
    gain: Array
    price: Array
    fixed: Array

    def met(self, j: Index, i: Index, defence: Array) -> tuple[Array, Array]:
        """What attacks of j on i are worth that meet `defence`, and their chance of prevailing."""
        onset = self.onset[j, i]
        chance = contest(onset, defence)
        worth = chance * self.gain[j, i] - effort_against(onset, defence) * self.price[j, i] + self.fixed[j, i]
        return worth, chance


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Estimates at public mean parameters, shared by all seats.

    `tempts` what attacking is worth, whatever it meets; `onset[j, i]` strength j
    brings to i now, `onset_soon` with what it could raise; `hold[i]` what i holds
    its land with; `aid[k, i, j]` what k could bring;
    `defence[i, j]` hold plus credible aid; `hostile[i, j]` intentions of j as i
    reads them; `stake[i]` what i would lose; `risk_from[i, j]`, `risk[i]` the
    expected loss a turn in wealth.
    """

    survey: Survey
    tempts: Temptation
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
    y: Array = np.asarray(np.minimum(np.maximum(-x, -30.0), 30.0))
    np.exp(y, out=y)
    y += 1.0
    return np.divide(1.0, y, out=y)


def chance_at(x: float) -> float:
    """The same for a single number."""
    return 1.0 / (1.0 + math.exp(-min(max(x, -30.0), 30.0)))


def total(terms: Terms) -> Array:
    """The sum of signed terms."""
    out: Array = np.asarray(sum(terms.values()), dtype=float)
    return out


def over_foes(each: Array) -> Array:
    """The sum over the last axis, added up in the same order whatever else is in the table."""
    out: Array = np.ascontiguousarray(each).sum(axis=-1)
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


@dataclass(frozen=True, slots=True)
class Fight:
    """What fighting j beside i turns on, whoever else comes: of one case [k, i, j] or of many.

    `onset` of j on i; `at_home` of j on k, and `fed` with what i's fall would add to it; `home` what k has to lose
    to j; `price` of fighting at full effort; `anger` of j if it wins; `trade` with j that ends.
    """

    onset: Array
    at_home: Array
    fed: Array
    home: Array
    price: Array
    anger: Array
    trade: Array


def fight_of(
    s: Survey, onset: Array, k: Index, i: Index, j: Index, t: Temper, commitment: Array, misjudged: Array | float = 0.0
) -> Fight:
    """What fighting j beside i turns on for k, with a share of its forces committed."""
    own, reach, at_home = s.income[k], s.reach[j, k], onset[j, k]
    cost = w.LOSSES * 0.7 * s.strength[k] * _BRIGADE_WEALTH + 0.6 * w.WAR_COST * own
    far = 1.0 + w.DISTANCE_COST * np.minimum(np.maximum(s.steps[k, i] - 1.0, 0.0), 5.0)
    whole = own * t.horizon * s.stake_share[k]
    return Fight(
        onset=onset[j, i] * np.exp(misjudged),
        at_home=at_home,
        fed=at_home + w.ETA * s.strength[i] * reach,
        home=whole * w.HOME * hostility(s, k, j, t),
        price=t.buck * cost * far * (0.35 + 0.65 / w.COMMIT_TREATY * commitment),
        anger=t.buck * w.DANGER * whole * reach,
        trade=3.0 * t.trade * s.trade[k, j],
    )


def fight_terms(
    r: Reckoning, k: Index, i: Index, j: Index, t: Temper, case: Case, misjudged: Array | float = 0.0
) -> tuple[Terms, Array, Array]:
    """What fighting j beside i costs k and saves it, term by term.

    And by how much k's coming lessens i's fall, and what k would lose if i fell
    and fed j: the whole of what being next in line means.
    """
    fight = fight_of(r.survey, r.onset, k, i, j, t, case.commitment, misjudged)
    lost_with = contest(fight.onset, case.others + case.aid)
    swing = contest(fight.onset, case.others) - lost_with
    danger = fight.home * (contest(fight.fed, case.guard) - contest(fight.at_home, case.guard))
    terms = {
        "next_in_line": swing * danger,
        "cost_of_fighting": -fight.price * (0.4 + lost_with),
        "trade_with_the_foe": -fight.trade,
        "anger_of_the_foe": -lost_with * fight.anger,
    }
    return terms, swing, danger


def kept_up(s: Survey, k: Index, i: Index, t: Temper) -> Terms:
    """What i's standing is worth to k besides its own safety: trade, and a client's tribute."""
    return {
        "trade_at_stake": 0.5 * t.horizon * t.trade * s.trade[k, i],
        "client_at_stake": s.client[i, k] * (s.tribute[i] + 0.15 * s.income[i]) * t.horizon,
    }


def promised(s: Survey, k: Index, i: Index, t: Temper, oath: Array, covenant: Array) -> Terms:
    """What a word given is worth to k, whatever comes of keeping it."""
    own = s.income[k]
    mutual = w.OBLIGE * t.honour * own * (0.4 + 1.2 * own_trust(s, k, i, t))
    return {
        "given_word": mutual * np.maximum(oath, 0.0),
        "covenant": t.faith * mutual * covenant,
        "institution_itself": t.norm * own * t.horizon * covenant,
        "patrons_wrath": s.client[k, i] * 0.25 * own,
    }


def relied_on(oath: Array, covenant: Array, t: Temper) -> Array:
    """Turns' worth of i's own promise that k sees at stake when it is called."""
    out: Array = w.SELF * np.maximum(np.maximum(oath, 0.0), t.faith * covenant)
    return out


def help_terms(
    r: Reckoning, k: Index, i: Index, j: Index, t: Temper, misjudged: Array | float = 0.0, case: Case | None = None
) -> Terms:
    """What helping i against j is worth to k, term by term, in wealth (model.md, EU of helping).

    Indices broadcast, so one call serves one decision or all of them.
    `misjudged` is k's private error in ln(strength of j); `case` another than
    the one that stands in the reckoning.
    """
    s = r.survey
    case = case_of(r, k, i, j) if case is None else case
    fight, swing, danger = fight_terms(r, k, i, j, t, case, misjudged)
    kept, word = kept_up(s, k, i, t), promised(s, k, i, t, case.oath, case.covenant)
    terms = {
        "next_in_line": fight["next_in_line"],
        "trade_at_stake": swing * kept["trade_at_stake"],
        "client_at_stake": swing * kept["client_at_stake"],
        "given_word": word["given_word"],
        "covenant": word["covenant"],
        "institution_itself": word["institution_itself"],
        "treaty_itself": r.covered[k, i] * relied_on(case.oath, case.covenant, t),
        "patrons_wrath": word["patrons_wrath"],
        "cost_of_fighting": fight["cost_of_fighting"],
        "trade_with_the_foe": fight["trade_with_the_foe"],
        "anger_of_the_foe": fight["anger_of_the_foe"],
    }
    if weighs(t.balancer) or weighs(t.wait) or weighs(t.identity):
        cover = cover_of(r.onset[j, i] * np.exp(misjudged), case.others)
        terms.update(help_tastes(s, k, i, j, t, swing, danger, cover))
    return terms


def price_of_fighting(fight: Terms) -> Array:
    """What fighting for another costs, less the danger it takes off oneself."""
    price = -(fight["cost_of_fighting"] + fight["anger_of_the_foe"] + fight["trade_with_the_foe"])
    return price - fight["next_in_line"]


def hostility(s: Survey, i: Index, j: Index, t: Temper) -> Array:
    """Intentions of j as i reads them: trust where it counts, power alone where it does not (Walt 1987)."""
    read = t.intentions * (1.0 - own_trust(s, i, j, t)) * 1.6 + (1.0 - t.intentions) * 0.8
    out: Array = np.minimum(np.maximum(read, 0.05), 1.3)
    return out


@dataclass(frozen=True, slots=True)
class Stakes:
    """What an attack by j on i turns on, whatever it meets: of one pair or of many.

    `onset` brought; `prize` won if it prevails, `at_stake` lost if it fails; `price` of fighting and `standing`
    lost, both at full effort; `anyhow` what it costs in any case, term by term.
    """

    onset: Array
    prize: Array
    at_stake: Array
    price: Array
    standing: Array
    anyhow: Terms


def attack_stakes(
    s: Survey, onset: Array, sanctions: Array, j: Index, i: Index, t: Temper, greed: Array | float
) -> Stakes:
    """What an attack on i with the onset of a table turns on for j. `greed`: as in `attack_terms`."""
    own = s.income[j]
    weak = np.minimum(w.RUIN, s.strength[i] / np.maximum(s.strength[j], 0.1))
    digest = 0.35 + 0.65 * s.administrability
    prize = s.stake_share[i] * np.where(s.provinces[i] > 1, 1.0, w.LAST_PROVINCE) * s.income[i] * t.horizon * digest
    anyhow = {
        "trade_lost": -3.0 * t.trade * s.trade[j, i],
        "broken_word": -t.honour * own * (0.6 * s.truce[j, i] + 0.3 * s.no_attack[j, i] + 1.0 * s.allied[j, i]),
        "pact_sanctions": -sanctions[j, i],
    }
    if weighs(t.identity):
        anyhow.update(attack_tastes(s, j, i, t))
    return Stakes(
        onset=onset[j, i],
        prize=prize * greed * w.GAIN_FACTOR,
        at_stake=w.LOSS_FACTOR * s.stake_share[j] * own * t.horizon * t.risk * weak,
        price=_BRIGADE_WEALTH * w.LOSSES * s.strength[j] + w.WAR_COST * own,
        standing=w.STANDING * own,
        anyhow=anyhow,
    )


def attack_terms(
    r: Reckoning, j: Index, i: Index, t: Temper, greed: Array | float, defence: Array, *, soon: bool = False
) -> Terms:
    """What attacking i is worth to j, term by term, in wealth (model.md, EU of attack).

    `greed` is appetite: inferred from trust for the public version, the hidden
    disposition shaded by doctrine for the deed. `defence` is what j expects to meet.
    """
    stakes = attack_stakes(r.survey, r.onset_soon if soon else r.onset, r.sanctions, j, i, t, greed)
    chance, effort = contest(stakes.onset, defence), effort_against(stakes.onset, defence)
    return {
        "prize": chance * stakes.prize,
        "failure": -(1.0 - chance) * stakes.at_stake,
        "cost_of_fighting": -effort * stakes.price,
        "trade_lost": stakes.anyhow["trade_lost"],
        "standing": -effort * stakes.standing,
        **stakes.anyhow,
    }


def effort_against(onset: Array, defence: Array) -> Array:
    """Share of full effort that an attack takes: a fifth at least."""
    out: Array = np.minimum(np.maximum(2.0 * defence / np.maximum(onset, 1e-6), 0.2), 1.0)
    return out


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


def attacked(r: Reckoning, i: Index, held: Array) -> tuple[Array, Array]:
    """[..., foe]: chance a turn that each attacks i, and that it would prevail, if i could hold with `held`."""
    s = r.survey
    j = np.arange(len(s.names))
    worth, prevails = r.tempts.met(j, i, held)
    chance = np.maximum(attack_chance(s, worth, j) * r.restraint[j, i], w.ALARM * s.alarm[j, i])
    return chance, prevails


def risk_with(r: Reckoning, i: Index, held: Array, t: Temper) -> Array:
    """[..., foe]: expected loss of i a turn if it could hold with `held` against each, deterrence included."""
    chance, prevails = attacked(r, i, held)
    stake = r.stake[i] * t.risk / PUBLIC.risk * t.horizon / PUBLIC.horizon
    out: Array = chance * prevails * hostility(r.survey, i, np.arange(len(r.risk)), t) * stake
    return out
