"""Pictures of figures: the estimate, bars with hatches, the word row, the shield, the weight of the scales.

Functions draw; the widgets at the end hold values for a tree. Values are shares 0..1 unless said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pygame

from game.ui import emblems
from game.ui.widgets.colours import lightness
from game.ui.widgets.look import Look
from game.ui.widgets.paint import supersampled, thick_line
from game.ui.widgets.theme import RGB, darkened, mixed
from game.ui.widgets.widget import TipSource, Widget

_LEAST_CREST = 11
"""Px of the screen from which an emblem can be told."""


def draw_bar(
    surface: pygame.Surface,
    look: Look,
    rect: pygame.Rect,
    share: float,
    *,
    ink: str = "ink_2",
    hatch: str = "",
    track: str = "paper_3",
) -> None:
    """A bar on its track; the hatch lies over the filled part only."""
    surface.fill(look.hue(track), rect)
    filled = pygame.Rect(rect.x, rect.y, round(rect.w * min(max(share, 0.0), 1.0)), rect.h)
    surface.fill(look.hue(ink), filled)
    look.paint.hatch(surface, filled, hatch, look.hue("paper_0"), period=5, width=1.2)


def draw_estimate(
    surface: pygame.Surface,
    look: Look,
    rect: pygame.Rect,
    at: float,
    low: float,
    high: float,
    *,
    ink: str = "good",
    half: bool = False,
) -> None:
    """Track, 90 % band at 40 %, dot; a dashed mark at one half where a majority matters."""
    track = pygame.Rect(rect.x, rect.centery - look.px(3), rect.w, look.px(6))
    surface.fill(look.hue("paper_3"), track)
    band = pygame.Rect(rect.x + round(rect.w * low), track.y, max(round(rect.w * (high - low)), 1), track.h)
    surface.fill(mixed(look.hue("paper_3"), look.hue(ink), look.theme.alpha["band"]), band)
    if half:
        x = rect.x + rect.w // 2
        look.paint.dashes(surface, look.hue("ink_2"), (x, rect.y), (x, rect.bottom), width=1, dash=3, gap=3)
    centre = (rect.x + round(rect.w * at), track.centery)
    look.paint.disc(surface, centre, look.px(6.5), look.hue(ink), look.hue("paper_0"), 1.5)


def draw_word(surface: pygame.Surface, look: Look, at: tuple[int, int], deeds: Sequence[bool], size: float = 11) -> int:
    """● kept and ✕ broken, oldest left, the last eight; returns the width in px. `at` is the left and the middle."""
    step, x = look.px(size + 4), at[0]
    for kept in deeds[-8:]:
        centre = (x + step // 2, at[1])
        if kept:
            look.paint.disc(surface, centre, look.px(size) / 2, look.hue("ink"))
        else:
            arm = size * look.scale * 0.42
            for side in (-1, 1):
                ends = [(centre[0] - arm, centre[1] - arm * side), (centre[0] + arm, centre[1] + arm * side)]
                look.paint.polygon(surface, [*ends, ends[0]], None, look.hue("danger"), 2.2)
        x += step
    return x - at[0]


def shield_outline(width: float) -> list[tuple[float, float]]:
    """A heater shield in a box `width` × 1.16 `width`, clockwise from the top left."""
    high = width * 1.16
    right: list[tuple[float, float]] = []
    a, b, c, d = (width, high * 0.5), (width, high * 0.78), (width * 0.72, high * 0.92), (width / 2, high)
    for i in range(13):
        t = i / 12
        u = 1 - t
        right.append(
            (
                u**3 * a[0] + 3 * u * u * t * b[0] + 3 * u * t * t * c[0] + t**3 * d[0],
                u**3 * a[1] + 3 * u * u * t * b[1] + 3 * u * t * t * c[1] + t**3 * d[1],
            )
        )
    left = [(width - x, y) for x, y in reversed(right[:-1])]
    return [(0.0, 0.0), (width, 0.0), *right, *left]


def draw_shield(
    surface: pygame.Surface,
    look: Look,
    centre: tuple[int, int],
    size: float,
    tint: RGB,
    number: str = "",
    *,
    own: bool = False,
) -> None:
    """A shield `size` px of the design wide, with its state's emblem; a number darkens it and has an ink edge."""
    wide = max(look.px(size), 8)
    emblem = look.crest(tint) if wide >= _LEAST_CREST else ""
    key = ("shield", wide, tint, emblem, bool(number), own)
    plate = look.paint.kept(key, lambda: _shield_plate(look, wide, tint, emblem, bool(number), own))
    surface.blit(plate, plate.get_rect(center=(round(centre[0]), round(centre[1]))))
    if number:
        figure = _number_plate(look, number, wide)
        surface.blit(figure, figure.get_rect(center=(round(centre[0]), round(centre[1] - wide * 0.06))))


