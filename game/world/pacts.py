"""Pacts: collective-security institutions with a written charter (rules.md §1; decisions 5, 22; articles 1 to 11)."""

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Arbitration",
    "Award",
    "Charter",
    "Contribution",
    "Covers",
    "Market",
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


class Arbitration(StrEnum):
    """Whether demands between members go before a court (article 1)."""

    NONE = "none"
    OPTIONAL = "optional"
    COMPULSORY = "compulsory"


class Market(StrEnum):
    """How open members' trade is: as between strangers, by agreement, or a common market (article 3)."""

    NONE = "none"
    TRADE = "trade"
    COMMON = "common"


@dataclass(frozen=True, slots=True)
class Charter:
    """The written terms of a pact. `quota_permille` is the share of its forces each member pledges.

    `permanent_veto` gives the pact's permanent members (its leader and the
    strongest founders, named in the pact) a veto. `notice_turns` counts only
    where withdrawal is by notice. `arms_ceiling_permille`: the share of its
    output that the upkeep of a member's army may cost, 0 for no ceiling.
    `open_covenants` forbids secret treaties; `standing_permille` of each
    member's forces is seconded to the pact; `non_recognition` withholds title
    to land that a condemned state takes (articles 1 to 8).
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
    arbitration: Arbitration = Arbitration.NONE
    arms_ceiling_permille: int = 0
    market: Market = Market.NONE
    open_covenants: bool = False
    standing_permille: int = 0
    non_recognition: bool = False

    @property
    def is_binding(self) -> bool:
        """Whether it asks anything that could be kept or broken: help, shame, a court, a market, a limit."""
        return (
            self.trigger is not Trigger.NONE
            or self.sanctions is not Sanctions.NONE
            or self.arbitration is not Arbitration.NONE
            or self.market is not Market.NONE
            or self.arms_ceiling_permille > 0
            or self.open_covenants
            or self.non_recognition
        )


@dataclass(frozen=True, slots=True)
class Award:
    """What a court found between two members: for whom, about which demand, and whether its loser defied it."""

    crisis: str
    turn: int
    demander: str
    target: str
    province: str | None
    for_demander: bool
    binding: bool
    defied: bool = False

    @property
    def winner(self) -> str:
        """The party that the award is for."""
        return self.demander if self.for_demander else self.target

    @property
    def loser(self) -> str:
        """The party that the award binds, or advises, to give way."""
        return self.target if self.for_demander else self.demander


@dataclass(frozen=True, slots=True)
class Contribution:
    """One member's part in one case: tenths of a brigade promised by its quota and delivered (article 9)."""

    turn: int
    war: str
    friend: str
    member: str
    promised: int
    delivered: int
    honoured: bool


@dataclass(frozen=True, slots=True)
class Pact:
    """An institution at work.

    `members` maps each member to the turn it is bound from (rules.md §1:
    membership binds from the next turn). `legitimacy` 0–100. `leaving` maps a
    member to the turn its notice ends. `sanctioned` maps a condemned state to
    the turn it was condemned, `trading_on` such a state to members not bound to
    stop trade with it. `answered_*_permille` are running means of the
    force-weighted share honoured against strong and weak aggressors.
    `amended` is a charter carried and in force from the next Opening,
    `dissenting` maps who voted against it to the last turn it may leave at once.
    `unrecognised` maps provinces to the condemned state that took them.
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
    trading_on: dict[str, tuple[str, ...]] = field(default_factory=dict)
    amended: Charter | None = None
    dissenting: dict[str, int] = field(default_factory=dict)
    unrecognised: dict[str, str] = field(default_factory=dict)
    awards: tuple[Award, ...] = ()
    contributions: tuple[Contribution, ...] = ()


class MotionKind(StrEnum):
    """What a council can be asked to decide."""

    ACT = "act"
    SANCTION = "sanction"
    LIFT = "lift"
    ADMIT = "admit"
    EXPEL = "expel"
    RELEASE = "release"
    AMEND = "amend"


@dataclass(frozen=True, slots=True)
class Motion:
    """A question on every member's docket.

    `about` is the state condemned, admitted, expelled or released, or the
    mover of an amendment, which carries its whole new `charter`. For ACT,
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
    charter: Charter | None = None
