"""A card laid out: head with shield or icon, facts, what it is to us, a sentence, and doors to further cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

import pygame

from game.ui.cards.content import Content
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Icon, Pair, Rule, Shield, Text
from game.ui.widgets.widget import Widget

__all__ = ["CardPaper", "card_paper"]

_MOST_DOORS = 5


class CardPaper(Column):
    """The paper of a card. Its label is the name, so that a pilot finds it."""

    role: ClassVar[str] = "subject card"

    def __init__(self, content: Content, *children: Widget) -> None:
        super().__init__(*children, gap=3, pad=(14, 11), label=content.name, width=340)
        self.content = content

    def solid(self) -> bool:
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        look.paint.slip(surface, self.rect)
        self.draw_children(surface, look)


class _FactRow(Pair):
    """A noun and its figure on one close line; the figure opens to its sum."""

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("body") + look.px(1)


class _Doors(Row):
    """Small buttons that wrap over lines."""

    def _lines(self, look: Look, width: int) -> list[list[tuple[Widget, int, int]]]:
        lines: list[list[tuple[Widget, int, int]]] = [[]]
        x = 0
        for child in self.children:
            wide, high = child.measure(look, width)
            if x and x + wide > width:
                lines.append([])
                x = 0
            lines[-1].append((child, min(wide, width), high))
            x += wide + look.px(4)
        return lines

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        lines = self._lines(look, width)
        return width, sum(max((h for _, _, h in line), default=0) + look.px(2) for line in lines)

    def place(self, look: Look) -> None:
        y = self.rect.y
        for line in self._lines(look, self.rect.w):
            x = self.rect.x
            for child, wide, high in line:
                child.arrange(look, pygame.Rect(x, y, wide, high))
                x += wide + look.px(4)
            y += max((h for _, _, h in line), default=0) + look.px(2)


def card_paper(
    content: Content,
    go: Callable[[str], object],
    shut: Callable[[Widget], object],
    doors: Sequence[tuple[str, Callable[[], object]]] = (),
) -> CardPaper:
    """The paper of a card. `go` opens another subject's card, `shut` closes this, `doors` lead to full papers."""
    card: CardPaper
    mark: Widget = Shield(content.tint, 26, own=content.own) if content.tint else Icon(content.icon or "codex", 22)
    close = Button(
        f"Close: {content.name}", lambda: shut(card), kind="bare", size="row", icon="close", icon_only=True, tip="Esc"
    )
    words = Column(Text(content.name, "section"), Text(content.kind, "second"), gap=-2, grow=1)
    parts: list[Widget] = [Row(mark, words, close, gap=10, across="start"), Rule(above=3, below=2)]
    for fact in content.facts:
        parts.append(_FactRow(fact.label, fact.value, ruled=False, strong=True, ink=fact.ink, tip=fact.tip))
    if content.facts and (content.ties or content.sentence):
        parts.append(Rule(above=2, below=3))
    parts += [Text(tie, "second", ink="ink") for tie in content.ties]
    if content.sentence:
        parts.append(Text(content.sentence, "body"))
    for said in (content.now, content.case):
        if said:
            head, _, rest = said.partition(": ")
            parts.append(Text(f"*{head}:* {rest}", "second", ink="ink"))
    if content.source:
        parts.append(Text(content.source, "second", ink="ink_3"))
    parts += _feet(content, go, doors)
    card = CardPaper(content, *parts)
    return card


def _feet(
    content: Content, go: Callable[[str], object], doors: Sequence[tuple[str, Callable[[], object]]]
) -> list[Widget]:
    """Where one may go on: other cards, and the papers of the table."""
    onward = [
        Button(word, partial(go, subject), kind="bare", size="row") for subject, word in content.see[:_MOST_DOORS]
    ]
    papers = [Button(word, act, kind="quiet", size="row") for word, act in doors]
    return [Space(2), _Doors(*onward, *papers)] if onward or papers else []
