"""A world in the making: told how far it is, and given up at any moment.

It is made by a process of its own, for the reckoning of ways lets no other thread run for half a second at a time;
in a folder that no shelf shows, and moved to its place when it is whole, so that nothing half made is ever seen.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from game.cartography.wish import InventedWorld, world_id
from game.kit.places import own_worlds_folder
from game.scenarios.faults import Fault, FaultsFoundError

__all__ = ["Maker"]

_MAKING: Final = ".making"


@dataclass(frozen=True, slots=True)
class _Told:
    """A word from the workshop: how far it is, and at the end the id of the world or what was wrong."""

    percent: int
    words: str
    id: str = ""
    faults: tuple[Fault, ...] = ()


class Maker:
    """Makes one world. Ask `ended` from frame to frame."""

    def __init__(self, wish: InventedWorld, *, beside: bool) -> None:
        """Without `beside` all is done now, by this process."""
        self.percent, self.doing = 0, "Sharpening the pencils"
        self._home = own_worlds_folder()
        self._last: _Told | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._ear: Connection | None = None
        if not beside:
            make(wish, self._home, self._hear)
            return
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        spawn = multiprocessing.get_context("spawn")
        self._ear, mouth = spawn.Pipe(duplex=False)
        self._process = spawn.Process(target=_make_and_tell, args=(wish, self._home, mouth), daemon=True)
        self._process.start()
        mouth.close()

    def _hear(self, told: _Told) -> None:
        self.percent, self.doing = told.percent, told.words
        if told.id or told.faults:
            self._last = told

    def ended(self) -> Path | None:
        """The folder of the world, once it stands; None before. FaultsFoundError where none came of it."""
        self._listen()
        if self._last is None:
            return None
        self._put_down()
        if self._last.faults:
            raise FaultsFoundError(self._last.faults)
        return self._home / self._last.id

    def _listen(self) -> None:
        """All that was said since; a workshop that falls silent for good has failed."""
        try:
            while self._last is None and self._ear is not None and self._ear.poll():
                self._hear(self._ear.recv())
        except (EOFError, OSError):
            self._hear(_Told(self.percent, self.doing, faults=(_fault("its process ended before its time"),)))

    def give_up(self) -> None:
        """Stop now; nothing stays of what was begun."""
        if self._process is not None and self._last is None:
            self._process.terminate()
            self._put_down()
            shutil.rmtree(self._home / _MAKING, ignore_errors=True)

    def _put_down(self) -> None:
        if self._process is not None:
            self._process.join(5)
            self._process = None
        if self._ear is not None:
            self._ear.close()
            self._ear = None


def make(wish: InventedWorld, home: Path, tell: Callable[[_Told], object]) -> None:
    """Make a world among others, and tell of it from beginning to end."""
    try:
        id = _made(wish, home, lambda percent, words: _tell(tell, percent, words))
        tell(_Told(100, "On the shelf", id=id))
    except FaultsFoundError as error:
        tell(_Told(0, "", faults=error.faults))
    except (ImportError, OSError, ValueError) as error:
        tell(_Told(0, "", faults=(_fault(str(error) or type(error).__name__),)))


def _make_and_tell(wish: InventedWorld, home: Path, mouth: Connection) -> None:
    make(wish, home, mouth.send)
    mouth.close()


def _tell(tell: Callable[[_Told], object], percent: int, words: str) -> None:
    tell(_Told(percent, words))


def _made(wish: InventedWorld, home: Path, tell: Callable[[int, str], None]) -> str:
    """The id of the world, which stands in its place; a world that stands there already is not made again."""
    from game.cartography.invention import draw_world

    place, making = home / world_id(wish), home / _MAKING
    if place.is_dir():
        return place.name
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        draw_world(wish, making / place.name, tell).rename(place)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return place.name


def _fault(wrong: str) -> Fault:
    return Fault("invented world", "", f"it could not be made ({wrong})", "try another seed, or a smaller world")
