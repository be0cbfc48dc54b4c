"""Lettering: haloed words, letterspaced words, and words set along a curve, as ready surfaces.

Sizes are screen pixels. A halo is the word's own shape in paper, grown by some pixels: it parts letters from what
lies under them without a box.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.ui.atlas.faces import Faces, Role
from game.ui.atlas.palette import PAPER_0
from game.ui.atlas.scene import Colour

_SHARP = 3
"""Curved glyphs are set this many times larger and turned down to size."""
Curve = Callable[[float], tuple[float, float, float]]
"""From a distance along the baseline's middle line to (x, y, angle in degrees, counter-clockwise)."""


@dataclass(frozen=True, slots=True)
class Sprite:
    """A surface whose top left corner stands at plate pixels (x, y); `parts` are its occupied rectangles."""

    surface: pygame.Surface
    x: int
    y: int
    parts: tuple[pygame.Rect, ...]
    tag: object = None
    """What tells this picture from another of the same size at the same place."""

    @property
    def rect(self) -> pygame.Rect:
        """Where it is drawn."""
        return pygame.Rect((self.x, self.y), self.surface.get_size())


def haloed(ink: pygame.Surface, shape: pygame.Surface, reach: float, strength: float) -> pygame.Surface:
    """`ink` over a halo made of `shape` (the same word in the halo's colour), `reach` pixels wide."""
    pad = math.ceil(reach)
    size = (ink.get_width() + 2 * pad, ink.get_height() + 2 * pad)
    halo = pygame.Surface(size, pygame.SRCALPHA, 32)
    halo.fill((*PAPER_0, 0))
    for radius, turns in ((reach, 16), (reach * 0.55, 10)):
        for turn in range(turns):
            angle = 2 * math.pi * turn / turns
            halo.blit(shape, (round(pad + radius * math.cos(angle)), round(pad + radius * math.sin(angle))))
    halo = pygame.transform.box_blur(halo, 1)
    halo.fill((255, 255, 255, round(255 * strength)), special_flags=pygame.BLEND_RGBA_MULT)
    halo.blit(ink, (pad, pad))
    return halo


def advances(font: pygame.font.Font, text: str) -> list[float]:
    """Where each letter starts, kerning kept, and lastly the whole width."""
    starts = [float(font.size(text[: n + 1])[0] - font.size(text[n])[0]) for n in range(len(text))]
    return [*starts, float(font.size(text)[0])]


def tracked_width(font: pygame.font.Font, text: str, tracking: float) -> float:
    """Width in pixels with `tracking` pixels between letters."""
    return float(font.size(text)[0]) + tracking * max(0, len(text) - 1)


def word(
    faces: Faces, role: Role, text: str, size: float, colour: Colour, tracking: float = 0.0, reach: float = 2.2
) -> pygame.Surface:
    """A straight haloed word."""
    font, reach = faces.font(role, size), reach * faces.scale
    plain = [_line(font, text, tone, tracking) for tone in (colour, PAPER_0)]
    return haloed(plain[0], plain[1], reach, 0.85)


def _line(font: pygame.font.Font, text: str, colour: Colour, tracking: float) -> pygame.Surface:
    if tracking <= 0:
        return font.render(text, True, colour)
    starts = advances(font, text)
    width = math.ceil(starts[-1] + tracking * (len(text) - 1)) + 2
    surface = pygame.Surface((width, font.get_height()), pygame.SRCALPHA, 32)
    surface.fill((*colour, 0))
    for index, letter in enumerate(text):
        surface.blit(font.render(letter, True, colour), (round(starts[index] + tracking * index), 0))
    return surface


def curved(
    faces: Faces, role: Role, text: str, size: float, tone: Colour, tracking: float, curve: Curve, halo: float = 0.52
) -> Sprite:
    """A word along a curve, centred on the curve's zero; `tracking` in pixels."""
    font, large = faces.font(role, size), faces.font(role, size * _SHARP)
    starts = advances(font, text)
    width = starts[-1] + tracking * (len(text) - 1)
    placed: list[tuple[int, pygame.Rect, float]] = []
    for index, letter in enumerate(text):
        middle = starts[index] + font.size(letter)[0] / 2 + tracking * index - width / 2
        x, y, angle = curve(middle)
        glyph = _turned(large, letter, tone, angle)
        placed.append((index, glyph.get_rect(center=(round(x), round(y))), angle))
    box = placed[0][1].unionall([rect for _, rect, _ in placed[1:]])
    ink, shape = (_set(large, text, placed, box, one) for one in (tone, PAPER_0))
    reach = (1.6 + size * 0.03) * faces.scale
    surface = haloed(ink, shape, reach, halo)
    pad = math.ceil(reach)
    parts = tuple(_letter_box(rect, size * faces.scale) for index, rect, _ in placed if text[index] != " ")
    return Sprite(surface, box.x - pad, box.y - pad, parts, (text, round(size, 2), tone))


def _turned(large: pygame.font.Font, letter: str, colour: Colour, angle: float) -> pygame.Surface:
    return pygame.transform.rotozoom(large.render(letter, True, colour), angle, 1 / _SHARP)


def _set(
    large: pygame.font.Font, text: str, placed: Sequence[tuple[int, pygame.Rect, float]], box: pygame.Rect, tone: Colour
) -> pygame.Surface:
    surface = pygame.Surface(box.size, pygame.SRCALPHA, 32)
    surface.fill((*tone, 0))
    for index, rect, angle in placed:
        surface.blit(_turned(large, text[index], tone, angle), (rect.x - box.x, rect.y - box.y))
    return surface


def _letter_box(rect: pygame.Rect, size: float) -> pygame.Rect:
    """The inked middle of a glyph's cell: cells are taller than capitals."""
    high = min(rect.h, round(size * 0.95))
    return pygame.Rect(rect.x, rect.centery - high // 2, rect.w, high)
