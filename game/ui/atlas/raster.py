"""Arrays made from shapes: the id map, capped distances, blurs and noise. All numpy and pygame, all exact in size.

Arrays here are indexed [x, y], as pygame's surfarray gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pygame

from game.scenarios.geometry import Geometry

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint16]
Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Polyline = Sequence[tuple[float, float]]

SEA_CODE, FIRST_PROVINCE = 0, 2
WILD_CODE = 1


def ring_area(ring: Polyline) -> float:
    """Unsigned area of a closed ring, in square units."""
    points = np.asarray(ring, np.float64)
    x, y = points[:, 0], points[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2.0


def id_map(geometry: Geometry, scale: float) -> Codes:
    """The code of what lies at each pixel: 0 sea, 1 wild land, 2 + index of the province.

    `scale` is pixels per map unit. Outer rings only are painted, largest first: an island's ring is also a hole of
    its sea, and an enclave's a hole of its host, so smaller rings must come later.
    """
    size = (round(geometry.size[0] * scale), round(geometry.size[1] * scale))
    rings: list[tuple[int, Polyline]] = [(WILD_CODE, ring) for ring in geometry.wild_rings]
    for index, province in enumerate(geometry.provinces):
        rings.extend((FIRST_PROVINCE + index, ring) for ring in province.rings)
    for sea in geometry.seas:
        rings.extend((SEA_CODE, ring) for ring in sea.rings)
    rings.sort(key=lambda pair: -ring_area(pair[1]))
    surface = pygame.Surface(size, 0, 32)
    surface.fill(0)
    for code, ring in rings:
        pygame.draw.polygon(surface, (code >> 8, code & 255, 0), scaled(ring, scale))
    packed = pygame.surfarray.pixels2d(surface)
    red, green, _, _ = surface.get_shifts()
    codes: Codes = (((packed >> red) & 255) << 8 | (packed >> green) & 255).astype(np.uint16)
    return codes


def scaled(points: Polyline, scale: float) -> list[tuple[float, float]]:
    """The points in pixels, in plain floats as pygame wants them."""
    return [(x * scale, y * scale) for x, y in points]


def distance(to: Mask, cap: int) -> Floats:
    """Distance in pixels from each cell to the nearest True cell, exact up to `cap` and never above it."""
    down = np.full(to.shape, float(cap), np.float32)
    down[to] = 0.0
    for y in range(1, to.shape[1]):
        np.minimum(down[:, y], down[:, y - 1] + 1, out=down[:, y])
    for y in range(to.shape[1] - 2, -1, -1):
        np.minimum(down[:, y], down[:, y + 1] + 1, out=down[:, y])
    square = down * down
    best = square.copy()
    for step in range(1, cap):
        away = square + np.float32(step * step)
        np.minimum(best[step:], away[:-step], out=best[step:])
        np.minimum(best[:-step], away[step:], out=best[:-step])
    result: Floats = np.minimum(np.sqrt(best), np.float32(cap))
    return result


def box_blur(field: Floats, radius: int) -> Floats:
    """Mean over a square window of side 2 radius + 1; edges are repeated."""
    result = field
    for axis in (0, 1):
        pads = [(0, 0), (0, 0)]
        pads[axis] = (radius + 1, radius)
        sums = np.cumsum(np.pad(result, pads, mode="edge"), axis=axis, dtype=np.float64)
        span = 2 * radius + 1
        wide = sums[span:] - sums[:-span] if axis == 0 else sums[:, span:] - sums[:, :-span]
        result = (wide / span).astype(np.float32)
    return result


def soft_blur(field: Floats, radius: int) -> Floats:
    """Three box blurs: near enough a Gaussian of sigma = radius."""
    for _ in range(3):
        field = box_blur(field, max(1, radius))
    return field


def noise(size: tuple[int, int], cell: float, seed: int, octaves: int = 3) -> Floats:
    """Smooth noise of mean 0 and deviation 1; `cell` is the size in pixels of its largest blotches."""
    dice = np.random.default_rng(seed)
    total = np.zeros(size, np.float32)
    for octave in range(octaves):
        step = max(1.0, cell / 2**octave)
        coarse = dice.standard_normal((int(size[0] / step) + 3, int(size[1] / step) + 3)).astype(np.float32)
        total += enlarged(coarse, size, step) * np.float32(0.6**octave)
    result: Floats = (total - total.mean()) / max(float(total.std()), 1e-6)
    return result


def enlarged(field: Floats, size: tuple[int, int], step: float) -> Floats:
    """Bilinear enlargement of a coarse field whose cells are `step` pixels wide."""
    x = np.minimum(np.arange(size[0], dtype=np.float32) / np.float32(step), field.shape[0] - 1.001)
    y = np.minimum(np.arange(size[1], dtype=np.float32) / np.float32(step), field.shape[1] - 1.001)
    column, row = x.astype(np.intp), y.astype(np.intp)
    right, below = (x - column)[:, None], (y - row)[None, :]
    wide = field[column] * (1 - right) + field[column + 1] * right
    result: Floats = (wide[:, row] * (1 - below) + wide[:, row + 1] * below).astype(np.float32)
    return result


def halved(field: Floats) -> Floats:
    """Mean of each 2 x 2 block; odd last rows are dropped."""
    even = field[: field.shape[0] // 2 * 2, : field.shape[1] // 2 * 2]
    result: Floats = (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) * np.float32(0.25)
    return result


def to_surface(red: Floats, green: Floats, blue: Floats) -> pygame.Surface:
    """Three fields of 0..255 as an opaque 32-bit surface."""
    surface = pygame.Surface(red.shape, 0, 32)
    channels = (clipped(red), clipped(green), clipped(blue))
    packed = pygame.surfarray.pixels2d(surface)
    shifts = surface.get_shifts()
    packed[:] = 0
    for channel, shift in zip(channels, shifts[:3], strict=True):
        packed |= channel.astype(packed.dtype) << shift
    return surface


def clipped(field: Floats) -> Bytes:
    """Rounded to whole bytes."""
    result: Bytes = np.clip(field + np.float32(0.5), 0, 255).astype(np.uint8)
    return result


def bounds(points: Iterable[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    array = np.asarray(list(points), np.float64)
    low, high = array.min(axis=0), array.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
