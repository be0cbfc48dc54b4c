"""A scenario with a power beyond the frontier, frontier land and events to come (articles 45, 46, 52)."""

import json
from dataclasses import replace

from game.perception.views import redact
from game.scenarios.build import build_world
from game.scenarios.library import Scenario, load_scenario
from game.scenarios.schema import ScenarioFile


def frontier() -> Scenario:
    """Greece and Persia with Carthage at the door."""
    shipped = load_scenario("greece_499bce")
    raw = shipped.told.model_dump(mode="json")
    raw["entrants"] = {
        "CAR": {**raw["states"]["SPA"], "name": "Carthage", "people": "Carthaginians", "colour": "#123456",
                "capital": "carthage", "base": None, "claims": [], "from_turn": 5, "chance_permille": 200},
    }  # fmt: skip
    port = next(id for id, land in raw["provinces"].items() if land["port"])
    raw["provinces"]["carthage"] = {
        "name": "Carthage", "owner": "CAR", "weight": 9, "terrain": "plain", "port": True, "off_map": True,
        "frontier": True,
    }  # fmt: skip
    raw["links"]["sea"].append([port, "carthage", 900])
    raw["events"] = [{"kind": "regime_turns_predatory", "state": "ATH", "turn": 4}]
    return replace(shipped, told=ScenarioFile.model_validate_json(json.dumps(raw)))


def test_the_power_waits_outside_with_all_it_brings() -> None:
    scenario = frontier()
    world = build_world(scenario, seed=1)
    assert "CAR" not in world.states
    assert "carthage" not in world.provinces
    assert all("carthage" not in (link.a, link.b) for link in world.links)
    (power,) = world.entrants
    assert power.state.id == "CAR"
    assert [p.id for p in power.provinces] == ["carthage"]
    assert power.provinces[0].frontier
    assert power.provinces[0].output > 0
    assert len(power.links) == 1
    assert sum(power.forces.values()) == scenario.told.entrants["CAR"].power * 10
    assert (power.from_turn, power.chance_permille) == (5, 200)
    assert "CAR" in world.secrets.disposition
    assert scenario.colour("CAR") == "#123456"


def test_rebels_wear_their_parents_colour_darker() -> None:
    scenario = frontier()
    assert scenario.colour("CAR_REBELS") == "#0B2035"


def test_events_to_come_are_in_no_view() -> None:
    world = build_world(frontier(), seed=1)
    assert len(world.fates) == 1
    assert redact(world, "ATH").fates == ()
