"""Captions of sounds: one small line at the bottom left, for who cannot hear."""

import pygame

from game.ui.widgets.look import Look

__all__ = ["Captions"]

_LASTS_MS = 1800


class Captions:
    """The newest caption, for a moment; shown only while `shown` is set."""

    def __init__(self) -> None:
        self.shown = False
        self.words = ""
        self._left = 0
        self._new = False

    def say(self, words: str) -> None:
        """Show a caption."""
        if self.shown:
            self.words, self._left, self._new = words, _LASTS_MS, True

    def hush(self) -> None:
        """Take away what is shown: it was said to someone who has left the chair."""
        self.words, self._left, self._new = "", 0, False

    def tick(self, dt: int) -> bool:
        """Let time pass; True when one came or went."""
        fresh, self._new = self._new, False
        if not self.words:
            return fresh
        self._left -= dt
        if self._left <= 0:
            self.words = ""
            return True
        return fresh

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """Dark, with pale letters, above the foot of the window."""
        if not self.words:
            return
        words = f"[{self.words}]"
        high = look.text.line("second") + look.px(6)
        wide = look.text.width(words, "second") + look.px(16)
        box = pygame.Rect(look.px(12), look.size[1] - look.px(40) - high, wide, high)
        look.paint.box(surface, box, look.hue("ink"))
        look.text.draw(
            surface, words, "second", box.center, align="centre", anchor="middle", colour=look.hue("paper_0")
        )
