"""Is a map one sheet of paper? Rings close, sides agree, nothing overlaps, nothing is missing.

Every arc must be walked exactly once by each side its labels name (in one direction by the left side, in
the other by the right), every ring must be closed and enclose land, and all areas together must be the
frame. From this follows that no point of the map has two owners or none (maps.md §5).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, pairwise

from game.scenarios.faults import Fault, shown
from game.scenarios.map_file import FRAME, WILD, GeometryFile, Point, Ring, decode, walk

__all__ = ["distance_to", "is_inside", "shape_faults"]

MAX_VERTICES = 60_000
CITY_SLACK = 40
"""How far, in units, a city may lie outside its drawn province (Venice is out on its lagoon)."""

CELL = 64
"""Side in units of the squares in which crossing lines are looked for."""

Chains = tuple[tuple[Point, ...], ...]
Face = tuple[str, str, tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]
"""Label, place in the file, outer rings, holes."""


def doubled_area(ring: Ring) -> int:
    """Twice the signed area of a ring, in square units, exact."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)


def is_inside(point: Point, rings: Iterable[Ring]) -> bool:
    """Whether the point lies inside an odd number of rings (outer rings and holes together)."""
    x, y = point
    odd = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                odd = not odd
    return odd


def distance_to(point: Point, rings: Iterable[Ring]) -> float:
    """Shortest distance in units from the point to any edge of the rings."""
    x, y = point
    best = float("inf")
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            dx, dy = bx - ax, by - ay
            long = dx * dx + dy * dy
            t = min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / long)) if long else 0.0
            best = min(best, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2)
    return float(best**0.5)


def faces(told: GeometryFile) -> Iterator[Face]:
    """Everything that covers paper: provinces, seas, wild land."""
    for i, land in enumerate(told.provinces):
        yield land.id, f'provinces[{i}] "{land.id}"', land.rings, land.holes
    for i, sea in enumerate(told.seas):
        yield sea.id, f'seas[{i}] "{sea.id}"', sea.rings, sea.holes
    yield WILD, "wild", told.wild.rings, told.wild.holes


def shape_faults(told: GeometryFile, file: str) -> list[Fault]:
    """All faults of shape; the later checks run only where the earlier ones allow them to make sense."""
    chains = tuple(decode(arc.p) if len(arc.p) % 2 == 0 else () for arc in told.arcs)
    faults = [*_names(told, file), *_chains(told, chains, file), *_indices(told, file)]
    if faults:
        return faults
    faults = [*_closed(told, chains, file), *_sides(told, file)]
    if faults:
        return faults
    faults = [*_turning(told, chains, file), *_areas(told, chains, file), *_places(told, chains, file)]
    return faults + [_crossed(*crossing, file) for crossing in crossings(chains)[:20]]


def _names(told: GeometryFile, file: str) -> Iterator[Fault]:
    if told.id != file.removesuffix(".json") and not file.endswith("geometry.json"):
        yield Fault(file, "id", f"{shown(told.id)} is not the file's name", "give both the same name")
    land, beyond = [one.id for one in told.provinces], [one.id for one in told.off_map]
    ids = [*land, *beyond, *(one.id for one in told.seas)]
    for id, times in Counter(ids).items():
        if times > 1:
            wrong = f"the id {shown(id)} stands {times} times among provinces, off_map and seas"
            yield Fault(file, f"id {shown(id)}", wrong, "give each its own")
    known = {WILD, FRAME, *(one.id for one in told.provinces), *(one.id for one in told.seas)}
    for i, arc in enumerate(told.arcs):
        for label in arc.l:
            if label not in known:
                wrong = f"the label {shown(label)} is no province or sea of this map"
                yield Fault(file, f"arcs[{i}].l", wrong, "correct the label or add what it names")
        if arc.l[0] == arc.l[1]:
            wrong = f"both sides are {shown(arc.l[0])}, so it is no border"
            yield Fault(file, f"arcs[{i}].l", wrong, "remove the arc or correct a side")


