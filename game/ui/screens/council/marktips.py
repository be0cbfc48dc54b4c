"""What the pointer learns from the signs on the map: ribbons, medallions, banners, fronts, marches, sieges, battles."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from game.measures.law import active_wars, is_opposed, members_of
from game.report.telling.naming import brigades, own
from game.report.telling.sentences import item_of
from game.report.telling.years import begun_text, year_text
from game.ui.screens.words.papers import Table
from game.ui.widgets.widget import Tip
from game.world.conflicts import Side, Stage
from game.world.events import BattleFought
from game.world.treaties import TreatyKind

__all__ = ["mark_tip"]


def mark_tip(table: Table, key: str) -> Tip | None:
    """The tip of a key that the map gave back (`war:3`, `pact:7`, `PER@naxos`); None where nothing is known of it."""
    state, at, place = key.partition("@")
    if at:
        return _army(table, state, place)
    kind, _, rest = key.partition(":")
    tell = _TELLERS.get(kind)
    return tell(table, rest) if tell is not None else None


def _army(table: Table, state: str, place: str) -> Tip | None:
    names, world = table.names, table.desk.world
    tenths = world.forces.get(state, {}).get(place, 0)
    province = world.provinces.get(place)
    if province is None or province.owner == state:
        return None
    role = "at war with its owner" if _foes(table, state, province.owner) else "by leave of its owner"
    words = f"An army of {names.state(state)} on the land of {names.state(province.owner)}, {role}."
    return Tip(f"{names.state(state)} in {province.name}", brigades(tenths), words)


def _foes(table: Table, one: str, other: str) -> bool:
    return any(is_opposed(war, one, other) for war in active_wars(table.desk.world))


def _treaty(table: Table, id: str) -> Tip | None:
    treaty = table.desk.world.treaties.get(id)
    if treaty is None:
        return None
    names, system = table.names, table.desk.world.system
    kind = names.words.treaty[treaty.kind]
    until = f"until {year_text(system, treaty.until)}" if treaty.until is not None else "without term"
    first, second = names.state(treaty.first), names.state(treaty.second)
    patron = f" {first} is the patron." if treaty.kind is TreatyKind.CLIENTAGE else ""
    words = f"In force since {begun_text(system, treaty.since)}, {until}.{patron}"
    return Tip(f"{kind[:1].upper()}{kind[1:]}", f"{first}–{second}", words)


def _pact(table: Table, id: str) -> Tip | None:
    pact = table.desk.world.pacts.get(id)
    if pact is None:
        return None
    names = table.names
    words = f"{names.states(sorted(pact.members))}. Legitimacy {pact.legitimacy} of 100. A press opens its council."
    return Tip(names.pact(id), f"{len(pact.members)} members", words)


def _crisis(table: Table, id: str) -> Tip | None:
    crisis = table.desk.world.crises.get(id)
    if crisis is None:
        return None
    names = table.names
    asked = f"{names.state(crisis.demander)} asks {names.aim(crisis.aim)} of {names.state(crisis.target)}."
    stands = [names.state(one.state) for one in crisis.pledges if one.stands]
    pledged = f" Pledged to help: {', '.join(stands)}." if stands else ""
    stage = " It was refused; war may follow." if crisis.stage is Stage.REFUSED else " It awaits an answer."
    return Tip("A demand", "", asked + stage + pledged + " A press opens the scales.")


def _war(table: Table, id: str) -> Tip | None:
    war = table.desk.world.wars.get(id)
    if war is None:
        return None
    names = table.names
    sides = [names.states(members_of(war, side)) for side in (Side.ATTACK, Side.DEFENCE)]
    return Tip(war.name, f"turn {table.desk.turn - war.began + 1}", f"{sides[0]} against {sides[1]}. A press opens it.")


def _march(table: Table, rest: str) -> Tip:
    state, a, b, tenths = rest.split(":")
    names = table.names
    words = f"Ordered from {names.province(a)} to {names.province(b)}; it sets out when the turn ends."
    return Tip(f"A march of {names.state(state)}", brigades(int(tenths)), words)


def _marched(table: Table, rest: str) -> Tip:
    state, a, b, tenths = rest.split(":")
    names = table.names
    words = f"Seen last turn: from {names.province(a)} to {names.province(b)}."
    return Tip(f"A march of {names.state(state)}", brigades(int(tenths)), words)


def _front(table: Table, rest: str) -> Tip:
    a, b = rest.split(":")
    world, names = table.desk.world, table.names
    parts = []
    for place in (a, b):
        here = {s: held[place] for s, held in world.forces.items() if held.get(place)}
        told = ", ".join(f"{names.state(s)} {brigades(n, unit=False)}" for s, n in sorted(here.items())) or "nobody"
        parts.append(f"{world.provinces[place].name}: {told}")
    return Tip("A front", "", "; ".join(parts) + " (brigades). The teeth point where the stronger presses.")


def _siege(table: Table, id: str) -> Tip | None:
    place = table.desk.world.provinces.get(id)
    if place is None:
        return None
    left = place.fort + 1 - place.besieged_turns
    falls = "It falls at the end of this turn" if left <= 1 else f"It falls in {left} turns"
    words = f"{own(table.names.state(place.holder))} works, level {place.fort}. {falls} unless it is relieved."
    return Tip(f"Siege of {place.name}", f"turn {place.besieged_turns} of {place.fort + 1}", words)


def _battle(table: Table, id: str) -> Tip | None:
    names = table.names
    fought = [e for e in table.desk.last_events if isinstance(e, BattleFought) and e.province == id]
    if not fought:
        return None
    items = [item_of([event], names) for event in fought]
    return Tip(items[-1].headline, "", " ".join(item.text for item in items))


_TELLERS: Final[Mapping[str, Callable[[Table, str], Tip | None]]] = MappingProxyType(
    {
        "treaty": _treaty,
        "pact": _pact,
        "crisis": _crisis,
        "war": _war,
        "march": _march,
        "marched": _marched,
        "front": _front,
        "siege": _siege,
        "battle": _battle,
    }
)
