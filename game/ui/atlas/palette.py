"""The colours of the plate (look.md, "Map"), as (red, green, blue) 0..255."""

from __future__ import annotations

from typing import Final

from game.ui.atlas.scene import Colour

PAPER_0: Final[Colour] = (251, 246, 232)
PAPER_1: Final[Colour] = (244, 236, 215)
INK: Final[Colour] = (42, 32, 25)
INK_2: Final[Colour] = (86, 71, 58)
FRAME: Final[Colour] = (59, 46, 34)
DANGER: Final[Colour] = (156, 43, 31)
DEFENCE: Final[Colour] = (44, 90, 128)
PATRON: Final[Colour] = (135, 80, 15)
PACT: Final[Colour] = (21, 116, 115)
SEA_DEEP: Final[Colour] = (104, 142, 162)
SEA_MID: Final[Colour] = (157, 188, 199)
SEA_SHALLOW: Final[Colour] = (212, 222, 214)
SEA_NAME: Final[Colour] = (23, 54, 75)
WATERLINE: Final[Colour] = (56, 92, 114)
COAST: Final[Colour] = (44, 58, 68)
STATE_BORDER: Final[Colour] = (64, 42, 34)
PROVINCE_LINE: Final[Colour] = (86, 66, 47)
RIVER: Final[Colour] = (84, 122, 142)
PARCHMENT: Final[Colour] = (240, 231, 205)
CASING: Final[Colour] = (250, 243, 224)


def darkened(colour: Colour, by: float) -> Colour:
    """The colour with `by` (0..1) of black in it."""
    return (round(colour[0] * (1 - by)), round(colour[1] * (1 - by)), round(colour[2] * (1 - by)))


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """`share` (0..1) of the second colour in the first."""
    return (
        round(first[0] + (second[0] - first[0]) * share),
        round(first[1] + (second[1] - first[1]) * share),
        round(first[2] + (second[2] - first[2]) * share),
    )
