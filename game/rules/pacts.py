"""The register of pacts: who belongs, what lies before councils, whom they condemn, how they stand (rules.md §1)."""

from typing import Final

from game.kit.records import changed
from game.measures.power import strength, tenths_of
from game.rules.draft import Draft
from game.world.conflicts import Call
from game.world.events import (
    LegitimacyChanged,
    MemberJoined,
    MemberLeft,
    PactDissolved,
    ProposalMade,
    RecognitionGranted,
    SanctionsLaid,
    SanctionsLifted,
)
from game.world.pacts import Charter, Contribution, Motion, MotionKind, Pact
from game.world.reasons import Motive
from game.world.worlds import Proposal

__all__ = [
    "admit",
    "change_legitimacy",
    "condemn",
    "expel",
    "grant_titles",
    "honour_notices",
    "invite",
    "lift_sanctions",
    "move",
    "note_contribution",
]

MOST_CASES: Final = 60
"""Cases of burden-sharing that a pact remembers."""


def invite(
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


def admit(draft: Draft, pact: str, state: str, motive: Motive, because: int | None = None) -> None:
    """A new member, bound from the next turn."""
    held = draft.world.pacts[pact]
    if state not in held.members:
        draft.world.pacts[pact] = changed(held, members={**held.members, state: draft.turn + 1})
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
    draft.world.pacts[pact] = changed(
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


def move(
    draft: Draft,
    pact: str,
    kind: MotionKind,
    about: str,
    by: str,
    *,
    crisis: str | None = None,
    war: str | None = None,
    charter: Charter | None = None,
) -> str | None:
    """Put one question, unless the same lies there already; its id."""
    for motion in draft.world.motions.values():
        if (motion.pact, motion.kind, motion.about, motion.crisis, motion.war) == (pact, kind, about, crisis, war):
            return motion.id
    name = draft.serial("m")
    draft.world.motions[name] = Motion(name, pact, kind, about, by, crisis, war, charter)
    return name


def condemn(draft: Draft, pact: str, state: str, because: int | None, trading_on: tuple[str, ...] = ()) -> None:
    """Members stop trade with a state, but for those the vote did not bind (article 6); once is enough."""
    held = draft.world.pacts[pact]
    if state not in held.sanctioned:
        free = {**held.trading_on, state: trading_on} if trading_on else held.trading_on
        draft.world.pacts[pact] = changed(held, sanctioned={**held.sanctioned, state: draft.turn}, trading_on=free)
        draft.tell(SanctionsLaid, because, pact=pact, state=state)


def lift_sanctions(draft: Draft, pact: str, state: str, because: int | None) -> None:
    """Trade opens again, and what the state took is recognised (articles 6, 8)."""
    held = draft.world.pacts[pact]
    left = {m: turn for m, turn in held.sanctioned.items() if m != state}
    free = {m: names for m, names in held.trading_on.items() if m != state}
    draft.world.pacts[pact] = changed(held, sanctioned=left, trading_on=free)
    cause = draft.tell(SanctionsLifted, because, pact=pact, state=state)
    grant_titles(draft, pact, state, cause)


def grant_titles(draft: Draft, pact: str, state: str, because: int | None) -> None:
    """Titles withheld from a state are recognised (article 8)."""
    held = draft.world.pacts[pact]
    granted = sorted(p for p, taker in held.unrecognised.items() if taker == state)
    if granted:
        left = {p: taker for p, taker in held.unrecognised.items() if taker != state}
        draft.world.pacts[pact] = changed(held, unrecognised=left)
        for province in granted:
            draft.tell(RecognitionGranted, because, pact=pact, state=state, province=province)


def change_legitimacy(draft: Draft, pact: str, points: int, why: str, because: int | None = None) -> None:
    """Move a pact's legitimacy within 0 and 100, and say why."""
    held = draft.world.pacts.get(pact)
    if held is None:
        return
    after = max(0, min(100, held.legitimacy + points))
    if after != held.legitimacy:
        draft.world.pacts[pact] = changed(held, legitimacy=after)
        draft.tell(LegitimacyChanged, because, pact=pact, before=held.legitimacy, after=after, why=why)


def note_contribution(draft: Draft, call: Call, share_permille: int, *, honoured: bool) -> None:
    """What a member promised by its quota and delivered in one case, for all to read (article 9)."""
    held = draft.world.pacts.get(call.clause)
    if held is None:
        return
    forces = tenths_of(draft.world, call.to)
    case = Contribution(
        draft.turn,
        call.war,
        call.friend,
        call.to,
        promised=forces * held.charter.quota_permille // 1000,
        delivered=forces * share_permille // 1000,
        honoured=honoured,
    )
    draft.world.pacts[held.id] = changed(held, contributions=(*held.contributions, case)[-MOST_CASES:])
