"""The survey: what anybody can reckon of everybody from public facts (model.md a1).

Arrays over the living states, sorted by id: wealth in units a turn, strength in
brigades of ordinary quality, chances from 0 to 1. Index order of three-way
arrays is [helper, friend, foe]; of two-way ones as their names say.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.measures.power import latent_of, living, militia_tenths, tenths_of
from game.measures.wealth import revenues, trades
from game.perception import weights as w
from game.perception.geography import geography
from game.perception.promises import covenants, joint_attacks, promises
from game.world.constants import TENTHS, TERRAIN_PERMILLE, WEALTH
from game.world.lands import Province
from game.world.worlds import World

__all__ = ["Array", "Survey", "contest", "odds", "raised", "survey"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Survey:
    """Public facts in arrays.

    `revenue` all income a turn, in hundredths; `income` V, of land; `strength` M;
    `latent` brigades soon raised; `free` share not tied down by wars;
    `reach[k, l]` strength k keeps on l's land; `steps` provinces between them;
    `contact[k, l]` k can attack l in one step; `rough` mean ground;
    `militia` brigades of townsfolk at home; `land` yearly output of all it owns,
    held or lost; `stake_share` the part of a state one war decides; `trust[i, j]`; `trade[i, j]`;
    `alarm` a demand stands or war is on; `war`, `truce`, `no_attack` (non-aggression), `allied`, `client[c, p]`;
    `oath[k, i, j]` duty under treaties; `covenant[k, i, j]` duty under pacts, after
    the frictions of trigger, vote, clarity and legitimacy; `joint[k, j, i]` k is
    sworn to attack i with j.
    """

    names: tuple[str, ...]
    index: dict[str, int]
    revenue: tuple[int, ...]
    income: Array
    strength: Array
    latent: Array
    brigades: Array
    free: Array
    reach: Array
    steps: Array
    contact: Array
    rough: Array
    provinces: Array
    militia: Array
    land: Array
    stake_share: Array
    trust: Array
    trade: Array
    tribute: Array
    war: Array
    alarm: Array
    truce: Array
    no_attack: Array
    allied: Array
    client: Array
    oath: Array
    covenant: Array
    joint: Array
    offence: float
    administrability: float

    def of(self, state: str) -> int:
        """The row of a state."""
        return self.index[state]


def contest(attack: Array, defence: Array) -> Array:
    """Chance that an attack of this strength prevails: A^m / (A^m + D^m) (Hirshleifer 1989; science.md B3)."""
    a, d = raised(attack), raised(defence)
    chance: Array = a / (a + d)
    return chance


def odds(attack: float, defence: float) -> float:
    """The same for a single case."""
    a, d = max(attack, 1e-9), max(defence, 1e-9)
    return 1.0 / (1.0 + math.pow(d / a, w.CONTEST))


def raised(strength: Array) -> Array:
    """Strength to the power m; where m is two, by a product, which is many times quicker."""
    held = np.maximum(strength, 1e-9)
    out: Array = held * held if w.CONTEST == 2.0 else np.power(held, w.CONTEST)
    return out


def survey(world: World) -> Survey:
    """Reckon the public facts of a world. No secret of any seat is read."""
    names = living(world)
    index = {s: n for n, s in enumerate(names)}
    reach, steps, contact = geography(world, names)
    oath, allied, client, truce, no_attack = promises(world, index)
    lands = _lands(world, names)
    dues = revenues(world)
    tenths = [tenths_of(world, s) for s in names]
    quality = np.array([world.states[s].quality for s in names])
    latent = [latent_of(world.states[s], dues[s].output, have) for s, have in zip(names, tenths, strict=True)]
    count = np.array([max(1, len(lands[s])) for s in names], dtype=float)
    war = _war_table(world, index)
    return Survey(
        names=names,
        index=index,
        revenue=tuple(dues[s].income for s in names),
        income=np.array([max(1.0, dues[s].land / WEALTH) for s in names]),
        strength=np.array(tenths) * quality / 100 / TENTHS,
        latent=np.array(latent) * quality / 100 / TENTHS,
        brigades=np.array(tenths) / TENTHS,
        free=1.0 / (1.0 + _wars(world, index)),
        reach=reach,
        steps=steps,
        contact=contact,
        rough=np.array([_ground(lands[s]) for s in names]),
        provinces=count,
        land=np.array([max(1.0, sum(p.output * p.integration for p in lands[s]) / 100 / WEALTH) for s in names]),
        militia=np.array([max(map(militia_tenths, lands[s]), default=0) / TENTHS for s in names]),
        stake_share=np.minimum(1.0, w.PROVINCES_A_WAR / count),
        trust=np.array([[world.trust[a][b].permille / 1000 if a != b else 1.0 for b in names] for a in names]),
        trade=_trade(world, index, {s: dues[s].output for s in names}),
        tribute=np.array([dues[s].tribute_paid / WEALTH for s in names]),
        war=war,
        alarm=_alarms(world, index, war),
        truce=truce,
        no_attack=no_attack,
        allied=allied,
        client=client,
        oath=oath,
        covenant=covenants(world, index, allied),
        joint=joint_attacks(world, index),
        offence=world.system.offence_permille / 1000,
        administrability=world.system.administrability_permille / 1000,
    )


def _lands(world: World, names: tuple[str, ...]) -> dict[str, list[Province]]:
    """What each living state owns, held or not."""
    found: dict[str, list[Province]] = {s: [] for s in names}
    for place in world.provinces.values():
        if place.owner in found:
            found[place.owner].append(place)
    return found


def _wars(world: World, index: dict[str, int]) -> Array:
    """Wars each state is fighting, counted from the belligerents' lists."""
    count = np.zeros(len(index))
    for war in world.wars.values():
        if war.ended is None:
            for state in {b.state for b in war.belligerents if b.left is None and b.state in index}:
                count[index[state]] += 1
    return count


def _ground(own: list[Province]) -> float:
    """Mean of terrain over a state's own land, with its works."""
    kinds = [TERRAIN_PERMILLE[p.terrain] / 1000 + 0.15 * p.fort for p in own]
    return sum(kinds) / len(kinds) if kinds else 1.0


def _trade(world: World, index: dict[str, int], outputs: dict[str, int]) -> Array:
    table = np.zeros((len(index), len(index)))
    for (a, b), worth in trades(world, outputs).items():
        table[index[a], index[b]] = table[index[b], index[a]] = worth / WEALTH
    return table


def _war_table(world: World, index: dict[str, int]) -> Array:
    table = np.zeros((len(index), len(index)))
    for war in world.wars.values():
        if war.ended is not None:
            continue
        fighting = [b for b in war.belligerents if b.left is None and b.state in index]
        for a in fighting:
            for b in fighting:
                if a.side is not b.side:
                    table[index[a.state], index[b.state]] = 1.0
    return table


def _alarms(world: World, index: dict[str, int], war: Array) -> Array:
    """[demander, target]: 1 where a demand stands between two states, or swords are drawn."""
    table = war.copy()
    for crisis in world.crises.values():
        if crisis.demander in index and crisis.target in index:
            table[index[crisis.demander], index[crisis.target]] = 1.0
    return table
