"""Relief: a shaded picture of the land, high-passed into light and shade, with finer ridges where it is rough."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pygame

from game.ui.atlas.raster import Floats, enlarged, noise, soft_blur


def heights_of(path: Path | None, size: tuple[int, int]) -> Floats:
    """Light (positive) and shade (negative) at `size`, about -1..1; all zero when there is no picture."""
    if path is None or not path.is_file():
        return np.zeros(size, np.float32)
    picture = pygame.image.load(str(path))
    grey = pygame.surfarray.array3d(picture)[:, :, 0].astype(np.float32)
    high = grey - soft_blur(grey, 14)
    high = high / max(float(np.percentile(np.abs(high), 97)), 1e-6)
    step = max(size[0] / grey.shape[0], size[1] / grey.shape[1])
    return with_ridges(soft_blur(enlarged(high, size, step), 1), step)


def with_ridges(light: Floats, step: float) -> Floats:
    """Small ridges added in proportion to how broken the land is there; `step` is pixels per relief cell."""
    rough = soft_blur(np.abs(light), round(step * 5))
    ground = np.abs(noise(light.shape, step * 7, seed=23, octaves=4))
    slope = np.zeros_like(ground)
    slope[1:, 1:] = ground[1:, 1:] - ground[:-1, :-1]
    slope = soft_blur(slope, 1)
    slope /= max(float(np.abs(slope).std()), 1e-6)
    result: Floats = np.clip(light * np.float32(0.85) + slope * rough * np.float32(0.42), -1.4, 1.4)
    return result


def lit(tone: Floats, light: Floats, warmth: float) -> Floats:
    """A colour field under the relief; `warmth` 0..1 is how much shade spares this channel."""
    up = np.maximum(light, 0) * np.float32(0.065)
    down = np.minimum(light, 0) * np.float32(0.155 * (1 - 0.28 * warmth))
    result: Floats = tone * (1 + up + down)
    return result


def hachure_code(light: Floats) -> Floats:
    """How dark hachures stand, 0..255: on the shaded sides of ranges, not of every knoll."""
    broad = soft_blur(light, max(1, round(max(light.shape) / 400)))
    broad = broad / max(float(np.percentile(np.abs(broad), 97)), 1e-6)
    result: Floats = np.clip((-broad - 0.35) * np.float32(420), 0, 255)
    return result
