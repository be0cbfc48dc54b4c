"""A world is read anew as its files change: each save is seen, and every fault until it is mended."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.ui.app import App
from game.ui.screens.front.newgame import NewGameScreen
from game.ui.screens.front.watch import LOOK_MS
from game.ui.widgets.pilot import Pilot

Writer = Callable[..., Path]
SEEN_MS = 3 * LOOK_MS + 100
"""Until a change that was seen has been found at rest, and has been read."""


@pytest.fixture
def folder(own_world: Writer) -> Path:
    return own_world("my_world", "Another Aegean")


@pytest.fixture
def screen(app: App, folder: Path) -> NewGameScreen:
    app.to_new_game("my_world")
    screen = app.window.top
    assert isinstance(screen, NewGameScreen)
    return screen


@pytest.fixture
def pilot(app: App, screen: NewGameScreen) -> Pilot:
    pilot = Pilot(app.window)
    while screen.atlas is None or not screen.atlas.ready:
        pilot.step(50)
    return pilot


def change(folder: Path, pattern: str, put: str) -> str:
    """Write on the file; what stood there before."""
    path = folder / "scenario.toml"
    before = path.read_text(encoding="utf-8")
    text, found = re.subn(pattern, put, before, count=1, flags=re.MULTILINE)
    assert found
    path.write_text(text, encoding="utf-8")
    return before


def test_a_saved_change_is_seen_and_choices_stay(screen: NewGameScreen, pilot: Pilot, folder: Path) -> None:
    pilot.click("Sparta")
    pilot.click("Short · 15")
    atlas, seed = screen.atlas, screen.choices.seed
    change(folder, r'^name = "Sparta"', 'name = "Lacedaemon"')
    change(folder, r"^short = 15", "short = 12")
    pilot.step(SEEN_MS)
    assert pilot.has("Begin as Lacedaemon")
    assert (screen.choices.seat, screen.choices.turns, screen.choices.seed) == ("SPA", 12, seed)
    assert screen.atlas is atlas, "the land is as it was"


def test_faults_are_told_until_they_are_mended(screen: NewGameScreen, pilot: Pilot, folder: Path) -> None:
    atlas, shown = screen.atlas, screen.shown
    before = change(folder, r'^regime = "democracy"', 'regime = "mob"')
    pilot.step(SEEN_MS)
    assert pilot.has("This world has one fault")
    assert any("the map shows the last sound version" in label for label in pilot.labels())
    assert screen.atlas is atlas
    assert screen.shown is shown
    assert pilot.has("Another Aegean", "text"), "its story stays too"
    (folder / "scenario.toml").write_text(before, encoding="utf-8")
    pilot.step(SEEN_MS)
    assert not screen.faults
    assert pilot.has("Begin as Athens")


def test_a_file_that_is_being_written_is_no_news(screen: NewGameScreen, pilot: Pilot, folder: Path) -> None:
    path = folder / "scenario.toml"
    whole = path.read_text(encoding="utf-8")
    for end in (100, 5_000, 9_000):
        path.write_text(whole[:end], encoding="utf-8")
        pilot.step(LOOK_MS + 20)
        assert not screen.faults
    path.write_text(whole, encoding="utf-8")
    pilot.step(SEEN_MS)
    assert not screen.faults


def test_another_land_is_drawn_with_the_old_one_in_sight(screen: NewGameScreen, pilot: Pilot, folder: Path) -> None:
    before = screen.atlas
    path = folder / "geometry.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["rivers"] = []
    path.write_text(json.dumps(told), encoding="utf-8")
    pilot.step(2 * LOOK_MS + 100)
    assert screen.atlas is before
    for _ in range(400):
        pilot.step(50)
        if screen.atlas is not before:
            break
    assert screen.atlas.geometry.rivers == ()
    assert screen.atlas.ready


def test_a_world_that_is_put_into_the_folder_stands_on_the_shelf(
    screen: NewGameScreen, pilot: Pilot, own_world: Writer
) -> None:
    own_world("yours", "From a friend")
    pilot.step(SEEN_MS)
    assert "From a friend" in [card.title for card in screen.cards]
    assert screen.card.id == "my_world"


def test_a_world_that_was_never_sound_is_shown_once_it_is(app: App, own_world: Writer) -> None:
    folder = own_world("my_world", "Another Aegean")
    before = change(folder, r'^regime = "democracy"', 'regime = "mob"')
    app.to_new_game("my_world")
    screen, pilot = app.window.top, Pilot(app.window)
    assert isinstance(screen, NewGameScreen)
    assert screen.atlas is None
    assert pilot.has("This world has one fault")
    (folder / "scenario.toml").write_text(before, encoding="utf-8")
    pilot.step(SEEN_MS)
    assert screen.atlas is not None
    assert pilot.has("Begin as Athens")
