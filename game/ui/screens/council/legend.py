"""The legend over the map modes: a sentence on a slip of paper, its signs drawn between the words.

Before the sentence stand the pages of the question, where it has several; after it, the way to the same figures as
a table.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, cast

import pygame

from game.ui.atlas.scene import RibbonStyle
from game.ui.legends import RIBBON_ROLES, LegendPart, Swatch, legend_sentence
from game.ui.mapmodes import Lens
from game.ui.widgets.buttons import Pressable
from game.ui.widgets.colours import ink_on
from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled
from game.ui.widgets.widget import Tip, Widget

__all__ = ["Legend"]

_PAD, _GAP = 12, 6
_RIBBON = 27
"""Pixels of a sample of a ribbon."""


class Page(Pressable):
    """A word of the slip that can be pressed: a page of the question, or the table. The open page is inked."""

    role: ClassVar[str] = "page"

    def __init__(self, label: str, on_press: Callable[[], object], *, chosen: bool = False, tip: Tip) -> None:
        super().__init__(label, tip=tip)
        self.on_press, self.chosen = on_press, chosen

    def activate(self) -> bool:
        self.on_press()
        return True

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return look.text.width(self.label, "second_value") + look.px(14), look.text.line("second") + look.px(2)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        fill = look.hue("ink" if self.chosen else "hover" if self.hovered else "paper_2")
        look.paint.box(surface, self.rect, fill, look.hue("ink" if self.chosen else "line_2"), radius=2)
        ink = look.hue("paper_0" if self.chosen else "ink")
        look.text.draw(
            surface, self.label, "second_value", self.rect.center, align="centre", anchor="middle", colour=ink
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands in one place of a line: words with their sign, or a page that is pressed. `joined` words go on."""

    part: LegendPart | None = None
    page: Page | None = None
    joined: bool = False


