"""The watch over the shelf: notices that files of a world have changed, and waits until whoever writes has done so."""

from __future__ import annotations

from typing import Final

from game.ui.shelf import Shelf

__all__ = ["LOOK_MS", "Watch"]

LOOK_MS: Final = 450
"""How long between two looks at the files. What differs is told at the second look that finds it at rest."""


class Watch:
    """Looks at times and sizes of files alone. An editor empties a file before it fills it: half of one is no news."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._told = self._seen = shelf.stamps()
        self._since = 0

    def tick(self, dt: int) -> bool:
        """Let `dt` ms pass; whether something on the shelf has changed since this was last said."""
        self._since += dt
        if self._since < LOOK_MS:
            return False
        self._since = 0
        before, self._seen = self._seen, self._shelf.stamps()
        if self._seen != before or self._seen == self._told:
            return False
        self._told = self._seen
        return True

    def know(self) -> None:
        """What has changed by now is known: we have done it ourselves."""
        self._told = self._seen = self._shelf.stamps()
