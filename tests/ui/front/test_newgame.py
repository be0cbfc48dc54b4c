"""The shelf of a new game: which worlds stand on it, how one is found, opened, copied, taken off and brought back."""

import re
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.match.setup import Setup
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.screens.front.newgame import NewGameScreen
from game.ui.screens.front.shelfpaper import SEARCH
from game.ui.screens.front.worldrow import WorldRow
from game.ui.widgets.look import Manner
from game.ui.widgets.pilot import Pilot

Writer = Callable[..., Path]


def change(folder: Path, pattern: str, put: str) -> None:
    path = folder / "scenario.toml"
    text, found = re.subn(pattern, put, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert found
    path.write_text(text, encoding="utf-8")


def opened(app: App, world: str = "") -> tuple[NewGameScreen, Pilot]:
    app.to_new_game(world)
    screen, pilot = app.window.top, Pilot(app.window)
    assert isinstance(screen, NewGameScreen)
    return screen, pilot


def rows(pilot: Pilot) -> list[WorldRow]:
    return [row for row in pilot.seen("row") if isinstance(row, WorldRow)]


def test_the_oldest_stands_first_and_ones_own_come_after_those_shipped(app: App, own_world: Writer) -> None:
    own_world("my_first", "First of mine", start=-2000)
    _, pilot = opened(app)
    cards = [row.card for row in rows(pilot)]
    shipped = [card.start for card in cards if not card.is_own]
    assert shipped == sorted(shipped)
    assert [card.title for card in cards if card.is_own] == ["First of mine"]
    assert cards[-1].is_own
    assert pilot.has("Your own worlds")


def test_a_world_says_how_large_it_is_and_how_long_it_lasts(app: App) -> None:
    screen, pilot = opened(app)
    told = screen.choices.scenario.told
    assert pilot.has("states", "figure")
    assert pilot.find("states", "figure").value == str(len(told.states))
    assert pilot.has("turns, 499–450 BCE", "figure")
    assert any(row.second == "499 BCE · 16 states · 58 provinces" for row in rows(pilot))


def test_a_world_is_opened_with_its_seats_its_story_and_its_map(app: App, own_world: Writer) -> None:
    own_world("my_world", "Another Aegean")
    screen, pilot = opened(app)
    pilot.click(SEARCH)
    pilot.type("another")
    assert [row.label for row in rows(pilot)] == ["Another Aegean"]
    pilot.click("Another Aegean", "row")
    assert screen.choices.scenario.id == "my_world"
    assert screen.atlas is app.atlas(screen.choices.scenario)
    pilot.click("Begin as Athens")
    assert app.desk is not None
    assert app.desk.chronicle.header.scenario == "my_world"


def test_a_world_is_searched_by_its_states_and_opened_by_enter_twice(app: App) -> None:
    _, pilot = opened(app)
    if not pilot.has(SEARCH):
        pytest.skip("so few worlds are not searched")
    pilot.click(SEARCH)
    pilot.type("megarians 499")
    assert [row.card.id for row in rows(pilot)] == ["greece_499bce"]
    pilot.press("enter")
    assert isinstance(pilot.focus, WorldRow)
    pilot.press("enter")
    assert app.desk is not None


def test_a_letter_begins_a_search(app: App) -> None:
    screen, pilot = opened(app)
    if not screen.paper.has_search:
        pytest.skip("so few worlds are not searched")
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_x, mod=0, unicode="x", scancode=0))
    pilot.step(50)
    assert screen.sought == "x"
    pilot.type("qz")
    assert rows(pilot) == []
    assert pilot.has("No world on the shelf has these letters.")


def test_worlds_are_walked_by_arrows(app: App, own_world: Writer) -> None:
    own_world("my_world", "Another Aegean")
    screen, pilot = opened(app, "greece_499bce")
    for _ in range(60):
        pilot.press("tab")
        if isinstance(pilot.focus, WorldRow):
            break
    pilot.press("end", "enter")
    assert screen.choices.scenario.id == "my_world"
    pilot.press("enter")
    assert app.desk is not None


def test_a_world_with_faults_is_grey_and_says_all_of_them(app: App, own_world: Writer) -> None:
    broken = own_world("my_world", "A Broken World")
    change(broken, r'^capital = "athens"', 'capitol = "athens"')
    screen, pilot = opened(app)
    row = next(row for row in rows(pilot) if row.card.id == "my_world")
    assert row.label == "A Broken World"
    assert row.second.startswith("2 faults · states, ATH, capital")
    screen.choose_world(row.card)
    assert pilot.has("This world has 2 faults")
    assert pilot.has("This key is missing.")
    assert pilot.has('Did you mean "capital"? Write that or remove it.')
    assert not pilot.find("Begin", "button").enabled
    pilot.press("enter")
    assert app.desk is None


