"""Estimates of what re-plays came to, with intervals that stay honest where re-plays are few.

Shares have Wilson's interval (1927); their paired difference Newcombe's for paired shares (1998, method 10), which
keeps within −1 and 1. Means, and differences of means paired by seed, have Student's t interval, with one unit squared
(a war, a brigade, a province, a hundredth of all power) added to the sum of squares: re-plays that all agree then do
not claim to be certain, and the addition is gone as they grow many. Counts are bounded below by nought, shares of
power by 0 and 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf, sqrt
from typing import Final

from scipy.special import stdtrit

from game.lab.intervals import wilson
from game.lab.whatif.fates import Fate
from game.report.whatif.records import Measured, Outcome, Reversal, WhatIf
from game.report.whatif.wording import finding, measure_name, rest_of
from game.world.constants import TENTHS

__all__ = ["answered", "paired_mean", "paired_share", "student"]

Pair = tuple[Fate, Fate]

_SHARES: Final[Mapping[str, Callable[[Fate], bool]]] = {
    "war_begins": lambda f: f.began,
    "war_won": lambda f: f.won,
    "war_goes_on": lambda f: f.goes_on,
}
_MEANS: Final[Mapping[str, tuple[str, Callable[[Fate], float], float, float]]] = {
    "wars": ("wars", lambda f: f.wars, 1.0, inf),
    "losses": ("brigades", lambda f: f.lost / TENTHS, 1.0, inf),
    "provinces": ("provinces", lambda f: f.moved, 1.0, inf),
    "power": ("share of all power", lambda f: f.power / 1000, 0.01, 1.0),
}
"""Unit in words, the figure, the unit that is added once squared, and the most that it can be."""


def answered(reversal: Reversal, pairs: Sequence[Pair], turns: int, names: Mapping[str, str]) -> WhatIf:
    """A what-if of these re-plays, (as it was, reversed) each; `names` are those of states."""
    if not pairs:
        return WhatIf(reversal, turns=turns)
    if fault := next((turned.refused for _, turned in pairs if turned.refused), ""):
        return WhatIf(reversal, turns=turns, fault=fault)
    told = dict(names)
    outcomes = tuple(
        _share(m, reversal, pairs, told) if m in _SHARES else _mean(m, reversal, pairs, told) for m in _asked(reversal)
    )
    count = len(pairs)
    sentence = finding(reversal, count, turns, outcomes, told)
    return WhatIf(reversal, count, turns, outcomes, sentence, rest_of(count, outcomes))


def _asked(reversal: Reversal) -> tuple[str, ...]:
    """What is counted of a decision: the war in question first, if there is one."""
    war = () if not reversal.attacker else ("war_won", "war_goes_on") if reversal.fighting else ("war_begins",)
    return (*war, *_MEANS)


def _share(measure: str, reversal: Reversal, pairs: Sequence[Pair], names: dict[str, str]) -> Outcome:
    read, count = _SHARES[measure], len(pairs)
    was, turned = [read(a) for a, _ in pairs], [read(b) for _, b in pairs]
    return Outcome(
        measure, "share of re-plays", measure_name(measure, reversal, names),
        Measured(sum(was) / count, *wilson(sum(was) / count, count)),
        Measured(sum(turned) / count, *wilson(sum(turned) / count, count)),
        paired_share(was, turned), (sum(was), sum(turned)),
    )  # fmt: skip


def _mean(measure: str, reversal: Reversal, pairs: Sequence[Pair], names: dict[str, str]) -> Outcome:
    words, read, unit, most = _MEANS[measure]
    was, turned = [read(a) for a, _ in pairs], [read(b) for _, b in pairs]
    return Outcome(
        measure, words, measure_name(measure, reversal, names),
        _mean_of(was, unit, 0.0, most), _mean_of(turned, unit, 0.0, most), paired_mean(was, turned, unit, most),
    )  # fmt: skip


def paired_share(was: Sequence[bool], turned: Sequence[bool]) -> Measured:
    """How much larger the second share is than the first in the same re-plays, by Newcombe's method 10."""
    n = len(was)
    p1, p2 = sum(turned) / n, sum(was) / n
    (l1, u1), (l2, u2) = wilson(p1, n), wilson(p2, n)
    phi = _phi(was, turned)
    below = (p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2
    above = (u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2
    return Measured(p1 - p2, p1 - p2 - sqrt(max(below, 0.0)), p1 - p2 + sqrt(max(above, 0.0)))


def _phi(was: Sequence[bool], turned: Sequence[bool]) -> float:
    """How far the two go together, corrected for how few they are (Newcombe 1998)."""
    n = len(was)
    both = sum(a and b for a, b in zip(was, turned, strict=True))
    a, b = sum(was), sum(turned)
    neither = n - a - b + both
    product = a * (n - a) * b * (n - b)
    if not product:
        return 0.0
    crossed = both * neither - (a - both) * (b - both)
    crossed_less = max(crossed - n / 2, 0.0) if crossed > 0 else float(crossed)
    return float(crossed_less / sqrt(product))


def paired_mean(was: Sequence[float], turned: Sequence[float], unit: float, most: float = inf) -> Measured:
    """How much larger the second mean is than the first, from the differences re-play by re-play."""
    return _mean_of([b - a for a, b in zip(was, turned, strict=True)], unit, -most, most)


def _mean_of(values: Sequence[float], unit: float, least: float, most: float) -> Measured:
    n = len(values)
    mean = sum(values) / n
    if n < 2:
        return Measured(mean)
    squares = sum((value - mean) ** 2 for value in values) + unit * unit
    half = student(n - 1) * sqrt(squares / (n - 1) / n)
    return Measured(mean, max(mean - half, least), min(mean + half, most))


def student(freedom: int) -> float:
    """The quantile of Student's t that leaves 2.5 % above."""
    return float(stdtrit(freedom, 0.975))
