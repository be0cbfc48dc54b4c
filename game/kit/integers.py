"""Whole-number arithmetic for the rules: shares, bounds, roots, the exponential.

Rules change the world in integers only; a float's last bit differs between
machines and would part two replays (rules.md §1).
"""

from math import isqrt

__all__ = ["clamp", "exp_permille", "fourth_root_permille", "root_permille", "share", "split"]

# e^(k/8) in thousandths for k = -32..32; between the marks the line is straight.
_EXP_EIGHTHS = (
    18, 21, 24, 27, 30, 34, 39, 44, 50, 56, 64, 72, 82, 93, 105, 119,
    135, 153, 174, 197, 223, 253, 287, 325, 368, 417, 472, 535, 607, 687, 779, 882,
    1000, 1133, 1284, 1455, 1649, 1868, 2117, 2399, 2718, 3080, 3490, 3955, 4482, 5078, 5755, 6521,
    7389, 8373, 9488, 10751, 12182, 13805, 15643, 17726, 20086, 22760, 25790, 29224, 33115, 37525, 42521,
    48183, 54598,
)  # fmt: skip


def clamp(value: int, low: int, high: int) -> int:
    """The value, held between two bounds."""
    return max(low, min(high, value))


def share(part: int, whole: int, of: int = 1000) -> int:
    """`part / whole` in thousandths (or in `of`ths), rounded down; 0 when the whole is not positive."""
    return part * of // whole if whole > 0 else 0


def root_permille(permille: int) -> int:
    """The square root of a ratio given in thousandths, in thousandths."""
    return isqrt(max(permille, 0) * 1000)


def fourth_root_permille(permille: int) -> int:
    """The fourth root of a ratio given in thousandths, in thousandths."""
    return root_permille(root_permille(permille))


def exp_permille(exponent_permille: int) -> int:
    """e to a power given in thousandths, in thousandths; the power is held within ±4."""
    place = clamp(exponent_permille, -4000, 4000) + 4000
    mark, rest = divmod(place, 125)
    if mark == len(_EXP_EIGHTHS) - 1:
        return _EXP_EIGHTHS[mark]
    low, high = _EXP_EIGHTHS[mark], _EXP_EIGHTHS[mark + 1]
    return low + (high - low) * rest // 125


def split(total: int, weights: tuple[int, ...]) -> tuple[int, ...]:
    """Share a whole number by weights so that the parts add up to it exactly.

    Largest remainders first; ties go to the earlier place. All zero weights
    give the whole to the first place.
    """
    if not weights:
        return ()
    whole = sum(weights)
    if whole <= 0:
        return (total,) + (0,) * (len(weights) - 1)
    parts = [total * weight // whole for weight in weights]
    rest = total - sum(parts)
    order = sorted(range(len(weights)), key=lambda n: (-(total * weights[n] % whole), n))
    for n in order[:rest]:
        parts[n] += 1
    return tuple(parts)
