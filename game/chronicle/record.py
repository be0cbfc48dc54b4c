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
    for the report or the time slider.
    """

    def __init__(self, opening: Entry, file: str = "") -> None:
        self._file = file
        self._opening = opening
        self._entries: list[Entry | bytes] = [opening]

    def add(self, entry: Entry | bytes) -> None:
        """Put one more entry, or its line still unread, at the end."""
        self._entries.append(entry)

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
        if isinstance(found, bytes):
            found = decode_entry(found, self._file, place + 2, self._opening.world)
            self._entries[place] = found
        return found


class Chronicle:
    """One game: its header and its steps, the first being the opening.

    `notice` holds what the reader should be told once: that the file was cut,
    or that autosave failed (`game.chronicle.files.Scribe` sets both).
    """

    def __init__(self, header: Header, steps: Steps, path: Path | None = None, notice: Fault | None = None) -> None:
        self.header = header
        self.steps = steps
        self.path = path
        self.notice = notice
        self._copyist = Copyist(steps[0].world, steps[-1].digest)

    @classmethod
    def begin(cls, header: Header, opening: Entry) -> "Chronicle":
        """A new game's chronicle; the opening is sealed here."""
        sealed, _ = Copyist().seal(opening, lined=False)
        return cls(header, Steps(sealed))

    def add(self, entry: Entry, *, lined: bool = False) -> tuple[Entry, bytes]:
        """Seal a phase and put it at the end; the line comes back for whoever writes the file."""
        sealed, line = self._copyist.seal(entry, lined=lined)
        self.steps.add(sealed)
        return sealed, line

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def last(self) -> Entry:
        """The entry of the phase played last."""
        return self.steps[-1]

    @property
    def world(self) -> World:
        """The world as it stands."""
        return self.last.world

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
        return self.steps[index].world

    def events(self) -> Iterator[Event]:
        """All events, in the order in which they happened."""
        for step in self.steps:
            yield from step.events

    def openings(self) -> Iterator[World]:
        """The world as each turn opens, and at the game's end: one snapshot a turn, for charts and scores."""
        for step in self.steps:
            if step.world.phase is not Phase.DISPATCHES:
                yield step.world

    def lines(self) -> Iterator[bytes]:
        """Every entry's line, spelt anew from the first: for "save as"."""
        copyist = Copyist()
        for step in self.steps:
            yield copyist.seal(replace(step, digest=""))[1]
