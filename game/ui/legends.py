"""Legends: each map mode explained by one sentence, with the signs it speaks of drawn between its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from game.report.telling.naming import Names, own
from game.ui.atlas.scene import Colour, RibbonStyle
from game.ui.mapmodes import Lens, grade, ranges
from game.ui.readings import Chart
from game.ui.widgets.theme import Grain, Palette

__all__ = ["RIBBON_ROLES", "LegendPart", "Swatch", "legend", "legend_sentence", "swatches"]

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
_SAMPLE: Final[Colour] = (181, 165, 189)
"""A state's wash, where a legend speaks of any state's."""


@dataclass(frozen=True, slots=True)
class Swatch:
    """One class of a wash as a legend draws it: its colour, its hatch, its range in figures."""

    colour: Colour
    grain: Grain
    said: str = ""


@dataclass(frozen=True, slots=True)
class LegendPart:
    """Some words of the sentence, and the sign drawn before them: a ribbon, or one swatch or more side by side."""

    words: str
    ribbon: RibbonStyle | None = None
    swatches: tuple[Swatch, ...] = ()


def swatches(read: Chart, palette: Palette) -> tuple[Swatch, ...]:
    """The classes of a chart from low to high, as its wash paints them."""
    told = read.lens.told
    if told.scale is None:
        return ()
    steps, grains = palette.steps(told.scale), palette.grain_of(told.scale)
    starts = (float("-inf"), *read.breaks)
    shown = [grade(start, read.breaks) for start in starts]
    said = ranges(read.breaks, told.digits)
    return tuple(Swatch(steps[n], grains[n], words) for n, words in zip(shown, said, strict=True))


def _one(hatch: str, period: int = 9) -> tuple[Swatch, ...]:
    return (Swatch(_SAMPLE, Grain.model_validate({"hatch": hatch, "period": period})),)


def legend(read: Chart, names: Names, palette: Palette) -> tuple[LegendPart, ...]:
    """The sentence of a lens in parts, with the figures of its chart."""
    if read.lens is Lens.RULERS:
        return (
            LegendPart("Each colour and emblem is a state;"),
            LegendPart("hatched land is a client’s,", swatches=_one("/")),
            LegendPart("crossed land is held by force; numbers are brigades.", swatches=_one("x")),
        )
    if read.lens is Lens.BONDS:
        return (
            LegendPart("defends,", ribbon="defence"),
            LegendPart("follows a patron,", ribbon="patron"),
            LegendPart("keeps a pact,", ribbon="pact"),
            LegendPart("demands or makes war; hatched land is a client’s, numbers are brigades.", ribbon="demand"),
        )
    parts = [LegendPart(_subject(read, names) + ":"), LegendPart(_ends(read, names), swatches=swatches(read, palette))]
    if read.lens is Lens.OUTPUT:
        parts.append(LegendPart("is restless or not yet at home.", swatches=_one("x")))
    return tuple(parts)


def _subject(read: Chart, names: Names) -> str:
    """What the figures are, before the scale."""
    foe = names.state(read.foe) if read.foe else "the strongest"
    return {
        Lens.SHARE: "Share of all capability, in hundredths",
        Lens.THREAT: "Threat to us, of 100",
        Lens.COMES_TO_US: f"Chances in a hundred of coming to our help against {foe}",
        Lens.COMES_TO_THEM: f"Chances in a hundred of coming to {own(foe)} help against us",
        Lens.OUR_TRUST: "Our trust in each, chances in a hundred that it keeps its word",
        Lens.THEIR_TRUST: "Each one’s trust in us, chances in a hundred that we keep our word",
        Lens.TRADE: "Wealth that trade with each brings us a turn",
        Lens.OUTPUT: "Wealth that each province yields a turn",
        Lens.UNREST: "Unrest in each province, of 100",
        Lens.INTEGRATION: "How far each province is at home with its owner, of 100",
        Lens.HOSTILITY: "Hostility to us as we read it from deeds, of 100",
    }[read.lens]


def _ends(read: Chart, names: Names) -> str:
    """Who has least and who most, in figures; the sentence's end."""
    if read.ends is None:
        return "nobody is left to read."
    name = names.province if read.lens.told.of_land else names.state
    low, high = read.ends
    stop = ";" if read.lens is Lens.OUTPUT else "."
    if read.readings[low].value == read.readings[high].value:
        return f"{read.readings[high].figure} everywhere{stop}"
    return f"least {name(low)} {read.readings[low].figure}, most {name(high)} {read.readings[high].figure}{stop}"


def legend_sentence(parts: tuple[LegendPart, ...]) -> str:
    """The words alone with the scale's classes spelt out, for a tooltip and for whoever cannot see the signs."""
    said = []
    for part in parts:
        scale = ", ".join(one.said for one in part.swatches if one.said)
        said.append(f"{scale}; {part.words}" if scale else part.words)
    return " ".join(said)
