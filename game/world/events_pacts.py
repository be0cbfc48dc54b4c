"""Events of pacts: members who come and go, votes, sanctions, legitimacy."""

from dataclasses import dataclass
from typing import Literal

from game.world.happening import Happening
from game.world.pacts import MotionKind
from game.world.reasons import Motive
from game.world.sheets import Ballot

__all__ = [
    "LegitimacyChanged",
    "MemberJoined",
    "MemberLeft",
    "MotionDecided",
    "NoticeGiven",
    "PactDissolved",
    "PactFounded",
    "QuotaShort",
    "SanctionsLaid",
    "SanctionsLifted",
    "VoteCast",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PactFounded(Happening):
    """A pact came into being."""

    pact: str
    name: str
    members: tuple[str, ...]
    founder: str
    motive: Motive
    kind: Literal["pact_founded"] = "pact_founded"


@dataclass(frozen=True, slots=True, kw_only=True)
class PactDissolved(Happening):
    """A pact fell below two members."""

    pact: str
    name: str
    kind: Literal["pact_dissolved"] = "pact_dissolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJoined(Happening):
    """A state became a member, bound from the next turn."""

    pact: str
    state: str
    motive: Motive
    kind: Literal["member_joined"] = "member_joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGiven(Happening):
    """A member gave notice of leaving at the turn named."""

    pact: str
    state: str
    leaves: int
    motive: Motive
    kind: Literal["notice_given"] = "notice_given"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft(Happening):
    """A member left or was expelled."""

    pact: str
    state: str
    expelled: bool
    motive: Motive | None = None
    kind: Literal["member_left"] = "member_left"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaShort(Happening):
    """A checked member was found short of its quota (tenths of a brigade)."""

    pact: str
    state: str
    has: int
    owes: int
    kind: Literal["quota_short"] = "quota_short"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCast(Happening):
    """A member voted."""

    pact: str
    motion: str
    state: str
    ballot: Ballot
    motive: Motive
    kind: Literal["vote_cast"] = "vote_cast"


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionDecided(Happening):
    """A motion was carried, lost, or vetoed."""

    pact: str
    motion: str
    motion_kind: MotionKind
    about: str
    yes: int
    no: int
    carried: bool
    vetoed_by: str | None = None
    kind: Literal["motion_decided"] = "motion_decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionsLaid(Happening):
    """A pact condemned a state; its members stop trade with it."""

    pact: str
    state: str
    kind: Literal["sanctions_laid"] = "sanctions_laid"


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionsLifted(Happening):
    """Trade with a condemned state was opened again."""

    pact: str
    state: str
    kind: Literal["sanctions_lifted"] = "sanctions_lifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegitimacyChanged(Happening):
    """A pact's legitimacy moved, and why (a short phrase of the rules)."""

    pact: str
    before: int
    after: int
    why: str
    kind: Literal["legitimacy_changed"] = "legitimacy_changed"
