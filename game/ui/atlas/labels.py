"""Labels: which names stand where at one scale, none upon another.

Order of claim: shields and signs, states' names spread over their land, ribbons (which bend round names), small
states' names beside their shields, capitals, seas, towns. What finds no free place is left out; zooming in gives it
one. All in plate pixels: map units times the scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pygame

from game.scenarios.geometry import Geometry, SeaShape
from game.ui.atlas import captions, marks, palette, regions, ribbons
from game.ui.atlas.faces import Faces
from game.ui.atlas.lettering import Curve, Sprite, curved, word
from game.ui.atlas.raster import FIRST_PROVINCE, SEA_CODE, Mask
from game.ui.atlas.regions import LandGrid, Setting
from game.ui.atlas.scene import City, MapScene, Region, Ribbon, Shield

_REGION_MOST = {1: 24.0, 2: 30.0, 3: 38.0, 4: 48.0}
_SEA_SIZES = {1: (27.0, 23.0, 19.0, 16.0), 2: (20.0, 17.0, 15.0), 3: (16.0, 14.0)}
_SEA_TRACKS = (0.42, 0.3, 0.2)
EDGE = 30
"""Screen pixels along the map's edges that names leave free."""
_SEA_STEP = 2
"""Cells of the land grid in one cell where seas are looked for."""
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 0.9), (-1, 0.9), (1, -0.9), (-1, -0.9))
Sums = npt.NDArray[np.int32]


@dataclass(slots=True)
class Layout:
    """Everything that stands on the map at one scale."""

    scale: float
    sprites: list[Sprite] = field(default_factory=list)
    laid: list[ribbons.Laid] = field(default_factory=list)
    taken: list[pygame.Rect] = field(default_factory=list)
    hits: list[tuple[pygame.Rect, str]] = field(default_factory=list)
    """Shields' rectangles and keys."""
    named: dict[str, Sprite] = field(default_factory=dict)
    """The sprite of each region's, city's and sea's name that found a place, by its text."""

    def clear(self, rect: pygame.Rect) -> bool:
        """Whether nothing stands there yet."""
        return rect.collidelist(self.taken) < 0

    def put(self, sprite: Sprite, name: str = "") -> None:
        """Stands a sprite and claims its parts."""
        self.sprites.append(sprite)
        self.taken.extend(sprite.parts)
        if name:
            self.named[name] = sprite


