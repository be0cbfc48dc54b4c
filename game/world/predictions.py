"""Predictions: what a player expects of the game, with a chance, laid down beside the orders of a phase.

No rule reads them and no other seat sees them: they are for the hour after the
game, when each is held against what came of it (Tetlock 2005; Brier 1950).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["CHANCES", "GENERAL_SHARE", "GENERAL_STATES", "MOST_AT_ONCE", "Foreseen", "Prediction"]

CHANCES: Final = (10, 30, 50, 70, 90)
"""What can be said, in hundredths: finer steps would feign knowledge that nobody at the table has."""
MOST_AT_ONCE: Final = 12
"""Predictions that one sheet can hold."""
GENERAL_STATES: Final = 5
GENERAL_SHARE: Final = 500
"""A general war: one war in which so many states fight, or states with so much of all power (science.md E)."""


class Foreseen(StrEnum):
    """What can be foreseen."""

    ATTACK = "attack"
    HONOUR = "honour"
    GENERAL_WAR = "general_war"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Prediction:
    """One expectation and its `chance` in hundredths.

    `attack`: `state` begins a war on `other` in turn `until` at the latest; `honour`: `state` comes when `other` next
    calls it, in turn `until` at the latest; `general_war`: there is one in turn `until` at the latest; `leader`:
    `state` has the largest share of power when the game ends (`until` is 0).
    """

    what: Foreseen
    chance: int
    state: str = ""
    other: str = ""
    until: int = 0

    @property
    def question(self) -> tuple[Foreseen, str, str]:
        """What it is about: of two with one question the later stands."""
        return (self.what, self.state, self.other)
