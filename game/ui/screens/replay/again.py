"""A game played again beside the window: the same world, seed and length, other minds or another charter.

It is played in a process of its own, which tells each turn and can be stopped; the window never waits for it.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from game.chronicle.header import Header
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.doctrines.doctrine import character_of, doctrines, shipped
from game.kit.places import user_cache
from game.match.setup import NO_CHARTER
from game.scenarios.charters import load_charter
from game.scenarios.faults import FaultsFoundError

__all__ = ["Change", "Rerun", "changed_header"]


@dataclass(frozen=True, slots=True)
class Change:
    """What shall be otherwise: `doctrine` for all states, or for `state` alone; `charter` by id, or `NO_CHARTER`.

    None leaves a thing as it was.
    """

    doctrine: str | None = None
    state: str | None = None
    charter: str | None = None


def changed_header(header: Header, change: Change) -> Header:
    """The header of the game that is played again: nobody sits at it, a player’s seat is its ministry’s.

    FaultsFoundError where there is no such charter.
    """
    minds = dict(header.doctrines)
    if change.doctrine is not None:
        minds |= {s: change.doctrine for s in minds if change.state in (None, s)}
    charters = header.charters
    if change.charter is not None:
        charters = () if change.charter == NO_CHARTER else (load_charter(change.charter).charter,)
    known, plain = doctrines(), shipped()
    own = {id: character_of(known[id]) for id in set(minds.values()) if id in known and id not in plain}
    return replace(header, seats=minds, doctrines=minds, charters=charters, taught={**own, **header.taught})


class Rerun:
    """One game being played again. `start`, then `poll` each frame; `turn` says how far it is."""

    def __init__(self, header: Header, name: str) -> None:
        self.header, self.name = header, name
        self.turn = 0
        self.fault = ""
        self.chronicle: Chronicle | None = None
        self._heard: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._path: Path | None = None

    @property
    def share(self) -> float:
        """How much of it is played, 0 to 1."""
        return min(self.turn / max(self.header.turns, 1), 1.0)

    @property
    def is_busy(self) -> bool:
        """Whether it is still being played."""
        return self._process is not None

    def start(self) -> None:
        """Begin to play."""
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        handle, name = tempfile.mkstemp(prefix="again-", suffix=".jsonl", dir=user_cache())
        os.close(handle)
        self._path = Path(name)
        context = multiprocessing.get_context("spawn")
        self._heard, telling = context.Pipe(duplex=False)
        self._process = context.Process(target=_play, args=(self.header, name, telling), daemon=True)
        self._process.start()
        telling.close()

    def poll(self) -> bool:
        """Hear how far it is; True once it is done, be it well or not."""
        process, heard = self._process, self._heard
        if process is None or heard is None:
            return False
        done = False
        try:
            while not done and heard.poll():
                done = self._hear(heard.recv())
        except EOFError:
            self.fault = self.fault or "The game could not be played to its end."
            done = True
        if done:
            self._end(process)
        return done

    def _hear(self, told: tuple[str, int | str]) -> bool:
        kind, what = told
        if kind == "turn":
            self.turn = int(what)
            return False
        if kind == "fault":
            self.fault = str(what)
        elif self._path is not None:
            try:
                self.chronicle = load(self._path)
            except FaultsFoundError as error:
                self.fault = str(error.faults[0])
        return True

    def cancel(self) -> None:
        """Stop it, at once."""
        if self._process is not None:
            self._process.terminate()
            self._end(self._process)

    def _end(self, process: multiprocessing.process.BaseProcess) -> None:
        process.join()
        if self._heard is not None:
            self._heard.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)
        self._process = self._heard = self._path = None


def _play(header: Header, path: str, telling: Connection) -> None:
    """In the other process: play, tell each turn, write the chronicle, and say that it is there."""
    from game.chronicle.files import save_as
    from game.match.match import Match
    from game.match.opening import opening_of
    from game.scenarios.library import load_scenario

    try:
        scenario = load_scenario(header.scenario, header.seed)
        match = Match(Chronicle.begin(header, opening_of(header, scenario)))
        while not match.is_over:
            telling.send(("turn", match.world.turn))
            match.advance()
        save_as(match.chronicle, Path(path))
        telling.send(("done", ""))
    except FaultsFoundError as error:
        telling.send(("fault", f"It cannot be played again: {error.faults[0]}"))
    finally:
        telling.close()
