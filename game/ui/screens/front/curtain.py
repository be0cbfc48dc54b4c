"""The curtain: between two players at one window. Nothing of either desk is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.chairs import Chairs
from game.ui.screens.front.frontispiece import Emblem
from game.ui.widgets.buttons import Button
from game.ui.widgets.keys import chord
from game.ui.widgets.layout import Free, Row, Space, docked
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Rule, Shield, Text, voice
from game.ui.widgets.sheets import Panel
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Widget
from game.world.worlds import Phase

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["CurtainScreen"]

_ASKED = {
    Phase.ORDERS: "Its orders are to be written. Each player writes alone; nobody gains by sitting first.",
    Phase.DISPATCHES: "Letters wait for it. They are shown when you say that you sit there.",
}


class CurtainScreen(Screen):
    """Calls one player to the chair, and shows who has handed in."""

    title = "Curtain"

    def __init__(self, app: App, chairs: Chairs, seat: str) -> None:
        super().__init__()
        self.app, self.chairs, self.seat = app, chairs, seat

    def build(self) -> Widget:
        """A page of paper in the middle of the window."""
        world = self.chairs.match.world
        name = world.states[self.seat].name
        head = Row(
            Space(grow=1),
            Shield(self.chairs.scenario.colour(self.seat), 44, own=True),
            Text(name, "page_title"),
            Space(grow=1),
            gap=16,
            across="centre",
        )
        page = Panel(
            Emblem(),
            Text("The chair passes to", "voice", align="centre"),
            head,
            voice(_ASKED.get(world.phase, "")),
            Rule(),
            *(self._player(seat) for seat in self.chairs.seats if world.states[seat].alive),
            Space(8),
            Button(f"I sit for {name}", self._sit, kind="primary", size="main", key="enter"),
            gap=10,
            pad=(44, 26),
            label="The chair passes",
        )
        return Free((page, docked(width=560, height=min(410 + 31 * len(self.chairs.seats), 760))), label="Curtain")

    def backdrop(self, surface: pygame.Surface, look: Look) -> None:
        """A bare table with an atlas's neat-line: no map, for a map says whose it is."""
        surface.fill(look.hue("paper_3"))
        pygame.draw.rect(surface, look.hue("frame"), surface.get_rect().inflate(-look.px(36), -look.px(36)), 1)
        pygame.draw.rect(surface, look.hue("line_2"), surface.get_rect().inflate(-look.px(46), -look.px(46)), 1)

    def _player(self, seat: str) -> Widget:
        """Whether a player has handed in."""
        done = self.chairs.has_handed_in(seat)
        said = "sits down now" if seat == self.seat else "has handed in" if done else "waits"
        return Row(
            Shield(self.chairs.scenario.colour(seat), 20),
            Text(self.chairs.match.world.states[seat].name, "value", grow=1),
            Text(said, "second"),
            gap=10,
            across="centre",
        )

    def _sit(self) -> None:
        self.app.take_chair(self.seat)

    def handle(self, event: pygame.event.Event) -> bool:
        """Esc pauses, as at the table."""
        if event.type == pygame.KEYDOWN and chord(event) == "esc":
            self.app.pause(self)
            return True
        return False
