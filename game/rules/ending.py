"""The end of a game: the last turn, or a hegemon (rules.md §8; decisions 20; model.md e8)."""

from dataclasses import dataclass
from typing import Final

from game.measures.power import capability
from game.measures.system import hegemonic_share
from game.rules.draft import Draft
from game.world.events import GameEnded

__all__ = ["Verdict", "judge_end"]

HEGEMON_TURNS: Final = 3
"""Turns in a row that a hegemon must hold its share."""
NOT_BEFORE: Final = 10
"""No hegemony before this turn, or a cascade of kneeling ends games at once."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who leads the world, for how long, and whether the game is over by it or by time."""

    hegemon: str | None
    turns: int
    ended_by: str | None


def judge_end(draft: Draft) -> Verdict:
    """Whether the game is over after this turn; tells it if so."""
    hegemon = _hegemon(draft)
    kept = draft.world.hegemon_turns + 1 if hegemon is not None and hegemon == draft.world.hegemon else 1
    turns = kept if hegemon is not None else 0
    ended_by = None
    if hegemon is not None and turns >= HEGEMON_TURNS and draft.turn >= NOT_BEFORE:
        ended_by = "hegemony"
    elif draft.turn >= draft.world.system.last_turn:
        ended_by = "last_turn"
    if ended_by is not None:
        draft.tell(GameEnded, how=ended_by, hegemon=hegemon)
    return Verdict(hegemon, turns, ended_by)


def _hegemon(draft: Draft) -> str | None:
    """The state whose capability, its clients counted half, passes the scenario's share."""
    shares = capability(draft.world)
    top = max(shares.values(), default=0)
    for name, mine in shares.items():
        if mine == top and hegemonic_share(draft.world, name, shares) >= draft.world.system.hegemony_permille:
            return name
    return None
