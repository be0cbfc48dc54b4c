"""What follows from a signature, hop by hop: whom it binds, whom it moves, and where that ends, joined by arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, pi, sin
from typing import ClassVar

import pygame

from game.ui.screens.words.signing import Moved, Signing
from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled, thick_line
from game.ui.widgets.theme import RGB, mixed
from game.ui.widgets.widget import Tip, Widget

__all__ = ["Hops"]

_HEADS = ("First: what binds", "Then: who is moved", "In the end, within ten turns")
_AT = (0.0, 0.255, 0.525, 0.79)
"""Where the card and the three columns begin, as shares of the width."""


@dataclass(frozen=True, slots=True)
class _Link:
    """From the right edge of one node to the left edge of another."""

    a: tuple[int, int]
    b: tuple[int, int]
    ink: str


class Hops(Widget):
    """The picture. `card` are the two lines of what is signed, `tints` gives a state's colour on the map."""

    role: ClassVar[str] = "hops"

    def __init__(
        self,
        found: Signing,
        card: tuple[str, str],
        parties: tuple[str, str],
        tint: Callable[[str], str],
        aside: str = "",
        height: float | None = None,
        grow: float = 0,
    ) -> None:
        super().__init__("What follows, hop by hop", height=height, grow=grow)
        self.found, self.card, self.parties, self.tint, self.aside = found, card, parties, tint, aside
        self._told: list[tuple[pygame.Rect, str]] = []
        """Where what was shortened stands, and its whole words."""
        self._at = ""

    def solid(self) -> bool:
        return True

    def handle(self, event: pygame.event.Event) -> bool:
        """The pointer comes to another node: its words are told whole."""
        if event.type == pygame.MOUSEMOTION and self.host is not None:
            found = next((said for box, said in self._told if box.collidepoint(event.pos)), "")
            if found != self._at:
                self._at, tips = found, getattr(self.host, "tips", None)
                if tips is not None:
                    tips.look_at(self if found else None, self.host.now)
        return False

    def reading(self) -> Tip | None:
        said = self._at or " ".join(words for _, words in self._told)
        return Tip("", sentence=said) if said else None

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, self._head(look) + look.px(6) + self._step(look) * 3

    def _step(self, look: Look) -> int:
        return look.text.line("value") + look.text.line("second") + look.px(4)

    def _head(self, look: Look) -> int:
        """Px for the heads and the line below them."""
        return look.text.line("section") + look.px(6)

    def shown(self, look: Look) -> tuple[Sequence[Moved], Sequence[Moved], Sequence[Moved]]:
        """The three columns, cut to the rows there is room for."""
        room = self.rect.h - self._head(look)
        rows = max(room // self._step(look), 2)
        return self.found.bound[:rows], self.found.moved[:rows], self.found.totals[:rows]

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        columns = self.shown(look)
        places = [self._column(look, n, column) for n, column in enumerate(columns)]
        self._told = []
        card = self._card(look)
        for link in self._links(look, card, columns, places):
            _draw_link(surface, look, link)
        self._draw_card(surface, look, card)
        self._draw_head(surface, look)
        for n, (column, boxes) in enumerate(zip(columns, places, strict=True)):
            x = self._left(n + 1)
            base = self.rect.y + look.text.baseline("section")
            look.text.draw(surface, _HEADS[n], "second", (x, base), anchor="baseline")
            y = self.rect.y + look.text.line("section") + look.px(2)
            look.paint.hairline(surface, (x, y), (self._right(look, n + 1), y))
            for one, box in zip(column, boxes, strict=True):
                self._draw_node(surface, look, one, box)
            if not column:
                self._draw_none(surface, look, n, x)

    # -- places -------------------------------------------------------------------------------
    def _left(self, n: int) -> int:
        return self.rect.x + round(self.rect.w * _AT[n])

    def _right(self, look: Look, n: int) -> int:
        return self.rect.right if n == 3 else self._left(n + 1) - look.px(64)

    def _column(self, look: Look, n: int, column: Sequence[Moved]) -> list[pygame.Rect]:
        """The boxes of a column's nodes, spread evenly below its head."""
        top = self.rect.y + self._head(look)
        high, x = self._step(look), self._left(n + 1)
        room = self.rect.bottom - top
        gap = max((room - high * len(column)) // (len(column) + 1), 0)
        wide = self._right(look, n + 1) - x + (look.px(20) if n < 2 else 0)
        return [pygame.Rect(x, top + gap + k * (high + gap), wide, high) for k in range(len(column))]

    def _card(self, look: Look) -> pygame.Rect:
        top = self.rect.y + self._head(look)
        high = self._step(look) + look.px(18)
        wide = self._left(1) - self.rect.x - look.px(76)
        return pygame.Rect(self.rect.x, (top + self.rect.bottom - high) // 2, wide, high)

    def _links(
        self,
        look: Look,
        card: pygame.Rect,
        columns: tuple[Sequence[Moved], ...],
        places: list[list[pygame.Rect]],
    ) -> list[_Link]:
        """Card to what binds; what binds to who is moved; who is moved to the totals it goes into."""
        gap = look.px(8)

        def start(n: int, k: int) -> tuple[int, int]:
            return self._end_of(look, columns[n][k], places[n][k]), places[n][k].centery

        def end(box: pygame.Rect) -> tuple[int, int]:
            return box.x - gap, box.centery

        out = [
            _Link((card.right + gap, card.centery), end(b), _ink(o)) for o, b in zip(columns[0], places[0], strict=True)
        ]
        hub = next((k for k, one in enumerate(columns[0]) if one.ends), 0)
        for k, one in enumerate(columns[1]):
            a = start(0, hub) if columns[0] else (card.right + gap, card.centery)
            out.append(_Link(a, end(places[1][k]), _ink(one)))
        for n in (0, 1):
            for k, one in enumerate(columns[n]):
                goals = [m for m in one.ends if m < len(columns[2])]
                if n == 0 and columns[1] and any(m in other.ends for m in goals for other in columns[1]):
                    continue
                out += [_Link(start(n, k), end(places[2][m]), _ink(one)) for m in goals]
        return out

    def _end_of(self, look: Look, one: Moved, box: pygame.Rect) -> int:
        wide = max(look.text.width(one.words, "value"), look.text.width(one.value, "second_value"))
        return min(box.x + look.px(34) + wide + look.px(10), box.right)

    # -- drawing ------------------------------------------------------------------------------
    def _draw_card(self, surface: pygame.Surface, look: Look, box: pygame.Rect) -> None:
        look.paint.box(surface, box, look.hue("paper_0"), look.hue("ink"), width=1.6)
        x = box.x + look.px(24)
        for n, state in enumerate(self.parties):
            at = (x + n * look.px(17), box.centery - look.px(3) + n * look.px(6))
            draw_shield(surface, look, at, 24, look.hue(self.tint(state)), own=n == 0)
        left = x + look.px(40)
        y = box.centery - (look.text.line("value") + look.text.line("second")) // 2
        room = box.right - left - look.px(8)
        look.text.draw(surface, self.card[0], "value", (left, y), width=room)
        look.text.draw(surface, self.card[1], "second", (left, y + look.text.line("value")), width=room)

    def _draw_head(self, surface: pygame.Surface, look: Look) -> None:
        base = self.rect.y + look.text.baseline("section")
        box = look.text.draw(surface, "What follows", "section", (self.rect.x, base), anchor="baseline")
        at = (box.right + look.px(9), base)
        look.text.draw(surface, self.aside, "second", at, anchor="baseline", width=self._left(1) - at[0] - look.px(20))

    def _draw_node(self, surface: pygame.Surface, look: Look, one: Moved, box: pygame.Rect) -> None:
        draw_shield(surface, look, (box.x + look.px(11), box.centery), 21, look.hue(self.tint(one.state)))
        x, y = box.x + look.px(32), box.centery - (look.text.line("value") + look.text.line("second")) // 2
        room = max(box.right - x, look.px(40))
        look.text.draw(surface, one.words, "value", (x, y), width=room)
        if max(look.text.width(one.words, "value"), look.text.width(one.value, "second_value")) > room:
            self._told.append((box, f"{one.words}: {one.value}."))
        ink = look.hue(_ink(one)) if one.better is not None else look.hue("ink_2")
        look.text.draw(surface, one.value, "second_value", (x, y + look.text.line("value")), colour=ink, width=room)

    def _draw_none(self, surface: pygame.Surface, look: Look, n: int, x: int) -> None:
        said = ("It binds neither to arms.", "It moves no third state.", "")[n]
        top = self.rect.y + self._head(look)
        y = (top + self.rect.bottom) // 2
        look.text.draw(surface, said, "second", (x, y), anchor="middle", width=self._right(look, n + 1) - x)


def _ink(one: Moved) -> str:
    """Blue for the better, brown for the worse, red where it is a danger to us."""
    if one.better is None:
        return "brass_dark"
    if one.better:
        return "good"
    return "danger" if one.grave or one.words.endswith("attacks us") else "bad"


def _draw_link(surface: pygame.Surface, look: Look, link: _Link) -> None:
    """A curve with an arrow head, from left to right."""
    (ax, ay), (bx, by) = link.a, link.b
    if bx - ax < look.px(14):
        return
    colour = mixed(look.hue("paper_1"), look.hue(link.ink), 0.75)
    wide, pad = bx - ax, look.px(8)
    top, high = min(ay, by) - pad, abs(by - ay) + 2 * pad
    key = ("hop", wide, by - ay, colour)
    plate = look.paint.kept(key, lambda: _link_plate(look, (wide, high), (ay - top, by - top), colour))
    surface.blit(plate, (ax, top))


def _link_plate(look: Look, size: tuple[int, int], ends: tuple[int, int], colour: RGB) -> pygame.Surface:
    def draw(big: pygame.Surface, k: int) -> None:
        head = look.px(9) * k
        x1 = size[0] * k - head
        y0, y1 = ends[0] * k, ends[1] * k
        points = [_bezier((0, y0), (x1, y1), t / 28) for t in range(29)]
        for a, b in pairwise(points):
            thick_line(big, colour, a, b, look.scale * 2.2 * k)
        turn = atan2(0, 1)
        tip = (size[0] * k - 1, y1)
        wings = [(tip[0] - head * cos(turn + s * pi / 7), tip[1] - head * sin(turn + s * pi / 7)) for s in (-1, 1)]
        pygame.draw.polygon(big, colour, [tip, *wings])

    return supersampled(size, draw, over=3)


def _bezier(a: tuple[float, float], b: tuple[float, float], t: float) -> tuple[float, float]:
    """A point of the level S between two ends."""
    bend = (b[0] - a[0]) * 0.5
    p = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    xs = (a[0], a[0] + bend, b[0] - bend, b[0])
    ys = (a[1], a[1], b[1], b[1])
    return sum(w * x for w, x in zip(p, xs, strict=True)), sum(w * y for w, y in zip(p, ys, strict=True))
