"""A page of the atlas as a picture: a world as its maker sees it, without opening a window.

It shows whatever can be drawn: where the scenario has faults still, the land is washed in its owners' colours all
the same.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pygame

from game.kit.dice import Dice
from game.kit.places import assets
from game.rules.turn import begin
from game.scenarios.build import build_world
from game.scenarios.geometry import Geometry, load_geometry
from game.scenarios.library import Scenario, scenario_folder_faults
from game.ui.atlas.faces import Faces
from game.ui.atlas.scene import City, MapScene, Region, Tag, Tint
from game.ui.atlas.view import AtlasView
from game.ui.scenery import Scenery, colour_of

__all__ = ["draw_page"]

PLAIN = (200, 190, 160)


def draw_page(folder: Path, file: Path, size: tuple[int, int] = (1920, 1080)) -> None:
    """Draws the world in `folder` and saves it as a PNG; FaultsFoundError where its map cannot be drawn."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    scenario, _ = scenario_folder_faults(folder)
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode(size)
    geometry = scenario.geometry if scenario else load_geometry(folder / "geometry.json")
    faces = Faces(assets() / "fonts")
    view = AtlasView(geometry, pygame.Rect((0, 0), size), faces, folder / "relief.jpg", motion=False, framed=True)
    view.set_scene(_scene(scenario) if scenario else _draft(geometry, folder))
    view.prepare()
    view.furnish("frame", geometry.title)
    view.settle()
    surface = pygame.Surface(size)
    for _ in range(12):
        view.tick(100)
        view.draw(surface)
    pygame.image.save(surface, str(file))


def _scene(scenario: Scenario) -> MapScene:
    world = begin(build_world(scenario, 1), Dice(1)).world
    return Scenery(scenario).world_scene(world)


def _draft(geometry: Geometry, folder: Path) -> MapScene:
    """Washes and names from a scenario that is not sound yet."""
    told = tomllib.loads((folder / "scenario.toml").read_text(encoding="utf-8"))
    states, lands = _table(told, "states"), _table(told, "provinces")
    owner = {shape.id: str(_table(lands, shape.id).get("owner", "")) for shape in geometry.provinces}
    tints = {id: Tint(_colour(_table(states, state)), 1.0, state) for id, state in owner.items()}
    regions = [
        Region(str(one.get("name", id)), frozenset(p for p, o in owner.items() if o == id), str(one.get("capital")))
        for id, one in states.items()
        if isinstance(one, dict) and owner.get(str(one.get("capital"))) == id
    ]
    cities = tuple(City(shape.id, shape.name) for shape in geometry.provinces)
    tags = tuple(Tag(tag.id, tag.name, tag.at, PLAIN) for tag in geometry.off_map)
    return MapScene(tints=tints, regions=tuple(regions), cities=cities, tags=tags, title=geometry.title)


def _table(told: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = told.get(key)
    return found if isinstance(found, dict) else {}


def _colour(state: Mapping[str, Any]) -> tuple[int, int, int]:
    try:
        return colour_of(str(state["colour"]))
    except (KeyError, ValueError):
        return PLAIN
