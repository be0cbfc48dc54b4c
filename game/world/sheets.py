"""Sheets: one seat's decisions for a phase, the same type at Orders and at Dispatches.

Orders and answers are records, never text to parse. Each carries the motive
its author gives (`Motive.COMMAND` where a player gives none).
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from game.kit.canonical import LATE
from game.world.conflicts import Aim, Settlement, Side
from game.world.constants import PLEDGE_SHARE, TRIBUTE_PERMILLE
from game.world.covert import CovertAct
from game.world.pacts import Charter, MotionKind
from game.world.predictions import Prediction
from game.world.reasons import Motive
from game.world.treaties import TreatyKind

__all__ = [
    "Answer",
    "AnswerCall",
    "AnswerDemand",
    "AnswerPeace",
    "AnswerPledge",
    "AnswerProposal",
    "ApplyToPact",
    "Attack",
    "Ballot",
    "CastVote",
    "Conscript",
    "Covert",
    "DemandReply",
    "Denounce",
    "Disband",
    "Emulate",
    "Fortify",
    "FoundPact",
    "Gift",
    "JoinWar",
    "Levy",
    "Line",
    "MakeDemand",
    "March",
    "Mediate",
    "OfferPeace",
    "Order",
    "ProposeTreaty",
    "PutMotion",
    "Recruit",
    "ReleaseAlly",
    "Sheet",
    "Withdraw",
]


@dataclass(frozen=True, slots=True)
class Levy:
    """Set the share of income that goes to the treasury, 0 to 600 thousandths."""

    permille: int
    kind: Literal["levy"] = "levy"


@dataclass(frozen=True, slots=True)
class Recruit:
    """Raise brigades (tenths) in an own core province; they stand at the next Opening."""

    province: str
    tenths: int
    kind: Literal["recruit"] = "recruit"


@dataclass(frozen=True, slots=True)
class Disband:
    """Send brigades (tenths) home."""

    province: str
    tenths: int
    kind: Literal["disband"] = "disband"


@dataclass(frozen=True, slots=True)
class Conscript:
    """Set conscription, 0 to 3: each step widens the levy of men and costs stability."""

    level: int
    kind: Literal["conscript"] = "conscript"


@dataclass(frozen=True, slots=True)
class Emulate:
    """Spend a year's instruction on raising the quality of the army towards the best practice known."""

    kind: Literal["emulate"] = "emulate"


@dataclass(frozen=True, slots=True)
class Fortify:
    """Raise the works of an own province by one level, to 3 at most."""

    province: str
    kind: Literal["fortify"] = "fortify"


@dataclass(frozen=True, slots=True)
class March:
    """Send brigades (tenths) from one province to another; the staff routes them. They march at the Resolution."""

    origin: str
    destination: str
    tenths: int
    kind: Literal["march"] = "march"


@dataclass(frozen=True, slots=True)
class ProposeTreaty:
    """Offer a treaty to `to`. For unequal kinds `senior` says whether the proposer would be patron or guarantor.

    Under an arms limit `ceiling_tenths` is the proposer's own ceiling. `spoils_permille`: the other's share of spoils.
    """

    treaty: TreatyKind
    to: str
    against: str | None = None
    senior: bool = True
    unconditional: bool = False
    consultative: bool = False
    follows: bool = True
    tribute_permille: int = TRIBUTE_PERMILLE
    motive: Motive = Motive.COMMAND
    secret: bool = False
    spoils_permille: int = 500
    ceiling_tenths: int = 0
    their_ceiling_tenths: int = 0
    inspected: bool = True
    kind: Literal["propose_treaty"] = "propose_treaty"


@dataclass(frozen=True, slots=True)
class Denounce:
    """End a treaty openly; no word is broken, but neither is it kept."""

    treaty: str
    motive: Motive = Motive.COMMAND
    kind: Literal["denounce"] = "denounce"


@dataclass(frozen=True, slots=True)
class FoundPact:
    """Found a pact under a charter and invite others; in force next turn if two accept (decisions 22)."""

    charter: Charter
    invited: tuple[str, ...]
    motive: Motive = Motive.COMMAND
    kind: Literal["found_pact"] = "found_pact"


