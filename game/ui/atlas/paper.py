"""Paper: the parchment of the land, its blotches, and the fine grain that lies over the whole plate."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.ui.atlas import palette
from game.ui.atlas.raster import Floats, box_blur, noise


def parchment(size: tuple[int, int], fit: float) -> tuple[Floats, Floats, Floats]:
    """Colour fields (0..255) of bare land at `size`; `fit` as in sea.depth_tones."""
    blotch = noise(size, 70 * fit, seed=3) * np.float32(2.4)
    stain = noise(size, 260 * fit, seed=4, octaves=2) * np.float32(2.0)
    red, green, blue = (np.float32(channel) for channel in palette.PARCHMENT)
    return red + blotch + stain * 0.6, green + blotch, blue + blotch - stain * np.float32(1.2)


def grain(side: int) -> npt.NDArray[np.int16]:
    """Screen-space grain of a square tile as small light offsets; wraps at its edges, so tiles join."""
    dice = np.random.default_rng(11)
    fine = dice.standard_normal((side, side)).astype(np.float32)
    wrapped = np.pad(fine, 4, mode="wrap")
    fibre = box_blur(wrapped, 1)[4:-4, 4:-4]
    return np.asarray(np.round(fine + fibre * 3.0), np.int16)


def hachures(side: int, period: int) -> npt.NDArray[np.uint8]:
    """Gently slanting engraver's strokes of a square tile, 0..255 ink, a third of `period` apart.

    `period` must divide `side`, so that tiles join.
    """
    across, down = np.meshgrid(np.arange(side), np.arange(side), indexing="ij")
    waver = np.sin(across * (2 * np.pi * 6 / side)) * 0.12 * period
    phase = ((across + down * 3 + waver) % period) / period
    stroke = np.clip(1.3 - np.abs(phase - 0.5) * 5.0, 0, 1)
    return np.asarray(stroke * 255, np.uint8)
