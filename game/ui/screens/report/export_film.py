"""The animated map: every moment of a game on the atlas, written as GIF or WebP.

Frames are painted one by one while the file is written, so that a long game needs no more memory than a short one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pygame
from PIL import Image

from game.ui.screens.report.export_map import MapPainter

__all__ = ["FORMATS", "frame_ms", "write_film", "write_picture"]

FORMATS: Final = {".gif": "GIF", ".webp": "WEBP"}
_WHOLE_MS, _SHORTEST_MS, _LONGEST_MS, _LAST_MS = 30_000, 250, 900, 3_000
"""A game is shown in about half a minute, no turn shorter or longer than these; the end stands still for a while."""
_COLOURS: Final = 200
"""Of a GIF: room is left for the one that means "as before"."""

Tell = Callable[[float], None]


def frame_ms(frames: int) -> list[int]:
    """How long each frame is shown, in milliseconds."""
    each = min(max(_WHOLE_MS // max(frames, 1), _SHORTEST_MS), _LONGEST_MS) // 10 * 10
    return [*[each] * (frames - 1), _LAST_MS]


def picture_of(surface: pygame.Surface) -> Image.Image:
    """A painted surface as a picture that Pillow can write."""
    return Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))


def write_picture(surface: pygame.Surface, path: Path) -> Path:
    """One picture as PNG; OSError where it cannot be written."""
    return _whole(path, lambda beside: picture_of(surface).save(beside, "PNG", optimize=True))


def write_film(painter: MapPainter, path: Path, tell: Tell = lambda share: None) -> Path:
    """The whole game, the kind by the name's ending; `tell` hears which share (0..1) is done.

    ValueError for an ending that is none of `FORMATS`, OSError where the file cannot be written.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise ValueError(f"an animated map ends in {', '.join(FORMATS)}")
    count = len(painter)
    ends = {n: picture_of(painter.paint(n)) for n in {0, count - 1}}
    frames = _frames(painter, ends, _palette(list(ends.values())) if kind == "GIF" else None, tell)
    first = next(frames)
    more: dict[str, Any] = {"save_all": True, "append_images": frames, "duration": frame_ms(count), "loop": 0}
    if kind == "GIF":
        more |= {"disposal": 1}
    elif kind == "WEBP":
        more |= {"quality": 78, "method": 3, "minimize_size": False, "kmax": 40}
    _whole(path, lambda beside: first.save(beside, kind, **more))
    tell(1.0)
    return path


def _palette(pictures: list[Image.Image]) -> Image.Image:
    """Colours for the whole game, of its beginning and end: what stays the same from frame to frame costs no bytes."""
    wide, high = pictures[0].size
    board = Image.new("RGB", (wide, high * len(pictures)))
    for n, one in enumerate(pictures):
        board.paste(one, (0, n * high))
    return board.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE)


def _frames(
    painter: MapPainter, ends: dict[int, Image.Image], palette: Image.Image | None, tell: Tell
) -> Iterator[Image.Image]:
    """Every moment, painted when the file is ready for it; the ends are painted already."""
    for n in range(len(painter)):
        tell(n / len(painter))
        one = ends.get(n) or picture_of(painter.paint(n))
        yield one if palette is None else one.quantize(palette=palette, dither=Image.Dither.NONE)


def _whole(path: Path, save: Callable[[Path], None]) -> Path:
    """Write beside the place and move into it, so that nothing half written stays."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        save(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path
