"""Remembering what a pure function gave for the very same object.

`functools.lru_cache` asks a large key for its hash each time; for a map of two
hundred links that costs more than the answer. Here identity is the key, and
the object is held so that its identity cannot be given to another.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

__all__ = ["by_identity"]

Key = TypeVar("Key")
Made = TypeVar("Made")


def by_identity(size: int) -> Callable[[Callable[[Key], Made]], Callable[[Key], Made]]:
    """Remember a pure one-argument function's last `size` answers, by the identity of its argument."""

    def remember(make: Callable[[Key], Made]) -> Callable[[Key], Made]:
        known: dict[int, tuple[Key, Made]] = {}

        @wraps(make)
        def recall(key: Key) -> Made:
            found = known.get(id(key))
            if found is None or found[0] is not key:
                if len(known) >= size:
                    known.pop(next(iter(known)))
                found = known[id(key)] = (key, make(key))
            return found[1]

        return recall

    return remember
