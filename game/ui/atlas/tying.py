"""Tying: ribbons side by side, pacts as medallions with spokes, fronts along frontiers, marches.

Ribbons between the same two places share one line and run beside each other on it, so that none hides another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas import captions, marks, palette, ribbons
from game.ui.atlas.faces import Faces
from game.ui.atlas.layout import Layout
from game.ui.atlas.lettering import Sprite, word
from game.ui.atlas.scene import Front, Hub, MapScene, March, Ribbon
from game.ui.atlas.standing import At

__all__ = ["tie"]

_SHORTEST = 24
"""Pixels under which a ribbon would be all ends."""
_HUB_BOWS = (0.05, -0.05, 0.12, -0.12, 0.0)
_HUB_REACH = (0, 16, 30, 44, 60, 78, 98, 120, 146, 176)
Place = str | tuple[float, float]


def tie(layout: Layout, scene: MapScene, faces: Faces, at: At, geometry: Geometry) -> Iterator[None]:
    """Lays everything that runs from place to place; yields between, so that a frame can stop in the midst."""
    names = layout.taken[len(layout.window.blocked) :]
    for front in scene.fronts:
        _front(layout, front, geometry)
    for march in scene.marches:
        _march(layout, march, faces, at)
    yield
    for hub in sorted(scene.hubs, key=lambda h: h.faint):
        _hub(layout, hub, faces, at, names)
        yield
    for bundle in _bundles(scene.ribbons):
        _bundle(layout, bundle, faces, at, names)
        yield
    layout.laid.sort(key=lambda laid: laid.alpha)


def _bundles(told: Sequence[Ribbon]) -> list[list[Ribbon]]:
    """Ribbons by the two places they join, whichever way they point."""
    found: dict[tuple[str, ...], list[Ribbon]] = {}
    for one in told:
        found.setdefault(tuple(sorted((repr(one.start), repr(one.end)))), []).append(one)
    return list(found.values())


def _end(layout: Layout, place: Place, at: At) -> tuple[tuple[float, float], float] | None:
    """Where a ribbon ends, and how much of it the shield there would hide."""
    if isinstance(place, str) and place in layout.stood:
        body = layout.stood[place]
        return (float(body.centerx), float(body.centery)), max(body.w, body.h) * 0.5 + 4
    seat = at(place, layout.scale)
    return None if seat is None else (seat, 6.0 if isinstance(place, str) else 0.0)


def _bundle(layout: Layout, bundle: list[Ribbon], faces: Faces, at: At, names: list[pygame.Rect]) -> None:
    ends = [(repr(place), found) for place in (bundle[0].start, bundle[0].end) if (found := _end(layout, place, at))]
    if len(ends) < 2:
        return
    (first, (start, trim)), (_, (end, other)) = sorted(ends)
    if math.dist(start, end) < _SHORTEST:
        return
    own = [pygame.Rect(round(x) - 20, round(y) - 20, 40, 40) for x, y in (start, end)]
    avoid = [rect for rect in names if rect.collidelist(own) < 0]
    line = ribbons.spine(start, end, (trim, other), avoid)
    for n, told in enumerate(sorted(bundle, key=lambda r: (r.style, r.key))):
        lane = ribbons.beside(line, (n - (len(bundle) - 1) / 2) * ribbons.LANE * faces.scale)
        way = lane if repr(told.start) == first else lane[::-1]
        laid = ribbons.dress(way, told.style, told.arrow, told.colour, told.faint, faces.scale)
        layout.laid.append(laid)
        if told.key:
            layout.lines.append((way, told.key))
        if told.caption:
            _caption(layout, told, laid, faces)


def _caption(layout: Layout, told: Ribbon, laid: ribbons.Laid, faces: Faces) -> None:
    """The paper tag of a ribbon that is in sight, where it hides no mark and no other tag; else none."""
    room = layout.room
    if room is not None and not any(room.collidepoint(float(x), float(y)) for x, y in laid.spine[::3]):
        return
    picture = marks.caption(faces, told.caption, laid.colour)
    held = [*layout.taken, *(area for area, _ in layout.hits)]
    rect = captions.place(picture.get_rect(), laid.spine, held, room)
    if rect is not None:
        layout.put(Sprite(picture, rect.x, rect.y, (rect,), told))
        if told.key:
            layout.hits.append((rect, told.key))


def _hub(layout: Layout, told: Hub, faces: Faces, at: At, names: list[pygame.Rect]) -> None:
    """A medallion near the middle of the members that are on the map, and a dotted spoke to each."""
    ends = [found for place in told.members if (found := _end(layout, place, at)) is not None]
    if len(ends) < 2:
        return
    colour = told.colour or palette.PACT
    picture = marks.medallion(colour, told.faint, faces.scale)
    middle = _median([point for point, _ in ends])
    rect = _clear_near(layout, picture.get_rect(), middle)
    layout.put(Sprite(picture, rect.x, rect.y, (rect,), told))
    layout.hits.append((rect, told.key))
    own = [rect, *(pygame.Rect(round(x) - 20, round(y) - 20, 40, 40) for (x, y), _ in ends)]
    avoid = [area for area in names if area.collidelist(own) < 0]
    centre = (float(rect.centerx), float(rect.centery))
    for point, trim in ends:
        if math.dist(centre, point) < _SHORTEST:
            continue
        line = ribbons.spine(centre, point, (rect.w / 2 + 1, trim), avoid, _HUB_BOWS)
        layout.laid.append(ribbons.dress(line, "pact", colour=colour, faint=told.faint, weight=faces.scale))
        layout.lines.append((line, told.key))
    if told.text and not told.faint:
        _hub_name(layout, told.text, rect, colour, faces)


def _hub_name(layout: Layout, text: str, hub: pygame.Rect, colour: tuple[int, int, int], faces: Faces) -> None:
    """The pact's name beside its medallion, where there is room."""
    picture = word(faces, "sea", text, 16.0, palette.darkened(colour, 0.25))
    for spot in ("midleft", "midright", "midtop", "midbottom"):
        rect = picture.get_rect()
        ends = {"midleft": hub.midright, "midright": hub.midleft, "midtop": hub.midbottom, "midbottom": hub.midtop}
        setattr(rect, spot, ends[spot])
        if layout.whole(rect) and layout.clear(rect.inflate(-4, -6)) and not _crossed(layout, rect.inflate(-8, -8)):
            layout.put(Sprite(picture, rect.x, rect.y, (rect.inflate(-4, -6),), (text, colour)), text)
            return


