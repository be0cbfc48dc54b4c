"""Arms of an experiment: games that differ in one thing, begun from the same seed (science.md F2, paired seeds).

A pact can be imposed at the start, which no player could do; nobody may found
another beside it. Everything else is as in any game.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from game.chronicle.record import Chronicle
from game.lab.tally import Tally, tally
from game.match.match import Match
from game.match.opening import opening_of
from game.match.setup import NO_CHARTER, Setup, header_of
from game.measures.power import capability
from game.measures.system import fronts
from game.world.pacts import Charter, Pact
from game.world.worlds import World

__all__ = ["IMPOSED", "Arm", "beside_a_predator", "play_arm", "play_from"]

IMPOSED = "imposed"
"""The id of the pact that an arm begins with."""
PREDATORY = 95
"""The disposition of a predator."""


@dataclass(frozen=True, slots=True)
class Arm:
    """One game of an experiment.

    `charter`: the pact imposed at the start, or None. `members` of all states:
    "all", "weak" (all but the strongest third) or "strong" (the strongest half).
    `drift_permille`: how much mere membership breeds (world.System).
    `predators`: so many of the strongest states get a predator's disposition.
    """

    label: str
    setup: Setup
    charter: Charter | None = None
    members: str = "all"
    drift_permille: int = 1000
    predators: int = 0


def play_arm(arm: Arm) -> Tally:
    """Play one arm to its end and count it."""

    def change(world: World) -> World:
        system = replace(world.system, institution_drift_permille=arm.drift_permille)
        world = _with_predators(replace(world, system=system), arm.predators)
        if arm.charter is None:
            return world
        return replace(world, pacts={**world.pacts, IMPOSED: _imposed(arm, arm.charter, world)})

    return tally(play_from(replace(arm.setup, charter=NO_CHARTER), change))


def play_from(setup: Setup, change: Callable[[World], World]) -> Chronicle:
    """A game played to its end from its opening as an experiment has changed it."""
    header, scenario = header_of(setup)
    opening = opening_of(header, scenario)
    match = Match(Chronicle.begin(header, replace(opening, world=change(opening.world))), taught=setup.shelf)
    while not match.is_over:
        match.advance()
    return match.chronicle


def beside_a_predator(world: World, focal: str) -> World:
    """The strongest neighbour of a state armed twice as well, and bent on conquest."""
    near = [state for state in _ranked(world) if state != focal and fronts(world, state, focal)]
    if not near:
        return world
    hunter = near[0]
    forces = {place: 2 * tenths for place, tenths in world.forces.get(hunter, {}).items()}
    rich = replace(world.states[hunter], treasury=2 * world.states[hunter].treasury)
    appetites = {**world.secrets.disposition, hunter: PREDATORY}
    return replace(
        world,
        forces={**world.forces, hunter: forces},
        states={**world.states, hunter: rich},
        secrets=replace(world.secrets, disposition=appetites),
    )


def _ranked(world: World) -> list[str]:
    """The states, strongest first."""
    shares = capability(world)
    return sorted(world.states, key=lambda state: (-shares.get(state, 0), state))


def _with_predators(world: World, count: int) -> World:
    appetites = {**world.secrets.disposition, **dict.fromkeys(_ranked(world)[:count], PREDATORY)}
    return replace(world, secrets=replace(world.secrets, disposition=appetites))


def _imposed(arm: Arm, charter: Charter, world: World) -> Pact:
    ranked = _ranked(world)
    count = len(ranked)
    chosen = {"all": ranked, "weak": ranked[(count + 2) // 3 :], "strong": ranked[: (count + 1) // 2]}[arm.members]
    permanent = tuple(chosen[:3]) if charter.permanent_veto else ()
    since = world.turn - 1
    return Pact(IMPOSED, charter, chosen[0], since, dict.fromkeys(sorted(chosen), since), permanent=permanent)
