"""The report: the book of a finished game, page by page, for the class and for whoever asks why it went so.

Left and right or the number keys turn pages, up and down turn from war to war, E writes the book to a file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.chronicle.record import Chronicle
from game.kit.places import assets, user_cache
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import refuse_misfit
from game.ui.atlas.faces import Faces
from game.ui.atlas.view import AtlasView
from game.ui.screens.parts.plates import Engraver
from game.ui.screens.report.export import Exporter
from game.ui.screens.report.peace import deterred_page, word_page
from game.ui.screens.report.pieces import empty
from game.ui.screens.report.system import charts_page, minds_page, pacts_page
from game.ui.screens.report.verdict import verdict_page
from game.ui.screens.report.volume import Volume, open_volume
from game.ui.screens.report.war import war_page
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

PAGES = ("verdict", "wars", "deterred", "word", "charts", "pacts", "doctrines")
_MARGIN = 48
_BAR = 45


class ReportScreen(Screen):
    """The whole report. `app` leads back to the title and lends its maps; without one the screen stands alone."""

    title = "report"

    def __init__(self, chronicle: Chronicle, app: App | None = None) -> None:
        super().__init__()
        self.app = app
        self.volume = _volume(chronicle, app)
        self.page = "verdict"
        self.war = 0
        self.exporter = Exporter()
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
        body = Column(self._body(), Space(26), pad=(_MARGIN, 0), gap=0)
        leave = Button("To title", self.leave, kind="quiet", size="row", tip="Leave the report (Esc)")
        export = Button("Export page", self.export, size="row", key="e", tip="HTML and JSON, among your exports (⟨e⟩)")
        tabs = Tabs("Pages", self._options(), self.page, self._turned, ruled=False)
        right = _MARGIN + 12
        return Free(
            (Row(voice("The Report")), docked(left=_MARGIN, top=0, width=100, height=_BAR)),
            (tabs, docked(left=_MARGIN + 112, right=right + 230, top=0, height=_BAR)),
            (Row(Space(grow=1), leave, export, gap=8), docked(right=right, top=0, width=230, height=_BAR)),
            (Rule("ink"), docked(left=0, right=0, top=_BAR, height=1)),
            (ScrollArea(body, label=f"Page {self.page} {self.war}"), docked(left=0, right=0, top=_BAR + 1, bottom=0)),
        )

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
        }
        return [Option(page, labels[page]) for page in PAGES]

    def _body(self) -> Widget:
        makers: dict[str, Callable[[], Column]] = {
            "verdict": lambda: verdict_page(self.volume, self.engraver),
            "wars": self._war_page,
            "deterred": lambda: deterred_page(self.volume),
            "word": lambda: word_page(self.volume),
            "charts": lambda: charts_page(self.volume),
            "pacts": lambda: pacts_page(self.volume),
            "doctrines": lambda: minds_page(self.volume),
        }
        return Column(Space(20), makers[self.page](), gap=0)

    def _war_page(self) -> Column:
        if not self.volume.report.wars:
            return empty("Wars", "No war was fought in this game.", "What kept the peace stands under the other heads.")
        return war_page(self.volume, self.war, self.engraver, self.choose_war)

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
        if (said := self.exporter.poll()) is not None:
            self.toast(said, "save")
            return True
        return False

    def export(self) -> None:
        """Write the whole report as one HTML file and as JSON."""
        self.exporter.start(self.volume)

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
