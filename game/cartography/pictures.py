"""Relief pictures in and out, as arrays. pygame serves as the codec; no screen is opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np

from game.cartography.projection import Reals

__all__ = ["read_picture", "write_shading"]


def _codec() -> Any:
    """pygame, without its greeting on standard output."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    return pygame


def read_picture(path: Path) -> Reals:
    """A picture as (row, column, 3) of 0 to 255."""
    pygame = _codec()
    picture = pygame.image.load(str(path))
    return np.asarray(pygame.surfarray.array3d(picture).transpose(1, 0, 2), np.float64)


def write_shading(path: Path, grey: Reals) -> None:
    """Writes greys (row, column) of 0 to 255 as a JPEG, beside first and then in place."""
    pygame = _codec()
    whole = np.repeat(grey.round().astype(np.uint8).T[:, :, None], 3, axis=2)
    beside = path.with_name(f"~{path.name}")
    pygame.image.save(pygame.surfarray.make_surface(whole), str(beside))
    os.replace(beside, path)
