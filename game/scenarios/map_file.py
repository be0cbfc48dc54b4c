"""The map file, format "map/1": its keys, types and bounds, as written by the map builder.

Coordinates are whole map units, y downwards; `km_per_unit` turns them into kilometres on the ground.
Borders are stored once as delta-coded arcs that both neighbours share, so neighbours never gape; a ring
is a list of arc indices, `~i` (negative) walking arc i backwards (maps.md §5). Owners, terrain and links
belong to the scenario, so that one map can carry many scenarios (decisions.md 13).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StringConstraints

__all__ = [
    "FRAME",
    "WILD",
    "GeometryFile",
    "Name",
    "Point",
    "ProvinceFile",
    "Ring",
    "SeaFile",
    "Slug",
    "decode",
    "walk",
]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{3,40}\z")]
"""An id: 3 to 40 of a–z, 0–9 and underscore."""

Label = Annotated[str, StringConstraints(pattern=r"^(~wild|~frame|[a-z0-9_]{3,40})\z")]
Name = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e]{1,40}\z", strip_whitespace=True)]
Unit = Annotated[StrictInt, Field(ge=0, le=20_000)]
Step = Annotated[StrictInt, Field(ge=-20_000, le=20_000)]
Spot = tuple[Unit, Unit]
Disc = tuple[Unit, Unit, Annotated[StrictInt, Field(ge=1, le=5_000)]]
Chain = Annotated[tuple[Step, ...], Field(min_length=4)]
Walk = Annotated[tuple[StrictInt, ...], Field(min_length=1)]

Point = tuple[int, int]
Ring = tuple[Point, ...]
"""A closed ring without its repeated first point."""

WILD, FRAME = "~wild", "~frame"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ProjectionFile(_Strict):
    """How longitude and latitude became units; told, never executed."""

    proj: Annotated[str, StringConstraints(pattern=r"^\+proj=(lcc|eqearth|merc|eqc)[ +=.\-_a-zA-Z0-9]{0,200}\z")]
    x0: Annotated[float, Field(allow_inf_nan=False)]
    y0: Annotated[float, Field(allow_inf_nan=False)]


class ProvinceFile(_Strict):
    """One province's shape: seat city, label anchor with its clear radius, rings of arcs."""

    id: Slug
    name: Name
    city: Spot
    anchor: Disc
    area: Annotated[StrictInt, Field(ge=1, le=20_000_000)]
    disc: Annotated[StrictInt, Field(ge=20, le=200)] | None = None
    rings: Annotated[tuple[Walk, ...], Field(min_length=1, max_length=200)]
    holes: Annotated[tuple[Walk, ...], Field(max_length=200)] = ()


class SeaFile(_Strict):
    """A named sea; without rings it is only a name on another sea's water."""

    id: Slug
    name: Name
    anchor: Spot
    rank: Annotated[StrictInt, Field(ge=1, le=3)]
    rings: Annotated[tuple[Walk, ...], Field(max_length=200)] = ()
    holes: Annotated[tuple[Walk, ...], Field(max_length=400)] = ()


class WildFile(_Strict):
    """Land nobody rules in this system: bare parchment."""

    rings: Annotated[tuple[Walk, ...], Field(max_length=400)] = ()
    holes: Annotated[tuple[Walk, ...], Field(max_length=400)] = ()


class ArcFile(_Strict):
    """A piece of border: labels of what lies left and right, points as first point and steps."""

    l: tuple[Label, Label]  # noqa: E741 - the format's own short key
    p: Chain


class RiverFile(_Strict):
    """A decorative river, rank 1 (great) to 3."""

    rank: Annotated[StrictInt, Field(ge=1, le=3)]
    name: Name | None = None
    p: Chain


class OffMapFile(_Strict):
    """A province beyond the edge, drawn as a tag at `at` (decisions.md 16)."""

    id: Slug
    name: Name
    at: Spot


class GeometryFile(_Strict):
    """The whole file, as written."""

    format: Literal["map/1"]
    id: Slug
    title: Name
    size: tuple[Annotated[StrictInt, Field(ge=1_000, le=20_000)], Annotated[StrictInt, Field(ge=1_000, le=20_000)]]
    km_per_unit: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]
    projection: ProjectionFile
    provinces: Annotated[tuple[ProvinceFile, ...], Field(min_length=2, max_length=400)]
    off_map: Annotated[tuple[OffMapFile, ...], Field(max_length=20)] = ()
    seas: Annotated[tuple[SeaFile, ...], Field(max_length=100)] = ()
    wild: WildFile = WildFile()
    arcs: Annotated[tuple[ArcFile, ...], Field(min_length=1, max_length=8_000)]
    rivers: Annotated[tuple[RiverFile, ...], Field(max_length=500)] = ()
    lakes: Annotated[tuple[Chain, ...], Field(max_length=500)] = ()


def decode(chain: tuple[int, ...]) -> tuple[Point, ...]:
    """Points of a delta-coded chain: first point, then steps."""
    x, y = chain[0], chain[1]
    points = [(x, y)]
    for dx, dy in zip(chain[2::2], chain[3::2], strict=False):
        x, y = x + dx, y + dy
        points.append((x, y))
    return tuple(points)


def walk(ring: tuple[int, ...], arcs: tuple[tuple[Point, ...], ...]) -> Ring:
    """The ring's points, its arcs put end to end, each shared end once. Assumes a checked ring."""
    points: list[Point] = []
    for index in ring:
        points.extend(arcs[index][:-1] if index >= 0 else arcs[~index][:0:-1])
    return tuple(points)
