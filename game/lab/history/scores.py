"""The arithmetic of the past as a test: intervals, the log score of outcomes, the F1 of parts played.

Intervals are 95 %. A share gets Wilson's (1927), on as many trials as there are games with a case, since the cases
of one game are not independent; a difference of two shares Newcombe's (1998); all else is drawn anew from the
games with replacement (bootstrap), and the scores over all worlds from the worlds as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.lab.history.roles import ROLES, Role
from game.lab.history.targets import Rows, Target
from game.lab.intervals import wilson

__all__ = [
    "COIN",
    "Interval",
    "Sample",
    "confusion",
    "difference",
    "elsewhere",
    "gain",
    "log_score",
    "macro_f1",
    "measured",
]

Interval = tuple[float, float, float]
"""A value and the ends of its interval."""
DRAWS: Final = 400
COIN: Final = log(0.5)
"""What a coin scores: the logarithm of one half."""


def measured(target: Target, rows: Rows) -> Interval | None:
    """A target's value in the games of one arm; None where no game had a case."""
    value = target.value(rows)
    if value is None:
        return None
    if target.is_share:
        return value, *wilson(value, target.cases(rows))
    found = [one for idx in _draws(len(rows)) if (one := target.value(rows[idx])) is not None]
    return value, *_ends(found or [value])


def difference(target: Target, treated: Rows, other: Rows) -> Interval | None:
    """By how much a target's value in the treated games exceeds that in others of the same seeds."""
    one, two = measured(target, treated), measured(target, other)
    if one is None or two is None:
        return None
    gap = one[0] - two[0]
    if target.is_share:
        below = sqrt((one[0] - one[1]) ** 2 + (two[2] - two[0]) ** 2)
        above = sqrt((one[2] - one[0]) ** 2 + (two[0] - two[1]) ** 2)
        return gap, gap - below, gap + above
    pairs = ((target.value(treated[idx]), target.value(other[idx])) for idx in _draws(min(len(treated), len(other))))
    return gap, *_ends([a - b for a, b in pairs if a is not None and b is not None] or [gap])


def _draws(games: int) -> NDArray[np.int64]:
    """Places of games drawn with replacement, the same for the same number of games."""
    return np.random.default_rng(games).integers(games, size=(DRAWS, games))


def _ends(values: Sequence[float]) -> tuple[float, float]:
    low, high = np.quantile(np.asarray(values, dtype=float), (0.025, 0.975))
    return float(low), float(high)


def chance(seen: float, games: float) -> float:
    """The chance that so many games out of all give an outcome, never quite 0 or 1 (half a game is added to each)."""
    return (seen + 0.5) / (games + 1)


def log_score(recorded: Sequence[bool], outcomes: NDArray[np.bool_]) -> list[float]:
    """For each outcome of a world, the logarithm of the chance its games give to what is recorded."""
    games = len(outcomes)
    seen = outcomes.sum(axis=0)
    return [log(chance(k if was else games - k, games)) for was, k in zip(recorded, seen, strict=True)]


def elsewhere(world: str, outcome: str, recorded: Mapping[str, Mapping[str, bool]]) -> float | None:
    """The score of who knows nothing of a world but how often an outcome is on record in the others."""
    others = [known[outcome] for id, known in recorded.items() if id != world and outcome in known]
    if not others:
        return None
    was = recorded[world][outcome]
    return log(chance(sum(one is was for one in others), len(others)))


def confusion(recorded: Mapping[str, frozenset[Role]], shown: Mapping[str, Role]) -> NDArray[np.int64]:
    """For each part, right, wrongly seen and missed, in one game.

    A state with two parts on record is right in either, and then the other is not missed.
    """
    counts = np.zeros((len(ROLES), 3), dtype=np.int64)
    for state, parts in recorded.items():
        mine = shown.get(state)
        if mine is None:
            continue
        if mine in parts:
            counts[ROLES.index(mine), 0] += 1
            continue
        counts[ROLES.index(mine), 1] += 1
        for part in parts:
            counts[ROLES.index(part), 2] += 1
    return counts


def macro_f1(counts: NDArray[np.int64]) -> float:
    """The mean, over parts that occur, of the harmonic mean of precision and recall."""
    right, wrong, missed = counts.T
    whole = 2 * right + wrong + missed
    known = whole > 0
    return float((2 * right[known] / whole[known]).mean()) if known.any() else 0.0


@dataclass(frozen=True, slots=True)
class Sample:
    """The games of one world in both arms, a row of numbers each."""

    world: str
    own: NDArray[np.generic]
    drawn: NDArray[np.generic]


Statistic = Callable[[Sequence[Sample]], float]


def gain(samples: Sequence[Sample], statistic: Statistic) -> Interval:
    """A statistic of all worlds, with worlds and games drawn anew."""
    return statistic(samples), *_ends([statistic(drawn) for drawn in _resampled(samples)])


def _resampled(samples: Sequence[Sample]) -> Iterator[list[Sample]]:
    rng = np.random.default_rng(len(samples))
    for _ in range(DRAWS):
        drawn = []
        for place in rng.integers(len(samples), size=len(samples)):
            one = samples[place]
            idx = rng.integers(len(one.own), size=len(one.own))
            drawn.append(Sample(one.world, one.own[idx], one.drawn[idx]))
        yield drawn
