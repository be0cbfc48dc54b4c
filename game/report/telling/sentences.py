"""The Gazette: a turn's events as headlines, what matters most first.

The window prints it each turn and the book quotes it, so that players read
the same words in play and afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from game.report.telling.naming import Names, listing, shortened
from game.report.telling.phrases import key_of, phrase_fields, places_in, states_in
from game.world.events import (
    ArmyRaised,
    CallAnswered,
    CallMade,
    Event,
    ForceDisbanded,
    FortRaised,
    MemberJoined,
    PledgeGiven,
    PracticeLearned,
    WarJoined,
)
from game.world.worlds import World

__all__ = ["SILENT", "Item", "gazette", "headline", "item_of", "matter_of"]

SILENT = frozenset(
    ("turn_opened", "trust_changed", "growth_redrawn", "practice_spread", "vote_cast", "force_arrived", "call_made")
)
"""Kinds that make no news of their own: bookkeeping, and steps whose result is told."""

_SAID_ONCE = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the Gazette. `rank` runs from 100 (war) to 0; `places` are provinces to show on the map.

    `event` is the id of the first event it tells, `events` of all of them.
    """

    headline: str
    text: str
    rank: int
    places: tuple[str, ...]
    states: tuple[str, ...]
    event: int
    kind: str
    events: tuple[int, ...]


def gazette(
    events: Iterable[Event], world: World, reader: str | None = None, before: World | None = None
) -> tuple[Item, ...]:
    """The news in these events for a reader (a seat), most important first; without a reader only what all may know.

    `world` is the world after them; `before`, if given, names the treaties and pacts that ended in between.
    States that did the same thing in the same matter share one headline.
    """
    known = Names(world, before.treaties, before.pacts, before.wars) if before else Names(world)
    heard = [e for e in events if e.kind not in SILENT and (e.audience is None or reader in e.audience)]
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in heard:
        groups.setdefault(matter_of(event), []).append(event)
    items = [item_of(group, known) for group in groups.values()]
    return tuple(sorted(items, key=lambda item: (-item.rank, item.event)))


def headline(event: Event, names: Names) -> str:
    """One event's headline alone."""
    wording = names.words.gazette[key_of(event, names)]
    said = phrase_fields(event, names) | {"states": shortened((_actor(event),), names)}
    return _sentence(wording.headline.format(**said))


def item_of(group: list[Event], names: Names) -> Item:
    """The entry for one event, or for several that several states did alike."""
    first = group[0]
    wording = names.words.gazette[key_of(first, names)]
    said = phrase_fields(first, names)
    actors = tuple(dict.fromkeys(_actor(e) for e in group))
    said["states"] = shortened(actors, names)
    line = wording.many if len(actors) > 1 and wording.many else wording.headline
    text = wording.text.format(**said)
    if len(actors) > 1:
        text = _shared_text(group, names)
    return Item(
        headline=_sentence(line.format(**said)),
        text=_sentence(text),
        rank=wording.rank,
        places=tuple(dict.fromkeys(p for e in group for p in places_in(e, names))),
        states=tuple(dict.fromkeys(s for e in group for s in states_in(e))),
        event=first.id,
        kind=first.kind,
        events=tuple(e.id for e in group),
    )


def _shared_text(group: list[Event], names: Names) -> str:
    """What several states gave as reasons, or how many men it was, state by state."""
    told = [(names.state(_actor(e)), phrase_fields(e, names)) for e in group]
    motives = {said.get("motive", "") for _, said in told}
    if motives == {""}:
        return listing(f"{state} {said.get('tenths') or said.get('province', '')}" for state, said in told) + "."
    if len(motives) == 1 and len(told) <= _SAID_ONCE:
        return f"The reason given: {motives.pop()}."
    return "; ".join(f"{state}: {said['motive']}" for state, said in told) + "."


def matter_of(event: Event) -> tuple[object, ...]:
    """Events with the same matter are told together."""
    match event:
        case PledgeGiven():
            return (event.turn, "pledge", event.crisis, event.friend, event.stands)
        case CallAnswered():
            return (event.turn, "call", event.war, event.friend, event.honoured)
        case WarJoined():
            return (event.turn, "join", event.war, event.side)
        case MemberJoined():
            return (event.turn, "member", event.pact)
        case ArmyRaised() | ForceDisbanded() | PracticeLearned() | FortRaised():
            return (event.turn, key_of(event))
    return (event.id,)


def _actor(event: Event) -> str:
    match event:
        case PledgeGiven() | CallAnswered() | WarJoined() | MemberJoined():
            return event.state
        case CallMade():
            return event.to
    named = states_in(event)
    return named[0] if named else ""


def _sentence(text: str) -> str:
    """A capital at the start: names of treaties and pacts may open a line."""
    return text[:1].upper() + text[1:]
