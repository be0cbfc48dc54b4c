"""Tastes: what some minds weigh and the public one does not, each as a term with a name (rules.md §7; science.md F3).

Every number of a temper beyond the common table is read here, in one place.
At public parameters no term of this module exists, so that what is shown on
screen is what it was; a doctrine's own number adds its term to the same sum.
"""

import numpy as np
from numpy.typing import NDArray

from game.perception import weights as w
from game.perception.survey import Array, Survey
from game.perception.temper import Temper, is_column, weighs

__all__ = ["attack_tastes", "cover_of", "help_tastes", "own_trust", "power_shares"]

Index = int | NDArray[np.int64]

THIRD = 1.0 / 3.0
"""The share of a system's capability past which balancing against the leader sets in (Levy and Thompson 2005)."""
_FRIEND, _HABIT = 0.6, 0.5
"""Trust beyond which another is one of us, and beyond which attacking it goes against habit."""
_WE_FEELING = 0.1


def own_trust(s: Survey, i: Index, j: Index, t: Temper) -> Array:
    """Trust of i in j as a mind reads it: from where it starts, moved by deeds as fast as it learns."""
    trust: Array = s.trust[i, j]
    if not is_column(t.learning) and t.trust_prior == 0.5 and t.learning == 1.0:
        return trust
    read: Array = np.minimum(np.maximum(t.trust_prior + t.learning * (trust - 0.5), 0.0), 1.0)
    return read


def power_shares(s: Survey) -> Array:
    """[state]: share of the system's capability: the mean of its shares of strength and of wealth."""
    force, wealth = s.strength + w.LATENT * s.latent, s.income
    out: Array = 0.5 * (force / max(float(force.sum()), 1e-9) + wealth / max(float(wealth.sum()), 1e-9))
    return out


def help_tastes(
    s: Survey, k: Index, i: Index, j: Index, t: Temper, swing: Array, danger: Array, cover: Array
) -> dict[str, Array]:
    """Terms of helping i against j that only some minds weigh.

    `swing`: by how much k's coming lessens i's fall; `danger`: what k would lose
    if i fell and fed j, in wealth; `cover`: the share of the foe's strength that
    the friend and those expected would match without k.
    """
    terms: dict[str, Array] = {}
    own = s.income[k]
    if weighs(t.balancer):
        share = power_shares(s)
        beyond = np.maximum(0.0, share[j] + w.ETA * share[i] - THIRD)
        terms["keep_the_balance"] = t.balancer * own * t.horizon * swing * beyond
    if weighs(t.wait):
        terms["others_may_hold"] = -t.wait * danger * np.minimum(cover, 1.0)
    if weighs(t.identity):
        fellow = np.maximum(0.0, own_trust(s, k, i, t) - _FRIEND)
        terms["we_feeling"] = t.identity * own * t.horizon * _WE_FEELING * fellow * np.minimum(1.0, 4.0 * swing)
    return terms


def attack_tastes(s: Survey, j: Index, i: Index, t: Temper) -> dict[str, Array]:
    """Terms of attacking i that only some minds weigh."""
    if not weighs(t.identity):
        return {}
    habit = np.maximum(0.0, own_trust(s, j, i, t) - _HABIT)
    return {"habit_of_peace": -t.identity * s.income[j] * habit}


def cover_of(onset: Array, others: Array) -> Array:
    """Share of an attacker's strength that others would match, 0 to 1."""
    out: Array = np.minimum(1.0, others / np.maximum(onset, 1e-6))
    return out
