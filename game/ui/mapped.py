"""A screen with the map under it: draws the atlas, lets it drift, and gives it the mouse and the wheel."""

import pygame

from game.ui.atlas.view import AtlasView
from game.ui.widgets.look import Look
from game.ui.widgets.shell import Screen

__all__ = ["MappedScreen"]

_ZOOM = 1.25
_DRIFT = 6.0
"""Pixels a second that the map of the title drifts."""
_ANEW = 40
"""Pixels of drift after which names are set anew."""
_SWING = 110
"""Pixels to either side that the map drifts from where it was laid."""


class MappedScreen(Screen):
    """Whoever wants a map sets `atlas`; `panels` are what covers it, `drifting` moves it slowly to and fro."""

    def __init__(self) -> None:
        super().__init__()
        self.atlas: AtlasView | None = None
        self.drifting = False
        self.can_pan = True
        self._way = -1.0
        self._left = 0.0
        self._since = self._away = 0
        self._dragged: tuple[int, int] | None = None
        self._laid = (0, 0)
        self._room = (0, 0)

    @property
    def room(self) -> tuple[int, int]:
        """Width and height of the window in px of the design: small on a small window or at a large scale."""
        return round(self.look.size[0] / self.look.scale), round(self.look.size[1] / self.look.scale)

    def panels(self) -> list[pygame.Rect]:
        """What covers the map, in screen pixels."""
        return []

    def picked(self, place: str | None, key: str | None) -> None:
        """A province or a mark was clicked."""

    def laid(self) -> None:
        """The map has got its rectangle: look where you like."""

    def backdrop(self, surface: pygame.Surface, look: Look) -> None:
        """The map, over the whole window."""
        if self.atlas is None:
            surface.fill(look.hue("sea_mid"))
            return
        if self._laid != surface.get_size() or self.atlas.camera.rect.size != surface.get_size():
            self._laid = surface.get_size()
            self.atlas.motion = look.manner.motion
            self.atlas.typeset(look.scale * look.manner.type_scale)
            self.atlas.resize(surface.get_rect())
            self.atlas.keep_clear(self.panels())
            self._away, self._since = 0, _ANEW
            self.laid()
        self.atlas.draw(surface)

    def entered(self) -> None:
        """The atlas is shared: another screen may have moved it."""
        self._laid = (0, 0)

    def tick(self, dt: int) -> bool:
        """Bake, glide, drift; another size of the window may ask for other papers."""
        if self._room != self.room:
            first, self._room = self._room == (0, 0), self.room
            if not first:
                self.rebuild()
                self._laid = (0, 0)
        if self.atlas is None:
            return False
        self.atlas.drifts = self.drifting and self.look.manner.motion and not self.atlas.camera.zooming
        moved = self.atlas.tick(dt)
        if self.atlas.drifts and self.atlas.ready:
            moved |= self._drift(dt)
        return moved

    def _drift(self, dt: int) -> bool:
        """A few pixels a second, to and fro; names are set anew only when the last setting is done."""
        assert self.atlas is not None
        self._left += _DRIFT * dt / 1000
        if self._left < 1.0:
            return False
        step, self._left = int(self._left), self._left % 1.0
        self._since += step
        if self._since >= _ANEW and not self.atlas.setting:
            self._since = 0
            self.atlas.settle()
        before = self.atlas.camera.origin()
        self.atlas.pan(self._way * step, 0)
        self._away += round(self._way * step)
        if self.atlas.camera.origin() == before or self._away * self._way >= _SWING:
            self._way = -self._way
        return True

    def handle(self, event: pygame.event.Event) -> bool:
        """Wheel zooms, drag pans, a click picks."""
        if self.atlas is None or not self.atlas.ready:
            return False
        match event.type:
            case pygame.MOUSEWHEEL:
                at = getattr(event, "pos", None) or pygame.mouse.get_pos()
                self.atlas.zoom_at(at, _ZOOM**event.y)
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                self._dragged = event.pos
            case pygame.MOUSEBUTTONUP if event.button == 1 and self._dragged is not None:
                self._drop(event.pos)
            case pygame.MOUSEMOTION:
                return self._moved(event)
            case _:
                return False
        return True

    def _drop(self, at: tuple[int, int]) -> None:
        start, self._dragged = self._dragged, None
        assert self.atlas is not None
        if start is not None and abs(start[0] - at[0]) + abs(start[1] - at[1]) < 6:
            self.picked(self.atlas.province_at(at), self.atlas.state_mark_at(at))

    def _moved(self, event: pygame.event.Event) -> bool:
        assert self.atlas is not None
        if self._dragged is not None and event.buttons[0] and self.can_pan:
            self.atlas.pan(*event.rel)
            return True
        hover = self.atlas.province_at(event.pos) if self.can_pan else None
        if hover == self.atlas.hover:
            return False
        self.atlas.hover = hover
        return True
