"""A line of text: selection, clipboard, taking back, an input method's letters, and what is wrong with it below."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

import pygame

from game.ui.widgets.clipboard import copy, pasted
from game.ui.widgets.keys import chord
from game.ui.widgets.look import Look
from game.ui.widgets.widget import TipSource, Widget

__all__ = ["TextField"]

_MOST: Final = 100
"""Changes that can be taken back."""


class TextField(Widget):
    """One line of text with selection and clipboard. `on_change` at every change, `on_enter` at Enter.

    `check` says in a sentence what is wrong with the words, or nothing; it is printed below, and Enter then waits.
    """

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
        check: Callable[[str], str] | None = None,
        width: float | None = None,
        grow: float = 0,
        tip: TipSource = None,
        enabled: bool = True,
        why_not: str = "",
    ) -> None:
        super().__init__(label, width=width, grow=grow, tip=tip, enabled=enabled, why_not=why_not)
        self.value, self.on_change, self.on_enter = value, on_change, on_enter
        self.empty, self.limit, self.allowed, self.check = empty, limit, allowed, check
        self.caret = self.mark = len(value)
        self.composing = ""
        self._shift_px = 0
        self._blink = 0
        self._past: list[tuple[str, int]] = []
        self._future: list[tuple[str, int]] = []
        self._run = -1

    # -- text ---------------------------------------------------------------------------------
    @property
    def span(self) -> tuple[int, int]:
        """First and last of what is selected."""
        return min(self.caret, self.mark), max(self.caret, self.mark)

    @property
    def wrong(self) -> str:
        """What is wrong with the words, in a sentence; nothing where they will do."""
        return self.check(self.value) if self.check is not None else ""

    def put(self, words: str) -> None:
        """Replace what is selected."""
        words = "".join(c for c in words if c.isprintable() and (not self.allowed or c in self.allowed))
        first, last = self.span
        words = words[: self.limit - len(self.value) + last - first]
        value = self.value[:first] + words + self.value[last:]
        if value != self.value:
            self._remember(typed=len(words) == 1 and first == last and words != " ")
        self.set_value(value, first + len(words))
        self._run = self.caret if len(words) == 1 else -1

    def _remember(self, typed: bool) -> None:
        """Keep what stood here; letters of one word are taken back together."""
        if not typed or self._run != self.caret:
            self._past = [*self._past[1 - _MOST :], (self.value, self.caret)]
        self._future.clear()

    def take_back(self, *, again: bool = False) -> None:
        """The words before the last change, or once more the change that was taken back."""
        source, other = (self._future, self._past) if again else (self._past, self._future)
        if source:
            other.append((self.value, self.caret))
            self._run = -1
            self.set_value(*source.pop())

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
        if self.composing and bare not in ("tab", "esc"):
            return True
        moves = {"left": self.caret - 1, "right": self.caret + 1, "home": 0, "end": len(self.value)}
        if bare in moves:
            self._move(moves[bare], keep)
        elif bare in ("ctrl+left", "ctrl+right"):
            self._move(self._word(-1 if bare.endswith("left") else 1), keep)
        elif bare in ("backspace", "delete"):
            self._delete(-1 if bare == "backspace" else 1)
        elif name in ("ctrl+a", "ctrl+c", "ctrl+x", "ctrl+v"):
            self._clip(name[-1])
        elif name in ("ctrl+z", "ctrl+y", "ctrl+shift+z"):
            self.take_back(again=name != "ctrl+z")
        elif name == "enter" and self.on_enter is not None:
            if not self.wrong:
                self.on_enter(self.value)
        else:
            return len(name) == 1 or name == "space" or (keep and len(bare) == 1)
        return True

    def _clip(self, letter: str) -> None:
        first, last = self.span
        if letter == "a":
            self.mark, self.caret = 0, len(self.value)
        elif letter == "v":
            if words := pasted():
                self.put(words)
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
            was, self.composing = self.composing, ""
            return was != ""
        before = self._blink // 530
        self._blink += dt
        return self._blink // 530 != before

    # -- drawing ------------------------------------------------------------------------------
    def _high(self, look: Look) -> int:
        return max(look.space("button"), look.text.line("body") + look.px(8))

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, self._high(look) + (look.text.line("second") + look.px(3) if self.check is not None else 0)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r, edge = self.rect, "ink" if self.hovered or self.has_focus else "line_2"
        if self.check is not None:
            r = pygame.Rect(r.x, r.y, r.w, self._high(look))
            self._draw_wrong(surface, look, r)
        look.paint.box(
            surface, r, look.hue("paper_0") if self.enabled else None, look.hue(edge), dashed=not self.enabled
        )
        inner = r.inflate(-look.px(20), -4)
        before = surface.get_clip()
        surface.set_clip(inner.inflate(4, 0).clip(before))
        self._draw_words(surface, look, inner)
        surface.set_clip(before)

    def _draw_wrong(self, surface: pygame.Surface, look: Look, line: pygame.Rect) -> None:
        if wrong := self.wrong:
            y = line.bottom + look.px(3) + look.text.line("second") // 2
            look.icon(surface, "no", (line.x + look.px(8), y), 14, "ink_2")
            at = (line.x + look.px(20), y)
            look.text.draw(surface, wrong, "second", at, anchor="middle", width=line.right - at[0])

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
