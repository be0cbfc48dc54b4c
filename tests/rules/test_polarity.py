"""Polarity from shares of capability (article 53; science.md B13)."""

from game.measures.system import polarity_of


def test_four_equals_are_four_poles() -> None:
    found = polarity_of(dict.fromkeys("ABCD", 250))
    assert (found.hhi, found.effective, found.concentration, found.poles) == (250, 4000, 0, tuple("ABCD"))


def test_half_the_leaders_share_makes_a_pole() -> None:
    assert polarity_of({"A": 500, "B": 251, "C": 249}).poles == ("A", "B")


def test_one_state_holds_all() -> None:
    found = polarity_of({"A": 1000})
    assert (found.hhi, found.effective, found.concentration) == (1000, 1000, 1000)


def test_nobody_is_no_pole() -> None:
    assert polarity_of({}).poles == ()
