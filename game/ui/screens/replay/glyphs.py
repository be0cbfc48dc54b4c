"""The forms of the ticks, drawn large and reduced: told apart by form, so that colour need not be seen."""

from __future__ import annotations

from typing import Final

import pygame

from game.ui.screens.replay.ticks import Sign
from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled, thick_line
from game.ui.widgets.theme import RGB

__all__ = ["draw_glyph", "glyph_hue"]

_RED: Final = frozenset((Sign.WAR, Sign.RENEGED))
_QUIET: Final = frozenset((Sign.PEACE, Sign.DETERRED, Sign.LOST, Sign.DISSOLVED))
_ROUND: Final = frozenset((Sign.HONOURED, Sign.FOUNDED, Sign.DISSOLVED))


def glyph_hue(look: Look, sign: Sign) -> RGB:
    """The colour of a form: red for war and for a broken word, blue for one kept, ink for the rest."""
    if sign in _RED:
        return look.hue("danger")
    if sign is Sign.HONOURED:
        return look.hue("good")
    if sign is Sign.FOUNDED:
        return look.hue("pact")
    return look.hue("ink_2" if sign in _QUIET else "ink")


def draw_glyph(surface: pygame.Surface, look: Look, sign: Sign, centre: tuple[float, float], size: int) -> None:
    """One form, `size` px wide, about a centre."""
    hue, paper = glyph_hue(look, sign), look.hue("paper_0")
    plate = look.paint.kept(
        ("tick", sign, size, hue), lambda: supersampled((size, size), lambda big, k: _draw(big, sign, size * k, k, hue))
    )
    if sign in (Sign.PEACE, Sign.DETERRED, Sign.LOST):
        look.paint.disc(surface, centre, size * 0.22, paper)
    surface.blit(plate, (round(centre[0] - size / 2), round(centre[1] - size / 2)))


def _draw(big: pygame.Surface, sign: Sign, side: int, k: int, hue: RGB) -> None:
    """The form in a square of `side` px."""
    middle, width = side / 2, max(round(1.7 * k), 2)
    if sign in _ROUND:
        filled = 0 if sign is Sign.HONOURED else width
        pygame.draw.circle(big, hue, (middle, middle), side * 0.4, filled)
        if sign is Sign.DISSOLVED:
            thick_line(big, hue, (side * 0.1, side * 0.9), (side * 0.9, side * 0.1), width)
        return
    form = _polygon(sign, side)
    if form:
        is_open = sign in (Sign.PEACE, Sign.DETERRED, Sign.LOST)
        pygame.draw.polygon(big, hue, form, width if is_open else 0)
        return
    for a, b in _strokes(sign):
        thick_line(big, hue, (a[0] * side, a[1] * side), (b[0] * side, b[1] * side), width * 1.25)


def _polygon(sign: Sign, side: int) -> list[tuple[float, float]]:
    points: tuple[tuple[float, float], ...]
    match sign:
        case Sign.WAR | Sign.PEACE:
            points = ((0.5, 0.08), (0.94, 0.9), (0.06, 0.9))
        case Sign.DEMAND | Sign.DETERRED:
            points = ((0.5, 0.04), (0.92, 0.5), (0.5, 0.96), (0.08, 0.5))
        case Sign.CARRIED | Sign.LOST:
            points = ((0.14, 0.14), (0.86, 0.14), (0.86, 0.86), (0.14, 0.86))
        case _:
            return []
    return [(x * side, y * side) for x, y in points]


def _strokes(sign: Sign) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
    match sign:
        case Sign.RENEGED:
            return ((0.14, 0.14), (0.86, 0.86)), ((0.86, 0.14), (0.14, 0.86))
        case Sign.DIED:
            return ((0.5, 0.04), (0.5, 0.96)), ((0.22, 0.3), (0.78, 0.3))
        case _:
            return ((0.5, 0.1), (0.5, 0.9)), ((0.1, 0.5), (0.9, 0.5))
