"""From a list of seats to a world that can be played; and what is wrong with a list, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cartography.projection import frame_of
from game.cartography.workshop import build_world_map
from game.match.setup import Setup
from game.match.simulate import simulate
from game.scenarios.faults import FaultsFoundError
from game.scenarios.geometry import Geometry, Ring, load_geometry
from game.scenarios.library import Scenario, load_scenario
from game.scenarios.planarity import is_inside
from tests.cartography.isles import written

FILES = ("geometry.json", "relief.jpg", "ways.json")


@pytest.fixture(scope="module")
def isles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = written(tmp_path_factory.mktemp("worlds") / "two_isles")
    build_world_map(folder)
    return folder


@pytest.fixture(scope="module")
def world(isles: Path) -> Scenario:
    return load_scenario(isles)


def test_the_world_is_sound_and_can_be_played(isles: Path, world: Scenario) -> None:
    assert len(world.told.provinces) == 7
    match = simulate(Setup(scenario=str(isles), seed=2, turns=4))
    assert match.world.turn >= 4


def test_ways_are_what_one_sees(world: Scenario) -> None:
    links = world.told.links
    land = {frozenset(way[:2]) for way in links.land}
    assert frozenset(("westmark", "midford")) in land
    assert frozenset(("isle_port", "far_isle")) in land
    assert not any({"eastend", "isle_port"} == pair for pair in land)
    crossing = {frozenset(way[:2]): way[2] for way in (*links.strait, *links.sea)}
    assert frozenset(("eastend", "isle_port")) in crossing
    assert ("far_isle", "beyond", 1200) in links.sea or ("beyond", "far_isle", 1200) in links.sea


def test_march_kilometres_are_those_of_the_globe(world: Scenario) -> None:
    km = {frozenset(way[:2]): way[2] for way in world.told.links.land}
    assert km[frozenset(("isle_port", "far_isle"))] == 221  # 2.5 degrees of longitude at 40 north, flat ground


def test_the_same_seats_give_the_same_bytes(isles: Path, tmp_path: Path) -> None:
    again = written(tmp_path / "two_isles")
    build_world_map(again)
    for name in FILES:
        assert (again / name).read_bytes() == (isles / name).read_bytes(), name


def test_an_off_map_place_has_its_tag_where_the_way_there_leaves_the_sheet(world: Scenario) -> None:
    (tag,) = world.geometry.off_map
    assert tag.at[0] == world.geometry.size[0]
    assert 0 < tag.at[1] < world.geometry.size[1]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("at = [40.0, 4.0]", "at = [36.3, 1.0]", "no land it may grow on"),
        ("at = [40.0, 4.0]", "at = [400, 4.0]", "seats, westmark"),
        ("great_sea = {", "westmark = {", "stands among off_map or seas"),
        ('geography = "coast.geojson"', 'geography = "atlantis"', "choose one of: china, europe"),
        ("window = [0, 36, 20, 44]", "window = [20, 36, 0, 44]", "no breadth"),
        ("eastend = {", "eastendd = {", "has no seat"),
        ('add = [["far_isle"', 'add = [["fur_isle"', "is no seat of this file"),
        ('[seas]\ngreat_sea = { name = "Great Sea", at = [37.0, 10.0], rank = 1 }', "", "there is no sea"),
        ("claim_km = 900", "claim_km = 900\ncolour = 3", "colour"),
    ],
)
def test_faults_are_said_in_words(tmp_path: Path, before: str, after: str, words: str) -> None:
    folder = written(tmp_path / "two_isles")
    text = (folder / "seats.toml").read_text()
    assert before in text
    (folder / "seats.toml").write_text(text.replace(before, after, 1))
    with pytest.raises(FaultsFoundError, match=words):
        build_world_map(folder)
    assert not (folder / "geometry.json").exists()


def test_walls_keep_a_state_behind_them(tmp_path: Path) -> None:
    """Two seats stand in France; behind walls France's goes no farther than the Pyrenees."""
    folder = written(tmp_path / "two_isles")
    seats = (folder / "seats.toml").read_text()
    head = (
        seats[: seats.index("[seats]")]
        .replace("coast.geojson", "europe")
        .replace("[0, 36, 20, 44]", "[-10, 36, 10, 52]")
    )
    towns = "".join(
        f'{id} = {{ name = "{id}", at = [{at}] }}\n'
        for id, at in {
            "westmark": "48.8, 2.3", "midford": "47.2, -1.5", "southmouth": "44.8, -0.6",
            "eastend": "40.4, -3.7", "isle_port": "41.4, 2.1", "far_isle": "37.4, -6.0",
        }.items()
    )  # fmt: skip
    sea = '[seas]\nbay = { name = "Bay", at = [45.5, -6.0] }\n'
    sea += '[off_map]\nbeyond = { name = "Beyond", at = [40.0, 40.0] }\n'
    walls = '[walls]\nWES = ["FRA"]\nEAS = ["ESP"]\n"~wild" = ["PRT"]\n'
    (folder / "seats.toml").write_text(head + "[seats]\n" + towns + sea + walls)
    ground = build_world_map(folder)
    assert len({seat.wall for seat in ground.seats}) == 2
    geometry = load_geometry(folder / "geometry.json")
    perpignan, figueres = (spot(ground.km_per_unit, geometry, at) for at in ((42.7, 2.9), (42.27, 2.96)))
    assert is_inside(perpignan, rings_of(geometry, FRENCH))
    assert is_inside(figueres, rings_of(geometry, {"isle_port"}))
    assert not any(
        is_inside(spot(ground.km_per_unit, geometry, (38.7, -8.6)), rings_of(geometry, {p.id}))
        for p in geometry.provinces
    )


FRENCH = {"westmark", "midford", "southmouth"}


def spot(km_per_unit: float, geometry: Geometry, at: tuple[float, float]) -> tuple[int, int]:
    """A place in degrees on the map."""
    frame = frame_of("lcc lat_1=36 lat_2=44 lat_0=40 lon_0=10", (-10, 36, 10, 52))
    assert frame.km_per_unit == pytest.approx(km_per_unit)
    x, y = frame.units(at[1], at[0])
    return round(float(x)), round(float(y))


def rings_of(geometry: Geometry, ids: set[str]) -> list[Ring]:
    return [ring for shape in geometry.provinces if shape.id in ids for ring in (*shape.rings, *shape.holes)]
