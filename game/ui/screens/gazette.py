"""The Gazette: a page of newspaper for a turn, what matters most first; every item leads to its place on the map."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.report.sentences import SILENT, Item, gazette
from game.report.years import year_text
from game.ui.desk import Desk
from game.ui.widgets.buttons import Button, Pressable
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Rule, Shield, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Widget
from game.world.worlds import World

__all__ = ["open_gazette"]

OnPlace = Callable[[str], None]
_BRIEF = 22
"""Ranks up to here are told in brief."""
_COLUMN = 600
"""Height of the wide column, px of the design."""


def open_gazette(screen: Screen, desk: Desk, turn: int | None = None, on_place: OnPlace | None = None) -> None:
    """The page of a turn, the latest with news unless one is named. `on_place` is given a province to show."""
    turns = [t for t in sorted(desk.history) if _has_news(desk, t)]
    at = turn if turn in turns else turns[-1] if turns else desk.turn
    _Page(screen, desk, at, turns, on_place or _shower(screen)).show()


def _items(desk: Desk, turn: int) -> tuple[Item, ...]:
    return gazette(desk.history.get(turn, ()), desk.world, desk.seat, _before(desk, turn))


def _before(desk: Desk, turn: int) -> World | None:
    """The world as the turn began: it still knows the treaties, pacts and wars that ended in it."""
    chronicle = desk.chronicle
    at = next((n for n, step in enumerate(chronicle.steps) if step.turn == turn), 0)
    return chronicle.world_at(at - 1) if at > 0 else None


def _has_news(desk: Desk, turn: int) -> bool:
    """Whether anything of that turn makes news for this seat."""
    return any(event.kind not in SILENT for event in desk.history.get(turn, ()))


def _shower(screen: Screen) -> OnPlace | None:
    """How the screen below shows a place, if it can."""
    for name in ("show_place", "choose_province"):
        found = getattr(screen, name, None)
        if callable(found):
            return found  # type: ignore[no-any-return]
    return None


class _Story(Pressable):
    """One item: headline and text; pressed, it leads to its place."""

    role = "story"

    def __init__(self, item: Item, kind: str, tint: str, on_press: Callable[[], object] | None) -> None:
        super().__init__(item.headline, tip="Show it on the map" if on_press and item.places else None)
        self.on_press = on_press if item.places else None
        brief = kind == "value"
        head = Text(item.headline, kind, grow=1)
        mark: list[Widget] = [Shield(tint, 14 if brief else 20)] if tint else []
        top: Widget = Row(*mark, head, gap=8 if brief else 11, across="centre" if brief else "start")
        words = [Text(item.text, "second" if brief else "body", ink="ink_2")]
        self.add(Column(top, *words, gap=3, pad=(6, 6)))

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return self.children[0].measure(look, width)

    def hit(self, point: tuple[int, int]) -> Widget | None:
        return self if self.visible and self.rect.collidepoint(point) else None

    def activate(self) -> bool:
        if self.on_press is None:
            return False
        self.on_press()
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.hovered and self.on_press is not None:
            look.paint.box(surface, self.rect, look.hue("hover"))
        self.draw_children(surface, look)


class _Page:
    """The page of one turn."""

    def __init__(self, screen: Screen, desk: Desk, turn: int, turns: list[int], on_place: OnPlace | None) -> None:
        self.screen, self.desk, self.turn, self.turns, self.on_place = screen, desk, turn, turns, on_place
        self.sheet: Sheet | None = None

    def show(self) -> None:
        """Open it."""
        body = Column(
            self.masthead(), Rule("ink", thick=2, above=4, below=1), Rule("ink"), Space(8), self.columns(), gap=2
        )
        few = len(_items(self.desk, self.turn)) <= 4
        self.sheet = Sheet("The Gazette", body, width=1240 if few else None, height=470 if few else None)
        self.screen.open(self.sheet)

    def masthead(self) -> Widget:
        """Title, date, and the way to other issues."""
        date = year_text(self.desk.world.system, self.turn)
        at = self.turns.index(self.turn) if self.turn in self.turns else -1
        earlier = at > 0
        later = 0 <= at < len(self.turns) - 1
        return Row(
            Column(caps(f"{date} · turn {self.turn} of {self.desk.last_turn}"), width=300),
            Space(grow=1),
            Text("The Gazette", "page_title"),
            Space(grow=1),
            Row(
                Space(grow=1),
                Button("Earlier", lambda: self.turn_to(at - 1), kind="quiet", size="row", icon="back", key="left",
                       enabled=earlier, why_not="This is the oldest issue."),
                Button("Later", lambda: self.turn_to(at + 1), kind="quiet", size="row", icon="next", key="right",
                       enabled=later, why_not="This is the newest issue."),
                Widget(width=26),
                gap=8, width=300,
            ),
        )  # fmt: skip

    def turn_to(self, at: int) -> None:
        """Another issue."""
        if self.sheet is not None and 0 <= at < len(self.turns):
            self.screen.close(self.sheet)
            _Page(self.screen, self.desk, self.turns[at], self.turns, self.on_place).show()

    def columns(self) -> Widget:
        """The great news wide at the left, then the rest, then what is told in brief."""
        items = _items(self.desk, self.turn)
        if not items:
            return Text("A quiet season: nothing that anyone would write down.", "voice")
        brief = [one for n, one in enumerate(items) if n and one.rank <= _BRIEF]
        news = [one for one in items if one not in brief]
        great = _fitting(news)
        rest = news[len(great) :]
        kinds = ("sheet_title", "card_head", "card_head")
        wide = [self.story(one, kinds[n] if n < len(kinds) else "section") for n, one in enumerate(great)]
        columns: list[Widget] = [Column(ScrollArea(_ruled(wide), grow=1), width=600)]
        if rest:
            columns += [
                _upright(),
                Column(ScrollArea(_ruled([self.story(one, "section") for one in rest]), grow=1), grow=1),
            ]
        if brief:
            told = [Column(caps("In brief"), pad=(6, 2)), _ruled([self.story(one, "value") for one in brief])]
            columns += [
                _upright(),
                Column(ScrollArea(Column(*told, gap=2), grow=1), width=360 if rest else None, grow=0 if rest else 1),
            ]
        return Row(*columns, gap=16, across="stretch", grow=1)

    def story(self, item: Item, kind: str) -> _Story:
        """An item with the shield of its first state."""
        told = self.desk.scenario.told.states
        names = self.desk.world.states
        doers = [s for s in item.states if s in told and item.headline.startswith(names[s].name)]
        first = next((s for s in (*doers, *item.states) if s in told), None)
        tint = told[first].colour if first else ""
        return _Story(item, kind, tint, (lambda: self.lead(item)) if self.on_place else None)

    def lead(self, item: Item) -> None:
        """Close the page and show the item's place."""
        if self.sheet is not None:
            self.screen.close(self.sheet)
        if self.on_place is not None and item.places:
            self.on_place(item.places[0])


def _fitting(news: list[Item]) -> list[Item]:
    """The first of the news, as many as are reckoned to fill the wide column."""
    high = 0
    kept: list[Item] = []
    for item in news:
        high += 58 + 21 * (len(item.text) // 80) + 30 * (len(item.headline) // 46)
        if high > _COLUMN and kept:
            break
        kept.append(item)
    return kept


def _ruled(stories: list[_Story]) -> Column:
    """Stories with hairlines between."""
    column: list[Widget] = []
    for n, story in enumerate(stories):
        column += [Rule(above=3, below=3)] if n else []
        column.append(story)
    return Column(*column, gap=2)


def _upright() -> Widget:
    return Rule(upright=True)
