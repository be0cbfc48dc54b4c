"""Questions on the whole: pacts and their councils, shares of power, the two schools, those whom people played."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from game.measures.system import concentration_permille, polarity_of
from game.report.debrief.material import Candidate, Material, percent
from game.report.records.chapters import Answered, Free, PactChapter, Standing
from game.report.telling.naming import brigades
from game.report.telling.sentences import SILENT, item_of
from game.world.events import (
    CharterAmended,
    DemandAnswered,
    DemandMade,
    Event,
    MotionDecided,
    PactFounded,
    TreatySigned,
    VoteCast,
    WarBegan,
    WarDeterred,
)
from game.world.pacts import MotionKind, Trigger, Vote
from game.world.sheets import DemandReply

__all__ = ["system_questions"]

_STIR: Final = 15
"""The least change of a share of power in one turn worth a question, in thousandths."""
_NEWS: Final = 40
"""Rank from which the Gazette's items count as something that happened to a state."""
_ON_RECORD: Final = 5


def system_questions(m: Material) -> Iterator[Candidate]:
    """All that pacts, power and the game as a whole can be asked about."""
    for pact in m.report.pacts:
        yield from _rider(pact, m)
        yield from _trigger(pact, m)
    yield from _founded(m)
    yield from _votes(m)
    yield from _led(m)
    yield from _poles(m)
    yield from _power_moved(m)
    yield _schools(m)
    yield from _seats(m)
    yield from _peace(m)


# -- pacts ----------------------------------------------------------------------------------------


def _founded(m: Material) -> Iterator[Candidate]:
    for event in m.source.of(PactFounded):
        others = [s for s in event.members if s != event.founder]
        slots = {
            "pact": m.names.pact(event.pact),
            "year": m.year(event.turn),
            "founder": m.names.state(event.founder),
            "members": m.listed((event.founder, *others)),
        }
        states = (event.founder, *others)
        telling = min(2 * len(states), 12) + m.own(*states)
        yield Candidate("founded", slots, (event.id,), states, event.pact, event.turn, telling)


