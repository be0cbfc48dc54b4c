"""A `ChartModel` drawn in the window: lines, piled areas or bars, with what lies under the pointer in figures.

Series that look alike are told apart by dashes and hatches; bands and marks of the model stand behind.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

import pygame

from game.kit.chart import ChartModel, Series, patterns, ticks
from game.ui.widgets.look import Look
from game.ui.widgets.theme import mixed
from game.ui.widgets.widget import SumRow, Tip, Widget

Point = tuple[float, float]
End = tuple[float, Series, int]
"""Where a line or layer ends, what it is of, and its pattern."""
DASHES = ((7.0, 4.0), (2.5, 3.5), (11.0, 4.0))
"""Lengths on and off of dashed lines, px of the design."""
HATCHES = ("/", "-", "x")
STRIP = 5
"""Height of the strip of bands above a plot, px of the design."""
_WIDEST_NAME = 190


class ChartView(Widget):
    """Title, plot, names at the ends of lines and layers (or a legend below bars); hover reads one x off in a sum."""

    role: ClassVar[str] = "chart"

    def __init__(self, model: ChartModel, *, height: float = 240, width: float | None = None, grow: float = 0) -> None:
        super().__init__(model.title, height=height, width=width, grow=grow)
        self.model = model
        self._at: int | None = None
        self._plot = pygame.Rect(0, 0, 0, 0)
        self._low, self._high = 0.0, 1.0

    def show(self, model: ChartModel) -> None:
        """Another chart in the same place."""
        self.model, self.label, self._at = model, model.title, None
        self.redraw()

    def solid(self) -> bool:
        return True

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.px(self.height or 240)

    # -- where things are ---------------------------------------------------------------------
    def place(self, look: Look) -> None:
        """The plot is what is left after the title, the figures at the left, and the names."""
        steps = self._steps()
        self._low, self._high = steps[0], steps[-1]
        left = max(look.text.width(words, "second") for words in axis_words(steps)) + look.px(8)
        right = look.px(8)
        if self.model.kind != "bar":
            widest = max((look.text.width(s.name, "second") for s in self.model.series), default=0)
            right += min(widest, look.px(_WIDEST_NAME)) + look.px(8 if self.model.kind == "line" else 16)
        top = look.text.line("value") + look.px(10) if self.model.title else look.px(8)
        top += look.px(STRIP + 3) if self.model.bands or self.model.marks else 0
        has_legend = self.model.kind == "bar" and len(self.model.series) > 1
        bottom = look.text.line("second") * (2 if has_legend else 1) + look.px(10)
        r = self.rect
        self._plot = pygame.Rect(r.x + left, r.y + top, max(r.w - left - right, 10), max(r.h - top - bottom, 10))

    def shift(self, dx: int, dy: int) -> None:
        super().shift(dx, dy)
        self._plot.move_ip(dx, dy)

    def _steps(self) -> tuple[float, ...]:
        """The figures of the axis; of bars, which count things, the whole ones alone."""
        steps = ticks(*self.model.span())
        whole = tuple(value for value in steps if value == int(value))
        return whole if self.model.kind == "bar" and len(whole) > 1 else steps

    def _x(self, index: int) -> float:
        count = len(self.model.x_labels)
        if self.model.kind in ("bar", "stack"):
            return self._plot.x + self._plot.w * (index + 0.5) / max(count, 1)
        return self._plot.x + self._plot.w * index / max(count - 1, 1)

    def _y(self, value: float) -> float:
        return self._plot.bottom - self._plot.h * (value - self._low) / (self._high - self._low)

    # -- events -------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> bool:
        if event.type != pygame.MOUSEMOTION or not self.model.x_labels:
            return False
        near = min(range(len(self.model.x_labels)), key=lambda i: abs(self._x(i) - event.pos[0]))
        if near != self._at:
            self._at = near
            self.redraw()
        return True

    def spot(self) -> pygame.Rect | None:
        """The x that is read: its figures stand beside it, and hide neither the chart above nor the one below."""
        if self._at is None:
            return None
        return pygame.Rect(round(self._x(self._at)) - 4, self._plot.y, 8, self._plot.h)

    def reading(self) -> Tip | None:
        """The figures at the x under the pointer."""
        if self._at is None or not self.hovered:
            return None
        rows = tuple(SumRow(s.name, _figure(s.values[self._at], self.model.unit)) for s in self.model.series)
        lines = [f"{r.label}: **{r.value}**" for r in rows] + [f"*{one}*" for one in self.model.besides(self._at)]
        return Tip(self.model.x_labels[self._at], sentence="\n".join(lines))

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.model.title:
            look.text.draw(surface, self.model.title, "value", self.rect.topleft, width=self.rect.w - look.px(60))
            look.text.draw(surface, self.model.unit, "second", self.rect.topright, align="right")
        self._draw_behind(surface, look)
        self._draw_axes(surface, look)
        draw = {"line": self._draw_lines, "area": self._draw_areas, "bar": self._draw_bars, "stack": self._draw_stacks}
        draw[self.model.kind](surface, look)
        if self.hovered and self._at is not None and self.model.kind not in ("bar", "stack"):
            x = round(self._x(self._at))
            look.paint.hairline(surface, (x, self._plot.y), (x, self._plot.bottom), "ink_2")

    def _draw_behind(self, surface: pygame.Surface, look: Look) -> None:
        """Bands as a tint of the field and a strip above it, the deeper the darker; marks as ticks on the strip."""
        plot, high = self._plot, look.px(STRIP)
        for band in self.model.bands:
            left, right = self._edges(band.first)[0], self._edges(band.last)[1]
            field = pygame.Rect(round(left), plot.y, max(round(right) - round(left), 1), plot.h)
            surface.fill(mixed(look.hue("paper_0"), look.hue("danger"), min(0.04 * band.depth, 0.16)), field)
            strip = pygame.Rect(field.x, plot.y - high - look.px(3), field.w, high)
            surface.fill(mixed(look.hue("paper_0"), look.hue("danger"), min(0.25 + 0.2 * band.depth, 1.0)), strip)
        for mark in self.model.marks:
            x, top = round(self._x(mark.at)), plot.y - high - look.px(3)
            tip = [(x - look.px(4), top), (x + look.px(4), top), (x, top + look.px(8))]
            look.paint.polygon(surface, tip, look.hue("ink"))
            look.paint.dashes(surface, look.hue("ink_2"), (x, plot.y), (x, plot.bottom), width=1, dash=2, gap=3)

    def _edges(self, index: int) -> tuple[float, float]:
        """Left and right edge of what belongs to one x: halfway to its neighbours."""
        count = max(len(self.model.x_labels), 1)
        steps = count if self.model.kind in ("bar", "stack") else max(count - 1, 1)
        half, x = self._plot.w / steps / 2, self._x(index)
        return max(x - half, self._plot.x), min(x + half, self._plot.right)

    def _draw_axes(self, surface: pygame.Surface, look: Look) -> None:
        steps = self._steps()
        for value, words in zip(steps, axis_words(steps), strict=True):
            y = round(self._y(value))
            look.paint.hairline(surface, (self._plot.x, y), (self._plot.right, y), "ink" if value == 0 else "line")
            at = (self._plot.x - look.px(8), y)
            look.text.draw(surface, words, "second", at, align="right", anchor="middle")
        names = self.model.x_labels
        widest = max((look.text.width(n, "second") for n in names), default=1) + look.px(14)
        every = max(-(-len(names) * widest // max(self._plot.w, 1)), 1)
        for i in range(0, len(names), every):
            at = (round(self._x(i)), self._plot.bottom + look.px(4))
            look.text.draw(surface, names[i], "second", at, align="centre")

    def _draw_lines(self, surface: pygame.Surface, look: Look) -> None:
        ends: list[End] = []
        for series, pattern in zip(self.model.series, patterns(self.model.series), strict=True):
            hue = look.hue(series.colour)
            for run in runs(series.values):
                points = [(self._x(i), self._y(v)) for i, v in run]
                for piece in pieces(points, pattern, look.px(1)):
                    look.paint.line(surface, hue, piece, 2.2)
                if len(points) == 1 or run[-1][0] == self._at:
                    look.paint.disc(surface, points[-1], look.px(3.5), hue)
            if self._at is not None and self.hovered and (value := series.values[self._at]) is not None:
                centre = (self._x(self._at), self._y(value))
                look.paint.disc(surface, centre, look.px(4.5), hue, look.hue("paper_0"), 1.4)
            last = next((v for v in reversed(series.values) if v is not None), None)
            if last is not None:
                ends.append((self._y(last), series, pattern))
        self._draw_ends(surface, look, ends)

    def _draw_ends(self, surface: pygame.Surface, look: Look, ends: list[End]) -> None:
        """Names at the ends of lines and layers, spread so that none covers another."""
        high = look.text.line("second")
        ends.sort(key=lambda e: e[0])
        ys = spread([y for y, _, _ in ends], high, self._plot.y, self._plot.bottom)
        is_line = self.model.kind == "line"
        for y, (_, series, pattern) in zip(ys, ends, strict=True):
            at = (self._plot.right + look.px(8 if is_line else 16), round(y))
            width = look.px(_WIDEST_NAME)
            look.text.draw(surface, series.name, "second", at, anchor="middle", colour=look.hue("ink"), width=width)
            if is_line:
                tick = pygame.Rect(self._plot.right + look.px(1), round(y) - 1, look.px(5), look.px(2))
                surface.fill(look.hue(series.colour), tick)
            else:
                box = pygame.Rect(at[0] - look.px(13), 0, look.px(9), look.px(9))
                self._swatch(surface, look, box, y, series, pattern)

    def _swatch(
        self, surface: pygame.Surface, look: Look, box: pygame.Rect, y: float, series: Series, pattern: int
    ) -> None:
        box.centery = round(y)
        surface.fill(look.hue(series.colour), box)
        if pattern:
            look.paint.hatch(surface, box, hatch_of(pattern), look.hue("ink"), period=4, width=1, alpha=0.6)

    def _draw_areas(self, surface: pygame.Surface, look: Look) -> None:
        below: list[Point] = [(self._x(i), self._y(0)) for i in range(len(self.model.x_labels))]
        ends: list[End] = []
        for series, tops, pattern in self._layers():
            above = [(self._x(i), self._y(v)) for i, v in enumerate(tops)]
            if len(above) > 1:
                look.paint.polygon(surface, [*above, *reversed(below)], look.hue(series.colour))
                if pattern:
                    self._hatch_between(surface, look, above, below, pattern)
                look.paint.line(surface, mixed(look.hue(series.colour), look.hue("ink"), 0.35), above, 1)
            if above and (series.values[-1] or 0) > 0:
                ends.append(((above[-1][1] + below[-1][1]) / 2, series, pattern))
            below = above
        self._draw_ends(surface, look, ends)

    def _layers(self) -> list[tuple[Series, tuple[float, ...], int]]:
        """Each series with the upper edge of its layer and its pattern."""
        return list(zip(self.model.series, self.model.stacked(), patterns(self.model.series), strict=True))

    def _hatch_between(
        self, surface: pygame.Surface, look: Look, above: list[Point], below: list[Point], pattern: int
    ) -> None:
        """Hatch a layer column by column, no higher than the layer is all along it."""
        for (a, b), (c, d) in zip(pairwise(above), pairwise(below), strict=True):
            top, foot = round(max(a[1], b[1])), round(min(c[1], d[1]))
            box = pygame.Rect(round(a[0]), top, max(round(b[0]) - round(a[0]), 1), max(foot - top, 0))
            look.paint.hatch(surface, box, hatch_of(pattern), look.hue("ink"), width=1, alpha=0.35)

    def _draw_stacks(self, surface: pygame.Surface, look: Look) -> None:
        """Bars piled up; the names stand at the right in the order of the pile, since the last may be empty."""
        slot = self._plot.w / max(len(self.model.x_labels), 1) * 0.8
        below = (0.0,) * len(self.model.x_labels)
        for series, tops, pattern in self._layers():
            for i, value in enumerate(series.values):
                if value:
                    top, foot = round(self._y(tops[i])), round(self._y(below[i]))
                    bar = pygame.Rect(round(self._x(i) - slot / 2), top, max(round(slot), 1), max(foot - top, 1))
                    surface.fill(look.hue(series.colour), bar)
                    if pattern:
                        look.paint.hatch(surface, bar, hatch_of(pattern), look.hue("ink"), width=1, alpha=0.35)
                    if self.hovered and i == self._at:
                        pygame.draw.rect(surface, look.hue("ink"), bar, 1)
            below = tops
        high, chosen = look.text.line("second"), patterns(self.model.series)
        foot_y = self._plot.bottom - high / 2
        ends = [(foot_y - high * n, one, chosen[n]) for n, one in enumerate(self.model.series)]
        self._draw_ends(surface, look, ends)

    def _draw_bars(self, surface: pygame.Surface, look: Look) -> None:
        count = max(len(self.model.series), 1)
        slot = self._plot.w / max(len(self.model.x_labels), 1) * 0.72
        for n, series in enumerate(self.model.series):
            for i, value in enumerate(series.values):
                if value is None:
                    continue
                y, zero = round(self._y(value)), round(self._y(0))
                x = round(self._x(i) - slot / 2 + slot * n / count)
                bar = pygame.Rect(x, min(y, zero), max(round(slot / count) - 1, 1), max(abs(zero - y), 1))
                surface.fill(look.hue(series.colour), bar)
                if self.hovered and i == self._at:
                    pygame.draw.rect(surface, look.hue("ink"), bar, 1)
        if count > 1:
            self._draw_legend(surface, look)

    def _draw_legend(self, surface: pygame.Surface, look: Look) -> None:
        x, y = self._plot.x, self.rect.bottom - look.text.line("second")
        for series in self.model.series:
            box = pygame.Rect(x, y + look.px(4), look.px(11), look.px(11))
            look.paint.box(surface, box, look.hue(series.colour), look.hue("ink"), radius=0)
            x = look.text.draw(surface, series.name, "second", (box.right + look.px(5), y)).right + look.px(14)


def hatch_of(pattern: int) -> str:
    """The hatch of a pattern of `game.kit.chart.patterns`."""
    return HATCHES[(pattern - 1) % len(HATCHES)]


def pieces(points: list[Point], pattern: int, unit: float) -> list[list[Point]]:
    """A line whole, or in the dashes of its pattern: the parts of it that are drawn."""
    if not pattern or len(points) < 2:
        return [points]
    on, off = (length * unit for length in DASHES[(pattern - 1) % len(DASHES)])
    found: list[list[Point]] = [[points[0]]]
    left, is_on = on, True
    for a, b in pairwise(points):
        long, gone = math.hypot(b[0] - a[0], b[1] - a[1]), 0.0
        while long - gone > left:
            gone += left
            at = (a[0] + (b[0] - a[0]) * gone / long, a[1] + (b[1] - a[1]) * gone / long)
            found[-1] += [at] if is_on else []
            is_on = not is_on
            left = on if is_on else off
            if is_on:
                found.append([at])
        left -= long - gone
        found[-1] += [b] if is_on else []
    return [piece for piece in found if len(piece) > 1]


def runs(values: tuple[float | None, ...]) -> list[list[tuple[int, float]]]:
    """Unbroken stretches of figures with their places: a gap in the record is a gap in the line."""
    out: list[list[tuple[int, float]]] = [[]]
    for i, value in enumerate(values):
        if value is not None:
            out[-1].append((i, value))
        elif out[-1]:
            out.append([])
    return [run for run in out if run]


def spread(ys: list[float], apart: float, low: float, high: float) -> list[float]:
    """Sorted heights moved as little as needed to stand `apart` px from each other within low..high."""
    out = list(ys)
    for _ in range(40):
        for i, (a, b) in enumerate(pairwise(list(out))):
            if b - a < apart:
                push = (apart - (out[i + 1] - out[i])) / 2
                if push > 0:
                    out[i] -= push
                    out[i + 1] += push
        if out and out[0] < low:
            out = [y + low - out[0] for y in out]
        if out and out[-1] > high:
            out[-1] = high
    return out


def said(value: float) -> str:
    """A figure of an axis: whole where it is whole."""
    return f"{value:.0f}".replace("-", "−") if value == int(value) else f"{value:g}".replace("-", "−")


def axis_words(steps: Sequence[float]) -> list[str]:
    """The figures of an axis, all with as many places as the longest needs: 0.40 beside 0.41."""
    places = max((len(f"{value:g}".partition(".")[2]) for value in steps), default=0)
    return [f"{value:.{places}f}".replace("-", "−") for value in steps]


def _figure(value: float | None, unit: str) -> str:
    return "none" if value is None else f"{said(round(value, 1))} {unit}".strip()
