"""Chairs: several players at one window, a desk for each at one match, and only one of them in the chair.

A phase ends when everybody has handed in. Who has no letter to answer is not called to the chair for Dispatches, and
the dead are not called at all. Nothing of a desk is shown before its player has said that he sits at it.
"""

from game.match.match import Match
from game.scenarios.library import Scenario, scenario_of
from game.ui.desk import Desk
from game.ui.docket import docket
from game.world.sheets import Sheet
from game.world.worlds import Phase

__all__ = ["Chairs"]


class Chairs:
    """The players of one match who share a window. `seats` are theirs, in the order in which they are called."""

    def __init__(self, match: Match, scenario: Scenario | None = None) -> None:
        self.match = match
        self.scenario = scenario or scenario_of(match.world)
        self.seats = match.players
        self._desks: dict[str, Desk] = {}

    def desk(self, seat: str) -> Desk:
        """The desk of a player who sits down to it, with all that was heard since the last time."""
        if seat not in self._desks:
            self._desks[seat] = Desk(self.match, seat, self.scenario, shared=True)
        else:
            self._desks[seat].sit_down()
        return self._desks[seat]

    def next_seat(self) -> str | None:
        """Who is called to the chair; None when all sheets of this phase are in.

        Players without a letter hand in an empty sheet by themselves.
        """
        world = self.match.world
        for seat in self.match.awaiting():
            if world.phase is not Phase.DISPATCHES or docket(self.match.view(seat).world, seat, (), {}):
                return seat
            self.match.hand_in(Sheet(seat, ()))
        return None

    def has_handed_in(self, seat: str) -> bool:
        """Whether a living player has sent this phase's sheet."""
        return self.match.world.states[seat].alive and seat not in self.match.awaiting()
