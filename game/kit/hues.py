"""Colours of states that no scenario has written down: rebels wear their parent's, darker."""

from collections.abc import Mapping
from typing import Final

__all__ = ["PARTED", "hue_of"]

PARTED: Final = "_REBELS"
"""What parts a rebel state's id from its parent's (article 41)."""
UNKNOWN: Final = "#7A6A55"
_DARKER: Final = 620
"""What is left of each part of the colour, in thousandths."""


def hue_of(state: str, known: Mapping[str, str]) -> str:
    """The state's own colour as `#RRGGBB`; rebels' from their parent's; brown for a stranger."""
    if state in known:
        return known[state]
    parent = known.get(state.partition(PARTED)[0])
    if parent is None or len(parent) != 7:
        return UNKNOWN
    parts = (int(parent[n : n + 2], 16) * _DARKER // 1000 for n in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in parts)
