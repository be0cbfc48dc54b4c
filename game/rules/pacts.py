"""Pacts at work: founding, joining, leaving, motions and votes, quotas (rules.md §1; decisions 5, 22)."""

from dataclasses import replace
from typing import Final

from game.kit.integers import share
from game.measures.law import is_bound_member
from game.measures.power import manpower_ceiling, strength, tenths_of
from game.rules.dealings import borders_pact
from game.rules.diplomacy import refuse_letter
from game.rules.draft import Docket, Draft
from game.rules.replies import has_veto, parties_of, voters
from game.world import sheets as s
from game.world.events import (
    LegitimacyChanged,
    MemberJoined,
    MemberLeft,
    MotionDecided,
    NoticeGiven,
    PactDissolved,
    PactFounded,
    ProposalMade,
    QuotaShort,
    SanctionsLaid,
    SanctionsLifted,
    VoteCast,
)
from game.world.pacts import Charter, Membership, Motion, MotionKind, Pact, Sanctions, Vote, Withdrawal
from game.world.reasons import Motive
from game.world.worlds import Proposal

__all__ = [
    "admit",
    "answer_invitations",
    "apply_and_withdraw",
    "change_legitimacy",
    "check_quotas",
    "condemn",
    "count_votes",
    "expel",
    "found_pacts",
    "honour_notices",
    "move",
    "put_motions",
]

INSPECTION_EVERY: Final = 3
"""Turns between two inspections of quotas."""
SHIELDING: Final = -5
"""Legitimacy lost by a veto that shields a party."""
UNHEARD: Final = Motive.COMMAND


def found_pacts(draft: Draft, docket: Docket) -> None:
    """A founder writes a charter and sends it round; it is in force next turn if two accept."""
    for seat, line in docket.of(s.FoundPact):
        name = draft.serial("pact")
        for other in draft.drawn(line.invited):
            _write(draft, seat, other, name, line.motive, line.charter, line.invited)


def _write(
    draft: Draft,
    by: str,
    to: str,
    pact: str,
    motive: Motive,
    charter: Charter | None = None,
    invited: tuple[str, ...] = (),
) -> None:
    """An invitation to a pact, in being or not."""
    event = draft.tell(ProposalMade, audience=(by, to), by=by, to=to, treaty=None, pact=pact, motive=motive)
    letter = draft.serial("p")
    draft.world.proposals[letter] = Proposal(letter, by, to, None, pact, charter, invited, event)


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
    """At once, after notice, or not without a vote."""
    match pact.charter.withdrawal:
        case Withdrawal.AT_ONCE:
            expel(draft, pact.id, seat, expelled=False, motive=motive)
        case Withdrawal.NOTICE:
            leaves = draft.turn + pact.charter.notice_turns
            draft.world.pacts[pact.id] = replace(pact, leaving={**pact.leaving, seat: leaves})
            draft.tell(NoticeGiven, pact=pact.id, state=seat, leaves=leaves, motive=motive)
        case Withdrawal.VOTE:
            move(draft, pact.id, MotionKind.RELEASE, seat, seat)


def admit(draft: Draft, pact: str, state: str, motive: Motive, because: int | None = None) -> None:
    """A new member, bound from the next turn."""
    held = draft.world.pacts[pact]
    if state not in held.members:
        draft.world.pacts[pact] = replace(held, members={**held.members, state: draft.turn + 1})
        draft.tell(MemberJoined, because, pact=pact, state=state, motive=motive)


def expel(
    draft: Draft,
    pact: str,
    state: str,
    *,
    expelled: bool,
    motive: Motive | None = None,
    because: int | None = None,
) -> None:
    """A member leaves or is put out; a pact of fewer than two is dissolved, a lost leader replaced by the strongest."""
    held = draft.world.pacts[pact]
    if state not in held.members:
        return
    members = {m: since for m, since in held.members.items() if m != state}
    leader = held.leader if held.leader != state else _strongest(draft, members)
    draft.world.pacts[pact] = replace(
        held,
        members=members,
        leader=leader,
        permanent=tuple(m for m in held.permanent if m != state),
        leaving={m: turn for m, turn in held.leaving.items() if m != state},
    )
    draft.tell(MemberLeft, because, pact=pact, state=state, expelled=expelled, motive=motive)
    if len(members) < 2:
        _dissolve(draft, held)


