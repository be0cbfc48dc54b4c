"""Linework: coasts, frontiers, rivers, lakes and graticule, drawn as vectors at screen resolution.

Lines are drawn on a sheet of twice the tile's size and reduced, so that they are smooth and crisp at every zoom.
Plate pixels below are map units times the scale; the plate's origin is the map's top left corner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pygame

from game.scenarios.geometry import FRAME, WILD, Geometry
from game.ui.atlas import palette
from game.ui.atlas.graticule import graticule
from game.ui.atlas.scene import Colour

OVER = 2
"""Sheet pixels per screen pixel."""
LineKind = Literal["coast", "state", "province", "wild", "none"]
Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Line:
    """A polyline in map units with its box (left, top, right, bottom) and what lies left and right."""

    points: Points
    box: tuple[float, float, float, float]
    left: str = ""
    right: str = ""
    rank: int = 0

    def touches(self, window: tuple[float, float, float, float]) -> bool:
        """Whether the box meets a window given in the same units."""
        return not (
            self.box[2] < window[0] or self.box[0] > window[2] or self.box[3] < window[1] or self.box[1] > window[3]
        )


def line(points: npt.ArrayLike, left: str = "", right: str = "", rank: int = 0) -> Line:
    """A line with its box measured."""
    array = np.asarray(points, np.float64)
    low, high = array.min(axis=0), array.max(axis=0)
    return Line(array, (float(low[0]), float(low[1]), float(high[0]), float(high[1])), left, right, rank)


class Sheet:
    """A tile's drawing sheet: takes map units, keeps everything at OVER times the tile's resolution."""

    def __init__(self, side: int, scale: float, at: tuple[int, int]) -> None:
        self.surface = pygame.Surface((side * OVER, side * OVER), pygame.SRCALPHA, 32)
        self.side, self.scale = side, scale
        self._origin = np.asarray(at, np.float64)
        reach = 24.0
        x, y = at
        self.window = ((x - reach) / scale, (y - reach) / scale, (x + side + reach) / scale, (y + side + reach) / scale)
        self.touched = False

    def path(self, points: Points) -> list[tuple[float, float]]:
        """Map units to sheet pixels."""
        moved = (points * self.scale - self._origin) * OVER
        return [(float(x), float(y)) for x, y in moved]

    def stroke(self, points: Points, colour: Colour, width: float, alpha: int = 255) -> None:
        """A line of `width` screen pixels with round joints; premultiplied on the sheet."""
        path = self.path(points)
        ink = premultiplied(colour, alpha)
        wide = max(1, round(width * OVER))
        pygame.draw.lines(self.surface, ink, False, path, wide)
        if wide >= 4:
            for x, y in path:
                pygame.draw.circle(self.surface, ink, (x, y), wide / 2)
        self.touched = True

    def fill(self, path: list[tuple[float, float]], colour: Colour, alpha: int = 255) -> None:
        """A polygon given in sheet pixels."""
        pygame.draw.polygon(self.surface, premultiplied(colour, alpha), path)
        self.touched = True

    def onto(self, tile: pygame.Surface) -> None:
        """Reduces the sheet onto the tile; nothing happens if nothing was drawn."""
        if (small := self.reduced()) is not None:
            tile.blit(small, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)

    def reduced(self) -> pygame.Surface | None:
        """What was drawn at the tile's own size, premultiplied; None if nothing was."""
        return pygame.transform.smoothscale(self.surface, (self.side, self.side)) if self.touched else None


