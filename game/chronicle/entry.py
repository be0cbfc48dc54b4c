"""One phase on record."""

from dataclasses import dataclass
from typing import Final

from game.world.events import Event
from game.world.reasons import Decision
from game.world.sheets import Sheet
from game.world.worlds import World

__all__ = ["OPENING", "Entry"]

OPENING: Final = "opening"
"""The phase of a chronicle's first entry: the world as turn 1 opens, before any decision."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What each seat handed in and why, what came of it, and the world after.

    `turn` and `phase` say which decisions these were ("opening" for the first
    entry, which has none). `digest` seals sheets, events and world together
    with the digest of the entry before, so that the last one stands for the
    whole game; reasons are commentary and not sealed.
    """

    turn: int
    phase: str
    sheets: tuple[Sheet, ...]
    decisions: tuple[Decision, ...]
    events: tuple[Event, ...]
    world: World
    digest: str = ""
