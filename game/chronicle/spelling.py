"""How a phase is spelt: the canonical text of `kit.canonical`, without spelling twice what has not changed.

The rules replace records and never change them, so a state or province that
is still the same object as a phase ago has the same text. That is most of a
world, and it makes a digest cheap enough to keep for every phase (perf.md
"How", 1).
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import Field, fields, is_dataclass, replace
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, Final

from game.chronicle.entry import Entry
from game.kit.canonical import LATE, is_silent
from game.world.worlds import World

__all__ = ["Copyist", "fingerprint", "head_of", "spell"]


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of record, looked up once."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


@cache
def _reader(kind: type[Any]) -> Callable[[object], tuple[object, ...]]:
    """What reads all fields of a kind of record at once."""
    names = _names(kind)  # type: ignore[arg-type]  # mypy: a class is hashable
    if not names:
        raise TypeError(f"a chronicle cannot hold a {kind.__name__}")
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda record: (read(record),)


@cache
def _late(kind: type[Any]) -> tuple[Field[Any], ...]:
    """The fields of a kind of record that may be left out."""
    return tuple(field for field in fields(kind) if LATE in field.metadata)


def _opened(record: object) -> dict[str, object]:
    """A record as JSON's own encoder wants it: asked for records only, as it spells all the rest itself."""
    kind = type(record)
    told = dict(zip(_names(kind), _reader(kind)(record), strict=True))  # type: ignore[arg-type]  # the same
    for field in _late(kind):  # type: ignore[arg-type]  # the same
        if is_silent(field, told[field.name]):
            del told[field.name]
    return told


_sorted = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False, default=_opened).encode
_as_it_stands = json.JSONEncoder(separators=(",", ":"), allow_nan=False, default=_opened).encode


def spell(value: object) -> str:
    """The canonical text of any record: what `kit.canonical.canonical` gives, quicker."""
    return _sorted(value)


def fingerprint(world: World) -> str:
    """A digest of one world alone, for whoever compares where games have come to."""
    return sha256(spell(world).encode("ascii")).hexdigest()


def head_of(entry: Entry) -> str:
    """How an entry's line begins. It is written first so that a list of saves need not read what follows."""
    return f'{{"turn":{entry.turn},"phase":"{entry.phase}","digest":"{entry.digest}"'


_SEAM: Final = "\0"
"""Parts the rows that are spelt in one go; where a row holds it too, each is spelt alone."""
_SEWN: Final = f",{_sorted(_SEAM)},"


@cache
def _key(name: str) -> str:
    """A key of a table and its colon."""
    return f"{_sorted(name)}:"


class _Hand:
    """One way of spelling worlds, with the rows it spelt last time, by identity."""

    def __init__(self, encode: Callable[[object], str]) -> None:
        self._encode = encode
        self._rows: dict[int, tuple[object, str]] = {}

    def spell_world(self, world: World) -> dict[str, str]:
        """The text of each field; a row that is the same object as last time is not spelt again."""
        told = _opened(world)
        self._learn(told.values())
        return {name: self._table(field) for name, field in told.items()}

    def _learn(self, told: Iterable[object]) -> None:
        """Spell the rows not seen last time, all in one go, and forget those that are gone."""
        known, kept = self._rows, {}
        fresh: dict[int, object] = {}
        for field in told:
            for row in field.values() if isinstance(field, dict) else (field,):
                name = id(row)
                if name in known:
                    kept[name] = known[name]
                else:
                    fresh[name] = row
        rows = list(fresh.values())
        for row, text in zip(rows, self._texts(rows), strict=True):
            kept[id(row)] = (row, text)
        self._rows = kept

    def _texts(self, rows: list[object]) -> list[str]:
        sewn = [part for row in rows for part in (row, _SEAM)][:-1]
        texts = self._encode(sewn)[1:-1].split(_SEWN)
        return texts if len(texts) == len(rows) else [self._encode(row) for row in rows]

    def _table(self, field: object) -> str:
        rows = self._rows
        if not isinstance(field, dict):
            return rows[id(field)][1]
        table = sorted(field.items()) if self._encode is _sorted else field.items()
        return "{" + ",".join([_key(str(key)) + rows[id(row)][1] for key, row in table]) + "}"


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
        line = self.line(sealed) if lined else b""
        self._opening = self._opening or entry.world
        return sealed, line

    def line(self, entry: Entry) -> bytes:
        """The line of an entry sealed already; the first one's world becomes the opening where none was named."""
        if self._known is None:
            self._known = self._writing.spell_world(self._opening) if self._opening else {}
        texts = self._writing.spell_world(entry.world)
        news = ",".join(f'"{name}":{text}' for name, text in texts.items() if self._known.get(name) != text)
        self._known = self._known or texts
        self._opening = self._opening or entry.world
        told = (_as_it_stands(part) for part in (entry.sheets, entry.decisions, entry.events))
        sheets, decisions, events = told
        line = f'{head_of(entry)},"sheets":{sheets},"decisions":{decisions},"events":{events},"world":{{{news}}}}}\n'
        return line.encode("ascii")
