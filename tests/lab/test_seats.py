"""What a seat is worth: shares of wins that add up, intervals that hold for all seats at once."""

from __future__ import annotations

import pytest

from game.lab.seats import Game, games, play_game, told, worths


def played(*scores: dict[str, int]) -> list[Game]:
    return [Game("x", one, tuple(one), 10, 1.0, 2.0) for one in scores]


def test_wins_are_shared_in_a_tie_and_add_up_to_one() -> None:
    found = {one.state: one for one in worths(played({"AAA": 5, "BBB": 5, "CCC": 1}, {"AAA": 9, "BBB": 2, "CCC": 3}))}
    assert found["AAA"].wins == pytest.approx(0.75)
    assert found["BBB"].wins == pytest.approx(0.25)
    assert sum(one.wins for one in found.values()) == pytest.approx(1.0)


def test_a_seat_that_always_wins_is_found_out_and_equals_are_not() -> None:
    rigged = worths(played(*[{"AAA": 9, "BBB": 1, "CCC": 1}] * 30))
    assert not rigged[0].within
    fair = worths(played(*[{s: 9 if s == w else 1 for s in ("AAA", "BBB", "CCC")} for w in ("AAA", "BBB", "CCC") * 10]))
    assert all(one.within for one in fair)


def test_every_family_sits_in_the_seats() -> None:
    minds = [set(setup.doctrines.values()) for setup in games("greece_499bce", range(1, 11), None)]
    assert all("jackal" not in minds[n] and "concert_statesman" not in minds[n - 1] for n in (4, 9))
    assert set().union(*minds) >= {"jackal", "concert_statesman", "bait_and_bleeder", "constructivist"}


def test_a_game_is_played_to_its_end_and_told() -> None:
    (setup,) = games("invented:4x12:3", [5], 4)
    game = play_game(setup)
    assert game.turns == 4
    assert len(game.scores) == 4
    assert "1 games played to their end, none failed" in told("invented:4x12:3", [game])
