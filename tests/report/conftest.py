"""Two games to report: one written by hand, one played by doctrines (Greece, seed 1, ten turns)."""

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from tests.report.games import played_game


@pytest.fixture(scope="session")
def hand_game() -> Chronicle:
    return played_game()


@pytest.fixture(scope="session")
def real_game() -> Chronicle:
    return simulate(Setup(scenario="greece_499bce", seed=1, turns=10)).chronicle


@pytest.fixture(params=["hand_game", "real_game"])
def any_game(request: pytest.FixtureRequest) -> Chronicle:
    return request.getfixturevalue(request.param)
