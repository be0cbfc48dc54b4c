"""Metrics of what became of states: hegemony, survival, liberation, and the part each played."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from game.lab.history.deeds import Deeds
from game.lab.history.roles import Role, roles
from game.lab.history.targets import States, Target
from game.measures.law import patron_of
from game.measures.power import living
from game.scenarios.schema import StateId, Year
from game.world.events import StateDied
from game.world.worlds import World

__all__ = ["Behaviour", "Deaths", "Hegemony", "Liberated", "Survivors"]


class Hegemony(Target):
    """Share of games that end by a hegemony: `by` one of these, or anyone's; with `given`, of those that end so."""

    metric: Literal["hegemony"]
    by: States = ()
    given: StrictBool = False

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """One game; no case where a hegemony is given and there was none."""
        found = game.hegemon is not None and (not self.by or game.hegemon in self.by)
        return float(found), float(game.hegemon is not None or not self.given)


class Survivors(Target):
    """Mean number of states that live at the end and are nobody's client."""

    metric: Literal["survivors"]

    @property
    def is_share(self) -> bool:
        """A mean."""
        return False

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Those of one game."""
        return float(sum(patron_of(game.last, state) is None for state in living(game.last))), 1.0


class Deaths(Target):
    """Mean number of states that lose their last land, `until` a year."""

    metric: Literal["deaths"]
    until: Year | None = None

    @property
    def is_share(self) -> bool:
        """A mean."""
        return False

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Those of one game."""
        return float(sum(1 for _ in game.of(StateDied, game.until(self.until)))), 1.0


class Liberated(Target):
    """Of games in which a `state` lost its capital, its freedom or its life to a `taker`: share that saw it free again.

    Free: alive, nobody's client, and holding the capital of the start, as the game ends.
    """

    metric: Literal["liberated"]
    state: StateId
    taker: StateId

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """One game; no case where it was never taken."""
        capital = game.first.states[self.state].capital
        taken = any(self._is_taken(world, capital) for world in (*game.openings.values(), game.last))
        return float(taken and self._is_free(game.last, capital)), float(taken)

    def _is_taken(self, world: World, capital: str) -> bool:
        return world.provinces[capital].holder == self.taker or patron_of(world, self.state) == self.taker

    def _is_free(self, world: World, capital: str) -> bool:
        own = world.provinces[capital].holder == self.state
        return world.states[self.state].alive and own and patron_of(world, self.state) is None


class Behaviour(Target):
    """Mean share of `states` that play a `role`, as it is read from their deeds (`game.lab.history.roles`)."""

    metric: Literal["behaviour"]
    states: Annotated[States, Field(min_length=1)]
    role: Role

    @property
    def is_share(self) -> bool:
        """A mean of shares, since the states of one game are no separate trials."""
        return False

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Those of one game."""
        found = roles(game)
        mine = [found[state] for state in self.states if state in found]
        return float(mine.count(self.role)), float(len(mine))
