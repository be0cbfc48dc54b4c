"""History has no year 0."""

import pytest

from game.report.telling.years import span_text, year_of, year_text
from game.world.worlds import System


@pytest.mark.parametrize(
    ("first", "step", "turn", "year"),
    [(-499, 1, 1, -499), (-499, 1, 10, -490), (-2, 1, 2, -1), (-2, 1, 3, 1), (-10, 5, 3, 1), (1914, 2, 4, 1920)],
)
def test_the_year_of_a_turn(first: int, step: int, turn: int, year: int) -> None:
    assert year_of(System(first, step, 30), turn) == year


def test_years_as_text() -> None:
    greece = System(-499, 1, 30)
    assert year_text(greece, 10) == "490 BCE"
    assert span_text(greece, 10, 13) == "490–487 BCE"
    assert span_text(greece, 10, 10) == "490 BCE"
    assert span_text(System(-2, 1, 30), 1, 4) == "2 BCE – 2 CE"


def test_short_turns_are_told_by_their_month() -> None:
    quarters = System(1914, 1, 20, turns_a_year=4)
    assert [year_text(quarters, turn) for turn in (1, 3, 4, 5)] == [
        "January 1914",
        "July 1914",
        "October 1914",
        "January 1915",
    ]
    assert span_text(quarters, 2, 3) == "April–July 1914"
    assert span_text(quarters, 3, 5) == "July 1914 – January 1915"
    assert span_text(quarters, 3, 3) == "July 1914"
    assert year_text(quarters, 6, era=False) == "1915"


def test_a_modern_year_needs_no_era() -> None:
    assert year_text(System(1815, 1, 40), 3) == "1817"
    assert span_text(System(1815, 1, 40), 1, 3) == "1815–1817"
