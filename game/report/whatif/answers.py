"""Decisions made at Dispatches, each with its opposite: pledges, answers to demands, calls, votes, letters, peace."""

from collections.abc import Iterator

from game.report.telling.naming import own
from game.report.whatif.phases import NO_WAR, PhaseOnRecord, Said, Stake
from game.report.whatif.records import Reversal
from game.world import sheets as s
from game.world.conflicts import Aim, AimKind, Call, Crisis
from game.world.constants import PLEDGE_SHARE
from game.world.events import (
    CallAnswered,
    DemandAnswered,
    MotionDecided,
    PeaceMade,
    PeaceRefused,
    PledgeGiven,
    TreatySigned,
    VoteCast,
)
from game.world.pacts import Motion
from game.world.reasons import Motive
from game.world.worlds import Proposal

__all__ = ["BEARING_TURNS", "answers"]

BEARING_TURNS = 8
"""A treaty or place in a pact is asked about the first war in which it fell due, if that came so soon."""


def answers(phase: PhaseOnRecord) -> Iterator[Reversal]:
    """Every answer that had an effect, in the order of its kind."""
    for find in (_pledges, _replies, _calls, _votes, _letters, _peace):
        yield from find(phase)


# -- crises -----------------------------------------------------------------------------------


def _pledges(phase: PhaseOnRecord) -> Iterator[Reversal]:
    lines = {(seat, line.crisis): line for seat, line in phase.lines(s.AnswerPledge)}
    for event in phase.of(PledgeGiven):
        crisis = phase.world.crises.get(event.crisis)
        line = lines.get((event.state, event.crisis))
        share = 0 if event.stands else PLEDGE_SHARE
        other = s.AnswerPledge(event.crisis, not event.stands, share, Motive.COMMAND)
        yield phase.reversal(
            event.state, "pledge", event.crisis, line, other, _pledge_said(phase, event),
            stake=phase.stake_of_crisis(crisis), events=(event.id,),
            decision=phase.decision(event.state, "pledge", event.crisis),
        )  # fmt: skip


def _pledge_said(phase: PhaseOnRecord, event: PledgeGiven) -> Said:
    who, friend = phase.names.state(event.state), phase.names.state(event.friend)
    if event.stands:
        return Said(f"{who} pledged to stand by {friend}", f"{who} stands aside", f"{who} stood aside")
    return Said(
        f"{who} said it would not stand by {friend}",
        f"{who} pledges to stand by {friend}",
        f"{who} pledged to stand by {friend}",
    )


def _replies(phase: PhaseOnRecord) -> Iterator[Reversal]:
    lines = {line.crisis: line for _, line in phase.lines(s.AnswerDemand)}
    for event in phase.of(DemandAnswered):
        crisis = phase.world.crises.get(event.crisis)
        if crisis is None:
            continue
        line = lines.get(event.crisis)
        for reply in _other_replies(event.reply):
            other = s.AnswerDemand(event.crisis, reply, Motive.COMMAND)
            if phase.allows(event.target, other):
                about = event.crisis if reply is not s.DemandReply.APPEAL else f"{event.crisis}-appeal"
                yield phase.reversal(
                    event.target, "answer", about, line, other, _reply_said(phase, crisis, event.reply, reply),
                    stake=phase.stake_of_crisis(crisis), events=(event.id,),
                    decision=phase.decision(event.target, "answer", event.crisis),
                )  # fmt: skip


def _other_replies(given: s.DemandReply) -> tuple[s.DemandReply, ...]:
    """What could have been said instead: to give way or to stand, and to stand alone or before the pact."""
    reply = s.DemandReply
    if given is reply.CONCEDE:
        return (reply.REFUSE, reply.APPEAL)
    return (reply.CONCEDE, reply.APPEAL) if given is reply.REFUSE else (reply.CONCEDE,)


