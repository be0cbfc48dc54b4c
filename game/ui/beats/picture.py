"""The picture of a beat: ribbons grow, arrows run, swords and washes stand over the map while it is read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from game.ui.atlas import palette, standing, tying
from game.ui.atlas.hatching import strokes
from game.ui.atlas.layout import Layout, Window
from game.ui.atlas.linework import OVER
from game.ui.atlas.ribbons import Laid
from game.ui.atlas.scene import Colour, Hub, MapScene, March, Mark, Ribbon
from game.ui.atlas.view import AtlasView
from game.ui.beats.scores import Score, Taken
from game.ui.readings import shield_figure
from game.ui.scenery import Scenery
from game.world.worlds import World

__all__ = ["Picture"]

_WASH = 78


@dataclass(slots=True)
class _Piece:
    """A drawn line in plate pixels, and where its spine runs, so that it can grow along it."""

    surface: pygame.Surface
    box: pygame.Rect
    start: tuple[float, float]
    end: tuple[float, float]


class Picture:
    """Draws scores over one map. What was taken in earlier beats stays washed."""

    def __init__(self, view: AtlasView, scenery: Scenery, world: World) -> None:
        self._view, self._scenery, self._world = view, scenery, world
        self._made: dict[tuple[int, float], tuple[list[_Piece], Layout]] = {}
        self._washes: dict[tuple[str, str, float], tuple[pygame.Surface, pygame.Rect]] = {}

    def draw(self, surface: pygame.Surface, number: int, scores: Sequence[Score], grown: float) -> None:
        """Beat `number` of the scores, its lines grown to a share 0..1."""
        view = self._view
        if not view.ready or view.camera.zooming:
            return
        clip = surface.get_clip()
        surface.set_clip(view.camera.free.clip(clip))
        origin = view.camera.origin()
        for n, score in enumerate(scores[: number + 1]):
            for taken in score.taken:
                self._draw_wash(surface, taken, origin, grown if n == number else 1.0)
        pieces, layout = self._pieces(number, scores[number])
        for piece in pieces:
            _grow(surface, piece, origin, grown)
        if grown >= 0.5:
            for sprite in layout.sprites:
                surface.blit(sprite.surface, (sprite.x + origin[0], sprite.y + origin[1]))
        surface.set_clip(clip)

    def places(self, score: Score) -> tuple[str, ...]:
        """The provinces of this map at which a score is drawn."""
        ends = [self._scenery.anchor(self._world, s) for bond in score.bonds for s in (bond.first, bond.second)]
        ends += [self._scenery.anchor(self._world, s) for ring in score.rings for s in ring.members]
        ends += [place for step in score.steps for place in (step.province, step.origin)]
        ends += [*score.fields, *(one.province for one in score.taken)]
        drawn = {shape.id for shape in self._view.geometry.provinces}
        return tuple(dict.fromkeys(place for place in ends if isinstance(place, str) and place in drawn))

    def _pieces(self, number: int, score: Score) -> tuple[list[_Piece], Layout]:
        scale = self._view.camera.scale
        key = (number, scale)
        if key not in self._made:
            layout = Layout(Window(scale))
            known = self._view.layout
            if known is not None:
                layout.stood = dict(known.stood)
            scene = self._scene(score)
            standing.stand(layout, scene, self._view.faces, self._at)
            for _ in tying.tie(layout, scene, self._view.faces, self._at, self._view.geometry):
                pass
            self._made[key] = ([_piece(laid) for laid in layout.laid], layout)
        return self._made[key]

    def _at(self, place: str | tuple[float, float], scale: float) -> tuple[float, float] | None:
        seat = self._view.seat(place) if isinstance(place, str) else place
        return None if seat is None else (seat[0] * scale, seat[1] * scale)

    def _scene(self, score: Score) -> MapScene:
        anchor, tint = self._scenery.anchor, self._scenery.tint
        ribbons = []
        for bond in score.bonds:
            start, end = anchor(self._world, bond.first), anchor(self._world, bond.second)
            if start is not None and end is not None and start != end:
                ribbons.append(Ribbon(start, end, bond.style, arrow=bond.arrow))
        hubs = []
        for ring in score.rings:
            places = (anchor(self._world, state) for state in ring.members)
            hubs.append(Hub("", "", tuple(dict.fromkeys(place for place in places if place is not None))))
        steps = [one for one in score.steps if self._view.shows(one.origin) and self._view.shows(one.province)]
        marches = tuple(March(one.origin, one.province, tint(one.state), shield_figure(one.tenths)) for one in steps)
        marks = tuple(Mark(place, "battle") for place in score.fields)
        return MapScene(ribbons=tuple(ribbons), hubs=tuple(hubs), marches=marches, marks=marks)

    def _draw_wash(self, surface: pygame.Surface, taken: Taken, origin: tuple[int, int], share: float) -> None:
        """A province hatched over in the tint of who took it."""
        scale = self._view.camera.scale
        key = (taken.province, taken.by, scale)
        if key not in self._washes:
            shape = next((p for p in self._view.geometry.provinces if p.id == taken.province), None)
            if shape is None:
                return
            self._washes[key] = _washed(shape.rings, scale, self._scenery.tint(taken.by))
        wash, box = self._washes[key]
        wash.set_alpha(round(255 * share))
        surface.blit(wash, box.move(origin))


def _washed(
    rings: Sequence[Sequence[tuple[int, int]]], scale: float, tint: Colour
) -> tuple[pygame.Surface, pygame.Rect]:
    points = np.asarray([point for ring in rings for point in ring], np.float64) * scale
    left, top = (int(n) for n in points.min(axis=0))
    right, foot = (int(n) + 1 for n in points.max(axis=0))
    side = max(right - left, foot - top, 1)
    mask = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    mask.fill((*palette.darkened(tint, 0.3), 0))
    for ring in rings:
        path = [(x * scale - left, y * scale - top) for x, y in ring]
        pygame.draw.polygon(mask, (*palette.darkened(tint, 0.3), 255), path)
    plain = mask.copy()
    plain.fill((255, 255, 255, _WASH), special_flags=pygame.BLEND_RGBA_MULT)
    mask.blit(strokes(side, "x", (left, top)), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    plain.blit(mask, (0, 0))
    return plain, pygame.Rect(left, top, side, side)


class _Canvas:
    """What a ribbon draws itself on: a surface of its own box, OVER times as large."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.surface = pygame.Surface((size[0] * OVER, size[1] * OVER), pygame.SRCALPHA, 32)
        self.touched = False


def _piece(laid: Laid) -> _Piece:
    box = laid.box.inflate(8, 8)
    canvas = _Canvas(box.size)
    laid.draw(canvas, box.topleft)
    small = pygame.transform.smoothscale(canvas.surface, box.size)
    (x, y), (u, v) = laid.spine[0], laid.spine[-1]
    return _Piece(small, box, (float(x), float(y)), (float(u), float(v)))


def _grow(surface: pygame.Surface, piece: _Piece, origin: tuple[int, int], share: float) -> None:
    """The part of a line from its start on, cut across the way it mostly runs."""
    area = pygame.Rect((0, 0), piece.box.size)
    if share < 1.0:
        run, rise = piece.end[0] - piece.start[0], piece.end[1] - piece.start[1]
        wide, high = round(area.w * share), round(area.h * share)
        if abs(run) >= abs(rise):
            area = pygame.Rect(0 if run >= 0 else area.w - wide, 0, wide, area.h)
        else:
            area = pygame.Rect(0, 0 if rise >= 0 else area.h - high, area.w, high)
    at = (piece.box.x + origin[0] + area.x, piece.box.y + origin[1] + area.y)
    surface.blit(piece.surface, at, area, special_flags=pygame.BLEND_PREMULTIPLIED)
