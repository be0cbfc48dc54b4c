"""The Gazette: a page of newspaper for a turn, what matters most first; every item leads to its place on the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from game.report.telling.sentences import SILENT, Item, gazette
from game.report.telling.years import year_text
from game.ui.atlas.view import AtlasView
from game.ui.desk import Desk
from game.ui.figures import percent_to_the_tenth
from game.ui.screens.record.press import Cutting, Issue, Story
from game.ui.screens.record.sections import figures, laid_out
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Icon, Pair, Rule, Shield, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Card, Sheet
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Widget
from game.world.worlds import World

__all__ = ["open_gazette"]

OnPlace = Callable[[str], None]
_FIRST = 420
"""About how high the first story stands with its map, px of the design."""
_NARROW = 1200
"""Px of the design below which the ways to other issues are arrows only."""
_SHORT, _FEW = 600, 6
"""Height of an issue with fewer stories than these."""
_LEAD, _GAP = 560, 20
"""Width of the first story, room beside a rule."""


def open_gazette(screen: Screen, desk: Desk, turn: int | None = None, on_place: OnPlace | None = None) -> None:
    """The page of a turn, the latest with news unless one is named. `on_place` is given a province to show."""
    turns = sorted({t for t in desk.history if _has_news(desk, t)} | ({turn} if turn in desk.history else set()))
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


@runtime_checkable
class PlaysTurns(Protocol):
    """A screen that can play a turn on its map."""

    def watch_turn(self, turn: int, then: Callable[[], None] | None = None) -> None: ...


class _Page:
    """The page of one turn."""

    def __init__(self, screen: Screen, desk: Desk, turn: int, turns: list[int], on_place: OnPlace | None) -> None:
        self.screen, self.desk, self.turn, self.turns, self.on_place = screen, desk, turn, turns, on_place
        self.sheet: Sheet | None = None
        self.is_wide = screen.look.size[0] / screen.look.scale >= 1400
        self.pages = laid_out(_items(desk, turn), desk.seat)

    def show(self) -> None:
        """Open it."""
        body = Column(
            self.masthead(), Rule("ink", thick=2, above=4, below=1), Rule("ink"), self.under_mast(),
            Rule(above=1, below=7), self.columns(), gap=2,
        )  # fmt: skip
        self.sheet = Issue("The Gazette", body, _SHORT if self.pages.count < _FEW and self.is_wide else None)
        self.screen.open(self.sheet)

    def masthead(self) -> Widget:
        """Title, date, and the way to other issues."""
        date = year_text(self.desk.world.system, self.turn)
        at = self.turns.index(self.turn) if self.turn in self.turns else -1
        earlier = at > 0
        later = 0 <= at < len(self.turns) - 1
        room = self.screen.look.size[0] / self.screen.look.scale
        is_narrow, side = room < _NARROW, 410 if room >= _NARROW else 310
        return Row(
            Column(caps(f"{date} · turn {self.turn} of {self.desk.last_turn}"), width=side),
            Space(grow=1),
            Icon("balance", 30),
            Text("The Gazette", "page_title", one_line=True),
            Icon("balance", 30),
            Space(grow=1),
            Row(
                Space(grow=1),
                *self.watch(),
                Button("Earlier", lambda: self.turn_to(at - 1), kind="quiet", size="row", icon="back", key="left",
                       icon_only=is_narrow, enabled=earlier,
                       why_not="This is the oldest issue.", tip="The issue before (left)"),
                Button("Later", lambda: self.turn_to(at + 1), kind="quiet", size="row", icon="next", key="right",
                       icon_only=is_narrow, enabled=later,
                       why_not="This is the newest issue.", tip="The issue after (right)"),
                Widget(width=26),
                gap=8, width=side,
            ),
            gap=12,
        )  # fmt: skip

    def watch(self) -> list[Widget]:
        """The way back to the map, where the screen below can play the turn."""
        screen = self.screen
        if not isinstance(screen, PlaysTurns):
            return []
        return [
            Button("Watch the turn again", lambda: self.play(screen), kind="quiet", size="row", icon="play", key="b")
        ]

    def play(self, table: PlaysTurns) -> None:
        """Put the page away, play its turn, and open it again."""
        if self.sheet is not None:
            self.screen.close(self.sheet)
        table.watch_turn(self.turn, lambda: _Page(self.screen, self.desk, self.turn, self.turns, self.on_place).show())

    def under_mast(self) -> Widget:
        """The line under the title: whose paper it is, and how much there is to tell."""
        count = self.pages.count
        told = f"{count} {'story' if count == 1 else 'stories'}" if count else "a quiet season"
        mine = self.desk.world.states[self.desk.seat].name
        return Row(
            Text(f"for the foreign office of {mine}", "second"),
            Space(grow=1),
            Text("What concerns us stands first; a story leads to its place on the map", "second", one_line=True),
            Space(grow=1),
            Text(told, "second"),
            gap=8,
        )

    def turn_to(self, at: int) -> None:
        """Another issue."""
        if self.sheet is not None and 0 <= at < len(self.turns):
            self.screen.close(self.sheet)
            _Page(self.screen, self.desk, self.turns[at], self.turns, self.on_place).show()

    # -- the columns ----------------------------------------------------------------------------------

    def columns(self) -> Widget:
        """The first story with its place at the left; the rest under their heads in two columns beside it."""
        news = [self.story(one, "card_head" if n < 2 else "section") for n, one in enumerate(self.pages.news)]
        left = Column(*self.lead_story(), gap=8)
        under = _under_lead(self.pages.news, self.blocks_high()) if self.is_wide else 0
        if under:
            left.add(Rule(), _ruled(news[:under]))
        blocks: list[tuple[Widget, int]] = []
        if news[under:]:
            blocks.append((_ruled(news[under:]), sum(map(_high, self.pages.news[under:]))))
        blocks += self.sections()
        box, high = self.figures()
        if not self.is_wide:
            left.add(*(block for block, _ in blocks[: 1 if news else 0]))
            rest = Column(box, *(block for block, _ in blocks[1 if news else 0 :]), gap=14)
            return Row(Column(ScrollArea(left, grow=1), grow=1), Rule(upright=True),
                       Column(ScrollArea(rest, grow=1), width=430), gap=_GAP, across="stretch", grow=1)  # fmt: skip
        middle, right = _halves(blocks, high)
        right.insert(0, box)
        parts: list[Widget] = [Column(ScrollArea(left, grow=1), width=_LEAD)]
        for column in (middle, right):
            parts += [Rule(upright=True), Column(ScrollArea(Column(*column, gap=14), grow=1), grow=1)]
        return Row(*parts, gap=_GAP, across="stretch", grow=1)

    def blocks_high(self) -> int:
        """About how high everything but the first story stands."""
        pages = self.pages
        return sum(map(_high, (*pages.news, *pages.word, *pages.chamber))) + sum(_high(one) - 18 for one in pages.brief)

    def sections(self) -> list[tuple[Widget, int]]:
        """Words kept and broken, the chambers, the rest in brief, the figures; each with about how high it stands."""
        pages = self.pages
        found: list[tuple[Widget, int]] = []
        quiet = {"Words kept and broken": "No promise fell due.", "From the chambers": "No council sat."}
        for head, items in (("Words kept and broken", pages.word), ("From the chambers", pages.chamber),
                            ("In brief", pages.brief)):  # fmt: skip
            if items:
                told = _ruled([self.story(one, "value") for one in items])
                found.append((Column(caps(head), Rule("ink"), told, gap=3), 30 + sum(_high(one) - 16 for one in items)))
            elif head in quiet:
                found.append((Column(caps(head), Rule("ink"), Text(quiet[head], "second"), gap=3), 50))
        return found

    def figures(self) -> tuple[Widget, int]:
        """A box of figures: shares of capability and what the turn changed, and the chance of war on us."""
        rows, danger = figures(self.desk, self.turn)
        names = self.desk.world.states
        lines: list[Widget] = [Row(caps("The figures"), Space(grow=1), Text("share of capability, brigades", "second"))]
        for one in rows:
            moved = f"{'▴' if one.change > 0 else '▾'} {abs(one.change) / 10:.1f}" if one.change else "–"
            lines.append(
                Row(
                    Shield(self.desk.scenario.colour(one.state), 15, own=one.state == self.desk.seat),
                    Text(names[one.state].name, "second", grow=1),
                    Text(f"**{percent_to_the_tenth(one.share)}**", "second", align="right", width=62),
                    Text(moved, "second", align="right", width=48),
                    Text(one.brigades, "second", align="right", width=48),
                    gap=8,
                )
            )
        if danger:
            lines.append(Pair("War on us within ten turns", danger, icon="clock"))
        return Card(*lines, gap=4, pad=(14, 10), label="The figures"), 70 + 22 * len(rows)

    def lead_story(self) -> list[Widget]:
        """The first story large, and below it the map of its place; on a quiet turn our own home."""
        atlas = getattr(self.screen, "atlas", None)
        world, item = self.desk.world, self.pages.lead
        if item is None:
            story: list[Widget] = [
                Text("A quiet season", "page_title"),
                voice("Nothing that anyone would write down. The ships are drawn up, and the envoys are at home."),
            ]
            place: str | None = world.states[self.desk.seat].capital
        else:
            story = [self.story(item, "page_title")]
            named = [s for s, one in world.states.items() if one.name in item.headline]
            homes = [world.states[s].capital for s in (*item.states, *named) if s in world.states]
            seen = [p for p in (*item.places, *homes) if p in world.provinces]
            place = next((p for p in seen if isinstance(atlas, AtlasView) and atlas.shows(p)), None)
        if isinstance(atlas, AtlasView) and place is not None and atlas.shows(place):
            story += [Cutting(atlas, place, "Where it happened"), Text(world.provinces[place].name, "voice")]
        return story

    def story(self, item: Item, kind: str) -> Story:
        """An item with the shield of its first state."""
        names = self.desk.world.states
        doers = [s for s in item.states if s in names and item.headline.startswith(names[s].name)]
        first = next((s for s in (*doers, *item.states) if s in names), None)
        tint = self.desk.scenario.colour(first) if first else ""
        return Story(item, kind, tint, (lambda: self.lead(item)) if self.on_place else None)

    def lead(self, item: Item) -> None:
        """Close the page and show the item's place."""
        if self.sheet is not None:
            self.screen.close(self.sheet)
        if self.on_place is not None and item.places:
            self.on_place(item.places[0])


