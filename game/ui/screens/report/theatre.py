"""The theatre of a war: which part of the map it was fought on, its battles by place, and who marched where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from game.report.records.chapters import Battle, WarChapter
from game.report.wars.theatre import MOST_PLACES, first_ground
from game.ui.atlas.scene import MapScene, Ribbon
from game.ui.screens.parts.plates import Frame, Point, Spot
from game.ui.screens.report.volume import Volume
from game.world.conflicts import Side

__all__ = ["Ground", "grounds", "theatre_frame", "theatre_scene", "theatre_spots"]

MOST_SPOTS = MOST_PLACES
_CALM = 0.35
_LEAST_ACROSS = 2300.0
_MARGIN = 1100.0


@dataclass(frozen=True, slots=True)
class Ground:
    """A place that was fought over: its battles in order, and its number on the map if it has one."""

    number: int | None
    province: str
    place: str
    battles: tuple[Battle, ...]

    @property
    def lost(self) -> Counter[str]:
        """Brigades lost here, in tenths, by state."""
        return sum((Counter(b.lost) for b in self.battles), Counter())


def grounds(war: WarChapter, volume: Volume) -> tuple[Ground, ...]:
    """The places of a war in the order in which they were first fought over."""
    seats = _seats(volume)
    by_place: dict[str, list[Battle]] = {}
    for battle in war.battles:
        by_place.setdefault(battle.province, []).append(battle)
    out, number = [], 0
    for province, battles in by_place.items():
        numbered = province in seats and number < MOST_SPOTS
        number += numbered
        out.append(Ground(number if numbered else None, province, battles[0].place, tuple(battles)))
    return tuple(out)


def _seats(volume: Volume) -> dict[str, Point]:
    if volume.scenery is None:
        return {}
    return {p.id: (float(p.city[0]), float(p.city[1])) for p in volume.scenery.geometry.provinces}


def theatre_spots(found: tuple[Ground, ...], volume: Volume) -> tuple[Spot, ...]:
    """The numbers on the map."""
    seats = _seats(volume)
    return tuple(Spot(g.number, g.place, seats[g.province]) for g in found if g.number is not None)


def theatre_frame(war: WarChapter, spots: tuple[Spot, ...], volume: Volume, shape: float) -> Frame | None:
    """A frame round the battles and the two first enemies, within the map; None where nothing lies on it."""
    points = [spot.at for spot in spots] + [p for p in (_home(war.defender, war, volume),) if p]
    if not points or volume.scenery is None:
        return None
    wide, high = (float(n) for n in volume.scenery.geometry.size)
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, foot = min(y for _, y in points), max(y for _, y in points)
    across = max(right - left + _MARGIN, (foot - top + _MARGIN * 0.8) / shape, _LEAST_ACROSS)
    across = min(across, wide, high / shape)
    x = min(max((left + right) / 2, across / 2), wide - across / 2)
    y = min(max((top + foot) / 2, across * shape / 2), high - across * shape / 2)
    return Frame((x, y), across)


def _home(state: str, war: WarChapter, volume: Volume) -> Point | None:
    """Where a state's seat lies on the map as the war began."""
    if volume.scenery is None:
        return None
    anchor = volume.scenery.anchor(volume.source.at(war.began), state)
    return _seats(volume).get(anchor) if isinstance(anchor, str) else anchor


def theatre_scene(war: WarChapter, spots: tuple[Spot, ...], volume: Volume) -> MapScene:
    """The land as it was owned when the war began, those at peace faded, and the first marches of either side."""
    assert volume.scenery is not None
    world = volume.source.at(war.began)
    plain = volume.scenery.world_scene(world)
    fighters = {f.state for f in war.fighters}
    tints = {
        id: tint if world.provinces[id].owner in fighters else replace(tint, strength=_CALM, hatch=None)
        for id, tint in plain.tints.items()
    }
    numbered = {spot.at for spot in spots}
    seats = _seats(volume)
    here = frozenset(id for id, at in seats.items() if at in numbered)
    ribbons = tuple(_marches(war, volume, here))
    return replace(
        plain, tints=tints, cities=(), shields=(), ribbons=ribbons, marks=(), tags=(), occupied={}, title="", date=""
    )


def _marches(war: WarChapter, volume: Volume, here: frozenset[str]) -> list[Ribbon]:
    """The attacker's first march in red, and those of up to two who came to the defender's help."""
    assert volume.scenery is not None
    world = volume.source.at(war.began)
    out: list[Ribbon] = []
    helpers = [f.state for f in war.fighters if f.side is Side.DEFENCE and f.state != war.defender]
    for state, style in ((war.attacker, "war"), *((s, "defence") for s in helpers)):
        start = volume.scenery.anchor(world, state)
        found = first_ground(war, state, here, start if isinstance(start, str) else None)
        if start is not None and found is not None and len(out) < 3:
            out.append(Ribbon(start, found[0], "war" if style == "war" else "defence", arrow=True))
    return out
