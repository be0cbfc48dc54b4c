"""The council chamber: its counts are those of the rules, and every seat finds a door in it."""

import itertools
from dataclasses import replace

import pytest

from game.perception import forecast
from game.perception.whip import _carries, forced, whip_count
from game.rules.councils import carries
from game.ui.screens.chamber.circle import circle_of, founding
from game.ui.screens.chamber.empty import open_empty
from game.ui.screens.chamber.movable import lacking
from game.ui.screens.chamber.place import danger_inside_and_out, place_rows
from game.ui.screens.chamber.rest import Rest, last_roll
from game.ui.screens.chamber.sheet import open_chamber
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.plain import Pair
from game.ui.widgets.shell import Screen, Window
from game.ui.widgets.text import signed
from game.world.events import MotionDecided, VoteCast
from game.world.pacts import MotionKind, Vote
from game.world.reasons import Motive
from game.world.sheets import Ballot, CastVote, FoundPact
from tests.ui.dispatches.staged import desk as staged


@pytest.fixture(scope="module")
def at():
    return staged("demand")


@pytest.mark.parametrize("vote", [Vote.MAJORITY, Vote.TWO_THIRDS, Vote.UNANIMITY, Vote.LEADER])
def test_a_roll_called_out_carries_as_the_rules_say(at, vote: Vote) -> None:
    pact = at.world.pacts["pact1"]
    pact = replace(pact, charter=replace(pact.charter, vote=vote, permanent_veto=False))
    view = replace(at.view, world=replace(at.view.world, pacts={"pact1": pact}))
    motion = next(iter(view.world.motions.values()))
    bench = whip_count(view, motion)
    rest = [one.state for one in bench if one.state != pact.leader][:3]
    for ballots in itertools.product((Ballot.YES, Ballot.NO, Ballot.ABSTAIN), repeat=4):
        said = dict(zip((pact.leader, *rest), ballots, strict=True))
        told = bench
        for one in bench:
            told = forced(told, one.state, said.get(one.state, Ballot.ABSTAIN))
        cast = {m: CastVote(motion.id, b) for m, b in said.items()}
        yes, no = (sum(b is which for b in ballots) for which in (Ballot.YES, Ballot.NO))
        shown = _exact(pact, told)
        assert shown == carries(pact, cast, yes, no), (said, shown)


def _exact(pact, bench) -> bool:
    return round(_carries(pact, bench)) == 1


def test_what_a_member_lacks_is_what_would_turn_it(at) -> None:
    for one in whip_count(at.view, next(iter(at.world.motions.values()))):
        worth = sum(t.milli for t in one.terms) / 1000
        if worth:
            line = worth / one.lean
            assert (worth + lacking(one)) / line == pytest.approx(1)


def _with_a_vote(case: str):
    desk = staged(case)
    cast = [
        VoteCast(id=9100 + n, turn=5, pact="pact1", motion="m3", state=m, ballot=b, motive=Motive.SECURITY)
        for n, (m, b) in enumerate((("ATH", Ballot.YES), ("SPA", Ballot.NO), ("COR", Ballot.YES)))
    ]
    decided = MotionDecided(id=9200, turn=5, pact="pact1", motion="m3", motion_kind=MotionKind.SANCTION,
                            about="PER", yes=2, no=1, carried=True, vetoed_by=None)  # fmt: skip
    last = desk.chronicle.steps[-1]
    desk.chronicle.add(replace(last, events=(*cast, decided)))
    return desk


def test_the_last_roll_shows_each_ballot_as_it_was_cast() -> None:
    desk = _with_a_vote("demand")
    roll = last_roll(desk, "pact1")
    assert roll is not None
    assert roll.count(Ballot.YES) == roll.decided.yes
    assert roll.count(Ballot.NO, Ballot.VETO) == roll.decided.no
    rest = Rest(desk, desk.world.pacts["pact1"], desk.scenario.colour)
    assert any(w.label == "On the bench" for row in rest.rows() for w in row.walk())
    rest._show("roll")
    bench = rest._bench.children[0]
    assert [chair.mark for chair in bench.chairs] == ["yes", "no", "yes"]
    assert bench.tally.figure == "2 : 1"


def test_the_bench_at_rest_counts_whom_the_scales_would_count(at) -> None:
    rest = Rest(at, at.world.pacts["pact1"], at.scenario.colour)
    rest.rows()
    bench = rest._bench.children[0]
    by_name = {chair.name: chair for chair in bench.chairs}
    for one in forecast.coalition(at.view, "ATH", "PER")[1:]:
        name = at.world.states[one.state].name
        if name in by_name:
            assert by_name[name].permille == one.credence


def test_a_place_is_worth_the_sum_by_which_one_joins(at) -> None:
    pact = at.world.pacts["pact1"]
    verdict = forecast.would_join(at.view, "ATH", tuple(sorted(pact.members)), pact.charter, pact.legitimacy)
    rows = [w for w in place_rows(at.view, pact) if isinstance(w, Pair)]
    assert next(w.value for w in rows if w.label == "In all") == signed(verdict.milli / 1000, digits=1)
    inside, _ = danger_inside_and_out(at.view, pact)
    assert inside == forecast.danger(at.view)


def test_the_empty_chamber_opens_on_a_door(screen: Screen, pilot: Pilot) -> None:
    desk = staged("own")
    given: list[object] = []
    open_empty(screen, desk, given.append)
    pilot.step(400)
    assert pilot.has("No pact stands")
    pilot.click("Found a pact", "button")
    assert isinstance(given[0], FoundPact)
    assert given[0] == founding(desk)
    assert set(given[0].invited) == set(circle_of(desk.view, given[0].charter))


def test_another_pact_is_one_press_away(screen: Screen, pilot: Pilot) -> None:
    desk = staged("own")
    first = desk.world.pacts["pact1"]
    other = replace(first, id="pact2", charter=replace(first.charter, name="Delian League"), members={"NAX": 1})
    world = replace(desk.chronicle.last.world, pacts={"pact1": first, "pact2": other})
    desk.chronicle.add(replace(desk.chronicle.steps[-1], world=world, events=()))
    open_chamber(screen, desk, "pact1", on_order=lambda line: None)
    pilot.step(400)
    if pilot.has("Pact", "dropdown"):
        pilot.click("Pact", "dropdown")
        pilot.step(200)
        pilot.click("Delian League")
        pilot.step(400)
        assert pilot.has("Apply to join")


@pytest.fixture
def pilot(window: Window, screen: Screen) -> Pilot:
    return Pilot(window)
