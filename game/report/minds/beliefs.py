"""Doctrines unmasked: what each state believed, and how far from the truth that was.

A state reads another's strength with its private error and its intentions with
its own mind (decisions 1, 3); the truth is the strength that was there and the
appetite that the other truly had (Walt 1987 for the parts of threat; Jervis
1976 for what comes of reading them wrong). Both go through the sum by which
every screen shows threat, so they differ in nothing but what was believed. What
a person wanted is written nowhere: threat from a player is never held against
a reader.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import expm1
from statistics import fmean

import numpy as np

from game.doctrines.doctrine import DoctrineFault, recalled, shipped
from game.perception.reckoning import Reckoning, hostility
from game.perception.survey import Array, Survey
from game.perception.temper import PUBLIC, Temper
from game.report.minds.aftermath import Aftermath
from game.report.minds.outlooks import Calls, Horizon
from game.report.records.opinions import Belief, Beliefs, Misreading, Reading
from game.report.source import Source
from game.report.telling.years import year_text
from game.world.worlds import World

__all__ = ["beliefs_of", "looked_at", "threats"]

EVERY_TURN = 16
"""States up to which each turn is looked at; in a larger system some turns stand for all."""
SAMPLES, SAMPLES_OF_MANY = 20, 12
"""About how many turns are looked at in a larger system, and in one of more than 24 states."""
OUT_OF_REACH = 0.35
"""What is left of a threat from one that cannot attack in one step (game.perception.forecast)."""


def beliefs_of(source: Source) -> Beliefs:
    """Readings of strength and threat, odds of help against help that came, forecasts against wars; sealed in play."""
    if not source.is_over:
        return Beliefs()
    study = _Study(source)
    for world in looked_at(source):
        study.add(world)
    return study.beliefs()


def looked_at(source: Source) -> tuple[World, ...]:
    """The turns looked at, as they opened: all of them, or one in several where states are many."""
    worlds = source.snapshots[:-1] if len(source.snapshots) > 1 else source.snapshots
    most = max(sum(s.alive for s in world.states.values()) for world in (worlds[0], worlds[-1]))
    samples = SAMPLES_OF_MANY if source.is_large else SAMPLES
    step = 1 if most <= EVERY_TURN else max(1, round(len(worlds) / samples))
    return worlds[::step]


def threats(r: Reckoning, hostile: Array, misjudged: Array | float = 0.0) -> Array:
    """[reader, other]: threat in points of 100, by hostility as read and error in ln(strength), both likewise.

    At public hostility and no error it is what `game.perception.forecast.threat` shows.
    """
    s = r.survey
    ratio = (r.onset_soon / np.maximum(r.hold, 0.1)[None, :]).T * np.exp(misjudged)
    shut = np.where(s.contact.T <= 0, OUT_OF_REACH, 1.0)
    out: Array = 100.0 * (1.0 - np.exp(-0.4 * ratio * hostile * shut))
    np.fill_diagonal(out, 0.0)
    return out


def _public_hostility(s: Survey) -> Array:
    every = np.arange(len(s.names))
    return hostility(s, every[:, None], every[None, :], PUBLIC)


def true_hostility(appetite: float) -> float:
    """Hostility as all would read it of one whose deeds gave its appetite away.

    All infer appetite from distrust (0.25 + 0.9 × distrust) and read hostility from distrust too; this turns the
    first round and puts it into the second, so that truth and belief stand on one scale.
    """
    distrust = (appetite - 0.25) / 0.9
    read = PUBLIC.intentions * distrust * 1.6 + (1.0 - PUBLIC.intentions) * 0.8
    return min(max(read, 0.05), 1.3)


@dataclass
class _Sums:
    """One reader's sums: distances of strength and threat, and the furthest reading so far."""

    strength: list[float] = field(default_factory=list)
    off: list[float] = field(default_factory=list)
    worst: tuple[float, int, str, float, float, float] | None = None


