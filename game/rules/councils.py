"""Councils at work: questions put, votes counted, what a motion carried does (rules.md §1; decisions 5, 22)."""

from typing import Final

from game.kit.records import changed
from game.measures.law import active_wars, civil_war_of, covers, treaties_between
from game.measures.power import strength
from game.rules.draft import Docket, Draft
from game.rules.pacts import admit, change_legitimacy, condemn, expel, invite, lift_sanctions, move
from game.rules.replies import has_veto, parties_of, voters
from game.world import sheets as s
from game.world.events import MotionDecided, VoteCast
from game.world.pacts import Membership, Motion, MotionKind, Pact, Sanctions, Vote
from game.world.reasons import Motive
from game.world.treaties import TreatyKind

__all__ = ["carries", "count_votes", "put_motions"]

SHIELDING: Final = -8
"""Legitimacy lost by a veto that shields its author or one it is bound to."""
OBSTRUCTING: Final = -4
"""Legitimacy lost by another veto against a majority."""
CONDEMNED: Final = 2
"""Legitimacy gained by condemning an attacker while its war lasts."""
FREE_TO_LEAVE: Final = 2
"""Turns for which those who voted against new terms may leave at once."""
_TIES: Final = frozenset({TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.GUARANTEE, TreatyKind.CLIENTAGE})


def put_motions(draft: Draft, docket: Docket) -> None:
    """Members' questions go before their councils; an open pact invites without a vote."""
    for seat, line in docket.of(s.PutMotion):
        pact = draft.world.pacts.get(line.pact)
        if pact is None:
            continue
        if line.motion is MotionKind.ADMIT and pact.charter.membership is not Membership.INVITATION:
            invite(draft, seat, line.about, pact.id, line.motive)
        elif line.motion is MotionKind.AMEND:
            move(draft, pact.id, line.motion, seat, seat, charter=line.charter)
        elif line.motion is MotionKind.ACT:
            war = civil_war_of(draft.world, line.about)
            if war is not None:
                move(draft, pact.id, line.motion, line.about, seat, war=war.id)
        else:
            move(draft, pact.id, line.motion, line.about, seat)


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
        against = tuple(m for m, vote in cast.items() if vote.ballot in (s.Ballot.NO, s.Ballot.VETO))
        _carry_out(draft, pact, motion, against, cause)
    elif veto is not None and motion.kind in (MotionKind.ACT, MotionKind.SANCTION) and yes > no:
        _blame_veto(draft, pact, motion, veto, cause)


def _blame_veto(draft: Draft, pact: Pact, motion: Motion, veto: str, cause: int) -> None:
    """A veto against a majority costs the pact, twice as much where it shields a party (article 10)."""
    if veto in parties_of(draft.world, motion):
        change_legitimacy(draft, pact.id, SHIELDING, "vetoed its own case", cause)
    elif any(t.kind in _TIES and not t.secret for t in treaties_between(draft.world, veto, motion.about)):
        change_legitimacy(draft, pact.id, SHIELDING, "a veto that shields a friend", cause)
    else:
        change_legitimacy(draft, pact.id, OBSTRUCTING, "a veto", cause)


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


def _carry_out(draft: Draft, pact: Pact, motion: Motion, against: tuple[str, ...], cause: int) -> None:
    """What a motion carried does."""
    match motion.kind:
        case MotionKind.ACT:
            _authorise(draft, pact, motion, cause)
        case MotionKind.SANCTION:
            _condemn(draft, pact, motion, against, cause)
        case MotionKind.LIFT if motion.about in pact.sanctioned:
            lift_sanctions(draft, pact.id, motion.about, cause)
        case MotionKind.ADMIT if motion.moved_by == motion.about:
            admit(draft, pact.id, motion.about, Motive.INSTITUTION, cause)
        case MotionKind.ADMIT:
            invite(draft, motion.moved_by, motion.about, pact.id, Motive.INSTITUTION)
        case MotionKind.EXPEL | MotionKind.RELEASE:
            expel(draft, pact.id, motion.about, expelled=motion.kind is MotionKind.EXPEL, because=cause)
        case MotionKind.AMEND:
            free = dict.fromkeys(against, draft.turn + FREE_TO_LEAVE)
            draft.world.pacts[pact.id] = changed(pact, amended=motion.charter, dissenting=free)


def _condemn(draft: Draft, pact: Pact, motion: Motion, against: tuple[str, ...], cause: int) -> None:
    """Sanctions bind all where they are mandatory, else not those who voted against them (article 6)."""
    free = against if pact.charter.sanctions is Sanctions.OPTIONAL else ()
    condemn(draft, pact.id, motion.about, cause, free)
    accused = [w for w in active_wars(draft.world) if w.attacker == motion.about]
    if any(covers(pact, motion.about, war.defender) for war in accused):
        change_legitimacy(draft, pact.id, CONDEMNED, "a breach condemned", cause)


def _authorise(draft: Draft, pact: Pact, motion: Motion, cause: int) -> None:
    """A council that calls: the crisis or the war is authorised, and sanctions follow where they are mandatory."""
    if motion.crisis is not None:
        draft.world.crises[motion.crisis] = changed(draft.world.crises[motion.crisis], authorised=True)
    if motion.war is not None:
        war = draft.world.wars[motion.war]
        if war.civil and motion.about in (war.attacker, war.defender):
            draft.world.wars[war.id] = changed(war, mandates={**war.mandates, pact.id: motion.about})
            return
        draft.world.wars[war.id] = changed(war, authorised=(*war.authorised, pact.id))
        if pact.charter.sanctions is Sanctions.MANDATORY:
            condemn(draft, pact.id, motion.about, cause)
