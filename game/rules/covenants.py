"""What members owe one another in peace: quotas, ceilings, open covenants, titles not recognised (articles 2, 4, 8)."""

from typing import Final

from game.kit.integers import share
from game.measures.law import is_bound_member
from game.measures.power import manpower_ceiling, tenths_of
from game.rules.draft import Draft
from game.rules.pacts import change_legitimacy
from game.world.events import QuotaShort
from game.world.pacts import Pact

__all__ = ["check_quotas"]

INSPECTION_EVERY: Final = 3
"""Turns between two inspections of quotas."""


def check_quotas(draft: Draft) -> None:
    """Inspectors compare forces in being with the quota: a share of the most each member could keep."""
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        if not pact.charter.quota_checked or (draft.turn - pact.founded) % INSPECTION_EVERY:
            continue
        bound = [m for m in draft.drawn(pact.members) if is_bound_member(draft.world, pact, m)]
        short = [m for m in bound if _falls_short(draft, pact, m)]
        if bound and share(len(short), len(bound)) >= 500:
            change_legitimacy(draft, pact.id, -1, "quotas unpaid")


def _falls_short(draft: Draft, pact: Pact, member: str) -> bool:
    """Whether a member keeps fewer brigades than its quota; told to all."""
    owes = manpower_ceiling(draft.world, member) * pact.charter.quota_permille // 1000
    has = tenths_of(draft.world, member)
    if has < owes:
        draft.tell(QuotaShort, pact=pact.id, state=member, has=has, owes=owes)
    return has < owes