def _high(item: Item) -> int:
    """About how high an item stands in a column, px of the design."""
    return 62 + 19 * (len(item.text) // 58) + 28 * (len(item.headline) // 34)


def _under_lead(news: tuple[Item, ...], whole: int) -> int:
    """How many stories may stand below the first one, so that three columns end at like heights."""
    room = (whole + 240 + _FIRST) / 3 - _FIRST
    count = 0
    while count < len(news) and room > _high(news[count]) / 2:
        room -= _high(news[count])
        count += 1
    return count


def _halves(blocks: list[tuple[Widget, int]], beside: int) -> tuple[list[Widget], list[Widget]]:
    """Blocks in their order in two columns of like height, the second with so much in it already."""
    total, high, cut = sum(h for _, h in blocks) + beside, 0, 0
    while cut < len(blocks) and high + blocks[cut][1] / 2 < total / 2:
        high += blocks[cut][1]
        cut += 1
    return [one for one, _ in blocks[:cut]], [one for one, _ in blocks[cut:]]


def _ruled(stories: list[Story]) -> Column:
    """Stories with hairlines between."""
    column: list[Widget] = []
    for n, story in enumerate(stories):
        if n:
            column.append(Rule(above=3, below=3))
        column.append(story)
    return Column(*column, gap=2)
