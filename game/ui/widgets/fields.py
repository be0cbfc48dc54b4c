"""What is filled in: a line of text, a slider, a dropdown with its menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import pygame

from game.ui.widgets.buttons import Option, Pressable
from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.keys import chord
from game.ui.widgets.layout import Column, Free
from game.ui.widgets.look import Look
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.widget import TipSource, Widget


class TextField(Widget):
    """One line of text with selection and clipboard. `on_change` at every change, `on_enter` at Enter."""

    role: ClassVar[str] = "field"
    focusable: ClassVar[bool] = True
    wants_text: ClassVar[bool] = True

    def __init__(
        self,
        label: str,
        value: str = "",
        on_change: Callable[[str], object] | None = None,
        *,
        on_enter: Callable[[str], object] | None = None,
        empty: str = "",
        limit: int = 200,
        allowed: str = "",
        width: float | None = None,
        grow: float = 0,
        tip: TipSource = None,
        enabled: bool = True,
        why_not: str = "",
    ) -> None:
        super().__init__(label, width=width, grow=grow, tip=tip, enabled=enabled, why_not=why_not)
        self.value, self.on_change, self.on_enter = value, on_change, on_enter
        self.empty, self.limit, self.allowed = empty, limit, allowed
        self.caret = self.mark = len(value)
        self.composing = ""
        self._shift_px = 0
        self._blink = 0

    # -- text ---------------------------------------------------------------------------------
    @property
    def span(self) -> tuple[int, int]:
        """First and last of what is selected."""
        return min(self.caret, self.mark), max(self.caret, self.mark)

    def put(self, words: str) -> None:
        """Replace what is selected."""
        words = "".join(c for c in words if c.isprintable() and (not self.allowed or c in self.allowed))
        first, last = self.span
        words = words[: self.limit - len(self.value) + last - first]
        self.set_value(self.value[:first] + words + self.value[last:], first + len(words))

    def set_value(self, value: str, caret: int | None = None) -> None:
        """Another text; tells when it differs."""
        self.caret = self.mark = len(value) if caret is None else caret
        if value != self.value:
            self.value = value
            if self.on_change is not None:
                self.on_change(value)
        self.redraw()

    def _delete(self, step: int) -> None:
        if self.caret == self.mark:
            self.mark = min(max(self.caret + step, 0), len(self.value))
        self.put("")

    def _move(self, to: int, keep_mark: bool) -> None:
        self.caret = min(max(to, 0), len(self.value))
        if not keep_mark:
            self.mark = self.caret
        self.redraw()

    def _word(self, step: int) -> int:
        at = self.caret
        while 0 <= at + min(step, 0) < len(self.value) and self.value[at + min(step, 0)] == " ":
            at += step
        while 0 <= at + min(step, 0) < len(self.value) and self.value[at + min(step, 0)] != " ":
            at += step
        return at

    # -- events -------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> bool:
        if not self.enabled:
            return False
        self._blink = 0
        if event.type == pygame.TEXTINPUT:
            self.composing = ""
            self.put(event.text)
            return True
        if event.type == pygame.TEXTEDITING:
            self.composing = event.text
            return True
        if event.type == pygame.KEYDOWN:
            return self._key(chord(event))
        return self._mouse(event)

    def _key(self, name: str) -> bool:
        keep = "shift" in name.split("+")
        bare = name.replace("shift+", "")
        moves = {"left": self.caret - 1, "right": self.caret + 1, "home": 0, "end": len(self.value)}
        if bare in moves:
            self._move(moves[bare], keep)
        elif bare in ("ctrl+left", "ctrl+right"):
            self._move(self._word(-1 if bare.endswith("left") else 1), keep)
        elif bare in ("backspace", "delete"):
            self._delete(-1 if bare == "backspace" else 1)
        elif name in ("ctrl+a", "ctrl+c", "ctrl+x", "ctrl+v"):
            self._clip(name[-1])
        elif name == "enter" and self.on_enter is not None:
            self.on_enter(self.value)
        else:
            return len(name) == 1 or name == "space" or (keep and len(bare) == 1)
        return True

    def _clip(self, letter: str) -> None:
        first, last = self.span
        if letter == "a":
            self.mark, self.caret = 0, len(self.value)
        elif letter == "v":
            self.put(_pasted())
        elif last > first:
            _copied(self.value[first:last])
            if letter == "x":
                self.put("")
        self.redraw()

    def _mouse(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.pressed = True
            self._move(self._index_at(event.pos[0]), keep_mark=False)
            return True
        if event.type == pygame.MOUSEMOTION and self.pressed:
            self._move(self._index_at(event.pos[0]), keep_mark=True)
            return True
        return event.type == pygame.MOUSEBUTTONUP

    def _index_at(self, x: int) -> int:
        host = self.host
        if host is None:
            return len(self.value)
        look = host.look
        at = x - self.rect.x - look.px(10) + self._shift_px
        return min(range(len(self.value) + 1), key=lambda i: abs(look.text.width(self.value[:i], "body") - at))

    def tick(self, dt: int) -> bool:
        if not self.has_focus:
            return False
        before = self._blink // 530
        self._blink += dt
        return self._blink // 530 != before

    # -- drawing ------------------------------------------------------------------------------
    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, max(look.space("button"), look.text.line("body") + look.px(8))

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r, edge = self.rect, "ink" if self.hovered or self.has_focus else "line_2"
        look.paint.box(
            surface, r, look.hue("paper_0") if self.enabled else None, look.hue(edge), dashed=not self.enabled
        )
        inner = r.inflate(-look.px(20), -4)
        before = surface.get_clip()
        surface.set_clip(inner.inflate(4, 0).clip(before))
        self._draw_words(surface, look, inner)
        surface.set_clip(before)

    def _draw_words(self, surface: pygame.Surface, look: Look, inner: pygame.Rect) -> None:
        shown = self.value[: self.caret] + self.composing + self.value[self.caret :]
        caret = look.text.width(self.value[: self.caret] + self.composing, "body")
        self._shift_px = max(min(self._shift_px, caret), caret - inner.w, 0)
        x = inner.x - self._shift_px
        if self.has_focus and self.caret != self.mark:
            first, last = (look.text.width(self.value[:i], "body") for i in self.span)
            high = look.text.line("body")
            surface.fill(look.hue("paper_3"), pygame.Rect(x + first, inner.centery - high // 2, last - first, high))
        words, ink = (shown, "ink" if self.enabled else "ink_3") if shown else (self.empty, "ink_3")
        look.text.draw(surface, words, "body", (x, inner.centery), anchor="middle", colour=look.hue(ink))
        if self.has_focus and self._blink // 530 % 2 == 0:
            high = look.text.line("body") - look.px(3)
            surface.fill(look.hue("ink"), pygame.Rect(x + caret, inner.centery - high // 2, max(look.px(1.4), 1), high))


def _pasted() -> str:
    try:
        return pygame.scrap.get_text()
    except pygame.error:
        return ""


def _copied(words: str) -> None:
    try:
        pygame.scrap.put_text(words)
    except pygame.error:
        return


class Slider(Widget):
    """A number between two others, by steps. Shows its figure; arrows move by one step, page keys by ten."""

    role: ClassVar[str] = "slider"
    focusable: ClassVar[bool] = True

    def __init__(
        self,
        label: str,
        value: float,
        low: float,
        high: float,
        on_change: Callable[[float], object] | None = None,
        *,
        step: float = 1,
        unit: str = "",
        digits: int = 0,
        label_width: float = 0,
        width: float | None = None,
        grow: float = 0,
        tip: TipSource = None,
        enabled: bool = True,
        why_not: str = "",
    ) -> None:
        super().__init__(label, width=width, grow=grow, tip=tip, enabled=enabled, why_not=why_not)
        self.value, self.low, self.high, self.step = value, low, high, step
        self.on_change, self.unit, self.digits, self.label_width = on_change, unit, digits, label_width

    def set(self, value: float) -> None:
        """Another value, put on the nearest step; tells when it differs."""
        value = self.low + round((value - self.low) / self.step) * self.step
        value = min(max(value, self.low), self.high)
        if value != self.value and self.enabled:
            self.value = value
            self.redraw()
            if self.on_change is not None:
                self.on_change(value)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.space("button")

    def _track(self, look: Look) -> pygame.Rect:
        left = look.px(self.label_width) if self.label_width else 0
        end = max(look.text.width(self._said(v), "value") for v in (self.low, self.high)) + look.px(12)
        return pygame.Rect(
            self.rect.x + left, self.rect.centery - look.px(2), max(self.rect.w - left - end, 10), look.px(4)
        )

    def _said(self, value: float) -> str:
        return f"{value:.{self.digits}f}{self.unit}"

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        track = self._track(look)
        if self.label_width:
            look.text.draw(
                surface,
                self.label,
                "body",
                (self.rect.x, self.rect.centery),
                anchor="middle",
                width=track.x - self.rect.x - 4,
            )
        share = (self.value - self.low) / max(self.high - self.low, 1e-9)
        surface.fill(look.hue("paper_3"), track)
        ink = look.hue("ink" if self.enabled else "ink_3")
        surface.fill(ink, pygame.Rect(track.x, track.y, round(track.w * share), track.h))
        at = (track.x + track.w * share, track.centery)
        look.paint.disc(
            surface,
            at,
            look.px(8),
            look.hue("hover" if self.hovered or self.pressed else "paper_0"),
            ink,
            1.6,
        )
        look.text.draw(
            surface,
            self._said(self.value),
            "value",
            (self.rect.right, self.rect.centery),
            anchor="middle",
            align="right",
            colour=ink,
        )

    def handle(self, event: pygame.event.Event) -> bool:
        host = self.host
        if host is None or not self.enabled:
            return False
        if event.type == pygame.KEYDOWN:
            by = {"left": -1, "down": -1, "right": 1, "up": 1, "pagedown": -10, "pageup": 10}.get(chord(event))
            if by is not None:
                self.set(self.value + by * self.step)
            return by is not None
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.pressed = True
        if self.pressed and event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION):
            track = self._track(host.look)
            self.set(self.low + (self.high - self.low) * (event.pos[0] - track.x) / max(track.w, 1))
            return True
        return event.type == pygame.MOUSEBUTTONUP


class _MenuRow(Pressable):
    role: ClassVar[str] = "option"

    def __init__(self, owner: Dropdown, option: Option) -> None:
        super().__init__(option.label, tip=option.tip, enabled=option.enabled, why_not=option.why_not)
        self.owner, self.option = owner, option

    def activate(self) -> bool:
        self.owner.shut()
        self.owner.choose(self.option.value)
        return True

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
        host.overlay(self._menu, modal=False)
        row = next((w for w in self._menu.walk() if isinstance(w, _MenuRow) and w.option.value == self.value), None)
        if row is not None:
            host.focus(row, by_key=True)
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


class Field(Widget):
    """A labelled row of a form: icon, word, then the control; a hairline above; washed when it decides against us."""

    role: ClassVar[str] = "form row"

    def __init__(
        self,
        label: str,
        control: Widget,
        *,
        icon: str = "",
        label_width: float = 140,
        washed: bool = False,
        ruled: bool = True,
    ) -> None:
        super().__init__()
        self.words, self.icon, self.label_width, self.washed, self.ruled = (
            label,
            icon,
            label_width,
            washed,
            ruled,
        )
        self.add(control)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        high = self.children[0].measure(look, width - look.px(self.label_width))[1]
        return width, high + look.px(12)

    def place(self, look: Look) -> None:
        left = look.px(self.label_width)
        wide, high = self.children[0].measure(look, self.rect.w - left)
        stretched = wide if self.children[0].width is not None else self.rect.w - left
        y = self.rect.y + (self.rect.h - high) // 2
        self.children[0].arrange(look, pygame.Rect(self.rect.x + left, y, stretched, high))

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r, x = self.rect, self.rect.x
        if self.washed:
            surface.fill(look.hue("danger_wash"), r.inflate(look.px(20), 0))
        if self.ruled:
            look.paint.hairline(surface, r.topleft, r.topright)
        if self.icon:
            look.icon(surface, self.icon, (x + look.px(9), r.centery), 18, "ink_2")
            x += look.px(25)
        look.text.draw(
            surface,
            self.words,
            "body",
            (x, r.centery),
            anchor="middle",
            colour=look.hue("ink_2"),
            width=look.px(self.label_width) - (x - r.x) - 4,
        )
        self.draw_children(surface, look)
