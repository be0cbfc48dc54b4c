"""The foot of the table: map modes with the legend above them, End turn and what blocks it, the Gazette's ticker."""

from collections.abc import Callable, Sequence
from typing import ClassVar

import pygame

from game.report.sentences import gazette
from game.ui.legends import LegendPart, legend, legend_sentence
from game.ui.mapmodes import MODES, MapMode
from game.ui.scenery import mark_state
from game.ui.screens.council_paper import Paper
from game.ui.screens.council_papers import Table
from game.ui.widgets.buttons import Button, Choice, Option, Pressable
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled
from game.ui.widgets.plain import Icon, Text
from game.ui.widgets.widget import Tip, Widget
from game.world.worlds import Phase

__all__ = ["Legend", "ModeBar", "Ticker", "end_paper", "legend_of"]

_RIBBONS = {"defence": "balance", "patron": "bandwagon", "pact": "pact", "demand": "danger", "war": "danger"}


class ModeBar(Choice):
    """The nine questions to the map; the digit of its key stands in the corner of each."""

    role: ClassVar[str] = "modes"

    def __init__(self, mode: MapMode, on_change: Callable[[MapMode], None]) -> None:
        options = [
            Option(m, name.label, name.icon, tip=Tip(name.label, f"key {n}", name.question))
            for n, (m, name) in enumerate(MODES.items(), start=1)
        ]
        super().__init__("Map mode", options, mode, lambda v: on_change(MapMode(str(v))), tiles=True)

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
        if n and not chosen:
            look.paint.hairline(surface, (r.x, r.y + look.px(6)), (r.x, r.bottom - look.px(6)))
        look.icons.draw(surface, option.icon, (r.centerx, r.y + look.px(14)), look.px(18), ink)
        kind = "second_value" if look.text.width(option.label, "second_value") <= r.w - 4 else "hint"
        y = r.bottom - look.text.line(kind) - look.px(2)
        look.text.draw(surface, option.label, kind, (r.centerx, y), align="centre", colour=ink, width=r.w - 2)
        quiet = ink if chosen else look.hue("ink_2")
        look.text.draw(surface, str(n + 1), "hint", (r.x + look.px(6), r.y + look.px(2)), colour=quiet)


class Legend(Widget):
    """A sentence on a slip of paper, with its signs drawn between the words; centred over the map modes."""

    role: ClassVar[str] = "legend"

    def __init__(self, parts: Sequence[LegendPart], said: str) -> None:
        super().__init__(said)
        self.parts = tuple(parts)
        self._tight = False

    def solid(self) -> bool:
        return False

    def _sign(self, look: Look, part: LegendPart) -> int:
        """Room for a part's sign; less where the sentence would not fit."""
        room = look.px(34) if part.ribbon else look.px(24) if part.swatch else 0
        return room * 3 // 5 if self._tight else room

    def _length(self, look: Look) -> int:
        gap = look.px(4 if self._tight else 7)
        return (
            sum(
                self._sign(look, p) + (gap if self._sign(look, p) else 0) + look.text.width(p.words, "second") + gap
                for p in self.parts
            )
            - gap
        )

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return self._length(look) + look.px(28), look.text.line("second") + look.px(10)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        self._tight = False
        self._tight = self.natural(look, self.rect.w)[0] > self.rect.w
        wide, high = self.natural(look, self.rect.w)
        slip = pygame.Rect(0, 0, min(wide, self.rect.w), high)
        slip.midbottom = self.rect.midbottom
        look.paint.slip(surface, slip)
        x = slip.x + look.px(14)
        for part in self.parts:
            x = self._draw_part(surface, look, part, x, slip)

    def _draw_part(self, surface: pygame.Surface, look: Look, part: LegendPart, x: int, slip: pygame.Rect) -> int:
        y = slip.centery
        if part.ribbon is not None:
            sign = _ribbon_sign(look, part.ribbon)
            surface.blit(sign, (x, y - look.px(5)), pygame.Rect(0, 0, self._sign(look, part), sign.get_height()))
        elif part.swatch is not None:
            box = pygame.Rect(x, y - look.px(6), self._sign(look, part), look.px(12))
            surface.fill(part.swatch, box)
            if part.hatch:
                look.paint.hatch(surface, box, part.hatch, look.hue("ink_2"), period=5, width=1)
            pygame.draw.rect(surface, look.hue("line_2"), box, 1)
        gap = look.px(4 if self._tight else 7)
        x += self._sign(look, part) + (gap if self._sign(look, part) else 0)
        room = max(slip.right - look.px(10) - x, 1)
        box = look.text.draw(surface, part.words, "second", (x, y), anchor="middle", colour=look.hue("ink"), width=room)
        return box.right + gap


def _ribbon_sign(look: Look, style: str) -> pygame.Surface:
    """A short piece of a ribbon as the map draws it: whole, dotted for a pact, dashed for danger."""

    def make() -> pygame.Surface:
        size = (look.px(34), look.px(10))
        hue = look.hue(_RIBBONS[style])
        runs = {"pact": (2.0, 5.0), "demand": (8.0, 5.0), "war": (8.0, 5.0)}.get(style, (34.0, 0.0))

        def draw(big: pygame.Surface, k: int) -> None:
            x, end = 0.0, float(size[0] * k)
            step, gap = (look.scale * run * k for run in runs)
            while x < end:
                pygame.draw.line(
                    big, hue, (x, size[1] * k / 2), (min(x + step, end), size[1] * k / 2), round(look.scale * 3 * k)
                )
                x += step + gap

        return supersampled(size, draw)

    return look.paint.kept(("legend ribbon", style, look.scale, look.manner.colour_blind), make)


def legend_of(table: Table, mode: MapMode, foe: str) -> Legend:
    """The legend of a mode; `foe` is the name of whom help would be against."""
    return Legend(legend(mode, foe), legend_sentence(mode, foe))


class Ticker(Pressable):
    """The Gazette's headlines in a dark strip along the bottom edge; a press opens the page."""

    role: ClassVar[str] = "ticker"

    def __init__(self, headlines: Sequence[str], on_press: Callable[[], None]) -> None:
        super().__init__("The Gazette", tip=Tip("The Gazette", "", "Opens the page with all that happened (G)."))
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
            tip=Tip("Unanswered", str(many), "; ".join(blocked).capitalize() + "."),
        )
    else:
        faults = len(desk.faults()) if orders else 0
        head = "Send orders" if orders else "End turn"
        said = f"{faults} order{'s' if faults != 1 else ''} would be refused" if faults else "nothing waits for us"
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


def shield_state(key: str) -> str:
    """The state whose shield or tag was pressed."""
    return mark_state(key)
