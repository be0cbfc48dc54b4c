"""The pause menu: Esc at the council table. Nothing here loses more than the draft of this turn, and it says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Space
from game.ui.widgets.plain import Text
from game.ui.widgets.sheets import Dialog, Sheet

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["pause_sheet"]

Act = Callable[[], object]


def pause_sheet(app: App) -> Sheet:
    """The menu; without a game it offers only what needs none. What it opens lies on it, and Esc leads back here."""
    sheet: Sheet

    def entry(label: str, act: Act, icon: str, key: str = "") -> Button:
        shown = bool(key)
        return Button(label, act, icon=icon, key=key, show_key=shown, align="left", size="main", kind="quiet")

    resume = Button("Resume", lambda: sheet.dismiss(), kind="primary", size="main", icon="play", key="esc")
    rows = [resume]
    if app.desk is not None:
        rows.append(entry("Save as", app.open_save_as, "save", "ctrl+s"))
    rows += [
        entry("Load", app.open_saves, "search"),
        entry("Settings", app.open_settings, "gear"),
        entry("How to play", app.open_help, "why", "f1"),
        entry("Codex", app.open_codex, "codex", "x"),
        entry("To the title", lambda: _to_title(app), "back"),
        entry("Quit", app.ask_quit, "close"),
    ]
    body = Column(
        Text("Pause", "card_head"),
        Text(_kept(app), "second"),
        Space(4),
        *rows,
        gap=8,
        across="stretch",
        arrows=True,
    )
    sheet = Sheet("Pause", body, width=360, height=522, closable=False)
    return sheet


def _kept(app: App) -> str:
    """How safe the game is."""
    if app.desk is None:
        return "No game is on the table."
    return f"Turn {app.desk.turn} of {app.desk.last_turn}. The game is kept as you play."


def _to_title(app: App) -> None:
    """Back to the title; asked first where the player has touched the draft."""
    if app.desk is None or not app.desk.can_undo:
        app.to_title()
        return
    words = "The game is kept to its last whole phase. What you have changed on this draft is not."
    app.sheet(Dialog("Leave this turn?", words, "To the title", app.to_title, no="Stay"))
