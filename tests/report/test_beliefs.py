"""Who believed what: readings of threat and strength, held against the screens and the plain text of the chronicle."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from game.chronicle.entry import Entry
from game.chronicle.record import Chronicle
from game.kit.canonical import canonical
from game.match.match import Match
from game.match.setup import Setup
from game.match.simulate import simulate
from game.perception.forecast import HORIZON, credence, threat
from game.perception.reckoning import hostility
from game.perception.temper import PUBLIC
from game.perception.views import look
from game.report.exports.ledger import report_json
from game.report.minds.beliefs import beliefs_of, looked_at, threats, true_hostility
from game.report.minds.unmasking import shown_readings
from game.report.records.opinions import Beliefs
from game.report.source import read_chronicle
from game.world.worlds import Phase
from tests.report.reading import book_of, entries


@pytest.fixture(scope="module")
def beliefs(real_game: Chronicle) -> Beliefs:
    return book_of(real_game).beliefs


def test_without_error_and_with_the_mean_mind_threat_is_what_the_map_shows(real_game: Chronicle) -> None:
    for world in looked_at(read_chronicle(real_game))[::3]:
        names = tuple(s for s in sorted(world.states) if world.states[s].alive)
        views = {name: look(world, name) for name in names}
        r = views[names[0]].reckoning
        every = np.arange(len(names))
        shown = threats(r, hostility(r.survey, every[:, None], every[None, :], PUBLIC))
        for i, reader in enumerate(names):
            for j, other in enumerate(names):
                if reader != other:
                    assert round(float(shown[i, j])) == threat(views[reader], other).total


def test_who_overrates_an_army_sees_more_danger(real_game: Chronicle) -> None:
    world = real_game.steps[0].world
    r = look(world, "ATH").reckoning
    size = len(r.survey.names)
    mild = np.full((size, size), 0.6)
    low, even, high = (threats(r, mild, np.full((size, size), e)) for e in (-0.4, 0.0, 0.4))
    off = ~np.eye(size, dtype=bool)
    assert (low[off] <= even[off]).all()
    assert (even[off] <= high[off]).all()
    assert (low[off] < high[off]).any()


def test_appetite_is_read_back_from_the_distrust_it_would_earn() -> None:
    for distrust in (0.1, 0.5, 0.9):
        appetite = 0.25 + 0.9 * distrust
        assert true_hostility(appetite) == pytest.approx(0.8 * distrust + 0.4)
    assert true_hostility(0.0) < true_hostility(0.5) < true_hostility(1.2)


def openings(game: Chronicle) -> list[dict[str, Any]]:
    """The worlds in which orders were given, one a turn, from the plain text."""
    worlds: dict[int, dict[str, Any]] = {}
    for entry in entries(game):
        if entry["world"]["phase"] == Phase.ORDERS.value:
            worlds.setdefault(entry["world"]["turn"], entry["world"])
    return list(worlds.values())


def test_errors_about_strength_counted_again(real_game: Chronicle, beliefs: Beliefs) -> None:
    assert beliefs.turns == tuple(w["turn"] for w in openings(real_game))
    off: dict[str, list[float]] = {}
    for world in openings(real_game):
        alive = [s for s, state in world["states"].items() if state.get("alive", True)]
        for reader in alive:
            table = world["secrets"]["error_permille"].get(reader, {})
            off.setdefault(reader, []).extend(
                abs(math.exp(table.get(other, 0) / 1000) - 1) for other in alive if other != reader
            )
    told = {one.state: one.strength_percent for one in beliefs.states}
    assert told == {state: round(100 * sum(row) / len(row)) for state, row in off.items()}
    assert {m.state: m.error_percent for m in book_of(real_game).minds if m.state in told} == told


def test_odds_of_help_held_against_every_answered_call(real_game: Chronicle, beliefs: Beliefs) -> None:
    steps: list[Entry] = list(real_game.steps)
    told = []
    for before, step in pairwise(steps):
        for event in step.events:
            if event.kind != "call_answered":
                continue
            call = before.world.calls[event.call]
            view = look(before.world, call.friend)
            told.append((credence(view, call.to, call.friend, call.foe).middle / 1000, event.honoured))
    assert beliefs.calls == len(told)
    if told:
        assert beliefs.brier == round(1000 * sum((p - came) ** 2 for p, came in told) / len(told))
        share = sum(came for _, came in told) / len(told)
        assert beliefs.base == round(1000 * share * (1 - share))
        assert sum(b.right for b in beliefs.states) == sum((p >= 0.5) is came for p, came in told)


def test_chances_of_attack_held_against_wars_that_came() -> None:
    game = simulate(Setup(scenario="greece_499bce", seed=7, turns=24)).chronicle
    told = book_of(game).beliefs.outlooks
    begun = [(e["defender"], e["turn"]) for entry in entries(game) for e in entry["events"]
             if e["kind"] == "war_began" and e["cause"] != "civil"]  # fmt: skip
    cases = [
        any(d == state and world["turn"] <= turn < world["turn"] + HORIZON for d, turn in begun)
        for world in openings(game)
        if world["turn"] + HORIZON - 1 <= 24
        for state, one in world["states"].items()
        if one.get("alive", True)
    ]
    assert sum(o.times for o in told) == len(cases)
    assert sum(o.came for o in told) == sum(cases) > 0
    assert all(o.low <= o.mean <= o.high for o in told)


def test_the_worst_misreading_is_one_of_that_state_and_what_followed_bears_on_it(
    real_game: Chronicle, beliefs: Beliefs
) -> None:
    events = {e.id: e for e in real_game.events()}
    for one in beliefs.states:
        assert one.worst is not None
        assert one.worst.about != one.state
        assert one.off is not None
        assert abs(one.worst.read - one.worst.was) >= one.off - 1
        if one.worst.event is not None:
            event = events[one.worst.event]
            assert one.worst.turn <= event.turn < one.worst.turn + 3
            assert one.state in canonical(event)
            assert one.worst.followed


def test_means_of_the_dots_are_means_over_the_turns(beliefs: Beliefs) -> None:
    turns = len(beliefs.turns)
    assert all(0 <= r.read <= 1000 and 0 <= r.was <= 1000 and 1 <= r.times <= turns for r in beliefs.readings)
    shown = shown_readings(beliefs)
    least = min(max(r.read, r.was) for r in shown)
    assert all(max(r.read, r.was) <= least for r in beliefs.readings if r not in shown)


def test_nothing_is_opened_while_the_game_goes_on() -> None:
    game = simulate(Setup(scenario="greece_499bce", seed=3, turns=6)).chronicle
    cut = Chronicle.begin(game.header, game.steps[0])
    for step in game.steps[1:7]:
        cut.add(step)
    assert cut.world.ended_by is None
    assert beliefs_of(read_chronicle(cut)) == Beliefs()
    told = report_json(cut)["beliefs"]
    assert (told["turns"], told["states"], told["readings"]) == ([], [], [])


def test_what_a_player_wanted_is_held_against_nobody() -> None:
    match = Match.begin(Setup(scenario="greece_499bce", seed=7, turns=3, players=("ATH",)))
    while not match.is_over:
        for seat in match.awaiting():
            match.hand_in(match.draft(seat).sheet)
        match.advance()
    told = book_of(match.chronicle).beliefs
    assert all(r.about != "ATH" for r in told.readings)
    athens = next(b for b in told.states if b.state == "ATH")
    assert athens.player
    assert athens.strength_percent == 0
    assert all(b.worst is None or b.worst.about != "ATH" for b in told.states)


def test_a_large_system_is_looked_at_every_few_turns() -> None:
    game = simulate(Setup(scenario="invented:20x60:4", seed=1, turns=32)).chronicle
    turns = book_of(game).beliefs.turns
    steps = {b - a for a, b in pairwise(turns)}
    assert len(steps) == 1
    assert steps.pop() > 1
