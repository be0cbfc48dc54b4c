"""The survey: what anybody can reckon of everybody from public facts (model.md a1).

Arrays over the living states, sorted by id: wealth in units a turn, strength in
brigades of ordinary quality, chances from 0 to 1. Index order of three-way
arrays is [helper, friend, foe]; of two-way ones as their names say.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.kit.memo import by_identity
from game.measures.distance import reach_at, routes
from game.measures.power import latent_tenths, living, militia_tenths, output_of, tenths_of
from game.measures.wealth import land_income, trade_between, tribute_paid
from game.perception import weights as w
from game.world.constants import TENTHS, TERRAIN_PERMILLE, WEALTH
from game.world.lands import Link, LinkKind
from game.world.pacts import Covers, Pact, Trigger, Vote
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World

__all__ = ["Array", "Survey", "contest", "survey"]

Array = NDArray[np.float64]

_TRIGGER_WEIGHT = {Trigger.AUTOMATIC: 1.0, Trigger.COUNCIL: 0.85, Trigger.CONSULTATIVE: 0.35, Trigger.NONE: 0.0}
_PASSES = {Vote.MAJORITY: 0.85, Vote.TWO_THIRDS: 0.7, Vote.UNANIMITY: 0.4, Vote.WEIGHTED: 0.8, Vote.LEADER: 0.75}


@dataclass(frozen=True, slots=True)
class Survey:
    """Public facts in arrays.

    `income` V; `strength` M; `latent` brigades soon raised; `free` share not tied
    down by wars; `reach[k, l]` strength k keeps on l's land; `steps` provinces
    between them; `contact[k, l]` k can attack l in one step; `rough` mean ground;
    `militia` brigades of townsfolk at home; `land` yearly output of all it owns,
    held or lost; `stake_share` the part of a state one war decides; `trust[i, j]`; `trade[i, j]`;
    `alarm` a demand stands or war is on; `war`, `truce`, `no_attack` (non-aggression), `allied`, `client[c, p]`;
    `oath[k, i, j]` duty under treaties; `covenant[k, i, j]` duty under pacts, after
    the frictions of trigger, vote, clarity and legitimacy; `joint[k, j, i]` k is
    sworn to attack i with j.
    """

    names: tuple[str, ...]
    index: dict[str, int]
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
    a, d = _raised(np.maximum(attack, 1e-9)), _raised(np.maximum(defence, 1e-9))
    chance: Array = a / (a + d)
    return chance


def _raised(strength: Array) -> Array:
    """Strength to the power m; where m is one and a half, by a root, which is many times quicker."""
    out: Array = strength * np.sqrt(strength) if w.CONTEST == 1.5 else np.power(strength, w.CONTEST)
    return out


@by_identity(16)
def _distance_tables(links: tuple[Link, ...]) -> tuple[dict[str, int], Array, Array, Array]:
    """Index of provinces, kilometres and steps between all, and links as a 0/1/2 table (2 = by sea)."""
    ways = routes(links)
    places = {p: n for n, p in enumerate(ways.at)}
    km = np.array([[ways.km(a, b) for b in places] for a in places], dtype=np.float64)
    steps = np.array([[ways.steps(a, b) for b in places] for a in places], dtype=np.float64)
    touch = np.zeros_like(km)
    for link in links:
        kind = 2.0 if link.kind is LinkKind.SEA else 1.0
        touch[places[link.a], places[link.b]] = touch[places[link.b], places[link.a]] = kind
    return places, km, steps, touch


def survey(world: World) -> Survey:
    """Reckon the public facts of a world. No secret of any seat is read."""
    names = living(world)
    index = {s: n for n, s in enumerate(names)}
    reach, steps, contact = _geography(world, names)
    oath, allied, client, truce, no_attack = _promises(world, index)
    count = np.array([max(1, sum(1 for p in world.provinces.values() if p.owner == s)) for s in names], dtype=float)
    return Survey(
        names=names,
        index=index,
        income=np.array([max(1.0, land_income(world, s) / WEALTH) for s in names]),
        strength=_strength(world, names),
        latent=np.array([latent_tenths(world, s) * world.states[s].quality / 100 / TENTHS for s in names]),
        brigades=np.array([tenths_of(world, s) / TENTHS for s in names]),
        free=1.0 / (1.0 + np.array([_wars(world, s) for s in names])),
        reach=reach,
        steps=steps,
        contact=contact,
        rough=np.array([_ground(world, s) for s in names]),
        provinces=count,
        land=np.array([max(1.0, _owned(world, s)) for s in names]),
        militia=np.array([_home_levy(world, s) for s in names]),
        stake_share=np.minimum(1.0, w.PROVINCES_A_WAR / count),
        trust=np.array([[world.trust[a][b].permille / 1000 if a != b else 1.0 for b in names] for a in names]),
        trade=_trade(world, names),
        tribute=np.array([tribute_paid(world, s) / WEALTH for s in names]),
        war=_war_table(world, index),
        alarm=_alarms(world, index),
        truce=truce,
        no_attack=no_attack,
        allied=allied,
        client=client,
        oath=oath,
        covenant=_covenants(world, index, allied),
        joint=_joint_attacks(world, index),
        offence=world.system.offence_permille / 1000,
        administrability=world.system.administrability_permille / 1000,
    )


def _strength(world: World, names: tuple[str, ...]) -> Array:
    return np.array([tenths_of(world, s) * world.states[s].quality / 100 / TENTHS for s in names])


def _wars(world: World, state: str) -> int:
    """Wars a state is fighting, counted from the belligerents' lists."""
    return sum(
        1
        for war in world.wars.values()
        if war.ended is None and any(b.state == state and b.left is None for b in war.belligerents)
    )


