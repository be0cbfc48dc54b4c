"""What the atlas is asked to show: one frozen `MapScene`, made of province ids, colours and strings.

Two scenes are compared by value: what did not change is not drawn again. Colours are (red, green, blue) 0..255.
Points are map units of the geometry; offsets and widths are screen pixels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Colour = tuple[int, int, int]
Point = tuple[float, float]
Hatch = Literal["/", "x", "-"]
RibbonStyle = Literal["defence", "patron", "pact", "demand", "war", "joined", "quarrel", "strife", "beside"]
"""The last three are quarrels that are no danger to the reader: others' demands and wars, and who fights beside us."""
MarkKind = Literal["battle", "siege", "dot"]

_NO_TINTS: Mapping[str, Tint] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tint:
    """The wash of one province.

    `strength` is how much colour lies on the parchment inside: 0 none, 1 the usual hand-colouring, 1.9 a flat fill.
    Provinces of one `group` have no frontier between them; an empty group counts as a group of its own colour.
    `period` is the way from stroke to stroke of the hatch along a row, in screen pixels.
    """

    colour: Colour
    strength: float = 1.0
    group: str = ""
    hatch: Hatch | None = None
    hatch_colour: Colour = (86, 66, 47)
    period: int = 12


@dataclass(frozen=True, slots=True)
class Region:
    """A name to be spread over the connected land of `provinces` that holds `capital` (a province id).

    `rank` 1 (smallest) .. 4 bounds the lettering; `short` is used beside the shield when the land is too small.
    """

    text: str
    provinces: frozenset[str]
    capital: str
    colour: Colour = (42, 32, 25)
    rank: int = 2
    short: str = ""


@dataclass(frozen=True, slots=True)
class City:
    """A town's name. `capital` gives it a ringed dot and the first place when names clash."""

    province: str
    text: str
    capital: bool = False
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Shield:
    """A shield with a short figure at a province's seat. `key` comes back from `state_mark_at`; rank 1..4.

    `emblem` is what it bears beside its colour (`game.ui.emblems`).

    A `banner` is an army that stands on another's land: smaller, on a staff, beside the host's own shield.
    """

    key: str
    province: str
    figure: str
    colour: Colour
    rank: int = 2
    own: bool = False
    emblem: str = ""
    banner: bool = False
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A curved tie between two provinces' seats (or map points), with an optional caption tag.

    A ribbon with a `key` can be pressed: the key comes back from `state_mark_at`. `colour` is the style's own unless
    another is named, as the palette for the colour-blind does. A `faint` one is thin and pale: it is not the matter.
    """

    start: str | Point
    end: str | Point
    style: RibbonStyle
    caption: str = ""
    arrow: bool = False
    key: str = ""
    colour: Colour | None = None
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Hub:
    """A pact: a medallion amid its members with one thin dotted spoke to each, so that n members take n lines."""

    key: str
    text: str
    members: tuple[str | Point, ...]
    colour: Colour | None = None
    faint: bool = False


@dataclass(frozen=True, slots=True)
class March:
    """A march arrow from province to province, in the colour of whose troops they are.

    `figure` is its strength; one that is only `planned` is drawn hollow.
    """

    start: str
    end: str
    colour: Colour
    figure: str = ""
    planned: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    """The frontier along which armies meet; its teeth point from `pressing` into `pressed` (province ids)."""

    pressing: str
    pressed: str
    colour: Colour = (42, 32, 25)
    key: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A small mark at a province: crossed swords for a battle, a ring of works for a siege, a plain dot.

    `share` (0..1) is how much of a siege's ring is closed; a `key` comes back from `state_mark_at`.
    """

    province: str
    kind: MarkKind
    colour: Colour = (42, 32, 25)
    key: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Tag:
    """A paper tag at the map's edge for what lies beyond it; `toward` is a map point near that edge."""

    key: str
    text: str
    toward: Point
    colour: Colour = (42, 32, 25)


@dataclass(frozen=True, slots=True)
class MapScene:
    """Everything that stands on the map. Provinces without a tint show bare parchment."""

    tints: Mapping[str, Tint] = field(default_factory=lambda: _NO_TINTS)
    regions: tuple[Region, ...] = ()
    cities: tuple[City, ...] = ()
    shields: tuple[Shield, ...] = ()
    ribbons: tuple[Ribbon, ...] = ()
    hubs: tuple[Hub, ...] = ()
    fronts: tuple[Front, ...] = ()
    marches: tuple[March, ...] = ()
    marks: tuple[Mark, ...] = ()
    tags: tuple[Tag, ...] = ()
    occupied: Mapping[str, Colour] = field(default_factory=dict)
    """Province id to the tint of whoever holds it by force: drawn as a cross-hatch."""
    selected: frozenset[str] = frozenset()
    """Provinces ringed with a glow: one province, or all of a state's."""
    relief: float = 1.0
    """How strongly hills stand out, 0..1: less where washes carry figures."""
    title: str = ""
    date: str = ""
