"""Marks: shields, dots, paper tags, battle and siege signs, as ready surfaces in screen pixels.

All are drawn four times larger and reduced, so that their edges are smooth.
"""

from __future__ import annotations

import math

import pygame

from game.ui import emblems
from game.ui.atlas import palette
from game.ui.atlas.faces import Faces
from game.ui.atlas.scene import Colour, Mark, Shield

_OVER = 4
SHIELD_WIDTHS = {1: 19, 2: 22, 3: 28, 4: 35}
_SHADOW: Colour = (30, 22, 14)


def shield_width(rank: int, scale: float = 1.0) -> int:
    """Pixels of a shield of rank 1..4, where a pixel of the design has `scale` of the screen."""
    return round(SHIELD_WIDTHS[min(max(rank, 1), 4)] * scale)


def _outline(width: float, height: float, inset: float) -> list[tuple[float, float]]:
    """A heater shield: flat top, sides that turn in to a point."""
    left, right, top = inset, width - inset, inset
    shoulder, tip = height * 0.5, height - inset * 1.25
    points = [(left, top), (right, top), (right, shoulder)]
    turns = [index / 12 for index in range(1, 12)]
    middle = width / 2
    for turn in turns:
        across, down = math.cos(turn * math.pi / 2) ** 0.85, math.sin(turn * math.pi / 2)
        points.append((middle + (right - middle) * across, shoulder + (tip - shoulder) * down))
    points.append((middle, tip))
    points += [(width - x, y) for x, y in reversed(points[2:-1])]
    return points


