"""The book being bound: what is shown while a game is read and its report written, beside the window.

A short game takes a second, one of 48 states and 200 turns a quarter of a minute; the window goes on meanwhile.
"""

from __future__ import annotations

import threading
from importlib import import_module
from typing import TYPE_CHECKING, Final

import pygame

from game.chronicle.record import Chronicle
from game.kit.heap import set_apart, unswept
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import Scenario, refuse_misfit
from game.ui.scenery import Scenery
from game.ui.widgets.buttons import Button
from game.ui.widgets.gauges import ProgressBar
from game.ui.widgets.keys import chord
from game.ui.widgets.layout import Column, Free, Row, Space, docked
from game.ui.widgets.plain import Text, voice
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.screens.report.volume import Volume

__all__ = ["Bindery", "BindingScreen"]

_PAGES: Final = "game.ui.screens.report.book"
"""The room the book is shown in, which takes a second to read when it is first entered."""
_OF_READING: Final = 0.5
"""The share of the work that reading is: the book takes about as long as the chronicle."""


class Bindery:
    """Reads a chronicle and writes its book in a thread of its own; ask `volume` from frame to frame."""

    def __init__(self, chronicle: Chronicle, scenario: Scenario | None, scenery: Scenery | None) -> None:
        self.chronicle = chronicle
        self.volume: Volume | None = None
        self.failed: BaseException | None = None
        self.read = 0
        self._wanted = True
        self._world = (scenario, scenery)
        self._thread = threading.Thread(target=self._work, name="the bindery", daemon=True)
        self._thread.start()

    @property
    def share(self) -> float:
        """How far it is, 0..1; of the writing nothing is known but that it goes on."""
        return _OF_READING * self.read / max(len(self.chronicle.played), 1)

    @property
    def doing(self) -> str:
        """What is being done, for a reader who waits."""
        whole = len(self.chronicle.played)
        if self.read < whole:
            return f"Reading the game, phase {self.read + 1} of {whole} …"
        return "Writing its wars, its promises and its what-ifs …"

    def give_up(self) -> None:
        """Nobody waits for the book any more: the reading stops at its next phase, and nothing is shown."""
        self._wanted = False

    def _work(self) -> None:
        try:
            import_module(_PAGES)
            from game.ui.screens.report.volume import open_volume

            steps = self.chronicle.steps
            with unswept():
                for place in range(len(steps)):
                    if not self._wanted:
                        return
                    steps[place]
                    self.read = place + 1
                volume = open_volume(self.chronicle, *self._world)
                set_apart()
            self.volume = volume
        except BaseException as error:
            self.failed = error


class BindingScreen(Screen):
    """Says how far the book is, and makes way for it when it is bound."""

    title = "report"

    def __init__(self, chronicle: Chronicle, app: App) -> None:
        super().__init__()
        self.app = app
        self.bindery = Bindery(chronicle, *_world_of(chronicle, app))
        self._progress = ProgressBar("The book is being written")

    def build(self) -> Widget:
        leave = Button("To title", self.leave, kind="quiet", size="row", tip="Leave the report (Esc)")
        body = Column(
            Text("The Report", "page_title"),
            voice("The book of this game is being written."),
            Space(8),
            self._progress,
            Space(4),
            Row(Space(grow=1), leave),
            gap=8,
        )
        return Free((body, docked(width=520, height=190)))

    def tick(self, dt: int) -> bool:
        """How far it is; and when the book is bound, the book."""
        if self.bindery.failed is not None:
            raise self.bindery.failed
        if self.bindery.volume is not None:
            from game.ui.screens.report.book import ReportScreen

            self.app.show(ReportScreen(self.bindery.chronicle, self.app, self.bindery.volume))
            return True
        self._progress.set(self.bindery.share, self.bindery.doing)
        return True

    def handle(self, event: pygame.event.Event) -> bool:
        """Esc leaves."""
        if event.type == pygame.KEYDOWN and chord(event) == "esc":
            self.leave()
            return True
        return False

    def leave(self) -> None:
        """Back to the title; nobody waits for the book."""
        self.bindery.give_up()
        self.app.to_title()


def _world_of(chronicle: Chronicle, app: App) -> tuple[Scenario | None, Scenery | None]:
    """The scenario and scenery the app has read already."""
    try:
        scenario = app.scenario(chronicle.header.scenario)
        refuse_misfit(scenario, chronicle.last.world)
    except FaultsFoundError:
        return None, None
    return scenario, app.scenery(scenario)
