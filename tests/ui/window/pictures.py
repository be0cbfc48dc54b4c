"""Golden pictures of the great screens. `python -m tests.ui.window.pictures` draws them anew.

They hold for one build of pygame and SDL only, since fonts are set otherwise by another; elsewhere the test is
skipped. They are small: what is looked for is a screen that has come apart, not a moved hairline.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pygame

from game.match.setup import Setup
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.screens.council.table import CouncilTable
from game.ui.widgets.look import Manner

FOLDER = Path(__file__).parent / "golden"
SMALL = (400, 225)
BUILD = f"pygame-ce {pygame.version.ver}, SDL {'.'.join(map(str, pygame.get_sdl_version()))}"
LEVELS = 24
"""Levels of 255 by which a pixel may differ."""
SHARE = 0.02
"""Share of all pixels that may differ by more."""


def screens() -> Iterator[tuple[str, pygame.Surface]]:
    """Each great screen by name, drawn at 1600 × 900 and reduced."""
    window = GameWindow((1600, 900), manner=Manner(motion=False))
    app = App(window)
    app.to_title()
    yield "title", _taken(app)
    app.open_game(Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=20, players=("ATH",))))
    table = window.top
    assert isinstance(table, CouncilTable)
    yield "council", _taken(app)
    sheets: dict[str, Callable[[], object]] = {
        "treaty": lambda: table.treaty("SPA"),
        "demand": lambda: table.demand("SPA"),
        "chamber": table.chamber,
        "ledger": table.ledger,
    }
    for name, act in sheets.items():
        act()
        yield name, _taken(app)
        assert table.layers is not None
        while len(table.layers.stack) > 1:
            table.layers.close()
    app.close()


def _taken(app: App) -> pygame.Surface:
    for _ in range(60):
        app.window.step(50)
    app.window.draw()
    return pygame.transform.smoothscale(app.window.surface, SMALL)


def differing(one: pygame.Surface, other: pygame.Surface) -> float:
    """Share of pixels that differ by more than LEVELS in any channel."""
    a, b = (pygame.surfarray.array3d(picture).astype(np.int16) for picture in (one, other))
    return float((np.abs(a - b).max(axis=2) > LEVELS).mean())


def known_build() -> str:
    """The build the pictures were drawn with; empty where there are none."""
    path = FOLDER / "build.json"
    return str(json.loads(path.read_text(encoding="utf-8"))["build"]) if path.exists() else ""


def main() -> int:
    """Draw all pictures anew, in a home that is thrown away."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ALL_AGAINST_ONE_HOME"] = home
        for name, picture in screens():
            pygame.image.save(picture, FOLDER / f"{name}.png")
            print(name)
    (FOLDER / "build.json").write_text(json.dumps({"build": BUILD}) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
