"""Events at home: money and men, revolts, rulers, land that changes owner, states that die and return."""

from dataclasses import dataclass
from typing import Literal

from game.world.happening import Happening

__all__ = [
    "ArmyRaised",
    "CapitalMoved",
    "ConscriptionChanged",
    "ForceDisbanded",
    "FortRaised",
    "GameEnded",
    "GrowthRedrawn",
    "OrderRefused",
    "PracticeLearned",
    "ProvinceCeded",
    "RegimeTurned",
    "RevoltBroke",
    "StateDied",
    "StateReturned",
    "TurnOpened",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRefused(Happening):
    """A line was unlawful; its author is told why, in words."""

    seat: str
    line: str
    why: str
    kind: Literal["order_refused"] = "order_refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnOpened(Happening):
    """A new turn: income, tribute paid and enjoyed, state by state (hundredths)."""

    income: dict[str, int]
    upkeep: dict[str, int]
    enjoyed: dict[str, int]
    kind: Literal["turn_opened"] = "turn_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmyRaised(Happening):
    """Recruits stand (tenths of a brigade)."""

    state: str
    province: str
    tenths: int
    kind: Literal["army_raised"] = "army_raised"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceDisbanded(Happening):
    """Brigades (tenths) went home; `unpaid` where the treasury could not keep them."""

    state: str
    province: str
    tenths: int
    unpaid: bool = False
    kind: Literal["force_disbanded"] = "force_disbanded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConscriptionChanged(Happening):
    """A state widened or narrowed its levy of men."""

    state: str
    level: int
    kind: Literal["conscription_changed"] = "conscription_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeLearned(Happening):
    """A state's army took over better practice."""

    state: str
    quality: int
    kind: Literal["practice_learned"] = "practice_learned"


@dataclass(frozen=True, slots=True, kw_only=True)
class FortRaised(Happening):
    """Works were raised."""

    state: str
    province: str
    level: int
    kind: Literal["fort_raised"] = "fort_raised"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceCeded(Happening):
    """Land changed owner for good."""

    province: str
    from_state: str
    to: str
    war: str | None = None
    kind: Literal["province_ceded"] = "province_ceded"


@dataclass(frozen=True, slots=True, kw_only=True)
class CapitalMoved(Happening):
    """A state that lost its capital chose another."""

    state: str
    province: str
    kind: Literal["capital_moved"] = "capital_moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateDied(Happening):
    """A state lost its last land."""

    state: str
    by: str | None
    kind: Literal["state_died"] = "state_died"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevoltBroke(Happening):
    """A province rose; `freed` where it threw its owner out."""

    province: str
    owner: str
    freed: bool
    to: str | None = None
    kind: Literal["revolt_broke"] = "revolt_broke"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateReturned(Happening):
    """A dead state stood up again from a revolt of its core."""

    state: str
    province: str
    kind: Literal["state_returned"] = "state_returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeTurned(Happening):
    """A change of rulers; what they want is for others to find out."""

    state: str
    kind: Literal["regime_turned"] = "regime_turned"


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthRedrawn(Happening):
    """Fortunes shifted: yearly growth by state in thousandths."""

    growth_permille: dict[str, int]
    kind: Literal["growth_redrawn"] = "growth_redrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class GameEnded(Happening):
    """The end: at the last turn, by hegemony, or because all players were gone."""

    how: str
    hegemon: str | None = None
    kind: Literal["game_ended"] = "game_ended"
