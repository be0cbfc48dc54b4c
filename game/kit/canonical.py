"""One spelling for any record, so that a digest means the same everywhere."""

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256

__all__ = ["canonical", "digest", "plain"]


def plain(value: object) -> object:
    """A record as plain JSON values: dataclasses become objects, tuples lists, enums their text."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
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