class Legend(Widget):
    """The sentence in one line where it fits, else in two or three, centred over the map modes."""

    role: ClassVar[str] = "legend"

    def __init__(
        self,
        parts: Sequence[LegendPart],
        *,
        pages: Sequence[tuple[Lens, bool, Callable[[], object]]] = (),
        on_table: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(legend_sentence(tuple(parts)))
        self.parts = tuple(parts)
        self._pages = [
            Page(
                lens.told.label[:1].upper() + lens.told.label[1:],
                press,
                chosen=is_open,
                tip=Tip(lens.told.head, "the mode’s key again", lens.told.question),
            )
            for lens, is_open, press in pages
        ]
        self.add(*self._pages)
        self._table: Page | None = None
        if on_table is not None:
            tip = Tip("As a table", "key 0", "The figures that the map shows now, with the sum behind each.")
            self._table = Page("Table", on_table, tip=tip)
            self.add(self._table)
        self._laid: list[list[_Piece]] | None = None

    def solid(self) -> bool:
        return False

    # -- measuring ----------------------------------------------------------------------------------

    def _sign(self, look: Look, part: LegendPart) -> int:
        """Room for a part's sign and the gap after it."""
        room = look.px(_RIBBON) if part.ribbon else sum(self._box(look, one) for one in part.swatches)
        return room + look.px(_GAP) if room else 0

    def _box(self, look: Look, one: Swatch) -> int:
        return look.text.width(one.said, "second") + look.px(12) if one.said else look.px(26)

    def _long(self, look: Look, piece: _Piece) -> int:
        if piece.page is not None:
            return piece.page.natural(look, 0)[0] + look.px(4 if piece.page in self._pages[:-1] else _GAP)
        part = cast(LegendPart, piece.part)
        gap = look.text.width(" ", "second") if piece.joined else look.px(5 if part.words else 0)
        return self._sign(look, part) + look.text.width(part.words, "second") + gap

    def _lines(self, look: Look, width: int) -> list[list[_Piece]]:
        """The pieces in lines; words that fit no line are broken between themselves."""
        if self._laid is not None:
            return self._laid
        room = width - look.px(2 * _PAD)
        whole = [_Piece(page=page) for page in self._pages] + [_Piece(part) for part in self.parts]
        whole += [_Piece(page=self._table)] if self._table else []
        if sum(self._long(look, piece) for piece in whole) <= room:
            return [whole]
        pieces = [one for piece in whole for one in _broken(piece)]
        lines = self._filled(look, pieces, room)
        while room > look.px(200) and len(self._filled(look, pieces, room - look.px(16))) == len(lines):
            room -= look.px(16)
        return self._filled(look, pieces, room)

    def _filled(self, look: Look, pieces: Sequence[_Piece], room: int) -> list[list[_Piece]]:
        """The pieces in lines no longer than `room`."""
        lines: list[list[_Piece]] = [[]]
        left = room
        for one in pieces:
            long = self._long(look, one)
            if long > left and lines[-1]:
                lines.append([])
                left = room
            lines[-1].append(one)
            left -= long
        return lines

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        self._laid = None
        lines = self._lines(look, width)
        self._laid = lines
        longest = max(sum(self._long(look, piece) for piece in line) for line in lines)
        return longest + look.px(2 * _PAD - 4), len(lines) * self._line(look) + look.px(10)

    def _line(self, look: Look) -> int:
        return look.text.line("second") + look.px(4)

    def place(self, look: Look) -> None:
        y = self.rect.y + look.px(5)
        for line in self._lines(look, self.rect.w):
            x = self.rect.x + look.px(_PAD)
            for piece in line:
                if piece.page is not None:
                    wide, high = piece.page.natural(look, 0)
                    piece.page.arrange(look, pygame.Rect(x, y + (self._line(look) - high) // 2, wide, high))
                x += self._long(look, piece)
            y += self._line(look)

    # -- drawing --------------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        look.paint.slip(surface, self.rect)
        y = self.rect.y + look.px(5) + self._line(look) // 2
        for line in self._lines(look, self.rect.w):
            x = self.rect.x + look.px(_PAD)
            for piece in line:
                if piece.part is not None:
                    self._draw_part(surface, look, piece.part, (x, y))
                x += self._long(look, piece)
            y += self._line(look)
        self.draw_children(surface, look)

    def _draw_part(self, surface: pygame.Surface, look: Look, part: LegendPart, at: tuple[int, int]) -> None:
        x, y = at
        if part.ribbon is not None:
            surface.blit(_ribbon_sign(look, part.ribbon), (x, y - look.px(5)))
        for one in part.swatches:
            box = pygame.Rect(x, y - look.text.line("second") // 2, self._box(look, one), look.text.line("second"))
            if not one.said:
                box = box.inflate(0, look.px(-5))
            _draw_swatch(surface, look, one, box)
            x = box.right
        look.text.draw(
            surface,
            part.words,
            "second",
            (at[0] + self._sign(look, part), y),
            anchor="middle",
            colour=look.hue("ink"),
        )


def _draw_swatch(surface: pygame.Surface, look: Look, one: Swatch, box: pygame.Rect) -> None:
    """The class as the map paints it; its range stands clear of the hatch on a plaque of its own colour."""
    surface.fill(one.colour, box)
    period = max(one.grain.period * 0.5, 4)
    look.paint.hatch(surface, box, one.grain.hatch, look.hue("ink_2"), period=period, width=1)
    if one.said:
        wide = look.text.width(one.said, "second")
        if one.grain.hatch:
            surface.fill(one.colour, box.inflate(wide + look.px(3) - box.w, look.px(-4)))
        ink = ink_on(one.colour, look.hue("ink"), look.hue("paper_0"))
        look.text.draw(surface, one.said, "second", box.center, align="centre", anchor="middle", colour=ink)
    pygame.draw.rect(surface, look.hue("line_2"), box.inflate(1, 0), 1)


def _broken(piece: _Piece) -> list[_Piece]:
    """Words one by one, the sign before the first; a scale stands alone."""
    if piece.part is None:
        return [piece]
    words = piece.part.words.split() or [""]
    parts = [replace(piece.part, words=words[0]), *(LegendPart(word) for word in words[1:])]
    return [_Piece(part, joined=n < len(parts) - 1) for n, part in enumerate(parts)]


def _ribbon_sign(look: Look, style: str) -> pygame.Surface:
    """A short piece of a ribbon as the map draws it: whole, dotted for a pact, dashed for danger."""

    def make() -> pygame.Surface:
        size = (look.px(_RIBBON), look.px(10))
        hue = look.hue(RIBBON_ROLES[cast(RibbonStyle, style)])
        runs = {"pact": (2.0, 5.0), "demand": (8.0, 5.0), "war": (8.0, 5.0), "joined": (5.0, 5.0)}.get(
            style, (float(_RIBBON), 0.0)
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
