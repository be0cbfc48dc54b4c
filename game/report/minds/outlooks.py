"""Forecasts held against what came: odds of help against answers to calls, chances of attack against wars.

The odds are those every screen showed (game.perception.forecast), at public
mean parameters. A forecast of chances is scored by its squared error (Brier
1950) and read by ranges: of those told one in three, did one in three come?
"""

from itertools import pairwise

from game.perception.forecast import HORIZON, credence, danger
from game.perception.reckoning import Reckoning
from game.perception.views import Estimates, View
from game.report.records.opinions import Outlook
from game.report.source import Source
from game.world.conflicts import WarCause
from game.world.events import CallAnswered, WarBegan
from game.world.worlds import World

__all__ = ["Calls", "Horizon"]

RANGES = (0, 50, 150, 300, 500, 1001)
"""Edges of the ranges of chances, in thousandths."""
MOST_CASES, MOST_OF_LARGE = 16, 8
"""Phases with calls that are reckoned again in a system of more than `MANY` states, and in one of more than 24."""
MANY = 16


class Calls:
    """Every call answered: the odds that it would be honoured, as it went out, and whether it was.

    In a large system some phases with calls stand for all, evenly chosen.
    """

    def __init__(self, source: Source) -> None:
        self.odds: list[tuple[str, int, bool]] = []
        for world, events in _answers(source):
            self._add(world, events, source)

    def _add(self, world: World, events: list[CallAnswered], source: Source) -> None:
        known = source.estimates(world)
        living = known.reckoning.survey.index
        for event in events:
            call = source.calls.get(event.call)
            if call is not None and {call.to, call.friend, call.foe} <= set(living):
                view = View(call.friend, world, known)
                odds = credence(view, call.to, call.friend, call.foe).middle
                self.odds.append((call.friend, odds, event.honoured))

    def of(self, friend: str) -> list[tuple[int, bool]]:
        """Odds and answers of the calls made in one state's behalf."""
        return [(odds, came) for whom, odds, came in self.odds if whom == friend]

    def brier(self, friend: str | None = None) -> int | None:
        """Mean squared error of the odds, in thousandths; None where there was no call."""
        told = [(odds, came) for whom, odds, came in self.odds if friend in (None, whom)]
        errors = [(odds / 1000 - came) ** 2 for odds, came in told]
        return round(1000 * sum(errors) / len(errors)) if errors else None

    def base(self) -> int | None:
        """What one would have scored who always said the share of calls that were honoured."""
        if not self.odds:
            return None
        share = sum(came for _, _, came in self.odds) / len(self.odds)
        return round(1000 * share * (1 - share))


def _answers(source: Source) -> list[tuple[World, list[CallAnswered]]]:
    """The world before each phase in which calls were answered, and the answers."""
    found = []
    for before, step in pairwise(source.steps):
        events = [e for e in step.events if isinstance(e, CallAnswered)]
        if events:
            found.append((before.world, events))
    many = sum(s.alive for s in source.start.states.values()) > MANY
    most = MOST_OF_LARGE if source.is_large else MOST_CASES
    return found[:: max(1, round(len(found) / most))] if many else found


class Horizon:
    """Chances of being attacked within the horizon, turn by turn, and whether a war was begun on the state in it."""

    def __init__(self, source: Source) -> None:
        self._end = source.steps[-1].turn
        self._begun = [(e.defender, e.turn) for e in source.of(WarBegan) if e.cause is not WarCause.CIVIL]
        self._told: list[tuple[int, bool]] = []

    def add(self, world: World, r: Reckoning) -> None:
        """Count one turn, if the whole horizon was played."""
        last = world.turn + HORIZON - 1
        if last > self._end:
            return
        struck = {state for state, turn in self._begun if world.turn <= turn <= last}
        known = Estimates(world, r)
        for name in r.survey.names:
            self._told.append((danger(View(name, world, known)).middle, name in struck))

    def outlooks(self) -> tuple[Outlook, ...]:
        """By ranges of chances, empty ones left out."""
        found = []
        for low, high in pairwise(RANGES):
            told = [(chance, came) for chance, came in self._told if low <= chance < high]
            if told:
                mean = round(sum(chance for chance, _ in told) / len(told))
                found.append(Outlook(low, min(high, 1000), len(told), mean, sum(came for _, came in told)))
        return tuple(found)