def premultiplied(colour: Colour, alpha: int) -> tuple[int, int, int, int]:
    """The colour as a premultiplied sheet holds it."""
    return (colour[0] * alpha // 255, colour[1] * alpha // 255, colour[2] * alpha // 255, alpha)


class Linework:
    """All lines of one geometry."""

    def __init__(self, geometry: Geometry) -> None:
        self._land = {province.id for province in geometry.provinces}
        self._seas = {sea.id for sea in geometry.seas}
        self._fit = 1600.0 / max(geometry.size)
        self.arcs = [line(a.points, a.left, a.right) for a in geometry.arcs if FRAME not in (a.left, a.right)]
        self._rivers = [line(smooth(np.asarray(r.points, np.float64)), rank=r.rank) for r in geometry.rivers]
        self._lakes = [line([*lake, lake[0]]) for lake in geometry.lakes if len(lake) > 2]
        self._net = [line(points) for points in graticule(geometry)]

    def kind(self, one: Line, groups: Mapping[str, str]) -> LineKind:
        """What an arc is while provinces belong to these groups."""
        sides = (one.left in self._land or one.left == WILD, one.right in self._land or one.right == WILD)
        if sides == (False, False):
            return "none"
        if sides != (True, True):
            return "coast"
        if WILD in (one.left, one.right):
            return "wild"
        return "province" if groups.get(one.left, "") == groups.get(one.right, "") else "state"

    def draw(self, sheet: Sheet, groups: Mapping[str, str], design: float = 1.0) -> None:
        """Everything that crosses the sheet, rivers first, coasts last; `design` is screen pixels in a design pixel."""
        zoom = design * (sheet.scale / self._fit / design) ** 0.3
        self._draw_waters(sheet, zoom)
        here: dict[LineKind, list[Line]] = {"coast": [], "state": [], "province": [], "wild": [], "none": []}
        for arc in self.arcs:
            if arc.touches(sheet.window):
                here[self.kind(arc, groups)].append(arc)
        for one in here["province"]:
            _dashed(sheet, one, palette.PROVINCE_LINE, 1.1 * zoom, 128, design)
        for one in here["wild"] + here["state"]:
            sheet.stroke(one.points, palette.CASING, 3.9 * zoom, 92)
        for one in here["wild"]:
            _dashed(sheet, one, palette.STATE_BORDER, 1.4 * zoom, 190, design)
        for one in here["state"]:
            sheet.stroke(one.points, palette.STATE_BORDER, 1.65 * zoom, 235)
        for one in here["coast"]:
            sheet.stroke(one.points, palette.COAST, 1.45 * zoom)

    def _draw_waters(self, sheet: Sheet, zoom: float) -> None:
        for one in self._net:
            if one.touches(sheet.window):
                sheet.stroke(one.points, palette.WATERLINE, 0.5, 50)
        for river in self._rivers:
            if river.touches(sheet.window):
                sheet.stroke(river.points, palette.RIVER, (2.1 - 0.4 * river.rank) * zoom, 215)
        for lake in self._lakes:
            if lake.touches(sheet.window):
                sheet.fill(sheet.path(lake.points), palette.SEA_MID)
                sheet.stroke(lake.points, palette.COAST, 1.1 * zoom)


def smooth(points: Points) -> Points:
    """One round of corner cutting; ends stay."""
    if len(points) < 3:
        return points
    first, second = points[:-1] * 0.75 + points[1:] * 0.25, points[:-1] * 0.25 + points[1:] * 0.75
    cut = np.empty((2 * len(first), 2))
    cut[0::2], cut[1::2] = first, second
    return np.vstack([points[:1], cut[1:-1], points[-1:]])


def _dashed(sheet: Sheet, one: Line, colour: Colour, width: float, alpha: int, design: float) -> None:
    """Dashes of 5 and gaps of 4 pixels of the design, counted from the arc's start, so that tiles join."""
    steps = np.hypot(*np.diff(one.points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    on, period = 5.0 * design / sheet.scale, 9.0 * design / sheet.scale
    for start in np.arange(0.0, along[-1], period):
        marks = np.concatenate([[start], along[(along > start) & (along < start + on)], [min(start + on, along[-1])]])
        x, y = np.interp(marks, along, one.points[:, 0]), np.interp(marks, along, one.points[:, 1])
        if sheet.window[0] <= x[0] <= sheet.window[2] and sheet.window[1] <= y[0] <= sheet.window[3]:
            sheet.stroke(np.column_stack([x, y]), colour, width, alpha)
