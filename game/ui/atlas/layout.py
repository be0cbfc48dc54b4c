"""What stands on the map at one scale, for one view of it: the sheet that names are claimed on.

All in plate pixels: map units times the scale.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas import ribbons
from game.ui.atlas.lettering import Sprite
from game.ui.atlas.raster import FIRST_PROVINCE, SEA_CODE, Mask
from game.ui.atlas.regions import LandGrid

EDGE = 30
"""Screen pixels along the map's edges that names leave free."""
POINTED = 5.0
"""Screen pixels from a ribbon at which it is still pointed at."""
_MARGIN = 14
"""Screen pixels along the edge of the free area that names leave free."""


Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """What the reader sees, in plate pixels: the free part of the map, and what is laid upon it.

    `blocked` are tags, a cartouche and the like; `view` is the whole rectangle of the map on the screen, `covered`
    the panels that lie upon it. `type_scale` is that of the faces. Without a rectangle the whole map is seen.
    """

    scale: float
    rect: Box | None = None
    blocked: tuple[Box, ...] = ()
    view: Box | None = None
    covered: tuple[Box, ...] = ()
    type_scale: float = 1.0


@dataclass(slots=True)
class Layout:
    """Everything that stands on the map while a window is looked through."""

    window: Window
    sprites: list[Sprite] = field(default_factory=list)
    laid: list[ribbons.Laid] = field(default_factory=list)
    taken: list[pygame.Rect] = field(default_factory=list)
    hits: list[tuple[pygame.Rect, str]] = field(default_factory=list)
    """Rectangles and keys of shields, banners, signs and tags."""
    lines: list[tuple[ribbons.Points, str]] = field(default_factory=list)
    """Spines and keys of the ribbons, arrows and fronts that can be pointed at."""
    stood: dict[str, pygame.Rect] = field(default_factory=dict)
    """Where the shield of a province stands, which may be beside its seat."""
    named: dict[str, Sprite] = field(default_factory=dict)
    """The sprite of each region's, city's and sea's name that found a place, by its text."""
    seen: dict[str, int] = field(default_factory=dict)
    """Cells of land that each region's name had to choose from, by its text."""

    @property
    def scale(self) -> float:
        """Screen pixels per map unit."""
        return self.window.scale

    @property
    def room(self) -> pygame.Rect | None:
        """Where names may stand, or None for anywhere."""
        rect = self.window.rect
        return None if rect is None else pygame.Rect(rect).inflate(-2 * _MARGIN, -2 * _MARGIN)

    def clear(self, rect: pygame.Rect) -> bool:
        """Whether nothing stands there yet."""
        return rect.collidelist(self.taken) < 0

    def whole(self, rect: pygame.Rect) -> bool:
        """Whether something there is seen wholly or not at all: nothing is cut by the edge of the free area."""
        room = self.room
        if room is None or room.contains(rect):
            return True
        view = self.window.view or self.window.rect
        if view is None or not rect.colliderect(view):
            return True
        return any(pygame.Rect(panel).contains(rect) for panel in self.window.covered)

    def open(self, shape: tuple[int, ...], cell: float, *, sighted: bool = False, inset: int = 0) -> Mask:
        """Cells where names may stand: in the room, or, unless only what is `sighted` counts, wholly out of sight.

        `inset` screen pixels more are left free along the room's edges.
        """
        room = self.room
        mask = np.ones((shape[0], shape[1]), np.bool_)
        if room is None:
            return mask
        if not sighted:
            block(mask, pygame.Rect(self.window.view or self.window.rect or (0, 0, 0, 0)), cell)
            for panel in self.window.covered:
                _allow(mask, pygame.Rect(panel), cell)
        else:
            mask[:] = False
        _allow(mask, room.inflate(-2 * inset, -2 * inset), cell)
        return mask

    def key_at(self, point: tuple[float, float]) -> str | None:
        """The key of the sign at a point, else of the nearest line within a few pixels of it."""
        for rect, key in reversed(self.hits):
            if rect.collidepoint(point):
                return key
        near = [(float(((spine - point) ** 2).sum(axis=1).min()), key) for spine, key in self.lines]
        away, key = min(near, default=(np.inf, ""))
        return key if away <= POINTED**2 else None

    def put(self, sprite: Sprite, name: str = "") -> None:
        """Stands a sprite and claims its parts."""
        self.sprites.append(sprite)
        self.taken.extend(sprite.parts)
        if name:
            self.named[name] = sprite


