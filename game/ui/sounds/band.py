"""The band: plays sounds by name, if the player wants them and there is something to play them on.

The mixer opens in a thread at the first sound asked for, so that neither the first frame nor any other waits for it;
what cannot be opened is silence. Captions come all the same, for who cannot hear.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame

from game.ui.sounds.waves import RATE, Wave, recipes, wave

__all__ = ["Band", "may_sound"]


class Band:
    """One for a window. `wanted` gives the volume, 0 to 1, now; `caption` shows words."""

    def __init__(self, wanted: Callable[[], float], caption: Callable[[str], None]) -> None:
        self._wanted, self._caption = wanted, caption
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._opening: threading.Thread | None = None

    def play(self, name: str) -> None:
        """Play a sound, and show its caption. The first opens the mixer and is not heard."""
        self._caption(recipes()[name].caption)
        volume = self._wanted()
        if volume <= 0:
            return
        if self._opening is None:
            self._opening = threading.Thread(target=self._open, name="sounds", daemon=True)
            self._opening.start()
        sound = self._sounds.get(name)
        if sound is not None:
            sound.set_volume(volume)
            sound.play()

    @property
    def is_silent(self) -> bool:
        """Whether nothing can be heard (yet)."""
        return not self._sounds

    def wait(self) -> None:
        """Wait until the mixer is open or has been given up."""
        if self._opening is not None:
            self._opening.join()

    def _open(self) -> None:
        if not may_sound():
            return
        try:
            pygame.mixer.init(RATE, -16, 1, 512)
            made = {name: _sound(wave(recipe)) for name, recipe in recipes().items()}
        except (pygame.error, OSError, NotImplementedError):
            return
        self._sounds = made


def _sound(samples: Wave) -> pygame.mixer.Sound:
    whole = (samples * 32_767).astype(np.int16)
    opened = pygame.mixer.get_init()
    channels = opened[2] if opened else 1
    return pygame.mixer.Sound(buffer=np.repeat(whole[:, None], channels, axis=1).tobytes())


def may_sound() -> bool:
    """Whether it is worth asking for a device: not without a real window, nor where Linux shows none."""
    if "dummy" in (os.environ.get("SDL_AUDIODRIVER"), os.environ.get("SDL_VIDEODRIVER")):
        return False
    if sys.platform != "linux":
        return True
    room = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"))
    servers = (room / "pulse" / "native", room / "pipewire-0")
    cards = Path("/proc/asound/cards")
    heard = cards.is_file() and "no soundcards" not in cards.read_text(encoding="utf-8", errors="replace")
    return bool(os.environ.get("PULSE_SERVER")) or heard or any(one.exists() for one in servers)
