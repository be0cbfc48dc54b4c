"""History has no year 0."""

import pytest

from game.report.years import span_text, year_of, year_text
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
