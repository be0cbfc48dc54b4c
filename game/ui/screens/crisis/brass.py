"""The brass of the scales: beam with hub, finial and needle; the column on its base, and the graduated arc."""

from __future__ import annotations

from itertools import pairwise
from math import cos, radians, sin

import pygame

from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled, thick_line
from game.ui.widgets.theme import RGB

__all__ = ["beam_plate", "post_plate"]


def beam_plate(look: Look, arm: int, degrees: float) -> pygame.Surface:
    """The brass beam with its hub, finial and needle, turned by some degrees about its middle."""
    half = arm + look.px(14)
    tall = max(round(arm * sin(radians(abs(degrees)))) + look.px(18), look.px(84))
    unit = look.scale
    brass, light, dark = (look.hue(n) for n in ("brass", "brass_light", "brass_dark"))
    ink = look.hue("ink")

    def draw(big: pygame.Surface, k: int) -> None:
        middle, level = half * k, tall * k
        turn = radians(degrees)

        def at(x: float, y: float) -> tuple[float, float]:
            x, y = x * unit * k, y * unit * k
            return middle + x * cos(turn) - y * sin(turn), level + x * sin(turn) + y * cos(turn)

        reach = arm / unit + 6
        for side in (-1, 1):
            form = [at(side * 14, -9), at(side * (reach - 6), -9), at(side * reach, -11), at(side * reach, -3),
                    at(side * 40, 7), at(side * 14, 11)]  # fmt: skip
            _shape(big, form, brass, ink, 1.5 * unit * k)
            _stroke(big, light, at(side * 34, -6), at(side * (reach - 8), -7), 2 * unit * k)
            _stroke(big, dark, at(side * 34, 3), at(side * (reach - 14), -4), 1.4 * unit * k)
            for n in range(3):
                _stroke(big, ink, at(side * (24 + 8 * n), 2 + n), at(side * (40 + 12 * n), 1 + n), 0.8 * unit * k)
        _shape(big, [at(-6, -10), at(-1.5, -38), at(1.5, -38), at(6, -10)], brass, ink, 1.4 * unit * k)
        _disc(big, at(0, -46), 6.5 * unit * k, brass, ink, 1.5 * unit * k)
        _shape(big, [at(-5, 12), at(5, 12), at(0, 76)], ink, ink, 1)
        _disc(big, at(0, 0), 19 * unit * k, brass, ink, 1.6 * unit * k)
        _disc(big, at(0, 0), 11.5 * unit * k, light, ink, 1.4 * unit * k)
        _disc(big, at(0, 0), 4 * unit * k, ink, ink, 1)

    return supersampled((2 * half, 2 * tall), draw, over=3)


def post_plate(look: Look, high: int) -> pygame.Surface:
    """The column, its collar, its base, and the arc on which the needle reads."""
    wide, unit = look.px(190), look.scale
    brass, light, dark = (look.hue(n) for n in ("brass", "brass_light", "brass_dark"))
    ink = look.hue("ink")

    def draw(big: pygame.Surface, k: int) -> None:
        middle, u, foot = wide * k / 2, unit * k, high * k
        top = 8 * u
        edge = 1.5 * u

        def part(half: list[tuple[float, float]], fill: RGB) -> None:
            """A form from its right half, (px out, px of the big picture down)."""
            right = [(middle + x * u, y) for x, y in half]
            left = [(middle - x * u, y) for x, y in reversed(half)]
            _shape(big, [*right, *left], fill, ink, edge)

        part([(8, top), (13, foot - 40 * u)], brass)
        _stroke(big, light, (middle - 3 * u, top), (middle - 5 * u, foot - 42 * u), 4 * u)
        _stroke(big, dark, (middle + 6 * u, top + 20 * u), (middle + 9 * u, foot - 42 * u), 3 * u)
        ring = foot * 0.48
        part([(20, ring), (14, ring + 12 * u)], light)
        part([(22, foot - 42 * u), (29, foot - 28 * u)], light)
        part([(29, foot - 28 * u), (50, foot - 9 * u), (86, foot - 8 * u), (86, foot - u)], brass)
        for n in range(3):
            y = foot - (22 - 5 * n) * u
            _stroke(big, dark, (middle - (24 + 6 * n) * u, y), (middle + (20 + 4 * n) * u, y), 0.9 * u)
        _draw_scale_arc(big, (middle, top), 76 * u, ink, u)

    return supersampled((wide, high), draw, over=3)


def _draw_scale_arc(big: pygame.Surface, centre: tuple[float, float], radius: float, ink: RGB, unit: float) -> None:
    """The graduated arc behind the needle: five ticks to each side."""
    points = [(centre[0] + radius * sin(radians(a)), centre[1] + radius * cos(radians(a))) for a in range(-36, 37, 3)]
    for a, b in pairwise(points):
        thick_line(big, ink, a, b, 1.2 * unit)
    for n in range(-4, 5):
        angle, far = radians(n * 9), radius + (9 if n % 2 == 0 else 6) * unit
        start = (centre[0] + radius * sin(angle), centre[1] + radius * cos(angle))
        end = (centre[0] + far * sin(angle), centre[1] + far * cos(angle))
        thick_line(big, ink, start, end, 1.1 * unit)


def _shape(big: pygame.Surface, form: list[tuple[float, float]], fill: RGB, ink: RGB, width: float) -> None:
    pygame.draw.polygon(big, fill, form)
    for a, b in zip(form, [*form[1:], form[0]], strict=True):
        thick_line(big, ink, a, b, width)


def _stroke(big: pygame.Surface, colour: RGB, a: tuple[float, float], b: tuple[float, float], width: float) -> None:
    thick_line(big, colour, a, b, width)


def _disc(big: pygame.Surface, at: tuple[float, float], radius: float, fill: RGB, ink: RGB, width: float) -> None:
    pygame.draw.circle(big, ink, at, radius + width / 2)
    pygame.draw.circle(big, fill, at, radius - width / 2)
