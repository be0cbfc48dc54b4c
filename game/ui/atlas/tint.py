"""Washes: the hand-colouring of the land, as a layer of light factors to be multiplied over the ground.

Colour lies pale inside a group of provinces and deep along its frontiers, as a brush leaves it. A change of a few
provinces is repainted in their box only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pygame

from game.scenarios.geometry import FRAME, Arc, Geometry
from game.ui.atlas import palette
from game.ui.atlas.bake import Ground
from game.ui.atlas.raster import FIRST_PROVINCE, Bytes, bounds
from game.ui.atlas.scene import Colour, Tint

PALE, DEEP = 0.43, 1.0
"""Shares of the tint's colour on the parchment: inside, and on the frontier."""
BAND_STEP = 4
"""Ground pixels in one cell of the frontier band's field."""
_BAND_REACH = 14
_BLOCK = 64
"""Cells in a side of the blocks in which the band is enlarged."""
_STRIP = 2 * _BLOCK * BAND_STEP
"""Ground pixels painted at a time: few enough to stay in the processor's cache."""
_COAST_STROKE = 105
Tables = tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]


@dataclass(frozen=True, slots=True)
class _Stroke:
    """An arc that may carry deep colour, in cells of the band's field."""

    left: str
    right: str
    points: list[tuple[float, float]]
    box: pygame.Rect


def group_of(tint: Tint | None) -> str:
    """What a province belongs to, as far as frontiers go; bare land belongs to nothing."""
    if tint is None:
        return ""
    return tint.group or "#{:02x}{:02x}{:02x}".format(*tint.colour)


