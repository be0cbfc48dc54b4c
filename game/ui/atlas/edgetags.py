"""Paper tags at the map's edge for what lies beyond it: each where it hides nothing that matters."""

from collections.abc import Sequence

import pygame

from game.ui.atlas.scene import Tag

__all__ = ["clear_place", "edge", "side_of"]

_FARTHEST = 12
"""Half steps along the edge that a tag may move from the place it points at."""


def clear_place(
    rect: pygame.Rect,
    free: pygame.Rect,
    side: str,
    tags: Sequence[pygame.Rect],
    shields: Sequence[pygame.Rect],
    names: Sequence[pygame.Rect],
) -> pygame.Rect:
    """The place nearest to a tag's own, along its edge, where it hides no other tag, no shield, and few names."""
    step = (0, rect.h + 6) if side in ("left", "right") else (rect.w + 6, 0)
    tags, shields, names = list(tags), list(shields), list(names)
    best: tuple[float, pygame.Rect] | None = None
    for far in range(-_FARTHEST, _FARTHEST + 1):
        place = rect.move(far * step[0] // 2, far * step[1] // 2)
        if not free.contains(place):
            continue
        hidden = 50 * len(place.collidelistall(tags)) + 9 * len(place.inflate(6, 6).collidelistall(shields))
        cost = hidden + 2 * len(place.collidelistall(names)) + 0.4 * abs(far)
        if best is None or cost < best[0]:
            best = (cost, place)
    return rect if best is None else best[1]


def side_of(told: Tag, size: tuple[int, int]) -> str:
    """The map's edge nearest to what the tag points at."""
    x, y = told.toward
    return min((x, "left"), (size[0] - x, "right"), (y, "up"), (size[1] - y, "down"))[1]


def edge(free: pygame.Rect, side: str) -> int:
    """Where that edge lies on the screen."""
    return {"left": free.left, "right": free.right, "up": free.top, "down": free.bottom}[side]
