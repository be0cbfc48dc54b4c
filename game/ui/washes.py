"""Washes: the five classes of a chart as colours and hatches upon the land, in the palette worn."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from game.ui.atlas.scene import Colour, Tint
from game.ui.mapmodes import Lens
from game.ui.readings import Chart
from game.ui.widgets.theme import Palette, load_theme
from game.world.lands import Province

__all__ = ["BARE", "DATA_RELIEF", "FLAT", "data_tints", "house_palette", "is_restless"]

BARE: Final[Colour] = (250, 246, 235)
"""Land of which a lens reads nothing: our own, or that of whom help would be against."""
FLAT: Final = 1.8
"""Strength of a wash that carries figures: nearly flat, so that its class is one colour all over."""
DATA_RELIEF: Final = 0.3
"""How much of the hills is left under washes that carry figures."""
_STROKE: Final[Colour] = (70, 54, 42)
_RESTLESS_UNREST: Final = 40
_AT_HOME: Final = 60


@cache
def house_palette() -> Palette:
    """The standard palette."""
    return load_theme().palette


def is_restless(place: Province) -> bool:
    """Whether land is crossed where outputs are shown: restless, or not yet at home with its owner."""
    return place.unrest > _RESTLESS_UNREST or place.integration < _AT_HOME


def data_tints(read: Chart, places: Iterable[Province], palette: Palette) -> dict[str, Tint]:
    """The wash of each province under a lens that has a scale."""
    told = read.lens.told
    assert told.scale is not None
    steps, grains = palette.steps(told.scale), palette.grain_of(told.scale)
    tints = {}
    for p in places:
        n = read.grade(p.id if told.of_land else p.owner)
        if n is None:
            tints[p.id] = Tint(BARE, FLAT, p.owner)
        elif read.lens is Lens.OUTPUT and is_restless(p):
            tints[p.id] = Tint(steps[n], FLAT, p.owner, "x", _STROKE, 16)
        else:
            grain = grains[n]
            tints[p.id] = Tint(steps[n], FLAT, p.owner, grain.hatch or None, _STROKE, grain.period)
    return tints
