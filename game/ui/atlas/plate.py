"""The plate's furniture: neat-line with degree ticks, cartouche, scale bar, vignette, and the paper of a bake."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import pygame

from game.ui.atlas import palette
from game.ui.atlas.camera import Camera
from game.ui.atlas.faces import Faces
from game.ui.atlas.graticule import Points
from game.ui.atlas.lettering import tracked_width

Lines = Iterable[tuple[str, float, Points]]
"""("meridian" or "parallel", its degree, its run in map units)."""

BORDER = 22
"""Screen pixels of the frame round a plate."""


def frame(surface: pygame.Surface, rect: pygame.Rect, lines: Lines, camera: Camera, faces: Faces) -> None:
    """The frame inside `rect`, with degrees where meridians and parallels meet it."""
    paper, edge = palette.PAPER_1, palette.FRAME
    for side in (
        pygame.Rect(rect.x, rect.y, rect.w, BORDER),
        pygame.Rect(rect.x, rect.bottom - BORDER, rect.w, BORDER),
        pygame.Rect(rect.x, rect.y, BORDER, rect.h),
        pygame.Rect(rect.right - BORDER, rect.y, BORDER, rect.h),
    ):
        surface.fill(paper, side)
    inner = rect.inflate(-2 * BORDER, -2 * BORDER)
    pygame.draw.rect(surface, edge, rect.inflate(-8, -8), 2)
    pygame.draw.rect(surface, palette.INK_2, rect.inflate(-14, -14), 1)
    pygame.draw.rect(surface, edge, inner.inflate(2, 2), 1)
    font = faces.font("city", 12 * min(1.0, 1.2 / faces.scale))
    for kind, degree, points in lines:
        upright = kind == "meridian"
        levels = (inner.top, inner.bottom) if upright else (inner.left, inner.right)
        for level in levels:
            for at in crossings(points, camera, 1 if upright else 0, level):
                if (inner.left + 20 < at < inner.right - 20) if upright else (inner.top + 20 < at < inner.bottom - 20):
                    place = (at, float(level)) if upright else (float(level), at)
                    _tick(surface, rect, place, upright, degree_text(kind, degree), font)


def crossings(points: Points, camera: Camera, axis: int, level: float) -> list[float]:
    """Where a line in map units crosses a level of the screen (y if `axis` is 1, else x): the other coordinate."""
    screen = points * camera.scale + np.asarray(camera.origin(), np.float64)
    off = screen[:, axis] - level
    found = []
    for index in np.flatnonzero((off[:-1] <= 0) != (off[1:] <= 0)):
        share = off[index] / (off[index] - off[index + 1])
        along = screen[:, 1 - axis]
        found.append(float(along[index] + share * (along[index + 1] - along[index])))
    return found


def degree_text(kind: str, degree: float) -> str:
    """A degree as frames print it."""
    side = ("E" if degree > 0 else "W") if kind == "meridian" else ("N" if degree > 0 else "S")
    return f"{abs(degree):g}°{side if degree else ''}"


def _tick(
    surface: pygame.Surface,
    rect: pygame.Rect,
    at: tuple[float, float],
    upright: bool,
    text: str,
    font: pygame.font.Font,
) -> None:
    label = font.render(text, True, palette.INK_2)
    x, y = at
    if upright:
        near = rect.top + BORDER / 2 if y < rect.centery else rect.bottom - BORDER / 2
        place = label.get_rect(center=(round(x), round(near)))
    else:
        label = pygame.transform.rotate(label, 90 if x < rect.centerx else -90)
        near = rect.left + BORDER / 2 if x < rect.centerx else rect.right - BORDER / 2
        if not rect.top + 40 < y < rect.bottom - 40:
            return
        place = label.get_rect(center=(round(near), round(y)))
    surface.fill(palette.PAPER_1, place.inflate(6, 2) if upright else place.inflate(2, 6))
    surface.blit(label, place)


def cartouche(
    faces: Faces, title: str, date: str, scale: float = 1.0, km_per_pixel: float | None = None
) -> pygame.Surface:
    """The plate's title in a double frame, with a scale bar below it if kilometres per pixel are given."""
    size, small = 27 * scale, 18 * scale
    font, voice = faces.font("name", size), faces.font("sea", small)
    scale *= faces.scale
    text, tracking = title.upper(), size * faces.scale * 0.13
    width = round(max(tracked_width(font, text, tracking), voice.size(date)[0]) + 64 * scale)
    bar = None if km_per_pixel is None else scale_bar(faces, km_per_pixel)
    top = round((84 if date else 58) * scale)
    height = top + (bar.get_height() + 12 if bar else 0)
    surface = pygame.Surface((width, height), 0, 32)
    surface.fill(palette.PAPER_1)
    pygame.draw.rect(surface, palette.FRAME, surface.get_rect(), 2)
    pygame.draw.rect(surface, palette.INK_2, surface.get_rect().inflate(-10, -10), 1)
    x = (width - tracked_width(font, text, tracking)) / 2
    for index, letter in enumerate(text):
        at = x + font.size(text[:index])[0] + tracking * index
        surface.blit(font.render(letter, True, palette.INK), (round(at), round(11 * scale)))
    if date:
        line_y = round(49 * scale)
        pygame.draw.line(surface, palette.INK_2, (width // 2 - 46, line_y), (width // 2 + 46, line_y))
        told = voice.render(date, True, palette.INK_2)
        surface.blit(told, told.get_rect(midtop=(width // 2, round(52 * scale))))
    if bar is not None:
        surface.blit(bar, bar.get_rect(midtop=(width // 2, top)))
    return surface


def scale_bar(faces: Faces, km_per_pixel: float) -> pygame.Surface:
    """A bar of four fields, about 150 pixels, with its length in kilometres."""
    goal = 150 * faces.scale * km_per_pixel
    power = 10 ** math.floor(math.log10(goal))
    length = max(step * power for step in (1, 2, 5) if step * power <= goal)
    wide = round(length / km_per_pixel)
    font = faces.font("city", 13)
    texts = [font.render(text, True, palette.INK) for text in ("0", f"{length / 2:g}", f"{length:g} km")]
    high = texts[0].get_height() + 1
    surface = pygame.Surface((wide + texts[2].get_width() + 8, high + 13), pygame.SRCALPHA, 32)
    for index in range(4):
        field = pygame.Rect(5 + index * wide // 4, high + 3, wide // 4, 6)
        pygame.draw.rect(surface, palette.INK if index % 2 == 0 else palette.PAPER_0, field)
    pygame.draw.rect(surface, palette.INK, (5, high + 3, wide // 4 * 4, 6), 1)
    for share, text in zip((0.0, 0.5, 1.0), texts, strict=True):
        surface.blit(text, (max(0, round(5 + wide * share - (text.get_width() / 2 if share < 1 else 8))), 0))
    return surface


def vignette(size: tuple[int, int], strength: float = 0.3) -> pygame.Surface:
    """A layer of light factors, darker toward the corners, to be multiplied over a plate."""
    small = pygame.Surface((64, 36), 0, 32)
    for x in range(64):
        for y in range(36):
            away = math.hypot((x - 31.5) / 31.5, (y - 17.5) / 17.5) / math.sqrt(2)
            light = round(255 * (1 - strength * max(0.0, away - 0.45) / 0.55))
            small.set_at((x, y), (light, light, min(255, light + 2)))
    return pygame.transform.smoothscale(small, size)


def blank(surface: pygame.Surface, rect: pygame.Rect, faces: Faces, share: float, doing: str) -> None:
    """Paper with a line of progress, shown while the plate is baked."""
    surface.fill(palette.PAPER_1, rect)
    pygame.draw.rect(surface, palette.FRAME, rect.inflate(-24, -24), 1)
    pygame.draw.rect(surface, palette.INK_2, rect.inflate(-32, -32), 1)
    told = faces.font("sea", 22).render(f"{doing}…" if share < 1 else doing, True, palette.INK_2)
    surface.blit(told, told.get_rect(midbottom=(rect.centerx, rect.centery - 12)))
    bar = pygame.Rect(0, 0, min(320, rect.w // 2), 4)
    bar.center = rect.center
    pygame.draw.rect(surface, (219, 202, 160), bar)
    pygame.draw.rect(surface, palette.INK, (bar.x, bar.y, round(bar.w * share), bar.h))