def _ground(world: World, state: str) -> float:
    """Mean of terrain over a state's own land, with its works."""
    kinds = [TERRAIN_PERMILLE[p.terrain] / 1000 + 0.15 * p.fort for p in world.provinces.values() if p.owner == state]
    return sum(kinds) / len(kinds) if kinds else 1.0


def _owned(world: World, state: str) -> float:
    """Yearly output of all a state owns, an enemy in it or not."""
    return sum(p.output * p.integration for p in world.provinces.values() if p.owner == state) / 100 / WEALTH


def _home_levy(world: World, state: str) -> float:
    """Brigades of townsfolk at a state's strongest place."""
    return max((militia_tenths(p) for p in world.provinces.values() if p.owner == state), default=0) / TENTHS


def _geography(world: World, names: tuple[str, ...]) -> tuple[Array, Array, Array]:
    """Reach, steps and contact between all pairs."""
    places, km, steps, touch = _distance_tables(world.links)
    lands = [[places[p.id] for p in world.provinces.values() if p.holder == s and p.id in places] for s in names]
    bases = [_bases(world, s, places) or lands[n] for n, s in enumerate(names)]
    port = np.array([1.0 if world.provinces[p].port else 0.0 for p in places])
    usable = np.where(touch == 1.0, 1.0, np.where((touch == 2.0) & (port[:, None] > 0), 1.0, 0.0))
    size = len(names)
    far = np.full((size, size), 1e6)
    hops = np.full((size, size), 99.0)
    contact = np.zeros((size, size))
    for a in range(size):
        near_km = km[bases[a]].min(axis=0) if bases[a] else np.full(len(places), 1e6)
        near_steps = steps[lands[a]].min(axis=0) if lands[a] else np.full(len(places), 99.0)
        doors = usable[lands[a]].max(axis=0) if lands[a] else np.zeros(len(places))
        for b in range(size):
            if a != b and lands[b]:
                far[a, b] = near_km[lands[b]].min()
                hops[a, b] = near_steps[lands[b]].min()
                contact[a, b] = doors[lands[b]].max()
    halves = [world.system.reach_half_km * (1000 + world.states[s].sea_permille) // 1000 for s in names]
    reach = np.array([[reach_at(int(far[a, b]), halves[a]) / 1000 for b in range(size)] for a in range(size)])
    np.fill_diagonal(reach, 1.0)
    np.fill_diagonal(hops, 0.0)
    return reach, hops, contact


def _bases(world: World, state: str, places: dict[str, int]) -> list[int]:
    return [
        places[p.id]
        for p in world.provinces.values()
        if p.owner == state and p.holder == state and p.integration >= 50 and p.id in places
    ]


def _trade(world: World, names: tuple[str, ...]) -> Array:
    size = len(names)
    table = np.zeros((size, size))
    outputs = {name: output_of(world, name) for name in names}
    for a in range(size):
        for b in range(a + 1, size):
            table[a, b] = table[b, a] = trade_between(world, names[a], names[b], outputs) / WEALTH
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


def _alarms(world: World, index: dict[str, int]) -> Array:
    """[demander, target]: 1 where a demand stands between two states, or swords are drawn."""
    table = _war_table(world, index)
    for crisis in world.crises.values():
        if crisis.demander in index and crisis.target in index:
            table[index[crisis.demander], index[crisis.target]] = 1.0
    return table


def _promises(world: World, index: dict[str, int]) -> tuple[Array, Array, Array, Array, Array]:
    """Duties under treaties, and tables of allies, clients, truces and non-aggression."""
    size = len(index)
    oath = np.zeros((size, size, size))
    allied, client, truce, calm = (np.zeros((size, size)) for _ in range(4))
    for treaty in world.treaties.values():
        if treaty.first not in index or treaty.second not in index:
            continue
        a, b = index[treaty.first], index[treaty.second]
        match treaty.kind:
            case TreatyKind.TRUCE:
                truce[a, b] = truce[b, a] = 1.0
            case TreatyKind.NON_AGGRESSION:
                calm[a, b] = calm[b, a] = 1.0
            case TreatyKind.CLIENTAGE:
                client[b, a] = 1.0
            case TreatyKind.DEFENCE:
                allied[a, b] = allied[b, a] = 1.0
        _swear(oath, treaty, a, b, index)
    oath -= 0.3 * calm[:, None, :] + 0.8 * allied[:, None, :]
    return np.minimum(np.maximum(oath, -0.6), 1.4), allied, client, truce, calm


def _joint_attacks(world: World, index: dict[str, int]) -> Array:
    """[k, j, i]: 1 where k is sworn to join j in an attack on i."""
    table = np.zeros((len(index), len(index), len(index)))
    for treaty in world.treaties.values():
        if treaty.kind is TreatyKind.OFFENCE and {treaty.first, treaty.second, treaty.against} <= set(index):
            a, b, foe = index[treaty.first], index[treaty.second], index[str(treaty.against)]
            table[a, b, foe] = table[b, a, foe] = 1.0
    return table


def _swear(oath: Array, treaty: Treaty, a: int, b: int, index: dict[str, int]) -> None:
    """Write one treaty's duties into the table of oaths."""
    foe: slice | int = slice(None) if treaty.against is None else index.get(treaty.against, slice(0, 0))
    weight = 0.35 if treaty.consultative else 1.0
    if treaty.kind is TreatyKind.DEFENCE:
        oath[a, b, foe] += weight
        oath[b, a, foe] += weight
    elif treaty.kind is TreatyKind.GUARANTEE:
        oath[a, b, foe] += 1.0
    elif treaty.kind is TreatyKind.CLIENTAGE:
        oath[b, a, foe] += 1.4 if treaty.follows else 0.3
        oath[a, b, foe] += 1.2


def _covenants(world: World, index: dict[str, int], allied: Array) -> Array:
    """Duties under pacts, after trigger, vote, clarity, legitimacy and veto."""
    size = len(index)
    table = np.zeros((size, size, size))
    for pact in world.pacts.values():
        bound = [index[s] for s, since in pact.members.items() if s in index and since <= world.turn]
        if len(bound) < 2:
            continue
        weight = pact_weight(pact)
        for i in bound:
            for j in range(size):
                if i == j or not _covered(pact, j in bound):
                    continue
                duty = weight * _shielded(pact, j, index, allied)
                for k in bound:
                    if k not in (i, j):
                        table[k, i, j] = max(table[k, i, j], duty)
    return table


def pact_weight(pact: Pact) -> float:
    """How much of a full duty the pact makes: trigger × chance of a vote × clarity × legitimacy."""
    charter = pact.charter
    vote = _PASSES[charter.vote] if charter.trigger is Trigger.COUNCIL else 1.0
    duty = _TRIGGER_WEIGHT[charter.trigger] * vote * (0.45 + w.CLARITY) * pact.legitimacy / 100
    return duty + max(0.0, 1.0 - duty) * charter.standing_permille / 1000 * _TRIGGER_WEIGHT[charter.trigger]


def _covered(pact: Pact, attacker_inside: bool) -> bool:
    wanted = pact.charter.covers
    return wanted is Covers.BOTH or (wanted is Covers.INSIDE) == attacker_inside


def _shielded(pact: Pact, attacker: int, index: dict[str, int], allied: Array) -> float:
    """What is left of a duty where the attacker, or its ally, holds a veto."""
    if not pact.charter.permanent_veto:
        return 1.0
    holders = [index[s] for s in pact.permanent if s in index]
    if attacker in holders:
        return 0.1
    return 0.4 if any(allied[attacker, h] for h in holders) else 1.0
