"""The Gazette and the answer to "Why?"."""

import itertools

from game.chronicle.record import Chronicle
from game.report.html.svg import spread
from game.report.telling.sentences import gazette
from game.report.telling.why import explain
from game.world.events import OrderRefused
from tests.report.games import played_game
from tests.report.small_world import small_world


def test_war_comes_first_and_joint_acts_share_a_headline(hand_game: Chronicle) -> None:
    step = hand_game.steps[8]
    items = gazette(step.events, step.world, before=hand_game.steps[7].world)
    lines = [i.headline for i in items]
    assert lines[0] == "Thebes reneges on Athens"
    assert "Sparta and Corinth honour their word to Athens" in lines
    assert "Corinth and Sparta" not in lines[0]
    assert [i.rank for i in items] == sorted((i.rank for i in items), reverse=True)
    assert "the defence treaty of 498 BCE" in items[0].text


def test_news_for_one_reader_stays_with_it() -> None:
    told = OrderRefused(id=1, turn=1, audience=("ATH",), seat="ATH", line="recruit", why="The treasury is empty.")
    assert gazette([told], small_world()) == ()
    assert gazette([told], small_world(), "SPA") == ()
    assert gazette([told], small_world(), "ATH")[0].text == "The treasury is empty."


def test_places_point_at_the_map(hand_game: Chronicle) -> None:
    world = hand_game.world
    for step in hand_game.steps:
        for item in gazette(step.events, world):
            assert all(p in world.provinces for p in item.places)


def test_a_decision_keeps_its_weights_sealed_in_play() -> None:
    decision = next(d for step in played_game().steps for d in step.decisions)
    sealed = explain(decision, small_world())
    assert not sealed.opened
    assert all(t.milli is None for t in sealed.terms)
    assert sealed.stated == "To march would have been to lose the army and help nobody."
    opened = explain(decision, small_world(), opened=True)
    assert [t.milli for t in opened.terms] == [-9000, 2500, -1500]
    assert len(opened.terms) > len(sealed.terms)


def test_real_decisions_can_all_be_explained(real_game: Chronicle) -> None:
    for step in real_game.steps:
        for decision in step.decisions:
            told = explain(decision, step.world, opened=False)
            assert told.text
            assert told.stated
            assert all(t.milli is None for t in told.terms)


def test_labels_are_spread_apart() -> None:
    places = spread([10, 11, 12, 100], 16, 0, 120)
    assert all(b - a >= 16 for a, b in itertools.pairwise(places))
    assert max(spread([118, 119], 16, 0, 120)) <= 120
