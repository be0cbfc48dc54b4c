"""What is filled in: a line of text, a slider, the labelled row of a form (a dropdown has its own module)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pygame

from game.ui.widgets.clipboard import copy, pasted
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.keys import chord
from game.ui.widgets.look import Look
from game.ui.widgets.widget import Tip, TipSource, Widget

__all__ = ["Dropdown", "Field", "Slider", "TextField"]


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
            self.put(pasted())
        elif last > first:
            copy(self.value[first:last])
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
        if self.composing:
            first, y = (
                x + look.text.width(self.value[: self.caret], "body"),
                inner.centery + look.text.line("body") // 2,
            )
            look.paint.hairline(surface, (first, y - 2), (x + caret, y - 2), "ink")
        if self.has_focus:
            pygame.key.set_text_input_rect(pygame.Rect(x + caret, self.rect.y, 2, self.rect.h))
        if self.has_focus and self._blink // 530 % 2 == 0:
            high = look.text.line("body") - look.px(3)
            surface.fill(look.hue("ink"), pygame.Rect(x + caret, inner.centery - high // 2, max(look.px(1.4), 1), high))


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

    def reading(self) -> Tip | None:
        return Tip("", sentence=self.words) if self.cut else super().reading()

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
            width=(room := look.px(self.label_width) - (x - r.x) - 4),
        )
        self.cut = look.text.width(self.words, "body") > room
        self.draw_children(surface, look)
