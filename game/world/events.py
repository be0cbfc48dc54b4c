"""Events: what happened, in the past tense; a closed union (architecture.md).

Each has an `id` unique in the game, the turn, the event that caused it
(`because`), and an audience (`None` means all). A report walks `because`
from a battle back to the first demand.
"""

from dataclasses import dataclass
from typing import Literal

from game.world.conflicts import Aim, JoinReason, Outcome, Settlement, Side, WarCause
from game.world.pacts import MotionKind
from game.world.reasons import Motive
from game.world.sheets import Ballot, DemandReply
from game.world.treaties import TreatyKind

__all__ = [
    "ArmyRaised",
    "BattleFought",
    "CallAnswered",
    "CallMade",
    "CapitalMoved",
    "ConscriptionChanged",
    "CrisisLapsed",
    "DemandAnswered",
    "DemandMade",
    "Event",
    "ForceArrived",
    "ForceDisbanded",
    "FortRaised",
    "GameEnded",
    "GiftSent",
    "GrowthRedrawn",
    "LegitimacyChanged",
    "MemberJoined",
    "MemberLeft",
    "MotionDecided",
    "NoticeGiven",
    "OrderRefused",
    "PactDissolved",
    "PactFounded",
    "PeaceMade",
    "PeaceRefused",
    "PledgeGiven",
    "PracticeLearned",
    "ProposalMade",
    "ProposalRefused",
    "ProvinceCeded",
    "ProvinceOccupied",
    "QuotaShort",
    "RegimeTurned",
    "RevoltBroke",
    "SanctionsLaid",
    "SanctionsLifted",
    "StateDied",
    "StateReturned",
    "StateWithdrew",
    "TreatyBroken",
    "TreatyEnded",
    "TreatySigned",
    "TrustChanged",
    "TurnOpened",
    "VoteCast",
    "WarBegan",
    "WarDeterred",
    "WarEnded",
    "WarJoined",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What every event has."""

    id: int
    turn: int
    because: int | None = None
    audience: tuple[str, ...] | None = None


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
class GiftSent(Happening):
    """Wealth (hundredths) passed between states."""

    giver: str
    to: str
    amount: int
    motive: Motive
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
    """An offer of peace was refused."""

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
class TrustChanged(Happening):
    """One state's trust in another moved (hundredths of a chance), and why."""

    of: str
    about: str
    before: int
    after: int
    why: str
    kind: Literal["trust_changed"] = "trust_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class GameEnded(Happening):
    """The end: at the last turn, by hegemony, or because all players were gone."""

    how: str
    hegemon: str | None = None
    kind: Literal["game_ended"] = "game_ended"


Event = (
    OrderRefused | TurnOpened | ArmyRaised | ForceDisbanded | ConscriptionChanged | PracticeLearned | FortRaised
    | GiftSent | ProposalMade | ProposalRefused | TreatySigned | TreatyEnded | TreatyBroken | PactFounded
    | PactDissolved | MemberJoined | NoticeGiven | MemberLeft | QuotaShort | VoteCast | MotionDecided
    | SanctionsLaid | SanctionsLifted | LegitimacyChanged | DemandMade | DemandAnswered | PledgeGiven
    | CrisisLapsed | WarDeterred | WarBegan | CallMade | CallAnswered | WarJoined | ForceArrived | BattleFought
    | ProvinceOccupied | PeaceRefused | PeaceMade | StateWithdrew | WarEnded | ProvinceCeded | CapitalMoved
    | StateDied | RevoltBroke | StateReturned | RegimeTurned | GrowthRedrawn | TrustChanged | GameEnded
)  # fmt: skip
