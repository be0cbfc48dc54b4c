"""Everything a widget needs in order to draw, at one scale: theme, type, shapes, icons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pygame

from game.kit import places
from game.ui.widgets.icons import IconBook
from game.ui.widgets.keys import spoken
from game.ui.widgets.paint import Painter
from game.ui.widgets.text import Scribe
from game.ui.widgets.theme import RGB, Theme, load_theme

_KEY: Final = re.compile("⟨(.+?)⟩")


@dataclass(frozen=True, slots=True)
class Manner:
    """What the player has chosen about looks. Scales are factors; 1.0 is as designed."""

    scale: float = 1.0
    type_scale: float = 1.0
    palette: str = "standard"
    motion: bool = True
    keys: tuple[tuple[str, str], ...] = ()
    """Keys that the player has moved: as the house spells the command, as the player presses it."""


class Look:
    """The look at one window size and one manner. Made anew on a resize; the caches go with it."""

    def __init__(
        self, size: tuple[int, int] = (1600, 900), manner: Manner | None = None, theme: Theme | None = None
    ) -> None:
        self.size = size
        self.manner = manner or Manner()
        self.theme = (theme or load_theme()).wearing(self.manner.palette)
        self.scale = self.theme.scale(*size, self.manner.scale)
        self.text = Scribe(self.theme, places.assets() / "fonts", self.scale, self.manner.type_scale)
        self.paint = Painter(self.theme, self.scale)
        self.icons = IconBook()
        self.laying = 0
        """Number of the layout being made, within which a widget need not be measured twice; 0 between layouts."""
        self._hues: dict[str, RGB] = {}
        self._crests: dict[RGB, str] = {}

    def px(self, length: float) -> int:
        """A length of the design (px at 1600 × 900) in px of this screen."""
        return round(length * self.scale)

    def space(self, name: str) -> int:
        """A named distance of the theme in px of this screen."""
        return self.px(self.theme.space[name])

    def hue(self, role: str) -> RGB:
        """A colour by role, in the player's palette."""
        if role not in self._hues:
            self._hues[role] = self.theme.hue(role)
        return self._hues[role]

    def bear(self, crests: Mapping[str, str]) -> None:
        """Learn which emblem goes with which state's tint `#RRGGBB`."""
        self._crests.update({self.hue(tint): emblem for tint, emblem in crests.items()})

    def crest(self, tint: RGB) -> str:
        """The emblem of the state of this tint, or nothing."""
        return self._crests.get(tint, "")

    def ms(self, name: str) -> int:
        """How long a motion lasts; 0 when motion is off. Delays of tooltips and toasts are not motion."""
        is_delay = name in ("tooltip_after", "sum_after", "toast")
        return self.theme.motion[name] if is_delay or self.manner.motion else 0

    def key(self, name: str) -> str:
        """A key as printed: what the player presses for what the house spells `name`."""
        return spoken(dict(self.manner.keys).get(name, name))

    def keyed(self, words: str) -> str:
        """Words in which `⟨g⟩` stands for the key that the house spells so: printed is what the player presses."""
        return _KEY.sub(lambda found: self.key(found[1]), words) if "⟨" in words else words

    def icon(
        self, target: pygame.Surface, name: str, at: tuple[float, float], size: float = 20, ink: str = "ink"
    ) -> pygame.Rect:
        """Draw an icon centred at a point of the screen; `size` is a length of the design."""
        return self.icons.draw(target, name, at, self.px(size), self.hue(ink))
