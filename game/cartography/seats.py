"""The seats file, format "seats/1": the places a map is grown from, as a teacher writes them in `seats.toml`.

Places are told as [latitude, longitude] in degrees, north and east positive. What belongs to whom is the
scenario's business; here stands only where things lie and how the map is framed.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StringConstraints

from game.scenarios.map_file import Name, Slug

__all__ = ["OffMapFile", "SeaFile", "SeatFile", "SeatsFile"]

Latitude = Annotated[StrictInt | StrictFloat, Field(ge=-89, le=89, allow_inf_nan=False)]
Longitude = Annotated[StrictInt | StrictFloat, Field(ge=-180, le=180, allow_inf_nan=False)]
Place = tuple[Latitude, Longitude]
Km = Annotated[StrictInt, Field(ge=1, le=20_000)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}\z")]
Owner = Annotated[str, StringConstraints(pattern=r"^([A-Z]{3}|~wild)\z")]
GeographyId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{3,40}(\.geojson)?\z")]
Projection = Annotated[
    str,
    StringConstraints(
        pattern=r"^(lcc lat_1=-?\d+(\.\d+)? lat_2=-?\d+(\.\d+)? lat_0=-?\d+(\.\d+)? lon_0=-?\d+(\.\d+)?"
        r"|eqearth lon_0=-?\d+(\.\d+)?)\z"
    ),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class SeatFile(_Strict):
    """A town its province grows from; a greater `weight` gives it a head start over its neighbours.

    `also`: further places the same province grows from, such as the far shore of a bay.
    """

    name: Name
    at: Place
    weight: Annotated[StrictInt, Field(ge=1, le=4)] = 2
    also: Annotated[tuple[Place, ...], Field(max_length=8)] = ()


class OffMapFile(_Strict):
    """A place beyond the edge: its tag stands where the way there leaves the map."""

    name: Name
    at: Place


class SeaFile(_Strict):
    """A named water, grown from a point on it; rank 1 has the largest lettering."""

    name: Name
    at: Place
    rank: Annotated[StrictInt, Field(ge=1, le=3)] = 2


class LinksFile(_Strict):
    """Ways the tool cannot see, and ways it sees that never were.

    An added way is [from, to, "land" | "strait" | "sea", march-kilometres]; 0 kilometres: by the usual rule.
    """

    add: Annotated[
        tuple[tuple[Slug, Slug, Literal["land", "strait", "sea"], Annotated[StrictInt, Field(ge=0, le=20_000)]], ...],
        Field(max_length=300),
    ] = ()
    cut: Annotated[tuple[tuple[Slug, Slug], ...], Field(max_length=300)] = ()


class SeatsFile(_Strict):
    """The whole file, as written.

    `geography`: a set of coasts in `maps/geography`, or a GeoJSON file of land polygons beside this one.
    `window`: west, south, east, north in degrees. `walls`: modern countries (ISO 3166 codes) and, by points in
    them, modern provinces that bound where a state's land may grow; "~wild" leaves them bare.
    """

    format: Literal["seats/1"]
    geography: GeographyId
    projection: Projection
    window: tuple[Longitude, Latitude, Longitude, Latitude]
    claim_km: Km
    strait_km: Km = 12
    sea_km: Km = 250
    seats: Annotated[dict[Slug, SeatFile], Field(min_length=2, max_length=400)]
    off_map: Annotated[dict[Slug, OffMapFile], Field(max_length=20)] = {}
    seas: Annotated[dict[Slug, SeaFile], Field(max_length=40)] = {}
    walls: Annotated[dict[Owner, tuple[Country | Place, ...]], Field(max_length=61)] = {}
    links: LinksFile = LinksFile()
