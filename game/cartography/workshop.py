"""The workshop: a world's folder in, its map out (`all-against-one world build FOLDER`).

Reads `seats.toml` and, for terrain and ports, `scenario.toml`; writes `geometry.json`, `relief.jpg` and
`ways.json` beside them. The same files give the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely
from pydantic import ValidationError
from shapely.geometry import MultiPolygon, Polygon, box

from game.cartography import geography
from game.cartography.drawing import compact, map_of
from game.cartography.ground import FREE, Ground, Sea, Seat
from game.cartography.growth import SeatAtSeaError, grow, grow_seas
from game.cartography.pictures import read_picture, write_shading
from game.cartography.projection import HEIGHT, WIDTH, Frame, Reals, frame_of, great_circle_km
from game.cartography.raster import COLUMNS, ROWS
from game.cartography.seats import SeaFile, SeatFile, SeatsFile
from game.cartography.sheet import Sheet, woven
from game.cartography.walls import walls_of
from game.cartography.ways import Ways, found_ways, march_km
from game.kit.places import maps
from game.scenarios.faults import Fault, FaultsFoundError, faults_of, read_toml, shown

__all__ = ["SEATS", "Progress", "build_world_map", "drawn", "read_seats", "seats_faults", "whole_land", "write_map"]

SEATS = "seats.toml"
Progress = Callable[[int, str], None]
"""Told per cent done and what is being done; may raise to stop the work."""
Land = dict[str, tuple[str, bool]]
"""Terrain, and whether there is a port, by province."""


def read_seats(path: Path, file: str) -> SeatsFile:
    """The seats file; FaultsFoundError with all its faults."""
    raw = read_toml(path, file)
    try:
        told = SeatsFile.model_validate(raw)
    except ValidationError as error:
        raise FaultsFoundError(faults_of(error, SeatsFile, raw, file)) from None
    if faults := list(_seat_faults(told, file)):
        raise FaultsFoundError(faults)
    return told


def _seat_faults(told: SeatsFile, file: str) -> Iterator[Fault]:
    west, south, east, north = told.window
    if not (west < east and south < north):
        yield Fault(file, "window", "it has no breadth", "write west, south, east, north, in degrees")
    for id in sorted(set(told.seats) & (set(told.off_map) | set(told.seas))):
        yield Fault(file, f"seats, {id}", "this id stands among off_map or seas too", "give each its own")
    known = {*told.seats, *told.off_map}
    ways = [(a, b) for a, b, *_ in told.links.add] + list(told.links.cut)
    for id in sorted({id for pair in ways for id in pair} - known):
        yield Fault(file, "links", f"{shown(id)} is no seat of this file", "correct the id")
    if not told.seas:
        yield Fault(file, "seas", "there is no sea", 'name at least one: sea = { name = "The Sea", at = [0, 0] }')


def seats_faults(folder: Path) -> list[Fault]:
    """Every fault of a folder's seats, alone and beside its scenario, without growing anything."""
    name = folder.name
    try:
        told = read_seats(folder / SEATS, f"{name}/{SEATS}")
        scenario = read_toml(folder / "scenario.toml", f"{name}/scenario.toml")
    except FaultsFoundError as found:
        return list(found.faults)
    return list(_scenario_faults(told, _lands(scenario)[0], f"{name}/{SEATS}"))


def build_world_map(folder: Path, progress: Progress | None = None) -> Ground:
    """Grows and writes the map of a world's folder; FaultsFoundError where its seats cannot be grown."""
    tell = progress or (lambda percent, words: None)
    name = folder.name
    told = read_seats(folder / SEATS, f"{name}/{SEATS}")
    scenario = read_toml(folder / "scenario.toml", f"{name}/scenario.toml")
    land, owners = _lands(scenario)
    if faults := list(_scenario_faults(told, land, f"{name}/{SEATS}")):
        raise FaultsFoundError(faults)
    frame = frame_of(told.projection, told.window)
    tell(5, "Laying out the land")
    ground, relief = _ground(told, frame, folder, land, owners)
    ground, sheet, ways = drawn(ground, tell, f"{name}/{SEATS}")
    words = "+proj=" + " +".join(told.projection.split()) + " +R=6371"
    projection = {"proj": words, "x0": round(frame.origin[0], 3), "y0": round(frame.origin[1], 3)}
    tags = [(id, one.name, _tag(frame, told, id)) for id, one in told.off_map.items()]
    title = str(scenario.get("title", name))
    made = map_of(ground, sheet, id=name, title=title, projection=projection, off_map=tags)
    tell(95, "Writing")
    write_map(folder, made, None if "links" in scenario else _told_ways(told, ways, land), relief)
    return ground


