"""Revolts: what conquest and misrule stir up (rules.md §§4, 5; science.md B16)."""

from typing import Final

from game.kit.integers import share
from game.measures.power import RESTLESS, garrison_needed, living, overstretches
from game.rules.draft import Draft
from game.rules.realm import cede, raise_again
from game.world.constants import TENTHS
from game.world.events import RevoltBroke
from game.world.lands import Province

__all__ = ["break_revolts"]

HOTTEST_PERMILLE: Final = 180
"""Chance a turn of a rising at full unrest with no garrison."""


def break_revolts(draft: Draft) -> None:
    """Each restless province may rise: the likelier the more unrest, and the more garrisons lack there and all over."""
    strained = overstretches(draft.world)
    for name in sorted(draft.world.provinces):
        place = draft.province(name)
        if place.unrest < RESTLESS or place.occupier is not None or not draft.state(place.owner).alive:
            continue
        need = max(1, garrison_needed(place))
        missing = max(0, 1000 - share(draft.force(place.owner, name), need))
        heat = (place.unrest - RESTLESS) * HOTTEST_PERMILLE // (100 - RESTLESS)
        strain = 1000 + strained.get(place.owner, 0)
        if draft.dice.chance(heat * missing * strain // 1_000_000, "revolt", name):
            _rise(draft, place, need)


def _rise(draft: Draft, place: Province, rebels: int) -> None:
    """A rising of a foreign land throws the owner out and goes to those it remembers; one at home burns itself out."""
    heir = _heir(draft, place)
    cause = draft.tell(RevoltBroke, province=place.id, owner=place.owner, freed=heir is not None, to=heir)
    draft.shake(place.owner, -4)
    if heir is None:
        draft.province(place.id, output=place.output * 9 // 10, unrest=place.unrest // 2)
        return
    if draft.state(heir).alive:
        cede(draft, place.id, heir, None, cause)
        return
    raise_again(draft, heir, place, max(rebels, TENTHS // 2), cause)
    cede(draft, place.id, heir, None, cause)


def _heir(draft: Draft, place: Province) -> str | None:
    """Whose homeland it was: a dead state first, which returns; else a living one that takes it in. None at home."""
    if place.owner in place.cores and draft.state(place.owner).stability >= 25:
        return None
    others = [c for c in place.cores if c != place.owner and c in draft.world.states]
    alive = set(living(draft.world))
    if len(alive) < len(draft.world.states):
        dead = [c for c in others if c not in alive]
        if dead:
            return dead[0]
    return others[0] if others else None
