"""One sheet of paper: coasts, fronts and frame woven into faces that leave no gap and never overlap.

Every line is snapped to whole units and noded with all others (Shapely's `union_all` on a grid), the faces
between them are read off and labelled by the cells beneath, and like faces are fused. Borders are then thinned
together, as a coverage, so that neighbours keep the very same points (Visvalingam and Whyatt 1993).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.ops import polygonize

from game.cartography.borders import fronts
from game.cartography.ground import Ground
from game.cartography.growth import EMPTY, Growth
from game.cartography.projection import HEIGHT, WIDTH
from game.cartography.raster import Codes, cell_of, nearest_code
from game.scenarios.map_file import FRAME, WILD

__all__ = ["Arc", "Shape", "Sheet", "woven"]

LEAST_FACE = 260.0
"""Square units below which a face joins its longest neighbour: some ten pixels of a 1080-line screen."""
THIN = 2.6
"""A point goes when the triangle it makes with its neighbours is smaller than this squared, in units."""

Point = tuple[int, int]
Step = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Arc:
    """A piece of border with the labels at its left and right hand, as seen on paper."""

    left: str
    right: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What one label covers: rings and holes as signed arc numbers, `~i` walking arc i backwards."""

    area: MultiPolygon
    rings: tuple[tuple[int, ...], ...]
    holes: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All shapes by label (ids of provinces and seas, WILD), and the arcs they share."""

    shapes: dict[str, Shape]
    arcs: tuple[Arc, ...]


def woven(ground: Ground, growth: Growth, seas: Codes) -> Sheet:
    """The sheet of a ground and what grew on it."""
    wild = len(ground.seats)
    codes = np.where(growth.province == EMPTY, wild, growth.province)
    over_sea, _ = nearest_code(codes, growth.land)
    names = [*(seat.id for seat in ground.seats), WILD, *(sea.id for sea in ground.seas)]
    frame = box(0, 0, WIDTH, HEIGHT)
    coast = shapely.intersection(ground.whole.boundary, frame)
    lines = [coast, frame.exterior, *fronts(over_sea, growth.land, ground.rivers), *fronts(seas, ~growth.land)]
    net = shapely.union_all(lines, grid_size=1)
    faces = [face for face in polygonize(shapely.get_parts(net)) if face.area > 0]
    labels = _labelled(ground, faces, over_sea, seas)
    labels = _absorbed(faces, labels, wild)
    parts: dict[int, list[Polygon]] = defaultdict(list)
    for face, label in zip(faces, labels, strict=True):
        parts[label].append(face)
    order = sorted(parts)
    areas = shapely.coverage_simplify(
        [shapely.union_all(parts[label]) for label in order], THIN, simplify_boundary=False
    )
    return _shared({names[label]: _many(area) for label, area in zip(order, areas, strict=True)})


def _many(area: Polygon | MultiPolygon) -> MultiPolygon:
    return area if isinstance(area, MultiPolygon) else MultiPolygon([area])


def _labelled(ground: Ground, faces: list[Polygon], over_sea: Codes, seas: Codes) -> list[int]:
    """What each face is, by a point inside it: land by the coast itself, whose by the cells."""
    spots = [face.representative_point() for face in faces]
    shapely.prepare(ground.whole)
    on_land = shapely.covers(ground.whole, spots)
    cells = [cell_of(spot.x, spot.y) for spot in spots]
    first_sea = len(ground.seats) + 1
    return [
        int(over_sea[cell]) if dry else first_sea + int(seas[cell])
        for cell, dry in zip(cells, on_land.tolist(), strict=True)
    ]


def _absorbed(faces: list[Polygon], labels: list[int], wild: int) -> list[int]:
    """Scraps take the label of the neighbour they share most with, land before water if they are land."""
    sides = _sides(faces)
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (a, b), owners in sides.items():
        if len(owners) == 2:
            long = ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
            shared[owners[0]][owners[1]] += long
            shared[owners[1]][owners[0]] += long
    labels = list(labels)
    for n in sorted(range(len(faces)), key=lambda n: faces[n].area):
        if faces[n].area >= LEAST_FACE:
            break
        kin = labels[n] <= wild
        near = sorted(shared[n].items(), key=lambda pair: ((labels[pair[0]] <= wild) == kin, pair[1], -pair[0]))
        if near:
            labels[n] = labels[near[-1][0]]
    return labels


def _ring_steps(polygon: Polygon) -> list[list[Step]]:
    """Steps of each ring, the exterior first, all with the polygon's inside on one hand (shoelace positive outside)."""
    turned = shapely.geometry.polygon.orient(polygon)
    rings = [turned.exterior, *turned.interiors]
    whole = [[(round(x), round(y)) for x, y in ring.coords] for ring in rings]
    return [[(a, b) for a, b in pairwise(ring) if a != b] for ring in whole]