def _strongest(draft: Draft, members: dict[str, int]) -> str:
    """The strongest of some states; the dice break a tie. Empty where there is none."""
    return max(members, key=lambda m: (strength(draft.world, m), draft.rank(m)), default="")


def _dissolve(draft: Draft, pact: Pact) -> None:
    """The end of a pact, and of what lay before its council."""
    draft.world.pacts.pop(pact.id)
    for motion in [m for m in draft.world.motions.values() if m.pact == pact.id]:
        del draft.world.motions[motion.id]
    draft.tell(PactDissolved, pact=pact.id, name=pact.charter.name)


def honour_notices(draft: Draft) -> None:
    """Members whose notice has run leave."""
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        for state in draft.drawn(m for m, turn in pact.leaving.items() if turn <= draft.turn):
            if pact.id in draft.world.pacts:
                expel(draft, pact.id, state, expelled=False)


def put_motions(draft: Draft, docket: Docket) -> None:
    """Members' questions go before their councils; an open pact invites without a vote."""
    for seat, line in docket.of(s.PutMotion):
        pact = draft.world.pacts.get(line.pact)
        if pact is None:
            continue
        if line.motion is MotionKind.ADMIT and pact.charter.membership is not Membership.INVITATION:
            _write(draft, seat, line.about, pact.id, line.motive)
        else:
            move(draft, pact.id, line.motion, line.about, seat)


def move(
    draft: Draft,
    pact: str,
    kind: MotionKind,
    about: str,
    by: str,
    *,
    crisis: str | None = None,
    war: str | None = None,
) -> str | None:
    """Put one question, unless the same lies there already; its id."""
    for motion in draft.world.motions.values():
        if (motion.pact, motion.kind, motion.about, motion.crisis, motion.war) == (pact, kind, about, crisis, war):
            return motion.id
    name = draft.serial("m")
    draft.world.motions[name] = Motion(name, pact, kind, about, by, crisis, war)
    return name


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


def count_votes(draft: Draft, docket: Docket) -> None:
    """All motions on the docket are decided at once; silence abstains; a crisis' motion needs an appeal."""
    ballots: dict[str, dict[str, s.CastVote]] = {}
    for seat, vote in docket.of(s.CastVote):
        ballots.setdefault(vote.motion, {})[seat] = vote
    for motion in list(draft.world.motions.values()):
        draft.world.motions.pop(motion.id, None)
        pact = draft.world.pacts.get(motion.pact)
        if pact is not None and _is_live(draft, motion):
            _decide(draft, pact, motion, ballots.get(motion.id, {}))


def _is_live(draft: Draft, motion: Motion) -> bool:
    """Whether a motion still has a case: the crisis appealed, the war going on, the state alive."""
    if motion.crisis is not None:
        crisis = draft.world.crises.get(motion.crisis)
        return crisis is not None and crisis.appealed
    if motion.war is not None:
        return draft.world.wars[motion.war].ended is None
    return draft.state(motion.about).alive


def _decide(draft: Draft, pact: Pact, motion: Motion, ballots: dict[str, s.CastVote]) -> None:
    """Votes are told, counted by the charter's rule, and carried out."""
    allowed = voters(draft.world, pact, motion)
    cast = {m: ballots[m] for m in draft.drawn(allowed) if m in ballots}
    for member, vote in cast.items():
        draft.tell(VoteCast, pact=pact.id, motion=motion.id, state=member, ballot=vote.ballot, motive=vote.motive)
    veto = next((m for m, v in cast.items() if v.ballot is s.Ballot.VETO and has_veto(pact, motion, m)), None)
    yes = _weight(draft, pact, cast, s.Ballot.YES)
    no = _weight(draft, pact, cast, s.Ballot.NO) + _weight(draft, pact, cast, s.Ballot.VETO)
    carried = veto is None and carries(pact, cast, yes, no)
    cause = draft.tell(
        MotionDecided,
        pact=pact.id,
        motion=motion.id,
        motion_kind=motion.kind,
        about=motion.about,
        yes=yes,
        no=no,
        carried=carried,
        vetoed_by=veto,
    )
    if carried:
        _carry_out(draft, pact, motion, cause)
    elif veto is not None and motion.kind is MotionKind.ACT and yes > no:
        shielded = veto in parties_of(draft.world, motion)
        change_legitimacy(draft, pact.id, SHIELDING, "vetoed its own case" if shielded else "a veto", cause)


