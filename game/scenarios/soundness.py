"""Does a scenario hold together? Every id it uses exists, everyone has land, everywhere can be reached.

The schema has already seen to keys, types and bounds; here one part of the file is held against another,
and the whole against the map it is drawn on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from game.kit.places import assets
from game.scenarios.charters import charter_ids
from game.scenarios.faults import Fault, nearest, shown
from game.scenarios.geometry import Geometry
from game.scenarios.schema import DOCTRINE_OF_LABEL, ScenarioFile, StateFile, TreatyFile, Way
from game.world.treaties import TreatyKind

__all__ = ["doctrine_ids", "scenario_faults"]

LEAST_BORDER = 40
"""Common border in map units from which two provinces must be linked by land (maps.md §3, step 10)."""


def scenario_faults(told: ScenarioFile, geometry: Geometry | None, file: str) -> list[Fault]:
    """All faults between the parts of a scenario; those against the map only where the map is sound."""
    faults = [
        *_head(told, file),
        *_states(told, file),
        *_provinces(told, file),
        *_links(told, file),
        *_treaties(told, file),
        *_pacts(told, file),
        *_rivalries(told, file),
        *_entrants(told, file),
        *_events(told, file),
    ]
    if not any(fault.place.startswith("links") for fault in faults):
        faults += _roads(told, file)
    return faults + (list(_against_map(told, geometry, file)) if geometry else [])


def _unknown(file: str, place: str, id: str, kind: str, known: Iterable[str]) -> Fault:
    return Fault(file, place, f"{shown(id)} is no {kind} of this scenario", nearest(id, known))


def _twice(ids: Iterable[str]) -> list[str]:
    return [id for id, times in Counter(ids).items() if times > 1]


def doctrine_ids() -> frozenset[str]:
    """Ids a state may name: the six of the reader's table and every file of `assets/doctrines`."""
    written = {path.stem for path in (assets() / "doctrines").glob("*.toml")}
    return frozenset(written | set(DOCTRINE_OF_LABEL.values()))


def _head(told: ScenarioFile, file: str) -> Iterator[Fault]:
    if told.dates.start == 0:
        yield Fault(file, "dates, start", "there is no year 0", "write -1 for 1 BCE or 1 for 1 CE")
    if not told.dates.short <= told.dates.standard <= told.dates.long:
        yield Fault(file, "dates", "the lengths do not rise", "write short ≤ standard ≤ long")
    for id in told.recommended:
        if id not in told.states:
            yield _unknown(file, "recommended", id, "state", told.states)
    known = charter_ids()
    for id in told.charters:
        if id not in known:
            yield Fault(file, "charters", f"no charter is called {shown(id)}", nearest(id, known))


def _everyone(told: ScenarioFile) -> dict[str, StateFile]:
    """The states of the start and those beyond the frontier."""
    return {**told.states, **told.entrants}


def _entrants(told: ScenarioFile, file: str) -> Iterator[Fault]:
    """Powers to come need an open system, an id of their own, and a first turn that may be reached."""
    if told.entrants and told.system.closed:
        yield Fault(file, "entrants", "nobody enters a closed system", "write closed = false or remove the entrants")
    for id, power in told.entrants.items():
        if id in told.states:
            yield Fault(file, f"entrants, {id}", "a state of the start has this id", "choose another id")
        if power.from_turn > told.dates.long:
            wrong = f"the longest game ends at turn {told.dates.long}"
            yield Fault(file, f"entrants, {id}, from_turn", wrong, "write an earlier turn")


def _events(told: ScenarioFile, file: str) -> Iterator[Fault]:
    """Each event needs a state to come over, and a turn that may be reached."""
    everyone = _everyone(told)
    for i, event in enumerate(told.events):
        place = f"events[{i}] {event.kind}"
        if event.state not in everyone:
            yield _unknown(file, f"{place}, state", event.state, "state", everyone)
        if event.turn > told.dates.long:
            yield Fault(
                file, f"{place}, turn", f"the longest game ends at turn {told.dates.long}", "write an earlier turn"
            )


def _states(told: ScenarioFile, file: str) -> Iterator[Fault]:
    owners = Counter(land.owner for land in told.provinces.values())
    doctrines = doctrine_ids()
    for id, state in _everyone(told).items():
        place = f"entrants, {id}" if id in told.entrants else f"states, {id}"
        if not owners[id]:
            wrong = f"{state.name} owns no province"
            yield Fault(file, place, wrong, f'give it one (owner = "{id}") or remove the state')
        elif not any(land.weight for land in told.provinces.values() if land.owner == id):
            wrong = f"all land of {state.name} has weight 0, so its wealth lies nowhere"
            yield Fault(file, place, wrong, "give its capital a weight")
        yield from _seat(told, id, "capital", state.capital, file)
        if state.base:
            yield from _seat(told, id, "base", state.base, file)
        for claim in state.claims:
            yield from _claim(told, id, claim, file)
        if state.doctrine not in doctrines:
            cure = nearest(state.doctrine, doctrines)
            yield Fault(file, f"{place}, doctrine", f"no doctrine is called {shown(state.doctrine)}", cure)
    for key in ("name", "colour"):
        values = [str(getattr(state, key)).casefold() for state in _everyone(told).values()]
        for value in _twice(values):
            wrong = f"two states have the same {key} {shown(value)}"
            yield Fault(file, f"states, {key}", wrong, "change one of them")


