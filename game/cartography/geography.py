"""The real world as stored in `maps/geography`: coasts, lakes, rivers, relief and modern borders, laid on a frame.

Each set is a folder with `land`, `lakes` and `rivers` as GeoJSON and a relief picture; `units.geojson` beside
them holds modern provinces by country, for walls. Where each comes from stands in its `sources.md`.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from scipy import ndimage
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Polygon, box, shape

from game.cartography.ground import Water
from game.cartography.projection import HEIGHT, WIDTH, Frame, Reals
from game.cartography.raster import COLUMNS, ROWS

__all__ = ["Unit", "lakes_on", "land_on", "rivers_on", "ruggedness", "shading", "units_on"]

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

LEAST_ISLAND = 900.0
"""Square units of the smallest island drawn where no seat stands on it."""
LEAST_HOME = 120.0
"""The same where a seat stands on it."""
LEAST_LAKE = 500.0
SIMPLER = 1.6
MARGIN = 40
"""Units beyond the frame that land is kept, so that coasts cross its edge cleanly."""
_SHEET = box(-MARGIN, -MARGIN, WIDTH + MARGIN, HEIGHT + MARGIN)
_FRAME = box(0, 0, WIDTH, HEIGHT)


@dataclass(frozen=True, slots=True)
class Unit:
    """A modern province: its country by ISO 3166 code, and its shape in degrees."""

    country: str
    area: Any
    """A Polygon or MultiPolygon."""


def features(path: Path) -> list[dict[str, Any]]:
    """The features of a GeoJSON file; ValueError where it is none."""
    told = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(told, dict) or not isinstance(told.get("features"), list):
        raise ValueError(f"{path.name} holds no GeoJSON features")
    found: list[dict[str, Any]] = told["features"]
    return found


def _near(bounds: Bounds, window: Bounds) -> bool:
    """Whether two boxes of degrees overlap."""
    return not (bounds[0] > window[2] or bounds[2] < window[0] or bounds[1] > window[3] or bounds[3] < window[1])


def reach_of(frame: Frame) -> Bounds:
    """West, south, east, north of what the frame shows, with a margin."""
    x, y = np.meshgrid(np.linspace(-400, WIDTH + 400, 60), np.linspace(-400, HEIGHT + 400, 40))
    longitude, latitude = frame.degrees(x, y)
    return float(longitude.min()), float(latitude.min()), float(longitude.max()), float(latitude.max())


def _on_frame(frame: Frame, told: Any) -> Any:
    """A shape in degrees as a shape in units; long edges are cut first, because straight lines bend."""

    def moved(places: Reals) -> Reals:
        return frame.units(places[:, 0], places[:, 1])

    return shapely.transform(shapely.segmentize(told, 0.5), moved)


def land_on(frame: Frame, path: Path, seats: list[tuple[float, float]]) -> tuple[Polygon, ...]:
    """The land within the frame as separate polygons, largest first; tiny islands only where a seat stands."""
    window = reach_of(frame)
    clip = box(*window)
    near = [land for land in (shape(f["geometry"]) for f in features(path)) if _near(land.bounds, window)]
    shapes = [_on_frame(frame, shapely.intersection(shapely.make_valid(land), clip)) for land in near]
    whole = shapely.intersection(shapely.union_all([shapely.make_valid(one) for one in shapes]), _SHEET)
    parts = [p for p in shapely.get_parts(whole) if isinstance(p, Polygon)]
    spots = MultiPoint(seats)
    kept = [p for p in parts if p.area >= LEAST_ISLAND or (p.area > LEAST_HOME and p.distance(spots) < 25)]
    thin = [shapely.simplify(p, SIMPLER) for p in kept]
    return tuple(sorted(thin, key=lambda p: (-p.area, p.bounds)))


def lakes_on(frame: Frame, path: Path) -> tuple[Polygon, ...]:
    """The lakes within the frame, in units."""
    window = reach_of(frame)
    near = [one for one in (shape(f["geometry"]) for f in features(path)) if _near(one.bounds, window)]
    parts = [p for one in near for p in shapely.get_parts(_on_frame(frame, shapely.make_valid(one)))]
    thin = [shapely.simplify(p, SIMPLER) for p in parts if isinstance(p, Polygon) and _FRAME.contains(p)]
    return tuple(p for p in thin if isinstance(p, Polygon) and p.area >= LEAST_LAKE)


def rivers_on(frame: Frame, path: Path) -> tuple[Water, ...]:
    """The rivers within the frame, in units, cut at its edge."""
    window = reach_of(frame)
    found = []
    for one in features(path):
        course = shape(one["geometry"])
        if not _near(course.bounds, window):
            continue
        told = one["properties"]
        for part in shapely.get_parts(shapely.intersection(_on_frame(frame, course), _FRAME)):
            if isinstance(part, LineString) and part.length > 40:
                thin = shapely.simplify(part, 2.0)
                found.append(Water(int(told.get("rank", 3)), str(told.get("name", "")), thin))
    return tuple(found)


@lru_cache(maxsize=1)
def _units(path: Path) -> tuple[Unit, ...]:
    return tuple(
        Unit(one["properties"]["country"], shapely.make_valid(shape(one["geometry"]))) for one in features(path)
    )


def units_on(frame: Frame, path: Path) -> tuple[tuple[Unit, MultiPolygon | Polygon], ...]:
    """Modern provinces that touch the frame, each with its shape in units."""
    window = reach_of(frame)
    clip = box(*window)
    near = [unit for unit in _units(path) if _near(unit.area.bounds, window)]
    return tuple((unit, _on_frame(frame, shapely.intersection(unit.area, clip))) for unit in near)


def relief_bounds(folder: Path, name: str) -> Bounds:
    """West, south, east, north of a set's relief picture."""
    told = tomllib.loads((folder / "geography.toml").read_text(encoding="utf-8"))
    west, south, east, north = told[name]["relief"]
    return west, south, east, north


