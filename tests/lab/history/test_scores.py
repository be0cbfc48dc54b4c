"""The arithmetic of the past as a test, on tables whose answers are known."""

from math import log

import numpy as np
import pytest

from game.lab.history.fates import Deaths, Hegemony
from game.lab.history.scores import (
    COIN,
    Sample,
    confusion,
    difference,
    elsewhere,
    gain,
    log_score,
    macro_f1,
    measured,
)
from game.lab.intervals import wilson

SHARE = Hegemony(metric="hegemony", words="x")
MEAN = Deaths(metric="deaths", words="x")


def rows(*above: float) -> np.ndarray:
    """A row for each game, each with a case."""
    return np.array([(one, 1.0) for one in above])


@pytest.mark.parametrize(
    ("share", "trials", "low", "high"),
    [(0.5, 10, 0.2366, 0.7634), (0.0, 10, 0.0, 0.2775), (1.0, 10, 0.7225, 1.0), (0.1, 100, 0.0552, 0.1744)],
)
def test_wilsons_interval_is_the_published_one(share: float, trials: int, low: float, high: float) -> None:
    assert wilson(share, trials) == pytest.approx((low, high), abs=1e-3)


def test_an_interval_holds_its_value_and_narrows_with_more_games() -> None:
    for found in (measured(SHARE, rows(1, 0, 0, 1)), measured(MEAN, rows(1, 5, 2, 0))):
        assert found is not None
        assert found[1] <= found[0] <= found[2]
    few, many = (measured(MEAN, rows(*[0, 1, 2, 3] * times)) for times in (2, 50))
    assert few is not None
    assert many is not None
    assert many[2] - many[1] < few[2] - few[1]


def test_games_without_a_case_count_for_nothing() -> None:
    table = np.array([(1.0, 1.0), (0.0, 0.0), (0.0, 0.0)])
    found = measured(SHARE, table)
    assert found == (1.0, *wilson(1.0, 1))
    assert measured(SHARE, table[1:]) is None
    assert difference(SHARE, table, table[1:]) is None


def test_a_difference_of_equals_is_nothing() -> None:
    for target in (SHARE, MEAN):
        found = difference(target, rows(1, 0, 1, 1), rows(1, 0, 1, 1))
        assert found is not None
        assert found[0] == 0
        assert found[1] <= 0 <= found[2]


def test_a_perfect_forecaster_beats_a_coin_and_is_never_certain() -> None:
    recorded = (True, False)
    right = np.array([[True, False]] * 50)
    assert all(COIN < score < 0 for score in log_score(recorded, right))
    assert all(score < COIN for score in log_score(recorded, ~right))
    torn = np.array([[True, True], [False, False]] * 25)
    assert log_score(recorded, torn) == pytest.approx([COIN, COIN])


def test_who_knows_only_the_other_worlds_says_their_frequency() -> None:
    recorded = {"a": {"war": True}, "b": {"war": True}, "c": {"war": False}, "d": {}}
    assert elsewhere("a", "war", recorded) == pytest.approx(log(1.5 / 3))
    assert elsewhere("c", "war", recorded) == pytest.approx(log(0.5 / 3))
    assert elsewhere("a", "war", {"a": {"war": True}}) is None


def test_parts_are_scored_and_either_of_two_on_record_is_right() -> None:
    recorded = {
        "A": frozenset({"balanced", "buck_passed"}),
        "B": frozenset({"bandwagoned"}),
        "C": frozenset({"free_rode"}),
    }
    perfect = {"A": "balanced", "B": "bandwagoned", "C": "free_rode"}
    assert macro_f1(confusion(recorded, perfect)) == 1
    assert macro_f1(confusion(recorded, {**perfect, "A": "buck_passed"})) == 1
    assert macro_f1(confusion(recorded, {"A": "free_rode", "B": "balanced", "C": "bandwagoned"})) == 0
    dead = confusion(recorded, {"B": "bandwagoned"})
    assert dead.sum() == 1
    half = confusion(recorded, {"B": "balanced", "C": "free_rode"})
    assert macro_f1(half) == pytest.approx(1 / 3)


def test_equal_arms_give_no_gain_and_a_better_one_does() -> None:
    table = np.array([[True], [False], [True]])
    same = [Sample(world, table, table) for world in "ab"]

    def mean(samples: list[Sample]) -> float:
        return float(np.mean([one.own.mean() - one.drawn.mean() for one in samples]))

    assert gain(same, mean) == (0, 0, 0)
    better = [Sample(world, np.ones((3, 1)), np.zeros((3, 1))) for world in "ab"]
    assert gain(better, mean) == (1, 1, 1)
