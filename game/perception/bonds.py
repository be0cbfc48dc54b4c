"""What treaties and patrons are worth: change in own risk less change in own burden (model.md a2).

All in wealth a turn. Called with the public temper for what others would
accept, with a seat's own for what it wants: one code path (decisions 1).
"""

import numpy as np

from game.kit.memo import by_identity
from game.perception import weights as w
from game.perception.belief import worth_of_help
from game.perception.reckoning import (
    Index,
    Reckoning,
    Terms,
    attack_terms,
    help_terms,
    logistic,
    over_foes,
    price_of_fighting,
    risk_with,
    total,
)
from game.perception.survey import Array
from game.perception.tastes import own_trust
from game.perception.temper import PUBLIC, Temper
from game.world.constants import TENTHS

__all__ = [
    "calm_terms",
    "defence_terms",
    "if_sworn",
    "limit_terms",
    "offence_terms",
    "one_of",
    "patron_terms",
    "protection_terms",
    "sworn",
    "trade_terms",
    "value",
    "values",
]


def value(terms: Terms) -> float:
    """The sum of scalar terms, quantised to a thousandth of a unit of wealth (decisions 11)."""
    return round(float(sum(terms.values())), 3)


def values(terms: Terms) -> list[float]:
    """The same of many cases at once."""
    return [round(x, 3) for x in total(terms).tolist()]


def one_of(terms: Terms, n: int) -> Terms:
    """The n-th case of terms weighed for many at once; a term that is the same for all stays as it is."""
    return {name: part[n] if part.ndim else part for name, part in terms.items()}


def sworn(r: Reckoning, k: Index, i: Index) -> Array:
    """[..., foe]: chance that k would come to i's help once a treaty of defence bound it, as all reckon it."""
    out: Array = _sworn_by_all(r)[np.asarray(k), np.asarray(i)]
    return out


@by_identity(4)
def _sworn_by_all(r: Reckoning) -> Array:
    k, i, j = np.ogrid[: len(r.risk), : len(r.risk), : len(r.risk)]
    return if_sworn(r, k, i, j, worth_of_help(r), PUBLIC)


def if_sworn(r: Reckoning, k: Index, i: Index, j: Index, worth: Array, t: Temper) -> Array:
    """Chance of coming under a treaty of defence, where coming without one is worth so much."""
    s = r.survey
    room = np.maximum(0.0, 1.0 - np.maximum(s.oath[k, i, j], s.covenant[k, i, j]))
    mutual = 0.4 + 1.2 * own_trust(s, k, i, t)
    bound = worth + w.OBLIGE * t.honour * s.income[k] * room * mutual + w.SELF * 0.02 * s.income[k]
    out = logistic(bound / (w.TAU * s.income[k])) * (r.aid[k, i, j] > 0)
    best: Array = np.maximum(out, r.come[k, i, j])
    return best


def defence_terms(r: Reckoning, i: Index, k: Index, t: Temper, against: int | None = None) -> Terms:
    """What a treaty of defence with k is worth to i a turn, against all comers or one foe.

    Indices broadcast: one pair, or many against all. The columns of a temper go with the rows of i.
    """
    s, deep = r.survey, t.deeper()
    j = np.arange(len(s.names))
    ii, kk = np.asarray(i)[..., None], np.asarray(k)[..., None]
    more = (sworn(r, k, i) - r.come[kk, ii, j]) * w.COMMIT_TREATY / w.COMMIT_FREE
    more = more if against is None else more * (j == against)
    now = r.defence[ii, j]
    held = now + deep.pledge * more * r.aid[kk, ii, j]
    saved = over_foes(risk_with(r, ii, now, deep) - risk_with(r, ii, held, deep))
    case = help_terms(r, ii, kk, j, deep)
    mine = if_sworn(r, ii, kk, j, total(case), deep) - r.come[ii, kk, j]
    mine = mine if against is None else mine * (j == against)
    price = np.maximum(price_of_fighting(case), 0.0)
    burden = over_foes(r.assault[j, kk] * r.hostile[ii, j] * np.maximum(mine, 0.0) * price)
    rival = s.income[k] * r.hostile[i, k] * r.assault[k, i] * t.relative
    return {
        "safety": saved,
        "their_wars": -t.buck * burden,
        "upkeep": -w.PEACE_COST * s.income[i] * np.ones_like(burden),
        "feeds_a_rival": np.asarray(-0.2 * rival),
    }


def offence_terms(r: Reckoning, i: Index, k: Index, target: Index, t: Temper, greed: Array | float) -> Terms:
    """What a treaty to attack a target with k is worth to i a turn (offensive bandwagoning; Schweller 1994).

    Indices broadcast.
    """
    s = r.survey
    alone = r.onset[i, target]
    joint = alone + w.COMMIT_TREATY * r.onset[k, target]
    share, met = alone / np.maximum(joint, 1e-6), r.defence[target, i]
    together = attack_terms(r, i, target, t, greed, met * share)
    together["prize"] = together["prize"] * share
    width = w.TAU_ATTACK * s.income[i]
    apart = attack_terms(r, i, target, t, greed, met)
    more = width * (np.logaddexp(0.0, total(together) / width) - np.logaddexp(0.0, total(apart) / width))
    return {
        "share_of_spoils": np.asarray(w.PROSPECT * more),
        "entanglement": np.asarray(-0.5 * w.PEACE_COST * s.income[i]),
        "feeds_a_rival": np.asarray(-0.1 * r.risk_from[i, k]),
    }