def _crossed(layout: Layout, rect: pygame.Rect) -> bool:
    return any(rect.collidepoint(x, y) for laid in layout.laid if laid.box.colliderect(rect) for x, y in laid.spine)


def _median(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The point whose sum of distances to the others is about least (Weiszfeld), from their mean."""
    spots = np.asarray(points, np.float64)
    at = spots.mean(axis=0)
    for _ in range(12):
        weight = 1 / np.maximum(np.hypot(*(spots - at).T), 4.0)
        at = (spots * weight[:, None]).sum(axis=0) / weight.sum()
    return float(at[0]), float(at[1])


def _clear_near(layout: Layout, rect: pygame.Rect, middle: tuple[float, float]) -> pygame.Rect:
    """The place nearest to the middle that hides nothing, or the middle."""
    for reach in _HUB_REACH:
        for turn in range(12 if reach else 1):
            angle = 2 * math.pi * turn / 12
            place = rect.copy()
            place.center = (round(middle[0] + reach * math.cos(angle)), round(middle[1] + reach * math.sin(angle)))
            if layout.clear(place.inflate(10, 10)):
                return place
    rect.center = (round(middle[0]), round(middle[1]))
    return rect


def _march(layout: Layout, told: March, faces: Faces, at: At) -> None:
    start, end = at(told.start, layout.scale), at(told.end, layout.scale)
    if start is None or end is None or math.dist(start, end) < _SHORTEST:
        return
    laid = ribbons.march(start, end, told.colour, told.planned)
    layout.laid.append(laid)
    if told.key:
        layout.lines.append((laid.spine, told.key))
    if told.figure:
        picture = marks.outlined(faces, told.figure, 14)
        x, y = laid.spine[int(len(laid.spine) * 0.68)]
        rect = picture.get_rect(center=(round(float(x)), round(float(y))))
        if layout.clear(rect):
            layout.put(Sprite(picture, rect.x, rect.y, (rect,), told))


def _front(layout: Layout, told: Front, geometry: Geometry) -> None:
    for arc in geometry.arcs:
        if {arc.left, arc.right} == {told.pressing, told.pressed}:
            line = np.asarray(arc.points, np.float64) * layout.scale
            if len(line) < 2:
                continue
            laid = ribbons.front(line, 1.0 if arc.left == told.pressed else -1.0, told.colour)
            layout.laid.append(laid)
            if told.key:
                layout.lines.append((laid.spine, told.key))
