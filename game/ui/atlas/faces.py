"""The faces of the plate: fonts by role and size, opened when first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pygame

from game.ui.typecase import open_font

Role = Literal["name", "city", "sea", "figure", "text"]
FILES: dict[Role, str] = {
    "name": "EBGaramond_500Medium.ttf",
    "city": "EBGaramond_600SemiBold.ttf",
    "sea": "EBGaramond_500Medium_Italic.ttf",
    "figure": "SourceSans3_700Bold.ttf",
    "text": "SourceSans3_600SemiBold.ttf",
}


class Faces:
    """Fonts from one folder. `size` is the font's em in pixels of the design, rounded to whole pixels of the screen.

    `scale` is screen pixels in a pixel of the design (1600 x 900): all that is lettered grows with it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.scale = 1.0
        self._opened: dict[tuple[Role, int], pygame.font.Font] = {}

    def font(self, role: Role, size: float) -> pygame.font.Font:
        """The font of a role, never under 6 px."""
        key = (role, max(6, round(size * self.scale)))
        if key not in self._opened:
            self._opened[key] = open_font(self._folder / FILES[role], key[1])
        return self._opened[key]
