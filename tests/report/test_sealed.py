"""A report of a game that still runs tells what all could see, and nothing that is sealed in play (decisions 1, 2)."""

import json
from dataclasses import replace

import pytest

from game.chronicle.record import Chronicle, Steps
from game.match.setup import Setup
from game.match.simulate import simulate
from game.match.summary import summary
from game.match.telling import tell
from game.report.exports.ledger import report_json
from game.report.source import read_chronicle
from game.world.reasons import Decision
from game.world.states import Secrets


@pytest.fixture(scope="module", params=["greece_499bce", "league_1931"])
def running(request: pytest.FixtureRequest) -> Chronicle:
    """A game cut off before its end."""
    whole = simulate(Setup(scenario=request.param, seed=5, turns=12)).chronicle
    return _cut(whole, len(whole) - 3)


def _cut(whole: Chronicle, count: int) -> Chronicle:
    steps = Steps(whole.played[0])
    for entry in whole.played[1:count]:
        steps.add(replace(entry, digest=""))
    return Chronicle(whole.header, steps)


def _otherwise(running: Chronicle) -> Chronicle:
    """The same game with other secrets: other minds, errors and appetites, other weights, other sheets."""
    first, *later = (
        replace(
            step,
            digest="",
            sheets=(),
            decisions=tuple(_moved(d) for d in step.decisions),
            world=replace(step.world, secrets=Secrets({}, {}, {})),
        )
        for step in running.played
    )
    steps = Steps(first)
    for step in later:
        steps.add(step)
    return Chronicle(running.header, steps)


def _moved(one: Decision) -> Decision:
    options = tuple(replace(o, milli=o.milli + 7, terms=o.terms[:1]) for o in one.options)
    return replace(one, options=options, own_milli=1, public_milli=2, threshold_milli=3)


def test_a_running_game_with_other_secrets_has_the_same_report(running: Chronicle) -> None:
    told, other = report_json(running), report_json(_otherwise(running))
    assert {**told, "digest": ""} == {**other, "digest": ""}
    assert told["ended_by"] is None


def test_the_same_game_ended_would_tell_more(running: Chronicle) -> None:
    """The law above could fail: of a game that is over the two reports differ."""
    last = running.played[-1]
    ends = [
        Chronicle(running.header, _with(game, replace(last.world, ended_by="term")))
        for game in (running, _otherwise(running))
    ]
    told, other = (report_json(end) for end in ends)
    assert {**told, "digest": ""} != {**other, "digest": ""}
    assert told["doctrines"]


def _with(game: Chronicle, world: object) -> Steps:
    steps = Steps(replace(game.played[0], digest=""))
    for entry in game.played[1:-1]:
        steps.add(replace(entry, digest=""))
    steps.add(replace(game.played[-1], digest="", world=world))  # type: ignore[arg-type]
    return steps


def test_no_news_for_some_alone_is_told(running: Chronicle) -> None:
    assert any(e.audience is not None for step in running.played for e in step.events)
    assert all(e.audience is None for e in read_chronicle(running).events)


def test_nothing_sealed_stands_in_the_data(running: Chronicle) -> None:
    told = report_json(running)
    assert told["doctrines"] == told["what_ifs"] == told["predictions"] == []
    assert all(call["weighed"] == {} for call in told["calls"])
    assert all(view["misjudged"] is None and view["worth"] is None for view in told["views"])
    assert "y its own sum" not in json.dumps(told)


def test_the_summary_of_a_running_game_names_no_doctrine(running: Chronicle) -> None:
    assert {state["doctrine"] for state in summary(running)["states"]} == {None}
    assert "sealed" in tell(summary(running))