def shield(faces: Faces, told: Shield, selected: bool = False) -> pygame.Surface:
    """The shield with its figure and a soft shadow; 4 px of room on every side."""
    scale = faces.scale
    width = shield_width(told.rank, scale)
    height, pad = round(width * 1.14), round(4 * scale)
    size = (width + 2 * pad, height + 2 * pad)
    big = pygame.Surface((size[0] * _OVER, size[1] * _OVER), pygame.SRCALPHA, 32)
    shadow = big.copy()
    shape = _outline(width * _OVER, height * _OVER, 0)
    lay = [(x + pad * _OVER, y + pad * _OVER) for x, y in shape]
    shadow.fill((*_SHADOW, 0))
    pygame.draw.polygon(shadow, (*_SHADOW, 150), [(x, y + 1.6 * _OVER) for x, y in lay])
    big = pygame.transform.box_blur(shadow, 5)
    rim = (2.0 if (told.own or selected) else 1.3) * scale
    field = _deep(told.colour)
    for inset, colour in ((0.0, palette.INK), (rim, palette.PAPER_0)):
        inner = _outline(width * _OVER, height * _OVER, inset * _OVER)
        pygame.draw.polygon(big, (*colour, 255), [(x + pad * _OVER, y + pad * _OVER) for x, y in inner])
    inner = _outline(width * _OVER, height * _OVER, (rim + 1.5 * scale) * _OVER)
    form = [(x + pad * _OVER, y + pad * _OVER) for x, y in inner]
    charge = palette.mixed(field, palette.PAPER_0, 0.26 if told.figure else 0.62)
    emblems.paint(big, told.emblem, (pad * _OVER, pad * _OVER, width * _OVER), field, charge, form)
    small = pygame.transform.smoothscale(big, size)
    figure = outlined(faces, told.figure, width / scale * (0.56 if len(told.figure) < 3 else 0.44))
    small.blit(figure, figure.get_rect(center=(size[0] // 2, pad + round(height * 0.44))))
    return small


def outlined(faces: Faces, text: str, size: float) -> pygame.Surface:
    """White figures with an ink edge of one pixel."""
    font = faces.font("figure", size)
    white, ink = font.render(text, True, (255, 255, 255)), font.render(text, True, palette.INK)
    surface = pygame.Surface((white.get_width() + 2, white.get_height() + 2), pygame.SRCALPHA, 32)
    for dx, dy in ((0, 1), (2, 1), (1, 0), (1, 2), (0, 0), (2, 2), (0, 2), (2, 0)):
        surface.blit(ink, (dx, dy))
    surface.blit(white, (1, 1))
    return surface


def dot(capital: bool, scale: float = 1.0) -> pygame.Surface:
    """A town: a ringed dot for a capital, a small open dot otherwise."""
    radius = 5.0 if capital else 3.4
    side = math.ceil(radius) * 2 + 4
    big = pygame.Surface((side * _OVER, side * _OVER), pygame.SRCALPHA, 32)
    middle = (side * _OVER / 2, side * _OVER / 2)
    rings = [(radius + 0.9, palette.PAPER_0), (radius, palette.INK), (radius - 1.4, palette.PAPER_0)]
    if capital:
        rings.append((radius - 3.0, palette.INK))
    big.fill((*palette.PAPER_0, 0))
    for reach, colour in rings:
        pygame.draw.circle(big, (*colour, 255), middle, reach * _OVER)
    return pygame.transform.smoothscale(big, (round(side * scale), round(side * scale)))


def banner(faces: Faces, told: Shield) -> pygame.Surface:
    """An army on another's land: a small swallow-tailed flag in its owner's tint, on a staff."""
    wide, high, staff = (29 if len(told.figure) > 1 else 23), 18, 9
    size = (wide + 4, high + staff + 3)
    big = pygame.Surface((size[0] * _OVER, size[1] * _OVER), pygame.SRCALPHA, 32)
    big.fill((*palette.PAPER_0, 0))
    for grow, colour in ((1.2, palette.PAPER_0), (0.0, palette.INK)):
        pygame.draw.rect(big, (*colour, 255), _scaled(1.6 - grow, 1 - grow / 2, 1.8 + 2 * grow, high + staff + grow))
    rim = 1.6 if told.own else 1.1
    for inset, colour in (
        (-1.0, palette.PAPER_0),
        (0.0, palette.INK),
        (rim, palette.PAPER_0),
        (rim + 0.9, palette.darkened(told.colour, 0.12)),
    ):
        left, right, top, foot = 2 + inset, wide + 2 - inset, 2 + inset, high + 1 - inset
        notch = (right - 4.5, (top + foot) / 2)
        path = [(left, top), (right, top), notch, (right, foot), (left, foot)]
        pygame.draw.polygon(big, (*colour, 255), [(x * _OVER, y * _OVER) for x, y in path])
    small = pygame.transform.smoothscale(big, (round(size[0] * faces.scale), round(size[1] * faces.scale)))
    figure = outlined(faces, told.figure, 14 if len(told.figure) < 3 else 12)
    middle = (round(wide / 2 * faces.scale), round((2 + high / 2) * faces.scale))
    small.blit(figure, figure.get_rect(center=middle))
    return small


def _deep(colour: Colour) -> Colour:
    return palette.darkened(colour, 0.22)


def _scaled(x: float, y: float, wide: float, high: float) -> pygame.Rect:
    return pygame.Rect(round(x * _OVER), round(y * _OVER), round(wide * _OVER), round(high * _OVER))


def medallion(colour: Colour, faint: bool = False, scale: float = 1.0) -> pygame.Surface:
    """A pact: three rings joined in a paper disc with an edge in its colour; smaller and paler where it is not ours."""
    side = 24 if faint else 34
    big = pygame.Surface((side * _OVER, side * _OVER), pygame.SRCALPHA, 32)
    big.fill((*palette.PAPER_0, 0))
    middle, half = side * _OVER / 2, side / 2 - 1
    ink = palette.mixed(colour, palette.PAPER_0, 0.35) if faint else colour
    for reach, hue in ((half, palette.PAPER_0), (half - 1.2, ink), (half - (2.6 if faint else 3.6), palette.PAPER_0)):
        pygame.draw.circle(big, (*hue, 255), (middle, middle), reach * _OVER)
    ring = half * 0.3
    for turn in range(3):
        angle = 2 * math.pi * turn / 3 - math.pi / 2
        at = (middle + ring * 0.95 * _OVER * math.cos(angle), middle + ring * 0.95 * _OVER * math.sin(angle))
        pygame.draw.circle(big, (*ink, 255), at, ring * _OVER, round(1.5 * _OVER))
    return pygame.transform.smoothscale(big, (round(side * scale), round(side * scale)))


def sign(told: Mark, scale: float = 1.0) -> pygame.Surface:
    """A battle (crossed swords in a paper disc), a siege (a ring of works round the place), or a plain dot."""
    if told.kind == "dot":
        return dot(False, scale)
    if told.kind == "siege":
        return _works(told, scale)
    side = 30
    big = pygame.Surface((side * _OVER, side * _OVER), pygame.SRCALPHA, 32)
    big.fill((*palette.PAPER_0, 0))
    middle = side * _OVER / 2
    wash = palette.mixed(told.colour, palette.PAPER_0, 0.72)
    for reach, colour in ((14.0, palette.INK), (12.6, palette.PAPER_0), (12.0, wash)):
        pygame.draw.circle(big, (*colour, 255), (middle, middle), reach * _OVER)
    _swords(big, middle)
    return pygame.transform.smoothscale(big, (round(side * scale), round(side * scale)))


def _works(told: Mark, scale: float) -> pygame.Surface:
    """A ring of stakes round a place; the part of it that is dug is closed and dark, the rest open and pale."""
    side, ring = 58, 23.0
    big = pygame.Surface((side * _OVER, side * _OVER), pygame.SRCALPHA, 32)
    big.fill((*palette.PAPER_0, 0))
    middle = side * _OVER / 2
    stakes = 20
    for grow, hue, dug_only in ((1.3, palette.PAPER_0, False), (0.0, told.colour, True)):
        for n in range(stakes):
            dug = n < round(told.share * stakes)
            if dug_only and not dug:
                hue_here, long = palette.mixed(told.colour, palette.PAPER_0, 0.35), 3.0
            else:
                hue_here, long = hue, 6.0 if dug else 3.0
            angle = 2 * math.pi * n / stakes - math.pi / 2
            ends = [
                (middle + reach * _OVER * math.cos(angle), middle + reach * _OVER * math.sin(angle))
                for reach in (ring - 2 - grow, ring + long - 2 + grow)
            ]
            pygame.draw.line(big, (*hue_here, 255), ends[0], ends[1], round((2.0 + 2 * grow) * _OVER))
        box = pygame.Rect(0, 0, 2 * ring * _OVER, 2 * ring * _OVER)
        box.center = (round(middle), round(middle))
        if told.share > 0:
            start, stop = math.pi / 2 - 2 * math.pi * told.share, math.pi / 2
            pygame.draw.arc(big, (*hue, 255), box, start, stop, round((2.2 + grow) * _OVER))
    return pygame.transform.smoothscale(big, (round(side * scale), round(side * scale)))


def _swords(big: pygame.Surface, middle: float) -> None:
    blade = ((-5.2, 6.6), (-6.6, 5.2), (5.0, -6.6), (7.2, -7.2), (6.6, -5.0))
    guard = ((-6.8, 1.9), (-5.8, 0.9), (-0.9, 5.8), (-1.9, 6.8))
    for side in (-1, 1):
        for shape in (blade, guard):
            path = [(middle + side * x * _OVER, middle + y * _OVER) for x, y in shape]
            pygame.draw.polygon(big, palette.INK, path)


def caption(faces: Faces, text: str, colour: Colour) -> pygame.Surface:
    """A small paper label with an edge in its own colour."""
    ink = faces.font("text", 14).render(text, True, colour)
    surface = pygame.Surface((ink.get_width() + 20, ink.get_height() + 6), pygame.SRCALPHA, 32)
    pygame.draw.rect(surface, palette.PAPER_0, surface.get_rect(), border_radius=3)
    pygame.draw.rect(surface, colour, surface.get_rect(), 1, border_radius=3)
    surface.blit(ink, (10, 3))
    return surface


def edge_tag(faces: Faces, text: str, toward: str, colour: Colour) -> pygame.Surface:
    """A paper tag whose arrow points to the map's edge: "left", "right", "up" or "down"."""
    ink = faces.font("text", 14).render(text, True, colour)
    nose = round(11 * faces.scale)
    sideways = toward in ("left", "right")
    corner = (nose if toward == "left" else 0, nose if toward == "up" else 0)
    body = pygame.Rect(corner, (ink.get_width() + 22, ink.get_height() + 8))
    size = (body.w + nose, body.h) if sideways else (body.w, body.h + nose)
    big = pygame.Surface((size[0] * _OVER, size[1] * _OVER), pygame.SRCALPHA, 32)
    path = _tag_path(body, toward, nose)
    big.fill((*palette.PAPER_0, 0))
    for inset, tone in ((0.0, palette.FRAME), (1.1, palette.PAPER_0)):
        pygame.draw.polygon(big, (*tone, 255), _shrunk(path, body, inset))
    surface = pygame.transform.smoothscale(big, size)
    surface.blit(ink, ink.get_rect(center=body.center))
    return surface


def _tag_path(body: pygame.Rect, toward: str, nose: int) -> list[tuple[float, float]]:
    corners: list[tuple[float, float]] = [body.topleft, body.topright, body.bottomright, body.bottomleft]
    tips: dict[str, tuple[int, tuple[float, float]]] = {
        "left": (4, (body.left - nose, body.centery)),
        "right": (2, (body.right + nose, body.centery)),
        "up": (1, (body.centerx, body.top - nose)),
        "down": (3, (body.centerx, body.bottom + nose)),
    }
    index, tip = tips[toward]
    corners.insert(index, tip)
    return corners


def _shrunk(path: list[tuple[float, float]], body: pygame.Rect, inset: float) -> list[tuple[float, float]]:
    """The path drawn in toward the body's middle by `inset` pixels, on the large canvas."""
    x, y = body.center
    return [((px - inset * _sign(px - x)) * _OVER, (py - inset * _sign(py - y)) * _OVER) for px, py in path]


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
