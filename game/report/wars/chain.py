"""The chain of a war: from the first demand to the last battle, as the events themselves say who caused whom."""

from collections.abc import Iterable
from dataclasses import replace

from game.measures.power import tenths_of
from game.report.records.chapters import Link
from game.report.source import Source
from game.report.telling.naming import brigades
from game.report.telling.phrases import victors
from game.report.telling.sentences import Item, item_of, matter_of
from game.report.telling.years import year_text
from game.report.wars.antecedents import Antecedent, antecedents, arc_text
from game.report.wars.eve import Eves
from game.world.conflicts import Outcome, War
from game.world.constants import TENTHS
from game.world.events import (
    BattleFought,
    CallAnswered,
    DemandAnswered,
    DemandMade,
    Event,
    PeaceMade,
    PledgeGiven,
    ProvinceOccupied,
    StateWithdrew,
    WarBegan,
    WarEnded,
    WarJoined,
)
from game.world.worlds import World

__all__ = ["MOST_LINKS", "chain_of"]

MOST_LINKS = 9
"""Boxes that a reader can still follow, and that fit a page in two rows."""
_ROOTS = 4


def chain_of(war: War, source: Source, eves: Eves) -> tuple[Link, ...]:
    """The boxes of a war's chain by date; its roots, dearest battle and end stay when others must go."""
    began = next((e for e in source.of(WarBegan) if e.war == war.id), None)
    if began is None:
        return ()
    roots = source.roots(began)[: _ROOTS + 1]
    before = [a for a in antecedents(war, source) if a.event not in {e.id for e in roots}]
    items = _grouped((source.by_id[a.event] for a in before), source)
    items += _grouped(roots, source)
    items += _grouped(_pledges(war, source), source)
    items += _grouped(_course(war, source), source)
    fixed = {e.id for e in roots} | _decisive(war, source) | {id for a in before for id in (a.event, a.effect)}
    kept = _trimmed(items, fixed)
    return _told(_linked(kept, before, war, source), war, source, eves)


def _pledges(war: War, source: Source) -> list[Event]:
    told = source.about_war("", war.crisis)
    return [e for e in told if isinstance(e, PledgeGiven) and e.friend == war.defender]


def _course(war: War, source: Source) -> list[Event]:
    """Joins and refusals, the dearest battle and the last, capitals lost, and every peace."""
    own = source.about_war(war.id)
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
    fixed = [i for i in items if roots & set(i.events) or i.kind == "war_ended"]
    free = sorted((i for i in items if i not in fixed), key=lambda i: (-i.rank, i.event))
    return sorted(fixed + free[: max(0, MOST_LINKS - len(fixed))], key=lambda i: i.event)


def _linked(items: list[Item], before: list[Antecedent], war: War, source: Source) -> tuple[Link, ...]:
    """The boxes with their causes: what the events themselves name, else an antecedent that moved a belief."""
    box_of = {id: n for n, item in enumerate(items) for id in item.events}
    links: list[Link] = []
    for n, item in enumerate(items):
        event = source.by_id[item.event]
        moved = next((a for a in before if a.effect in item.events and a.event in box_of), None)
        because = box_of[moved.event] if moved else _cause(event, n, box_of, source)
        link = Link(
            event=event.id,
            turn=event.turn,
            year=year_text(source.system, event.turn),
            title=item.headline,
            text=_second_line(event, item, source),
            state=_actor(event, item, source),
            tone=_tone(item, event, war),
            because=because,
            arc=moved.text if moved else "",
        )
        if because is not None and not moved:
            link = replace(link, arc=arc_text(source, items[because].events, event))
        links.append(link)
    return tuple(links)


def _cause(event: Event, n: int, box_of: dict[int, int], source: Source) -> int | None:
    causes = (box_of.get(e.id) for e in source.roots(event)[1:])
    return next((b for b in causes if b is not None and b != n), None)


def _told(links: tuple[Link, ...], war: War, source: Source, eves: Eves) -> tuple[Link, ...]:
    """The boxes with what was seen at the time: forces at a demand, the chance of a blow."""
    return tuple(
        replace(k, text="; ".join(p for p in (k.text, _seen(source.by_id[k.event], war, source, eves)) if p))
        for k in links
    )


def _seen(event: Event, war: War, source: Source, eves: Eves) -> str:
    match event:
        case DemandMade() if event.crisis == war.crisis:
            world = eves.before(event.turn)
            return f"{brigades(tenths_of(world, event.demander))} against {_figure(world, event.target)}"
        case WarBegan() if event.war == war.id and not war.civil:
            crisis = eves.crises.get(war.crisis or "")
            found = eves.odds(war.began, war.attacker, war.defender, crisis)
            seen = None if found is None else found.attacker
            return f"its staff put its chance at {seen / 10:.0f} in 100" if seen is not None else ""
    return ""


def _figure(world: World, state: str) -> str:
    return brigades(tenths_of(world, state), unit=False)


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


def _tone(item: Item, event: Event, war: War) -> str:
    if isinstance(event, WarBegan) and event.war == war.id:
        return "war"
    if item.kind in ("pledge_given", "call_answered"):
        return "turning"
    return "peace" if item.kind in ("war_ended", "peace_made") else "plain"
