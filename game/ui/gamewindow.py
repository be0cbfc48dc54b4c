"""The game's window: the bare one, with the keys that mean the same on every screen."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pygame

from game.ui.widgets.keys import chord
from game.ui.widgets.shell import Window

__all__ = ["GameWindow"]


class GameWindow(Window):
    """The window with the keys that mean the same on every screen, while no sheet lies on it."""

    shortcuts: Mapping[str, Callable[[], None]] = MappingProxyType({})
    sizes: Mapping[str, Callable[[], None]] = MappingProxyType({})
    """What is valid on sheets too."""

    def meant(self, event: pygame.event.Event) -> bool:
        """A key of the house first; all else as the window does."""
        name = chord(event)
        act = self.sizes.get(name)
        if act is None and self._is_bare():
            act = self.shortcuts.get(name)
        if act is None:
            return super().meant(event)
        act()
        self.redraw()
        return True

    def _is_bare(self) -> bool:
        """Whether nothing lies on the screen and nobody is typing."""
        layers = self.top.layers if self.top is not None else None
        focus = layers.focused() if layers is not None else None
        return layers is not None and len(layers.stack) == 1 and not (focus is not None and focus.wants_text)
