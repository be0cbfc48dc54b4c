"""What only the title page has: the scales of its emblem, the great button, and its rows."""

from collections.abc import Callable
from typing import ClassVar

import pygame

from game.ui.widgets.buttons import Pressable
from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled, thick_line
from game.ui.widgets.theme import RGB
from game.ui.widgets.widget import Widget

__all__ = ["Emblem", "GreatButton", "TitleRow"]

_WEIGHTS: tuple[tuple[float, float, str], ...] = (
    (-65, 11, "#5F8FB8"),
    (-57, 13, "#A8623F"),
    (-49, 12, "#D3AE55"),
    (-42, 10, "#5F8FB8"),
)
"""Small weights on the high pan: place, height, tint."""


class Emblem(Widget):
    """A balance: four small weights against a great one, and the beam tips towards the one."""

    role: ClassVar[str] = "emblem"

    def __init__(self) -> None:
        super().__init__("A balance: four small weights against a great one")

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        """As high as the scales."""
        return width, look.px(118)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """Drawn large once, then kept."""
        size = (look.px(170), look.px(112))
        picture = look.paint.kept(("emblem", size), lambda: _scales(size, look))
        surface.blit(picture, picture.get_rect(midtop=(self.rect.centerx, self.rect.y + look.px(4))))


def _scales(size: tuple[int, int], look: Look) -> pygame.Surface:
    """The picture of the emblem."""
    brass, light, ink = look.hue("brass"), look.hue("brass_light"), look.hue("ink")

    def draw(big: pygame.Surface, k: int) -> None:
        unit = size[0] / 170 * k

        def at(x: float, y: float) -> tuple[float, float]:
            return (85 + x) * unit, y * unit

        def shape(points: list[tuple[float, float]], fill: RGB, edge: float = 1.4) -> None:
            there = [at(x, y) for x, y in points]
            pygame.draw.polygon(big, fill, there)
            for a, b in zip(there, [*there[1:], there[0]], strict=True):
                thick_line(big, ink, a, b, edge * unit)

        shape([(-24, 106), (24, 106), (14, 98), (-14, 98)], brass)
        shape([(-3.5, 98), (3.5, 98), (3, 24), (-3, 24)], brass)
        for x, beam, pan in ((-58, 13, 60), (58, 31, 76)):
            for side in (-18, 18):
                thick_line(big, ink, at(x, beam), at(x + side, pan), 0.9 * unit)
        _weights(shape)
        for x, pan in ((-58, 60), (58, 76)):
            shape([(x - 20, pan), (x + 20, pan), (x + 11, pan + 8), (x - 11, pan + 8)], light)
        shape([(-60, 11), (0, 18), (60, 28), (60, 32), (0, 26), (-60, 15)], brass)
        for centre, radius in ((at(0, 22), 5.5), (at(0, 7), 4.5)):
            pygame.draw.circle(big, ink, centre, (radius + 1.2) * unit)
            pygame.draw.circle(big, light, centre, radius * unit)

    return supersampled(size, draw)


def _weights(shape: Callable[[list[tuple[float, float]], RGB], None]) -> None:
    """Four against one."""
    for x, high, tint in _WEIGHTS:
        top, hue = 59 - high, pygame.Color(tint)
        shape([(x - 5, 59), (x + 3, 59), (x + 2, top), (x - 4, top)], (hue.r, hue.g, hue.b))
    shape([(45, 75), (71, 75), (66, 47), (50, 47)], (141, 115, 153))


class GreatButton(Pressable):
    """The great dark button of the page: back into the last game, or into the first."""

    def __init__(self, label: str, second: str, tint: str, on_press: Callable[[], object]) -> None:
        super().__init__(label)
        self.second, self.tint, self.on_press, self.key = second, tint, on_press, "enter"

    def activate(self) -> bool:
        """Go on."""
        self.on_press()
        return True

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        """Two lines and some air."""
        return width, look.text.line("section") + look.text.line("second") + look.px(22)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """Ink, with paper letters."""
        r = self.rect
        look.paint.box(surface, r, look.hue("frame" if self.hovered or self.pressed else "ink"), look.hue("ink"))
        if self.tint:
            draw_shield(surface, look, (r.x + look.px(34), r.centery), 26, look.hue(self.tint))
        paper = look.hue("paper_0")
        high = look.text.line("section") + look.text.line("second")
        left, top = r.x + look.px(64 if self.tint else 24), r.centery - high // 2
        look.text.draw(surface, self.label, "section", (left, top), colour=paper)
        room = r.right - look.px(88) - left
        look.text.draw(
            surface, self.second, "second", (left, top + look.text.line("section")), colour=paper, width=room
        )
        self._draw_key(surface, look)

    def _draw_key(self, surface: pygame.Surface, look: Look) -> None:
        hint, r = look.key(self.key), self.rect
        box = pygame.Rect(0, 0, look.text.width(hint, "hint") + look.px(12), look.text.line("hint") + 2)
        box.midright = (r.right - look.px(32), r.centery)
        look.paint.box(surface, box, None, look.hue("line"), radius=2)
        look.text.draw(surface, hint, "hint", box.center, align="centre", anchor="middle", colour=look.hue("paper_0"))


class TitleRow(Pressable):
    """One line of the title page: a word in the voice of the age, and at the right what it is for."""

    def __init__(self, label: str, on_press: Callable[[], object], *, second: str = "", key: str = "") -> None:
        super().__init__(label)
        self.second, self.on_press, self.key = second, on_press, key

    def activate(self) -> bool:
        """Go there."""
        self.on_press()
        return True

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        """One line with much air, less where the page is low."""
        high = 54 if look.size[1] >= look.px(640) else 42
        return width, max(look.px(high), look.text.line("section") + look.px(12))

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """A hairline above, the words, a wash under the pointer."""
        r = self.rect
        if self.hovered or self.pressed:
            surface.fill(look.hue("hover"), r)
        look.paint.hairline(surface, r.topleft, r.topright)
        inset = look.px(10) if self.hovered or self.has_focus else 0
        box = look.text.draw(surface, self.label, "section", (r.x + inset, r.centery), anchor="middle")
        room = r.right - inset - box.right - look.px(16)
        look.text.draw(
            surface, self.second, "second", (r.right - inset, r.centery), anchor="middle", align="right", width=room
        )
