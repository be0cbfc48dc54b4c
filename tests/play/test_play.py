"""A whole evening in the real window: menu, new game, three turns, save, load, and on to the report."""

import importlib.util
from pathlib import Path

import pygame
import pytest

from game.doctrines.mind import Strategy
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.screens.front.title import TitleScreen
from game.ui.widgets.pilot import Pilot

pytestmark = pytest.mark.skipif(
    not all(importlib.util.find_spec(f"game.ui.screens.{name}") for name in ("council", "report")),
    reason="the council table or the report is not in this checkout",
)


def close_sheets(app: App, pilot: Pilot) -> None:
    """Esc until nothing lies on the table: the gazette, a letter, a question."""
    for _ in range(6):
        top = app.window.top
        if top is None or top.layers is None or len(top.layers.stack) == 1:
            return
        pilot.press("esc")


def let_the_others_decide(pilot: Pilot, desk: Desk) -> None:
    """Step the window until the thread of the others has been heard."""
    for _ in range(2_000):
        if not desk.is_advancing:
            return
        pilot.step(16)
        pygame.time.wait(2)
    raise AssertionError("the others never decided")


def play_turn(app: App, pilot: Pilot) -> None:
    """One whole turn: its orders, and its letters where any came."""
    desk = app.desk
    assert desk is not None
    turn = desk.turn
    for _ in range(3):
        end_phase(app, pilot)
        if app.desk is None or desk.is_over or desk.turn > turn:
            return
    raise AssertionError("the turn never ended")


def end_phase(app: App, pilot: Pilot) -> None:
    """Follow the ministry in every letter and refusal, and end the phase by key; one without letters ends itself."""
    desk = app.desk
    assert desk is not None
    close_sheets(app, pilot)
    desk.answer_rest()
    for refused in desk.refused():
        desk.settle(refused.id)
    top = app.window.top
    assert top is not None
    top.rebuild()
    before = desk.turn, desk.phase
    pilot.press("ctrl+enter")
    let_the_others_decide(pilot, desk)
    pilot.step(50)
    assert (desk.turn, desk.phase) != before


def test_an_evening(app: App, pilot: Pilot, tmp_path: Path) -> None:
    pilot.click("New game")
    pilot.click("Short · 15")
    pilot.press("enter")
    first = app.desk
    assert first is not None
    assert first.seat == "ATH"
    first.choose(Strategy.BALANCE, "PER")
    for turn in (1, 2, 3):
        assert first.turn == turn
        play_turn(app, pilot)
    close_sheets(app, pilot)

    pilot.press("ctrl+s")
    pilot.click("Name of the copy", "field")
    pilot.press("ctrl+a")
    pilot.type("an evening")
    pilot.click("Save")
    assert (tmp_path / "saves" / "an_evening.chronicle.jsonl").exists()

    app.to_title()
    pilot.step()
    assert isinstance(app.window.top, TitleScreen)
    pilot.click("Load")
    pilot.press("down", "enter")
    again = app.desk
    assert again is not None
    assert again is not first
    assert again.turn == 4
    assert again.world == first.world
    assert again.strategy is Strategy.BALANCE, "the road taken is kept"
    assert again.focus == "PER"

    while app.desk is not None and not again.is_over:
        play_turn(app, pilot)
    for _ in range(120):
        pilot.step(16)
    top = app.window.top
    assert type(top).__name__ == "ReportScreen"
