"""The slip that lies on the table while the others decide, and what is said when they could not."""

from __future__ import annotations

from game.ui.screens.council.paper import Paper
from game.ui.widgets.gauges import ProgressBar
from game.ui.widgets.layout import Column, Free, docked
from game.ui.widgets.plain import Text, voice
from game.ui.widgets.widget import Widget

__all__ = ["failure", "waiting_slip"]


def waiting_slip(progress: ProgressBar) -> Widget:
    """A slip in the middle of the table."""
    said = "Every state decides at the same time; nobody gains by sitting first."
    body = Column(Text("The others decide", "card_head"), voice(said), progress, gap=10)
    return Free((Paper(body, pad=24, label="The others decide"), docked(width=460, height=150)), label="Veil")


def failure(error: Exception) -> str:
    """One sentence: every phase before is on record, and the turn can be ended again."""
    return f"The others’ turn failed ({type(error).__name__}); nothing is lost: end the turn again"
