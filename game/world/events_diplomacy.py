"""Events between governments: gifts, letters, treaties, demands and pledges, trust."""

from dataclasses import dataclass
from typing import Literal

from game.world.conflicts import Aim, Side
from game.world.covert import Surfacing
from game.world.happening import Happening
from game.world.reasons import Motive
from game.world.sheets import DemandReply
from game.world.treaties import TreatyKind

__all__ = [
    "CeilingBroken",
    "CrisisLapsed",
    "DemandAnswered",
    "DemandMade",
    "GiftSent",
    "PledgeGiven",
    "ProposalMade",
    "ProposalRefused",
    "TreatyBroken",
    "TreatyEnded",
    "TreatySigned",
    "TreatySurfaced",
    "TrustChanged",
    "WarDeterred",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftSent(Happening):
    """Wealth (hundredths) passed between states; `war` and `side` where it helps a belligerent (let them bleed)."""

    giver: str
    to: str
    amount: int
    motive: Motive
    war: str | None = None
    side: Side | None = None
    kind: Literal["gift_sent"] = "gift_sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalMade(Happening):
    """A treaty or a place in a pact was offered."""

    by: str
    to: str
    treaty: TreatyKind | None
    pact: str | None
    motive: Motive
    against: str | None = None
    kind: Literal["proposal_made"] = "proposal_made"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRefused(Happening):
    """An offer was refused, with the reason given."""

    by: str
    to: str
    treaty: TreatyKind | None
    pact: str | None
    motive: Motive
    kind: Literal["proposal_refused"] = "proposal_refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatySigned(Happening):
    """A treaty came into force."""

    treaty: str
    treaty_kind: TreatyKind
    first: str
    second: str
    against: str | None
    motive: Motive
    kind: Literal["treaty_signed"] = "treaty_signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyEnded(Happening):
    """A treaty lapsed or was denounced; `by` is empty where time ended it."""

    treaty: str
    treaty_kind: TreatyKind
    first: str
    second: str
    by: str | None
    motive: Motive | None = None
    kind: Literal["treaty_ended"] = "treaty_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyBroken(Happening):
    """A word was broken: a truce, a non-aggression treaty, an alliance attacked across, a call reneged on."""

    treaty: str
    treaty_kind: TreatyKind
    by: str
    against: str
    kind: Literal["treaty_broken"] = "treaty_broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatySurfaced(Happening):
    """A secret treaty came out; from now on all know of it."""

    treaty: str
    treaty_kind: TreatyKind
    first: str
    second: str
    against: str | None
    how: Surfacing
    kind: Literal["treaty_surfaced"] = "treaty_surfaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingBroken(Happening):
    """A party to an arms limit was found above its ceiling (tenths of a brigade)."""

    treaty: str
    by: str
    to: str
    has: int
    ceiling: int
    kind: Literal["ceiling_broken"] = "ceiling_broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandMade(Happening):
    """A crisis opened."""

    crisis: str
    demander: str
    target: str
    aim: Aim
    motive: Motive
    kind: Literal["demand_made"] = "demand_made"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandAnswered(Happening):
    """The target conceded, refused, or appealed."""

    crisis: str
    demander: str
    target: str
    reply: DemandReply
    motive: Motive
    kind: Literal["demand_answered"] = "demand_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeGiven(Happening):
    """A partner said in public whether it stands by its friend."""

    crisis: str
    state: str
    friend: str
    stands: bool
    share_permille: int
    clause: str
    motive: Motive
    kind: Literal["pledge_given"] = "pledge_given"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLapsed(Happening):
    """A demander let a refused demand drop."""

    crisis: str
    demander: str
    target: str
    kind: Literal["crisis_lapsed"] = "crisis_lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarDeterred(Happening):
    """A lapsed demand that would have gone on to war against the target alone; `by` are those whose pledge did it."""

    crisis: str
    demander: str
    target: str
    by: tuple[str, ...]
    kind: Literal["war_deterred"] = "war_deterred"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustChanged(Happening):
    """One state's trust in another moved (hundredths of a chance), and why."""

    of: str
    about: str
    before: int
    after: int
    why: str
    kind: Literal["trust_changed"] = "trust_changed"
