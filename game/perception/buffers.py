"""Buffers: what a guarantee is worth to who gives it and to who gets it (rules.md §6, guarantees of buffers).

A guarantor gains what it would lose if the buffer fell and fed its own
danger, times the attacks that the promise keeps from being made or from
succeeding; it pays what it must expect to fight for.
"""

import numpy as np

from game.perception import weights as w
from game.perception.bonds import if_sworn, sworn
from game.perception.reckoning import (
    Reckoning,
    Terms,
    attacked,
    help_terms,
    hostility,
    price_of_fighting,
    risk_with,
    total,
)
from game.perception.survey import Array, contest
from game.perception.tastes import own_trust
from game.perception.temper import Temper

__all__ = ["guarantee_terms", "guaranteed_terms", "menaced"]

_UPKEEP = 0.25
"""A promise one way, against one foe, costs so much of what an alliance does to keep up."""
_RANK = 0.02
"""To be looked to by another is worth this share of its income."""
_FOUGHT = 0.35
"""Most dangers to a buffer pass as demands conceded or let lapse: it can be lost without a war, but not fought for."""
_APART = 0.35
"""A danger that shares no border with one counts for so much, as all threat does (Boulding 1962)."""
_STANDING = 0.005
"""What it costs a state's pride to live under another's promise, in turns of income."""


def menaced(r: Reckoning, i: int, held: Array) -> tuple[Array, Array]:
    """[foe]: chance a turn that each attacks i, and that it attacks and prevails, if i could hold with `held`."""
    chance, prevails = attacked(r, i, held)
    return chance, chance * prevails


def guarantee_terms(r: Reckoning, k: int, i: int, t: Temper, against: int | None = None) -> Terms:
    """What guaranteeing i is worth to k a turn: against one foe, or against all."""
    s = r.survey
    j = np.arange(len(s.names))
    speaks = np.where(j == k, 0.0, 1.0 if against is None else (j == against).astype(float))
    bound = np.maximum(0.0, sworn(r, k, i) - r.come[k, i, j]) * speaks
    _, now = menaced(r, i, r.defence[i])
    attacked, then = menaced(r, i, r.defence[i] + bound * r.aid[k, i, j])
    kept = now - then
    stake = s.stake_share[k] * s.income[k] * t.horizon * w.HOME * hostility(s, k, j, t)
    trade = 0.5 * t.horizon * t.trade * s.trade[k, i]
    case = help_terms(r, k, i, j, t)
    price = np.maximum(0.0, price_of_fighting(case))
    burden = speaks * attacked * np.maximum(0.0, if_sworn(r, k, i, j, total(case), t) - r.come[k, i, j]) * price
    return {
        "buffer_kept": np.asarray((kept * _nearer(r, k, i) * stake * speaks).sum()),
        "trade_at_stake": np.asarray((kept * trade * speaks).sum()),
        "rank": np.asarray(_RANK * s.income[i]),
        "their_wars": np.asarray(-_FOUGHT * burden.sum()),
        "upkeep": np.asarray(-_UPKEEP * w.PEACE_COST * s.income[k]),
    }


def _nearer(r: Reckoning, k: int, i: int) -> Array:
    """[foe]: by how much each would be likelier to come and prevail over k from i's land, fed with i's strength."""
    s = r.survey
    j = np.arange(len(s.names))
    apart = np.where(s.contact[j, k] > 0, 1.0, _APART)
    from_there = np.maximum(s.reach[j, k], s.reach[i, k] * s.reach[j, i])
    then = s.strength * s.free * from_there * s.offence + w.ETA * s.strength[i] * from_there
    moved = np.where((s.contact[j, k] > 0) | (s.contact[i, k] > 0), 1.0, _APART)
    gain = moved * contest(then, r.defence[k, j]) - apart * contest(r.onset[j, k], r.defence[k, j])
    out: Array = np.maximum(0.0, gain)
    return out


def guaranteed_terms(r: Reckoning, i: int, k: int, t: Temper, against: int | None = None) -> Terms:
    """What k's guarantee is worth to i a turn: the danger its help takes off, less some pride."""
    s = r.survey
    j = np.arange(len(s.names))
    more = np.maximum(0.0, sworn(r, k, i) - r.come[k, i, j]) * np.maximum(r.aid[k, i, j], 0.0)
    more = more if against is None else np.where(j == against, more, 0.0)
    saved = risk_with(r, i, r.defence[i], t) - risk_with(r, i, r.defence[i] + t.pledge * more, t)
    return {
        "safety": np.asarray(saved.sum()),
        "autonomy": np.asarray(-_STANDING * t.autonomy * s.income[i] * (1.5 - float(own_trust(s, i, k, t)))),
    }
