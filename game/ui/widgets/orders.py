"""Lines of orders, lists of rows, tabs: what a player goes through one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import pygame

from game.ui.widgets.buttons import Button, Option, Pressable
from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.keys import chord
from game.ui.widgets.layout import Column
from game.ui.widgets.look import Look
from game.ui.widgets.rich import draw_block, plain, set_text
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.widget import Tip, TipSource, Widget


class OrderLine(Widget):
    """An order of the draft: icon, sentence with names bold, second line cost · effect, then pen and ✕.

    Struck it is struck through and offers ↺. `changed` marks the pen: the player's own, not the ministry's.
    """

    role: ClassVar[str] = "order"

    def __init__(
        self,
        sentence: str,
        second: str = "",
        *,
        icon: str = "clause",
        struck: bool = False,
        changed: bool = False,
        on_edit: Callable[[], object] | None = None,
        on_strike: Callable[[], object] | None = None,
        on_undo: Callable[[], object] | None = None,
        tip: TipSource = None,
    ) -> None:
        super().__init__(plain(sentence), tip=tip, arrows=True)
        self.sentence, self.second, self.icon = sentence, second, icon
        self.struck, self.changed = struck, changed
        if struck:
            self.add(_small("undo", f"Restore: {self.label}", on_undo))
        else:
            if on_edit is not None:
                self.add(_small("edit", f"Edit: {self.label}", on_edit, chosen=changed))
            self.add(_small("strike", f"Strike: {self.label}", on_strike))

    def _room(self, look: Look, width: int) -> int:
        return width - look.px(34) - look.px(28) * len(self.children) - look.px(4)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        room = self._room(look, width)
        high = set_text(look.text, self.sentence, "body", room).height
        high += set_text(look.text, self.second, "second", room).height if self.second else 0
        return width, high + look.px(16)

    def place(self, look: Look) -> None:
        x = self.rect.right
        for child in reversed(self.children):
            x -= look.px(26)
            child.arrange(look, pygame.Rect(x, self.rect.y + look.px(8), look.px(24), look.px(24)))
            x -= look.px(2)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r, room = self.rect, self._room(look, self.rect.w)
        look.paint.hairline(surface, r.topleft, r.topright)
        y = r.y + look.px(8)
        look.icon(
            surface,
            self.icon,
            (r.x + look.px(11), y + look.text.line("body") // 2),
            20,
            "ink_3" if self.struck else "ink_2",
        )
        ink = look.hue("ink_3") if self.struck else None
        block = set_text(look.text, self.sentence, "body", room)
        draw_block(look.text, surface, block, (r.x + look.px(34), y), colour=ink, struck=self.struck)
        if self.second:
            small = set_text(look.text, self.second, "second", room)
            draw_block(
                look.text,
                surface,
                small,
                (r.x + look.px(34), y + block.height),
                colour=ink,
                struck=self.struck,
            )
        self.draw_children(surface, look)


class _SmallButton(Button):
    """A pen, a cross or an arrow: 24 px, no edge at rest; on paper 3 when it marks a change."""

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.chosen or self.hovered:
            look.paint.box(surface, self.rect, look.hue("hover" if self.hovered else "paper_3"))
        look.icon(surface, self.icon, self.rect.center, 16, "ink" if self.enabled else "ink_3")


def _small(icon: str, label: str, on_press: Callable[[], object] | None, *, chosen: bool = False) -> Button:
    word = label.split(":")[0]
    return _SmallButton(
        label,
        on_press,
        kind="bare",
        size="row",
        icon=icon,
        icon_only=True,
        chosen=chosen,
        tip=word,
        enabled=on_press is not None,
    )


class ListRow(Pressable):
    """A row of a list: shield or icon, a name, a second line, a figure at the right. Chosen rows carry the ink rule."""

    role: ClassVar[str] = "row"

    def __init__(
        self,
        label: str,
        on_press: Callable[[], object] | None = None,
        *,
        second: str = "",
        value: str = "",
        icon: str = "",
        tint: str = "",
        ink: str = "ink",
        chosen: bool = False,
        kind: str = "value",
        key: str = "",
        tip: TipSource = None,
        enabled: bool = True,
        why_not: str = "",
    ) -> None:
        super().__init__(label, tip=tip, enabled=enabled, why_not=why_not)
        self.on_press, self.second, self.value, self.icon, self.tint = on_press, second, value, icon, tint
        self.ink, self.chosen, self.kind, self.key = ink, chosen, kind, key

    def solid(self) -> bool:
        return True

    def reading(self) -> Tip | None:
        told = super().reading()
        return Tip(self.label, sentence=self.second) if self.cut and self.tip is None and self.enabled else told

    def activate(self) -> bool:
        if not self.enabled or self.on_press is None:
            return False
        self.on_press()
        return True

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        second = look.text.line("second") if self.second else 0
        return width, look.text.line(self.kind) + second + look.px(14)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        if self.chosen or (self.hovered and self.on_press is not None):
            surface.fill(look.hue("hover"), r)
        look.paint.hairline(surface, r.topleft, r.topright)
        if self.chosen:
            surface.fill(look.hue("ink"), pygame.Rect(r.x, r.y, look.px(4), r.h))
        x = r.x + (look.px(10) if self.chosen or self.on_press is not None else 0)
        if self.tint:
            draw_shield(surface, look, (x + look.px(11), r.centery), 21, look.hue(self.tint))
            x += look.px(33)
        elif self.icon:
            look.icon(surface, self.icon, (x + look.px(10), r.centery), 20, "ink_2")
            x += look.px(30)
        self._draw_words(surface, look, x)

    def _draw_words(self, surface: pygame.Surface, look: Look, x: int) -> None:
        r = self.rect
        wide = look.text.width(self.value, "value")
        right = r.right - (look.px(8) if self.on_press is not None else 0)
        look.text.draw(
            surface,
            self.value,
            "value",
            (right, r.centery),
            anchor="middle",
            align="right",
            colour=look.hue(self.ink),
        )
        room = right - wide - look.px(10) - x
        high = look.text.line(self.kind) + (look.text.line("second") if self.second else 0)
        y = r.centery - high // 2
        ink = look.hue("ink" if self.enabled else "ink_3")
        self.cut = max(look.text.width(self.label, self.kind), look.text.width(self.second, "second")) > room
        box = look.text.draw(surface, self.label, self.kind, (x, y), colour=ink, width=room)
        look.text.draw(surface, self.second, "second", (x, box.bottom), width=room)


def listing(rows: Sequence[Widget], *, label: str = "", height: float | None = None, grow: float = 0) -> ScrollArea:
    """Rows in a scrolling column through which arrows walk."""
    return ScrollArea(Column(*rows, arrows=True), label=label, height=height, grow=grow)


class _Tab(Pressable):
    role: ClassVar[str] = "tab"
    focusable: ClassVar[bool] = False

    def __init__(self, owner: Tabs, option: Option) -> None:
        super().__init__(option.label, tip=option.tip, enabled=option.enabled, why_not=option.why_not)
        self.owner, self.option = owner, option

    def solid(self) -> bool:
        return True

    def activate(self) -> bool:
        self.owner.choose(self.option.value)
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        is_chosen = self.owner.value == self.option.value
        ink = look.hue("ink" if is_chosen or self.hovered else "ink_2")
        look.text.draw(
            surface,
            self.label,
            "value",
            self.rect.center,
            align="centre",
            anchor="middle",
            colour=ink,
            width=self.rect.w,
        )
        if is_chosen:
            surface.fill(
                look.hue("ink"),
                pygame.Rect(self.rect.x, self.rect.bottom - look.px(3), self.rect.w, look.px(3)),
            )


class Tabs(Widget):
    """Words in a row, the chosen one underlined in ink; the caller shows the page. One stop for Tab, arrows choose."""

    role: ClassVar[str] = "tabs"
    focusable: ClassVar[bool] = True

    def __init__(
        self,
        label: str,
        options: Sequence[Option | str],
        value: object = None,
        on_change: Callable[[object], object] | None = None,
        *,
        ruled: bool = True,
        grow: float = 0,
    ) -> None:
        super().__init__(label, grow=grow)
        self.options = [o if isinstance(o, Option) else Option(o, o) for o in options]
        self.value = self.options[0].value if value is None and self.options else value
        self.on_change, self.ruled = on_change, ruled
        self.add(*(_Tab(self, o) for o in self.options))

    def choose(self, value: object) -> None:
        """Turn to a page and tell."""
        if value == self.value:
            return
        self.value = value
        self.redraw()
        if self.on_change is not None:
            self.on_change(value)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        wide = sum(look.text.width(o.label, "value") + look.px(30) for o in self.options)
        return min(wide, width), look.space("button_main")

    def place(self, look: Look) -> None:
        wants = [look.text.width(o.label, "value") + look.px(30) for o in self.options]
        k, x = min(self.rect.w / max(sum(wants), 1), 1.0), float(self.rect.x)
        for child, want in zip(self.children, wants, strict=True):
            child.arrange(look, pygame.Rect(round(x), self.rect.y, round(want * k), self.rect.h))
            x += want * k

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.ruled:
            look.paint.hairline(
                surface, (self.rect.x, self.rect.bottom - 1), (self.rect.right, self.rect.bottom - 1), "line"
            )
        self.draw_children(surface, look)

    def handle(self, event: pygame.event.Event) -> bool:
        step = {"left": -1, "right": 1}.get(chord(event)) if event.type == pygame.KEYDOWN else None
        if step is None:
            return False
        at = next(i for i, o in enumerate(self.options) if o.value == self.value) + step
        if 0 <= at < len(self.options):
            self.choose(self.options[at].value)
        return True
