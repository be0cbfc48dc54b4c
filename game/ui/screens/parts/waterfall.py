"""The waterfall: signed reasons from zero, the largest help first, what decides last and washed, then the sum."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

import pygame

from game.ui.cards.sums import apportioned
from game.ui.figures import worth
from game.ui.widgets.look import Look
from game.ui.widgets.text import Align
from game.ui.widgets.widget import SumRow, Tip, Widget

__all__ = ["Waterfall"]


class Waterfall(Widget):
    """Signed terms from zero, the largest help first, what decides last and washed; then the sum.

    `seconds` gives the half line under a reason, by its name; `total` the whole sum where small terms are left out.
    """

    role: ClassVar[str] = "waterfall"

    def __init__(
        self,
        rows: Sequence[tuple[str, int]],
        refused: bool,
        seconds: Mapping[str, str] | None = None,
        total: int | None = None,
        bar: str = "accept from 0",
    ) -> None:
        super().__init__("What they weigh")
        self.seconds = dict(seconds or {})
        helps = sorted((r for r in rows if r[1] > 0), key=lambda r: -r[1])
        hurts = sorted((r for r in rows if r[1] < 0), key=lambda r: -r[1])
        self.rows = [*helps, *hurts]
        self.refused = refused and bool(hurts)
        self.bar = bar
        self.sum = sum(milli for _, milli in rows) if total is None else total
        self.printed = _tenths([milli for _, milli in self.rows], self.sum)

    def reading(self) -> Tip | None:
        if not self.cut:
            return super().reading()
        rows = tuple(SumRow(name, worth(milli)) for name, milli in self.rows)
        return Tip(self.label, sentence="; ".join(one.label for one in rows) + ".", rows=rows,
                   total=SumRow("sum", worth(self.sum)))  # fmt: skip

    def _least(self, look: Look, width: int) -> int:
        words = look.text.line("value") + (look.text.line("second") if self.seconds else 0)
        if self._is_stacked(look, width):
            return words + look.px(30)
        return max(look.px(43), words + look.px(4)) if self.seconds else max(look.px(36), words + look.px(10))

    def _is_stacked(self, look: Look, width: int) -> bool:
        """Whether the reasons have no room beside the bars and stand above them."""
        return self._wanted(look) + look.px(14) > width * 9 // 20

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, self._least(look, width) * len(self.rows) + look.px(44)

    def _row(self, look: Look) -> int:
        """As high as there is room for, up to half as much again as needed."""
        least = self._least(look, self.rect.w)
        if self._is_stacked(look, self.rect.w):
            return least
        room = (self.rect.h - look.px(44)) // max(len(self.rows), 1)
        return max(least, min(room, least * 3 // 2))

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        marks, at = [0], 0
        for _, milli in self.rows:
            at += milli
            marks.append(at)
        low, high = min(marks), max(*marks, 1)
        self.cut = self._wanted(look) > self._words(look) - look.px(8)
        words = 0 if self._is_stacked(look, self.rect.w) else self._words(look)
        edge = look.text.width("−000.0", "value") + look.px(12)
        chart = pygame.Rect(self.rect.x + words + edge, self.rect.y, self.rect.w - words - 2 * edge, self.rect.h)
        scale = chart.w / max(high - low, 1)
        zero = chart.x + round(-low * scale)
        bottom = self.rect.y + self._row(look) * len(self.rows)
        if self.refused:
            decider = pygame.Rect(self.rect.x, bottom - self._row(look), self.rect.w, self._row(look))
            surface.fill(look.hue("danger_wash"), decider)
        look.paint.line(surface, look.hue("ink"), [(zero, self.rect.y), (zero, bottom + look.px(6))], 1.5)
        for n, (name, milli) in enumerate(self.rows):
            last = self.refused and n == len(self.rows) - 1
            self._bar(
                surface,
                look,
                n,
                (zero + round(marks[n] * scale), zero + round(marks[n + 1] * scale)),
                (name, milli),
                last,
            )
        self._total(surface, look, zero + round(marks[-1] * scale), zero, bottom)

    def _words(self, look: Look) -> int:
        """Px for the reasons: as wide as they need, not quite half of the picture at most, or all of it above."""
        if self._is_stacked(look, self.rect.w):
            return self.rect.w
        least = min(look.px(200), self.rect.w // 2)
        return min(max(self._wanted(look), least) + look.px(14), self.rect.w * 9 // 20)

    def _wanted(self, look: Look) -> int:
        names = [look.text.width(name, "value") for name, _ in self.rows]
        return max([0, *names, *(look.text.width(self.seconds.get(name, ""), "second") for name, _ in self.rows)])

    def _bar(
        self, surface: pygame.Surface, look: Look, n: int, ends: tuple[int, int], row: tuple[str, int], last: bool
    ) -> None:
        high = self._row(look)
        y = self.rect.y + n * high
        self._name(surface, look, row[0], y)
        ink = "danger" if last else "good" if row[1] > 0 else "bad"
        left, right = min(ends), max(ends)
        thick = min(high - look.px(18), look.px(20))
        top = y + (high - thick) // 2
        if self._is_stacked(look, self.rect.w):
            thick = look.px(18)
            top = y + high - thick - look.px(6)
        bar = pygame.Rect(left, top, max(right - left, 2), thick)
        surface.fill(look.hue(ink), bar)
        if row[1] < 0:
            look.paint.hatch(surface, bar, "/", look.hue("paper_0"), period=6, width=1.2, alpha=0.6)
        if n < len(self.rows) - 1:
            look.paint.dashes(
                surface,
                look.hue("ink_2"),
                (ends[1], bar.bottom),
                (ends[1], bar.bottom + high - thick),
                width=1,
                dash=2,
                gap=2,
            )
        said = worth(self.printed[n] * 100)
        at = (right + look.px(7), bar.centery) if row[1] > 0 else (left - look.px(7), bar.centery)
        side: Align = "left" if row[1] > 0 else "right"
        wide = look.text.width(said, "value")
        left_edge = at[0] if side == "left" else at[0] - wide
        behind = pygame.Rect(left_edge - look.px(2), bar.y + look.px(1), wide + look.px(4), bar.h - look.px(2))
        surface.fill(look.hue("danger_wash" if last else "paper_1"), behind)
        look.text.draw(surface, said, "value", at, anchor="middle", align=side, colour=look.hue("ink"))

    def _name(self, surface: pygame.Surface, look: Look, name: str, y: int) -> None:
        """The reason, and what it rests on below."""
        x, high, second = self.rect.x + look.px(6), self._row(look), self.seconds.get(name, "")
        room = self._words(look) - look.px(8)
        if self._is_stacked(look, self.rect.w):
            high -= look.px(26)
        if not second:
            look.text.draw(surface, name, "value", (x, y + high // 2), anchor="middle", width=room)
            return
        top = y + (high - look.text.line("value") - look.text.line("second")) // 2
        look.text.draw(surface, name, "value", (x, top), width=room)
        look.text.draw(surface, second, "second", (x, top + look.text.line("value")), width=room)

    def _total(self, surface: pygame.Surface, look: Look, x: int, zero: int, bottom: int) -> None:
        ink = look.hue("danger" if self.sum <= 0 else "good")
        look.paint.line(surface, ink, [(x, bottom), (x, bottom + look.px(10))], 2)
        said = f"sum {worth(self.sum)}"
        wide = look.text.width(said, "value")
        x = max(x, self.rect.x + wide) if self.sum <= 0 else min(x, self.rect.right - wide)
        look.text.draw(
            surface, said, "value", (x, bottom + look.px(14)), align="right" if self.sum <= 0 else "left", colour=ink
        )
        other: Align = "left" if self.sum <= 0 else "right"
        words = self.bar
        if other == "left":
            zero = min(max(zero, x + look.px(10)), self.rect.right - look.text.width(words, "second"))
        else:
            zero = max(zero, self.rect.x + look.text.width(words, "second"))
        look.text.draw(surface, words, "second", (zero, bottom + look.px(16)), align=other, colour=look.hue("ink"))


def _tenths(millis: Sequence[int], total: int) -> list[int]:
    """The figures as printed, in tenths: rounded so that they add up to the printed sum."""
    parts, whole = [milli / 100 for milli in millis], round(total / 100)
    if abs(whole - sum(parts)) > max(len(parts) / 2, 1):
        return [round(part) for part in parts]
    return apportioned(parts, whole)
