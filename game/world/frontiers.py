"""What waits beyond the frontier and behind the next turns: new powers and scheduled events (rules.md §§1, 5)."""

from dataclasses import dataclass
from enum import StrEnum

from game.world.lands import Link, Province
from game.world.states import State

__all__ = ["Entrant", "Fate", "FateKind"]


@dataclass(frozen=True, slots=True)
class Entrant:
    """A power that may enter an open system (article 46): all it brings with it, known to everybody.

    From `from_turn` on it enters with `chance_permille` a turn. `forces` maps
    its provinces to tenths of a brigade. Its disposition and doctrine lie in
    the table of secrets from the start.
    """

    state: State
    provinces: tuple[Province, ...]
    links: tuple[Link, ...]
    forces: dict[str, int]
    from_turn: int
    chance_permille: int = 1000


class FateKind(StrEnum):
    """What a scenario's event does to its state (article 52)."""

    REGIME_TURNS = "regime_turns"
    REGIME_TURNS_PREDATORY = "regime_turns_predatory"
    PLAGUE = "plague"
    POOR_HARVEST = "poor_harvest"


@dataclass(frozen=True, slots=True)
class Fate:
    """An event of the scenario that nobody sees coming: from `turn` on, with `chance_permille` a turn, once."""

    state: str
    kind: FateKind
    turn: int
    chance_permille: int = 1000
