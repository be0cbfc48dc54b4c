"""Where a state's name lies: a gently curved line of letters inside the connected land that holds its capital.

The land is looked at on a coarse grid. Angles near the land's own axis are tried with letterings from large and
wide to small and close; the first whose box lies inside the land, clear of what already stands there, is bent to
follow the land's middle.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pygame

from game.ui.atlas.raster import FIRST_PROVINCE, Codes, Floats, Mask

GRID_STEP = 5
"""Ground pixels in one cell of the grid."""
_SIZES = (48.0, 44.0, 40.0, 36.0, 33.0, 30.0, 27.0, 24.5, 22.0, 20.0, 18.0, 16.5, 15.0)
_TRACKS = (0.9, 0.65, 0.45, 0.3, 0.18)
_CAP = 0.92
"""Height of the box in ems: capitals with some air."""
_INSIDE = 0.98
_ENDS = 0.7
"""Air before and after a name together, in ems."""
_STEEPEST = math.radians(46)
"""No letter of a name leans further than about this."""
_ARCH = 0.05
"""Height of the gentle arch of a name that its land leaves free to bend, as a share of its width."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A name's place: middle in cells, angle and bow of its line, lettering in screen pixels."""

    x: float
    y: float
    angle: float
    bend: float
    slope: float
    size: float
    tracking: float
    reach: float = 0.0
    """How large it is, counting letters and the space between them."""

    def at(self, along: float) -> tuple[float, float, float]:
        """The point `along` cells from the middle, in cells, and the letters' angle in degrees there."""
        across = self.bend * along * along + self.slope * along
        turn = self.angle + math.atan(2 * self.bend * along + self.slope)
        x = self.x + along * math.cos(self.angle) - across * math.sin(self.angle)
        y = self.y + along * math.sin(self.angle) + across * math.cos(self.angle)
        return x, y, -math.degrees(turn)


