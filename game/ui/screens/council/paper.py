"""Paper that keeps its picture: a panel drawn once and then copied, until something on it looks different.

While the map glides under the papers every frame is drawn anew. What lies on a paper has not changed then, so its
inside is blitted from a copy; frame and shadow are drawn each time, since the map shows through their corners.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

import pygame

from game.ui.widgets.buttons import Pressable
from game.ui.widgets.layout import Row
from game.ui.widgets.look import Look
from game.ui.widgets.sheets import Panel
from game.ui.widgets.widget import Widget

__all__ = ["Door", "Paper", "Strip"]

_TELLING = ("value", "offset", "words", "chosen", "share", "sort", "falling")
Signs = tuple[object, ...]


def signs_of(root: Widget, look: Look) -> Signs:
    """Everything by which a tree could look different: places, hover, press, what is chosen, said and scrolled."""
    told: list[object] = [id(look)]
    for widget in root.walk():
        told.append((*widget.rect, widget.hovered, widget.pressed, widget.enabled, widget.label))
        state = vars(widget)
        told.append(tuple(state[name] for name in _TELLING if name in state and _is_plain(state[name])))
    return tuple(told)


def _is_plain(value: object) -> bool:
    return isinstance(value, (str, int, float, bool)) or value is None


class _Kept:
    """The copy of one tree's inside, and the signs it was taken under."""

    def __init__(self) -> None:
        self.signs: Signs = ()
        self.copy: pygame.Surface | None = None

    def blit(self, surface: pygame.Surface, inside: pygame.Rect, signs: Signs) -> bool:
        """Blit the copy if it still holds."""
        if self.copy is None or signs != self.signs or self.copy.get_size() != inside.size:
            return False
        surface.blit(self.copy, inside)
        return True

    def take(self, surface: pygame.Surface, inside: pygame.Rect, signs: Signs) -> None:
        """Copy what was just drawn, unless part of it lies outside the surface or its clip."""
        self.copy = None
        if inside.w > 0 and inside.h > 0 and surface.get_clip().contains(inside):
            self.signs, self.copy = signs, surface.subsurface(inside).copy()


class Paper(Panel):
    """A panel that keeps its picture."""

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if look.text.ear is not None:
            self.draw_children(surface, look)
            return
        inside = self.rect.inflate(-look.px(8), -look.px(8))
        kept: _Kept = self.__dict__.setdefault("_kept", _Kept())
        signs = signs_of(self, look)
        look.paint.panel(surface, self.rect, neat=self.neat)
        if kept.blit(surface, inside, signs):
            return
        self.draw_children(surface, look)
        kept.take(surface, inside, signs)


class Door(Pressable):
    """Anything shown that opens its sheet when pressed: a figure of the top bar, a line of a paper."""

    role: ClassVar[str] = "door"

    def __init__(self, label: str, shown: Widget, on_press: Callable[[], object], *, key: str = "") -> None:
        super().__init__(label, tip=shown.tip)
        self.on_press, self.key = on_press, key
        self.add(shown)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return self.children[0].measure(look, width)

    def hit(self, point: tuple[int, int]) -> Widget | None:
        return self if self.visible and self.rect.collidepoint(point) else None

    def activate(self) -> bool:
        self.on_press()
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.hovered:
            look.paint.box(surface, self.rect.inflate(look.px(10), look.px(4)), look.hue("hover"))
        self.draw_children(surface, look)


class Strip(Row):
    """A strip of paper along an edge of the window, with an ink edge below. It keeps its picture too.

    Where it is too short for all, what is named in `yields` is left out, the first first.
    """

    def __init__(self, *children: Widget, yields: Sequence[Widget] = (), **more: object) -> None:
        super().__init__(*children, **more)  # type: ignore[arg-type]
        self.yields = tuple(yields)

    def place(self, look: Look) -> None:
        for part in self.yields:
            part.visible = True
        for part in self.yields:
            if self._needs(look) <= self.rect.w:
                break
            part.visible = False
        super().place(look)

    def _needs(self, look: Look) -> int:
        shown = [c for c in self.shown() if not c.grow]
        wide = sum(c.measure(look, look.size[0])[0] for c in shown)
        return wide + look.px(self.gap) * len(shown) + 2 * look.px(self.pad[0])

    def solid(self) -> bool:
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if look.text.ear is not None:
            self.draw_children(surface, look)
            return
        kept: _Kept = self.__dict__.setdefault("_kept", _Kept())
        signs = signs_of(self, look)
        if kept.blit(surface, self.rect, signs):
            return
        surface.fill(look.hue("paper_1"), self.rect)
        y = self.rect.bottom - 1
        look.paint.hairline(surface, (self.rect.x, y - look.px(3)), (self.rect.right, y - look.px(3)), "line")
        look.paint.hairline(surface, (self.rect.x, y), (self.rect.right, y), "frame")
        self.draw_children(surface, look)
        kept.take(surface, self.rect, signs)
