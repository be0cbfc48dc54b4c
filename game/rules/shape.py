"""Whether a line has the shape that its record promises, before its law is looked at.

Sheets come from minds, players, files and other machines. A number that is
truth-valued, absurd or negative is caught here, and text that no line of a file
can hold, so that no later rule need ask.
"""

from collections.abc import Mapping
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


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The declared type of each field of a record."""
    return get_type_hints(kind)


def misshapen(record: object) -> str | None:
    """The first field that is not what it should be, in words; None where all is well."""
    if not is_dataclass(record) or isinstance(record, type):
        return "This is not an order of the game; use the records of `game.world.sheets`."
    for name, hint in _hints(type(record)).items():
        value = getattr(record, name)
        if not _fits(value, hint):
            return f"'{name}' cannot be {_named(value)}; give it as the rules name it."
    return None


def _named(value: object) -> str:
    """A value in words, cut short; whatever it is, it can be said."""
    if type(value) is int:
        return f"below nothing ({max(value, -ABSURD)})" if value < 0 else "as large as that"
    return ascii(value)[:40] if isinstance(value, str | bool | float | StrEnum) else f"a {type(value).__name__}"


def _fits(value: object, hint: Any) -> bool:
    """Whether a value is of a declared type, and of a sane size."""
    origin = get_origin(hint)
    if origin is Literal:
        return value in get_args(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, part) for part in get_args(hint))
    if origin is tuple:
        return isinstance(value, tuple) and len(value) <= _LONG and all(_fits(v, get_args(hint)[0]) for v in value)
    if origin is dict:
        return isinstance(value, Mapping) and len(value) <= _LONG and _pairs_fit(value, *get_args(hint))
    return _plain_fits(value, hint)


def _pairs_fit(table: Mapping[Any, Any], key: Any, item: Any) -> bool:
    """Whether keys and items of a table are of their types."""
    return all(_fits(k, key) and _fits(v, item) for k, v in table.items())


def _plain_fits(value: object, hint: Any) -> bool:
    """Whether a plain value or a record within a record is of its exact type: no truth value passes for a number."""
    if type(value) is not hint:
        return hint is type(None) and value is None
    if hint is int:
        return isinstance(value, int) and 0 <= value < ABSURD
    if hint is str:
        return isinstance(value, str) and len(value) <= _LONG and value.isprintable()
    return misshapen(value) is None if is_dataclass(value) else True
