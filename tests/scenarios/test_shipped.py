"""Every scenario, map and charter on disk loads, holds together and begins a world."""

from __future__ import annotations

import colorsys
import dataclasses
import re

import pytest

from game.kit.places import assets, maps
from game.measures.distance import routes
from game.scenarios.build import OUTPUT_PER_ECONOMY, build_world
from game.scenarios.charters import charter_ids, charters, load_charter
from game.scenarios.check import check_path
from game.scenarios.faults import FaultsFoundError
from game.scenarios.geometry import load_geometry
from game.scenarios.library import load_scenario, scenarios
from game.scenarios.map_file import decode
from game.scenarios.planarity import distance_to, is_inside
from game.scenarios.schema import DOCTRINE_OF_LABEL, ScenarioFile

SHIPPED = [summary.id for summary in scenarios() if not summary.folder]


def test_check_finds_nothing_wrong_with_what_is_shipped() -> None:
    assert [str(fault) for fault in check_path(maps())] == []
    assert [str(fault) for fault in check_path(assets() / "charters")] == []


@pytest.mark.parametrize("id", SHIPPED)
def test_scenario_loads_and_round_trips(id: str) -> None:
    scenario = load_scenario(id)
    assert ScenarioFile.model_validate(scenario.told.model_dump(mode="json")) == scenario.told
    assert load_scenario(maps() / id) == scenario
    assert load_scenario(maps() / id / "scenario.toml").told == scenario.told


@pytest.mark.parametrize("id", SHIPPED)
def test_world_is_whole_numbers_and_connected(id: str) -> None:
    scenario = load_scenario(id)
    world = build_world(scenario, seed=7)
    ways = routes(world.links)
    first = next(iter(world.provinces))
    assert set(ways.distance_km[first]) == set(world.provinces)
    assert all(type(p.output) is int and p.output >= 0 for p in world.provinces.values())
    assert all(link.a < link.b and link.km > 0 for link in world.links)
    assert set(world.forces) == set(world.states) == set(world.trust)
    assert world.system.last_turn - world.turn + 1 == scenario.told.dates.standard


@pytest.mark.parametrize("id", SHIPPED)
def test_nothing_is_lost_in_the_splitting(id: str) -> None:
    scenario = load_scenario(id)
    world = build_world(scenario, seed=7)
    for state, told in scenario.told.states.items():
        output = sum(p.output for p in world.provinces.values() if p.owner == state)
        assert sum(world.forces[state].values()) == round(told.power * 10)
        assert output == round(told.economy * OUTPUT_PER_ECONOMY)


@pytest.mark.parametrize("id", SHIPPED)
def test_same_seed_same_world(id: str) -> None:
    scenario = load_scenario(id)
    assert build_world(scenario, 3) == build_world(scenario, 3)
    assert build_world(scenario, 3).secrets != build_world(scenario, 4).secrets
    assert dataclasses.replace(build_world(scenario, 3), secrets=build_world(scenario, 4).secrets) == build_world(
        scenario, 4
    )


@pytest.mark.parametrize("id", SHIPPED)
def test_lengths_and_doctrines_can_be_chosen(id: str) -> None:
    scenario = load_scenario(id)
    state = next(iter(scenario.told.states))
    world = build_world(scenario, 1, turns=scenario.told.dates.short, doctrines={state: "concert_statesman"})
    assert world.system.last_turn == scenario.told.dates.short
    assert world.secrets.doctrine[state] == "concert_statesman"


@pytest.mark.parametrize("id", SHIPPED)
def test_no_state_wears_the_colour_of_danger(id: str) -> None:
    for state in load_scenario(id).told.states.values():
        red, green, blue = (int(state.colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
        hue, _, strength = colorsys.rgb_to_hls(red, green, blue)
        assert not 0 <= hue * 360 <= 12, state.name
        assert strength <= 0.6, state.name


@pytest.mark.parametrize("id", SHIPPED)
def test_every_click_finds_its_province(id: str) -> None:
    geometry = load_scenario(id).geometry
    for shape in geometry.provinces:
        rings = (*shape.rings, *shape.holes)
        assert is_inside(shape.anchor, rings)
        assert is_inside(shape.city, rings) or distance_to(shape.city, rings) <= 40


def test_greece_is_as_the_decisions_say() -> None:
    scenario = load_scenario("greece_499bce")
    world = build_world(scenario, seed=1)
    assert len(world.states) == 16
    assert 50 <= len(world.provinces) <= 60
    assert world.pacts == {}
    assert {"uscudama", "dodona", "syracuse", "susa"} <= set(world.provinces)
    assert not {"cnossus", "lychnidos", "bylazora"} & set(world.provinces)
    assert world.provinces["uscudama"].owner == "PER"
    assert world.provinces["uscudama"].integration < 50
    clients = {t.second for t in world.treaties.values() if t.kind == "clientage"}
    assert clients == {"MIL", "SAM"}
    assert world.system.reach_half_km == 450
    assert world.system.hegemony_permille == 650
    assert geometry_disc("aegina") >= 40


def geometry_disc(id: str) -> int:
    return load_geometry(maps() / "greece_499bce" / "geometry.json").province(id).disc


def test_sea_takes_an_army_farther_than_land() -> None:
    ways = routes(build_world(load_scenario("greece_499bce"), 1).links)
    assert ways.km("sardis", "athens") < 600
    assert ways.km("susa", "sardis") > 2000
    assert ways.km("sparta", "athens") < ways.km("sparta", "miletus")


@pytest.mark.parametrize("id", charter_ids())
def test_charter_loads(id: str) -> None:
    preset = load_charter(id)
    assert preset.charter.id == preset.id == id
    assert 0 <= preset.charter.quota_permille <= 1000
    assert preset.source
    assert preset.description.endswith(".")


def test_the_charters_of_the_first_game_are_there() -> None:
    wanted = {"hellenic_league_481bce", "delian_league_478bce", "league_covenant_1919", "concert_1815"}
    assert wanted | {"un_charter_1945", "ideal_collective_security"} <= {one.id for one in charters()}
    assert charters()[0].id == "hellenic_league_481bce"
    assert charters()[-1].id == "ideal_collective_security"


def test_no_error_of_the_seeds_is_repeated() -> None:
    """science.md §0.1."""
    texts = [path.read_text("utf-8") for root in (maps(), assets() / "charters") for path in root.rglob("*.[tm][od]*")]
    for false in (r"promptly vetoed", r"111 military", r"medieval China", r"forty years.{0,40}peace in Europe"):
        assert not any(re.search(false, text) for text in texts)


def test_nine_labels_map_to_six_doctrines() -> None:
    assert len(DOCTRINE_OF_LABEL) == 9
    assert len(set(DOCTRINE_OF_LABEL.values())) == 6


def test_unknown_names_are_answered_with_the_nearest() -> None:
    with pytest.raises(FaultsFoundError, match="greece_499bce"):
        load_scenario("greece_498bce")
    with pytest.raises(FaultsFoundError, match="concert_1815"):
        load_charter("concert_1816")


def test_decoding_walks_the_steps() -> None:
    assert decode((5, 6, 1, -2, 0, 3)) == ((5, 6), (6, 4), (6, 7))


def test_borders_follow_from_the_two_labels() -> None:
    geometry = load_geometry(maps() / "greece_499bce" / "geometry.json")
    assert geometry.common_border()["athens", "thebes"] > 40
    assert "aegina" in geometry.seaboard()
    assert "sardis" not in geometry.seaboard()
