"""The pile of cards over a screen: which lie there, which passes, and who has the keyboard among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.ui.widgets.lie import resting_place
from game.ui.widgets.live import Reader, Word
from game.ui.widgets.look import Look
from game.ui.widgets.tips import Tips
from game.ui.widgets.widget import Widget

__all__ = ["MOST", "Pile", "Pinned"]

MOST = 4
"""Cards that can be pinned; the oldest makes way for a fifth."""


@dataclass(slots=True)
class Pinned:
    """A card on the screen. `firm` is one that the player has meant to keep; `anchor` is the word it came from."""

    subject: str
    root: Widget
    anchor: pygame.Rect
    is_pinned: bool = False
    firm: bool = False
    moved: bool = False
    focus: Widget | None = None


class Pile:
    """The cards of one screen; itself the host of their trees."""

    def __init__(self, look: Callable[[], Look], on_change: Callable[[], None]) -> None:
        self._look, self._on_change = look, on_change
        self.reader: Reader | None = None
        self.cards: list[Pinned] = []
        self.shown: Pinned | None = None
        self.word: Word | None = None
        self.tips = Tips()
        self.keyed = False
        self.now = 0
        self._since = 0
        self._left: int | None = None
        self._hover: Widget | None = None
        self._captive: Widget | None = None
        self._grip: tuple[Pinned, tuple[int, int]] | None = None

    # -- as host of the cards' trees ------------------------------------------------------------
    @property
    def look(self) -> Look:
        return self._look()

    def focus(self, widget: Widget | None, *, by_key: bool = False) -> None:
        """Give the keyboard to a widget of the newest card."""
        if self.cards:
            self.cards[-1].focus = widget
            self.keyed = self.keyed or by_key
            self.tips.look_at(widget if by_key else None, self.now)
        self.redraw()

    def focused(self) -> Widget | None:
        return self.cards[-1].focus if self.cards and self.keyed else None

    def overlay(
        self,
        root: Widget,
        *,
        modal: bool = True,
        veil: bool = False,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        """Cards open no overlays of their own."""

    def close(self, root: Widget) -> None:
        """Close the card with this tree."""
        self.cards = [one for one in self.cards if one.root is not root]
        self.hide()
        self._settle_after_close()

    def redraw(self) -> None:
        self._on_change()

    def relayout(self, root: Widget | None = None) -> None:
        for one in [*self.cards, *([self.shown] if self.shown else [])]:
            self._place(one)
        self._on_change()

    # -- opening and closing ----------------------------------------------------------------------
    def read_by(self, reader: Reader | None) -> None:
        """Other eyes, or the same after something happened: the pinned cards are written anew."""
        same = reader is not None and self.reader is not None and reader.key == self.reader.key
        self.reader = reader
        self.hide()
        kept = []
        for one in self.cards if same and reader is not None else []:
            fresh = reader.card(one.subject) if reader is not None else None
            if fresh is not None:
                place = one.root.rect.topleft
                one.root, one.focus = fresh, None
                self._place(one, place)
                kept.append(one)
        self.cards = kept
        self._settle_after_close()

    def hide(self) -> None:
        """Put the passing card away."""
        self.shown, self.word, self._left = None, None, None
        self.tips.hide()
        self._on_change()

    def clear(self) -> None:
        """Put everything away."""
        self.cards = []
        self.hide()
        self._settle_after_close()

    def open(self, subject: str, anchor: pygame.Rect | None = None, *, by_key: bool = False) -> bool:
        """Pin the card of a subject; False where there is none."""
        known = next((one for one in self.cards if one.subject == subject), None)
        root = self.reader.card(subject) if self.reader is not None and known is None else None
        if known is None and root is None:
            return False
        self.hide()
        if known is not None:
            self.cards.remove(known)
        else:
            assert root is not None
            known = Pinned(subject, root, anchor or self._cascade())
            self._place(known)
        known.is_pinned = known.firm = True
        self.cards = [*self.cards, known][-MOST:]
        if by_key:
            self.keyed = True
            self.focus(next((w for w in known.root.walk() if w.focusable), None), by_key=True)
        self._on_change()
        return True

    def _cascade(self) -> pygame.Rect:
        """Where a card without a word of its own comes: beside the newest, else in the upper middle."""
        if self.cards:
            return pygame.Rect(self.cards[-1].root.rect.move(28, 28).topleft, (1, 1))
        return pygame.Rect(self.look.size[0] // 2 - self.look.px(170), self.look.size[1] // 6, 1, 1)

    def pin(self, *, firm: bool = True) -> bool:
        """Keep the card that is shown, or show and keep the one of the word under the pointer."""
        if self.shown is None and self.word is not None:
            self._show(self.word)
        if self.shown is None:
            return False
        one = self.shown
        one.is_pinned, one.firm = True, firm
        self.cards = [other for other in self.cards if other.firm and other.subject != one.subject]
        self.cards = [*self.cards, one][-MOST:]
        self.shown = None
        self._on_change()
        return True

    def _settle_after_close(self) -> None:
        self.keyed = self.keyed and bool(self.cards)
        self._hover = self._captive = self._grip = None
        self.tips.hide()
        self._on_change()

    def _place(self, one: Pinned, at: tuple[int, int] | None = None) -> None:
        """Lay a card out: where it was dragged to, else beside the word that it came from."""
        one.root.host_here = self
        if at is None and one.moved:
            at = one.root.rect.topleft
        one.root.arrange(self.look, resting_place(one.root, one.anchor, self.look, at))

    def _show(self, word: Word) -> bool:
        """Bring the card of a word, unless it is pinned already."""
        if any(one.subject == word.subject for one in self.cards):
            return False
        root = self.reader.card(word.subject) if self.reader is not None else None
        if root is not None and word.boxes:
            self.shown = Pinned(word.subject, root, pygame.Rect(word.boxes[0]))
            self._place(self.shown)
            self._on_change()
        return self.shown is not None
