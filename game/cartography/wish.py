"""What may be asked of an invented world, and what is wrong with a wish; light enough for a window to import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.scenarios.faults import Fault

__all__ = [
    "ISLANDS",
    "LEAST_IN_A_RING",
    "LEAST_STATES",
    "MOST_PROVINCES",
    "MOST_STATES",
    "POLARITIES",
    "InventedWorld",
    "world_faults",
    "world_id",
]

LEAST_STATES: Final = 2
LEAST_IN_A_RING: Final = 3
MOST_STATES: Final = 24
MOST_PROVINCES: Final = 150
ISLANDS: Final = ("none", "some", "many")
POLARITIES: Final = ("any", "one", "two", "many")


@dataclass(frozen=True, slots=True)
class InventedWorld:
    """What is asked of a world.

    `islands`: "none" (one land), "some", "many" (an archipelago). `symmetric`:
    every seat the image of every other, round an inner sea. `polarity`: how
    strength is spread, "any" as it falls, else "one" or "two" great powers, or
    "many" of like strength.
    """

    seed: int
    states: int
    provinces: int
    islands: str = "some"
    symmetric: bool = False
    polarity: str = "any"


def world_id(told: InventedWorld) -> str:
    """The folder's name, and the id under which its games are kept."""
    head = "ring" if told.symmetric else "world"
    marks = [told.islands] if told.islands != "some" else []
    marks += {"one": ["one_great"], "two": ["two_great"], "many": ["level"]}.get(told.polarity, [])
    return "_".join((head, f"{told.states}x{told.provinces}", str(told.seed), *marks))


def world_faults(told: InventedWorld) -> list[Fault]:
    """What cannot be drawn, in words."""
    faults = []
    if not LEAST_STATES <= told.states <= MOST_STATES:
        faults.append(("states", f"{told.states} states", f"choose {LEAST_STATES} to {MOST_STATES}"))
    elif not 2 * told.states <= told.provinces <= MOST_PROVINCES:
        cure = f"choose {2 * told.states} to {MOST_PROVINCES} provinces"
        faults.append(("provinces", f"{told.provinces} provinces for {told.states} states", cure))
    if told.symmetric and told.states and told.provinces % told.states:
        most = told.provinces - told.provinces % told.states
        cure = f"choose {most} or {most + told.states} provinces"
        faults.append(("provinces", f"{told.provinces} do not divide evenly among {told.states} seats", cure))
    if told.symmetric and told.states < LEAST_IN_A_RING:
        faults.append(("states", f"a symmetric world of {told.states}", f"choose {LEAST_IN_A_RING} or more"))
    if told.symmetric and told.polarity in ("one", "two"):
        faults.append(("polarity", "seats of equal worth and a great power", "drop one of the two wishes"))
    if not 0 <= told.seed < 2**48:
        faults.append(("seed", str(told.seed), "choose 0 to 281474976710655"))
    if told.islands not in ISLANDS:
        faults.append(("islands", told.islands, f"choose one of: {', '.join(ISLANDS)}"))
    if told.polarity not in POLARITIES:
        faults.append(("polarity", told.polarity, f"choose one of: {', '.join(POLARITIES)}"))
    return [Fault("world new", place, wrong, cure) for place, wrong, cure in faults]
