"""The map file: a sheet written down in format "map/1" (game/scenarios/map_file.py), small and whole-numbered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import pairwise

import shapely
from shapely.geometry import LineString, MultiPolygon, Point

from game.cartography.ground import Ground, Seat
from game.cartography.projection import HEIGHT, WIDTH
from game.cartography.sheet import Sheet
from game.scenarios.map_file import WILD

__all__ = ["compact", "map_of"]

SMALL_CLEARANCE = 50
"""Radius in units below which a province gets a disc around its town that takes clicks too."""
DISC = 62


def map_of(
    ground: Ground,
    sheet: Sheet,
    *,
    id: str,
    title: str,
    projection: Mapping[str, object],
    off_map: Iterable[tuple[str, str, tuple[int, int]]] = (),
) -> dict[str, object]:
    """The file as plain values. `off_map`: id, name and where the tag stands."""
    return {
        "format": "map/1",
        "id": id,
        "title": title,
        "size": [WIDTH, HEIGHT],
        "km_per_unit": round(ground.km_per_unit, 5),
        "projection": dict(projection),
        "provinces": [_province(seat, sheet, ground.km_per_unit) for seat in ground.seats],
        "off_map": [{"id": one, "name": name, "at": list(at)} for one, name, at in off_map],
        "seas": [_sea(sea.id, sea.name, sea.rank, (sea.x, sea.y), sheet) for sea in ground.seas],
        "wild": _rings(sheet, WILD) if WILD in sheet.shapes else {},
        "arcs": [{"l": [arc.left, arc.right], "p": _steps(arc.points)} for arc in sheet.arcs],
        "rivers": [_river(w.rank, w.name, line) for w in ground.rivers if (line := _whole(w.course)) is not None],
        "lakes": [_steps(_whole_points(lake.exterior.coords)) for lake in ground.lakes],
    }


def _rings(sheet: Sheet, label: str) -> dict[str, object]:
    shape = sheet.shapes[label]
    told: dict[str, object] = {"rings": [list(ring) for ring in shape.rings]}
    return {**told, "holes": [list(ring) for ring in shape.holes]} if shape.holes else told


def _province(seat: Seat, sheet: Sheet, km_per_unit: float) -> dict[str, object]:
    area = sheet.shapes[seat.id].area
    x, y, clear = _middle(area)
    told: dict[str, object] = {
        "id": seat.id,
        "name": seat.name,
        "city": list(_town(seat, area)),
        "anchor": [x, y, clear],
        "area": max(1, round(area.area * km_per_unit**2)),
    }
    if clear < SMALL_CLEARANCE:
        told["disc"] = DISC
    return {**told, **_rings(sheet, seat.id)}


def _town(seat: Seat, area: MultiPolygon) -> tuple[int, int]:
    """The town where it is; on the nearest shore of its land where the coast is too coarse for it."""
    spot = Point(seat.x, seat.y)
    if area.distance(spot) > 6:
        spot = shapely.get_point(shapely.shortest_line(area, spot), 0)
    return min(max(round(spot.x), 0), WIDTH), min(max(round(spot.y), 0), HEIGHT)


def _middle(area: MultiPolygon) -> tuple[int, int, int]:
    """The middle of the widest part and how far it is from any border, in units."""
    widest = max(area.geoms, key=lambda part: part.area)
    line = shapely.maximum_inscribed_circle(widest, tolerance=2.0)
    spot = shapely.get_point(line, 0)
    x, y = round(spot.x), round(spot.y)
    if not widest.contains(Point(x, y)):
        inside = widest.representative_point()
        x, y = round(inside.x), round(inside.y)
    return x, y, max(1, int(line.length))


def _sea(id: str, name: str, rank: int, at: tuple[float, float], sheet: Sheet) -> dict[str, object]:
    x, y = min(max(round(at[0]), 0), WIDTH), min(max(round(at[1]), 0), HEIGHT)
    told: dict[str, object] = {"id": id, "name": name, "anchor": [x, y], "rank": rank}
    return {**told, **_rings(sheet, id)} if id in sheet.shapes else told


def _whole_points(points: Iterable[tuple[float, ...]]) -> list[tuple[int, int]]:
    """Whole units, no point twice in a row."""
    rounded = [(round(p[0]), round(p[1])) for p in points]
    return [b for a, b in pairwise([(-99_999, -99_999), *rounded]) if a != b]


def _whole(course: LineString) -> list[tuple[int, int]] | None:
    points = _whole_points(course.coords)
    return points if len(points) > 1 else None


def _river(rank: int, name: str, points: list[tuple[int, int]]) -> dict[str, object]:
    told: dict[str, object] = {"rank": rank, "p": _steps(points)}
    return {**told, "name": name} if name else told


def _steps(points: Iterable[tuple[int, int]]) -> list[int]:
    """The first point, then the steps to each next one."""
    chain = list(points)
    flat = [*chain[0]]
    for (ax, ay), (bx, by) in pairwise(chain):
        flat += [bx - ax, by - ay]
    return flat


def compact(told: Mapping[str, object]) -> str:
    """JSON without blanks, a line for each item of a long list, so that a change shows in few lines."""
    lines = []
    for key, value in told.items():
        if isinstance(value, list) and value and isinstance(value[0], dict | list):
            items = ",\n".join(_plain(item) for item in value)
            lines.append(f"{_plain(key)}:[\n{items}]")
        else:
            lines.append(f"{_plain(key)}:{_plain(value)}")
    return "{" + ",\n".join(lines) + "}\n"


def _plain(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
