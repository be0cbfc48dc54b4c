"""The map room: scenarios read, their scenery and their maps baked, kept so that no screen waits for them twice.

What is kept is told by the files it came from: a world that is written on while the window is open is read anew.
Baked maps are large, so only the few last looked at are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.kit.places import assets, user_cache
from game.scenarios.library import Scenario, drawn_scenario
from game.ui.atlas.faces import Faces
from game.ui.atlas.office import Office
from game.ui.atlas.view import AtlasView
from game.ui.outside import names_in_file
from game.ui.scenery import Scenery
from game.ui.shelf import Shelf, Stamp, WorldCard
from game.ui.widgets.shell import Window

__all__ = ["MapRoom"]

MAPS_KEPT: Final = 2
"""Baked maps kept at once; each takes some hundred and fifty megabytes."""


@dataclass(frozen=True, slots=True)
class _Map:
    relief: tuple[int, int]
    view: AtlasView


class MapRoom:
    """`moves` tells whether maps glide; with an `office` they are drawn beside the window."""

    def __init__(self, window: Window, moves: Callable[[], bool], office: Office | None) -> None:
        self.shelf = Shelf()
        self._window, self._moves, self._office = window, moves, office
        self._scenarios: dict[str, tuple[Stamp, Scenario]] = {}
        self._sceneries: dict[str, Scenery] = {}
        self._maps: dict[str, _Map] = {}

    def scenario(self, id: str) -> Scenario:
        """A scenario by id, read once for as long as its files stay as they are; FaultsFoundError with its faults."""
        card = self.shelf.card(id)
        if card is None:
            return drawn_scenario(id)
        return self.known(card) or self.keep(card, drawn_scenario(id))

    def known(self, card: WorldCard) -> Scenario | None:
        """A scenario that was read since its files last changed."""
        stamp, scenario = self._scenarios.get(card.id, ((), None))
        return scenario if stamp == card.stamp and scenario is not None and scenario.folder == card.folder else None

    def keep(self, card: WorldCard, scenario: Scenario) -> Scenario:
        """Keep what was read."""
        self._scenarios[card.id] = (card.stamp, scenario)
        return scenario

    def scenery(self, scenario: Scenario) -> Scenery:
        """The scenery of a scenario, made once."""
        kept = self._sceneries.get(scenario.id)
        if kept is None or (kept.scenario is not scenario and kept.scenario != scenario):
            kept = self._sceneries[scenario.id] = Scenery(scenario)
        self._window.bear(kept.crests)
        self._window.quote(names_in_file(scenario.told))
        return kept

    def atlas(self, scenario: Scenario) -> AtlasView:
        """The live map of a scenario: baked once, shared by all screens; each lays it out anew when it is entered."""
        relief = _stamp(scenario.relief)
        kept = self._maps.pop(scenario.id, None)
        if kept is None or kept.relief != relief or kept.view.geometry != scenario.geometry:
            kept = _Map(relief, self._view(scenario))
        self._maps[scenario.id] = kept
        while len(self._maps) > MAPS_KEPT:
            del self._maps[next(iter(self._maps))]
        return kept.view

    def _view(self, scenario: Scenario) -> AtlasView:
        rect, faces = self._window.surface.get_rect(), Faces(assets() / "fonts")
        return AtlasView(
            scenario.geometry, rect, faces, scenario.relief, user_cache(), self._moves(), office=self._office
        )

    def apart(self, scenario: Scenario) -> AtlasView:
        """Another map of a scenario, not kept: to lie beside the live one."""
        return self._view(scenario)

    def views(self) -> Iterator[AtlasView]:
        """The maps kept."""
        return (kept.view for kept in self._maps.values())


def _stamp(path: Path | None) -> tuple[int, int]:
    """Time of change and size of a picture, where there is one."""
    if path is None or not path.is_file():
        return (0, 0)
    told = path.stat()
    return (told.st_mtime_ns, told.st_size)
