"""What the games of the past showed, world by world and over all: counted, scored and held against the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

import numpy as np

from game.lab.history.plays import AS_IT_WAS, OUTCOMES, Past, Played
from game.lab.history.roles import Role
from game.lab.history.scores import (
    COIN,
    Interval,
    Sample,
    confusion,
    difference,
    elsewhere,
    gain,
    log_score,
    macro_f1,
    measured,
)
from game.lab.history.targets import Rows, Target, Unmeasured

__all__ = ["HIT", "MISSED", "NO_CASE", "TOLD", "UNMEASURED", "Findings", "Judged", "Score", "WorldFindings", "findings"]

HIT, MISSED, NO_CASE, TOLD, UNMEASURED = "hit", "missed", "no case", "told", "unmeasured"
FEW: Final = 8
"""A mean of fewer games than this is never called sure: games drawn anew from so few are too much alike."""
VERDICTS: Final = (HIT, MISSED, NO_CASE, TOLD, UNMEASURED)


@dataclass(frozen=True, slots=True)
class Judged:
    """A target, its value with the ends of its interval, how many games had a case, and what that makes of it.

    `is_sure`: the whole interval lies on one side of the band's edge.
    """

    target: Target
    found: Interval | None
    cases: int
    verdict: str
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class WorldFindings:
    """One world: how many games of each arm gave each outcome, the parts states played, and its targets."""

    past: Past
    games: int
    recorded: Mapping[str, bool]
    own: Mapping[str, int]
    drawn: Mapping[str, int]
    parts: Mapping[str, Mapping[Role, int]]
    f1_own: float
    f1_drawn: float
    targets: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A score over all worlds: of the record's doctrines, of drawn ones, and what the first gain over the second.

    `without` is that gain with each world left out in turn; `rivals` are scores of who plays no game.
    """

    own: float
    drawn: float
    gain: Interval
    without: Mapping[str, float]
    rivals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything, over all worlds."""

    worlds: tuple[WorldFindings, ...]
    outcomes: Score
    parts: Score | None

    @property
    def verdicts(self) -> dict[str, int]:
        """How many targets came to each verdict."""
        counted = Counter(one.verdict for world in self.worlds for one in world.targets)
        return {verdict: counted[verdict] for verdict in VERDICTS}


def findings(pasts: Sequence[Past], played: Sequence[Played]) -> Findings:
    """The games of all worlds, whatever their order."""
    by_world = {past.id: [one for one in played if one.world == past.id] for past in pasts}
    worlds = tuple(_world(past, by_world[past.id]) for past in pasts)
    return Findings(worlds, _outcome_score(worlds, by_world), _parts_score(worlds, by_world))


def _world(past: Past, played: Sequence[Played]) -> WorldFindings:
    own, drawn = _own(played), _drawn(played)
    recorded = recorded_outcomes(past)
    shown = {state: Counter(one.roles[state] for one in own if state in one.roles) for state in past.record.behaviour}
    return WorldFindings(
        past,
        len(own),
        recorded,
        {name: sum(one.outcomes[name] for one in own) for name in recorded},
        {name: sum(one.outcomes[name] for one in drawn) for name in recorded},
        shown,
        macro_f1(_confusions(past, own).sum(axis=0)),
        macro_f1(_confusions(past, drawn).sum(axis=0)),
        tuple(_judged(n, target, played) for n, target in enumerate(past.record.targets)),
    )


def recorded_outcomes(past: Past) -> dict[str, bool]:
    """The outcomes on record; that of a pact's members only where there was one."""
    told = {name: getattr(past.record.outcomes, name) for name in OUTCOMES}
    return {name: was for name, was in told.items() if was is not None}


def _own(played: Sequence[Played]) -> list[Played]:
    """The games with the record's doctrines in the world as it was, by seed."""
    return sorted((p for p in played if not p.drawn and p.treatment == AS_IT_WAS), key=lambda p: p.seed)


