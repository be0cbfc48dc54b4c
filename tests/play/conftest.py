"""The real app in a window without a display."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ui.app import App, GameWindow
from game.ui.widgets.pilot import Pilot


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[App]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path))
    window = GameWindow((1600, 900))
    app = App(window)
    app.to_title()
    yield app
    window.shut()


@pytest.fixture
def pilot(app: App) -> Pilot:
    return Pilot(app.window)
