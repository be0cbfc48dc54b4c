"""The left paper of a new game: the shelf of worlds with a field to search it, and the story of the one chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.ui.screens.front.pages import open_folder
from game.ui.screens.front.worldrow import WorldRow
from game.ui.shelf import WorldCard
from game.ui.widgets.buttons import Button
from game.ui.widgets.fields import TextField
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.orders import Tabs
from game.ui.widgets.plain import Figure, Rule, Text, caps, voice
from game.ui.widgets.rich import literal
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Panel
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.front.newgame import NewGameScreen

__all__ = ["MANY", "SEARCH", "WORLD_PAGES", "ShelfPaper", "story"]

MANY: Final = 8
"""Worlds from which on a shelf can be searched."""
SEARCH: Final = "Search the worlds"
WORLD_PAGES: Final = ("Worlds", "History")
"""Pages of this paper where the window has no room for both at once."""
_EXAMPLE: Final = "Search: Damascus, 1815, Prussia …"


class ShelfPaper:
    """Made anew whenever the screen is; only a search fills the list anew by itself, so that typing goes on."""

    def __init__(self, screen: NewGameScreen) -> None:
        self.screen = screen
        self._rows = Column(gap=0, arrows=True)
        self._area = ScrollArea(self._rows, label="Worlds", grow=1)
        self.field = TextField(SEARCH, screen.sought, self._seek, on_enter=self._take_first, empty=_EXAMPLE)

    def panel(self) -> Panel:
        """The paper."""
        screen = self.screen
        back = Button("Back", screen.app.to_title, kind="quiet", size="row", icon="back", key="esc")
        parts: list[Widget] = [Row(Text("New game", "sheet_title", grow=1), back, across="centre"), Rule("ink")]
        if screen.is_low:
            parts.append(Tabs("The world", WORLD_PAGES, screen.world_page, screen.turn_world_page))
        if not screen.is_low or screen.world_page == WORLD_PAGES[0]:
            parts += self._shelf()
        if not screen.is_low or screen.world_page == WORLD_PAGES[1]:
            parts += [] if screen.is_low else [Rule("ink", above=2)]
            parts += story(screen)
        return Panel(*parts, gap=7, label="World")

    @property
    def has_search(self) -> bool:
        """Whether there is a field to search in."""
        screen = self.screen
        return len(screen.cards) >= MANY and not (screen.is_low and screen.world_page != WORLD_PAGES[0])

    # -- the shelf ------------------------------------------------------------------------------

    def _shelf(self) -> list[Widget]:
        screen = self.screen
        self._fill()
        listed = Column(*([self.field] if self.has_search else []), self._area, gap=7, arrows=True, grow=1)
        foot: list[Widget] = [Button("Invent a world", screen.own.open_invent, size="row", icon="add")]
        if screen.own.removed:
            foot.append(Button("Bring it back", screen.own.bring_back, size="row", icon="undo", key="ctrl+z"))
        return [listed, Row(*foot, gap=8)]

    def _fill(self) -> None:
        """The rows of what was sought; a heading where the player's own begin."""
        self._rows.clear()
        found = self.screen.found()
        for card in found:
            if card.is_own and not any(row.role != "row" for row in self._rows.children):
                self._rows.add(Column(caps("Your own worlds"), pad=(0, 6)))
            self._rows.add(self._row(card))
        if not found:
            self._rows.add(Text("No world on the shelf has these letters.", "second"))

    def _row(self, card: WorldCard) -> WorldRow:
        screen = self.screen
        plate = partial(screen.app.shelf.plate, card)
        return WorldRow(card, plate, partial(screen.press_world, card), chosen=card.shelved == screen.card.shelved)

    def _seek(self, words: str) -> None:
        self.screen.sought = words
        self._area.scroll_to(0)
        self._fill()
        if not words:
            self.reveal()

    def reveal(self) -> None:
        """Bring the world chosen into sight."""
        row, layers = self.row_chosen, self.screen.layers
        if row is not None and layers is not None:
            layers.settle()
            self._area.show(row.rect)

    @property
    def row_chosen(self) -> WorldRow | None:
        """The row of the world chosen, if it is among those found."""
        rows = (row for row in self._rows.children if isinstance(row, WorldRow) and row.chosen)
        return next(rows, None)

    def _take_first(self, _words: str) -> None:
        """Enter in the search opens the first world found, and gives its row the keyboard: once more, and it begins."""
        screen = self.screen
        if found := screen.found():
            screen.choose_world(found[0])
            row = screen.paper.row_chosen
            if row is not None and screen.layers is not None:
                screen.layers.focus(row, by_key=True)


# -- the story ----------------------------------------------------------------------------------


def story(screen: NewGameScreen) -> list[Widget]:
    """Title, size, years, and the history of the world chosen: what is known, and what is simplified."""
    card, shown = screen.card, screen.shown
    if card.told is None and shown is not None and shown.shelved == card.shelved:
        card = shown
    if card.told is None:
        return [Text(literal(card.title), "card_head"), Text("Its file cannot be read yet.", "second"), *_own(screen)]
    told = card.told
    prose = [voice(_flat(told.history.known)), Text(_flat(told.history.simplified), "second")]
    if told.history.question:
        prose += [caps("A question for the class"), voice(_flat(told.history.question))]
    history = Column(*prose, gap=8)
    area = ScrollArea(history, label="History", grow=1 if screen.is_low else 0, height=None if screen.is_low else 168)
    return [
        Text(literal(told.title), "card_head"),
        Text(literal(told.subtitle), "second"),
        _figures(card),
        area,
        *_own(screen),
    ]


def _figures(card: WorldCard) -> Widget:
    """How large it is, and how long it may last."""
    assert card.told is not None
    told, dates = card.told, card.told.dates
    return Row(
        Figure("states", str(len(told.states))),
        Figure("provinces", str(len(told.provinces))),
        Figure(f"turns, {card.years}", f"{dates.short} · {dates.standard} · {dates.long}"),
        gap=18,
    )


def _own(screen: NewGameScreen) -> list[Widget]:
    """What can be done with the files of a world; those shipped can be copied, to be changed as one likes."""
    card = screen.card
    if not card.is_own:
        tip = "A copy of its files among your own worlds, to change as you like"
        return [Row(Button("Copy as my own", screen.own.copy, size="row", icon="edit", tip=tip), gap=8)]
    tip = literal(f"{card.folder}. What you change there is shown here as soon as it is saved.")

    def show() -> None:
        if not open_folder(card.folder):
            screen.app.say(f"No program here opens folders: {card.folder}", "no")

    return [
        Row(
            Button("Open its folder", show, size="row", icon="search", tip=tip),
            Button("Take off", screen.own.ask_remove, size="row", icon="close", key="delete", tip="Off the shelf"),
            gap=8,
        )
    ]


def _flat(prose: str) -> str:
    return literal(prose)
