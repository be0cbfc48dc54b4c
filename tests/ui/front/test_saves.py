"""The list of saves: sorted, renamed, deleted and brought back; damaged files are shown and go on where they can."""

from pathlib import Path

import pytest

from game.chronicle.files import SUFFIX
from game.match.setup import Setup
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.screens.front.savenames import name_of, path_for
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.table import Table


def play(home: Path, seat: str, name: str, phases: int = 0) -> Path:
    path = home / "saves" / f"{name}{SUFFIX}"
    path.parent.mkdir(exist_ok=True)
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=6, players=(seat,)), path)
    for _ in range(phases):
        desk.answer_rest()
        desk.end_phase()
    desk.finish()
    return path


@pytest.fixture
def listed(app: App, home: Path) -> Pilot:
    play(home, "ATH", "first", 3)
    play(home, "SPA", "second", 1)
    app.to_title()
    pilot = Pilot(app.window)
    app.open_saves()
    pilot.step(400)
    return pilot


def table(pilot: Pilot) -> Table:
    found = pilot.find("Saved games", "table")
    assert isinstance(found, Table)
    return found


def shown(pilot: Pilot, column: int) -> list[str]:
    return [row.cells[column].text for row in table(pilot).rows]


def test_each_game_says_who_where_and_how_far_and_can_be_sorted(listed: Pilot) -> None:
    assert shown(listed, 0) == ["Sparta", "Athens"]
    assert shown(listed, 3) == ["1 of 6", "2 of 6"]
    assert all("BCE" in date for date in shown(listed, 4))
    table(listed).sort_by(0)
    assert shown(listed, 0) == ["Athens", "Sparta"]


def test_the_game_chosen_is_opened_by_keys(app: App, listed: Pilot) -> None:
    listed.press("down", "enter")
    assert app.desk is not None
    assert app.desk.seat == "ATH"


def test_a_game_is_deleted_after_a_question_and_brought_back(app: App, listed: Pilot, home: Path) -> None:
    path = home / "saves" / f"second{SUFFIX}"
    listed.press("delete")
    listed.click("Keep")
    assert path.exists()
    listed.click("Delete")
    listed.click("Delete")
    assert not path.exists()
    assert shown(listed, 0) == ["Athens"]
    listed.press("ctrl+z")
    assert path.exists()
    assert shown(listed, 0) == ["Sparta", "Athens"]
    assert not listed.has("Bring it back")


def test_what_was_deleted_is_gone_when_the_list_is_opened_again(app: App, listed: Pilot, home: Path) -> None:
    listed.click("Delete")
    listed.click("Delete")
    listed.press("esc")
    app.open_saves()
    assert [one.name for one in (home / "saves").iterdir()] == [f"first{SUFFIX}"]


def test_a_game_gets_another_name_but_not_that_of_another(app: App, listed: Pilot, home: Path) -> None:
    listed.press("f2")
    listed.click("New name", "field")
    listed.press("ctrl+a")
    listed.type("first")
    listed.press("enter")
    assert not listed.find("Rename", "button").enabled
    assert "already" in listed.find("New name").wrong  # type: ignore[attr-defined]
    listed.press("ctrl+a")
    listed.type("Ἀθῆναι: the/war")
    listed.press("enter")
    assert (home / "saves" / f"Ἀθῆναι_the_war{SUFFIX}").exists()
    assert "Ἀθῆναι the war" in shown(listed, 1)


def test_the_game_on_the_table_is_neither_renamed_nor_deleted(app: App, listed: Pilot) -> None:
    listed.press("enter")
    app.open_saves()
    listed.step(100)
    assert not listed.find("Delete").enabled
    assert "on the table" in listed.find("Delete").why_not


def test_without_a_game_the_list_says_so(app: App, home: Path) -> None:
    app.to_title()
    pilot = Pilot(app.window)
    app.open_saves()
    assert any("no saved game yet" in words for words in pilot.labels("text"))
    pilot.press("enter", "delete", "f2")
    assert pilot.has("Saved games")


def test_a_damaged_save_is_listed_with_its_sentence_and_not_opened(app: App, home: Path) -> None:
    (home / "saves").mkdir(exist_ok=True)
    path = home / "saves" / f"broken{SUFFIX}"
    path.write_text("nothing\n")
    app.to_title()
    pilot = Pilot(app.window)
    assert not pilot.has("Continue")
    app.open_saves()
    assert shown(pilot, 0) == ["damaged"]
    assert any("cannot be opened" in words for words in pilot.labels("text"))
    pilot.press("enter")
    assert app.desk is None
    app.open_save(path)
    assert app.desk is None


def test_a_cut_save_goes_on_at_its_last_whole_phase_and_says_so(app: App, home: Path) -> None:
    path = play(home, "ATH", "cut", 3)
    path.write_bytes(path.read_bytes()[:-40])
    app.to_title()
    app.open_save(path)
    assert app.desk is not None
    assert app.desk.turn == 2
    assert any("last whole phase" in words for words in app.window.toasts.words)


def test_names_become_files_that_every_system_takes() -> None:
    assert path_for("CON").name == f"CON_{SUFFIX}"
    assert path_for("../../x").name == f"x{SUFFIX}"
    assert path_for("  ").name == f"game{SUFFIX}"
    assert name_of(path_for("before the war")) == "before the war"
    assert len(path_for("a" * 300).name) < 120
