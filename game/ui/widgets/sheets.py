"""Papers: panels, cards, sheets over the veil, dialogs that ask before what cannot be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pygame

from game.ui.widgets.buttons import Button, ButtonKind, Pressable
from game.ui.widgets.layout import Across, Column, Free, Row, Space, docked
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Text
from game.ui.widgets.widget import TipSource, Widget


class Panel(Column):
    """Paper with frame, neat-line and shadow; its children in a column. It stops the mouse."""

    role: ClassVar[str] = "panel"

    def __init__(
        self,
        *children: Widget,
        label: str = "",
        gap: float = 8,
        pad: float | tuple[float, float] = 16,
        neat: bool = True,
        across: Across = "stretch",
        width: float | None = None,
        height: float | None = None,
        grow: float = 0,
    ) -> None:
        super().__init__(*children, gap=gap, pad=pad, across=across, label=label, width=width, height=height, grow=grow)
        self.neat = neat

    def solid(self) -> bool:
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        look.paint.panel(surface, self.rect, neat=self.neat)
        self.draw_children(surface, look)


class Card(Column):
    """A lighter paper on a panel, without shadow. `chosen` rings it in ink; `washed` says that it blocks me."""

    role: ClassVar[str] = "card"

    def __init__(
        self,
        *children: Widget,
        label: str = "",
        gap: float = 4,
        pad: float | tuple[float, float] = 14,
        chosen: bool = False,
        washed: bool = False,
        width: float | None = None,
        height: float | None = None,
        grow: float = 0,
    ) -> None:
        super().__init__(*children, gap=gap, pad=pad, label=label, width=width, height=height, grow=grow)
        self.chosen, self.washed = chosen, washed

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        fill = look.hue("danger_wash" if self.washed else "paper_0")
        edge = look.hue("ink" if self.chosen else "line_2")
        look.paint.box(surface, self.rect, fill, edge, width=2 if self.chosen else 1)
        self.draw_children(surface, look)


class Answer(Pressable):
    """A whole card that can be pressed: the answers of a crisis, the scenarios of a new game. Children only show."""

    role: ClassVar[str] = "answer"

    def __init__(
        self,
        label: str,
        *children: Widget,
        on_press: Callable[[], object] | None = None,
        key: str = "",
        advised: bool = False,
        chosen: bool = False,
        paper: str = "paper_1",
        pad: float = 16,
        gap: float = 6,
        width: float | None = None,
        height: float | None = None,
        grow: float = 0,
        tip: TipSource = None,
        enabled: bool = True,
        why_not: str = "",
    ) -> None:
        super().__init__(label, width=width, height=height, grow=grow, tip=tip, enabled=enabled, why_not=why_not)
        self.on_press, self.key, self.advised, self.chosen, self.paper = on_press, key, advised, chosen, paper
        self.body = Column(*children, gap=gap, pad=pad)
        self.add(self.body)

    def activate(self) -> bool:
        if not self.enabled or self.on_press is None:
            return False
        self.on_press()
        return True

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return self.body.measure(look, width)

    def hit(self, point: tuple[int, int]) -> Widget | None:
        return self if self.visible and self.rect.collidepoint(point) else None

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        fill = "hover" if self.hovered and self.enabled else self.paper
        if self.paper == "paper_1":
            look.paint.panel(surface, self.rect, fill=fill)
        else:
            look.paint.box(surface, self.rect, look.hue(fill), look.hue("line_2"), dashed=not self.enabled)
        if self.advised or self.chosen:
            look.paint.ring(surface, self.rect)
        self.draw_children(surface, look)
        if self.advised:
            self._draw_advice(surface, look)

    def _draw_advice(self, surface: pygame.Surface, look: Look) -> None:
        words, role = "ministry advises", "second_value"
        tag = pygame.Rect(0, 0, look.text.width(words, role) + look.px(16), look.text.line(role) + look.px(4))
        tag.topright = (self.rect.right - look.px(16), self.rect.y + look.px(16))
        look.paint.box(surface, tag, look.hue("ink"))
        look.text.draw(surface, words, role, tag.center, align="centre", anchor="middle", colour=look.hue("paper_0"))


class Sheet(Free):
    """A full-screen paper over the veil, 36 px from the edges, closed by Esc or the quiet ✕ at the top right.

    `screen.open(Sheet("Crisis", body, on_close=...))`. With `below`, a second panel for answers lies under it.
    """

    role: ClassVar[str] = "sheet"

    def __init__(
        self,
        label: str,
        body: Widget,
        *,
        below: Widget | None = None,
        below_height: float = 190,
        width: float | None = None,
        height: float | None = None,
        closable: bool = True,
    ) -> None:
        super().__init__(label=label)
        foot = 36 + (below_height + 20 if below is not None else 0)
        margins = {"left": 36.0, "right": 36.0} if width is None else {}
        down = {"top": 26.0, "bottom": foot} if height is None else {}
        self.put(Panel(body, pad=24, label=label), docked(**margins, **down, width=width, height=height))
        body.grow = body.grow or 1
        if below is not None:
            self.put(below, docked(left=36, right=36, bottom=26, height=below_height))
        self._lets_go = closable
        if closable:
            self._place_close(width, height)

    def _place_close(self, width: float | None, height: float | None) -> None:
        close = Button("Close", self.dismiss, kind="bare", size="row", icon="close", icon_only=True, tip="Close (Esc)")

        def where(rect: pygame.Rect, look: Look) -> pygame.Rect:
            paper = self.children[0].rect
            side = look.px(26)
            return pygame.Rect(paper.right - side - look.px(9), paper.y + look.px(9), side, side)

        self.put(close, where)

    def solid(self) -> bool:
        return True

    @property
    def covers(self) -> bool:
        """Whether the papers take more than half of the window."""
        papers = sum(child.rect.w * child.rect.h for child in self.children)
        return papers * 2 > self.rect.w * self.rect.h

    def handle(self, event: pygame.event.Event) -> bool:
        """A press beside the papers puts them away; a letter so left stays unanswered."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self._lets_go:
            beside = not any(child.rect.collidepoint(event.pos) for child in self.children)
            if beside:
                self.dismiss()
            return beside
        return super().handle(event)

    def dismiss(self) -> None:
        """Close this sheet."""
        if (host := self.host) is not None:
            host.close(self)