class Board:
    """The map on which names are set: where seats lie, and what is land, whose, and water."""

    def __init__(self, geometry: Geometry, grid: LandGrid) -> None:
        self.geometry, self.grid = geometry, grid
        self.fit = 1600.0 / max(geometry.size)
        self._seats = {one.id: (float(one.city[0]), float(one.city[1])) for one in geometry.provinces}
        self._seats |= {tag.id: (float(tag.at[0]), float(tag.at[1])) for tag in geometry.off_map}
        self._code = {province.id: FIRST_PROVINCE + index for index, province in enumerate(geometry.provinces)}

    def seat(self, place: str | tuple[float, float]) -> tuple[float, float] | None:
        """The seat of a province in map units, or the point itself; None for a province this map does not have."""
        return self._seats.get(place) if isinstance(place, str) else place

    def at(self, place: str | tuple[float, float], scale: float) -> tuple[float, float] | None:
        """The seat in plate pixels."""
        point = self.seat(place)
        return None if point is None else (point[0] * scale, point[1] * scale)

    def cell(self, scale: float) -> float:
        """Screen pixels in a cell of the grid."""
        return self.grid.unit * scale

    def within(self, rect: pygame.Rect, scale: float) -> bool:
        """Whether a rectangle lies on the map, clear of its edges."""
        wide, high = self.geometry.size
        whole = pygame.Rect(0, 0, round(wide * scale), round(high * scale)).inflate(-2 * EDGE, -2 * EDGE)
        return whole.contains(rect)

    def ground_cost(self, rect: pygame.Rect, scale: float, province: str, sea_first: bool) -> float:
        """How unfit the ground is: foreign land is worst, a name half over a coast is worse than clear water."""
        cell = self.cell(scale)
        left, top = max(0, int(rect.left / cell)), max(0, int(rect.top / cell))
        part: npt.NDArray[np.uint16]
        part = self.grid.codes[left : int(rect.right / cell) + 1, top : int(rect.bottom / cell) + 1]
        if part.size == 0:
            return 9.0
        sea = float(np.count_nonzero(part == SEA_CODE)) / part.size
        home = float(np.count_nonzero(part == self._code.get(province, -1))) / part.size
        return (1.0 - sea - home) + (home * 0.35 if sea_first else sea * home * 1.2)


def block(mask: Mask, rect: pygame.Rect, cell: float) -> None:
    """Clears the cells that a rectangle of plate pixels touches."""
    left, top = max(0, int(rect.left / cell)), max(0, int(rect.top / cell))
    mask[left : max(0, int(rect.right / cell) + 1), top : max(0, int(rect.bottom / cell) + 1)] = False


def _allow(mask: Mask, rect: pygame.Rect, cell: float) -> None:
    """Sets the cells that lie wholly in a rectangle of plate pixels."""
    left, top = max(0, int(np.ceil(rect.left / cell))), max(0, int(np.ceil(rect.top / cell)))
    mask[left : max(0, int(rect.right / cell)), top : max(0, int(rect.bottom / cell))] = True


def trim_edges(mask: Mask, cell: float) -> None:
    """Clears the cells beside the map's edges, where a frame may lie."""
    rim = int(np.ceil(EDGE / cell))
    mask[:rim], mask[-rim:] = False, False
    mask[:, :rim], mask[:, -rim:] = False, False


def crossings(laid: ribbons.Laid, rect: pygame.Rect) -> int:
    """How many points of a ribbon lie in a rectangle."""
    if not laid.box.colliderect(rect):
        return 0
    x, y = laid.spine[:, 0], laid.spine[:, 1]
    return int(np.count_nonzero((x > rect.left) & (x < rect.right) & (y > rect.top) & (y < rect.bottom)))
