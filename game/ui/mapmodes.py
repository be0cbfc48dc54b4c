"""Map modes: the nine questions that can be put to the map, and the lenses through which some can be looked at.

A lens names what it tells of each state or province, in which unit, and where its five classes begin; the colours
and hatches of the classes belong to the palette.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from game.ui.widgets.theme import CLASSES, ScaleName

__all__ = ["MODES", "Lens", "MapMode", "Question", "breaks_of", "grade", "ranges"]


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


class Lens(StrEnum):
    """What is read of each state or province."""

    RULERS = "rulers"
    SHARE = "share"
    THREAT = "threat"
    COMES_TO_US = "comes_to_us"
    COMES_TO_THEM = "comes_to_them"
    BONDS = "bonds"
    OUR_TRUST = "our_trust"
    THEIR_TRUST = "their_trust"
    TRADE = "trade"
    OUTPUT = "output"
    UNREST = "unrest"
    INTEGRATION = "integration"
    HOSTILITY = "hostility"

    @property
    def told(self) -> "Question":
        """What the lens asks, and how it answers."""
        return _QUESTIONS[self]


@dataclass(frozen=True, slots=True)
class Question:
    """What a lens asks. `head` is its figure's name over a column, `unit` what it is counted in.

    `breaks` are the figures at which the second to the fifth class begin; None takes fifths of what is shown.
    Without a `scale` the map keeps the states' own tints. `of_land` lenses speak of provinces.
    """

    label: str
    question: str
    head: str
    unit: str
    scale: ScaleName | None = None
    breaks: tuple[float, ...] | None = None
    digits: int = 0
    of_land: bool = False


_CHANCES: Final = (10.0, 30.0, 50.0, 70.0)
_FIFTHS: Final = (20.0, 40.0, 60.0, 80.0)
_ALARMS: Final = (10.0, 25.0, 40.0, 60.0)
_QUESTIONS: Final[Mapping[Lens, Question]] = MappingProxyType(
    {
        Lens.RULERS: Question("rulers", "Who rules where, and with how many brigades?", "Brigades", "brigades"),
        Lens.SHARE: Question(
            "share", "Who weighs how much?", "Share", "% of all capability", "weight", (2.0, 5.0, 10.0, 25.0)
        ),
        Lens.THREAT: Question("threat", "Who could harm us, and might?", "Threat", "of 100", "danger", _ALARMS),
        Lens.COMES_TO_US: Question("to us", "Who would come to our help?", "Comes", "%", "help", _CHANCES),
        Lens.COMES_TO_THEM: Question(
            "to them", "Who would come to their help against us?", "Comes", "%", "help", _CHANCES
        ),
        Lens.BONDS: Question("bonds", "Who has promised what to whom?", "Bonds", "bonds"),
        Lens.OUR_TRUST: Question("ours in them", "Whose word do we trust?", "Trust", "of 100", "trust", _FIFTHS),
        Lens.THEIR_TRUST: Question("theirs in us", "Who trusts our word?", "Trust", "of 100", "trust", _FIFTHS),
        Lens.TRADE: Question("trade", "Who enriches us?", "Trade", "a turn", "help", None, 1),
        Lens.OUTPUT: Question("output", "What does each land yield?", "Output", "a turn", "weight", None, 0, True),
        Lens.UNREST: Question("unrest", "Where is the land restless?", "Unrest", "of 100", "trouble", _ALARMS, 0, True),
        Lens.INTEGRATION: Question(
            "integration", "Which land is at home with its owner?", "Integration", "of 100", "order", _FIFTHS, 0, True
        ),
        Lens.HOSTILITY: Question(
            "hostility", "What do we believe that each wants, and from which deeds?", "Hostility", "of 100", "danger",
            _FIFTHS,
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ModeName:
    """How a mode is called on its button, its icon, and its lenses, the first one first."""

    label: str
    icon: str
    lenses: tuple[Lens, ...]

    @property
    def question(self) -> str:
        """The question as its button's tooltip puts it."""
        first = self.lenses[0].told.question
        if len(self.lenses) == 1:
            return first
        others = ", ".join(one.told.label for one in self.lenses)
        return f"{first} Pressed again it turns the page: {others}."


MODES: Final[Mapping[MapMode, ModeName]] = MappingProxyType(
    {
        MapMode.POLITICAL: ModeName("Political", "crown", (Lens.RULERS,)),
        MapMode.CAPABILITY: ModeName("Capability", "share", (Lens.SHARE,)),
        MapMode.THREAT: ModeName("Threat to us", "attack", (Lens.THREAT,)),
        MapMode.WHO_COMES: ModeName("Who comes", "who_comes", (Lens.COMES_TO_US, Lens.COMES_TO_THEM)),
        MapMode.TREATIES: ModeName("Treaties", "treaty", (Lens.BONDS,)),
        MapMode.TRUST: ModeName("Trust", "trust", (Lens.OUR_TRUST, Lens.THEIR_TRUST)),
        MapMode.TRADE: ModeName("Trade", "silver", (Lens.TRADE,)),
        MapMode.LAND: ModeName("Land", "land", (Lens.OUTPUT, Lens.UNREST, Lens.INTEGRATION)),
        MapMode.INTENTIONS: ModeName("Intentions", "fog", (Lens.HOSTILITY,)),
    }
)


def breaks_of(lens: Lens, values: Iterable[float]) -> tuple[float, ...]:
    """Where the second to the fifth class begin: as the lens says, or so that each holds about a fifth of the values.

    Breaks by fifths are rounded to the figure's own digits, so that a figure as printed tells its class.
    """
    told = lens.told
    if told.breaks is not None:
        return told.breaks
    ranked = sorted(values)
    if not ranked:
        return ()
    fifths = [round(ranked[min(n * len(ranked) // CLASSES, len(ranked) - 1)], told.digits) for n in range(1, CLASSES)]
    return tuple(sorted({one for one in fifths if one > ranked[0]}))


def grade(value: float, breaks: tuple[float, ...]) -> int:
    """The class of a value, 0 to 4; with fewer breaks the classes keep to the scale's two ends."""
    at = bisect_right(breaks, value)
    return at if len(breaks) == CLASSES - 1 else round(at * (CLASSES - 1) / max(len(breaks), 1))


def ranges(breaks: tuple[float, ...], digits: int = 0) -> tuple[str, ...]:
    """The classes in figures: `under 10`, `10–24`, …, `60 and more`; one class only is `all`."""
    if not breaks:
        return ("all",)
    step = 10.0**-digits
    said = [f"under {breaks[0]:.{digits}f}"]
    for low, high in itertools.pairwise(breaks):
        top = high - step
        said.append(f"{low:.{digits}f}" if top <= low + step / 2 else f"{low:.{digits}f}–{top:.{digits}f}")
    return (*said, f"{breaks[-1]:.{digits}f} and more")
