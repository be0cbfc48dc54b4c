"""How a phase is spelt: the canonical text of `kit.canonical`, without spelling twice what has not changed.

The rules replace records and never change them, so a state or province that
is still the same object as a phase ago has the same text. That is most of a
world, and it makes a digest cheap enough to keep for every phase (perf.md
"How", 1).
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Any

from game.chronicle.entry import Entry
from game.world.worlds import World

__all__ = ["Copyist", "head_of", "spell"]


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of record, looked up once."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _opened(record: object) -> dict[str, object]:
    """A record as JSON's own encoder wants it: asked for records only, as it spells all the rest itself."""
    names = _names(type(record))  # type: ignore[arg-type]  # mypy: a class is hashable
    if not names:
        raise TypeError(f"a chronicle cannot hold a {type(record).__name__}")
    return {name: getattr(record, name) for name in names}


_sorted = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False, default=_opened).encode
_as_it_stands = json.JSONEncoder(separators=(",", ":"), allow_nan=False, default=_opened).encode


def spell(value: object) -> str:
    """The canonical text of any record: what `kit.canonical.canonical` gives, quicker."""
    return _sorted(value)


def head_of(entry: Entry) -> str:
    """How an entry's line begins. It is written first so that a list of saves need not read what follows."""
    return f'{{"turn":{entry.turn},"phase":"{entry.phase}","digest":"{entry.digest}"'


class _Hand:
    """One way of spelling worlds, with the rows it spelt last time, by identity."""

    def __init__(self, encode: Callable[[object], str]) -> None:
        self._encode = encode
        self._rows: dict[int, tuple[object, str]] = {}

    def spell_world(self, world: World) -> dict[str, str]:
        """The text of each field; a row that is the same object as last time is not spelt again."""
        kept: dict[int, tuple[object, str]] = {}
        texts = {name: self._table(getattr(world, name), kept) for name in _names(World)}
        self._rows = kept
        return texts

    def _table(self, table: object, kept: dict[int, tuple[object, str]]) -> str:
        if not isinstance(table, dict):
            return self._row(table, kept)
        keys = sorted(table) if self._encode is _sorted else table
        return "{" + ",".join(f"{_sorted(str(key))}:{self._row(table[key], kept)}" for key in keys) + "}"

    def _row(self, row: object, kept: dict[int, tuple[object, str]]) -> str:
        known = self._rows.get(id(row)) or (row, self._encode(row))
        kept[id(row)] = known
        return known[1]


class Copyist:
    """Spells and seals the phases of one game in order.

    Seals are over the canonical spelling, so that they mean the same
    everywhere; lines keep each table in the order it stands in, so that a
    game goes on after loading exactly as it would have without. `digest` is
    that of the entry before. A field whose text is that of the `opening` world
    (the links, as a rule) is left out of later lines: any line and the opening
    suffice to know a world.
    """

    def __init__(self, opening: World | None = None, digest: str = "") -> None:
        self.digest = digest
        self._sealing, self._writing = _Hand(_sorted), _Hand(_as_it_stands)
        self._opening = opening
        self._known: dict[str, str] | None = None

    def seal(self, entry: Entry, *, lined: bool = True) -> tuple[Entry, bytes]:
        """The entry with its digest, and its line with the newline (empty where not asked for: reasons are long)."""
        texts = self._sealing.spell_world(entry.world)
        world = ",".join(f'"{name}":{texts[name]}' for name in sorted(texts))
        content = f'{self.digest}{{"events":{spell(entry.events)},"phase":"{entry.phase}",'
        content += f'"sheets":{spell(entry.sheets)},"turn":{entry.turn},"world":{{{world}}}}}'
        self.digest = sha256(content.encode("ascii")).hexdigest()
        sealed = replace(entry, digest=self.digest)
        line = self._line(sealed) if lined else b""
        self._opening = self._opening or entry.world
        return sealed, line

    def _line(self, entry: Entry) -> bytes:
        if self._known is None:
            self._known = self._writing.spell_world(self._opening) if self._opening else {}
        texts = self._writing.spell_world(entry.world)
        news = ",".join(f'"{name}":{text}' for name, text in texts.items() if self._known.get(name) != text)
        self._known = self._known or texts
        told = (_as_it_stands(part) for part in (entry.sheets, entry.decisions, entry.events))
        sheets, decisions, events = told
        line = f'{head_of(entry)},"sheets":{sheets},"decisions":{decisions},"events":{events},"world":{{{news}}}}}\n'
        return line.encode("ascii")
