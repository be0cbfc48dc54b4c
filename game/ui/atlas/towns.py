"""Towns' names, and small states': each beside its seat, on the side that suits it best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pygame

from game.ui.atlas import marks, palette
from game.ui.atlas.faces import Faces
from game.ui.atlas.layout import Board, Layout, crossings
from game.ui.atlas.lettering import Sprite, word
from game.ui.atlas.scene import City, Region, Shield

_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 0.9), (-1, 0.9), (1, -0.9), (-1, -0.9))
_FARTHER = 1.9
"""How far off, in times the nearest place, a state's name may stand when there is no room beside its shield."""
_SMALL_SIZES = {1: 15.0, 2: 15.5, 3: 19.0, 4: 21.0}
_ZOOMS = {1: 1.75, 2: 1.1, 3: 0.0, 4: 0.0}
"""How many times larger than the whole map a town of each rank is first named."""
_AIR = 44.0
"""Screen pixels of air round a town's name when towns first appear; less the nearer one looks."""


class Towns:
    """Sets names beside seats."""

    def __init__(self, board: Board, faces: Faces) -> None:
        self._board, self._faces = board, faces

    def shown(self, city: City, scale: float) -> bool:
        """Whether one is near enough for the town to matter."""
        return city.capital or scale / self._board.fit / self._faces.scale > _ZOOMS[min(max(city.rank, 1), 4)]

    def name_small(self, layout: Layout, region: Region, shield: Shield | None, *, uncrossed: bool = False) -> bool:
        """A state too small for its name to lie on it has it beside its shield, in the sea if it can.

        Whether it found a place; one that no ribbon crosses, if only that will do.
        """
        text = region.short or region.text
        shown = text.upper() if region.rank >= 3 else text
        size = _SMALL_SIZES[min(max(region.rank, 1), 4)]
        tracking = self._faces.scale if region.rank >= 3 else 0.0
        picture = word(self._faces, "city", shown, size, region.colour, tracking)
        return self._beside(layout, picture, region.capital, shield, region.text, sea_first=True, uncrossed=uncrossed)

    def name(self, layout: Layout, city: City, shielded: Mapping[str, Shield]) -> None:
        """A town's dot and name; a town whose name finds no place is left out, a capital keeps its dot."""
        at = self._board.at(city.province, layout.scale)
        if at is None or city.text in layout.named:
            return
        shield = shielded.get(city.province)
        stood = layout.stood.get(city.province) if shield is not None else None
        dot = None
        if stood is None or (city.capital and not stood.inflate(6, 6).collidepoint(at)):
            picture = marks.dot(city.capital, self._faces.scale)
            rect = picture.get_rect(center=(round(at[0]), round(at[1])))
            if not layout.clear(rect.inflate(-4, -4)):
                return
            dot = Sprite(picture, rect.x, rect.y, (rect.inflate(-2, -2),), ("dot", city.capital))
            layout.put(dot)
        name = word(self._faces, "city", city.text, 15.0 if city.capital else 13.5, palette.INK)
        found = self._beside(
            layout, name, city.province, shield, city.text, sea_first=False, air=self._air(city, layout)
        )
        if dot is not None and not found and not city.capital:
            layout.sprites.remove(dot)
            layout.taken.remove(dot.parts[0])

    def _air(self, city: City, layout: Layout) -> float:
        near = layout.scale / self._board.fit / self._faces.scale
        return 0.0 if city.capital else max(0.0, self._faces.scale * _AIR * (2.6 - near) / 1.6)

    def _beside(
        self,
        layout: Layout,
        picture: pygame.Surface,
        province: str,
        shield: Shield | None,
        name: str,
        *,
        sea_first: bool,
        air: float = 0.0,
        uncrossed: bool = False,
    ) -> bool:
        """Stands a name at the best free side of a province's seat; whether there was one."""
        at = self._board.at(province, layout.scale)
        if at is None:
            return False
        at = layout.stood[province].center if shield is not None and province in layout.stood else at
        inked = picture.get_bounding_rect(min_alpha=120)
        design = self._faces.scale
        reach = (9.0 * design, 8.0 * design)
        stands = layout.stood.get(province) if shield is not None else None
        if stands is not None:
            at, reach = stands.center, (stands.w / 2 + 4 * design, stands.h / 2 + 2 * design)
        best: tuple[float, pygame.Rect] | None = None
        places = list(_candidates(inked, at, reach))
        if sea_first:
            places += _candidates(inked, at, (reach[0] * _FARTHER, reach[1] * _FARTHER))
        for order, body in enumerate(places):
            if not layout.clear(body.inflate(3, 1)) or not layout.whole(body):
                continue
            if not self._board.within(body, layout.scale) or (air and self._crowded(layout, body, air)):
                continue
            through = sum(crossings(laid, body) > 0 for laid in layout.laid)
            if uncrossed and through:
                continue
            cost = order * 0.12 + self._board.ground_cost(body, layout.scale, province, sea_first)
            cost += 0.25 * through
            if best is None or cost < best[0]:
                best = (cost, body)
        if best is None:
            return False
        body = best[1]
        tag = (name, picture.get_size())
        layout.put(Sprite(picture, body.x - inked.x, body.y - inked.y, (body,), tag), name)
        return True

    @staticmethod
    def _crowded(layout: Layout, body: pygame.Rect, air: float) -> bool:
        """Whether another name is nearer than the air a town's name wants."""
        wide = body.inflate(round(air * 2), round(air))
        return any(wide.collidelist(one.parts) >= 0 for one in layout.named.values())


def _candidates(inked: pygame.Rect, at: tuple[float, float], reach: tuple[float, float]) -> Iterator[pygame.Rect]:
    for right, down in _SIDES:
        rect = pygame.Rect((0, 0), inked.size)
        x = at[0] + right * (reach[0] + rect.w / 2) if right else at[0]
        lift = reach[1] + rect.h / 2
        y = at[1] + down * (lift if not right else lift * 0.8)
        rect.center = (round(x), round(y))
        yield rect
