"""Trust on a row: the number, how sure the deeds behind it make us, and those deeds."""

from typing import ClassVar

import pygame

from game.ui.readings import trust_band
from game.ui.screens.words.openings import lessons
from game.ui.screens.words.papers import Table
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Text, caps
from game.ui.widgets.theme import mixed
from game.ui.widgets.widget import Tip, TipSource, Widget
from game.world.worlds import Trust

__all__ = ["TrustRow", "lesson_rows", "trust_band"]

_SHOWN = 4
"""Deeds listed at most; the word of a state has them all."""


class TrustRow(Widget):
    """Words, a track with the band, a dot in the hue of trust, and the number."""

    role: ClassVar[str] = "trust"

    def __init__(self, label: str, trust: Trust, tip: TipSource = None) -> None:
        super().__init__(label, tip=tip)
        self.at, self.low, self.high = trust_band(trust)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("body") + look.px(4)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r, start = self.rect, look.px(118)
        look.text.draw(surface, self.label, "body", (r.x, r.centery), anchor="middle", width=start - look.px(4))
        track = pygame.Rect(r.x + start, r.centery - look.px(3), r.w - start - look.px(34), look.px(6))
        surface.fill(look.hue("paper_3"), track)
        hue = look.theme.trust_hue(self.at)
        band = pygame.Rect(
            track.x + track.w * self.low // 100, track.y, track.w * (self.high - self.low) // 100, track.h
        )
        surface.fill(mixed(look.hue("paper_3"), hue, 0.45), band)
        centre = (track.x + track.w * self.at // 100, track.centery)
        look.paint.disc(surface, centre, look.px(5.5), hue, look.hue("paper_0"), 1.2)
        look.text.draw(surface, str(self.at), "value", (r.right, r.centery), anchor="middle", align="right")


def lesson_rows(table: Table, state: str) -> list[Widget]:
    """The deeds from which we read a state's intentions, newest first, each with what it did to our trust."""
    found = lessons(table.desk, table.names, state, table.desk.seat)[:_SHOWN]
    rows: list[Widget] = [caps("What we read it from"), Space(2)]
    if not found:
        return [*rows, Text("No deed of theirs has moved our trust by enough to be told.", "second"), Space(5)]
    for one in found:
        moved = f"{one.before} → {one.after}"
        words = Column(Text(one.deed, "second", ink="ink"), Text(one.when, "second"), gap=-1, grow=1)
        tip = Tip("Our trust in them", moved, f"{one.deed}, {one.when}.")
        rows.append(Row(words, Text(moved, "second_value", tip=tip), gap=10, across="start"))
    return [*rows, Space(5)]
