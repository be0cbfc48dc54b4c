"""The ground a map is grown on, historical or invented: coasts, waters, ruggedness, seats.

Everything is in map units; how it came to be, from the globe or by lot, is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from shapely.geometry import LineString, MultiPolygon, Polygon

from game.cartography.projection import Reals
from game.cartography.raster import Codes

__all__ = ["FREE", "NOBODY", "Ground", "Sea", "Seat", "Water"]

FREE, NOBODY = -1, -2
"""Codes of a wall raster: land open to every state without walls; land where nobody grows."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A town at (x, y). `wall`: code of the walled land it must stay in, or FREE. `port`: whether ships may call.

    `also`: further places its land grows from.
    """

    id: str
    name: str
    x: float
    y: float
    weight: int
    wall: int = FREE
    port: bool = True
    also: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Sea:
    """A named water and a point on it."""

    id: str
    name: str
    x: float
    y: float
    rank: int


@dataclass(frozen=True, slots=True)
class Water:
    """A river's course; rank 1 is the greatest."""

    rank: int
    name: str
    course: LineString


@dataclass(frozen=True, slots=True)
class Ground:
    """All that growth needs.

    `land`: polygons apart, largest first. `rough`: 0 (plain) to 1 (range) per
    cell. `walls`: codes per cell. `claim_km`: land farther than that from every
    seat stays wild. `seed`: of the small unevenness of borders.
    """

    km_per_unit: float
    land: tuple[Polygon, ...]
    rivers: tuple[Water, ...]
    lakes: tuple[Polygon, ...]
    rough: Reals
    walls: Codes
    seats: tuple[Seat, ...]
    seas: tuple[Sea, ...]
    claim_km: float
    strait_km: float
    sea_km: float
    seed: int = 0
    whole: MultiPolygon = field(default_factory=MultiPolygon)
    """All land as one shape, snapped to whole units."""
