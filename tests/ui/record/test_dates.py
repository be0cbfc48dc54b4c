"""The calendar: for every record with a date there is a row, and nothing another court keeps to itself."""

from dataclasses import replace

import pytest

from game.chronicle.entry import Entry
from game.match.match import Match
from game.match.setup import Setup
from game.measures.law import active_wars
from game.report.telling.naming import Names
from game.ui.desk import Desk
from game.ui.screens.words.dates import Dated, dated, due_soon
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World


def keys_of(world: World, seat: str) -> set[tuple[str, ...]]:
    """What the records say has a date."""
    found: set[tuple[str, ...]] = {("end",)}
    found |= {("treaty", t.id) for t in world.treaties.values() if t.until is not None or seat in t.parties}
    found |= {("crisis", c.id) for c in world.crises.values()}
    found |= {("pledge", c.id, p.state) for c in world.crises.values() for p in c.pledges}
    found |= {("war", w.id) for w in active_wars(world)}
    for pact in world.pacts.values():
        found |= {("leaving", pact.id, state) for state in pact.leaving}
        found |= {("joining", pact.id, state) for state, turn in pact.members.items() if turn > world.turn}
        found |= {("dissenting", pact.id, state) for state in pact.dissenting}
        found |= {("sanctions", pact.id, state) for state in pact.sanctioned}
        found |= {("amended", pact.id)} if pact.amended else set()
    return found


@pytest.mark.parametrize(("seed", "seat"), [(5, "MIL"), (3, "ATH")])
def test_every_record_with_a_date_has_its_row(home: object, seed: int, seat: str) -> None:
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=seed, turns=16, players=(seat,)))
    kinds: set[str] = set()
    while not desk.is_over and not desk.is_watching:
        found = {one.key: one for one in dated(desk, Names(desk.world))}
        assert keys_of(desk.world, seat) <= set(found)
        assert {("letter", x.id) for x in desk.dispatches()} <= set(found)
        for one in found.values():
            _holds(one, desk.world)
        kinds |= {one.kind for one in found.values()}
        desk.answer_rest()
        desk.end_phase()
    assert {"Treaty", "Truce", "Demand", "War"} <= kinds


def _holds(one: Dated, world: World) -> None:
    """Its date is not past, and a treaty's is the treaty's own."""
    if one.key[0] == "treaty":
        assert one.due == world.treaties[one.key[1]].until
    elif one.due is not None:
        assert one.due >= world.turn or one.key[0] in ("leaving", "dissenting")


def test_a_secret_treaty_of_others_is_on_nobody_elses_calendar(desk: Desk) -> None:
    secret = Treaty("t99", TreatyKind.DEFENCE, "SPA", "COR", 1, 9, secret=True)
    match = desk.match
    world = replace(match.world, treaties={**match.world.treaties, "t99": secret})
    match.chronicle.add(Entry(1, "orders", (), (), (), world))
    mine = Desk(Match(match.chronicle), "ATH")
    theirs = Desk(Match(match.chronicle), "COR")
    assert ("treaty", "t99") not in {one.key for one in dated(mine, Names(mine.world))}
    assert ("treaty", "t99") in {one.key for one in dated(theirs, Names(theirs.world))}


def test_what_ends_soon_is_ours_and_near(desk: Desk) -> None:
    soon = due_soon(desk, Names(desk.world))
    assert all(one.ours and one.due is not None and one.due - desk.turn <= 2 for one in soon)
