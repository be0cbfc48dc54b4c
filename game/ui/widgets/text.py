"""Type on a surface: cached faces and lines, measuring, ellipsis, tracked capitals, haloes, signed figures.

Sizes are whole pixels and baselines fall on whole pixels, so that heads align over columns. Text is set four times
too large and reduced: SDL_ttf puts every letter on a whole pixel, and at 15 px that spoils the spacing. A line of
text is drawn in its *line box* (the role's `line`), centred on the face's own height.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import pygame

from game.ui.typecase import open_font
from game.ui.widgets.theme import RGB, Theme, TypeRole

if TYPE_CHECKING:
    from game.ui.widgets.rich import Block

Align = Literal["left", "centre", "right"]
ELLIPSIS = "…"
MINUS = "\u2212"
_KEEP = 3000
_OVER = 4


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


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters where they stand: the words, their line box, role and face, and where a link in them leads."""

    text: str
    box: pygame.Rect
    role: str
    face: str = ""
    target: str = ""


class Ear(Protocol):
    """Who listens instead of seeing: told what would be written, and where."""

    def hear(self, target: pygame.Surface, pieces: Iterable[Piece]) -> None: ...


class Scribe:
    """Draws and measures text by role at one scale. Made anew when the scale changes."""

    def __init__(self, theme: Theme, fonts: Path, scale: float = 1.0, type_scale: float = 1.0) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self.theme = theme
        self.scale = scale
        self.type_scale = type_scale
        self.ear: Ear | None = None
        self._fonts = fonts
        self._sizes: dict[str, int] = {}
        self._rises: dict[tuple[str, str], tuple[int, int]] = {}
        self._faces: dict[tuple[str, int, int], pygame.font.Font] = {}
        self._lines: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._widths: OrderedDict[tuple[str, str, str], int] = OrderedDict()
        self.blocks: dict[tuple[str, str, int], Block] = {}
        """Rich text already set: by markup, role and width."""
        self.quoted: re.Pattern[str] | None = None
        """Finds names from outside that hold signs of the markup, which are shown as they are spelt."""

    # -- sizes --------------------------------------------------------------------------------
    def kind(self, role: str) -> TypeRole:
        """The theme's entry for a role of type."""
        return self.theme.type[role]

    def size(self, role: str) -> int:
        """Height of the em in px: scaled, never under the role's floor."""
        if role not in self._sizes:
            kind = self.kind(role)
            self._sizes[role] = floor(max(kind.size * self.scale * self.type_scale, kind.floor) + 0.5)
        return self._sizes[role]

    def line(self, role: str) -> int:
        """Height of one line in px, in the proportion of the role."""
        kind = self.kind(role)
        return round(self.size(role) * kind.line / kind.size)

    def face(self, role: str, face: str = "") -> pygame.font.Font:
        """The font of a role at its true size, for drawings of one's own; or the same size of another face."""
        return self._face(face or self.kind(role).face, self.size(role))

    def _large(self, role: str, face: str, outline: int = 0) -> tuple[pygame.font.Font, int]:
        """The font in which a role is really set, and how many times too large it is."""
        size = self.size(role)
        over = _OVER if size < 48 else 2
        return self._face(face or self.kind(role).face, size * over, outline * over), over

    def rise(self, role: str, face: str = "") -> tuple[int, int]:
        """Height above and depth below the baseline of a face, whole px of the screen."""
        key = (role, face)
        if key not in self._rises:
            font, over = self._large(role, face)
            self._rises[key] = ceil(font.get_ascent() / over), ceil(-font.get_descent() / over)
        return self._rises[key]

    def _face(self, name: str, size: int, outline: int = 0) -> pygame.font.Font:
        key = (name, size, outline)
        if key not in self._faces:
            font = open_font(self._fonts / self.theme.face[name], size)
            if outline:
                font.outline = outline
            self._faces[key] = font
        return self._faces[key]

    def baseline(self, role: str) -> int:
        """Distance in px from the top of the line box to the baseline."""
        up, down = self.rise(role)
        return (self.line(role) - up - down) // 2 + up

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
            font, over = self._large(role, face)
            advance = font.size(shown)[0] / over if shown else 0
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
        """Set large, then reduce: letters keep their true distances, which whole-pixel setting loses."""
        font, over = self._large(role, face)
        up, down = self.rise(role, face)
        track = self._track(role) * over
        wide = ceil((font.size(shown)[0] + track * max(len(shown) - 1, 0)) / over) + 2
        large = pygame.Surface((wide * over, (up + down) * over), pygame.SRCALPHA)
        large.fill((*colour, 0))
        top = up * over - font.get_ascent()
        if not track:
            large.blit(font.render(shown, True, colour), (0, top))
        for i, letter in enumerate(shown if track else ""):
            at = font.size(shown[: i + 1])[0] - font.size(letter)[0] + track * i
            if letter != " ":
                large.blit(font.render(letter, True, colour), (round(at), top))
        return pygame.transform.smoothscale(large, (wide, up + down))

    def haloed(self, text: str, role: str, colour: RGB, halo: RGB, width: float, face: str = "") -> pygame.Surface:
        """Text with an edge of `width` px (already scaled) all round: names on the map, numbers on shields."""
        thick = max(1, round(width))
        key = ("halo", text, role, colour, halo, thick, face)
        found = self._lines.get(key)
        if found is None:
            shown = self._set(text, role)
            edge_font, over = self._large(role, face, thick)
            edge = edge_font.render(shown, True, halo)
            edge.blit(self._large(role, face)[0].render(shown, True, colour), (thick * over, thick * over))
            size = (max(edge.get_width() // over, 1), max(edge.get_height() // over, 1))
            found = pygame.transform.smoothscale(edge, size)
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
        if self.ear is not None:
            self.ear.hear(target, (Piece(text, box, role, face),))
        elif text:
            up = self.rise(role, face)[0]
            target.blit(self.surface(text, role, ink, face), (box.x, box.y + self.baseline(role) - up))
        return box
