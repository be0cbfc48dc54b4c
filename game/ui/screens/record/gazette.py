"""The Gazette: a page of newspaper for a turn, what matters most first; every item leads to its place on the map."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.report.sentences import SILENT, Item, gazette
from game.report.years import year_text
from game.ui.atlas.view import AtlasView
from game.ui.desk import Desk
from game.ui.widgets.buttons import Button, Pressable
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Icon, Rule, Shield, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Widget
from game.world.worlds import World

__all__ = ["open_gazette"]

OnPlace = Callable[[str], None]
_SECRET = frozenset(("covert_act_done", "spy_reported", "provocation_felt"))
"""Kinds that no other reader of the page would find on it."""
_BRIEF = 22
"""Ranks up to here are told in brief."""
_COLUMN = 600
"""Height of a whole column, px of the design."""
_FIRST = 440
"""About how high the first story stands with its map."""
_LEAD, _NARROW, _GAP, _MAST = 560, 440, 20, 136
"""Width of the first story, room beside a rule, height of all that is not columns."""


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
        large = 30 if kind == "page_title" else 20
        mark: list[Widget] = [Shield(tint, 14 if brief else large)] if tint else []
        top: Widget = Row(*mark, head, gap=8 if brief else 11, across="centre" if brief else "start")
        words: list[Widget] = [Text(item.text, "second" if brief else "body", ink="ink_2")]
        if item.kind in _SECRET:
            words.append(Row(Icon("lock", 14, "ink_2"), Text("for our eyes alone", "second"), gap=6))
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


class _Issue(Sheet):
    """A page as high as its columns need, put away with any key that goes on: Enter, Space, Ctrl+Enter, G."""

    def __init__(self, label: str, body: Widget, columns: tuple[Widget, ...]) -> None:
        super().__init__(label, body)
        self._columns = columns
        self._where[0] = self._paper
        for key in ("enter", "space", "ctrl+enter", "g"):
            self.put(_Away(key, self.dismiss), lambda rect, look: pygame.Rect(rect.topleft, (0, 0)))

    def _paper(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        lone = len(self._columns) == 1
        wide = min(rect.w - 2 * look.px(36), look.px(_LEAD + 96) if lone else rect.w)
        inside, lead = wide - 2 * look.px(24), _LEAD if rect.w / look.scale >= 1250 else _NARROW
        rest = (inside - look.px(lead) - 2 * look.px(_GAP)) // max(len(self._columns) - 1, 1) - look.px(_GAP)
        rooms = (look.px(lead), *(rest for _ in self._columns[1:]))
        wanted = max(one.measure(look, room)[1] for one, room in zip(self._columns, rooms, strict=True))
        high = min(max(wanted + look.px(_MAST), look.px(420)), rect.h - look.px(26 + 36))
        top = look.px(26) + (rect.h - look.px(62) - high) // 3
        return pygame.Rect(rect.centerx - wide // 2, top, wide, high)


class _Cutting(Widget):
    """A piece of the map: where the first story happened."""

    role = "cutting"

    def __init__(self, atlas: AtlasView, place: str, label: str) -> None:
        super().__init__(label)
        self.atlas, self.at = atlas, place
        self._piece: pygame.Surface | None = None

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.px(270)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.rect.w < 8 or self.rect.h < 8:
            return
        if self._piece is None or self._piece.get_size() != self.rect.size:
            self._piece = self.atlas.cutting(self.at, self.rect.size)
        if self._piece is not None:
            surface.blit(self._piece, self.rect)
        pygame.draw.rect(surface, look.hue("frame"), self.rect, 1)


class _Away(Widget):
    """A key that closes its page; nothing to see."""

    def __init__(self, key: str, act: Callable[[], object]) -> None:
        super().__init__()
        self.key, self.act = key, act

    def activate(self) -> bool:
        self.act()
        return True


class _Page:
    """The page of one turn."""

    def __init__(self, screen: Screen, desk: Desk, turn: int, turns: list[int], on_place: OnPlace | None) -> None:
        self.screen, self.desk, self.turn, self.turns, self.on_place = screen, desk, turn, turns, on_place
        self.sheet: Sheet | None = None
        self.shown: list[Widget] = []
        self.is_wide = screen.look.size[0] / screen.look.scale >= 1250

    def show(self) -> None:
        """Open it."""
        body = Column(
            self.masthead(), Rule("ink", thick=2, above=4, below=1), Rule("ink"), Space(8), self.columns(), gap=2
        )
        self.sheet = _Issue("The Gazette", body, tuple(self.shown))
        self.screen.open(self.sheet)

    def masthead(self) -> Widget:
        """Title, date, and the way to other issues."""
        date = year_text(self.desk.world.system, self.turn)
        at = self.turns.index(self.turn) if self.turn in self.turns else -1
        earlier = at > 0
        later = 0 <= at < len(self.turns) - 1
        return Row(
            Column(caps(f"{date} · turn {self.turn} of {self.desk.last_turn}"), width=430),
            Space(grow=1),
            Text("The Gazette", "page_title"),
            Space(grow=1),
            Row(
                Space(grow=1),
                *self.watch(),
                Button("Earlier", lambda: self.turn_to(at - 1), kind="quiet", size="row", icon="back", key="left",
                       enabled=earlier, why_not="This is the oldest issue."),
                Button("Later", lambda: self.turn_to(at + 1), kind="quiet", size="row", icon="next", key="right",
                       enabled=later, why_not="This is the newest issue."),
                Widget(width=26),
                gap=8, width=430,
            ),
        )  # fmt: skip

    def watch(self) -> list[Widget]:
        """The way back to the map, where the screen below can play the turn."""
        player = getattr(self.screen, "watch_turn", None)
        if not callable(player):
            return []
        return [
            Button("Watch the turn again", lambda: self.play(player), kind="quiet", size="row", icon="play", key="b")
        ]

    def play(self, player: Callable[[int, Callable[[], None]], object]) -> None:
        """Put the page away, play its turn, and open it again."""
        if self.sheet is not None:
            self.screen.close(self.sheet)
        player(self.turn, lambda: _Page(self.screen, self.desk, self.turn, self.turns, self.on_place).show())

    def turn_to(self, at: int) -> None:
        """Another issue."""
        if self.sheet is not None and 0 <= at < len(self.turns):
            self.screen.close(self.sheet)
            _Page(self.screen, self.desk, self.turns[at], self.turns, self.on_place).show()

    def columns(self) -> Widget:
        """The first story with its place at the left; the rest, gravest first, in columns beside it."""
        items = _items(self.desk, self.turn)
        if not items:
            self.shown = [Text("A quiet season: nothing that anyone would write down.", "voice")]
            return self.shown[0]
        news = [one for n, one in enumerate(items) if n and one.rank > _BRIEF]
        brief = [one for n, one in enumerate(items) if n and one.rank <= _BRIEF]
        told = [(self.story(one, "section" if n > 3 else "card_head"), _reckoned(one)) for n, one in enumerate(news)]
        told += [(self.story(one, "value"), _reckoned(one) - 18) for one in brief]
        wide = Column(*self.lead_story(items[0]), gap=8)
        first = _under_lead(told, len(news)) if self.is_wide else 0
        if first:
            wide.add(Rule(), _ruled([story for story, _ in told[:first]], caps_at=-1))
        rest = _balanced(told[first:]) if self.is_wide else [(0, [story for story, _ in told[first:]])]
        self.shown = [wide, *(_ruled(part, caps_at=len(news) - first - at) for at, part in rest)]
        columns: list[Widget] = [Column(ScrollArea(wide, grow=1), width=_LEAD if self.is_wide else _NARROW)]
        for one in self.shown[1:]:
            columns += [Rule(upright=True), Column(ScrollArea(one, grow=1), grow=1)]
        return Row(*columns, gap=_GAP, across="stretch", grow=1)

    def lead_story(self, item: Item) -> list[Widget]:
        """The first story large, and below it the map of its place."""
        atlas = getattr(self.screen, "atlas", None)
        place = next((p for p in item.places if p in self.desk.world.provinces), None)
        story: list[Widget] = [self.story(item, "page_title")]
        if isinstance(atlas, AtlasView) and place is not None and atlas.shows(place):
            story += [_Cutting(atlas, place, "Where it happened"), Text(self.desk.world.provinces[place].name, "voice")]
        return story

    def story(self, item: Item, kind: str) -> _Story:
        """An item with the shield of its first state."""
        names = self.desk.world.states
        doers = [s for s in item.states if s in names and item.headline.startswith(names[s].name)]
        first = next((s for s in (*doers, *item.states) if s in names), None)
        tint = self.desk.scenario.colour(first) if first else ""
        return _Story(item, kind, tint, (lambda: self.lead(item)) if self.on_place else None)

    def lead(self, item: Item) -> None:
        """Close the page and show the item's place."""
        if self.sheet is not None:
            self.screen.close(self.sheet)
        if self.on_place is not None and item.places:
            self.on_place(item.places[0])


