"""The hands of the film: first, before, play, next, last, and how fast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

import pygame

from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Row
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Text
from game.ui.widgets.widget import Tip

__all__ = ["SPEEDS", "Knob", "speed_words", "transport"]

SPEEDS: Final = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Turns a second."""
Form = Literal["first", "event_back", "back", "play", "pause", "next", "event_next", "last", "slower", "faster"]


class Knob(Button):
    """A small button with a drawn form instead of a word; its tip says what it does."""

    def __init__(self, form: Form, label: str, on_press: Callable[[], object], key: str, said: str = "") -> None:
        tip = Tip(label, f"⟨{key}⟩", said) if said else Tip(label, "", f"Key ⟨{key}⟩.")
        super().__init__(label, on_press, kind="quiet", size="row", key=key, width=34, tip=tip, icon_only=True,
                         show_key=False)  # fmt: skip
        self.form: Form = form

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return look.px(34), look.space("button_row")

    def _draw_content(self, surface: pygame.Surface, look: Look, ink: str) -> None:
        hue, (x, y) = look.hue(ink), self.rect.center
        u = look.px(5)
        match self.form:
            case "play":
                look.paint.polygon(surface, [(x - u, y - 1.3 * u), (x + 1.3 * u, y), (x - u, y + 1.3 * u)], hue)
            case "pause":
                for left in (x - u, x + u // 2):
                    surface.fill(hue, (left, y - u, max(u // 2 + 1, 2), 2 * u))
            case "slower" | "faster":
                surface.fill(hue, (x - u, y - 1, 2 * u, 2))
                if self.form == "faster":
                    surface.fill(hue, (x - 1, y - u, 2, 2 * u))
            case _:
                _draw_way(surface, look, self.form, (x, y), u, hue)


def _draw_way(
    surface: pygame.Surface, look: Look, form: str, at: tuple[int, int], u: int, hue: tuple[int, int, int]
) -> None:
    """A chevron on or back; a bar beside it for the ends, a dot for the nearest event."""
    way = 1 if form in ("next", "event_next", "last") else -1
    x, y = at
    points = [(x - way * u * 0.5, y - u), (x + way * u * 0.6, y), (x - way * u * 0.5, y + u)]
    look.paint.line(surface, hue, points, 2)
    if form in ("first", "last"):
        surface.fill(hue, (x + way * u - (0 if way > 0 else 1), y - u, 2, 2 * u))
    elif form.startswith("event"):
        look.paint.disc(surface, (x + way * u * 1.4, y), u * 0.42, hue)


def speed_words(speed: float) -> str:
    """How fast, in words."""
    return "1 turn a second" if speed == 1 else f"{speed:g} turns a second" if speed > 1 else "1 turn in 2 seconds"


def transport(
    *,
    playing: bool,
    speed: float,
    go: Callable[[int], object],
    step: Callable[[int], object],
    leap: Callable[[int], object],
    play: Callable[[], object],
    hasten: Callable[[int], object],
) -> Row:
    """The row of knobs. `go` 0 is the opening and −1 the last turn; `leap` goes to the next event of the filter."""
    return Row(
        Knob("first", "To the opening", lambda: go(0), "home"),
        Knob("event_back", "Event before", lambda: leap(-1), "pageup", "The nearest turn before with a mark shown."),
        Knob("back", "Turn before", lambda: step(-1), "left"),
        Knob("pause" if playing else "play", "Pause" if playing else "Play", play, "space"),
        Knob("next", "Next turn", lambda: step(1), "right"),
        Knob("event_next", "Next event", lambda: leap(1), "pagedown", "The nearest turn after with a mark shown."),
        Knob("last", "To the end", lambda: go(-1), "end"),
        Knob("slower", "Slower", lambda: hasten(-1), "-"),
        Text(speed_words(speed), "second", one_line=True, width=104, align="centre"),
        Knob("faster", "Faster", lambda: hasten(1), "+"),
        gap=4,
        label="Transport",
    )
