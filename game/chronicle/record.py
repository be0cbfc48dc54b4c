"""The Chronicle: a game on record, growing at its end, read from any place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import overload

from game.chronicle.decoding import decode_entry
from game.chronicle.entry import Entry
from game.chronicle.header import Header
from game.chronicle.spelling import Copyist
from game.scenarios.faults import Fault
from game.world.events import Event
from game.world.worlds import Phase, World

__all__ = ["Chronicle", "Steps"]


class Steps(Sequence[Entry]):
    """The entries in order, each read from its line when first asked for.

    Loading a save needs the opening and the last entry only; the rest waits
    for the report or the time slider. A line once spelt or read is kept, so
    that saving under a new name spells nothing again.
    """

    def __init__(self, opening: Entry, file: str = "", line: bytes | memoryview = b"") -> None:
        self._file = file
        self._opening = opening
        self._entries: list[Entry | None] = [opening]
        self._lines: list[bytes | memoryview] = [line]

    def add(self, entry: Entry | None, line: bytes | memoryview = b"") -> None:
        """Put one more entry at the end, with its line where there is one; None where it is still to be read."""
        self._entries.append(entry)
        self._lines.append(line)

    def line(self, place: int) -> bytes | memoryview:
        """The line of an entry with its newline; empty where it was never spelt."""
        return self._lines[place]

    def put(self, place: int, entry: Entry, line: bytes = b"") -> None:
        """The same entry sealed, or spelt."""
        self._entries[place] = entry
        self._lines[place] = line or self._lines[place]

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, index: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(index, slice):
            return tuple(self[place] for place in range(len(self))[index])
        place = range(len(self))[index]
        found = self._entries[place]
        if found is None:
            found = decode_entry(bytes(self._lines[place]).rstrip(b"\n"), self._file, place + 2, self._opening.world)
            self._entries[place] = found
        return found


class Chronicle:
    """One game: its header and its steps, the first being the opening.

    Seals are set when somebody first asks for them or the game is saved:
    games of the lab never are. `notice` holds what the reader should be told
    once: that the file was cut, or that autosave failed
    (`game.chronicle.files.Scribe` sets both).
    """

    def __init__(self, header: Header, steps: Steps, path: Path | None = None, notice: Fault | None = None) -> None:
        self.header = header
        self.path = path
        self.notice = notice
        self._steps = steps
        self._sealed = len(steps) if steps[-1].digest else 0
        self._copyist = Copyist(steps[0].world, steps[-1].digest) if self._sealed else Copyist()

    @classmethod
    def begin(cls, header: Header, opening: Entry) -> "Chronicle":
        """A new game's chronicle."""
        return cls(header, Steps(replace(opening, digest="")))

    def add(self, entry: Entry, *, lined: bool = False) -> tuple[Entry, bytes]:
        """Put a phase at the end; sealed, with its line for whoever writes the file, where it is to be `lined`."""
        if not lined:
            self._steps.add(replace(entry, digest="") if entry.digest else entry)
            return entry, b""
        self._seal()
        sealed, line = self._copyist.seal(entry)
        self._steps.add(sealed, line)
        self._sealed += 1
        return sealed, line

    def _seal(self) -> None:
        """Seal what was played since the last seal."""
        for place in range(self._sealed, len(self._steps)):
            self._steps.put(place, self._copyist.seal(self._steps[place], lined=False)[0])
        self._sealed = len(self._steps)

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def steps(self) -> Steps:
        """All entries, each with its seal."""
        self._seal()
        return self._steps

    @property
    def played(self) -> Steps:
        """All entries, their seals perhaps still to be set: for whoever counts and does not prove."""
        return self._steps

    @property
    def last(self) -> Entry:
        """The entry of the phase played last."""
        return self.steps[-1]

    @property
    def world(self) -> World:
        """The world as it stands."""
        return self._steps[-1].world

    @property
    def digest(self) -> str:
        """The seal of the whole game so far: it covers every sheet, event and world."""
        return self.last.digest

    @property
    def players(self) -> tuple[str, ...]:
        """The states that people play."""
        return self.header.players

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.world.phase is Phase.OVER

    def world_at(self, index: int) -> World:
        """The world after a step; 0 is the opening, negative numbers count from the end."""
        return self._steps[index].world

    def events(self) -> Iterator[Event]:
        """All events, in the order in which they happened."""
        for step in self._steps:
            yield from step.events

    def openings(self) -> Iterator[World]:
        """The world as each turn opens, and at the game's end: one snapshot a turn, for charts and scores."""
        for step in self._steps:
            if step.world.phase is not Phase.DISPATCHES:
                yield step.world

    def lines(self) -> Iterator[bytes | memoryview]:
        """Every entry's line, spelt where it never was: for "save as"."""
        steps, copyist = self.steps, None
        for place in range(len(steps)):
            if not steps.line(place):
                copyist = copyist or Copyist(steps[0].world if place else None)
                steps.put(place, steps[place], copyist.line(steps[place]))
            yield steps.line(place)