def _reckoned(item: Item) -> int:
    """About how high an item stands in a column, px of the design."""
    return 62 + 19 * (len(item.text) // 58) + 28 * (len(item.headline) // 34)


def _under_lead(told: list[tuple[_Story, int]], most: int) -> int:
    """How many stories may stand below the first one, so that three columns end at like heights."""
    room = (sum(high for _, high in told) + _FIRST) / 3 - _FIRST
    count = 0
    while count < most and room > told[count][1] / 2:
        room -= told[count][1]
        count += 1
    return count


def _balanced(told: list[tuple[_Story, int]]) -> list[tuple[int, list[_Story]]]:
    """The stories in reading order in one or two columns of like height, each with the number of its first."""
    total = sum(high for _, high in told)
    if not told:
        return []
    if total <= _COLUMN // 2:
        return [(0, [story for story, _ in told])]
    high, cut = 0, 0
    while cut < len(told) and high + told[cut][1] / 2 < total / 2:
        high += told[cut][1]
        cut += 1
    return [(0, [story for story, _ in told[:cut]]), (cut, [story for story, _ in told[cut:]])]


def _ruled(stories: list[_Story], caps_at: int) -> Column:
    """Stories with hairlines between; `In brief` stands over the one with that number."""
    column: list[Widget] = []
    for n, story in enumerate(stories):
        if n == caps_at:
            column += [Space(6), Column(caps("In brief"), pad=(6, 2))]
        elif n:
            column.append(Rule(above=3, below=3))
        column.append(story)
    return Column(*column, gap=2)
