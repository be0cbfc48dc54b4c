"""What is drawn over a map in motion: shields with their figures, names beside them, wars, demands, fields of battle.

A map at rest bears all this itself, none upon another and names spread over their land; to set them takes a third of
a second, and a film does not wait for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import pygame

from game.ui.atlas import marks, palette
from game.ui.atlas.scene import MapScene, Mark, Ribbon, Shield
from game.ui.atlas.view import AtlasView
from game.ui.widgets.look import Look

__all__ = ["Overlay"]

_QUARRELS = ("demand", "quarrel", "war", "strife", "joined", "beside")
_KEPT = 400


class Overlay:
    """Draws one scene's signs through a view's camera; pictures are kept."""

    def __init__(self, view: AtlasView) -> None:
        self._view = view
        self._scene = MapScene()
        self._pictures: dict[tuple[object, ...], pygame.Surface] = {}

    def show(self, scene: MapScene) -> None:
        """The signs of this scene from now on."""
        self._scene = scene

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """Over the map, within its rectangle."""
        clip = surface.get_clip()
        surface.set_clip(self._view.camera.rect.clip(clip))
        for ribbon in self._scene.ribbons:
            if ribbon.style in _QUARRELS:
                self._draw_quarrel(surface, look, ribbon)
        taken: list[pygame.Rect] = []
        for shield in sorted(self._scene.shields, key=lambda s: (s.banner, -s.rank)):
            self._draw_shield(surface, shield, taken)
        for mark in self._scene.marks:
            self._draw_mark(surface, mark)
        self._draw_names(surface, look, taken)
        surface.set_clip(clip)

    def _at(self, place: str | tuple[float, float]) -> tuple[int, int] | None:
        point = self._view.seat(place) if isinstance(place, str) else place
        if point is None:
            return None
        x, y = self._view.camera.to_screen(point)
        return round(x), round(y)

    def _picture(self, told: Shield | Mark) -> pygame.Surface:
        faces = self._view.faces
        key: tuple[object, ...]
        if isinstance(told, Mark):
            key = (told.kind, told.colour, told.share, faces.scale)
        else:
            key = (told.figure, told.colour, told.rank, told.own, told.emblem, told.banner, told.selected, faces.scale)
        if key not in self._pictures:
            if len(self._pictures) >= _KEPT:
                self._pictures.clear()
            if isinstance(told, Mark):
                self._pictures[key] = marks.sign(told, faces.scale)
            else:
                self._pictures[key] = (
                    marks.banner(faces, told) if told.banner else marks.shield(faces, told, told.selected)
                )
        return self._pictures[key]

    def _draw_shield(self, surface: pygame.Surface, told: Shield, taken: list[pygame.Rect]) -> None:
        at = self._at(told.province)
        if at is None:
            return
        picture = self._picture(told)
        rect = picture.get_rect(center=at)
        if told.banner:
            rect.bottomleft = (at[0] - 3, at[1] + 3)
        rect = _free(rect, taken)
        taken.append(rect.inflate(-8, -8))
        surface.blit(picture, rect)

    def _draw_mark(self, surface: pygame.Surface, told: Mark) -> None:
        at = self._at(told.province)
        if at is not None:
            picture = self._picture(told)
            away = (0, 0) if told.kind == "siege" else (20, -16)
            surface.blit(picture, picture.get_rect(center=(at[0] + away[0], at[1] + away[1])))

    def _draw_quarrel(self, surface: pygame.Surface, look: Look, told: Ribbon) -> None:
        start, end = self._at(told.start), self._at(told.end)
        if start is None or end is None:
            return
        is_war = told.style in ("war", "strife", "joined", "beside")
        red = told.style in ("war", "joined", "demand")
        hue = look.hue("danger") if red else palette.INK
        wide = 3.6 if told.style in ("war", "strife") else 2.4
        look.paint.line(surface, look.hue("paper_0"), [start, end], wide + 2.6)
        if is_war:
            look.paint.line(surface, hue, [start, end], wide)
        else:
            look.paint.dashes(surface, hue, start, end, dash=10, gap=7, width=wide)

    def _draw_names(self, surface: pygame.Surface, look: Look, taken: list[pygame.Rect]) -> None:
        """A name under its shield, above it, or beside it; left out where it would cover another sign."""
        for region in sorted(self._scene.regions, key=lambda r: -r.rank):
            at = self._at(region.capital)
            if at is None or not self._view.camera.rect.collidepoint(at):
                continue
            kind = "city" if region.rank < 3 else "section"
            plate = look.text.haloed(region.text, kind, look.hue("ink"), look.hue("paper_0"), 2.6 * look.scale)
            for rect in _beside(at, plate.get_size(), marks.shield_width(region.rank, self._view.faces.scale)):
                if rect.inflate(-6, -6).collidelist(taken) < 0:
                    taken.append(rect.inflate(-4, -4))
                    surface.blit(plate, rect)
                    break


def _free(rect: pygame.Rect, taken: list[pygame.Rect]) -> pygame.Rect:
    """The nearest place for a sign that hides no other."""
    body = rect.inflate(-8, -8)
    if body.collidelist(taken) < 0:
        return rect
    for ring in (10, 18, 26, 36):
        for turn in range(12):
            angle = 2 * math.pi * turn / 12
            moved = body.move(round(ring * math.cos(angle)), round(ring * math.sin(angle)))
            if moved.collidelist(taken) < 0:
                return rect.move(moved.x - body.x, moved.y - body.y)
    return rect


def _beside(at: tuple[int, int], size: tuple[int, int], shield: int) -> Iterator[pygame.Rect]:
    half = round(shield * 0.62) + 2
    for anchor in ("midtop", "midleft", "midright", "midbottom"):
        rect = pygame.Rect((0, 0), size)
        away = {"midtop": (0, half), "midleft": (half, 0), "midright": (-half, 0), "midbottom": (0, -half)}[anchor]
        setattr(rect, anchor, (at[0] + away[0], at[1] + away[1]))
        yield rect
