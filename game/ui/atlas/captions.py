"""Where the caption of a ribbon stands: on its ribbon if nothing is hidden there, else beside it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pygame

__all__ = ["place"]

_ASIDE = ((0, 0), (0, -1), (0, 1), (1, 0), (-1, 0), (0, -2), (0, 2), (1, -2), (-1, 2), (1, 2), (-1, -2))
"""Where a caption may stand beside its ribbon, in its own widths and heights, the best first."""
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)


def place(
    size: pygame.Rect,
    spine: npt.NDArray[np.float64],
    taken: Sequence[pygame.Rect],
    shields: Sequence[pygame.Rect],
    room: pygame.Rect | None = None,
) -> pygame.Rect:
    """The place that hides least of what stands already; a shield hidden weighs most.

    A caption of a ribbon that is in the room stays wholly in it.
    """
    names, marks = list(taken), list(shields)
    best: tuple[float, pygame.Rect] | None = None
    if room is not None and not any(room.collidepoint(float(x), float(y)) for x, y in spine[::3]):
        room = None
    for order, (across, down) in enumerate(_ASIDE):
        for share in _ALONG:
            x, y = spine[int(share * (len(spine) - 1))]
            rect = size.copy()
            rect.center = (round(float(x) + across * (size.w / 2 + 8)), round(float(y) + down * (size.h + 2)))
            if room is not None:
                rect.clamp_ip(room)
            hidden = len(rect.inflate(4, 4).collidelistall(names)) + 6 * len(rect.collidelistall(marks))
            cost = hidden + 0.3 * order + abs(share - 0.5)
            if best is None or cost < best[0]:
                best = (cost, rect)
        if best is not None and best[0] < 1:
            break
    assert best is not None
    return best[1]
