"""The handout and the debrief's pages: five questions, answers only where they are asked for, fit to be read aloud."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report.book import write_book
from game.report.html.debrief_page import debrief
from game.report.html.handout import handout_page
from game.report.html.markup import text
from game.report.records.chapters import Report
from game.report.records.lessons import five_for_paper
from game.report.whatif.records import Reversal, WhatIf
from tests.report.games import played_game


@pytest.fixture(scope="module", params=["played", "real", "brief"])
def report(request: pytest.FixtureRequest) -> Report:
    made: dict[str, Chronicle] = {
        "played": played_game(),
        "real": simulate(Setup(scenario="greece_499bce", seed=7, turns=14)).chronicle,
        "brief": simulate(Setup(scenario="july_1914", seed=1, turns=1)).chronicle,
    }
    return write_book(made[request.param])


def test_it_asks_five_questions_and_keeps_the_answers(report: Report) -> None:
    page = handout_page(report)
    five = five_for_paper(report.debrief)
    assert all(text(q.text) in page for q in five)
    assert page.count('class="room"') == len(five)
    assert "The key" not in page
    assert not any(text(q.answer[0]) in page for q in five if len(q.answer[0]) > 30)


def test_with_the_key_every_answer_stands_on_a_page_of_its_own(report: Report) -> None:
    page = handout_page(report, key=True)
    key = page[page.index('class="key"') :]
    assert all(text(q.answer[0]) in key for q in five_for_paper(report.debrief))
    assert ".key{break-before:page" in page


def test_it_needs_no_network_and_its_heads_go_down_step_by_step(report: Report) -> None:
    page = handout_page(report, key=True)
    assert "<script" not in page
    assert not re.search(r"url\((?!data:|#)", page)
    levels = [int(n) for n in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert '<html lang="en">' in page


def test_the_report_folds_every_key(report: Report) -> None:
    page = debrief(report)
    assert page.count('<details class="answer">') == len(report.debrief)
    assert all(text(q.text) in page for q in report.debrief)
    assert "Nobody predicted anything" in page


def test_a_key_tells_what_came_of_the_decision_played_again() -> None:
    report = write_book(played_game())
    asked = next(q for q in report.debrief if q.kind == "reneged")
    turned = Reversal(
        id="x", entry=1, turn=4, year="496 BCE", phase="dispatches", seat="THE", kind="call", line=None, other=None,
        done="", instead="Thebes comes", had="", events=asked.events,
    )  # fmt: skip
    told = replace(report, what_ifs=(WhatIf(turned, 20, 5, sentence="It would have been another war."),))
    assert "What if? Thebes comes. It would have been another war." in debrief(told)
    unasked = replace(report, what_ifs=(WhatIf(turned),))
    assert "Played again" not in debrief(unasked)
