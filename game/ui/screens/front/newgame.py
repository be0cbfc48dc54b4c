"""A new game: which world, whose seat, on what terms. The defaults are good: two clicks begin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.kit.dice import Dice
from game.match.scoring import Weights
from game.measures.power import capability, tenths_of
from game.report.years import year_text
from game.rules.turn import begin
from game.scenarios.build import build_world
from game.scenarios.charters import load_charter
from game.scenarios.library import Scenario
from game.ui.figures import percent_to_the_tenth
from game.ui.mapped import MappedScreen
from game.ui.readings import shield_figure
from game.ui.scenery import mark_state
from game.ui.screens.front.choices import Choices, fresh_seed
from game.ui.screens.front.minds import minds_sheet
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.fields import TextField
from game.ui.widgets.layout import Column, Free, Row, Space, docked
from game.ui.widgets.orders import ListRow, listing
from game.ui.widgets.plain import Figure, Head, Rule, Shield, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Answer, Panel
from game.ui.widgets.widget import Widget
from game.world.worlds import World

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["NewGameScreen"]

_LEFT = docked(left=12, top=12, bottom=12, width=372)
_RIGHT = docked(right=12, top=12, bottom=12, width=372)
_HARD = ("very easy", "easy", "fair", "hard", "very hard")


class NewGameScreen(MappedScreen):
    """World and seat at the left, the seat and the terms at the right, the map between; a click on it takes a seat."""

    title = "new game"

    def __init__(self, app: App) -> None:
        super().__init__()
        self.app = app
        self.shelf = app.shelf()
        self._take(app.scenario(self.shelf[0].id))

    def _take(self, scenario: Scenario) -> None:
        """Lay out a world."""
        self.choices = Choices(scenario)
        built = build_world(scenario, self.choices.seed)
        self.world: World = begin(built, Dice(self.choices.seed)).world
        self.scenery = self.app.scenery(scenario)
        self.atlas = self.app.atlas(scenario)
        self.atlas.hover = None
        self._draw_map()

    def _draw_map(self) -> None:
        """The world as the chosen seat would find it, its own land aglow."""
        assert self.atlas is not None
        seat = self.choices.seat
        own = frozenset(p.id for p in self.world.provinces.values() if p.owner == seat and not p.off_map)
        self.atlas.set_scene(self.scenery.world_scene(self.world, seat, selected=own))

    # -- the tree -------------------------------------------------------------------------------

    def build(self) -> Widget:
        """Two papers on the map."""
        return Free((self._worlds(), _LEFT), (self._seat(), _RIGHT))

    def _worlds(self) -> Widget:
        told = self.choices.scenario.told
        back = Button("Back", self.app.to_title, kind="quiet", size="row", icon="back", key="esc")
        head = Row(Text("New game", "sheet_title", grow=1), back, across="centre")
        card: list[Widget] = [Text(told.title, "card_head"), Text(told.subtitle, "second")]
        parts: list[Widget] = [head, Rule("ink"), *self._other_worlds(), *card]
        if self.room[1] >= 560:
            history = Column(voice(_flat(told.history.known)), Text(_flat(told.history.simplified), "second"), gap=8)
            parts.append(ScrollArea(history, label="History", height=190 if self.room[1] >= 800 else 100))
        parts += [Rule("ink", above=4), Row(caps("Seats"), Space(grow=1), Text("difficulty", "second"))]
        rows = [self._seat_row(state) for state in self._seats()]
        parts.append(listing(rows, label="Seats", grow=1))
        return Panel(*parts, gap=7, label="World")

    def _other_worlds(self) -> list[Widget]:
        """Cards of the worlds, where there is more than one."""
        if len(self.shelf) < 2:
            return []
        chosen = self.choices.scenario.id
        return [
            Answer(
                one.title,
                Text(one.title, "value"),
                Text(one.subtitle, "second"),
                on_press=partial(self._choose_world, one.id),
                chosen=one.id == chosen,
                paper="paper_0",
                pad=8,
            )
            for one in self.shelf
        ]

    def _seats(self) -> list[str]:
        """Recommended seats first, then by difficulty."""
        told = self.choices.scenario.told
        others = sorted(set(told.states) - set(told.recommended), key=lambda s: (told.states[s].difficulty, s))
        return [*told.recommended, *others]

    def _seat_row(self, state: str) -> ListRow:
        told = self.choices.scenario.told.states[state]
        return ListRow(
            told.name,
            lambda: self._choose_seat(state),
            value="●" * told.difficulty + "○" * (5 - told.difficulty),
            tint=told.colour,
            chosen=state == self.choices.seat,
            tip=told.advice,
        )

    def _seat(self) -> Widget:
        told = self.choices.scenario.told.states[self.choices.seat]
        seat, world = self.choices.seat, self.world
        lands = sum(p.owner == seat for p in world.provinces.values())
        hard = _HARD[told.difficulty - 1]
        name = Column(Text(told.full_name or told.name, "card_head"), Text(f"{told.regime.value} · {hard}", "second"))
        figures = Row(
            Figure("brigades", shield_figure(tenths_of(world, seat)), first=True),
            Figure("share", percent_to_the_tenth(capability(world)[seat])),
            Figure("provinces", str(lands)),
            gap=12,
        )
        return Panel(
            Row(Shield(told.colour, 34, own=True), name, gap=12, across="centre"),
            Rule(),
            figures,
            Rule(),
            voice(told.advice),
            *([Text(told.note, "second"), Space(4)] if self.room[1] >= 560 else []),
            ScrollArea(self._terms(), label="Terms", grow=1),
            Button(
                f"Begin as {told.name}",
                self._begin,
                kind="primary",
                size="main",
                key="enter",
            ),
            gap=8,
            label="Seat",
        )

    def _terms(self) -> Widget:
        """Length, doctrines, pacts, seed, scoring."""
        choices, dates = self.choices, self.choices.scenario.told.dates
        lengths = [
            Option(turns, f"{word} · {turns}")
            for word, turns in (("Short", dates.short), ("Standard", dates.standard), ("Full", dates.long))
        ]
        pacts = (Option(True, "Of the age"), Option(False, "None"))
        first, last = year_text(self.world.system, 1), self._last_year()
        seed = TextField("Seed", str(choices.seed), choices.take_seed, limit=15, allowed="0123456789", grow=1)
        again = Button("Draw another seed", self._draw_seed, size="normal", icon="undo", icon_only=True)
        return Column(
            Head("Terms", aside=f"{first} to {last}", rule="ink"),
            caps("Length in turns"),
            Choice("Length", lengths, choices.turns, self._choose_length, even=True),
            caps("Who plays the others"),
            Button("Doctrines", self._open_minds, second=choices.minds_told, align="left", icon="edit"),
            caps("Pacts that may be founded"),
            Choice("Pacts", pacts, choices.charters, self._choose_charters, even=True),
            Text(self._charters_told(), "second"),
            caps("Seed of all chance"),
            Row(seed, again, gap=8, across="centre"),
            caps("Scoring"),
            Text(_scoring_told(), "second"),
            gap=6,
        )

    def _last_year(self) -> str:
        return year_text(self.world.system, self.choices.turns)

    def _charters_told(self) -> str:
        """What founders may choose from."""
        if not self.choices.charters:
            return "No common pact can be founded: balance, bandwagon or stand alone."
        return "; ".join(load_charter(one).name for one in self.choices.scenario.told.charters) + "."

    # -- choosing -------------------------------------------------------------------------------

    def _choose_world(self, id: str) -> None:
        self._take(self.app.scenario(id))
        self._laid = (0, 0)
        self.rebuild()

    def _choose_seat(self, state: str) -> None:
        """Take a seat. By mouse the keyboard is left free for Enter; by key a second Enter begins."""
        assert self.layers is not None
        if not self.layers.shows_ring:
            self.layers.focus(None)
        elif state == self.choices.seat:
            self._begin()
            return
        self.choices.seat = state
        self._draw_map()
        self._look_at_seat(animate=True)
        self.rebuild()

    def _begin(self) -> None:
        self.app.begin(self.choices.setup())

    def _choose_length(self, turns: object) -> None:
        assert isinstance(turns, int)
        self.choices.turns = turns
        self.rebuild()

    def _choose_charters(self, allowed: object) -> None:
        self.choices.charters = bool(allowed)
        self.rebuild()

    def _draw_seed(self) -> None:
        self.choices.seed = fresh_seed()
        self.rebuild()

    def _open_minds(self) -> None:
        self.open(minds_sheet(self.choices), on_close=self.rebuild)

    # -- the map --------------------------------------------------------------------------------

    def panels(self) -> list[pygame.Rect]:
        """The two papers."""
        whole = pygame.Rect((0, 0), self.look.size)
        papers = [_LEFT(whole, self.look), _RIGHT(whole, self.look)]
        return papers if self.room[0] >= 1100 else []

    def laid(self) -> None:
        """Look at the chosen seat."""
        assert self.atlas is not None
        told = self.choices.scenario.told
        self.atlas.furnish("frame", told.title, told.subtitle)
        self._look_at_seat(animate=False)

    def _look_at_seat(self, *, animate: bool) -> None:
        assert self.atlas is not None
        spot = self.scenery.anchor(self.world, self.choices.seat)
        if spot is not None:
            scale = self.atlas.camera.least * 1.6
            self.atlas.focus([spot] if isinstance(spot, str) else spot, animate=animate, scale=scale)

    def picked(self, place: str | None, key: str | None) -> None:
        """Land or a shield was clicked: take that seat."""
        state = mark_state(key) if key else self.world.provinces[place].owner if place in self.world.provinces else ""
        if state:
            self._choose_seat(state)


def _flat(prose: str) -> str:
    return " ".join(prose.split())


def _scoring_told() -> str:
    """How a game is scored, in a sentence with the weights."""
    weights = Weights()
    return (
        f"{weights.security // 10} % security (alive, free, homeland kept), {weights.wealth // 10} % wealth enjoyed, "
        f"{weights.power // 10} % power against the start. A client’s year counts half."
    )
