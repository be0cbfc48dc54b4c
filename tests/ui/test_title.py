"""From the title into a game and back, by hand and by key."""

from pathlib import Path

import pytest

from game.match.setup import Setup
from game.ui.app import App, run
from game.ui.desk import Desk
from game.ui.preferences import load_preferences, preferences_path
from game.ui.screens.front.choices import BY_LOT, Choices
from game.ui.screens.front.newgame import NewGameScreen
from game.ui.screens.front.title import TitleScreen
from game.ui.widgets.pilot import Pilot


def labels(pilot: Pilot) -> list[str]:
    return pilot.labels()


def test_without_a_saved_game_nothing_is_offered_that_is_not_there(pilot: Pilot) -> None:
    assert "New game" in labels(pilot)
    assert not {"Continue", "Load"} & set(labels(pilot))


def test_two_clicks_begin_a_game(app: App, pilot: Pilot) -> None:
    pilot.click("New game")
    assert isinstance(app.window.top, NewGameScreen)
    pilot.click("Begin as Athens")
    assert app.desk is not None
    assert (app.desk.seat, app.desk.turn) == ("ATH", 1)


def test_two_keys_begin_a_game(app: App, pilot: Pilot) -> None:
    pilot.press("enter", "enter")
    assert app.desk is not None


def test_a_seat_is_taken_from_the_list_or_from_the_map(app: App, pilot: Pilot) -> None:
    pilot.click("New game")
    pilot.click("Sparta")
    assert pilot.has("Begin as Sparta")
    screen = app.window.top
    assert isinstance(screen, NewGameScreen)
    screen.picked("thebes", None)
    assert pilot.has("Begin as Thebes")
    screen.picked(None, "COR@corinth")
    pilot.press("enter")
    assert app.desk is not None
    assert app.desk.seat == "COR"


def test_the_list_of_seats_is_walked_by_keys_alone(app: App, pilot: Pilot) -> None:
    pilot.press("enter")
    for _ in range(60):
        pilot.press("tab")
        if pilot.focus is not None and pilot.focus.label == "Athens":
            break
    pilot.press("down", "enter")
    assert pilot.has("Begin as Sparta")
    pilot.press("enter")
    assert app.desk is not None
    assert app.desk.seat == "SPA"


def test_terms_are_as_chosen(app: App, pilot: Pilot) -> None:
    pilot.click("New game")
    pilot.click("Short · 15")
    pilot.click("Terms", "tab")
    pilot.click("None")
    pilot.click("Seed", "field")
    pilot.press("ctrl+a")
    pilot.type("77")
    pilot.click("Doctrines")
    pilot.click("Drawn by lot")
    pilot.click("Done")
    pilot.click("Begin as Athens")
    assert app.desk is not None
    header = app.desk.chronicle.header
    assert (header.turns, header.seed, header.charters) == (15, 77, ())
    assert BY_LOT not in header.seats.values()


def test_one_doctrine_can_play_all(app: App) -> None:
    choices = Choices(app.scenario("greece_499bce"))
    choices.give_all("jackal")
    assert choices.minds_told == "all jackal"
    assert set(choices.setup().doctrines.values()) == {"jackal"}
    choices.give_all("")
    assert choices.minds_told == "as in the record"
    assert choices.setup().doctrines == {}


def test_a_game_is_continued_from_the_title(app: App, pilot: Pilot) -> None:
    pilot.press("enter", "enter")
    assert app.desk is not None
    app.desk.end_phase()
    app.to_title()
    pilot.step()
    assert pilot.has("Continue")
    pilot.press("enter")
    assert app.desk is not None
    assert app.desk.phase.value == "dispatches"


def test_the_pause_menu_leads_everywhere_and_back(app: App, pilot: Pilot) -> None:
    pilot.press("enter", "enter", "esc")
    assert pilot.has("Resume")
    for entry, says in (("Settings", "Size of everything"), ("How to play", "Keys"), ("Load", "Saved games")):
        pilot.click(entry)
        assert pilot.has(says), entry
        pilot.press("esc")
        assert pilot.has("Resume")
    pilot.click("To the title")
    assert isinstance(app.window.top, TitleScreen)
    assert app.desk is None


def test_quitting_asks_first(app: App, pilot: Pilot) -> None:
    pilot.press("enter", "enter", "esc")
    pilot.click("Quit")
    assert app.window.running
    pilot.click("Stay")
    pilot.click("Quit")
    pilot.click("Quit")
    assert not app.window.running


def test_a_copy_is_saved_under_a_name(app: App, pilot: Pilot, home: Path) -> None:
    pilot.press("enter", "enter", "ctrl+s")
    pilot.click("Name of the copy", "field")
    pilot.press("ctrl+a")
    pilot.type("before: the/war")
    pilot.click("Save")
    assert (home / "saves" / "before_the_war.chronicle.jsonl").exists()


def test_a_finished_game_opens_its_report(app: App, home: Path) -> None:
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=3, turns=1, players=("ATH",)))
    while not desk.is_over:
        desk.answer_rest()
        desk.end_phase()
    app.to_title()
    pilot = Pilot(app.window)
    pilot.click("Report")
    assert getattr(app.window.top, "subject", None) is not None
    assert app.desk is None


@pytest.mark.parametrize("scale", ["75 %", "150 %", "250 %"])
def test_size_changes_at_once_and_is_kept(app: App, pilot: Pilot, scale: str) -> None:
    pilot.click("Settings")
    pilot.click(scale)
    assert app.window.look.manner.scale == int(scale.removesuffix(" %")) / 100
    assert load_preferences()[0].scale == int(scale.removesuffix(" %"))
    pilot.press("esc")
    assert pilot.has("New game")
    app.to_new_game()
    pilot.step(50)
    pilot.press("enter")
    assert app.desk is not None


def test_palette_and_motion(app: App, pilot: Pilot) -> None:
    pilot.click("Settings")
    pilot.click("Vision", "tab")
    pilot.click("Colour-blind")
    assert app.window.look.manner.palette == "colour_blind"
    assert load_preferences()[0].palette == "colour_blind"


@pytest.mark.parametrize("text", ["{", '{"scale": 9000}', '{"colour": 1}', "\xff", '{"scale": "100"}'])
def test_a_spoilt_settings_file_costs_one_sentence(home: Path, text: str) -> None:
    preferences_path().write_bytes(text.encode("latin-1"))
    chosen, wrong = load_preferences()
    assert chosen.scale == 100
    assert wrong.endswith(".")
    assert wrong.count("\n") == 0


def test_help_opens_by_key(pilot: Pilot) -> None:
    pilot.press("f1")
    assert pilot.has("Keys")


def test_without_a_display_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert run() == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "simulate" in said
