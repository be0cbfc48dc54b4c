"""Where a card comes to lie beside its word, and the mark under the word."""

from __future__ import annotations

import pygame

from game.ui.widgets.live import Word
from game.ui.widgets.look import Look
from game.ui.widgets.widget import Widget

__all__ = ["resting_place", "underline"]

WIDE = 340
"""Width of a card, px of the design."""

_GAP = 6


def resting_place(root: Widget, anchor: pygame.Rect, look: Look, at: tuple[int, int] | None = None) -> pygame.Rect:
    """Below the word, above it, or beside it: inside the window and never over the word. `at` overrules."""
    wide, high = root.measure(look, look.px(WIDE))
    screen = pygame.Rect((0, 0), look.size).inflate(-look.px(12), -look.px(12))
    gap = look.px(_GAP)
    rect = pygame.Rect(at or (anchor.x, anchor.bottom + gap), (wide, min(high, screen.h)))
    if at is None and rect.bottom > screen.bottom:
        above = anchor.y - gap - rect.h
        if above >= screen.y:
            rect.y = above
        else:
            rect.x = anchor.right + gap
            if rect.right > screen.right:
                rect.right = anchor.x - gap
    return rect.clamp(screen)


def underline(surface: pygame.Surface, look: Look, word: Word) -> None:
    """A hairline under a name, dots under a term."""
    thick = max(1, round(look.scale))
    for box in word.boxes if word.text.strip() else ():
        y = box.bottom - max(2, box.h // 6)
        step = 4 * thick if word.is_term else max(box.w, 1)
        long = thick if word.is_term else box.w
        for x in range(box.x, box.right, step):
            pygame.draw.line(surface, look.hue("ink_2"), (x, y), (min(x + long, box.right) - 1, y), thick)
