"""The stage of a new game: the map of the world chosen between two papers, and how it is looked at."""

from __future__ import annotations

import math

import pygame

from game.ui.atlas.view import AtlasView
from game.ui.mapped import MappedScreen
from game.ui.scenery import Scenery
from game.ui.screens.front.choices import Choices
from game.ui.widgets.layout import docked
from game.ui.widgets.look import Look
from game.world.worlds import World

__all__ = ["LEFT", "RIGHT", "WorldStage"]

LEFT = docked(left=12, top=12, bottom=12, width=372)
RIGHT = docked(right=12, top=12, bottom=12, width=372)


class WorldStage(MappedScreen):
    """`choices`, `world` and `scenery` are those of the map shown; without a map there are none, and bare paper."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: Choices | None = None
        self.world: World | None = None
        self.scenery: Scenery | None = None
        self.waits = False
        self._coming: AtlasView | None = None
        self._view: tuple[float, tuple[float, float]] | None = None
        self._looks_at_seat = False

    def show_map(self, atlas: AtlasView, *, is_change: bool) -> None:
        """Look at a map. One of a world that was only changed is first drawn to its end, the old one still in sight."""
        awaits = is_change and self.atlas is not None and atlas is not self.atlas
        self._give_up(self._coming, but=atlas)
        self._coming = atlas if awaits else None
        if not awaits and atlas is not self.atlas:
            self._give_up(self.atlas, but=atlas)
            self.atlas, self._looks_at_seat, self._laid = atlas, False, (0, 0)
        atlas.hover = None

    def leave_map(self) -> None:
        """Nobody looks any more."""
        self._give_up(self.atlas)
        self._give_up(self._coming)
        self._coming = None

    @staticmethod
    def _give_up(atlas: AtlasView | None, *, but: AtlasView | None = None) -> None:
        """Maps that nobody looks at are baked no further."""
        if atlas is not None and atlas is not but:
            atlas.give_up()

    def draw_map(self) -> None:
        """The world as the chosen seat would find it, its own land aglow."""
        atlas, choices, world = self._coming or self.atlas, self.choices, self.world
        if atlas is None or choices is None or world is None or self.scenery is None:
            return
        own = frozenset(p.id for p in world.provinces.values() if p.owner == choices.seat and not p.off_map)
        atlas.set_scene(self.scenery.world_scene(world, choices.seat, selected=own))

    def panels(self) -> list[pygame.Rect]:
        """The two papers."""
        whole = pygame.Rect((0, 0), self.look.size)
        papers = [LEFT(whole, self.look), RIGHT(whole, self.look)]
        return papers if self.room[0] >= 1000 else []

    def laid(self) -> None:
        """Look at the world, or at the seat that was taken; a map that was changed is looked at as it was before."""
        assert self.atlas is not None
        self.furnish()
        if self._view is not None:
            (scale, centre), self._view = self._view, None
            self.atlas.focus(centre, animate=False, scale=scale)
        else:
            self.look_at_world(animate=False)

    def furnish(self) -> None:
        """Frame and cartouche."""
        if self.atlas is not None and self.choices is not None:
            told = self.choices.scenario.told
            self.atlas.furnish("frame", told.title, told.subtitle)

    def look_at_world(self, *, animate: bool) -> None:
        """As many capitals round the seat's as can be seen; its own land from nearby once the seat was chosen."""
        if self.atlas is None or self.choices is None or self.world is None or self.scenery is None:
            return
        spot = self.scenery.anchor(self.world, self.choices.seat)
        if not isinstance(spot, str):
            self.atlas.focus(self._capitals(), animate=animate)
        elif self._looks_at_seat:
            self.atlas.focus(spot, animate=animate, scale=self.atlas.camera.least * 1.6)
        else:
            self.atlas.open_at([spot], self._capitals(spot))

    def _capitals(self, spot: str = "") -> list[str]:
        """All capitals on the map, the nearest to a province first."""
        assert self.atlas is not None
        assert self.world is not None
        here = self.atlas.seat(spot) or (0.0, 0.0)
        off = {tag.id for tag in self.atlas.geometry.off_map}
        seats = {one.capital: self.atlas.seat(one.capital) for one in self.world.states.values()}
        return sorted(
            (id for id, at in seats.items() if at is not None and id not in off),
            key=lambda id: math.dist(seats[id] or here, here),
        )

    def backdrop(self, surface: pygame.Surface, look: Look) -> None:
        """The map, or bare paper where no sound version of the world was ever seen."""
        if self.atlas is not None:
            super().backdrop(surface, look)
            return
        surface.fill(look.hue("paper_2"))
        pygame.draw.rect(surface, look.hue("frame"), surface.get_rect().inflate(-24, -24), 1)
        words = "" if self.waits else "there is no map to show yet"
        look.text.draw(surface, words, "voice", surface.get_rect().center, align="centre", anchor="middle")

    def await_map(self, dt: int) -> bool:
        """The map of a world that was changed takes the place of the old one once it is drawn."""
        if self._coming is None:
            return False
        self._coming.tick(dt)
        if not self._coming.ready:
            return False
        before, atlas, self._coming = self.atlas, self._coming, None
        if before is not None and before.geometry.size == atlas.geometry.size:
            self._view = before.camera.aim
        self.atlas, self._laid = atlas, (0, 0)
        return True
