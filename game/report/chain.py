"""The chain of a war: from the first demand to the last battle, as the events themselves say who caused whom."""

from collections.abc import Iterable

from game.report.chapters import Link
from game.report.phrases import victors
from game.report.sentences import Item, item_of, matter_of
from game.report.source import Source
from game.report.years import year_text
from game.world.conflicts import Outcome, War
from game.world.constants import TENTHS
from game.world.events import (
    BattleFought,
    CallAnswered,
    DemandAnswered,
    Event,
    PeaceMade,
    PledgeGiven,
    ProvinceOccupied,
    StateWithdrew,
    WarBegan,
    WarEnded,
    WarJoined,
)

__all__ = ["MOST_LINKS", "chain_of"]

MOST_LINKS = 9
"""Boxes that a reader can still follow, and that fit a page in two rows."""
_ROOTS = 4


def chain_of(war: War, source: Source) -> tuple[Link, ...]:
    """The boxes of a war's chain by date; its roots, dearest battle and end stay when others must go."""
    began = next((e for e in source.of(WarBegan) if e.war == war.id), None)
    if began is None:
        return ()
    roots = source.roots(began)[: _ROOTS + 1]
    items = _grouped(roots, source)
    items += _grouped(_pledges(war, source), source)
    items += _grouped(_course(war, source), source)
    kept = _trimmed(items, {e.id for e in roots} | _decisive(war, source))
    return _linked(kept, source)


def _pledges(war: War, source: Source) -> list[Event]:
    return [e for e in source.of(PledgeGiven) if war.crisis and e.crisis == war.crisis and e.friend == war.defender]


def _course(war: War, source: Source) -> list[Event]:
    """Joins and refusals, the dearest battle and the last, capitals lost, and every peace."""
    own = [e for e in source.events if getattr(e, "war", None) == war.id]
    battles = [e for e in own if isinstance(e, BattleFought)]
    dearest = max(battles, key=lambda b: (sum(b.lost.values()), -b.id), default=None)
    chosen: list[Event] = [b for b in battles if b is dearest or b is battles[-1]]
    for event in own:
        match event:
            case CallAnswered() if not event.honoured:
                chosen.append(event)
            case ProvinceOccupied() if event.capital:
                chosen.append(event)
            case WarJoined() if event.state not in (war.attacker, war.defender):
                chosen.append(event)
            case PeaceMade() | WarEnded() | StateWithdrew():
                chosen.append(event)
    ended = [e for e in chosen if isinstance(e, WarEnded)]
    return [e for e in chosen if not (ended and isinstance(e, PeaceMade) and e.turn == ended[0].turn)]


def _decisive(war: War, source: Source) -> set[int]:
    """The battle that cost most, if it cost a brigade: a long war is not told by its joins alone."""
    battles = [e for e in source.of(BattleFought) if e.war == war.id and sum(e.lost.values()) >= TENTHS]
    return {max(battles, key=lambda b: (sum(b.lost.values()), -b.id)).id} if battles else set()


def _grouped(events: Iterable[Event], source: Source) -> list[Item]:
    """What several states did alike in one turn is one box."""
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        groups.setdefault(matter_of(event), []).append(event)
    return [item_of(group, source.names_at(group[0].turn)) for group in groups.values()]


def _trimmed(items: list[Item], roots: set[int]) -> list[Item]:
    fixed = [i for i in items if i.event in roots or i.kind == "war_ended"]
    free = sorted((i for i in items if i not in fixed), key=lambda i: (-i.rank, i.event))
    return sorted(fixed + free[: max(0, MOST_LINKS - len(fixed))], key=lambda i: i.event)


def _linked(items: list[Item], source: Source) -> tuple[Link, ...]:
    box_of = {id: n for n, item in enumerate(items) for id in item.events}
    links: list[Link] = []
    for n, item in enumerate(items):
        event = source.by_id[item.event]
        causes = (box_of.get(e.id) for e in source.roots(event)[1:])
        because = next((b for b in causes if b is not None and b != n), None)
        links.append(
            Link(
                event=event.id,
                turn=event.turn,
                year=year_text(source.system, event.turn),
                title=item.headline,
                text=_second_line(event, item, source),
                state=_actor(event, item, source),
                tone=_tone(item),
                because=because,
            )
        )
    return tuple(links)


def _second_line(event: Event, item: Item, source: Source) -> str:
    """The reason given, else the Gazette's first sentence, short enough for a box."""
    motives = (getattr(source.by_id[id], "motive", None) for id in item.events)
    told = dict.fromkeys(source.names.words.motive[m].noun for m in motives if m is not None)
    if told:
        return f"{'reason' if len(told) == 1 else 'reasons'}: {'; '.join(told)}"
    return item.text.split(". ")[0].rstrip(".")


def _actor(event: Event, item: Item, source: Source) -> str:
    if isinstance(event, BattleFought):
        return next(iter(victors(event, source.names)), "")
    if isinstance(event, WarEnded):
        war = source.wars[event.war]
        return {Outcome.ATTACKER_WON: war.attacker, Outcome.DEFENDER_WON: war.defender}.get(event.outcome, "")
    if isinstance(event, DemandAnswered):
        return event.target
    return item.states[0] if item.states else ""


def _tone(item: Item) -> str:
    if item.kind == "war_began":
        return "war"
    if item.kind in ("pledge_given", "call_answered"):
        return "turning"
    return "peace" if item.kind in ("war_ended", "peace_made") else "plain"
