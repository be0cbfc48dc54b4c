"""The title: the name of the game, the way back into the last one, and its map drifting behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pygame

from game.chronicle.record import Chronicle
from game.report.telling.years import year_text
from game.scenarios.build import build_world
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import Scenario, refuse_misfit
from game.ui.atlas.plate import BORDER
from game.ui.cards.codex import codex
from game.ui.mapped import MappedScreen
from game.ui.screens.front.frontispiece import Emblem, GreatButton, TitleRow
from game.ui.shelf import WorldCard
from game.ui.widgets.layout import Column, Free, Space, Where, docked
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Text
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Panel
from game.ui.widgets.widget import Widget
from game.world.worlds import World

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["TitleScreen"]

_MOTTO = "the strong do what they can,\nthe weak suffer what they must"
_MOTTO_OF = "the Athenians at Melos; Thucydides 5.89"


_FULL = 7
"""Rows beside which there is no room for the word of the age."""


class TitleScreen(MappedScreen):
    """Only what exists is offered; without a saved game the first choice is a new one."""

    title = "title"

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self.drifting = True
        self.can_pan = False
        self.last: Chronicle | None = None
        self._plate = ("", "")
        self._unread = app.window.draws_apart and not app.window.frames
        if not self._unread:
            self._read()

    # -- what is true ---------------------------------------------------------------------------

    def _read(self) -> None:
        """The last game, and the map of its world or of the first scenario's."""
        self.last = self.app.last_game()
        shown = self._last_world() or self._first_world()
        if shown is None:
            return
        scenario, world, when = shown
        self._plate = (scenario.told.title, when)
        seat = self.last.players[0] if self.last is not None and len(self.last.players) == 1 else None
        self.atlas = self.app.atlas(scenario)
        self.atlas.hover = None
        scene = self.app.scenery(scenario).world_scene(world, seat)
        self.atlas.set_scene(replace(scene, tags=()))

    def _last_world(self) -> tuple[Scenario, World, str] | None:
        if self.last is None:
            return None
        try:
            scenario = self.app.scenario(self.last.header.scenario)
            refuse_misfit(scenario, self.last.world)
        except FaultsFoundError:
            return None
        world = self.last.world
        when = year_text(world.system, world.turn)
        return scenario, world, f"as your last game left them: {when}"

    def _first_world(self) -> tuple[Scenario, World, str] | None:
        card = self.app.shelf.first()
        if card is None:
            return None
        try:
            scenario = self.app.scenario(card.id)
        except FaultsFoundError:
            return None
        world = build_world(scenario, 1)
        return scenario, world, year_text(world.system, world.turn)

    # -- the panel ------------------------------------------------------------------------------

    def build(self) -> Widget:
        """The title page at the left."""
        rows = [] if self._unread else self._rows()
        choices: Widget = Column(*rows, gap=0, arrows=True)
        foot = self._foot() if len(rows) < _FULL else []
        if not foot:
            choices = ScrollArea(choices, label="Choices", grow=1)
        page = Panel(*self._head(), Space(14), choices, *foot, gap=0, pad=(54, 24), label="All Against One")
        return Free((page, self._place()))

    def _head(self) -> list[Widget]:
        """The name in full, or on one line where the window is low."""
        if self.room[1] < 640:
            return [Text("All Against One", "page_title", align="centre", one_line=True)]
        name: list[Widget] = [
            Text("ALL AGAINST", "title_plate", align="centre", one_line=True),
            Text("ONE", "title_great", align="centre", one_line=True),
            Text("balance, bandwagon, or keep the peace together", "voice", align="centre"),
        ]
        return [Emblem(), *name] if self.room[1] >= 780 and self.look.size[1] >= 700 else name

    def _foot(self) -> list[Widget]:
        """A word of the age, where there is room for it."""
        if self.room[1] < 880:
            return []
        motto = Text(_MOTTO, "voice", align="centre"), Text(_MOTTO_OF, "second", align="centre")
        return [Space(grow=1), *motto, Space(10)]

    def _place(self) -> Where:
        """Where the page lies: nearer to the edges in a low window."""
        edge = 57 if self.room[1] >= 780 else 12
        return docked(left=85 if self.room[0] >= 1400 else 12, top=edge, bottom=edge, width=518)

    def _rows(self) -> list[Widget]:
        app = self.app
        worlds = [card for card in app.shelf.cards() if not card.faults]
        saved = len(app.saved())
        rows: list[Widget] = []
        second = _worlds(worlds)
        if (button := self._continue()) is not None:
            rows += [button, Space(14)]
            if worlds:
                rows.append(TitleRow("New game", app.to_new_game, second=second))
        elif worlds:
            rows += [GreatButton("New game", second, "", app.to_new_game), Space(14)]
        if saved:
            rows.append(TitleRow("Load", app.open_saves, second="one saved game" if saved == 1 else f"{saved} games"))
        rows.append(TitleRow("Codex", app.open_codex, second=f"{len(codex())} words of the field"))
        rows.append(TitleRow("How to play", app.open_help, second="ten lines, and the keys", key="f1"))
        rows.append(TitleRow("Settings", app.open_settings, second="size, palette, motion"))
        rows.append(TitleRow("Quit", app.window.stop))
        return rows

    def _continue(self) -> GreatButton | None:
        """The way back into the last game."""
        if self.last is None:
            return None
        path, world = self.last.path, self.last.world
        if path is None:
            return None
        seat = self.last.players[0] if self.last.players else sorted(world.states)[0]
        try:
            scenario = self.app.scenario(self.last.header.scenario)
        except FaultsFoundError:
            return None
        name = _and(world, self.last.players) if self.last.players else scenario.told.title
        tint = scenario.colour(seat)
        when = f"{name}, {year_text(world.system, world.turn)} · turn {world.turn} of {world.system.last_turn}"
        if self.last.is_over:
            return GreatButton("Report", f"{when} · over", tint, lambda: self.app.open_save(path))
        return GreatButton("Continue", when, tint, lambda: self.app.open_save(path))

    # -- the map behind -------------------------------------------------------------------------

    def panels(self) -> list[pygame.Rect]:
        """The page covers the map's left."""
        page = self._place()(pygame.Rect((0, 0), self.look.size), self.look)
        if page.right * 2 > self.look.size[0]:
            return []
        return [pygame.Rect(0, 0, page.right, self.look.size[1])]

    def laid(self) -> None:
        """Look at the heart of the map, near enough to read its names."""
        assert self.atlas is not None
        self.atlas.furnish("frame", *self._plate)
        told = self.atlas.geometry
        places = [shape.city for shape in told.provinces]
        centre = (sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places))
        self.atlas.focus(centre, animate=False, scale=self.atlas.camera.least * 1.75)

    def tick(self, dt: int) -> bool:
        """The very first frame shows paper and the name; then the last game and its world are read."""
        if self._unread and self.app.window.frames:
            self._unread = False
            self._read()
            self.rebuild()
            return True
        return super().tick(dt)

    def backdrop(self, surface: pygame.Surface, look: Look) -> None:
        """The map, darker towards the page."""
        if self._unread:
            surface.fill(look.hue("paper_2"))
            return
        super().backdrop(surface, look)
        if self.atlas is None or not self.atlas.ready:
            return
        plate = surface.get_rect().inflate(-2 * BORDER, -2 * BORDER)
        surface.blit(look.paint.kept(("title shade", plate.size), lambda: _shade(plate.size)), plate)


def _worlds(cards: Sequence[WorldCard]) -> str:
    """How many worlds there are, and from when to when; one by its title."""
    if len(cards) < 2:
        return cards[0].title if cards else ""
    dates = [card.date for card in sorted(cards, key=lambda card: card.start)]
    return f"{len(cards)} worlds, {dates[0]} to {dates[-1]}"


def _and(world: World, players: tuple[str, ...]) -> str:
    """Who plays: one name, two, or the first and how many more."""
    names = [world.states[seat].name for seat in players]
    return " and ".join(names) if len(names) < 3 else f"{names[0]} and {len(names) - 1} more"


def _shade(size: tuple[int, int]) -> pygame.Surface:
    """A soft dark from the left edge, gone by the middle of the window, so that the page stands out."""
    shade = pygame.Surface(size, pygame.SRCALPHA, 32)
    reach = size[0] // 2
    for x in range(reach):
        shade.fill((30, 26, 24, round(150 * (1 - x / reach) ** 1.6)), (x, 0, 1, size[1]))
    return shade
