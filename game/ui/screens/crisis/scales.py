"""The scales: two coalitions on the pans of a balance, each ally a weight as pledged and as expected.

The beam tilts by the ratio of what is expected on each side, bounded as a real beam is; a ghost of it shows how it
would lie if all on our side kept faith. Frames can be played one after the other, as states answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, cos, log, pi, radians, sin
from typing import ClassVar

import pygame

from game.ui.screens.crisis.brass import beam_plate, post_plate
from game.ui.screens.crisis.weights import Laid, Piece, draw_pan, laid_out
from game.ui.screens.words.papers import brigades
from game.ui.widgets.look import Look
from game.ui.widgets.widget import Tip, Widget

__all__ = ["Frame", "Pan", "Piece", "Scales", "tilt"]

_MOST = 12.0
"""The steepest the beam lies, in degrees."""
_STIFF = 2.2
_ARM = 209.0
"""Half the beam, px of the design."""
_DISH = 364.0
_LOW = 470.0
"""Height under which the picture is drawn closer together, px of the design."""
_PAUSE = 260
_OVERSHOOT = 1.0
"""Degrees by which the beam swings past its rest."""
_LAG = 60
"""Milliseconds by which the pans follow the beam."""


@dataclass(frozen=True, slots=True)
class Pan:
    """One side."""

    title: str
    pieces: tuple[Piece, ...]

    @property
    def pledged(self) -> int:
        """All it would be if everyone kept faith, in tenths."""
        return sum(p.pledged for p in self.pieces)

    @property
    def expected(self) -> int:
        """What it is expected to be, in tenths."""
        return sum(p.expected for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Frame:
    """Both sides at one moment; `caption` says what has just been answered."""

    left: Pan
    right: Pan
    caption: str = ""

    @property
    def tilt(self) -> float:
        """Degrees, positive when the right side is heavier."""
        return tilt(self.left.expected, self.right.expected)

    @property
    def ghost(self) -> float:
        """The tilt if all on the left kept faith."""
        return tilt(self.left.pledged, self.right.expected)


def tilt(left: int, right: int) -> float:
    """Degrees of the beam from the ratio of two sums: steep at first, bounded at last."""
    ratio = log(max(right, 1) / max(left, 1))
    return _MOST * 2 / pi * atan(_STIFF * ratio)


class Scales(Widget):
    """The picture. `frames` are played one after the other on opening; the last one stays."""

    role: ClassVar[str] = "scales"

    def __init__(self, *frames: Frame, grow: float = 1) -> None:
        super().__init__("The scales", grow=grow)
        self.frames = frames
        self.at = 0
        self._from, self._to = 0.0, frames[0].tilt
        self._elapsed = 0
        self._over: tuple[int, int] | None = None
        self._laid: tuple[tuple[object, ...], list[Laid]] | None = None
        self._hung: tuple[tuple[object, ...], int] | None = None
        self._seen: Frame | None = None

    # -- time ---------------------------------------------------------------------------------
    @property
    def frame(self) -> Frame:
        """What is shown now."""
        return self._seen or self.frames[self.at]

    def preview(self, frame: Frame | None) -> None:
        """Lay the beam as another frame has it, or (None) as it lies."""
        look = self.host.look if self.host else None
        if look is None or frame == self._seen or self.at < len(self.frames) - 1:
            return
        self._from = self._angle(look)
        self._seen, self._elapsed = frame, 0
        self._to = self.frame.tilt
        self._laid = self._hung = None
        self.redraw()

    def skip(self) -> None:
        """Go to the last frame at once."""
        self.at = len(self.frames) - 1
        self._from = self._to = self.frame.tilt
        self._elapsed = 10_000
        self.redraw()

    def tick(self, dt: int) -> bool:
        look = self.host.look if self.host else None
        if look is None or (self._rests(look) and self.at == len(self.frames) - 1):
            return False
        if look.ms("beam") == 0:
            self.skip()
            return True
        self._elapsed += dt
        if self._elapsed > look.ms("beam") + _LAG + _PAUSE and self.at < len(self.frames) - 1:
            self._from, self.at, self._elapsed = self.frame.tilt, self.at + 1, 0
            self._to = self.frame.tilt
        return True

    def _rests(self, look: Look) -> bool:
        return self._elapsed > look.ms("beam") + _LAG + _PAUSE

    def _angle(self, look: Look, late: int = 0) -> float:
        """Degrees now, `late` milliseconds behind the beam: eased, with a small swing past the rest."""
        whole = look.ms("beam")
        if whole == 0:
            return self._to
        t = min(max((self._elapsed - late) / whole, 0.0), 1.0)
        eased = 1 - (1 - t) ** 3
        way = self._to - self._from
        past = _OVERSHOOT * sin(pi * t) * t if abs(way) > 0.5 else 0.0
        return self._from + way * eased + (past if way > 0 else -past)

    # -- size and places ----------------------------------------------------------------------
    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.px(470)

    def solid(self) -> bool:
        return True

    def _places(self, look: Look) -> tuple[tuple[int, int], int, int]:
        """Pivot, length of an arm, and how far below a beam's end its pan hangs: px of the screen."""
        r = self.rect
        arm = min(look.px(_ARM), round((r.w - look.px(8)) / 4) + look.px(4))
        pivot = (r.centerx, r.y + self._top(look))
        return pivot, arm, self._hang(look, arm)

    def _top(self, look: Look) -> int:
        """From the top to the pivot: less where there is little height, px of the screen."""
        return look.px(92) if self.rect.h > look.px(_LOW) else look.px(74)

    def _air(self, look: Look) -> int:
        """What stays free between the beam and the tallest weight, px of the screen."""
        return look.px(120) if self.rect.h > look.px(_LOW) else look.px(52)

    def _hang(self, look: Look, arm: int) -> int:
        """So far that the lower pan's names and sum stay above the legend: px of the screen."""
        key = (id(look), self.at, id(self._seen), arm, self.rect.h)
        if self._hung is None or self._hung[0] != key:
            longest = min(
                look.px(306), self.rect.h - self._top(look) - look.px(178 if self.rect.h > look.px(_LOW) else 140)
            )
            sides = (self.frame.left.pieces, self.frame.right.pieces)
            drop = round(arm * sin(radians(self.frame.tilt)))
            foot = self._top(look) - look.px(4) + longest + look.text.line("great_figure") + look.text.line("second")
            laid = laid_out(look, sides, self._dish(look), longest - self._air(look))
            low = max(side + one.size[1] - one.rim for side, one in zip((-drop, drop), laid, strict=True))
            self._hung = key, longest - max(0, foot + low + look.px(8) - self.rect.h)
        return self._hung[1]

    def _dish(self, look: Look) -> int:
        """How broad a pan is: px of the screen."""
        return min(look.px(_DISH), self.rect.w // 2 - look.px(8))

    def _ends(self, look: Look, degrees: float) -> tuple[tuple[float, float], tuple[float, float]]:
        pivot, arm, _ = self._places(look)
        dx, dy = arm * cos(radians(degrees)), arm * sin(radians(degrees))
        drop = look.px(6)
        return (pivot[0] - dx, pivot[1] - dy - drop), (pivot[0] + dx, pivot[1] + dy - drop)

    def _pans(self, look: Look) -> list[Laid]:
        """Both sides' weights laid out to one measure, so that they can be compared."""
        dish = self._dish(look)
        key = (id(look), self.at, id(self._seen), dish, self.rect.h)
        if self._laid is None or self._laid[0] != key:
            _, _, hang = self._places(look)
            sides = (self.frame.left.pieces, self.frame.right.pieces)
            self._laid = key, laid_out(look, sides, dish, hang - self._air(look))
        return self._laid[1]

    # -- events -------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.at < len(self.frames) - 1:
            self.skip()
            return True
        if event.type == pygame.MOUSEMOTION:
            self._over = event.pos
        return False

    def reading(self) -> Tip | None:
        """The tooltip of the weight under the pointer."""
        if self._over is None or (look := self.host.look if self.host else None) is None:
            return None
        for end, laid in zip(self._ends(look, self._angle(look, _LAG)), self._pans(look), strict=True):
            origin = self._origin(look, end, laid)
            for piece, box in laid.boxes:
                if box.move(origin).collidepoint(self._over):
                    return piece.tip
        return None

    def _origin(self, look: Look, end: tuple[float, float], laid: Laid) -> tuple[int, int]:
        """Where a pan's own drawing begins."""
        _, _, hang = self._places(look)
        return round(end[0]) - laid.size[0] // 2, round(end[1]) + hang - laid.rim

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        beam, pans = self._angle(look), self._angle(look, _LAG)
        self._draw_post(surface, look)
        self._draw_ghost(surface, look)
        self._draw_strings(surface, look, pans)
        self._draw_beam(surface, look, beam)
        sides = (self.frame.left, self.frame.right)
        for end, side, laid in zip(self._ends(look, pans), sides, self._pans(look), strict=True):
            origin = self._origin(look, end, laid)
            draw_pan(surface, look, laid, origin)
            self._draw_sum(surface, look, side, (round(end[0]), origin[1] + laid.size[1] + look.px(4)))
        self._draw_titles(surface, look)

    def _draw_titles(self, surface: pygame.Surface, look: Look) -> None:
        pivot, arm, _ = self._places(look)
        y = self.rect.y
        for side, pan in ((-1, self.frame.left), (1, self.frame.right)):
            room = arm * 2 - look.px(70)
            look.text.draw(surface, pan.title, "bench", (pivot[0] + side * arm, y), align="centre", width=room)
        if self.frame.caption:
            at = (self.rect.centerx, self.rect.bottom - look.text.line("voice"))
            look.text.draw(surface, self.frame.caption, "voice", at, align="centre")
        else:
            self._draw_legend(surface, look)

    def _draw_legend(self, surface: pygame.Surface, look: Look) -> None:
        """What outline, fill and dashes mean."""
        words = ("outline: pledged", "filled: expected", "if all with us keep faith")
        gap, mark = look.px(24), look.px(28)
        wide = sum(look.text.width(w, "second") + mark for w in words) + gap * (len(words) - 1)
        x, y = self.rect.centerx - wide // 2, self.rect.bottom - look.text.line("second") // 2 - look.px(2)
        for n, said in enumerate(words):
            if n < 2:
                form = [(x + look.px(5), y - look.px(7)), (x + look.px(15), y - look.px(7)),
                        (x + look.px(19), y + look.px(7)), (x + look.px(1), y + look.px(7))]  # fmt: skip
                fill = look.hue(self.frame.left.pieces[0].tint if n else "paper_0")
                look.paint.polygon(surface, form, fill, look.hue("ink"), 1.3)
            else:
                a, b = (x - look.px(6), y), (x + look.px(20), y)
                look.paint.dashes(surface, look.hue("ink"), a, b, width=1.6, dash=3, gap=3)
            x = look.text.draw(surface, said, "second", (x + mark, y), anchor="middle").right + gap

    def _draw_sum(self, surface: pygame.Surface, look: Look, pan: Pan, at: tuple[int, int]) -> None:
        figure, rest = brigades(pan.expected), f"expected of {brigades(pan.pledged)} pledged"
        gap = look.px(8)
        room = self.rect.w // 2 - look.px(100)
        if look.text.width(figure, "great_figure") + gap + look.text.width(rest, "body") > room:
            rest = f"of {brigades(pan.pledged)} pledged"
        wide = look.text.width(figure, "great_figure") + gap + look.text.width(rest, "body")
        base = at[1] + look.text.baseline("great_figure")
        left, middle, base_half = at[0] - wide // 2, self.rect.centerx, look.px(96)
        left = max(left, middle + base_half) if at[0] > middle else min(left, middle - base_half - wide)
        left = max(min(left, self.rect.right - wide), self.rect.x)
        box = look.text.draw(surface, figure, "great_figure", (left, base), anchor="baseline")
        ink = look.hue("ink_2")
        look.text.draw(surface, rest, "body", (box.right + gap, base), anchor="baseline", colour=ink)

    def _draw_strings(self, surface: pygame.Surface, look: Look, degrees: float) -> None:
        """Dashed cords from the beam's ends to the pans' rims."""
        _, _, hang = self._places(look)
        ink = look.hue("ink")
        for end, laid in zip(self._ends(look, degrees), self._pans(look), strict=True):
            half = laid.size[0] // 2 - look.px(14)
            for dx in (-half, 0, half):
                foot = (round(end[0]) + dx, round(end[1]) + hang)
                look.paint.dashes(surface, ink, end, foot, width=1.1, dash=4, gap=3)

    def _draw_ghost(self, surface: pygame.Surface, look: Look) -> None:
        """The beam as it would lie if all with us kept faith."""
        if abs(self.frame.ghost - self.frame.tilt) < 0.4:
            return
        a, b = self._ends(look, self.frame.ghost)
        look.paint.dashes(surface, look.hue("ink"), a, b, width=1.6, dash=3, gap=3)
        for end in (a, b):
            look.paint.disc(surface, end, look.px(4), look.hue("paper_1"), look.hue("ink"), 1.3)

    def _draw_beam(self, surface: pygame.Surface, look: Look, degrees: float) -> None:
        pivot, arm, _ = self._places(look)
        swing = round(degrees * 8) / 8
        plate = look.paint.kept(("beam", arm, swing), lambda: beam_plate(look, arm, swing))
        surface.blit(plate, plate.get_rect(center=pivot))

    def _draw_post(self, surface: pygame.Surface, look: Look) -> None:
        pivot, _, _ = self._places(look)
        high = self.rect.bottom - look.px(34) - pivot[1]
        plate = look.paint.kept(("post", high), lambda: post_plate(look, high))
        surface.blit(plate, plate.get_rect(midtop=(pivot[0], pivot[1] - look.px(8))))
