"""Events of war: declarations, calls, marches, battles, peace."""

from dataclasses import dataclass
from typing import Literal

from game.world.conflicts import Aim, JoinReason, Outcome, Settlement, Side, WarCause
from game.world.happening import Happening
from game.world.reasons import Motive

__all__ = [
    "AllyReleased",
    "BattleFought",
    "CallAnswered",
    "CallMade",
    "ForceArrived",
    "MediationAnswered",
    "MediationOffered",
    "PeaceMade",
    "PeaceRefused",
    "ProvinceOccupied",
    "SpoilsShared",
    "StateWithdrew",
    "WarBegan",
    "WarEnded",
    "WarJoined",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarBegan(Happening):
    """War."""

    war: str
    name: str
    attacker: str
    defender: str
    aim: Aim
    cause: WarCause
    motive: Motive
    crisis: str | None
    kind: Literal["war_began"] = "war_began"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMade(Happening):
    """A promise fell due."""

    call: str
    war: str
    to: str
    friend: str
    clause: str
    reason: JoinReason
    kind: Literal["call_made"] = "call_made"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAnswered(Happening):
    """A call was honoured, or reneged on."""

    call: str
    war: str
    state: str
    friend: str
    clause: str
    honoured: bool
    motive: Motive
    had_pledged: bool | None = None
    kind: Literal["call_answered"] = "call_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarJoined(Happening):
    """A state entered a war."""

    war: str
    state: str
    side: Side
    reason: JoinReason
    motive: Motive
    clause: str | None
    kind: Literal["war_joined"] = "war_joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceArrived(Happening):
    """A column reached the end of its march for this turn (tenths of a brigade)."""

    state: str
    origin: str
    province: str
    tenths: int
    kind: Literal["force_arrived"] = "force_arrived"


@dataclass(frozen=True, slots=True, kw_only=True)
class BattleFought(Happening):
    """A battle: forces and losses by state in tenths of a brigade; `won` the side that kept the field."""

    war: str
    province: str
    attackers: dict[str, int]
    defenders: dict[str, int]
    lost: dict[str, int]
    ratio_permille: int
    won: Side
    kind: Literal["battle_fought"] = "battle_fought"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceOccupied(Happening):
    """A province was taken in war, or freed (`by` its owner)."""

    war: str
    province: str
    by: str
    from_state: str
    capital: bool
    kind: Literal["province_occupied"] = "province_occupied"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceRefused(Happening):
    """An offer of peace was refused: `by` says no to `to`, which had offered it."""

    war: str
    by: str
    to: str
    motive: Motive
    kind: Literal["peace_refused"] = "peace_refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceMade(Happening):
    """Two belligerents made peace on terms."""

    war: str
    by: str
    to: str
    terms: Settlement
    separate: bool
    kind: Literal["peace_made"] = "peace_made"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationOffered(Happening):
    """A third state put terms to both leaders of a war."""

    war: str
    by: str
    first: str
    second: str
    terms: Settlement
    motive: Motive
    kind: Literal["mediation_offered"] = "mediation_offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationAnswered(Happening):
    """Both leaders took a mediator's terms, or `refused_by` did not."""

    war: str
    by: str
    first: str
    second: str
    accepted: bool
    refused_by: tuple[str, ...] = ()
    kind: Literal["mediation_answered"] = "mediation_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllyReleased(Happening):
    """The leader of a side let an ally go."""

    war: str
    by: str
    state: str
    motive: Motive
    kind: Literal["ally_released"] = "ally_released"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoilsShared(Happening):
    """A partner in offence had its part of land from the one who took it: provinces, and wealth for the rest."""

    war: str
    by: str
    to: str
    provinces: tuple[str, ...]
    amount: int
    kind: Literal["spoils_shared"] = "spoils_shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateWithdrew(Happening):
    """A belligerent left a war before its end; `breach` where it was bound to stay."""

    war: str
    state: str
    breach: bool
    kind: Literal["state_withdrew"] = "state_withdrew"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarEnded(Happening):
    """A war ended."""

    war: str
    outcome: Outcome
    terms: Settlement
    kind: Literal["war_ended"] = "war_ended"
