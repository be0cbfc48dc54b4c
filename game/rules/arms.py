"""Arms limits: ceilings kept or broken (rules.md §1; article 29)."""

from typing import Final

from game.measures.power import tenths_of
from game.rules.diplomacy import break_treaty
from game.rules.draft import Draft
from game.rules.trust import saw_renege
from game.world.events import CeilingBroken
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World

__all__ = ["check_ceilings", "is_above"]

GRACE: Final = 2
"""Turns that the parties have to come down to their ceilings."""
FOUND_PERMILLE: Final = 200
"""Chance a turn that a breach without inspection is found out."""
ARMS_WORD: Final = 600
"""What such a breach weighs beside a broken call, in thousandths."""


def is_above(world: World, treaty: Treaty, party: str) -> bool:
    """Whether a party has more brigades, standing or recruited, than its ceiling."""
    return _has(world, party) > treaty.ceiling_of(party)


def _has(world: World, party: str) -> int:
    return tenths_of(world, party) + sum(world.recruits.get(party, {}).values())


def check_ceilings(draft: Draft) -> None:
    """Inspectors see at once, others by chance; a breach found ends the treaty."""
    limits = [t for t in draft.world.treaties.values() if t.kind is TreatyKind.ARMS_LIMIT]
    for treaty in sorted(limits, key=lambda t: t.id):
        if draft.turn >= treaty.since + GRACE:
            _inspect(draft, treaty)


def _inspect(draft: Draft, treaty: Treaty) -> None:
    """One treaty: both may be found above their ceilings."""
    for party in draft.drawn(treaty.parties):
        seen = treaty.inspected or draft.dice.chance(FOUND_PERMILLE, "arms", treaty.id, party)
        if seen and is_above(draft.world, treaty, party):
            cause = draft.tell(
                CeilingBroken,
                treaty=treaty.id,
                by=party,
                to=treaty.other(party),
                has=_has(draft.world, party),
                ceiling=treaty.ceiling_of(party),
            )
            saw_renege(draft, party, treaty.other(party), cause, ARMS_WORD)
            break_treaty(draft, treaty, party, treaty.other(party), cause)
