"""The orders go out: the chair passes where several sit at one desk, and silver that lies idle may be asked about."""

from typing import TYPE_CHECKING, Final

from game.ui.desk import Desk
from game.ui.screens.words.papers import money
from game.ui.widgets.sheets import Dialog
from game.world.worlds import Phase

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["IDLE", "send"]

IDLE: Final = 1000
"""Silver that lies idle, in hundredths of wealth: from here on it is worth a question."""


def send(desk: Desk, app: "App") -> None:
    """Send the sheet; first the question, where the player wants to be asked."""
    left = desk.purse().left
    if not app.preferences.ask_unspent or desk.phase is not Phase.ORDERS or left < IDLE:
        _go(desk, app)
        return
    words = f"{money(left)} of {money(desk.purse().treasury)} lie idle. What is not spent is kept for the next turn."
    app.sheet(Dialog("Send the orders so?", words, "Send", lambda: _go(desk, app), no="Back to the draft"))


def _go(desk: Desk, app: "App") -> None:
    desk.start_advance()
    if not desk.is_advancing and not app.pass_chair():
        desk.start_advance()
