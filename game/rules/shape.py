"""Whether a line has the shape that its record promises, before its law is looked at.

Sheets come from minds, players, files and other machines. A number that is
truth-valued, absurd or negative is caught here, and text that no line of a file
can hold, so that no later rule need ask.
"""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

__all__ = ["ABSURD", "misshapen"]

ABSURD: Final = 1_000_000_000
"""No number in an order is as large as this."""
_LONG: Final = 64
"""No list or name in an order is longer than this."""


Fits = Callable[[object], bool]


@cache
def _fields(kind: type) -> tuple[tuple[str, Fits], ...]:
    """The fields of a record, each with what tells whether a value is of its declared type."""
    return tuple((name, _fitting(hint)) for name, hint in get_type_hints(kind).items())


def misshapen(record: object) -> str | None:
    """The first field that is not what it should be, in words; None where all is well."""
    if not is_dataclass(record) or isinstance(record, type):
        return "This is not an order of the game; use the records of `game.world.sheets`."
    for name, fits in _fields(type(record)):
        value = getattr(record, name)
        if not fits(value):
            return f"'{name}' cannot be {_named(value)}; give it as the rules name it."
    return None


def _named(value: object) -> str:
    """A value in words, cut short; whatever it is, it can be said."""
    if type(value) is int:
        return f"below nothing ({max(value, -ABSURD)})" if value < 0 else "as large as that"
    return ascii(value)[:40] if isinstance(value, str | bool | float | StrEnum) else f"a {type(value).__name__}"


def _fitting(hint: Any) -> Fits:
    """What tells whether a value is of a declared type, and of a sane size."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return lambda value: value in parts
    if origin in (Union, UnionType):
        any_of = tuple(_fitting(part) for part in parts)
        return lambda value: any(fits(value) for fits in any_of)
    if origin is tuple:
        return _listing(_fitting(parts[0]))
    if origin is dict:
        return _tabling(*map(_fitting, parts))
    return _plain(hint)


def _listing(each: Fits) -> Fits:
    """A list, none too long."""
    return lambda value: isinstance(value, tuple) and len(value) <= _LONG and all(map(each, value))


def _tabling(key: Fits, item: Fits) -> Fits:
    """A table, none too long, whose keys and items are of their types."""
    return lambda value: (
        isinstance(value, Mapping) and len(value) <= _LONG and all(key(k) and item(v) for k, v in value.items())
    )


def _plain(hint: Any) -> Fits:
    """A plain value or a record within a record, of its exact type: no truth value passes for a number."""
    if hint is type(None):
        return lambda value: value is None
    if hint is int:
        return lambda value: type(value) is int and 0 <= value < ABSURD
    if hint is str:
        return lambda value: type(value) is str and len(value) <= _LONG and value.isprintable()
    if is_dataclass(hint):
        return lambda value: type(value) is hint and misshapen(value) is None
    return lambda value: type(value) is hint
