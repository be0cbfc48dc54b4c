"""What states do unseen: covert acts, and how secret treaties come out (rules.md §§2, 6; articles 20 to 27)."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Appetite", "CovertAct", "Plot", "Surfacing"]


class CovertAct(StrEnum):
    """What a hidden hand can do."""

    SPY = "spy"
    INCITE = "incite"
    BAIT = "bait"
    SUBSIDISE = "subsidise"


class Surfacing(StrEnum):
    """How a secret treaty came out."""

    LEAK = "leak"
    CALL = "call"
    SPY = "spy"
    BREACH = "breach"


class Appetite(StrEnum):
    """What a spy can tell of a state's disposition: bands below 30, below 65, and above."""

    CONTENT = "content"
    RESTLESS = "restless"
    PREDATORY = "predatory"


@dataclass(frozen=True, slots=True)
class Plot:
    """A covert act remembered. `other` is the second of two baited, or the enemy of a subsidised belligerent."""

    id: str
    act: CovertAct
    author: str
    target: str
    turn: int
    succeeded: bool
    other: str | None = None
    exposed: bool = False

    @property
    def victims(self) -> tuple[str, ...]:
        """Whom it wronged."""
        if self.act is CovertAct.SUBSIDISE:
            return (self.other,) if self.other else ()
        return (self.target, self.other) if self.act is CovertAct.BAIT and self.other else (self.target,)
