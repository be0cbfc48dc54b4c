"""Eyes: through whom a replay looks, and what may be seen. A game that still runs opens no secret of another seat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.perception.views import Estimates, View, public, redact
from game.ui.mapmodes import MapMode
from game.ui.screens.replay.film import Film
from game.world.events import Event
from game.world.worlds import World

__all__ = ["SEATED", "Eyes", "allowed_seats", "first_eyes"]

SEATED = frozenset((MapMode.THREAT, MapMode.WHO_COMES, MapMode.TRUST, MapMode.TRADE, MapMode.INTENTIONS))
"""Modes whose figures are one state's reading of the others."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """`seat` None looks from outside: at everything once the game is over (`opened`), else at what all may know."""

    seat: str | None
    opened: bool

    def world(self, world: World) -> World:
        """The world as these eyes see it."""
        if self.seat is not None:
            return redact(world, self.seat)
        return world if self.opened else public(world)

    def view(self, seen: World) -> View:
        """A view of a world already seen through these eyes."""
        return View(self.seat or "", seen, Estimates(seen))

    def heard(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """What these eyes learn of; when all is open, secret news reads as public."""
        if self.seat is None and self.opened:
            return tuple(e if e.audience is None else replace(e, audience=None) for e in events)
        return tuple(e for e in events if e.audience is None or self.seat in e.audience)


def allowed_seats(film: Film) -> tuple[str, ...]:
    """Whose eyes may be borrowed: anybody's once the game is over, else those of the one who plays it alone."""
    players = film.players
    if film.is_over:
        return (*players, *(s for s in film.doers() if s not in players))
    return players if len(players) == 1 else ()


def first_eyes(film: Film) -> Eyes:
    """Whose eyes a replay opens with: the only player's, else nobody's."""
    players = film.players
    return Eyes(players[0] if len(players) == 1 else None, film.is_over)
