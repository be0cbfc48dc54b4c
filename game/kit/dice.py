"""Chance with a name.

A roll is a function of the game's seed, the turn, the phase and the purpose,
so a new roll somewhere shifts no other roll, and a replay needs no stored
stream. blake2b is used for its even bits, not for secrecy.
"""

from dataclasses import dataclass
from hashlib import blake2b

__all__ = ["Dice", "mixed"]

_WORD = (1 << 64) - 1


def mixed(word: int) -> int:
    """64 even bits of a whole number, unlike those of its neighbours (Steele, Lea and Flood 2014).

    Where every two states need a roll, one roll of each and this for the
    pair cost a tenth of a roll for each pair.
    """
    word = (word & _WORD) * 0x9E3779B97F4A7C15 & _WORD
    word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9 & _WORD
    word = (word ^ word >> 27) * 0x94D049BB133111EB & _WORD
    return word ^ word >> 31


@dataclass(frozen=True, slots=True)
class Dice:
    """Dice of one seed within one scope, such as a turn's phase or a seat's mind."""

    seed: int
    scope: str = ""

    def within(self, *names: object) -> "Dice":
        """The dice of a narrower scope: `dice.within(turn, phase)`, `dice.within("seat", "ATH")`."""
        return Dice(self.seed, "/".join((self.scope, *map(str, names))))

    def roll(self, sides: int, *purpose: object) -> int:
        """A whole number from 0 to sides - 1, the same for the same purpose."""
        if sides < 1:
            raise ValueError(f"a die needs at least one side, not {sides}")
        text = "/".join((str(self.seed), self.scope, *map(str, purpose)))
        return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") % sides

    def chance(self, permille: int, *purpose: object) -> bool:
        """Whether something of this likelihood (in thousandths) happens."""
        return self.roll(1000, *purpose) < permille

    def normal_permille(self, *purpose: object) -> int:
        """A bell-shaped whole number: mean 0, standard deviation 1000, within ±6000.

        The sum of twelve even rolls, which needs no floating point.
        """
        return sum(self.roll(1001, *purpose, part) for part in range(12)) - 6000
