"""Labels: what stands where while a window is looked through, nothing upon another.

Order of claim: what is laid over the map, shields and signs, ribbons and their captions, states' names spread over
their land, small states' names beside their shields, capitals, seas, towns. What finds no free place is left out;
zooming in gives it one. All in plate pixels: map units times the scale.
"""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas import standing, tying
from game.ui.atlas.faces import Faces
from game.ui.atlas.layout import Board, Layout, Window
from game.ui.atlas.naming import Naming
from game.ui.atlas.regions import LandGrid
from game.ui.atlas.scene import MapScene, Region
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
        standing.stand(layout, scene, self._faces, self._board.at)
        yield
        yield from tying.tie(layout, scene, self._faces, self._board.at, self._board.geometry)
        small: list[Region] = []
        for region in sorted(scene.regions, key=lambda r: -r.rank):
            if not self._naming.name(layout, scene, region, before):
                small.append(region)
            yield
        shielded = {shield.province: shield for shield in scene.shields if not shield.banner}
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
