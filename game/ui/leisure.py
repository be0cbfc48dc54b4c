"""What is made ready while the player looks at the table: the rooms he may open, and the memory put in order.

Python looks through all that lives for what can be forgotten, from time to time and in the middle of a frame: fifty
milliseconds, once a world and its map are loaded. What lasts as long as the game is therefore set apart.
"""

import gc
import pkgutil
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module

from game.ui import screens

__all__ = ["forget", "made_ready"]


def made_ready() -> Iterator[str]:
    """Read the rooms, one a step (a broken one is told of when it is opened); then set apart what now lives."""
    for found in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        yield found.name
        with suppress(Exception):
            import_module(found.name)
    yield "memory"
    gc.collect(1)
    gc.freeze()


def forget() -> None:
    """A game is left: what was set apart may be forgotten again."""
    gc.unfreeze()
