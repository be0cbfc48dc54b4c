"""Aftermath: what lies between two worlds for one state, in figures that its screen shows before it commits.

The worlds are made by the rules themselves on a copy of what the seat can see,
so that trust, legitimacy and treasury move by the rules' own functions.
"""

from dataclasses import dataclass

from game.measures.power import living
from game.measures.wealth import income, upkeep
from game.world.worlds import World

__all__ = ["Change", "change"]


@dataclass(frozen=True, slots=True)
class Change:
    """What an act moves at once for a seat: money in hundredths, the rest in points of a hundred.

    `yearly` is the change of what a turn leaves in the treasury, `standing` of the mean trust that others have in
    the seat; `trust` and `legitimacy` give before and after for those that moved; `ended` names treaties of the
    seat's that are gone.
    """

    seat: str
    treasury: int
    yearly: int
    stability: int
    standing: float
    precedent: int
    trust: dict[str, tuple[int, int]]
    legitimacy: dict[str, tuple[int, int]]
    ended: tuple[str, ...] = ()


def change(before: World, after: World, seat: str) -> Change:
    """What lies between two worlds for a seat."""
    old, new = before.states[seat], after.states[seat]
    trust = {
        other: (_percent(before, other, seat), _percent(after, other, seat))
        for other in living(before)
        if other != seat and _percent(before, other, seat) != _percent(after, other, seat)
    }
    others = max(1, len(living(before)) - 1)
    return Change(
        seat=seat,
        treasury=new.treasury - old.treasury,
        yearly=_left_a_turn(after, seat) - _left_a_turn(before, seat),
        stability=new.stability - old.stability,
        standing=sum(b - a for a, b in trust.values()) / others,
        precedent=new.precedent - old.precedent,
        trust=trust,
        legitimacy={
            id: (pact.legitimacy, after.pacts[id].legitimacy)
            for id, pact in before.pacts.items()
            if id in after.pacts and after.pacts[id].legitimacy != pact.legitimacy
        },
        ended=tuple(k for k, t in before.treaties.items() if seat in t.parties and k not in after.treaties),
    )


def _percent(world: World, of: str, about: str) -> int:
    return round(world.trust[of][about].permille / 10)


def _left_a_turn(world: World, seat: str) -> int:
    """What the levy brings a turn less the army's upkeep."""
    return income(world, seat) * world.states[seat].levy_permille // 1000 - upkeep(world, seat)