def drawn(ground: Ground, tell: Progress, file: str) -> tuple[Ground, Sheet, Ways]:
    """Growth, sheet and ways of a ground; the ground comes back with its land as whole units."""
    ground = replace(ground, whole=whole_land(ground.land))
    tell(15, "Growing the provinces")
    try:
        growth = grow(ground)
        seas = grow_seas(ground, growth.land)
    except SeatAtSeaError as error:
        wrong = "near it lies no land it may grow on (for a sea: no water)"
        cure = "move it, widen the window, or correct the walls"
        raise FaultsFoundError([Fault(file, f"seats, {id}", wrong, cure) for id in error.seats]) from None
    tell(60, "Drawing the borders")
    sheet = woven(ground, growth, seas)
    if missing := [seat.id for seat in ground.seats if seat.id not in sheet.shapes]:
        wrong, cure = "its land is too small to be drawn", "give it more weight, or move its neighbours away"
        raise FaultsFoundError([Fault(file, f"seats, {id}", wrong, cure) for id in missing])
    tell(80, "Measuring the ways")
    return ground, sheet, found_ways(ground, growth, sheet)


def write_map(folder: Path, made: dict[str, object], ways: dict[str, object] | None, relief: Reals) -> None:
    """Puts the files in place, each whole or not at all; no ways where the scenario has links of its own."""
    write_shading(folder / "relief.jpg", relief)
    for name, told in (("geometry.json", made), ("ways.json", ways)):
        if told is None:
            continue
        beside = folder / f"~{name}"
        beside.write_text(compact(told), encoding="utf-8")
        os.replace(beside, folder / name)


def _lands(scenario: dict[str, object]) -> tuple[Land, dict[str, str]]:
    """Terrain and port, and owner, of each province the scenario tells of, as far as it can be read."""
    land: Land = {}
    owners: dict[str, str] = {}
    provinces = scenario.get("provinces")
    for id, one in (provinces if isinstance(provinces, dict) else {}).items():
        if isinstance(one, dict):
            terrain = one.get("terrain")
            land[id] = (terrain if isinstance(terrain, str) else "plain", one.get("port") is True)
            owners[id] = str(one.get("owner", ""))
    return land, owners


def _scenario_faults(told: SeatsFile, land: Land, file: str) -> Iterator[Fault]:
    """Seats and provinces must be the same places."""
    places = {*told.seats, *told.off_map}
    for id in sorted(set(land) - places):
        yield Fault(file, "seats", f"the scenario's province {shown(id)} has no seat", f"add it: {id} = {{ name, at }}")
    for id in sorted(places - set(land)):
        yield Fault(file, f"seats, {id}", "the scenario has no such province", "add it there, or remove the seat")


