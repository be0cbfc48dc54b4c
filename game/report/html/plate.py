"""The plate of a war: a small map of where it was fought, drawn from the scenario's shapes if there are any.

Land is tinted as it was owned when the war began; battles are numbered in
order, first marches are arrows. No rule reads geometry, and nor does the rest of the book.
"""

from base64 import b64encode
from collections.abc import Mapping
from html import escape
from itertools import pairwise
from math import hypot
from pathlib import Path

from game.report.html.svg import text_width
from game.report.records.chapters import Battle, Report, WarChapter
from game.report.telling.years import short_date
from game.report.wars.theatre import MOST_PLACES, marches_of
from game.scenarios.geometry import Geometry
from game.world.worlds import World

__all__ = ["plate_svg", "shapes_svg"]

Point = tuple[float, float]
Box = tuple[float, float, float, float]
_SCALE = 4


def shapes_svg(geometry: Geometry, relief: Path | None = None) -> str:
    """Every province once, unseen, for the plates to refer to, and the shaded relief: ten wars share one map."""
    paths = []
    for shape in geometry.provinces:
        d = "".join(_ring(ring) for ring in (*shape.rings, *shape.holes))
        paths.append(f'<path id="p-{escape(shape.id)}" fill-rule="evenodd" d="{d}"/>')
    wild = "".join(_ring(ring) for ring in (*geometry.wild_rings, *geometry.wild_holes))
    return (
        '<svg class="shapes" width="0" height="0" aria-hidden="true"><defs>'
        f'{"".join(paths)}<path id="p-wild" fill-rule="evenodd" d="{wild}"/>{_relief(geometry, relief)}</defs></svg>'
    )


