"""Circles: whom one would invite to a pact, and which charters of the world would find members at all."""

from dataclasses import dataclass

from game.perception.forecast import threat, would_join
from game.perception.views import View
from game.ui.desk import Desk
from game.world.pacts import Charter
from game.world.sheets import FoundPact

__all__ = ["Prospective", "can_found", "circle_of", "founding", "prospective"]


@dataclass(frozen=True, slots=True)
class Prospective:
    """A charter as if proposed: who would join the circle of all who would, and what a place is worth to us a turn."""

    charter: Charter
    joiners: tuple[str, ...]
    ours_milli: int


def circle_of(view: View, charter: Charter) -> tuple[str, ...]:
    """Whom one would invite first: the larger circle in which all would join; else the likeliest two.

    Circles are sought from both ends: from all others, the unwilling left out, and from the likeliest two, the
    willing added.
    """
    others = _others(view)
    whole = (view.seat, *others)
    said = {o: would_join(view, o, whole, charter) for o in others}
    likeliest = tuple(sorted(others, key=lambda o: -said[o].chance.middle)[:2])
    shrunk = _settled(view, charter, tuple(o for o in others if said[o].accepts))
    grown = _settled(view, charter, _joining(view, charter, others, likeliest))
    best = max(shrunk, grown, key=len)
    return best if len(best) >= 2 else likeliest


def _joining(view: View, charter: Charter, others: tuple[str, ...], circle: tuple[str, ...]) -> tuple[str, ...]:
    """Those who would join a circle, each with itself counted in."""
    return tuple(o for o in others if would_join(view, o, (view.seat, *{*circle, o}), charter).accepts)


def _settled(view: View, charter: Charter, circle: tuple[str, ...]) -> tuple[str, ...]:
    """A circle without those who would not join it as it is, until all would."""
    while circle:
        kept = _joining(view, charter, circle, circle)
        if kept == circle:
            break
        circle = kept
    return circle


def _others(view: View) -> tuple[str, ...]:
    """All others on the board, the most threatening first."""
    others = [s for s in view.survey.names if s != view.seat]
    if view.seat not in view.survey.index:
        return tuple(others)
    return tuple(sorted(others, key=lambda s: (-threat(view, s).total, s)))


def prospective(view: View, charter: Charter) -> Prospective:
    """Who of the circle would join it when the circle is what it is, and our own sum."""
    circle = circle_of(view, charter)
    whole = (view.seat, *circle)
    joiners = tuple(o for o in circle if would_join(view, o, whole, charter).accepts)
    return Prospective(charter, joiners, would_join(view, view.seat, whole, charter).milli)


def can_found(desk: Desk) -> bool:
    """Whether this world knows a charter that a pact could be founded under."""
    return bool(desk.chronicle.header.charters)


def founding(desk: Desk) -> FoundPact | None:
    """The order to found a pact under the first charter that this world knows, its likeliest circle invited."""
    charters = desk.chronicle.header.charters
    if not charters:
        return None
    return FoundPact(charters[0], circle_of(desk.view, charters[0]))
