"""The history of a state's word: what it promised, when it was called upon, what it kept and what it broke.

Only what this seat heard, with the reason given in public. What counts as kept or broken is what the row of its word
counts (deeds.word_of), no more and no less.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from game.perception.views import redact
from game.report.telling.naming import Names
from game.ui.desk import Desk
from game.ui.screens.words.papers import percent
from game.world import events as e
from game.world.events import Event
from game.world.reasons import Motive

__all__ = ["Promise", "known_names", "promises_of", "sum_of_word"]

Fate = Literal["made", "called", "kept", "broken", "ended", "noted"]


@dataclass(frozen=True, slots=True)
class Promise:
    """One entry: in which turn, what became of the promise, what it was, what was at stake, the reason given.

    `trust` our own trust before and after in hundredths, where it moved ours.
    """

    turn: int
    fate: Fate
    what: str
    stake: str = ""
    reason: str = ""
    towards: str | None = None
    trust: tuple[int, int] | None = None


def known_names(desk: Desk) -> Names:
    """Names that also know the treaties and pacts of the first turn, which may be gone since."""
    first = redact(desk.chronicle.world_at(0), desk.seat)
    return Names(desk.world, first.treaties, first.pacts, first.wars)


def promises_of(desk: Desk, state: str) -> tuple[Promise, ...]:
    """Every entry on a state's word, the newest first."""
    names = known_names(desk)
    found: list[Promise] = []
    for turn in sorted(desk.history):
        heard = desk.history[turn]
        moved = {
            x.because: (x.before, x.after)
            for x in heard
            if isinstance(x, e.TrustChanged) and x.of == desk.seat and x.about == state and x.because is not None
        }
        reneged = {x.friend for x in heard if isinstance(x, e.CallAnswered) and x.state == state and not x.honoured}
        for event in heard:
            for one in _entries(desk, names, event, state, reneged):
                found.append(replace(one, trust=moved.get(event.id)))
    return tuple(reversed(found))


def sum_of_word(entries: tuple[Promise, ...]) -> str:
    """`Of 5 promises that fell due, 3 kept and 2 broken; 1 call waits.`"""
    kept, broken = (sum(one.fate == fate for one in entries) for fate in ("kept", "broken"))
    due = kept + broken
    if not due:
        return "No promise of its has fallen due yet."
    verb = "promise that fell due" if due == 1 else "promises that fell due"
    return f"Of {due} {verb}, {kept} kept and {broken} broken."


def _entries(desk: Desk, names: Names, event: Event, state: str, reneged: set[str]) -> Iterator[Promise]:
    yield from _given(names, event, state)
    yield from _fallen_due(desk, names, event, state, reneged)
    yield from _noted(names, event, state)


def _why(names: Names, motive: Motive | None) -> str:
    return names.words.motive[motive].noun if motive is not None else ""


def _given(names: Names, event: Event, state: str) -> Iterator[Promise]:
    """Promises made, and those that ended without being broken."""
    match event:
        case e.TreatySigned() if state in (event.first, event.second):
            other = event.second if state == event.first else event.first
            kind = names.words.treaty_title[event.treaty_kind]
            against = f"against {names.state(event.against)}" if event.against else ""
            yield Promise(event.turn, "made", f"{kind} with {names.state(other)}", against,
                          _why(names, event.motive), other)  # fmt: skip
        case e.TreatyEnded() if state in (event.first, event.second):
            other = event.second if state == event.first else event.first
            kind = names.words.treaty_title[event.treaty_kind]
            how = "ran to its end" if event.by is None else f"denounced by {names.state(event.by)}"
            yield Promise(
                event.turn, "ended", f"{kind} with {names.state(other)}", how, _why(names, event.motive), other
            )
        case e.PledgeGiven() if event.state == state:
            share = f", with {percent(event.share_permille)} of its forces" if event.stands else ""
            stands = "stand by" if event.stands else "stand aside from"
            yield Promise(event.turn, "made" if event.stands else "noted",
                          f"Said it would {stands} {names.state(event.friend)}{share}",
                          f"bound by {_clause(names, event.clause)}", _why(names, event.motive),
                          event.friend)  # fmt: skip
        case e.MemberJoined() if event.state == state:
            yield Promise(event.turn, "made", f"Joined {names.pact(event.pact)}", "", _why(names, event.motive))
        case e.PactFounded() if state in event.members:
            yield Promise(event.turn, "made", f"Founded {event.name}", "", _why(names, event.motive))
        case e.MemberLeft() if event.state == state:
            how = "expelled" if event.expelled else "as its charter allows"
            yield Promise(event.turn, "ended", f"Left {names.pact(event.pact)}", how, _why(names, event.motive))


def _clause(names: Names, clause: str) -> str:
    return names.clause(clause) or "its word"


def _fallen_due(desk: Desk, names: Names, event: Event, state: str, reneged: set[str]) -> Iterator[Promise]:
    """Calls, and what was kept or broken: the same deeds that the row of its word counts."""
    match event:
        case e.CallMade() if event.to == state:
            yield Promise(event.turn, "called", f"Called by {names.state(event.friend)}",
                          f"{names.war(event.war)}, under {_clause(names, event.clause)}", "",
                          event.friend)  # fmt: skip
        case e.CallAnswered() if event.state == state:
            did = "Came to" if event.honoured else "Reneged on"
            pledged = "; it had pledged to come" if event.had_pledged and not event.honoured else ""
            yield Promise(event.turn, "kept" if event.honoured else "broken", f"{did} {names.state(event.friend)}",
                          f"{names.war(event.war)}, under {_clause(names, event.clause)}{pledged}",
                          _why(names, event.motive), event.friend)  # fmt: skip
        case e.TreatyBroken() if event.by == state and event.against not in reneged:
            yield Promise(event.turn, "broken", f"Broke its word to {names.state(event.against)}",
                          f"the {names.words.treaty[event.treaty_kind]} between them", "", event.against)  # fmt: skip
        case e.StateWithdrew() if event.state == state and event.breach:
            yield Promise(event.turn, "broken", f"Left {names.war(event.war)} before its friends",
                          "it was bound to stay", "")  # fmt: skip


def _noted(names: Names, event: Event, state: str) -> Iterator[Promise]:
    """What says something of its word and is counted elsewhere: awards, quotas, ceilings, secrets."""
    match event:
        case e.AwardObeyed() if event.state == state:
            yield Promise(event.turn, "noted", "Obeyed the court", f"in favour of {names.state(event.to)}")
        case e.AwardDefied() if event.state == state:
            yield Promise(event.turn, "noted", "Defied the court", f"against {names.state(event.against)}")
        case e.QuotaShort() if event.state == state:
            yield Promise(event.turn, "noted", f"Short of its quota in {names.pact(event.pact)}",
                          f"{event.has / 10:g} of {event.owes / 10:g} brigades")  # fmt: skip
        case e.CeilingBroken() if event.by == state:
            yield Promise(event.turn, "noted", f"Above the ceiling agreed with {names.state(event.to)}",
                          f"{event.has / 10:g} of {event.ceiling / 10:g} brigades", "", event.to)  # fmt: skip
        case e.TreatySurfaced() if state in (event.first, event.second):
            other = event.second if state == event.first else event.first
            yield Promise(event.turn, "noted", f"Its secret treaty with {names.state(other)} came out",
                          names.words.treaty[event.treaty_kind], "", other)  # fmt: skip
