"""Walls: where a state's land may grow, by the borders of modern countries and provinces (maps.md §3, variant B).

Borders of the twentieth century follow no river and no range that growth could find; they are told as sets of
modern units, and growth keeps within them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon

from game.cartography import geography
from game.cartography.ground import FREE, NOBODY
from game.cartography.projection import Frame
from game.cartography.raster import COLUMNS, ROWS, Codes, nearest_code, painted
from game.cartography.seats import SeatsFile

__all__ = ["WILD_OWNER", "walls_of"]

WILD_OWNER = "~wild"
NEAR_DEGREES = 0.3
"""A point just off a coarse coast still means the unit behind it."""
_PAINT = 10
"""Added to codes on the paper, so that 0 is what no unit covers."""


def walls_of(told: SeatsFile, frame: Frame, units_file: Path) -> tuple[Codes, dict[str, int]]:
    """Whose walled land each cell is, and the code of each walled state."""
    if not told.walls:
        return np.full((ROWS, COLUMNS), FREE, np.int32), {}
    codes = {owner: n for n, owner in enumerate(told.walls) if owner != WILD_OWNER}
    country = {name: owner for owner, names in told.walls.items() for name in names if isinstance(name, str)}
    units = geography.units_on(frame, units_file)
    claimed = _claimed(told, [unit.area for unit, _ in units])
    shapes: list[tuple[int, Polygon | MultiPolygon]] = []
    for n, (unit, area) in enumerate(units):
        owner = claimed.get(n) or country.get(unit.country, "")
        code = codes.get(owner, NOBODY) if owner else FREE
        shapes += [(code + _PAINT, part) for part in shapely.get_parts(area) if isinstance(part, Polygon)]
    paper = painted(shapes, ground=0)
    filled, _ = nearest_code(paper, paper > 0)
    return (filled - _PAINT).astype(np.int32), codes


def _claimed(told: SeatsFile, areas: list[MultiPolygon]) -> dict[int, str]:
    """Units named by a point in them, by their number."""
    tree = shapely.STRtree(areas)
    found: dict[int, str] = {}
    for owner, names in told.walls.items():
        for at in names:
            if isinstance(at, str):
                continue
            point = Point(at[1], at[0])
            hit = tree.query(point, predicate="within")
            if not len(hit):
                hit = tree.query_nearest(point, max_distance=NEAR_DEGREES)
            if len(hit):
                found[int(hit[0])] = owner
    return found
