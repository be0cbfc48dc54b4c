"""The foot of the table: map modes with the legend above them, End turn and what blocks it, the Gazette's ticker."""

from collections.abc import Callable, Sequence
from typing import ClassVar

import pygame

from game.report.telling.sentences import gazette
from game.ui.mapmodes import MODES, MapMode
from game.ui.scenery import mark_state
from game.ui.screens.council.paper import Paper
from game.ui.screens.words.papers import Table
from game.ui.widgets.buttons import Button, Choice, Option, Pressable
from game.ui.widgets.colours import RGB
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Icon, Text
from game.ui.widgets.widget import Tip, Widget
from game.world.worlds import Phase

__all__ = ["ModeBar", "Ticker", "end_paper", "headlines"]


class ModeBar(Choice):
    """The nine questions to the map; the digit of its key stands in the corner of each."""

    role: ClassVar[str] = "modes"

    def __init__(self, mode: MapMode, on_change: Callable[[MapMode], None]) -> None:
        options = [
            Option(m, name.label, name.icon, tip=Tip(name.label, f"key {n}", name.question))
            for n, (m, name) in enumerate(MODES.items(), start=1)
        ]
        super().__init__("Map mode", options, mode, lambda v: on_change(MapMode(str(v))), tiles=True)

    def choose(self, value: object) -> None:
        """Choose and tell; what is chosen already tells too, for it turns to its next page."""
        if value == self.value and self.on_change is not None:
            self.on_change(value)
        else:
            super().choose(value)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.px(46)

    def place(self, look: Look) -> None:
        wide = self.rect.w / max(len(self.children), 1)
        for n, child in enumerate(self.children):
            x = self.rect.x + round(n * wide)
            child.arrange(look, pygame.Rect(x, self.rect.y, self.rect.x + round((n + 1) * wide) - x, self.rect.h))

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        for n, (child, option) in enumerate(zip(self.children, self.options, strict=True)):
            self._tile(surface, look, child, option, n)

    def _tile(self, surface: pygame.Surface, look: Look, child: Widget, option: Option, n: int) -> None:
        r, chosen = child.rect, option.value == self.value
        if chosen or child.hovered:
            surface.fill(look.hue("ink" if chosen else "hover"), r)
        ink = look.hue("paper_0" if chosen else "ink")
        lenses = MODES[MapMode(str(option.value))].lenses
        self._draw_pages(surface, look, r, len(lenses), ink)
        if n and not chosen:
            look.paint.hairline(surface, (r.x, r.y + look.px(6)), (r.x, r.bottom - look.px(6)))
        look.icons.draw(surface, option.icon, (r.centerx, r.y + look.px(14)), look.px(18), ink)
        if any(look.text.width(one.label, "hint") > r.w - 4 for one in self.options):
            number = (r.centerx, r.bottom - look.text.line("hint") - look.px(2))
            look.text.draw(surface, str(n + 1), "hint", number, align="centre", colour=ink)
            return
        kind = "second_value" if look.text.width(option.label, "second_value") <= r.w - 4 else "hint"
        y = r.bottom - look.text.line(kind) - look.px(2)
        look.text.draw(surface, option.label, kind, (r.centerx, y), align="centre", colour=ink, width=r.w - 2)
        quiet = ink if chosen else look.hue("ink_2")
        look.text.draw(surface, str(n + 1), "hint", (r.x + look.px(6), r.y + look.px(2)), colour=quiet)

    def _draw_pages(self, surface: pygame.Surface, look: Look, r: pygame.Rect, pages: int, ink: RGB) -> None:
        """A dot for each page of a question that has several; in the upper right corner, opposite the key."""
        for page in range(pages if pages > 1 else 0):
            at = (r.right - look.px(8 + 7 * (pages - 1 - page)), r.y + look.px(9))
            look.paint.disc(surface, at, max(look.px(2.2), 2), ink)


