"""A window without a display over a bare screen."""

import pytest

from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen, Window


@pytest.fixture(params=[(1600, 900), (1366, 768), (960, 540)], ids=str)
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


@pytest.fixture
def pilot(window: Window, screen: Screen) -> Pilot:
    return Pilot(window)
