"""The history of a word: what is counted kept and broken is what the row of the word counts; totals are sums."""

import pytest

from game.match.setup import Setup
from game.ui.desk import Desk
from game.ui.screens.words.deeds import word_of
from game.ui.screens.words.promises import promises_of, sum_of_word
from game.world import events as e


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("word") / "game.jsonl"
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=5, turns=16, players=("ATH",)), path)
    while not desk.is_over and not desk.is_watching:
        desk.answer_rest()
        desk.end_phase()
    return desk


def test_kept_and_broken_are_those_of_the_row(played: Desk) -> None:
    any_due = False
    for state in played.world.states:
        told = [one.fate == "kept" for one in reversed(promises_of(played, state)) if one.fate in ("kept", "broken")]
        assert tuple(told) == word_of(played, state)
        any_due = any_due or bool(told)
    assert any_due


def test_every_call_and_every_treaty_heard_has_an_entry(played: Desk) -> None:
    heard = [x for events in played.history.values() for x in events]
    for state in played.world.states:
        entries = promises_of(played, state)
        calls = sum(isinstance(x, e.CallMade) and x.to == state for x in heard)
        signed = sum(isinstance(x, e.TreatySigned) and state in (x.first, x.second) for x in heard)
        assert sum(one.fate == "called" for one in entries) == calls
        assert sum(one.fate == "made" for one in entries) >= signed


def test_the_sum_is_in_words(played: Desk) -> None:
    for state in played.world.states:
        deeds = word_of(played, state)
        said = sum_of_word(promises_of(played, state))
        if deeds:
            assert f"{sum(deeds)} kept and {len(deeds) - sum(deeds)} broken" in said
        else:
            assert said == "No promise of its has fallen due yet."