def _shield_plate(look: Look, wide: int, tint: RGB, emblem: str, numbered: bool, own: bool) -> pygame.Surface:
    """The shield alone, an ink edge round it and its emblem within."""
    pad = 3
    size = (wide + 2 * pad, round(wide * emblems.HIGH) + 2 * pad)
    edge = (2.4 if own else 1.4) * max(look.scale, 0.8)
    field = darkened(tint) if numbered else tint
    charge = charge_of(field, quiet=numbered)

    def draw(big: pygame.Surface, k: int) -> None:
        form = [((x + pad) * k, (y + pad) * k) for x, y in shield_outline(wide)]
        emblems.paint(big, emblem, (pad * k, pad * k, wide * k), field, charge, form)
        if not emblem and not numbered:
            inner = [
                ((pad + wide * 0.1 + x * 0.8) * k, (pad + wide * 0.09 + y * 0.8) * k) for x, y in shield_outline(wide)
            ]
            for a, b in zip(inner, inner[1:] + inner[:1], strict=True):
                thick_line(big, mixed(field, look.hue("paper_0"), 0.5), a, b, k)
        for a, b in zip(form, form[1:] + form[:1], strict=True):
            thick_line(big, look.hue("ink"), a, b, edge * k)

    return supersampled(size, draw)


def charge_of(field: RGB, *, quiet: bool = False) -> RGB:
    """The tone of a charge: paler than its field, or darker where that is pale; quiet under a white figure."""
    if quiet:
        return mixed(field, (255, 255, 255), 0.24)
    light = lightness(field)
    return mixed(field, (255, 250, 238), 0.68) if light < 66 else mixed(field, (30, 22, 14), 0.52)


def _number_plate(look: Look, number: str, wide: int) -> pygame.Surface:
    """The figure fitted to the shield: as high as 0.56 of its width, narrower for long figures."""

    def make() -> pygame.Surface:
        plate = look.text.haloed(
            number, "great_figure", look.hue("white"), look.hue("ink"), 3.2 * look.scale, face="S700"
        )
        part = plate.get_bounding_rect()
        plate = plate.subsurface(part)
        high = wide * 0.52
        k = min(high / plate.get_height(), wide * 0.86 / plate.get_width())
        return pygame.transform.smoothscale(
            plate, (max(round(plate.get_width() * k), 1), max(round(plate.get_height() * k), 1))
        )

    return look.paint.kept(("number", number, wide), make)


def draw_weight(
    surface: pygame.Surface,
    look: Look,
    foot: tuple[float, float],
    width: float,
    height: float,
    share: float,
    tint: RGB,
    figure: str = "",
) -> None:
    """A weight standing on `foot` (middle of its base): outline = pledged, fill from below = credence `share`.

    `width` and `height` in px of the screen, without the knob. Under one half the outline is dashed.
    """
    x, base = foot
    top = base - height
    waist = width * 0.36

    def half_at(y: float) -> float:
        return width / 2 - (width / 2 - waist) * (base - y) / height

    body = [(x - waist, top), (x + waist, top), (x + width / 2, base), (x - width / 2, base)]
    look.paint.polygon(surface, body, look.hue("paper_0"))
    level = base - height * min(max(share, 0.0), 1.0)
    if share > 0:
        fill = [
            (x - half_at(level), level),
            (x + half_at(level), level),
            (x + width / 2, base),
            (x - width / 2, base),
        ]
        look.paint.polygon(surface, fill, tint)
    ink = look.hue("ink")
    if share < 0.5:
        for a, b in zip(body, [*body[1:], body[0]], strict=True):
            look.paint.dashes(surface, ink, a, b, width=1.6, dash=4, gap=3)
    else:
        look.paint.polygon(surface, body, None, ink, 1.6)
    knob = max(width * 0.11, look.px(4))
    look.paint.disc(surface, (x, top - knob), knob, tint if share >= 0.95 else look.hue("paper_0"), ink, 1.6)
    if figure:
        plate = look.text.haloed(
            figure, "key_figure" if width > look.px(44) else "value", ink, look.hue("paper_0"), 2 * look.scale
        )
        surface.blit(plate, plate.get_rect(center=(round(x), round(base - look.text.line("value") * 0.62))))


