"""The letters of a turn over the one that is read: shields in a row, ticks on those answered, and the way to turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

import pygame

from game.ui.docket import Dispatch
from game.ui.widgets.buttons import Button, Pressable
from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.layout import Row
from game.ui.widgets.look import Look
from game.ui.widgets.plain import caps
from game.ui.widgets.widget import Tip, Widget

__all__ = ["Turn", "letter_strip"]

Turn = Callable[[Dispatch], None]
"""Puts another letter in the place of the one that is read."""
_SHOWN = 9


class _Seal(Pressable):
    """One letter as its sender's shield; underlined where it is the one read, ticked where it is answered."""

    role: ClassVar[str] = "seal"

    def __init__(self, label: str, tint: str, here: bool, answered: bool, on_press: Callable[[], None]) -> None:
        told = "answered; it can be changed until the turn ends" if answered else "waits for an answer"
        super().__init__(label, tip=Tip(label, "", told[:1].upper() + told[1:] + "."))
        self.tint, self.here, self.answered, self.on_press = tint, here, answered, on_press

    def activate(self) -> bool:
        self.on_press()
        return True

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return look.px(24), look.px(28)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        draw_shield(surface, look, (r.centerx, r.y + look.px(12)), 17, look.hue(self.tint), own=self.here)
        if self.answered:
            at = (r.centerx + look.px(7), r.y + look.px(18))
            look.paint.disc(surface, at, look.px(6), look.hue("good"), look.hue("paper_0"), 1)
            look.icons.draw(surface, "yes", at, look.px(9), look.hue("paper_0"))
        if self.here:
            surface.fill(look.hue("ink"), pygame.Rect(r.x + look.px(3), r.bottom - look.px(3), r.w - look.px(6), 2))


def letter_strip(
    crumb: str,
    letters: Sequence[Dispatch],
    here: str,
    tint: Callable[[str], str],
    name: Callable[[str], str],
    on_turn: Turn | None,
) -> Widget:
    """The crumb alone, or with the letters of the turn beside it where there are several and they can be turned."""
    ids = [one.id for one in letters]
    if on_turn is None or len(letters) < 2 or here not in ids:
        return caps(crumb)
    at = ids.index(here)
    seals = [
        _Seal(
            f"{name(one.sender)}, letter {n + 1}", tint(one.sender), one.id == here, one.answered, partial(on_turn, one)
        )
        for n, one in enumerate(letters[:_SHOWN])
    ]
    before, after = letters[at - 1], letters[(at + 1) % len(letters)]
    back = Button("Letter before", partial(on_turn, before), kind="bare", size="row", icon="back", icon_only=True,
                  key="pageup", tip=Tip("Letter before", "Page Up", "Nothing is lost by turning."))  # fmt: skip
    on = Button("Next letter", partial(on_turn, after), kind="bare", size="row", icon="next", icon_only=True,
                key="pagedown", tip=Tip("Next letter", "Page Down", "Nothing is lost by turning."))  # fmt: skip
    return Row(back, *seals, on, gap=2, label="Letters of this turn")
