"""The whole window: every sheet at every size, every key, and a hand that knows nothing of the game.

Nothing may raise, nothing may hang, and the game on record must still replay to itself.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.chronicle.reading import load
from game.match.audit import verify
from game.match.setup import Setup
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.keymap import COMMANDS
from game.ui.screens.council.table import CouncilTable
from game.ui.widgets.keys import strokes
from game.ui.widgets.look import Manner
from game.ui.widgets.pilot import Pilot

SIZES = ((1024, 640), (1600, 900), (1920, 1080))
SHEETS = ("l", "w", "c", "g", "a", "p", "f1", "ctrl+s")
NAMED = ("tab", "enter", "space", "esc", "left", "right", "up", "down", "home", "end", "pageup", "pagedown")
CLICKS = 500


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One folder for all, so that the map is baked once."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        patch.setenv("ALL_AGAINST_ONE_HOME", str(folder))
        yield folder


def seated(size: tuple[int, int], scale: float = 1.0, seed: int = 3) -> tuple[App, Pilot]:
    window = GameWindow(size, manner=Manner(scale=scale, motion=False))
    app = App(window)
    app.open_game(Desk.begin(Setup(scenario="greece_499bce", seed=seed, turns=8, players=("ATH",))))
    for _ in range(60):
        window.step(50)
    return app, Pilot(window)


def put_away(app: App) -> None:
    """Close every sheet; the window stays open whatever was pressed."""
    app.window.running = True
    top = app.window.top
    while top is not None and top.layers is not None and len(top.layers.stack) > 1:
        top.layers.close()
    app.window.step(16)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES)
def test_every_sheet_opens_draws_and_closes(home: Path, size: tuple[int, int], scale: float) -> None:
    app, pilot = seated(size, scale)
    table = app.window.top
    assert isinstance(table, CouncilTable)
    for key in SHEETS:
        drawn = app.window.frames
        pilot.press(key)
        app.window.draw()
        assert app.window.frames > drawn
        put_away(app)
        assert app.window.top is table, key
    for sheet in (lambda: table.treaty("PER"), lambda: table.demand("PER"), lambda: table.covert("PER"), app.pause):
        sheet()
        app.window.draw()
        assert table.layers is not None
        assert len(table.layers.stack) > 1
        put_away(app)
    app.close()


def test_every_key_is_survived(home: Path) -> None:
    app, pilot = seated((1600, 900))
    plain = [chr(code) for code in range(33, 127) if not chr(code).isupper()]
    ours = [one.usual for one in COMMANDS]
    for name in (*ours, *NAMED, *plain, *(f"f{n}" for n in range(1, 13)), *(f"ctrl+{letter}" for letter in "abyz123")):
        try:
            strokes(name)
        except (KeyError, ValueError):
            continue
        pilot.press(name)
        put_away(app)
    settle(app)
    app.close()


def settle(app: App) -> None:
    """Let a turn that was ended come home."""
    if app.desk is not None:
        app.desk.finish()
    for _ in range(5):
        app.window.step(50)


def pokes(dice: random.Random, size: tuple[int, int]) -> Iterator[pygame.event.Event]:
    """What a hand does that knows nothing: clicks, drags, wheels, anywhere."""
    at = dice.randrange(size[0]), dice.randrange(size[1])
    yield pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
    match dice.randrange(8):
        case 0:
            yield pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=dice.choice((-1, 1)), pos=at, flipped=False)
        case 1:
            to = dice.randrange(size[0]), dice.randrange(size[1])
            yield pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1)
            yield pygame.event.Event(pygame.MOUSEMOTION, pos=to, rel=(to[0] - at[0], to[1] - at[1]), buttons=(1, 0, 0))
            yield pygame.event.Event(pygame.MOUSEBUTTONUP, pos=to, button=1)
        case n:
            button = 3 if n == 2 else 1
            yield pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=button)
            yield pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=button)


def test_five_hundred_pokes_are_survived_and_the_game_still_replays(home: Path) -> None:
    app, _ = seated((1600, 900), seed=11)
    desk, dice = app.desk, random.Random(20)
    assert desk is not None
    for n in range(CLICKS):
        for event in pokes(dice, (1600, 900)):
            pygame.event.post(event)
        app.window.step(16)
        app.window.running = True
        if n % 25 == 24:
            put_away(app)
            settle(app)
            if not isinstance(app.window.top, CouncilTable) and not desk.is_over:
                app.open_game(desk)
    settle(app)
    path = desk.chronicle.path
    assert path is not None
    again = load(path)
    assert again.digest == desk.chronicle.digest
    assert verify(again) is None
    app.close()
