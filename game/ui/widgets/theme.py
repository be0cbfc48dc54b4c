"""The look as data: `assets/theme/atlas.toml`, checked at the door (look.md holds the reasons for every value)."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from pathlib import Path
from typing import Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, model_validator

from game.kit import places
from game.scenarios.faults import Fault, FaultsFoundError, nearest, read_as
from game.ui.widgets.colours import RGB, Hex, darkened, grey, mixed, rgb

__all__ = [
    "CLASSES",
    "RGB",
    "Alignment",
    "Design",
    "Grain",
    "Palette",
    "PaletteName",
    "ScaleName",
    "Theme",
    "Trust",
    "TypeRole",
    "darkened",
    "load_theme",
    "mixed",
    "read_palettes",
    "rgb",
]

Hatch = Literal["", "/", "-", "x"]
PaletteName = Literal["standard", "colour_blind", "contrast"]
ScaleName = Literal["weight", "danger", "help", "trust", "trouble", "order"]
CLASSES: Final = 5
"""Classes in which a wash tells a figure."""
_BREATH: Final = 0.15
"""Share of its own hue that a grey tint keeps."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Design(_Strict):
    """The size for which all pixels are written, and the limits of the scale."""

    width: PositiveInt
    height: PositiveInt
    least_scale: float = Field(gt=0)
    most_scale: float = Field(gt=0)
    least_width: PositiveInt
    least_height: PositiveInt


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


class Grain(_Strict):
    """The hatch of one class of a wash: its strokes and how far apart they stand, px of the screen."""

    hatch: Hatch = ""
    period: PositiveInt = 12


class Palette(_Strict):
    """One way of colouring: roles that differ from the house's own, and five steps for each scale of the map.

    `grain` gives each class a hatch beside its colour, `grains` those of scales that part otherwise; with `grey` the
    states' own tints keep only their light and a breath of hue.
    """

    label: str
    said: str
    colour: dict[str, Hex] = Field(default_factory=dict)
    scale: dict[ScaleName, tuple[Hex, ...]]
    grain: tuple[Grain, ...]
    grains: dict[ScaleName, tuple[Grain, ...]] = Field(default_factory=dict)
    grey: bool = False

    @model_validator(mode="after")
    def _whole(self) -> Palette:
        told = (*self.scale.values(), self.grain, *self.grains.values())
        if any(len(steps) != CLASSES for steps in told) or set(self.scale) != set(get_args(ScaleName)):
            raise ValueError(f"every scale has {CLASSES} steps, and none is missing")
        return self

    def steps(self, name: ScaleName) -> tuple[RGB, ...]:
        """The five colours of a scale, from its low end to its high."""
        return tuple(rgb(code) for code in self.scale[name])

    def grain_of(self, name: ScaleName) -> tuple[Grain, ...]:
        """The hatches of a scale's classes."""
        return self.grains.get(name, self.grain)

    def tint(self, colour: RGB) -> RGB:
        """A state's own tint as this palette shows it; no two tints become one."""
        return mixed(grey(colour), colour, _BREATH) if self.grey else colour


class _Palettes(_Strict):
    format: Literal["palettes/1"]
    palette: dict[str, Palette]


class Theme(_Strict):
    """All tokens. Anything a screen needs and does not find here belongs here, not in the screen."""

    format: Literal["theme/1"]
    name: str
    design: Design
    colour: dict[str, Hex]
    palettes: dict[str, Palette] = Field(default_factory=dict)
    worn: str = "standard"
    alpha: dict[str, float]
    trust: Trust
    alignment: dict[str, Alignment]
    face: dict[str, str]
    bold: dict[str, str]
    italic: dict[str, str]
    type: dict[str, TypeRole]
    space: dict[str, int]
    motion: dict[str, int]

    @property
    def palette(self) -> Palette:
        """The palette worn."""
        return self.palettes[self.worn]

    def wearing(self, palette: str) -> Theme:
        """This theme in another of its palettes; an unknown one is a bug and raises KeyError."""
        return self.model_copy(update={"worn": palette}) if self.palettes[palette] is not self.palette else self

    def hue(self, role: str) -> RGB:
        """A colour by role; a state's tint `#RRGGBB` as the palette shows it. An unknown role raises KeyError."""
        if role.startswith("#"):
            return self.palette.tint(rgb(role))
        return rgb(self.palette.colour.get(role) or self.colour[role])

    def trust_hue(self, percent: float) -> RGB:
        """The colour of a trust of 0..100, mixed between its two neighbours."""
        stops = self.trust.stops
        percent = min(max(percent, stops[0][0]), stops[-1][0])
        for (low, first), (high, second) in itertools.pairwise(stops):
            if percent <= high:
                return self.palette.tint(mixed(rgb(first), rgb(second), (percent - low) / (high - low)))
        return self.palette.tint(rgb(stops[-1][1]))

    def scale(self, width: int, height: int, setting: float = 1.0) -> float:
        """The one factor through which every length passes. `setting` is the player's, 0.75..2.5.

        Never so small that letters at their floors outgrow their boxes, nor so large that a sheet has no room:
        the window keeps at least `least_width` by `least_height` px of the design.
        """
        design = self.design
        room = min(width / design.least_width, height / design.least_height, design.most_scale)
        s = min(width / design.width, height / design.height) * setting
        return max(min(max(s, design.least_scale), room), min(0.5, design.least_scale))


def load_theme(path: Path | None = None) -> Theme:
    """The shipped theme with its palettes, or another file of the same shape with `palettes.toml` beside it."""
    path = path or places.assets() / "theme" / "atlas.toml"
    theme = read_as(path, Theme)
    return theme.model_copy(update={"palettes": read_palettes(path.with_name("palettes.toml"), theme.colour)})


def read_palettes(path: Path, roles: Collection[str]) -> dict[str, Palette]:
    """The palettes of a file by name; FaultsFoundError names everything that is wrong, roles unknown among it."""
    found = read_as(path, _Palettes).palette
    strange = [(name, role) for name, one in found.items() for role in one.colour if role not in roles]
    faults = [
        Fault(
            path.name, f"palette, {name}, colour, {role}", "the house has no colour of this name", nearest(role, roles)
        )
        for name, role in strange
    ]
    faults += [
        Fault(path.name, "palette", f"the palette {name} is missing", "add it; the settings offer it")
        for name in sorted(set(get_args(PaletteName)) - set(found))
    ]
    if faults:
        raise FaultsFoundError(faults)
    return found
