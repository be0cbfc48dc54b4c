"""The waterfall: signed reasons from zero, the largest help first, what decides last and washed, then the sum."""

from collections.abc import Sequence
from typing import ClassVar

import pygame

from game.ui.widgets.look import Look
from game.ui.widgets.text import Align
from game.ui.widgets.widget import Widget

__all__ = ["Waterfall"]


class Waterfall(Widget):
    """Signed terms from zero, the largest help first, what decides last and washed; then the sum."""

    role: ClassVar[str] = "waterfall"

    def __init__(self, rows: Sequence[tuple[str, int]], refused: bool) -> None:
        super().__init__("What they weigh")
        helps = sorted((r for r in rows if r[1] > 0), key=lambda r: -r[1])
        hurts = sorted((r for r in rows if r[1] < 0), key=lambda r: -r[1])
        self.rows = [*helps, *hurts]
        self.refused = refused and bool(hurts)
        self.sum = sum(milli for _, milli in rows)

    def _row(self, look: Look) -> int:
        return look.px(36)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, self._row(look) * len(self.rows) + look.px(44)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        marks, at = [0], 0
        for _, milli in self.rows:
            at += milli
            marks.append(at)
        low, high = min(marks), max(*marks, 1)
        words = look.px(240)
        chart = pygame.Rect(
            self.rect.x + words + look.px(50), self.rect.y, self.rect.w - words - look.px(100), self.rect.h
        )
        scale = chart.w / max(high - low, 1)
        zero = chart.x + round(-low * scale)
        bottom = self.rect.y + self._row(look) * len(self.rows)
        look.paint.line(surface, look.hue("ink"), [(zero, self.rect.y), (zero, bottom + look.px(6))], 1.5)
        for n, (name, milli) in enumerate(self.rows):
            last = self.refused and n == len(self.rows) - 1
            self._bar(
                surface,
                look,
                n,
                (zero + round(marks[n] * scale), zero + round(marks[n + 1] * scale)),
                (name, milli),
                last,
            )
        self._total(surface, look, zero + round(marks[-1] * scale), zero, bottom)

    def _bar(
        self, surface: pygame.Surface, look: Look, n: int, ends: tuple[int, int], row: tuple[str, int], last: bool
    ) -> None:
        high = self._row(look)
        y = self.rect.y + n * high
        if last:
            surface.fill(look.hue("danger_wash"), pygame.Rect(self.rect.x, y, self.rect.w, high))
        look.text.draw(
            surface, row[0], "value", (self.rect.x + look.px(6), y + high // 2), anchor="middle", width=look.px(250)
        )
        ink = "danger" if last else "good" if row[1] > 0 else "bad"
        left, right = min(ends), max(ends)
        bar = pygame.Rect(left, y + look.px(9), max(right - left, 2), high - look.px(18))
        surface.fill(look.hue(ink), bar)
        if row[1] < 0:
            look.paint.hatch(surface, bar, "/", look.hue("paper_0"), period=6, width=1.2, alpha=0.6)
        if n < len(self.rows) - 1:
            look.paint.dashes(
                surface,
                look.hue("ink_2"),
                (ends[1], bar.bottom),
                (ends[1], bar.bottom + look.px(18)),
                width=1,
                dash=2,
                gap=2,
            )
        said = f"{row[1] / 1000:+.1f}".replace("-", "−")
        at = (right + look.px(7), bar.centery) if row[1] > 0 else (left - look.px(7), bar.centery)
        side: Align = "left" if row[1] > 0 else "right"
        wide = look.text.width(said, "value")
        left_edge = at[0] if side == "left" else at[0] - wide
        behind = pygame.Rect(left_edge - look.px(2), bar.y + look.px(1), wide + look.px(4), bar.h - look.px(2))
        surface.fill(look.hue("danger_wash" if last else "paper_0"), behind)
        look.text.draw(surface, said, "value", at, anchor="middle", align=side, colour=look.hue("ink"))

    def _total(self, surface: pygame.Surface, look: Look, x: int, zero: int, bottom: int) -> None:
        ink = look.hue("danger" if self.sum <= 0 else "good")
        look.paint.line(surface, ink, [(x, bottom), (x, bottom + look.px(10))], 2)
        said = f"sum {self.sum / 1000:+.1f}".replace("-", "−")
        look.text.draw(
            surface, said, "value", (x, bottom + look.px(14)), align="right" if self.sum <= 0 else "left", colour=ink
        )
        other: Align = "left" if self.sum <= 0 else "right"
        words = "accept from 0"
        if other == "left":
            zero = min(zero, self.rect.right - look.text.width(words, "second"))
        look.text.draw(surface, words, "second", (zero, bottom + look.px(16)), align=other, colour=look.hue("ink"))
