"""Map modes: what each state is shown as, its wash and its figure, seen from one seat.

Every figure is one a screen also prints, from the same forecasts; the wash only repeats it, so that nothing is told
by colour alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from game.measures.power import capability, tenths_of
from game.perception.forecast import credence, threat
from game.perception.views import View
from game.ui.atlas.palette import mixed
from game.ui.atlas.scene import Colour
from game.world.constants import TENTHS
from game.world.worlds import World

__all__ = ["MODES", "MapMode", "Reading", "brigades", "ramp", "reading"]


class MapMode(StrEnum):
    """The nine questions that can be put to the map; keys 1 to 9 in this order."""

    POLITICAL = "political"
    CAPABILITY = "capability"
    THREAT = "threat"
    WHO_COMES = "who_comes"
    TREATIES = "treaties"
    TRUST = "trust"
    TRADE = "trade"
    LAND = "land"
    INTENTIONS = "intentions"


@dataclass(frozen=True, slots=True)
class ModeName:
    """How a mode is called on its button, its icon, and its question in full."""

    label: str
    icon: str
    question: str


MODES: dict[MapMode, ModeName] = {
    MapMode.POLITICAL: ModeName("Political", "crown", "Who rules where?"),
    MapMode.CAPABILITY: ModeName("Capability", "share", "Who weighs how much?"),
    MapMode.THREAT: ModeName("Threat to us", "attack", "Who could harm us, and might?"),
    MapMode.WHO_COMES: ModeName("Who comes", "who_comes", "Who would come to our help?"),
    MapMode.TREATIES: ModeName("Treaties", "treaty", "Who has promised what to whom?"),
    MapMode.TRUST: ModeName("Trust", "trust", "Whose word do we trust?"),
    MapMode.TRADE: ModeName("Trade", "silver", "Who enriches us?"),
    MapMode.LAND: ModeName("Land", "land", "What is each land worth, and how quiet is it?"),
    MapMode.INTENTIONS: ModeName("Intentions", "fog", "What do we believe that each wants?"),
}

SEPIA: tuple[Colour, ...] = ((240, 231, 205), (214, 190, 148), (172, 136, 96), (112, 84, 62))
DANGER: tuple[Colour, ...] = ((240, 231, 205), (226, 190, 164), (198, 112, 92), (156, 43, 31))
BLUE: tuple[Colour, ...] = ((240, 231, 205), (196, 206, 196), (123, 163, 174), (42, 95, 119))
TRUST: tuple[Colour, ...] = ((122, 74, 34), (185, 143, 88), (217, 205, 168), (123, 163, 174), (42, 95, 119))


def ramp(stops: tuple[Colour, ...], share: float) -> Colour:
    """The colour at a share 0..1 of a ramp of evenly spaced stops."""
    place = min(max(share, 0.0), 1.0) * (len(stops) - 1)
    n = min(int(place), len(stops) - 2)
    low, high = list(pairwise(stops))[n]
    return mixed(low, high, place - n)


@dataclass(frozen=True, slots=True)
class Reading:
    """One state in one mode: the figure on its shield, and how much of the ramp its land gets (0..1)."""

    figure: str
    share: float


def brigades(tenths: int) -> str:
    """Forces as a shield bears them: whole brigades, tenths only below one and a half."""
    if tenths >= 3 * TENTHS // 2 or tenths % TENTHS == 0:
        return str((tenths + TENTHS // 2) // TENTHS)
    return f"{tenths / TENTHS:.1f}"


def reading(view: View, mode: MapMode, state: str, foe: str | None = None) -> Reading | None:
    """A state's figure in a mode; None where the mode has none for it (ourselves, mostly)."""
    make = _READERS.get(mode)
    if make is None or state not in view.survey.index or view.seat not in view.survey.index:
        return None
    if state == view.seat and mode is not MapMode.CAPABILITY:
        return None
    return make(view, state, foe)


def _capability(view: View, state: str, foe: str | None) -> Reading:
    shares = capability(view.world)
    return Reading(f"{shares[state] / 10:.0f}", shares[state] / max(max(shares.values()), 1))


def _threat(view: View, state: str, foe: str | None) -> Reading:
    points = threat(view, state).total
    return Reading(str(points), points / 80)


def _who_comes(view: View, state: str, foe: str | None) -> Reading | None:
    if foe is None or foe == state:
        return None
    chance = credence(view, state, view.seat, foe).middle
    return Reading(f"{round(chance / 10)}", chance / 1000)


def _trust(view: View, state: str, foe: str | None) -> Reading:
    trust = view.world.trust[view.seat][state].permille
    return Reading(str(round(trust / 10)), trust / 1000)


def _trade(view: View, state: str, foe: str | None) -> Reading:
    s = view.survey
    row = s.trade[s.of(view.seat)]
    here = float(row[s.of(state)])
    return Reading(f"{here:.1f}", here / max(float(row.max()), 0.01))


_KINDEST, _HARSHEST = 0.4, 1.2
"""Hostility as a public mind reads it in one fully trusted, and in one not trusted at all."""


def _intentions(view: View, state: str, foe: str | None) -> Reading:
    s = view.survey
    hostile = float(view.reckoning.hostile[s.of(view.seat), s.of(state)])
    read = min(1.0, max(0.0, (hostile - _KINDEST) / (_HARSHEST - _KINDEST)))
    return Reading(str(round(100 * read)), read)


_READERS: dict[MapMode, Callable[[View, str, str | None], Reading | None]] = {
    MapMode.CAPABILITY: _capability,
    MapMode.THREAT: _threat,
    MapMode.WHO_COMES: _who_comes,
    MapMode.TRUST: _trust,
    MapMode.TRADE: _trade,
    MapMode.INTENTIONS: _intentions,
}

RAMPS: dict[MapMode, tuple[Colour, ...]] = {
    MapMode.CAPABILITY: SEPIA,
    MapMode.THREAT: DANGER,
    MapMode.WHO_COMES: BLUE,
    MapMode.TRUST: TRUST,
    MapMode.TRADE: BLUE,
    MapMode.LAND: SEPIA,
    MapMode.INTENTIONS: DANGER,
}
"""The ramp of each mode that has one."""


def strongest_other(world: World, seat: str) -> str | None:
    """The state with most brigades but the seat: whom one asks about when nobody is named."""
    others = [s for s in world.states.values() if s.alive and s.id != seat]
    return max(others, key=lambda s: (tenths_of(world, s.id), s.id)).id if others else None
