"""Toasts: a passing word at the top of the window. They need no answer and never hide one."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.widgets.look import Look


@dataclass(slots=True)
class _Toast:
    words: str
    icon: str
    age: int = 0


UNDER_BAR = 64
"""Px of the design from the window's edge to just under a top bar."""


class Toasts:
    """At most three at a time, the newest lowest."""

    def __init__(self) -> None:
        self._all: list[_Toast] = []
        self._new = False
        self.top = UNDER_BAR
        """Where the first one hangs, px of the design: a screen moves it below what lies under its top bar."""

    @property
    def words(self) -> tuple[str, ...]:
        """What is being said now."""
        return tuple(t.words for t in self._all)

    def say(self, words: str, icon: str = "") -> None:
        """Say a short sentence for about four seconds; the same sentence again takes the place of the first."""
        others = [t for t in self._all if t.words != words]
        self._all = [*others[-2:], _Toast(words, icon)]
        self._new = True

    def hush(self) -> None:
        """Say no more: something that covers the place of toasts has been opened."""
        self._new = self._new or bool(self._all)
        self._all = []

    def tick(self, dt: int, look: Look) -> bool:
        """Time passes; True when one came or went."""
        for toast in self._all:
            toast.age += dt
        before = len(self._all)
        self._all = [t for t in self._all if t.age < look.ms("toast")]
        changed, self._new = self._new or len(self._all) != before, False
        return changed

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """Draw centred under the top bar."""
        y = look.px(self.top)
        for toast in self._all:
            words = look.keyed(toast.words)
            mark = look.px(26) if toast.icon else 0
            wide = min(look.text.width(words, "body") + mark + look.px(32), look.size[0] - look.px(48))
            rect = pygame.Rect((look.size[0] - wide) // 2, y, wide, look.text.line("body") + look.px(18))
            look.paint.shadow(surface, rect, drop=4, blur=12, alpha=0.35)
            look.paint.box(surface, rect, look.hue("ink"))
            if toast.icon:
                look.icons.draw(
                    surface,
                    toast.icon,
                    (rect.x + look.px(24), rect.centery),
                    look.px(18),
                    look.hue("paper_0"),
                )
            at = (rect.x + look.px(16) + mark, rect.centery)
            look.text.draw(
                surface,
                words,
                "body",
                at,
                anchor="middle",
                colour=look.hue("paper_0"),
                width=rect.w - mark - look.px(28),
            )
            y = rect.bottom + look.px(8)
