"""How a moment of a game travels to a worker: as one line of a chronicle, read there by the chronicle's own decoder.

Only the moment is sent, never the game: the world before the phase and the sheets then handed in, some kilobytes once
packed. The header goes once, when a worker begins.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

from game.chronicle.decoding import decode_entry, decode_header
from game.chronicle.entry import Entry
from game.chronicle.header import Header
from game.chronicle.record import Chronicle
from game.chronicle.spelling import Copyist, spell
from game.match.onward import Position, position_at

__all__ = ["header_text", "packed_position", "read_header", "read_position"]

_UNSEALED = "0" * 64
_FROM = "a moment of the game"


def header_text(chronicle: Chronicle) -> bytes:
    """The header of a game as it stands on the first line of its file."""
    return spell(chronicle.header).encode("ascii")


@lru_cache(maxsize=2)
def read_header(text: bytes) -> Header:
    """The header again."""
    return decode_header(text, _FROM)


def packed_position(chronicle: Chronicle, entry: int) -> bytes:
    """The world before an entry's phase and the sheets handed in for it, as a packed line."""
    position = position_at(chronicle, entry)
    phase = position.world.phase.value
    line = Copyist().line(Entry(position.world.turn, phase, position.sheets, (), (), position.world, _UNSEALED))
    return zlib.compress(line, 6)


@lru_cache(maxsize=8)
def read_position(packed: bytes) -> Position:
    """The position again; a worker that plays it many times reads it once."""
    entry = decode_entry(zlib.decompress(packed).rstrip(b"\n"), _FROM, 1, None)
    return Position(entry.world, entry.sheets)
