"""The bench of a council: seats in a horseshoe, each ringed with its chance of a yes; and the bar of ayes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import ClassVar

import pygame

from game.ui.figures import in_hundred
from game.ui.widgets.gauges import draw_shield
from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled, thick_line
from game.ui.widgets.theme import RGB
from game.ui.widgets.widget import Tip, Widget

__all__ = ["Bench", "Chair", "Tally"]

_OUTER, _INNER, _LEGS = 348.0, 214.0, 66.0
_SEAT = 32.0


@dataclass(frozen=True, slots=True)
class Chair:
    """One member at the bench. `mark` is yes, no, abstain, or empty where nothing is to be voted on.

    `comes` rings the chance that it comes when called, and sets no mark; `cast`: the ballot is no chance but a fact.
    """

    name: str
    tint: str
    permille: int
    mark: str
    veto: bool = False
    own: bool = False
    tip: Tip | None = None
    cast: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """What stands inside the horseshoe: a word, the figure and its band, the bar of ayes, and lines below."""

    head: str
    figure: str
    band: str = ""
    shares: tuple[int, ...] = ()
    needed: int = 0
    needed_words: str = ""
    expected_words: str = ""
    lines: tuple[str, ...] = ()


class Bench(Widget):
    """The horseshoe. Seats tell their sums under the pointer."""

    role: ClassVar[str] = "bench"

    def __init__(self, chairs: Sequence[Chair], tally: Tally, grow: float = 1) -> None:
        super().__init__("The bench", grow=grow)
        self.chairs, self.tally = tuple(chairs), tally
        self._over: tuple[int, int] | None = None
        self._age = 0

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.px(_OUTER + _LEGS)

    def solid(self) -> bool:
        return True

    # -- places -------------------------------------------------------------------------------
    def _frame(self, look: Look) -> tuple[tuple[int, int], float]:
        """The middle of the arcs, and the unit by which the bench is drawn, px of the screen."""
        unit = min(self.rect.w / (2 * _OUTER + 4), self.rect.h / (_OUTER + _LEGS + 2), look.scale)
        return (self.rect.centerx, round(self.rect.y + (_OUTER + 1) * unit)), unit

    def _seat_at(self, look: Look, n: int) -> tuple[int, int]:
        centre, unit = self._frame(look)
        count = len(self.chairs)
        angle = pi if count == 1 else pi - pi * n / (count - 1)
        middle = (_OUTER + _INNER) / 2 * unit
        lift = 10 * unit
        return round(centre[0] + middle * cos(angle)), round(centre[1] - middle * sin(angle) - lift)

    def _radius(self, look: Look) -> float:
        _, unit = self._frame(look)
        room = pi * (_OUTER + _INNER) / 2 / max(len(self.chairs) - 1, 1) * 0.40
        return min(_SEAT, room) * unit

    def _is_crowded(self, look: Look) -> bool:
        """Whether names under the seats would lie on their neighbours: then only the figures stand there."""
        _, unit = self._frame(look)
        between = pi * (_OUTER + _INNER) / 2 / max(len(self.chairs) - 1, 1) * unit
        return between < 2 * self._radius(look) + look.text.line("second_value")

    # -- time and pointer ---------------------------------------------------------------------
    def tick(self, dt: int) -> bool:
        look = self.host.look if self.host else None
        whole = self._roll(look) if look else 0
        if self._age >= whole:
            return False
        self._age += dt
        return True

    def _roll(self, look: Look) -> int:
        """How long the roll of all seats takes: 150 ms each, 1,500 at most."""
        return min(look.ms("vote") * len(self.chairs), 1500 if look.ms("vote") else 0)

    def _called(self, look: Look) -> int:
        """How many seats have been called so far."""
        whole = self._roll(look)
        return len(self.chairs) if self._age >= whole else len(self.chairs) * self._age // max(whole, 1)

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEMOTION:
            self._over = event.pos
        if event.type == pygame.MOUSEBUTTONDOWN and self._age < 1500:
            self._age = 1500
            self.redraw()
            return True
        return False

    def reading(self) -> Tip | None:
        """The sum behind the seat under the pointer."""
        look = self.host.look if self.host else None
        if look is None or self._over is None:
            return None
        for n, chair in enumerate(self.chairs):
            at, radius = self._seat_at(look, n), self._radius(look)
            if abs(at[0] - self._over[0]) <= radius and abs(at[1] - self._over[1]) <= radius:
                return chair.tip
        return None

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        centre, unit = self._frame(look)
        plate = look.paint.kept(("bench", round(unit, 3)), lambda: _bench_plate(look, unit))
        surface.blit(plate, plate.get_rect(midtop=(centre[0], self.rect.y)))
        called = self._called(look)
        for n, chair in enumerate(self.chairs):
            self._draw_chair(surface, look, n, chair, called > n)
        self._draw_tally(surface, look, centre, unit)

    def _draw_chair(self, surface: pygame.Surface, look: Look, n: int, chair: Chair, called: bool) -> None:
        at, radius = self._seat_at(look, n), self._radius(look)
        ink = {"yes": "good", "no": "bad"}.get(chair.mark, "alone")
        if chair.mark == "comes":
            ink = "good" if chair.permille >= 500 else "bad"
        look.paint.disc(surface, at, radius, look.hue("paper_0"), look.hue("paper_3"), 4)
        if chair.mark and called:
            share = chair.permille / 1000 if not chair.cast else float(chair.mark != "abstain")
            look.paint.arc(surface, at, radius, share, look.hue(ink), 4.5)
        draw_shield(surface, look, at, radius * 0.82 / look.scale, look.hue(chair.tint), own=chair.own)
        if chair.mark and chair.mark != "comes" and called:
            self._draw_mark(surface, look, (at[0] + radius * 0.68, at[1] + radius * 0.66), chair.mark, ink)
        if chair.veto:
            spot = (at[0] - radius * 0.74, at[1] - radius * 0.72)
            look.paint.disc(surface, spot, look.px(10.5), look.hue("paper_0"), look.hue("ink"), 1.2)
            look.icon(surface, "crown", spot, 13)
        self._draw_name(surface, look, at, radius, chair, ink)

    def _draw_name(
        self, surface: pygame.Surface, look: Look, at: tuple[int, int], radius: float, chair: Chair, ink: str
    ) -> None:
        figure = str(in_hundred(chair.permille)) if chair.mark and not chair.cast else ""
        if figure and self._is_crowded(look):
            colour = look.hue({"good": "good", "bad": "bad"}.get(ink, "ink_2"))
            spot = (at[0], round(at[1] + radius + look.px(3)))
            look.text.draw(surface, figure, "second_value", spot, align="centre", colour=colour)
            return
        gap = look.px(5) if figure else 0
        wide = look.text.width(chair.name, "second_value") + gap + look.text.width(figure, "second_value")
        y = round(at[1] + radius + look.px(5))
        x = min(max(at[0] - wide // 2, self.rect.x), self.rect.right - wide)
        box = look.text.draw(surface, chair.name, "second_value", (x, y), colour=look.hue("ink"))
        colour = look.hue({"good": "good", "bad": "bad"}.get(ink, "ink_2"))
        look.text.draw(surface, figure, "second_value", (box.right + gap, y), colour=colour)

    def _draw_mark(self, surface: pygame.Surface, look: Look, at: tuple[float, float], mark: str, ink: str) -> None:
        radius = look.px(10)
        look.paint.disc(surface, at, radius, look.hue(ink), look.hue("paper_0"), 1.5)
        x, y, arm, white = round(at[0]), round(at[1]), radius * 0.42, look.hue("paper_0")
        if mark == "yes":
            tick = [(x - arm, y), (x - arm * 0.2, y + arm * 0.8), (x + arm, y - arm * 0.8)]
            look.paint.polygon(surface, _band(tick), None, white, 1.8)
        elif mark == "no":
            for side in (-1, 1):
                ends = [(x - arm * 0.8, y - arm * 0.8 * side), (x + arm * 0.8, y + arm * 0.8 * side)]
                look.paint.polygon(surface, [*ends, ends[0]], None, white, 1.8)
        else:
            look.paint.polygon(surface, [(x - arm, y), (x + arm, y), (x - arm, y)], None, white, 2)

    def _draw_tally(self, surface: pygame.Surface, look: Look, centre: tuple[int, int], unit: float) -> None:
        tally, x = self.tally, centre[0]
        y = round(self.rect.y + (_OUTER - _INNER + 18) * unit)
        look.text.draw(surface, tally.head, "body", (x, y), align="centre", colour=look.hue("ink_2"))
        y += look.text.line("body") + look.px(2)
        gap = look.px(12) if tally.band else 0
        wide = look.text.width(tally.figure, "verdict_figure") + gap + look.text.width(tally.band, "body")
        base = y + look.text.baseline("verdict_figure")
        box = look.text.draw(surface, tally.figure, "verdict_figure", (x - wide // 2, base), anchor="baseline")
        quiet = look.hue("ink_2")
        look.text.draw(surface, tally.band, "body", (box.right + gap, base), anchor="baseline", colour=quiet)
        y += look.text.line("verdict_figure") + look.px(10)
        if tally.shares:
            y = self._draw_ayes(surface, look, (x, y), round((_INNER - 46) * 2 * unit))
        for line in tally.lines:
            look.text.draw(surface, line, "second", (x, y), align="centre", width=round(_INNER * 1.9 * unit))
            y += look.text.line("second")

    def _draw_ayes(self, surface: pygame.Surface, look: Look, at: tuple[int, int], wide: int) -> int:
        """One box a member, filled by its chance; the mark of what is needed; returns the height below."""
        shares, tally = self.tally.shares, self.tally
        cell, high = wide // len(shares), look.px(28)
        left, y = at[0] - cell * len(shares) // 2, at[1]
        for n, share in enumerate(shares):
            box = pygame.Rect(left + n * cell, y, cell - look.px(2), high)
            ink = "good" if share >= 500 else "bad" if share < 300 else "alone"
            look.paint.box(surface, box, look.hue("paper_0"), look.hue(ink), width=1.3, radius=0)
            part = round((box.h - 2) * share / 1000)
            surface.fill(look.hue(ink), pygame.Rect(box.x + 1, box.bottom - 1 - part, box.w - 2, part))
        below = y + high + look.px(8)
        look.text.draw(surface, tally.expected_words, "second_value", (left, below), colour=look.hue("good"))
        if tally.needed:
            mark = left + cell * tally.needed - look.px(1)
            look.paint.line(surface, look.hue("ink"), [(mark, y - look.px(8)), (mark, y + high + look.px(6))], 2)
            words = tally.needed_words
            half = look.text.width(words, "second_value") // 2
            least = left + look.text.width(tally.expected_words, "second_value") + look.px(14) + half
            at_x = max(min(mark, left + cell * len(shares) - half), least)
            look.text.draw(surface, words, "second_value", (at_x, below), align="centre", colour=look.hue("ink"))
        return below + look.text.line("second_value") + look.px(10)


def _band(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """There and back along a line, so that its outline is the line itself."""
    return [*points, *reversed(points[1:-1])]


def _bench_plate(look: Look, unit: float) -> pygame.Surface:
    """The bench itself: paper between two arcs with straight legs, a neat-line inside the outer edge."""
    wide, high = round((2 * _OUTER + 4) * unit), round((_OUTER + _LEGS + 3) * unit)
    fill, edge = look.hue("paper_2"), look.hue("brass")

    def draw(big: pygame.Surface, k: int) -> None:
        u, middle = unit * k, wide * k / 2
        level, foot = (_OUTER + 1) * u, (_OUTER + _LEGS) * u
        outer, inner = _arch(middle, level, foot, _OUTER * u), _arch(middle, level, foot, _INNER * u)
        pygame.draw.polygon(big, fill, [*outer, *reversed(inner)])
        _trace(big, edge, [*outer, *reversed(inner), outer[0]], 1.4 * u)
        _trace(big, look.hue("line"), _arch(middle, level, foot, (_OUTER - 6) * u), 0.9 * u)

    return supersampled((wide, high), draw, over=3)


def _arch(middle: float, level: float, foot: float, radius: float) -> list[tuple[float, float]]:
    arc = [(middle - radius * cos(pi * n / 90), level - radius * sin(pi * n / 90)) for n in range(91)]
    return [(middle - radius, foot), *arc, (middle + radius, foot)]


def _trace(big: pygame.Surface, colour: RGB, points: list[tuple[float, float]], width: float) -> None:
    for a, b in pairwise(points):
        thick_line(big, colour, a, b, width)
