"""Checkboxes: one thing that is on or off."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pygame

from game.ui.widgets.buttons import Pressable
from game.ui.widgets.look import Look
from game.ui.widgets.widget import TipSource


class Checkbox(Pressable):
    """On or off, with its words beside it."""

    role: ClassVar[str] = "checkbox"

    def __init__(
        self,
        label: str,
        value: bool = False,
        on_change: Callable[[bool], object] | None = None,
        *,
        tip: TipSource = None,
        enabled: bool = True,
        why_not: str = "",
    ) -> None:
        super().__init__(label, tip=tip, enabled=enabled, why_not=why_not)
        self.value, self.on_change = value, on_change

    def activate(self) -> bool:
        if not self.enabled:
            return False
        self.value = not self.value
        self.redraw()
        if self.on_change is not None:
            self.on_change(self.value)
        return True

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return look.text.width(self.label, "body") + look.px(30), look.px(28)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        side = look.px(18)
        box = pygame.Rect(self.rect.x, self.rect.centery - side // 2, side, side)
        edge = look.hue("ink" if self.hovered else "line_2")
        look.paint.box(surface, box, look.hue("ink" if self.value else "paper_0"), edge, dashed=not self.enabled)
        if self.value:
            look.icons.draw(surface, "yes", box.center, look.px(16), look.hue("paper_0"))
        ink = look.hue("ink" if self.enabled else "ink_3")
        at = (box.right + look.px(9), self.rect.centery)
        look.text.draw(surface, self.label, "body", at, anchor="middle", colour=ink, width=self.rect.right - at[0])
