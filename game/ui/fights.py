"""Fights: what a war leaves on the map: marches, fronts where armies meet, sieges and fields of battle."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from game.measures.law import active_wars, enemies
from game.ui.atlas.palette import DANGER, INK
from game.ui.atlas.scene import Colour, Front, March, Mark
from game.ui.readings import shield_figure
from game.world import sheets as s
from game.world.constants import TENTHS
from game.world.events import BattleFought, Event, ForceArrived
from game.world.lands import Province
from game.world.worlds import World

__all__ = ["fronts", "marches", "marks"]

Hues = Mapping[str, Colour]


def marches(
    world: World,
    seat: str,
    lines: Iterable[s.Line],
    events: Iterable[Event],
    on_map: Collection[str],
    colours: Hues,
) -> Iterator[March]:
    """Our marches still to come, hollow; and those on us, or on who fights beside us, as they were seen last turn."""
    planned: dict[tuple[str, str], int] = {}
    ordered: Sequence[tuple[str, str, int]] = world.marches.get(seat, ())
    drafted = [(line.origin, line.destination, line.tenths) for line in lines if isinstance(line, s.March)]
    for a, b, tenths in [*ordered, *(one for one in drafted if one not in ordered)]:
        planned[a, b] = planned.get((a, b), 0) + tenths
    for (a, b), tenths in planned.items():
        if a in on_map and b in on_map:
            yield March(a, b, colours[seat], shield_figure(tenths), True, f"march:{seat}:{a}:{b}:{tenths}")
    foes = enemies(world, seat)
    for event in events:
        if isinstance(event, ForceArrived) and event.state in foes and event.tenths >= TENTHS:
            if world.provinces[event.province].owner in foes:
                continue
            a, b = event.origin, event.province
            if a in on_map and b in on_map and a != b:
                key = f"marched:{event.state}:{a}:{b}:{event.tenths}"
                yield March(a, b, colours[event.state], shield_figure(event.tenths), False, key)


def marks(world: World, events: Iterable[Event], mapped: Iterable[Province], seat: str | None) -> Iterator[Mark]:
    """Fields of battle of the phase just ended, and works round places under siege, closed as far as they are dug.

    A place holds out one turn for each level of its works, and falls in the next. Red is a siege of the seat's own.
    """
    ids = {p.id: p for p in mapped}
    for place in dict.fromkeys(e.province for e in events if isinstance(e, BattleFought)):
        if place in ids:
            yield Mark(place, "battle", key=f"battle:{place}")
    if active_wars(world):
        for p in ids.values():
            if p.besieged_turns > 0:
                colour = DANGER if p.holder == seat else INK
                share = min(p.besieged_turns / (p.fort + 1), 1.0)
                yield Mark(p.id, "siege", colour, f"siege:{p.id}", share)


def fronts(world: World, frontiers: Iterable[tuple[str, str]], seat: str | None) -> Iterator[Front]:
    """The frontiers between enemies where an army stands; the stronger side there presses.

    `frontiers` are pairs of provinces with land between them. Red is a front that presses on the seat.
    """
    if not active_wars(world):
        return
    foes = {state: enemies(world, state) for state in world.states}
    for a, b in frontiers:
        one, other = world.provinces[a].holder, world.provinces[b].holder
        if other not in foes.get(one, frozenset()):
            continue
        here, there = _standing(world, a, foes[other]), _standing(world, b, foes[one])
        if max(here, there) < TENTHS:
            continue
        pressing, pressed, victim = (a, b, other) if here >= there else (b, a, one)
        yield Front(pressing, pressed, DANGER if victim == seat else INK, f"front:{a}:{b}")


def _standing(world: World, place: str, side: Collection[str]) -> int:
    """Tenths of brigades in a place of those who are enemies of the holder across the frontier."""
    return sum(stacks.get(place, 0) for state, stacks in world.forces.items() if state in side)
