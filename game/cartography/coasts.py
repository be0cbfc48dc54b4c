"""Invented land: heights drawn by lot, the sea let in to a chosen level, ranges, and light falling on them.

Heights are a sum of noises of ever finer grain (Fournier, Fussell and Carpenter 1982), drowned towards the edges
of the sheet; ranges stand where a second noise passes through zero, as young fold mountains stand in belts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy import ndimage
from shapely.geometry import LineString, Polygon, box
from shapely.ops import polygonize

from game.cartography.borders import fronts
from game.cartography.projection import HEIGHT, WIDTH, Reals
from game.cartography.raster import CELL, COLUMNS, ROWS, Mask, cell_of, weave

__all__ = ["ISLANDS", "Terrain", "coasts", "drowned", "lit", "terrain_of"]

ISLANDS = {"none": (0.50, 420, 0.30), "some": (0.44, 300, 0.16), "many": (0.36, 190, 0.04)}
"""Share of the sheet that is land, breadth in cells of its largest forms, how much the middle is raised."""
LEAST_ISLAND = 1_400.0
LEAST_SEA = 1_500
"""Cells of the smallest inland sea."""
SEA_EDGE = 60
"""Cells from the edge over which land sinks."""
PICTURE = 10
"""Units of the map to a pixel of the relief picture."""


@dataclass(frozen=True, slots=True)
class Terrain:
    """Heights over the sea (0 at the coast) and ruggedness 0 to 1, per cell."""

    height: Reals
    rough: Reals

    @property
    def land(self) -> Mask:
        """Cells above the sea."""
        return self.height > 0


def terrain_of(seed: int, islands: str) -> Terrain:
    """Land by lot; `islands` is a key of ISLANDS."""
    share, widest, dome = ISLANDS[islands]
    noise = weave(seed, octaves=6, widest=widest)
    rows, columns = np.arange(ROWS)[:, None], np.arange(COLUMNS)[None]
    edge = np.minimum(np.minimum(rows, ROWS - 1 - rows), np.minimum(columns, COLUMNS - 1 - columns))
    middle = np.hypot((rows - ROWS / 2) / (ROWS / 2), (columns - COLUMNS / 2) / (COLUMNS / 2))
    raised = noise + 4.0 * dome * (1 - middle**2) - 3.2 * np.clip(1 - edge / SEA_EDGE, 0, 1) ** 1.5
    height = raised - np.quantile(raised, 1 - share)
    return drowned(seed, np.asarray(height, np.float64))


def drowned(seed: int, height: Reals) -> Terrain:
    """Ranges and hills on heights whose coast is at 0."""
    inland = ndimage.distance_transform_edt(height > 0)
    belts = 1 - np.abs(weave(seed + 11, octaves=4, widest=340)) / 0.42
    where = np.clip((weave(seed + 12, octaves=2, widest=500) + 0.55) / 1.1, 0, 1)
    ridges = np.clip(belts, 0, 1) ** 1.3 * where * np.clip(inland / 14, 0, 1)
    hills = np.clip(weave(seed + 13, octaves=4, widest=110) * 0.22 + 0.05, 0, 0.4) * np.clip(inland / 8, 0, 1)
    rough = np.clip(np.maximum(ridges, hills), 0, 1)
    return Terrain(height, np.asarray(rough, np.float64))


def coasts(terrain: Terrain, keep: int = 400) -> tuple[Polygon, ...]:
    """The land as polygons, largest first: coasts run where the height is 0, finer than the cells."""
    land = _without_ponds(np.asarray(ndimage.binary_opening(terrain.land, iterations=1)))
    lines = [_on_level(line, terrain.height) for line in fronts(land.astype(np.int32), np.ones_like(land))]
    frame = box(0, 0, WIDTH, HEIGHT)
    net = shapely.union_all([frame.exterior, *lines], grid_size=1)
    found = [
        face
        for face in polygonize(shapely.get_parts(net))
        if face.area >= LEAST_ISLAND and land[cell_of(*face.representative_point().coords[0])]
    ]
    return tuple(sorted(found, key=lambda one: (-one.area, one.bounds))[:keep])


def _without_ponds(land: Mask) -> Mask:
    """Waters too small to sail are filled."""
    waters, count = ndimage.label(~land)
    small = np.flatnonzero(np.bincount(waters.ravel(), minlength=count + 1) < LEAST_SEA)
    return np.asarray(land | np.isin(waters, small[small > 0]))


def _on_level(line: LineString, height: Reals) -> LineString:
    """Moves the points of a coast traced along cells to where the height is 0 (two steps of Newton's method)."""
    points = shapely.get_coordinates(shapely.segmentize(line, CELL * 1.5))
    slopes = np.gradient(height)
    fixed = (points <= 0) | (points >= (WIDTH, HEIGHT))
    for _ in range(2):
        at = (points[:, ::-1] / CELL - 0.5).T
        here, down, across = (
            ndimage.map_coordinates(field, at, order=1, mode="nearest") for field in (height, *slopes)
        )
        steep = np.maximum(down**2 + across**2, 1e-6)
        step = np.clip(np.stack([-here * across / steep, -here * down / steep], axis=1), -1.2, 1.2) * CELL
        points = np.where(fixed, points, points + step)
    whole = LineString(np.round(np.clip(points, 0, (WIDTH, HEIGHT))))
    return whole if whole.is_simple else line


def lit(seed: int, terrain: Terrain) -> Reals:
    """The relief picture, greys about 128: the land seen under light from the north-west, flat at sea."""
    rows, columns = HEIGHT // PICTURE, WIDTH // PICTURE
    zoom = (rows / ROWS, columns / COLUMNS)
    rough, land = ndimage.zoom(terrain.rough, zoom, order=1), ndimage.zoom(terrain.land.astype(float), zoom, order=1)
    crags = ndimage.zoom(1 - np.abs(weave(seed + 14, octaves=5, widest=46)), zoom, order=1)
    peaks = ndimage.gaussian_filter(rough * (1.0 + 1.6 * crags), 0.8)
    down, across = np.gradient(peaks)
    light = -(down + across) * (land > 0.5)
    strong = max(float(np.percentile(np.abs(light), 98.5)), 1e-6)
    return np.asarray(np.clip(128 + light / strong * 105, 0, 255), np.float64)
