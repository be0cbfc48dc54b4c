"""Widgets that only show: labels, rich text, icons, rules, figures with their words, shields."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pygame

from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.look import Look
from game.ui.widgets.rich import Block, draw_block, link_at, plain, set_text
from game.ui.widgets.text import Align
from game.ui.widgets.widget import TipSource, Widget


class Text(Widget):
    """Rich text in a role of type, wrapped to its width. `kind` is a role of the theme; `ink` a role of colour.

    `one_line` cuts with an ellipsis instead of wrapping. Links call `on_link(target)`.
    """

    role: ClassVar[str] = "text"

    def __init__(
        self,
        words: str,
        kind: str = "body",
        *,
        ink: str = "",
        align: Align = "left",
        one_line: bool = False,
        struck: bool = False,
        on_link: Callable[[str], None] | None = None,
        width: float | None = None,
        grow: float = 0,
        tip: TipSource = None,
    ) -> None:
        super().__init__(plain(words), width=width, grow=grow, tip=tip)
        self.words, self.kind, self.ink, self.align = words, kind, ink, align
        self.one_line, self.struck, self.on_link = one_line, struck, on_link
        self._block: tuple[tuple[object, ...], Block] | None = None

    def say(self, words: str) -> None:
        """Show other words."""
        if words != self.words:
            self.words, self.label = words, plain(words)
            self.relayout()

    def solid(self) -> bool:
        return self.tip is not None or self.on_link is not None or self.cut

    def block(self, look: Look, width: int) -> Block:
        """The words laid out for a width; kept until words, width or look change."""
        key = (id(look), self.words, width)
        if self._block is None or self._block[0] != key:
            self._block = (
                key,
                set_text(look.text, self.words, self.kind, 1 << 20 if self.one_line else width),
            )
        return self._block[1]

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        if self.one_line and "*" not in self.words and "{" not in self.words:
            return min(look.text.width(self.words, self.kind), width), look.text.line(self.kind)
        block = self.block(look, width)
        return min(block.width, width), block.height

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        colour = look.hue(self.ink) if self.ink else None
        block = self.block(look, self.rect.w)
        self.cut = self.one_line and block.width > self.rect.w
        if self.cut:
            words = look.text.fit(self.label, self.kind, self.rect.w)
            look.text.draw(surface, words, self.kind, self.rect.topleft, colour=colour)
            return
        draw_block(
            look.text, surface, block, self.rect.topleft, width=self.rect.w, align=self.align, colour=colour,
            struck=self.struck,
        )  # fmt: skip

    def handle(self, event: pygame.event.Event) -> bool:
        if self.on_link is None or self._block is None or event.type != pygame.MOUSEBUTTONDOWN or event.button != 1:
            return False
        target = link_at(self._block[1], self.rect.topleft, event.pos)
        if target:
            self.on_link(target)
        return bool(target)


def caps(words: str, **more: object) -> Text:
    """A label in tracked capitals: nouns only, one line."""
    return Text(words, "caps", one_line=True, **more)  # type: ignore[arg-type]


def voice(words: str, **more: object) -> Text:
    """A quotation or advice, in the italic of the age."""
    return Text(words, "voice", **more)  # type: ignore[arg-type]


class Rule(Widget):
    """A hairline across, or upright when `upright`. `ink` is a role of colour; `above` and `below` are px of air."""

    def __init__(
        self,
        ink: str = "line",
        *,
        thick: float = 1,
        above: float = 0,
        below: float = 0,
        upright: bool = False,
        grow: float = 0,
    ) -> None:
        super().__init__(grow=grow)
        self.ink, self.thick, self.above, self.below, self.upright = ink, thick, above, below, upright

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        long = max(look.px(self.thick), 1) + look.px(self.above + self.below)
        return (long, look.px(28)) if self.upright else (width, long)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.upright:
            x = self.rect.x + look.px(self.above)
            look.paint.hairline(surface, (x, self.rect.y), (x, self.rect.bottom), self.ink, self.thick)
        else:
            y = self.rect.y + look.px(self.above)
            look.paint.hairline(surface, (self.rect.x, y), (self.rect.right, y), self.ink, self.thick)


class Icon(Widget):
    """An icon beside its word."""

    role: ClassVar[str] = "icon"

    def __init__(self, name: str, size: float = 20, ink: str = "ink", tip: TipSource = None) -> None:
        super().__init__(name, width=size, height=size, tip=tip)
        self.name, self.size, self.ink = name, size, ink

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        look.icon(surface, self.name, self.rect.center, self.size, self.ink)


class Shield(Widget):
    """A state's shield. `tint` is `#RRGGBB`; `number` is printed in white; `own` has a thicker edge."""

    role: ClassVar[str] = "shield"

    def __init__(
        self,
        tint: str,
        size: float = 22,
        number: str = "",
        *,
        own: bool = False,
        label: str = "",
        tip: TipSource = None,
    ) -> None:
        super().__init__(label, width=size, height=round(size * 1.2), tip=tip)
        self.tint, self.size, self.number, self.own = tint, size, number, own

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        draw_shield(surface, look, self.rect.center, self.size, look.hue(self.tint), self.number, own=self.own)