def _seat(told: ScenarioFile, id: str, key: str, province: str, file: str) -> Iterator[Fault]:
    """A capital or base must be the state's own land."""
    place = f"states, {id}, {key}"
    land = told.provinces.get(province)
    if land is None:
        yield _unknown(file, place, province, "province", told.provinces)
    elif land.owner != id:
        wrong = f"{shown(province)} belongs to {land.owner}"
        yield Fault(file, place, wrong, f"name a province whose owner is {id}")


def _claim(told: ScenarioFile, id: str, claim: str, file: str) -> Iterator[Fault]:
    place = f"states, {id}, claims"
    if claim not in told.provinces:
        yield _unknown(file, place, claim, "province", told.provinces)
    elif told.provinces[claim].owner == id:
        yield Fault(file, place, f"it owns {shown(claim)} already", "claim only land of others")


def _provinces(told: ScenarioFile, file: str) -> Iterator[Fault]:
    everyone = _everyone(told)
    for id, land in told.provinces.items():
        if land.owner not in everyone:
            yield _unknown(file, f"provinces, {id}, owner", land.owner, "state", everyone)
        if land.owner in told.entrants and not land.off_map:
            wrong = f"{land.owner} comes from beyond the frontier, and this land lies on the map"
            yield Fault(file, f"provinces, {id}", wrong, "write off_map = true, or give the land to a state")
        for core in land.cores or ():
            if core not in everyone:
                yield _unknown(file, f"provinces, {id}, cores", core, "state", everyone)
        for core in _twice(land.cores or ()):
            yield Fault(file, f"provinces, {id}, cores", f"{core} stands there twice", "name it once")
    for name in _twice(land.name.casefold() for land in told.provinces.values()):
        wrong = f"two provinces have the same name {shown(name)}"
        yield Fault(file, "provinces, name", wrong, "change one of them")


def _all_ways(told: ScenarioFile) -> list[tuple[str, Way]]:
    kinds = (("land", told.links.land), ("strait", told.links.strait), ("sea", told.links.sea))
    return [(f"links, {kind}[{i}]", way) for kind, ways in kinds for i, way in enumerate(ways)]


def _links(told: ScenarioFile, file: str) -> Iterator[Fault]:
    seen: dict[frozenset[str], str] = {}
    for place, (a, b, _) in _all_ways(told):
        for id in (a, b):
            if id not in told.provinces:
                yield _unknown(file, place, id, "province", told.provinces)
        if a == b:
            yield Fault(file, place, f"{shown(a)} is linked with itself", "name two provinces")
        elif (pair := frozenset((a, b))) in seen:
            wrong = f'"{a}" and "{b}" are linked already in {seen[pair]}'
            yield Fault(file, place, wrong, "keep one of the two")
        else:
            seen[pair] = place


def _roads(told: ScenarioFile, file: str) -> Iterator[Fault]:
    """Which provinces cannot be reached from the first one; nobody walks through land of powers yet to come."""
    beyond = {id for id, land in told.provinces.items() if land.owner in told.entrants}
    first = next((id for id in told.provinces if id not in beyond), next(iter(told.provinces)))
    at: dict[str, set[str]] = {id: set() for id in told.provinces}
    for _, (a, b, _) in _all_ways(told):
        at[a].add(b)
        at[b].add(a)
    reached: set[str] = set()
    waiting = [first]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += at[here] if here not in beyond else ()
    for id in told.provinces:
        if id not in reached:
            wrong = "it has no link" if not at[id] else f"no way leads there from {first}"
            yield Fault(file, f"provinces, {id}", wrong, "add a land, strait or sea link")


def _parties(told: ScenarioFile, place: str, file: str, ids: Iterable[str]) -> Iterator[Fault]:
    for id in ids:
        if id not in told.states:
            yield _unknown(file, place, id, "state", told.states)


def _treaties(told: ScenarioFile, file: str) -> Iterator[Fault]:
    seen: set[tuple[TreatyKind, frozenset[str]]] = set()
    patrons: dict[str, str] = {}
    for i, treaty in enumerate(told.treaties):
        place = f"treaties[{i}] {treaty.first}–{treaty.second}"
        against = [treaty.against] if treaty.against else []
        yield from _parties(told, place, file, [treaty.first, treaty.second, *against])
        yield from _terms(treaty, place, file)
        key = (treaty.kind, frozenset((treaty.first, treaty.second)))
        if key in seen:
            yield Fault(file, place, f"the two have a treaty of {treaty.kind} already", "keep one of them")
        seen.add(key)
        if treaty.kind is TreatyKind.CLIENTAGE:
            patron = patrons.setdefault(treaty.second, treaty.first)
            if patron != treaty.first:
                wrong = f"{treaty.second} is a client of {patron} already"
                yield Fault(file, place, wrong, "a client has one patron: remove one of the treaties")
    for client, patron in patrons.items():
        if patron in patrons:
            wrong = f"{patron} is patron of {client} and client of {patrons[patron]}"
            yield Fault(file, "treaties", wrong, "a client cannot be a patron: remove one of the treaties")


