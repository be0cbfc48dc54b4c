"""The staff: where brigades march in war (rules.md §4; decisions 14).

One way of war for every doctrine and for the ministry: win back what is lost,
concentrate on the best objective in reach, guard the capital. The rules route
each column; the staff only names where to and with how many.
"""

from dataclasses import dataclass

from game.doctrines.mind import Mind
from game.measures.distance import path, reach_permille, routes
from game.measures.law import enemies
from game.measures.power import militia_tenths
from game.world.constants import DEFENCE_PERMILLE, FORT_PERMILLE, TERRAIN_PERMILLE
from game.world.lands import Province
from game.world.sheets import Attack, March
from game.world.worlds import World

__all__ = ["march_out"]

_GUARD_PERMILLE = 200
_WANTED_RATIO = 1500


@dataclass(frozen=True, slots=True)
class _Objective:
    """A place worth marching to: its worth, and the strength thought to stand there."""

    province: str
    worth: int
    held_by: int


def march_out(mind: Mind) -> None:
    """Write the season's marches for all wars, and for attacks on this very sheet."""
    foes = set(enemies(mind.world, mind.seat)) | {line.target for line in mind.lines if isinstance(line, Attack)}
    stacks = {p: n for p, n in sorted(mind.world.forces.get(mind.seat, {}).items()) if n > 0}
    if not foes or not stacks:
        return
    free = _free_columns(mind, stacks, foes)
    for objective in _objectives(mind, foes):
        if not free:
            return
        _send(mind, objective, free)
    _close_up(mind, free, foes)


def _free_columns(mind: Mind, stacks: dict[str, int], foes: set[str]) -> dict[str, int]:
    """What may leave: all but a guard at the capital and what already stands before an enemy stack it must hold."""
    free = dict(stacks)
    home = mind.state.capital
    if home in free and _is_threatened(mind.world, home, foes):
        free[home] -= free[home] * _GUARD_PERMILLE // 1000
    return {p: n for p, n in free.items() if n > 0}


def _is_threatened(world: World, place: str, foes: set[str]) -> bool:
    """Whether an enemy stack stands within one season's march."""
    ways = routes(world.links)
    return any(
        ways.steps(place, there) <= world.system.marches
        for foe in foes
        for there, tenths in world.forces.get(foe, {}).items()
        if tenths > 0
    )


def _objectives(mind: Mind, foes: set[str]) -> list[_Objective]:
    """Enemy-held places by worth against cost, best first."""
    world = mind.world
    found = []
    for place in world.provinces.values():
        if place.holder in foes:
            held = _held_by(world, place, foes)
            found.append(_Objective(place.id, _worth(mind, place), held))
    return sorted(found, key=lambda o: (-(o.worth * 1000 // (o.held_by + 20)), o.province))


def _worth(mind: Mind, place: Province) -> int:
    """Own land first, then what was demanded and claimed, then capitals and riches."""
    value = 40 + place.output // 20
    if place.owner == mind.seat:
        value *= 3
    if place.id in mind.state.claims:
        value = value * 3 // 2
    if place.id == mind.world.states[place.owner].capital:
        value = value * 3 // 2
    return value


def _held_by(world: World, place: Province, foes: set[str]) -> int:
    """Strength of the enemy at a place, ground and works counted, in tenths."""
    there = sum(world.forces.get(f, {}).get(place.id, 0) * world.states[f].quality // 100 for f in foes)
    there += militia_tenths(place) * 4 // 5
    return there * DEFENCE_PERMILLE // 1000 * (TERRAIN_PERMILLE[place.terrain] + FORT_PERMILLE * place.fort) // 1000


def _send(mind: Mind, objective: _Objective, free: dict[str, int]) -> None:
    """March all that can arrive this season, if together they are enough; take columns off the free list."""
    world = mind.world
    ways = routes(world.links)
    near = [p for p in sorted(free) if ways.steps(p, objective.province) <= world.system.marches]
    if mind.world.provinces[objective.province].holder in enemies(world, mind.seat):
        near = [p for p in near if path(world, mind.seat, p, objective.province) is not None]
    near.sort(key=lambda p: (ways.km(p, objective.province), p))
    arriving = reach_permille(world, mind.seat, objective.province) * mind.state.quality // 100
    need = objective.held_by * _WANTED_RATIO // 1000 + 5
    if sum(free[p] for p in near) * arriving // 1000 < objective.held_by + 2:
        return
    for place in near:
        if need <= 0:
            return
        tenths = min(free[place], max(1, -(-need * 1000 // max(arriving, 1))))
        if place != objective.province:
            mind.write(March(place, objective.province, tenths))
        need -= tenths * arriving // 1000
        free[place] -= tenths
        if free[place] <= 0:
            del free[place]


def _close_up(mind: Mind, free: dict[str, int], foes: set[str]) -> None:
    """What found no battle moves towards the front it is nearest to, and stays on friendly ground."""
    world = mind.world
    ways = routes(world.links)
    own = [p.id for p in world.provinces.values() if p.holder == mind.seat]
    targets = [p.id for p in world.provinces.values() if p.holder in foes]
    if not own or not targets:
        return
    front = min(own, key=lambda p: (min(ways.km(p, t) for t in targets), p))
    for place, tenths in sorted(free.items()):
        far = min(ways.steps(place, t) for t in targets)
        idle = far > 1 and place not in (front, mind.state.capital) and world.provinces[place].holder == mind.seat
        if idle and path(world, mind.seat, place, front) is not None:
            mind.write(March(place, front, tenths))