def _reply_said(phase: PhaseOnRecord, crisis: Crisis, given: s.DemandReply, reply: s.DemandReply) -> Said:
    names = phase.names
    who, demander = names.state(crisis.target), names.state(crisis.demander)
    done = {
        s.DemandReply.CONCEDE: _conceded(phase, crisis.aim, who, demander),
        s.DemandReply.REFUSE: f"{who} refused {demander} {names.aim(crisis.aim)}",
        s.DemandReply.APPEAL: f"{who} refused {demander} {names.aim(crisis.aim)} and appealed to its pact",
        s.DemandReply.ARBITRATE: f"{who} took {own(demander)} demand to a court",
    }[given]
    if reply is s.DemandReply.CONCEDE:
        return Said(done, f"{who} gives way", f"{who} given way")
    if reply is s.DemandReply.APPEAL:
        return Said(done, f"{who} refuses and appeals to its pact", f"{who} refused and appealed to its pact")
    return Said(done, f"{who} refuses", f"{who} refused")


def _conceded(phase: PhaseOnRecord, aim: Aim, who: str, demander: str) -> str:
    what = phase.names.aim(aim)
    verb = "paid" if aim.kind is AimKind.TRIBUTE else "granted"
    return f"{who} {verb} {demander} {what}"


# -- calls ------------------------------------------------------------------------------------


def _calls(phase: PhaseOnRecord) -> Iterator[Reversal]:
    lines = {(seat, line.call): line for seat, line in phase.lines(s.AnswerCall)}
    for event in phase.of(CallAnswered):
        call = phase.world.calls.get(event.call)
        other = s.AnswerCall(event.call, not event.honoured, 0 if event.honoured else PLEDGE_SHARE, Motive.COMMAND)
        if call is None or not phase.allows(event.state, other):
            continue
        line = lines.get((event.state, event.call))
        yield phase.reversal(
            event.state, "call", event.call, line, other, _call_said(phase, event, call),
            stake=phase.stake_of_war(event.war), events=(event.id,),
            decision=phase.decision(event.state, "call", event.call),
        )  # fmt: skip


def _call_said(phase: PhaseOnRecord, event: CallAnswered, call: Call) -> Said:
    who, friend, foe = (phase.names.state(state) for state in (event.state, event.friend, call.foe))
    if event.honoured:
        return Said(f"{who} came when {friend} called it against {foe}", f"{who} stays away", f"{who} stayed away")
    return Said(f"{who} reneged when {friend} called it against {foe}", f"{who} comes", f"{who} come")


# -- councils ---------------------------------------------------------------------------------


def _votes(phase: PhaseOnRecord) -> Iterator[Reversal]:
    decided = {event.motion: event for event in phase.of(MotionDecided)}
    cast = {(event.state, event.motion): event for event in phase.of(VoteCast)}
    for seat, line in phase.lines(s.CastVote):
        motion, vote, result = phase.world.motions.get(line.motion), cast.get((seat, line.motion)), None
        result = decided.get(line.motion)
        if motion is None or vote is None or result is None:
            continue
        other = s.CastVote(line.motion, s.Ballot.NO if line.ballot is s.Ballot.YES else s.Ballot.YES, Motive.COMMAND)
        yield phase.reversal(
            seat, "vote", line.motion, line, other, _vote_said(phase, seat, line.ballot, motion),
            stake=_stake_of_motion(phase, motion), events=(vote.id, result.id),
            decision=phase.decision(seat, "vote", line.motion),
        )  # fmt: skip


def _stake_of_motion(phase: PhaseOnRecord, motion: Motion) -> Stake:
    if motion.war is not None:
        return phase.stake_of_war(motion.war)
    return phase.stake_of_crisis(phase.world.crises.get(motion.crisis or ""))


def _vote_said(phase: PhaseOnRecord, seat: str, ballot: s.Ballot, motion: Motion) -> Said:
    names = phase.names
    who, pact = names.state(seat), names.pact(motion.pact)
    what = f"the motion {names.words.motion[motion.kind].format(about=names.state(motion.about))} in {pact}"
    done = {
        s.Ballot.YES: f"{who} voted for {what}",
        s.Ballot.NO: f"{who} voted against {what}",
        s.Ballot.ABSTAIN: f"{who} abstained on {what}",
        s.Ballot.VETO: f"{who} vetoed {what}",
    }[ballot]
    if ballot is s.Ballot.YES:
        return Said(done, f"{who} votes no", f"{who} voted no")
    return Said(done, f"{who} votes yes", f"{who} voted yes")


