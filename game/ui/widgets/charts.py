"""A `ChartModel` drawn in the window: lines, stacked areas or bars, with what lies under the pointer in figures."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

import pygame

from game.kit.chart import ChartModel, Series, ticks
from game.ui.widgets.look import Look
from game.ui.widgets.theme import mixed
from game.ui.widgets.widget import SumRow, Tip, Widget

Point = tuple[float, float]


class ChartView(Widget):
    """Title, plot, names at the ends of lines (or a legend below areas and bars); hover reads one x off in a sum."""

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
        steps = ticks(*self.model.span())
        self._low, self._high = steps[0], steps[-1]
        left = max(look.text.width(said(v), "second") for v in steps) + look.px(8)
        right = look.px(8)
        if self.model.kind == "line":
            right += max((look.text.width(s.name, "second") for s in self.model.series), default=0) + look.px(8)
        top = look.text.line("value") + look.px(10) if self.model.title else look.px(8)
        bottom = look.text.line("second") * (1 if self.model.kind == "line" else 2) + look.px(10)
        r = self.rect
        self._plot = pygame.Rect(r.x + left, r.y + top, max(r.w - left - right, 10), max(r.h - top - bottom, 10))

    def _x(self, index: int) -> float:
        count = len(self.model.x_labels)
        if self.model.kind == "bar":
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

    def reading(self) -> Tip | None:
        """The figures at the x under the pointer."""
        if self._at is None or not self.hovered:
            return None
        rows = tuple(SumRow(s.name, _figure(s.values[self._at], self.model.unit)) for s in self.model.series)
        lines = "\n".join(f"{r.label}: **{r.value}**" for r in rows)
        return Tip(self.model.x_labels[self._at], sentence=lines)

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.model.title:
            look.text.draw(surface, self.model.title, "value", self.rect.topleft, width=self.rect.w - look.px(60))
            look.text.draw(surface, self.model.unit, "second", self.rect.topright, align="right")
        self._draw_axes(surface, look)
        {"line": self._draw_lines, "area": self._draw_areas, "bar": self._draw_bars}[self.model.kind](surface, look)
        if self.hovered and self._at is not None and self.model.kind != "bar":
            x = round(self._x(self._at))
            look.paint.hairline(surface, (x, self._plot.y), (x, self._plot.bottom), "ink_2")

    def _draw_axes(self, surface: pygame.Surface, look: Look) -> None:
        for value in ticks(*self.model.span()):
            y = round(self._y(value))
            look.paint.hairline(surface, (self._plot.x, y), (self._plot.right, y), "ink" if value == 0 else "line")
            at = (self._plot.x - look.px(8), y)
            look.text.draw(surface, said(value), "second", at, align="right", anchor="middle")
        names = self.model.x_labels
        widest = max((look.text.width(n, "second") for n in names), default=1) + look.px(14)
        every = max(-(-len(names) * widest // max(self._plot.w, 1)), 1)
        for i in range(0, len(names), every):
            at = (round(self._x(i)), self._plot.bottom + look.px(4))
            look.text.draw(surface, names[i], "second", at, align="centre")

    def _draw_lines(self, surface: pygame.Surface, look: Look) -> None:
        ends: list[tuple[float, Series]] = []
        for series in self.model.series:
            for run in runs(series.values):
                points = [(self._x(i), self._y(v)) for i, v in run]
                look.paint.line(surface, look.hue(series.colour), points, 2.2)
                if len(points) == 1 or run[-1][0] == self._at:
                    look.paint.disc(surface, points[-1], look.px(3.5), look.hue(series.colour))
            if self._at is not None and self.hovered and (value := series.values[self._at]) is not None:
                centre = (self._x(self._at), self._y(value))
                look.paint.disc(surface, centre, look.px(4.5), look.hue(series.colour), look.hue("paper_0"), 1.4)
            last = next((v for v in reversed(series.values) if v is not None), None)
            if last is not None:
                ends.append((self._y(last), series))
        self._draw_ends(surface, look, ends)

    def _draw_ends(self, surface: pygame.Surface, look: Look, ends: list[tuple[float, Series]]) -> None:
        """Names at the ends of their lines, spread so that none covers another."""
        high = look.text.line("second")
        ends.sort(key=lambda e: e[0])
        ys = spread([y for y, _ in ends], high, self._plot.y, self._plot.bottom)
        for y, (_, series) in zip(ys, ends, strict=True):
            at = (self._plot.right + look.px(8), round(y))
            look.text.draw(surface, series.name, "second", at, anchor="middle", colour=look.hue("ink"))
            tick = pygame.Rect(self._plot.right + look.px(1), round(y) - 1, look.px(5), look.px(2))
            surface.fill(look.hue(series.colour), tick)

    def _draw_areas(self, surface: pygame.Surface, look: Look) -> None:
        below: list[Point] = [(self._x(i), self._y(0)) for i in range(len(self.model.x_labels))]
        for series, tops in zip(self.model.series, self.model.stacked(), strict=True):
            above = [(self._x(i), self._y(v)) for i, v in enumerate(tops)]
            if len(above) > 1:
                look.paint.polygon(surface, [*above, *reversed(below)], look.hue(series.colour))
                look.paint.line(surface, mixed(look.hue(series.colour), look.hue("ink"), 0.35), above, 1)
            below = above
        self._draw_legend(surface, look)

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
        self._draw_legend(surface, look)

    def _draw_legend(self, surface: pygame.Surface, look: Look) -> None:
        x, y = self._plot.x, self.rect.bottom - look.text.line("second")
        for series in self.model.series:
            box = pygame.Rect(x, y + look.px(4), look.px(11), look.px(11))
            look.paint.box(surface, box, look.hue(series.colour), look.hue("ink"), radius=0)
            x = look.text.draw(surface, series.name, "second", (box.right + look.px(5), y)).right + look.px(14)


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


def _figure(value: float | None, unit: str) -> str:
    return "none" if value is None else f"{said(round(value, 1))} {unit}".strip()
