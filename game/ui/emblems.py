"""Emblems: what a shield bears beside its tint, so that no state is known by colour alone.

Divisions and ordinaries of heraldry on a heater shield one unit wide and 1.16 high. A state's emblem follows from
its place in the scenario, and no two states of a scenario share one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

import pygame

__all__ = ["EMBLEMS", "HIGH", "emblems_for", "layers", "paint", "parted"]

HIGH: Final = 1.16
"""Height of a shield of width one."""
Point = tuple[float, float]
Polygon = tuple[Point, ...]
Colour = tuple[int, int, int]
_T: Final = 1 / 3
_C: Final = (0.5, 0.5)
"""Where a charge stands."""


def _box(left: float, top: float, right: float, bottom: float) -> Polygon:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _ring(reach: float, corners: int = 24, turn: float = 0.0, dent: float = 1.0) -> Polygon:
    """A regular figure round the shield's heart; with `dent` every second corner is drawn in, as in a star."""
    points = []
    for n in range(corners):
        angle = turn + 2 * math.pi * n / corners - math.pi / 2
        away = reach * (dent if n % 2 else 1.0)
        points.append((_C[0] + away * math.cos(angle), _C[1] + away * math.sin(angle)))
    return tuple(points)


def _heater(inset: float) -> Polygon:
    """The shield's own form drawn in by `inset`."""
    half = 0.5 - inset
    points: list[Point] = [(inset, inset), (1 - inset, inset)]
    for step in range(13):
        turn = step / 12 * math.pi / 2
        points.append((0.5 + half * math.cos(turn) ** 0.85, HIGH / 2 + (HIGH / 2 - inset * 1.25) * math.sin(turn)))
    points += [(1 - x, y) for x, y in reversed(points[2:-1])]
    return tuple(points)


def _stripes(count: int, upright: bool) -> tuple[Polygon, ...]:
    """Every second of so many stripes."""
    long = 1.0 if upright else HIGH
    cuts = [(n * long / count, (n + 1) * long / count) for n in range(1, count, 2)]
    return tuple(_box(a, 0, b, HIGH) if upright else _box(0, a, 1, b) for a, b in cuts)


def _slant(middle: float, half: float) -> Polygon:
    """A band from the upper left to the lower right, `middle` shifting it to the right."""
    return ((middle - half, 0.0), (middle + half, 0.0), (middle + 1 + half, 1.0), (middle + 1 - half, 1.0))


def _mirrored(form: Polygon) -> Polygon:
    return tuple((1 - x, y) for x, y in form)


_BEND: Final = _slant(0.0, 0.24)
_FORMS: Final[dict[str, tuple[Polygon, ...]]] = {
    "plain": (),
    "pale": (_box(_T, 0, 2 * _T, HIGH),),
    "fess": (_box(0, 0.36, 1, 0.68),),
    "bend": (_BEND,),
    "chevron": (((0.5, 0.28), (1.1, 0.84), (1.1, 1.16), (0.5, 0.6), (-0.1, 1.16), (-0.1, 0.84)),),
    "chief": (_box(0, 0, 1, 0.36),),
    "cross": (_box(0.38, 0, 0.62, HIGH), _box(0, 0.36, 1, 0.6)),
    "bordure": (_heater(0.0), _heater(0.17)),
    "per pale": (_box(0.5, 0, 1, HIGH),),
    "roundel": (_ring(0.27),),
    "saltire": (_slant(0.0, 0.17), _mirrored(_slant(0.0, 0.17))),
    "pile": (((0.08, 0), (0.92, 0), (0.5, 0.98)),),
    "per fess": (_box(0, 0.52, 1, HIGH),),
    "bend sinister": (_mirrored(_BEND),),
    "quarterly": (_box(0.5, 0, 1, 0.54), _box(0, 0.54, 0.5, HIGH)),
    "lozenge": (((0.5, 0.12), (0.82, 0.52), (0.5, 0.92), (0.18, 0.52)),),
    "per bend": (((0, 0), (1.16, HIGH), (0, HIGH)),),
    "paly": _stripes(5, True),
    "mullet": (_ring(0.38, 10, 0.0, 0.42),),
    "barry": _stripes(5, False),
    "annulet": (_ring(0.32), _ring(0.18)),
    "per chevron": (((0.5, 0.42), (1.2, 1.16), (-0.2, 1.16)),),
    "canton": (_box(0, 0, 0.46, 0.46),),
    "per saltire": (((0, 0), (0.5, 0.54), (0, 1.08)), ((1, 0), (0.5, 0.54), (1, 1.08))),
    "flaunches": (
        tuple((0.34 * math.sin(math.pi * n / 12), 1.08 * n / 12) for n in range(13)),
        tuple((1 - 0.34 * math.sin(math.pi * n / 12), 1.08 * n / 12) for n in range(13)),
    ),
    "pall": (
        ((-0.1, -0.14), (0.5, 0.4), (1.1, -0.14), (1.1, 0.18), (0.62, 0.6), (0.62, HIGH), (0.38, HIGH), (0.38, 0.6),
         (-0.1, 0.18)),
    ),
    "chequy": tuple(_box(x * _T, y * _T, x * _T + _T, y * _T + _T) for x in range(3) for y in range(4) if (x + y) % 2),
    "per bend sinister": (((1, 0), (-0.16, HIGH), (1, HIGH)),),
    "crescent": (_ring(0.34), tuple((x, y - 0.13) for x, y in _ring(0.27))),
    "bendy": (_slant(-0.5, 0.13), _slant(0.0, 0.13), _slant(0.5, 0.13)),
}  # fmt: skip
_PIERCED: Final = frozenset({"bordure", "annulet", "crescent"})
"""Forms whose second part is of the field again."""
EMBLEMS: Final = tuple(_FORMS)
_MARKS: Final = ("roundel", "chief")
"""What is added where there are more states than plain emblems; a canton is kept for those who part from a state."""


