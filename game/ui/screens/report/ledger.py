"""The ledger of a printed page: a table that is read, not sorted, with rows as high as their words.

Rows that hold more than they show take the keyboard, so that Tab and the arrows open what the pointer opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.ui.screens.report.moments import draw_way, hinted, lead
from game.ui.widgets.buttons import Pressable
from game.ui.widgets.gauges import draw_bar, draw_shield, draw_word
from game.ui.widgets.layout import Column
from game.ui.widgets.look import Look
from game.ui.widgets.rich import Block, draw_block, set_text
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.text import Align
from game.ui.widgets.widget import Tip, TipSource, Widget

__all__ = ["Entry", "Item", "ledger"]

_PAD = 6
_GUTTER = 22


@dataclass(frozen=True, slots=True)
class Item:
    """One cell. `tint` sets a shield before the words, `icon` a sign; `marks` are ● and ✕; `share` draws a bar."""

    text: str = ""
    kind: str = "body"
    ink: str = ""
    tint: str = ""
    icon: str = ""
    marks: tuple[bool, ...] = ()
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its cells in the order of the columns, whether it is the reader's own, and what more there is.

    `moment` is the turn it speaks of, if it speaks of one: the replay can be opened at it.
    """

    items: tuple[Item, ...]
    own: bool = False
    tip: TipSource = None
    moment: int | None = None


def ledger(
    label: str, columns: Sequence[ColumnSpec], entries: Sequence[Entry], *, headed: bool = True, kind: str = "line"
) -> Column:
    """A table with caps heads over an ink line. `kind` is the colour of the hairlines between rows."""
    heads: list[Widget] = [_Head(columns)] if headed else []
    rows = [_row_kind(one)(columns, one, first=n == 0 and headed, line=kind) for n, one in enumerate(entries)]
    return Column(*heads, *rows, gap=0, label=label, arrows=True)


def _row_kind(one: Entry) -> type[_Row]:
    """What leads to a moment can be pressed, what has more to tell can be walked to, the rest is read."""
    if one.moment is not None:
        return _MomentRow
    return _Row if one.tip is None else _OpenRow


def _spans(look: Look, rect: pygame.Rect, columns: Sequence[ColumnSpec]) -> list[pygame.Rect]:
    """The room of each column, px; figures stand at the right edge of theirs."""
    gutter = look.px(_GUTTER)
    total = sum(c.share for c in columns)
    room = rect.w - gutter * (len(columns) - 1)
    out, x = [], float(rect.x)
    for column in columns:
        wide = room * column.share / total
        out.append(pygame.Rect(round(x), rect.y, round(wide), rect.h))
        x += wide + gutter
    return out


def _lines(look: Look, head: str, wide: int) -> list[str]:
    """The lines of a head in a column so many px wide; a word stays whole."""
    room, lines = wide + look.px(_GUTTER / 2 - 3), [""]
    for word in head.split():
        joined = f"{lines[-1]} {word}".strip()
        if lines[-1] and look.text.width(joined, "caps") > room:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines


class _Head(Widget):
    role: ClassVar[str] = "ledger head"

    def __init__(self, columns: Sequence[ColumnSpec]) -> None:
        super().__init__("")
        self.columns = columns

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        spans = _spans(look, pygame.Rect(0, 0, width, 1), self.columns)
        lines = max(len(_lines(look, c.head, s.w)) for c, s in zip(self.columns, spans, strict=True))
        return width, look.text.line("caps") * lines + look.px(8)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        for column, span in zip(self.columns, _spans(look, self.rect, self.columns), strict=True):
            align: Align = "right" if column.figures else "left"
            lines = _lines(look, column.head, span.w)
            y = self.rect.bottom - look.px(8) - look.text.line("caps") * len(lines)
            for n, line in enumerate(lines):
                at = (span.right if column.figures else span.x, y + n * look.text.line("caps"))
                look.text.draw(surface, line, "caps", at, align=align)
        y = self.rect.bottom - 1
        look.paint.hairline(surface, (self.rect.x, y), (self.rect.right, y), "ink")


class _Row(Widget):
    """A row of any height: words wrap within their column."""

    role: ClassVar[str] = "entry"

    def __init__(self, columns: Sequence[ColumnSpec], entry: Entry, *, first: bool, line: str) -> None:
        super().__init__(", ".join(i.text for i in entry.items if i.text), tip=entry.tip)
        self.columns, self.entry, self.first, self.line = columns, entry, first, line
        self._laid: tuple[tuple[int, int], list[Block]] | None = None

    def _indent(self, look: Look, item: Item) -> int:
        return look.px(27) if item.tint or item.icon else 0

    def _blocks(self, look: Look, width: int) -> list[Block]:
        key = (id(look), width)
        if self._laid is None or self._laid[0] != key:
            spans = _spans(look, pygame.Rect(0, 0, width, 1), self.columns)
            blocks = [
                set_text(look.text, item.text, item.kind, max(span.w - self._indent(look, item), 20))
                for item, span in zip(self.entry.items, spans, strict=True)
            ]
            self._laid = (key, blocks)
        return self._laid[1]

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        tallest = max(block.height for block in self._blocks(look, width))
        return width, max(tallest, look.text.line("body")) + 2 * look.px(_PAD)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        if self.hovered and self.solid():
            surface.fill(look.hue("paper_0"), r)
        if self.entry.own:
            surface.fill(look.hue("hover"), r.inflate(look.px(16), 0))
            surface.fill(look.hue("ink"), pygame.Rect(r.x - look.px(8), r.y, look.px(4), r.h))
        if not self.first:
            look.paint.hairline(surface, r.topleft, r.topright, self.line)
        spans = _spans(look, r, self.columns)
        for item, column, span, block in zip(
            self.entry.items, self.columns, spans, self._blocks(look, r.w), strict=True
        ):
            self._draw_item(surface, look, item, column.figures, span, block)

    def _draw_item(
        self, surface: pygame.Surface, look: Look, item: Item, figures: bool, span: pygame.Rect, block: Block
    ) -> None:
        middle = span.y + look.px(_PAD) + look.text.line("body") // 2
        if item.marks:
            draw_word(surface, look, (span.x, middle), item.marks)
            return
        if item.share is not None:
            bar = pygame.Rect(span.x, middle - look.px(4), span.w, look.px(8))
            draw_bar(surface, look, bar, item.share)
            return
        if item.tint:
            draw_shield(surface, look, (span.x + look.px(9), middle + look.px(1)), 17, look.hue(item.tint))
        elif item.icon:
            look.icon(surface, item.icon, (span.x + look.px(9), middle), 19, item.ink or "ink_2")
        left = self._indent(look, item)
        y = middle - block.line // 2
        draw_block(
            look.text, surface, block, (span.x + left, y), width=span.w - left,
            align="right" if figures else "left", colour=look.hue(item.ink) if item.ink else None,
        )  # fmt: skip


class _OpenRow(_Row):
    """A row with more behind it: it can be pointed at and walked to."""

    focusable: ClassVar[bool] = True


class _MomentRow(_Row, Pressable):
    """A row that leads to the replay at the turn it speaks of."""

    role: ClassVar[str] = "entry"

    def activate(self) -> bool:
        return lead(self, self.entry.moment)

    def reading(self) -> Tip | None:
        return hinted(self, super().reading(), self.entry.moment)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        super().draw(surface, look)
        draw_way(surface, look, self, self.entry.moment)