class Typesetter:
    """Lays out scenes over one geometry. Fits of regions are remembered until their land changes hands."""

    def __init__(self, geometry: Geometry, grid: LandGrid, faces: Faces) -> None:
        self._geometry, self._grid, self._faces = geometry, grid, faces
        self._seats = {one.id: (float(one.city[0]), float(one.city[1])) for one in geometry.provinces}
        self._seats |= {tag.id: (float(tag.at[0]), float(tag.at[1])) for tag in geometry.off_map}
        self._fit = 1600.0 / max(geometry.size)
        self._water: Mask = grid.codes[::_SEA_STEP, ::_SEA_STEP] == SEA_CODE
        self.reserved: list[pygame.Rect] = []
        """Plate rectangles that no name may claim, for a picture whose camera stands still."""
        self._order = [province.id for province in geometry.provinces]
        self._parts: dict[tuple[frozenset[str], str], Mask] = {}
        self._fits: dict[tuple[Region, float, int], Setting | None] = {}

    def lay_out(self, scene: MapScene, scale: float) -> Layout:
        """The layout of a scene at a scale, at once: a tenth of a second or two when no fit is remembered."""
        layout = Layout(scale)
        for _ in self.steps(layout, scene):
            pass
        return layout

    def steps(self, layout: Layout, scene: MapScene) -> Iterator[None]:
        """Fills a fresh layout; yields between names, so that a frame can stop in the midst."""
        layout.taken.extend(self.reserved)
        self._stand_marks(layout, scene)
        yield
        small: list[Region] = []
        for region in sorted(scene.regions, key=lambda r: -r.rank):
            if not self._name_region(layout, scene, region):
                small.append(region)
            yield
        yield from self._tie(layout, scene)
        self._name_small(layout, scene, small)
        shielded = {shield.province: shield for shield in scene.shields}
        ranked = sorted(scene.cities, key=lambda c: (not c.capital, -c.rank))
        for city in [c for c in ranked if c.capital]:
            self._name_city(layout, city, shielded)
        yield
        yield from self._name_seas(layout)
        for city in [c for c in ranked if not c.capital and self._shown(c, layout.scale)]:
            self._name_city(layout, city, shielded)
            yield

    def seat(self, place: str | tuple[float, float]) -> tuple[float, float] | None:
        """The seat of a province in map units, or the point itself; None for a province this map does not have."""
        return self._seats.get(place) if isinstance(place, str) else place

    def _at(self, place: str | tuple[float, float], scale: float) -> tuple[float, float] | None:
        point = self.seat(place)
        return None if point is None else (point[0] * scale, point[1] * scale)

    # shields and signs

    def _stand_marks(self, layout: Layout, scene: MapScene) -> None:
        for told in sorted(scene.shields, key=lambda s: s.rank):
            at = self._at(told.province, layout.scale)
            if at is None:
                continue
            picture = marks.shield(self._faces, told)
            rect = picture.get_rect(center=(round(at[0]), round(at[1])))
            body = rect.inflate(-6, -6)
            layout.put(Sprite(picture, rect.x, rect.y, (body,)))
            layout.hits.append((body, told.key))
        for mark in scene.marks:
            at = self._at(mark.province, layout.scale)
            if at is not None:
                picture = marks.sign(mark)
                rect = picture.get_rect(center=(round(at[0]) + 24, round(at[1]) - 18))
                layout.put(Sprite(picture, rect.x, rect.y, (rect,)))

    # states

    def _name_region(self, layout: Layout, scene: MapScene, region: Region) -> bool:
        """Sets the name over its land if it fits there."""
        setting = self._setting(layout, scene, region)
        if setting is None:
            return False
        cell = self._grid.unit * layout.scale

        def curve(along: float) -> tuple[float, float, float]:
            x, y, angle = setting.at(along / cell)
            return x * cell, y * cell, angle

        text = region.text.upper()
        layout.put(curved(self._faces, "name", text, setting.size, region.colour, setting.tracking, curve), region.text)
        return True

    def _setting(self, layout: Layout, scene: MapScene, region: Region) -> Setting | None:
        shields = hash(tuple((s.province, s.rank) for s in scene.shields if s.province in region.provinces))
        key = (region, layout.scale, shields)
        if key not in self._fits:
            if len(self._fits) > 400:
                self._fits.clear()
            self._fits[key] = self._fit_region(layout, scene, region)
        return self._fits[key]

    def _fit_region(self, layout: Layout, scene: MapScene, region: Region) -> Setting | None:
        seat = self._seats.get(region.capital)
        if seat is None:
            return None
        part = (region.provinces, region.capital)
        if part not in self._parts:
            if len(self._parts) > 200:
                self._parts.clear()
            self._parts[part] = self._grid.connected(self._grid.land_of(region.provinces), seat)
        land = self._parts[part].copy()
        cell = self._grid.unit * layout.scale
        _trim_edges(land, cell)
        for rect in layout.taken:
            _block(land, rect.inflate(6, 4), cell)
        for city in scene.cities:
            if city.province in region.provinces and (city.capital or self._shown(city, layout.scale)):
                at = self._at(city.province, layout.scale)
                if at is not None:
                    _block(land, pygame.Rect(round(at[0]) - 8, round(at[1]) - 8, 16, 16), cell)
        zoom = (layout.scale / self._fit) ** 0.25
        largest = _REGION_MOST[min(max(region.rank, 1), 4)] * zoom
        text = region.text.upper()
        font = self._faces.font("name", 60)
        wide = float(font.size(text)[0]) / 60
        widths = {size: wide * size for size in regions.sizes(largest)}
        return regions.fitted(land, widths, len(text), cell, largest)

    def _name_small(self, layout: Layout, scene: MapScene, small: Sequence[Region]) -> None:
        shields = {shield.province: shield for shield in scene.shields}
        for region in small:
            text = region.short or region.text
            size = {1: 15.0, 2: 15.0, 3: 18.0, 4: 20.0}[min(max(region.rank, 1), 4)]
            shown = text.upper() if region.rank >= 3 else text
            picture = word(self._faces, "city", shown, size, region.colour, 1.0 if region.rank >= 3 else 0.0)
            self._beside(layout, picture, region.capital, shields.get(region.capital), region.text, sea_first=True)

    # ribbons

    def _tie(self, layout: Layout, scene: MapScene) -> Iterator[None]:
        reach = {shield.province: marks.shield_width(shield.rank) * 0.62 + 2 for shield in scene.shields}
        names = list(layout.taken)
        for told in scene.ribbons:
            laid = self._ribbon(layout, told, reach, names)
            if laid is None:
                continue
            layout.laid.append(laid)
            if told.caption:
                self._caption(layout, told, laid)
            yield
        for told_march in scene.marches:
            start, end = self._at(told_march.start, layout.scale), self._at(told_march.end, layout.scale)
            if start is not None and end is not None:
                layout.laid.append(ribbons.march(start, end, told_march.colour))

    def _ribbon(
        self, layout: Layout, told: Ribbon, reach: Mapping[str, float], names: list[pygame.Rect]
    ) -> ribbons.Laid | None:
        start, end = self._at(told.start, layout.scale), self._at(told.end, layout.scale)
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
        rect = captions.place(picture.get_rect(), laid.spine, layout.taken, [area for area, _ in layout.hits])
        layout.put(Sprite(picture, rect.x, rect.y, (rect,)))
        if told.key:
            layout.hits.append((rect, told.key))

    # towns

    def _shown(self, city: City, scale: float) -> bool:
        return scale / self._fit > {1: 1.25, 2: 1.0, 3: 0.0, 4: 0.0}[min(max(city.rank, 1), 4)]

    def _name_city(self, layout: Layout, city: City, shielded: Mapping[str, Shield]) -> None:
        at = self._at(city.province, layout.scale)
        if at is None:
            return
        has_dot = city.province not in shielded
        if has_dot:
            picture = marks.dot(city.capital)
            rect = picture.get_rect(center=(round(at[0]), round(at[1])))
            if not layout.clear(rect.inflate(-4, -4)):
                return
        if city.text in layout.named:
            return
        size = 15.0 if city.capital else 13.5
        name = word(self._faces, "city", city.text, size, palette.INK)
        if has_dot:
            layout.put(Sprite(picture, rect.x, rect.y, (rect.inflate(-2, -2),)))
        self._beside(layout, name, city.province, shielded.get(city.province), city.text, sea_first=False)

    def _beside(
        self, layout: Layout, picture: pygame.Surface, province: str, shield: Shield | None, name: str, sea_first: bool
    ) -> None:
        """Stands a name at the best free side of a province's seat, or nowhere."""
        at = self._at(province, layout.scale)
        if at is None:
            return
        reach = (marks.shield_width(shield.rank) / 2 + 2 if shield else 5, 16 if shield else 7)
        own = FIRST_PROVINCE + self._order.index(province) if province in self._order else -1
        best: tuple[float, pygame.Rect] | None = None
        for order, rect in enumerate(_candidates(picture.get_rect(), at, reach)):
            body = rect.inflate(-4, -8)
            if not layout.clear(body):
                continue
            cost = order * 0.12 + self._ground_cost(body, layout.scale, own, sea_first)
            cost += 0.25 * sum(_crossings(laid, body) > 0 for laid in layout.laid)
            if best is None or cost < best[0]:
                best = (cost, rect)
        if best is not None:
            rect = best[1]
            layout.put(Sprite(picture, rect.x, rect.y, (rect.inflate(-4, -8),)), name)

    def _ground_cost(self, rect: pygame.Rect, scale: float, own: int, sea_first: bool) -> float:
        """How unfit the ground is: foreign land is worst, a name half over a coast is worse than clear water."""
        cell = self._grid.unit * scale
        codes = self._grid.codes
        left, top = max(0, int(rect.left / cell)), max(0, int(rect.top / cell))
        part = codes[left : int(rect.right / cell) + 1, top : int(rect.bottom / cell) + 1]
        whole = pygame.Rect(0, 0, round(codes.shape[0] * cell), round(codes.shape[1] * cell))
        whole.inflate_ip(-2 * EDGE, -2 * EDGE)
        if not whole.contains(rect):
            return 9.0
        if part.size == 0:
            return 9.0
        sea = float((part == SEA_CODE).mean())
        home = float((part == own).mean())
        foreign = 1.0 - sea - home
        return foreign * 1.0 + (home * 0.35 if sea_first else sea * home * 1.2)

    # seas

    def _name_seas(self, layout: Layout) -> Iterator[None]:
        cell = self._grid.unit * layout.scale * _SEA_STEP
        free = self._water.copy()
        for rect in layout.taken:
            _block(free, rect.inflate(18, 8), cell)
        for laid in layout.laid:
            for x, y in laid.spine[::2]:
                _block(free, pygame.Rect(round(float(x)) - 5, round(float(y)) - 5, 10, 10), cell)
        _trim_edges(free, cell)
        for sea in sorted(self._geometry.seas, key=lambda s: s.rank):
            sums = np.zeros((free.shape[0] + 1, free.shape[1] + 1), np.int32)
            sums[1:, 1:] = free.cumsum(axis=0).cumsum(axis=1)
            sprite = self._sea_name(sea, sums, cell, layout)
            if sprite is not None:
                layout.put(sprite, sea.name)
                _block(free, sprite.rect.inflate(40, 10), cell)
            yield

    def _sea_name(self, sea: SeaShape, sums: Sums, cell: float, layout: Layout) -> Sprite | None:
        zoom = (layout.scale / self._fit) ** 0.3
        font = self._faces.font("sea", 60)
        for base in _SEA_SIZES[sea.rank]:
            size = base * zoom
            for track in _SEA_TRACKS:
                width = font.size(sea.name)[0] / 60 * size + track * size * (len(sea.name) - 1)
                anchor = (sea.anchor[0] * layout.scale / cell, sea.anchor[1] * layout.scale / cell)
                at = _free_water(sums, anchor, (width / cell, (size * 1.1 + width * 0.055) / cell))
                if at is not None:
                    curve = _swell(at[0] * cell, at[1] * cell, width)
                    return curved(self._faces, "sea", sea.name, size, palette.SEA_NAME, track * size, curve, 0.28)
        return None


