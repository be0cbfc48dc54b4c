"""The camera: which part of the map is on the screen, and how it glides there.

`scale` is screen pixels per map unit. The map's middle of attention is kept in the free part of the screen: the
largest area that panels leave uncovered.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

MOST_ZOOM = 4.0
"""Largest scale, as a multiple of the scale at which the whole map fills the rectangle."""
_GLIDE_MS = 85.0
_OPENING = (1.0, 1.7)
"""Scales of a first look, as multiples of the scale at which the whole map fills the rectangle."""
_ROOM_ACROSS, _ROOM_DOWN = 110, 70
"""Screen pixels left between the edge of the free area and the seats of a first look, for names."""
_CLEAR = 60
"""Screen pixels from the edge of the free area at which a seat counts as seen."""


class Camera:
    """Where one looks. All movement goes through a target, so that `tick` can glide there."""

    def __init__(self, size: tuple[int, int], rect: pygame.Rect) -> None:
        self._size = size
        self.rect = rect.copy()
        self.free = rect.copy()
        self.scale = self.least = self._least()
        self.centre = (size[0] / 2, size[1] / 2)
        self._to_scale, self._to_centre = self.scale, self.centre
        self._pinned: tuple[tuple[float, float], tuple[float, float]] | None = None

    def _least(self) -> float:
        return max(self.rect.w / self._size[0], self.rect.h / self._size[1])

    def resize(self, rect: pygame.Rect) -> None:
        """A new rectangle on the screen; the same place stays in the middle."""
        self.rect, self.free = rect.copy(), rect.copy()
        self.least = self._least()
        self._aim(self._to_centre, min(max(self._to_scale, self.least), self.least * MOST_ZOOM))
        self.jump()

    def keep_clear(self, panels: Sequence[pygame.Rect]) -> None:
        """Panels over the map: the free area is the largest empty rectangle between them."""
        self.free = largest_free(self.rect, panels)
        self._aim(self._to_centre, self._to_scale)
        self.jump()

    @property
    def moving(self) -> bool:
        """Whether the camera still glides."""
        return self.scale != self._to_scale or self.centre != self._to_centre

    @property
    def zooming(self) -> bool:
        """Whether the scale still changes."""
        return self.scale != self._to_scale

    @property
    def aim(self) -> tuple[float, tuple[float, float]]:
        """The scale and the centre the camera glides to."""
        return self._to_scale, self._to_centre

    def aim_origin(self) -> tuple[int, int]:
        """Where the map's top left corner will be on the screen once the camera rests."""
        (scale, (x, y)), middle = self.aim, self.free.center
        return (round(middle[0] - x * scale), round(middle[1] - y * scale))

    def origin(self) -> tuple[int, int]:
        """Screen position of the map's top left corner, in whole pixels."""
        middle = self.free.center
        return (round(middle[0] - self.centre[0] * self.scale), round(middle[1] - self.centre[1] * self.scale))

    def to_screen(self, point: tuple[float, float]) -> tuple[float, float]:
        """Map units to screen pixels."""
        x, y = self.origin()
        return (point[0] * self.scale + x, point[1] * self.scale + y)

    def to_map(self, place: tuple[float, float]) -> tuple[float, float]:
        """Screen pixels to map units."""
        x, y = self.origin()
        return ((place[0] - x) / self.scale, (place[1] - y) / self.scale)

    def pan(self, dx: float, dy: float) -> None:
        """Moves the map under the pointer by screen pixels, at once."""
        x, y = self._to_centre
        self._aim((x - dx / self._to_scale, y - dy / self._to_scale), self._to_scale)
        self.jump()

    def zoom_at(self, place: tuple[float, float], factor: float) -> None:
        """Aims at a scale `factor` times as large with the map's point under `place` staying there."""
        under = self.to_map(place)
        scale = min(max(self._to_scale * factor, self.least), self.least * MOST_ZOOM)
        middle = self.free.center
        centre = (under[0] - (place[0] - middle[0]) / scale, under[1] - (place[1] - middle[1]) / scale)
        self._aim(centre, scale)
        self._pinned = (under, place)

    def look_at(self, centre: tuple[float, float], scale: float | None = None, animate: bool = True) -> None:
        """Aims at a point of the map, and a scale if given."""
        wanted = self._to_scale if scale is None else min(max(scale, self.least), self.least * MOST_ZOOM)
        self._pinned = None
        self._aim(centre, wanted)
        if not animate:
            self.jump()

    def open_at(self, must: Sequence[tuple[float, float]], nearby: Sequence[tuple[float, float]]) -> None:
        """Looks at points that must be seen, and at as many of those nearby as fit, at a scale to read names at."""
        points = list(must)
        room = (self.free.w - 2 * _ROOM_ACROSS, self.free.h - 2 * _ROOM_DOWN)
        room = (max(room[0], self.free.w // 2), max(room[1], self.free.h // 2))
        for one in nearby:
            if _scale_for([*points, one], room) >= self.least * _OPENING[0]:
                points.append(one)
        scale = min(max(_scale_for(points, room), self.least * _OPENING[0]), self.least * _OPENING[1])
        (left, top), (right, bottom) = _corners(points)
        self.look_at(((left + right) / 2, (top + bottom) / 2), scale, animate=False)
        self.reveal(must[0], animate=False)

    def reveal(self, point: tuple[float, float], animate: bool = True) -> None:
        """Aims as little aside as brings a point (map units) into the free area, clear of its edges."""
        middle = self.free.center
        room = self.free.inflate(-min(2 * _CLEAR, self.free.w // 2), -min(2 * _CLEAR, self.free.h // 2))
        x = (point[0] - self._to_centre[0]) * self._to_scale + middle[0]
        y = (point[1] - self._to_centre[1]) * self._to_scale + middle[1]
        dx = min(0.0, x - room.left) + max(0.0, x - room.right)
        dy = min(0.0, y - room.top) + max(0.0, y - room.bottom)
        if dx or dy:
            centre = (self._to_centre[0] + dx / self._to_scale, self._to_centre[1] + dy / self._to_scale)
            self.look_at(centre, animate=animate)

    def jump(self) -> None:
        """Ends all gliding at the target."""
        self.scale, self.centre, self._pinned = self._to_scale, self._to_centre, None

    def tick(self, dt_ms: float) -> bool:
        """Glides for `dt_ms`; whether anything moved."""
        if not self.moving:
            return False
        share = 1 - math.exp(-dt_ms / _GLIDE_MS)
        self.scale *= (self._to_scale / self.scale) ** share
        x, y = self.centre
        self.centre = (x + (self._to_centre[0] - x) * share, y + (self._to_centre[1] - y) * share)
        if self._pinned is not None:
            self._hold_pin()
        near = abs(self.scale / self._to_scale - 1) < 0.004
        if near and math.dist(self.centre, self._to_centre) * self.scale < 1.0:
            self.jump()
        return True

    def _hold_pin(self) -> None:
        """Keeps the pinned point under the pointer while the scale glides, as far as the edges allow."""
        assert self._pinned is not None
        (x, y), place = self._pinned
        middle = self.free.center
        wanted = (x - (place[0] - middle[0]) / self.scale, y - (place[1] - middle[1]) / self.scale)
        self.centre = self._within(wanted, self.scale)

    def _aim(self, centre: tuple[float, float], scale: float) -> None:
        self._to_scale = scale
        self._to_centre = self._within(centre, scale)

    def _within(self, centre: tuple[float, float], scale: float) -> tuple[float, float]:
        """The nearest centre at which the map still covers the rectangle's free part."""
        result = []
        for axis in (0, 1):
            low = (self.free.center[axis] - self.free.topleft[axis]) / scale
            high = self._size[axis] - (self.free.bottomright[axis] - self.free.center[axis]) / scale
            result.append(min(max(centre[axis], low), high) if low <= high else self._size[axis] / 2)
        return (result[0], result[1])


def _corners(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], tuple[float, float]]:
    across, down = [x for x, _ in points], [y for _, y in points]
    return (min(across), min(down)), (max(across), max(down))


def _scale_for(points: Sequence[tuple[float, float]], room: tuple[int, int]) -> float:
    """The largest scale at which points lie within a room of screen pixels."""
    (left, top), (right, bottom) = _corners(points)
    return min(room[0] / max(right - left, 1e-6), room[1] / max(bottom - top, 1e-6))


def largest_free(rect: pygame.Rect, panels: Sequence[pygame.Rect]) -> pygame.Rect:
    """The largest rectangle inside `rect` that no panel touches; all of `rect` if the panels leave nothing."""
    sides = {x for p in panels for x in (p.left, p.right) if rect.left < x < rect.right}
    levels = {y for p in panels for y in (p.top, p.bottom) if rect.top < y < rect.bottom}
    columns, rows = sorted({rect.left, rect.right} | sides), sorted({rect.top, rect.bottom} | levels)
    best = pygame.Rect(0, 0, 0, 0)
    for i, left in enumerate(columns):
        for right in columns[i + 1 :]:
            for j, top in enumerate(rows):
                for bottom in rows[j + 1 :]:
                    area = pygame.Rect(left, top, right - left, bottom - top)
                    if area.w * area.h > best.w * best.h and area.collidelist(list(panels)) < 0:
                        best = area
    return best if best.w * best.h > 0 else rect.copy()
