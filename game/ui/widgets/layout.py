"""Containers: columns, rows, grids, padding, layers over each other, free placing.

Lengths are px of the design. In a Row or Column a child with `grow` shares what is left; the others get their
natural size. Children with a `width` keep it, so a screen says sizes where it matters and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pygame

from game.ui.widgets.look import Look
from game.ui.widgets.widget import Widget

Across = Literal["start", "centre", "end", "stretch"]


class _Box(Widget):
    def __init__(
        self,
        *children: Widget,
        gap: float = 0,
        pad: float | tuple[float, float] = 0,
        across: Across = "stretch",
        label: str = "",
        width: float | None = None,
        height: float | None = None,
        grow: float = 0,
        arrows: bool = False,
    ) -> None:
        super().__init__(label, width=width, height=height, grow=grow, arrows=arrows)
        self.gap, self.across = gap, across
        self.pad = pad if isinstance(pad, tuple) else (pad, pad)
        self.add(*children)

    def shown(self) -> list[Widget]:
        """The children that take room."""
        return [c for c in self.children if c.visible]

    def inside(self, look: Look) -> pygame.Rect:
        """The rectangle within the padding (across, down)."""
        return self.rect.inflate(-2 * look.px(self.pad[0]), -2 * look.px(self.pad[1]))


def _aligned(start: int, room: int, wanted: int, across: Across) -> tuple[int, int]:
    if across == "stretch" or wanted >= room:
        return start, room
    return {"start": start, "centre": start + (room - wanted) // 2, "end": start + room - wanted}[across], wanted


class Column(_Box):
    """Children from top to bottom; each gets the whole width unless `across` or its own `width` says otherwise."""

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        room = width - 2 * look.px(self.pad[0])
        sizes = [c.measure(look, room) for c in self.shown()]
        gaps = look.px(self.gap) * max(len(sizes) - 1, 0)
        wide = max((w for w, _ in sizes), default=0) + 2 * look.px(self.pad[0])
        return wide, sum(h for _, h in sizes) + gaps + 2 * look.px(self.pad[1])

    def place(self, look: Look) -> None:
        box, shown = self.inside(look), self.shown()
        sizes = [c.measure(look, box.w) for c in shown]
        left = box.h - sum(h for c, (_, h) in zip(shown, sizes, strict=True) if not c.grow)
        left -= look.px(self.gap) * max(len(shown) - 1, 0)
        weights = sum(c.grow for c in shown)
        y = box.y
        for child, (wide, high) in zip(shown, sizes, strict=True):
            tall = round(max(left, 0) * child.grow / weights) if child.grow else high
            across: Across = "start" if child.width is not None and self.across == "stretch" else self.across
            x, w = _aligned(box.x, box.w, wide, across)
            child.arrange(look, pygame.Rect(x, y, w, tall))
            y += tall + look.px(self.gap)


class Row(_Box):
    """Children from left to right, centred on each other unless `across` says otherwise."""

    def __init__(self, *children: Widget, across: Across = "centre", **more: object) -> None:
        super().__init__(*children, across=across, **more)  # type: ignore[arg-type]

    def _sizes(self, look: Look, room: int) -> list[tuple[int, int]]:
        """Natural widths first; what grows shares the rest; too wide a row cuts its last children short."""
        shown = self.shown()
        left = room - look.px(self.gap) * max(len(shown) - 1, 0)
        weights = sum(c.grow for c in shown)
        fixed = {id(c): c.measure(look, max(left, 0)) for c in shown if not c.grow}
        rest = max(left - sum(w for w, _ in fixed.values()), 0)
        sizes = []
        for c in shown:
            if c.grow:
                wide = round(rest * c.grow / weights)
                sizes.append((wide, c.measure(look, wide)[1]))
            else:
                sizes.append(fixed[id(c)])
        return sizes

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        sizes = self._sizes(look, width - 2 * look.px(self.pad[0]))
        gaps = look.px(self.gap) * max(len(sizes) - 1, 0)
        wide = sum(w for w, _ in sizes) + gaps + 2 * look.px(self.pad[0])
        return wide, max((h for _, h in sizes), default=0) + 2 * look.px(self.pad[1])

    def place(self, look: Look) -> None:
        box = self.inside(look)
        x = box.x
        for child, (wide, high) in zip(self.shown(), self._sizes(look, box.w), strict=True):
            y, tall = _aligned(box.y, box.h, high, self.across)
            child.arrange(look, pygame.Rect(x, y, wide, tall))
            x += wide + look.px(self.gap)


class Grid(_Box):
    """Cells of equal width in `columns` columns, each row as high as its highest cell."""

    def __init__(
        self, *children: Widget, columns: int, gap: float = 8, row_gap: float | None = None, **more: object
    ) -> None:
        super().__init__(*children, gap=gap, **more)  # type: ignore[arg-type]
        self.columns = columns
        self.row_gap = gap if row_gap is None else row_gap

    def _rows(self, look: Look, room: int) -> tuple[int, list[tuple[list[Widget], int]]]:
        cell = (room - look.px(self.gap) * (self.columns - 1)) // self.columns
        shown = self.shown()
        rows = [shown[i : i + self.columns] for i in range(0, len(shown), self.columns)]
        return cell, [(row, max(c.measure(look, cell)[1] for c in row)) for row in rows]

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        _, rows = self._rows(look, width - 2 * look.px(self.pad[0]))
        high = sum(h for _, h in rows) + look.px(self.row_gap) * max(len(rows) - 1, 0)
        return width, high + 2 * look.px(self.pad[1])

    def place(self, look: Look) -> None:
        box = self.inside(look)
        cell, rows = self._rows(look, box.w)
        y = box.y
        for row, high in rows:
            for i, child in enumerate(row):
                child.arrange(look, pygame.Rect(box.x + i * (cell + look.px(self.gap)), y, cell, high))
            y += high + look.px(self.row_gap)


class Layered(_Box):
    """Children over each other, each filling the padding."""

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        sizes = [c.measure(look, width - 2 * look.px(self.pad[0])) for c in self.shown()]
        wide, high = max((w for w, _ in sizes), default=0), max((h for _, h in sizes), default=0)
        return wide + 2 * look.px(self.pad[0]), high + 2 * look.px(self.pad[1])

    def place(self, look: Look) -> None:
        for child in self.shown():
            child.arrange(look, self.inside(look))


Where = Callable[[pygame.Rect, Look], pygame.Rect]


class Free(Widget):
    """Children where a function puts them: `where(own rect, look) -> rect in px of the screen`. For whole screens."""

    def __init__(
        self, *placed: tuple[Widget, Where], label: str = "", grow: float = 0, ground: Widget | None = None
    ) -> None:
        """`ground` is the child the others lie on, a map: all that stays in sight under a sheet."""
        super().__init__(label, grow=grow)
        self._where: list[Where] = []
        self.lying: set[int] = set()
        """Ids of children that are laid out already; once, they keep their layout if their rectangle is the same."""
        self._ground = ground
        for child, where in placed:
            self.put(child, where)

    def put(self, child: Widget, where: Where) -> None:
        """Add one child with the function that places it."""
        self._where.append(where)
        self.add(child)

    def clear(self) -> None:
        self._where.clear()
        super().clear()

    def draw_ground(self, surface: pygame.Surface, look: Look) -> None:
        (self._ground or self).draw(surface, look)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, 0

    def place(self, look: Look) -> None:
        lying, self.lying = self.lying, set()
        for child, where in zip(self.children, self._where, strict=True):
            rect = where(self.rect, look)
            if id(child) not in lying or child.rect != rect:
                child.arrange(look, rect)


def docked(
    *, left: float | None = None, right: float | None = None, top: float | None = None, bottom: float | None = None,
    width: float | None = None, height: float | None = None,
) -> Where:  # fmt: skip
    """Place by distances from the edges and sizes, px of the design; what is missing is centred or filled."""

    def along(
        start: int, room: int, near: float | None, far: float | None, size: float | None, look: Look
    ) -> tuple[int, int]:
        if size is None:
            first = look.px(near or 0)
            return start + first, room - first - look.px(far or 0)
        long = min(look.px(size), room)
        if near is not None:
            return start + look.px(near), long
        if far is not None:
            return start + room - look.px(far) - long, long
        return start + (room - long) // 2, long

    def where(rect: pygame.Rect, look: Look) -> pygame.Rect:
        x, w = along(rect.x, rect.w, left, right, width, look)
        y, h = along(rect.y, rect.h, top, bottom, height, look)
        return pygame.Rect(x, y, w, h)

    return where


class Space(Widget):
    """Nothing, of a size; `Space(grow=1)` pushes its neighbours apart."""

    def __init__(self, size: float = 0, *, grow: float = 0) -> None:
        super().__init__(grow=grow)
        self.size = size

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return look.px(self.size), look.px(self.size)
