"""What a newspaper is set of: stories that lead to their place, a cutting of the map, the sheet they stand on."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.report.telling.sentences import Item
from game.ui.atlas.view import AtlasView
from game.ui.widgets.buttons import Pressable
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Icon, Shield, Text
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Widget

__all__ = ["Cutting", "Issue", "Story"]

_SECRET = frozenset(("covert_act_done", "spy_reported", "provocation_felt"))
"""Kinds that no other reader of the page would find on it."""


class Story(Pressable):
    """One item: headline and text; pressed, it leads to its place."""

    role = "story"

    def __init__(self, item: Item, kind: str, tint: str, on_press: Callable[[], object] | None) -> None:
        super().__init__(item.headline, tip="Show it on the map" if on_press and item.places else None)
        self.on_press = on_press if item.places else None
        brief = kind == "value"
        head = Text(item.headline, kind, grow=1)
        large = 30 if kind == "page_title" else 20
        mark: list[Widget] = [Shield(tint, 14 if brief else large)] if tint else []
        top: Widget = Row(*mark, head, gap=8 if brief else 11, across="centre" if brief else "start")
        words: list[Widget] = [Text(item.text, "second" if brief else "body", ink="ink_2")]
        if item.kind in _SECRET:
            words.append(Row(Icon("lock", 14, "ink_2"), Text("for our eyes alone", "second"), gap=6))
        self.add(Column(top, *words, gap=3, pad=(6, 6)))

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return self.children[0].measure(look, width)

    def hit(self, point: tuple[int, int]) -> Widget | None:
        return self if self.visible and self.rect.collidepoint(point) else None

    def activate(self) -> bool:
        if self.on_press is None:
            return False
        self.on_press()
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.hovered and self.on_press is not None:
            look.paint.box(surface, self.rect, look.hue("hover"))
        self.draw_children(surface, look)


class Issue(Sheet):
    """A page put away with any key that goes on: Enter, Space, Ctrl+Enter, G."""

    def __init__(self, label: str, body: Widget, height: float | None = None) -> None:
        super().__init__(label, body, height=height)
        for key in ("enter", "space", "ctrl+enter", "g"):
            self.put(_Away(key, self.dismiss), lambda rect, look: pygame.Rect(rect.topleft, (0, 0)))


class Cutting(Widget):
    """A piece of the map: where the first story happened."""

    role = "cutting"

    def __init__(self, atlas: AtlasView, place: str, label: str, high: float = 270) -> None:
        super().__init__(label)
        self.high = high
        self.atlas, self.at = atlas, place
        self._piece: pygame.Surface | None = None

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.px(self.high)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.rect.w < 8 or self.rect.h < 8:
            return
        if self._piece is None or self._piece.get_size() != self.rect.size:
            self._piece = self.atlas.cutting(self.at, self.rect.size)
        if self._piece is not None:
            surface.blit(self._piece, self.rect)
        pygame.draw.rect(surface, look.hue("frame"), self.rect, 1)


class _Away(Widget):
    """A key that closes its page; nothing to see."""

    def __init__(self, key: str, act: Callable[[], object]) -> None:
        super().__init__()
        self.key, self.act = key, act

    def activate(self) -> bool:
        self.act()
        return True
