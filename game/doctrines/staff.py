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
from game.world.sheets import Attack, MakeDemand, March
from game.world.worlds import World

__all__ = ["march_out"]

_GUARD_MOST_PERMILLE = 700
"""No more than this share of an army stays to guard the capital."""
_WANTED_RATIO = 1500
"""Strength wanted at an objective, in thousandths of what is thought to stand there."""
_COLUMN_TENTHS = 150
"""An army opens one more front for each so many tenths it has."""
_NEAR_KM = 300


@dataclass(frozen=True, slots=True)
class _Objective:
    """A place worth marching to: its worth, and the strength thought to stand there."""

    province: str
    worth: int
    held_by: int


def march_out(mind: Mind) -> None:
    """Write the season's marches for all wars, and for attacks on this very sheet."""
    foes = set(mind.foes) | {line.target for line in mind.lines if isinstance(line, Attack)}
    stacks = {p: n for p, n in sorted(mind.world.forces.get(mind.seat, {}).items()) if n > 0}
    if not stacks:
        return
    if not foes:
        _muster(mind, stacks)
        return
    free = _mount_guard(mind, stacks, foes)
    fronts = 1 + sum(stacks.values()) // _COLUMN_TENTHS
    for objective in _objectives(mind, foes, free)[: 2 * fronts]:
        if not free or fronts <= 0:
            break
        fronts -= _send(mind, objective, free)
    _close_up(mind, free, foes)


def _muster(mind: Mind, stacks: dict[str, int]) -> None:
    """Before a war: gather where a demand may have to be enforced, or where one may be."""
    ground = _mustering_ground(mind)
    if ground is None:
        return
    ways = routes(mind.world.links)
    for place, tenths in stacks.items():
        moved = tenths * (500 if place == mind.state.capital else 900) // 1000
        near = ways.steps(place, ground) <= mind.world.system.marches
        if place != ground and moved > 0 and near and path(mind.world, mind.seat, place, ground) is not None:
            mind.write(March(place, ground, moved))


def _mustering_ground(mind: Mind) -> str | None:
    """Own land nearest to what is demanded of another; at home, what is demanded of oneself, or the capital."""
    world = mind.world
    demands = [(c.demander, c.target, c.aim) for c in world.crises.values() if mind.seat in (c.demander, c.target)]
    demands += [(mind.seat, line.target, line.aim) for line in mind.lines if isinstance(line, MakeDemand)]
    if not demands:
        return None
    demander, target, aim = sorted(demands, key=lambda d: (d[0] != mind.seat, d[1]))[0]
    wanted = aim.province or world.states[target].capital
    if demander != mind.seat:
        return wanted if world.provinces[wanted].holder == mind.seat else mind.state.capital
    ways = routes(world.links)
    own = [p for p in world.provinces.values() if p.holder == mind.seat]
    return min(own, key=lambda p: (ways.km(p.id, wanted), p.id)).id if own else None


def _mount_guard(mind: Mind, stacks: dict[str, int], foes: set[str]) -> dict[str, int]:
    """Keep at the capital, or call back to it, what the enemy near it calls for; the rest may leave."""
    free = dict(stacks)
    home = mind.state.capital
    need = min(_guard_wanted(mind, foes), sum(stacks.values()) * _GUARD_MOST_PERMILLE // 1000)
    kept = min(need, free.get(home, 0))
    if home in free:
        free[home] -= kept
    ways = routes(mind.world.links)
    for place in sorted(free, key=lambda p: (ways.km(p, home), p)):
        short = need - kept
        if short > 0 and place != home and ways.steps(place, home) <= mind.world.system.marches:
            called = min(short, free[place])
            if path(mind.world, mind.seat, place, home) is not None:
                mind.write(March(place, home, called))
                free[place] -= called
                kept += called
    return {p: n for p, n in free.items() if n > 0}


def _guard_wanted(mind: Mind, foes: set[str]) -> int:
    """Tenths that would hold the capital against the enemy brigades a season's march away."""
    world, home = mind.world, mind.world.provinces[mind.state.capital]
    if home.owner != mind.seat or home.occupier is not None:
        return 0
    ways = routes(world.links)
    coming = 0
    for foe in sorted(foes):
        near = sum(n for p, n in world.forces.get(foe, {}).items() if ways.steps(home.id, p) <= world.system.marches)
        coming += near * world.states[foe].quality * reach_permille(world, foe, home.id) // 100_000
    ground = DEFENCE_PERMILLE * (TERRAIN_PERMILLE[home.terrain] + FORT_PERMILLE * home.fort) // 1000
    return max(0, coming * 1000 // ground - militia_tenths(home)) * 100 // max(mind.state.quality, 1)


def _objectives(mind: Mind, foes: set[str], free: dict[str, int]) -> list[_Objective]:
    """Enemy-held places within reach of a free column, by worth against cost and distance, best first."""
    world = mind.world
    ways = routes(world.links)
    found: list[tuple[int, _Objective]] = []
    for place in world.provinces.values():
        if place.holder in foes:
            held = _held_by(world, place, foes)
            near = min((ways.km(p, place.id) for p in free), default=10_000)
            worth = _worth(mind, place)
            found.append((worth * 1_000_000 // ((held + 20) * (_NEAR_KM + near)), _Objective(place.id, worth, held)))
    return [o for _, o in sorted(found, key=lambda one: (-one[0], one[1].province))]


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


def _send(mind: Mind, objective: _Objective, free: dict[str, int]) -> bool:
    """March what can arrive this season if together it is enough; takes columns off the free list."""
    world = mind.world
    ways = routes(world.links)
    near = [p for p in sorted(free) if ways.steps(p, objective.province) <= world.system.marches]
    if world.provinces[objective.province].holder in enemies(world, mind.seat):
        near = [p for p in near if path(world, mind.seat, p, objective.province) is not None]
    near.sort(key=lambda p: (ways.km(p, objective.province), p))
    arriving = reach_permille(world, mind.seat, objective.province) * mind.state.quality // 100
    need = objective.held_by * _WANTED_RATIO // 1000 + 5
    if sum(free[p] for p in near) * arriving // 1000 < objective.held_by + 2:
        return False
    for place in near:
        if need <= 0:
            break
        tenths = min(free[place], max(1, -(-need * 1000 // max(arriving, 1))))
        if place != objective.province:
            mind.write(March(place, objective.province, tenths))
        need -= tenths * arriving // 1000
        free[place] -= tenths
        if free[place] <= 0:
            del free[place]
    return True


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
