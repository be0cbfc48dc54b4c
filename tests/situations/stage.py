"""Positions set up, and minds asked about them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from game.doctrines.deliberation import deliberate
from game.doctrines.doctrine import doctrines
from game.kit.canonical import plain
from game.kit.dice import Dice
from game.perception.views import Estimates, look
from game.world.reasons import Decision
from game.world.worlds import World
from tests.casebook.test_cases import adapter, fill, merged, row_of_states

__all__ = ["POSITIONS", "SEEDS", "Answer", "answers"]

HERE = Path(__file__).parent
POSITIONS: dict[str, dict[str, Any]] = {
    one["id"]: one for one in tomllib.loads((HERE / "positions.toml").read_text("utf-8"))["position"]
}
SEEDS = range(20)


@dataclass(frozen=True)
class Answer:
    """What a mind wrote at one throw of the dice: its lines as plain data, and the decisions behind them."""

    lines: tuple[dict[str, Any], ...]
    decisions: tuple[Decision, ...]

    def labels(self) -> Iterator[str]:
        """Every course considered."""
        return (o.label for d in self.decisions for o in d.options)


def _poor_row() -> dict[str, Any]:
    """The casebook's row of states with land so poor that an army is dear beside what is at stake."""
    world = row_of_states()
    for place in world["provinces"].values():
        place["output"] = 1000
    return world


def _given(position: dict[str, Any]) -> dict[str, Any]:
    base = _given(POSITIONS[position["like"]]) if "like" in position else _poor_row()
    return merged(base, position.get("given", {}))


@cache
def _world(id: str) -> tuple[World, Estimates]:
    even = {"good": 2000, "bad": 2000}
    given = _given(POSITIONS[id])
    given["trust"] = {i: {j: given["trust"][i].get(j, even) for j in "ABCD" if j != i} for i in "ABCD"}
    world = adapter(World).validate_python(fill(given))
    return world, Estimates(world)


@cache
def answers(id: str, mind: str) -> tuple[Answer, ...]:
    """A mind's answers to a position over all seeds."""
    world, known = _world(id)
    view = look(world, POSITIONS[id]["seat"], known)
    made = (deliberate(view, doctrines()[mind], Dice(seed)) for seed in SEEDS)
    return tuple(Answer(tuple(plain(line) for line in one.sheet.lines), one.decisions) for one in made)
