"""Targets: what the record lets one expect of many games, each a metric with its parameters and its band.

A metric looks at one game and gives a row of numbers; over all games of an arm the rows make one value. Most are
shares, of games or of cases within them: the first number counts what was seen, the second what it is counted among.
A game without a case gives zeros. A metric sees deeds on record and nothing else.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt

from game.lab.history.deeds import Deeds
from game.lab.history.treatments import Treatment
from game.scenarios.schema import Line, StateId

__all__ = ["States", "Target", "Unmeasured"]

Rows = NDArray[np.float64]
Bound = Annotated[StrictInt | StrictFloat, Field(ge=-1_000, le=1_000, allow_inf_nan=False)]
States = Annotated[tuple[StateId, ...], Field(max_length=60)]


class Target(BaseModel, ABC):
    """What all targets have.

    `words` says what is expected, as the data say it; `note` what the metric leaves out. The value must lie
    between `at_least` and `at_most`; without either it is told and not judged. With `treatment` the games are
    played in a world changed so; with `versus` the value is the difference to the same in a world changed so
    (an empty table: the world as it is).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    metric: str
    words: Line
    note: Line | None = None
    at_least: Bound | None = None
    at_most: Bound | None = None
    treatment: Treatment | None = None
    versus: Treatment | None = None

    @property
    def is_share(self) -> bool:
        """Whether the value is a share, to which an interval of Wilson belongs; else a mean."""
        return True

    @property
    def is_judged(self) -> bool:
        """Whether there is a band to be within."""
        return self.at_least is not None or self.at_most is not None

    def holds(self, value: float) -> bool:
        """Whether a value lies in the band."""
        low = -np.inf if self.at_least is None else self.at_least
        high = np.inf if self.at_most is None else self.at_most
        return bool(low <= value <= high)

    @abstractmethod
    def seen(self, game: Deeds) -> tuple[float, ...]:
        """One game's row."""

    def value(self, rows: Rows) -> float | None:
        """The value over all rows, one for each game; None where no game had a case."""
        above, below = rows.sum(axis=0)
        return float(above / below) if below > 0 else None

    def cases(self, rows: Rows) -> int:
        """How many games had a case."""
        return int((rows[:, 1] > 0).sum())


class Unmeasured(Target):
    """A target of the data that no game can answer, and `why`."""

    metric: Literal["unmeasured"]
    why: Line

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Nothing."""
        return 0.0, 0.0
