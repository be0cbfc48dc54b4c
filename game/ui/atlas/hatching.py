"""Hatching: strokes over a client's land in its patron's tint, and a cross-hatch where land is held by force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np
import pygame

from game.scenarios.geometry import Geometry, ProvinceShape
from game.ui.atlas import palette
from game.ui.atlas.scene import Colour, Hatch, MapScene

_PERIOD = 12
"""Screen pixels between strokes along a row where land is held by force: 8.5 across them."""
Box = tuple[float, float, float, float]
Place = tuple[int, int]
Stroke = tuple[Hatch, Colour, int]


def _wanted(scene: MapScene) -> dict[Stroke, list[str]]:
    """The provinces that bear each kind of stroke."""
    found: dict[Stroke, list[str]] = {}
    for name, tint in scene.tints.items():
        if tint.hatch is not None:
            found.setdefault((tint.hatch, tint.hatch_colour, tint.period), []).append(name)
    for name, colour in scene.occupied.items():
        found.setdefault(("x", colour, _PERIOD), []).append(name)
    return found


def hatch_tile(
    tile: pygame.Surface, geometry: Geometry, scene: MapScene, boxes: Mapping[str, Box], scale: float, at: Place
) -> None:
    """Hatches every province of the scene that asks for it and meets the tile at plate pixels `at`."""
    side = tile.get_width()
    shapes = {province.id: province for province in geometry.provinces}
    for (hatch, colour, period), names in _wanted(scene).items():
        here = [shapes[name] for name in names if name in boxes and _meets(boxes[name], scale, at, side)]
        if not here:
            continue
        mask = _mask_of(here, side, scale, at, palette.darkened(colour, 0.22))
        phase = (at[0] % period, at[1] % period)
        mask.blit(strokes(side, hatch, phase, period), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        tile.blit(mask, (0, 0))


def _meets(box: Box, scale: float, at: Place, side: int) -> bool:
    across = at[0] <= box[2] * scale and box[0] * scale <= at[0] + side
    return across and at[1] <= box[3] * scale and box[1] * scale <= at[1] + side


def _mask_of(
    shapes: Iterable[ProvinceShape], side: int, scale: float, at: tuple[int, int], colour: Colour
) -> pygame.Surface:
    """The land of some provinces of a tile: rings first, then the holes of each, where others may lie."""
    mask = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    mask.fill((*colour, 0))
    for shape in sorted(shapes, key=lambda one: not one.holes):
        for rings, alpha in ((shape.rings, 255), (shape.holes, 0)):
            for ring in rings:
                path = [(x * scale - at[0], y * scale - at[1]) for x, y in ring]
                pygame.draw.polygon(mask, (*colour, alpha), path)
    return mask


@lru_cache(maxsize=16)
def strokes(side: int, hatch: Hatch, at: tuple[int, int], period: int = _PERIOD) -> pygame.Surface:
    """White strokes with soft edges on clear ground, in step with the plate's origin. Not to be drawn upon."""
    across, down = np.meshgrid(np.arange(side) + at[0], np.arange(side) + at[1], indexing="ij")
    alpha = np.zeros((side, side))
    phases = {"/": (across + down,), "x": (across + down, across - down), "-": (down * 2,)}[hatch]
    for phase in phases:
        away = np.abs((phase + period / 2) % period - period / 2) * (0.5 if hatch == "-" else 0.7071)
        alpha = np.maximum(alpha, np.clip(1.2 - away, 0, 1))
    surface = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    surface.fill((255, 255, 255, 0))
    pygame.surfarray.pixels_alpha(surface)[:] = (alpha * 138).astype(np.uint8)
    return surface
