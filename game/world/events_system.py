"""Events of the system: civil wars, powers that enter it, luck, and practice that spreads (articles 41 to 49)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from game.world.happening import Happening

__all__ = [
    "CivilEnd",
    "CivilWarBroke",
    "CivilWarEnded",
    "Misfortune",
    "MisfortuneStruck",
    "PowerEntered",
    "PracticeSpread",
]


class CivilEnd(StrEnum):
    """How a civil war ended (article 43)."""

    CRUSHED = "crushed"
    OVERTHROWN = "overthrown"
    SECEDED = "seceded"


class Misfortune(StrEnum):
    """What bad luck it was (article 49)."""

    PLAGUE = "plague"
    POOR_HARVEST = "poor_harvest"


@dataclass(frozen=True, slots=True, kw_only=True)
class CivilWarBroke(Happening):
    """Part of a state rose against its rulers: `rebels` is the new state's id, `tenths` its army.

    Of those `defected` were the old state's brigades.
    """

    state: str
    rebels: str
    province: str
    lands: tuple[str, ...]
    tenths: int
    defected: int
    war: str
    kind: Literal["civil_war_broke"] = "civil_war_broke"


@dataclass(frozen=True, slots=True, kw_only=True)
class CivilWarEnded(Happening):
    """A civil war is over: the rebels were crushed, overthrew the rulers, or seceded as a state of their own.

    `tenths` are the rebels' brigades that the state under its new rulers has.
    """

    state: str
    rebels: str
    how: CivilEnd
    war: str | None = None
    tenths: int = 0
    kind: Literal["civil_war_ended"] = "civil_war_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerEntered(Happening):
    """A power from beyond the frontier entered the system, with an army (tenths of a brigade)."""

    state: str
    province: str
    tenths: int
    kind: Literal["power_entered"] = "power_entered"


@dataclass(frozen=True, slots=True, kw_only=True)
class MisfortuneStruck(Happening):
    """Plague or a failed harvest came over a state, for some turns."""

    state: str
    what: Misfortune
    turns: int
    kind: Literal["misfortune_struck"] = "misfortune_struck"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSpread(Happening):
    """Armies took over a little of the better practice around them: their new quality by state."""

    quality: dict[str, int]
    kind: Literal["practice_spread"] = "practice_spread"