def _terms(treaty: TreatyFile, place: str, file: str) -> Iterator[Fault]:
    """Terms of one treaty that make no sense together."""
    if treaty.first == treaty.second:
        yield Fault(file, place, "a state has a treaty with itself", "name two states")
    if treaty.against in (treaty.first, treaty.second):
        yield Fault(file, place, "it is aimed at one of its own parties", "name a third state or nobody")
    if treaty.kind is not TreatyKind.CLIENTAGE and (treaty.follows or treaty.tribute_permille):
        wrong = f"a treaty of {treaty.kind} knows no tribute and no following"
        yield Fault(file, place, wrong, 'remove those terms or write kind = "clientage"')
    if treaty.kind is TreatyKind.OFFENCE and treaty.against is None:
        yield Fault(file, place, "a treaty of offence needs a target", "write against = the state's id")
    if treaty.unconditional and treaty.consultative:
        wrong = "help cannot be both unconditional and a matter of talks"
        yield Fault(file, place, wrong, "remove one of the two terms")


def _pacts(told: ScenarioFile, file: str) -> Iterator[Fault]:
    known = charter_ids()
    for id in _twice(pact.id for pact in told.pacts):
        yield Fault(file, f"pacts, {id}", "two pacts have this id", "change one of them")
    for i, pact in enumerate(told.pacts):
        place = f'pacts[{i}] "{pact.id}"'
        if pact.charter not in known:
            wrong = f"no charter is called {shown(pact.charter)}"
            yield Fault(file, f"{place}, charter", wrong, nearest(pact.charter, known))
        yield from _parties(told, f"{place}, members", file, pact.members)
        for id in _twice(pact.members):
            yield Fault(file, f"{place}, members", f"{id} stands there twice", "name it once")
        for id in (pact.leader, *pact.permanent):
            if id not in pact.members:
                wrong = f"{shown(id)} leads or has a veto without being a member"
                yield Fault(file, place, wrong, "add it to members or name another")


def _rivalries(told: ScenarioFile, file: str) -> Iterator[Fault]:
    seen: set[frozenset[str]] = set()
    for i, rivalry in enumerate(told.rivalries):
        place = f"rivalries[{i}] {rivalry.a}–{rivalry.b}"
        yield from _parties(told, place, file, (rivalry.a, rivalry.b))
        pair = frozenset((rivalry.a, rivalry.b))
        if rivalry.a == rivalry.b:
            yield Fault(file, place, "a state is its own rival", "name two states")
        elif pair in seen:
            yield Fault(file, place, "the two are rivals already", "keep one of the entries")
        seen.add(pair)


def _against_map(told: ScenarioFile, geometry: Geometry, file: str) -> Iterator[Fault]:
    drawn = {shape.id for shape in geometry.provinces}
    tagged = {tag.id for tag in geometry.off_map}
    coast = geometry.seaboard()
    for id, land in told.provinces.items():
        place, here = f"provinces, {id}", tagged if land.off_map else drawn
        if id not in here:
            wrong = "the map has no tag for this off-map province" if land.off_map else "the map does not draw it"
            cure = "draw it, or change off_map" if id in drawn | tagged else "draw it, or correct the id"
            yield Fault(file, place, wrong, cure)
        elif land.port and not land.off_map and id not in coast:
            yield Fault(file, f"{place}, port", "on the map it touches no sea", "write port = false")
    for id in sorted((drawn | tagged) - set(told.provinces)):
        yield Fault(file, "provinces", f"the map draws {shown(id)}, which is not told of here", "add it")
    yield from _borders(told, geometry, file)


def _borders(told: ScenarioFile, geometry: Geometry, file: str) -> Iterator[Fault]:
    """Land links need a border on the map; long borders need a land link; sea links need two coasts."""
    border, coast = geometry.common_border(), geometry.seaboard()
    tagged = {tag.id for tag in geometry.off_map}
    linked = {(min(a, b), max(a, b)) for a, b, _ in told.links.land}
    drawn = {shape.id for shape in geometry.provinces}
    for place, (a, b, _) in _all_ways(told):
        if a == b or {a, b} - drawn:
            continue
        if place.startswith("links, land") and (min(a, b), max(a, b)) not in border:
            wrong = f'"{a}" and "{b}" have no common border on the map'
            yield Fault(file, place, wrong, "link them by strait or sea, or not at all")
        inland = [id for id in (a, b) if id not in coast]
        if not place.startswith("links, land") and inland:
            yield Fault(file, place, f"{shown(inland[0])} touches no sea on the map", "link it by land")
    for (a, b), length in sorted(border.items()):
        if length >= LEAST_BORDER and (a, b) not in linked and not {a, b} & tagged:
            wrong = f'"{a}" and "{b}" share a border on the map but no land link'
            yield Fault(file, "links, land", wrong, f'add ["{a}", "{b}", march-kilometres]')