class Head(Widget):
    """A section head over an ink hairline, with an optional quiet word at the right."""

    role: ClassVar[str] = "head"

    def __init__(self, words: str, aside: str = "", kind: str = "section", rule: str = "line") -> None:
        super().__init__(words)
        self.aside, self.kind, self.rule = aside, kind, rule

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line(self.kind) + (look.px(7) if self.rule else 0)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        aside = look.text.width(self.aside, "second")
        base = self.rect.y + look.text.baseline(self.kind)
        room = self.rect.w - aside - look.px(8 if aside else 0)
        self.cut = look.text.width(self.label, self.kind) > room
        look.text.draw(surface, self.label, self.kind, self.rect.topleft, width=room)
        look.text.draw(surface, self.aside, "second", (self.rect.right, base), align="right", anchor="baseline")
        if self.rule:
            y = self.rect.bottom - 1
            look.paint.hairline(surface, (self.rect.x, y), (self.rect.right, y), self.rule)


class Pair(Widget):
    """A row of a ledger: words at the left, a figure at the right, an icon before and a hairline above if wanted."""

    role: ClassVar[str] = "pair"

    def __init__(
        self,
        label: str,
        value: str,
        *,
        icon: str = "",
        ink: str = "ink",
        ruled: bool = True,
        strong: bool = True,
        tip: TipSource = None,
    ) -> None:
        super().__init__(label, tip=tip)
        self.value, self.icon, self.ink, self.ruled, self.strong = value, icon, ink, ruled, strong

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("body") + look.px(12)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r, x = self.rect, self.rect.x
        if self.ruled:
            look.paint.hairline(surface, r.topleft, r.topright)
        if self.icon:
            look.icon(surface, self.icon, (x + look.px(9), r.centery), 18, "ink_2")
            x += look.px(26)
        kind = "value" if self.strong else "body"
        room = r.right - x - look.text.width(self.value, kind) - look.px(8)
        self.cut = look.text.width(self.label, "body") > room
        look.text.draw(surface, self.label, "body", (x, r.centery), anchor="middle", width=room)
        look.text.draw(
            surface,
            self.value,
            kind,
            (r.right, r.centery),
            anchor="middle",
            align="right",
            colour=look.hue(self.ink),
        )


class Figure(Widget):
    """A great number, its band in small figures, and what it counts below (`38 % 27–49` over `Athens holds`)."""

    role: ClassVar[str] = "figure"

    def __init__(
        self,
        label: str,
        value: str,
        band: str = "",
        *,
        kind: str = "key_figure",
        ink: str = "ink",
        icon: str = "",
        first: bool = True,
        tip: TipSource = None,
    ) -> None:
        super().__init__(label, tip=tip)
        self.value, self.band, self.kind, self.ink, self.icon, self.first = (
            value,
            band,
            kind,
            ink,
            icon,
            first,
        )

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        top = look.text.width(self.value, self.kind) + look.px(5) + look.text.width(self.band, "second")
        mark = look.px(30) if self.icon else 0
        return max(top, look.text.width(self.label, "second")) + mark, look.text.line(self.kind) + look.text.line(
            "second"
        )

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        x, y = self.rect.topleft
        if self.icon:
            look.icon(surface, self.icon, (x + look.px(10), self.rect.centery), 20, "ink_2")
            x += look.px(30)
        label_y = y + look.text.line(self.kind) if self.first else y
        figure_y = y if self.first else y + look.text.line("second")
        box = look.text.draw(surface, self.value, self.kind, (x, figure_y), colour=look.hue(self.ink))
        base = (box.right + look.px(5), figure_y + look.text.baseline(self.kind))
        look.text.draw(surface, self.band, "second", base, anchor="baseline")
        self.cut = look.text.width(self.label, "second") > self.rect.right - x
        look.text.draw(surface, self.label, "second", (x, label_y), width=self.rect.right - x)


class KeyCap(Widget):
    """The key of an answer in a small box: `1` before *Concede*. Only shows; the answer itself has the `key`."""

    role: ClassVar[str] = "key cap"

    def __init__(self, words: str) -> None:
        super().__init__(words)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return max(look.text.width(self.label, "value") + look.px(12), look.px(22)), look.px(22)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        look.paint.box(surface, self.rect, look.hue("paper_0"), look.hue("line_2"), radius=2)
        look.text.draw(surface, self.label, "value", self.rect.center, align="centre", anchor="middle")
