"""How soon the window shows something: the app's first frame, against bare pygame with the same map loaded.

Both run in processes of their own, in turn, each a few times; the best of each counts, for what is slower was made
so by something else on the machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import game
from game.lab.bench import compiled

__all__ = ["first_frames_ms"]

TRIES: Final = 5
_BARE: Final = """
import sys, numpy, pygame
pygame.display.init(); pygame.font.init()
window = pygame.display.set_mode((1600, 900), pygame.RESIZABLE)
with numpy.load(sys.argv[1] + "/codes.npz") as kept: codes = kept["codes"]
base, near = (pygame.image.load(f"{sys.argv[1]}/{name}.png") for name in ("base", "near"))
window.blit(base, (0, 0)); pygame.display.flip()
import os; os._exit(0)
"""
_APP: Final = """
import os
from game.ui.app import App, GameWindow
window = GameWindow((1600, 900))
app = App(window, beside=True)
app.to_title()
window.step(16)
os._exit(0 if window.frames else 1)
"""


def first_frames_ms(cache: Path) -> tuple[float, float]:
    """Milliseconds from the start of a process to the app's first frame, and of bare pygame with the map of `cache`."""
    plates = sorted((cache / "atlas").glob("*/codes.npz"))
    plate = str(plates[0].parent) if plates else ""
    bare, app = [], []
    for _ in range(TRIES):
        bare.append(_process_ms(_BARE, plate))
        app.append(_process_ms(_APP))
    return min(app), min(bare)


def _process_ms(program: str, *words: str) -> float:
    home = str(Path(game.__file__).parents[1])
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPATH": home, "PYGAME_HIDE_SUPPORT_PROMPT": "1", "PYTHONPYCACHEPREFIX": str(compiled())}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, *words], check=True, env=env, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - begun) * 1000
