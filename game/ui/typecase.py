"""Fonts opened one at a time: the map is lettered in a thread of its own, and FreeType opens faces in only one."""

import threading
from pathlib import Path

import pygame

__all__ = ["open_font"]

_OPENING = threading.Lock()


def open_font(path: Path, size: int) -> pygame.font.Font:
    """A font at a size of its em in px."""
    with _OPENING:
        if not pygame.font.get_init():
            pygame.font.init()
        return pygame.font.Font(str(path), size)
