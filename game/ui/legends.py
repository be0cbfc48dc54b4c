"""Legends: each map mode explained by one sentence, with the signs it speaks of drawn between its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from game.ui.atlas.scene import Colour, RibbonStyle
from game.ui.mapmodes import RAMPS, MapMode, ramp

__all__ = ["RIBBON_ROLES", "LegendPart", "legend", "legend_sentence"]

RIBBON_ROLES: Final[Mapping[RibbonStyle, str]] = MappingProxyType(
    {
        "defence": "balance",
        "patron": "bandwagon",
        "pact": "pact",
        "demand": "danger",
        "war": "danger",
        "joined": "danger",
        "quarrel": "ink_2",
        "strife": "ink",
        "beside": "ink_2",
    }
)
"""Role of the colour of each kind of ribbon."""


@dataclass(frozen=True, slots=True)
class LegendPart:
    """Some words of the sentence, and the sign drawn before them: a ribbon, or a swatch with or without a hatch."""

    words: str
    ribbon: RibbonStyle | None = None
    swatch: Colour | None = None
    hatch: str = ""


def _ends(mode: MapMode, low: str, high: str) -> tuple[LegendPart, LegendPart]:
    stops = RAMPS[mode]
    return LegendPart(low, swatch=ramp(stops, 0.08)), LegendPart(high, swatch=ramp(stops, 0.95))


def legend(mode: MapMode, foe: str = "") -> tuple[LegendPart, ...]:
    """The sentence of a mode in parts. `foe` is the name of the state that help would be against."""
    match mode:
        case MapMode.POLITICAL:
            return (
                LegendPart("Each colour is a state;"),
                LegendPart("hatched land is a client’s,", swatch=(141, 115, 153), hatch="/"),
                LegendPart("crossed land is held by force; numbers are brigades.", swatch=(141, 115, 153), hatch="x"),
            )
        case MapMode.TREATIES:
            return (
                LegendPart("defends,", ribbon="defence"),
                LegendPart("follows a patron,", ribbon="patron"),
                LegendPart("keeps a pact,", ribbon="pact"),
                LegendPart("demands or makes war; hatched land is a client’s, numbers are brigades.", ribbon="demand"),
            )
        case MapMode.CAPABILITY:
            ends = _ends(mode, "weighs little,", "weighs much;")
            return (*ends, LegendPart("numbers are each state’s part of all capability, in hundredths."))
        case MapMode.THREAT:
            ends = _ends(mode, "is no danger to us,", "is a great one;")
            return (*ends, LegendPart("numbers are threat, of 100."))
        case MapMode.WHO_COMES:
            ends = _ends(mode, "would leave us alone,", "would come;")
            return (*ends, LegendPart(f"numbers are chances in a hundred of help against {foe or 'the strongest'}."))
        case MapMode.TRUST:
            ends = _ends(mode, "has our distrust,", "has our trust;")
            return (*ends, LegendPart("numbers are chances in a hundred that it keeps its word to us."))
        case MapMode.TRADE:
            ends = _ends(mode, "brings us little,", "brings us most;")
            return (*ends, LegendPart("numbers are what trade with each is worth to us in a turn."))
        case MapMode.LAND:
            ends = _ends(mode, "yields little,", "yields much;")
            return (*ends, LegendPart("is restless or not yet at home.", swatch=ramp(RAMPS[mode], 0.5), hatch="x"))
        case MapMode.INTENTIONS:
            ends = _ends(mode, "seems to mean us well,", "seems to mean us harm;")
            return (*ends, LegendPart("numbers are hostility as we read it, of 100."))


def legend_sentence(mode: MapMode, foe: str = "") -> str:
    """The words alone, for a tooltip and for whoever cannot see the signs."""
    return " ".join(part.words for part in legend(mode, foe))
