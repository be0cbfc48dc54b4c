"""The docket: every letter that awaits an answer of one seat, with the ministry's advice on each.

The same letters that the law of answers knows (game.rules.replies); nothing here decides which answers are lawful.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from game.rules.replies import can_appeal, can_arbitrate, has_veto, voters
from game.ui.draftbook import DraftLine
from game.world import sheets as s
from game.world.conflicts import Call, Crisis, PeaceOffer, Stage
from game.world.pacts import Motion
from game.world.reasons import Decision
from game.world.sheets import Answer
from game.world.worlds import Phase, Proposal, World

__all__ = ["ASKED", "Dispatch", "DispatchKind", "Subject", "answers_to", "docket", "id_of", "possible_answers"]

DispatchKind = Literal["demand", "pledge", "call", "motion", "proposal", "peace"]
Subject = Crisis | Call | Motion | Proposal | PeaceOffer
ASKED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "demand": "the demand of",
        "pledge": "the pledge asked by",
        "call": "the call of",
        "motion": "the motion of",
        "proposal": "the proposal of",
        "peace": "the offer of peace from",
    }
)
"""What an unanswered letter of a kind is, before the name of who sent it."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One letter. `subject` is the record it is about; `answer` the player's, `advice` the ministry's, if any.

    An `optional` one may be left: a pledge asked of a client or ally of the demander.
    """

    id: str
    kind: DispatchKind
    sender: str
    subject: Subject
    answer: Answer | None = None
    advice: Answer | None = None
    decision: Decision | None = None
    optional: bool = False

    @property
    def answered(self) -> bool:
        """Whether the player has said something."""
        return self.answer is not None


def answers_to(line: Answer) -> tuple[DispatchKind, str]:
    """Kind and id of the letter that a line answers."""
    match line:
        case s.AnswerDemand():
            return "demand", line.crisis
        case s.AnswerPledge():
            return "pledge", line.crisis
        case s.AnswerCall():
            return "call", line.call
        case s.CastVote():
            return "motion", line.motion
        case s.AnswerProposal():
            return "proposal", line.proposal
        case s.AnswerPeace():
            return "peace", line.offer


def id_of(line: Answer) -> str:
    """The id of the dispatch a line answers; two kinds never share one, because a seat is asked once about a crisis."""
    return answers_to(line)[1]


def _letters(world: World, seat: str) -> Iterator[tuple[DispatchKind, str, str, Subject, bool]]:
    """Kind, id, sender, record and whether it may be left."""
    for crisis in world.crises.values():
        if crisis.stage is not Stage.ASKED:
            continue
        if crisis.target == seat:
            yield "demand", crisis.id, crisis.demander, crisis, False
        elif seat in crisis.bound:
            yield "pledge", crisis.id, crisis.target, crisis, False
        elif seat in crisis.bound_to_demander and seat != crisis.demander:
            yield "pledge", crisis.id, crisis.demander, crisis, True
    for call in world.calls.values():
        if call.to == seat:
            yield "call", call.id, call.friend, call, False
    for motion in world.motions.values():
        pact = world.pacts.get(motion.pact)
        if pact is not None and seat in voters(world, pact, motion):
            yield "motion", motion.id, motion.moved_by, motion, False
    for offer in world.offers.values():
        if offer.to == seat:
            yield "peace", offer.id, offer.by, offer, False
    for proposal in world.proposals.values():
        if proposal.to == seat:
            yield "proposal", proposal.id, proposal.by, proposal, False


def docket(world: World, seat: str, advice: tuple[DraftLine, ...], answers: dict[str, Answer]) -> tuple[Dispatch, ...]:
    """Every letter before a seat in Dispatches, gravest first."""
    if world.phase is not Phase.DISPATCHES:
        return ()
    advised = {answers_to(one.line): one for one in advice if isinstance(one.line, Answer)}
    found = []
    for kind, id, sender, subject, optional in _letters(world, seat):
        one = advised.get((kind, id))
        line = one.line if one is not None and isinstance(one.line, Answer) else None
        found.append(
            Dispatch(id, kind, sender, subject, answers.get(id), line, one.decision if one else None, optional)
        )
    return tuple(found)


def possible_answers(world: World, seat: str, letter: Dispatch) -> tuple[Answer, ...]:
    """Every kind of answer the law allows to a letter, the milder first; shares of forces are the usual ones."""
    subject = letter.subject
    match subject:
        case Crisis() if letter.kind == "demand":
            replies = [s.DemandReply.CONCEDE, s.DemandReply.REFUSE]
            if can_appeal(world, subject):
                replies.append(s.DemandReply.APPEAL)
            if can_arbitrate(world, subject):
                replies.append(s.DemandReply.ARBITRATE)
            return tuple(s.AnswerDemand(letter.id, reply) for reply in replies)
        case Crisis():
            return (s.AnswerPledge(letter.id, False, 0), s.AnswerPledge(letter.id, True))
        case Call():
            return (s.AnswerCall(letter.id, False, 0), s.AnswerCall(letter.id, True))
        case Motion():
            ballots = [s.Ballot.YES, s.Ballot.NO, s.Ballot.ABSTAIN]
            if has_veto(world.pacts[subject.pact], subject, seat):
                ballots.append(s.Ballot.VETO)
            return tuple(s.CastVote(letter.id, ballot) for ballot in ballots)
        case Proposal():
            return (s.AnswerProposal(letter.id, False), s.AnswerProposal(letter.id, True))
        case PeaceOffer():
            return (s.AnswerPeace(letter.id, False), s.AnswerPeace(letter.id, True))
