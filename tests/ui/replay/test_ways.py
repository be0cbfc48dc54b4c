"""The ways to the replay and back, and the game beside it."""

import time
from pathlib import Path

import pytest

from game.__main__ import main
from game.chronicle.files import save_as
from game.chronicle.record import Chronicle
from game.match.setup import NO_CHARTER, Setup
from game.match.simulate import simulate
from game.ui.app import App, GameWindow
from game.ui.screens.replay.again import Change, Rerun, changed_header
from game.ui.screens.replay.compare import differences
from game.ui.screens.replay.screen import ReplayScreen
from game.ui.screens.report.book import ReportScreen
from game.ui.screens.report.chain import ChainBox
from game.ui.screens.report.system import KeyedChart
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window
from tests.ui.replay.conftest import Opened


@pytest.fixture
def report(window: Window, greece: Chronicle) -> tuple[ReportScreen, Pilot]:
    screen = ReportScreen(greece)
    window.push(screen)
    return screen, Pilot(window)


def test_a_box_of_a_wars_chain_leads_to_its_turn_and_esc_back_to_the_page(
    window: Window, report: tuple[ReportScreen, Pilot]
) -> None:
    screen, pilot = report
    pilot.press("2")
    box = next(w for w in pilot.seen("link") if isinstance(w, ChainBox) and w.link.tone == "war")
    pilot.hover(box)
    pilot.step(700)
    assert "Press to replay from" in pilot.tip
    pilot.click(box)
    assert isinstance(window.top, ReplayScreen)
    pilot.step(300)
    assert window.top.pane.slot.turn == box.link.turn
    assert any(event.id == box.link.event for event in window.top.pane.slot.events)
    pilot.press("esc")
    assert window.top is screen
    assert screen.page == "wars"


def test_a_row_is_pressed_by_key_and_the_page_is_found_where_it_was_left(
    window: Window, report: tuple[ReportScreen, Pilot]
) -> None:
    screen, pilot = report
    pilot.press("2", "pagedown")
    assert screen.scroll is not None
    left = screen.scroll.offset
    assert left > 0
    rows = [w for w in pilot.seen("entry") if w.focusable and w.entry.moment is not None]
    pilot.press("tab")
    screen.layers.focus(rows[0], by_key=True)
    left = screen.scroll.offset
    pilot.press("enter")
    assert isinstance(window.top, ReplayScreen)
    pilot.step(300)
    assert window.top.pane.slot.turn == rows[0].entry.moment
    pilot.click("Back to the report")
    assert window.top is screen
    assert screen.scroll.offset == left


def test_a_year_of_a_chart_leads_to_its_turn(window: Window, report: tuple[ReportScreen, Pilot]) -> None:
    screen, pilot = report
    screen.turn_to("charts")
    pilot.step()
    chart = next(w for w in pilot.seen("chart") if isinstance(w, KeyedChart) and w.moments)
    pilot.click((round(chart._x(4)), chart._plot.centery))
    assert isinstance(window.top, ReplayScreen)
    pilot.step(300)
    assert window.top.pane.slot.turn == chart.moments[4]
    assert window.top.pane.film.date(window.top.place).startswith(chart.model.x_labels[4].split(" ")[0])


def test_r_opens_the_replay_at_its_beginning(window: Window, report: tuple[ReportScreen, Pilot]) -> None:
    _, pilot = report
    pilot.press("r")
    assert isinstance(window.top, ReplayScreen)
    assert window.top.place == 0


def test_any_saved_game_can_be_replayed_from_the_list(home: Path, greece: Chronicle) -> None:
    save_as(greece, home / "saves" / "old.chronicle.jsonl")
    window = GameWindow((1600, 900))
    app = App(window)
    app.to_title()
    pilot = Pilot(window)
    app.open_saves()
    pilot.step()
    pilot.click("Replay")
    assert isinstance(window.top, ReplayScreen)
    assert len(window.top.pane.film.chronicle) == len(greece)
    pilot.press("esc")
    assert window.top is not None
    assert window.top.title == "title"
    window.shut()


