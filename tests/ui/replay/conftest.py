"""Games to replay: one played to its end by doctrines alone, one that a player is in the midst of."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.match.match import Match
from game.match.setup import Setup
from game.match.simulate import simulate
from game.ui.screens.replay.screen import ReplayScreen
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window
from game.world.sheets import Sheet

Opened = Callable[..., tuple[ReplayScreen, Pilot]]


def played_on(players: tuple[str, ...], phases: int, seed: int = 4, turns: int = 8) -> Chronicle:
    """A game of people who hand in what their ministry drafts, so many phases long."""
    match = Match.begin(Setup(scenario="greece_499bce", seed=seed, turns=turns, players=players))
    for _ in range(phases):
        for seat in match.awaiting():
            match.hand_in(Sheet(seat, match.draft(seat).sheet.lines))
        match.advance()
    return match.chronicle


@pytest.fixture(scope="session")
def greece() -> Chronicle:
    """A game of twelve turns that is over."""
    return simulate(Setup(scenario="greece_499bce", seed=7, turns=12)).chronicle


@pytest.fixture(scope="session")
def running() -> Chronicle:
    """Athens’ player after four whole turns of eight."""
    return played_on(("ATH",), 8)


@pytest.fixture
def window(home: Path) -> Iterator[Window]:
    window = Window((1600, 900))
    yield window
    window.shut()


@pytest.fixture
def opened(window: Window) -> Opened:
    """Opens a replay and lets it read to the end; its map is left unbaked unless asked for."""

    def open_it(chronicle: Chronicle, turn: int | None = None, *, baked: bool = False) -> tuple[ReplayScreen, Pilot]:
        screen = ReplayScreen(chronicle, turn=turn)
        window.push(screen)
        pilot = Pilot(window)
        while not screen.pane.film.is_whole:
            pilot.step()
        if baked and screen.atlas is not None:
            screen.atlas.prepare()
        pilot.step(600)
        return screen, pilot

    return open_it