def _ground(told: SeatsFile, frame: Frame, folder: Path, land: Land, owners: dict[str, str]) -> tuple[Ground, Reals]:
    source, relief = _geography(told, folder)
    places = {id: frame.units(one.at[1], one.at[0]) for id, one in told.seats.items()}
    inland = source.is_dir()
    spots = [(float(x), float(y)) for x, y in places.values()]
    coasts = geography.land_on(frame, source / "land.geojson" if inland else source, spots)
    walls, codes = walls_of(told, frame, maps() / "geography" / "units.geojson")
    seats = tuple(
        Seat(id, one.name, x, y, one.weight, codes.get(owners[id], FREE), land[id][1], _also(one, frame))
        for (id, one), (x, y) in zip(told.seats.items(), spots, strict=True)
    )
    rough, shade = np.zeros((ROWS, COLUMNS)), np.full((HEIGHT // 10, WIDTH // 10), 128.0)
    if relief is not None:
        picture, bounds = relief
        rough = geography.ruggedness(frame, picture, bounds)
        shade = geography.shading(frame, picture, bounds)
    ground = Ground(
        km_per_unit=frame.km_per_unit,
        land=coasts,
        rivers=geography.rivers_on(frame, source / "rivers.geojson") if inland else (),
        lakes=geography.lakes_on(frame, source / "lakes.geojson") if inland else (),
        rough=rough,
        walls=walls,
        seats=seats,
        seas=tuple(_sea(id, one, frame) for id, one in told.seas.items()),
        claim_km=told.claim_km,
        strait_km=told.strait_km,
        sea_km=told.sea_km,
    )
    return ground, shade


def _also(told: SeatFile, frame: Frame) -> tuple[tuple[float, float], ...]:
    spots = (frame.units(at[1], at[0]) for at in told.also)
    return tuple((float(x), float(y)) for x, y in spots)


def _sea(id: str, told: SeaFile, frame: Frame) -> Sea:
    x, y = (float(v) for v in frame.units(told.at[1], told.at[0]))
    return Sea(id, told.name, x, y, told.rank)


def _geography(told: SeatsFile, folder: Path) -> tuple[Path, tuple[Reals, tuple[float, float, float, float]] | None]:
    """Where the coasts lie, and the relief picture with its bounds where there is one."""
    if told.geography.endswith(".geojson"):
        return folder / told.geography, None
    shelf = maps() / "geography"
    source = shelf / told.geography
    if not source.is_dir():
        known = ", ".join(sorted(one.name for one in shelf.iterdir() if one.is_dir()))
        wrong = f"there is no set of coasts called {shown(told.geography)}"
        raise FaultsFoundError([Fault(SEATS, "geography", wrong, f"choose one of: {known}")])
    bounds = geography.relief_bounds(shelf, told.geography)
    return source, (read_picture(source / "relief.jpg"), bounds)


def whole_land(land: tuple[Polygon, ...]) -> MultiPolygon:
    """All land in whole units, as one shape that is sound."""
    sheet = box(-40, -40, WIDTH + 40, HEIGHT + 40)
    whole = shapely.intersection(shapely.union_all(list(land), grid_size=1), sheet, grid_size=1)
    return MultiPolygon([part for part in shapely.get_parts(whole) if isinstance(part, Polygon)])


def _tag(frame: Frame, told: SeatsFile, id: str) -> tuple[int, int]:
    """Where the line to a far place leaves the sheet, from the seats it is linked with, else from the middle."""
    ends = [pair for a, b, *_ in told.links.add for pair in ((a, b), (b, a))]
    near = [told.seats[b].at for a, b in ends if a == id and b in told.seats]
    spots = [frame.units(at[1], at[0]) for at in near] or [np.array([WIDTH / 2, HEIGHT / 2])]
    start = np.clip(np.mean(spots, axis=0), 1, (WIDTH - 1, HEIGHT - 1))
    at = told.off_map[id].at
    way = frame.units(at[1], at[0]) - start
    room = np.where(way > 0, np.array([WIDTH, HEIGHT]) - start, start)
    share = float(np.min(room / np.maximum(np.abs(way), 1e-9)))
    x, y = start + way * share
    return min(max(round(float(x)), 0), WIDTH), min(max(round(float(y)), 0), HEIGHT)


def _told_ways(told: SeatsFile, ways: Ways, land: Land) -> dict[str, object]:
    """The ways as `ways.json` tells them: measured, corrected, and counted in march-kilometres."""
    at = {id: one.at for id, one in told.seats.items()} | {id: one.at for id, one in told.off_map.items()}
    table: dict[tuple[str, str], tuple[str, int]] = {}

    def reckon(kind: str, a: str, b: str, water: float = 0.0, barred: bool = False) -> None:
        km = max(great_circle_km(at[a], at[b]), water)
        table[min(a, b), max(a, b)] = (kind, march_km(kind, km, (land[a][0], land[b][0]), barred))

    for (a, b), barred in ways.land.items():
        reckon("land", a, b, barred=barred)
    for (a, b), crossing in ways.strait.items():
        reckon("strait", a, b, crossing.km)
    for (a, b), crossing in ways.sea.items():
        if land[a][1] and land[b][1]:
            reckon("sea", a, b, crossing.km)
    for a, b in told.links.cut:
        table.pop((min(a, b), max(a, b)), None)
    for a, b, kind, km in told.links.add:
        reckon(kind, a, b)
        if km:
            table[min(a, b), max(a, b)] = (kind, km)
    kinds = {
        kind: [[a, b, km] for (a, b), (k, km) in sorted(table.items()) if k == kind]
        for kind in ("land", "strait", "sea")
    }
    return {"format": "ways/1", **kinds}
