"""Events of the hidden hand: what its author learns, what its victim feels, and what all hear if it is found out."""

from dataclasses import dataclass
from typing import Literal

from game.world.conflicts import Side
from game.world.covert import Appetite, CovertAct
from game.world.happening import Happening
from game.world.reasons import Motive

__all__ = ["CovertActDone", "CovertActExposed", "ProvocationFelt", "SpyReported", "UnrestStirred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CovertActDone(Happening):
    """A covert act came off, or failed; told to its author alone (a subsidy also to its recipient)."""

    act: CovertAct
    author: str
    target: str
    against: str | None
    amount: int
    succeeded: bool
    motive: Motive
    war: str | None = None
    side: Side | None = None
    kind: Literal["covert_act_done"] = "covert_act_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class CovertActExposed(Happening):
    """A covert act was found out: all know its author."""

    act: CovertAct
    author: str
    target: str
    against: str | None
    kind: Literal["covert_act_exposed"] = "covert_act_exposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpyReported(Happening):
    """What a spy brought home: the target's appetite, and its will to help `friend` (thousandths)."""

    author: str
    target: str
    appetite: Appetite
    friend: str | None
    will_permille: int | None
    kind: Literal["spy_reported"] = "spy_reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnrestStirred(Happening):
    """Somebody stirred up a province; its owner sees the unrest and no hand."""

    province: str
    owner: str
    unrest: int
    kind: Literal["unrest_stirred"] = "unrest_stirred"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvocationFelt(Happening):
    """A provocation that bears the name of `by`; whoever forged it is not seen."""

    state: str
    by: str
    kind: Literal["provocation_felt"] = "provocation_felt"