def test_watch_and_verify_do_not_go_together(greece: Chronicle, tmp_path: Path, capsys) -> None:
    save_as(greece, tmp_path / "g.chronicle.jsonl")
    assert main(["replay", str(tmp_path / "g.chronicle.jsonl"), "--watch", "--verify"]) == 2
    assert "do not go together" in capsys.readouterr().err


def test_watch_without_a_display_says_so(monkeypatch: pytest.MonkeyPatch, greece: Chronicle, tmp_path: Path, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    save_as(greece, tmp_path / "g.chronicle.jsonl")
    assert main(["replay", str(tmp_path / "g.chronicle.jsonl"), "--watch"]) == 2
    assert "no display" in capsys.readouterr().err


def test_two_games_share_one_line_and_what_differs_is_counted(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece, 5)
    other = simulate(Setup(scenario="greece_499bce", seed=8, turns=6)).chronicle
    screen.stand_beside(other, "another")
    pilot.step(100)
    pilot.press("right")
    assert [pane.slot.turn for pane in screen.panes] == [6, 6]
    told = {name: (a, b) for name, a, b in differences(*screen.panes)}
    for pane, n in zip(screen.panes, (0, 1), strict=True):
        events = [e for slot in pane.film.slots[:7] for e in slot.events]
        wars = {e.war for e in events if e.kind in ("war_began", "civil_war_broke")}
        assert told["Wars begun"][n] == str(len(wars))
        assert told["Pacts"][n] == str(len(pane.slot.world.pacts))
    pilot.press("end")
    assert [pane.slot.turn for pane in screen.panes] == [12, 6]
    pilot.click("Close the other game")
    assert len(screen.panes) == 1


def heard(rerun: Rerun) -> None:
    until = time.monotonic() + 60
    while not rerun.poll():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_played_again_with_nothing_changed_a_game_of_doctrines_comes_out_the_same(home: Path) -> None:
    first = simulate(Setup(scenario="greece_499bce", seed=3, turns=2)).chronicle
    rerun = Rerun(changed_header(first.header, Change()), "as it was")
    rerun.start()
    heard(rerun)
    assert rerun.fault == ""
    assert rerun.chronicle is not None
    assert rerun.chronicle.world == first.world
    assert rerun.turn == 2
    assert not list((home / "cache").glob("again-*"))


def test_a_change_reaches_the_seats_it_names_and_no_other(greece: Chronicle) -> None:
    header = greece.header
    alone = changed_header(header, Change("jackal", "SPA"))
    assert {s for s in header.doctrines if alone.doctrines[s] != header.doctrines[s]} <= {"SPA"}
    assert alone.doctrines["SPA"] == "jackal"
    everyone = changed_header(header, Change("jackal", None, NO_CHARTER))
    assert set(everyone.seats.values()) == {"jackal"}
    assert everyone.charters == ()
    assert (everyone.seed, everyone.turns, everyone.scenario) == (header.seed, header.turns, header.scenario)


def test_the_other_game_is_played_beside_the_window_and_can_be_stopped(opened: Opened, greece: Chronicle) -> None:
    screen, pilot = opened(greece, 2)
    screen.play_again(Change("jackal"))
    assert screen.rerun is not None
    process = screen.rerun._process
    pilot.step()
    assert pilot.has("Cancel")
    pilot.press("right")
    assert screen.place == 3
    pilot.click("Cancel")
    assert screen.rerun is None
    assert process is not None
    assert not process.is_alive()
    assert len(screen.panes) == 1


def test_the_game_played_again_stands_beside_the_first_when_it_is_done(opened: Opened, home: Path) -> None:
    short = simulate(Setup(scenario="greece_499bce", seed=3, turns=2)).chronicle
    screen, pilot = opened(short)
    screen.play_again(Change("offensive_realist"))
    until = time.monotonic() + 60
    while screen.rerun is not None:
        assert time.monotonic() < until
        pilot.step()
        time.sleep(0.02)
    assert len(screen.panes) == 2
    assert set(screen.panes[1].film.chronicle.header.seats.values()) == {"offensive_realist"}
    assert screen.panes[1].name.endswith("in all states")
