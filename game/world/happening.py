"""What every event has; the events themselves are in `game.world.events`."""

from dataclasses import dataclass

__all__ = ["Happening"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """`id` is unique in the game, `because` the event that caused this one, `audience` who learns of it (None: all)."""

    id: int
    turn: int
    because: int | None = None
    audience: tuple[str, ...] | None = None
