"""How a phase is spelt: the canonical text of `kit.canonical`, without spelling twice what has not changed.

The rules replace records and never change them, so a state or province that
is still the same object as a phase ago has the same text. That is most of a
world, and it makes a digest cheap enough to keep for every phase (perf.md
"How", 1).
"""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any

from game.chronicle.entry import Entry
from game.world.worlds import World

__all__ = ["Copyist", "head_of", "spell"]

_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of record, looked up once."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _plain(value: object) -> object:
    if value is None or isinstance(value, Enum):
        return value.value if isinstance(value, Enum) else None
    if isinstance(value, str | int):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if names := _names(type(value)):  # type: ignore[arg-type]  # mypy: a class is hashable
        return {name: _plain(getattr(value, name)) for name in names}
    raise TypeError(f"a chronicle cannot hold a {type(value).__name__}")


def spell(value: object) -> str:
    """The canonical text of any record: what `kit.canonical.canonical` gives, quicker."""
    return _encode(_plain(value))


def head_of(entry: Entry) -> str:
    """How an entry's line begins. It is written first so that a list of saves need not read what follows."""
    return f'{{"turn":{entry.turn},"phase":"{entry.phase}","digest":"{entry.digest}"'


class Copyist:
    """Spells and seals the phases of one game in order.

    `digest` is that of the entry before. `opening` is the world of the first
    entry: a field that still equals it (the links, as a rule) is left out of
    later lines, so that any line and the opening suffice to know a world.
    """

    def __init__(self, opening: World | None = None, digest: str = "") -> None:
        self.digest = digest
        self._opening = opening
        self._rows: dict[int, tuple[object, str]] = {}

    def seal(self, entry: Entry, *, lined: bool = True) -> tuple[Entry, bytes]:
        """The entry with its digest, and its line with the newline (empty where not asked for: reasons are long)."""
        texts = dict(self._world(entry.world))
        sheets, events = spell(entry.sheets), spell(entry.events)
        world = ",".join(f'"{name}":{texts[name]}' for name in sorted(texts))
        content = f'{self.digest}{{"events":{events},"phase":"{entry.phase}","sheets":{sheets},"turn":{entry.turn}'
        content += f',"world":{{{world}}}}}'
        self.digest = sha256(content.encode("ascii")).hexdigest()
        sealed = replace(entry, digest=self.digest)
        line = self._line(sealed, texts, sheets, events) if lined else ""
        self._opening = self._opening or entry.world
        return sealed, line.encode("ascii")

    def _line(self, entry: Entry, texts: dict[str, str], sheets: str, events: str) -> str:
        news = ",".join(f'"{name}":{text}' for name, text in texts.items() if self._is_news(name, entry.world))
        reasons = spell(entry.decisions)
        return f'{head_of(entry)},"sheets":{sheets},"decisions":{reasons},"events":{events},"world":{{{news}}}}}\n'

    def _is_news(self, name: str, world: World) -> bool:
        if self._opening is None:
            return True
        old, new = getattr(self._opening, name), getattr(world, name)
        return old is not new and bool(old != new)

    def _world(self, world: World) -> Iterator[tuple[str, str]]:
        """Each field of a world with its text; rows that are the same objects as last time are not spelt again."""
        kept: dict[int, tuple[object, str]] = {}
        for name in _names(World):
            table = getattr(world, name)
            if isinstance(table, dict) and table:
                rows = (f"{_encode(str(key))}:{self._row(table[key], kept)}" for key in sorted(table))
                yield name, f"{{{','.join(rows)}}}"
            else:
                yield name, self._row(table, kept)
        self._rows = kept

    def _row(self, row: object, kept: dict[int, tuple[object, str]]) -> str:
        known = self._rows.get(id(row)) or (row, spell(row))
        kept[id(row)] = known
        return known[1]