def _sides(faces: list[Polygon]) -> dict[Step, list[int]]:
    """Which faces lie on either side of each step."""
    sides: dict[Step, list[int]] = defaultdict(list)
    for n, face in enumerate(faces):
        for ring in _ring_steps(face):
            for a, b in ring:
                sides[min(a, b), max(a, b)].append(n)
    return sides


def _shared(areas: dict[str, MultiPolygon]) -> Sheet:
    """Cuts the rings of all shapes into arcs between the points where three meet."""
    right: dict[Step, str] = {}
    rings = {
        label: [_ring_steps(part) for part in sorted(area.geoms, key=lambda part: -part.area)]
        for label, area in areas.items()
    }
    for label, parts in rings.items():
        for ring in (ring for part in parts for ring in part):
            right.update(dict.fromkeys(ring, label))
    left = {step: right.get((step[1], step[0]), FRAME) for step in right}
    nodes = _nodes(right, left)
    book = _Book(right, left, nodes)
    shapes = {
        label: Shape(
            areas[label],
            tuple(book.walk(part[0]) for part in parts),
            tuple(book.walk(ring) for part in parts for ring in part[1:]),
        )
        for label, parts in rings.items()
    }
    return Sheet(shapes, tuple(book.arcs))


def _nodes(right: dict[Step, str], left: dict[Step, str]) -> set[Point]:
    """Points where the pair of labels on either hand changes, or more than two steps meet."""
    meeting: dict[Point, set[Step]] = defaultdict(set)
    for a, b in right:
        edge = (min(a, b), max(a, b))
        meeting[a].add(edge)
        meeting[b].add(edge)
    sides = {(min(s), max(s)): frozenset((right[s], left[s])) for s in right}
    return {point for point, edges in meeting.items() if len(edges) != 2 or len({sides[edge] for edge in edges}) != 1}


class _Book:
    """The arcs written down so far, found again from the other side."""

    def __init__(self, right: dict[Step, str], left: dict[Step, str], nodes: set[Point]) -> None:
        self.right, self.left, self.nodes = right, left, nodes
        self.arcs: list[Arc] = []
        self._at: dict[Step, int] = {}

    def walk(self, ring: list[Step]) -> tuple[int, ...]:
        """The ring as arc numbers."""
        start = next((n for n, (a, _) in enumerate(ring) if a in self.nodes), None)
        if start is None:
            start = min(range(len(ring)), key=lambda n: ring[n][0])
        turned = ring[start:] + ring[:start]
        found, piece = [], [turned[0][0]]
        for a, b in turned:
            piece.append(b)
            if b in self.nodes or b == turned[0][0]:
                found.append(self._arc(piece, (a, b)))
                piece = [b]
        return tuple(found)

    def _arc(self, points: list[Point], last: Step) -> int:
        if (back := self._at.get((last[1], last[0]))) is not None:
            return ~back
        step = (points[0], points[1])
        self._at[step] = len(self.arcs)
        self.arcs.append(Arc(self.left[step], self.right[step], tuple(points)))
        return len(self.arcs) - 1
