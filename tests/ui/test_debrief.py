"""The debrief in the window: keys folded until asked for, the handout written, predictions told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate
from game.ui.screens.report.book import ReportScreen
from game.ui.screens.report.debrief import AskedRow
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Window
from tests.report.games import played_game


@pytest.fixture(scope="module")
def greece() -> Chronicle:
    return simulate(Setup(scenario="greece_499bce", seed=7, turns=14)).chronicle


@pytest.fixture
def window(home: Path) -> Iterator[Window]:
    window = Window((1366, 768))
    yield window
    window.shut()


def opened(window: Window, chronicle: Chronicle) -> tuple[ReportScreen, Pilot]:
    screen = ReportScreen(chronicle)
    window.push(screen)
    screen.turn_to("debrief")
    pilot = Pilot(window)
    pilot.step()
    return screen, pilot


def test_every_question_stands_there_and_no_key_lies_open(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    asked = screen.volume.report.debrief
    root = window.top.layers.top.root
    assert [w.label for w in root.walk() if isinstance(w, AskedRow)] == [q.text for q in asked]
    assert not any(asked[0].answer[0] == label for label in pilot.labels("text"))


def test_a_click_opens_a_key_and_enter_folds_it(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    first = screen.volume.report.debrief[0]
    pilot.click(first.text, "question")
    assert first.answer[0] in pilot.labels("text")
    assert isinstance(pilot.focus, AskedRow)
    pilot.press("enter")
    assert first.answer[0] not in pilot.labels("text")


def test_all_answers_open_at_once_and_stay_open_when_turned_back_to(window: Window, greece: Chronicle) -> None:
    screen, pilot = opened(window, greece)
    asked = screen.volume.report.debrief
    pilot.click("Show all answers")
    root = window.top.layers.top.root
    shown = [w.label for w in root.walk()]
    assert all(q.answer[0] in shown for q in asked)
    screen.turn_to("verdict")
    screen.turn_to("debrief")
    pilot.step()
    pilot.click("Fold all answers")
    assert screen.folds.open == set()


def test_the_handout_is_written_with_the_key_and_without(window: Window, home: Path, greece: Chronicle) -> None:
    _, pilot = opened(window, greece)
    pilot.click("Handout")
    pilot.click("Handout with key")
    written = sorted((home / "exports").iterdir())
    assert len(written) == 2
    texts = [path.read_text(encoding="utf-8") for path in written]
    assert sorted("The key" in text for text in texts) == [False, True]


def test_it_says_how_to_predict_where_nobody_did(window: Window) -> None:
    _, pilot = opened(window, played_game())
    assert any(label.startswith("Nobody predicted anything") for label in pilot.labels("text"))


@pytest.mark.parametrize("size", [(1024, 640), (1600, 900)])
def test_nothing_stands_beyond_the_edges_with_all_keys_open(
    home: Path, greece: Chronicle, size: tuple[int, int]
) -> None:
    window = Window(size)
    _, pilot = opened(window, greece)
    pilot.click("Show all answers")
    pilot.step()
    for widget in pilot.seen():
        if widget.rect.w:
            assert widget.rect.left >= 0
            assert widget.rect.right <= size[0], widget.label
    window.shut()