def _relief(geometry: Geometry, picture: Path | None) -> str:
    """The relief carried inside the page; an empty group where the map has none, or it has gone."""
    try:
        seen = picture.read_bytes() if picture else b""
    except OSError:
        seen = b""
    if not seen:
        return '<g id="relief"></g>'
    wide, tall = (side / _SCALE for side in geometry.size)
    kind = "jpeg" if seen.startswith(b"\xff\xd8") else "png"
    return (
        f'<image id="relief" width="{wide:g}" height="{tall:g}" preserveAspectRatio="none" '
        f'href="data:image/{kind};base64,{b64encode(seen).decode("ascii")}"/>'
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
    homes = {f.state: _muster(f.state, world, cities) for f in war.fighters if f.state in world.states}
    leaders = [world.states[s].capital for s in (war.attacker, war.defender) if s in world.states]
    marks = [cities[b.province] for b in fought] + [cities[h] for h in leaders if h in cities]
    if not marks:
        return ""
    left, top, wide, tall = _frame(marks, geometry)
    sheet = _Sheet(cities, wide / 420, (left, top, left + wide, top + tall))
    land = "".join(_land(p.id, p.owner, war, report) for p in world.provinces.values() if p.id in cities)
    drawn = _drawn(war, fought, homes, world, sheet, report)
    id = f"plate-{war.id}"
    battles = "; ".join(f"{n}. {b.place}, {b.year}" for n, b in enumerate(fought, 1))
    return (
        f'<svg class="plate" viewBox="{left:.0f} {top:.0f} {wide:.0f} {tall:.0f}" role="img" '
        f'aria-labelledby="{id}-t {id}-d" style="--u:{sheet.unit:.2f}px"><title id="{id}-t">Where '
        f'{escape(war.name)} was fought</title><desc id="{id}-d">{escape(battles)}</desc>'
        f'<use href="#p-wild" class="wild"/>{land}<use href="#relief" class="relief"/>{drawn}</svg>'
    )


def _muster(state: str, world: World, cities: Mapping[str, Point]) -> str:
    """Where on the map most of a state's army stood; its capital where none did."""
    there = {p: n for p, n in world.forces.get(state, {}).items() if p in cities and n}
    return max(there, key=lambda p: (there[p], p)) if there else world.states[state].capital


class _Sheet:
    """The paper of one plate: its scale, its edges, and what is taken, so that no name covers another."""

    def __init__(self, cities: Mapping[str, Point], unit: float, edges: Box) -> None:
        self.cities, self.unit, self.edges = cities, unit, edges
        self.taken: list[Box] = []

    def take(self, at: Point, radius: float) -> None:
        """Keep a disc free."""
        r = radius * self.unit
        self.taken.append((at[0] - r, at[1] - r, at[0] + r, at[1] + r))

    def place(self, words: str, at: Point, gap: float, size: float) -> Point | None:
        """Where words may stand about a point, as the middle of their line's foot; None where there is no room."""
        wide, tall, off = text_width(words, size * self.unit) * 1.04, size * self.unit, gap * self.unit
        x, y = at
        for left, foot in (
            (x + off, y + tall * 0.33),
            (x - off - wide, y + tall * 0.33),
            (x - wide / 2, y + off + tall * 0.8),
            (x - wide / 2, y - off),
        ):
            box = (left, foot - tall * 0.8, left + wide, foot + tall * 0.25)
            inside = all(a >= e for a, e in zip(box[:2], self.edges[:2], strict=True)) and all(
                a <= e for a, e in zip(box[2:], self.edges[2:], strict=True)
            )
            if inside and not any(_meet(box, other) for other in self.taken):
                self.taken.append(box)
                return left, foot
        return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _first_battles(war: WarChapter, cities: Mapping[str, tuple[float, float]]) -> list[Battle]:
    """The first battle at each place, in order: a number marks a place."""
    found: dict[str, Battle] = {}
    for battle in war.battles:
        if battle.province in cities:
            found.setdefault(battle.province, battle)
    return list(found.values())[:MOST_PLACES]


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


def _drawn(
    war: WarChapter, fought: list[Battle], homes: dict[str, str], world: World, sheet: _Sheet, report: Report
) -> str:
    """Marches below, names over them, numbers on top; a name that finds no room is left to the list of battles."""
    u, marks = sheet.unit, []
    for n, battle in enumerate(fought, 1):
        x, y = sheet.cities[battle.province]
        sheet.take((x, y), 10)
        marks.append(f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="{10 * u:.1f}"/><text class="spot" '
                     f'x="{x:.1f}" y="{y + 4.5 * u:.1f}" font-size="{13 * u:.1f}">{n}</text>')  # fmt: skip
    arrows, dates = _marches(war, fought, homes, sheet, report)
    names = [_name(b.place, sheet.cities[b.province], 13, sheet) for b in fought]
    realms = [_realm(state, world, sheet, report) for state in homes]
    return "".join((*arrows, *names, *dates, *realms, *marks))


def _realm(state: str, world: World, sheet: _Sheet, report: Report) -> str:
    """The name of one who fought, at the middle of its land that is seen; nothing where there is no room."""
    left, top, right, bottom = sheet.edges
    owned = [sheet.cities[p.id] for p in world.provinces.values() if p.owner == state and p.id in sheet.cities]
    seen = [(x, y) for x, y in owned if left < x < right and top < y < bottom]
    if not seen:
        return ""
    mean = (sum(x for x, _ in seen) / len(seen), sum(y for _, y in seen) / len(seen))
    at = min(seen, key=lambda city: (hypot(city[0] - mean[0], city[1] - mean[1]), city))
    return _name(report.names.get(state, state).upper(), at, 1, sheet, " realm")


def _name(words: str, at: Point, gap: float, sheet: _Sheet, kind: str = "") -> str:
    found = sheet.place(words, at, gap, 14)
    if found is None:
        return ""
    size = f'font-size="{14 * sheet.unit:.1f}"'
    return f'<text class="place{kind}" x="{found[0]:.1f}" y="{found[1]:.1f}" {size}>{escape(words)}</text>'


def _marches(
    war: WarChapter, fought: list[Battle], homes: dict[str, str], sheet: _Sheet, report: Report
) -> tuple[list[str], list[str]]:
    """The attacker's first march in red, its victim's helpers in dashed blue; and the names and dates of each."""
    arrows, words = [], []
    for march in marches_of(war, {b.province for b in fought}, homes):
        start, goal = sheet.cities.get(homes.get(march.state, "")), sheet.cities[march.goal]
        if start is None:
            continue
        kind = " helps" if march.helps else ""
        arrows.append(_arrow(start, goal, sheet.unit, kind))
        said = f"{report.names.get(march.state, march.state)}, {short_date(march.year)}"
        words.append((said, [_along(start, goal, t / 10) for t in (5, 4, 6, 3, 7, 2, 8)], kind))
        for step in range(1, 20):
            sheet.take(_along(start, goal, step / 20), 2.5)
    dates = [next((d for at in places if (d := _name(said, at, 5, sheet, kind))), "") for said, places, kind in words]
    return arrows, dates


def _along(start: Point, goal: Point, t: float) -> Point:
    """A point of a bowed march, from 0 to 1."""
    control = _bowed(start, goal)
    x, y = ((1 - t) ** 2 * a + 2 * t * (1 - t) * c + t * t * b for a, c, b in zip(start, control, goal, strict=True))
    return x, y


def _bowed(start: Point, goal: Point) -> Point:
    """The control of a slightly bowed march."""
    (ax, ay), (bx, by) = start, goal
    return (ax + bx) / 2 - (by - ay) * 0.16, (ay + by) / 2 + (bx - ax) * 0.16


def _arrow(start: Point, goal: Point, unit: float, kind: str) -> str:
    """A bowed line that stops short of the number it leads to, with a head."""
    control = _bowed(start, goal)
    dx, dy = goal[0] - control[0], goal[1] - control[1]
    far = hypot(dx, dy) or 1.0
    ux, uy = dx / far, dy / far
    tip = (goal[0] - ux * 11 * unit, goal[1] - uy * 11 * unit)
    back = (tip[0] - ux * 9 * unit, tip[1] - uy * 9 * unit)
    half = 5 * unit
    left, right = (back[0] - uy * half, back[1] + ux * half), (back[0] + uy * half, back[1] - ux * half)
    curve = f"M{_at(start)}Q{_at(control)} {_at(back)}"
    return (
        f'<path class="march casing" d="{curve}"/><path class="march{kind}" d="{curve}"/>'
        f'<path class="head{kind}" d="M{_at(tip)}L{_at(left)}L{_at(right)}z"/>'
    )


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
