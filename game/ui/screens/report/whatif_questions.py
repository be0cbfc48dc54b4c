"""What has been asked of a game and what came of it, for as long as its report is open.

The playing is done by workers (game.lab.whatif): they begin when the page of what-ifs is opened, and end with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from game.lab.whatif.inquiry import Inquiry
from game.report.records.chapters import WarChapter
from game.report.whatif.finding import reversals
from game.report.whatif.records import Reversal, WhatIf
from game.ui.screens.report.volume import Volume

__all__ = ["Questions"]


class Questions:
    """The decisions of one game, the one looked at, and every answer so far."""

    def __init__(self, volume: Volume, *, workers: int | None = None) -> None:
        self.proposed = tuple(one.reversal for one in volume.report.what_ifs)
        self.inquiry = Inquiry(volume.source.chronicle, volume.report.names, workers=workers)
        self._volume = volume
        self._asked: dict[str, Reversal] = {}
        self.chosen: Reversal | None = self.proposed[0] if self.proposed else None
        self.sought, self.seat, self.kind, self.war = "", "", "", ""

    @cached_property
    def all(self) -> tuple[Reversal, ...]:
        """Every decision that can be reversed."""
        return reversals(self._volume.source)

    @property
    def most(self) -> int:
        """How many re-plays each way are made at most."""
        return self.inquiry.most

    def find(self, id: str) -> Reversal | None:
        """A decision by its id."""
        return next((one for one in self.all if one.id == id), None)

    def matching(self) -> tuple[Reversal, ...]:
        """Those that fit what is sought: words in any order, a state, a kind, a war."""
        words = self.sought.casefold().split()
        return tuple(one for one in self.all if self._fits(one, words))

    def _fits(self, one: Reversal, words: list[str]) -> bool:
        if (self.seat and one.seat != self.seat) or (self.kind and one.kind != self.kind):
            return False
        if self.war and self.war not in one.wars:
            return False
        told = f"{one.dated} {one.instead} turn {one.turn}".casefold() if words else ""
        return all(word in told for word in words)

    def of_war(self, war: WarChapter, most: int) -> list[Reversal]:
        """Decisions that bear on a war: those asked, those proposed, those in its chain, then the others."""
        links, proposed = {link.event for link in war.chain}, {one.id for one in self.proposed}
        found = [one for one in self.all if war.id in one.wars]
        found.sort(key=lambda one: (one.id not in self._asked, one.id not in proposed, not links & set(one.events)))
        return found[:most]

    # -- asking -----------------------------------------------------------------------------------

    def ask(self, one: Reversal) -> None:
        """Look at a decision, and have it played both ways."""
        self.chosen = self._asked[one.id] = one
        self.inquiry.ask(one)

    def turn(self) -> None:
        """Stop what is being played, or go on with what is looked at."""
        if self.is_running:
            self.inquiry.stop()
        elif self.chosen is not None:
            self.ask(self.chosen)

    @property
    def is_running(self) -> bool:
        """Whether the decision looked at is being played."""
        return self.inquiry.is_running and self.inquiry.asked == self.chosen

    def poll(self) -> bool:
        """Take home what is new; whether there is any."""
        return self.inquiry.poll()

    def close(self) -> None:
        """End the workers; the answers stay."""
        self.inquiry.close()

    # -- answers ----------------------------------------------------------------------------------

    def told(self, one: Reversal) -> WhatIf:
        """What is known of a decision: a question only, where nothing has been played."""
        return self.inquiry.told(one) or WhatIf(one)

    def answers(self) -> tuple[WhatIf, ...]:
        """For the book: the proposals, and whatever else has been asked, each with what came of it."""
        return tuple(self.told(one) for one in self._in_order())

    def _in_order(self) -> Iterator[Reversal]:
        yield from self.proposed
        known = {one.id for one in self.proposed}
        yield from (one for id, one in self._asked.items() if id not in known and self.inquiry.told(one) is not None)
