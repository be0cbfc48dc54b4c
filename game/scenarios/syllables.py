"""Names for places nobody has heard of, two or three syllables each."""

from __future__ import annotations

from game.kit.dice import Dice

__all__ = ["names", "tongue"]

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


def tongue(dice: Dice, taken: set[str], count: int) -> list[str]:
    """So many names that sound akin, as those of one people do, and unlike any in `taken`, which grows by them."""
    heads, hearts, tails, ends = (
        _some(dice, shelf, few, kind)
        for kind, shelf, few in (("head", _HEADS, 9), ("heart", _HEARTS, 4), ("tail", _TAILS, 5), ("end", _ENDS, 3))
    )
    found: list[str] = []
    attempt = 0
    while len(found) < count:
        chance = dice.roll(2**40, "tongue", attempt)
        attempt += 1
        parts = []
        for shelf in (heads, hearts, tails, hearts, tails, ends if attempt < 2_000 else _ENDS):
            chance, place = divmod(chance, len(shelf))
            parts.append(shelf[place])
        name = "".join(parts if chance % 4 == 0 else (*parts[:3], parts[5]))
        if name not in taken:
            taken.add(name)
            found.append(name)
    return found


def _some(dice: Dice, shelf: tuple[str, ...], few: int, kind: str) -> tuple[str, ...]:
    """A few pieces of a shelf, drawn without putting back."""
    left = list(shelf)
    return tuple(left.pop(dice.roll(len(left), "tongue", kind, n)) for n in range(min(few, len(shelf))))
