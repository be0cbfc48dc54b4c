"""Games that end early or badly have a report too: a hegemon, a player's state gone, one turn, no war."""

import re
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.match.match import Match
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report.book import write_book
from game.report.html.page import write_html
from tests.report.games import hegemony_game


@pytest.fixture(scope="module")
def player_game() -> Chronicle:
    match = Match.begin(Setup(scenario="greece_499bce", seed=7, turns=4, players=("ATH",)))
    while not match.is_over:
        for seat in match.awaiting():
            match.hand_in(match.draft(seat).sheet)
        match.advance()
    return match.chronicle


def test_a_hegemon_and_a_player_gone(tmp_path: Path) -> None:
    game = hegemony_game()
    report = write_book(game)
    assert report.verdict.title == "The Hegemony of Persia"
    assert "Athens is no more" in report.verdict.sentence
    assert "It fell in 494 BCE." in report.verdict.own
    assert "hegemony" in {t.id for t in report.tags}
    page = write_html(game, tmp_path / "end.html").read_text(encoding="utf-8")
    assert "The Hegemony of Persia" in page
    assert "no more" in page


def test_the_player_is_spoken_to_and_marked(player_game: Chronicle, tmp_path: Path) -> None:
    report = write_book(player_game)
    place = next(s for s in report.standings if s.player)
    assert place.state == "ATH"
    assert report.verdict.own.startswith("You led Athens: it came ")
    assert f"of {len(report.standings)}, with {(place.total + 5) // 10} of 100." in report.verdict.own
    page = write_html(player_game, tmp_path / "own.html").read_text(encoding="utf-8")
    marked = re.findall(r'<tr class="own-row"><th scope="row">(.*?)</th>', page)
    assert len(marked) >= 2
    assert all("Athens" in head for head in marked)
    assert "player</span>" not in page


def test_one_turn_is_no_long_peace(tmp_path: Path) -> None:
    game = simulate(Setup(scenario="greece_499bce", seed=5, turns=1)).chronicle
    report = write_book(game)
    assert report.verdict.title == "A Peace Untested"
    assert "→" not in report.verdict.realist
    assert {dict(s.parts)["wealth"] for s in report.standings} == {500}
    page = write_html(game, tmp_path / "brief.html").read_text(encoding="utf-8")
    assert "No war was fought." in page
    assert "1 turns" not in page
