"""The shelf as the window sees it: cards that follow their files, and maps kept for as long as they are true."""

import re
import shutil
from pathlib import Path

import pytest

from game.kit.places import maps
from game.ui.app import App
from game.ui.screens.front.reading import examine
from game.ui.shelf import Shelf, stamp_of


@pytest.fixture
def folder(home: Path) -> Path:
    folder = home / "worlds" / "my_world"
    shutil.copytree(maps() / "greece_499bce", folder)
    write(folder, r"^id = .*$", 'id = "my_world"')
    return folder


def write(folder: Path, pattern: str, put: str) -> None:
    path = folder / "scenario.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, put, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def test_a_card_follows_its_files(folder: Path) -> None:
    shelf = Shelf()
    before = shelf.card("my_world")
    assert before is not None
    assert shelf.card("my_world") == before
    write(folder, r"^title = .*$", 'title = "Something else"')
    after = shelf.card("my_world")
    assert after != before
    assert after.title == "Something else"


def test_what_lies_beside_the_files_of_a_world_is_no_change(folder: Path) -> None:
    before = stamp_of(folder)
    (folder / ".scenario.toml.swp").write_text("an editor's own")
    (folder / "scenario.toml~").write_text("what it was")
    (folder / ".#scenario.toml").symlink_to("nobody@nowhere")
    assert stamp_of(folder) == before
    assert stamp_of(folder / "nowhere") == ()


def test_faults_noted_stay_for_as_long_as_the_files_do(folder: Path) -> None:
    shelf = Shelf()
    (folder / "geometry.json").write_text("{", encoding="utf-8")
    card = shelf.card("my_world")
    assert not card.faults, "the scenario's own file is sound"
    shelf.note(card, examine(card).faults)
    assert shelf.card("my_world").faults
    shutil.copy(maps() / "greece_499bce" / "geometry.json", folder)
    assert not shelf.card("my_world").faults


def test_years_are_told_from_first_to_last(folder: Path) -> None:
    shelf = Shelf()
    assert shelf.card("my_world").years == "499–450 BCE"
    write(folder, r"^start = .*$", "start = 1900")
    write(folder, r"^years_a_turn = .*$", "turns_a_year = 2")
    card = shelf.card("my_world")
    assert (card.date, card.years) == ("1900", "1900–1924")


def test_a_miniature_shows_land_sea_and_owners(folder: Path) -> None:
    plate = examine(Shelf().card("my_world")).plate
    assert plate is not None
    colours = {tuple(plate.get_at((x, y)))[:3] for x in range(0, plate.get_width(), 3) for y in range(0, 150, 3)}
    assert len(colours) > 10


def test_a_scenario_is_read_anew_only_when_its_files_change(app: App, folder: Path) -> None:
    first = app.scenario("my_world")
    assert app.scenario("my_world") is first
    atlas, scenery = app.atlas(first), app.scenery(first)
    write(folder, r"^title = .*$", 'title = "Something else"')
    again = app.scenario("my_world")
    assert again.told.title == "Something else"
    assert app.atlas(again) is atlas, "the land is the same"
    assert app.scenery(again) is not scenery


def test_a_map_is_made_anew_where_the_relief_has_changed(app: App, folder: Path) -> None:
    atlas = app.atlas(app.scenario("my_world"))
    (folder / "relief.jpg").write_bytes((folder / "relief.jpg").read_bytes() + b" ")
    assert app.atlas(app.scenario("my_world")) is not atlas
