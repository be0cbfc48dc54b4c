"""Rows that several sheets share: who wavers, the plot of chances, a card's figures, pays and rides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import pygame

from game.perception.forecast import Estimate
from game.ui.figures import in_hundred
from game.ui.screens.words.courses import Course
from game.ui.widgets.buttons import Button
from game.ui.widgets.gauges import draw_bar, draw_shield
from game.ui.widgets.layout import Grid, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Figure, KeyCap, Text
from game.ui.widgets.sheets import Answer
from game.ui.widgets.theme import mixed
from game.ui.widgets.widget import Tip, TipSource, Widget

__all__ = [
    "BallotButton",
    "ChancePlot",
    "CourseCard",
    "MovedRow",
    "QuotaRow",
    "WaverRow",
    "attend",
    "card_height",
    "course_card",
]

LOOK = 250
"""Milliseconds for which an answer cannot be pressed after it has come into sight."""


def course_card(course: Course, on_press: Callable[[], object], columns: int = 3) -> CourseCard:
    """An answer as a card."""
    figures = [Figure(f.label, f.value, f.band, ink=f.ink, tip=f.tip or None) for f in course.figures]
    mark = Text("your answer", "second_value", ink="good") if course.chosen else Space(0)
    # An advised card keeps its top right corner for the word of the ministry.
    right = Widget(width=150) if course.advised else Space(0)
    head = Row(KeyCap(course.key.upper()), Text(course.name, "bench", one_line=True), mark, Space(grow=1), right, gap=9)
    body: list[Widget] = [head, Text(course.line, "body", ink="ink_2", one_line=True)]
    if figures:
        body.append(Grid(*figures, columns=columns, gap=14, row_gap=5))
    return CourseCard(
        course.name,
        *body,
        on_press=on_press,
        key=course.key,
        advised=course.advised,
        chosen=course.chosen,
        gap=5,
        pad=15,
        grow=1,
    )


def card_height(look: Look, rows: int) -> float:
    """What a card of so many rows of figures needs, in px of the design; letters have a least size, cards have not."""
    lines = look.text.line("bench") + look.text.line("body")
    lines += rows * (look.text.line("key_figure") + look.text.line("second"))
    return lines / look.scale + 2 * 15 + 5 * rows + 10


class WaverRow(Widget):
    """A state that may come: shield, name, reason, chance in a hundred over its bar."""

    role: ClassVar[str] = "waverer"

    def __init__(self, name: str, tint: str, why: str, permille: int, ink: str, tip: TipSource = None) -> None:
        super().__init__(name, tip=tip)
        self.tint, self.why, self.permille, self.ink = tint, why, permille, ink

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("value") + look.text.line("second") + look.px(10)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        look.paint.hairline(surface, r.topleft, r.topright)
        draw_shield(surface, look, (r.x + look.px(11), r.centery), 21, look.hue(self.tint))
        x, y, bar = r.x + look.px(34), r.y + look.px(7), look.px(62)
        look.text.draw(surface, self.label, "value", (x, y), width=r.w - look.px(34) - bar)
        under = y + look.text.line("value")
        room = r.w - look.px(40) - bar
        fits = look.text.width(self.why, "second") <= room
        why = self.why if fits else self.why.split("; ")[0]
        look.text.draw(surface, why, "second", (x, under), width=room)
        figure = str(in_hundred(self.permille))
        red = look.hue("danger") if self.ink == "danger" else None
        look.text.draw(surface, figure, "key_figure", (r.right, y - look.px(1)), align="right", colour=red)
        track = pygame.Rect(r.right - bar, under + look.px(6), bar, look.px(5))
        draw_bar(surface, look, track, self.permille / 1000, ink=self.ink)


class ChancePlot(Widget):
    """Several chances of one thing on one axis, the first in bold: track, band, dot, number; one half dashed."""

    role: ClassVar[str] = "estimate"

    def __init__(self, label: str, rows: Sequence[tuple[str, Estimate]], label_width: float = 118) -> None:
        super().__init__(label)
        self.rows, self.label_width = tuple(rows), label_width

    def _step(self, look: Look) -> int:
        return look.text.line("body") + look.px(18)

    def _label_room(self, look: Look) -> int:
        """Px for the longest label and a gap, at most half of the width."""
        longest = max(look.text.width(label, "body" if n else "value") for n, (label, _) in enumerate(self.rows))
        return min(max(look.px(self.label_width), longest + look.px(12)), self.rect.w // 2)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, self._step(look) * len(self.rows) + look.text.line("second") + look.px(8)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        left = self.rect.x + self._label_room(look)
        wide = self.rect.right - left - look.px(10)
        bottom = self.rect.y + self._step(look) * len(self.rows)
        for share, words in ((0, "0"), (50, "50"), (100, "100 %")):
            x = left + wide * share // 100
            if share == 50:
                look.paint.dashes(surface, look.hue("line_2"), (x, self.rect.y), (x, bottom), width=1, dash=3, gap=3)
            else:
                look.paint.hairline(surface, (x, self.rect.y), (x, bottom), "line")
            align = "right" if share == 100 else "centre"
            at = (self.rect.right if share == 100 else x, bottom + look.px(6))
            look.text.draw(surface, words, "second", at, align=align)  # type: ignore[arg-type]
        for n, (label, estimate) in enumerate(self.rows):
            self._draw_row(surface, look, n, label, estimate, left, wide)

    def _draw_row(
        self, surface: pygame.Surface, look: Look, n: int, label: str, estimate: Estimate, left: int, wide: int
    ) -> None:
        y = self.rect.y + self._step(look) * n + self._step(look) // 2
        main = n == 0
        room = self._label_room(look) - look.px(10)
        kind = "value" if main else "body"
        look.text.draw(surface, label, kind, (self.rect.x, y), anchor="middle", width=room)
        ink = look.hue("good" if main else "ink_2")
        low, high = sorted((estimate.low, estimate.high))
        x0, x1 = left + wide * low // 1000, left + wide * high // 1000
        high_px = look.px(8)
        strip = pygame.Rect(x0, y - high_px // 2, max(x1 - x0, 2), high_px)
        surface.fill(mixed(look.hue("paper_1"), ink, look.theme.alpha["band"]), strip)
        at = (left + wide * estimate.middle // 1000, y)
        look.paint.disc(surface, at, look.px(6), ink, look.hue("paper_0"), 1.4)
        figure = str(round(estimate.middle / 10))
        room = look.text.width(figure, "value") + look.px(8)
        fits = strip.right + room <= self.rect.right
        side = (strip.right + look.px(7), y) if fits else (strip.x - look.px(7), y)
        align = "left" if fits else "right"
        clear = pygame.Rect(0, 0, room - look.px(4), look.px(16))
        clear.midleft = (side[0] - look.px(2), y) if fits else (side[0] - clear.w + look.px(2), y)
        surface.fill(look.hue("paper_1"), clear)
        look.text.draw(surface, figure, "value", side, anchor="middle", align=align)  # type: ignore[arg-type]


class QuotaRow(Widget):
    """Who pays, who rides: what a member keeps of what it owes, on the measure of the greatest quota."""

    role: ClassVar[str] = "quota"

    def __init__(self, name: str, tint: str, has: int, owes: int, most: int) -> None:
        super().__init__(name)
        self.tint, self.has, self.owes, self.most = tint, has, owes, max(most, 1)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("body") + look.px(8)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        look.paint.hairline(surface, r.topleft, r.topright)
        draw_shield(surface, look, (r.x + look.px(9), r.centery), 16, look.hue(self.tint))
        owed = f" of {self.owes / 10:g}"
        paid_words = f"{min(self.has, self.owes) / 10:g}"
        figures = look.text.width(paid_words, "value") + look.text.width(owed, "body") + look.px(10)
        start, end = max(look.px(116), look.text.width("Macedonia", "body") + look.px(34)), max(look.px(84), figures)
        look.text.draw(
            surface, self.label, "body", (r.x + look.px(28), r.centery), anchor="middle", width=start - look.px(34)
        )
        room = r.w - start - end
        bar = pygame.Rect(
            r.x + start, r.centery - look.px(5), max(room * self.owes // self.most, look.px(4)), look.px(11)
        )
        paid = self.has >= self.owes
        look.paint.box(surface, bar, look.hue("paper_0"), look.hue("good" if paid else "ink"), width=1.2, radius=0)
        part = pygame.Rect(bar.x, bar.y, bar.w * min(self.has, self.owes) // max(self.owes, 1), bar.h)
        surface.fill(look.hue("good" if paid else "bad"), part)
        if not paid:
            look.paint.hatch(surface, part, "/", look.hue("paper_0"), period=5, width=1.2)
        box = look.text.draw(
            surface, owed, "body", (r.right, r.centery), anchor="middle", align="right", colour=look.hue("ink_2")
        )
        look.text.draw(surface, paid_words, "value", (box.x, r.centery), anchor="middle", align="right")


class MovedRow(Widget):
    """A member near the line: shield, name, how it leans, what holds it."""

    role: ClassVar[str] = "moved"

    def __init__(self, name: str, tint: str, leans: str, ink: str, why: str) -> None:
        super().__init__(name)
        self.tint, self.leans, self.ink, self.why = tint, leans, ink, why

    def reading(self) -> Tip | None:
        return Tip(self.label, self.leans, self.why) if self.cut else super().reading()

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("value") + look.text.line("second") + look.px(10)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        look.paint.hairline(surface, r.topleft, r.topright)
        draw_shield(surface, look, (r.x + look.px(11), r.centery), 20, look.hue(self.tint))
        x, y = r.x + look.px(32), r.y + look.px(5)
        box = look.text.draw(surface, self.label, "value", (x, y))
        base = (box.right + look.px(6), y + look.text.baseline("value"))
        look.text.draw(surface, self.leans, "second_value", base, anchor="baseline", colour=look.hue(self.ink))
        look.text.draw(surface, self.why, "second", (x, y + look.text.line("value")), width=r.right - x)
        self.cut = look.text.width(self.why, "second") > r.right - x


class CourseCard(Answer):
    """A card that cannot be pressed before it could be read: a key held down too long answers nothing.

    `on_look` hears when the pointer comes to it or leaves, and when the keyboard is moved to it.
    """

    seen = 0
    on_look: Callable[[bool], None] | None = None
    _looked = False
    _held_at_first: bool | None = None

    def tick(self, dt: int) -> bool:
        self.seen = min(self.seen + dt, LOOK)
        held = self.host is not None and self.host.focused() is self
        if self._held_at_first is None:
            self._held_at_first = held
        self._held_at_first = self._held_at_first and held
        looked = self.hovered or (held and not self._held_at_first)
        if looked != self._looked and self.on_look is not None:
            self._looked = looked
            self.on_look(looked)
        return super().tick(dt)

    def activate(self) -> bool:
        return self.seen < LOOK or super().activate()


class BallotButton(Button):
    """A ballot, with the same patience."""

    seen = 0

    def tick(self, dt: int) -> bool:
        self.seen = min(self.seen + dt, LOOK)
        return super().tick(dt)

    def activate(self) -> bool:
        return self.seen < LOOK or super().activate()


def attend(sheet: Widget) -> None:
    """Give the keyboard of an opened sheet to the advised answer, so that Enter takes it; else to the first answer."""
    cards = [w for w in sheet.walk() if isinstance(w, CourseCard | BallotButton)]
    advised = [w for w in cards if getattr(w, "advised", False) or getattr(w, "kind", "") == "primary"]
    if (host := sheet.host) is not None and (wanted := [*advised, *cards]):
        host.focus(wanted[0])
