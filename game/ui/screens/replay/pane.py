"""A pane: one film on one map. It makes the scene of a turn through somebody's eyes and lets the map keep up.

A single step changes the washes at once and lets names and shields follow when the hand rests. While the film runs
the map bears washes only, and an overlay shows shields, names and wars as they are in that very turn.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pygame

from game.report.telling.naming import Names
from game.scenarios.library import Scenario
from game.ui.atlas.scene import MapScene
from game.ui.atlas.view import AtlasView
from game.ui.legends import RIBBON_ROLES, LegendPart, legend
from game.ui.mapmodes import MODES, Lens, MapMode
from game.ui.readings import Chart, chart, strongest_other
from game.ui.scenery import Scenery
from game.ui.screens.replay.eyes import SEATED, Eyes, allowed_seats, first_eyes
from game.ui.screens.replay.film import Film, Slot
from game.ui.screens.replay.overlay import Overlay
from game.ui.screens.replay.tallies import Tally, tally_of
from game.ui.screens.replay.ticks import Tick, ticks_of
from game.ui.widgets.look import Look
from game.world.worlds import World

__all__ = ["REST_MS", "Pane"]

REST_MS: Final = 260
"""How long the hand must rest before names are set for the turn shown."""


class Pane:
    """`scenario`, `scenery` and `view` are None where the game's world is gone: then only the timeline tells it."""

    def __init__(
        self, film: Film, scenario: Scenario | None, scenery: Scenery | None, view: AtlasView | None, name: str = ""
    ) -> None:
        self.film, self.scenario, self.scenery, self.view, self.name = film, scenario, scenery, view, name
        self.eyes = first_eyes(film)
        self.place = 0
        self.mode = MapMode.POLITICAL
        self._lenses: dict[MapMode, Lens] = {}
        self.chosen: str | None = None
        self.lit: frozenset[str] = frozenset()
        self.overlay = Overlay(view) if view is not None else None
        self.running = False
        self._due = False
        self._since = 0
        self._full: MapScene | None = None
        self._seen: tuple[object, World] | None = None
        self._tallies: list[Tally] = []
        self._ticks: list[Tick] = []
        self._ticked = 0

    # -- what is known ----------------------------------------------------------------------------

    @property
    def slot(self) -> Slot:
        """The turn shown."""
        return self.film.slots[min(self.place, len(self.film.slots) - 1)]

    @property
    def world(self) -> World:
        """The world after that turn, as these eyes see it."""
        key = (self.slot.turn, self.eyes)
        if self._seen is None or self._seen[0] != key:
            self._seen = key, self.eyes.world(self.slot.world)
        return self._seen[1]

    @property
    def names(self) -> Names:
        """Names after that turn, of what ended in it too."""
        before = self.eyes.world(self.slot.before)
        return Names(self.world, before.treaties, before.pacts, before.wars)

    @property
    def ticks(self) -> list[Tick]:
        """All ticks of the turns read, as these eyes have heard of them."""
        while self._ticked < len(self.film.slots):
            slot = self.film.slots[self._ticked]
            if self._ticked:
                self._ticks += ticks_of(self._ticked, self.eyes.heard(slot.events), self.eyes.world(slot.world))
            self._ticked += 1
        return self._ticks

    def tally(self, place: int) -> Tally:
        """The figures after a slot, or after the last that is read."""
        while len(self._tallies) <= min(place, len(self.film.slots) - 1):
            slot = self.film.slots[len(self._tallies)]
            self._tallies.append(tally_of(slot, self.eyes, self._tallies[-1] if self._tallies else None))
        return self._tallies[min(place, len(self._tallies) - 1)]

    def tint(self, state: str) -> str:
        """A state's colour as widgets take it."""
        return self.scenario.colour(state) if self.scenario is not None else "#A79F8C"

    # -- what is asked of the map -----------------------------------------------------------------

    def see_by(self, seat: str | None) -> None:
        """Look through another seat's eyes, or from outside."""
        if seat is None or seat in allowed_seats(self.film):
            self.eyes = Eyes(seat, self.film.is_over)
            self._tallies, self._ticks, self._ticked, self._seen = [], [], 0, None
            if seat is None and self.mode in SEATED:
                self.mode = MapMode.POLITICAL

    def may_show(self, mode: MapMode) -> bool:
        """Whether a mode can be shown: one that reads for a seat needs a seat whose eyes may be borrowed."""
        return mode not in SEATED or bool(allowed_seats(self.film))

    def ask(self, mode: MapMode) -> None:
        """Put another question to the map; the same again turns its page. What reads for a seat finds itself one."""
        if not self.may_show(mode):
            return
        if mode is self.mode:
            pages = MODES[mode].lenses
            self._lenses[mode] = pages[(pages.index(self.lens) + 1) % len(pages)]
        self.mode = mode
        if mode in SEATED and self.eyes.seat is None:
            seats = allowed_seats(self.film)
            wanted = self.chosen if self.chosen in seats else None
            self.see_by(wanted or (seats[0] if self.film.players else self.tally(self.place).leader) or seats[0])

    def ask_lens(self, lens: Lens) -> None:
        """Open one page of the mode shown."""
        self._lenses[self.mode] = lens

    @property
    def lens(self) -> Lens:
        """Through what the map is looked at."""
        return self._lenses.get(self.mode, MODES[self.mode].lenses[0])

    @property
    def read(self) -> Chart:
        """The figures that washes, shields and legend show; help is asked about the state chosen."""
        return chart(self.eyes.view(self.world), self.lens, self._asked())

    def _asked(self) -> str | None:
        seat = self.eyes.seat or ""
        return self.chosen if self.chosen and self.chosen != seat else strongest_other(self.world, seat)

    def legend(self, look: Look) -> tuple[LegendPart, ...]:
        """The sentence of the mode shown; for a seat, it says whose reading this is."""
        parts = legend(self.read, Names(self.world), look.theme.palette)
        if self.mode in SEATED and self.eyes.seat is not None:
            name = self.world.states[self.eyes.seat].name
            parts = (LegendPart(f"As {name} saw it."), *parts)
        return parts

    # -- scenes -----------------------------------------------------------------------------------

    def scene(self, look: Look) -> MapScene:
        """All that stands on the map after the turn shown."""
        assert self.scenery is not None
        world, lit = self.world, self.lit or self._land_of_chosen()
        heard = self.eyes.heard(self.slot.events)
        view, palette = self.eyes.view(world), look.theme.palette
        scene = self.scenery.scene(
            view, self.mode, read=self.read, palette=palette, events=heard, selected=lit, chosen=self.chosen
        )
        if self.eyes.seat is None:
            plain = self.scenery.world_scene(world, None, palette=palette)
            all_ties = self.mode is MapMode.TREATIES
            ties = plain.ribbons if all_ties else tuple(r for r in plain.ribbons if r.style not in _BONDS)
            scene = replace(scene, ribbons=ties, hubs=plain.hubs if all_ties else ())
        return _recoloured(scene, look)

    def _land_of_chosen(self) -> list[str]:
        if self.chosen is None:
            return []
        return [p.id for p in self.world.provinces.values() if p.owner == self.chosen]

    def refresh(self, look: Look) -> None:
        """Something else is asked of the same turn: the whole scene at once."""
        if self.view is not None:
            self._full, self._due, self.running = self.scene(look), False, False
            self.view.set_scene(self._full)

    def go(self, place: int, look: Look, *, running: bool) -> None:
        """Another turn: its washes at once, the rest when the hand rests, or, while it runs, by the overlay."""
        self.place = min(max(place, 0), len(self.film.slots) - 1)
        if self.view is None or self.overlay is None:
            return
        before, self._full = self._full, self.scene(look)
        self.overlay.show(self._full)
        self.running = running or self.running
        standing = MapScene() if self.running or before is None else before
        self.view.set_scene(_standing_as(self._full, standing))
        self._since, self._due = 0, True

    def tick(self, dt: int, *, playing: bool) -> bool:
        """Let time pass; when the hand has rested the map is set in full, and the overlay goes when it is whole."""
        moved = self.view.tick(dt) if self.view is not None else False
        if self.view is None or self._full is None:
            return moved
        if self._due and not playing:
            self._since += dt
            if self._since >= REST_MS:
                self._due = False
                self.view.set_scene(self._full)
        elif self.running and not playing and not self._due and self.view.whole:
            self.running = False
            moved = True
        return moved or self.running

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """The map, and the overlay while it is in motion."""
        if self.view is None or self.overlay is None:
            return
        self.view.draw(surface)
        if self.running and self.view.ready:
            self.overlay.draw(surface, look)


_BONDS = ("defence", "patron")


def _standing_as(scene: MapScene, other: MapScene) -> MapScene:
    """A scene's washes under what stands in another: no name has to be set anew for it."""
    return replace(
        scene,
        regions=other.regions,
        cities=other.cities,
        shields=other.shields,
        ribbons=other.ribbons,
        hubs=other.hubs,
        fronts=other.fronts,
        marches=other.marches,
        marks=other.marks,
    )


def _recoloured(scene: MapScene, look: Look) -> MapScene:
    """Ribbons in the hues of the palette worn."""
    if look.manner.palette == "standard":
        return scene
    hues = {style: look.hue(role) for style, role in RIBBON_ROLES.items()}
    return replace(
        scene,
        ribbons=tuple(replace(one, colour=hues[one.style]) for one in scene.ribbons),
        hubs=tuple(replace(one, colour=hues["pact"]) for one in scene.hubs),
    )
