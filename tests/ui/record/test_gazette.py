"""The Gazette in played games: every story once, under its head, ours first; a quiet turn has its page too."""

from itertools import pairwise

import pytest

from game.match.setup import Setup
from game.measures.power import capability
from game.report.telling.sentences import gazette
from game.ui.desk import Desk
from game.ui.screens.record.sections import figures, laid_out


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("gazette") / "game.jsonl"
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=5, turns=24, players=("MIL",)), path)
    while desk.turn < 8:
        desk.answer_rest()
        desk.end_phase()
    return desk


def test_every_story_of_a_turn_is_printed_once(played: Desk) -> None:
    for events in played.history.values():
        items = gazette(events, played.world, played.seat)
        pages = laid_out(items, played.seat)
        printed = [*([pages.lead] if pages.lead else []), *pages.news, *pages.word, *pages.chamber, *pages.brief]
        assert sorted(one.event for one in printed) == sorted(one.event for one in items)
        assert pages.count == len(items)


def test_what_concerns_the_reader_stands_before_its_like(played: Desk) -> None:
    for events in played.history.values():
        news = laid_out(gazette(events, played.world, played.seat), played.seat).news
        for one, after in pairwise(news):
            if one.rank == after.rank and played.seat in after.states:
                assert played.seat in one.states or one.event < after.event


def test_the_figures_are_those_of_that_turn(played: Desk) -> None:
    rows, danger = figures(played, played.turn)
    shares = capability(played.world)
    assert all(one.share == shares[one.state] for one in rows)
    assert played.seat in {one.state for one in rows}
    assert danger.split(" ")[0].strip("<").isdigit()


def test_an_empty_turn_still_makes_a_page() -> None:
    pages = laid_out((), "ATH")
    assert pages.lead is None
    assert pages.count == 0
