"""Buffers: what a guarantee is worth to who gives it and to who gets it (rules.md §6, guarantees of buffers).

A guarantor gains what it would lose if the buffer fell and fed its own
danger, times the attacks that the promise keeps from being made or from
succeeding; it pays what it must expect to fight for.
"""

import numpy as np

from game.perception import weights as w
from game.perception.bonds import defence_terms, sworn
from game.perception.reckoning import (
    Reckoning,
    Terms,
    attack_chance,
    attack_terms,
    hostility,
    inferred_greed,
    total,
)
from game.perception.survey import Array, contest
from game.perception.tastes import own_trust
from game.perception.temper import PUBLIC, Temper

__all__ = ["guarantee_terms", "guaranteed_terms", "menaced"]

_UPKEEP = 0.5
"""A promise one way costs half of what an alliance does to keep up."""
_STANDING = 0.005
"""What it costs a state's pride to live under another's promise, in turns of income."""


def menaced(r: Reckoning, i: int, held: Array) -> Array:
    """[foe]: chance a turn that each attacks i and beats it, if i could hold with `held` against each."""
    s = r.survey
    j = np.arange(len(s.names))
    worth = total(attack_terms(r, j, i, PUBLIC, inferred_greed(s), held, soon=True))
    chance = np.maximum(attack_chance(s, worth, j) * r.restraint[j, i], w.ALARM * s.alarm[j, i])
    out: Array = chance * contest(r.onset_soon[j, i], held)
    return out


def guarantee_terms(r: Reckoning, k: int, i: int, t: Temper) -> Terms:
    """What guaranteeing i is worth to k a turn."""
    s = r.survey
    j = np.arange(len(s.names))
    more = np.maximum(0.0, sworn(r, k, i) - r.come[k, i, j]) * r.aid[k, i, j]
    kept = menaced(r, i, r.defence[i]) - menaced(r, i, r.defence[i] + more)
    at_k = r.onset[j, k]
    fed = contest(at_k + w.ETA * s.strength[i] * s.reach[j, k], r.defence[k, j]) - contest(at_k, r.defence[k, j])
    stake = s.stake_share[k] * s.income[k] * t.horizon * w.HOME * hostility(s, k, j, t)
    trade = 0.5 * t.horizon * t.trade * s.trade[k, i]
    burden = defence_terms(r, k, i, t)["their_wars"]
    return {
        "buffer_kept": np.asarray((kept * fed * stake)[j != k].sum()),
        "trade_at_stake": np.asarray((kept * trade)[j != k].sum()),
        "their_wars": np.asarray(burden),
        "upkeep": np.asarray(-_UPKEEP * w.PEACE_COST * s.income[k]),
    }


def guaranteed_terms(r: Reckoning, i: int, k: int, t: Temper) -> Terms:
    """What k's guarantee is worth to i a turn: the danger its help takes off, less some pride."""
    s = r.survey
    return {
        "safety": np.asarray(defence_terms(r, i, k, t)["safety"]),
        "autonomy": np.asarray(-_STANDING * t.autonomy * s.income[i] * (1.5 - float(own_trust(s, i, k, t)))),
    }