def _chains(told: GeometryFile, chains: Chains, file: str) -> Iterator[Fault]:
    vertices = sum(len(chain) for chain in chains)
    if vertices > MAX_VERTICES:
        wrong = f"the arcs have {vertices} points, more than {MAX_VERTICES}"
        yield Fault(file, "arcs", wrong, "simplify them")
    lines = [(f"arcs[{i}].p", arc.p) for i, arc in enumerate(told.arcs)]
    lines += [(f"rivers[{i}].p", river.p) for i, river in enumerate(told.rivers)]
    lines += [(f"lakes[{i}]", lake) for i, lake in enumerate(told.lakes)]
    for place, line in lines:
        if len(line) % 2:
            yield Fault(file, place, "it has an odd number of figures", "write pairs of x and y")
        else:
            yield from _chain(told, place, decode(line), file)


def _chain(told: GeometryFile, place: str, points: tuple[Point, ...], file: str) -> Iterator[Fault]:
    width, height = told.size
    decorative = not place.startswith("arcs")
    slack = 2_000 if decorative else 0
    for x, y in points:
        if not (-slack <= x <= width + slack and -slack <= y <= height + slack):
            wrong = f"the point {x}, {y} lies outside the map of {width} by {height}"
            yield Fault(file, place, wrong, "clip it to the frame")
            return
    if not decorative and any(a == b for a, b in pairwise(points)):
        yield Fault(file, place, "it has a step of no length", "remove the repeated point")


def _indices(told: GeometryFile, file: str) -> Iterator[Fault]:
    count = len(told.arcs)
    for _, place, rings, holes in faces(told):
        for key, walks in (("rings", rings), ("holes", holes)):
            for r, ring in enumerate(walks):
                for index in ring:
                    if not -count <= index < count:
                        wrong = f"there is no arc {index}, only 0 to {count - 1} and ~0 to ~{count - 1}"
                        yield Fault(file, f"{place}, {key}[{r}]", wrong, "correct the index")


def _ends(chains: Chains, index: int) -> tuple[Point, Point]:
    chain = chains[index] if index >= 0 else chains[~index]
    return (chain[0], chain[-1]) if index >= 0 else (chain[-1], chain[0])


def _closed(told: GeometryFile, chains: Chains, file: str) -> Iterator[Fault]:
    for _, place, rings, holes in faces(told):
        for key, walks in (("rings", rings), ("holes", holes)):
            for r, ring in enumerate(walks):
                for index, after in zip(ring, ring[1:] + ring[:1], strict=True):
                    end, start = _ends(chains, index)[1], _ends(chains, after)[0]
                    if end != start:
                        wrong = f"it does not close: arc {index} ends at {end}, arc {after} starts at {start}"
                        yield Fault(file, f"{place}, {key}[{r}]", wrong, "put the arcs in walking order")
                        break


def _sides(told: GeometryFile, file: str) -> Iterator[Fault]:
    walked: Counter[tuple[str, int]] = Counter()
    for label, place, rings, holes in faces(told):
        for ring in (*rings, *holes):
            for index in ring:
                arc = index if index >= 0 else ~index
                if label not in told.arcs[arc].l:
                    wrong = f"it walks arc {arc}, whose sides are {' and '.join(told.arcs[arc].l)}"
                    yield Fault(file, place, wrong, "correct the ring or the arc's labels")
                walked[label, arc] += 1
    for i, arc_file in enumerate(told.arcs):
        for label in set(arc_file.l) - {FRAME}:
            if (times := walked[label, i]) != 1:
                wrong = f"its side {shown(label)} walks it {times} times instead of once"
                yield Fault(file, f"arcs[{i}]", wrong, "put it in exactly one ring of that side")