# -- letters ----------------------------------------------------------------------------------


def _letters(phase: PhaseOnRecord) -> Iterator[Reversal]:
    for seat, line in phase.lines(s.AnswerProposal):
        letter = phase.world.proposals.get(line.proposal)
        if letter is None:
            continue
        event = _signed(phase, letter) if line.accept and letter.treaty else None
        if line.accept and letter.treaty and event is None:
            continue
        clause = event.treaty if event else ""
        yield phase.reversal(
            seat, "treaty" if letter.treaty else "pact", line.proposal, line,
            s.AnswerProposal(line.proposal, not line.accept, Motive.COMMAND), _letter_said(phase, seat, line, letter),
            stake=phase.stake_of_clause(clause, BEARING_TURNS) if clause else _stake_of_pact(phase, line, letter),
            events=(event.id,) if event else (letter.event,) if letter.event else (),
            decision=phase.decision(seat, "proposal", line.proposal),
        )  # fmt: skip


def _signed(phase: PhaseOnRecord, letter: Proposal) -> TreatySigned | None:
    """The treaty that came of a letter; none where the proposer's world had changed meanwhile."""
    parties = {letter.by, letter.to}
    return next(
        (
            e
            for e in phase.of(TreatySigned)
            if letter.treaty and e.treaty_kind is letter.treaty.kind and {e.first, e.second} == parties
        ),
        None,
    )


def _stake_of_pact(phase: PhaseOnRecord, line: s.AnswerProposal, letter: Proposal) -> Stake:
    return phase.stake_of_clause(letter.pact, BEARING_TURNS) if line.accept and letter.pact else NO_WAR


def _letter_said(phase: PhaseOnRecord, seat: str, line: s.AnswerProposal, letter: Proposal) -> Said:
    names = phase.names
    who, by = names.state(seat), names.state(letter.by)
    if letter.treaty is not None:
        kind = names.words.treaty[letter.treaty.kind]
        if line.accept:
            return Said(f"{who} signed the {kind} that {by} offered", f"{who} does not sign", f"{who} not signed")
        return Said(f"{who} refused the {kind} that {by} offered", f"{who} signs", f"{who} signed")
    pact = letter.charter.name if letter.charter is not None else names.pact(letter.pact)
    if line.accept:
        return Said(f"{who} took the place in {pact} that {by} offered", f"{who} stays out", f"{who} stayed out")
    return Said(f"{who} refused a place in {pact}, offered by {by}", f"{who} joins", f"{who} joined")


# -- peace ------------------------------------------------------------------------------------


def _peace(phase: PhaseOnRecord) -> Iterator[Reversal]:
    made = {frozenset((e.by, e.to, e.war)): e.id for e in phase.of(PeaceMade)}
    refused = {(e.by, e.to, e.war): e.id for e in phase.of(PeaceRefused)}
    for seat, line in phase.lines(s.AnswerPeace):
        offer = phase.world.offers.get(line.offer)
        if offer is None or offer.mediator is not None:
            continue
        pair = (seat, offer.by, offer.war)
        event = made.get(frozenset(pair)) if line.accept else refused.get(pair)
        if line.accept and event is None:
            continue
        yield phase.reversal(
            seat, "peace", line.offer, line, s.AnswerPeace(line.offer, not line.accept, Motive.COMMAND),
            _peace_said(phase, seat, line.accept, offer.by, offer.war), stake=phase.stake_of_war(offer.war),
            events=(event,) if event else (), decision=phase.decision(seat, "peace", line.offer),
        )  # fmt: skip


def _peace_said(phase: PhaseOnRecord, seat: str, accept: bool, by: str, war: str) -> Said:
    who, foe, name = phase.names.state(seat), own(phase.names.state(by)), phase.names.war(war)
    if accept:
        return Said(f"{who} took {foe} terms in the {name}", f"{who} fights on", f"{who} fought on")
    return Said(f"{who} refused {foe} terms in the {name}", f"{who} takes the terms", f"{who} taken the terms")
