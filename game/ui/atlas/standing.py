"""Standing marks: shields, banners and signs, none upon another and none upon a capital.

What is moved aside keeps a thin line to the place it speaks of.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import pygame

from game.ui.atlas import marks, ribbons
from game.ui.atlas.faces import Faces
from game.ui.atlas.layout import Layout
from game.ui.atlas.lettering import Sprite
from game.ui.atlas.scene import MapScene, Mark, Shield

__all__ = ["At", "stand"]

At = Callable[[str | tuple[float, float], float], tuple[float, float] | None]
"""Where a province's seat, or a point of the map, lies in plate pixels at a scale."""
_RINGS = (5, 9, 13, 18, 23, 28, 34, 41, 49, 58, 68, 80)
_TURNS = 16
_LED = 13
"""Pixels a mark may stand from its place before a line leads there."""
_BANNER = (21, -9)
_SIGN = (23, -17)


def stand(layout: Layout, scene: MapScene, faces: Faces, at: At) -> None:
    """Stands shields first, the greatest before the small; then banners beside them, then signs of war."""
    held: list[pygame.Rect] = []
    dots = list(_capitals(layout, scene, at))
    homes = sorted((s for s in scene.shields if not s.banner), key=lambda s: (not s.own, -s.rank))
    for told in homes:
        _stand_shield(layout, told, faces, at, held, dots)
    for told in sorted((s for s in scene.shields if s.banner), key=lambda s: -_number(s.figure)):
        _stand_banner(layout, told, faces, at, held, dots)
    for mark in scene.marks:
        _stand_sign(layout, mark, faces, at, held, dots)


def _capitals(layout: Layout, scene: MapScene, at: At) -> Iterator[tuple[str, pygame.Rect]]:
    shielded = {shield.province for shield in scene.shields if not shield.banner}
    for city in scene.cities:
        seat = at(city.province, layout.scale)
        if city.capital and seat is not None and city.province not in shielded:
            yield city.province, pygame.Rect(round(seat[0]) - 7, round(seat[1]) - 7, 14, 14)


def _stand_shield(
    layout: Layout,
    told: Shield,
    faces: Faces,
    at: At,
    held: list[pygame.Rect],
    dots: list[tuple[str, pygame.Rect]],
) -> None:
    seat = at(told.province, layout.scale)
    if seat is None:
        return
    picture = marks.shield(faces, told, told.selected)
    rect = picture.get_rect(center=(round(seat[0]), round(seat[1])))
    body = _free(rect.inflate(-6, -6), held, [dot for place, dot in dots if place != told.province])
    rect.center = body.center
    _claim(layout, picture, rect, body, told, held)
    if told.province not in layout.stood:
        layout.stood[told.province] = body
        _lead(layout, seat, body)


def _stand_banner(
    layout: Layout,
    told: Shield,
    faces: Faces,
    at: At,
    held: list[pygame.Rect],
    dots: list[tuple[str, pygame.Rect]],
) -> None:
    """A banner beside its host's shield; alone in a place, its staff stands on the seat."""
    seat = at(told.province, layout.scale)
    if seat is None:
        return
    picture = marks.banner(faces, told)
    host = layout.stood.get(told.province)
    rect = picture.get_rect()
    if host is not None:
        rect.midleft = (host.right + 1, host.centery - 4)
    else:
        rect.bottomleft = (round(seat[0]) - 3, round(seat[1]) + 3)
    body = _free(rect.inflate(-2, -2), held, [dot for place, dot in dots if place != told.province])
    rect.center = body.center
    _claim(layout, picture, rect, body, told, held)
    if host is None and told.province not in layout.stood:
        layout.stood[told.province] = body
    if math.dist(body.center, host.center if host else seat) > 2.2 * _LED:
        _lead(layout, seat, body)


def _stand_sign(
    layout: Layout,
    mark: Mark,
    faces: Faces,
    at: At,
    held: list[pygame.Rect],
    dots: list[tuple[str, pygame.Rect]],
) -> None:
    seat = at(mark.province, layout.scale)
    if seat is None:
        return
    picture = marks.sign(mark, faces.scale)
    rect = picture.get_rect()
    if mark.kind == "siege":
        rect.center = layout.stood[mark.province].center if mark.province in layout.stood else _whole(seat)
        layout.sprites.insert(0, Sprite(picture, rect.x, rect.y, (), mark))
        if mark.key:
            layout.hits.append((rect, mark.key))
        return
    rect.center = (round(seat[0]) + _SIGN[0], round(seat[1]) + _SIGN[1])
    body = _free(rect.inflate(-2, -2), held, [dot for _, dot in dots])
    rect.center = body.center
    _claim(layout, picture, rect, body, mark, held)


def _claim(
    layout: Layout,
    picture: pygame.Surface,
    rect: pygame.Rect,
    body: pygame.Rect,
    told: Shield | Mark,
    held: list[pygame.Rect],
) -> None:
    layout.put(Sprite(picture, rect.x, rect.y, (body,), told))
    held.append(body)
    if told.key:
        layout.hits.append((body, told.key))


def _lead(layout: Layout, seat: tuple[float, float], body: pygame.Rect) -> None:
    if math.dist(seat, body.center) > _LED:
        layout.laid.append(ribbons.leader(seat, (float(body.centerx), float(body.centery))))


def _free(body: pygame.Rect, held: list[pygame.Rect], dots: list[pygame.Rect]) -> pygame.Rect:
    """The place nearest to the wished one that hides no mark and no capital; the wished one if there is none."""
    for dx, dy in _offsets():
        place = body.move(dx, dy)
        if place.inflate(3, 3).collidelist(held) < 0 and place.collidelist(dots) < 0:
            return place
    return body


def _offsets() -> Iterator[tuple[int, int]]:
    yield 0, 0
    for ring in _RINGS:
        for turn in range(_TURNS):
            angle = 2 * math.pi * (turn + 0.5) / _TURNS
            yield round(ring * math.cos(angle)), round(ring * math.sin(angle))


def _number(figure: str) -> float:
    try:
        return float(figure)
    except ValueError:
        return 0.0


def _whole(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])
