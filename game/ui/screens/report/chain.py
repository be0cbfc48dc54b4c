"""The chain of a war, drawn: boxes by date with shields, arrows from cause to effect, the attack itself in red.

A straight arrow leads from a box to the next where one caused the other; where the cause lies further back, a curve
runs below. A chain too long for the window breaks into rows of like length; what reaches from an earlier row is said
under the box that felt it. Every box can be opened to its whole text, by the pointer or by Tab and the arrows.
"""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

import pygame

from game.report.records.chapters import Link
from game.report.telling.years import short_date
from game.ui.screens.report.moments import hinted, lead
from game.ui.screens.report.volume import Volume
from game.ui.widgets.buttons import Pressable
from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled, thick_line
from game.ui.widgets.theme import RGB
from game.ui.widgets.widget import Tip, Widget

__all__ = ["Chain", "ChainBox"]

_DATES = 50
_NARROW = 7
"""From so many boxes on, they are set in smaller type."""
_LEAST = 7
"""Least width of a box, in lines of its small type."""
_TALLEST = 7
_WIDEST = 250


class ChainBox(Pressable):
    """One event of the chain; pressed, it leads to its moment in the replay."""

    role: ClassVar[str] = "link"
    focusable: ClassVar[bool] = True

    def __init__(self, link: Link, tint: str, *, narrow: bool, cause: str) -> None:
        told = f"{link.text}.\nBecause: {cause}." if cause else f"{link.text}."
        told += f"\nIt changed: {link.arc}." if link.arc else ""
        super().__init__(link.title, tip=Tip(link.title, link.year, told[:1].upper() + told[1:]))
        self.link, self.tint = link, tint
        self.kinds = ("second_value", "second") if narrow else ("value", "second")

    def activate(self) -> bool:
        return lead(self, self.link.turn)

    def reading(self) -> Tip | None:
        return hinted(self, super().reading(), self.link.turn)

    def _lines(self, look: Look, width: int) -> list[tuple[str, str, int]]:
        """Lines with role and indent: the first two stand beside the shield, the rest below it if room is dear."""
        out: list[tuple[str, str, int]] = []
        for role, words, most in zip(self.kinds, (self.link.title, self.link.text), (_TALLEST, 3), strict=True):
            start = len(out)
            for word in words.split():
                longer = f"{out[-1][0]} {word}" if len(out) > start else word
                if len(out) > start and look.text.width(longer, role) <= self._room(look, width, len(out) - 1):
                    out[-1] = (longer, role, out[-1][2])
                elif len(out) - start < most:
                    room = self._room(look, width, len(out))
                    out.append((look.text.fit(word, role, room), role, self._indent(look, width, len(out))))
                else:
                    out[-1] = (look.text.fit(longer, role, self._room(look, width, len(out) - 1)), role, out[-1][2])
                    break
        return out

    def _indent(self, look: Look, width: int, line: int) -> int:
        beside = self.tint and (line < 2 or width >= look.px(165))
        return look.px(34 if beside else 10)

    def _room(self, look: Look, width: int, line: int) -> int:
        return width - self._indent(look, width, line) - look.px(6)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        high = sum(look.text.line(role) for _, role, _ in self._lines(look, width))
        return width, max(high, look.px(30)) + 2 * look.px(8)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        tone = self.link.tone
        fill, edge, thick = {
            "war": ("danger", "danger", 1.0), "turning": ("paper_0", "ink", 2.0), "peace": ("paper_2", "line_2", 1.0),
        }.get(tone, ("paper_0", "line", 1.0))  # fmt: skip
        if self.hovered and tone != "war":
            edge = "ink"
        look.paint.box(surface, self.rect, look.hue(fill), look.hue(edge), width=thick)
        if self.tint:
            at = (self.rect.x + look.px(19), self.rect.y + look.px(21))
            draw_shield(surface, look, at, 19, look.hue(self.tint))
        y = self.rect.y + look.px(8)
        title = self.kinds[0]
        for words, role, left in self._lines(look, self.rect.w):
            ink = "paper_0" if tone == "war" else "ink" if role == title else "ink_2"
            look.text.draw(surface, words, role, (self.rect.x + left, y), colour=look.hue(ink))
            y += look.text.line(role)