def _weight(draft: Draft, pact: Pact, cast: dict[str, s.CastVote], ballot: s.Ballot) -> int:
    """Heads, or tenths of ordinary brigades where votes are weighted by power."""
    heads = [m for m, vote in cast.items() if vote.ballot is ballot]
    if pact.charter.vote is Vote.WEIGHTED:
        return sum(1 + strength(draft.world, m) for m in heads)
    return len(heads)


def carries(pact: Pact, cast: dict[str, s.CastVote], yes: int, no: int) -> bool:
    """Whether the votes carry: abstentions count for nothing, and something must speak for the motion."""
    match pact.charter.vote:
        case Vote.UNANIMITY:
            return yes > 0 and no == 0
        case Vote.TWO_THIRDS:
            return yes > 0 and 3 * yes >= 2 * (yes + no)
        case Vote.LEADER:
            return pact.leader in cast and cast[pact.leader].ballot is s.Ballot.YES
        case _:
            return yes > no


def _carry_out(draft: Draft, pact: Pact, motion: Motion, cause: int) -> None:
    """What a motion carried does."""
    match motion.kind:
        case MotionKind.ACT:
            _authorise(draft, pact, motion, cause)
        case MotionKind.SANCTION:
            condemn(draft, pact.id, motion.about, cause)
        case MotionKind.LIFT if motion.about in pact.sanctioned:
            left = {m: turn for m, turn in pact.sanctioned.items() if m != motion.about}
            draft.world.pacts[pact.id] = replace(pact, sanctioned=left)
            draft.tell(SanctionsLifted, cause, pact=pact.id, state=motion.about)
        case MotionKind.ADMIT if motion.moved_by == motion.about:
            admit(draft, pact.id, motion.about, Motive.INSTITUTION, cause)
        case MotionKind.ADMIT:
            _write(draft, motion.moved_by, motion.about, pact.id, Motive.INSTITUTION)
        case MotionKind.EXPEL | MotionKind.RELEASE:
            expel(draft, pact.id, motion.about, expelled=motion.kind is MotionKind.EXPEL, because=cause)


def _authorise(draft: Draft, pact: Pact, motion: Motion, cause: int) -> None:
    """A council that calls: the crisis or the war is authorised, and sanctions follow where they are mandatory."""
    if motion.crisis is not None:
        draft.world.crises[motion.crisis] = replace(draft.world.crises[motion.crisis], authorised=True)
    if motion.war is not None:
        war = draft.world.wars[motion.war]
        draft.world.wars[war.id] = replace(war, authorised=(*war.authorised, pact.id))
        if pact.charter.sanctions is Sanctions.MANDATORY:
            condemn(draft, pact.id, motion.about, cause)


def condemn(draft: Draft, pact: str, state: str, because: int | None) -> None:
    """Members stop trade with a state; once is enough."""
    held = draft.world.pacts[pact]
    if state not in held.sanctioned:
        draft.world.pacts[pact] = replace(held, sanctioned={**held.sanctioned, state: draft.turn})
        draft.tell(SanctionsLaid, because, pact=pact, state=state)


def change_legitimacy(draft: Draft, pact: str, points: int, why: str, because: int | None = None) -> None:
    """Move a pact's legitimacy within 0 and 100, and say why."""
    held = draft.world.pacts.get(pact)
    if held is None:
        return
    after = max(0, min(100, held.legitimacy + points))
    if after != held.legitimacy:
        draft.world.pacts[pact] = replace(held, legitimacy=after)
        draft.tell(LegitimacyChanged, because, pact=pact, before=held.legitimacy, after=after, why=why)


def check_quotas(draft: Draft) -> None:
    """Inspectors compare forces in being with the quota: a share of the most each member could keep."""
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        if not pact.charter.quota_checked or (draft.turn - pact.founded) % INSPECTION_EVERY:
            continue
        bound = [m for m in draft.drawn(pact.members) if is_bound_member(draft.world, pact, m)]
        short = [m for m in bound if _falls_short(draft, pact, m)]
        if bound and share(len(short), len(bound)) >= 500:
            change_legitimacy(draft, pact.id, -1, "quotas unpaid")


def _falls_short(draft: Draft, pact: Pact, member: str) -> bool:
    """Whether a member keeps fewer brigades than its quota; told to all."""
    owes = manpower_ceiling(draft.world, member) * pact.charter.quota_permille // 1000
    has = tenths_of(draft.world, member)
    if has < owes:
        draft.tell(QuotaShort, pact=pact.id, state=member, has=has, owes=owes)
    return has < owes
