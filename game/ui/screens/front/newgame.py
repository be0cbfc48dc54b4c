"""A new game: which world, whose seat, on what terms. The defaults are good: two clicks begin.

The worlds are watched: whoever writes on the files of one in an editor beside the window sees each save at once, or
every fault in it, with the last sound version still in sight.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

import pygame

from game.scenarios.faults import Fault
from game.ui.errands import Errands
from game.ui.scenery import mark_state
from game.ui.screens.front.choices import Choices, fresh_seed
from game.ui.screens.front.minds import minds_sheet
from game.ui.screens.front.ownshelf import OwnShelf
from game.ui.screens.front.reading import Examined, Reading, examine, read_world
from game.ui.screens.front.seatpaper import SEAT_PAGES, blank_paper, fault_paper, seat_paper
from game.ui.screens.front.shelfpaper import WORLD_PAGES, ShelfPaper
from game.ui.screens.front.watch import Watch
from game.ui.screens.front.worldstage import LEFT, RIGHT, WorldStage
from game.ui.shelf import WorldCard
from game.ui.widgets.keys import chord
from game.ui.widgets.layout import Free
from game.ui.widgets.rich import literal
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["NewGameScreen"]

_LOW: Final = 820
"""Px of the design below which a paper has room for one thing at a time."""


class NewGameScreen(WorldStage):
    """The shelf and the world's story at the left, the seat and the terms at the right, the map between.

    `card` is the world chosen; `shown` is that of the map and the seats, the last that was found sound.
    """

    title = "new game"

    def __init__(self, app: App, world: str = "") -> None:
        super().__init__()
        self.app = app
        self.errands = Errands(beside=app.window.draws_apart)
        self.cards = app.shelf.cards()
        self.card = self._first(world)
        self.shown: WorldCard | None = None
        self.faults: tuple[Fault, ...] = ()
        self.sought = ""
        self.own = OwnShelf(self)
        self.world_page, self.seat_page = WORLD_PAGES[0], SEAT_PAGES[0]
        self._seed = fresh_seed()
        self._is_to_reveal = True
        self.paper = ShelfPaper(self)
        self._letter = ("", "")
        self._unseen: deque[WorldCard] = deque()
        self._watch = Watch(app.shelf)
        self._read()
        self._examine()

    def _first(self, world: str) -> WorldCard:
        """The world named, else the one shown last, else the one played last, else a good one to begin with."""
        played = (one.header.scenario for one in self.app.saved() if one.header is not None)
        for id in (world, self.app.world_shown, next(played, "")):
            card = self.app.shelf.card(id) if id else None
            if card is not None and (id == world or not card.faults):
                return card
        return self.app.shelf.first() or self.cards[0]

    # -- the tree -------------------------------------------------------------------------------

    @property
    def is_low(self) -> bool:
        """Whether papers have room for one thing at a time."""
        return self.room[1] < _LOW

    def build(self) -> Widget:
        """Two papers on the map."""
        self.paper = ShelfPaper(self)
        return Free((self.paper.panel(), LEFT), (self._right(), RIGHT))

    def _right(self) -> Widget:
        if self.faults:
            is_shown = self.shown is not None and self.shown.shelved == self.card.shelved
            return fault_paper(self.faults, is_shown=is_shown)
        if self.choices is None or self.world is None:
            return blank_paper(f"{literal(self.card.title)} is being read …")
        return seat_paper(self, self.choices, self.world)

    def found(self) -> list[WorldCard]:
        """The worlds with the letters sought, in the order of the shelf."""
        sought = self.sought.casefold().split()
        return [card for card in self.cards if all(word in card.words for word in sought)]

    def again(self) -> None:
        """Make the papers anew, once they are shown at all."""
        if self.window is not None:
            self.rebuild()

    def turn_world_page(self, page: object) -> None:
        """Another page of the left paper."""
        self.world_page = str(page)
        self.rebuild()

    def turn_seat_page(self, page: object) -> None:
        """Another page of the right paper."""
        self.seat_page = str(page)
        self.rebuild()

    # -- the world ------------------------------------------------------------------------------

    def press_world(self, card: WorldCard) -> None:
        """Open a world. By mouse the keyboard is left free for Enter; by key a second Enter begins."""
        assert self.layers is not None
        if not self.layers.shows_ring:
            self.layers.focus(None)
        elif card.shelved == self.card.shelved:
            self.begin()
            return
        self.choose_world(card)

    def choose_world(self, card: WorldCard) -> None:
        """Open a world: it is read beside the window, and until then the one before stays in sight."""
        if card.shelved != self.card.shelved:
            self.card, self.faults, self._is_to_reveal = card, (), True
            self._read()
            self.again()

    def _read(self) -> None:
        card, seed = self.card, self.choices.seed if self.choices is not None else self._seed
        known, self.waits = self.app.maps.known(card), True
        if known is not None and self.window is None:
            self._came(read_world(card, seed, known))
        else:
            self.errands.ask("world", lambda: read_world(card, seed, known), self._came)

    def _came(self, read: Reading) -> None:
        """A world was read: show it, or what is wrong with it; news of one that is no longer chosen are old."""
        if read.card != self.card:
            return
        self.waits, self.faults = False, read.faults
        self.app.shelf.note(read.card, read.faults)
        self.cards = self.app.shelf.cards()
        if read.scenario is not None and read.world is not None:
            self._take(read)
        elif self.shown is None or self.shown.shelved != self.card.shelved:
            self._lay_bare()
        self.again()

    def _take(self, read: Reading) -> None:
        """Lay out a world. One that was only changed keeps its map in sight until the new one is drawn."""
        assert read.scenario is not None
        is_change = self.shown is not None and self.shown.shelved == read.card.shelved
        scenario = self.app.maps.keep(read.card, read.scenario)
        choices = self.choices
        self.choices = choices.carried(scenario) if choices is not None else Choices(scenario, seed=self._seed)
        self.world, self.scenery, self.shown = read.world, self.app.scenery(scenario), read.card
        self.app.world_shown = read.card.id
        self.show_map(self.app.atlas(scenario), is_change=is_change)
        self.draw_map()
        if is_change:
            self.furnish()
            self.app.say(f"{scenario.told.title}: read anew", "codex")

    def _lay_bare(self) -> None:
        """There is nothing sound to show of the world chosen."""
        self.leave_map()
        self.atlas = self.choices = self.world = self.scenery = self.shown = None

    def _examine(self) -> None:
        """Every world is to be looked through: for its miniature, and if it is the player's own, for its faults."""
        shelf = self.app.shelf
        plates = {card: shelf.plate(card) for card in self.cards if card.told is not None}
        self._unseen = deque(card for card, plate in plates.items() if plate is None or plate.stamp != card.stamp)

    def _examine_next(self) -> None:
        """Look one through, at leisure: the map that is to be seen comes first."""
        is_free = self.atlas is None or self.atlas.ready
        if self._unseen and is_free and not self.errands.busy:
            card = self._unseen.popleft()
            self.errands.ask_later(lambda: examine(card), self._examined)

    def _examined(self, found: Examined) -> None:
        shelf = self.app.shelf
        if found.plate is not None:
            shelf.hang(found.card, found.plate)
        is_news = bool(found.faults) and not shelf.is_examined(found.card)
        if found.card.is_own:
            shelf.note(found.card, found.faults)
        if is_news:
            self.cards = shelf.cards()
            self.again()
        elif self.layers is not None:
            self.layers.redraw()

    def shelf_changed(self, world: str = "") -> None:
        """Files on the shelf have changed; a world named is opened. What is chosen and differs is read anew."""
        before, shelf = self.card, self.app.shelf
        self._watch.know()
        self.cards = shelf.cards()
        named = next((card for card in self.cards if card.id == world and card.is_own), None)
        same = next((card for card in self.cards if card.shelved == before.shelved), None)
        self.card = named or same or shelf.first() or self.cards[0]
        if self.card != before:
            self._is_to_reveal = True
            if self.card.shelved != before.shelved:
                self.faults = ()
            self._read()
        self._examine()
        self.again()

    # -- choosing -------------------------------------------------------------------------------

    def press_seat(self, state: str) -> None:
        """Take a seat. By mouse the keyboard is left free for Enter; by key a second Enter begins."""
        assert self.layers is not None
        if self.choices is None:
            return
        if not self.layers.shows_ring:
            self.layers.focus(None)
        elif state == self.choices.seat:
            self.begin()
            return
        self.choices.seat, self._looks_at_seat = state, True
        self.draw_map()
        self.look_at_world(animate=True)
        self.rebuild()

    def begin(self) -> None:
        """Sit down to the game, unless the world chosen is still being read or has faults."""
        if self.choices is not None and not self.waits and not self.faults:
            self.app.begin(self.choices.setup())

    def choose_length(self, turns: object) -> None:
        """How many turns at most."""
        assert isinstance(turns, int)
        if self.choices is not None:
            self.choices.turns = turns
            self.rebuild()

    def choose_charters(self, allowed: object) -> None:
        """Whether pacts may be founded."""
        if self.choices is not None:
            self.choices.charters = bool(allowed)
            self.rebuild()

    def draw_seed(self) -> None:
        """Another seed."""
        if self.choices is not None:
            self.choices.seed = fresh_seed()
            self.rebuild()

    def open_minds(self) -> None:
        """Who plays the others."""
        if self.choices is not None:
            self.open(minds_sheet(self.choices), on_close=self.rebuild)

    def picked(self, place: str | None, key: str | None) -> None:
        """Land or a shield was clicked: take that seat."""
        if self.world is None:
            return
        land = self.world.provinces.get(place or "")
        state = mark_state(key) if key else land.owner if land is not None else ""
        if state in self.world.states and not self.faults:
            self.press_seat(state)

    # -- time and keys --------------------------------------------------------------------------

    def tick(self, dt: int) -> bool:
        """Take what was read beside the window, look after the files, and go on with the map."""
        come = self.errands.tick()
        if self._watch.tick(dt):
            self.shelf_changed()
        self._type()
        self._examine_next()
        if self._is_to_reveal and self.layers is not None:
            self._is_to_reveal = False
            self.paper.reveal()
        return self.await_map(dt) or super().tick(dt) or come

    def handle(self, event: pygame.event.Event) -> bool:
        """A letter that nobody wanted begins a search; all else goes to the map."""
        is_bare = self.layers is not None and len(self.layers.stack) == 1
        if event.type == pygame.KEYDOWN and is_bare and self.paper.has_search:
            letter = getattr(event, "unicode", "")
            if letter.isalnum() and len(chord(event).removeprefix("shift+")) == 1:
                self._letter = (letter, self.sought)
                assert self.layers is not None
                self.layers.focus(self.paper.field, by_key=True)
                return True
        return super().handle(event)

    def _type(self) -> None:
        """The letter that began a search, unless the system has typed it into the field by itself."""
        (letter, before), self._letter = self._letter, ("", "")
        if letter and self.sought == before:
            self.paper.field.put(letter)

    def left(self) -> None:
        """Another screen: what was only begun need not be done."""
        self.errands.close()
        self.leave_map()
