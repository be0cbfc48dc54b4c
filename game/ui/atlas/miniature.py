"""A miniature: a whole map in a few dozen pixels, its states in their colours, as it stands on a shelf."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.scenarios.geometry import FRAME, WILD, Geometry
from game.ui.atlas import palette
from game.ui.atlas.raster import Polyline, ring_area
from game.ui.atlas.scene import Colour

__all__ = ["miniature"]

_OVER = 3
"""How many times larger it is drawn than shown."""
_AIR = 0.06
"""Share of the picture left free round the land that states hold."""
_TINT = 0.62
"""Share of a state's colour in the parchment."""


def miniature(
    geometry: Geometry, tints: Mapping[str, Colour], owners: Mapping[str, str], size: tuple[int, int]
) -> pygame.Surface:
    """A picture of `size` px: each province (by id) in the tint of its owner, coasts and frontiers inked."""
    big = (size[0] * _OVER, size[1] * _OVER)
    surface = pygame.Surface(big, 0, 32)
    surface.fill(palette.SEA_MID)
    scale, (x, y) = _window(geometry, big)

    def at(points: Polyline) -> list[tuple[float, float]]:
        return [(a * scale + x, b * scale + y) for a, b in points]

    for ring, colour in _washes(geometry, tints, owners):
        pygame.draw.polygon(surface, colour, at(ring))
    for points, colour in _inked(geometry, owners):
        pygame.draw.lines(surface, colour, False, at(points), _OVER)
    return pygame.transform.smoothscale(surface, size)


def _washes(
    geometry: Geometry, tints: Mapping[str, Colour], owners: Mapping[str, str]
) -> list[tuple[Polyline, Colour]]:
    """Rings with what fills them, largest first, so that an island covers its sea and a lake its shore."""
    rings: list[tuple[Polyline, Colour]] = [(ring, palette.PARCHMENT) for ring in geometry.wild_rings]
    for shape in geometry.provinces:
        tint = tints.get(owners.get(shape.id, ""), palette.PARCHMENT)
        rings += [(ring, palette.mixed(palette.PARCHMENT, tint, _TINT)) for ring in shape.rings]
    rings += [(ring, palette.SEA_MID) for sea in geometry.seas for ring in sea.rings]
    return sorted(rings, key=lambda pair: -ring_area(pair[0]))


def _inked(geometry: Geometry, owners: Mapping[str, str]) -> list[tuple[Polyline, Colour]]:
    """Coasts, and frontiers between two owners."""
    land = {shape.id: owners.get(shape.id, "") for shape in geometry.provinces} | {WILD: WILD}
    found: list[tuple[Polyline, Colour]] = []
    for arc in geometry.arcs:
        left, right = land.get(arc.left), land.get(arc.right)
        if left != right and FRAME not in (arc.left, arc.right):
            colour = palette.COAST if left is None or right is None else palette.STATE_BORDER
            found.append((arc.points, colour))
    return found


def _window(geometry: Geometry, size: tuple[int, int]) -> tuple[float, tuple[float, float]]:
    """Scale and origin at which the land that states hold fills the picture, as far as the map reaches."""
    points = [point for shape in geometry.provinces for ring in shape.rings for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    room = 1 - 2 * _AIR
    scale = min(size[0] * room / max(right - left, 1), size[1] * room / max(bottom - top, 1))
    scale = max(scale, size[0] / geometry.size[0], size[1] / geometry.size[1])
    return scale, (
        _edge(size[0] / 2 - (left + right) / 2 * scale, size[0], geometry.size[0] * scale),
        _edge(size[1] / 2 - (top + bottom) / 2 * scale, size[1], geometry.size[1] * scale),
    )


def _edge(start: float, room: float, long: float) -> float:
    """Where the map begins, px, so that it leaves no edge of the picture bare."""
    return min(max(start, room - long), 0.0)
