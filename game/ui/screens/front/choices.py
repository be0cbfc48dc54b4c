"""What a new game is made of, as the player chooses it: a setup in the making."""

import random
from dataclasses import dataclass, field

from game.doctrines.doctrine import doctrines
from game.match.setup import MAX_SEED, NO_CHARTER, Setup
from game.scenarios.library import Scenario

__all__ = ["AS_RECORDED", "AT_TABLE", "BY_LOT", "Choices", "fresh_seed"]

AS_RECORDED = ""
"""Instead of a doctrine's id: the one the scenario names, from the historical record."""

BY_LOT = "drawn by lot"
"""Instead of a doctrine's id: one drawn as the game begins, sealed from the player too."""


AT_TABLE = "at this table"
"""Instead of a doctrine's id: a person who shares the window, with a curtain between the players."""


def fresh_seed() -> int:
    """A new seed, short enough to be told to a friend."""
    return random.SystemRandom().randrange(1, 1_000_000)


@dataclass(slots=True)
class Choices:
    """The player's choices so far; every one has a good default."""

    scenario: Scenario
    seat: str = ""
    turns: int = 0
    seed: int = field(default_factory=fresh_seed)
    charters: bool = True
    doctrines: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        told = self.scenario.told
        self.seat = self.seat or next(iter(told.recommended or tuple(told.states)))
        self.turns = self.turns or told.dates.standard

    @property
    def lengths(self) -> tuple[int, int, int]:
        """The lengths on offer, in turns: short, standard, full."""
        dates = self.scenario.told.dates
        return dates.short, dates.standard, dates.long

    def carried(self, scenario: Scenario) -> "Choices":
        """The same choices in another world, or in this one after it was changed, as far as they fit it."""
        same, told = scenario.id == self.scenario.id, scenario.told
        fresh = Choices(scenario, seed=self.seed, charters=self.charters)
        if self.turns in self.lengths:
            fresh.turns = fresh.lengths[self.lengths.index(self.turns)]
        if same:
            fresh.seat = self.seat if self.seat in told.states else fresh.seat
            fresh.doctrines = {state: mind for state, mind in self.doctrines.items() if state in told.states}
        return fresh

    def doctrine_of(self, state: str) -> str:
        """The doctrine that will play a state."""
        return self.doctrines.get(state) or self.scenario.told.states[state].doctrine

    def give(self, state: str, doctrine: str) -> None:
        """Let a doctrine play a state; AS_RECORDED goes back to the record."""
        if doctrine == AS_RECORDED:
            self.doctrines.pop(state, None)
        else:
            self.doctrines[state] = doctrine

    def give_all(self, doctrine: str) -> None:
        """Let one doctrine play every state."""
        for state in self.scenario.told.states:
            self.give(state, doctrine)

    def _drawn(self) -> dict[str, str]:
        """The doctrines chosen, with the lots drawn: nobody has seen them before the game is over."""
        lot, known = random.SystemRandom(), tuple(doctrines())
        return {
            state: lot.choice(known) if mind == BY_LOT else mind
            for state, mind in self.doctrines.items()
            if mind != AT_TABLE
        }

    @property
    def players(self) -> tuple[str, ...]:
        """The seats that people play: the one chosen, then those who share the window."""
        sharing = (state for state, mind in self.doctrines.items() if mind == AT_TABLE and state != self.seat)
        return (self.seat, *sorted(sharing))

    @property
    def minds_told(self) -> str:
        """Who plays the others, in words."""
        people = self.players[1:]
        others = [
            self.doctrines.get(state)
            for state in self.scenario.told.states
            if state != self.seat and state not in people
        ]
        shared = f", {len(people)} at this table" if people else ""
        return self._minds_of(others) + shared

    @staticmethod
    def _minds_of(others: list[str | None]) -> str:
        if not any(others):
            return "as in the record"
        if len(set(others)) == 1:
            return "all " + str(others[0]).replace("_", " ")
        return f"{sum(map(bool, others))} of {len(others)} changed"

    def take_seed(self, words: str) -> None:
        """The seed as typed; nothing typed draws a new one."""
        self.seed = min(int(words), MAX_SEED) if words.isdigit() else fresh_seed()

    def setup(self) -> Setup:
        """What the match begins from."""
        return Setup(
            scenario=self.scenario.id,
            seed=self.seed,
            turns=self.turns,
            players=self.players,
            doctrines=self._drawn(),
            charter=None if self.charters else NO_CHARTER,
        )
