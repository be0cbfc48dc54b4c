"""Sums that every mind on a bench needs, made for all of them in one go (perf.md "How", 2).

Each row is one mind's own, by its own temper; no row reads another's.
"""

from collections.abc import Sequence

import numpy as np

from game.doctrines.mind import Mind
from game.perception.bonds import defence_terms
from game.perception.reckoning import Terms
from game.perception.temper import columns

__all__ = ["own_treaties"]


def own_treaties(mind: Mind) -> Terms:
    """What a treaty of defence with each other state is worth to this mind a turn: each term [other]."""
    return mind.together(_treaties)


def _treaties(minds: Sequence[Mind]) -> Terms:
    r = minds[0].reckoning
    rows = np.array([mind.row for mind in minds])
    every = np.arange(len(r.survey.names))
    return defence_terms(r, rows[:, None], every[None, :], columns([mind.temper for mind in minds]))
