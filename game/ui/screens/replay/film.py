"""The film: a chronicle as one slot a turn, read from its lines a piece at a time so that a long save opens at once."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass

from game.chronicle.entry import Entry
from game.chronicle.record import Chronicle
from game.report.telling.years import year_text
from game.world.events import Event
from game.world.reasons import Decision
from game.world.worlds import Phase, World

__all__ = ["Film", "Slot"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One turn: what was decided and what happened in it, and the world before and after.

    Slot 0 is the world as the game began. `is_cut` says that the record ends in the midst of this turn.
    """

    turn: int
    before: World
    world: World
    events: tuple[Event, ...] = ()
    decisions: tuple[Decision, ...] = ()
    is_cut: bool = False


class Film:
    """All turns of one chronicle; `read` goes on reading, and what is not read yet is not there."""

    def __init__(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle
        opening = chronicle.world_at(0)
        self.slots: list[Slot] = [Slot(0, opening, opening, chronicle.played[0].events)]
        self._next = 1
        self.last_turn = chronicle.played[-1].turn if len(chronicle) > 1 else 0

    @property
    def is_over(self) -> bool:
        """Whether the game has ended, so that everything may be opened."""
        return self.chronicle.is_over or self.chronicle.world.ended_by is not None

    @property
    def is_whole(self) -> bool:
        """Whether every turn is read."""
        return self._next >= len(self.chronicle)

    def read(self, budget_s: float) -> bool:
        """Read turns for about so many seconds, one at least; whether anything new is there."""
        until = time.perf_counter() + budget_s
        found = False
        while not self.is_whole:
            self._read_turn()
            found = True
            if time.perf_counter() > until:
                break
        return found

    def _read_turn(self) -> None:
        steps, turn = self.chronicle.played, self.chronicle.played[self._next].turn
        entries: list[Entry] = []
        while self._next < len(steps) and steps[self._next].turn == turn:
            entries.append(steps[self._next])
            self._next += 1
        self.slots.append(
            Slot(
                turn,
                self.slots[-1].world,
                entries[-1].world,
                tuple(event for one in entries for event in one.events),
                tuple(reason for one in entries for reason in one.decisions),
                entries[-1].world.phase is Phase.DISPATCHES,
            )
        )

    # -- finding a turn ---------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """Slots of the whole film, those not yet read too: the opening and every turn to the last on record."""
        first = self.slots[1].turn if len(self.slots) > 1 else 1
        return max(len(self.slots), self.last_turn - first + 2 if self.last_turn else 1)

    def place(self, turn: int) -> int:
        """The slot of a turn, or the nearest there is; 0 or less is the opening."""
        if turn <= 0 or self.count == 1:
            return 0
        first = self.slots[1].turn if len(self.slots) > 1 else 1
        return min(max(turn - first + 1, 1), self.count - 1)

    def date(self, place: int) -> str:
        """The date of a slot in words; the opening bears that of the first turn."""
        return year_text(self.slots[0].world.system, max(self.turn_of(place), 1))

    def year(self, place: int) -> str:
        """The same for an axis, without the era."""
        return year_text(self.slots[0].world.system, max(self.turn_of(place), 1), era=False)

    def turn_of(self, place: int) -> int:
        """The turn of a slot; 0 for the opening."""
        if place < len(self.slots):
            return self.slots[place].turn
        return self.slots[-1].turn + place - len(self.slots) + 1

    def told(self, place: int) -> str:
        """Which turn of how many; the opening by its name."""
        slot = self.slots[min(place, len(self.slots) - 1)]
        if slot.turn == 0:
            return "as the game began"
        words = f"turn {slot.turn} of {self.slots[0].world.system.last_turn}"
        return f"{words}, to its first half" if slot.is_cut else words

    @property
    def players(self) -> tuple[str, ...]:
        """The states that people played."""
        return self.chronicle.players

    def doers(self) -> list[str]:
        """All states that were ever there, those that exist at the end first, the strongest of the start before all."""
        born = Counter(state for slot in self.slots for state in slot.world.states)
        return [*self.slots[0].world.states, *(s for s in born if s not in self.slots[0].world.states)]
