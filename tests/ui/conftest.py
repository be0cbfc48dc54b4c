"""A window without a display, and a player's folder that is thrown away; one short game to look at."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pygame
import pytest

from game.match.setup import Setup
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen, Window
from game.ui.widgets.text import Piece


class Stand(Screen):
    """Stands for the council table and the report: shows nothing, and Esc pauses."""

    def __init__(self, subject: object, app: App) -> None:
        super().__init__()
        self.subject, self.app = subject, app

    def handle(self, event) -> bool:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.app.pause()
            return True
        return False


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def size() -> tuple[int, int]:
    """Of the bare window, px; a folder may have its own."""
    return (1366, 768)


@pytest.fixture
def window(home: Path, size: tuple[int, int]) -> Iterator[Window]:
    """A bare window."""
    window = Window(size)
    yield window
    window.shut()


@pytest.fixture
def screen(window: Window) -> Screen:
    """An empty screen on it."""
    shown = Screen()
    window.push(shown)
    return shown


@pytest.fixture
def app(home: Path) -> Iterator[App]:
    window = GameWindow((1600, 900))
    yield App(window, council=Stand, report=Stand)
    window.shut()


@pytest.fixture
def pilot(app: App) -> Pilot:
    app.to_title()
    return Pilot(app.window)


@pytest.fixture
def desk(home: Path) -> Desk:
    return Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=15, players=("ATH",)))


class _Ear:
    """Hears every line that would be written."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def hear(self, target: pygame.Surface, pieces: Iterable[Piece]) -> None:
        self.lines.append(" ".join(piece.text for piece in pieces))


@pytest.fixture
def written() -> Callable[[Window], str]:
    """All that the top sheet of a window writes, a line each."""

    def read(window: Window) -> str:
        look, ear = window.look, _Ear()
        look.text.ear = ear
        window.top.layers.top.root.draw(pygame.Surface(look.size), look)
        look.text.ear = None
        return "\n".join(ear.lines)

    return read
