"""Ribbons and march arrows: tapered curves with a pale casing, that bend away from names where they can.

A ribbon is laid in plate pixels at one scale and drawn on tiles' sheets.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pygame

from game.ui.atlas import palette
from game.ui.atlas.linework import OVER, premultiplied
from game.ui.atlas.scene import Colour, RibbonStyle

Points = npt.NDArray[np.float64]
_BOWS = (0.15, -0.15, 0.24, -0.24, 0.08, -0.08)
_CASING = 1.4


@dataclass(frozen=True, slots=True)
class _Look:
    colour: Colour
    wide: float
    narrow: float
    on: float = 0.0
    off: float = 0.0


LOOKS: dict[RibbonStyle, _Look] = {
    "defence": _Look(palette.DEFENCE, 3.8, 2.6),
    "patron": _Look(palette.PATRON, 3.2, 2.2),
    "pact": _Look(palette.PACT, 3.0, 3.0, 0.5, 6.5),
    "demand": _Look(palette.DANGER, 4.2, 3.4, 11.0, 6.5),
    "war": _Look(palette.DANGER, 4.8, 4.8, 11.0, 6.5),
    "joined": _Look(palette.DANGER, 2.4, 2.4, 6.0, 6.5),
    "quarrel": _Look(palette.INK_2, 2.4, 2.0, 8.0, 6.0),
    "strife": _Look(palette.INK, 3.4, 3.4, 9.0, 6.0),
    "beside": _Look(palette.INK_2, 2.0, 2.0, 5.0, 6.0),
}
_POINTED: tuple[RibbonStyle, ...] = ("demand", "war", "joined", "quarrel", "strife", "beside")
LANE = 8.0
"""Screen pixels between two ribbons that run side by side."""
_FAINT = 0.62
_TEETH = 15.0
"""Pixels from tooth to tooth along a front."""


class Canvas(Protocol):
    """What can be drawn on: a surface of OVER times the screen's resolution, and whether anything was."""

    surface: pygame.Surface
    touched: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """A ribbon in plate pixels: pieces to fill, casing first, its box and its middle."""

    casing: tuple[Points, ...]
    body: tuple[Points, ...]
    colour: Colour
    box: pygame.Rect
    middle: tuple[float, float]
    spine: Points
    alpha: int = 255
    filling: tuple[Points, ...] = ()
    """Pieces of paper laid over the body: what makes a planned march hollow."""

    def draw(self, sheet: Canvas, at: tuple[int, int]) -> None:
        """Draws itself on a sheet that lies at plate pixels `at`."""
        layers = (
            (self.casing, palette.PAPER_0, 225 * self.alpha // 255),
            (self.body, self.colour, self.alpha),
            (self.filling, palette.PAPER_0, 255),
        )
        for pieces, colour, alpha in layers:
            ink = premultiplied(colour, alpha)
            for piece in pieces:
                path = [((x - at[0]) * OVER, (y - at[1]) * OVER) for x, y in piece.tolist()]
                pygame.draw.polygon(sheet.surface, ink, path)
                sheet.touched = True


def spine(
    start: tuple[float, float],
    end: tuple[float, float],
    trims: tuple[float, float],
    avoid: Sequence[pygame.Rect],
    bows: Sequence[float] = _BOWS,
) -> Points:
    """The line from start to end (plate pixels), short by `trims`, bent to meet as few rectangles as it can."""
    return min((_spine(start, end, bow, trims) for bow in bows), key=lambda s: _meets(s, avoid))


def beside(spine: Points, away: float) -> Points:
    """The line that runs at a distance to the left of another; negative distances lie to the right."""
    step = np.gradient(spine, axis=0)
    step /= np.maximum(np.hypot(*step.T), 1e-9)[:, None]
    moved: Points = spine + np.column_stack([step[:, 1], -step[:, 0]]) * away
    return moved


def dress(
    spine: Points,
    style: RibbonStyle,
    arrow: bool = False,
    colour: Colour | None = None,
    faint: bool = False,
    weight: float = 1.0,
) -> Laid:
    """A ribbon of a style along a line; `weight` is screen pixels in a pixel of the design."""
    look = LOOKS[style]
    thin = (_FAINT if faint else 1.0) * weight
    casing_width = _CASING * thin
    widths = np.linspace(look.wide, look.narrow, len(spine)) * thin
    pieces = [spine] if look.on == 0 else _dashes(spine, look.on * weight, look.off * weight)
    along = np.linspace(0, 1, len(spine))
    body, casing = [], []
    for piece in pieces:
        near = np.interp(_nearest(spine, piece), along, widths)
        body.append(_tapered(piece, near))
        casing.append(_tapered(piece, near + 2 * casing_width))
    if arrow or style in _POINTED:
        body.append(_head(spine, (1.2 * look.wide + 0.9) * thin))
        casing.append(_head(spine, (1.2 * look.wide + 3.0) * thin))
    return _laid(casing, body, colour or look.colour, spine, 150 if faint else 255)


def lay(
    start: tuple[float, float],
    end: tuple[float, float],
    style: RibbonStyle,
    trims: tuple[float, float],
    avoid: Sequence[pygame.Rect],
    arrow: bool = False,
    colour: Colour | None = None,
) -> Laid:
    """A single ribbon from start to end (plate pixels)."""
    return dress(spine(start, end, trims, avoid), style, arrow, colour)


def march(start: tuple[float, float], end: tuple[float, float], colour: Colour, planned: bool = False) -> Laid:
    """A broad arrow that swells toward its head; hollow where the march is only planned."""
    spine = _spine(start, end, 0.12, (12.0, 14.0))
    widths = np.linspace(2.4, 7.0, len(spine))
    body = [_tapered(spine, widths), _head(spine, 10.0)]
    casing = [_tapered(spine, widths + 2.6), _head(spine, 12.6)]
    filling = [_tapered(spine[1:-1], np.maximum(widths[1:-1] - 3.0, 0.4)), _head(spine[:-1], 6.4)] if planned else []
    return _laid(casing, body, palette.darkened(colour, 0.25), spine, filling=filling)


def leader(start: tuple[float, float], end: tuple[float, float]) -> Laid:
    """A short thin line with a dot at its start: from a place to the shield that had to stand beside it."""
    spine = np.linspace(np.asarray(start, np.float64), np.asarray(end, np.float64), 6)
    widths = np.full(6, 1.5)
    casing, body = (
        [_tapered(spine, widths + 2.2), _disc(spine[0], 3.9)],
        [_tapered(spine, widths), _disc(spine[0], 2.5)],
    )
    return _laid(casing, body, palette.INK, spine)


def _disc(at: Points, radius: float) -> Points:
    angles = np.linspace(0, 2 * math.pi, 14)[:-1]
    disc: Points = at + radius * np.column_stack([np.cos(angles), np.sin(angles)])
    return disc


def front(line: Points, toward: float, colour: Colour) -> Laid:
    """A frontier with teeth on one side: `toward` is 1 for the left of the line as it runs, -1 for the right."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    count = max(4, int(along[-1] / 4))
    marks = np.linspace(0.0, along[-1], count)
    smooth = np.column_stack([np.interp(marks, along, line[:, 0]), np.interp(marks, along, line[:, 1])])
    body, casing = [_tapered(smooth, np.full(count, 3.2))], [_tapered(smooth, np.full(count, 6.4))]
    step = np.gradient(smooth, axis=0)
    step /= np.maximum(np.hypot(*step.T), 1e-9)[:, None]
    for mark in np.arange(_TEETH / 2, along[-1] - 3, _TEETH):
        at = int(mark / along[-1] * (count - 1))
        side = np.asarray([step[at][1], -step[at][0]]) * toward
        for pieces, reach, half in ((body, 8.0, 4.6), (casing, 10.5, 6.8)):
            foot = smooth[at]
            pieces.append(np.vstack([foot - step[at] * half, foot + side * reach, foot + step[at] * half]))
    return _laid(casing, body, colour, smooth)


def _laid(
    casing: list[Points],
    body: list[Points],
    colour: Colour,
    spine: Points,
    alpha: int = 255,
    filling: Sequence[Points] = (),
) -> Laid:
    low, high = spine.min(axis=0) - 18, spine.max(axis=0) + 18
    box = pygame.Rect(int(low[0]), int(low[1]), int(high[0] - low[0]), int(high[1] - low[1]))
    middle = spine[len(spine) // 2]
    at = (float(middle[0]), float(middle[1]))
    return Laid(tuple(casing), tuple(body), colour, box, at, spine, alpha, tuple(filling))


def _spine(start: tuple[float, float], end: tuple[float, float], bow: float, trims: tuple[float, float]) -> Points:
    """Points of a quadratic curve, about five pixels apart, trimmed at both ends; bows upward for bow > 0."""
    a, b = np.asarray(start, np.float64), np.asarray(end, np.float64)
    away = b - a
    length = max(float(np.hypot(*away)), 1.0)
    normal = np.asarray([away[1], -away[0]]) * (1.0 if away[0] >= 0 else -1.0)
    control = (a + b) / 2 + normal * bow * 2
    count = max(12, int(length / 5))
    t = np.linspace(0, 1, count)[:, None]
    points = (1 - t) ** 2 * a + 2 * t * (1 - t) * control + t**2 * b
    from_start, from_end = np.hypot(*(points - a).T), np.hypot(*(points - b).T)
    kept: Points = points[(from_start >= min(trims[0], length / 3)) & (from_end >= min(trims[1], length / 3))]
    return kept if len(kept) >= 4 else points


def _meets(spine: Points, avoid: Sequence[pygame.Rect]) -> int:
    """How many of the curve's points lie in the rectangles."""
    if not avoid:
        return 0
    edges = np.asarray([(rect.left - 3, rect.top - 3, rect.right + 3, rect.bottom + 3) for rect in avoid], np.float64)
    x, y = spine[:, :1], spine[:, 1:]
    inside = (x > edges[:, 0]) & (y > edges[:, 1]) & (x < edges[:, 2]) & (y < edges[:, 3])
    return int(np.count_nonzero(inside))


def _nearest(spine: Points, piece: Points) -> Points:
    """Share of the way along the spine of each of the piece's points."""
    start = np.argmin(((spine - piece[0]) ** 2).sum(axis=1)) / max(1, len(spine) - 1)
    stop = np.argmin(((spine - piece[-1]) ** 2).sum(axis=1)) / max(1, len(spine) - 1)
    result: Points = np.linspace(float(start), float(stop), len(piece))
    return result


def _dashes(spine: Points, on: float, off: float) -> list[Points]:
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(spine, axis=0).T))])
    pieces = []
    for start in np.arange(0.0, along[-1] - on * 0.5, on + off):
        marks = np.linspace(start, min(start + on, along[-1]), 5)
        pieces.append(np.column_stack([np.interp(marks, along, spine[:, 0]), np.interp(marks, along, spine[:, 1])]))
    return pieces


