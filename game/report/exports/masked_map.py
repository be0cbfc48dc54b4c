"""The map of a disguised game: the same shapes, their ids and names changed, seas and rivers without names."""

from dataclasses import replace

from game.report.exports.pseudonyms import SCENARIO, TITLE, Mask
from game.scenarios.geometry import Geometry
from game.scenarios.library import Scenario
from game.scenarios.schema import ScenarioFile, StateFile

__all__ = ["masked_scenario"]

_UNNAMED = "\N{NO-BREAK SPACE}"
"""Lettering that shows nothing."""


def masked_scenario(scenario: Scenario, mask: Mask) -> Scenario:
    """What is needed to draw the game's map under the other names. No rule can be played from it."""
    return replace(scenario, told=_told(scenario.told, mask), geometry=_geometry(scenario.geometry, mask), sources="")


def _told(told: ScenarioFile, mask: Mask) -> ScenarioFile:
    states, entrants = (
        {mask.id(id): _state(one, mask) for id, one in table.items()} for table in (told.states, told.entrants)
    )
    return told.model_copy(update={"id": SCENARIO, "title": TITLE, "states": states, "entrants": entrants})


def _state(one: StateFile, mask: Mask) -> StateFile:
    return one.model_copy(update={"name": mask.text(one.name), "base": mask.id(one.base) if one.base else None})


def _geometry(map: Geometry, mask: Mask) -> Geometry:
    return replace(
        map,
        title=TITLE,
        provinces=tuple(replace(p, id=mask.id(p.id), name=mask.title(p.id)) for p in map.provinces),
        off_map=tuple(replace(t, id=mask.id(t.id), name=mask.title(t.id)) for t in map.off_map),
        seas=tuple(replace(sea, name=_UNNAMED) for sea in map.seas),
        rivers=tuple(replace(river, name="") for river in map.rivers),
        arcs=tuple(replace(a, left=mask.id(a.left), right=mask.id(a.right)) for a in map.arcs),
    )
