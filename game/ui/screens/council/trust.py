"""Trust on a row: the number, and how sure the deeds behind it make us."""

from typing import ClassVar

import pygame

from game.ui.readings import trust_band
from game.ui.widgets.look import Look
from game.ui.widgets.theme import mixed
from game.ui.widgets.widget import TipSource, Widget
from game.world.worlds import Trust

__all__ = ["TrustRow", "trust_band"]


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