@dataclass(frozen=True, slots=True)
class ApplyToPact:
    """Ask to join a pact."""

    pact: str
    motive: Motive = Motive.COMMAND
    kind: Literal["apply_to_pact"] = "apply_to_pact"


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Leave a pact as its charter allows."""

    pact: str
    motive: Motive = Motive.COMMAND
    kind: Literal["withdraw"] = "withdraw"


@dataclass(frozen=True, slots=True)
class PutMotion:
    """Put a question to a pact's council: sanction, lift, admit, expel, amend; ACT motions put themselves.

    An amendment carries the whole new `charter`; `about` then says nothing.
    """

    pact: str
    motion: MotionKind
    about: str
    motive: Motive = Motive.COMMAND
    charter: Charter | None = None
    kind: Literal["put_motion"] = "put_motion"


@dataclass(frozen=True, slots=True)
class MakeDemand:
    """Demand something in public; this opens a crisis."""

    target: str
    aim: Aim
    motive: Motive = Motive.COMMAND
    kind: Literal["make_demand"] = "make_demand"


@dataclass(frozen=True, slots=True)
class Attack:
    """Declare war: on the target of an own refused crisis, or without one (a surprise)."""

    target: str
    aim: Aim
    crisis: str | None = None
    motive: Motive = Motive.COMMAND
    kind: Literal["attack"] = "attack"


@dataclass(frozen=True, slots=True)
class JoinWar:
    """Enter a war uncalled, for balance or for spoils."""

    war: str
    side: Side
    motive: Motive = Motive.COMMAND
    kind: Literal["join_war"] = "join_war"


@dataclass(frozen=True, slots=True)
class OfferPeace:
    """Offer terms to a belligerent of the other side."""

    war: str
    to: str
    terms: Settlement
    separate: bool = False
    motive: Motive = Motive.COMMAND
    kind: Literal["offer_peace"] = "offer_peace"


@dataclass(frozen=True, slots=True)
class Gift:
    """Send wealth (hundredths) to a state; thanks are worth a little trust."""

    to: str
    amount: int
    motive: Motive = Motive.COMMAND
    kind: Literal["gift"] = "gift"


@dataclass(frozen=True, slots=True)
class Covert:
    """One covert act for `spend` hundredths: on `target`; `other` is the second of two to be baited, or whom a spy
    asks about (articles 22 to 27)."""

    act: CovertAct
    target: str
    other: str | None = None
    spend: int = 300
    motive: Motive = Motive.COMMAND
    kind: Literal["covert"] = "covert"


@dataclass(frozen=True, slots=True)
class Mediate:
    """Put terms to both leaders of a war one is not in; no terms are the status quo (article 31)."""

    war: str
    terms: Settlement = field(default_factory=Settlement)
    motive: Motive = Motive.COMMAND
    kind: Literal["mediate"] = "mediate"


@dataclass(frozen=True, slots=True)
class ReleaseAlly:
    """Let an ally of one's own side go, so that its separate peace breaks no word (article 32)."""

    war: str
    state: str
    motive: Motive = Motive.COMMAND
    kind: Literal["release_ally"] = "release_ally"


@dataclass(frozen=True, slots=True)
class AnswerProposal:
    """Accept or refuse a treaty or an invitation to a pact."""

    proposal: str
    accept: bool
    motive: Motive = Motive.COMMAND
    kind: Literal["answer_proposal"] = "answer_proposal"


class DemandReply(StrEnum):
    """What a target can say to a demand."""

    CONCEDE = "concede"
    REFUSE = "refuse"
    APPEAL = "appeal"
    ARBITRATE = "arbitrate"


@dataclass(frozen=True, slots=True)
class AnswerDemand:
    """Concede, refuse, refuse and appeal to the pact, or offer to go before its court."""

    crisis: str
    reply: DemandReply
    motive: Motive = Motive.COMMAND
    kind: Literal["answer_demand"] = "answer_demand"


@dataclass(frozen=True, slots=True)
class AnswerPledge:
    """Say in public whether one stands by a friend in a crisis, and with what share of one's forces."""

    crisis: str
    stands: bool
    share_permille: int = PLEDGE_SHARE
    motive: Motive = Motive.COMMAND
    kind: Literal["answer_pledge"] = "answer_pledge"


@dataclass(frozen=True, slots=True)
class AnswerCall:
    """Honour a call or renege on it; honouring names a share of forces that march at once (decisions 7)."""

    call: str
    honour: bool
    share_permille: int = PLEDGE_SHARE
    motive: Motive = Motive.COMMAND
    kind: Literal["answer_call"] = "answer_call"


class Ballot(StrEnum):
    """A member's vote."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    VETO = "veto"


@dataclass(frozen=True, slots=True)
class CastVote:
    """Vote on a motion; a veto counts only from a permanent member under a charter that grants one."""

    motion: str
    ballot: Ballot
    motive: Motive = Motive.COMMAND
    kind: Literal["cast_vote"] = "cast_vote"


@dataclass(frozen=True, slots=True)
class AnswerPeace:
    """Accept or refuse an offer of peace."""

    offer: str
    accept: bool
    motive: Motive = Motive.COMMAND
    kind: Literal["answer_peace"] = "answer_peace"


Order = (
    Levy | Recruit | Disband | Conscript | Emulate | Fortify | March | ProposeTreaty | Denounce | FoundPact
    | ApplyToPact | Withdraw | PutMotion | MakeDemand | Attack | JoinWar | OfferPeace | Gift
    | Covert | Mediate | ReleaseAlly
)  # fmt: skip
Answer = AnswerProposal | AnswerDemand | AnswerPledge | AnswerCall | CastVote | AnswerPeace
Line = Order | Answer


@dataclass(frozen=True, slots=True)
class Sheet:
    """One seat's lines for one phase. Order of lines within a sheet matters only where money runs out.

    `predictions` are a player's, for the report alone.
    """

    seat: str
    lines: tuple[Line, ...] = ()
    predictions: tuple[Prediction, ...] = field(default=(), metadata={LATE: True})
