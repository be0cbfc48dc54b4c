"""Small pieces of a report's pages: things that flow in rows, concept tags, cards, signed sums, state cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pygame

from game.report.records.chapters import Tag
from game.report.telling.naming import signed
from game.report.telling.words import words
from game.ui.screens.report.ledger import Item
from game.ui.screens.report.volume import Volume
from game.ui.widgets.buttons import Button
from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Head, Text
from game.ui.widgets.widget import SumRow, Tip, Widget

__all__ = ["Flow", "Fold", "StateName", "TagChip", "empty", "section", "state_item", "tag_flow", "weighed_rows"]


class Flow(Widget):
    """Children side by side, on as many rows as they need."""

    def __init__(self, *children: Widget, gap: float = 8, row_gap: float = 8, label: str = "") -> None:
        super().__init__(label, arrows=True)
        self.gap, self.row_gap = gap, row_gap
        self.add(*children)

    def _places(self, look: Look, width: int) -> tuple[list[pygame.Rect], int]:
        places, x, y, tall = [], 0, 0, 0
        for child in self.children:
            wide, high = child.measure(look, width)
            if x and x + wide > width:
                x, y, tall = 0, y + tall + look.px(self.row_gap), 0
            places.append(pygame.Rect(x, y, min(wide, width), high))
            x, tall = x + wide + look.px(self.gap), max(tall, high)
        return places, y + tall

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, self._places(look, width)[1]

    def place(self, look: Look) -> None:
        for child, rect in zip(self.children, self._places(look, self.rect.w)[0], strict=True):
            child.arrange(look, rect.move(self.rect.topleft))


class Fold(Column):
    """What is too long to stand on a page: a press shows it, another puts it away."""

    role: ClassVar[str] = "fold"

    def __init__(self, label: str, *inner: Widget) -> None:
        self._label = label
        self._inner = Column(*inner, gap=4)
        self._inner.visible = False
        self._button = Button(label, self.turn, kind="quiet", size="row")
        super().__init__(Row(self._button), self._inner, gap=4)

    def turn(self) -> None:
        """Show or put away."""
        self._inner.visible = not self._inner.visible
        self._button.label = "Show fewer" if self._inner.visible else self._label
        self.relayout()


class TagChip(Widget):
    """A concept of the field; its tooltip gives the definition, who wrote of it, and the events that earn it."""

    role: ClassVar[str] = "tag"
    focusable: ClassVar[bool] = True

    def __init__(self, tag: Tag) -> None:
        told = [tag.means, f"*{tag.source}*", *(f"• {line}" for line in tag.evidence[:5])]
        if len(tag.evidence) > 5:
            told.append(f"• and {len(tag.evidence) - 5} more")
        super().__init__(tag.name, tip=Tip(tag.name, sentence="\n".join(told)))

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return look.text.width(self.label, "voice") + look.px(24), look.text.line("voice") + look.px(7)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        look.paint.box(surface, self.rect, look.hue("paper_0"), look.hue("ink" if self.hovered else "line_2"))
        look.text.draw(surface, self.label, "voice", self.rect.center, align="centre", anchor="middle",
                       colour=look.hue("ink"))  # fmt: skip


class StateName(Widget):
    """A shield and a name, for lists of states that flow."""

    role: ClassVar[str] = "state"

    def __init__(self, name: str, tint: str, kind: str = "body") -> None:
        super().__init__(name)
        self.tint, self.kind = tint, kind

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return look.px(26) + look.text.width(self.label, self.kind), look.text.line(self.kind)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        draw_shield(surface, look, (self.rect.x + look.px(9), self.rect.centery), 17, look.hue(self.tint))
        look.text.draw(surface, self.label, self.kind, (self.rect.x + look.px(26), self.rect.y))


def tag_flow(tags: Sequence[Tag]) -> Flow:
    """All tags of a chapter."""
    return Flow(*(TagChip(tag) for tag in tags), label="The field’s words")


def state_item(volume: Volume, state: str) -> Item:
    """A state in a ledger: shield and bold name."""
    return Item(volume.name(state), "value", tint=volume.tint(state))


def section(title: str, *children: Widget, aside: str = "", gap: float = 8) -> Column:
    """A section of a page under its head."""
    return Column(Head(title, aside, rule=""), *children, gap=gap)


def empty(title: str, said: str, lead: str = "") -> Column:
    """A page on which there is nothing to tell, saying so in words."""
    more = [Text(lead, "body", ink="ink_2")] if lead else []
    return Column(Text(title, "page_title", one_line=True), Text(said, "voice"), *more, gap=8)


def weighed_rows(weighed: Sequence[tuple[str, int]], most: int = 8) -> tuple[SumRow, ...]:
    """What was truly weighed, in units of wealth, the heaviest first; trifles are left out."""
    terms = words().term
    told = sorted((one for one in weighed if abs(one[1]) >= 500), key=lambda one: -abs(one[1]))
    return tuple(SumRow(_first_up(terms.get(n, n.replace("_", " "))), signed(round(m / 1000))) for n, m in told[:most])


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
