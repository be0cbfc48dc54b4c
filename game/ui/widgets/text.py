"""Type on a surface: cached faces and lines, measuring, ellipsis, tracked capitals, haloes, signed figures.

Sizes are whole pixels and baselines fall on whole pixels, because SDL_ttf draws best there and heads must align
over columns. A line of text is drawn in its *line box* (the role's `line`), centred on the face's own height.
"""

from __future__ import annotations

from collections import OrderedDict
from math import floor
from pathlib import Path
from typing import Literal

import pygame

from game.ui.widgets.theme import RGB, Theme, TypeRole

Align = Literal["left", "centre", "right"]
ELLIPSIS = "…"
MINUS = "\u2212"
_KEEP = 3000


def true_minus(text: str) -> str:
    """A hyphen before a figure is a minus."""
    out = []
    for i, ch in enumerate(text):
        before = text[i - 1] if i else " "
        is_sign = ch == "-" and text[i + 1 : i + 2].isdigit() and not before.isalnum()
        out.append(MINUS if is_sign else ch)
    return "".join(out)


def signed(number: float, unit: str = "", digits: int = 0) -> str:
    """+3, −3 or 0: every difference carries its sign."""
    body = f"{abs(number):,.{digits}f}".replace(",", "\u202f")
    is_zero = float(body.replace("\u202f", "")) == 0
    sign = "" if is_zero else ("+" if number > 0 else MINUS)
    return f"{sign}{body}{unit}"


def _clean(text: str) -> str:
    return text.replace("\0", "").replace("\n", " ").replace("\t", " ").replace("\u202f", "\u2009")


class Scribe:
    """Draws and measures text by role at one scale. Made anew when the scale changes."""

    def __init__(self, theme: Theme, fonts: Path, scale: float = 1.0, type_scale: float = 1.0) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self.theme = theme
        self.scale = scale
        self.type_scale = type_scale
        self._fonts = fonts
        self._faces: dict[tuple[str, int, int], pygame.font.Font] = {}
        self._lines: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._widths: OrderedDict[tuple[str, str, str], int] = OrderedDict()

    # -- sizes --------------------------------------------------------------------------------
    def kind(self, role: str) -> TypeRole:
        """The theme's entry for a role of type."""
        return self.theme.type[role]

    def size(self, role: str) -> int:
        """Height of the em in px: scaled, never under the role's floor."""
        kind = self.kind(role)
        return floor(max(kind.size * self.scale * self.type_scale, kind.floor) + 0.5)

    def line(self, role: str) -> int:
        """Height of one line in px, in the proportion of the role."""
        kind = self.kind(role)
        return round(self.size(role) * kind.line / kind.size)

    def face(self, role: str, face: str = "") -> pygame.font.Font:
        """The font of a role, or the same size of another face (S400, G500i, ...)."""
        return self._face(face or self.kind(role).face, self.size(role))

    def _face(self, name: str, size: int, outline: int = 0) -> pygame.font.Font:
        key = (name, size, outline)
        if key not in self._faces:
            font = pygame.font.Font(str(self._fonts / self.theme.face[name]), size)
            if outline:
                font.outline = outline
            self._faces[key] = font
        return self._faces[key]

    def baseline(self, role: str) -> int:
        """Distance in px from the top of the line box to the baseline."""
        font = self.face(role)
        return (self.line(role) - font.get_height()) // 2 + font.get_ascent()

    def _track(self, role: str) -> float:
        return self.kind(role).track * self.size(role)

    def _set(self, text: str, role: str) -> str:
        text = _clean(text)
        return text.upper() if self.kind(role).caps else text

    def width(self, text: str, role: str, face: str = "") -> int:
        """Advance width in px, tracking included."""
        key = (text, role, face)
        if key not in self._widths:
            shown = self._set(text, role)
            advance = self.face(role, face).size(shown)[0] if shown else 0
            self._widths[key] = round(advance + self._track(role) * max(len(shown) - 1, 0))
            if len(self._widths) > _KEEP * 4:
                self._widths.popitem(last=False)
        return self._widths[key]

    # -- surfaces -----------------------------------------------------------------------------
    def surface(self, text: str, role: str, colour: RGB, face: str = "") -> pygame.Surface:
        """One line as a surface of the face's height; from the cache if it was drawn lately."""
        key = (text, role, colour, face)
        found = self._lines.get(key)
        if found is None:
            found = self._drawn(self._set(text, role), role, colour, face)
            self._keep(key, found)
        else:
            self._lines.move_to_end(key)
        return found

    def _keep(self, key: tuple[object, ...], surface: pygame.Surface) -> None:
        self._lines[key] = surface
        if len(self._lines) > _KEEP:
            self._lines.popitem(last=False)

    def _drawn(self, shown: str, role: str, colour: RGB, face: str) -> pygame.Surface:
        font = self.face(role, face)
        track = self._track(role)
        if not track or len(shown) < 2:
            return font.render(shown, True, colour)
        wide = round(font.size(shown)[0] + track * (len(shown) - 1)) + 2
        out = pygame.Surface((wide, font.get_height()), pygame.SRCALPHA)
        out.fill((*colour, 0))
        for i, letter in enumerate(shown):
            at = font.size(shown[: i + 1])[0] - font.size(letter)[0] + track * i
            out.blit(font.render(letter, True, colour), (round(at), 0))
        return out

    def haloed(self, text: str, role: str, colour: RGB, halo: RGB, width: float, face: str = "") -> pygame.Surface:
        """Text with an edge of `width` px (already scaled) all round: names on the map, numbers on shields."""
        thick = max(1, round(width))
        key = ("halo", text, role, colour, halo, thick, face)
        found = self._lines.get(key)
        if found is None:
            shown, size = self._set(text, role), self.size(role)
            name = face or self.kind(role).face
            edge = self._face(name, size, thick).render(shown, True, halo)
            found = pygame.Surface(edge.get_size(), pygame.SRCALPHA)
            found.blit(edge, (0, 0))
            found.blit(self._face(name, size).render(shown, True, colour), (thick, thick))
            self._keep(key, found)
        return found

    def fit(self, text: str, role: str, width: int, face: str = "") -> str:
        """The text, or as much of it as fits with an ellipsis."""
        if self.width(text, role, face) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            is_short = self.width(text[:middle].rstrip() + ELLIPSIS, role, face) <= width
            low, high = (middle, high) if is_short else (low, middle - 1)
        return text[:low].rstrip() + ELLIPSIS if low else ""

    def draw(
        self,
        target: pygame.Surface,
        text: str,
        role: str,
        at: tuple[float, float],
        *,
        colour: RGB | None = None,
        align: Align = "left",
        anchor: Literal["top", "middle", "baseline"] = "top",
        face: str = "",
        width: int | None = None,
    ) -> pygame.Rect:
        """Draw one line; `at` is its left, centre or right, and its line box' top, its middle or its baseline.

        With `width` the text is cut to fit. The rectangle returned is the line box, for what stands next to it.
        """
        if width is not None:
            text = self.fit(text, role, width, face)
        ink = colour if colour is not None else self.theme.hue(self.kind(role).ink)
        wide, high = self.width(text, role, face), self.line(role)
        left = at[0] - {"left": 0, "centre": wide / 2, "right": wide}[align]
        top = at[1] - {"top": 0, "middle": high / 2, "baseline": self.baseline(role)}[anchor]
        box = pygame.Rect(round(left), round(top), wide, high)
        if text:
            font = self.face(role, face)
            target.blit(self.surface(text, role, ink, face), (box.x, box.y + (high - font.get_height()) // 2))
        return box
