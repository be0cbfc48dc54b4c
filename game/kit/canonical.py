"""One spelling for any record, so that a digest means the same everywhere."""

import json
from dataclasses import Field, fields, is_dataclass
from enum import Enum
from hashlib import sha256
from typing import Any, Final

__all__ = ["LATE", "canonical", "digest", "is_silent", "plain"]

LATE: Final = "late"
"""Metadata key of a field that records did not have when the first games were saved: it is spelt only where it
departs from its default, so that the seals of those games still hold."""


def is_silent(field: Field[Any], value: object) -> bool:
    """Whether a record's field is left out of its spelling."""
    return LATE in field.metadata and value == field.default


def plain(value: object) -> object:
    """A record as plain JSON values: dataclasses become objects, tuples lists, enums their text."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        told = [(f, getattr(value, f.name)) for f in fields(value)]
        return {f.name: plain(item) for f, item in told if not is_silent(f, item)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def canonical(value: object) -> str:
    """The record's one spelling: keys sorted, no blanks, ASCII only."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def digest(value: object) -> str:
    """SHA-256 of the canonical spelling, as hexadecimal text."""
    return sha256(canonical(value).encode("ascii")).hexdigest()
