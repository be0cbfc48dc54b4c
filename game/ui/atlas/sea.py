"""The sea: a pale glow along every shore, open water that deepens away from it, and a few engraved water-lines.

The glow and the lines keep their width on the screen at every zoom, so they are laid by table over the near field;
the slow deepening of the open sea is baked.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from game.ui.atlas import palette
from game.ui.atlas.raster import Floats, Mask, box_blur, distance, enlarged, noise

NEAR_CAP = 45
"""Cells of the near field (half the ground's pixels) to which water-lines can reach from the coast."""
LAND_CAP = 24
"""Cells of the near field to which the coast's shade can reach inland."""

_LINES: tuple[tuple[float, float], ...] = ((4.6, 0.19), (9.4, 0.14), (15.0, 0.095), (21.6, 0.055), (29.2, 0.026))
"""Distance from the coast in screen pixels and strength of each engraved line: few, and soon lost in the open sea."""
_GLOW = 13.0
"""Screen pixels in which the shallows' glow falls to a third."""


def depth_tones(land: Mask, size: tuple[int, int], fit: float) -> tuple[Floats, Floats, Floats]:
    """Colour fields (0..255) of the sea at `size`; `land` is a coarse mask of the same frame.

    The tones are those under the shore's table, which turns shallow into middle water away from the coast.

    `fit` is pixels of `size` in one screen pixel when the whole map is shown, so that tones look alike on all maps.
    """
    step = size[0] / land.shape[0]
    far = enlarged(box_blur(distance(land, 90), 2), size, step) * np.float32(step / fit)
    deep = 1 - np.exp(-np.maximum(far - 6, 0) / np.float32(105.0))
    cloud = noise(size, 90 * fit, seed=7) * np.float32(1.4)
    south = np.linspace(-1.0, 1.0, size[1], dtype=np.float32)[None, :]
    tones = []
    for shallow, mid, bottom in zip(palette.SEA_SHALLOW, palette.SEA_MID, palette.SEA_DEEP, strict=True):
        tone = shallow * (1 - deep * np.float32(0.86 * (1 - bottom / mid)))
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
    far = np.where(code > 0, 1 - np.exp(-away / _GLOW), 0.0)
    ink = np.zeros_like(away)
    for at, strength in _LINES:
        if at < reach * 0.96:
            ink += strength * np.exp(-(((away - at) / 0.8) ** 2))
    ink = np.where(code > 0, ink, 0.0)
    glow = np.where(code > 0, 0.10 * np.exp(-away / 2.2), 0.17 * np.exp(-away / 3.0))
    table = np.empty((511, 3), np.float64)
    line = np.asarray(palette.WATERLINE, np.float64) / 255.0
    shade = np.asarray((0.35, 0.30, 0.27))
    open_sea = np.asarray(palette.SEA_MID, np.float64) / np.asarray(palette.SEA_SHALLOW, np.float64)
    for channel in range(3):
        table[:, channel] = (1 - ink * (1 - line[channel])) * (1 - glow * (1 - shade[channel]))
        table[:, channel] *= 1 - far * (1 - open_sea[channel])
    return np.clip(table * 255 + 0.5, 0, 255).astype(np.uint8)
