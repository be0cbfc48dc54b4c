"""What went before a war: the earlier events that moved a belief on which it turned.

An event is named only where the record says what it changed: the attacker's trust in its target, the trust of one
that stayed away for distrust, the legitimacy of the pact that bound it. Whether it decided is for the reader.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from game.report.source import Source
from game.report.telling.naming import own
from game.report.telling.sentences import SILENT
from game.world.conflicts import War
from game.world.events import CallAnswered, DemandMade, Event, LegitimacyChanged, PledgeGiven, TrustChanged, WarBegan
from game.world.reasons import Motive

__all__ = ["Antecedent", "antecedents", "arc_text"]

LEAST = 8
"""A smaller move of trust or legitimacy (of 100) is no turn in a war's story."""
_MOST = 2


@dataclass(frozen=True, slots=True)
class Antecedent:
    """An earlier event, and what it changed for the later one: `effect` is the id of an event of the war."""

    event: int
    effect: int
    text: str
    moved: int


def antecedents(war: War, source: Source) -> tuple[Antecedent, ...]:
    """Up to two of them, those that moved most; none where nothing is on record."""
    began = next((e for e in source.of(WarBegan) if e.war == war.id), None)
    if began is None:
        return ()
    demand = next((e for e in source.of(DemandMade) if war.crisis and e.crisis == war.crisis), began)
    found = [
        _of_trust(source, war.attacker, war.defender, demand),
        _of_distrust(source, war),
        _of_legitimacy(source, war, demand),
    ]
    told = sorted((a for a in found if a is not None), key=lambda a: (a.moved, a.event))
    first: dict[int, Antecedent] = {}
    for one in told:
        first.setdefault(one.event, one)
    return tuple(sorted(list(first.values())[:_MOST], key=lambda a: a.event))


def _of_trust(source: Source, observer: str, other: str, effect: Event) -> Antecedent | None:
    """The event before this one that cost the other most of the observer's trust."""
    fell: dict[int, tuple[int, int]] = {}
    for event in source.of(TrustChanged):
        if (event.of, event.about) == (observer, other) and event.id < effect.id and event.because is not None:
            start, _ = fell.get(event.because, (event.before, 0))
            fell[event.because] = (start, event.after)
    found = [
        (after - before, id, before, after)
        for id, (before, after) in fell.items()
        if before - after >= LEAST and _is_told(source, id)
    ]
    if not found:
        return None
    moved, id, before, after = min(found)
    return Antecedent(id, effect.id, _trust_text(source, observer, other, before, after), moved)


def _trust_text(source: Source, observer: str, other: str, before: int, after: int) -> str:
    names = source.names
    return f"{own(names.state(observer))} trust in {names.state(other)} {before} → {after}"


def _of_distrust(source: Source, war: War) -> Antecedent | None:
    """Who stayed away from the defender for distrust, and what had taught it so; the greatest fall of trust."""
    refusals = (
        e
        for e in source.of(CallAnswered)
        if e.war == war.id and not e.honoured and e.friend == war.defender and e.motive is Motive.DISTRUST
    )
    found = (_of_trust(source, e.state, e.friend, e) for e in refusals)
    return min((a for a in found if a is not None), key=lambda a: (a.moved, a.event), default=None)


def _of_legitimacy(source: Source, war: War, demand: Event) -> Antecedent | None:
    """The event that cost most of the legitimacy of a pact whose members were then asked for their word."""
    asked: Iterable[Event] = (
        *(e for e in source.of(PledgeGiven) if war.crisis and e.crisis == war.crisis and e.friend == war.defender),
        *(e for e in source.of(CallAnswered) if e.war == war.id and e.friend == war.defender),
    )
    first: dict[str, int] = {}
    for event in asked:
        if isinstance(event, PledgeGiven | CallAnswered) and event.clause in source.pacts:
            first.setdefault(event.clause, event.id)
    fell = [
        (e.after - e.before, e.because, e)
        for e in source.of(LegitimacyChanged)
        if e.pact in first and e.id < demand.id and e.because is not None and _is_told(source, e.because)
    ]
    deep = [one for one in fell if -one[0] >= LEAST]
    if not deep:
        return None
    moved, because, event = min(deep, key=lambda one: (one[0], one[1]))
    text = f"legitimacy of {source.names.pact(event.pact)} {event.before} → {event.after}"
    return Antecedent(because or 0, first[event.pact], text, moved)


def _is_told(source: Source, id: int) -> bool:
    """Whether the Gazette has words for an event, and all may know of it now."""
    event = source.by_id.get(id)
    return event is not None and event.kind not in SILENT


def arc_text(source: Source, causes: Iterable[int], effect: Event) -> str:
    """How far some events moved the legitimacy of the pact under which a later one was asked; empty where they did not.

    Trust is left to `antecedents`: an attack costs its author the trust of all, whatever each then does.
    """
    known, clause = set(causes), getattr(effect, "clause", None)
    moves = [e for e in source.of(LegitimacyChanged) if e.because in known and e.pact == clause and e.id < effect.id]
    if not moves or abs(moves[-1].after - moves[0].before) < LEAST:
        return ""
    return f"legitimacy of {source.names.pact(clause)} {moves[0].before} → {moves[-1].after}"