def _tapered(spine: Points, widths: Points) -> Points:
    """The outline of a line of changing width with round ends."""
    step = np.gradient(spine, axis=0)
    step /= np.maximum(np.hypot(*step.T), 1e-9)[:, None]
    side = np.column_stack([-step[:, 1], step[:, 0]]) * widths[:, None] / 2
    caps = []
    for at, sign in ((-1, 1.0), (0, -1.0)):
        angles = np.linspace(math.pi / 2, -math.pi / 2, 7)[1:-1]
        radius = widths[at] / 2
        forward, left = step[at] * sign, np.asarray([-step[at][1], step[at][0]]) * sign
        caps.append(spine[at] + radius * (np.cos(angles)[:, None] * forward + np.sin(angles)[:, None] * left))
    outline: Points = np.vstack([spine + side, caps[0], (spine - side)[::-1], caps[1]])
    return outline


def _head(spine: Points, half: float) -> Points:
    """An arrow head whose tip lies a little beyond the spine's end."""
    back = spine[max(0, len(spine) - 4)]
    way = spine[-1] - back
    way = way / max(float(np.hypot(*way)), 1e-9)
    side = np.asarray([-way[1], way[0]])
    tip = spine[-1] + way * half * 1.1
    base = spine[-1] - way * half * 0.75
    head: Points = np.vstack([tip, base + side * half, spine[-1] - way * half * 0.3, base - side * half])
    return head
