"""Burden-sharing: what a charter asks of each member, and what members promised and delivered (articles 2, 5, 9).

Forces in tenths of a brigade, shares in thousandths.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from game.measures.law import pacts_of
from game.measures.power import manpower_ceiling, output_of, tenths_of
from game.world.constants import BRIGADE_UPKEEP, MANPOWER_PER_WEALTH, TENTHS, WEALTH
from game.world.pacts import Charter, Contribution, Pact
from game.world.worlds import World

__all__ = [
    "Burden",
    "arms_ceiling",
    "arms_ceiling_tenths",
    "burdens",
    "contributions",
    "quota_tenths",
    "quota_upkeep_permille",
    "standing_tenths",
]


@dataclass(frozen=True, slots=True)
class Burden:
    """A member's record under a pact: cases it was called to, how many it honoured, tenths promised and delivered.

    `owes` and `has` compare its quota with the forces it keeps today.
    """

    pact: str
    member: str
    cases: int
    honoured: int
    promised: int
    delivered: int
    owes: int
    has: int

    @property
    def delivered_permille(self) -> int:
        """The share of what was promised that was delivered, never above all of it; all where nothing was."""
        return min(1000, self.delivered * 1000 // self.promised) if self.promised else 1000


def quota_tenths(world: World, pact: Pact, member: str) -> int:
    """The brigades that a member must keep: the quota's share of the most it could."""
    return manpower_ceiling(world, member) * pact.charter.quota_permille // 1000


def quota_upkeep_permille(charter: Charter) -> int:
    """The share of its output that a member's quota costs it to keep, without conscription, in thousandths."""
    return charter.quota_permille * MANPOWER_PER_WEALTH * BRIGADE_UPKEEP // (100 * WEALTH)


def standing_tenths(world: World, pact: Pact, member: str) -> int:
    """The brigades that a member has seconded to the pact: they come whatever it answers (article 5)."""
    return tenths_of(world, member) * pact.charter.standing_permille // 1000


def arms_ceiling_tenths(world: World, pact: Pact, member: str) -> int | None:
    """The most brigades that a charter lets a member keep; None where it sets no ceiling (article 2)."""
    permille = pact.charter.arms_ceiling_permille
    return output_of(world, member) * permille * TENTHS // (1000 * BRIGADE_UPKEEP) if permille else None


def arms_ceiling(world: World, state: str) -> int | None:
    """The lowest ceiling over a state's arms under all pacts that bind it, in tenths; None where there is none."""
    found = (arms_ceiling_tenths(world, pact, state) for pact in pacts_of(world, state))
    return min((one for one in found if one is not None), default=None)


def contributions(world: World, pact: str, member: str | None = None) -> tuple[Contribution, ...]:
    """The cases that a pact remembers, oldest first: war by war, member by member."""
    held = world.pacts.get(pact)
    return tuple(c for c in held.contributions if member in (None, c.member)) if held else ()


def burdens(world: World, pact: str, cases: Iterable[Contribution] | None = None) -> tuple[Burden, ...]:
    """Promised against delivered for every member, and for those that have left with cases to their name.

    `cases`: a longer record than the pact's own memory, where one is kept.
    """
    held = world.pacts.get(pact)
    if held is None:
        return ()
    told = held.contributions if cases is None else tuple(cases)
    names = sorted({*held.members, *(c.member for c in told)})
    return tuple(_burden(world, held, name, tuple(c for c in told if c.member == name)) for name in names)


def _burden(world: World, pact: Pact, member: str, own: tuple[Contribution, ...]) -> Burden:
    """One member's line of the ledger."""
    return Burden(
        pact.id,
        member,
        cases=len(own),
        honoured=sum(c.honoured for c in own),
        promised=sum(c.promised for c in own),
        delivered=sum(c.delivered for c in own),
        owes=quota_tenths(world, pact, member) if member in pact.members else 0,
        has=tenths_of(world, member),
    )
