"""Plates: pictures of the map set into a page, engraved one at a time between frames.

A page opens at once with blank paper where its maps will be; the engraver bakes the map a step a frame if it must,
then draws one picture a frame. Pictures are kept by what they show, so that turning back costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.ui.atlas.scene import MapScene
from game.ui.atlas.view import AtlasView
from game.ui.widgets.look import Look
from game.ui.widgets.widget import TipSource, Widget

__all__ = ["Engraver", "Frame", "Plate", "Spot"]

Point = tuple[float, float]
_KEPT = 40


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the map: its middle and how many map units across; None shows the whole map."""

    centre: Point
    across: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A numbered place, with its name beside it."""

    number: int
    name: str
    at: Point


class Engraver:
    """Draws plates with one atlas, at most one picture a frame."""

    def __init__(self, atlas: AtlasView) -> None:
        self.atlas = atlas
        self._kept: dict[tuple[object, ...], tuple[pygame.Surface, list[Point]]] = {}
        self._worked = False

    def next_frame(self) -> None:
        """A new frame begins: one more piece of work may be done."""
        self._worked = False

    @property
    def doing(self) -> str:
        """What is being done now, for the blank paper."""
        return "drawing the map" if self.atlas.ready else self.atlas.progress.doing

    def work(self, key: tuple[object, ...], plate: Plate) -> tuple[pygame.Surface, list[Point]] | None:
        """The picture and where its spots lie, if it is ready; else a piece of work towards it."""
        if key in self._kept:
            return self._kept[key]
        if self._worked:
            return None
        self._worked = True
        if not self.atlas.ready:
            self.atlas.tick(16)
            return None
        if len(self._kept) >= _KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = self._engrave(plate)
        return self._kept[key]

    def _engrave(self, plate: Plate) -> tuple[pygame.Surface, list[Point]]:
        atlas, size = self.atlas, plate.rect.size
        motion, atlas.motion, atlas.hover = atlas.motion, False, None
        atlas.keep_clear([])
        atlas.resize(pygame.Rect((0, 0), size))
        atlas.set_scene(plate.scene())
        if plate.frame is not None:
            atlas.focus(plate.frame.centre, animate=False, scale=size[0] / plate.frame.across)
        picture = pygame.Surface(size)
        atlas.draw(picture)
        places = [atlas.camera.to_screen(spot.at) for spot in plate.spots]
        atlas.motion = motion
        return picture, places


class Plate(Widget):
    """A map in a thin frame, with numbered places on it."""

    role: ClassVar[str] = "plate"

    def __init__(
        self,
        label: str,
        engraver: Engraver,
        scene: Callable[[], MapScene],
        *,
        frame: Frame | None = None,
        spots: tuple[Spot, ...] = (),
        shape: float = 0.6,
        grow: float = 0,
        tip: TipSource = None,
    ) -> None:
        super().__init__(label, grow=grow, tip=tip)
        self.engraver, self.scene, self.frame, self.spots, self.shape = engraver, scene, frame, spots, shape
        self._shown: tuple[pygame.Surface, list[Point]] | None = None
        self._blank_seen = False

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, round(width * self.shape)

    def place(self, look: Look) -> None:
        if self._shown is not None and self._shown[0].get_size() != self.rect.size:
            self._shown = None

    def tick(self, dt: int) -> bool:
        """One piece of work, once the blank paper has been seen."""
        if self._shown is not None or not self._blank_seen or self.rect.w < 8 or self.rect.h < 8:
            return False
        self._shown = self.engraver.work((self.label, self.rect.size), self)
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self._shown is None:
            self._blank_seen = True
            surface.fill(look.hue("paper_2"), self.rect)
            words = f"{self.engraver.doing} …"
            look.text.draw(surface, words, "voice", self.rect.center, align="centre", anchor="middle",
                           colour=look.hue("ink_3"), width=self.rect.w)  # fmt: skip
        else:
            surface.blit(self._shown[0], self.rect)
            self._draw_spots(surface, look, self._shown[1])
        look.paint.box(surface, self.rect, None, look.hue("ink"), radius=0.6)

    def _draw_spots(self, surface: pygame.Surface, look: Look, places: list[Point]) -> None:
        """Numbers in rings; a name stands beside its number where it covers neither a number nor a name."""
        radius = look.px(10.5)
        at = [(self.rect.x + x, self.rect.y + y) for x, y in places]
        before = surface.get_clip()
        surface.set_clip(self.rect.clip(before))
        taken = [pygame.Rect(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius) for x, y in at]
        for spot, own in zip(self.spots, list(taken), strict=True):
            name = look.text.haloed(spot.name, "city", look.hue("ink"), look.hue("paper_0"), 2.6 * look.scale)
            for box in _beside(own, name.get_size(), look.px(2)):
                if self.rect.inflate(-6, -6).contains(box) and box.collidelist([t for t in taken if t != own]) < 0:
                    surface.blit(name, box)
                    taken.append(box)
                    break
        for spot, (x, y) in zip(self.spots, at, strict=True):
            look.paint.disc(surface, (x, y), radius, look.hue("paper_0"), look.hue("ink"), 1.6)
            look.text.draw(surface, str(spot.number), "second_value", (x, y), align="centre", anchor="middle",
                           colour=look.hue("ink"))  # fmt: skip
        surface.set_clip(before)


def _beside(own: pygame.Rect, size: tuple[int, int], gap: int) -> list[pygame.Rect]:
    """Where a name may stand about its number: right, left, below, above."""
    right, left = pygame.Rect((0, 0), size), pygame.Rect((0, 0), size)
    below, above = pygame.Rect((0, 0), size), pygame.Rect((0, 0), size)
    right.midleft = (own.right + gap, own.centery)
    left.midright = (own.left - gap, own.centery)
    below.midtop = (own.centerx, own.bottom)
    above.midbottom = (own.centerx, own.top)
    return [right, left, below, above]
