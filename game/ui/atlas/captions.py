"""Where the caption of a ribbon stands: on its ribbon if nothing is hidden there, else beside it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pygame

__all__ = ["place"]

_ASIDE = ((0, 0), (0, -1), (0, 1), (1, 0), (-1, 0), (0, -2), (0, 2), (1, -2), (-1, 2), (1, 2), (-1, -2))
"""Where a caption may stand beside its ribbon, in its own widths and heights, the best first."""
_ALONG = (0.5, 0.44, 0.56, 0.38, 0.62, 0.31, 0.69, 0.24, 0.76, 0.17, 0.83)


def place(
    size: pygame.Rect,
    spine: npt.NDArray[np.float64],
    taken: Sequence[pygame.Rect],
    room: pygame.Rect | None = None,
) -> pygame.Rect | None:
    """The first place, wholly in the room, that hides nothing that stands already; None where there is none."""
    held = list(taken)
    for across, down in _ASIDE:
        for share in _ALONG:
            x, y = spine[int(share * (len(spine) - 1))]
            rect = size.copy()
            rect.center = (round(float(x) + across * (size.w / 2 + 8)), round(float(y) + down * (size.h + 2)))
            if (room is None or room.contains(rect)) and rect.inflate(4, 4).collidelist(held) < 0:
                return rect
    return None
