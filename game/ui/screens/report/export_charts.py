"""Charts as pictures: each chart of the book drawn by the window's own hand, larger, on paper of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pygame

from game.kit.chart import ChartModel
from game.report.records.chapters import Report
from game.ui.screens.report.export_film import write_picture
from game.ui.widgets.charts import ChartView
from game.ui.widgets.look import Look, Manner

__all__ = ["chart_picture", "write_charts"]

_SIZE: Final = (1200, 720)
_MARGIN, _FOOT = 32, 34


def chart_picture(chart: ChartModel, note: str, size: tuple[int, int] = _SIZE) -> pygame.Surface:
    """One chart on paper; `note` says under it which game it is of."""
    pygame.font.init()
    look = Look((1600, 900), Manner(scale=1.25))
    surface = pygame.Surface(size, 0, 24)
    surface.fill(look.hue("paper_0"))
    view = ChartView(chart, height=size[1])
    view.rect = pygame.Rect(_MARGIN, _MARGIN, size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN - _FOOT)
    view.place(look)
    view.draw(surface, look)
    at = (_MARGIN, size[1] - _FOOT)
    look.text.draw(surface, note, "second", at, colour=look.hue("ink_2"), width=size[0] - 2 * _MARGIN)
    return surface


def write_charts(report: Report, folder: Path) -> list[Path]:
    """Every chart of a game as PNG, named after what it shows; OSError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    note = f"{report.title}, {report.dates}, seed {report.seed}"
    return [
        write_picture(chart_picture(chart, note), folder / f"{n:02}-{_slug(chart.title)}.png")
        for n, chart in enumerate(report.charts, 1)
    ]


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "chart"
