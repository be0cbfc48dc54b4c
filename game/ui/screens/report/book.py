"""The report: the book of a finished game, page by page, for the class and for whoever asks why it went so.

Left and right or the number keys turn pages, up and down turn from war to war, E writes the book to files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pygame

from game.chronicle.record import Chronicle
from game.kit.places import assets, user_cache
from game.report.whatif.records import Reversal
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import refuse_misfit
from game.ui.atlas.faces import Faces
from game.ui.atlas.view import AtlasView
from game.ui.preferences import Preferences
from game.ui.screens.parts.plates import Engraver
from game.ui.screens.replay.screen import ReplayScreen
from game.ui.screens.report.debrief import Folds, debrief_page
from game.ui.screens.report.export import Exporter, Wish
from game.ui.screens.report.export_sheet import ExportSheet
from game.ui.screens.report.moments import Moments
from game.ui.screens.report.peace import deterred_page, word_page
from game.ui.screens.report.pieces import empty
from game.ui.screens.report.system import charts_page, minds_page, pacts_page
from game.ui.screens.report.verdict import verdict_page
from game.ui.screens.report.volume import Volume, open_volume
from game.ui.screens.report.war import war_page
from game.ui.screens.report.whatif import WhatIfPage, what_if_page, what_if_panel
from game.ui.screens.report.whatif_questions import Questions
from game.ui.widgets.buttons import Button, Option
from game.ui.widgets.keys import chord
from game.ui.widgets.layout import Column, Free, Row, Space, docked
from game.ui.widgets.orders import Tabs
from game.ui.widgets.plain import Rule, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["PAGES", "ReportScreen"]

PAGES = ("verdict", "wars", "deterred", "word", "charts", "pacts", "doctrines", "whatif", "debrief")
_MARGIN = 48
_BAR = 45
_ROOMY = 60
"""Width of a window that takes three columns, in lines of its body type."""


class ReportScreen(Screen):
    """The whole report. `app` leads back to the title and lends its maps; without one the screen stands alone."""

    title = "report"

    def __init__(self, chronicle: Chronicle, app: App | None = None, volume: Volume | None = None) -> None:
        """Of a `volume` that is bound already, or of one bound now."""
        super().__init__()
        self.app = app
        self.volume = volume or _volume(chronicle, app)
        self.page = "verdict"
        self.war = 0
        self.exporter = Exporter()
        self._sheet: ExportSheet | None = None
        self.questions = Questions(self.volume)
        self.folds = Folds()
        self.engraver = self._engraver()
        self._scrolled: dict[tuple[str, int], int] = {}

    def _engraver(self) -> Engraver | None:
        """Maps of its own: the app's live map keeps its place and its names."""
        scenario = self.volume.scenario
        if scenario is None:
            return None
        faces, area = Faces(assets() / "fonts"), pygame.Rect(0, 0, 640, 360)
        return Engraver(lambda: AtlasView(scenario.geometry, area, faces, scenario.relief, user_cache(), motion=False))

    # -- the page -------------------------------------------------------------------------------

    def build(self) -> Widget:
        """The bar of pages, and the page in a scroll of its own."""
        body = Moments(self.replay, self.volume.source.system, self._body(), Space(26), pad=_MARGIN)
        replay = Button("Replay", self.replay, size="row", key="r", tip="The whole game on the map (⟨r⟩)")
        leave = Button("To title", self.leave, kind="quiet", size="row", tip="Leave the report (Esc)")
        export = Button("Export", self.export, size="row", key="e", tip="As a page, data, tables or pictures (⟨e⟩)")
        options = self._options()
        tabs = Tabs("Pages", options, self.page, self._turned, ruled=False)
        right, bar = _MARGIN + 12, _BAR
        place = docked(left=_MARGIN + 112, right=right + 315, top=0, height=_BAR)
        if self._wants(options) > self.look.size[0] - self.look.px(_MARGIN + 112 + right + 315):
            bar, place = 2 * _BAR - 6, docked(left=_MARGIN - 15, right=right, top=_BAR - 6, height=_BAR)
        return Free(
            (Row(voice("The Report")), docked(left=_MARGIN, top=0, width=100, height=_BAR)),
            (tabs, place),
            (Row(Space(grow=1), leave, replay, export, gap=8), docked(right=right, top=0, width=315, height=_BAR)),
            (Rule("ink"), docked(left=0, right=0, top=bar, height=1)),
            (ScrollArea(body, label=f"Page {self.page} {self.war}"), docked(left=0, right=0, top=bar + 1, bottom=0)),
        )

    def _wants(self, options: list[Option]) -> int:
        """The least width of the tabs with every word whole, px; with less they stand in a row of their own."""
        return sum(self.look.text.width(one.label, "value") + self.look.px(12) for one in options)

    @property
    def is_narrow(self) -> bool:
        """Whether the window is narrow for the size of its type: small, or set large."""
        return self.look.size[0] < _ROOMY * self.look.text.line("body")

    def _options(self) -> list[Option]:
        report = self.volume.report
        wars, deterred = len(report.wars), len(report.deterred)
        labels = {
            "verdict": "Verdict",
            "wars": f"Wars, {self.war + 1} of {wars}" if wars else "Wars, none",
            "deterred": f"Wars deterred, {deterred}" if deterred else "Wars deterred",
            "word": "Word kept",
            "charts": "Charts",
            "pacts": "Pacts",
            "doctrines": "Doctrines",
            "whatif": "What if",
            "debrief": "Debrief",
        }
        return [Option(page, labels[page]) for page in PAGES]

    def _body(self) -> Widget:
        makers: dict[str, Callable[[], Column]] = {
            "verdict": lambda: verdict_page(self.volume, self.engraver, is_narrow=self.is_narrow),
            "wars": self._war_page,
            "deterred": lambda: deterred_page(self.volume),
            "word": lambda: word_page(self.volume),
            "charts": lambda: charts_page(self.volume),
            "pacts": lambda: pacts_page(self.volume),
            "doctrines": lambda: minds_page(self.volume),
            "whatif": self._what_if_page,
            "debrief": self._debrief_page,
        }
        return Column(Space(20), makers[self.page](), gap=0)

    def _war_page(self) -> Column:
        if not self.volume.report.wars:
            return empty("Wars", "No war was fought in this game.", "What kept the peace stands under the other heads.")
        war = self.volume.report.wars[self.war]
        panel = what_if_panel(self.volume, self.questions, war, self.ask, self.ask_of_war)
        return war_page(self.volume, self.war, self.engraver, self.choose_war, panel)

    def _debrief_page(self) -> Column:
        codex = self.app.open_codex if self.app is not None else None
        volume = replace(self.volume, report=replace(self.volume.report, what_ifs=self.questions.answers()))
        return debrief_page(volume, self.folds, lambda said: self.toast(said, "save"), codex)

    # -- what if --------------------------------------------------------------------------------

    def _what_if_page(self) -> Column:
        self.questions.inquiry.warm()
        return what_if_page(self.volume, self.questions)

    def ask(self, one: Reversal) -> None:
        """The page of what-ifs, with a decision being played both ways."""
        self.questions.ask(one)
        self.turn_to("whatif")

    def ask_of_war(self) -> None:
        """The page of what-ifs, with all decisions that bear on the war shown."""
        self.questions.war = self.volume.report.wars[self.war].id
        self.turn_to("whatif")

    def _take_home(self) -> None:
        """Show what the workers have found since."""
        if self.questions.poll():
            self._refresh_what_if()

    def _refresh_what_if(self) -> None:
        if self.layers is not None:
            page = next((w for w in self.layers.stack[0].root.walk() if isinstance(w, WhatIfPage)), None)
            if page is not None:
                page.refresh()

    def left(self) -> None:
        """No worker outlives the report."""
        self.questions.close()
        self._refresh_what_if()

    # -- turning --------------------------------------------------------------------------------

    def _turned(self, page: object) -> None:
        self.turn_to(str(page))

    def turn_to(self, page: str) -> None:
        """Another page; each is found where it was left."""
        if page in PAGES and page != self.page:
            self._show(page, self.war)

    def choose_war(self, at: int) -> None:
        """The page of another war."""
        wars = len(self.volume.report.wars)
        if wars:
            self._show("wars", min(max(at, 0), wars - 1))

    def _show(self, page: str, war: int) -> None:
        if (area := self.scroll) is not None:
            self._scrolled[(self.page, self.war)] = area.offset
        if page != "whatif":
            self.questions.close()
        self.page, self.war = page, war
        self.rebuild()
        if (area := self.scroll) is not None:
            area.offset = self._scrolled.get((page, war), 0)

    @property
    def scroll(self) -> ScrollArea | None:
        """What the page scrolls in."""
        if self.layers is None:
            return None
        root = self.layers.stack[0].root
        return next((child for child in root.children if isinstance(child, ScrollArea)), None)

    def handle(self, event: pygame.event.Event) -> bool:
        """The keys of the report, where no widget took them."""
        if event.type != pygame.KEYDOWN:
            return False
        name = chord(event)
        if name in ("left", "right"):
            step = 1 if name == "right" else -1
            self.turn_to(PAGES[(PAGES.index(self.page) + step) % len(PAGES)])
        elif name.isdigit() and 1 <= int(name) <= len(PAGES):
            self.turn_to(PAGES[int(name) - 1])
        elif name in ("up", "down") and self.page == "wars" and len(self.volume.report.wars) > 1:
            self.choose_war(self.war + (1 if name == "down" else -1))
        elif name == "esc":
            self.leave()
        else:
            return self.scroll is not None and self.scroll.handle(event)
        return True

    # -- doing ----------------------------------------------------------------------------------

    def tick(self, dt: int) -> bool:
        """Let the engraver work once more, and say when an export is done."""
        if self.engraver is not None:
            self.engraver.next_frame()
        self._take_home()
        if (said := self.exporter.poll()) is not None:
            self.toast(said, "save")
            return True
        return False

    def export(self) -> None:
        """Open the sheet that says what is to be written: the book with the what-ifs asked so far."""
        if self._sheet is not None:
            return
        asked = replace(self.volume.report, what_ifs=self.questions.answers())
        chosen = self.app.preferences if self.app is not None else Preferences()
        volume = replace(self.volume, report=asked)
        self._sheet = ExportSheet(volume, self.exporter, chosen, self._keep)
        self.open(self._sheet, on_close=self._sheet_closed)

    def _sheet_closed(self) -> None:
        self._sheet = None

    def _keep(self, wish: Wish) -> None:
        """Remember what was chosen for the next time."""
        if self.app is not None:
            self.app.prefer(**wish.choices)

    def replay(self, turn: int | None = None) -> None:
        """The game on the map, at a turn if one is named; whoever comes back finds this page as it was left."""
        chronicle, words = self.volume.source.chronicle, "Back to the report"
        if self.app is not None:
            self.app.open_replay(chronicle, turn, back_words=words)
        elif self.window is not None:
            self.window.push(ReplayScreen(chronicle, turn=turn, back_words=words))

    def leave(self) -> None:
        """Back to the title, or whence we came."""
        if self.app is not None:
            self.app.to_title()
        elif self.window is not None:
            self.window.pop()


def _volume(chronicle: Chronicle, app: App | None) -> Volume:
    """The book, with the scenario and scenery the app has read already."""
    if app is None:
        return open_volume(chronicle)
    try:
        scenario = app.scenario(chronicle.header.scenario)
        refuse_misfit(scenario, chronicle.last.world)
    except FaultsFoundError:
        return open_volume(chronicle)
    return open_volume(chronicle, scenario, app.scenery(scenario))
