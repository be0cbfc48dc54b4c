"""The stage of the replay: the maps under the papers, their hands, and the film that runs on them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import pygame

from game.chronicle.record import Chronicle
from game.kit.places import assets, user_cache
from game.report.telling.naming import brigades
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import refuse_misfit, scenario_of
from game.ui.atlas.faces import Faces
from game.ui.atlas.view import AtlasView
from game.ui.scenery import Scenery, mark_state
from game.ui.screens.replay.controls import SPEEDS
from game.ui.screens.replay.film import Film
from game.ui.screens.replay.pane import Pane
from game.ui.widgets.look import Look
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Tip, Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["FAST_MS", "ReplayStage", "pane_for"]

_ZOOM = 1.25
_READ_S = 0.012
FAST_MS = 420
"""Two steps that follow each other within so many ms are a film that runs."""


def pane_for(chronicle: Chronicle, app: App | None, *, beside: bool = False, name: str = "") -> tuple[Pane, str]:
    """A pane for a game, and in one sentence why it has no map, where it has none.

    A map of its own lies `beside` another, and over a game that is being played, whose map keeps its place.
    """
    film = Film(chronicle)
    try:
        if app is None:
            scenario = scenario_of(chronicle.world)
            scenery = Scenery(scenario)
            faces, area = Faces(assets() / "fonts"), pygame.Rect(0, 0, 640, 360)
            view = AtlasView(scenario.geometry, area, faces, scenario.relief, user_cache(), motion=False)
        else:
            scenario = app.scenario(chronicle.header.scenario)
            refuse_misfit(scenario, chronicle.world)
            scenery = app.scenery(scenario)
            view = app.maps.apart(scenario) if beside or app.desk is not None else app.atlas(scenario)
    except FaultsFoundError as error:
        return Pane(film, None, None, None, name), f"There is no map: {error.faults[0].wrong}."
    return Pane(film, scenario, scenery, view, name), ""


class ReplayStage(Screen, ABC):
    """The panes, the turn they show together, and the hands upon them. The screen above adds the papers."""

    title = "replay"

    def __init__(self, chronicle: Chronicle, app: App | None = None, turn: int | None = None) -> None:
        super().__init__()
        self.app = app
        pane, self.trouble = pane_for(chronicle, app)
        self.panes: list[Pane] = [pane]
        self.playing = False
        self.speed = 1.0
        self._owed = 0.0
        self._since_step = 10_000
        self._wanted: int | None = turn
        self._laid: tuple[object, ...] = ()
        self._grip: tuple[Pane, tuple[int, int]] | None = None
        self._dragged = False
        self._proxy = Widget()
        self._over: tuple[object, ...] = ()

    @property
    def pane(self) -> Pane:
        """The game that is replayed; another may stand beside it."""
        return self.panes[0]

    @property
    def atlas(self) -> AtlasView | None:
        """The map of the game that is replayed."""
        return self.pane.view

    # -- what the screen above answers --------------------------------------------------------------

    @abstractmethod
    def shown(self, *, brief: bool) -> None:
        """Another turn is shown: write the papers for it; in brief while the film runs."""

    @abstractmethod
    def papers(self) -> list[pygame.Rect]:
        """What covers the maps, px of the screen."""

    @abstractmethod
    def areas(self) -> list[pygame.Rect]:
        """Where each pane's map lies, px of the screen."""

    # -- the film -----------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        """The slot shown."""
        return self.pane.place

    def go(self, place: int) -> None:
        """Show a slot; one not read yet is shown as soon as it is."""
        place = min(max(place, 0), self.pane.film.count - 1)
        if place >= len(self.pane.film.slots):
            self._wanted = self.pane.film.turn_of(place)
            return
        self._wanted = None
        if place == self.place:
            return
        running = self.playing or self._since_step < FAST_MS
        self._since_step = 0
        turn = self.pane.film.turn_of(place)
        for pane in self.panes:
            at = place if pane is self.pane else pane.film.place(turn)
            pane.go(at, self.look, running=running)
        self.shown(brief=running)

    def step(self, way: int) -> None:
        """A turn on or back; by hand, the film stops."""
        self.playing = False
        self.go(self.place + way)

    def play(self) -> None:
        """Play or pause; at the end it begins anew."""
        self.playing = not self.playing
        self._owed = 0.0
        if self.playing and self.place >= self.pane.film.count - 1:
            self.go(0)
        self.shown(brief=False)

    def hasten(self, way: int) -> None:
        """Faster or slower."""
        at = SPEEDS.index(self.speed) + way
        self.speed = SPEEDS[min(max(at, 0), len(SPEEDS) - 1)]
        self.shown(brief=False)

    def _run(self, dt: int) -> None:
        """Let the film run for `dt` ms: never more than one turn a frame."""
        self._owed += dt * self.speed / 1000
        if self._owed < 1:
            return
        self._owed = min(self._owed - 1, 1.0)
        if self.place >= self.pane.film.count - 1:
            self.playing = False
            self.shown(brief=False)
        else:
            self.go(self.place + 1)

    def tick(self, dt: int) -> bool:
        """Read on, run, bake, glide."""
        self._drop_focus()
        moved = False
        for pane in self.panes:
            if not pane.film.is_whole:
                pane.film.read(_READ_S)
                moved = True
        if self._wanted is not None:
            place = self.pane.film.place(self._wanted)
            if place < len(self.pane.film.slots):
                self.go(place)
        was_resting = self._since_step >= FAST_MS
        self._since_step = min(self._since_step + dt, 10_000)
        if self.playing:
            self._run(dt)
        elif not was_resting and self._since_step >= FAST_MS:
            self.shown(brief=False)
        for pane in self.panes:
            moved |= pane.tick(dt, playing=self.playing)
        return moved or self.playing

    def _drop_focus(self) -> None:
        """What was pressed by mouse does not keep the keyboard: arrows and Space belong to the film."""
        layers = self.layers
        if layers is not None and len(layers.stack) == 1 and layers.focused() is not None and not layers.shows_ring:
            layers.focus(None)

    # -- the maps -----------------------------------------------------------------------------------

    def backdrop(self, surface: pygame.Surface, look: Look) -> None:
        """Each map in its area."""
        assert self.layers is not None
        self.layers.settle()
        areas = self.areas()
        laid = (tuple(map(tuple, areas)), tuple(map(tuple, self.papers())), look.scale, look.manner)
        if laid != self._laid:
            self._lay(areas, look, first=not self._laid)
            self._laid = laid
        surface.fill(look.hue("paper_2"))
        for pane, area in zip(self.panes, areas, strict=True):
            if pane.view is None:
                words = self.trouble or "There is no map of this game."
                look.text.draw(surface, words, "voice", area.center, align="centre", anchor="middle",
                               colour=look.hue("ink_2"), width=area.w - look.px(60))  # fmt: skip
            pane.draw(surface, look)

    def _lay(self, areas: list[pygame.Rect], look: Look, *, first: bool) -> None:
        for pane, area in zip(self.panes, areas, strict=True):
            if pane.view is None:
                continue
            pane.view.motion = look.manner.motion
            pane.view.drifts = False
            pane.view.furnish("none")
            pane.view.typeset(look.scale * look.manner.type_scale)
            pane.view.resize(area)
            alone = len(self.panes) == 1
            pane.view.keep_clear([rect for rect in self.papers() if rect.colliderect(area)] if alone else [])
            pane.refresh(look)
            if first and pane is self.pane:
                self._show_whole(pane)
        self._align()

    def _align(self) -> None:
        """Maps of one world look at the same part of it."""
        if len(self.panes) > 1 and self.pane.view is not None:
            scale, centre = self.pane.view.camera.aim
            for view in self._fellows(self.pane)[1:]:
                view.camera.look_at(centre, scale, animate=False)

    def _show_whole(self, pane: Pane) -> None:
        """At first: the seat whose eyes these are or the strongest, and as many homes about it as there is room for."""
        assert pane.scenery is not None
        assert pane.view is not None
        world = pane.world
        first = pane.eyes.seat or pane.tally(pane.place).leader
        homes = [pane.scenery.home(world, s.id) for s in world.states.values() if s.alive]
        must = pane.scenery.home(world, first) if first in world.states else None
        known = [home for home in homes if home is not None]
        if known:
            pane.view.open_at([must or known[0]], known)

    def again(self) -> None:
        """Something else is asked of the turn shown."""
        for pane in self.panes:
            pane.refresh(self.look)
        self.shown(brief=False)

    def left(self) -> None:
        """The maps are shared: who comes after us lays them out anew."""
        self._laid = ()

    # -- hands --------------------------------------------------------------------------------------

    def _pane_at(self, pos: tuple[int, int]) -> Pane | None:
        found = [p for p, area in zip(self.panes, self.areas(), strict=True) if area.collidepoint(pos)]
        return found[0] if found and found[0].view is not None and found[0].view.ready else None

    def _fellows(self, pane: Pane) -> list[AtlasView]:
        """The maps that move with a pane's own: those of the same world."""
        assert pane.view is not None
        return [p.view for p in self.panes if p.view is not None and p.view.geometry == pane.view.geometry]

    def mouse(self, event: pygame.event.Event) -> bool:
        """Wheel zooms, drag pans, a press chooses, resting tells."""
        pos = getattr(event, "pos", None) or pygame.mouse.get_pos()
        pane = self._pane_at(pos)
        match event.type:
            case pygame.MOUSEWHEEL if pane is not None:
                self._zoom(pane, pos, _ZOOM**event.y)
            case pygame.MOUSEBUTTONDOWN if event.button == 1 and pane is not None:
                self._grip, self._dragged = (pane, pos), False
            case pygame.MOUSEBUTTONUP if event.button == 1 and self._grip is not None:
                held, self._grip = self._grip[0], None
                if not self._dragged:
                    self._choose(held, pos)
            case pygame.MOUSEMOTION:
                return self._moved(event, pane)
            case _:
                return False
        return True

    def _zoom(self, pane: Pane, pos: tuple[int, int], factor: float) -> None:
        """The same zoom on every map of this world, each about its own middle where the pointer is on another."""
        assert pane.view is not None
        pane.view.zoom_at(pos, factor)
        scale, centre = pane.view.camera.aim
        for view in self._fellows(pane):
            if view is not pane.view:
                view.camera.look_at(centre, scale, view.motion)

    def _moved(self, event: pygame.event.Event, pane: Pane | None) -> bool:
        if self._grip is not None and event.buttons[0]:
            held, start = self._grip
            self._dragged |= abs(event.pos[0] - start[0]) + abs(event.pos[1] - start[1]) > 5
            if self._dragged:
                for view in self._fellows(held):
                    view.pan(*event.rel)
            return True
        return self._hover(event.pos, pane)

    def _hover(self, pos: tuple[int, int], pane: Pane | None) -> bool:
        place = pane.view.province_at(pos) if pane is not None and pane.view is not None else None
        for one in self.panes:
            if one.view is not None:
                one.view.hover = place if one is pane else None
        if (pane, place) == self._over or self.layers is None:
            return False
        self._over = (pane, place)
        tip = _land_tip(pane, place) if pane is not None and place is not None else None
        self._proxy = Widget(tip=tip)
        self._proxy.rect = pygame.Rect(pos[0] + 6, pos[1], 2, 14)
        self.layers.tips.look_at(self._proxy if tip is not None else None, self.layers.now)
        return True

    def _choose(self, pane: Pane, pos: tuple[int, int]) -> None:
        assert pane.view is not None
        mark = pane.view.state_mark_at(pos) if not pane.running else None
        state = mark_state(mark) if mark is not None and "@" in mark else None
        place = pane.view.province_at(pos)
        if state is None and place is not None:
            state = pane.world.provinces[place].owner
        for one in self.panes:
            one.lit, one.chosen = frozenset(), state if state != one.chosen else None
        self.again()


def _land_tip(pane: Pane, place: str) -> Tip | None:
    """A province under the pointer: whose it is, who holds it, and who stands there."""
    world, names = pane.world, pane.names
    land = world.provinces.get(place)
    if land is None:
        return None
    lines = []
    if land.occupier:
        lines.append(f"Held by {names.state(land.occupier)}.")
    here = {state: stacks[place] for state, stacks in world.forces.items() if stacks.get(place)}
    lines += [
        f"{names.state(state)}: {brigades(tenths)}" for state, tenths in sorted(here.items(), key=lambda p: -p[1])
    ]
    return Tip(land.name, names.state(land.owner), "\n".join(lines) or "No troops stand here.")
