"""Consultation: what the other great powers do in a case (Elrod 1976; rules.md §7, the concert statesman)."""

from collections.abc import Iterable

import numpy as np

from game.doctrines.mind import Mind
from game.perception.reckoning import Terms
from game.perception.tastes import power_shares
from game.world.conflicts import Pledge, Side, War

__all__ = ["concert_terms", "great_powers"]

_POLE = 0.5
"""A great power has half the leader's share of capability or more (article 53)."""
_WORTH = 0.25
"""What the concert's one voice is worth, in turns of income."""
_SILENT = 0.25
"""A power that has said nothing weighs so much against moving."""


def great_powers(mind: Mind) -> tuple[str, ...]:
    """The poles of the system, this seat among them if it is one."""
    share = power_shares(mind.survey)
    bar = _POLE * float(share.max())
    return tuple(name for n, name in enumerate(mind.survey.names) if share[n] >= bar)


def concert_terms(mind: Mind, friend: str, foe: str, pledges: Iterable[Pledge] = (), war: War | None = None) -> Terms:
    """The weight of what the other great powers have said or done for a friend against a foe; none for most minds."""
    if not mind.temper.consult:
        return {}
    peers = [name for name in great_powers(mind) if name not in (mind.seat, friend, foe)]
    if not peers:
        return {}
    said = {p.state: p.stands for p in pledges}
    if war is not None:
        with_friend = next((b.side for b in war.belligerents if b.state == friend), Side.DEFENCE)
        said |= {b.state: b.side is with_friend for b in war.belligerents if b.left is None}
    voice = sum(-_SILENT if name not in said else 1.0 if said[name] else -1.0 for name in peers)
    return {"concert": np.asarray(mind.temper.consult * _WORTH * mind.income * voice / len(peers))}
