"""Dispatches: from a letter to the sheet on which it is read and answered."""

from __future__ import annotations

from collections.abc import Callable

from game.ui.desk import Desk
from game.ui.docket import Dispatch
from game.ui.screens.chamber.sheet import open_chamber
from game.ui.screens.crisis.sheet import open_crisis
from game.ui.screens.letters.sheet import open_letter
from game.ui.widgets.shell import Screen
from game.world.conflicts import Crisis
from game.world.pacts import Motion

__all__ = ["open_dispatch"]


def open_dispatch(screen: Screen, desk: Desk, letter: Dispatch, on_done: Callable[[], None] | None = None) -> None:
    """Open the sheet that a letter belongs to. `on_done` is called after an answer; without it the screen rebuilds.

    From there the other letters of the turn can be turned to; what was answered stays answered.
    """

    def turn(other: Dispatch) -> None:
        if screen.layers is not None and len(screen.layers.stack) > 1:
            screen.close(screen.layers.top.root)
        fresh = next((one for one in desk.dispatches() if one.id == other.id), other)
        open_dispatch(screen, desk, fresh, on_done)

    if isinstance(letter.subject, Crisis):
        open_crisis(screen, desk, letter.subject.id, letter, on_done, turn)
    elif isinstance(letter.subject, Motion):
        open_chamber(screen, desk, letter.subject.pact, letter, on_done, on_turn=turn)
    else:
        open_letter(screen, desk, letter, on_done, turn)
