"""The curve of a pact's legitimacy, with what moved it written at the turns, and where it may go next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import pygame

from game.ui.widgets.look import Look
from game.ui.widgets.text import signed
from game.ui.widgets.theme import mixed
from game.ui.widgets.widget import Widget

__all__ = ["LegitimacyCurve"]

_FAN = 34


class LegitimacyCurve(Widget):
    """Points are (turn, legitimacy); notes (turn, words, whether it was good). `gain` and `loss` open the fan."""

    role: ClassVar[str] = "chart"

    def __init__(
        self,
        points: Sequence[tuple[int, int]],
        notes: Sequence[tuple[int, str, bool]],
        ends: tuple[str, str],
        gain: int = 0,
        loss: int = 0,
        height: float = 190,
    ) -> None:
        super().__init__("Legitimacy", height=height)
        self.points, self.notes, self.ends = tuple(points), tuple(notes), ends
        self.gain, self.loss = gain, loss

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.px(self.height or 190)

    def _span(self) -> tuple[int, int]:
        """Tens that cover the curve and its fan."""
        last = self.points[-1][1]
        low = min(*(v for _, v in self.points), max(last - self.loss, 0), last) // 10 * 10
        high = -(-max(*(v for _, v in self.points), min(last + self.gain, 100), last) // 10) * 10
        high = max(high, low + 20)
        values, room = dict(self.points), (high - low) // 3
        below = [values[t] for t, _, good in self.notes if not good and t in values]
        above = [values[t] for t, _, good in self.notes if good and t in values]
        low -= 10 * any(v - low < room for v in below)
        high += 10 * any(high - v < room for v in above)
        return max(0, low), min(100, high)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        low, high = self._span()
        line = look.text.line("second")
        right = look.px(_FAN + 30) if self.gain or self.loss else look.px(10)
        plot = pygame.Rect(self.rect.x + look.px(30), self.rect.y + line, 0, 0)
        plot.w, plot.h = self.rect.right - right - plot.x, self.rect.h - 2 * line - look.px(8)
        self._draw_axes(surface, look, plot, (low, high))
        first, last = self.points[0][0], max(self.points[-1][0], self.points[0][0] + 1)

        def at(turn: int, value: float) -> tuple[float, float]:
            x = plot.x + plot.w * (turn - first) / (last - first)
            return x, plot.bottom - plot.h * (value - low) / max(high - low, 1)

        track = [at(t, v) for t, v in self.points]
        self._draw_fan(surface, look, track[-1], plot, (low, high))
        if len(track) > 1:
            look.paint.line(surface, look.hue("good"), track, 2.4)
        look.paint.disc(surface, track[-1], look.px(5), look.hue("good"), look.hue("paper_0"), 1.2)
        self._draw_notes(surface, look, plot, at)

    def _draw_axes(self, surface: pygame.Surface, look: Look, plot: pygame.Rect, span: tuple[int, int]) -> None:
        low, high = span
        step = 10 if high - low <= 30 else 20
        for value in range(low, high + 1, step):
            y = round(plot.bottom - plot.h * (value - low) / max(high - low, 1))
            look.paint.hairline(surface, (plot.x, y), (self.rect.right, y), "line")
            at = (plot.x - look.px(8), y)
            look.text.draw(surface, str(value), "second", at, align="right", anchor="middle")
        y = plot.bottom + look.px(8)
        look.text.draw(surface, self.ends[0], "second", (plot.x, y))
        look.text.draw(surface, self.ends[1], "second", (plot.right, y), align="centre")

    def _draw_fan(
        self, surface: pygame.Surface, look: Look, start: tuple[float, float], plot: pygame.Rect, span: tuple[int, int]
    ) -> None:
        if not (self.gain or self.loss):
            return
        unit = plot.h / max(span[1] - span[0], 1)
        x = start[0] + look.px(_FAN)
        up, down = (x, start[1] - self.gain * unit), (x, start[1] + self.loss * unit)
        tint = mixed(look.hue("paper_1"), look.hue("good"), 0.22)
        look.paint.polygon(surface, [start, up, down], tint)
        look.paint.dashes(surface, look.hue("good"), start, up, width=1.4, dash=3, gap=3)
        look.paint.dashes(surface, look.hue("bad"), start, down, width=1.4, dash=3, gap=3)
        for (px, py), points, ink in ((up, self.gain, "good"), (down, -self.loss, "bad")):
            look.text.draw(
                surface, signed(points), "second_value", (px + look.px(4), py), anchor="middle", colour=look.hue(ink)
            )

    def _draw_notes(
        self, surface: pygame.Surface, look: Look, plot: pygame.Rect, at: Callable[[int, float], tuple[float, float]]
    ) -> None:
        """What moved it most: praise above the curve, blame below."""
        values = dict(self.points)
        taken: list[pygame.Rect] = []
        for turn, words, good in self.notes:
            if turn not in values:
                continue
            x, y = at(turn, values[turn])
            place = self._note_place(look, plot, words, round(x), good, taken)
            taken.append(place)
            look.paint.line(surface, look.hue("ink_2"), [(x, y), (x, place.bottom if good else place.y)], 1)
            look.paint.disc(surface, (x, y), look.px(4), look.hue("ink" if good else "bad"))
            look.text.draw(surface, words, "second", place.topleft, colour=look.hue("ink" if good else "bad"))

    def _note_place(
        self, look: Look, plot: pygame.Rect, words: str, x: int, good: bool, taken: Sequence[pygame.Rect]
    ) -> pygame.Rect:
        """Above or below the curve, a line nearer to it for each note already in the way."""
        high, wide = look.text.line("second"), look.text.width(words, "second")
        left = min(max(x - wide // 2, self.rect.x), self.rect.right - wide)
        place = pygame.Rect(left, plot.y - high + look.px(2) if good else plot.bottom - high - look.px(2), wide, high)
        while place.collidelist(list(taken)) >= 0 and plot.y - high <= place.y <= plot.bottom:
            place.y += high if good else -high
        return place
