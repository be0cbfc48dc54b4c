"""What can be done with the player's own worlds on the shelf: copy one, take it off, bring it back, invent another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.kit.places import own_worlds_folder
from game.scenarios.own_worlds import bring_back, copy_world, free_id, is_elsewhere, remove
from game.ui.shelf import WorldCard
from game.ui.widgets.rich import literal
from game.ui.widgets.sheets import Dialog

if TYPE_CHECKING:
    from game.ui.screens.front.newgame import NewGameScreen

__all__ = ["OwnShelf"]

_TITLE = 33
"""Letters of a title that are left for what a copy is called."""


class OwnShelf:
    """`removed` are the worlds taken off while the screen was open: where each lies now, and its id."""

    def __init__(self, screen: NewGameScreen) -> None:
        self.screen = screen
        self.removed: list[tuple[Path, str]] = []

    def copy(self) -> None:
        """A copy of the world chosen, opened in its place."""
        screen, card = self.screen, self.screen.card
        id = free_id(card.id, {one.id for one in screen.cards})
        try:
            copy_world(card.folder, id, f"{card.title[:_TITLE].strip()} (mine)")
        except OSError as error:
            self._fail("copied", error)
            return
        self._open(id)
        screen.app.say(f"A copy of your own: {id}", "edit")

    def ask_remove(self) -> None:
        """One sentence before a world goes: where its files are then, and whether games wait for it."""
        card = self.screen.card
        if not card.is_own:
            return
        where = own_worlds_folder() / ".removed"
        words = (
            f"Its files stay in {literal(str(card.folder))}."
            if is_elsewhere(card.folder)
            else (f"Its files go to {literal(str(where))}; “Bring it back” puts them here again.")
        )
        ask = Dialog("Take this world off the shelf?", words + self._waiting(card), "Take off", self._remove, no="Keep")
        self.screen.open(ask)

    def _waiting(self, card: WorldCard) -> str:
        """How many saved games cannot be gone on with without it."""
        saved = [one for one in self.screen.app.saved() if one.header is not None and one.header.scenario == card.id]
        if not saved or card.shelved.is_shadowed:
            return ""
        return f" {'One saved game needs' if len(saved) == 1 else f'{len(saved)} saved games need'} it."

    def _remove(self) -> None:
        screen, card = self.screen, self.screen.card
        after = [one for one in screen.cards if one.shelved != card.shelved]
        at = min(screen.cards.index(card), len(after) - 1)
        try:
            self.removed.append((remove(card.folder), card.id))
        except OSError as error:
            self._fail("taken off the shelf", error)
            return
        screen.choose_world(after[at])
        screen.shelf_changed()

    def bring_back(self) -> None:
        """The world taken off last stands on the shelf again."""
        path, id = self.removed.pop()
        try:
            bring_back(path, id)
        except OSError as error:
            self._fail("brought back", error)
        self.screen.shelf_changed(id)

    def open_invent(self) -> None:
        """The sheet on which a world is invented."""
        from game.ui.screens.front.invent import InventSheet

        sheet = InventSheet(self.screen.app, self._invented)
        self.screen.open(sheet, on_close=sheet.give_up)

    def _invented(self, folder: Path) -> None:
        """A world was made: it is opened."""
        self._open(folder.name)
        self.screen.app.say(f"Invented: {self.screen.card.title}", "add")

    def _open(self, id: str) -> None:
        """Show a world that has just come, and leave the keyboard free: Enter begins."""
        self.screen.sought = ""
        if self.screen.layers is not None:
            self.screen.layers.focus(None)
        self.screen.shelf_changed(id)

    def _fail(self, what: str, error: OSError) -> None:
        self.screen.app.say(f"It could not be {what} ({error.strerror or type(error).__name__}).", "no")
