"""Turns as years: history has no year 0, and a book says BCE or CE once."""

from game.world.worlds import System

__all__ = ["span_text", "year_of", "year_text"]


def year_of(system: System, turn: int) -> int:
    """The year of a turn, negative before the common era; the count steps from -1 to 1."""
    first = system.first_year
    year = first + (turn - 1) * system.years_a_turn
    return year + 1 if first < 0 <= year else year


def year_text(system: System, turn: int, era: bool = True) -> str:
    """`490 BCE`, or the bare figure for an axis."""
    year = year_of(system, turn)
    if not era:
        return str(abs(year))
    return f"{abs(year)} {'BCE' if year < 0 else 'CE'}"


def span_text(system: System, first: int, last: int) -> str:
    """`490–487 BCE`; the era is said once unless the span crosses it."""
    start, end = year_of(system, first), year_of(system, last)
    if start == end:
        return year_text(system, first)
    if (start < 0) == (end < 0):
        return f"{abs(start)}–{year_text(system, last)}"
    return f"{year_text(system, first)} – {year_text(system, last)}"