def test_faults_of_the_map_are_found_at_leisure(app: App, own_world: Writer) -> None:
    broken = own_world("my_world", "A Torn Map")
    (broken / "geometry.json").write_text('{"format": "map/1"', encoding="utf-8")
    screen, pilot = opened(app)
    for _ in range(200):
        pilot.step(50)
        if next(row for row in rows(pilot) if row.card.id == "my_world").card.faults:
            break
    else:
        raise AssertionError("nobody has looked at the map")
    assert not screen.faults, "the world chosen is another"


def test_a_world_with_the_id_of_another_is_passed_over_and_says_so(app: App, own_world: Writer) -> None:
    own_world("greece_499bce", "Greece my way")
    screen, pilot = opened(app)
    assert screen.card.title == "Greece and Persia"
    shadowed = next(card for card in screen.cards if card.title == "Greece my way")
    screen.choose_world(shadowed)
    assert screen.faults[0].wrong == "a world of this id stands before it on the shelf and is taken instead"
    assert not pilot.find("Begin", "button").enabled


def test_the_world_played_last_is_shown_first(app: App, own_world: Writer) -> None:
    own_world("my_world", "Another Aegean")
    Desk.begin(Setup(scenario="my_world", seed=1, turns=6, players=("SPA",))).finish()
    assert opened(app)[0].card.id == "my_world"


def test_a_copy_can_be_changed_taken_off_and_brought_back(app: App, home: Path) -> None:
    screen, pilot = opened(app, "greece_499bce")
    pilot.click("Copy as my own")
    assert screen.card.id == "greece_499bce_2"
    assert screen.card.title == "Greece and Persia (mine)"
    assert not screen.faults
    pilot.press("delete")
    assert pilot.has("Take this world off the shelf?")
    pilot.click("Take off")
    assert "greece_499bce_2" not in {card.id for card in screen.cards}
    assert (home / "worlds" / ".removed" / "greece_499bce_2" / "scenario.toml").is_file()
    assert not screen.card.id.startswith("greece_499bce_2")
    pilot.press("ctrl+z")
    assert screen.card.id == "greece_499bce_2"
    assert screen.choices.scenario.id == "greece_499bce_2"


def test_a_world_that_games_wait_for_says_so_before_it_goes(app: App, own_world: Writer) -> None:
    own_world("my_world", "Another Aegean")
    Desk.begin(Setup(scenario="my_world", seed=1, turns=6, players=("SPA",))).finish()
    _, pilot = opened(app, "my_world")
    pilot.press("delete")
    assert any("One saved game needs it." in label for label in pilot.labels())
    pilot.click("Keep")
    assert app.shelf.card("my_world") is not None


def test_a_game_whose_world_has_gone_says_where_it_belongs(app: App, own_world: Writer, home: Path) -> None:
    folder = own_world("my_world", "Another Aegean")
    desk = Desk.begin(Setup(scenario="my_world", seed=1, turns=6, players=("SPA",)))
    desk.finish()
    folder.rename(home / "elsewhere")
    said: list[str] = []
    app.say = lambda words, icon="": said.append(words)  # type: ignore[method-assign]
    app.to_title()
    app.open_save(desk.chronicle.path)
    assert app.desk is None
    assert len(said) == 1
    assert str(home / "worlds") in said[0]


def test_a_game_whose_world_was_cut_short_says_so(app: App, own_world: Writer) -> None:
    folder = own_world("my_world", "Another Aegean")
    desk = Desk.begin(Setup(scenario="my_world", seed=1, turns=6, players=("SPA",)))
    desk.finish()
    path = folder / "scenario.toml"
    path.write_text(re.sub(r"\bthasos\b", "thasus", path.read_text(encoding="utf-8")), encoding="utf-8")
    shape = folder / "geometry.json"
    shape.write_text(shape.read_text(encoding="utf-8").replace('"thasos"', '"thasus"'), encoding="utf-8")
    said: list[str] = []
    app.say = lambda words, icon="": said.append(words)  # type: ignore[method-assign]
    app.to_title()
    app.open_save(desk.chronicle.path)
    assert app.desk is None
    assert 'it has no province "thasos" any more' in said[0]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_low_window_shows_one_page_at_a_time(app: App, scale: float) -> None:
    app.window.resize((1024, 640))
    app.window.set_manner(Manner(scale=scale))
    screen, pilot = opened(app, "greece_499bce")
    assert screen.is_low
    assert not pilot.has("History", "scroll")
    pilot.click("History", "tab")
    assert pilot.has("History", "scroll")
    assert rows(pilot) == []
    pilot.click("Terms", "tab")
    assert pilot.has("Doctrines")
    assert not pilot.has("Sparta")
    pilot.click("Begin as Athens")
    assert app.desk is not None