def _rider(pact: PactChapter, m: Material) -> Iterator[Candidate]:
    short = [r for r in pact.riders if r.promised > r.delivered]
    if not short:
        return
    worst = max(short, key=lambda r: (r.promised - r.delivered, r.state))
    calls = [a for a in m.report.calls if a.clause == pact.id and a.state == worst.state]
    if not calls:
        return
    slots = {"pact": pact.name, "cases": f"{worst.cases} {'case' if worst.cases == 1 else 'cases'}",
             **_delivered(worst, m)}  # fmt: skip
    cases = tuple(_delivered(r, m) for r in pact.riders if r is not worst and r.promised)
    gap = min((worst.promised - worst.delivered) // 10, 8)
    events = tuple(a.event for a in calls)
    telling = 6 + gap + m.own(worst.state)
    yield Candidate("rider", slots, events, (worst.state,), pact.id, calls[0].turn, telling, cases)


def _delivered(rider: Free, m: Material) -> dict[str, str]:
    return {
        "state": m.names.state(rider.state),
        "promised": brigades(rider.promised),
        "delivered": brigades(rider.delivered),
    }


def _trigger(pact: PactChapter, m: Material) -> Iterator[Candidate]:
    """Whether another trigger would have served better; not where the charter was changed on the way."""
    charter = m.source.pacts[pact.id].charter
    amended = any(e.pact == pact.id for e in m.source.of(CharterAmended))
    calls = [a for a in m.report.calls if a.clause == pact.id]
    if amended or not calls or charter.trigger not in (Trigger.AUTOMATIC, Trigger.COUNCIL):
        return
    kept = sum(a.honoured for a in calls)
    slots = {"pact": pact.name, "calls": str(len(calls)), "kept": str(kept), "broken": str(len(calls) - kept)}
    events = _worst_first(calls)
    if charter.trigger is Trigger.COUNCIL:
        votes = [e for e in m.source.of(MotionDecided) if e.pact == pact.id and e.motion_kind is MotionKind.ACT]
        slots |= {"votes": str(len(votes)), "carried": str(sum(e.carried for e in votes))}
        events = (*(e.id for e in votes), *events)
    kind = f"trigger_{charter.trigger.value}"
    yield Candidate(kind, slots, events, (), pact.id, calls[0].turn, 6 + min(len(calls) // 2, 10))


def _worst_first(calls: list[Answered]) -> tuple[int, ...]:
    return tuple(a.event for a in sorted(calls, key=lambda a: (a.honoured, a.event)))


def _votes(m: Material) -> Iterator[Candidate]:
    cast: dict[str, list[VoteCast]] = {}
    for vote in m.source.of(VoteCast):
        cast.setdefault(vote.motion, []).append(vote)
    for event in m.source.of(MotionDecided):
        given = [v for v in cast.get(event.motion, []) if m.may_tell(v)]
        if given and event.pact in m.source.pacts:
            yield _vote(event, given, m)


def _vote(event: MotionDecided, given: list[VoteCast], m: Material) -> Candidate:
    words, phrase = m.names.words, m.words.phrase
    fate = phrase.carried if event.carried else phrase.lost
    slots = {
        "pact": m.names.pact(event.pact),
        "year": m.year(event.turn),
        "motion": words.motion[event.motion_kind].format(about=m.names.state(event.about)),
        "fate": phrase.vetoed.format(state=m.names.state(event.vetoed_by)) if event.vetoed_by else fate,
        "yes": str(event.yes),
        "no": str(event.no),
    }
    if m.source.pacts[event.pact].charter.vote is Vote.WEIGHTED:
        slots["weighted"] = phrase.weighted
    decisive = event.vetoed_by is not None and event.yes > event.no
    if decisive:
        slots["vetoer"] = m.names.state(event.vetoed_by)
    cases = tuple(
        {"state": m.names.state(v.state), "ballot": words.ballot[v.ballot], "reason": words.motive[v.motive].noun}
        for v in given
    )
    states = tuple(dict.fromkeys(v.state for v in given))
    telling = (12 if decisive else 0) + min(len(states), 8) + m.own(*states)
    events = (event.id, *(v.id for v in given))
    return Candidate("vote", slots, events, states, event.pact, event.turn, telling, cases)


# -- the whole --------------------------------------------------------------------------------------


def _led(m: Material) -> Iterator[Candidate]:
    """Who led at the start and at the end: it rests on the figures of the book, not on an event."""
    shares = m.source.shares
    if not shares[0] or not shares[-1]:
        return
    first, last = (max(row, key=lambda s: (row[s], s)) for row in (shares[0], shares[-1]))
    slots = {
        "first": m.names.state(first),
        "first_share": percent(shares[0][first]),
        "last": m.names.state(last),
        "last_share": percent(shares[-1][last]),
    }
    yield Candidate("led", slots, telling=6 if first != last else 0, subject="power")


def _poles(m: Material) -> Iterator[Candidate]:
    """How many states counted at the start and at the end, and how concentrated power was: figures, not events."""
    shares = m.source.shares
    if not shares[0] or not shares[-1]:
        return
    first, last = (polarity_of(row).poles for row in (shares[0], shares[-1]))
    before, after = (concentration_permille(world) for world in (m.source.snapshots[0], m.source.snapshots[-1]))
    slots = {
        "poles": m.listed(first),
        "poles2": m.listed(last),
        "before": f"{before / 1000:.2f}",
        "after": f"{after / 1000:.2f}",
    }
    yield Candidate("poles", slots, telling=8 if len(first) != len(last) else 0, subject="power")


def _power_moved(m: Material) -> Iterator[Candidate]:
    """The greatest change of a share in one turn, of each state that had one, with what is on record of that turn."""
    turns = [world.turn for world in m.source.snapshots]
    for state in sorted(m.source.last.states):
        held = [row.get(state) for row in m.source.shares]
        moves = [(abs(b - a), -n, a, b) for n, (a, b) in enumerate(pairwise(held)) if a is not None and b is not None]
        change, place, before, after = max(moves, default=(0, 0, 0, 0))
        turn = turns[-place]
        events = _on_record(state, turn, m) if change >= _STIR else []
        if not events:
            continue
        slots = {"state": m.names.state(state), "year": m.year(turn),
                 "before": percent(before), "after": percent(after)}  # fmt: skip
        ids = tuple(sorted(e.id for e in events))
        yield Candidate("power_moved", slots, ids, (state,), state, turn, min(change // 5, 16) + m.own(state))


def _on_record(state: str, turn: int, m: Material) -> list[Event]:
    """What the Gazette would put first of a state in a turn."""
    found = m.naming((e for e in m.source.events if e.turn == turn and e.kind not in SILENT), state)
    ranked = sorted(((item_of([e], m.names).rank, e) for e in found), key=lambda one: (-one[0], one[1].id))
    return [e for rank, e in ranked[:_ON_RECORD] if rank >= _NEWS]


def _schools(m: Material) -> Candidate:
    said = m.report.verdict
    slots = {"realist": said.realist, "institutionalist": said.institutionalist}
    return Candidate("schools", slots, subject="game", telling=6)


def _seats(m: Material) -> Iterator[Candidate]:
    for row in m.report.standings:
        if row.player:
            yield _seat(row, m)


def _seat(row: Standing, m: Material) -> Candidate:
    part = dict(row.parts)
    began = [e for e in m.source.of(WarBegan) if e.attacker == row.state]
    suffered = [e for e in m.source.of(WarBegan) if e.defender == row.state]
    calls = [a for a in m.report.calls if a.state == row.state]
    slots = {
        "state": m.names.state(row.state),
        "place": _ordinal(row.place),
        "of": str(len(m.report.standings)),
        "score": _hundred(row.total),
        "security": _hundred(part["security"]),
        "wealth": _hundred(part["wealth"]),
        "power": _hundred(part["power"]),
        "begun": _count(len(began), "war"),
        "suffered": _count(len(suffered), "war"),
        "times": _times(len(calls)),
        "kept": _times(sum(a.honoured for a in calls)),
    }
    events = sorted([*(e.id for e in (*began, *suffered)), *(a.event for a in calls)])
    return Candidate("seat", slots, tuple(events), (row.state,) if events else (), row.state, None, 20)


def _peace(m: Material) -> Iterator[Candidate]:
    if m.wars:
        return
    made, signed = tuple(m.source.of(DemandMade)), tuple(m.source.of(TreatySigned))
    granted = [e for e in m.source.of(DemandAnswered) if e.reply is DemandReply.CONCEDE]
    deterred = tuple(m.source.of(WarDeterred))
    slots = {
        "turns": _count(m.report.turns, "turn"),
        "demands": _count(len(made), "demand"),
        "conceded": str(len(granted)),
        "deterred": str(len(deterred)),
        "pacts": _count(len(m.report.pacts), "pact"),
        "treaties": _count(sum(m.may_tell(e) for e in signed), "treaty"),
    }
    events = tuple(sorted(e.id for e in (*made, *granted, *deterred)))
    yield Candidate("peace", slots, events, (), "peace", None, 16)


def _count(number: int, noun: str) -> str:
    many = {"treaty": "treaties"}.get(noun, f"{noun}s")
    return f"{number or 'no'} {noun if number == 1 else many}"


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _ordinal(place: int) -> str:
    ending = "th" if 10 < place % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def _hundred(permille: int) -> str:
    return str((permille + 5) // 10)
