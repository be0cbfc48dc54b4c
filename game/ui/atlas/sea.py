"""The sea: tones from the shallow shore to the deep, and the engraved water-lines that follow every coast."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.ui.atlas import palette
from game.ui.atlas.raster import Floats, Mask, box_blur, distance, enlarged, noise

NEAR_CAP = 45
"""Cells of the near field (half the ground's pixels) to which water-lines can reach from the coast."""
LAND_CAP = 24
"""Cells of the near field to which the coast's shade can reach inland."""

_LINES: tuple[tuple[float, float], ...] = (
    (4.2, 0.50), (8.6, 0.40), (13.6, 0.31), (19.2, 0.23), (25.4, 0.16), (32.0, 0.10),
)  # fmt: skip
"""Distance from the coast in screen pixels and strength of each engraved line."""


def depth_tones(land: Mask, size: tuple[int, int], fit: float) -> tuple[Floats, Floats, Floats]:
    """Colour fields (0..255) of the sea at `size`; `land` is a coarse mask of the same frame.

    `fit` is pixels of `size` in one screen pixel when the whole map is shown, so that tones look alike on all maps.
    """
    step = size[0] / land.shape[0]
    far = enlarged(box_blur(distance(land, 90), 2), size, step) * np.float32(step / fit)
    shore = 1 - np.exp(-far / np.float32(15.0))
    deep = 1 - np.exp(-np.maximum(far - 12, 0) / np.float32(150.0))
    cloud = noise(size, 90 * fit, seed=7) * np.float32(1.6)
    south = np.linspace(-1.0, 1.0, size[1], dtype=np.float32)[None, :]
    tones = []
    for shallow, mid, bottom in zip(palette.SEA_SHALLOW, palette.SEA_MID, palette.SEA_DEEP, strict=True):
        tone = shallow + (mid - shallow) * shore
        tone = tone + (bottom - tone) * deep * np.float32(0.92)
        tones.append((tone + cloud - south * 3).astype(np.float32))
    return tones[0], tones[1], tones[2]


def near_code(away: Floats, cap: int) -> Floats:
    """Distance as 0..255, by its root: finest beside the coast, where lines are strongest."""
    result: Floats = np.sqrt(np.clip((away - 0.5) / np.float32(cap), 0, 1)) * np.float32(255)
    return result


def shore_table(cell: float) -> npt.NDArray[np.uint8]:
    """Light factors (511, 3) of 0..255 for each signed near code + 255: sea above, land below.

    `cell` is the width in screen pixels of a cell of the near field at the zoom in question; lines therefore keep
    their spacing on the screen at every zoom.
    """
    code = np.arange(-255, 256, dtype=np.float64)
    cap = np.where(code > 0, NEAR_CAP, LAND_CAP)
    away = (np.abs(code) / 255.0) ** 2 * cap * cell
    reach = NEAR_CAP * cell
    ink = np.zeros_like(away)
    for at, strength in _LINES:
        if at < reach * 0.96:
            ink += strength * np.exp(-(((away - at) / 0.85) ** 2))
    ink = np.where(code > 0, ink, 0.0)
    glow = np.where(code > 0, 0.10 * np.exp(-away / 2.2), 0.20 * np.exp(-away / 3.2))
    table = np.empty((511, 3), np.float64)
    line = np.asarray(palette.WATERLINE, np.float64) / 255.0
    shade = np.asarray((0.35, 0.30, 0.27))
    for channel in range(3):
        table[:, channel] = (1 - ink * (1 - line[channel])) * (1 - glow * (1 - shade[channel]))
    return np.clip(table * 255 + 0.5, 0, 255).astype(np.uint8)
