"""Expected and done: a deed that rests on a public forecast keeps the public figure beside its own (decisions 1)."""

from dataclasses import replace

import pytest

from game.chronicle.record import Chronicle
from game.doctrines.answers import answer_calls, answer_demands, give_pledges
from game.doctrines.doctrine import MINISTRY
from game.doctrines.letters import answer_proposals
from game.doctrines.mind import Mind
from game.kit.dice import Dice
from game.match.setup import Setup
from game.match.simulate import simulate
from game.perception.reckoning import inferred_greed
from game.perception.views import Estimates, look
from game.report.book import write_book
from game.world.worlds import Phase

LOGGED = {"pledge", "call", "answer", "crisis"}


@pytest.fixture(scope="module")
def game() -> Chronicle:
    return simulate(Setup(scenario="greece_499bce", seed=3, turns=15)).chronicle


def test_every_deed_that_rests_on_a_forecast_keeps_it(game: Chronicle) -> None:
    decided = [d for step in game.steps for d in step.decisions if d.topic in LOGGED]
    assert len(decided) > 50
    assert all(d.public_milli is not None and d.own_milli is not None for d in decided)


def test_a_mind_at_public_parameters_has_no_gap(game: Chronicle) -> None:
    compared = 0
    for step in game.steps:
        if step.world.phase is not Phase.DISPATCHES:
            continue
        world = replace(step.world, treaties={k: replace(t, secret=False) for k, t in step.world.treaties.items()})
        known = Estimates(world)
        for n, seat in enumerate(known.reckoning.survey.names):
            mind = Mind(look(world, seat, known), MINISTRY, Dice(1))
            mind.__dict__["greed"] = float(inferred_greed(known.reckoning.survey)[n])
            for answer in (answer_demands, give_pledges, answer_calls, answer_proposals):
                answer(mind)
            for one in mind.decisions:
                if one.public_milli is not None and one.own_milli is not None:
                    assert abs(one.own_milli - one.public_milli) <= 3, one
                    compared += 1
    assert compared > 100


def test_the_report_opens_the_widest_gaps(game: Chronicle) -> None:
    report = write_book(game)
    went, of = report.expected
    assert 0 < went <= of
    assert report.gaps
    assert [g.surprise for g in report.gaps] == sorted((g.surprise for g in report.gaps), reverse=True)
