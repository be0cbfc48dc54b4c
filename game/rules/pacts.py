"""The register of pacts: who belongs, what lies before councils, whom they condemn, how they stand (rules.md §1)."""

from dataclasses import replace

from game.measures.power import strength
from game.rules.draft import Draft
from game.world.events import (
    LegitimacyChanged,
    MemberJoined,
    MemberLeft,
    PactDissolved,
    ProposalMade,
    SanctionsLaid,
)
from game.world.pacts import Charter, Motion, MotionKind, Pact
from game.world.reasons import Motive
from game.world.worlds import Proposal

__all__ = ["admit", "change_legitimacy", "condemn", "expel", "honour_notices", "invite", "move"]


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
