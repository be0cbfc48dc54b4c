"""Ten games of ten kinds of world, played once for all tests of this folder that ask."""

from collections.abc import Iterator
from functools import lru_cache

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate

KINDS = (
    ("near_east_853bce", 3, 12), ("greece_499bce", 7, 16), ("warring_states_356bce", 2, 12), ("italy_1454", 4, 12),
    ("july_1914", 7, 14), ("league_1931", 5, 10), ("cold_war_1950", 7, 10), ("kosovo_1999", 1, 8),
    ("invented:10x50:7", 3, 12), ("invented:5x20:2", 9, 20),
)  # fmt: skip


@lru_cache(maxsize=4)
def game_of(scenario: str, seed: int, turns: int) -> Chronicle:
    return simulate(Setup(scenario=scenario, seed=seed, turns=turns)).chronicle


def ten_games() -> Iterator[Chronicle]:
    return (game_of(*kind) for kind in KINDS)
