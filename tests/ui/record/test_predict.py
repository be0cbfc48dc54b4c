"""Predictions by hand and by key: laid down in one press, taken back, sealed with the turn, scored in the report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.match.setup import Setup
from game.report.book import write_book
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.screens.council.table import CouncilTable
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen
from game.world.predictions import MOST_AT_ONCE, Foreseen, Prediction


class Shut(Screen):
    """Stands for the report."""

    def __init__(self, chronicle: object, app: App) -> None:
        super().__init__()


@pytest.fixture
def played(home: Path) -> Iterator[tuple[Desk, Pilot]]:
    window = GameWindow((1366, 768))
    app = App(window, report=Shut)
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=4, players=("ATH",)))
    app.open_game(desk)
    assert isinstance(window.top, CouncilTable)
    yield desk, Pilot(window)
    window.shut()


def finish(desk: Desk) -> None:
    while not desk.is_over:
        desk.answer_rest()
        for crisis in desk.refused():
            desk.settle(crisis.id)
        desk.end_phase()


def test_one_press_lays_a_prediction_down_and_the_report_scores_it(played: tuple[Desk, Pilot]) -> None:
    desk, pilot = played
    pilot.press("d")
    pilot.click("30 of 100")
    made = Prediction(Foreseen.ATTACK, 30, "PER", "ATH", 3)
    assert desk.predictions == (made,)
    pilot.click("Who leads", "option")
    pilot.click("90 of 100")
    assert len(desk.predictions) == 2
    pilot.press("esc")
    finish(desk)
    report = write_book(desk.chronicle)
    assert [(p.by, p.turn, p.chance) for p in report.predictions] == [("ATH", 1, 30), ("ATH", 1, 90)]
    assert all(p.is_decided for p in report.predictions)
    (row,) = report.foretellers
    assert row.brier == round(sum(p.brier or 0 for p in report.predictions) / 2)


def test_the_same_press_takes_it_back_and_another_changes_it(played: tuple[Desk, Pilot]) -> None:
    desk, pilot = played
    pilot.press("d")
    pilot.click("30 of 100")
    pilot.click("70 of 100")
    assert [p.chance for p in desk.predictions] == [70]
    pilot.click("70 of 100")
    assert desk.predictions == ()
    pilot.click("10 of 100")
    pilot.click("Take it back")
    assert desk.predictions == ()


def test_undo_takes_a_prediction_back_and_a_new_road_keeps_it(played: tuple[Desk, Pilot]) -> None:
    desk, _ = played
    made = Prediction(Foreseen.LEADER, 90, "PER")
    desk.predict(made)
    desk.choose(None)
    assert desk.predictions == (made,)
    desk.undo()
    desk.undo()
    assert desk.predictions == ()
    desk.redo()
    assert desk.predictions == (made,)


def test_what_was_predicted_is_sealed_with_its_phase(played: tuple[Desk, Pilot]) -> None:
    desk, pilot = played
    desk.predict(Prediction(Foreseen.LEADER, 90, "PER"))
    desk.end_phase()
    assert desk.predictions == ()
    pilot.press("esc", "esc")
    pilot.window.top.refresh()
    pilot.press("d")
    assert "Persia leads in power at the end" in pilot.labels("text")
    assert "turn 1" in pilot.labels("text")


def test_no_more_than_a_dozen_lie_at_once(played: tuple[Desk, Pilot]) -> None:
    desk, _ = played
    states = sorted(desk.world.states)
    for state in states[:MOST_AT_ONCE]:
        assert desk.predict(Prediction(Foreseen.LEADER, 50, state))
    assert not desk.predict(Prediction(Foreseen.LEADER, 50, states[MOST_AT_ONCE]))
    assert len(desk.predictions) == MOST_AT_ONCE


def test_the_keyboard_alone_is_enough(played: tuple[Desk, Pilot]) -> None:
    desk, pilot = played
    pilot.press("d")
    for _ in range(12):
        if pilot.focus is not None and pilot.focus.label == "10 of 100":
            break
        pilot.press("tab")
    pilot.press("enter")
    assert [p.chance for p in desk.predictions] == [10]
