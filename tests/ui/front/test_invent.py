"""Inventing a world: what is asked, what comes of it, and that it can be given up."""

import re
import shutil
import sys
import threading
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cartography.wish import InventedWorld
from game.kit.places import maps
from game.scenarios.faults import Fault, FaultsFoundError
from game.scenarios.library import scenario_folder_faults
from game.ui.app import App
from game.ui.screens.front.invent import InventSheet
from game.ui.screens.front.maker import Maker
from game.ui.screens.front.newgame import NewGameScreen
from game.ui.widgets.pilot import Pilot

Tell = Callable[[int, str], None]


class _Workshop:
    """Stands for the room that draws maps: copies a shipped world, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[InventedWorld] = []
        self.fault: Fault | None = None

    def draw_world(self, told: InventedWorld, folder: Path, progress: Tell) -> Path:
        self.asked.append(told)
        progress(10, "Raising the land")
        if self.fault is not None:
            raise FaultsFoundError([self.fault])
        progress(90, "Writing it down")
        shutil.copytree(maps() / "greece_499bce", folder)
        path = folder / "scenario.toml"
        path.write_text(re.sub(r"(?m)^id = .*$", f'id = "{folder.name}"', path.read_text(encoding="utf-8"), count=1))
        return folder


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> _Workshop:
    shop = _Workshop()
    module = types.ModuleType("game.cartography.invention")
    vars(module).update(draw_world=shop.draw_world)
    monkeypatch.setitem(sys.modules, "game.cartography.invention", module)
    return shop


def opened(app: App) -> tuple[NewGameScreen, Pilot]:
    app.to_new_game()
    screen, pilot = app.window.top, Pilot(app.window)
    assert isinstance(screen, NewGameScreen)
    pilot.click("Invent a world")
    return screen, pilot


def test_a_world_is_invented_shown_and_begun(app: App, workshop: _Workshop, home: Path) -> None:
    screen, pilot = opened(app)
    pilot.click("Seed", "field")
    pilot.press("ctrl+a")
    pilot.type("77")
    pilot.click("Many islands")
    pilot.click("Two")
    pilot.click("Make")
    pilot.step(50)
    assert workshop.asked == [InventedWorld(77, 8, 48, "many", False, "two")]
    assert screen.card.id == "world_8x48_77_many_two_great"
    assert (home / "worlds" / "world_8x48_77_many_two_great").is_dir()
    assert not (home / "worlds" / ".making").exists()
    assert not pilot.has("Make")
    pilot.press("enter")
    assert app.desk is not None
    assert app.desk.chronicle.header.scenario == "world_8x48_77_many_two_great"


def test_the_same_wish_opens_the_world_that_stands(app: App, workshop: _Workshop) -> None:
    screen, pilot = opened(app)
    pilot.click("Make")
    pilot.step(50)
    first = screen.card.id
    sheet = InventSheet(app, screen.own._invented)
    sheet.wish = InventedWorld(workshop.asked[0].seed, 8, 48)
    screen.open(sheet)
    sheet.make()
    pilot.step(50)
    assert len(workshop.asked) == 1
    assert screen.card.id == first


def test_states_and_provinces_keep_their_measure(app: App, workshop: _Workshop) -> None:
    _, pilot = opened(app)
    sheet = app.window.top.layers.top.root
    assert isinstance(sheet, InventSheet)
    states, lands = pilot.find("States", "slider"), pilot.find("Provinces", "slider")
    lands.set(20)
    states.set(24)
    assert (sheet.wish.states, sheet.wish.provinces) == (24, 48)
    pilot.click("Yes")
    assert sheet.wish.provinces % sheet.wish.states == 0
    assert not pilot.has("Powers", "choice")
    pilot.find("States", "slider").set(7)
    assert (sheet.wish.states, sheet.wish.provinces) == (7, 14)
    pilot.find("States", "slider").set(1)
    assert sheet.wish.states == 3
    pilot.click("No")
    assert pilot.has("Powers", "choice")


def test_what_cannot_be_drawn_is_said_and_the_form_is_there_again(app: App, workshop: _Workshop) -> None:
    workshop.fault = Fault("world new", "seed", "no land came of 77", "try another seed")
    said: list[str] = []
    app.say = lambda words, icon="": said.append(words)  # type: ignore[method-assign]
    _, pilot = opened(app)
    pilot.click("Make")
    pilot.step(50)
    assert said == ["world new, seed: no land came of 77; try another seed."]
    assert pilot.has("Make")


def until(told: Callable[[], object]) -> None:
    """Wait for what another process does, but not for ever."""
    waits = threading.Event()
    for _ in range(1_200):
        if told():
            return
        waits.wait(0.05)
    raise AssertionError("it never came")


def test_a_process_of_its_own_makes_a_world_and_tells_how_far_it_is(home: Path) -> None:
    maker, said = Maker(InventedWorld(5, 2, 6), beside=True), set()

    def ended() -> Path | None:
        said.add(maker.doing)
        return maker.ended()

    until(ended)
    assert maker.ended() == home / "worlds" / "world_2x6_5"
    assert scenario_folder_faults(maker.ended())[1] == []
    assert len(said) > 2
    assert not (home / "worlds" / ".making").exists()


def test_what_was_begun_is_gone_when_it_is_given_up(home: Path) -> None:
    maker = Maker(InventedWorld(5, 24, 150), beside=True)
    until(lambda: maker.ended() is not None or maker.percent > 0)
    maker.give_up()
    assert maker.ended() is None
    assert list((home / "worlds").iterdir()) == []


def test_a_workshop_that_falls_silent_is_told_of(home: Path) -> None:
    maker = Maker(InventedWorld(5, 24, 150), beside=True)
    maker._process.kill()
    with pytest.raises(FaultsFoundError, match="ended before its time"):
        until(maker.ended)


def test_a_sheet_that_is_closed_gives_up(app: App, home: Path) -> None:
    screen, pilot = opened(app)
    app.window.draws_apart = True
    pilot.click("Make")
    pilot.step(50)
    assert pilot.has("The world is being made", "progress")
    pilot.press("esc")
    assert pilot.has("Invent a world", "button")
    pilot.step(100)
    assert not any(card.is_own for card in screen.cards)
    assert not (home / "worlds" / ".making").exists()
