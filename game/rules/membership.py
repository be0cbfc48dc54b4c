"""How pacts come into being, and how states come and go (rules.md §1; decisions 22)."""

from typing import Final

from game.kit.records import changed
from game.measures.power import strength
from game.rules.charters import borders_pact
from game.rules.diplomacy import refuse_letter
from game.rules.draft import Docket, Draft
from game.rules.pacts import admit, expel, invite, move
from game.world import sheets as s
from game.world.events import NoticeGiven, PactFounded
from game.world.pacts import Membership, MotionKind, Pact, Withdrawal
from game.world.reasons import Motive
from game.world.worlds import Proposal

__all__ = ["answer_invitations", "apply_and_withdraw", "found_pacts"]

UNHEARD: Final = Motive.COMMAND


def found_pacts(draft: Draft, docket: Docket) -> None:
    """A founder writes a charter and sends it round; it is in force next turn if two accept."""
    for seat, line in docket.of(s.FoundPact):
        name = draft.serial("pact")
        for other in draft.drawn(line.invited):
            invite(draft, seat, other, name, line.motive, line.charter, line.invited)


def apply_and_withdraw(draft: Draft, docket: Docket) -> None:
    """Open pacts take applicants at once, others by vote; members leave as their charter says."""
    for seat, line in docket.of(s.ApplyToPact):
        pact = draft.world.pacts.get(line.pact)
        if pact is None:
            continue
        if pact.charter.membership is Membership.INVITATION:
            move(draft, pact.id, MotionKind.ADMIT, seat, seat)
        else:
            admit(draft, pact.id, seat, line.motive)
    for seat, leave in docket.of(s.Withdraw):
        if leave.pact in draft.world.pacts:
            _withdraw(draft, draft.world.pacts[leave.pact], seat, leave.motive)


def _withdraw(draft: Draft, pact: Pact, seat: str, motive: Motive) -> None:
    """At once, after notice, or not without a vote; who voted against new terms is free for two turns (article 7)."""
    if pact.dissenting.get(seat, 0) >= draft.turn > 0:
        expel(draft, pact.id, seat, expelled=False, motive=motive)
        return
    match pact.charter.withdrawal:
        case Withdrawal.AT_ONCE:
            expel(draft, pact.id, seat, expelled=False, motive=motive)
        case Withdrawal.NOTICE:
            leaves = draft.turn + pact.charter.notice_turns
            draft.world.pacts[pact.id] = changed(pact, leaving={**pact.leaving, seat: leaves})
            draft.tell(NoticeGiven, pact=pact.id, state=seat, leaves=leaves, motive=motive)
        case Withdrawal.VOTE:
            move(draft, pact.id, MotionKind.RELEASE, seat, seat)


def answer_invitations(draft: Draft, docket: Docket) -> None:
    """Invitations to pacts: two acceptances found a new one; an old one takes whoever accepts."""
    answers = {line.proposal: line for _, line in docket.of(s.AnswerProposal)}
    letters = [p for p in draft.world.proposals.values() if p.pact is not None]
    founding: dict[str, list[Proposal]] = {}
    for letter in letters:
        answer = answers.get(letter.id)
        del draft.world.proposals[letter.id]
        if answer is None or not answer.accept:
            refuse_letter(draft, letter, answer.motive if answer else UNHEARD)
        elif letter.charter is not None:
            founding.setdefault(letter.pact or "", []).append(letter)
        elif letter.pact in draft.world.pacts and _welcome(draft, letter):
            admit(draft, letter.pact, letter.to, answer.motive, letter.event)
    for name, accepted in founding.items():
        _found(draft, name, accepted, answers[accepted[0].id].motive)


def _welcome(draft: Draft, letter: Proposal) -> bool:
    """Whether an invited state is of the pact's region, where that matters."""
    pact = draft.world.pacts[letter.pact or ""]
    return pact.charter.membership is not Membership.REGIONAL or borders_pact(draft.world, pact, letter.to)


def _found(draft: Draft, name: str, accepted: list[Proposal], motive: Motive) -> None:
    """A pact comes into being with its founder and those who accepted, if they are two at least."""
    charter, founder = accepted[0].charter, accepted[0].by
    if len(accepted) < 2 or charter is None or not draft.state(founder).alive:
        return
    members = dict.fromkeys([founder, *(letter.to for letter in accepted)], draft.turn + 1)
    pact = Pact(name, charter, founder, draft.turn, members, permanent=_permanent(draft, founder, members))
    draft.world.pacts[name] = pact
    draft.tell(
        PactFounded,
        accepted[0].event,
        pact=name,
        name=charter.name,
        members=tuple(members),
        founder=founder,
        motive=motive,
    )


def _permanent(draft: Draft, founder: str, members: dict[str, int]) -> tuple[str, ...]:
    """The founder, and founding members at least half as strong as the strongest, three in all at most."""
    top = max(strength(draft.world, m) for m in members)
    strong = [m for m in members if m != founder and 2 * strength(draft.world, m) >= top]
    strong.sort(key=lambda m: (-strength(draft.world, m), draft.rank(m)))
    return (founder, *strong[:2])
