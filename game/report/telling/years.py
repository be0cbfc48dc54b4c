"""Turns as dates: history has no year 0, a book says BCE or CE once, and a short turn is told by its month."""

from typing import Final

from game.world.worlds import System

__all__ = ["UNDATED", "axis_date", "begun_text", "span_text", "year_of", "year_text"]

MODERN: Final = 1000
"""From this year on nobody needs to be told the era."""
UNDATED: Final = 0
"""The first year of a game whose dates are told as turns: there was no year 0, so that no world begins in it."""
_TURN: Final = "turn\N{NO-BREAK SPACE}"
MONTHS: Final = {
    2: ("January", "July"),
    4: ("January", "April", "July", "October"),
}
"""In which month a turn begins, by turns a year."""
_NAMED: Final = frozenset(month for months in MONTHS.values() for month in months)


def year_of(system: System, turn: int) -> int:
    """The year of a turn, negative before the common era; the count steps from -1 to 1."""
    first = system.first_year
    year = first + (turn - 1) * system.years_a_turn // system.turns_a_year
    return year + 1 if first < 0 <= year else year


def year_text(system: System, turn: int, era: bool = True) -> str:
    """`490 BCE`, `1931`, `July 1914`, or the bare year for an axis; `turn 3` where the game has no dates."""
    if system.first_year == UNDATED:
        return f"{_TURN}{turn}" if era else str(turn)
    year = year_of(system, turn)
    if not era:
        return str(abs(year))
    return _month(system, turn) + f"{abs(year)}{_era(year)}"


def _era(year: int) -> str:
    return " BCE" if year < 0 else "" if year >= MODERN else " CE"


def _month(system: System, turn: int) -> str:
    """The month a turn begins in, with a blank, where turns are shorter than a year."""
    months = MONTHS.get(system.turns_a_year, ("",))
    month = months[(turn - 1) % len(months)]
    return f"{month} " if month else ""


def begun_text(system: System, turn: int, era: bool = True) -> str:
    """When something in force began: its date, or `before 1914` for what stood when the game began."""
    return year_text(system, turn, era) if turn >= 1 else f"before {year_text(system, 1, era)}"


def span_text(system: System, first: int, last: int) -> str:
    """`490–487 BCE`, `April–July 1914`; the era is said once unless the span crosses it."""
    if system.first_year == UNDATED:
        return year_text(system, first) if first == last else f"turns\N{NO-BREAK SPACE}{first}–{last}"
    start, end = year_of(system, first), year_of(system, last)
    if first == last or (start == end and system.turns_a_year == 1):
        return year_text(system, first)
    if start == end:
        return f"{_month(system, first).strip()}–{year_text(system, last)}"
    if (start < 0) == (end < 0) and system.turns_a_year == 1:
        return f"{abs(start)}–{year_text(system, last)}"
    return f"{year_text(system, first)} – {year_text(system, last)}"


def axis_date(date: str, place: int) -> str:
    """A date under an axis: the era is said under the first alone."""
    return date if place == 0 and date.endswith("CE") else short_date(date)


def short_date(date: str) -> str:
    """A date for a narrow column: the era is left out, the month has three letters."""
    first, *rest = date.split(" ")
    if rest in (["BCE"], ["CE"]):
        return first
    return " ".join((first[:3], *rest)) if first in _NAMED else date
