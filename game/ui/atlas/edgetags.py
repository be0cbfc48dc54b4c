"""Paper tags at the map's edge for what lies beyond it: each where it hides nothing that matters."""

from collections.abc import Sequence

import pygame

from game.ui.atlas import marks
from game.ui.atlas.camera import Camera
from game.ui.atlas.faces import Faces
from game.ui.atlas.scene import Colour, Tag

__all__ = ["EdgeTags", "clear_place", "edge", "side_of"]

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


class EdgeTags:
    """The tags of one view: they stay where they are while the map is panned, and are placed anew when it rests."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._pictures: dict[tuple[str, str, Colour], pygame.Surface] = {}
        self.placed: list[tuple[pygame.Rect, pygame.Surface, str]] = []
        """Screen rectangle, picture and key of each."""

    def settle(
        self,
        tags: Sequence[Tag],
        size: tuple[int, int],
        camera: Camera,
        free: pygame.Rect,
        shields: Sequence[pygame.Rect],
        taken: Sequence[pygame.Rect],
    ) -> None:
        """Places tags along the edges of the free area, clear of shields and of what is `taken`."""
        self.placed = []
        area = free.inflate(-16, -16)
        for told in tags:
            side = side_of(told, size)
            picture = self._picture(told, side)
            rect = picture.get_rect()
            x, y = camera.to_screen(told.toward)
            rect.center = (round(x), round(y))
            rect.clamp_ip(area)
            flush = {"left": "left", "right": "right", "up": "top", "down": "bottom"}[side]
            setattr(rect, flush, edge(area, side))
            others = [r for r, _, _ in self.placed] + list(taken)
            self.placed.append((clear_place(rect, area, side, others, shields, []), picture, told.key))

    def forget(self) -> None:
        """The faces have another scale: draws all pictures anew."""
        self._pictures.clear()

    def _picture(self, told: Tag, side: str) -> pygame.Surface:
        key = (told.text, side, told.colour)
        if key not in self._pictures:
            if len(self._pictures) > 60:
                self._pictures.clear()
            self._pictures[key] = marks.edge_tag(self._faces, told.text, side, told.colour)
        return self._pictures[key]

    def draw(self, surface: pygame.Surface) -> None:
        """Draws them over the map."""
        for rect, picture, _ in self.placed:
            surface.blit(picture, rect)
