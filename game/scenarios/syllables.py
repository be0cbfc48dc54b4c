"""Names for places nobody has heard of, two or three syllables each."""

from __future__ import annotations

from game.kit.dice import Dice

__all__ = ["names"]

_HEADS = ("B", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Br", "Dr", "Kr", "St", "Th", "Tr")
_HEARTS = ("a", "e", "i", "o", "u", "ae", "ia", "ou")
_TAILS = ("d", "k", "l", "m", "n", "r", "s", "t", "th", "nd", "rk", "lm")
_ENDS = ("a", "ia", "is", "on", "os", "um", "e", "or", "eth", "and")


def names(dice: Dice, count: int) -> list[str]:
    """So many names, no two alike."""
    found: dict[str, None] = {}
    attempt = 0
    while len(found) < count:
        found.setdefault(_name(dice.roll(2**40, "name", attempt)))
        attempt += 1
    return list(found)


def _name(chance: int) -> str:
    parts = []
    for shelf in (_HEADS, _HEARTS, _TAILS, _HEARTS[:5], _TAILS[:6], _ENDS):
        chance, place = divmod(chance, len(shelf))
        parts.append(shelf[place])
    long = chance % 3 == 0
    return "".join(parts if long else (*parts[:3], parts[5]))
