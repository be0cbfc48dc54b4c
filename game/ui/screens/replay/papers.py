"""The papers of the replay: date and figures, what happened, the legend, and at the foot the film’s hands and line.

Beside another game the papers make room for two maps, and a strip says what differs.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.chronicle.record import Chronicle
from game.report.telling.naming import Names
from game.report.telling.sentences import Item, headline
from game.ui.mapmodes import MODES, Lens, MapMode
from game.ui.screens.council.foot import ModeBar
from game.ui.screens.council.legend import Legend
from game.ui.screens.council.paper import Paper
from game.ui.screens.replay.compare import differences
from game.ui.screens.replay.controls import transport
from game.ui.screens.replay.eyes import allowed_seats
from game.ui.screens.replay.happened import news_rows
from game.ui.screens.replay.pane import Pane
from game.ui.screens.replay.stage import ReplayStage
from game.ui.screens.replay.ticks import Tick
from game.ui.screens.replay.timeline import Timeline
from game.ui.widgets.buttons import Button, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.layout import Column, Free, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Rule, Text, caps
from game.ui.widgets.rich import literal
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["ReplayPapers"]

_EDGE = 12
_SIDE = 350
_NARROW = 1240
"""Px of the design below which the papers at the sides are narrower."""


class ReplayPapers(ReplayStage):
    """Writes the papers; what is pressed on them is answered by the screen above."""

    def __init__(self, chronicle: Chronicle, app: App | None = None, turn: int | None = None) -> None:
        super().__init__(chronicle, app, turn)
        self.timeline = Timeline(self.pane.film, self.scrub, self._headlines, self._filtered)
        self.back_words = "Back"
        self.opened: int | None = None
        self._news = Column(gap=0, label="What happened", arrows=True)
        self._heads: list[tuple[Text, Text, Text]] = []
        self._strip = Row(gap=30, across="start")
        self._papers: list[Widget] = []
        self._foot: Widget = Widget()
        self._side: Widget = Widget()
        self._slip: Widget = Widget()

    # -- what the screen above answers ----------------------------------------------------------------

    @abstractmethod
    def scrub(self, place: int) -> None:
        """The hand has moved the line."""

    @abstractmethod
    def end(self, place: int) -> None:
        """0: the opening; −1: the last turn."""

    @abstractmethod
    def leap(self, way: int) -> None:
        """The nearest turn with an event that is shown."""

    @abstractmethod
    def compare(self) -> None:
        """Choose another game, or put it away."""

    @abstractmethod
    def leave(self) -> None:
        """Back whence we came."""

    @abstractmethod
    def filter_by(self, state: object) -> None:
        """Only this state's events on the timeline; of nobody, all."""

    @abstractmethod
    def see_by(self, seat: object) -> None:
        """Through whose eyes."""

    @abstractmethod
    def show_mode(self, mode: MapMode) -> None:
        """Another question to the map."""

    @abstractmethod
    def show_lens(self, lens: Lens) -> None:
        """Another page of it."""

    @abstractmethod
    def open_news(self, item: Item) -> None:
        """A sentence of what happened is pressed."""

    @abstractmethod
    def table(self) -> None:
        """The map's figures as a table."""

    def working(self) -> list[Widget]:
        """What long work says of itself, over the line."""
        return []

    # -- the tree -----------------------------------------------------------------------------------

    @property
    def room(self) -> tuple[int, int]:
        """Width and height of the window in px of the design."""
        return round(self.look.size[0] / self.look.scale), round(self.look.size[1] / self.look.scale)

    @property
    def is_beside(self) -> bool:
        """Whether another game stands beside."""
        return len(self.panes) > 1

    def build(self) -> Widget:
        """The papers over the map, or over two."""
        self._foot = Paper(*self.working(), *self._foot_rows(), gap=8, pad=(14, 10), label="Timeline")
        heads = [Paper(*self._head(pane), gap=0, pad=(16, 6), label=pane.name) for pane in self.panes]
        self._side = self._beside() if self.is_beside else Paper(*self._side_rows(), gap=6, pad=(12, 10))
        self._slip = self._legend()
        self._write(brief=False)
        self._papers = [self._foot, self._side, *heads, self._slip]
        where = [self._where_foot, self._where_side, *(self._where_head(n) for n in range(len(heads)))]
        return Free(*zip(self._papers, [*where, self._where_legend], strict=True))

    def _head(self, pane: Pane) -> list[Widget]:
        """Date, turn and figures; beside another game, which game it is."""
        kind = "section" if self.is_beside else "page_title"
        date, told, figures = (Text("", one, one_line=True) for one in (kind, "second", "body"))
        self._heads = [*self._heads[: self.panes.index(pane)], (date, told, figures)]
        if self.is_beside:
            return [Row(date, told, Text(literal(pane.name), "value", one_line=True), gap=12)]
        return [Row(date, told, gap=12, across="end"), figures]

    def _side_rows(self) -> list[Widget]:
        return [Row(caps("What happened"), Space(grow=1), *self._ways()), self._scroll()]

    def _scroll(self) -> Widget:
        return ScrollArea(self._news, label="What happened", grow=1)

    def _ways(self) -> list[Widget]:
        return [Button(self.back_words, self.leave, kind="quiet", size="row", icon="back", tip="Key Esc.")]

    def _beside(self) -> Widget:
        """The strip between two maps and the line."""
        self._strip = Row(gap=26 if self.room[0] >= _NARROW else 14, across="start")
        body = Row(Column(self._strip, grow=1), *self._ways(), gap=10)
        return Paper(body, pad=(16, 8), label="What differs")

    def _foot_rows(self) -> list[Widget]:
        hands = transport(
            playing=self.playing, speed=self.speed, go=self.end, step=self.step, leap=self.leap, play=self.play,
            hasten=self.hasten,
        )  # fmt: skip
        words = "Close the other game" if self.is_beside else "Compare …"
        compare = Button(words, self.compare, kind="quiet", size="row")
        return [
            Row(hands, Space(grow=1), *self._choices(), compare, gap=10),
            ModeBar(self.pane.mode, self.show_mode),
            self.timeline,
        ]

    def _choices(self) -> list[Widget]:
        """Whose events stand on the timeline, and whose eyes look at the map."""
        film, tint = self.pane.film, self.pane.tint
        states = film.doers()
        names = {s.id: s.name for slot in film.slots for s in slot.world.states.values()}
        wide = (210, 240) if self.room[0] >= _NARROW else (165, 180)
        of = [Option("", "Events of all"), *(Option(s, f"Events of {names[s]}", tint(s)) for s in states)]
        by = [Option("", "Seen from outside" if film.is_over else "What all may know")]
        by += [Option(s, f"Seen by {names[s]}", tint(s)) for s in allowed_seats(film) if s in names]
        why = "Other seats’ views are opened when the game is over."
        return [
            Dropdown("Events of", of, self.timeline.only or "", self.filter_by, width=wide[0]),
            Dropdown("Seen by", by, self.pane.eyes.seat or "", self.see_by, width=wide[1], enabled=len(by) > 1,
                     why_not=why),
        ]  # fmt: skip

    def _legend(self) -> Widget:
        if self.pane.view is None:
            return Widget()
        pages = MODES[self.pane.mode].lenses
        shown: list[tuple[Lens, bool, Callable[[], object]]] = [
            (lens, lens is self.pane.lens, partial(self.show_lens, lens)) for lens in (pages if len(pages) > 1 else ())
        ]
        return Legend(self.pane.legend(self.look), pages=shown, on_table=self.table)

    # -- where they lie -------------------------------------------------------------------------------

    def _where_foot(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        width = rect.w - 2 * look.px(_EDGE)
        high = self._foot.measure(look, width)[1]
        return pygame.Rect(rect.x + look.px(_EDGE), rect.bottom - high - look.px(_EDGE), width, high)

    def _where_side(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        """At the right; beside another game a strip above the foot."""
        foot, edge = self._where_foot(rect, look), look.px(_EDGE)
        if self.is_beside:
            high = self._side.measure(look, foot.w)[1]
            return pygame.Rect(foot.x, foot.y - edge // 2 - high, foot.w, high)
        wide = look.px(_SIDE if self.room[0] >= _NARROW else 290)
        return pygame.Rect(rect.right - wide - edge, rect.y + edge, wide, foot.y - rect.y - edge - edge // 2)

    def _where_head(self, n: int) -> Callable[[pygame.Rect, Look], pygame.Rect]:
        def where(rect: pygame.Rect, look: Look) -> pygame.Rect:
            area, edge = self._areas(rect, look)[n], look.px(_EDGE)
            head = self._papers[2 + n] if len(self._papers) > 2 + n else None
            wide = min(look.px(520), area.w - 2 * edge)
            high = head.measure(look, wide)[1] if head is not None else look.px(84)
            return pygame.Rect(area.x + edge, area.y + edge, wide, high)

        return where

    def _where_legend(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        area, edge = self._areas(rect, look)[0], look.px(_EDGE)
        room = area.w - 2 * edge
        width, high = self._slip.measure(look, room)
        return pygame.Rect(area.x + edge, area.bottom - edge - high, min(width, room), high)

    def _areas(self, rect: pygame.Rect, look: Look) -> list[pygame.Rect]:
        side, foot = self._where_side(rect, look), self._where_foot(rect, look)
        gap = look.px(_EDGE) // 2
        if not self.is_beside:
            return [pygame.Rect(rect.x, rect.y, side.x - gap - rect.x, foot.y - gap - rect.y)]
        half = (rect.w - gap) // 2
        high = side.y - gap - rect.y
        return [pygame.Rect(rect.x, rect.y, half, high), pygame.Rect(rect.right - half, rect.y, half, high)]

    def areas(self) -> list[pygame.Rect]:
        return self._areas(pygame.Rect((0, 0), self.look.size), self.look)

    def papers(self) -> list[pygame.Rect]:
        return [paper.rect for paper in self._papers[2:] if paper.rect.w]

    # -- what stands on them --------------------------------------------------------------------------

    def shown(self, *, brief: bool) -> None:
        if self.window is None:
            return
        if brief:
            self._write(brief=True)
        else:
            self.rebuild()

    def _write(self, *, brief: bool) -> None:
        """Date, figures, line and news of the turn shown."""
        pane = self.pane
        self.timeline.show(pane.place, pane.ticks)
        for one, (date, told, figures) in zip(self.panes, self._heads, strict=True):
            date.say(one.film.date(one.place))
            told.say(one.film.told(one.place))
            figures.say(_figures(one))
        if self.is_beside:
            self._strip.clear()
            self._strip.add(*self._columns())
        else:
            self._news.clear()
            self._news.add(*news_rows(pane, self.opened, self.open_news, brief=brief))

    def _columns(self) -> list[Widget]:
        """The figures of both games, one above the other."""
        here, there = (Text(literal(pane.name), "second", one_line=True) for pane in self.panes[:2])
        columns: list[Widget] = [Column(caps("After this turn"), here, there, gap=2, width=210)]
        for name, a, b in differences(*self.panes[:2]):
            one, other = Text(a, "second_value", one_line=True), Text(b, "second_value", one_line=True)
            columns += [Rule(upright=True), Column(caps(name), one, other, gap=2)]
        return columns

    def _headlines(self, ticks: Sequence[Tick]) -> list[str]:
        """Ticks in words, for the tip of a slot."""
        lines = []
        for tick in ticks:
            slot = self.pane.film.slots[tick.place]
            names = Names(slot.world, slot.before.treaties, slot.before.pacts, slot.before.wars)
            lines.append(headline(tick.event, names))
        return list(dict.fromkeys(lines))

    def _filtered(self) -> None:
        if self.window is not None:
            self.window.redraw()


def _figures(pane: Pane) -> str:
    """Wars in progress and the strongest, in a sentence."""
    told = pane.tally(pane.place)
    wars = "no war" if not told.wars else "1 war" if told.wars == 1 else f"{told.wars} wars"
    leader = pane.world.states.get(told.leader)
    led = f" · strongest **{literal(leader.name)}**, {told.share / 10:.0f} % of all capability" if leader else ""
    return f"**{wars}** in progress{led}"
