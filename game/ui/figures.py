"""Figures as the screens print them: wealth, brigades, chances, what a thing is worth."""

from game.perception.forecast import Estimate
from game.ui.widgets.text import MINUS, signed
from game.world.constants import TENTHS, WEALTH

__all__ = [
    "banded",
    "brigades",
    "in_band",
    "in_hundred",
    "money",
    "money_to_the_tenth",
    "percent",
    "percent_to_the_tenth",
    "signed_money",
    "worth",
]


def money(hundredths: int) -> str:
    """Wealth in whole units from ten up, with one decimal place below; a true minus."""
    value = abs(hundredths) / WEALTH
    text = f"{value:.0f}" if value >= 9.95 or value == round(value) else f"{value:.1f}"
    return f"{MINUS}{text}" if hundredths < 0 and text != "0" else text


def signed_money(hundredths: int) -> str:
    """The same with its sign."""
    text = money(hundredths)
    if not text.strip("0.−"):
        return "0"
    return text if hundredths <= 0 else f"+{text}"


def money_to_the_tenth(hundredths: float) -> str:
    """Wealth with one decimal place always, for rows that must add up."""
    value = round(hundredths * 10 / WEALTH) / 10
    return f"{MINUS if value < 0 else ''}{abs(value):.1f}"


def worth(milli: float) -> str:
    """What a course or a term of it is worth, thousandths of wealth a turn: `+3.4`, `−0.2`."""
    return signed(milli / 1000, digits=1)


def brigades(tenths: int, *, exact: bool = False) -> str:
    """Forces: whole brigades, with tenths where they matter (under a hundred, or where rows must add up)."""
    if tenths % TENTHS == 0 or (tenths >= 100 * TENTHS and not exact):
        return f"{tenths / TENTHS:.0f}"
    return f"{tenths / TENTHS:.1f}"


def in_hundred(permille: int) -> int:
    """Thousandths in whole hundredths: trust and chances, the same on every screen."""
    return round(permille / 10)


def percent_to_the_tenth(permille: float) -> str:
    """A part of the whole to the tenth: `12.3 %`."""
    return f"{permille / 10:.1f} %"


def percent(permille: int) -> str:
    """A chance in thousandths as printed: `19 %`, and under one in a hundred `<1 %`."""
    if 0 < permille < 10:
        return "<1 %"
    return f"{in_hundred(permille)} %"


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
