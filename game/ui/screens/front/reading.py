"""A world read to the end, for the screen that shows it: its scenario, its opening, its miniature, or its faults."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pygame

from game.kit.dice import Dice
from game.kit.places import user_cache
from game.rules.turn import begin
from game.scenarios.build import build_world
from game.scenarios.faults import Fault, FaultsFoundError
from game.scenarios.geometry import Geometry, geometry_faults
from game.scenarios.library import Scenario, scenario_folder_faults, shadow_fault
from game.scenarios.schema import ScenarioFile
from game.ui.atlas.miniature import miniature
from game.ui.scenery import colour_of
from game.ui.shelf import WorldCard
from game.world.worlds import World

__all__ = ["PLATE", "Examined", "Reading", "examine", "read_world"]

PLATE: Final = (228, 150)
"""Size of a miniature as it is kept, px; rows show it smaller."""
_VERSION: Final = 1
"""Of the miniatures: a change of how they are drawn makes those kept worthless."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a world. Without faults there are a scenario and its world as the first Orders find it."""

    card: WorldCard
    faults: tuple[Fault, ...] = ()
    scenario: Scenario | None = None
    world: World | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """What is wrong with a world, and its miniature where its map can be drawn."""

    card: WorldCard
    faults: tuple[Fault, ...]
    plate: pygame.Surface | None


def read_world(card: WorldCard, seed: int, known: Scenario | None = None) -> Reading:
    """Read a world and lay out its opening; what is wrong is told, never raised. `known` was read before."""
    try:
        scenario, faults = (known, []) if known is not None else scenario_folder_faults(card.folder)
        if card.shelved.is_shadowed:
            faults.insert(0, shadow_fault(card.id))
        if scenario is None or faults:
            return Reading(card, tuple(faults))
        return Reading(card, (), scenario, begin(build_world(scenario, seed), Dice(seed)).world)
    except FaultsFoundError as error:
        return Reading(card, error.faults)
    except Exception as error:
        return Reading(card, (_stumbled(card, error),))


@lru_cache(maxsize=64)
def examine(card: WorldCard) -> Examined:
    """Look a world through. Those shipped are known to be sound; of them only the map is drawn."""
    try:
        faults = scenario_folder_faults(card.folder)[1] if card.is_own else []
        return Examined(card, (*card.faults[:1], *faults) if card.shelved.is_shadowed else tuple(faults), _plate(card))
    except Exception as error:
        return Examined(card, (_stumbled(card, error),), None)


def _plate(card: WorldCard) -> pygame.Surface | None:
    """The miniature of a world as its files stand: from the cache, or drawn and put there."""
    if card.told is None:
        return None
    name = hashlib.sha256(repr((_VERSION, str(card.folder), card.stamp)).encode()).hexdigest()[:32]
    path = user_cache() / "shelf" / f"{name}.png"
    with suppress(OSError, pygame.error):
        if path.is_file():
            return pygame.image.load(str(path))
    geometry, _ = geometry_faults(card.folder / card.told.geometry, card.told.geometry)
    if geometry is None:
        return None
    plate = _drawn(card.told, geometry)
    with suppress(OSError, pygame.error):
        path.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(plate, str(path))
    return plate


def _drawn(told: ScenarioFile, geometry: Geometry) -> pygame.Surface:
    tints = {id: colour_of(state.colour) for id, state in told.states.items()}
    return miniature(geometry, tints, {id: land.owner for id, land in told.provinces.items()}, PLATE)


def _stumbled(card: WorldCard, error: Exception) -> Fault:
    """A world that no check found fault with, and that cannot be begun all the same."""
    wrong = f"the game stumbles over this world ({type(error).__name__}: {error})"
    return Fault(card.id, "", wrong, "undo your last change; if it is none of yours, please report it")
