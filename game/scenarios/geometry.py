"""Geometry: the drawn shapes of a map. No rule reads it (decisions.md 13).

The loader checks a file of format "map/1" (map_file.py, planarity.py) and hands out frozen tuples of
whole map units, y downwards, ready to be drawn, baked or searched.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from game.scenarios.faults import Fault, FaultsFoundError, faults_of, read_json
from game.scenarios.map_file import (
    FRAME,
    WILD,
    GeometryFile,
    Point,
    ProvinceFile,
    Ring,
    SeaFile,
    decode,
    walk,
)
from game.scenarios.planarity import shape_faults

__all__ = [
    "BLANK",
    "FRAME",
    "WILD",
    "Arc",
    "Geometry",
    "OffMapTag",
    "Point",
    "ProvinceShape",
    "Ring",
    "River",
    "SeaShape",
    "geometry_faults",
    "load_geometry",
]


@dataclass(frozen=True, slots=True)
class Arc:
    """A shared piece of border; `left` and `right` are ids, WILD or FRAME, as one walks the points."""

    left: str
    right: str
    points: tuple[Point, ...]

    def length(self) -> float:
        """Length in map units."""
        return sum(math.dist(a, b) for a, b in pairwise(self.points))


@dataclass(frozen=True, slots=True)
class ProvinceShape:
    """A province as drawn. `disc` is the radius in units around `city` that also takes clicks, or 0."""

    id: str
    name: str
    city: Point
    anchor: Point
    clearance: int
    area_km2: int
    disc: int
    rings: tuple[Ring, ...]
    holes: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class SeaShape:
    """A named sea as drawn; rank 1 is the largest lettering."""

    id: str
    name: str
    anchor: Point
    rank: int
    rings: tuple[Ring, ...]
    holes: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class River:
    """A decorative river course."""

    rank: int
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class OffMapTag:
    """Where the tag of an off-map province is drawn."""

    id: str
    name: str
    at: Point


@dataclass(frozen=True, slots=True)
class Geometry:
    """A map ready to be drawn; everything is tuples of ints, nothing refers back to the file."""

    id: str
    title: str
    size: Point
    km_per_unit: float
    projection: str
    origin: tuple[float, float]
    provinces: tuple[ProvinceShape, ...]
    off_map: tuple[OffMapTag, ...]
    seas: tuple[SeaShape, ...]
    wild_rings: tuple[Ring, ...]
    wild_holes: tuple[Ring, ...]
    arcs: tuple[Arc, ...]
    rivers: tuple[River, ...]
    lakes: tuple[Ring, ...]

    def province(self, id: str) -> ProvinceShape:
        """The shape of one province; KeyError when it has none (an off-map province)."""
        for shape in self.provinces:
            if shape.id == id:
                return shape
        raise KeyError(id)

    def common_border(self) -> dict[tuple[str, str], float]:
        """Length in units of the land border of each pair of provinces that touch, ids in order."""
        land = {shape.id for shape in self.provinces}
        lengths: dict[tuple[str, str], float] = {}
        for arc in self.arcs:
            if arc.left in land and arc.right in land:
                pair = (min(arc.left, arc.right), max(arc.left, arc.right))
                lengths[pair] = lengths.get(pair, 0.0) + arc.length()
        return lengths

    def seaboard(self) -> frozenset[str]:
        """Ids of the provinces that touch a named sea: those may have a port (decisions.md 26)."""
        seas = {sea.id for sea in self.seas}
        land = {shape.id for shape in self.provinces}
        sides = [(arc.left, arc.right) for arc in self.arcs]
        return frozenset(a for pair in sides for a, b in (pair, pair[::-1]) if a in land and b in seas)


BLANK = Geometry("blank", "", (1_000, 1_000), 1.0, "", (0.0, 0.0), (), (), (), (), (), (), (), ())
"""No map at all: what an invented world has until one is drawn for it."""


def _walks(rings: tuple[tuple[int, ...], ...], arcs: tuple[tuple[Point, ...], ...]) -> tuple[Ring, ...]:
    return tuple(walk(ring, arcs) for ring in rings)


def _province(told: ProvinceFile, arcs: tuple[tuple[Point, ...], ...]) -> ProvinceShape:
    x, y, clearance = told.anchor
    rings, holes = _walks(told.rings, arcs), _walks(told.holes, arcs)
    return ProvinceShape(told.id, told.name, told.city, (x, y), clearance, told.area, told.disc or 0, rings, holes)


def _sea(told: SeaFile, arcs: tuple[tuple[Point, ...], ...]) -> SeaShape:
    rings, holes = _walks(told.rings, arcs), _walks(told.holes, arcs)
    return SeaShape(told.id, told.name, told.anchor, told.rank, rings, holes)


def decoded(told: GeometryFile) -> Geometry:
    """The drawable form of a file whose soundness has been checked."""
    points = tuple(decode(arc.p) for arc in told.arcs)
    return Geometry(
        id=told.id,
        title=told.title,
        size=told.size,
        km_per_unit=told.km_per_unit,
        projection=told.projection.proj,
        origin=(told.projection.x0, told.projection.y0),
        provinces=tuple(_province(one, points) for one in told.provinces),
        off_map=tuple(OffMapTag(one.id, one.name, one.at) for one in told.off_map),
        seas=tuple(_sea(one, points) for one in told.seas),
        wild_rings=_walks(told.wild.rings, points),
        wild_holes=_walks(told.wild.holes, points),
        arcs=tuple(Arc(*arc.l, chain) for arc, chain in zip(told.arcs, points, strict=True)),
        rivers=tuple(River(one.rank, one.name or "", decode(one.p)) for one in told.rivers),
        lakes=tuple(decode(one) for one in told.lakes),
    )


def read_geometry_file(path: Path, file: str) -> GeometryFile:
    """The file's own model, keys and types checked, shapes not yet."""
    raw = read_json(path, file)
    try:
        return GeometryFile.model_validate(raw)
    except ValidationError as error:
        raise FaultsFoundError(faults_of(error, GeometryFile, raw, file)) from None


def geometry_faults(path: Path, file: str = "") -> tuple[Geometry | None, list[Fault]]:
    """The geometry if it is sound, and every fault found."""
    file = file or path.name
    try:
        told = read_geometry_file(path, file)
    except FaultsFoundError as found:
        return None, list(found.faults)
    faults = shape_faults(told, file)
    return (None if faults else decoded(told)), faults


def load_geometry(path: Path) -> Geometry:
    """The map in the file at `path`; FaultsFoundError with all faults when it is not sound."""
    geometry, faults = geometry_faults(Path(path))
    if geometry is None:
        raise FaultsFoundError(faults)
    return geometry