def _swell(x: float, y: float, width: float) -> Curve:
    """A line that rises gently in the middle, as sea names do."""
    bend = 0.22 / width

    def curve(along: float) -> tuple[float, float, float]:
        return x + along, y + bend * (along * along - width * width / 12), -math.degrees(math.atan(2 * bend * along))

    return curve


def _candidates(size: pygame.Rect, at: tuple[float, float], reach: tuple[float, float]) -> Iterator[pygame.Rect]:
    for right, down in _SIDES:
        rect = size.copy()
        x = at[0] + right * (reach[0] + rect.w / 2 - 1) if right else at[0]
        lift = reach[1] + rect.h / 2 - 6
        y = at[1] + down * (lift if not right else lift * 0.9)
        rect.center = (round(x), round(y))
        yield rect


def _crossings(laid: ribbons.Laid, rect: pygame.Rect) -> int:
    if not laid.box.colliderect(rect):
        return 0
    x, y = laid.spine[:, 0], laid.spine[:, 1]
    return int(((x > rect.left) & (x < rect.right) & (y > rect.top) & (y < rect.bottom)).sum())


def _block(mask: Mask, rect: pygame.Rect, cell: float) -> None:
    """Clears the cells that a rectangle of plate pixels touches."""
    left, top = max(0, int(rect.left / cell)), max(0, int(rect.top / cell))
    mask[left : max(0, int(rect.right / cell) + 1), top : max(0, int(rect.bottom / cell) + 1)] = False


def _trim_edges(mask: Mask, cell: float) -> None:
    """Clears the cells beside the map's edges, where a frame may lie."""
    rim = math.ceil(EDGE / cell)
    mask[:rim], mask[-rim:] = False, False
    mask[:, :rim], mask[:, -rim:] = False, False


def _free_water(sums: Sums, anchor: tuple[float, float], size: tuple[float, float]) -> tuple[float, float] | None:
    """Middle in cells of the box of free water nearest the anchor, within its own size of it."""
    wide, high = math.ceil(size[0]), math.ceil(size[1])
    if wide >= sums.shape[0] or high >= sums.shape[1]:
        return None
    share = sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high]
    x = np.arange(share.shape[0]) + wide / 2 - anchor[0]
    y = np.arange(share.shape[1]) + high / 2 - anchor[1]
    away = np.hypot(x[:, None], y[None, :] * 1.4)
    away = np.where(share >= 0.999 * wide * high, away, np.inf)
    spot = np.unravel_index(int(np.argmin(away)), away.shape)
    if float(away[spot]) > max(0.62 * wide, 15.0):
        return None
    return float(spot[0] + wide / 2), float(spot[1] + high / 2)