def _drawn(played: Sequence[Played]) -> list[Played]:
    return sorted((p for p in played if p.drawn), key=lambda p: p.seed)


def _judged(n: int, target: Target, played: Sequence[Played]) -> Judged:
    if isinstance(target, Unmeasured):
        return Judged(target, None, 0, UNMEASURED)
    rows = _rows(n, played, target.treatment)
    found = measured(target, rows)
    if target.versus is not None:
        found = difference(target, rows, _rows(n, played, target.versus))
    if found is None:
        return Judged(target, None, target.cases(rows), NO_CASE)
    if not target.is_judged:
        return Judged(target, found, target.cases(rows), TOLD)
    holds, *ends = (target.holds(value) for value in found)
    cases = target.cases(rows)
    is_sure = (target.is_share or cases >= FEW) and _keeps_aside(target, found, holds, ends)
    return Judged(target, found, cases, HIT if holds else MISSED, is_sure)


def _keeps_aside(target: Target, found: Interval, holds: bool, ends: list[bool]) -> bool:
    """Whether the interval keeps to one side: wholly in the band, or wholly beyond one of its edges."""
    if holds:
        return all(ends)
    _, low, high = found
    beyond = target.at_most is not None and low > target.at_most
    short = target.at_least is not None and high < target.at_least
    return beyond or short


def _rows(n: int, played: Sequence[Played], treatment: object) -> Rows:
    """The rows of one target in one arm, by seed."""
    arm = treatment or AS_IT_WAS
    games = sorted((p for p in played if not p.drawn and p.treatment == arm), key=lambda p: p.seed)
    return np.array([game.rows[n] for game in games], dtype=float)


def _confusions(past: Past, played: Sequence[Played]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.array([confusion(past.record.behaviour, one.roles) for one in played], dtype=np.int64)


def _outcome_score(worlds: Sequence[WorldFindings], played: Mapping[str, Sequence[Played]]) -> Score:
    """The mean log score over all outcomes of all worlds."""
    recorded = {world.past.id: world.recorded for world in worlds}

    def table(games: Sequence[Played], names: Mapping[str, bool]) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        return np.array([[one.outcomes[name] for name in names] for one in games], dtype=bool)

    samples = [
        Sample(id, table(_own(played[id]), known), table(_drawn(played[id]), known)) for id, known in recorded.items()
    ]

    def mean(chosen: Sequence[Sample], arm: str) -> float:
        told = [log_score(tuple(recorded[one.world].values()), getattr(one, arm)) for one in chosen]
        return fmean(score for scores in told for score in scores)

    known = [s for id, names in recorded.items() for o in names if (s := elsewhere(id, o, recorded)) is not None]
    rivals = {"coin": COIN} | ({"other worlds": fmean(known)} if known else {})
    return _score(samples, mean, rivals)


def _parts_score(worlds: Sequence[WorldFindings], played: Mapping[str, Sequence[Played]]) -> Score | None:
    """Macro-F1 over the states of all worlds; None where no record names a part."""
    samples = [
        Sample(w.past.id, _confusions(w.past, _own(played[w.past.id])), _confusions(w.past, _drawn(played[w.past.id])))
        for w in worlds
        if w.past.record.behaviour
    ]

    def mean(chosen: Sequence[Sample], arm: str) -> float:
        return macro_f1(sum((getattr(one, arm).sum(axis=0) for one in chosen), np.zeros((4, 3), dtype=np.int64)))

    return _score(samples, mean, {}) if samples else None


def _score(samples: list[Sample], mean: Callable[[Sequence[Sample], str], float], rivals: Mapping[str, float]) -> Score:
    """A mean of either arm, with what one gains over the other."""

    def over_null(chosen: Sequence[Sample]) -> float:
        return mean(chosen, "own") - mean(chosen, "drawn")

    left_out = {one.world: over_null([s for s in samples if s is not one]) for one in samples if len(samples) > 1}
    return Score(mean(samples, "own"), mean(samples, "drawn"), gain(samples, over_null), left_out, rivals)
