"""Colours as numbers: reading them, mixing them, and how far they stand apart in light (WCAG 2.1, CIE 1976)."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator

RGB = tuple[int, int, int]
READABLE: Final = 4.5
"""Least contrast of small text with its ground (WCAG 2.1, AA); large type and drawn signs need 3."""
LARGE: Final = 3.0


def rgb(code: str) -> RGB:
    """`#RRGGBB` as three bytes."""
    if len(code) != 7 or code[0] != "#":
        raise ValueError(f"a colour is written #RRGGBB, not {code!r}")
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def _checked(code: str) -> str:
    rgb(code)
    return code


Hex = Annotated[str, AfterValidator(_checked)]


def mixed(a: RGB, b: RGB, share: float) -> RGB:
    """`a` with `share` (0..1) of `b` in it."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def darkened(colour: RGB, keep: float = 0.82) -> RGB:
    """The tint of a shield: the state's own tint with `keep` of its light."""
    return mixed((0, 0, 0), colour, keep)


def luminance(colour: RGB) -> float:
    """Relative luminance 0..1 (WCAG 2.1)."""
    red, green, blue = (c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: RGB, b: RGB) -> float:
    """Contrast of two colours, 1 (none) to 21 (WCAG 2.1)."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: RGB) -> float:
    """L* of CIE 1976, 0 (black) to 100 (white)."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


def grey(colour: RGB) -> RGB:
    """The grey of the same luminance."""
    y = luminance(colour)
    level = round(255 * (12.92 * y if y <= 0.0031308 else 1.055 * y ** (1 / 2.4) - 0.055))
    return level, level, level


def ink_on(fill: RGB, dark: RGB, light: RGB) -> RGB:
    """Whichever of two inks reads better on a fill."""
    return dark if contrast(dark, fill) >= contrast(light, fill) else light
