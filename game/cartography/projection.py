"""From degrees to map units and back, and how a window in degrees becomes a frame in units.

Lambert's conformal conic projection on a sphere (Snyder 1987, §15): right angles stay right, and one scale holds
well enough over a continent. Equal Earth (Šavrič, Patterson and Jenny 2018) for the whole world.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["HEIGHT", "RADIUS_KM", "WIDTH", "Frame", "Reals", "frame_of", "great_circle_km", "planes_of", "words_of"]

Reals = npt.NDArray[np.float64]
Plane = Callable[[Reals, Reals], tuple[Reals, Reals]]

RADIUS_KM = 6371.0
WIDTH, HEIGHT = 9_600, 5_400
"""Size of every map in units: five to a pixel of a 1920 × 1080 screen."""
_EQUAL = (1.340264, -0.081106, 0.000893, 0.003796)


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet of paper over the globe.

    `origin`: units of the projection's own zero point; `km_per_unit` holds on
    the standard parallels.
    """

    projection: str
    km_per_unit: float
    origin: tuple[float, float]
    plane: Plane
    globe: Plane

    def units(self, longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> Reals:
        """Map units of places in degrees, shape (..., 2), y downwards."""
        east, north = self.plane(np.asarray(longitude, np.float64), np.asarray(latitude, np.float64))
        scale = RADIUS_KM / self.km_per_unit
        return np.stack([self.origin[0] + east * scale, self.origin[1] - north * scale], axis=-1)

    def degrees(self, x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[Reals, Reals]:
        """Longitude and latitude of map units."""
        scale = self.km_per_unit / RADIUS_KM
        east = (np.asarray(x, np.float64) - self.origin[0]) * scale
        north = (self.origin[1] - np.asarray(y, np.float64)) * scale
        return self.globe(east, north)


def planes_of(projection: str) -> tuple[Plane, Plane]:
    """From degrees to the projection's plane (in radii of the globe) and back; KeyError or ValueError if unknown."""
    words = projection.replace("+proj=", "").replace("+", "").split()
    kinds = {"lcc": _lambert, "eqearth": _equal_earth}
    return kinds[words[0] if words else ""](words_of(" ".join(word for word in words if not word.startswith("R="))))


def words_of(projection: str) -> dict[str, float]:
    """The figures of `lcc lat_1=36 …`, by name."""
    pairs = (word.partition("=") for word in projection.split()[1:])
    return {key: float(value) for key, _, value in pairs}


def frame_of(projection: str, window: tuple[float, float, float, float]) -> Frame:
    """The frame whose height is the window's north–south extent on the central meridian, its width 16 : 9.

    `window`: west, south, east, north. The window's middle is the map's.
    """
    plane, globe = planes_of(projection)
    west, south, east, north = window
    meridian = words_of(projection)["lon_0"]
    _, heights = plane(np.array([meridian, meridian]), np.array([south, north]))
    middles, _ = plane(np.array([west, east]), np.array([(south + north) / 2] * 2))
    km_per_unit = float(heights[1] - heights[0]) * RADIUS_KM / HEIGHT
    scale = RADIUS_KM / km_per_unit
    origin = (WIDTH / 2 - float(middles.mean()) * scale, HEIGHT / 2 + float(heights.mean()) * scale)
    return Frame(projection, km_per_unit, origin, plane, globe)


def great_circle_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two places told as (latitude, longitude) in degrees, along the globe (haversine)."""
    lat, lon, other, far = map(math.radians, (*a, *b))
    part = math.sin((other - lat) / 2) ** 2 + math.cos(lat) * math.cos(other) * math.sin((far - lon) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(math.sqrt(part))


def _lambert(told: dict[str, float]) -> tuple[Plane, Plane]:
    first, second = math.radians(told["lat_1"]), math.radians(told["lat_2"])
    middle, meridian = math.radians(told["lat_0"]), math.radians(told["lon_0"])

    def stretch(angle: float) -> float:
        return math.tan(math.pi / 4 + angle / 2)

    if math.isclose(first, second):
        cone = math.sin(first)
    else:
        cone = math.log(math.cos(first) / math.cos(second)) / math.log(stretch(second) / stretch(first))
    factor = math.cos(first) * stretch(first) ** cone / cone
    base = factor / stretch(middle) ** cone

    def plane(longitude: Reals, latitude: Reals) -> tuple[Reals, Reals]:
        safe = np.radians(np.clip(latitude, -89.5, 89.5))
        reach = factor / np.tan(np.pi / 4 + safe / 2) ** cone
        turn = cone * np.radians((longitude - math.degrees(meridian) + 180) % 360 - 180)
        return reach * np.sin(turn), base - reach * np.cos(turn)

    def globe(east: Reals, north: Reals) -> tuple[Reals, Reals]:
        down = base - north
        reach = np.sign(cone) * np.hypot(east, down)
        turn = np.arctan2(np.sign(cone) * east, np.sign(cone) * down)
        latitude = 2 * np.arctan((factor / reach) ** (1 / cone)) - np.pi / 2
        return np.degrees(meridian + turn / cone), np.degrees(latitude)

    return plane, globe


def _equal_earth(told: dict[str, float]) -> tuple[Plane, Plane]:
    meridian = told["lon_0"]
    a, b, c, d = _EQUAL

    def height(theta: Reals) -> Reals:
        sixth = theta**6
        return theta * (a + b * theta**2 + sixth * (c + d * theta**2))

    def slope(theta: Reals) -> Reals:
        sixth = theta**6
        return a + 3 * b * theta**2 + sixth * (7 * c + 9 * d * theta**2)

    def plane(longitude: Reals, latitude: Reals) -> tuple[Reals, Reals]:
        theta = np.arcsin(math.sqrt(3) / 2 * np.sin(np.radians(latitude)))
        turn = np.radians((longitude - meridian + 180) % 360 - 180)
        return 2 * math.sqrt(3) * turn * np.cos(theta) / (3 * slope(theta)), height(theta)

    def globe(east: Reals, north: Reals) -> tuple[Reals, Reals]:
        theta = np.clip(north / a, -1.04, 1.04)
        for _ in range(8):
            theta = np.clip(theta - (height(theta) - north) / slope(theta), -1.0472, 1.0472)
        longitude = meridian + np.degrees(3 * slope(theta) * east / (2 * math.sqrt(3) * np.cos(theta)))
        return longitude, np.degrees(np.arcsin(np.clip(2 * np.sin(theta) / math.sqrt(3), -1, 1)))

    return plane, globe
