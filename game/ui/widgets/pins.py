"""Cards over a screen: one that comes and goes with the pointer, and up to four that are pinned.

A card comes 350 ms after the pointer rests on a live word, and goes when the pointer leaves both; on the way from
the word into the card it waits. Held 900 ms more, or with Alt, the middle button, P or F1, it is pinned: it stays,
can be dragged by its head, and its own words open further cards. A card pinned by holding alone and never touched
makes way at the next press beside it; Esc or ✕ closes the newest. Cards lie above sheets and take nothing from them.
"""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.ui.widgets.keys import chord
from game.ui.widgets.layer import told_by
from game.ui.widgets.lie import underline
from game.ui.widgets.live import Word, words_in
from game.ui.widgets.pile import Pile, Pinned
from game.ui.widgets.widget import Widget

__all__ = ["Pins"]

_GRACE = 320
"""Milliseconds for which a card waits for a pointer that has left its word."""


class Pins(Pile):
    """What pointer and keys do to the cards."""

    # -- what the pointer rests on ----------------------------------------------------------------
    def point(self, root: Widget, at: tuple[int, int], told: Callable[[], Widget | None]) -> bool:
        """The pointer is over a tree; whether it is on a live word, which then goes before the tooltip.

        `told` finds the widget whose tooltip would come: what is off keeps its reason, and a number its sum before a
        term is explained.
        """
        if self.reader is None:
            return False
        area = pygame.Rect(at, (1, 1))
        found = [one for one in words_in(root, self.look, area, self.reader) if one.holds(at)]
        word = found[-1] if found else None
        speaker = told() if word is not None else None
        if word is not None and speaker is not None and (word.is_term or not speaker.enabled):
            word = None
        self.rest_on(word)
        return word is not None

    def rest_on(self, word: Word | None) -> None:
        """The pointer has come to a word (or a place of the map), or has left it."""
        if self.word is not None and word is not None and word.subject == self.word.subject:
            if word.boxes != self.word.boxes and self.shown is None:
                self.word, self._since = word, self.now
            self._left = None
            return
        if word is None:
            if self.shown is not None:
                self._left = self.now if self._left is None else self._left
            elif self.word is not None:
                self.word = None
                self._on_change()
            return
        if self.shown is not None and self._left is not None and self.now - self._left < _GRACE // 2:
            return
        self.shown, self._left = None, None
        self.word, self._since = word, self.now
        self._on_change()

    def tick(self, now: int) -> bool:
        """Time passes; True when a card came, went or was pinned."""
        self.now = now
        look, changed = self.look, self.tips.tick(now, self.look)
        for one in self.cards:
            for widget in one.root.walk():
                changed |= widget.tick(0)
        if self.shown is not None and self._left is not None and now - self._left > _GRACE:
            self.hide()
            return True
        if self.word is None:
            return changed
        waited = now - self._since
        if self.shown is None and waited >= look.ms("tooltip_after"):
            return self._show(self.word) or changed
        if self.shown is not None and waited >= look.ms("tooltip_after") + look.ms("sum_after") and self._left is None:
            return self.pin(firm=False)
        return changed

    # -- events -----------------------------------------------------------------------------------
    def card_at(self, at: tuple[int, int]) -> Pinned | None:
        """The uppermost card under a point."""
        pile = [*self.cards, *([self.shown] if self.shown is not None else [])]
        return next((one for one in reversed(pile) if one.root.rect.collidepoint(at)), None)

    def mouse(self, event: pygame.event.Event) -> bool:
        """Take an event of the mouse that is on a card."""
        if event.type == pygame.MOUSEMOTION:
            return self._motion(event)
        if event.type == pygame.MOUSEBUTTONDOWN:
            return self._down(event)
        if event.type == pygame.MOUSEBUTTONUP:
            return self._up(event)
        return self.card_at(event.pos) is not None if hasattr(event, "pos") else False

    def _motion(self, event: pygame.event.Event) -> bool:
        if self._grip is not None:
            one, (dx, dy) = self._grip
            one.moved = True
            self._place(one, (event.pos[0] - dx, event.pos[1] - dy))
            self._on_change()
            return True
        if self._captive is not None:
            self._captive.handle(event)
            return True
        if self.tips.holds(event.pos):
            return True
        over = self.card_at(event.pos)
        if over is None:
            self._point(None)
            return False
        found = over.root.hit(event.pos)
        self._point(found)
        if over is self.shown:
            self._enter(event.pos)
        else:
            over.firm = True
            self.point(over.root, event.pos, lambda: told_by(found))
        return True

    def _enter(self, at: tuple[int, int]) -> None:
        """The pointer is in the passing card, which waits; a live word in it pins it, so that the next can open."""
        self._left, self._since = None, self.now
        shown, reader = self.shown, self.reader
        if (
            shown is not None
            and reader is not None
            and words_in(shown.root, self.look, pygame.Rect(at, (1, 1)), reader)
        ):
            self.pin()

    def _point(self, found: Widget | None) -> None:
        if found is self._hover:
            return
        if self._hover is not None:
            self._hover.hovered = False
        self._hover = found
        if found is not None:
            found.hovered = True
        self.tips.look_at(told_by(found), self.now)
        self._on_change()

    def _down(self, event: pygame.event.Event) -> bool:
        if self.tips.press(event):
            return True
        one = self.card_at(event.pos)
        if one is None:
            if event.button == 2 and self.word is not None:
                return self.pin()
            self.keyed = False
            self.hide()
            if any(not card.firm for card in self.cards):
                self.cards = [card for card in self.cards if card.firm]
                self._settle_after_close()
            return False
        if event.button == 2 and self.word is not None:
            return self.pin()
        self.cards = [*(c for c in self.cards if c is not one), one] if one is not self.shown else self.cards
        one.firm = True
        self._press(one, event)
        self._on_change()
        return True

    def _press(self, one: Pinned, event: pygame.event.Event) -> None:
        word = self.word
        found = one.root.hit(event.pos)
        at: Widget | None = found
        while at is not None:
            if at.focusable and at.handle(event):
                self._captive = at
                return
            at = at.parent
        if event.button == 1 and word is not None and word.holds(event.pos):
            self.open(word.subject, pygame.Rect(word.boxes[0]))
        elif event.button == 1:
            self._grip = one, (event.pos[0] - one.root.rect.x, event.pos[1] - one.root.rect.y)
        elif event.button == 3:
            self.close(one.root)

    def _up(self, event: pygame.event.Event) -> bool:
        held = self._captive is not None or self._grip is not None
        captive, self._captive, self._grip = self._captive, None, None
        if captive is not None:
            captive.handle(event)
            captive.pressed = False
            self._on_change()
        return held

    def key(self, event: pygame.event.Event, focus: Widget | None) -> bool:
        """Take a key that is about cards; `focus` is the widget of the screen that has the keyboard."""
        name = chord(event)
        if event.key in (pygame.K_LALT, pygame.K_RALT):
            return self.pin()
        if name == "esc":
            return self._escape()
        if name == "f1":
            return self.explain(focus)
        if name == "p" and self.shown is not None:
            return self.pin()
        if not self.keyed or not self.cards:
            return False
        return self._walk(name)

    def _escape(self) -> bool:
        if self.shown is not None:
            self.hide()
            return True
        if not self.cards:
            return False
        self.close(self.cards[-1].root)
        return True

    def _walk(self, name: str) -> bool:
        card = self.cards[-1]
        stops = [w for w in card.root.walk() if w.focusable]
        step = {"tab": 1, "down": 1, "right": 1, "shift+tab": -1, "up": -1, "left": -1}.get(name)
        if step is not None and stops:
            at = stops.index(card.focus) if card.focus in stops else -1
            self.focus(stops[(at + step) % len(stops)], by_key=True)
            return True
        if name in ("enter", "space") and card.focus in stops and card.focus is not None:
            return card.focus.activate()
        return False

    def explain(self, focus: Widget | None) -> bool:
        """F1: the card of what is under the pointer, else of the first live word in what has the keyboard."""
        if self.shown is not None or self.word is not None:
            subject = (self.shown.subject if self.shown else "") or (self.word.subject if self.word else "")
            anchor = self.shown.anchor if self.shown else self.word.boxes[0] if self.word else None
            return self.open(subject, anchor, by_key=True)
        if focus is None or self.reader is None or self.keyed:
            return False
        words = words_in(focus, self.look, focus.rect, self.reader)
        return bool(words) and self.open(words[0].subject, words[0].boxes[0], by_key=True)

    # -- drawing ----------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface) -> None:
        """The mark under the word, then the cards, the newest above."""
        look = self.look
        if self.word is not None:
            underline(surface, look, self.word)
        for one in [*self.cards, *([self.shown] if self.shown is not None else [])]:
            one.root.draw(surface, look)
            if self.keyed and one is self.cards[-1] and one.focus is not None:
                look.paint.ring(surface, one.focus.rect)
        if self.word is not None and self._from_card():
            underline(surface, look, self.word)
        self.tips.draw(surface, look)

    def _from_card(self) -> bool:
        return self.word is not None and any(c.root.rect.contains(self.word.boxes[0]) for c in self.cards)
