"""The legend over the map modes: a sentence on a slip of paper, its signs drawn between the words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, cast

import pygame

from game.ui.atlas.scene import RibbonStyle
from game.ui.legends import RIBBON_ROLES, LegendPart, legend, legend_sentence
from game.ui.mapmodes import MapMode
from game.ui.screens.words.papers import Table
from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled
from game.ui.widgets.widget import Widget

__all__ = ["Legend", "legend_of"]


class Legend(Widget):
    """The sentence in one line where it fits, else in two or three, centred over the map modes."""

    role: ClassVar[str] = "legend"

    def __init__(self, parts: Sequence[LegendPart], said: str) -> None:
        super().__init__(said)
        self.parts = tuple(parts)

    def solid(self) -> bool:
        return False

    def _sign(self, look: Look, part: LegendPart) -> int:
        """Room for a part's sign and the gap after it."""
        room = look.px(34) if part.ribbon else look.px(24) if part.swatch else 0
        return room + look.px(7) if room else 0

    def _long(self, look: Look, part: LegendPart) -> int:
        gap = look.px(7 if " " in part.words or part.ribbon or part.swatch else 4)
        return self._sign(look, part) + look.text.width(part.words, "second") + gap

    def _lines(self, look: Look, width: int) -> list[list[LegendPart]]:
        """The parts in lines; a part that fits no line is broken between its words."""
        room = width - look.px(28)
        if sum(self._long(look, part) for part in self.parts) <= room:
            return [list(self.parts)]
        lines: list[list[LegendPart]] = [[]]
        left = room
        for part in self.parts:
            pieces = [part] if self._long(look, part) <= room else _broken(part)
            for piece in pieces:
                long = self._long(look, piece)
                if long > left and lines[-1]:
                    lines.append([])
                    left = room
                lines[-1].append(piece)
                left -= long
        return lines

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        lines = self._lines(look, width)
        longest = max(sum(self._long(look, part) for part in line) for line in lines)
        return longest + look.px(21), len(lines) * look.text.line("second") + look.px(10)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        wide, high = self.natural(look, self.rect.w)
        slip = pygame.Rect(0, 0, min(wide, self.rect.w), high)
        slip.midbottom = self.rect.midbottom
        look.paint.slip(surface, slip)
        y = slip.y + look.px(5) + look.text.line("second") // 2
        for line in self._lines(look, self.rect.w):
            x = slip.x + look.px(14)
            for part in line:
                x = self._draw_part(surface, look, part, (x, y))
            y += look.text.line("second")

    def _draw_part(self, surface: pygame.Surface, look: Look, part: LegendPart, at: tuple[int, int]) -> int:
        x, y = at
        if part.ribbon is not None:
            surface.blit(_ribbon_sign(look, part.ribbon), (x, y - look.px(5)))
        elif part.swatch is not None:
            box = pygame.Rect(x, y - look.px(6), look.px(24), look.px(12))
            surface.fill(part.swatch, box)
            if part.hatch:
                look.paint.hatch(surface, box, part.hatch, look.hue("ink_2"), period=5, width=1)
            pygame.draw.rect(surface, look.hue("line_2"), box, 1)
        x += self._sign(look, part)
        look.text.draw(surface, part.words, "second", (x, y), anchor="middle", colour=look.hue("ink"))
        return x + self._long(look, part) - self._sign(look, part)


def _broken(part: LegendPart) -> list[LegendPart]:
    """A part word by word, the sign before the first."""
    words = part.words.split()
    return [replace(part, words=words[0]), *(LegendPart(word) for word in words[1:])]


def _ribbon_sign(look: Look, style: str) -> pygame.Surface:
    """A short piece of a ribbon as the map draws it: whole, dotted for a pact, dashed for danger."""

    def make() -> pygame.Surface:
        size = (look.px(34), look.px(10))
        hue = look.hue(RIBBON_ROLES[cast(RibbonStyle, style)])
        runs = {"pact": (2.0, 5.0), "demand": (8.0, 5.0), "war": (8.0, 5.0), "joined": (5.0, 5.0)}.get(
            style, (34.0, 0.0)
        )

        def draw(big: pygame.Surface, k: int) -> None:
            x, end = 0.0, float(size[0] * k)
            step, gap = (look.scale * run * k for run in runs)
            while x < end:
                pygame.draw.line(
                    big, hue, (x, size[1] * k / 2), (min(x + step, end), size[1] * k / 2), round(look.scale * 3 * k)
                )
                x += step + gap

        return supersampled(size, draw)

    return look.paint.kept(("legend ribbon", style, look.scale, look.manner.palette), make)


def legend_of(table: Table, mode: MapMode, foe: str) -> Legend:
    """The legend of a mode; `foe` is the name of whom help would be against."""
    return Legend(legend(mode, foe), legend_sentence(mode, foe))