class LandGrid:
    """The id map, coarsened, with the questions that names ask of it."""

    def __init__(self, codes: Codes, ids: Iterable[str], scale: float) -> None:
        self.codes = codes[GRID_STEP // 2 :: GRID_STEP, GRID_STEP // 2 :: GRID_STEP]
        self.unit = GRID_STEP / scale
        """Map units in a cell."""
        self._code = {name: FIRST_PROVINCE + index for index, name in enumerate(ids)}

    def land_of(self, provinces: Iterable[str]) -> Mask:
        """Cells of these provinces."""
        table = np.zeros(int(max(self._code.values(), default=0)) + 1, np.bool_)
        for name in provinces:
            if name in self._code:
                table[self._code[name]] = True
        found: Mask = table[self.codes]
        return found

    def main_part(self, land: Mask, seat: tuple[float, float]) -> Mask:
        """The part of `land` with a seat (map units) in it, or the largest one if that is many times as large."""
        sheet = pygame.Surface(land.shape, pygame.SRCALPHA, 32)
        pygame.surfarray.pixels_alpha(sheet)[:] = land.astype(np.uint8) * np.uint8(255)
        mask = pygame.mask.from_surface(sheet, 127)
        largest = mask.connected_component()
        x, y = int(seat[0] / self.unit), int(seat[1] / self.unit)
        if 0 <= x < land.shape[0] and 0 <= y < land.shape[1] and mask.get_at((x, y)):
            own = mask.connected_component((x, y))
            if own.count() * 7 > largest.count():
                largest = own
        picture = largest.to_surface(setcolor=(255, 255, 255, 255), unsetcolor=(0, 0, 0, 255))
        return np.asarray(pygame.surfarray.array2d(picture) & 0xFF, np.uint8) > 127


def shrunk(land: Mask, cells: int) -> Mask:
    """The land without a rim of some cells; all of it if nothing would be left."""
    inner = land.copy()
    for _ in range(cells):
        edge = inner.copy()
        edge[1:] &= inner[:-1]
        edge[:-1] &= inner[1:]
        edge[:, 1:] &= inner[:, :-1]
        edge[:, :-1] &= inner[:, 1:]
        inner = edge
    return inner if inner.any() else land


def fitted(land: Mask, widths: dict[float, float], letters: int, cell: float, largest: float) -> Setting | None:
    """The best setting of a name in `land`, or None if it would be too small to read.

    `widths` tells the untracked width in screen pixels at each size of `sizes`; `cell` is screen pixels a cell.
    """
    cells = np.argwhere(land)
    if len(cells) < 12:
        return None
    thin = max(1, math.ceil(max(np.ptp(cells, axis=0)) / 130))
    middle = cells.mean(axis=0)
    best: tuple[float, Setting] | None = None
    for angle in _angles(cells):
        view = _Turned(land, cells, middle, angle, thin)
        found = view.largest(widths, letters, cell, largest)
        if found is not None:
            score = found[0] * (1.0 - 0.19 * abs(angle))
            if best is None or score > best[0]:
                best = (score, found[1])
    return None if best is None else best[1]


def sizes(largest: float) -> list[float]:
    """The letterings tried, largest first."""
    return [size for size in _SIZES if size <= largest + 0.01] or [largest]


def _angles(cells: npt.NDArray[np.intp]) -> list[float]:
    away = cells - cells.mean(axis=0)
    spread = away.T @ away
    axis = 0.5 * math.atan2(2 * float(spread[0, 1]), float(spread[0, 0] - spread[1, 1]))
    limit = math.radians(42)
    axis = min(max(axis, -limit), limit)
    return sorted({0.0, round(axis, 3), round(axis / 2, 3)})


class _Turned:
    """The land in a frame turned by an angle, with sums for quick coverage of boxes."""

    def __init__(
        self, land: Mask, cells: npt.NDArray[np.intp], middle: npt.NDArray[np.float64], angle: float, thin: int
    ) -> None:
        self._middle, self._angle, self._thin = middle, angle, thin
        turn = np.asarray([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
        local = (cells - middle) @ turn.T
        low, high = local.min(axis=0), local.max(axis=0)
        self._low = low
        u, v = np.arange(low[0], high[0] + 1, thin), np.arange(low[1], high[1] + 1, thin)
        x = np.rint(middle[0] + u[:, None] * math.cos(angle) - v[None, :] * math.sin(angle)).astype(np.intp)
        y = np.rint(middle[1] + u[:, None] * math.sin(angle) + v[None, :] * math.cos(angle)).astype(np.intp)
        valid = (x >= 0) & (y >= 0) & (x < land.shape[0]) & (y < land.shape[1])
        self.inside: Mask = np.zeros(x.shape, np.bool_)
        self.inside[valid] = land[x[valid], y[valid]]
        self._sums = np.zeros((x.shape[0] + 1, x.shape[1] + 1), np.int32)
        self._sums[1:, 1:] = self.inside.cumsum(axis=0).cumsum(axis=1)

    def largest(
        self, widths: dict[float, float], letters: int, cell: float, largest: float
    ) -> tuple[float, Setting] | None:
        tries = sorted(((s * (1 + 0.42 * t), s, t) for s in sizes(largest) for t in _TRACKS), reverse=True)
        for score, size, track in tries:
            wide = (widths[size] + (track * (letters - 1) + _ENDS) * size) / cell / self._thin + 2
            high = max(2.0, size * _CAP / cell / self._thin)
            found = self._place(math.ceil(wide), math.ceil(high))
            if found is not None:
                return score, replace(self._bent(found, wide, high, size, track * size), reach=score)
        return None

    def _place(self, wide: int, high: int) -> tuple[float, float] | None:
        """Middle of the box best inside the land, near the land's own middle among equals."""
        sums = self._sums
        if wide >= sums.shape[0] or high >= sums.shape[1]:
            return None
        total = sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high]
        share = total / float(wide * high)
        if float(share.max()) < _INSIDE:
            return None
        u = (np.arange(share.shape[0]) + wide / 2) * self._thin + self._low[0]
        v = (np.arange(share.shape[1]) + high / 2) * self._thin + self._low[1]
        off = np.hypot(u[:, None], v[None, :] * 1.6) / (max(sums.shape) * self._thin)
        at = np.unravel_index(int(np.argmax(np.where(share >= _INSIDE, share - 0.35 * off, -9.0))), share.shape)
        return float(at[0] + wide / 2), float(at[1] + high / 2)

    def _bent(self, at: tuple[float, float], wide: float, high: float, size: float, tracking: float) -> Setting:
        """The setting with its line bent toward the land's middle, as far as the letters stay inside."""
        along, centre = self._spine(at, wide, high)
        bend = slope = lift = 0.0
        if len(along) >= 6:
            bend, slope, lift = (float(value) for value in np.polyfit(along, centre, 2))
            steep = math.tan(max(_STEEPEST - abs(self._angle), 0.26))
            most = min(0.6, steep) / wide
            bend, slope = min(max(bend, -most), most), min(max(slope, -steep / 2, -0.22), steep / 2, 0.22)
            lift = min(max(lift, -high), high)
        if abs(bend) < 2 * _ARCH / wide:
            arched = (4 * _ARCH / wide, slope * 0.5, lift)
            for line in (arched, (arched[0], 0.0, 0.0)):
                if self._holds(at, wide, high, line):
                    return self._setting(at, line, size, tracking)
        for share in (1.0, 0.7, 0.4, 0.0):
            if share == 0.0 or self._holds(at, wide, high, (bend * share, slope * share, lift * share)):
                return self._setting(at, (bend * share, slope * share, lift * share), size, tracking)
        raise AssertionError("the straight line always holds")

    def _spine(self, at: tuple[float, float], wide: float, high: float) -> tuple[Floats, Floats]:
        """For columns of the box, the middle of the land's run through it, relative to the box's middle."""
        columns, middles = [], []
        row = min(max(int(at[1]), 0), self.inside.shape[1] - 1)
        first, last = max(0, int(at[0] - wide / 2)), min(self.inside.shape[0], int(at[0] + wide / 2) + 1)
        for column in range(first, last, max(1, (last - first) // 24)):
            run = self.inside[column]
            if not run[row]:
                continue
            below, above = np.flatnonzero(~run[row:]), np.flatnonzero(~run[: row + 1][::-1])
            low = row + (int(below[0]) if len(below) else len(run) - row)
            top = row - (int(above[0]) if len(above) else row + 1)
            middle = (max(top, at[1] - 3.5 * high) + min(low, at[1] + 3.5 * high)) / 2
            columns.append(column + 0.5 - at[0])
            middles.append(middle - at[1])
        return np.asarray(columns, np.float32), np.asarray(middles, np.float32)

    def _holds(self, at: tuple[float, float], wide: float, high: float, line: tuple[float, float, float]) -> bool:
        bend, slope, lift = line
        along = np.linspace(-wide / 2, wide / 2, 25)
        across = bend * along**2 + slope * along + lift
        hits = 0
        for shift in (-0.5, 0.0, 0.5):
            u = np.clip(np.rint(at[0] + along - 0.5), 0, self.inside.shape[0] - 1).astype(np.intp)
            v = np.clip(np.rint(at[1] + across + shift * high - 0.5), 0, self.inside.shape[1] - 1).astype(np.intp)
            hits += int(self.inside[u, v].sum())
        return hits >= 0.97 * 75

    def _setting(
        self, at: tuple[float, float], line: tuple[float, float, float], size: float, tracking: float
    ) -> Setting:
        bend, slope, lift = line
        u = at[0] * self._thin + self._low[0] - self._thin / 2
        v = (at[1] + lift) * self._thin + self._low[1] - self._thin / 2
        x = self._middle[0] + u * math.cos(self._angle) - v * math.sin(self._angle)
        y = self._middle[1] + u * math.sin(self._angle) + v * math.cos(self._angle)
        return Setting(float(x) + 0.5, float(y) + 0.5, self._angle, bend / self._thin, slope, size, tracking)