def calm_terms(r: Reckoning, i: int, k: int, t: Temper, greed: float) -> Terms:
    """What a promise with k not to attack each other is worth to i a turn.

    A danger lessened, a hope laid aside, and one less who might come to the help
    of those i would like to attack.
    """
    hope = max(0.0, float(r.worth_of_attack[i, k])) * 0.1
    return {
        "safety": np.asarray(0.3 * float(r.risk_from[i, k]) * t.risk / PUBLIC.risk),
        "hands_tied": np.asarray(-hope),
        "rear_covered": np.asarray(_rear_covered(r, i, k, t, greed)),
        "habit": np.asarray(-0.005 * float(r.survey.income[i])),
    }


def limit_terms(r: Reckoning, i: int, k: int, own_tenths: int, their_tenths: int) -> Terms:
    """What a limit on arms with k is worth to i a turn, with a ceiling for each in tenths (article 29).

    A danger lessened by what the other gives up, one's own shield lessened as much.
    """
    s = r.survey
    given, lost = (
        max(0.0, float(s.brigades[n]) - ceiling / TENTHS) / max(1.0, float(s.brigades[n]))
        for n, ceiling in ((k, their_tenths), (i, own_tenths))
    )
    return {
        "safety": np.asarray((0.1 + given) * float(r.risk_from[i, k])),
        "hands_tied": np.asarray(-lost * float(np.sum(r.risk_from[i]))),
        "habit": np.asarray(-0.005 * float(s.income[i])),
    }


def _rear_covered(r: Reckoning, i: int, k: int, t: Temper, greed: float) -> float:
    """What i's best attack gains if k is half as likely to come to the victim's help."""
    s = r.survey
    prey = np.flatnonzero((s.contact[i] > 0) & (np.arange(len(s.names)) != k) & (np.arange(len(s.names)) != i))
    if not len(prey):
        return 0.0
    met = r.defence[prey, i]
    now = total(attack_terms(r, i, prey, t, greed, met))
    then = total(attack_terms(r, i, prey, t, greed, met - 0.5 * r.come[k, prey, i] * r.aid[k, prey, i]))
    width = w.TAU_ATTACK * float(s.income[i])
    gains = width * (np.logaddexp(0.0, then / width) - np.logaddexp(0.0, now / width))
    return w.PROSPECT * float(gains.max())


def trade_terms(r: Reckoning, i: int, k: int, t: Temper) -> Terms:
    """What a treaty of trade with k is worth to i a turn."""
    return {
        "trade": np.asarray(t.trade * float(r.survey.trade[i, k])),
        "feeds_a_rival": np.asarray(-0.1 * float(r.risk_from[i, k]) * t.relative / PUBLIC.relative),
    }


def patron_terms(r: Reckoning, i: int, j: Index, t: Temper) -> Terms:
    """What clientage under j is worth to i a turn (bandwagoning; model.md a2.2): one patron, or each of many."""
    s, patron = r.survey, np.asarray(j)
    others = np.arange(len(s.names)) != patron[..., None]
    shield = 0.7 * t.pledge * s.strength[j] * s.free[j] * s.reach[j, i]
    now = risk_with(r, i, r.defence[i], t)
    guarded = now - risk_with(r, i, r.defence[i] + np.asarray(shield)[..., None], t)
    spared = now[j] * (1.0 - (0.25 + 0.5 * (1.0 - own_trust(s, i, j, t))))
    return {
        "protection": over_foes(np.where(others, guarded, 0.0)),
        "patron_stays_its_hand": np.asarray(spared),
        "tribute": np.asarray(-w.TRIBUTE * s.income[i]),
        "autonomy": np.asarray(-w.AUTONOMY * t.autonomy * s.income[i]),
        "spoils": np.asarray(0.015 * t.greed * s.income[i]),
    }


def protection_terms(r: Reckoning, j: Index, i: int, t: Temper, greed: Array | float) -> Terms:
    """What having i as client is worth to j a turn: to one patron, or to each of many."""
    s, patron = r.survey, np.asarray(j)
    others = np.arange(len(s.names)) != patron[..., None]
    duty = over_foes(np.where(others, r.assault[:, i] * r.fall_soon[:, i], 0.0))
    foregone = np.maximum(0.0, np.round(total(attack_terms(r, j, i, t, greed, r.defence[i, j])), 3))
    return {
        "tribute": np.asarray(w.TRIBUTE * s.income[i]),
        "rank": np.asarray(0.02 * s.income[i]),
        "duty_to_protect": np.asarray(-0.15 * duty * s.income[i] * w.HOME),
        "conquest_forgone": np.asarray(-0.06 * foregone),
    }
