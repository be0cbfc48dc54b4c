"""Provinces and the ways between them (rules.md §1)."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Link", "LinkKind", "Province", "Terrain"]


class Terrain(StrEnum):
    """What an army meets on the ground; the defender gains from the rough kinds."""

    PLAIN = "plain"
    HILLS = "hills"
    MOUNTAINS = "mountains"
    MARSH = "marsh"
    DESERT = "desert"
    STEPPE = "steppe"


class LinkKind(StrEnum):
    """How two provinces touch: by land, over a narrow water, or by a sea lane between ports."""

    LAND = "land"
    STRAIT = "strait"
    SEA = "sea"


@dataclass(frozen=True, slots=True)
class Province:
    """A piece of land with an owner.

    `output` is wealth a turn in hundredths. `occupier` holds it in war without
    owning it; `besieged_turns` counts turns in a row an enemy has lain before its
    works unopposed: it falls when they are as many as its levels of `fort`.
    `cores` are the states that see it as homeland. `integration`
    and `unrest` run from 0 to 100. `off_map` land is drawn as a tag at the edge.
    `frontier` land grows outward while the system is open (article 45).
    """

    id: str
    name: str
    owner: str
    output: int
    terrain: Terrain
    cores: tuple[str, ...] = ()
    occupier: str | None = None
    occupied_turns: int = 0
    besieged_turns: int = 0
    fort: int = 0
    port: bool = False
    integration: int = 100
    unrest: int = 0
    off_map: bool = False
    frontier: bool = False

    @property
    def holder(self) -> str:
        """The state whose soldiers hold the place today."""
        return self.occupier or self.owner


@dataclass(frozen=True, slots=True)
class Link:
    """A way between two provinces, `km` march-kilometres city to city, terrain counted in."""

    a: str
    b: str
    kind: LinkKind
    km: int
