"""The pan of a balance with its weights: how they share the dish, and how dish, weights and names are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin, sqrt

import pygame

from game.ui.screens.words.papers import brigades
from game.ui.widgets.gauges import draw_weight
from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled, thick_line
from game.ui.widgets.theme import RGB, darkened
from game.ui.widgets.widget import Tip

__all__ = ["Laid", "Piece", "draw_pan", "laid_out"]

_LEAST, _LEAST_CLOSE = (33.0, 37.0), (26.0, 30.0)
"""Px of the design of the lightest weights, on a dish with room and on a narrow one."""
_ROOMY = 340.0
"""Px of the design of a dish with room."""
_WIDE, _HIGH = 19.0, 29.0
"""Px of the design for each √brigade, before the pans are fitted."""
_GAP = 4.0
_KNOB = 16.0
_BOWL = 42.0
MOST_WEIGHTS = 9
"""More allies than this are shown as one weight."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One ally as it is weighed: tenths of a brigade pledged and expected, `tip` what its tooltip says."""

    state: str
    name: str
    tint: str
    pledged: int
    expected: int
    credence: int
    tip: Tip | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """One pan laid out: each piece with its box, the names by rows, the rim's height; px from its own corner."""

    size: tuple[int, int]
    rim: int
    boxes: tuple[tuple[Piece, pygame.Rect], ...]
    names: tuple[tuple[str, int, int], ...]


def laid_out(look: Look, sides: Sequence[Sequence[Piece]], dish: int, most_high: int) -> list[Laid]:
    """Pans of one measure: the same brigade is as broad on either side."""
    sides = [_crowded(side) for side in sides]
    measure = min([1.0, *(_fit(look, side, dish, most_high) for side in sides if side)])
    sizes = [[_size(look, piece, measure, dish) for piece in side] for side in sides]
    tallest = max(max((h for _, h in side), default=0) for side in sizes) + look.px(_KNOB)
    return [_laid(look, side, size, dish, tallest) for side, size in zip(sides, sizes, strict=True)]


def _crowded(side: Sequence[Piece]) -> list[Piece]:
    """The pieces, the lightest ones put together where they are too many."""
    if len(side) <= MOST_WEIGHTS:
        return list(side)
    kept, rest = list(side[: MOST_WEIGHTS - 1]), side[MOST_WEIGHTS - 1 :]
    pledged, expected = sum(p.pledged for p in rest), sum(p.expected for p in rest)
    first = rest[0]
    together = Piece(
        "", f"{len(rest)} more", first.tint, pledged, expected, expected * 1000 // max(pledged, 1), first.tip
    )
    return [*kept, together]


def _root(piece: Piece) -> float:
    return sqrt(max(piece.pledged, 1) / 10)


def _fit(look: Look, side: Sequence[Piece], dish: int, most_high: int) -> float:
    """The measure at which a side fits its dish across and under its beam."""
    gaps = look.px(_GAP) * (len(side) - 1)
    high = most_high / max(look.scale * _HIGH * max(map(_root, side)), 1)
    low, top = 0.05, 1.0
    for _ in range(18):
        middle = (low + top) / 2
        wide = sum(_size(look, piece, middle, dish)[0] for piece in side) + gaps
        low, top = (middle, top) if wide <= dish else (low, middle)
    return min(low, high)


def _size(look: Look, piece: Piece, measure: float, dish: int) -> tuple[int, int]:
    root = _root(piece) * measure
    wide, high = _LEAST if dish >= look.px(_ROOMY) else _LEAST_CLOSE
    return max(look.px(_WIDE * root), look.px(wide)), max(look.px(_HIGH * root), look.px(high))