class _Study:
    """Grows turn by turn: each adds what every living state then believed of every other."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.players = frozenset(source.chronicle.players)
        self.turns: list[int] = []
        self.threat: list[int] = []
        self.sums: dict[str, _Sums] = {}
        self.pairs: dict[tuple[str, str], list[tuple[float, float]]] = {}
        self.horizon = Horizon(source)

    @cached_property
    def tempers(self) -> dict[str, Temper]:
        """The tempers of all doctrines that can be known, by id."""
        known = {id: doctrine.temper for id, doctrine in shipped().items()}
        for id, kept in self.source.chronicle.header.taught.items():
            try:
                known[id] = recalled(kept).temper
            except DoctrineFault:
                continue
        return known

    def temper(self, world: World, state: str) -> Temper:
        """The mind a state read with; a player's ministry reads with the mean one."""
        if state in self.players:
            return PUBLIC
        return self.tempers.get(world.secrets.doctrine.get(state, ""), PUBLIC)

    def add(self, world: World) -> None:
        """Count one turn."""
        r = self.source.estimates(world).reckoning
        names = r.survey.names
        if len(names) < 2:
            return
        errors, read, was = self._errors(world, names), *self._hostilities(world, r.survey)
        believed, true = threats(r, read, errors), threats(r, was)
        shown = threats(r, _public_hostility(r.survey))
        self.turns.append(world.turn)
        self.threat.append(round(10 * float(shown.max(axis=1).mean())))
        settled = [n for n, name in enumerate(names) if world.states[name].rebels_of is None]
        for i in settled:
            others = [(names[j], float(errors[i, j]), float(believed[i, j]), float(true[i, j])) for j in settled]
            self._count(world.turn, names[i], others)
        self.horizon.add(world, r)

    def _errors(self, world: World, names: tuple[str, ...]) -> Array:
        """[reader, other]: error in ln(strength); the ministry of a player shows the middle of its band."""
        rows = [{} if i in self.players else world.secrets.error_permille.get(i, {}) for i in names]
        return np.array([[row.get(j, 0) / 1000 for j in names] for row in rows])

    def _hostilities(self, world: World, s: Survey) -> tuple[Array, Array]:
        """[reader, other]: hostility as each reads it with its own mind; and by the other's true appetite."""
        every = np.arange(len(s.names))
        read = np.array([hostility(s, i, every, self.temper(world, name)) for i, name in enumerate(s.names)])
        appetites = [
            (0.15 + 1.2 * world.secrets.disposition.get(j, 35) / 100) * self.temper(world, j).greed for j in s.names
        ]
        true = np.array([true_hostility(a) for a in appetites])
        return read, np.broadcast_to(true[None, :], read.shape)

    def _count(self, turn: int, reader: str, others: list[tuple[str, float, float, float]]) -> None:
        """One reader's turn: of each other its error, and threat as read and as it was."""
        sums = self.sums.setdefault(reader, _Sums())
        for other, error, read, was in others:
            if other == reader:
                continue
            sums.strength.append(abs(expm1(error)))
            if other in self.players:
                continue
            sums.off.append(read - was)
            self.pairs.setdefault((reader, other), []).append((read, was))
            if sums.worst is None or abs(read - was) > sums.worst[0] + 1e-9:
                sums.worst = (abs(read - was), turn, other, read, was, expm1(error))

    # -- what came out --------------------------------------------------------------------------

    def beliefs(self) -> Beliefs:
        """The whole study."""
        calls = Calls(self.source)
        after = Aftermath(self.source)
        return Beliefs(
            turns=tuple(self.turns),
            threat=tuple(self.threat),
            states=tuple(self._belief(state, calls, after) for state in sorted(self.sums)),
            readings=tuple(self._readings()),
            outlooks=self.horizon.outlooks(),
            calls=len(calls.odds),
            brier=calls.brier(),
            base=calls.base(),
        )

    def _readings(self) -> Iterator[Reading]:
        for (reader, other), told in sorted(self.pairs.items()):
            read, was = (fmean(column) for column in zip(*told, strict=True))
            yield Reading(reader, other, round(10 * read), round(10 * was), len(told))

    def _belief(self, state: str, calls: Calls, after: Aftermath) -> Belief:
        sums, own = self.sums[state], calls.of(state)
        return Belief(
            state=state,
            strength_percent=round(100 * fmean(sums.strength)) if sums.strength else 0,
            off=round(10 * fmean(abs(d) for d in sums.off)) if sums.off else None,
            leaning=round(10 * fmean(sums.off)) if sums.off else None,
            worst=self._worst(state, sums, after),
            calls=len(own),
            right=sum((odds >= 500) is came for odds, came in own),
            brier=calls.brier(state),
            player=state in self.players,
        )

    def _worst(self, state: str, sums: _Sums, after: Aftermath) -> Misreading | None:
        if sums.worst is None:
            return None
        _, turn, other, read, was, error = sums.worst
        followed, event = after.told(state, other, turn, too_high=read > was)
        return Misreading(
            about=other,
            turn=turn,
            year=year_text(self.source.system, turn),
            read=round(10 * read),
            was=round(10 * was),
            strength_percent=round(100 * error),
            followed=followed,
            event=event,
        )
