"""Labels: what stands where while a window is looked through, nothing upon another.

Order of claim: what is laid over the map, shields and signs, ribbons and their captions, states' names spread over
their land, small states' names beside their shields, capitals, seas, towns. What finds no free place is left out;
zooming in gives it one. All in plate pixels: map units times the scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas import captions, marks, ribbons
from game.ui.atlas.faces import Faces
from game.ui.atlas.layout import Board, Layout, Window
from game.ui.atlas.lettering import Sprite
from game.ui.atlas.naming import Naming
from game.ui.atlas.regions import LandGrid
from game.ui.atlas.scene import MapScene, Region, Ribbon
from game.ui.atlas.towns import Towns
from game.ui.atlas.waters import Waters

__all__ = ["Layout", "Typesetter", "Window"]


class Typesetter:
    """Lays out scenes over one geometry."""

    def __init__(self, geometry: Geometry, grid: LandGrid, faces: Faces) -> None:
        self._faces = faces
        self._board = Board(geometry, grid)
        self._towns = Towns(self._board, faces)
        self._naming = Naming(self._board, faces, self._towns)
        self._waters = Waters(self._board, faces)

    def lay_out(self, scene: MapScene, window: Window) -> Layout:
        """The layout of a scene in a window, at once: a tenth of a second or two."""
        layout = Layout(window)
        for _ in self.steps(layout, scene):
            pass
        return layout

    def steps(self, layout: Layout, scene: MapScene, before: Layout | None = None) -> Iterator[None]:
        """Fills a fresh layout; yields between names, so that a frame can stop in the midst.

        Names that stood well in the layout `before` stay where they are.
        """
        layout.taken.extend(pygame.Rect(rect) for rect in layout.window.blocked)
        self._stand_marks(layout, scene)
        yield
        yield from self._tie(layout, scene)
        small: list[Region] = []
        for region in sorted(scene.regions, key=lambda r: -r.rank):
            if not self._naming.name(layout, scene, region, before):
                small.append(region)
            yield
        shielded = {shield.province: shield for shield in scene.shields}
        for region in small:
            self._towns.name_small(layout, region, shielded.get(region.capital))
        ranked = sorted(scene.cities, key=lambda c: (not c.capital, -c.rank))
        for city in [c for c in ranked if c.capital]:
            self._towns.name(layout, city, shielded)
        yield
        yield from self._waters.steps(layout, before)
        for city in [c for c in ranked if not c.capital and self._towns.shown(c, layout.scale)]:
            self._towns.name(layout, city, shielded)
            yield

    def seat(self, place: str | tuple[float, float]) -> tuple[float, float] | None:
        """The seat of a province in map units, or the point itself; None for a province this map does not have."""
        return self._board.seat(place)

    # shields and signs

    def _stand_marks(self, layout: Layout, scene: MapScene) -> None:
        for told in sorted(scene.shields, key=lambda s: s.rank):
            at = self._board.at(told.province, layout.scale)
            if at is None:
                continue
            picture = marks.shield(self._faces, told)
            rect = picture.get_rect(center=(round(at[0]), round(at[1])))
            body = rect.inflate(-6, -6)
            layout.put(Sprite(picture, rect.x, rect.y, (body,), told))
            layout.hits.append((body, told.key))
        for mark in scene.marks:
            at = self._board.at(mark.province, layout.scale)
            if at is not None:
                picture = marks.sign(mark)
                rect = picture.get_rect(center=(round(at[0]) + 24, round(at[1]) - 18))
                layout.put(Sprite(picture, rect.x, rect.y, (rect,), mark))

    # ribbons

    def _tie(self, layout: Layout, scene: MapScene) -> Iterator[None]:
        reach = {shield.province: marks.shield_width(shield.rank) * 0.62 + 2 for shield in scene.shields}
        names = layout.taken[len(layout.window.blocked) :]
        for told in scene.ribbons:
            laid = self._ribbon(layout, told, reach, names)
            if laid is None:
                continue
            layout.laid.append(laid)
            if told.caption:
                self._caption(layout, told, laid)
            yield
        for told_march in scene.marches:
            start, end = self._board.at(told_march.start, layout.scale), self._board.at(told_march.end, layout.scale)
            if start is not None and end is not None:
                layout.laid.append(ribbons.march(start, end, told_march.colour))

    def _ribbon(
        self, layout: Layout, told: Ribbon, reach: Mapping[str, float], names: list[pygame.Rect]
    ) -> ribbons.Laid | None:
        start, end = self._board.at(told.start, layout.scale), self._board.at(told.end, layout.scale)
        if start is None or end is None:
            return None
        trims = (
            reach.get(told.start, 6.0) if isinstance(told.start, str) else 0.0,
            reach.get(told.end, 6.0) if isinstance(told.end, str) else 0.0,
        )
        if math.dist(start, end) < 24:
            return None
        own = [pygame.Rect(round(x) - 20, round(y) - 20, 40, 40) for x, y in (start, end)]
        avoid = [rect for rect in names if rect.collidelist(own) < 0]
        return ribbons.lay(start, end, told.style, trims, avoid, told.arrow, told.colour)

    def _caption(self, layout: Layout, told: Ribbon, laid: ribbons.Laid) -> None:
        picture = marks.caption(self._faces, told.caption, laid.colour)
        shields = [area for area, _ in layout.hits]
        rect = captions.place(picture.get_rect(), laid.spine, layout.taken, shields, layout.room)
        layout.put(Sprite(picture, rect.x, rect.y, (rect,), told))
        if told.key:
            layout.hits.append((rect, told.key))
