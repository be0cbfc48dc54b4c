"""Worlds from several games, for the tests of what is shown and what is done."""

from dataclasses import replace
from functools import cache

from game.match.setup import Setup
from game.match.simulate import simulate
from game.perception.views import View
from game.world.worlds import Phase, World

_GAMES = (("greece_499bce", 3), ("greece_499bce", 8), ("invented:10x50", 3), ("invented:10x50", 4))


@cache
def played_worlds() -> list[World]:
    """Worlds awaiting orders, with nothing secret in them but minds."""
    found = []
    for scenario, seed in _GAMES:
        game = simulate(Setup(scenario=scenario, seed=seed, turns=13)).chronicle
        for step in game.steps:
            if step.world.phase is Phase.ORDERS and step.world.turn in (5, 9, 13):
                treaties = {k: replace(t, secret=False) for k, t in step.world.treaties.items()}
                found.append(replace(step.world, treaties=treaties))
    return found


def neighbours(view: View, seat: str) -> list[str]:
    """States that a seat can attack in one step."""
    s = view.survey
    return [t for t in s.names if t != seat and s.contact[s.of(seat), s.of(t)] > 0]
