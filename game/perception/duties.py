"""Duties falling due: what coming to a friend, or marching along with one, is worth in the case at hand (model.md a3).

The sum by which a pledge is given and a call is answered: at the public temper
it is what all expect and a screen shows; with a mind's own temper, appetite
and error it is the deed (decisions 1).
"""

import numpy as np

from game.perception import weights as w
from game.perception.reckoning import Index, Reckoning, Terms, help_terms, logistic, total
from game.perception.survey import Array, contest
from game.perception.tastes import own_trust
from game.perception.temper import Temper

__all__ = ["case_terms", "chance_of_coming", "march_terms", "pledge_worth", "secret_word"]


def case_terms(
    r: Reckoning, k: Index, i: Index, j: Index, clarity_permille: Index, t: Temper, misjudged: Array | float = 0.0
) -> Terms:
    """What helping i against j is worth to k, the clarity of the case counted where a pact calls."""
    terms = help_terms(r, k, i, j, t, misjudged)
    terms["covenant"] = terms["covenant"] * (clarity_permille / 1000 / w.CLARITY)
    return terms


def march_terms(r: Reckoning, k: int, i: int, j: int, terms: Terms, t: Temper, greed: float) -> Terms:
    """Helping i who attacks j: the stake is a share of what is taken, not one's own safety."""
    s = r.survey
    own = float(s.income[k])
    kept = {name: terms[name] for name in ("given_word", "patrons_wrath", "trade_with_the_foe", "treaty_itself")}
    chance = float(contest(r.onset[i, j], r.defence[j, i]))
    kept["spoils"] = np.asarray(0.1 * chance * float(s.stake_share[j] * s.income[j]) * t.horizon * greed)
    effort = (w.LOSSES * 0.7 * 6 * float(s.strength[k]) + 0.6 * w.WAR_COST * own) * (1.3 - chance)
    kept["cost_of_fighting"] = np.asarray(-t.buck * 0.6 * effort)
    return kept


def secret_word(r: Reckoning, k: int, i: int, t: Temper) -> float:
    """What a word given in secret weighs, which the estimates that all share do not count (article 20)."""
    mutual = 0.4 + 1.2 * float(own_trust(r.survey, k, i, t))
    return w.OBLIGE * t.honour * float(r.survey.income[k]) * mutual


def pledge_worth(r: Reckoning, k: int, stood: bool | None, t: Temper) -> float:
    """What a pledge in the crisis adds to a call: two fifths of a broken word, or a tenth off it (decisions 6)."""
    if stood is None:
        return 0.0
    return (0.4 if stood else -0.1) * 2 * t.honour * float(r.survey.income[k])


def chance_of_coming(r: Reckoning, k: int, terms: Terms, error: float = 0.0) -> float:
    """Chance that k comes where coming is worth so much; `error` in widths of the logistic."""
    width = w.TAU * float(r.survey.income[k])
    return float(logistic(np.asarray(round(float(total(terms)), 3) / width + error)))
