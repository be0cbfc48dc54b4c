"""The window: a stack of screens, one frame loop, and nothing that a test cannot step.

`SDL_FRAMEBUFFER_ACCELERATION=0` is set before the display opens unless the player has set it: without a GPU, SDL
shows a window through software OpenGL, and a flip costs 8 ms instead of 0.5. A frame is drawn only when something
has changed, so a screen at rest costs nothing.
"""

from __future__ import annotations

import os
import re
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pygame

from game.kit import places
from game.ui.widgets.captions import Captions
from game.ui.widgets.keys import Held, chord, translated
from game.ui.widgets.layers import Layers
from game.ui.widgets.layout import Free
from game.ui.widgets.live import Reader
from game.ui.widgets.look import Look, Manner
from game.ui.widgets.rich import quoted
from game.ui.widgets.toast import Toasts
from game.ui.widgets.widget import Widget

LEAST = (1024, 640)
"""The smallest window, px."""
USUAL = (1600, 900)
FRAMES = 60
_LATE_MS = 1500
"""How late news of the full screen may come after it was left."""
_LONG_S = 0.012  # of the processor: what deeds and ticks may take in a step that also draws


class Screen:
    """One room of the game. Subclasses write `build`; if need be `backdrop`, `handle`, `tick`, `entered`."""

    title = ""

    def __init__(self) -> None:
        self.window: Window | None = None
        self.layers: Layers | None = None

    # -- what subclasses write ----------------------------------------------------------------
    def build(self) -> Widget:
        """The tree of this screen; it is laid out over the whole window."""
        return Free()

    def backdrop(self, surface: pygame.Surface, look: Look) -> None:
        """What lies under the tree: paper, or the map."""
        surface.fill(look.hue("paper_1"))

    def handle(self, event: pygame.event.Event) -> bool:
        """Events that no widget took: clicks on the map, keys of the screen."""
        return False

    def tick(self, dt: int) -> bool:
        """Let `dt` ms pass; True when the backdrop has to be drawn again."""
        return False

    def reader(self) -> Reader | None:
        """Who knows the names and terms on this screen; without one no word opens a card."""
        return self.window.reader_of(self) if self.window is not None and self.window.reader_of is not None else None

    def entered(self) -> None:
        """Shown, for the first time or again."""

    def left(self) -> None:
        """Covered or gone."""

    # -- what subclasses use ------------------------------------------------------------------
    @property
    def look(self) -> Look:
        assert self.window is not None, "a screen has a look once it is pushed"
        return self.window.look

    def find(self, label: str) -> Widget | None:
        """The first visible widget of this screen with a label."""
        assert self.layers is not None
        return next((w for w in self.layers.stack[0].root.walk() if w.label == label), None)

    def rebuild(self) -> None:
        """Make the tree anew from what is true now. Focus (by role and label), scrolling and open sheets stay."""
        assert self.window is not None
        if self.layers is None:
            self.layers = Layers(self.build(), self.window.look)
        else:
            self.layers.replace_root(self.build())
        self.layers.pins.read_by(self.reader())

    def open(
        self,
        root: Widget,
        *,
        modal: bool = True,
        veil: bool = True,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        """Open a sheet or dialog above this screen; under a veil, passing words make way for it."""
        assert self.layers is not None
        if veil and self.window is not None:
            self.window.toasts.hush()
            self.window.on_sound("page")
        self.layers.overlay(root, modal=modal, veil=veil, on_close=on_close)

    def close(self, root: Widget | None = None) -> None:
        """Close an overlay, the top one when none is named."""
        assert self.layers is not None
        self.layers.close(root)

    def toast(self, words: str, icon: str = "") -> None:
        """A passing word at the top; it needs no answer."""
        assert self.window is not None
        self.window.toasts.say(words, icon)


def fitting(wanted: tuple[int, int] | None = None) -> tuple[int, int]:
    """A size for a new window, px; call it once the display is open. None asks for the usual size.

    Never larger than the desktop nor smaller than the least; on a desktop of many small dots the usual one is larger.
    """
    desktops = pygame.display.get_desktop_sizes()
    wide, high = desktops[0] if desktops else USUAL
    if wanted is None:
        grown = max(min(wide / 2200, high / 1240), 1.0)
        wanted = round(USUAL[0] * grown), round(USUAL[1] * grown)
    elif pygame.display.get_driver() == "dummy":
        return wanted
    return max(min(wanted[0], wide), LEAST[0]), max(min(wanted[1], high), LEAST[1])


class Window:
    """The display and the loop. `step` is one frame; `run` steps until closed."""

    def __init__(
        self,
        size: tuple[int, int] | None = None,
        *,
        manner: Manner | None = None,
        title: str = "All Against One",
        fullscreen: bool = False,
    ) -> None:
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
        os.environ.setdefault("SDL_IME_SHOW_UI", "1")
        pygame.display.init()
        pygame.font.init()
        pygame.key.set_repeat(380, 35)
        self._held = Held()
        self.is_fullscreen = fullscreen
        self._windowed = size = fitting(size)
        self._left: tuple[tuple[int, int], int] | None = None
        self.surface = self._open(size)
        pygame.display.set_caption(title)
        self.look = Look(self.surface.get_size(), manner)
        self._crests: dict[str, str] = {}
        self._quoted: re.Pattern[str] | None = None
        self.screens: list[Screen] = []
        self.toasts = Toasts()
        self.captions = Captions()
        self.on_sound: Callable[[str], None] = lambda name: None
        """Plays a sound by name."""
        self.running = True
        self.frames = 0
        self.on_quit: Callable[[], bool] | None = None
        self.reader_of: Callable[[Screen], Reader | None] | None = None
        self._dirty = True
        self.owes_picture = False
        self.draws_apart = False
        """Whether a step whose deeds took long leaves its drawing to the next."""
        self.resting = threading.Event()
        """Set between frames: when threads that work beside the window may have the interpreter."""

    def _open(self, size: tuple[int, int]) -> pygame.Surface:
        if self.is_fullscreen:
            return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        surface = pygame.display.set_mode(size, pygame.RESIZABLE)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            pygame.Window.from_display_module().minimum_size = LEAST
        return surface

    @property
    def windowed(self) -> tuple[int, int]:
        """Size of the window when it is not full screen, px."""
        return self._windowed

    # -- screens ------------------------------------------------------------------------------
    @property
    def top(self) -> Screen | None:
        """The screen shown."""
        return self.screens[-1] if self.screens else None

    def push(self, screen: Screen) -> None:
        """Show a screen above the others."""
        if self.top is not None:
            self.top.left()
        screen.window = self
        self.screens.append(screen)
        self._show(screen)

    def pop(self) -> None:
        """Go back one screen; the window closes after the last."""
        self.screens.pop().left()
        if self.top is None:
            self.stop()
        else:
            self._show(self.top)

    def replace(self, screen: Screen) -> None:
        """Show a screen instead of the top one."""
        if self.screens:
            self.screens.pop().left()
        screen.window = self
        self.screens.append(screen)
        self._show(screen)

    def _show(self, screen: Screen) -> None:
        if screen.layers is None:
            screen.rebuild()
        elif screen.layers.look is not self.look:
            screen.layers.set_look(self.look)
        self._dirty = True
        screen.entered()

    # -- size and manner ----------------------------------------------------------------------
    def resize(self, size: tuple[int, int]) -> None:
        """Another size of the window (as by dragging its edge)."""
        self._windowed = (max(size[0], LEAST[0]), max(size[1], LEAST[1]))
        self.surface = self._open(self._windowed)
        self._relook(self.look.manner)

    def set_manner(self, manner: Manner) -> None:
        """Another scale, palette or motion: seen at once."""
        self._relook(manner)

    def toggle_fullscreen(self) -> None:
        """F11."""
        self._left = (self.surface.get_size(), pygame.time.get_ticks()) if self.is_fullscreen else None
        self.is_fullscreen = not self.is_fullscreen
        self.surface = self._open(self._windowed)
        self._relook(self.look.manner)

    def bear(self, crests: Mapping[str, str]) -> None:
        """Give shields their emblems by their states' tints, now and at every size to come."""
        self._crests.update(crests)
        self.look.bear(crests)

    def quote(self, names: Iterable[str]) -> None:
        """Show these names from outside the house as they are spelt, now and at every size to come."""
        self._quoted = quoted(names)
        self._tell_scribe()

    def _tell_scribe(self) -> None:
        if self.look.text.quoted != self._quoted:
            self.look.text.quoted = self._quoted
            self.look.text.blocks.clear()

    def _relook(self, manner: Manner) -> None:
        self.look = Look(self.surface.get_size(), manner, self.look.theme)
        self.look.bear(self._crests)
        self._tell_scribe()
        for screen in self.screens:
            if screen.layers is not None:
                screen.layers.set_look(self.look)
        self._dirty = True

    # -- the loop -----------------------------------------------------------------------------
    def stop(self) -> None:
        """End the loop after this frame."""
        self.running = False

    def step(self, dt: int = 16) -> bool:
        """One frame of `dt` ms: events, time, drawing if needed. True if it was drawn."""
        self.resting.clear()
        try:
            return self._frame(dt)
        finally:
            self.resting.set()

    def _frame(self, dt: int) -> bool:
        begun = time.thread_time()
        for event in pygame.event.get():
            self.deliver(event)
        screen = self.top
        if screen is None or screen.layers is None:
            return False
        self._dirty |= screen.tick(dt)
        screen = self.top
        if screen is None or screen.layers is None:
            return False
        self._dirty |= screen.layers.tick(dt)
        self._dirty |= self.toasts.tick(dt, self.look) | self.captions.tick(dt)
        may_wait = self.draws_apart and self.frames > 0 and not self.owes_picture
        self.owes_picture = self._dirty and may_wait and time.thread_time() - begun > _LONG_S
        if not self._dirty or self.owes_picture:
            return False
        self.draw()
        return True

    def draw(self) -> None:
        """Draw the top screen and show it."""
        screen = self.top
        if screen is None or screen.layers is None:
            return
        self._dirty = False
        self.surface.set_clip(None)
        screen.backdrop(self.surface, self.look)
        screen.layers.draw(self.surface)
        self.toasts.draw(self.surface, self.look)
        self.captions.draw(self.surface, self.look)
        pygame.display.flip()
        self.frames += 1

    def deliver(self, event: pygame.event.Event) -> None:
        """Give one event to the window, then to the widgets, then to the screen."""
        if self._held.is_idle(event, is_typing=self._is_typing()):
            return
        event = self._as_spelt(event)
        if event.type == pygame.QUIT:
            if self.on_quit is None or self.on_quit():
                self.stop()
        elif event.type == pygame.VIDEORESIZE:
            self._resized(event.size)
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self._dirty = True
        elif event.type != pygame.KEYDOWN or self._asks_for_keys() or not self.meant(event):
            self._to_screen(event)

    def _as_spelt(self, event: pygame.event.Event) -> pygame.event.Event:
        """A key as the player has it, told as the house spells it; someone who types means the letter itself."""
        if event.type != pygame.KEYDOWN or not self.look.manner.keys or self._asks_for_keys():
            return event
        return translated(event, self.look.manner.keys, is_typing=self._is_typing())

    def _is_typing(self) -> bool:
        focus = self._focused()
        return focus is not None and focus.wants_text

    def _asks_for_keys(self) -> bool:
        focus = self._focused()
        return focus is not None and focus.wants_keys

    def _focused(self) -> Widget | None:
        return self.top.layers.focused() if self.top is not None and self.top.layers is not None else None

    def _resized(self, size: tuple[int, int]) -> None:
        """The player has pulled at an edge: SDL has made the surface already."""
        if self._left is not None and self._left[0] == size and pygame.time.get_ticks() < self._left[1] + _LATE_MS:
            return
        surface = pygame.display.get_surface()
        if surface is None or surface.get_size() != size:
            self.resize(size)
            return
        if not self.is_fullscreen:
            self._windowed = size
        self.surface = surface
        if self.look.size != size:
            self._relook(self.look.manner)

    def meant(self, event: pygame.event.Event) -> bool:
        """A key that means the same in every room; False when it is the screen's."""
        name = chord(event)
        if name == "f11":
            self.toggle_fullscreen()
        elif name == "f12":
            self.toasts.say(f"Picture saved: {self.screenshot().name}", "save")
        else:
            return False
        return True

    def _to_screen(self, event: pygame.event.Event) -> None:
        screen = self.top
        if screen is None or screen.layers is None:
            return
        taken = screen.layers.handle(event)
        if not taken and screen.handle(event):
            self._dirty = True

    def screenshot(self) -> Path:
        """Save the picture among the player's exports; never over another."""
        folder = places.user_exports()
        n = 1
        while (path := folder / f"all-against-one-{n:04}.png").exists():
            n += 1
        pygame.image.save(self.surface, path)
        return path

    def redraw(self) -> None:
        """Draw at the next step."""
        self._dirty = True

    def run(self) -> None:
        """The loop, until closed."""
        clock = pygame.time.Clock()
        while self.running:
            self.step(min(clock.tick(FRAMES), 100))

    def shut(self) -> None:
        """Let the screen shown go, with whatever works for it, and close the display."""
        if self.top is not None:
            self.top.left()
        pygame.display.quit()