class Chain(Widget):
    """The whole chain, in rows where the boxes would be too narrow to read; an arrows group of its boxes."""

    role: ClassVar[str] = "chain"

    def __init__(self, links: tuple[Link, ...], volume: Volume) -> None:
        super().__init__("The chain", arrows=True)
        self.links = links
        narrow = len(links) > _NARROW
        self.gap = 20 if narrow else 26
        for link in links:
            cause = links[link.because].title if link.because is not None else ""
            tint = volume.tint(link.state) if link.state else ""
            self.add(ChainBox(link, tint, narrow=narrow, cause=cause))

    def _a_row(self, look: Look, width: int) -> int:
        """How many boxes stand in a row: as many as can be read, and the rows alike."""
        count, gap = max(len(self.children), 1), look.px(self.gap)
        most = max((width + gap) // (look.text.line("second") * _LEAST + gap), 1)
        return -(-count // -(-count // most))

    def _box_width(self, look: Look, width: int) -> int:
        count = self._a_row(look, width)
        return min((width - look.px(self.gap) * (count - 1)) // count, look.px(_WIDEST))

    def _rows(self, look: Look, width: int) -> list[tuple[range, int, int]]:
        """The boxes of each row, how tall they are, and how deep the row's curves hang."""
        wide, step = self._box_width(look, width), self._a_row(look, width)
        out = []
        for first in range(0, len(self.children), step):
            row = range(first, min(first + step, len(self.children)))
            tall = max(self.children[n].natural(look, wide)[1] for n in row)
            out.append((row, tall, self._depth(look, row)))
        return out

    def _curves(self, look: Look, row: range) -> list[tuple[int | None, int, str, int]]:
        """Cause, effect, what is said and how deep it hangs: those that say something lie deeper, each by itself.

        No cause is one of an earlier row, of which only what it changed is said.
        """
        found = [
            (k.because if k.because in row else None, n, k.arc)
            for n, k in enumerate(self.links)
            if n in row and k.because is not None and (k.because in row or k.arc)
        ]
        out: list[tuple[int | None, int, str, int]] = []
        level = 0
        for cause, n, said in sorted(found, key=lambda c: (bool(c[2]), c[1] - (c[0] or 0), c[1])):
            if said:
                level += 1
                out.append((cause, n, said, look.px(26) + level * (look.text.line("second") + look.px(6))))
            elif cause is not None and n - cause > 1:
                out.append((cause, n, said, look.px(16 + 4 * (n - cause))))
        return out

    def _depth(self, look: Look, row: range) -> int:
        curves = self._curves(look, row)
        return max((sag + (look.px(8) if said else 0) for *_, said, sag in curves), default=look.px(4))

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, sum(look.px(_DATES) + tall + deep for _, tall, deep in self._rows(look, width))

    def place(self, look: Look) -> None:
        wide, y = self._box_width(look, self.rect.w), self.rect.y
        step = wide + look.px(self.gap)
        for row, tall, deep in self._rows(look, self.rect.w):
            y += look.px(_DATES)
            for n in row:
                x = self.rect.x + (n - row.start) * step
                self.children[n].arrange(look, pygame.Rect(x, y, wide, tall))
            y += tall + deep

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        self.draw_children(surface, look)
        for row, *_ in self._rows(look, self.rect.w):
            self._draw_dates(surface, look, row)
            for n in row[1:]:
                if self.links[n].because == n - 1:
                    self._draw_straight(surface, look, n)
            curves = self._curves(look, row)
            for cause, n, said, sag in curves:
                self._draw_curve(surface, look, cause, n, said, sag)
            for cause, n, said, sag in curves:
                if said:
                    self._draw_words(surface, look, cause, n, said, sag)

    def _draw_dates(self, surface: pygame.Surface, look: Look, row: range) -> None:
        y = self.children[row.start].rect.y - look.px(14)
        look.paint.hairline(surface, (self.rect.x, y), (self.rect.right, y), "line_2")
        said, free = "", self.rect.x
        for link, box in ((self.links[n], self.children[n]) for n in row):
            ink = look.hue("danger" if link.tone == "war" else "ink")
            look.paint.disc(surface, (box.rect.x + look.px(4), y), look.px(4.5), ink)
            year = short_date(link.year) if said else link.year
            if link.year != said and box.rect.x >= free:
                base = (box.rect.x, y - look.px(9))
                free = look.text.draw(surface, year, "voice", base, anchor="baseline", colour=look.hue("ink_2")).right
                said = link.year

    def _draw_straight(self, surface: pygame.Surface, look: Look, n: int) -> None:
        start, end = self.children[n - 1].rect, self.children[n].rect
        y, tip = end.centery, end.x - look.px(2)
        a = start.right + look.px(2)
        look.paint.line(surface, look.hue("ink"), [(a, y), (tip - look.px(6), y)], 1.8)
        head = [(tip, y), (tip - look.px(8), y - look.px(4.5)), (tip - look.px(8), y + look.px(4.5))]
        look.paint.polygon(surface, head, look.hue("ink"))

    def _ends(
        self, look: Look, cause: int | None, n: int, said: str
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """Where a curve begins and ends: several that leave one box start apart, the furthest leftmost.

        One that comes from an earlier row begins where it ends.
        """
        end = self.children[n].rect
        foot = end.bottom + look.px(2)
        if cause is None:
            return (end.centerx, foot), (end.centerx, foot + look.px(7))
        start = self.children[cause].rect
        furthest = max(m - cause for m, k in enumerate(self.links) if k.because == cause)
        shift = min((furthest - (n - cause)) * look.px(9), start.w // 2 - look.px(8))
        arrival = end.centerx + (look.px(14) if said else -look.px(10))
        return (start.centerx + shift, foot), (arrival, foot + look.px(7))

    def _draw_curve(self, surface: pygame.Surface, look: Look, cause: int | None, n: int, said: str, sag: int) -> None:
        a, b = self._ends(look, cause, n, said)
        colour = look.hue("bad" if said else "ink_2")
        if cause is None:
            look.paint.line(surface, colour, [b, (b[0], a[1] + sag)], 1.6)
        else:
            _soft_line(surface, look, colour, _sagging(a, b, sag * 4 / 3))
        look.paint.polygon(surface, _tip(b, look), colour)

    def _draw_words(self, surface: pygame.Surface, look: Look, cause: int | None, n: int, said: str, sag: int) -> None:
        """What the cause changed, set into the lowest of its curve."""
        a, b = self._ends(look, cause, n, said)
        wide, high = look.text.width(said, "second") + look.px(14), look.text.line("second")
        box = pygame.Rect(0, 0, wide, high)
        box.center = (round((a[0] + b[0]) / 2), round(a[1] + sag))
        box.clamp_ip(pygame.Rect(self.rect.x, box.y, self.rect.w, high))
        surface.fill(look.hue("paper_1"), box)
        look.text.draw(
            surface, said, "second", box.center, align="centre", anchor="middle", colour=look.hue("bad"), width=wide
        )


def _soft_line(surface: pygame.Surface, look: Look, colour: RGB, points: list[tuple[float, float]]) -> None:
    """A curve without knots: drawn large, reduced, and kept by its form."""
    left, top = (int(min(p[i] for p in points)) - 3 for i in (0, 1))
    size = tuple(int(max(p[i] for p in points)) + 4 - low for i, low in ((0, left), (1, top)))
    form = tuple((round(x - left, 1), round(y - top, 1)) for x, y in points)
    wide = max(1.4, 1.6 * look.scale)

    def draw(big: pygame.Surface, k: int) -> None:
        for a, b in pairwise(form):
            thick_line(big, colour, (a[0] * k, a[1] * k), (b[0] * k, b[1] * k), wide * k)

    plate = look.paint.kept(("curve", form, colour), lambda: supersampled((size[0], size[1]), draw))
    surface.blit(plate, (left, top))


def _tip(at: tuple[float, float], look: Look) -> list[tuple[float, float]]:
    """An arrow head that points up at the box above."""
    half, tall = look.px(4.5), look.px(8)
    return [(at[0], at[1] - tall + 2), (at[0] - half, at[1] + 1), (at[0] + half, at[1] + 1)]


def _sagging(a: tuple[float, float], b: tuple[float, float], sag: float) -> list[tuple[float, float]]:
    """A curve from a to b that hangs below both, arriving from beneath."""
    reach = min((b[0] - a[0]) * 0.18, 60.0)
    c, d = (a[0] + reach, a[1] + sag), (b[0] - reach, b[1] + sag)
    out = []
    for i in range(41):
        t = i / 40
        u = 1 - t
        w = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        out.append((w[0] * a[0] + w[1] * c[0] + w[2] * d[0] + w[3] * b[0],
                    w[0] * a[1] + w[1] * c[1] + w[2] * d[1] + w[3] * b[1]))  # fmt: skip
    return out
