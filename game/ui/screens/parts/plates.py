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


Picture = tuple[pygame.Surface, list[Point]]


class Engraver:
    """Draws plates with one map of its own, names making room for each plate's numbers; one piece of work a frame."""

    def __init__(self, make: Callable[[], AtlasView]) -> None:
        self._make = make
        self._atlas: AtlasView | None = None
        self._kept: dict[tuple[object, ...], Picture] = {}
        self._worked = False

    def next_frame(self) -> None:
        """A new frame begins: one more piece of work may be done."""
        self._worked = False

    @property
    def doing(self) -> str:
        """What is being done now, for the blank paper."""
        atlas = self._atlas
        return "drawing the map" if atlas is None or atlas.ready else atlas.progress.doing

    def work(self, key: tuple[object, ...], plate: Plate, look: Look) -> Picture | None:
        """The picture and where its spots lie, if it is ready; else a piece of work towards it."""
        if key in self._kept or self._worked:
            return self._kept.get(key)
        self._worked = True
        if self._atlas is None:
            self._atlas = self._make()
        if not self._atlas.ready:
            self._atlas.tick(16)
            return None
        if len(self._kept) >= _KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = _engraved(self._atlas, plate, look)
        return self._kept[key]


def _engraved(atlas: AtlasView, plate: Plate, look: Look) -> Picture:
    """The map as a picture, with room left round each number and its name."""
    size = plate.rect.size
    atlas.free()
    atlas.resize(pygame.Rect((0, 0), size))
    atlas.set_scene(plate.scene())
    if plate.frame is not None:
        atlas.focus(plate.frame.centre, animate=False, scale=size[0] / plate.frame.across)
    else:
        wide, high = atlas.geometry.size
        atlas.focus((wide / 2, high / 2), animate=False, scale=atlas.camera.least)
    places = [atlas.camera.to_screen(spot.at) for spot in plate.spots]
    for number, name in plate.lettering(look, [(round(x), round(y)) for x, y in places], pygame.Rect((0, 0), size)):
        atlas.reserve(number)
        if name is not None:
            atlas.reserve(name)
    picture = pygame.Surface(size)
    atlas.draw(picture)
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
        host = self.host
        if self._shown is not None or not self._blank_seen or host is None or min(self.rect.size) < 8:
            return False
        self._shown = self.engraver.work((self.label, self.rect.size), self, host.look)
        return True

    def lettering(
        self, look: Look, places: list[tuple[int, int]], room: pygame.Rect
    ) -> list[tuple[pygame.Rect, pygame.Rect | None]]:
        """Where each number stands, and its name beside it where that covers neither a number nor a name."""
        radius = look.px(10.5)
        numbers = [pygame.Rect(x - radius, y - radius, 2 * radius, 2 * radius) for x, y in places]
        taken = list(numbers)
        out: list[tuple[pygame.Rect, pygame.Rect | None]] = []
        for spot, own in zip(self.spots, numbers, strict=True):
            size = _name(look, spot).get_size()
            others = [t for t in taken if t != own]
            fits = (b for b in _beside(own, size, look.px(2)) if room.inflate(-6, -6).contains(b))
            box = next((b for b in fits if b.collidelist(others) < 0), None)
            if box is not None:
                taken.append(box)
            out.append((own, box))
        return out

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
        self._draw_frame(surface, look)

    def _draw_frame(self, surface: pygame.Surface, look: Look) -> None:
        """A narrow paper border between two lines, as an atlas sets its insets."""
        band = look.px(5)
        pygame.draw.rect(surface, look.hue("paper_1"), self.rect, band)
        inner = self.rect.inflate(-2 * band, -2 * band)
        pygame.draw.rect(surface, look.hue("ink_2"), inner.inflate(2, 2), 1)
        pygame.draw.rect(surface, look.hue("frame"), self.rect, max(look.px(1.4), 1))

    def _draw_spots(self, surface: pygame.Surface, look: Look, places: list[Point]) -> None:
        """Numbers in rings, and their names."""
        at = [(round(self.rect.x + x), round(self.rect.y + y)) for x, y in places]
        before = surface.get_clip()
        surface.set_clip(self.rect.clip(before))
        for spot, (number, name) in zip(self.spots, self.lettering(look, at, self.rect), strict=True):
            if name is not None:
                surface.blit(_name(look, spot), name)
            look.paint.disc(surface, number.center, number.w / 2, look.hue("paper_0"), look.hue("ink"), 1.6)
            look.text.draw(surface, str(spot.number), "second_value", number.center, align="centre", anchor="middle",
                           colour=look.hue("ink"))  # fmt: skip
        surface.set_clip(before)


def _name(look: Look, spot: Spot) -> pygame.Surface:
    return look.text.haloed(spot.name, "city", look.hue("ink"), look.hue("paper_0"), 2.6 * look.scale)


def _beside(own: pygame.Rect, size: tuple[int, int], gap: int) -> list[pygame.Rect]:
    """Where a name may stand about its number: right, left, below, above."""
    right, left = pygame.Rect((0, 0), size), pygame.Rect((0, 0), size)
    below, above = pygame.Rect((0, 0), size), pygame.Rect((0, 0), size)
    right.midleft = (own.right + gap, own.centery)
    left.midright = (own.left - gap, own.centery)
    below.midtop = (own.centerx, own.bottom)
    above.midbottom = (own.centerx, own.top)
    return [right, left, below, above]
