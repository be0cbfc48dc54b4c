"""Shapes with soft edges: boxes, panels with their shadow, hatches, dashes, thick lines, polygons, rings.

pygame draws hard edges; here a shape is drawn at four times its size and reduced, and kept. Lengths are px of the
screen (already scaled) unless a docstring says otherwise.
"""

from __future__ import annotations

import itertools
from collections import OrderedDict
from collections.abc import Callable, Sequence
from math import ceil, cos, erf, pi, sin

import numpy as np
import pygame

from game.ui.widgets.slices import hollow, nine_slice
from game.ui.widgets.theme import RGB, Theme

Point = tuple[float, float]
_OVER = 4
_KEEP = 600


def supersampled(
    size: tuple[int, int], draw: Callable[[pygame.Surface, int], None], over: int = _OVER
) -> pygame.Surface:
    """A surface of `size` from a drawing `over` times as large; colours at the edge stay true (no dark fringe)."""
    wide, high = max(size[0], 1), max(size[1], 1)
    big = pygame.Surface((wide * over, high * over), pygame.SRCALPHA)
    draw(big, over)
    small = pygame.transform.smoothscale(big.premul_alpha(), (wide, high))
    alpha = pygame.surfarray.pixels_alpha(small).astype(np.uint16)
    colour = pygame.surfarray.pixels3d(small)
    divisor = np.maximum(alpha, 1)[:, :, None]
    colour[:] = np.minimum(colour.astype(np.uint32) * 255 // divisor, 255).astype(np.uint8)
    del colour
    return small


class Painter:
    """Draws shapes at one scale with the colours of one theme; keeps what it has drawn."""

    def __init__(self, theme: Theme, scale: float = 1.0) -> None:
        self.theme = theme
        self.scale = scale
        self._plates: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()

    def px(self, length: float) -> int:
        """A length of the design in px of the screen, at least 1 for anything above 0."""
        return max(round(length * self.scale), 1) if length > 0 else 0

    def kept(self, key: tuple[object, ...], make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """The surface under a key, made if it is new."""
        found = self._plates.get(key)
        if found is None:
            found = self._plates[key] = make()
            if len(self._plates) > _KEEP:
                self._plates.popitem(last=False)
        else:
            self._plates.move_to_end(key)
        return found

    # -- boxes --------------------------------------------------------------------------------
    def box(
        self,
        target: pygame.Surface,
        rect: pygame.Rect,
        fill: RGB | None,
        edge: RGB | None = None,
        *,
        width: float = 1.0,
        radius: float | None = None,
        dashed: bool = False,
    ) -> None:
        """A rounded box. `width` and `radius` are lengths of the design; radius 3 unless said."""
        corner = self.px(self.theme.space["radius"] if radius is None else radius)
        thick = self.px(width) if edge is not None else 0
        if dashed and edge is not None:
            self.box(target, rect, fill, radius=radius)
            self._dashed_edge(target, rect, edge)
            return
        key = ("box", fill, edge, thick, corner)
        side = 2 * (corner + thick) + 4
        tile = self.kept(key, lambda: _box_tile(side, fill, edge, thick, corner))
        nine_slice(target, rect, tile, corner + thick + 1)

    def _dashed_edge(self, target: pygame.Surface, rect: pygame.Rect, edge: RGB) -> None:
        r = rect.inflate(-1, -1)
        for a, b in (
            (r.topleft, r.topright),
            (r.bottomleft, r.bottomright),
            (r.topleft, r.bottomleft),
            (r.topright, r.bottomright),
        ):
            self.dashes(target, edge, a, b, width=1, dash=4, gap=3)

    def shadow(
        self,
        target: pygame.Surface,
        rect: pygame.Rect,
        *,
        drop: float = 5,
        blur: float = 18,
        alpha: float = 0.42,
    ) -> None:
        """The one shadow of the house, only outside `rect`; cut in four strips so that the inside costs nothing."""
        pad, fall = self.px(blur * 1.4), self.px(drop)
        key = ("shadow", rect.size, pad, fall, alpha)
        tint = self.theme.hue("shadow")
        plate = self.kept(key, lambda: _soft_box(rect.size, pad, self.px(blur) / 2, alpha, tint))
        whole = plate.get_rect(topleft=(rect.x - pad, rect.y - pad + fall))
        middle = rect.clip(whole)
        strips = (
            pygame.Rect(whole.x, whole.y, whole.w, middle.y - whole.y),
            pygame.Rect(whole.x, middle.bottom, whole.w, whole.bottom - middle.bottom),
            pygame.Rect(whole.x, middle.y, middle.x - whole.x, middle.h),
            pygame.Rect(middle.right, middle.y, whole.right - middle.right, middle.h),
        )
        for strip in strips:
            if strip.w > 0 and strip.h > 0:
                target.blit(plate, strip, strip.move(-whole.x, -whole.y))

    def panel(
        self,
        target: pygame.Surface,
        rect: pygame.Rect,
        *,
        fill: str = "paper_1",
        shadow: bool = True,
        neat: bool = True,
    ) -> None:
        """Paper with a frame and, three pixels inside, the second hairline of an atlas plate."""
        if shadow:
            self.shadow(target, rect, alpha=self.theme.alpha["panel_shadow"])
        edge, hue = self.px(8), self.theme.hue(fill)
        key = ("panel", rect.size, hue, neat, self.theme.hue("frame"), self.theme.hue("line"))
        hollow(target, rect, self.kept(key, lambda: self._panel_plate(rect.size, hue, neat)), edge)
        target.fill(hue, rect.inflate(-2 * edge, -2 * edge))

    def _panel_plate(self, size: tuple[int, int], hue: RGB, neat: bool) -> pygame.Surface:
        plate = pygame.Surface(size, pygame.SRCALPHA, 32)
        rect = plate.get_rect()
        self.box(plate, rect, hue, self.theme.hue("frame"))
        if neat:
            inset = self.px(4)
            self.box(plate, rect.inflate(-2 * inset, -2 * inset), None, self.theme.hue("line"), radius=0.6)
        return plate

    def slip(self, target: pygame.Surface, rect: pygame.Rect) -> None:
        """The paper of a tooltip or a menu."""
        self.shadow(target, rect, drop=4, blur=12, alpha=self.theme.alpha["tooltip_shadow"])
        self.box(target, rect, self.theme.hue("paper_0"), self.theme.hue("frame"))

    def ring(self, target: pygame.Surface, rect: pygame.Rect) -> None:
        """The mark of keyboard focus: 2 px of paper, then 2 px of ink, around any widget."""
        gap, thick = self.px(2), self.px(2)
        self.box(target, rect.inflate(2 * gap, 2 * gap), None, self.theme.hue("paper_0"), width=2, radius=4)
        self.box(
            target,
            rect.inflate(2 * (gap + thick), 2 * (gap + thick)),
            None,
            self.theme.hue("ink"),
            width=2,
            radius=6,
        )

    def veil(self, target: pygame.Surface, share: float = 1.0) -> None:
        """Ink over everything drawn so far; `share` of the full veil while it comes or goes."""
        key = ("veil", target.get_size())
        plate = self.kept(key, lambda: pygame.Surface(target.get_size()))
        plate.fill(self.theme.hue("ink"))
        plate.set_alpha(round(255 * self.theme.alpha["veil"] * share))
        target.blit(plate, (0, 0))

    # -- hatches ------------------------------------------------------------------------------
    def hatch(
        self,
        target: pygame.Surface,
        rect: pygame.Rect,
        kind: str,
        colour: RGB,
        *,
        period: float = 6,
        width: float = 1.5,
        alpha: float = 0.55,
    ) -> None:
        """Fill with `/`, `-` or `x` lines, `period` px of the design apart; `""` draws nothing."""
        if not kind or rect.w <= 0 or rect.h <= 0:
            return
        step = self.px(period) if kind == "-" else max(4, round(period * 1.414 * self.scale))
        thick = max(1.0, width * self.scale)
        key = ("hatch", kind, colour, step, thick, alpha)
        tile = self.kept(key, lambda: _hatch_tile(kind, step, thick, (*colour, round(alpha * 255))))
        before = target.get_clip()
        target.set_clip(rect.clip(before))
        for x in range(rect.x, rect.right, tile.get_width()):
            for y in range(rect.y, rect.bottom, tile.get_height()):
                target.blit(tile, (x, y))
        target.set_clip(before)

    # -- lines --------------------------------------------------------------------------------
    def hairline(
        self,
        target: pygame.Surface,
        a: tuple[int, int],
        b: tuple[int, int],
        colour: str = "line",
        width: float = 1,
    ) -> None:
        """A level or upright line of whole pixels."""
        thick = self.px(width)
        if a[1] == b[1]:
            target.fill(self.theme.hue(colour), pygame.Rect(a[0], a[1], b[0] - a[0], thick))
        else:
            target.fill(self.theme.hue(colour), pygame.Rect(a[0], a[1], thick, b[1] - a[1]))

    def line(self, target: pygame.Surface, colour: RGB, points: Sequence[Point], width: float = 1.5) -> None:
        """A soft-edged polyline with round joins; `width` in px of the design."""
        thick = max(1, round(width * self.scale))
        for a, b in itertools.pairwise(points):
            pygame.draw.aaline(target, colour, a, b, thick)
        if thick > 2:
            for p in points[1:-1]:
                pygame.draw.aacircle(target, colour, p, thick / 2)

    def dashes(
        self,
        target: pygame.Surface,
        colour: RGB,
        a: Point,
        b: Point,
        *,
        width: float = 1.5,
        dash: float = 5,
        gap: float = 4,
    ) -> None:
        """A straight dashed line; lengths of the design."""
        start, end = pygame.Vector2(a), pygame.Vector2(b)
        long = (end - start).length()
        if long < 1:
            return
        way, on, period = (end - start) / long, dash * self.scale, (dash + gap) * self.scale
        thick, at = max(1, round(width * self.scale)), 0.0
        is_square = a[0] == b[0] or a[1] == b[1]
        while at < long:
            p, q = start + way * at, start + way * min(at + on, long)
            if is_square:
                pygame.draw.line(target, colour, p, q, thick)
            else:
                pygame.draw.aaline(target, colour, p, q, thick)
            at += period

    def polygon(
        self,
        target: pygame.Surface,
        points: Sequence[Point],
        fill: RGB | None,
        edge: RGB | None = None,
        width: float = 1.5,
        *,
        alpha: int = 255,
    ) -> None:
        """A soft-edged polygon; kept by its form, so that moving it costs a blit."""
        margin = ceil(width * self.scale) + 1
        left, top = int(min(p[0] for p in points)) - margin, int(min(p[1] for p in points)) - margin
        size = (
            ceil(max(p[0] for p in points)) + margin - left + 1,
            ceil(max(p[1] for p in points)) + margin - top + 1,
        )
        form = tuple((round(x - left, 2), round(y - top, 2)) for x, y in points)
        thick = max(1.0, width * self.scale) if edge is not None else 0.0

        def draw(big: pygame.Surface, k: int) -> None:
            corners = [(x * k, y * k) for x, y in form]
            if fill is not None:
                pygame.draw.polygon(big, (*fill, alpha), corners)
            if edge is not None:
                for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
                    thick_line(big, edge, a, b, thick * k)

        plate = self.kept(("polygon", form, fill, edge, thick, alpha), lambda: supersampled(size, draw))
        target.blit(plate, (left, top))

    def disc(
        self,
        target: pygame.Surface,
        centre: Point,
        radius: float,
        fill: RGB | None,
        edge: RGB | None = None,
        width: float = 1.5,
    ) -> None:
        """A soft-edged disc; `radius` px of the screen, `width` of the design."""
        half = ceil(radius + width * self.scale) + 1
        thick = max(1.0, width * self.scale) if edge is not None else 0.0

        def draw(big: pygame.Surface, k: int) -> None:
            if edge is not None:
                pygame.draw.circle(big, edge, (half * k, half * k), (radius + thick / 2) * k)
            if fill is not None:
                pygame.draw.circle(big, fill, (half * k, half * k), (radius - thick / 2) * k)
            elif edge is not None:
                pygame.draw.circle(big, (*edge, 0), (half * k, half * k), (radius - thick / 2) * k)

        plate = self.kept(
            ("disc", round(radius, 2), fill, edge, thick), lambda: supersampled((2 * half, 2 * half), draw)
        )
        target.blit(plate, (round(centre[0]) - half, round(centre[1]) - half))

    def arc(
        self,
        target: pygame.Surface,
        centre: Point,
        radius: float,
        share: float,
        colour: RGB,
        width: float = 4,
    ) -> None:
        """A ring filled clockwise from the top by `share` 0..1; `radius` px of the screen, `width` of the design."""
        thick = max(1.0, width * self.scale)
        half = ceil(radius + thick)
        turn = round(min(max(share, 0.0), 1.0) * 200)

        def draw(big: pygame.Surface, k: int) -> None:
            outer, inner = (radius + thick / 2) * k, (radius - thick / 2) * k
            angles = [-pi / 2 + 2 * pi * i / 200 for i in range(turn + 1)]
            rim = [(half * k + outer * cos(a), half * k + outer * sin(a)) for a in angles]
            rim += [(half * k + inner * cos(a), half * k + inner * sin(a)) for a in reversed(angles)]
            if turn:
                pygame.draw.polygon(big, colour, rim)

        plate = self.kept(
            ("arc", round(radius, 2), thick, turn, colour), lambda: supersampled((2 * half, 2 * half), draw)
        )
        target.blit(plate, (round(centre[0]) - half, round(centre[1]) - half))


def thick_line(target: pygame.Surface, colour: RGB, a: Point, b: Point, width: float) -> None:
    """A hard-edged thick line with round ends, for drawings that are reduced afterwards."""
    first, last = pygame.Vector2(a), pygame.Vector2(b)
    if first != last:
        side = (last - first).normalize().rotate(90) * width / 2
        pygame.draw.polygon(target, colour, [first + side, last + side, last - side, first - side])
    for p in (first, last):
        pygame.draw.circle(target, colour, p, width / 2)


def _box_tile(side: int, fill: RGB | None, edge: RGB | None, thick: int, corner: int) -> pygame.Surface:
    def draw(big: pygame.Surface, k: int) -> None:
        whole = big.get_rect()
        if edge is not None:
            pygame.draw.rect(big, edge, whole, border_radius=corner * k)
        inside = whole.inflate(-2 * thick * k, -2 * thick * k)
        inner = max(corner - thick, 0) * k
        if fill is not None:
            pygame.draw.rect(big, fill, inside, border_radius=inner)
        elif edge is not None:
            pygame.draw.rect(big, (*edge, 0), inside, border_radius=inner)

    return supersampled((side, side), draw)


def _soft_box(size: tuple[int, int], pad: int, sigma: float, alpha: float, tint: RGB) -> pygame.Surface:
    def profile(length: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        at, width = (n + 0.5 for n in range(-pad, length + pad)), sigma * 1.4142
        edge = [(erf(x / width) - erf((x - length) / width)) / 2 for x in at]
        return np.array(edge, np.float32)

    plate = pygame.Surface((size[0] + 2 * pad, size[1] + 2 * pad), pygame.SRCALPHA)
    plate.fill((*tint, 0))
    shade = pygame.surfarray.pixels_alpha(plate)
    across, down = profile(size[0]) * alpha * 255, profile(size[1])
    edge = min(2 * pad, len(down) // 2)
    shade[:] = across.astype(np.uint8)[:, None]
    for rows in (slice(0, edge), slice(len(down) - edge, None)):
        shade[:, rows] = np.outer(across, down[rows]).astype(np.uint8)
    del shade
    return plate


def _hatch_tile(kind: str, step: int, thick: float, colour: tuple[int, int, int, int]) -> pygame.Surface:
    solid, repeat = colour[:3], max(1, 48 // step)
    size = step * repeat

    def draw(big: pygame.Surface, k: int) -> None:
        for i in range(-repeat - 1, 2 * repeat + 2):
            at = i * step * k
            if kind == "-":
                thick_line(big, solid, (-9, at + step * k / 2), (size * k + 9, at + step * k / 2), thick * k)
            if kind in "/x":
                thick_line(big, solid, (at, size * k), (at + size * k, 0), thick * k)
            if kind == "x":
                thick_line(big, solid, (at, 0), (at + size * k, size * k), thick * k)

    tile = supersampled((size, size), draw)
    shade = pygame.surfarray.pixels_alpha(tile)
    shade[:] = (shade.astype(np.uint16) * colour[3] // 255).astype(np.uint8)
    del shade
    return tile
