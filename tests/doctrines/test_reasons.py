"""Reasons that can be told: every term a mind weighs has its word, and no mind acts without a motive."""

import tomllib

import pytest

from game.chronicle.record import Chronicle
from game.kit.places import assets
from game.match.setup import Setup
from game.match.simulate import simulate
from game.world.reasons import Motive


@pytest.fixture(scope="module", params=[None, "collective_security_idealist", "offensive_realist"])
def game(request: pytest.FixtureRequest) -> Chronicle:
    return simulate(Setup(scenario="greece_499bce", seed=105, turns=12, all_doctrine=request.param)).chronicle


def test_every_term_weighed_has_its_word(game: Chronicle) -> None:
    words = tomllib.loads((assets() / "words" / "en.toml").read_text(encoding="utf-8"))["term"]
    weighed = {t.name for step in game.steps for d in step.decisions for o in d.options for t in o.terms}
    assert weighed
    assert weighed <= set(words)


def test_what_was_chosen_was_among_what_was_weighed(game: Chronicle) -> None:
    for step in game.steps:
        for decision in step.decisions:
            assert decision.chosen in {o.label for o in decision.options}


def test_no_mind_acts_without_a_reason(game: Chronicle) -> None:
    for event in game.events():
        motive = getattr(event, "motive", None)
        assert motive is not Motive.COMMAND, event
