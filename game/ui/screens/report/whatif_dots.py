"""Chances as dots with bars for their intervals, on one scale from 0 to 100: after `design/mock/report_war`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pygame

from game.report.html.dots import DotRow
from game.ui.widgets.look import Look
from game.ui.widgets.rich import Block, draw_block, set_text
from game.ui.widgets.theme import RGB
from game.ui.widgets.widget import Tip, Widget

__all__ = ["DotChart"]

_ROW, _AXIS, _RIGHT = 30, 24, 40
_LABEL_SHARE, _MOST_LABEL = 0.45, 230


class DotChart(Widget):
    """One row a course: its words, the bar of its interval, the dot and the figure. The tip reads all rows off."""

    role: ClassVar[str] = "chart"
    focusable: ClassVar[bool] = True

    def __init__(self, rows: Sequence[DotRow], title: str) -> None:
        super().__init__(title)
        self.rows = tuple(rows)
        self.tip = self._told

    def _told(self) -> Tip:
        lines = [f"{row.label}: **{row.told}** of 100{_ends(row)}" for row in self.rows]
        return Tip(self.label, sentence="\n".join(lines))

    # -- where things are -------------------------------------------------------------------------
    def _left(self, look: Look, width: int) -> int:
        widest = max((look.text.width(row.label, "value") for row in self.rows), default=0)
        return min(widest + look.px(20), round(width * _LABEL_SHARE), look.px(_MOST_LABEL))

    def _blocks(self, look: Look, width: int) -> list[Block]:
        room = self._left(look, width) - look.px(16)
        return [set_text(look.text, row.label, "value" if row.plain else "body", room) for row in self.rows]

    def _heights(self, look: Look, width: int) -> list[int]:
        return [max(look.px(_ROW), block.height + look.px(8)) for block in self._blocks(look, width)]

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, sum(self._heights(look, width)) + look.px(_AXIS)

    # -- drawing ----------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        left, heights = self._left(look, r.w), self._heights(look, r.w)
        plot = pygame.Rect(r.x + left, r.y, max(r.w - left - look.px(_RIGHT), 20), sum(heights))
        self._draw_axis(surface, look, plot)
        y = r.y
        for row, block, high in zip(self.rows, self._blocks(look, r.w), heights, strict=True):
            draw_block(look.text, surface, block, (r.x, y + (high - block.height) // 2), width=left)
            self._draw_dot(surface, look, row, plot, y + high // 2)
            y += high

    def _draw_axis(self, surface: pygame.Surface, look: Look, plot: pygame.Rect) -> None:
        for share, word in ((0.0, "0"), (0.5, "50"), (1.0, "100 %")):
            x = plot.x + round(plot.w * share)
            if share == 0.5:
                look.paint.dashes(surface, look.hue("line"), (x, plot.y), (x, plot.bottom), width=1, dash=3, gap=3)
            else:
                look.paint.hairline(surface, (x, plot.y), (x, plot.bottom))
            at = (x, plot.bottom + look.px(3))
            look.text.draw(surface, word, "second", at, align="centre", colour=look.hue("ink_2"))

    def _draw_dot(self, surface: pygame.Surface, look: Look, row: DotRow, plot: pygame.Rect, y: int) -> None:
        ink: RGB = look.hue("ink" if row.plain else "good")
        low, high, value = row.measured.low, row.measured.high, row.measured.value
        end = value
        if low is not None and high is not None:
            a, b, tick = plot.x + plot.w * low, plot.x + plot.w * high, look.px(5)
            look.paint.line(surface, ink, ((a, y), (b, y)), 2)
            for x in (a, b):
                look.paint.line(surface, ink, ((x, y - tick), (x, y + tick)), 2)
            end = max(high, value)
        look.paint.disc(surface, (plot.x + plot.w * value, y), look.px(5), ink)
        at = (plot.x + plot.w * end + look.px(10), y)
        look.text.draw(surface, row.told, "value", at, anchor="middle", colour=look.hue("ink"))


def _ends(row: DotRow) -> str:
    if row.measured.low is None or row.measured.high is None:
        return ""
    return f" ({figure_of_hundred(row.measured.low)} to {figure_of_hundred(row.measured.high)})"


def figure_of_hundred(share: float) -> str:
    """A share as so many of 100."""
    return f"{share * 100:.0f}"
