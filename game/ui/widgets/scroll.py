"""A window on something taller than itself: wheel, drag on the bar, keys, and it follows the focus."""

from __future__ import annotations

from typing import ClassVar

import pygame

from game.ui.widgets.keys import chord
from game.ui.widgets.look import Look
from game.ui.widgets.widget import Widget

_BAR_ROOM = 12


class ScrollArea(Widget):
    """One child, as tall as it likes. The bar is 4 px of line 2 without a track, and only there when needed."""

    role: ClassVar[str] = "scroll"
    clips: ClassVar[bool] = True

    def __init__(
        self,
        child: Widget,
        *,
        label: str = "",
        width: float | None = None,
        height: float | None = None,
        grow: float = 0,
    ) -> None:
        super().__init__(label, width=width, height=height, grow=grow)
        self.offset = 0
        self.content = 0
        self._grab: int | None = None
        self._step, self._rest = 40, 0.0
        self.add(child)

    def solid(self) -> bool:
        return self.content > self.rect.h

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        wide, high = self.children[0].measure(look, width - look.px(_BAR_ROOM))
        return wide + look.px(_BAR_ROOM), high

    def place(self, look: Look) -> None:
        child, self._step = self.children[0], look.px(48)
        room = self.rect.w
        self.content = child.measure(look, room)[1]
        if self.content > self.rect.h:
            room -= look.px(_BAR_ROOM)
            self.content = child.measure(look, room)[1]
        self.offset = min(max(self.offset, 0), self.most)
        child.arrange(look, pygame.Rect(self.rect.x, self.rect.y - self.offset, room, max(self.content, self.rect.h)))

    @property
    def most(self) -> int:
        """The furthest the area scrolls, px."""
        return max(self.content - self.rect.h, 0)

    def scroll_to(self, offset: int) -> bool:
        """Scroll; False when it was there already."""
        offset = min(max(offset, 0), self.most)
        if offset == self.offset:
            return False
        self.children[0].shift(0, self.offset - offset)
        self.offset = offset
        self.redraw()
        return True

    def glide(self, by: float) -> bool:
        """Scroll by so many px, by wheel or finger; parts of a px are kept for the next time."""
        self._rest += by
        whole = round(self._rest)
        self._rest -= whole
        return self.scroll_to(self.offset + whole) if whole else self.most > 0

    def show(self, rect: pygame.Rect) -> None:
        """Bring a rectangle of the screen into sight."""
        if rect.y < self.rect.y:
            self.scroll_to(self.offset - (self.rect.y - rect.y) - 8)
        elif rect.bottom > self.rect.bottom:
            self.scroll_to(self.offset + rect.bottom - self.rect.bottom + 8)

    def _thumb(self, look: Look) -> pygame.Rect:
        wide = look.space("scroll_bar")
        long = max(self.rect.h * self.rect.h // max(self.content, 1), look.px(24))
        y = self.rect.y + (self.rect.h - long) * self.offset // max(self.most, 1)
        return pygame.Rect(self.rect.right - wide - 1, y, wide, long)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        before = surface.get_clip()
        margin = look.px(5)
        surface.set_clip(self.rect.inflate(2 * margin, 0).clip(before) if self.most else before)
        self.draw_children(surface, look)
        surface.set_clip(before)
        if self.most:
            ink = "ink_2" if self.hovered or self._grab is not None else "line_2"
            look.paint.box(surface, self._thumb(look), look.hue(ink), radius=2)

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEWHEEL:
            turned = getattr(event, "precise_y", 0.0) or event.y
            return bool(turned) and (self.glide(-turned * self._step) or self.most > 0)
        if event.type == pygame.KEYDOWN:
            return self._key(chord(event))
        return self._mouse(event)

    def page(self, way: int) -> bool:
        """Scroll by what can be seen at once, less a line; way 1 is down, -1 up."""
        return self.scroll_to(self.offset + way * max(self.rect.h - self._step, self._step))

    def _key(self, name: str) -> bool:
        if name in ("pageup", "pagedown"):
            return self.page(1 if name == "pagedown" else -1)
        moves = {"up": -self._step, "down": self._step}
        if name in moves and self.most:
            return self.scroll_to(self.offset + moves[name])
        if name in ("home", "end") and self.most:
            return self.scroll_to(0 if name == "home" else self.most)
        return False

    def _mouse(self, event: pygame.event.Event) -> bool:
        look = self.host.look if self.host is not None else None
        if look is None or not self.most:
            return False
        if (
            event.type == pygame.MOUSEBUTTONDOWN
            and event.button == 1
            and event.pos[0] >= self.rect.right - look.px(_BAR_ROOM)
        ):
            thumb = self._thumb(look)
            self._grab = event.pos[1] - thumb.y if thumb.y <= event.pos[1] < thumb.bottom else thumb.h // 2
            self._drag(event.pos[1], look)
            return True
        if event.type == pygame.MOUSEMOTION and self._grab is not None:
            self._drag(event.pos[1], look)
            return True
        if event.type == pygame.MOUSEBUTTONUP:
            self._grab = None
        return False

    def _drag(self, y: int, look: Look) -> None:
        room = max(self.rect.h - self._thumb(look).h, 1)
        self.scroll_to((y - (self._grab or 0) - self.rect.y) * self.most // room)
