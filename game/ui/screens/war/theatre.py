"""A war on a small map: its battles by place with their years, who holds what by force, what a peace would move."""

from dataclasses import dataclass, replace

import pygame

from game.kit.places import assets, user_cache
from game.report.telling.years import year_text
from game.ui.atlas.faces import Faces
from game.ui.atlas.scene import MapScene, Ribbon, Tint
from game.ui.atlas.view import AtlasView
from game.ui.desk import Desk
from game.ui.screens.parts.plates import Engraver, Frame, Plate, Point, Spot
from game.ui.screens.words.papers import Table
from game.world import events as e
from game.world.conflicts import War

__all__ = ["WIDE", "LivePlate", "engraver_of", "fields", "frame_of", "plate_of", "scene_of"]

WIDE = 1400
"""Width of the window in px of the design from which a sheet has a column for its map."""
_MOST = 9
_CALM = 0.3
_LEAST, _MARGIN = 2300.0, 1100.0


class LivePlate(Plate):
    """A plate on a sheet: the only one there, so that every frame may do a piece of its work."""

    def tick(self, dt: int) -> bool:
        self.engraver.next_frame()
        return super().tick(dt)


@dataclass(frozen=True, slots=True)
class Field:
    """A place fought over: when first and last, how often, and what was lost there in tenths of a brigade."""

    province: str
    first: int
    last: int
    battles: int
    lost: int


def engraver_of(table: Table) -> Engraver:
    """The table's engraver of small maps, made when first needed."""
    if table.engraver is None:
        table.engraver = _engraver(table)
    return table.engraver


def _engraver(table: Table) -> Engraver:
    """A map of its own: the table's live map keeps its place and its names."""
    scenario, faces = table.desk.scenario, Faces(assets() / "fonts")
    area = pygame.Rect(0, 0, 640, 400)
    return Engraver(lambda: AtlasView(scenario.geometry, area, faces, scenario.relief, user_cache(), motion=False))


def fields(desk: Desk, war: War) -> tuple[Field, ...]:
    """Where it was fought, in the order in which it came to each place."""
    found: dict[str, Field] = {}
    for turn in sorted(desk.history):
        for event in desk.history[turn]:
            if isinstance(event, e.BattleFought) and event.war == war.id:
                old = found.get(event.province) or Field(event.province, turn, turn, 0, 0)
                lost = old.lost + sum(event.lost.values())
                found[event.province] = replace(old, last=turn, battles=old.battles + 1, lost=lost)
    return tuple(found.values())


def _seats(table: Table) -> dict[str, Point]:
    geometry = table.desk.scenario.geometry
    return {p.id: (float(p.city[0]), float(p.city[1])) for p in geometry.provinces}


def spots_of(table: Table, war: War) -> tuple[Spot, ...]:
    """Numbers on the map: place and year of each battlefield."""
    seats, names = _seats(table), table.names
    system = table.desk.world.system
    found = [one for one in fields(table.desk, war) if one.province in seats][:_MOST]
    return tuple(
        Spot(n, f"{names.province(one.province)}, {year_text(system, max(one.first, 1)).split(' ')[0]}",
             seats[one.province])
        for n, one in enumerate(found, start=1)
    )  # fmt: skip


def frame_of(table: Table, war: War, shape: float, more: tuple[str, ...] = ()) -> Frame | None:
    """A frame round the battles, the homes of both leaders, what is held and what is named, within the map."""
    seats, world = _seats(table), table.desk.world
    sides = {one.state for one in war.belligerents if one.left is None}
    held = [p.id for p in world.provinces.values() if p.occupier in sides and p.owner in sides]
    homes = [table.scenery.anchor(world, s) for s in (war.attacker, war.defender)]
    wanted = [*(f.province for f in fields(table.desk, war)), *held, *more, *homes[1:]]
    points = [seats[one] if isinstance(one, str) else one for one in wanted if one is not None and (
        not isinstance(one, str) or one in seats)]  # fmt: skip
    if not points:
        return None
    wide, high = (float(n) for n in table.desk.scenario.geometry.size)
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, foot = min(y for _, y in points), max(y for _, y in points)
    across = max(right - left + _MARGIN, (foot - top + _MARGIN * 0.8) / shape, _LEAST)
    across = min(across, wide, high / shape)
    x = min(max((left + right) / 2, across / 2), wide - across / 2)
    y = min(max((top + foot) / 2, across * shape / 2), high - across * shape / 2)
    return Frame((x, y), across)


def scene_of(table: Table, war: War, moved: dict[str, str] | None = None) -> MapScene:
    """Belligerents in their colours, others faded, occupation cross-hatched, both first enemies joined by a ribbon.

    `moved` maps provinces to who would own them after a peace: hatched in the new owner's colour, and ringed.
    """
    world, moved = table.desk.world, moved or {}
    plain = table.scenery.world_scene(world, table.desk.seat, selected=moved)
    fighters = {one.state for one in war.belligerents if one.left is None}
    tints: dict[str, Tint] = {}
    for id, tint in plain.tints.items():
        if id in moved:
            tints[id] = replace(tint, hatch="/", hatch_colour=table.scenery.tint(moved[id]))
        elif world.provinces[id].owner in fighters:
            tints[id] = tint
        else:
            tints[id] = replace(tint, strength=_CALM, hatch=None)
    ends = (table.scenery.anchor(world, war.attacker), table.scenery.anchor(world, war.defender))
    ribbons = (Ribbon(ends[0], ends[1], "war", arrow=True),) if ends[0] and ends[1] and not moved else ()
    shields = tuple(one for one in plain.shields if one.key.partition("@")[0] in fighters)
    return replace(
        plain, tints=tints, cities=(), shields=shields, ribbons=ribbons, marks=(), tags=(), title="", date=""
    )


def plate_of(
    table: Table, war: War, engraver: Engraver, shape: float, moved: dict[str, str] | None = None
) -> LivePlate | None:
    """The small map; None where nothing of the war lies on it."""
    frame = frame_of(table, war, shape, tuple(moved or ()))
    if frame is None:
        return None
    desk = table.desk
    key = f"{war.name}, turn {desk.turn}, {desk.phase.value}" + "".join(f" {p}>{s}" for p, s in (moved or {}).items())
    spots = () if moved is not None else spots_of(table, war)
    return LivePlate(key, engraver, lambda: scene_of(table, war, moved), frame=frame, spots=spots, shape=shape)
