"""A hand for tests and tours: finds widgets by what they say, and presses as a person would.

It posts real events and steps the window with a clock of its own, so nothing waits and nothing is mocked.
"""

from __future__ import annotations

import pygame

from game.ui.widgets.keys import strokes
from game.ui.widgets.live import Word, words_in
from game.ui.widgets.shell import Window
from game.ui.widgets.widget import Widget


class Lost(AssertionError):
    """No such widget is to be seen; the message lists what is."""


class Pilot:
    """Drives one window. Every act steps the window; `ms` says how long."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.step()

    # -- seeing -------------------------------------------------------------------------------
    def seen(self, role: str = "") -> list[Widget]:
        """Visible widgets of the layer that takes events, of one role or all."""
        screen = self.window.top
        if screen is None or screen.layers is None:
            return []
        screen.layers.settle()
        return [w for w in screen.layers.top.root.walk() if not role or w.role == role]

    def labels(self, role: str = "") -> list[str]:
        """What can be read, in reading order."""
        return [w.label for w in self.seen(role) if w.label]

    def has(self, label: str, role: str = "") -> bool:
        """Whether something says this."""
        return any(w.label == label for w in self.seen(role))

    def find(self, label: str, role: str = "", nth: int = 0) -> Widget:
        """The widget with this label; one that takes the keyboard or the mouse comes before mere text."""
        found = [w for w in self.seen(role) if w.label == label]
        found.sort(key=lambda w: not (w.focusable or w.role in ("option", "tab", "row")))
        if nth >= len(found):
            raise Lost(f"nothing says {label!r} (role {role or 'any'}); to be seen: {self.labels(role)}")
        return found[nth]

    @property
    def focus(self) -> Widget | None:
        """Who has the keyboard."""
        screen = self.window.top
        return None if screen is None or screen.layers is None else screen.layers.focused()

    @property
    def tip(self) -> str:
        """The name, value and sentence of the tooltip shown, or nothing."""
        screen = self.window.top
        if screen is None or screen.layers is None or not screen.layers.tips.shown or screen.layers.tips.tip is None:
            return ""
        tip = screen.layers.tips.tip
        said = screen.look.keyed(tip.sentence)
        return " ".join(part for part in (tip.name, tip.value, said) if part)

    def words(self) -> list[Word]:
        """The live words to be seen: on the newest card where one is pinned, else on the highest paper."""
        screen = self.window.top
        layers = None if screen is None else screen.layers
        if layers is None or layers.pins.reader is None:
            return []
        root = layers.pins.cards[-1].root if layers.pins.cards else layers.top.root
        return words_in(root, layers.look, pygame.Rect((0, 0), layers.look.size), layers.pins.reader)

    def word(self, text: str, nth: int = 0) -> tuple[int, int]:
        """Where a live word stands; Lost where it does not."""
        found = [one for one in self.words() if one.text == text]
        if nth >= len(found):
            raise Lost(f"{text!r} is no live word here; these are: {sorted({one.text for one in self.words()})}")
        return found[nth].boxes[0].center

    @property
    def cards(self) -> list[Widget]:
        """The cards to be seen, the newest last."""
        screen = self.window.top
        if screen is None or screen.layers is None:
            return []
        pins = screen.layers.pins
        return [one.root for one in (*pins.cards, *([pins.shown] if pins.shown else []))]

    # -- doing --------------------------------------------------------------------------------
    def step(self, ms: int = 16) -> None:
        """Let time pass, in frames of at most 50 ms."""
        while True:
            self.window.step(min(ms, 50))
            ms -= 50
            if ms <= 0:
                return

    def _at(self, target: str | Widget | tuple[int, int], role: str = "") -> tuple[int, int]:
        if isinstance(target, tuple):
            return target
        widget = self.find(target, role) if isinstance(target, str) else target
        return widget.rect.center

    def hover(self, target: str | Widget | tuple[int, int], role: str = "") -> None:
        """Move the pointer over a widget or point."""
        at = self._at(target, role)
        pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
        self.step()

    def click(self, target: str | Widget | tuple[int, int], role: str = "", button: int = 1) -> None:
        """Move there, press, release."""
        at = self._at(target, role)
        self.hover(at)
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            pygame.event.post(pygame.event.Event(kind, pos=at, button=button))
            self.step()

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one point, release at another."""
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1))
        rel = (end[0] - start[0], end[1] - start[1])
        pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=end, rel=rel, buttons=(1, 0, 0)))
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=end, button=1))
        self.step()

    def wheel(self, target: str | Widget | tuple[int, int], steps: int) -> None:
        """Turn the wheel over a widget; positive is away from the hand (up)."""
        at = self._at(target)
        self.hover(at)
        pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=steps, pos=at, flipped=False))
        self.step()

    def press(self, *keys: str) -> None:
        """Press keys by name, one after the other: `press("tab", "enter")`, `press("ctrl+z")`."""
        for name in keys:
            code, mod = strokes(name)
            for kind in (pygame.KEYDOWN, pygame.KEYUP):
                pygame.event.post(pygame.event.Event(kind, key=code, mod=mod, unicode="", scancode=0))
            self.step()

    def type(self, words: str) -> None:
        """Type text into what has the keyboard."""
        pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=words))
        self.step()
