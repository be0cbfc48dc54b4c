"""Opening a chronicle's file: plain or packed, whole or cut off.

A cut file is no error: the game was killed while it wrote. It loads to its
last whole phase, and the reader is told in one sentence.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from game.chronicle.decoding import MAX_LINE, decode_entry, decode_head, decode_header, fault
from game.chronicle.entry import OPENING, Entry
from game.chronicle.header import Header
from game.chronicle.record import Chronicle, Steps
from game.chronicle.spelling import Copyist
from game.kit.canonical import canonical
from game.scenarios.faults import Fault, FaultsFoundError

__all__ = ["Lines", "glance", "is_sealed", "lines_of", "load", "read_lines"]

MAX_BYTES: Final = 512_000_000
"""Largest chronicle read, unpacked; a hundred times a long game's."""
MAX_LINES: Final = 20_000
"""No game has as many phases."""
_PACKED = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Lines:
    """The whole lines of a file; `cut` where something stood after the last newline.

    A long game has megabytes of them and most are never looked at, so a line
    is copied from the `text` only when asked for; `ends` are the places of the
    newlines.
    """

    file: str
    text: bytes
    ends: tuple[int, ...]
    cut: bool

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, index: int) -> bytes:
        """One line without its newline."""
        return self.text[self._start(index) : self.ends[index]]

    def _start(self, index: int) -> int:
        return self.ends[index - 1] + 1 if index else 0

    def view(self, index: int) -> memoryview:
        """One line with its newline, not copied."""
        return memoryview(self.text)[self._start(index) : self.ends[index] + 1]

    @property
    def whole(self) -> tuple[bytes, ...]:
        """All lines."""
        return tuple(self[index] for index in range(len(self)))


def _fail(file: str, wrong: str, cure: str) -> FaultsFoundError:
    return FaultsFoundError([Fault(file, "", wrong, cure)])


def _unpack(raw: bytes, file: str) -> tuple[bytes, bool]:
    """The text in a packed file as far as it goes, and whether it ends before its time."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(raw, MAX_BYTES)
    except zlib.error:
        raise _fail(file, "the packed file is damaged", "take a whole copy of it") from None
    if unpacker.unconsumed_tail:
        raise _fail(file, f"unpacked it is larger than {MAX_BYTES} bytes", "this is no save of a game; delete it")
    return text, not unpacker.eof


def read_lines(path: Path) -> Lines:
    """The lines of a chronicle's file, packed or plain."""
    file = path.name or str(path)
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise _fail(file, "this is a device or a pipe, not a file", "choose a file that the game saved")
    try:
        with path.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _fail(file, f"it cannot be read ({reason})", "check the name and your rights to it") from None
    if len(raw) > MAX_BYTES:
        raise _fail(file, f"the file is larger than {MAX_BYTES} bytes", "this is no save of a game; choose another")
    return lines_of(raw, file)


def lines_of(raw: bytes, file: str) -> Lines:
    """The lines in a chronicle's bytes, packed or plain."""
    cut = False
    if raw.startswith(_PACKED):
        raw, cut = _unpack(raw, file)
    if not raw:
        raise _fail(file, "the file is empty", "choose another save")
    ends = tuple(islice(_newlines(raw), MAX_LINES))
    if len(ends) == MAX_LINES:
        raise _fail(file, f"it has {MAX_LINES} lines or more", "this is no save of a game; choose another")
    return Lines(file, raw, ends, cut or not raw.endswith(b"\n"))


def _newlines(raw: bytes) -> Iterator[int]:
    place = raw.find(b"\n")
    while place >= 0:
        yield place
        place = raw.find(b"\n", place + 1)


def _beginning(lines: Lines) -> tuple[Header, Entry]:
    """The header and the opening, without which nothing can be loaded."""
    if not len(lines):
        header_like = lines.file.endswith((".jsonl", ".jsonl.gz"))
        cure = "begin the game anew; nothing had been played" if header_like else "choose a file that the game saved"
        raise fault(lines.file, 1, "the file ends before its first line does", cure)
    header = decode_header(lines[0], lines.file)
    if len(lines) < 2:
        raise fault(lines.file, 2, "the save was cut before the game opened", "begin the game anew; nothing was played")
    opening = decode_entry(lines[1], lines.file, 2, None)
    if opening.phase != OPENING or not is_sealed(lines, 1, opening):
        raise fault(lines.file, 2, "the opening does not bear its own seal")
    return header, opening


def is_sealed(lines: Lines, index: int, entry: Entry) -> bool:
    """Whether a line's digest is that of its content, chained to the line before.

    A game begun before the world had a field of today's was sealed without it:
    its lines are then sealed as they stand, every table of the opening's world
    that a line leaves out being unchanged.
    """
    before = decode_head(lines[index - 1]) if index > 1 else None
    chained = before[2] if before else ""
    if Copyist(None, chained).seal(replace(entry, digest=""), lined=False)[0].digest == entry.digest:
        return True
    told, opening = json.loads(lines[index]), json.loads(lines[1])
    content = {name: told[name] for name in ("events", "phase", "sheets", "turn")}
    content["world"] = {**opening["world"], **told["world"]}
    return sha256((chained + canonical(content)).encode("ascii")).hexdigest() == entry.digest


def _is_whole(lines: Lines, index: int, opening: Entry) -> Entry | None:
    """The entry at this line where it can be read and bears its seal."""
    try:
        entry = decode_entry(lines[index], lines.file, index + 1, opening.world)
    except FaultsFoundError:
        return None
    return entry if decode_head(lines[index - 1]) and is_sealed(lines, index, entry) else None


def load(path: Path) -> Chronicle:
    """A chronicle from its file, at its last whole phase; FaultsFoundError where there is none.

    Only the opening and the last phase are read in full; the rest is read when asked for.
    """
    lines = read_lines(path)
    header, opening = _beginning(lines)
    end = len(lines) - 1
    while end > 1 and (last := _is_whole(lines, end, opening)) is None:
        end -= 1
    steps = Steps(opening, lines.file, lines.view(1))
    for index in range(2, end):
        steps.add(None, lines.view(index))
    if end > 1 and last is not None:
        steps.add(last, lines.view(end))
    return Chronicle(header, steps, path, _notice(lines, end, steps[-1]))


def _notice(lines: Lines, end: int, last: Entry) -> Fault | None:
    if not lines.cut and end == len(lines) - 1:
        return None
    when = f"turn {last.turn}, {last.phase}"
    wrong = f"the save was cut off or damaged here, so the game goes on from its last whole phase ({when})"
    return Fault(lines.file, f"line {end + 2}", wrong, "nothing need be done; what came after must be played again")


def glance(path: Path) -> tuple[Header, int, str]:
    """Header, turn and phase of a save's last line, for a list of saves: reads little and checks only the header."""
    lines = _ends(path)
    header = decode_header(lines[0], path.name)
    for line in reversed(lines[1:]):
        if head := decode_head(line):
            return header, head[0], head[1]
    return header, 1, OPENING


def _ends(path: Path) -> tuple[bytes, ...]:
    """The first line and the last ones of a file; a packed one is unpacked whole."""
    if not path.is_file():
        return read_lines(path).whole or (b"",)
    try:
        with path.open("rb") as file:
            if file.read(2) == _PACKED:
                return read_lines(path).whole or (b"",)
            file.seek(0)
            first = file.readline(MAX_LINE)
            file.seek(0, 2)
            file.seek(max(len(first), file.tell() - 2_000_000))
            return (first, *file.read().split(b"\n"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _fail(path.name, f"it cannot be read ({reason})", "check the name and your rights to it") from None
