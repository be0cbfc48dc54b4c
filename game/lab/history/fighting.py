"""Metrics of wars between states: how many, how far they spread, who came, who sent most."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from game.lab.history.deeds import Deeds, opposed, sides
from game.lab.history.targets import Rows, States, Target
from game.measures.law import patron_of
from game.measures.power import tenths_of
from game.scenarios.schema import StateId, Year
from game.world.conflicts import Belligerent, JoinReason, War
from game.world.events import CallAnswered
from game.world.worlds import World

__all__ = ["AttackAfterDefeat", "CallsHonoured", "TopContributor", "WarSpread", "Wars"]

Count = Annotated[StrictInt, Field(ge=2, le=60)]


class Wars(Target):
    """Wars `until` a year: their mean number, or the share of games with `any`, or with `none`.

    `among`: only those in which two of these states fought each other.
    """

    metric: Literal["wars"]
    among: States = ()
    until: Year | None = None
    count: Literal["mean", "any", "none"] = "mean"

    @property
    def is_share(self) -> bool:
        """A share of games, unless it is a mean number."""
        return self.count != "mean"

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """One game."""
        some = frozenset(self.among)
        found = sum(not some or opposed(war, some) for war in game.wars_until(self.until))
        return {"mean": float(found), "any": float(found > 0), "none": float(found == 0)}[self.count], 1.0


class WarSpread(Target):
    """Of wars `between` two states: share that became part of a general war of so many `states` or more."""

    metric: Literal["war_spread"]
    between: tuple[StateId, StateId]
    states: Count = 5

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Those of one game."""
        first, second = (frozenset({state}) for state in self.between)
        found = [game.spread(war) >= self.states for war in game.wars if opposed(war, first, second)]
        return float(sum(found)), float(len(found))


class CallsHonoured(Target):
    """Share of calls honoured in general wars of so many `states` or more; calls to mere talks are left out."""

    metric: Literal["calls_honoured"]
    states: Count = 5

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Those of one game."""
        large = {war.id for war in game.wars if game.spread(war) >= self.states}
        talks = game.consultative
        answers = [e.honoured for e in game.of(CallAnswered) if e.war in large and e.clause not in talks]
        return float(sum(answers)), float(len(answers))


class TopContributor(Target):
    """Mean share of the largest helper in all forces that two or more helpers sent against one of `aggressors`."""

    metric: Literal["top_contributor"]
    aggressors: Annotated[States, Field(min_length=1)]

    @property
    def is_share(self) -> bool:
        """A mean of shares."""
        return False

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Those of one game."""
        wars = [war for war in game.wars if war.attacker in self.aggressors]
        sent = [forces for war in wars if len(forces := _sent(game.before(war), war)) > 1]
        return sum(max(forces) / sum(forces) for forces in sent), float(len(sent))


def _sent(world: World, war: War) -> list[int]:
    """What each helper of the attacked sent, by its share of the forces it had (tenths of a brigade)."""
    helpers = [one for one in war.belligerents if _helps(one, war)]
    sent = [tenths_of(world, one.state) * one.share_permille // 1000 for one in helpers]
    return [tenths for tenths in sent if tenths > 0]


def _helps(one: Belligerent, war: War) -> bool:
    return one.side is sides(war).get(war.defender) and one.reason not in (JoinReason.TARGET, JoinReason.CLIENT_DUTY)


class AttackAfterDefeat(Target):
    """How many times oftener, a turn, an `attacker` falls on a `target` while the `catcher` of its buck is down.

    Down: dead, the attacker's client, or the capital it began with in the attacker's hands.
    """

    metric: Literal["attack_after_defeat"]
    attacker: StateId
    target: StateId
    catcher: StateId

    @property
    def is_share(self) -> bool:
        """A ratio of rates."""
        return False

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Attacks and turns while the catcher is down, then attacks and turns while it stands."""
        capital = game.first.states[self.catcher].capital
        down = {turn: self._is_down(world, capital) for turn, world in game.openings.items()}
        wars = [war for war in game.wars if (war.attacker, war.defender) == (self.attacker, self.target)]
        fallen, turns = sum(down.get(war.began, False) for war in wars), sum(down.values())
        return float(fallen), float(turns), float(len(wars) - fallen), float(len(down) - turns)

    def _is_down(self, world: World, capital: str) -> bool:
        taken = world.provinces[capital].holder == self.attacker
        return not world.states[self.catcher].alive or taken or patron_of(world, self.catcher) == self.attacker

    def value(self, rows: Rows) -> float | None:
        """The ratio; None unless the catcher was down for a turn and an attack fell while it stood."""
        fallen, down, stood, up = rows.sum(axis=0)
        return float(fallen / down / (stood / up)) if down > 0 and stood > 0 else None
