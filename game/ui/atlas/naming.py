"""States' names: spread over what is seen of their land, anew when it changes hands or one looks elsewhere."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

import numpy as np
import pygame

from game.ui.atlas import regions
from game.ui.atlas.faces import Faces
from game.ui.atlas.layout import Board, Layout, block, crossings, trim_edges
from game.ui.atlas.lettering import Sprite, curved
from game.ui.atlas.raster import Mask
from game.ui.atlas.regions import Setting
from game.ui.atlas.scene import MapScene, Region
from game.ui.atlas.towns import Towns

Kept = TypeVar("Kept")

_MOST = {1: 24.0, 2: 30.0, 3: 38.0, 4: 48.0}
_LEAST_SEEN = 60
"""Cells of a state's land that must be in sight for its name to be sought there."""
_ALIKE = 1.25
"""A name stays where it is while the land in sight has grown or shrunk by no more than this factor."""
_AIR = 5.0
"""Screen pixels of air between a name and its frontier."""
_INSETS = (0, 12, 24)
"""Screen pixels kept free along the edges of what is seen, more at each attempt."""
_KEPT = 96
"""Pieces of land remembered as they were seen, and settings as they were found."""
_THROUGH = 0.55
"""A name clear of ribbons must be at least this large beside one that a ribbon crosses, to be preferred."""
_LEAVES = 1
"""Highest rank of a state whose name, crossed by a ribbon, leaves its land for a place beside the shield."""


class Naming:
    """Sets states' names on their land. Land is remembered until it changes hands."""

    def __init__(self, board: Board, faces: Faces, towns: Towns) -> None:
        self._board, self._faces, self._towns = board, faces, towns
        self._lands: dict[frozenset[str], Mask] = {}
        self._sights: dict[Hashable, Mask | None] = {}
        self._settings: dict[Hashable, Setting | None] = {}

    def name(self, layout: Layout, scene: MapScene, region: Region, before: Layout | None) -> bool:
        """Sets the name over the land in sight; whether it fits there."""
        land = self._in_sight(layout, region, 0)
        if land is None:
            return False
        layout.seen[region.text] = int(np.count_nonzero(land))
        sprite = self._kept(layout, region, before) or self._sought(layout, scene, region)
        if sprite is None:
            return False
        if region.rank <= _LEAVES and _is_crossed(layout, sprite):
            shield = next((one for one in scene.shields if one.province == region.capital and not one.banner), None)
            if self._towns.name_small(layout, region, shield, uncrossed=True):
                return True
        layout.put(sprite, region.text)
        return True

    def _sought(self, layout: Layout, scene: MapScene, region: Region) -> Sprite | None:
        """The name where it stands best; None where it fits nowhere."""
        for inset in _INSETS:
            land = self._in_sight(layout, region, inset)
            setting = None if land is None else self._fit(layout, scene, region, land)
            made = None if setting is None else self._set(layout, region, setting)
            if made is not None and all(layout.whole(part) and layout.clear(part) for part in made.parts):
                return made
        return None

    def _set(self, layout: Layout, region: Region, setting: Setting) -> Sprite:
        cell = self._board.cell(layout.scale)

        def curve(along: float) -> tuple[float, float, float]:
            x, y, angle = setting.at(along / cell)
            return x * cell, y * cell, angle

        text = region.text.upper()
        tracking = setting.tracking * self._faces.scale
        return curved(self._faces, "name", text, setting.size, region.colour, tracking, curve)

    def _kept(self, layout: Layout, region: Region, before: Layout | None) -> Sprite | None:
        """The name as it stood, if about as much of its land is in sight and it is still whole and clear."""
        if before is None or before.scale != layout.scale:
            return None
        old, seen = before.named.get(region.text), before.seen.get(region.text)
        if old is None or not seen or len(old.parts) < 2:
            return None
        if not 1 / _ALIKE < layout.seen[region.text] / seen < _ALIKE:
            return None
        return old if all(layout.clear(part) and layout.whole(part) for part in old.parts) else None

    def _in_sight(self, layout: Layout, region: Region, inset: int) -> Mask | None:
        """The connected land in sight that matters most, or beyond sight if none is seen; None if there is none."""
        key = (layout.window, region.provinces, region.capital, inset)
        if key not in self._sights:
            _keep(self._sights, key, self._looked_at(layout, region, inset))
        return self._sights[key]

    def _looked_at(self, layout: Layout, region: Region, inset: int) -> Mask | None:
        if region.provinces not in self._lands:
            if len(self._lands) > 200:
                self._lands.clear()
            self._lands[region.provinces] = self._board.grid.land_of(region.provinces)
        land = self._lands[region.provinces].copy()
        cell = self._board.cell(layout.scale)
        trim_edges(land, cell)
        seen = land & layout.open(land.shape, cell, sighted=True, inset=inset)
        land = seen if np.count_nonzero(seen) >= _LEAST_SEEN else land & layout.open(land.shape, cell)
        seat = self._board.seat(region.capital)
        return None if seat is None or not land.any() else self._board.grid.main_part(land, seat)

    def _fit(self, layout: Layout, scene: MapScene, region: Region, land: Mask) -> Setting | None:
        """Clear of marks always; clear of ribbons if the name need not be much smaller for it."""
        cell = self._board.cell(layout.scale)
        land = regions.shrunk(land, round(_AIR / cell)).copy()
        for rect in layout.taken:
            block(land, rect.inflate(8, 6), cell)
        for city in scene.cities:
            if city.province in region.provinces and self._towns.shown(city, layout.scale):
                at = self._board.at(city.province, layout.scale)
                if at is not None:
                    block(land, pygame.Rect(round(at[0]) - 9, round(at[1]) - 9, 18, 18), cell)
        apart = land.copy()
        for laid in layout.laid:
            for x, y in laid.spine:
                block(apart, pygame.Rect(round(float(x)) - 4, round(float(y)) - 4, 8, 8), cell)
        clear = self._setting(layout, region, apart)
        if (apart == land).all():
            return clear
        crossed = self._setting(layout, region, land)
        if clear is not None and crossed is not None and clear.reach >= _THROUGH * crossed.reach:
            return clear
        return crossed

    def _setting(self, layout: Layout, region: Region, land: Mask) -> Setting | None:
        """The best setting on some land; what was sought for this name on this very land is not sought again."""
        text, design = region.text.upper(), self._faces.scale
        key = (text, region.rank, layout.scale, design, np.packbits(land).tobytes())
        if key not in self._settings:
            largest = _MOST[min(max(region.rank, 1), 4)] * (layout.scale / self._board.fit / design) ** 0.25
            wide = float(self._faces.font("name", 60).size(text)[0]) / 60 / design
            widths = {size: wide * size for size in regions.sizes(largest)}
            cell = self._board.cell(layout.scale)
            _keep(self._settings, key, regions.fitted(land, widths, len(text), cell / design, largest))
        return self._settings[key]


def _keep(known: dict[Hashable, Kept], key: Hashable, found: Kept) -> None:
    """Remembers one more, and forgets the oldest of too many."""
    if len(known) >= _KEPT:
        del known[next(iter(known))]
    known[key] = found


def _is_crossed(layout: Layout, sprite: Sprite) -> bool:
    """Whether a ribbon runs through a letter of a name."""
    return any(crossings(laid, part) for laid in layout.laid for part in sprite.parts)
