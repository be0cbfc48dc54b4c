"""A table of states or games: sortable heads, a selected row, a total, its own scrolling, all of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

import pygame

from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.keys import chord
from game.ui.widgets.look import Look
from game.ui.widgets.text import Align
from game.ui.widgets.widget import Tip, TipSource, Widget

_BAR_ROOM: Final = 12
"""Width of what can be held of the bar, px of the design."""


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """`share` of the width; `figures` go right. The unit belongs in the head, once."""

    head: str
    share: float = 1.0
    figures: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is printed, what is sorted by, and how: `ink` is a role of colour, `tint` a shield before the words."""

    text: str
    by: float | str | None = None
    ink: str = ""
    tint: str = ""
    icon: str = ""
    strong: bool = False

    @property
    def sort_key(self) -> tuple[int, float, str]:
        """Figures before words; words by letters."""
        by = self.text if self.by is None else self.by
        return (1, 0.0, by.casefold()) if isinstance(by, str) else (0, float(by), "")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. `key` is what `on_select` gets; `total` rows stay last under an ink line and are not selected."""

    key: object
    cells: tuple[Cell, ...]
    total: bool = False
    tip: TipSource = None


class Table(Widget):
    """Head, then rows 30 px high with a hairline above each. Enter or a double press calls `on_open`."""

    role: ClassVar[str] = "table"
    focusable: ClassVar[bool] = True
    clips: ClassVar[bool] = True

    def __init__(
        self,
        label: str,
        columns: Sequence[ColumnSpec],
        rows: Sequence[TableRow] = (),
        *,
        selected: object = None,
        on_select: Callable[[object], object] | None = None,
        on_open: Callable[[object], object] | None = None,
        sort: int | None = None,
        falling: bool = False,
        sortable: bool = True,
        width: float | None = None,
        height: float | None = None,
        grow: float = 0,
    ) -> None:
        super().__init__(label, width=width, height=height, grow=grow)
        self.columns = tuple(columns)
        self.selected, self.on_select, self.on_open = selected, on_select, on_open
        self.sort, self.falling, self.sortable = sort, falling, sortable
        self.offset = 0
        self._given: tuple[TableRow, ...] = ()
        self.rows: list[TableRow] = []
        self._row_px, self._head_px = 30, 28
        self._pointer = (-1, -1)
        self._grab: int | None = None
        self._rest = 0.0
        self.set_rows(rows)

    # -- contents -----------------------------------------------------------------------------
    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Show other rows; order and selection stay as they are."""
        self._given = tuple(rows)
        self._order()
        self.relayout()

    def _order(self) -> None:
        body = [r for r in self._given if not r.total]
        if self.sort is not None:
            at = self.sort
            body.sort(key=lambda r: r.cells[at].sort_key, reverse=self.falling)
        self.rows = body + [r for r in self._given if r.total]
        self.redraw()

    def sort_by(self, column: int) -> None:
        """Sort; the same column again turns the order round. Figures start with the largest."""
        if self.sort == column:
            self.falling = not self.falling
        else:
            self.sort, self.falling = column, self.columns[column].figures
        self._order()

    def select(self, key: object) -> None:
        """Select a row, bring it into sight and tell."""
        self.selected = key
        self._reveal()
        self.redraw()
        if self.on_select is not None:
            self.on_select(key)

    # -- layout -------------------------------------------------------------------------------
    def natural(self, look: Look, width: int) -> tuple[int, int]:
        self._sizes(look)
        return width, self._head_px + self._row_px * len(self.rows)

    def _sizes(self, look: Look) -> None:
        self._row_px = max(look.space("table_row"), look.text.line("body") + look.px(6))
        self._head_px = look.text.line("caps") + look.px(11)

    def place(self, look: Look) -> None:
        self._sizes(look)
        self.offset = min(self.offset, self._most())

    def _most(self) -> int:
        return max(self._row_px * len(self.rows) - (self.rect.h - self._head_px), 0)

    def _reveal(self) -> None:
        at = next((i for i, r in enumerate(self.rows) if r.key == self.selected), None)
        if at is None:
            return
        top, room = at * self._row_px, self.rect.h - self._head_px
        self.offset = min(max(self.offset, top + self._row_px - room, 0), top)

    def _spans(self, look: Look) -> list[tuple[int, int]]:
        """Left and width of each column's words, px."""
        pad, total = look.px(10), sum(c.share for c in self.columns)
        spans, x = [], float(self.rect.x + pad)
        room = self.rect.w - 2 * pad - (look.px(8) if self._most() else 0)
        for column in self.columns:
            wide = room * column.share / total
            spans.append((round(x), round(wide)))
            x += wide
        return spans

    def row_rect(self, index: int) -> pygame.Rect:
        """Where a row is on the screen, px."""
        y = self.rect.y + self._head_px + index * self._row_px - self.offset
        return pygame.Rect(self.rect.x, y, self.rect.w, self._row_px)

    def row_at(self, point: tuple[int, int]) -> int | None:
        """The index of the row under a point."""
        if not self.rect.collidepoint(point) or point[1] < self.rect.y + self._head_px:
            return None
        at = (point[1] - self.rect.y - self._head_px + self.offset) // self._row_px
        return at if 0 <= at < len(self.rows) else None

    def reading(self) -> Tip | None:
        at = self.row_at(self._pointer)
        if at is None:
            said = next((c.tip for i, c in enumerate(self.columns) if c.tip and self._in_column(i)), "")
            return Tip("", sentence=said) if said else super().reading()
        source = self.rows[at].tip
        tip = source() if callable(source) else source
        if tip is None and (whole := self._cut_cell(at)):
            return Tip("", sentence=whole)
        return Tip("", sentence=tip) if isinstance(tip, str) else tip

    def _cut_cell(self, row: int) -> str:
        """The whole words of a cell under the pointer that had no room for them."""
        host = self.host
        for cell, (left, wide) in zip(self.rows[row].cells, self._spans(host.look), strict=False) if host else ():
            if left <= self._pointer[0] < left + wide and host is not None:
                marks = host.look.px(26) * bool(cell.tint) + host.look.px(24) * bool(cell.icon)
                return cell.text if host.look.text.width(cell.text, "value") > wide - marks - host.look.px(6) else ""
        return ""

    def _in_column(self, index: int) -> bool:
        host = self.host
        if host is None or self._pointer[1] > self.rect.y + self._head_px:
            return False
        left, wide = self._spans(host.look)[index]
        return left <= self._pointer[0] < left + wide

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        self._draw_head(surface, look)
        before = surface.get_clip()
        body = pygame.Rect(self.rect.x, self.rect.y + self._head_px, self.rect.w, self.rect.h - self._head_px)
        surface.set_clip(body.clip(before))
        spans = self._spans(look)
        for i, row in enumerate(self.rows):
            rect = self.row_rect(i)
            if rect.bottom > body.y and rect.y < body.bottom:
                self._draw_row(surface, look, row, rect, spans)
        surface.set_clip(before)
        if self._most():
            ink = "line_2" if self._grab is None else "ink_2"
            look.paint.box(surface, self._thumb(look), look.hue(ink), radius=2)

    def _draw_head(self, surface: pygame.Surface, look: Look) -> None:
        head = pygame.Rect(self.rect.x, self.rect.y, self.rect.w, self._head_px)
        surface.fill(look.hue("paper_2"), head)
        for i, (column, (left, wide)) in enumerate(zip(self.columns, self._spans(look), strict=True)):
            x = left + wide if column.figures else left
            align: Align = "right" if column.figures else "left"
            box = look.text.draw(
                surface, column.head, "caps", (x, head.centery), anchor="middle", align=align, width=wide
            )
            if i == self.sort:
                self._draw_mark(
                    surface,
                    look,
                    (box.left - look.px(6) if column.figures else box.right + look.px(6), head.centery),
                )

    def _draw_mark(self, surface: pygame.Surface, look: Look, at: tuple[int, int]) -> None:
        half, up = look.px(3.4), -1 if not self.falling else 1
        form = [
            (at[0] - half, at[1] - up * half * 0.7),
            (at[0] + half, at[1] - up * half * 0.7),
            (at[0], at[1] + up * half * 0.8),
        ]
        look.paint.polygon(surface, form, look.hue("ink_3"))

    def _draw_row(
        self,
        surface: pygame.Surface,
        look: Look,
        row: TableRow,
        rect: pygame.Rect,
        spans: list[tuple[int, int]],
    ) -> None:
        is_chosen = row.key == self.selected and not row.total
        is_pointed = self.hovered and rect.collidepoint(self._pointer) and not row.total
        if is_chosen or is_pointed:
            surface.fill(look.hue("hover" if is_chosen else "paper_0"), rect)
        look.paint.hairline(surface, rect.topleft, rect.topright, "ink" if row.total else "line")
        if is_chosen:
            surface.fill(look.hue("ink"), pygame.Rect(rect.x, rect.y, look.px(4), rect.h))
        for cell, column, (left, wide) in zip(row.cells, self.columns, spans, strict=False):
            self._draw_cell(
                surface, look, cell, column, pygame.Rect(left, rect.y, wide, rect.h), is_chosen or row.total
            )

    def _draw_cell(
        self,
        surface: pygame.Surface,
        look: Look,
        cell: Cell,
        column: ColumnSpec,
        rect: pygame.Rect,
        strong: bool,
    ) -> None:
        kind = "value" if strong or cell.strong else "body"
        ink = look.hue(cell.ink or "ink")
        x = rect.x
        if cell.tint:
            draw_shield(surface, look, (x + look.px(8), rect.centery), 16, look.hue(cell.tint))
            x += look.px(26)
        if cell.icon:
            look.icon(surface, cell.icon, (x + look.px(8), rect.centery), 17, cell.ink or "ink_2")
            x += look.px(24)
        if column.figures:
            look.text.draw(
                surface,
                cell.text,
                kind,
                (rect.right, rect.centery),
                anchor="middle",
                align="right",
                colour=ink,
                width=rect.w,
            )
        else:
            look.text.draw(
                surface,
                cell.text,
                kind,
                (x, rect.centery),
                anchor="middle",
                colour=ink,
                width=rect.right - x - look.px(6),
            )

    def _thumb(self, look: Look) -> pygame.Rect:
        high = self.rect.h - self._head_px
        long = max(high * high // max(self._row_px * len(self.rows), 1), look.px(24))
        y = self.rect.y + self._head_px + (high - long) * self.offset // max(self._most(), 1)
        wide = look.space("scroll_bar")
        return pygame.Rect(self.rect.right - wide, y, wide, long)

    def _take_bar(self, pos: tuple[int, int], look: Look) -> bool:
        """Take hold of the bar; False beside it."""
        thumb = self._thumb(look)
        beside = pos[1] < self.rect.y + self._head_px or pos[0] < self.rect.right - look.px(_BAR_ROOM)
        if not self._most() or beside:
            return False
        self._grab = pos[1] - thumb.y if thumb.y <= pos[1] < thumb.bottom else thumb.h // 2
        self._pull(pos[1], look)
        return True

    def _pull(self, y: int, look: Look) -> None:
        top, thumb = self.rect.y + self._head_px, self._thumb(look)
        room = max(self.rect.bottom - top - thumb.h, 1)
        self.glide((y - (self._grab or 0) - top) * self._most() // room - self.offset)

    # -- events -------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEMOTION:
            return self._moved(event.pos)
        if event.type == pygame.MOUSEWHEEL:
            turned = getattr(event, "precise_y", 0.0) or event.y
            return bool(turned) and self.glide(-turned * 2 * self._row_px)
        if event.type == pygame.MOUSEBUTTONUP:
            self._grab = None
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._pressed(event.pos)
        return event.type == pygame.KEYDOWN and self._key(chord(event))

    def _moved(self, pos: tuple[int, int]) -> bool:
        if self._grab is not None and self.host is not None:
            self._pull(pos[1], self.host.look)
            return True
        before, self._pointer = self.row_at(self._pointer), pos
        if self.row_at(pos) != before:
            host = self.host
            tips = getattr(host, "tips", None)
            if tips is not None and host is not None:
                tips.look_at(self if self.reading() else None, host.now)
        return True

    def glide(self, by: float) -> bool:
        """Scroll by so many px, by wheel or finger."""
        self._rest += by
        before, whole = self.offset, round(self._rest)
        self._rest -= whole
        self.offset = min(max(self.offset + whole, 0), self._most())
        self.redraw()
        return self.offset != before or (whole == 0 and self._most() > 0)

    def _pressed(self, pos: tuple[int, int]) -> bool:
        at, host = self.row_at(pos), self.host
        if host is not None and self._take_bar(pos, host.look):
            return True
        if at is not None and not self.rows[at].total:
            if self.rows[at].key == self.selected and self.on_open is not None:
                self.on_open(self.selected)
            else:
                self.select(self.rows[at].key)
        elif at is None and self.sortable and host is not None:
            for i, (left, wide) in enumerate(self._spans(host.look)):
                if left <= pos[0] < left + wide:
                    self.sort_by(i)
        return True

    def _key(self, name: str) -> bool:
        live = [r.key for r in self.rows if not r.total]
        page = max((self.rect.h - self._head_px) // self._row_px - 1, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -len(live), "end": len(live)}
        if name in steps and live:
            at = live.index(self.selected) if self.selected in live else (-1 if steps[name] > 0 else len(live))
            self.select(live[min(max(at + steps[name], 0), len(live) - 1)])
            return True
        if len(name) == 1 and name.isalpha() and live:
            return self._seek(name)
        if name in ("left", "right") and self.sortable and self.columns:
            step = 1 if name == "right" else -1
            self.sort_by(((self.sort if self.sort is not None else -step) + step) % len(self.columns))
            return True
        return False

    def _seek(self, letter: str) -> bool:
        """Type-ahead: the next row whose first words begin with a letter; False where there is none."""
        live = [r for r in self.rows if not r.total and r.cells]
        start = next((i + 1 for i, r in enumerate(live) if r.key == self.selected), 0)
        found = [r for r in live[start:] + live[:start] if r.cells[0].text.casefold().startswith(letter)]
        if found:
            self.select(found[0].key)
        return bool(found)

    def activate(self) -> bool:
        if self.on_open is None or self.selected is None:
            return False
        self.on_open(self.selected)
        return True
