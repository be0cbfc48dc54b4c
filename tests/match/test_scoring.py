"""Scores: the mix of decision 21 on worlds bent by hand."""

from dataclasses import replace

import pytest

from game.match.match import Match
from game.match.scoring import Tally, Weights, score_table
from game.match.setup import Setup
from game.match.simulate import simulate
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World


@pytest.fixture(scope="module")
def opening() -> World:
    """The first world of a game."""
    return Match.begin(Setup(scenario="greece_499bce", seed=1)).world


def _client(world: World) -> World:
    bond = Treaty("t99", TreatyKind.CLIENTAGE, "PER", "ATH", 1)
    return replace(world, treaties={**world.treaties, "t99": bond})


def _dead(world: World) -> World:
    provinces = {id: replace(p, owner="PER") if p.owner == "ATH" else p for id, p in world.provinces.items()}
    states = {**world.states, "ATH": replace(world.states["ATH"], alive=False)}
    return replace(world, provinces=provinces, states=states)


def test_a_state_that_only_stands_is_secure_and_as_strong_as_before(opening: World) -> None:
    score = Tally(opening).scores()["ATH"]
    assert (score.alive, score.sovereign, score.cores, score.security, score.power) == (1000, 1000, 1000, 1000, 500)


def test_a_clients_year_counts_half_of_a_sovereigns(opening: World) -> None:
    tally = Tally(opening)
    tally.add(_client(opening))
    score = tally.scores()["ATH"]
    assert (score.sovereign, score.security) == (750, 300 + 225 + 400)
    strict = Tally(opening, Weights(client_permille=0))
    strict.add(_client(opening))
    assert strict.scores()["ATH"].sovereign == 500


def test_death_is_counted_from_the_year_it_comes(opening: World) -> None:
    tally = Tally(opening)
    tally.add(_dead(opening))
    score = tally.scores()["ATH"]
    assert (score.alive, score.sovereign, score.cores, score.power) == (500, 500, 500, 0)
    assert tally.scores()["PER"].power >= 500


def test_wealth_is_what_was_enjoyed_against_the_land_of_the_start(opening: World) -> None:
    from game.measures.wealth import land_income

    athens = opening.states["ATH"]
    income = land_income(opening, "ATH")
    later = {**opening.states, "ATH": replace(athens, enjoyed=athens.enjoyed + income)}
    tally = Tally(opening)
    tally.add(replace(opening, states=later))
    assert tally.scores()["ATH"].wealth == 500


def test_the_total_is_the_weighted_mix() -> None:
    chronicle = simulate(Setup(scenario="greece_499bce", seed=8, turns=4)).chronicle
    for score in score_table(chronicle).values():
        assert score.total == (score.security * 500 + score.wealth * 250 + score.power * 250) // 1000
        assert all(0 <= part <= 1000 for part in (score.total, score.security, score.wealth, score.power))
    lone = score_table(chronicle, Weights(security=0, wealth=0, power=1000))
    assert all(score.total == score.power for score in lone.values())
