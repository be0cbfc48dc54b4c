"""The graticule: meridians and parallels in map units, for the two projections the maps use.

A geometry tells its projection as text ("+proj=lcc +lat_1=36 ..."); what is not understood has no graticule.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from game.cartography.projection import RADIUS_KM, planes_of
from game.scenarios.geometry import Geometry

Points = npt.NDArray[np.float64]
Forward = Callable[[npt.ArrayLike, npt.ArrayLike], Points]

_STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)


def forward_of(geometry: Geometry) -> Forward | None:
    """The function from longitudes and latitudes in degrees to map units, or None where the projection is unknown."""
    try:
        plane, _ = planes_of(geometry.projection)
    except (KeyError, ValueError, ZeroDivisionError):
        return None
    x0, y0 = geometry.origin
    unit = RADIUS_KM / geometry.km_per_unit

    def forward(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> Points:
        east, north = plane(np.asarray(longitude, np.float64), np.asarray(latitude, np.float64))
        return np.stack([x0 + east * unit, y0 - north * unit], axis=-1)

    return forward


def spacing(geometry: Geometry) -> float:
    """Degrees between lines: about eight over the map's width."""
    degrees = geometry.size[0] * geometry.km_per_unit / 111.0
    return next((step for step in _STEPS if degrees / step <= 10), _STEPS[-1])


def inside(geometry: Geometry, x: float, y: float) -> bool:
    """Whether a point lies on the map."""
    return 0 <= x <= geometry.size[0] and 0 <= y <= geometry.size[1]


def graticule(geometry: Geometry) -> list[Points]:
    """Each meridian's and parallel's visible run, in map units."""
    return [points for _, _, points in named_lines(geometry)]


class _One:
    """A geometry known by what it is, not by what it holds: two maps of one geometry share its net of lines."""

    __slots__ = ("geometry",)

    def __init__(self, geometry: Geometry) -> None:
        self.geometry = geometry

    def __hash__(self) -> int:
        return id(self.geometry)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _One) and self.geometry is other.geometry


def named_lines(geometry: Geometry) -> tuple[tuple[str, float, Points], ...]:
    """("meridian" or "parallel", its degree, its visible run in map units)."""
    return _net(_One(geometry))


@lru_cache(maxsize=8)
def _net(one: _One) -> tuple[tuple[str, float, Points], ...]:
    return tuple(_named_lines(one.geometry))


def _named_lines(geometry: Geometry) -> Iterator[tuple[str, float, Points]]:
    forward = forward_of(geometry)
    if forward is None:
        return
    step = spacing(geometry)
    fine = step / 6
    longitudes, latitudes = np.arange(-180, 180, step), np.arange(-80, 80.1, step)
    for longitude in longitudes:
        north = np.arange(-80, 80.1, fine)
        run = forward(np.full(north.shape, longitude), north)
        yield from _visible(geometry, "meridian", float(longitude), run)
    for latitude in latitudes:
        east = np.arange(-180, 180.1, fine)
        run = forward(east, np.full(east.shape, latitude))
        yield from _visible(geometry, "parallel", float(latitude), run)


def _visible(geometry: Geometry, kind: str, degree: float, run: Points) -> Iterator[tuple[str, float, Points]]:
    """Cuts a run where it leaves the map or jumps over the seam of the world."""
    part: list[tuple[float, float]] = []
    for x, y in run:
        point = (float(x), float(y))
        jump = bool(part) and math.dist(part[-1], point) > geometry.size[0] / 3
        if jump or not _near(geometry, *point):
            if len(part) > 1:
                yield kind, degree, np.asarray(part, np.float64)
            part = []
        if _near(geometry, *point):
            part.append(point)
    if len(part) > 1:
        yield kind, degree, np.asarray(part, np.float64)


def _near(geometry: Geometry, x: float, y: float) -> bool:
    margin = geometry.size[0] / 8
    return -margin <= x <= geometry.size[0] + margin and -margin <= y <= geometry.size[1] + margin
