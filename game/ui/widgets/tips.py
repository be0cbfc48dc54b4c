"""The tooltip, and the sum into which it widens: signed rows, an ink line, a total; each row opens its source.

It comes 350 ms after the pointer rests, widens after 900 ms more or with Alt, and goes when anything is pressed or an
overlay opens. Once widened it can be entered with the pointer, else its rows could not be clicked.
"""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.widgets.look import Look
from game.ui.widgets.rich import Block, draw_block, set_text
from game.ui.widgets.widget import SumRow, Tip, Widget

_PAD = 12


@dataclass(slots=True)
class _Line:
    label: Block
    value: str = ""
    row: SumRow | None = None
    ruled: bool = False


class Tips:
    """One tooltip at most, for one widget at a time."""

    def __init__(self) -> None:
        self.shown = False
        self.wide = False
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.tip: Tip | None = None
        self._of: Widget | None = None
        self._since = 0
        self._rows: list[tuple[pygame.Rect, SumRow]] = []

    def look_at(self, widget: Widget | None, now: int) -> None:
        """The pointer or the keyboard has come to a widget; its tooltip starts to wait."""
        self.hide()
        self._of, self._since = widget, now

    def hide(self) -> None:
        """Gone until the pointer moves to something else."""
        self.shown = self.wide = False
        self.tip, self._of, self._rows = None, None, []

    def widen(self, focus: Widget | None, now: int) -> bool:
        """Alt: show the sum at once, of what is pointed at or else of what has the keyboard."""
        widget = self._of or focus
        if widget is None or (tip := widget.reading()) is None:
            return False
        self._of, self.tip, self.shown = widget, tip, True
        self.wide = bool(tip.rows)
        return True

    def tick(self, now: int, look: Look) -> bool:
        """Time passes; True when the tooltip came or widened."""
        if self._of is None or self.wide:
            return False
        waited = now - self._since
        if not self.shown and waited >= look.ms("tooltip_after"):
            self.tip = self._of.reading()
            self.shown = self.tip is not None
            return self.shown
        if self.shown and self.tip and self.tip.rows and waited >= look.ms("tooltip_after") + look.ms("sum_after"):
            self.wide = True
            return True
        return False

    def holds(self, point: tuple[int, int]) -> bool:
        """Whether the pointer is inside a widened sum, which then stays."""
        return self.shown and self.wide and self.rect.inflate(16, 16).collidepoint(point)

    def press(self, event: pygame.event.Event) -> bool:
        """A click on a row of the sum opens its source."""
        if not (self.shown and self.wide and self.rect.collidepoint(event.pos)):
            return False
        for rect, row in self._rows:
            if event.type == pygame.MOUSEBUTTONDOWN and rect.collidepoint(event.pos) and row.on_open is not None:
                self.hide()
                row.on_open()
                break
        return True

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """Draw beside its widget, inside the window."""
        if not self.shown or self.tip is None or self._of is None:
            return
        pad = look.px(_PAD)
        lines = self._sum(look, self.tip) if self.wide else self._short(look, self.tip)
        gap = look.px(20)
        inner = max(
            line.label.width + (gap + look.text.width(line.value, "second_value") if line.value else 0)
            for line in lines
        )
        high = sum(line.label.height + look.px(3) for line in lines) + (look.px(5) if self.wide else 0)
        self.rect = _beside(self._of, (inner + 2 * pad, high + 2 * look.px(9)), look)
        look.paint.slip(surface, self.rect)
        self._lines(surface, look, lines, inner)

    def _lines(self, surface: pygame.Surface, look: Look, lines: list[_Line], inner: int) -> None:
        x, y = self.rect.x + look.px(_PAD), self.rect.y + look.px(9)
        self._rows = []
        for line in lines:
            if line.ruled:
                look.paint.hairline(surface, (x, y + look.px(1)), (x + inner, y + look.px(1)), "ink")
                y += look.px(5)
            draw_block(look.text, surface, line.label, (x, y))
            if line.value:
                look.text.draw(
                    surface, line.value, "second_value", (x + inner, y), align="right", colour=look.hue("ink")
                )
            if line.row is not None:
                self._rows.append((pygame.Rect(x, y, inner, line.label.height + look.px(3)), line.row))
            y += line.label.height + look.px(3)

    def _short(self, look: Look, tip: Tip) -> list[_Line]:
        room = look.space("tooltip") - 2 * look.px(_PAD)
        lines = []
        if tip.name or tip.value:
            lines.append(_Line(set_text(look.text, f"**{tip.name} {tip.value}**".replace(" **", "**"), "body", room)))
        if tip.sentence:
            lines.append(_Line(set_text(look.text, look.keyed(tip.sentence), "second", room)))
        if tip.rows:
            lines.append(_Line(set_text(look.text, "{ink_3:hold Alt for the sum}", "second", room)))
        return lines or [_Line(set_text(look.text, " ", "second", room))]

    def _sum(self, look: Look, tip: Tip) -> list[_Line]:
        room = look.px(360)
        ink = "{{ink:{}}}"
        lines = [_Line(set_text(look.text, ink.format(r.label), "second", room), r.value, r) for r in tip.rows]
        total = tip.total or SumRow(tip.name, tip.value)
        lines.append(
            _Line(
                set_text(look.text, f"{{ink:**{total.label}**}}", "second", room),
                total.value,
                total,
                ruled=True,
            )
        )
        if tip.sentence:
            lines.append(_Line(set_text(look.text, look.keyed(tip.sentence), "second", room)))
        if any(r.on_open for r in tip.rows):
            lines.append(_Line(set_text(look.text, "each line opens to its source", "second", room)))
        return lines


def _paper_of(widget: Widget, look: Look) -> pygame.Rect | None:
    """The tall narrow paper that a widget lies on: what it holds should not be hidden by what explains it."""
    at = widget.parent
    while at is not None:
        if at.role == "panel" and at.rect.w < look.size[0] * 0.42 and at.rect.h > look.size[1] * 0.4:
            return at.rect
        at = at.parent
    return None


def _beside(widget: Widget, size: tuple[int, int], look: Look) -> pygame.Rect:
    """Beside what it speaks of or a tall paper; else below the widget or above it; never outside the window."""
    anchor, paper = widget.rect, _paper_of(widget, look)
    screen = pygame.Rect((0, 0), look.size).inflate(-look.px(12), -look.px(12))
    if (part := widget.spot()) is not None:
        aside = pygame.Rect((part.right + look.px(12), part.y), size)
        if aside.right > screen.right:
            aside.right = part.x - look.px(12)
        return aside.clamp(screen)
    if paper is not None:
        gap = look.px(8)
        right = pygame.Rect((paper.right + gap, anchor.y), size)
        if (
            screen.contains(right.clamp(pygame.Rect(right.x, screen.y, right.w, screen.h)))
            and right.right < screen.right
        ):
            return right.clamp(screen)
        left = pygame.Rect((paper.x - gap - size[0], anchor.y), size)
        if left.x > screen.x:
            return left.clamp(screen)
    rect = pygame.Rect((anchor.x, anchor.bottom + look.px(8)), size)
    if rect.bottom > screen.bottom:
        rect.bottom = anchor.y - look.px(8)
    return rect.clamp(screen)