class Bar(Widget):
    """Label, bar, figure. `share` 0..1 of the track; `value` is printed."""

    role: ClassVar[str] = "bar"

    def __init__(
        self,
        label: str,
        share: float,
        value: str,
        *,
        ink: str = "ink_2",
        hatch: str = "",
        label_width: float = 118,
        tip: TipSource = None,
    ) -> None:
        super().__init__(label, tip=tip)
        self.share, self.value, self.ink, self.hatch, self.label_width = share, value, ink, hatch, label_width

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("body") + look.px(5)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r, start = self.rect, look.px(self.label_width)
        look.text.draw(surface, self.label, "body", (r.x, r.centery), anchor="middle", width=start - look.px(4))
        end = max(look.text.width(self.value, "value"), look.px(26)) + look.px(8)
        bar = pygame.Rect(r.x + start, r.centery - look.px(5), r.w - start - end, look.px(11))
        draw_bar(surface, look, bar, self.share, ink=self.ink, hatch=self.hatch)
        look.text.draw(surface, self.value, "value", (r.right, r.centery), anchor="middle", align="right")


class Estimate(Widget):
    """A chance we do not know: track, band, dot, number, band in figures. All five always. Percent 0..100."""

    role: ClassVar[str] = "estimate"

    def __init__(
        self,
        label: str,
        at: float,
        low: float,
        high: float,
        *,
        ink: str = "good",
        half: bool = False,
        label_width: float = 0,
        tip: TipSource = None,
    ) -> None:
        super().__init__(label, tip=tip)
        self.at, self.low, self.high = at, low, high
        self.ink, self.half, self.label_width = ink, half, label_width

    def set(self, at: float, low: float, high: float) -> None:
        """Show another estimate."""
        self.at, self.low, self.high = at, low, high
        self.redraw()

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("body") + look.px(4)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r, start = self.rect, look.px(self.label_width)
        if start:
            look.text.draw(surface, self.label, "body", (r.x, r.centery), anchor="middle", width=start - look.px(4))
        figure, low, high = f"{self.at:.0f} %", f"{self.low:.0f}", f"{self.high:.0f}"
        band = f"{low}–{high}" if low != high else ""
        wide = look.text.width("100 %", "value") + look.px(6) + look.text.width("88–100", "second")
        track = pygame.Rect(r.x + start, r.y, max(r.w - start - wide - look.px(12), look.px(30)), r.h)
        draw_estimate(
            surface, look, track, self.at / 100, self.low / 100, self.high / 100, ink=self.ink, half=self.half
        )
        x = track.right + look.px(12)
        base = r.y + (r.h - look.text.line("value")) // 2 + look.text.baseline("value")
        box = look.text.draw(surface, figure, "value", (x, base), anchor="baseline")
        look.text.draw(surface, band, "second", (box.right + look.px(6), base), anchor="baseline")


class WordRow(Widget):
    """A state's word: dots for kept, crosses for broken, and the sum in words."""

    role: ClassVar[str] = "word"

    def __init__(self, label: str, deeds: Sequence[bool], said: str = "", tip: TipSource = None) -> None:
        super().__init__(label, tip=tip)
        self.deeds, self.said = tuple(deeds), said

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("body")

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        box = look.text.draw(surface, self.label, "caps", (r.x, r.centery), anchor="middle")
        said = look.text.draw(
            surface,
            self.said,
            "second",
            (r.right, r.centery),
            align="right",
            anchor="middle",
            colour=look.hue("ink"),
        )
        room = look.px(15) * len(self.deeds[-8:])
        left = said.x - look.px(10) - room if self.said else box.right + look.px(16)
        draw_word(surface, look, (left, r.centery), self.deeds)


class ProgressBar(Widget):
    """How far long work has come, 0..1, with what it is doing now."""

    role: ClassVar[str] = "progress"

    def __init__(self, label: str, share: float = 0.0) -> None:
        super().__init__(label)
        self.share, self.doing = share, ""

    def set(self, share: float, doing: str = "") -> None:
        """Report how far it is."""
        self.share, self.doing = share, doing
        self.redraw()

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("second") + look.px(14)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        look.text.draw(surface, self.doing or self.label, "second", r.topleft)
        look.text.draw(surface, f"{self.share * 100:.0f} %", "second_value", (r.right, r.y), align="right")
        bar = pygame.Rect(r.x, r.bottom - look.px(8), r.w, look.px(6))
        draw_bar(surface, look, bar, self.share, ink="ink")
