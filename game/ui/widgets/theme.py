"""The look as data: `assets/theme/atlas.toml`, checked at the door (look.md holds the reasons for every value)."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PositiveInt

from game.kit import places

RGB = tuple[int, int, int]
Hatch = Literal["", "/", "-", "x"]


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


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Design(_Strict):
    """The size for which all pixels are written, and the limits of the scale."""

    width: PositiveInt
    height: PositiveInt
    least_scale: float = Field(gt=0)
    most_scale: float = Field(gt=0)


class Alignment(_Strict):
    """A grand strategy is told by colour, hatch and icon together, never by colour alone."""

    word: str
    icon: str
    hatch: Hatch
    period: PositiveInt


class TypeRole(_Strict):
    """Type for one use. `size`, `line`: px at the design size; `floor`: least px on screen; `track`: em."""

    face: str
    size: float = Field(gt=4)
    line: float = Field(gt=4)
    floor: float = Field(ge=9)
    track: float = 0.0
    ink: str = "ink"
    caps: bool = False


class Trust(_Strict):
    """Brown to blue, never green to red."""

    stops: tuple[tuple[int, Hex], ...] = Field(min_length=2)


class Theme(_Strict):
    """All tokens. Anything a screen needs and does not find here belongs here, not in the screen."""

    name: str
    design: Design
    colour: dict[str, Hex]
    colour_blind: dict[str, Hex]
    alpha: dict[str, float]
    trust: Trust
    alignment: dict[str, Alignment]
    face: dict[str, str]
    bold: dict[str, str]
    italic: dict[str, str]
    type: dict[str, TypeRole]
    space: dict[str, int]
    motion: dict[str, int]

    def hue(self, role: str, *, colour_blind: bool = False) -> RGB:
        """A colour by role; `#RRGGBB` passes through. An unknown role is a bug and raises KeyError."""
        if role.startswith("#"):
            return rgb(role)
        if colour_blind and role in self.colour_blind:
            return rgb(self.colour_blind[role])
        return rgb(self.colour[role])

    def trust_hue(self, percent: float) -> RGB:
        """The colour of a trust of 0..100, mixed between its two neighbours."""
        stops = self.trust.stops
        percent = min(max(percent, stops[0][0]), stops[-1][0])
        for (low, first), (high, second) in itertools.pairwise(stops):
            if percent <= high:
                return mixed(rgb(first), rgb(second), (percent - low) / (high - low))
        return rgb(stops[-1][1])

    def scale(self, width: int, height: int, setting: float = 1.0) -> float:
        """The one factor through which every length passes. `setting` is the player's, 0.75..2.5."""
        s = min(width / self.design.width, height / self.design.height) * setting
        return min(max(s, self.design.least_scale), self.design.most_scale)


def load_theme(path: Path | None = None) -> Theme:
    """The shipped theme, or another file of the same shape."""
    path = path or places.assets() / "theme" / "atlas.toml"
    return Theme.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