def parted(emblem: str) -> str:
    """The emblem of those who part from a state: its own, and a canton upon it."""
    base = emblem.split("+")[0]
    return f"{base}+{'chief' if base == 'canton' else 'canton'}"


def emblems_for(states: Iterable[str]) -> dict[str, str]:
    """An emblem for each state in their order, no two alike: single forms first, then forms with a mark upon them."""
    more = (f"{form}+{mark}" for mark in _MARKS for form in EMBLEMS[1:] if form != mark)
    pool = iter((*EMBLEMS, *more))
    return {state: next(pool) for state in dict.fromkeys(states)}


def layers(emblem: str) -> tuple[tuple[bool, Polygon], ...]:
    """The polygons of an emblem from the lowest up: whether in the charge's tone (or the field's again), and form."""
    found: list[tuple[bool, Polygon]] = []
    for n, name in enumerate(emblem.split("+")):
        forms = _FORMS[name or "plain"]
        for m, form in enumerate(forms):
            charged = not (name in _PIERCED and m)
            found.append((charged is (n == 0 or not _covered(emblem)), form))
    return tuple(found)


def _covered(emblem: str) -> bool:
    """Whether the form beneath fills the place of the mark, which then is in the field's tone."""
    base, _, mark = emblem.partition("+")
    filled = {
        "roundel": {"pale", "fess", "bend", "cross", "saltire", "lozenge", "mullet", "pile", "bend sinister"},
        "canton": {"bend", "chief", "pile", "bordure", "saltire", "per saltire"},
        "chief": {"canton"},
    }
    return base in filled.get(mark, set())


def paint(
    target: pygame.Surface,
    emblem: str,
    box: tuple[float, float, float],
    field: Colour,
    charge: Colour,
    form: Sequence[Point],
) -> None:
    """Field and charges within `form` (px of the target); `box` is left, top and width of the whole shield, px."""
    left, top, wide = box
    sheet = pygame.Surface(target.get_size(), pygame.SRCALPHA, 32)
    sheet.fill((*field, 0))
    pygame.draw.polygon(sheet, (*field, 255), form)
    if emblem not in ("", "plain"):
        cover = pygame.Surface(target.get_size(), pygame.SRCALPHA, 32)
        cover.fill((*field, 255))
        for charged, shape in layers(emblem):
            points = [(left + x * wide, top + y * wide) for x, y in shape]
            pygame.draw.polygon(cover, (*(charge if charged else field), 255), points)
        mask = pygame.Surface(target.get_size(), pygame.SRCALPHA, 32)
        mask.fill((255, 255, 255, 0))
        pygame.draw.polygon(mask, (255, 255, 255, 255), form)
        cover.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        sheet = cover
    target.blit(sheet, (0, 0))
