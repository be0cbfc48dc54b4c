"""Figures as the screens print them: wealth, brigades, chances.."""

from game.perception.forecast import Estimate
from game.world.constants import TENTHS, WEALTH

__all__ = ["banded", "brigades", "in_band", "money", "percent", "signed_money"]


def money(hundredths: int) -> str:
    """Wealth in whole units from ten up, with one decimal place below; a true minus."""
    value = abs(hundredths) / WEALTH
    text = f"{value:.0f}" if value >= 9.95 or value == round(value) else f"{value:.1f}"
    return f"−{text}" if hundredths < 0 and text != "0" else text


def signed_money(hundredths: int) -> str:
    """The same with its sign."""
    text = money(hundredths)
    return text if hundredths <= 0 else f"+{text}"


def brigades(tenths: int) -> str:
    """Forces: whole brigades, with tenths where they matter (under a hundred)."""
    if tenths % TENTHS == 0 or tenths >= 100 * TENTHS:
        return f"{tenths / TENTHS:.0f}"
    return f"{tenths / TENTHS:.1f}"


def percent(permille: int) -> str:
    """A chance in thousandths as printed: `19 %`, and under one in a hundred `<1 %`."""
    if 0 < permille < 10:
        return "<1 %"
    return f"{round(permille / 10)} %"


def banded(estimate: Estimate) -> str:
    """A chance with its band in words: `19 %, between 12 and 28`."""
    return f"{percent(estimate.middle)}, between {round(estimate.low / 10)} and {round(estimate.high / 10)}"


def in_band(estimate: Estimate) -> str:
    """A chance with its band in figures: `19 %  12–28`; the figure alone where the band says nothing."""
    low, middle, high = (round(one / 10) for one in (estimate.low, estimate.middle, estimate.high))
    return (
        f"{percent(estimate.middle)}  {low}–{high}"
        if low < high and low <= middle <= high
        else percent(estimate.middle)
    )