class Ticker(Pressable):
    """The Gazette's headlines in a dark strip along the bottom edge; a press opens the page."""

    role: ClassVar[str] = "ticker"

    def __init__(self, headlines: Sequence[str], on_press: Callable[[], None]) -> None:
        super().__init__("The Gazette", tip=Tip("The Gazette", "", "Opens the page with all that happened (⟨g⟩)."))
        self.headlines, self.on_press = tuple(headlines), on_press

    def activate(self) -> bool:
        self.on_press()
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        surface.fill(look.hue("frame" if self.hovered else "ink"), r)
        pale, brass = look.hue("paper_0"), look.hue("brass_light")
        box = look.text.draw(
            surface, "The Gazette", "voice", (r.x + look.px(16), r.centery), anchor="middle", colour=pale
        )
        x = box.right + look.px(14)
        look.paint.hairline(surface, (x, r.y + look.px(9)), (x, r.bottom - look.px(9)), "line_2")
        hint = look.text.draw(
            surface,
            "G opens it",
            "second",
            (r.right - look.px(16), r.centery),
            align="right",
            anchor="middle",
            colour=brass,
        )
        x += look.px(14)
        for n, headline in enumerate(self.headlines):
            room = hint.x - look.px(20) - x
            if room < look.px(120):
                break
            if n:
                dot = look.text.draw(surface, "·", "value", (x, r.centery), anchor="middle", colour=brass)
                x = dot.right + look.px(12)
                room = hint.x - look.px(20) - x
            box = look.text.draw(surface, headline, "second", (x, r.centery), anchor="middle", colour=pale, width=room)
            x = box.right + look.px(12)


def headlines(table: Table) -> list[str]:
    """The news of the last phase, gravest first; at the start, what the age is."""
    desk = table.desk
    items = gazette(desk.last_events, desk.world, desk.seat)
    if items:
        return [item.headline for item in items[:12]]
    return [
        desk.scenario.told.title,
        desk.scenario.told.subtitle,
        "No news yet: the first dispatches come when the turn ends",
    ]


def end_paper(table: Table) -> Widget:
    """What blocks the end of the turn, and the one primary button of the screen."""
    desk = table.desk
    blocked = desk.blockers()
    orders = desk.phase is Phase.ORDERS
    if desk.is_over:
        head, said, button = (
            "The age is over",
            "the report tells it",
            Button("Report", table.end_turn, kind="primary", size="main", key="space"),
        )
    elif blocked:
        many = len(blocked)
        head = "Send orders" if orders else "End turn"
        said = f"{many} dispatches wait" if many != 1 else "1 dispatch waits"
        if orders:
            said = f"{many} demands were refused" if many != 1 else "our demand was refused"
        button = Button(
            "Decide" if orders else "Answer",
            table.answer_next,
            kind="primary",
            size="main",
            key="space",
            tip=Tip("Unanswered", str(many), _sentence("; ".join(blocked))),
        )
    else:
        faults = len(desk.faults()) if orders else 0
        head = "Send orders" if orders else "End turn"
        said = f"{faults} order{'s' if faults != 1 else ''} would be refused" if faults else "nothing waits"
        button = Button(
            "End turn" if not orders else "Send",
            table.end_turn,
            kind="primary",
            size="main",
            key="ctrl+enter",
            tip=Tip(
                head,
                "",
                "The others write theirs at the same time. "
                + ("Then letters are answered." if orders else "Then all is resolved."),
            ),
        )
    alarm = bool(blocked) or "refused" in said
    mark: list[Widget] = [Icon("dispatch" if blocked else "clock", 18, "danger" if alarm else "ink_2")]
    second = Row(*mark, Text(f"{{danger:**{said}**}}" if alarm else said, "second", one_line=True), gap=7)
    return Paper(
        Row(Column(Text(head, "card_head", one_line=True), second, gap=0, grow=1), button, gap=8),
        pad=(16, 9),
        label="End turn",
    )


def _sentence(words: str) -> str:
    """With a capital and a full stop; the names in it keep theirs."""
    return f"{words[:1].upper()}{words[1:]}."


def shield_state(key: str) -> str:
    """The state whose shield or tag was pressed."""
    return mark_state(key)
