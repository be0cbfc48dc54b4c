"""Events of pacts: members who come and go, votes, awards, sanctions, breaches, legitimacy."""

from dataclasses import dataclass
from typing import Literal

from game.world.conflicts import Aim
from game.world.happening import Happening
from game.world.pacts import MotionKind
from game.world.reasons import Motive
from game.world.sheets import Ballot

__all__ = [
    "ArbitrationAwarded",
    "AwardDefied",
    "AwardObeyed",
    "CeilingExceeded",
    "CharterAmended",
    "ContingentSent",
    "CovenantBreached",
    "LegitimacyChanged",
    "MemberJoined",
    "MemberLeft",
    "MotionDecided",
    "NoticeGiven",
    "PactDissolved",
    "PactFounded",
    "QuotaShort",
    "RecognitionGranted",
    "RecognitionWithheld",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ArbitrationAwarded(Happening):
    """A court of the pact found for the demander or for the target of a demand (article 1)."""

    pact: str
    crisis: str
    demander: str
    target: str
    aim: Aim
    for_demander: bool
    binding: bool
    merits: int
    kind: Literal["arbitration_awarded"] = "arbitration_awarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardObeyed(Happening):
    """The loser of an award did as the court found."""

    pact: str
    state: str
    to: str
    kind: Literal["award_obeyed"] = "award_obeyed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardDefied(Happening):
    """The loser of an award would not comply, or took up arms against its winner."""

    pact: str
    state: str
    against: str
    by_war: bool
    kind: Literal["award_defied"] = "award_defied"


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingExceeded(Happening):
    """A member was seen to keep more brigades than the charter's ceiling allows it (tenths)."""

    pact: str
    state: str
    has: int
    may_have: int
    kind: Literal["ceiling_exceeded"] = "ceiling_exceeded"


@dataclass(frozen=True, slots=True, kw_only=True)
class CovenantBreached(Happening):
    """A member's secret treaty came to light under a charter of open covenants."""

    pact: str
    state: str
    treaty_id: str
    kind: Literal["covenant_breached"] = "covenant_breached"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContingentSent(Happening):
    """A member that reneged sent the forces (tenths) it had seconded to the pact all the same."""

    pact: str
    war: str
    state: str
    friend: str
    tenths: int
    kind: Literal["contingent_sent"] = "contingent_sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterAmended(Happening):
    """A charter's new terms came into force."""

    pact: str
    name: str
    dissenters: tuple[str, ...]
    kind: Literal["charter_amended"] = "charter_amended"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionWithheld(Happening):
    """Members do not recognise a condemned state's title to land it took."""

    pact: str
    state: str
    province: str
    kind: Literal["recognition_withheld"] = "recognition_withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionGranted(Happening):
    """A title that had been withheld was recognised."""

    pact: str
    state: str
    province: str
    kind: Literal["recognition_granted"] = "recognition_granted"
