"""The stage: finished tiles, that is ground tiles with glow, ribbons and names upon them, ready to be blitted."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import numpy as np
import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas import palette
from game.ui.atlas.bake import Ground
from game.ui.atlas.faces import Faces
from game.ui.atlas.labels import Layout, Typesetter, Window
from game.ui.atlas.lettering import Sprite
from game.ui.atlas.linework import Line, Sheet
from game.ui.atlas.regions import LandGrid
from game.ui.atlas.scene import MapScene
from game.ui.atlas.tiles import SIDE, Engraver, Place

_KEPT = 48
_GLOW = ((12.0, 40), (9.0, 60), (6.4, 90), (4.6, 150))


class Stage:
    """Everything drawn of one geometry, at any scale."""

    def __init__(self, geometry: Geometry, ground: Ground, faces: Faces) -> None:
        self._engraver = Engraver(geometry, ground)
        ids = [province.id for province in geometry.provinces]
        self.typesetter = Typesetter(geometry, LandGrid(ground.codes, ids, ground.scale), faces)
        self._scene = MapScene()
        self._layouts: dict[float, Layout] = {}
        self._outdated: set[float] = set()
        self._wanted: Window | None = None
        self._laying: tuple[Layout, Iterator[None]] | None = None
        self._finished: dict[tuple[float, Place], pygame.Surface] = {}
        self.stale: dict[tuple[float, Place], pygame.Surface] = {}
        """Tiles of the scene or the names before these, shown until new ones are made."""
        self.whole = True
        """Whether all in sight was finished when it was last drawn."""
        self._swap = threading.Lock()

    def show(self, scene: MapScene) -> bool:
        """Takes a scene; whether the washes differ from the last one's.

        Names are laid out anew only if something that stands on the map has changed. Tiles made so far turn stale;
        where a scene comes before the last one was whole, those of the scene before both stay in sight.
        """
        old, self._scene = self._scene, scene
        if scene == old:
            return False
        recoloured = self._engraver.recolour(scene) is not None
        if _standing(scene) != _standing(old):
            self._outdated = set(self._layouts)
            self._laying = None
        with self._swap:
            self.stale = self.stale | self._finished if self.whole else self._finished | self.stale
            self._finished, self.whole = {}, False
        return recoloured

    def forget_stale(self, scale: float, places: list[Place]) -> None:
        """Puts stale tiles away once these are there anew."""
        with self._swap:
            if all((scale, place) in self._finished for place in places):
                self.stale = {}

    def look_through(self, window: Window) -> None:
        """From now on names are set for this window; what stands for its scale is shown until they are."""
        self._wanted = window

    @property
    def window(self) -> Window | None:
        """What names are, or are being, set for."""
        return self._wanted

    def known_layout(self, scale: float) -> Layout | None:
        """What is shown at this scale, be it of a moment ago."""
        return self._layouts.get(scale)

    def bare(self, scale: float) -> bool:
        """Whether nothing stands at a scale yet, or only what is no longer true."""
        return scale not in self._layouts or scale in self._outdated

    @property
    def setting(self) -> bool:
        """Whether names are still to be set for the window one looks through."""
        window = self._wanted
        if window is None:
            return False
        shown = self._layouts.get(window.scale)
        return shown is None or window.scale in self._outdated or shown.window != window

    def advance(self, until: float) -> bool:
        """Works on the layout that is wanted until a time of the performance counter; whether it has come just now."""
        window = self._wanted
        if window is None or not self.setting:
            return False
        before = self._layouts.get(window.scale)
        if self._laying is None or self._laying[0].window != window:
            fresh = Layout(window)
            self._engraver.redesign(window.type_scale)
            alike = before is not None and before.window.type_scale == window.type_scale
            kept = before if alike and window.scale not in self._outdated else None
            self._laying = (fresh, self.typesetter.steps(fresh, self._scene, kept))
        layout, steps = self._laying
        for _ in steps:
            if time.perf_counter() > until:
                return False
        self._laying = None
        self._outdated.discard(window.scale)
        self._layouts.pop(window.scale, None)
        while len(self._layouts) >= 4:
            del self._layouts[next(iter(self._layouts))]
        self._layouts[window.scale] = layout
        if before is not None:
            self._retire(before, layout)
        return True

    def _retire(self, before: Layout, after: Layout) -> None:
        """Tiles on which something stands otherwise than before turn stale."""
        moved = [sprite.rect for sprite in _only(before, after)] + [sprite.rect for sprite in _only(after, before)]
        moved += [laid.box for laid in before.laid + after.laid] if _spines(before) != _spines(after) else []
        for key in [key for key in self._finished if key[0] == after.scale]:
            area = pygame.Rect(key[1][0] * SIDE, key[1][1] * SIDE, SIDE, SIDE)
            if area.collidelist(moved) >= 0:
                self.stale[key] = self._finished.pop(key)

    def plain(self, scale: float) -> pygame.Surface:
        """The whole map in plain washes, without lines or names, at a scale: shown while better is being made."""
        return self._engraver.plain(scale)

    def at_scale(self, scale: float) -> list[tuple[Place, pygame.Surface]]:
        """Finished tiles of a scale."""
        return [(place, tile) for (at, place), tile in (self.stale | self._finished).items() if at == scale]

    def has(self, scale: float, place: Place) -> pygame.Surface | None:
        """The finished tile if it is there."""
        return self._finished.get((scale, place))

    def half_made(self, scale: float, place: Place) -> bool:
        """Whether only names and ribbons are wanting; if not, the ground beneath is made now."""
        if self._engraver.has(scale, place):
            return True
        self._engraver.tile(scale, place)
        return False

    def tile(self, scale: float, place: Place) -> pygame.Surface:
        """The finished tile, made if need be."""
        key = (scale, place)
        made = self._finished.pop(key, None)
        if made is None:
            made = self._finish(self._layouts[scale], place)
        self._finished[key] = made
        while len(self._finished) > _KEPT:
            del self._finished[next(iter(self._finished))]
        return made

    def piece(self, window: Window) -> pygame.Surface:
        """A picture of just what is seen through a window, with names of its own; nothing is kept."""
        assert window.rect is not None
        rect = pygame.Rect(window.rect)
        layout = self.typesetter.lay_out(self._scene, window)
        surface = pygame.Surface(rect.size, 0, 32)
        for row in range(rect.top // SIDE, (rect.bottom - 1) // SIDE + 1):
            for column in range(rect.left // SIDE, (rect.right - 1) // SIDE + 1):
                tile = self._finish(layout, (column, row))
                surface.blit(tile, (column * SIDE - rect.x, row * SIDE - rect.y))
        return surface

    def _finish(self, layout: Layout, place: Place) -> pygame.Surface:
        scale = layout.scale
        tile = self._engraver.tile(scale, place).copy()
        at = (place[0] * SIDE, place[1] * SIDE)
        area = pygame.Rect(at, (SIDE, SIDE))
        sheet = Sheet(SIDE, scale, at)
        self._glow(sheet)
        for laid in layout.laid:
            if laid.box.colliderect(area):
                laid.draw(sheet, at)
        sheet.onto(tile)
        for sprite in layout.sprites:
            if sprite.rect.colliderect(area):
                tile.blit(sprite.surface, (sprite.x - at[0], sprite.y - at[1]))
        return tile

    def outline(self, provinces: frozenset[str]) -> list[Line]:
        """The arcs that part these provinces from everything else."""
        return [arc for arc in self._engraver.lines.arcs if (arc.left in provinces) != (arc.right in provinces)]

    def _glow(self, sheet: Sheet) -> None:
        """A pale glow with an ink line within it, round what is selected."""
        if not self._scene.selected:
            return
        here = [arc for arc in self.outline(self._scene.selected) if arc.touches(sheet.window)]
        for width, alpha in _GLOW:
            for arc in here:
                sheet.stroke(arc.points, palette.PAPER_0, width, alpha)
        for arc in here:
            sheet.stroke(arc.points, palette.INK, 2.1)


def _only(one: Layout, other: Layout) -> list[Sprite]:
    """What stands in one layout and not, or not there, in the other."""
    there = {(sprite.x, sprite.y, sprite.tag) for sprite in other.sprites}
    return [sprite for sprite in one.sprites if (sprite.x, sprite.y, sprite.tag) not in there]


def _spines(layout: Layout) -> list[tuple[object, ...]]:
    return [(*laid.box, laid.middle, laid.colour, laid.alpha) for laid in layout.laid]


def _standing(scene: MapScene) -> tuple[object, ...]:
    """The part of a scene that decides where names stand."""
    return (
        (scene.regions, scene.cities, scene.shields, scene.ribbons, scene.hubs),
        (scene.fronts, scene.marches, scene.marks),
    )


def hover_path(line: Line, scale: float, origin: tuple[int, int]) -> list[tuple[float, float]]:
    """An arc in screen pixels."""
    moved = line.points * scale + np.asarray(origin)
    return [(float(x), float(y)) for x, y in moved]
