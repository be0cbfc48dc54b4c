"""A window without a display over a bare screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen, Window


@pytest.fixture(params=[(1600, 900), (1366, 768), (960, 540)], ids=str)
def window(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Window]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path))
    window = Window(request.param)
    yield window
    window.shut()


@pytest.fixture
def screen(window: Window) -> Screen:
    shown = Screen()
    window.push(shown)
    return shown


@pytest.fixture
def pilot(window: Window, screen: Screen) -> Pilot:
    return Pilot(window)
