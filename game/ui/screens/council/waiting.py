"""The slip that lies on the table while the others decide, and what is said when they could not."""

from __future__ import annotations

from collections.abc import Iterator

from game.report.telling.naming import Names
from game.ui.desk import Desk
from game.ui.screens.council.paper import Paper
from game.ui.widgets.gauges import ProgressBar
from game.ui.widgets.layout import Column, Free, docked
from game.ui.widgets.plain import Text, voice
from game.ui.widgets.widget import Widget
from game.world.events import PowerEntered, SpyReported, WarBegan
from game.world.worlds import Phase

__all__ = ["announced", "failure", "waiting_slip"]


def waiting_slip(progress: ProgressBar) -> Widget:
    """A slip in the middle of the table."""
    said = "Every state decides at the same time; nobody gains by sitting first."
    body = Column(Text("The others decide", "card_head"), voice(said), progress, gap=10)
    return Free((Paper(body, pad=24, label="The others decide"), docked(width=460, height=150)), label="Veil")


def failure(error: Exception) -> str:
    """One sentence: every phase before is on record, and the turn can be ended again."""
    return f"The others’ turn failed ({type(error).__name__}); nothing is lost: end the turn again"


def announced(names: Names, desk: Desk) -> Iterator[tuple[str, str]]:
    """What is said in passing when a phase opens: words and their sign."""
    for event in desk.last_events:
        if isinstance(event, WarBegan) and event.defender == desk.seat:
            yield f"{names.state(event.attacker)} makes war on us", "attack"
        elif isinstance(event, PowerEntered):
            yield f"A new power: {names.state(event.state)}", "flag"
        elif isinstance(event, SpyReported):
            yield f"Our spies report from {names.state(event.target)}", "spy"
    waiting = len(desk.blockers()) if desk.phase is Phase.DISPATCHES else 0
    if waiting:
        yield f"{waiting} letter{'s' if waiting != 1 else ''} to answer", "dispatch"
