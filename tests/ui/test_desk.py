"""The desk: draft, docket, turn."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.doctrines.mind import Strategy
from game.kit.places import user_settings
from game.match.setup import Setup
from game.scenarios.faults import FaultsFoundError
from game.ui.desk import Desk, cost_of
from game.ui.docket import possible_answers
from game.world.sheets import Gift, Levy, MakeDemand, Recruit
from game.world.worlds import Phase


def play_to(desk: Desk, turn: int, phase: Phase = Phase.ORDERS) -> None:
    while not desk.is_over and (desk.turn, desk.phase) != (turn, phase):
        desk.answer_rest()
        desk.end_phase()


def test_the_ministry_drafts_lawful_orders_within_the_purse(desk: Desk) -> None:
    assert desk.lines
    assert all(one.origin == "ministry" and not one.struck for one in desk.lines)
    assert desk.faults() == {}
    assert 0 <= desk.purse().left <= desk.purse().treasury


def test_every_touch_of_the_draft_can_be_undone_and_done_again(desk: Desk) -> None:
    first = desk.lines
    desk.strike(0)
    assert desk.lines[0].struck
    assert desk.lines[0].line not in desk.sheet().lines
    desk.add(Gift("SPA", 100))
    desk.choose(Strategy.BALANCE, "PER")
    last = desk.lines, desk.strategy, desk.focus
    while desk.undo():
        pass
    assert (desk.lines, desk.strategy, desk.focus) == (first, None, None)
    while desk.redo():
        pass
    assert (desk.lines, desk.strategy, desk.focus) == last
    assert not desk.can_redo


def test_the_players_own_lines_stay_when_the_road_changes(desk: Desk) -> None:
    desk.add(Gift("SPA", 100))
    for road in Strategy:
        desk.choose(road, "PER")
        assert Gift("SPA", 100) in [one.line for one in desk.lines if one.origin == "player"]


def test_a_changed_line_remembers_what_the_draft_said(desk: Desk) -> None:
    n = next(n for n, one in enumerate(desk.lines) if isinstance(one.line, Recruit))
    drafted = desk.lines[n].line
    assert isinstance(drafted, Recruit)
    desk.replace(n, replace(drafted, tenths=1))
    assert desk.lines[n].changed
    assert desk.lines[n].was == drafted
    desk.replace(n, drafted)
    assert not desk.lines[n].changed


def test_adding_a_line_on_the_same_deed_changes_the_one_there(desk: Desk) -> None:
    desk.add(Levy(100))
    desk.add(Levy(200))
    assert [one.line for one in desk.lines if isinstance(one.line, Levy)] == [Levy(200)]


def test_the_purse_counts_what_the_draft_costs(desk: Desk) -> None:
    before = desk.purse()
    desk.add(Gift("SPA", 100))
    assert desk.purse().left == before.left - 100
    assert cost_of(desk.world, "ATH", Recruit("athens", 10)) == 600


def test_an_unlawful_line_says_why(desk: Desk) -> None:
    too_much = Gift("SPA", 10_000_000)
    assert desk.why_not(too_much)
    n = desk.add(too_much)
    assert n in desk.faults()


def test_letters_wait_to_be_answered_and_the_ministry_advises(desk: Desk) -> None:
    while not desk.dispatches() and not desk.is_over:
        desk.end_phase()
    letter = desk.dispatches()[0]
    assert desk.blockers()
    assert letter.advice in possible_answers(desk.world, desk.seat, letter) or letter.advice is not None
    other = next(one for one in possible_answers(desk.world, desk.seat, letter) if type(one) is type(letter.advice))
    desk.answer(other)
    assert desk.dispatches()[0].answer == other
    desk.answer_rest()
    assert desk.blockers() == ()
    assert other in desk.sheet().lines


def test_the_others_turn_runs_beside_the_window(desk: Desk) -> None:
    desk.start_advance()
    assert desk.is_advancing
    assert desk.turn == 1
    while (heard := desk.poll()) is None:
        pass
    assert not desk.is_advancing
    assert heard == desk.last_events
    assert all(event.audience is None or "ATH" in event.audience for event in heard)
    assert desk.phase is Phase.DISPATCHES


def test_a_game_resumes_where_its_last_whole_phase_left_it(desk: Desk) -> None:
    play_to(desk, 3)
    path = desk.chronicle.path
    assert path is not None
    with path.open("ab") as file:
        file.write(b'{"cut')
    again = Desk.resume(path)
    assert (again.turn, again.phase, again.seat) == (3, Phase.ORDERS, "ATH")
    assert again.world == desk.world
    assert again.notice is not None
    again.end_phase()
    assert again.phase is Phase.DISPATCHES


def test_a_copy_can_be_kept_beside_the_game(desk: Desk, tmp_path: Path) -> None:
    play_to(desk, 2)
    copy = tmp_path / "copy.chronicle.jsonl"
    desk.save_as(copy)
    assert Desk.resume(copy).world == desk.world


def test_a_broken_save_is_refused_in_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.chronicle.jsonl"
    broken.write_text("no chronicle\n")
    with pytest.raises(FaultsFoundError):
        Desk.resume(broken)


def test_who_has_lost_its_state_watches_to_the_end(home: Path) -> None:
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=4, players=("ATH",)))
    world = desk.match.world
    gone = {p.id: replace(p, owner="PER", occupier=None) for p in world.provinces.values() if p.owner == "ATH"}
    states = {**world.states, "ATH": replace(world.states["ATH"], alive=False)}
    dead = replace(world, states=states, provinces={**world.provinces, **gone}, forces={**world.forces, "ATH": {}})
    steps = desk.match.chronicle.steps
    steps._entries[0] = steps._opening = replace(steps[0], world=dead)
    desk.match._views.clear()
    desk._open_phase()
    assert desk.is_watching
    while not desk.is_over:
        assert desk.blockers() == ()
        desk.end_phase()
    assert desk.turn == 4


def test_strategy_and_focus_last_from_turn_to_turn(desk: Desk) -> None:
    desk.choose(Strategy.BALANCE, "PER")
    play_to(desk, 2)
    assert (desk.strategy, desk.focus) == (Strategy.BALANCE, "PER")


def test_history_is_told_turn_by_turn(desk: Desk) -> None:
    play_to(desk, 3)
    assert set(desk.history) >= {1, 2}
    assert desk.history[2]


def test_a_demand_on_the_draft_is_a_line_like_any_other(desk: Desk) -> None:
    play_to(desk, 4)
    from game.world.conflicts import Aim, AimKind

    desk.add(MakeDemand("AEG", Aim(AimKind.CLIENTAGE)))
    assert any(isinstance(one.line, MakeDemand) for one in desk.lines)


def test_a_spoiled_note_of_roads_costs_only_the_choice(home: Path, desk: Desk) -> None:
    desk.choose(Strategy.PACT, "PER")
    path = desk.chronicle.path
    assert path is not None
    assert Desk.resume(path).strategy is Strategy.PACT
    for spoiled in ("", "[1, 2]", json.dumps({path.name: 7}), json.dumps({path.name: ["nowhere", "ZZZ"]})):
        (user_settings() / "roads.json").write_text(spoiled, encoding="utf-8")
        again = Desk.resume(path)
        assert (again.strategy, again.focus) == (None, None)