class Dialog(Sheet):
    """A question with its answers. The last answer is the primary one unless `danger`: then it is red and not first."""

    role: ClassVar[str] = "dialog"

    def __init__(
        self,
        question: str,
        words: str,
        yes: str,
        on_yes: Callable[[], object],
        *,
        no: str = "Cancel",
        on_no: Callable[[], object] | None = None,
        danger: bool = False,
        width: float = 480,
    ) -> None:
        kind: ButtonKind = "danger" if danger else "primary"
        self._yes, self._no = on_yes, on_no
        body = Column(
            Text(question, "card_head"),
            Text(words, "body", ink="ink_2"),
            Space(6),
            Row(
                Space(grow=1),
                Button(no, self.refuse, kind="quiet"),
                Button(yes, self._accept, kind=kind, key="" if danger else "enter"),
                gap=10,
            ),
            gap=8,
        )
        super().__init__(question, body, width=width, closable=False)
        self._where[0] = self._centre

    def _centre(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        wide = min(look.px(480), rect.w - look.px(40))
        high = self.children[0].measure(look, wide)[1]
        return pygame.Rect(rect.centerx - wide // 2, max((rect.h - high) * 2 // 5, 0), wide, high)

    def _accept(self) -> None:
        self.dismiss()
        self._yes()

    def refuse(self) -> None:
        """Say no; Esc says it too."""
        self.dismiss()
        if self._no is not None:
            self._no()


class FittedSheet(Sheet):
    """A sheet as high as what is on it, in the upper middle of the window."""

    def __init__(self, label: str, body: Widget, width: float = 520) -> None:
        super().__init__(label, body, width=width, height=400)
        body.grow = 0
        self._fit = width
        self._where[0] = self._middle

    def _middle(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        wide = min(look.px(self._fit), rect.w - look.px(40))
        high = min(self.children[0].measure(look, wide)[1], rect.h - look.px(80))
        return pygame.Rect(rect.centerx - wide // 2, max((rect.h - high) * 2 // 5, look.px(40)), wide, high)
