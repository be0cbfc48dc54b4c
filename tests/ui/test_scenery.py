"""The scenery: a world on the map in every mode, and a sentence for each."""

import pytest

from game.scenarios.build import build_world
from game.scenarios.library import load_scenario
from game.ui.desk import Desk
from game.ui.mapmodes import MODES, MapMode
from game.ui.readings import chart, shield_figure
from game.ui.scenery import Scenery, mark_place, mark_state


@pytest.mark.parametrize("mode", list(MapMode))
def test_every_mode_paints_every_land_and_shields_every_state(desk: Desk, mode: MapMode) -> None:
    scenery = Scenery(desk.scenario)
    scene = scenery.scene(desk.view, mode)
    drawn = {shape.id for shape in desk.scenario.geometry.provinces}
    assert set(scene.tints) == drawn
    shown = {mark_state(shield.key) for shield in scene.shields} | {mark_state(tag.key) for tag in scene.tags}
    assert "ATH" in shown
    if mode in (MapMode.POLITICAL, MapMode.TREATIES, MapMode.LAND):
        assert shown >= {state.id for state in desk.world.states.values() if state.alive}


def test_the_figures_of_the_political_map_are_all_the_brigades_on_it(desk: Desk) -> None:
    scene = Scenery(desk.scenario).scene(desk.view)
    drawn = {shape.id for shape in desk.scenario.geometry.provinces}
    for state in desk.world.states:
        total = sum(n for place, n in desk.world.forces.get(state, {}).items() if place in drawn)
        shown = sum(float(shield.figure) for shield in scene.shields if mark_state(shield.key) == state)
        assert abs(shown * 10 - total) <= 10 * max(1, sum(mark_state(s.key) == state for s in scene.shields))


def test_scenes_of_equal_worlds_are_equal(desk: Desk) -> None:
    scenery = Scenery(desk.scenario)
    assert scenery.scene(desk.view, MapMode.THREAT) == scenery.scene(desk.view, MapMode.THREAT)


def test_clients_are_hatched_in_their_patrons_tint(desk: Desk) -> None:
    scene = Scenery(desk.scenario).scene(desk.view)
    assert scene.tints[desk.world.states["MIL"].capital].hatch == "/"
    assert scene.tints["athens"].hatch is None


def test_towns_bear_their_own_names_not_their_provinces(desk: Desk) -> None:
    texts = {city.province: city.text for city in Scenery(desk.scenario).scene(desk.view).cities}
    assert texts["dascylium"] == "Dascylium"
    assert texts["trachis"] == "Trachis"


def test_the_map_stays_in_step_with_a_whole_game(desk: Desk) -> None:
    scenery = Scenery(desk.scenario)
    while not desk.is_over:
        for mode in MapMode:
            scenery.scene(desk.view, mode, events=desk.last_events, lines=[one.line for one in desk.lines])
        desk.answer_rest()
        desk.end_phase()


def test_a_shields_key_names_state_and_place() -> None:
    assert (mark_state("ATH@athens"), mark_place("ATH@athens")) == ("ATH", "athens")


@pytest.mark.parametrize(("tenths", "figure"), [(0, "0"), (4, "0.4"), (10, "1"), (14, "1.4"), (15, "2"), (124, "12")])
def test_brigades_are_told_whole_where_they_can_be(tenths: int, figure: str) -> None:
    assert shield_figure(tenths) == figure


@pytest.mark.parametrize("mode", [MapMode.THREAT, MapMode.CAPABILITY, MapMode.TRUST])
def test_what_lies_beyond_the_edge_carries_the_figure_that_is_read(desk: Desk, mode: MapMode) -> None:
    """Never brigades beside shields that print another figure."""
    chart_read = chart(desk.view, MODES[mode].lenses[0])
    for tag in Scenery(desk.scenario).scene(desk.view, mode, read=chart_read).tags:
        figure = tag.text.rsplit(" ", 1)[-1]
        if figure[-1].isdigit():
            assert figure == chart_read.readings[mark_state(tag.key)].figure


def test_an_outpost_does_not_speak_for_a_state_beyond_the_edge() -> None:
    """In 1931 the Philippines are drawn and Washington is not: the United States are the tag, not Manila."""
    scenario = load_scenario("league_1931")
    scenery, world = Scenery(scenario), build_world(scenario, 1)
    assert scenery.home(world, "USA") is None
    assert scenery.anchor(world, "USA") == next(
        t.at for t in scenario.geometry.off_map if t.id == world.states["USA"].capital
    )
    assert scenery.home(world, "JPN") == world.states["JPN"].capital


def test_a_state_seated_beyond_the_edge_with_land_in_sight_has_its_home_there() -> None:
    scenario = load_scenario("greece_499bce")
    assert Scenery(scenario).home(build_world(scenario, 1), "PER") == "sardis"
