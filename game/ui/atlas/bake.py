"""Baking: the slow layers of a plate, made once per geometry and kept in the player's cache.

`Bake.steps()` yields its progress after each piece of work (at most some tenths of a second), so that it runs in
the frame loop, or in another process, while paper and a progress bar are shown. The result is a `Ground`; to `store`
it takes as long again as some of the steps, and is done when the map is seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pygame

from game.scenarios.geometry import Geometry
from game.ui.atlas import paper, relief, sea
from game.ui.atlas.raster import FIRST_PROVINCE, Codes, Floats, Mask, box_blur, distance, halved, id_map, to_surface

VERSION = 4
"""Of the renderer: a change of what is baked makes older caches worthless."""
LONG_SIDE = 3600
"""Pixels of the ground's longer side."""
DESIGN_SIDE = 1600.0
"""Screen pixels of the longer side when the whole map is shown: what tones are tuned for."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a bake is, 0..1, and what it is about to do, in a few words."""

    share: float
    doing: str


@dataclass(frozen=True, slots=True)
class Ground:
    """The baked layers of one geometry.

    `codes` [x, y] and `base` have `scale` pixels per map unit; `near` has half of that. `near` holds distance from
    the coast at sea (red) and on land (green) as sea.near_code, and hachures (blue).
    """

    scale: float
    codes: Codes
    base: pygame.Surface
    near: pygame.Surface


class Bake:
    """One run of the kitchen for one geometry. Give `cache` to keep the result there."""

    def __init__(self, geometry: Geometry, relief_picture: Path | None = None, cache: Path | None = None) -> None:
        self.geometry = geometry
        self.relief_picture = relief_picture
        self.scale = LONG_SIDE / max(geometry.size)
        self.ground: Ground | None = None
        self._is_fresh = False
        self._folder = None if cache is None else cache / "atlas" / self.digest()

    def digest(self) -> str:
        """Of everything the layers depend on: the shapes, the relief picture and the renderer."""
        found = hashlib.sha256(f"{VERSION} {LONG_SIDE} {pygame.version.ver}".encode())
        found.update(repr(self.geometry).encode())
        if self.relief_picture is not None and self.relief_picture.is_file():
            found.update(self.relief_picture.read_bytes())
        return found.hexdigest()[:32]

    def finished(self) -> Ground:
        """All steps at once, kept in the cache; the ground."""
        for _ in self.steps():
            pass
        self.store()
        assert self.ground is not None
        return self.ground

    def steps(self) -> Iterator[Progress]:
        """Bakes or loads, a piece at a time; `ground` is set when the iterator is exhausted."""
        yield Progress(0.0, "looking for the plate")
        if self._load():
            yield Progress(1.0, "the plate is ready")
            return
        yield Progress(0.05, "tracing the coasts")
        codes = id_map(self.geometry, self.scale)
        yield Progress(0.15, "sounding the shallows")
        land = codes != 0
        half = halved(land.astype(np.float32))
        shoal = box_blur(distance(half >= 0.5, sea.NEAR_CAP), 1)
        yield Progress(0.35, "walking the shores")
        inland = box_blur(distance(half < 0.5, sea.LAND_CAP), 1)
        yield Progress(0.45, "raising the hills")
        light = relief.heights_of(self.relief_picture, half.shape)
        near = to_surface(
            sea.near_code(shoal, sea.NEAR_CAP),
            sea.near_code(inland, sea.LAND_CAP),
            relief.hachure_code(light) * (half > 0.99),
        )
        yield Progress(0.6, "laying the parchment")
        fit = half.shape[0] / DESIGN_SIDE * max(1.0, half.shape[1] / half.shape[0])
        shore = _land_surface(light, fit, (codes.shape[0], codes.shape[1]))
        yield Progress(0.75, "filling the sea")
        base = _sea_surface(half, fit, (codes.shape[0], codes.shape[1]))
        yield Progress(0.88, "printing")
        base.blit(_cut_out(shore, land), (0, 0))
        self.ground, self._is_fresh = Ground(self.scale, codes, base, near), True
        yield Progress(1.0, "the plate is ready")

    def _load(self) -> bool:
        if self._folder is None or not (self._folder / "codes.npz").is_file():
            return False
        try:
            with np.load(self._folder / "codes.npz") as stored:
                codes = stored["codes"]
            base = _opaque(pygame.image.load(str(self._folder / "base.png")))
            near = _opaque(pygame.image.load(str(self._folder / "near.png")))
        except (OSError, ValueError, KeyError, pygame.error):
            return False
        if codes.max() >= FIRST_PROVINCE + len(self.geometry.provinces) or base.get_size() != codes.shape:
            return False
        self.ground = Ground(self.scale, codes, base, near)
        return True

    def store(self) -> None:
        """Keeps a new ground; `codes` comes last, as the sign that all is there. A full disk is no disaster."""
        ground = self.ground
        if self._folder is None or ground is None or not self._is_fresh:
            return
        self._is_fresh = False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _save(ground.base, self._folder / "base.png")
            _save(ground.near, self._folder / "near.png")
            np.savez_compressed(self._folder / "codes.npz", codes=ground.codes)
        except (OSError, pygame.error):
            return


def _save(picture: pygame.Surface, path: Path) -> None:
    """Writes a picture. Into an open file, as pygame lets other threads run only then: it takes half a second."""
    with path.open("wb") as file:
        pygame.image.save(picture, file, path.name)


def _opaque(picture: pygame.Surface) -> pygame.Surface:
    surface = pygame.Surface(picture.get_size(), 0, 32)
    surface.blit(picture, (0, 0))
    return surface


def _land_surface(light: Floats, fit: float, size: tuple[int, int]) -> pygame.Surface:
    tones = paper.parchment((light.shape[0], light.shape[1]), fit)
    warmths = (1.0, 0.55, 0.0)
    red, green, blue = (relief.lit(tone, light, warmth) for tone, warmth in zip(tones, warmths, strict=True))
    return pygame.transform.smoothscale(to_surface(red, green, blue), size)


def _sea_surface(half: Floats, fit: float, size: tuple[int, int]) -> pygame.Surface:
    quarter = halved(half)
    coarse = halved(halved(quarter)) >= 0.5
    tones = sea.depth_tones(coarse, (quarter.shape[0], quarter.shape[1]), fit / 2)
    return pygame.transform.smoothscale(to_surface(*tones), size)


def _cut_out(surface: pygame.Surface, land: Mask) -> pygame.Surface:
    """The surface in the land's shape, clear elsewhere."""
    cover = pygame.Surface(surface.get_size(), pygame.SRCALPHA, 32)
    cover.blit(surface, (0, 0))
    alpha = pygame.surfarray.pixels_alpha(cover)
    alpha[:] = land.astype(np.uint8) * np.uint8(255)
    return cover
