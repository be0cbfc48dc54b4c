"""Pacts: collective-security institutions with a written charter (rules.md §1, decisions 5, 22)."""

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Charter",
    "Covers",
    "Membership",
    "Motion",
    "MotionKind",
    "Pact",
    "Sanctions",
    "Trigger",
    "Vote",
    "Withdrawal",
]


class Membership(StrEnum):
    """Who may join: anyone, neighbours of members, or those the members admit by vote."""

    UNIVERSAL = "universal"
    REGIONAL = "regional"
    INVITATION = "invitation"


class Covers(StrEnum):
    """Whose attacks on a member count: another member's, an outsider's, or both."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    BOTH = "both"


class Trigger(StrEnum):
    """What an attack sets off: a duty at once, a council's vote, talks, or nothing."""

    AUTOMATIC = "automatic"
    COUNCIL = "council"
    CONSULTATIVE = "consultative"
    NONE = "none"


class Vote(StrEnum):
    """What carries a motion."""

    UNANIMITY = "unanimity"
    TWO_THIRDS = "two_thirds"
    MAJORITY = "majority"
    WEIGHTED = "weighted"
    LEADER = "leader"


class Sanctions(StrEnum):
    """Whether members stop trade with a condemned state: never, when they vote so, or always."""

    NONE = "none"
    OPTIONAL = "optional"
    MANDATORY = "mandatory"


class Withdrawal(StrEnum):
    """How a member leaves."""

    AT_ONCE = "at_once"
    NOTICE = "notice"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class Charter:
    """The written terms of a pact. `quota_permille` is the share of its forces each member pledges.

    `permanent_veto` gives the pact's permanent members (its leader and the
    strongest founders, named in the pact) a veto. `notice_turns` counts only
    where withdrawal is by notice.
    """

    id: str
    name: str
    membership: Membership = Membership.UNIVERSAL
    covers: Covers = Covers.BOTH
    trigger: Trigger = Trigger.AUTOMATIC
    vote: Vote = Vote.MAJORITY
    parties_vote: bool = False
    permanent_veto: bool = False
    quota_permille: int = 300
    quota_checked: bool = True
    sanctions: Sanctions = Sanctions.OPTIONAL
    withdrawal: Withdrawal = Withdrawal.NOTICE
    notice_turns: int = 2


@dataclass(frozen=True, slots=True)
class Pact:
    """An institution at work.

    `members` maps each member to the turn it is bound from (rules.md §1:
    membership binds from the next turn). `legitimacy` 0–100. `leaving` maps a
    member to the turn its notice ends. `sanctioned` maps a condemned state to
    the turn it was condemned. `answered_*_permille` are running means of the
    force-weighted share honoured against strong and weak aggressors.
    """

    id: str
    charter: Charter
    leader: str
    founded: int
    members: dict[str, int]
    legitimacy: int = 60
    permanent: tuple[str, ...] = ()
    leaving: dict[str, int] = field(default_factory=dict)
    sanctioned: dict[str, int] = field(default_factory=dict)
    answered_strong_permille: int = 500
    answered_weak_permille: int = 500


class MotionKind(StrEnum):
    """What a council can be asked to decide."""

    ACT = "act"
    SANCTION = "sanction"
    LIFT = "lift"
    ADMIT = "admit"
    EXPEL = "expel"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Motion:
    """A question on every member's docket.

    `about` is the state condemned, admitted, expelled or released. For ACT,
    `crisis` or `war` names the case; votes on a crisis count only if its
    target appeals (decisions 5).
    """

    id: str
    pact: str
    kind: MotionKind
    about: str
    moved_by: str
    crisis: str | None = None
    war: str | None = None
