"""Ribbons and march arrows: tapered curves with a pale casing, that bend away from names where they can.

A ribbon is laid in plate pixels at one scale and drawn on tiles' sheets.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pygame

from game.ui.atlas import palette
from game.ui.atlas.linework import OVER, Sheet, premultiplied
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
    "pact": _Look(palette.PACT, 3.6, 3.6, 0.5, 7.0),
    "demand": _Look(palette.DANGER, 4.2, 3.4, 11.0, 6.5),
    "war": _Look(palette.DANGER, 4.8, 4.8, 11.0, 6.5),
    "joined": _Look(palette.DANGER, 2.4, 2.4, 6.0, 6.5),
}


@dataclass(frozen=True, slots=True)
class Laid:
    """A ribbon in plate pixels: pieces to fill, casing first, its box and its middle."""

    casing: tuple[Points, ...]
    body: tuple[Points, ...]
    colour: Colour
    box: pygame.Rect
    middle: tuple[float, float]
    spine: Points

    def draw(self, sheet: Sheet, at: tuple[int, int]) -> None:
        """Draws itself on a tile's sheet that lies at plate pixels `at`."""
        for pieces, colour, alpha in ((self.casing, palette.PAPER_0, 225), (self.body, self.colour, 255)):
            ink = premultiplied(colour, alpha)
            for piece in pieces:
                path = [((x - at[0]) * OVER, (y - at[1]) * OVER) for x, y in piece.tolist()]
                pygame.draw.polygon(sheet.surface, ink, path)
                sheet.touched = True


def lay(
    start: tuple[float, float],
    end: tuple[float, float],
    style: RibbonStyle,
    trims: tuple[float, float],
    avoid: Sequence[pygame.Rect],
    arrow: bool = False,
    colour: Colour | None = None,
) -> Laid:
    """A ribbon from start to end (plate pixels), short by `trims`, bent to meet as few rectangles as it can."""
    look = LOOKS[style]
    spine = min((_spine(start, end, bow, trims) for bow in _BOWS), key=lambda s: _meets(s, avoid))
    widths = np.linspace(look.wide, look.narrow, len(spine))
    pieces = [spine] if look.on == 0 else _dashes(spine, look.on, look.off)
    ends = arrow or style in ("demand", "war", "joined")
    along = np.linspace(0, 1, len(spine))
    body, casing = [], []
    for piece in pieces:
        near = np.interp(_nearest(spine, piece), along, widths)
        body.append(_tapered(piece, near))
        casing.append(_tapered(piece, near + 2 * _CASING))
    if ends:
        body.append(_head(spine, 1.2 * look.wide + 0.9))
        casing.append(_head(spine, 1.2 * look.wide + 3.0))
    return _laid(casing, body, colour or look.colour, spine)


def march(start: tuple[float, float], end: tuple[float, float], colour: Colour) -> Laid:
    """A broad arrow that swells toward its head."""
    spine = _spine(start, end, 0.12, (12.0, 14.0))
    widths = np.linspace(3.0, 9.0, len(spine))
    body = [_tapered(spine, widths), _head(spine, 12.0)]
    casing = [_tapered(spine, widths + 2.8), _head(spine, 15.0)]
    return _laid(casing, body, palette.darkened(colour, 0.25), spine)


def _laid(casing: list[Points], body: list[Points], colour: Colour, spine: Points) -> Laid:
    low, high = spine.min(axis=0) - 18, spine.max(axis=0) + 18
    box = pygame.Rect(int(low[0]), int(low[1]), int(high[0] - low[0]), int(high[1] - low[1]))
    middle = spine[len(spine) // 2]
    return Laid(tuple(casing), tuple(body), colour, box, (float(middle[0]), float(middle[1])), spine)


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
