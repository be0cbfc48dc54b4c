"""What if, in the window: asked by mouse and by key, refined while one watches, stopped at once, kept and exported."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report.exports.what_ifs import spell_what_if
from game.ui.screens.report.book import ReportScreen
from game.ui.screens.report.volume import Volume, open_volume
from game.ui.screens.report.whatif_dots import DotChart
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window
from game.ui.widgets.walk import reveal


@pytest.fixture(scope="module")
def greece() -> Chronicle:
    games = (simulate(Setup(scenario="greece_499bce", seed=seed, turns=12)).chronicle for seed in range(7, 60))
    return next(game for game in games if game.world.wars)


@pytest.fixture
def window(home: Path) -> Iterator[Window]:
    window = Window((1600, 900))
    yield window
    window.shut()


@pytest.fixture(scope="module")
def volume(greece: Chronicle) -> Volume:
    """Its book, bound once."""
    return open_volume(greece)


@pytest.fixture
def screen(window: Window, greece: Chronicle, volume: Volume) -> ReportScreen:
    screen = ReportScreen(greece, volume=volume)
    window.push(screen)
    return screen


def wait_for(pilot: Pilot, screen: ReportScreen, replays: int) -> int:
    """Let frames pass until so many re-plays are in; how many are."""
    until = time.monotonic() + 90
    while time.monotonic() < until:
        pilot.step()
        assert not screen.questions.inquiry.fault
        assert screen.questions.chosen is not None
        seen = screen.questions.told(screen.questions.chosen).replays
        if seen >= replays:
            return seen
        time.sleep(0.01)
    raise AssertionError("the workers never answered")


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for_end(pids: tuple[int, ...]) -> None:
    until = time.monotonic() + 10
    while any(map(is_alive, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(is_alive, pids))


def test_no_worker_begins_before_the_page_is_opened_and_none_outlives_it(screen: ReportScreen, window: Window) -> None:
    pilot = Pilot(window)
    for page in ("wars", "charts"):
        screen.turn_to(page)
        pilot.step()
        assert not screen.questions.inquiry.pids
    screen.turn_to("whatif")
    pilot.step()
    pids = screen.questions.inquiry.pids
    assert pids
    screen.turn_to("verdict")
    assert not screen.questions.inquiry.pids
    wait_for_end(pids)


def test_a_press_on_a_proposal_plays_it_and_the_answer_grows_while_one_watches(
    screen: ReportScreen, window: Window
) -> None:
    pilot = Pilot(window)
    screen.turn_to("whatif")
    pilot.step()
    rows = pilot.seen("row")
    assert len(rows) == len(screen.questions.proposed) == 5
    pilot.click(rows[0])
    assert screen.questions.is_running
    assert pilot.has("Stop", "button")
    first = wait_for(pilot, screen, 1)
    assert pilot.has(f"{first} of 200 re-plays each way", "text")
    later = wait_for(pilot, screen, first + 4)
    told = screen.questions.told(screen.questions.proposed[0])
    assert told.replays == later
    assert pilot.has(told.sentence, "text")
    pilot.click("Stop", "button")
    assert not screen.questions.is_running
    assert pilot.has("Go on", "button")


def test_by_key_alone_a_decision_is_found_played_and_stopped(screen: ReportScreen, window: Window) -> None:
    pilot = Pilot(window)
    screen.turn_to("whatif")
    while pilot.focus is None or pilot.focus.role != "field":
        pilot.press("tab")
    pilot.type("demanded")
    pilot.step()
    found = screen.questions.matching()
    assert 0 < len(found) < len(screen.questions.all)
    assert all("demanded" in f"{one.dated} {one.instead}" for one in found)
    while pilot.focus is None or pilot.focus.role != "table":
        pilot.press("tab")
    pilot.press("home", "down", "enter")
    assert screen.questions.chosen == found[1]
    assert screen.questions.is_running
    wait_for(pilot, screen, 1)
    pilot.press("g")
    assert not screen.questions.is_running


def test_words_a_state_a_kind_and_a_war_sift_the_decisions(screen: ReportScreen, window: Window) -> None:
    pilot = Pilot(window)
    screen.turn_to("whatif")
    pilot.step()
    questions = screen.questions
    seat = questions.all[0].seat
    questions.seat = seat
    assert {one.seat for one in questions.matching()} == {seat}
    questions.seat, questions.kind = "", "pledge"
    assert {one.kind for one in questions.matching()} == {"pledge"}
    questions.kind, questions.war = "", screen.volume.report.wars[0].id
    assert all(questions.war in one.wars for one in questions.matching())
    questions.war, questions.sought = "", "no such words at all"
    assert not questions.matching()


def test_a_wars_page_asks_and_shows_what_was_found(screen: ReportScreen, window: Window) -> None:
    pilot = Pilot(window)
    screen.turn_to("wars")
    pilot.step()
    war = screen.volume.report.wars[0]
    button = next(w for w in pilot.seen("button") if w.label.startswith("Ask: what if"))
    reveal(button)
    pilot.step()
    pilot.click(button)
    assert screen.page == "whatif"
    assert screen.questions.chosen is not None
    assert war.id in screen.questions.chosen.wars
    wait_for(pilot, screen, 2)
    asked = screen.questions.chosen
    screen.turn_to("wars")
    pilot.step()
    charts = [w for w in pilot.seen("chart") if isinstance(w, DotChart)]
    told = screen.questions.told(asked)
    if told.headline is not None and told.headline.is_share:
        assert charts[0].label == told.headline.name
        assert [row.label for row in charts[0].rows] == ["As it was", asked.instead]
    pilot.press("left")
    screen.turn_to("whatif")
    assert screen.questions.told(asked) == told


def test_an_export_holds_what_was_found(screen: ReportScreen, window: Window, home: Path) -> None:
    pilot = Pilot(window)
    screen.turn_to("whatif")
    pilot.step()
    pilot.click(pilot.seen("row")[1])
    wait_for(pilot, screen, 2)
    pilot.press("g")
    pilot.step(200)
    asked = screen.questions.proposed[1]
    told = screen.questions.told(asked)
    answers = screen.questions.answers()
    assert told in answers
    assert [one.reversal for one in answers] == list(screen.questions.proposed)
    row = next(row for row in map(spell_what_if, answers) if row["id"] == asked.id)
    assert row["replays"] == told.replays > 0
    assert json.loads(json.dumps(row)) == row


def test_the_frame_is_not_held_up_by_the_playing(screen: ReportScreen, window: Window) -> None:
    """The window's own work while answers come in, by its own clock: workers on its cores cost it none."""
    pilot = Pilot(window)
    screen.turn_to("whatif")
    pilot.step()
    pilot.click(pilot.seen("row")[0])
    spent, seen = [], 0
    until = time.monotonic() + 60
    while seen < 6 and time.monotonic() < until:
        begun = time.thread_time()
        pilot.step()
        spent.append(time.thread_time() - begun)
        seen = screen.questions.told(screen.questions.proposed[0]).replays
        time.sleep(0.01)
    assert seen >= 6
    spent.sort()
    assert spent[len(spent) // 2] < 0.02


def test_closing_the_window_ends_the_workers(home: Path, greece: Chronicle) -> None:
    window = Window((1024, 640))
    screen = ReportScreen(greece)
    window.push(screen)
    pilot = Pilot(window)
    screen.turn_to("whatif")
    pilot.step()
    pilot.click(pilot.seen("row")[0])
    pids = screen.questions.inquiry.pids
    assert pids
    window.shut()
    wait_for_end(pids)
