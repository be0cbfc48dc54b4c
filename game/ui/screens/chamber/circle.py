"""Circles: whom one would invite to a pact, and which charters of the world would find members at all."""

from dataclasses import dataclass

from game.perception.forecast import threat, would_join
from game.perception.views import View
from game.ui.desk import Desk
from game.world.pacts import Charter
from game.world.sheets import FoundPact

__all__ = ["Prospective", "circle_of", "founding", "prospective"]


@dataclass(frozen=True, slots=True)
class Prospective:
    """A charter as if proposed: who would join the circle of all who would, and what a place is worth to us a turn."""

    charter: Charter
    joiners: tuple[str, ...]
    ours_milli: int


def circle_of(view: View, charter: Charter) -> tuple[str, ...]:
    """Whom one would invite first: all who would rather join than not if all did; else the likeliest two."""
    others = _others(view)
    whole = (view.seat, *others)
    said = {o: would_join(view, o, whole, charter) for o in others}
    willing = tuple(o for o in others if said[o].accepts)
    if len(willing) >= 2:
        return willing
    return tuple(sorted(others, key=lambda o: -said[o].chance.middle)[:2])


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


def founding(desk: Desk) -> FoundPact | None:
    """The order to found a pact under the first charter that this world knows, its likeliest circle invited."""
    charters = desk.chronicle.header.charters
    if not charters:
        return None
    return FoundPact(charters[0], circle_of(desk.view, charters[0]))
