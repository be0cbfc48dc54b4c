"""What is filled in: a line of text, a slider, the labelled row of a form (a dropdown has its own module)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pygame

from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.keys import chord
from game.ui.widgets.look import Look
from game.ui.widgets.textfield import TextField
from game.ui.widgets.widget import Tip, TipSource, Widget

__all__ = ["Dropdown", "Field", "Slider", "TextField"]


class Slider(Widget):
    """A number between two others, by steps. Shows its figure; arrows move by one step, page keys by ten.

    A figure typed is taken at Enter or when the keyboard goes on, put between the two and on a step; Esc drops it.
    """

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
        self.typed = ""
        """The figure as far as it is typed."""

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
            f"{self.typed}|{self.unit}" if self.typed else self._said(self.value),
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
            return self._key(chord(event))
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.pressed, self.typed = True, ""
        if self.pressed and event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION):
            track = self._track(host.look)
            self.set(self.low + (self.high - self.low) * (event.pos[0] - track.x) / max(track.w, 1))
            return True
        return event.type == pygame.MOUSEBUTTONUP

    def _key(self, name: str) -> bool:
        steps = {"left": -1, "down": -1, "right": 1, "up": 1, "pagedown": -10, "pageup": 10}
        ends = {"home": self.low, "end": self.high}
        if self.typed and name in ("enter", "esc", "backspace"):
            self._finish(name)
        elif name in steps or name in ends:
            self.typed = ""
            self.set(ends.get(name, self.value + steps.get(name, 0) * self.step))
        elif self._fits(name):
            self.typed += "." if name == "," else name
            self.redraw()
        else:
            return False
        return True

    def _fits(self, name: str) -> bool:
        """Whether a sign can be the next one of the figure."""
        if len(self.typed) > len(self._said(self.high)) or len(name) != 1:
            return False
        if name in ".,":
            return self.digits > 0 and "." not in self.typed
        return name.isdigit() or (name == "-" and not self.typed and self.low < 0)

    def _finish(self, name: str = "enter") -> None:
        typed, self.typed = self.typed, self.typed[:-1] if name == "backspace" else ""
        if name == "enter" and typed.strip("-."):
            self.set(float(typed))
        self.redraw()

    def tick(self, dt: int) -> bool:
        if self.typed and not self.has_focus:
            self._finish()
            return True
        return False


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
