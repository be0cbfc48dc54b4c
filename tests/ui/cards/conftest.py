"""A council table some turns into a game, and a pilot at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.match.setup import Setup
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.screens.council.table import CouncilTable
from game.ui.widgets.pilot import Pilot
from tests.ui.conftest import Stand


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Athens, a few turns on: treaties, a pact, quarrels."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path_factory.mktemp("home")))
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=20, players=("ATH",)))
    for _ in range(8):
        desk.answer_rest()
        desk.end_phase()
    while desk.phase != "orders":
        desk.answer_rest()
        desk.end_phase()
    patch.undo()
    return desk


@pytest.fixture
def table(home: Path, played: Desk) -> Iterator[CouncilTable]:
    window = GameWindow((1600, 900))
    app = App(window, report=Stand)
    app.open_game(played)
    assert isinstance(window.top, CouncilTable)
    yield window.top
    window.shut()


@pytest.fixture
def pilot(table: CouncilTable) -> Pilot:
    assert table.window is not None
    found = Pilot(table.window)
    found.step(400)
    return found
