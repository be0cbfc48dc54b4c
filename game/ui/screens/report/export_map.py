"""Maps of a game as pictures: a world on the atlas, with its date, who holds how much, and who is at war with whom.

No display is needed: everything is painted on surfaces in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import pygame

from game.kit.places import assets, user_cache
from game.measures.law import active_wars, members_of
from game.report.source import Source
from game.report.telling.naming import shortened
from game.report.telling.years import year_text
from game.scenarios.library import Scenario
from game.ui import fights
from game.ui.atlas.faces import Faces
from game.ui.atlas.scene import MapScene
from game.ui.atlas.view import AtlasView
from game.ui.scenery import Scenery
from game.ui.widgets.look import Look
from game.ui.widgets.theme import RGB, mixed
from game.world.conflicts import Side
from game.world.events import BattleFought
from game.world.worlds import World

__all__ = ["MapPainter"]

_QUARRELS: Final = frozenset({"demand", "war", "joined", "quarrel", "strife", "beside"})
_RELIEF: Final = 0.4
"""Hills stand back a little: an animated map shows who holds what."""
_FOOT: Final = 112
"""Height of the strip under the map, in px of the design."""
_LEAST_HIGH, _MOST_HIGH = 0.42, 0.78
"""A map is drawn no flatter and no taller than these shares of its width."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """A piece of the bar of power: whose, how much (permille), in which colour."""

    name: str
    short: str
    share: int
    colour: RGB


class MapPainter:
    """Paints the moments of one game, one after another, at one width in px. The first takes the map's baking time."""

    def __init__(self, source: Source, scenario: Scenario, width: int = 1280) -> None:
        pygame.font.init()
        self.source = source
        wide, high = scenario.geometry.size
        shape = min(max(high / wide, _LEAST_HIGH), _MOST_HIGH)
        self._look = Look((width, round(width * 0.5625)))
        self._look.scale = self._look.text.scale = max(width / 1280, 0.6)
        self._foot = self._look.px(_FOOT)
        self.size = (width, round(width * shape) + self._foot)
        self._scenery = Scenery(scenario)
        area = pygame.Rect(0, 0, width, self.size[1] - self._foot)
        faces = Faces(assets() / "fonts")
        self._view = AtlasView(scenario.geometry, area, faces, scenario.relief, user_cache(), motion=False)
        self._view.typeset(self._look.scale)
        self._on_map = {shape.id for shape in scenario.geometry.provinces}

    def __len__(self) -> int:
        """How many moments the game has: each turn as it opened, and the end."""
        return len(self.source.snapshots)

    def paint(self, moment: int, *, ties: bool = False) -> pygame.Surface:
        """The world at a moment (from 0, negative from the end); with `ties`, treaties and pacts are drawn too."""
        moment %= len(self)
        world = self.source.snapshots[moment]
        surface = pygame.Surface(self.size, 0, 24)
        self._view.prepare()
        self._view.set_scene(self._scene(world, moment, ties))
        middle = (self._view.geometry.size[0] / 2, self._view.geometry.size[1] / 2)
        self._view.focus(middle, animate=False, scale=self._view.camera.least)
        self._view.settle()
        self._view.draw(surface)
        self._draw_foot(surface, world, moment)
        return surface

    def _scene(self, world: World, moment: int, ties: bool) -> MapScene:
        """The world as anybody may see it after the game, with the battles since the moment before."""
        plain = self._scenery.world_scene(world)
        mapped = [p for p in world.provinces.values() if p.id in self._on_map]
        scene = replace(
            plain, marks=tuple(fights.marks(world, self._battles(moment), mapped, None)), title="", relief=_RELIEF
        )
        if ties:
            return scene
        towns = tuple(city for city in scene.cities if city.capital)
        return replace(scene, cities=towns, ribbons=tuple(r for r in scene.ribbons if r.style in _QUARRELS), hubs=())

    def _battles(self, moment: int) -> Iterable[BattleFought]:
        """Battles of the turn that led to this moment."""
        turn = moment if moment else 0
        return [e for e in self.source.of(BattleFought) if e.turn == turn]

    # -- the strip under the map ------------------------------------------------------------------

    def _draw_foot(self, surface: pygame.Surface, world: World, moment: int) -> None:
        look, px = self._look, self._look.px
        foot = pygame.Rect(0, self.size[1] - self._foot, self.size[0], self._foot)
        surface.fill(look.hue("paper_1"), foot)
        surface.fill(look.hue("frame"), (0, foot.y, foot.w, max(px(1.5), 1)))
        last = self.source.chronicle.header.turns
        words = year_text(self.source.system, world.turn)
        box = look.text.draw(surface, words, "card_head", (px(16), foot.y + px(10)))
        at_end = moment and moment == len(self) - 1
        when = "as the game was left" if at_end else f"turn {world.turn} of {last}"
        look.text.draw(surface, when, "second", (px(16), box.bottom - px(2)), colour=look.hue("ink_2"))
        self._draw_wars(surface, world, pygame.Rect(px(190), foot.y + px(12), foot.w - px(206), px(46)))
        self._draw_power(surface, moment, pygame.Rect(px(16), foot.bottom - px(40), foot.w - px(32), px(28)))

    def _draw_wars(self, surface: pygame.Surface, world: World, room: pygame.Rect) -> None:
        """Who fights whom, a line a war, as many as there is room for."""
        look = self._look
        high = look.text.line("second") + look.px(2)
        lines = [self._war_line(world, war.id) for war in active_wars(world)] or ["No war is being fought."]
        most = max(room.h // high, 1)
        if len(lines) > most:
            lines = [*lines[: most - 1], f"and {len(lines) - most + 1} wars more"]
        for n, line in enumerate(lines):
            at = (room.x, room.y + n * high)
            look.text.draw(surface, line, "second", at, colour=look.hue("ink"), width=room.w)

    def _war_line(self, world: World, war: str) -> str:
        names = self.source.names
        one, other = (shortened(members_of(world.wars[war], side), names) for side in (Side.ATTACK, Side.DEFENCE))
        return f"{names.war(war)}: {one} against {other}"

    def _draw_power(self, surface: pygame.Surface, moment: int, room: pygame.Rect) -> None:
        """The key to the colours: one bar, each state's piece as long as its share of all power."""
        look, x = self._look, float(room.x)
        holders = self._holders(moment)
        unit = room.w / max(sum(h.share for h in holders), 1)
        for one in holders:
            piece = pygame.Rect(round(x), room.y, round(x + one.share * unit) - round(x), room.h)
            surface.fill(mixed(one.colour, look.hue("paper_0"), 0.45), piece)
            surface.fill(one.colour, (piece.x, piece.bottom - look.px(5), piece.w, look.px(5)))
            surface.fill(look.hue("paper_1"), (piece.right - 1, piece.y, 1, piece.h))
            name = self._fitting(one, piece.w - look.px(8))
            if name:
                at = (piece.x + look.px(5), piece.y + (piece.h - look.px(5)) // 2)
                look.text.draw(surface, name, "second", at, anchor="middle", colour=look.hue("ink"))
            x += one.share * unit

    def _fitting(self, one: _Holder, room: float) -> str:
        """The name with its share, the name alone, its id or nothing, as the piece has room."""
        tries = (f"{one.name} {one.share / 10:.0f} %", one.name, one.short)
        return next((t for t in tries if self._look.text.width(t, "second") <= room), "")

    def _holders(self, moment: int) -> list[_Holder]:
        shares = sorted(self.source.shares[moment].items(), key=lambda pair: (-pair[1], pair[0]))
        return [
            _Holder(self.source.names.state(state), state, share, self._look.hue(self.source.colour(state)))
            for state, share in shares
            if share
        ]
