"""Who has promised what to whom, as duties in tables (model.md a1).

Index order of three-way arrays is [helper, friend, foe].
"""

import numpy as np
from numpy.typing import NDArray

from game.perception import weights as w
from game.world.pacts import Covers, Pact, Trigger, Vote
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World

__all__ = ["covenants", "joint_attacks", "pact_weight", "promises"]

Array = NDArray[np.float64]

_TRIGGER_WEIGHT = {Trigger.AUTOMATIC: 1.0, Trigger.COUNCIL: 0.85, Trigger.CONSULTATIVE: 0.75, Trigger.NONE: 0.0}
_PASSES = {Vote.MAJORITY: 0.85, Vote.TWO_THIRDS: 0.7, Vote.UNANIMITY: 0.4, Vote.WEIGHTED: 0.8, Vote.LEADER: 0.75}


def promises(world: World, index: dict[str, int]) -> tuple[Array, Array, Array, Array, Array]:
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


def joint_attacks(world: World, index: dict[str, int]) -> Array:
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


def covenants(world: World, index: dict[str, int], allied: Array) -> Array:
    """Duties under pacts, after trigger, vote, clarity, legitimacy and veto."""
    size = len(index)
    table = np.zeros((size, size, size))
    if not world.pacts:
        return table
    for pact in world.pacts.values():
        bound = [index[s] for s, since in pact.members.items() if s in index and since <= world.turn]
        if len(bound) < 2:
            continue
        weight = pact_weight(pact)
        duty = [weight * _shielded(pact, j, index, allied) if _covered(pact, j in bound) else 0.0 for j in range(size)]
        block = np.ix_(np.array(bound), np.array(bound), np.arange(size))
        table[block] = np.maximum(table[block], duty)
    every = np.arange(size)
    table[every, every, :] = table[every, :, every] = table[:, every, every] = 0.0
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