class Wash:
    """The layer of washes of one ground: of the ground's size, white where nothing is tinted.

    What has changed is painted when it is first looked at, a strip at a time.
    """

    def __init__(self, geometry: Geometry, ground: Ground) -> None:
        self._ground = ground
        self._names = [province.id for province in geometry.provinces]
        self._order = {name: index for index, name in enumerate(self._names)}
        self._boxes = _province_boxes(geometry, ground)
        self._tints: dict[str, Tint] = {}
        width, height = ground.codes.shape
        self._strokes = _strokes(geometry, ground.scale / BAND_STEP, frozenset(self._names))
        self._surface = pygame.Surface((width, height), 0, 32)
        self._surface.fill((255, 255, 255))
        self._stale: dict[int, tuple[pygame.Rect, bool]] = {}
        self._known: Tables | None = None
        self._bands = np.zeros((width, height), np.uint8)

    @property
    def surface(self) -> pygame.Surface:
        """The whole layer, painted to the end."""
        return self.part(self._surface.get_rect())

    def part(self, box: pygame.Rect) -> pygame.Surface:
        """The layer, painted within a box of ground pixels at least. Only for reading."""
        for left in [one for one in self._stale if box.left < one + _STRIP and one < box.right]:
            strip, regrouped = self._stale.pop(left)
            if regrouped:
                self._bands[strip.left : strip.right, strip.top : strip.bottom] = self._strength(strip)
            self._repaint(strip, self._tables())
        return self._surface

    def paint(self, tints: Mapping[str, Tint]) -> pygame.Rect | None:
        """Takes tints; the box in which they differ from the last, in ground pixels, or None if nowhere."""
        changed = [n for n in self._names if tints.get(n) != self._tints.get(n)]
        if not changed:
            return None
        regrouped = any(group_of(tints.get(n)) != group_of(self._tints.get(n)) for n in changed)
        self._tints = dict(tints)
        box = self._boxes[changed[0]].unionall([self._boxes[name] for name in changed[1:]])
        grow = _BAND_REACH * BAND_STEP
        box = box.inflate(2 * grow, 2 * grow).clip(self._surface.get_rect())
        for left in range(box.left // _STRIP * _STRIP, box.right, _STRIP):
            strip = box.clip((left, 0, _STRIP, self._surface.get_height()))
            if left in self._stale:
                before, moved = self._stale[left]
                self._stale[left] = (strip.union(before), moved or regrouped)
            else:
                self._stale[left] = (strip, regrouped)
        self._known = None
        return box

    def _repaint(self, box: pygame.Rect, tables: Tables) -> None:
        """Both washes by table on the id map, the deep one let through where the band is strong.

        Bands lie along frontiers: they are measured anew only when those move.
        """
        strength = self._bands[box.left : box.right, box.top : box.bottom].astype(np.uint32)
        codes = self._ground.codes[box.left : box.right, box.top : box.bottom].T
        pale, deep = tables
        under = pygame.Surface(box.size, 0, 32)
        pygame.surfarray.pixels2d(under).T[:] = pale.take(codes, mode="clip")
        over = pygame.Surface(box.size, pygame.SRCALPHA, 32)
        rich = deep.take(codes, mode="clip")
        rich |= strength.T << np.uint32(24)
        pygame.surfarray.pixels2d(over).T[:] = rich
        under.blit(over, (0, 0))
        self._surface.blit(under, box.topleft)

    def _strength(self, box: pygame.Rect) -> npt.NDArray[np.uint32]:
        """The band, 0..255, over a box of ground pixels.

        Enlarged in fixed blocks, so that a pixel comes out alike whatever box it is painted in.
        """
        block = _BLOCK * BAND_STEP
        columns = range(box.left // block, (box.right - 1) // block + 1)
        rows = range(box.top // block, (box.bottom - 1) // block + 1)
        cells = pygame.Rect(columns.start * _BLOCK - 1, rows.start * _BLOCK - 1, 0, 0)
        cells.size = (len(columns) * _BLOCK + 2, len(rows) * _BLOCK + 2)
        band = self._band(cells)
        whole = np.empty((len(columns) * block, len(rows) * block), np.uint32, order="F")
        side = block + 2 * BAND_STEP
        for i in range(len(columns)):
            for j in range(len(rows)):
                part = band.subsurface((i * _BLOCK, j * _BLOCK, _BLOCK + 2, _BLOCK + 2))
                wide = pygame.surfarray.pixels2d(pygame.transform.smoothscale(part, (side, side)))
                inner = wide[BAND_STEP:-BAND_STEP, BAND_STEP:-BAND_STEP]
                whole[i * block : (i + 1) * block, j * block : (j + 1) * block] = inner & np.uint32(255)
        x, y = box.left - columns.start * block, box.top - rows.start * block
        return whole[x : x + box.w, y : y + box.h]

    def _band(self, cells: pygame.Rect) -> pygame.Surface:
        """The blurred frontier strokes over some cells, 0..255 in each channel."""
        reach = cells.inflate(2 * _BAND_REACH, 2 * _BAND_REACH)
        sheet = pygame.Surface(reach.size, 0, 32)
        sheet.fill((0, 0, 0))
        for value in (_COAST_STROKE, 255):
            for stroke in self._strokes:
                if stroke.box.colliderect(reach) and self._weight(stroke) == value:
                    points = [(x - reach.x, y - reach.y) for x, y in stroke.points]
                    pygame.draw.lines(sheet, (value, value, value), False, points, 3)
        close = pygame.transform.box_blur(pygame.transform.box_blur(sheet, 2), 1)
        far = pygame.transform.box_blur(pygame.transform.box_blur(sheet, 5), 4)
        close.blit(far, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        return close.subsurface((_BAND_REACH, _BAND_REACH, cells.w, cells.h))

    def _weight(self, stroke: _Stroke) -> int:
        inland = (stroke.left in self._order) + (stroke.right in self._order)
        if inland == 2:
            same = group_of(self._tints.get(stroke.left)) == group_of(self._tints.get(stroke.right))
            return 0 if same else 255
        return 255 if "~wild" in (stroke.left, stroke.right) else _COAST_STROKE

    def _tables(self) -> Tables:
        if self._known is None:
            self._known = self._made_tables()
        return self._known

    def _made_tables(self) -> Tables:
        size = FIRST_PROVINCE + len(self._names)
        pale, deep = np.full((size, 3), 255, np.uint8), np.full((size, 3), 255, np.uint8)
        for index, name in enumerate(self._names):
            tint = self._tints.get(name)
            if tint is not None:
                jitter = 1.0 + 0.022 * np.sin(index * 12.9898 + 4.1)
                pale[FIRST_PROVINCE + index] = _factors(tint.colour, PALE * tint.strength, float(jitter))
                rich = palette.darkened(tint.colour, 0.1)
                deep[FIRST_PROVINCE + index] = _factors(rich, min(1.0, DEEP * tint.strength), float(jitter))
        return self._packed(pale), self._packed(deep)

    def _packed(self, table: Bytes) -> npt.NDArray[np.uint32]:
        red, green, blue, _ = self._surface.get_shifts()
        return packed(table, red, green, blue)


def packed(table: Bytes, red: int, green: int, blue: int) -> npt.NDArray[np.uint32]:
    """Rows of (red, green, blue) as pixels with these shifts."""
    wide = table.astype(np.uint32)
    result = wide[:, 0] << np.uint32(red)
    result |= wide[:, 1] << np.uint32(green)
    result |= wide[:, 2] << np.uint32(blue)
    return np.asarray(result, np.uint32)


def _factors(colour: Colour, share: float, jitter: float) -> Bytes:
    """Light factors that turn parchment into `share` of the colour on parchment."""
    paper = np.asarray(palette.PARCHMENT, np.float64)
    wanted = (paper + (np.asarray(colour) - paper) * share) * jitter
    return np.clip(wanted / paper * 255 + 0.5, 0, 255).astype(np.uint8)


def _province_boxes(geometry: Geometry, ground: Ground) -> dict[str, pygame.Rect]:
    boxes = {}
    for province in geometry.provinces:
        left, top, right, bottom = bounds(point for ring in province.rings for point in ring)
        scale = ground.scale
        box = pygame.Rect(0, 0, round((right - left) * scale) + 3, round((bottom - top) * scale) + 3)
        box.topleft = (round(left * scale) - 1, round(top * scale) - 1)
        boxes[province.id] = box
    return boxes


def _strokes(geometry: Geometry, scale: float, land: frozenset[str]) -> list[_Stroke]:
    sided = [(arc, {arc.left, arc.right}) for arc in geometry.arcs]
    return [_stroke(arc, scale) for arc, sides in sided if sides & land and FRAME not in sides]


def _stroke(arc: Arc, scale: float) -> _Stroke:
    points = [(x * scale, y * scale) for x, y in arc.points]
    left, top, right, bottom = bounds(points)
    box = pygame.Rect(int(left) - 3, int(top) - 3, int(right - left) + 7, int(bottom - top) + 7)
    return _Stroke(arc.left, arc.right, points, box)
