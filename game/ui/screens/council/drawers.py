"""Where the papers lie on the table: beside the map, or on a small window as drawers that slide over it.

A drawer has a tab at the window's edge that opens and shuts it, and a key. Where two open drawers would leave less
than a third of the window to the map, opening one shuts the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

import pygame

from game.ui.widgets.buttons import Pressable
from game.ui.widgets.layout import Where, docked
from game.ui.widgets.look import Look
from game.ui.widgets.widget import Tip, Widget

__all__ = ["SIDES", "DrawerTab", "Places", "drawer_tab"]

TOP, FOOT, LEFT, RIGHT = 52, 34, 322, 336
"""Sizes of the table's papers, px of the design."""
_SMALL = (1366, 768)
"""Below this window, px of the screen, the side papers become drawers; at a large scale they do too."""
_ROOMY, _NARROW = 1366, 1130
_TAB, _SIDE = 30, 12
SIDES: Final = ("left", "right")


class Places:
    """What is open, and the rectangle of every paper at the present look."""

    def __init__(self) -> None:
        self.open = {"left": True, "right": False}
        self.are_drawers = self.one_at_a_time = False
        self._newest = "left"

    def fit(self, look: Look) -> bool:
        """See how much room there is; True when the table has to be laid anew."""
        wide = look.size[0] / look.scale
        now = (look.size[0] < _SMALL[0] or look.size[1] < _SMALL[1] or wide < _ROOMY, wide < _NARROW)
        before = (self.are_drawers, self.one_at_a_time)
        self.are_drawers, self.one_at_a_time = now
        if self.one_at_a_time and all(self.open.values()):
            self.open["right" if self._newest == "left" else "left"] = False
        return now != before

    def pull(self, side: str, is_open: bool = True) -> None:
        """Open or shut a drawer."""
        self.open[side] = is_open
        self._newest = side
        if is_open and self.one_at_a_time:
            self.open["right" if side == "left" else "left"] = False

    def shows(self, side: str) -> bool:
        """Whether the paper of a side is to be seen."""
        return self.open[side] or not self.are_drawers

    def _edge(self, side: str) -> float:
        """How far the middle must keep from a side of the window, px of the design."""
        wide = LEFT if side == "left" else RIGHT
        if not self.are_drawers:
            return wide + 26
        return wide + _SIDE + _TAB + 8 if self.open[side] else _TAB + 14

    def place(self, name: str) -> Where:
        """Where a paper lies: top, left, right, legend, modes, end or ticker."""
        foot = FOOT + 12
        low = foot + (64 if self.are_drawers else 0)
        middle = {"left": self._edge("left"), "right": self._edge("right")}
        modes = {"left": _SIDE, "right": RIGHT + 24} if self.are_drawers else middle
        return {
            "top": lambda: docked(left=0, right=0, top=0, height=TOP),
            "left": lambda: docked(left=_SIDE, top=TOP + 14, bottom=low, width=LEFT),
            "right": lambda: docked(right=_SIDE, top=TOP + 14, bottom=max(low, foot + 84), width=RIGHT),
            "legend": lambda: docked(**middle, bottom=foot + (80 if self.are_drawers else 60), height=30),
            "modes": lambda: docked(**modes, bottom=foot, height=52),
            "end": lambda: docked(right=_SIDE, bottom=foot, width=RIGHT, height=72),
            "ticker": lambda: docked(left=0, right=0, bottom=0, height=FOOT),
        }[name]()

    def where(self, name: str, paper: Widget) -> Where:
        """Where a paper lies; a strip and the legend are as large as their words need."""
        fitted = {"strip": self._strip, "legend": self._legend}.get(name)
        return fitted(paper) if fitted is not None else self.place(name)

    def _legend(self, paper: Widget) -> Where:
        """In the middle over the map modes, growing upwards."""
        along = self.place("legend")

        def where(rect: pygame.Rect, look: Look) -> pygame.Rect:
            room = along(rect, look)
            wide, high = paper.natural(look, room.w)
            slip = pygame.Rect(0, 0, min(wide, room.w), high)
            slip.midbottom = room.midbottom
            return slip

        return where

    def _strip(self, paper: Widget) -> Where:
        """Where a strip under the top bar lies: as high as its words, between the side papers."""
        along = docked(left=self._edge("left"), right=self._edge("right"), top=TOP + 14, height=54)

        def where(rect: pygame.Rect, look: Look) -> pygame.Rect:
            found = along(rect, look)
            found.h = max(found.h, paper.measure(look, found.w)[1])
            return found

        return where

    def tab(self, side: str) -> Where:
        """Where the tab of a drawer lies: at the window's edge, or at the open drawer's."""
        edge = (LEFT if side == "left" else RIGHT) + _SIDE if self.open[side] else 0.0
        high = 64 if self.open[side] else 168
        if side == "left":
            return docked(left=edge, top=TOP + 30, width=_TAB, height=high)
        return docked(right=edge, top=TOP + 30, width=_TAB, height=high)


class DrawerTab(Pressable):
    """The tab of a drawer: a slip of paper with upright words, or only an arrow while the drawer is open."""

    role: ClassVar[str] = "drawer"

    def __init__(self, label: str, side: str, is_open: bool, key: str, on_press: Callable[[], object]) -> None:
        deed = "Shuts" if is_open else "Opens"
        super().__init__(label, tip=lambda: Tip(label, self._key_told(), f"{deed} this paper."))
        self.side, self.is_open, self.key, self.on_press = side, is_open, key, on_press

    def _key_told(self) -> str:
        host = self.host
        return host.look.key(self.key) if host is not None else ""

    def activate(self) -> bool:
        self.on_press()
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        look.paint.box(surface, r, look.hue("hover" if self.hovered else "paper_1"), look.hue("frame"))
        ink = look.hue("ink")
        way = 1 if (self.side == "left") != self.is_open else -1
        x, y, half = r.centerx, r.y + look.px(18), look.px(5)
        tip, back = x + way * half * 0.7, x - way * half * 0.6
        look.paint.polygon(surface, [(back, y - half), (back, y + half), (tip, y)], ink)
        hint = look.key(self.key)
        look.text.draw(
            surface, hint, "hint", (x, r.bottom - look.px(14)), align="centre", anchor="middle", colour=ink, width=r.w
        )
        if self.is_open:
            return
        room = r.h - look.px(62)
        words = look.text.fit(self.label, "value", room)
        upright = pygame.transform.rotate(look.text.surface(words, "value", ink), 90)
        surface.blit(upright, upright.get_rect(center=(x, r.centery + look.px(2))))


def drawer_tab(places: Places, side: str, label: str, on_turn: Callable[[], object]) -> DrawerTab:
    """The tab of one side; `[` and `]` are the usual keys."""
    is_open = places.open[side]

    def turn() -> None:
        places.pull(side, not is_open)
        on_turn()

    return DrawerTab(label, side, is_open, "[" if side == "left" else "]", turn)
