"""The map under the council table: how it is laid out, what it shows, and what a hand on it chooses.

The screen above adds the papers; whatever is chosen here is asked for there by name.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pygame

from game.perception.views import View
from game.report.telling.naming import Names
from game.report.telling.years import year_text
from game.ui.atlas.scene import MapScene
from game.ui.atlas.view import AtlasView
from game.ui.beats.picture import Picture
from game.ui.beats.player import Player
from game.ui.beats.reel import reel, turn_seen
from game.ui.cards.reader import DeskReader
from game.ui.desk import Desk
from game.ui.legends import RIBBON_ROLES
from game.ui.mapmodes import MODES, Lens, MapMode
from game.ui.readings import Chart, chart
from game.ui.scenery import Scenery
from game.ui.screens.council.case import Case
from game.ui.screens.council.hands import MapHands
from game.ui.screens.words.papers import by_threat, foe_of
from game.ui.widgets.layers import Layers
from game.ui.widgets.live import Reader, Word
from game.ui.widgets.look import Look
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Tip, Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["MapTable"]


class MapTable(Screen, ABC):
    """A desk, its map, and what is chosen on it: a state, perhaps a province, a map mode."""

    def __init__(self, desk: Desk, app: App) -> None:
        super().__init__()
        self.desk, self.app = desk, app
        self.scenery: Scenery = app.scenery(desk.scenario)
        self.mode = MapMode.TREATIES
        self._lenses: dict[MapMode, Lens] = {}
        self.chosen_state = foe_of(desk) or desk.seat
        self.chosen_province: str | None = None
        self._map: AtlasView | None = None
        self._hands: MapHands | None = None
        self._names: tuple[int, Names] | None = None
        self._papers: list[Widget] = []
        self._staged: MapScene | None = None
        self._clear: list[tuple[int, int, int, int]] = []
        self._case = Case()
        self._eyes: Reader | None = None
        self._proxy = Widget()
        self._written: tuple[object, ...] = (desk.turn, desk.phase, desk.lines)
        self._signed: str | None = None

    def reader(self) -> Reader | None:
        """Names and terms are read with the eyes of the seat; each card has a door to the full paper."""
        assert self.layers is not None
        if self._case.holds and self._eyes is not None:
            return self._eyes
        pins = self.layers.pins
        doors = {
            "state": self.choose_state,
            "province": self.choose_province,
            "war": self.war,
            "pact": self.chamber,
            "crisis": self.crisis,
            "term": self.app.open_codex,
        }
        self._eyes = DeskReader(self.desk, self.tint, pins.open, pins.close, doors)
        return self._eyes

    def open_card(self, subject: str) -> bool:
        """Pin the card of a subject; False where there is none."""
        return self.layers is not None and self.layers.pins.open(subject)

    @abstractmethod
    def war(self, id: str) -> None:
        """A war: who fights and why, how it stands."""

    @abstractmethod
    def crisis(self, id: str) -> None:
        """The scales of a crisis."""

    @abstractmethod
    def chamber(self, id: str | None = None) -> None:
        """The council chamber of a pact."""

    @abstractmethod
    def open_menu(self, province: str, pos: tuple[int, int]) -> None:
        """The menu under the right button."""

    @abstractmethod
    def open_caption(self, key: str) -> bool:
        """The paper of what a sign on the map names: `crisis:…`, `war:…`, `pact:…`; whether there is one."""

    @abstractmethod
    def sign_tip(self, key: str) -> Tip | None:
        """What the pointer learns from a sign on the map; None where the land beneath is told instead."""

    # -- what the papers know -------------------------------------------------------------------

    @property
    def names(self) -> Names:
        """Names in the world as this seat sees it now."""
        world = self.desk.world
        if self._names is None or self._names[0] != id(world):
            self._names = (id(world), Names(world))
        return self._names[1]

    @property
    def view(self) -> View:
        """What this seat sees."""
        return self.desk.view

    def tint(self, state: str) -> str:
        """A state's colour as widgets take it."""
        return self.scenery.tint_hex(state)

    @property
    def lens(self) -> Lens:
        """Through what the map is looked at: the mode's page that is open."""
        return self._lenses.get(self.mode, MODES[self.mode].lenses[0])

    @property
    def asked_about(self) -> str | None:
        """Whom help would be against, or whose helpers are sought: the state chosen, else our focus."""
        return self.chosen_state if self.chosen_state != self.desk.seat else foe_of(self.desk)

    @property
    def read(self) -> Chart:
        """The figures that wash, shields, legend and table show."""
        return chart(self.desk.view, self.lens, self.asked_about)

    # -- the map ----------------------------------------------------------------------------------

    def _ready_map(self) -> None:
        if self._map is not None:
            return
        self._map = self.app.atlas(self.desk.scenario)
        self._map.resize(pygame.Rect((0, 0), self.look.size))
        self._hands = MapHands(
            self._map,
            self.desk.scenario.geometry,
            self._pointed,
            self.open_menu,
            self._hover,
            self._walked,
            self.open_caption,
        )

    def _show_whole(self) -> None:
        """At first: our home, our neighbours and the seat of whom we fear, all in sight."""
        assert self._map is not None
        foe = foe_of(self.desk)
        ends = [self._home(), self.scenery.home(self.desk.world, foe) if foe else None]
        self._map.open_at([one for one in ends if one is not None], self._others())

    def _others(self) -> list[str]:
        """Where the shields of the other states stand, the nearest to our home first."""
        world, cities = self.desk.world, {p.id: p.city for p in self.scenery.geometry.provinces}
        here = cities.get(self._home(), (0, 0))
        homes = [self.scenery.home(world, state.id) for state in world.states.values() if state.alive]
        return sorted((one for one in homes if one is not None), key=lambda one: math.dist(cities[one], here))

    def _home(self) -> str:
        return self.scenery.home(self.desk.world, self.desk.seat) or next(iter(self.desk.world.provinces))

    def watch_turn(self, turn: int, then: Callable[[], None] | None = None, *, only_ours: bool = False) -> None:
        """Play on the map what this seat saw of a turn, then do what follows; at once where there is nothing to see."""
        seen = turn_seen(self.desk, turn)
        beats = reel(seen, only_ours=only_ours) if seen is not None and self._map is not None else ()
        if seen is None or self._map is None or not beats:
            if then is not None:
                then()
            return
        plain = self.scenery.world_scene(seen.before, self.desk.seat)
        self._staged = replace(plain, ribbons=(), hubs=(), fronts=(), marks=())
        self._map.set_scene(self._staged)
        date = f"{year_text(seen.view.world.system, turn)} · turn {turn}"
        picture = Picture(self._map, self.scenery, seen.view.world)
        player = Player(beats, self._map, picture, date, lambda: self.close(player))
        self.open(player, veil=False, on_close=lambda: self._watched(then))
        player.take_keyboard()

    def watch_again(self) -> None:
        """The last turn once more."""
        if self.desk.turn - 1 in self.desk.history:
            self.watch_turn(self.desk.turn - 1)
        else:
            self.toast("No turn has ended yet", "clock")

    def _watched(self, then: Callable[[], None] | None) -> None:
        """The reel is over, however it was closed: the map shows the present again."""
        self._staged = None
        self._set_scene()
        if then is not None:
            then()

    def _set_scene(self) -> None:
        assert self._map is not None
        if self._staged is not None:
            return
        desk = self.desk
        lines = [one.line for one in desk.lines if not one.struck]
        if self.chosen_province:
            glow = [self.chosen_province]
        else:
            glow = [p.id for p in desk.world.provinces.values() if p.owner == self.chosen_state]
        palette = self.look.theme.palette
        scene = self.scenery.scene(
            desk.view,
            self.mode,
            read=self.read,
            palette=palette,
            events=desk.last_events,
            lines=lines,
            selected=glow,
            chosen=self.chosen_state,
        )
        if self.look.manner.palette != "standard":
            hues = {style: self.look.hue(role) for style, role in RIBBON_ROLES.items()}
            scene = replace(
                scene,
                ribbons=tuple(replace(one, colour=hues[one.style]) for one in scene.ribbons),
                hubs=tuple(replace(one, colour=hues["pact"]) for one in scene.hubs),
            )
        self._map.set_scene(scene)

    def refresh(self) -> None:
        """Build the papers anew; a pen is heard when the draft has changed under our hand."""
        written = (self.desk.turn, self.desk.phase, self.desk.lines)
        if written[:2] == self._written[:2] and written != self._written:
            self.app.window.on_sound("pen")
        self._written = written
        self.rebuild()

    def _look_again(self) -> None:
        """Something else was chosen, and the desk is as it was: only what speaks of it is written anew."""
        self._case.holds = True
        try:
            self.rebuild()
        finally:
            self._case.holds = False

    def backdrop(self, surface: pygame.Surface, look: Look) -> None:
        assert self._map is not None
        if self._map.camera.rect.size != look.size:
            self._map.resize(pygame.Rect((0, 0), look.size))
            self._clear = []
        self._map.furnish("margin")
        self._map.typeset(look.scale * look.manner.type_scale)
        self._keep_clear()
        self._map.draw(surface)

    def _keep_clear(self) -> None:
        """Tell the camera what the papers cover, once they are laid out."""
        assert self._map is not None
        assert self.layers is not None
        self.layers.settle()
        rects = [(p.rect.x, p.rect.y, p.rect.w, p.rect.h) for p in self._papers]
        if rects != self._clear:
            first = not self._clear
            self._clear = rects
            self._map.keep_clear([pygame.Rect(r) for r in rects])
            if first:
                self._show_whole()
            else:
                self._map.reveal([self._capital(), self._home()])

    # -- what is chosen ------------------------------------------------------------------------------

    def choose_state(self, state: str) -> None:
        """Lay a state's paper at the right."""
        self.chosen_state, self.chosen_province = state, None
        self._look_again()
        if self._map is not None:
            self._map.reveal([self._capital()])

    def choose_province(self, province: str | None) -> None:
        """Lay a province's paper at the right, or its owner's again."""
        self.chosen_province = province
        if province is not None:
            self.chosen_state = self.desk.world.provinces[province].owner
        self._look_again()

    def show_mode(self, mode: MapMode) -> None:
        """Put another question to the map; the same question again turns to its next page."""
        if mode is self.mode:
            pages = MODES[mode].lenses
            self._lenses[mode] = pages[(pages.index(self.lens) + 1) % len(pages)]
        self.mode = mode
        self._look_again()

    def show_lens(self, lens: Lens) -> None:
        """Open one page of the question that the map answers now."""
        self._lenses[self.mode] = lens
        self._look_again()

    def _pointed(self, state: str | None, province: str | None) -> None:
        """A press on the map: a shield chooses its state; land its owner, and land of the chosen state itself."""
        if state is not None:
            self.choose_state(state)
        elif province is not None:
            owner = self.desk.world.provinces[province].owner
            again = owner == self.chosen_state and (self.chosen_province != province)
            if again:
                self.choose_province(province)
            else:
                self.choose_state(owner)

    def _walked(self, province: str | None, enter: bool) -> None:
        """Arrows came to a province; Enter turns between its paper and its owner's."""
        if province is None:
            return
        if enter:
            self.choose_province(None if self.chosen_province == province else province)
            return
        self.choose_province(province)
        assert self._map is not None
        self._map.focus(province)

    def _hover(self, found: str | None, pos: tuple[int, int]) -> None:
        layers: Layers | None = self.layers
        if layers is None:
            return
        sign = self.sign_tip(found) if found is not None else None
        place = (self._map.hover if self._map is not None else None) or ""
        if sign is not None:
            layers.pins.rest_on(None)
            if found != self._signed:
                self._proxy = Widget(tip=sign)
                self._proxy.rect = pygame.Rect(pos[0] + 6, pos[1], 2, 14)
                layers.tips.look_at(self._proxy, layers.now)
            self._signed = found
            return
        self._signed = None
        layers.tips.look_at(None, layers.now)
        state = (found or "").partition("@")[0] if "@" in (found or "") else ""
        subject = f"state:{state}" if state in self.desk.world.states else f"province:{place}"
        is_known = state in self.desk.world.states or place in self.desk.world.provinces
        spot = (pygame.Rect(pos[0] + 4, pos[1], 4, 18),)
        layers.pins.rest_on(Word(subject, "", spot) if is_known else None)

    def _capital(self) -> str:
        return self.scenery.home(self.desk.world, self.chosen_state) or self._home()

    def _next_state(self, step: int) -> None:
        ranked = by_threat(self.desk.view)
        if ranked:
            at = ranked.index(self.chosen_state) if self.chosen_state in ranked else -1
            self.choose_state(ranked[(at + step) % len(ranked)])
            self._look_at_chosen()

    def _look_at_chosen(self) -> None:
        place = self.scenery.home(self.desk.world, self.chosen_state)
        if place is not None and self._map is not None:
            self._map.focus(place)

    def _to_home(self) -> None:
        assert self._map is not None
        self.choose_state(self.desk.seat)
        self._map.focus(self._home())

    def _zoom(self, factor: float) -> None:
        assert self._map is not None
        self._map.zoom_at(self._map.camera.free.center, factor)

    def _ways(self) -> dict[str, Callable[[], None]]:
        """The keys of the map."""
        return {
            "n": lambda: self._next_state(1),
            "shift+n": lambda: self._next_state(-1),
            "f": self._to_home,
            "h": self._to_home,
            "p": lambda: self.choose_province(None if self.chosen_province else self._home()),
            "b": self.watch_again,
            "+": lambda: self._zoom(1.25),
            "=": lambda: self._zoom(1.25),
            "-": lambda: self._zoom(0.8),
        }

    @property
    def atlas(self) -> AtlasView:
        """The map, for tests."""
        assert self._map is not None
        return self._map