def _sampled(frame: Frame, picture: Reals, bounds: Bounds, rows: int, columns: int) -> Reals:
    """A picture in plain degrees (row, column) seen through the frame."""
    down, across = (np.arange(rows) + 0.5) * HEIGHT / rows, (np.arange(columns) + 0.5) * WIDTH / columns
    y, x = np.meshgrid(down, across, indexing="ij")
    longitude, latitude = frame.degrees(x, y)
    west, south, east, north = bounds
    column = (longitude - west) / (east - west) * picture.shape[1] - 0.5
    row = (north - latitude) / (north - south) * picture.shape[0] - 0.5
    return np.asarray(ndimage.map_coordinates(picture, [row, column], order=1, mode="nearest"), np.float64)


def _dry(picture: Reals) -> Reals:
    """1 on land, 0 on the blue of the sea, for a colour picture (row, column, 3)."""
    return (picture[..., 2] <= picture[..., 0] + 14).astype(np.float64)


def _without_sea(grey: Reals, dry: Reals, spread: float) -> Reals:
    """A blur over land alone."""
    share = ndimage.gaussian_filter(dry, spread)
    return np.asarray(ndimage.gaussian_filter(grey * dry, spread) / np.maximum(share, 1e-3), np.float64)


def _light(picture: Reals) -> tuple[Reals, Reals]:
    """What rises above its surroundings in a relief picture, and where land is."""
    grey, dry = picture.mean(axis=2), _dry(picture)
    return (grey - _without_sea(grey, dry, 14.0)) * dry, dry


def ruggedness(frame: Frame, picture: Reals, bounds: Bounds) -> Reals:
    """0 on plains to 1 in ranges, for each cell: how restless light and shade are."""
    light, dry = _light(picture)
    rough = np.sqrt(np.maximum(_without_sea(light**2, dry, 2.5), 0))
    cells = _sampled(frame, rough, bounds, ROWS, COLUMNS)
    low, high = np.percentile(cells[cells > 0], (25, 97)) if (cells > 0).any() else (0.0, 1.0)
    return np.asarray(np.clip((cells - low) / max(high - low, 1e-6), 0, 1), np.float64)


def shading(frame: Frame, picture: Reals, bounds: Bounds) -> Reals:
    """The relief for the atlas, 540 × 960 of 0 to 255 about 128."""
    light, _ = _light(picture)
    sheet = _sampled(frame, light, bounds, HEIGHT // 10, WIDTH // 10)
    strong = max(float(np.percentile(np.abs(sheet), 98.5)), 1e-6)
    return np.asarray(np.clip(128 + sheet / strong * 110, 0, 255), np.float64)
