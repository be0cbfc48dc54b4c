"""A dropdown and its menu: one of many, on a slip of paper that scrolls when it is long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

import pygame

from game.ui.widgets.buttons import Option, Pressable
from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.keys import chord
from game.ui.widgets.layout import Column, Free
from game.ui.widgets.look import Look
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.widget import Host, Tip, TipSource

_TYPING_MS: Final = 1000
"""How long letters count as typed together."""


class _MenuRow(Pressable):
    role: ClassVar[str] = "option"

    def __init__(self, owner: Dropdown, option: Option) -> None:
        super().__init__(option.label, tip=option.tip, enabled=option.enabled, why_not=option.why_not)
        self.owner, self.option = owner, option

    def activate(self) -> bool:
        self.owner.shut()
        self.owner.choose(self.option.value)
        return True

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.KEYDOWN and self.has_focus:
            name = chord(event)
            if len(name) == 1 or (name == "space" and self.owner.sought(self.host)):
                return self.owner.seek(" " if name == "space" else name)
        return super().handle(event)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.space("table_row") + (look.text.line("second") if self.option.second else 0)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        if self.hovered or self.has_focus:
            surface.fill(look.hue("hover"), self.rect)
        if self.option.value == self.owner.value:
            surface.fill(look.hue("ink"), pygame.Rect(self.rect.x, self.rect.y, look.px(4), self.rect.h))
        self.owner.draw_option(surface, look, self.option, self.rect, self.enabled)


class _Menu(Free):
    """The open list: a slip of paper under its dropdown, or above when there is no room."""

    def __init__(self, owner: Dropdown) -> None:
        super().__init__(label=owner.label)
        self.owner = owner
        rows = Column(*(_MenuRow(owner, o) for o in owner.options), arrows=True)
        self.put(ScrollArea(rows), self._where_list)

    def _where_list(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        at = self.owner.rect
        high = min(self.children[0].measure(look, at.w)[1], look.px(420))
        below = at.bottom + look.px(3)
        y = below if below + high < rect.bottom - 8 else max(at.y - look.px(3) - high, 8)
        return pygame.Rect(at.x, y, at.w, min(high, rect.bottom - y - 8))

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        look.paint.slip(surface, self.children[0].rect.inflate(4, 4))
        self.draw_children(surface, look)


class Dropdown(Pressable):
    """One of many. `Option.icon` may be an icon's name or a `#RRGGBB` tint, drawn as a shield."""

    role: ClassVar[str] = "dropdown"
    yields_enter: ClassVar[bool] = True

    def __init__(
        self,
        label: str,
        options: Sequence[Option | str],
        value: object = None,
        on_change: Callable[[object], object] | None = None,
        *,
        empty: str = "choose",
        width: float | None = None,
        grow: float = 0,
        tip: TipSource = None,
        enabled: bool = True,
        why_not: str = "",
    ) -> None:
        super().__init__(label, width=width, grow=grow, tip=tip, enabled=enabled, why_not=why_not)
        self.options = [o if isinstance(o, Option) else Option(o, o) for o in options]
        self.value, self.on_change, self.empty = value, on_change, empty
        self._menu: _Menu | None = None
        self._letters, self._typed_at = "", 0

    def choose(self, value: object) -> None:
        """Choose and tell."""
        if value == self.value:
            return
        self.value = value
        self.redraw()
        if self.on_change is not None:
            self.on_change(value)

    def activate(self) -> bool:
        host = self.host
        if not self.enabled or host is None or not self.options:
            return False
        self._menu = _Menu(self)
        self._letters = ""
        host.overlay(self._menu, modal=False)
        row = next((w for w in self._rows() if w.option.value == self.value), None)
        if row is not None:
            host.focus(row)
        return True

    def _rows(self) -> list[_MenuRow]:
        return [w for w in self._menu.walk() if isinstance(w, _MenuRow)] if self._menu is not None else []

    def sought(self, host: Host | None) -> str:
        """The letters typed lately in the open menu."""
        return self._letters if host is not None and host.now - self._typed_at < _TYPING_MS else ""

    def seek(self, letter: str) -> bool:
        """Type-ahead: to the next option that begins with the letters typed lately; one letter again goes on."""
        rows = self._rows()
        host = rows[0].host if rows else None
        if host is None:
            return False
        self._letters = self.sought(host) + letter.casefold()
        self._typed_at = host.now
        wanted = self._letters[:1] if len(set(self._letters)) == 1 else self._letters
        start = next((i for i, row in enumerate(rows) if row.has_focus), 0) + (len(wanted) == 1)
        found = [r for r in rows[start:] + rows[:start] if r.option.label.casefold().startswith(wanted)]
        if found:
            host.focus(found[0], by_key=True)
        return True

    def shut(self) -> None:
        """Close the menu."""
        if self._menu is not None and (host := self._menu.host) is not None:
            host.close(self._menu)
        self._menu = None

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.KEYDOWN and chord(event) in ("down", "up") and self.enabled:
            return self.activate()
        return super().handle(event)

    def reading(self) -> Tip | None:
        told = next((o.label for o in self.options if o.value == self.value), "")
        return Tip(self.label, sentence=told) if self.cut and self.tip is None and self.enabled else super().reading()

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        wide = max((look.text.width(o.label, "value") for o in self.options), default=0) + look.px(64)
        return min(wide, width), look.space("button")

    def draw_option(
        self, surface: pygame.Surface, look: Look, option: Option, rect: pygame.Rect, enabled: bool = True
    ) -> None:
        """One option in a rectangle: on the button and in the menu alike."""
        x, ink = rect.x + look.px(11), look.hue("ink" if enabled else "ink_3")
        middle = rect.centery - (
            look.text.line("second") // 2 if option.second and rect.h > look.space("button") else 0
        )
        if option.icon.startswith("#"):
            draw_shield(surface, look, (x + look.px(8), middle), 16, look.hue(option.icon))
            x += look.px(25)
        elif option.icon:
            look.icons.draw(surface, option.icon, (x + look.px(8), middle), look.px(18), ink)
            x += look.px(25)
        room = rect.right - x - look.px(8)
        self.cut = rect.w < self.rect.w and look.text.width(option.label, "value") > room
        box = look.text.draw(surface, option.label, "value", (x, middle), anchor="middle", colour=ink, width=room)
        if option.second and rect.h > look.space("button"):
            look.text.draw(surface, option.second, "second", (x, box.bottom), width=room)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        edge = "ink" if self.hovered or self._menu is not None else "line_2"
        look.paint.box(
            surface,
            self.rect,
            look.hue("paper_0") if self.enabled else None,
            look.hue(edge),
            dashed=not self.enabled,
        )
        chosen = next((o for o in self.options if o.value == self.value), None)
        inner = pygame.Rect(self.rect.x, self.rect.y, self.rect.w - look.px(24), self.rect.h)
        if chosen is not None:
            self.draw_option(surface, look, chosen, inner, self.enabled)
        else:
            look.text.draw(
                surface,
                self.empty,
                "body",
                (inner.x + look.px(11), inner.centery),
                anchor="middle",
                colour=look.hue("ink_3"),
                width=inner.w,
            )
        x, y, half = self.rect.right - look.px(14), self.rect.centery, look.px(3.6)
        look.paint.polygon(
            surface,
            [(x - half, y - half * 0.6), (x + half, y - half * 0.6), (x, y + half * 0.8)],
            look.hue("ink_2"),
        )
