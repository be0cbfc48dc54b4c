"""The case of papers: what was written for the table and still holds, so that it need not be written again.

Another state chosen, or another question put to the map, changes one or two papers; the desk is as it was.
"""

from __future__ import annotations

from collections.abc import Callable

from game.ui.widgets.layout import Free
from game.ui.widgets.widget import Widget

__all__ = ["Case"]


class Case:
    """The papers of one table by name, each with what it was written about."""

    def __init__(self) -> None:
        self.holds = False
        """Whether the desk is as it was when the papers were written."""
        self._papers: dict[str, tuple[object, Widget]] = {}
        self._again: list[Widget] = []

    def paper(self, name: str, about: object, write: Callable[[], Widget]) -> Widget:
        """The paper of this name, written anew unless it still holds."""
        found = self._papers.get(name)
        if self.holds and found is not None and found[0] == about:
            self._again.append(found[1])
            return found[1]
        fresh = write()
        self._papers[name] = about, fresh
        return fresh

    def lay(self, tree: Free, *, are_laid: bool) -> None:
        """Let what lies on the table already keep its layout, where it comes to lie as it did."""
        tree.lying = {id(one) for one in self._again} if are_laid else set()
        self._again.clear()
