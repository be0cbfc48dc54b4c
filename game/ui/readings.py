"""Readings: what one seat reads of every state or province through a lens of the map.

The wash, the figures on the shields, the legend and the table are all made from one chart, so that they cannot
disagree. Every figure is one that papers print too, from the forecasts that minds decide by.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Final

from game.measures.law import treaties_of
from game.measures.power import capability, tenths_of
from game.perception.forecast import credence, threat
from game.perception.views import View
from game.ui.mapmodes import Lens, breaks_of, grade
from game.world.constants import TENTHS, WEALTH
from game.world.worlds import Trust, World

__all__ = ["Chart", "Reading", "chart", "shield_figure", "strongest_other", "trust_band"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as printed, the value that it prints, and the band of nine errors in ten where it is a guess."""

    figure: str
    value: float
    band: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A lens with its readings by state or province, where its classes begin, and whom help would be against."""

    lens: Lens
    seat: str
    foe: str | None
    readings: Mapping[str, Reading]
    breaks: tuple[float, ...]

    def grade(self, key: str) -> int | None:
        """The class 0 to 4 of a state or province; None where nothing is read of it."""
        found = self.readings.get(key)
        return None if found is None else grade(found.value, self.breaks)

    @property
    def ends(self) -> tuple[str, str] | None:
        """Who has least and who has most."""
        if not self.readings:
            return None
        ranked = sorted(self.readings, key=lambda key: (self.readings[key].value, key))
        return ranked[0], ranked[-1]


def shield_figure(tenths: int) -> str:
    """Forces as a shield bears them: whole brigades, tenths only below one and a half."""
    if tenths >= 3 * TENTHS // 2 or tenths % TENTHS == 0:
        return str((tenths + TENTHS // 2) // TENTHS)
    return f"{tenths / TENTHS:.1f}"


def trust_band(trust: Trust) -> tuple[int, int, int]:
    """Trust in hundredths with the band of nine in ten that a Beta count of this weight allows."""
    weight = max(trust.good + trust.bad, 1) / 1000
    p = trust.permille / 1000
    spread = 1.645 * sqrt(p * (1 - p) / (weight + 1))
    return round(100 * p), round(100 * max(p - spread, 0)), round(100 * min(p + spread, 1))


def strongest_other(world: World, seat: str) -> str | None:
    """The state with most brigades but the seat: whom one asks about when nobody is named."""
    others = [s for s in world.states.values() if s.alive and s.id != seat]
    return max(others, key=lambda s: (tenths_of(world, s.id), s.id)).id if others else None


def chart(view: View, lens: Lens, other: str | None = None) -> Chart:
    """Everything that the seat reads through a lens. `other` is whom help would be against, or whose helpers are
    sought; the strongest other where nobody, or the seat itself, is named."""
    if other is None or other == view.seat or other not in view.survey.index:
        other = strongest_other(view.world, view.seat)
    if lens.told.of_land:
        found = {p.id: _land(lens, p.output, p.unrest, p.integration) for p in view.world.provinces.values()}
    else:
        read = _READERS[lens]
        asked = {s: read(view, s, other) for s in view.survey.names if _is_read(view, lens, s, other)}
        found = {state: one for state, one in asked.items() if one is not None}
    return Chart(lens, view.seat, other, found, breaks_of(lens, (one.value for one in found.values())))


def _is_read(view: View, lens: Lens, state: str, other: str | None) -> bool:
    """Of ourselves only what all are read for; of whom help would be against nothing."""
    if lens in _OF_ALL:
        return True
    if view.seat not in view.survey.index or state == view.seat:
        return False
    return state != other or lens not in (Lens.COMES_TO_US, Lens.COMES_TO_THEM)


def _whole(value: float, band: str = "") -> Reading:
    """A reading in whole figures."""
    return Reading(str(round(value)), float(round(value)), band)


def _land(lens: Lens, output: int, unrest: int, integration: int) -> Reading:
    return _whole({Lens.OUTPUT: output / WEALTH, Lens.UNREST: unrest}.get(lens, integration))


def _rulers(view: View, state: str, other: str | None) -> Reading:
    tenths = tenths_of(view.world, state)
    return Reading(shield_figure(tenths), tenths / TENTHS)


def _bonds(view: View, state: str, other: str | None) -> Reading:
    world = view.world
    return _whole(len(treaties_of(world, state)) + sum(state in pact.members for pact in world.pacts.values()))


def _share(view: View, state: str, other: str | None) -> Reading:
    return _whole(capability(view.world)[state] / 10)


def _threat(view: View, state: str, other: str | None) -> Reading:
    return _whole(threat(view, state).total)


def _to_us(view: View, state: str, other: str | None) -> Reading | None:
    return None if other is None else _chance(view, state, view.seat, other)


def _to_them(view: View, state: str, other: str | None) -> Reading | None:
    return None if other is None else _chance(view, state, other, view.seat)


def _chance(view: View, helper: str, friend: str, foe: str) -> Reading:
    found = credence(view, helper, friend, foe)
    return _whole(found.middle / 10, f"{round(found.low / 10)}–{round(found.high / 10)}")


def _our_trust(view: View, state: str, other: str | None) -> Reading:
    return _trust(view.world.trust[view.seat][state])


def _their_trust(view: View, state: str, other: str | None) -> Reading:
    return _trust(view.world.trust[state][view.seat])


def _trust(trust: Trust) -> Reading:
    at, low, high = trust_band(trust)
    return Reading(str(at), float(at), f"{low}–{high}")


def _trade(view: View, state: str, other: str | None) -> Reading:
    s = view.survey
    figure = f"{float(s.trade[s.of(view.seat), s.of(state)]):.1f}"
    return Reading(figure, float(figure))


_KINDEST: Final = 0.4
_HARSHEST: Final = 1.2
"""Hostility as a public mind reads it in one fully trusted, and in one not trusted at all."""


def _hostility(view: View, state: str, other: str | None) -> Reading:
    s = view.survey
    hostile = float(view.reckoning.hostile[s.of(view.seat), s.of(state)])
    return _whole(100 * min(1.0, max(0.0, (hostile - _KINDEST) / (_HARSHEST - _KINDEST))))


_OF_ALL: Final = frozenset({Lens.RULERS, Lens.BONDS, Lens.SHARE})
_READERS: Final[dict[Lens, Callable[[View, str, str | None], Reading | None]]] = {
    Lens.RULERS: _rulers,
    Lens.BONDS: _bonds,
    Lens.SHARE: _share,
    Lens.THREAT: _threat,
    Lens.COMES_TO_US: _to_us,
    Lens.COMES_TO_THEM: _to_them,
    Lens.OUR_TRUST: _our_trust,
    Lens.THEIR_TRUST: _their_trust,
    Lens.TRADE: _trade,
    Lens.HOSTILITY: _hostility,
}
