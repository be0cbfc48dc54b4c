"""Icons from our own path data (`assets/icons/kit.toml`): drawn at four times the size and reduced, then cached."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Literal

import pygame
from pydantic import BaseModel, ConfigDict, TypeAdapter

from game.kit import places
from game.ui.widgets.theme import RGB

GRID = 20.0
LINE = 1.5
_OVER = 4
Point = tuple[float, float]


class IconData(BaseModel):
    """One icon: paths to stroke or fill, ovals (cx, cy, rx, ry) to stroke, dots to fill."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    stroke: tuple[str, ...] = ()
    fill: tuple[str, ...] = ()
    oval: tuple[tuple[float, float, float, float], ...] = ()
    dot: tuple[tuple[float, float, float, float], ...] = ()


def _bezier(points: list[Point], steps: int = 14) -> list[Point]:
    """Points of a curve of any degree, without the first one (de Casteljau)."""
    out = []
    for i in range(1, steps + 1):
        t, level = i / steps, points
        while len(level) > 1:
            level = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in itertools.pairwise(level)]
        out.append(level[0])
    return out


def outline(path: str) -> list[Point]:
    """A path as a polyline on the 20 × 20 grid. One sub-path for each string keeps the data easy to read."""
    words, points, i = path.split(), list[Point](), 0
    while i < len(words):
        command = words[i]
        if command == "Z":
            points.append(points[0])
            i += 1
            continue
        count = {"M": 1, "L": 1, "Q": 2, "C": 3}[command]
        flat = [float(w) for w in words[i + 1 : i + 1 + 2 * count]]
        given = list(zip(flat[::2], flat[1::2], strict=True))
        points += given if count == 1 else _bezier([points[-1], *given])
        i += 1 + 2 * count
    return points


def _stroke(target: pygame.Surface, points: list[Point], k: float, colour: RGB) -> None:
    """A thick polyline with round joins; k is px of the plate for one unit of the grid."""
    radius = LINE * k / 2
    scaled = [pygame.Vector2(x * k, y * k) for x, y in points]
    for a, b in itertools.pairwise(scaled):
        if a == b:
            continue
        side = (b - a).normalize().rotate(90) * radius
        pygame.draw.polygon(target, colour, [a + side, b + side, b - side, a - side])
    for p in scaled:
        pygame.draw.circle(target, colour, p, radius)


def _oval(target: pygame.Surface, oval: tuple[float, float, float, float], k: float, colour: RGB) -> None:
    cx, cy, rx, ry = oval
    box = pygame.Rect(0, 0, round((2 * rx + LINE) * k), round((2 * ry + LINE) * k))
    box.center = (round(cx * k), round(cy * k))
    pygame.draw.ellipse(target, colour, box, round(LINE * k))


def drawn(data: IconData, size: int, colour: RGB) -> pygame.Surface:
    """The icon at `size` px square."""
    big = size * _OVER
    k = big / GRID
    plate = pygame.Surface((big, big), pygame.SRCALPHA)
    plate.fill((*colour, 0))
    for path in data.fill:
        pygame.draw.polygon(plate, colour, [(x * k, y * k) for x, y in outline(path)])
    for path in data.stroke:
        _stroke(plate, outline(path), k, colour)
    for oval in data.oval:
        _oval(plate, oval, k, colour)
    for cx, cy, rx, _ in data.dot:
        pygame.draw.circle(plate, colour, (cx * k, cy * k), rx * k)
    return pygame.transform.smoothscale(plate, (size, size))


class IconBook:
    """All icons by name, drawn when first asked for at a size and colour."""

    def __init__(self, path: Path | None = None) -> None:
        path = path or places.assets() / "icons" / "kit.toml"
        self.data = TypeAdapter(dict[str, IconData]).validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
        self._plates: dict[tuple[str, int, RGB], pygame.Surface] = {}

    def plate(self, name: str, size: int, colour: RGB) -> pygame.Surface:
        """The icon's surface; an unknown name is a bug and raises KeyError."""
        key = (name, size, colour)
        if key not in self._plates:
            self._plates[key] = drawn(self.data[name], size, colour)
        return self._plates[key]

    def draw(
        self,
        target: pygame.Surface,
        name: str,
        at: tuple[float, float],
        size: int,
        colour: RGB,
        anchor: Literal["centre", "topleft"] = "centre",
    ) -> pygame.Rect:
        """Draw with its centre (or top left) at `at`; `size` in px of the screen."""
        box = pygame.Rect(0, 0, size, size)
        if anchor == "centre":
            box.center = (round(at[0]), round(at[1]))
        else:
            box.topleft = (round(at[0]), round(at[1]))
        target.blit(self.plate(name, size, colour), box)
        return box
