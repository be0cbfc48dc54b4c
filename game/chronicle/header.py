"""The first line of a chronicle: which game this is, and who sits where."""

from dataclasses import dataclass, field
from typing import Final

from game.perception.temper import Character
from game.world.pacts import Charter

__all__ = ["FORMAT", "PLAYER", "RULES", "Header"]

FORMAT: Final = "chronicle/1"
"""The shape of the file. A reader that meets another says so and reads no further."""
RULES: Final = "2"
"""Raised whenever the same sheets no longer give the same world; old games load, but no longer verify."""
PLAYER: Final = "player"
"""What `seats` holds where a person plays; else the id of the doctrine that does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What must be known to begin the same game again.

    `seats` maps each state to `PLAYER` or its doctrine; `doctrines` holds the
    choices made at the start alone (a player's ministry among them).
    `strategies` hold the minds of some seats to one grand strategy. `taught`
    keeps the minds in play that are not shipped with the game, so that it can
    be gone on with, and opened, where their files are not.
    `charters` are those that founders led by doctrines may use.
    `scenario_digest` tells whether the scenario has been edited since.
    """

    format: str = FORMAT
    rules: str = RULES
    game: str = ""
    scenario: str
    scenario_digest: str = ""
    seed: int
    turns: int
    seats: dict[str, str] = field(default_factory=dict)
    doctrines: dict[str, str] = field(default_factory=dict)
    strategies: dict[str, str] = field(default_factory=dict)
    taught: dict[str, Character] = field(default_factory=dict)
    charters: tuple[Charter, ...] = ()
    started_at: str = ""

    @property
    def players(self) -> tuple[str, ...]:
        """The states that people play, in order of their ids."""
        return tuple(sorted(seat for seat, who in self.seats.items() if who == PLAYER))
