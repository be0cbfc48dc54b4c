"""A game on record as the metrics read it: turns, wars, events and shares, found once and asked for often.

Counted from the record alone, never from what a mind believed. Years become turns by the scenario's dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from game.chronicle.record import Chronicle
from game.lab.tally import WarCount, clusters, consultative_clauses, fought, openings_by_turn, tally, wars_on_record
from game.measures.law import covers, is_bound_member
from game.measures.power import capability
from game.scenarios.schema import Dates
from game.world.conflicts import Side, War
from game.world.events import Event, TurnOpened
from game.world.pacts import Pact, Trigger
from game.world.worlds import World

__all__ = ["Deeds", "opposed", "sides", "turn_of"]

Kind = TypeVar("Kind")


def turn_of(dates: Dates, year: int) -> int:
    """The last turn that begins in a year or before it; history has no year 0."""
    years = year - dates.start - (dates.start < 0 < year)
    return max(1, -(-(years + 1) * dates.turns_a_year // dates.years_a_turn))


@dataclass(frozen=True)
class Deeds:
    """One game, and the dates of the scenario it was played in."""

    chronicle: Chronicle
    dates: Dates

    @cached_property
    def openings(self) -> Mapping[int, World]:
        """The world at the first Orders of each turn."""
        return openings_by_turn(self.chronicle)

    @property
    def first(self) -> World:
        """The world before any decision."""
        return self.chronicle.world_at(0)

    @property
    def last(self) -> World:
        """The world as the game left it."""
        return self.chronicle.world

    @cached_property
    def wars(self) -> tuple[War, ...]:
        """Wars between states, as they last stood, in order of beginning; civil wars are counted apart."""
        return tuple(war for war in wars_on_record(self.chronicle) if not war.civil)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events in order."""
        return tuple(self.chronicle.events())

    def of(self, kind: type[Kind], until: int | None = None) -> Iterator[Kind]:
        """Events of one kind, in order, up to a turn."""
        return (e for e in self.events if isinstance(e, kind) and (until is None or e.turn <= until))

    def until(self, year: int | None) -> int:
        """The turn at which a metric stops counting: that of a year, else the last played."""
        return self.last.turn if year is None else min(self.last.turn, turn_of(self.dates, year))

    def wars_until(self, year: int | None) -> Iterator[War]:
        """Wars between states that began by a year."""
        turn = self.until(year)
        return (war for war in self.wars if war.began <= turn)

    @cached_property
    def hegemon(self) -> str | None:
        """The state by whose hegemony the game ended, if it did."""
        return self.last.hegemon if self.last.ended_by == "hegemony" else None

    def shares(self, turn: int) -> dict[str, int]:
        """Each state's share of capability as a turn opened, in thousandths."""
        if turn not in self._shares:
            self._shares[turn] = capability(self.openings[turn])
        return self._shares[turn]

    @cached_property
    def _shares(self) -> dict[int, dict[str, int]]:
        return {}

    def before(self, war: War) -> World:
        """The world as the turn opened in which a war began."""
        return self.openings.get(war.began) or self.openings[max(t for t in self.openings if t <= war.began)]

    @cached_property
    def _counts(self) -> dict[str, WarCount]:
        """The count of each war between states, by its id."""
        counts = [count for count in tally(self.chronicle).wars if not count.civil]
        return {war.id: count for war, count in zip(self.wars, counts, strict=True)}

    @cached_property
    def general(self) -> tuple[tuple[WarCount, ...], ...]:
        """Wars fused where they overlap in time and share a belligerent: each a general war of one or more."""
        return tuple(clusters(list(self._counts.values())))

    def fused(self, war: War) -> tuple[WarCount, ...]:
        """The general war that a war is part of."""
        count = self._counts[war.id]
        return next(group for group in self.general if any(one is count for one in group))

    def spread(self, war: War) -> int:
        """How many states fought in the general war that a war is part of."""
        return len({state for one in self.fused(war) for state in one.states})

    def covering(self, war: War) -> tuple[Pact, ...]:
        """Pacts of security under whose charter the attack that began a war falls."""
        world = self.before(war)
        return tuple(
            pact
            for pact in world.pacts.values()
            if pact.charter.trigger is not Trigger.NONE
            and is_bound_member(world, pact, war.defender)
            and covers(pact, war.attacker, war.defender)
        )

    @cached_property
    def burdens(self) -> dict[str, float]:
        """What each state spent on its army for each unit of income, over the first half of the game."""
        upkeep: Counter[str] = Counter()
        income: Counter[str] = Counter()
        for event in self.of(TurnOpened, self.half):
            upkeep.update(event.upkeep)
            income.update(event.income)
        return {state: upkeep[state] / earned for state, earned in income.items() if earned > 0}

    @cached_property
    def consultative(self) -> frozenset[str]:
        """Clauses there ever were that promise talks and no more."""
        return consultative_clauses(self.chronicle)

    @property
    def half(self) -> int:
        """The turn at which half the game is over."""
        return (max(self.openings) + 1) // 2


def sides(war: War) -> dict[str, Side]:
    """Who fought on which side, as the record of wars counts belligerents."""
    return {one.state: one.side for one in fought(war)}


def opposed(war: War, some: frozenset[str], others: frozenset[str] | None = None) -> bool:
    """Whether one of `some` fought against one of `others`, or against another of `some` where none are named."""
    fighting = sides(war)
    mine = {fighting[s] for s in some & fighting.keys()}
    theirs = {fighting[s] for s in (some if others is None else others) & fighting.keys()}
    return any(a is not b for a in mine for b in theirs)
