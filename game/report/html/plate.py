"""The plate of a war: a small map of where it was fought, drawn from the scenario's shapes if there are any.

Land is tinted as it was owned when the war began; battles are numbered in
order. No rule reads geometry, and nor does the rest of the book.
"""

from collections.abc import Mapping
from html import escape
from itertools import pairwise

from game.report.chapters import Battle, Report, WarChapter
from game.report.html.svg import text_width
from game.scenarios.geometry import Geometry
from game.world.worlds import World

__all__ = ["MOST_BATTLES", "plate_svg", "shapes_svg"]

_SCALE = 4
MOST_BATTLES = 9


def shapes_svg(geometry: Geometry) -> str:
    """Every province once, unseen, for the plates to refer to: a page with ten wars holds one map."""
    paths = []
    for shape in geometry.provinces:
        d = "".join(_ring(ring) for ring in (*shape.rings, *shape.holes))
        paths.append(f'<path id="p-{escape(shape.id)}" fill-rule="evenodd" d="{d}"/>')
    wild = "".join(_ring(ring) for ring in (*geometry.wild_rings, *geometry.wild_holes))
    return (
        '<svg class="shapes" width="0" height="0" aria-hidden="true"><defs>'
        f'{"".join(paths)}<path id="p-wild" fill-rule="evenodd" d="{wild}"/></defs></svg>'
    )


def _ring(ring: tuple[tuple[int, int], ...]) -> str:
    """A ring at a quarter of the map's units, points that fall together dropped."""
    kept: list[tuple[int, int]] = []
    for x, y in ring:
        point = (x // _SCALE, y // _SCALE)
        if not kept or kept[-1] != point:
            kept.append(point)
    if len(kept) < 3:
        return ""
    steps = "".join(f"l{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}{steps}z"


def plate_svg(war: WarChapter, report: Report, world: World, geometry: Geometry) -> str:
    """The ground of one war; empty where nothing of it lies on the map."""
    cities = {shape.id: (shape.city[0] / _SCALE, shape.city[1] / _SCALE) for shape in geometry.provinces}
    fought = _first_battles(war, cities)
    homes = [world.states[s].capital for s in (war.attacker, war.defender) if s in world.states]
    marks = [cities[b.province] for b in fought] + [cities[h] for h in homes if h in cities]
    if not marks:
        return ""
    left, top, wide, tall = _frame(marks, geometry)
    unit = wide / 420
    land = "".join(_land(p.id, p.owner, war, report) for p in world.provinces.values() if p.id in cities)
    body = f'<use href="#p-wild" class="wild"/>{land}{_numbers(fought, cities, unit, left + wide)}'
    id = f"plate-{war.id}"
    battles = "; ".join(f"{n}. {b.place}, {b.year}" for n, b in enumerate(fought, 1))
    return (
        f'<svg class="plate" viewBox="{left:.0f} {top:.0f} {wide:.0f} {tall:.0f}" role="img" '
        f'aria-labelledby="{id}-t {id}-d" style="--u:{unit:.2f}px"><title id="{id}-t">Where {escape(war.name)} was '
        f'fought</title><desc id="{id}-d">{escape(battles)}</desc>{body}</svg>'
    )


def _first_battles(war: WarChapter, cities: Mapping[str, tuple[float, float]]) -> list[Battle]:
    """The first battle at each place, in order: a number marks a place."""
    found: dict[str, Battle] = {}
    for battle in war.battles:
        if battle.province in cities:
            found.setdefault(battle.province, battle)
    return list(found.values())[:MOST_BATTLES]


def _frame(marks: list[tuple[float, float]], geometry: Geometry) -> tuple[float, float, float, float]:
    """A frame of 420 by 260 round the marks, kept within the map."""
    xs, ys = [x for x, _ in marks], [y for _, y in marks]
    wide = max(max(xs) - min(xs) + 320, (max(ys) - min(ys) + 220) * 420 / 260, 620)
    full = (geometry.size[0] / _SCALE, geometry.size[1] / _SCALE)
    wide = min(wide, full[0], full[1] * 420 / 260)
    tall = wide * 260 / 420
    left = min(max(0.0, (min(xs) + max(xs) - wide) / 2), full[0] - wide)
    top = min(max(0.0, (min(ys) + max(ys) - tall) / 2), full[1] - tall)
    return left, top, wide, tall


def _land(province: str, owner: str, war: WarChapter, report: Report) -> str:
    fights = owner in {f.state for f in war.fighters}
    colour = report.colours.get(owner, "#A79F8C")
    return (
        f'<use href="#p-{escape(province)}" class="land{"" if fights else " calm"}" fill="{colour}">'
        f"<title>{escape(report.names.get(owner, owner))}</title></use>"
    )


def _numbers(battles: list[Battle], cities: Mapping[str, tuple[float, float]], unit: float, right: float) -> str:
    """Numbers at the places and their names beside them; a name that would cover an earlier one is left out."""
    marks, names = [], []
    taken: list[tuple[float, float, float]] = [(*cities[b.province], 20 * unit) for b in battles]
    for n, battle in enumerate(battles, 1):
        x, y = cities[battle.province]
        marks.append(f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="{10 * unit:.1f}"/><text class="spot" '
                     f'x="{x:.1f}" y="{y + 4.5 * unit:.1f}" font-size="{13 * unit:.1f}">{n}</text>')  # fmt: skip
        wide = text_width(battle.place, 13 * unit)
        box = (x + 14 * unit, y, wide)
        others = [t for t in taken if t[:2] != (x, y)]
        if not any(
            abs(t[1] - y) < 16 * unit and box[0] < t[0] + t[2] and t[0] - 10 * unit < box[0] + wide for t in others
        ):
            taken.append(box)
            if x > right - wide - 20 * unit:
                box = (x - 14 * unit - wide, y, wide)
            names.append(f'<text class="place" x="{box[0]:.1f}" y="{y + 4.5 * unit:.1f}" '
                         f'font-size="{14 * unit:.1f}">{escape(battle.place)}</text>')  # fmt: skip
    return "".join(names + marks)
