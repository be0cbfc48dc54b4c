"""The others' turn beside the window: what fails is said once, and the turn can be ended again."""

import pytest

from game.ui.app import App
from game.ui.desk import Desk
from game.ui.screens.council.table import CouncilTable
from game.ui.widgets.pilot import Pilot


def _heard(app: App, pilot: Pilot, desk: Desk) -> None:
    for _ in range(400):
        if not desk.is_advancing:
            return
        desk._others.wait(0.05)
        pilot.step(16)
    raise AssertionError("the others never decided")


def test_a_turn_that_fails_is_said_in_a_sentence_and_nothing_is_lost(
    app: App, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    app.show(CouncilTable(desk, app))
    pilot = Pilot(app.window)
    before = desk.chronicle.digest
    with monkeypatch.context() as patched:
        patched.setattr(desk.match, "advance", broken)
        pilot.press("ctrl+enter")
        _heard(app, pilot, desk)
    assert any("nothing is lost" in words for words in app.window.toasts.words)
    assert desk.chronicle.digest == before
    pilot.press("ctrl+enter")
    _heard(app, pilot, desk)
    assert desk.chronicle.digest != before


def test_the_next_draft_is_written_before_the_window_asks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.start_advance()
    desk._others.wait(None)
    drafted = desk._ahead
    assert drafted is not None
    monkeypatch.setattr(desk.match, "draft", lambda *_: pytest.fail("the draft was written twice"))
    assert desk.poll() is not None