def _laid(look: Look, side: Sequence[Piece], sizes: list[tuple[int, int]], dish: int, tallest: int) -> Laid:
    gap = look.px(_GAP)
    room = sum(w for w, _ in sizes) + gap * max(len(sizes) - 1, 0)
    spread = min(max((dish - look.px(20) - room) // max(len(sizes) + 1, 1), 0), look.px(14))
    x = (dish - room - spread * max(len(sizes) - 1, 0)) // 2
    boxes = []
    for piece, (wide, high) in zip(side, sizes, strict=True):
        boxes.append((piece, pygame.Rect(x, tallest - high, wide, high)))
        x += wide + gap + spread
    names = _names(look, boxes, tallest + look.px(_BOWL) + look.px(8), dish)
    rows = 1 + max((row for _, _, row in names), default=0)
    line = look.text.line("second_value")
    top = tallest + look.px(_BOWL) + look.px(8)
    placed = tuple((name, at, top + row * round(line * 0.92)) for name, at, row in names)
    return Laid((dish, top + rows * line), tallest, tuple(boxes), placed)


def _names(look: Look, boxes: list[tuple[Piece, pygame.Rect]], top: int, dish: int) -> list[tuple[str, int, int]]:
    """Each name under its weight, in the first row where it does not touch its neighbour."""
    ends: list[int] = []
    out = []
    for piece, box in boxes:
        wide = look.text.width(piece.name, "second_value")
        left = min(max(box.centerx - wide // 2, -look.px(10)), dish + look.px(10) - wide)
        row = next((n for n, end in enumerate(ends) if left > end + look.px(5)), len(ends))
        if row == len(ends):
            ends.append(0)
        ends[row] = left + wide
        out.append((piece.name, left, row))
    return out


def draw_pan(surface: pygame.Surface, look: Look, laid: Laid, origin: tuple[int, int]) -> None:
    """Dish, weights and names."""
    dish, rim = laid.size[0], laid.rim
    plate = look.paint.kept(("dish", dish), lambda: _dish_plate(look, dish))
    surface.blit(plate, (origin[0] - look.px(2), origin[1] + rim - look.px(4)))
    for piece, box in laid.boxes:
        _draw_piece(surface, look, piece, box.move(origin))
    for name, left, y in laid.names:
        look.text.draw(surface, name, "second_value", (origin[0] + left, origin[1] + y), colour=look.hue("ink"))


def _draw_piece(surface: pygame.Surface, look: Look, piece: Piece, box: pygame.Rect) -> None:
    tint = look.hue(piece.tint)
    share = piece.credence / 1000
    foot = (box.centerx, box.bottom - look.px(3))
    draw_weight(surface, look, foot, box.w, box.h, share, tint)
    _draw_facet(surface, look, (foot, box.w, box.h), share, darkened(tint, 0.82))
    figure = brigades(piece.expected)
    role = "key_figure" if box.w > look.px(46) else "second_value"
    plate = look.text.haloed(figure, role, look.hue("ink"), look.hue("paper_0"), 2 * look.scale)
    surface.blit(plate, plate.get_rect(center=(box.centerx, round(foot[1] - look.text.line("value") * 0.62))))


def _draw_facet(
    surface: pygame.Surface, look: Look, form: tuple[tuple[int, int], int, int], share: float, tint: RGB
) -> None:
    """The side away from the light, a third of the filled part."""
    (x, base), wide, high = form
    if share <= 0:
        return
    level = high * min(share, 1.0)

    def half(up: float) -> float:
        return wide / 2 - (wide / 2 - wide * 0.36) * up / high

    inset = look.scale * 1.2
    left = wide * 0.2
    points = [
        (x + left * half(level) / (wide / 2), base - level + inset),
        (x + half(level) - inset, base - level + inset),
        (x + half(0) - inset, base - inset),
        (x + left, base - inset),
    ]
    if level > 4:
        look.paint.polygon(surface, points, tint)


def _dish_plate(look: Look, dish: int) -> pygame.Surface:
    """A shallow brass bowl under its rim."""
    high, unit = look.px(_BOWL + 10), look.scale
    brass, light, dark, ink = (look.hue(n) for n in ("brass", "brass_light", "brass_dark", "ink"))
    wide = dish + 2 * look.px(2)

    def draw(big: pygame.Surface, k: int) -> None:
        u, middle, edge = unit * k, wide * k / 2, 1.5 * unit * k
        deep, broad = 32 * u, middle - 12 * u

        def arc(scale: float, sink: float) -> list[tuple[float, float]]:
            return [
                (middle - broad * scale * cos(pi * n / 40), 8 * u + sink * sin(pi * n / 40) ** 0.8) for n in range(41)
            ]

        bowl = arc(1.0, deep)
        pygame.draw.polygon(big, brass, bowl)
        for scale, sink, colour in ((0.86, 0.62, dark), (0.66, 0.74, dark), (0.4, 0.86, dark)):
            for a, b in zip(arc(scale, deep * sink)[4:-4], arc(scale, deep * sink)[5:-3], strict=False):
                thick_line(big, colour, a, b, 1.0 * u)
        for a, b in pairwise(bowl):
            thick_line(big, ink, a, b, edge)
        rim = pygame.Rect(round(edge), round(edge), round(wide * k - 2 * edge), round(6.5 * u))
        pygame.draw.rect(big, ink, rim.inflate(round(edge), round(edge)), border_radius=round(2 * u))
        pygame.draw.rect(big, light, rim.inflate(-round(edge), -round(edge)), border_radius=round(2 * u))

    return supersampled((wide, high), draw, over=3)
