"""The title's map: it drifts within sight of its heart, and its names are set although it never rests."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ui.app import App, GameWindow
from game.ui.mapped import MappedScreen


@pytest.fixture
def app(home: Path) -> Iterator[App]:
    app = App(GameWindow((1366, 768)), beside=True)
    yield app
    app.close()


def _titled(app: App) -> MappedScreen:
    """The title, once its paper has been shown and its map is called for."""
    app.to_title()
    screen = app.window.top
    assert isinstance(screen, MappedScreen)
    for _ in range(100):
        if screen.atlas is None:
            app.window.step(16)
    return screen


def test_the_title_sets_its_names_while_it_drifts(app: App) -> None:
    """Drawn beside the window as players see it: a layout stands within few pixels of drift, and stays."""
    atlas = _titled(app).atlas
    assert atlas is not None
    until = time.monotonic() + 60
    while atlas.layout is None and time.monotonic() < until:
        app.window.step(16)
        time.sleep(0.004)
    assert atlas.layout is not None
    assert atlas.layout.sprites


def test_the_title_drifts_to_and_fro_about_where_it_was_laid(app: App) -> None:
    screen = _titled(app)
    atlas = screen.atlas
    assert atlas is not None
    atlas.prepare()
    app.window.step(16)
    start = atlas.camera.origin()[0]
    away = []
    for _ in range(1200):
        screen.tick(100)
        away.append(atlas.camera.origin()[0] - start)
    assert min(away) < -60
    assert max(away) > 60
    assert max(map(abs, away)) < 150
