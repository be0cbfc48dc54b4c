"""The replay’s screen: what its keys and papers do, and the other game that may stand beside.

Left and right step, Page Up and Page Down go to the next event shown, Space plays, 1 to 9 put questions to the map.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pygame

from game.chronicle.files import saves
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.report.telling.sentences import Item
from game.scenarios.faults import FaultsFoundError
from game.ui.mapmodes import Lens, MapMode
from game.ui.screens.replay.again import Change, Rerun, changed_header
from game.ui.screens.replay.compare import change_words, compare_sheet
from game.ui.screens.replay.figures import figures_sheet
from game.ui.screens.replay.papers import ReplayPapers
from game.ui.screens.replay.stage import pane_for
from game.ui.widgets.buttons import Button
from game.ui.widgets.gauges import ProgressBar
from game.ui.widgets.keys import chord
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["ReplayScreen"]

_STEPS: Final = {",": -1, ".": 1, "left": -1, "right": 1, "shift+left": -10, "shift+right": 10}


class ReplayScreen(ReplayPapers):
    """`turn` opens at a moment; `back` is how Esc leaves where that is not simply the screen below."""

    def __init__(
        self,
        chronicle: Chronicle,
        app: App | None = None,
        turn: int | None = None,
        *,
        back: Callable[[], object] | None = None,
        back_words: str = "Back",
    ) -> None:
        super().__init__(chronicle, app, turn)
        self.back, self.back_words = back, back_words
        self.rerun: Rerun | None = None
        self._progress = ProgressBar("Playing the other game")

    # -- the film -------------------------------------------------------------------------------------

    def scrub(self, place: int) -> None:
        self.playing = False
        self.go(place)

    def end(self, place: int) -> None:
        self.playing = False
        self.go(self.pane.film.count - 1 if place < 0 else place)

    def leap(self, way: int) -> None:
        self.playing = False
        place = self.timeline.next_of(way)
        if place is not None:
            self.go(place)
        else:
            self.toast("No event shown lies " + ("after" if way > 0 else "before"), "clock")

    def filter_by(self, state: object) -> None:
        self.timeline.only = str(state) or None
        self.rebuild()

    # -- the map --------------------------------------------------------------------------------------

    def see_by(self, seat: object) -> None:
        for pane in self.panes:
            pane.see_by(str(seat) or None)
        self.again()

    def show_mode(self, mode: MapMode) -> None:
        if not self.pane.may_show(mode):
            self.toast("This question is one state’s own; it opens when the game is over", "lock")
            return
        for pane in self.panes:
            pane.ask(mode)
        self.again()

    def show_lens(self, lens: Lens) -> None:
        for pane in self.panes:
            pane.ask_lens(lens)
        self.again()

    def table(self) -> None:
        self.playing = False
        self.open(figures_sheet(self.pane))

    def open_news(self, item: Item) -> None:
        """Its states are lit on the map, and it opens; pressed again it closes."""
        pane = self.pane
        self.playing = False
        self.opened = None if self.opened == item.event else item.event
        pane.chosen, pane.lit = None, frozenset()
        if self.opened is not None:
            owned = (p.id for p in pane.world.provinces.values() if p.owner in item.states)
            pane.lit = frozenset(item.places) | frozenset(owned)
            if pane.view is not None:
                pane.view.reveal([p for p in item.places if pane.view.shows(p)])
        self.again()

    # -- the other game -------------------------------------------------------------------------------

    def compare(self) -> None:
        if self.is_beside:
            self._put_away()
            return
        self.playing = False
        known = self.app.saved() if self.app is not None else saves()
        self.open(compare_sheet(self.pane, known, self.open_other, self.play_again))

    def open_other(self, path: Path) -> None:
        """A saved game beside this one; what is wrong with it is said."""
        try:
            other = load(path)
        except FaultsFoundError as error:
            self.toast(str(error.faults[0]), "no")
            return
        name = path.name.partition(".")[0].replace("_", " ")
        self.stand_beside(other, f"{name}, seed {other.header.seed}")

    def stand_beside(self, other: Chronicle, name: str) -> None:
        """Two games on one line, by their turns."""
        pane, wrong = pane_for(other, self.app, beside=True, name=name)
        if wrong:
            self.toast(wrong, "no")
        while not pane.film.is_whole:
            pane.film.read(1.0)
        here = self.pane
        here.name = here.name or _name_of(here.film.chronicle)
        pane.mode = here.mode
        pane.see_by(here.eyes.seat)
        self.panes = [here, pane]
        pane.go(pane.film.place(here.slot.turn), self.look, running=False)
        self._laid = ()
        self.rebuild()

    def _put_away(self) -> None:
        for pane in self.panes[1:]:
            if pane.view is not None:
                pane.view.give_up()
        self.panes = self.panes[:1]
        self._laid = ()
        self.rebuild()

    def play_again(self, change: Change) -> None:
        """The same game with something changed, beside the window; it stands beside this one when it is done."""
        try:
            header = changed_header(self.pane.film.chronicle.header, change)
        except FaultsFoundError as error:
            self.toast(str(error.faults[0]), "no")
            return
        self._cancel()
        self.rerun = Rerun(header, change_words(self.pane, change))
        self.rerun.start()
        self.rebuild()

    def working(self) -> list[Widget]:
        if self.rerun is None:
            return []
        cancel = Button("Cancel", self._stop, kind="quiet", size="row")
        return [Row(Column(self._progress, grow=1), cancel, gap=14)]

    def _stop(self) -> None:
        self._cancel()
        self.rebuild()

    def _cancel(self) -> None:
        if self.rerun is not None:
            self.rerun.cancel()
            self.rerun = None

    def tick(self, dt: int) -> bool:
        """Hear how far the other game is."""
        rerun = self.rerun
        if rerun is not None:
            before, done = rerun.turn, rerun.poll()
            if rerun.turn != before:
                self._progress.set(rerun.share, f"Playing the other game: turn {rerun.turn} of {rerun.header.turns}")
            if done:
                self._played(rerun)
        moved = super().tick(dt)
        self.timeline.show(self.place, self.pane.ticks)
        return moved

    def _played(self, rerun: Rerun) -> None:
        self.rerun = None
        if rerun.chronicle is not None:
            self.stand_beside(rerun.chronicle, rerun.name)
        else:
            self.toast(rerun.fault, "no")
            self.rebuild()

    # -- hands ----------------------------------------------------------------------------------------

    def leave(self) -> None:
        if self.back is not None:
            self.back()
        elif self.window is not None:
            self.window.pop()

    def left(self) -> None:
        """Nobody waits for the other game any more."""
        super().left()
        self._cancel()

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type != pygame.KEYDOWN:
            return self.mouse(event)
        name = chord(event)
        modes = list(MapMode)
        if name in _STEPS:
            self.step(_STEPS[name])
        elif name.isdigit() and 1 <= int(name) <= len(modes):
            self.show_mode(modes[int(name) - 1])
        elif name == "0":
            self.table()
        elif name in ("home", "end"):
            self.end(0 if name == "home" else -1)
        elif name in ("=", "shift+=", "shift++"):
            self.hasten(1)
        elif name == "esc":
            self.leave()
        else:
            return False
        return True


def _name_of(chronicle: Chronicle) -> str:
    """The game itself, where two stand beside each other."""
    return "This game, as it was played"