def _turning(told: GeometryFile, chains: Chains, file: str) -> Iterator[Fault]:
    """Left is left as seen on paper: an outer ring of positive shoelace area has its land on the right."""
    wrong_way: set[int] = set()
    for label, _, rings, holes in faces(told):
        for ring, outer in [*((one, True) for one in rings), *((one, False) for one in holes)]:
            land_on_right = (doubled_area(walk(ring, chains)) > 0) == outer
            for index in ring:
                arc = index if index >= 0 else ~index
                if told.arcs[arc].l[land_on_right == (index >= 0)] != label:
                    wrong_way.add(arc)
    for arc in sorted(wrong_way):
        left, right = told.arcs[arc].l
        wrong = f"{shown(left)} lies to its right and {shown(right)} to its left"
        yield Fault(file, f"arcs[{arc}].l", wrong, "exchange the two labels")


def _crossed(one: int, other: int, near: Point, file: str) -> Fault:
    wrong = f"it crosses {'itself' if one == other else f'arcs[{other}]'} near {near[0]}, {near[1]}"
    return Fault(file, f"arcs[{one}].p", wrong, "let borders meet only at their ends")


@lru_cache(maxsize=8)
def crossings(chains: Chains) -> tuple[tuple[int, int, Point], ...]:
    """Arcs whose lines truly cross: the two indices, lower first, and a point nearby; each pair once."""
    cells: dict[Point, list[tuple[int, Point, Point]]] = defaultdict(list)
    for arc, chain in enumerate(chains):
        for a, b in pairwise(chain):
            for x in range(min(a[0], b[0]) // CELL, max(a[0], b[0]) // CELL + 1):
                for y in range(min(a[1], b[1]) // CELL, max(a[1], b[1]) // CELL + 1):
                    cells[x, y].append((arc, a, b))
    found: dict[tuple[int, int], Point] = {}
    for steps in cells.values():
        for (i, a, b), (j, c, d) in combinations(steps, 2):
            if is_crossing(a, b, c, d):
                found.setdefault((min(i, j), max(i, j)), a)
    return tuple((i, j, near) for (i, j), near in sorted(found.items()))


def is_crossing(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the lines a–b and c–d cross between their ends (touching is no crossing)."""
    if a in (c, d) or b in (c, d):
        return False
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _areas(told: GeometryFile, chains: Chains, file: str) -> Iterator[Fault]:
    total = 0
    for label, place, rings, holes in faces(told):
        outer = [doubled_area(walk(ring, chains)) for ring in rings]
        inner = [doubled_area(walk(ring, chains)) for ring in holes]
        if 0 in outer or 0 in inner:
            yield Fault(file, place, "a ring encloses nothing", "remove it or give it breadth")
        covered = sum(map(abs, outer)) - sum(map(abs, inner))
        if covered <= 0 and rings:
            yield Fault(file, place, f"{label} covers no paper once its holes are cut", "correct its rings")
        total += covered
    frame = 2 * told.size[0] * told.size[1]
    if abs(total - frame) * 1_000 > frame:
        wrong = f"provinces, wild land and seas cover {total / frame:.1%} of the frame"
        yield Fault(file, "rings", wrong, "leave no gap and no overlap")


def _places(told: GeometryFile, chains: Chains, file: str) -> Iterator[Fault]:
    width, height = told.size
    for i, land in enumerate(told.provinces):
        place = f'provinces[{i}] "{land.id}"'
        rings = [walk(ring, chains) for ring in (*land.rings, *land.holes)]
        if not is_inside(land.anchor[:2], rings):
            wrong = f"the anchor {list(land.anchor[:2])} lies outside the province"
            yield Fault(file, f"{place}, anchor", wrong, "move it inside")
        if not is_inside(land.city, rings) and distance_to(land.city, rings) > CITY_SLACK:
            wrong = f"the city {list(land.city)} lies more than {CITY_SLACK} units outside the province"
            yield Fault(file, f"{place}, city", wrong, "move it or redraw the border")
    spots = [(f'seas[{i}] "{sea.id}", anchor', sea.anchor) for i, sea in enumerate(told.seas)]
    spots += [(f'off_map[{i}] "{tag.id}", at', tag.at) for i, tag in enumerate(told.off_map)]
    for place, (x, y) in spots:
        if x > width or y > height:
            wrong = f"the point {x}, {y} lies outside the map of {width} by {height}"
            yield Fault(file, place, wrong, "move it inside the frame")
