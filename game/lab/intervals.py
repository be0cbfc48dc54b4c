"""Intervals of shares, for every experiment that counts how often something happened."""

from __future__ import annotations

from math import sqrt
from typing import Final

__all__ = ["Z", "wilson"]

Z: Final = 1.959964
"""Standard deviations to either side that hold 95 % of a normal curve."""


def wilson(share: float, trials: int, z: float = Z) -> tuple[float, float]:
    """The ends of Wilson's interval (1927) for a share of so many trials; 0 to 1 where there were none."""
    if trials < 1:
        return 0.0, 1.0
    shrink = 1 + z * z / trials
    middle = (share + z * z / (2 * trials)) / shrink
    half = z * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / shrink
    return max(0.0, middle - half), min(1.0, middle + half)
