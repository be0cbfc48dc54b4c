"""Attention: which standing questions a mind looks at again this turn (science.md B10)."""

from game.doctrines.mind import Mind
from game.measures.law import treaties_of
from game.world.worlds import World

__all__ = ["looks_again"]

_AGAIN = 350
"""Turns in a thousand at which a state looks at its alignment again though nothing has stirred it."""
_LATELY = 1
"""Turns for which what has happened stirs."""


def looks_again(mind: Mind) -> bool:
    """Whether a mind looks for allies this turn: now and then, and whenever something near has changed."""
    return mind.strategy is not None or mind.chance(_AGAIN, "look again") or _is_stirred(mind)


def _is_stirred(mind: Mind) -> bool:
    """Whether a demand or a new treaty touches this seat, or a war has begun in which a neighbour or partner fights."""
    world, seat, since = mind.world, mind.seat, mind.world.turn - _LATELY
    if any(seat in (c.demander, c.target) for c in world.crises.values()):
        return True
    treaties = treaties_of(world, seat)
    return any(t.since >= since for t in treaties) or bool(
        _at_war_since(world, since) & (_neighbours(mind) | {t.other(seat) for t in treaties})
    )


def _at_war_since(world: World, since: int) -> set[str]:
    """All who fight in wars begun lately."""
    new = (war for war in world.wars.values() if war.ended is None and war.began >= since)
    return {b.state for war in new for b in war.belligerents if b.left is None}


def _neighbours(mind: Mind) -> set[str]:
    s = mind.survey
    return {s.names[n] for n in s.contact[:, mind.row].nonzero()[0]}
