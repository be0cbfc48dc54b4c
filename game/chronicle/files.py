"""Writing a chronicle's file: appended and synced phase by phase, whole at once for "save as", and the list of saves.

A phase is one line, so a kill loses at most the line being written. A whole
file is written beside its place and renamed into it, so that no kill leaves
half a file where a whole one stood.
"""

import gzip
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from game.chronicle.entry import Entry
from game.chronicle.header import Header
from game.chronicle.reading import glance
from game.chronicle.record import Chronicle
from game.chronicle.spelling import spell
from game.kit.places import user_saves
from game.scenarios.faults import Fault, FaultsFoundError

__all__ = ["SUFFIX", "SaveEntry", "Scribe", "fresh_path", "save_as", "saves"]

SUFFIX = ".chronicle.jsonl"


def _header_line(header: Header) -> bytes:
    return spell(header).encode("ascii") + b"\n"


def _text(chronicle: Chronicle) -> Iterator[bytes | memoryview]:
    yield _header_line(chronicle.header)
    yield from chronicle.lines()


def save_as(chronicle: Chronicle, path: Path) -> None:
    """Write the whole chronicle to a file of this name; packed where the name ends in `.gz`. OSError if it cannot."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    text = b"".join(_text(chronicle))
    try:
        with beside.open("wb") as file:
            file.write(gzip.compress(text, mtime=0) if path.suffix == ".gz" else text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def fresh_path(scenario: str, seat: str, folder: Path | None = None, now: datetime | None = None) -> Path:
    """A name for a new game's autosave that no file has yet: scenario, seat, date and time."""
    folder = folder or user_saves()
    stem = f"{scenario}_{seat}_{(now or datetime.now()).strftime('%Y-%m-%d-%H%M%S')}"
    count, path = 1, folder / f"{stem}{SUFFIX}"
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}{SUFFIX}"
    return path


class Scribe:
    """Keeps one game's file up with its chronicle.

    A full disk or a lost folder must not end a game: what could not be
    written is kept and tried again at the next phase, and the chronicle's
    `notice` says so.
    """

    def __init__(self, chronicle: Chronicle, path: Path) -> None:
        self.path = path
        self._chronicle = chronicle
        self._unwritten: list[bytes] = []
        self._whole: int | None = None

    @classmethod
    def begin(cls, chronicle: Chronicle, path: Path) -> "Scribe":
        """Write the game so far to a new file, to be appended to from now on."""
        scribe = cls(chronicle, path)
        chronicle.path = path
        scribe._try(scribe._write_all)
        return scribe

    @classmethod
    def resume(cls, chronicle: Chronicle) -> "Scribe":
        """Go on in the file a chronicle was loaded from. A cut tail is dropped with the first new phase, not before."""
        if chronicle.path is None:
            raise ValueError("a chronicle that was never in a file has none to go on in")
        scribe = cls(chronicle, chronicle.path)
        scribe._whole = _size_of_whole(chronicle.path, len(chronicle))
        return scribe

    def add(self, entry: Entry) -> Entry:
        """Put a phase on record and into the file, flushed and synced."""
        sealed, line = self._chronicle.add(entry, lined=True)
        self._unwritten.append(line)
        self._try(self._append if self._whole is not None else self._write_all)
        return sealed

    def _append(self) -> None:
        with self.path.open("r+b") as file:
            file.seek(self._whole or 0)
            file.truncate()
            file.write(b"".join(self._unwritten))
            file.flush()
            os.fsync(file.fileno())
            self._whole = file.tell()
        self._unwritten.clear()

    def _write_all(self) -> None:
        save_as(self._chronicle, self.path)
        self._whole = self.path.stat().st_size
        self._unwritten.clear()

    def _try(self, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            wrong = f"the game could not be saved ({reason})"
            cure = "make room or save it elsewhere; it is tried again each phase"
            self._chronicle.notice = Fault(self.path.name, "", wrong, cure)


def _size_of_whole(path: Path, steps: int) -> int:
    """How many bytes of a cut file are whole lines that were loaded."""
    with path.open("rb") as file:
        for _ in range(steps + 1):
            file.readline()
        return file.tell()


@dataclass(frozen=True, slots=True)
class SaveEntry:
    """One line of the list of saves. `fault` is set where the file cannot be opened; the rest is then empty."""

    path: Path
    modified: datetime
    header: Header | None = None
    turn: int = 0
    phase: str = ""
    fault: Fault | None = None

    @property
    def players(self) -> tuple[str, ...]:
        """The states people play in it."""
        return self.header.players if self.header else ()


def _listed(path: Path) -> SaveEntry:
    modified = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    try:
        header, turn, phase = glance(path)
    except FaultsFoundError as error:
        return SaveEntry(path, modified, fault=error.faults[0])
    return SaveEntry(path, modified, header, turn, phase)


def saves(folder: Path | None = None) -> tuple[SaveEntry, ...]:
    """The saves in a folder (the player's own unless named), newest first."""
    folder = folder or user_saves()
    names = [*folder.glob(f"*{SUFFIX}"), *folder.glob(f"*{SUFFIX}.gz")]
    return tuple(sorted((_listed(path) for path in names), key=lambda one: one.modified, reverse=True))
