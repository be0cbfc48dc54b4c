"""Hatching: strokes over a client's land in its patron's tint, and a cross-hatch where land is held by force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pygame

from game.scenarios.geometry import Geometry, ProvinceShape
from game.ui.atlas import palette
from game.ui.atlas.scene import Colour, Hatch, MapScene

_PERIOD = 12
"""Screen pixels between strokes along a row: 8.5 across them."""
Box = tuple[float, float, float, float]
Place = tuple[int, int]


def _wanted(scene: MapScene) -> Iterator[tuple[str, Hatch, Colour]]:
    for name, tint in scene.tints.items():
        if tint.hatch is not None:
            yield name, tint.hatch, tint.hatch_colour
    for name, colour in scene.occupied.items():
        yield name, "x", colour


def hatch_tile(
    tile: pygame.Surface, geometry: Geometry, scene: MapScene, boxes: Mapping[str, Box], scale: float, at: Place
) -> None:
    """Hatches every province of the scene that asks for it and meets the tile at plate pixels `at`."""
    side = tile.get_width()
    shapes = {province.id: province for province in geometry.provinces}
    for name, hatch, colour in _wanted(scene):
        box = boxes.get(name)
        if box is None or box[2] * scale < at[0] or box[0] * scale > at[0] + side:
            continue
        if box[3] * scale < at[1] or box[1] * scale > at[1] + side:
            continue
        mask = _province_mask(shapes[name], side, scale, at, palette.darkened(colour, 0.22))
        mask.blit(strokes(side, hatch, at), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        tile.blit(mask, (0, 0))


def _province_mask(
    shape: ProvinceShape, side: int, scale: float, at: tuple[int, int], colour: Colour
) -> pygame.Surface:
    mask = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    mask.fill((*colour, 0))
    for rings, alpha in ((shape.rings, 255), (shape.holes, 0)):
        for ring in rings:
            path = [(x * scale - at[0], y * scale - at[1]) for x, y in ring]
            pygame.draw.polygon(mask, (*colour, alpha), path)
    return mask


def strokes(side: int, hatch: Hatch, at: tuple[int, int]) -> pygame.Surface:
    """White strokes with soft edges on clear ground, in step with the plate's origin."""
    across, down = np.meshgrid(np.arange(side) + at[0], np.arange(side) + at[1], indexing="ij")
    alpha = np.zeros((side, side))
    phases = {"/": (across + down,), "x": (across + down, across - down), "-": (down * 2,)}[hatch]
    for phase in phases:
        away = np.abs((phase + _PERIOD / 2) % _PERIOD - _PERIOD / 2) * (0.5 if hatch == "-" else 0.7071)
        alpha = np.maximum(alpha, np.clip(1.2 - away, 0, 1))
    surface = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    surface.fill((255, 255, 255, 0))
    pygame.surfarray.pixels_alpha(surface)[:] = (alpha * 138).astype(np.uint8)
    return surface
