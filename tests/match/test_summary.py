"""The JSON of `simulate --json`: its keys are a promise."""

import json

import pytest

from game.match.setup import Setup
from game.match.simulate import simulate
from game.match.summary import summary
from game.match.telling import tell

KEYS = ["scenario", "seed", "turns", "digest", "ended_by", "states", "wars", "deterred", "pledges", "calls", "pacts"]


@pytest.fixture(scope="module")
def told() -> dict[str, object]:
    """A game long enough for a war or two."""
    found: dict[str, object] = summary(simulate(Setup(scenario="greece_499bce", seed=3, turns=14)).chronicle)
    return found


def test_all_promised_keys_are_there(told: dict[str, object]) -> None:
    assert list(told) == KEYS
    for state in told["states"]:
        assert {"id", "name", "doctrine", "alive", "provinces", "brigades", "treasury", "capability"} <= set(state)
        assert {"alignment", "score"} <= set(state)
        assert {"total", "security", "wealth", "power"} <= set(state["score"])
    for war in told["wars"]:
        assert {"id", "began", "ended", "cause", "sides", "belligerents", "losses", "outcome"} <= set(war)
        assert all(one["reason"] and one["motive"] for one in war["belligerents"])
    for call in told["calls"]:
        assert {"honoured", "by", "why"} <= set(call)


def test_it_is_plain_json(told: dict[str, object]) -> None:
    assert json.loads(json.dumps(told)) == told


def test_it_reads_in_words(told: dict[str, object]) -> None:
    text = tell(told)
    for state in told["states"]:
        assert state["name"] in text
    assert all(len(line) < 250 for line in text.splitlines())
    assert "None" not in text
