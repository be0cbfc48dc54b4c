"""Continents and islands by lot: a ground, seats on it, and the map that grows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy import ndimage
from shapely.geometry import Polygon

from game.cartography.coasts import Terrain, coasts, lit, terrain_of
from game.cartography.ground import FREE, Ground, Sea, Seat
from game.cartography.projection import HEIGHT, WIDTH, Reals
from game.cartography.raster import CELL, COLUMNS, ROWS, Mask, cell_of, painted
from game.cartography.sheet import Sheet
from game.cartography.streams import streams
from game.cartography.ways import Ways
from game.cartography.workshop import Progress, drawn
from game.kit.dice import Dice

__all__ = ["SPACING_KM", "Drawn", "draw", "sea_points"]

SPACING_KM = 105.0
"""Kilometres between neighbouring seats: about Greece's, so that reach means the same (game/scenarios/ground.py)."""
CANDIDATES = 30
"""Of so many spots the one farthest from all seats becomes the next one (Mitchell 1991)."""
SEAS = 6


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map without names: seats are called p1, p2 …, seas s1, s2 …

    `orbit` gives each seat's place in the pattern that all states of a
    symmetric world share, or is empty; `owner` the states of such a world.
    """

    ground: Ground
    sheet: Sheet
    ways: Ways
    relief: Reals
    terrain: Terrain
    orbit: tuple[int, ...] = ()
    owner: tuple[int, ...] = ()


def draw(states: int, provinces: int, islands: str, dice: Dice, tell: Progress) -> Drawn:
    """A world of continents and islands; FaultsFoundError where its land cannot be parted so."""
    seed = dice.roll(2**31, "coast")
    tell(2, "Raising the land")
    terrain = terrain_of(seed, islands)
    land = coasts(terrain)
    relief = lit(seed, terrain)
    spots = _spots(np.random.default_rng(dice.roll(2**31, "seats")), terrain, land, provinces)
    area = sum(one.area for one in land)
    km_per_unit = SPACING_KM / (area / provinces) ** 0.5
    ground = Ground(
        km_per_unit=km_per_unit,
        land=land,
        rivers=streams(seed, terrain),
        lakes=(),
        rough=terrain.rough,
        walls=np.full((ROWS, COLUMNS), FREE, np.int32),
        seats=tuple(Seat(f"p{n}", f"p{n}", x, y, 1 + dice.roll(3, "weight", n)) for n, (x, y) in enumerate(spots, 1)),
        seas=sea_points(land),
        claim_km=SPACING_KM * 6,
        strait_km=SPACING_KM * 0.22,
        sea_km=SPACING_KM * 3.2,
        seed=seed,
    )
    ground, sheet, ways = drawn(ground, tell, "world new")
    return Drawn(ground, sheet, ways, relief, terrain)


def _spots(
    dice: np.random.Generator, terrain: Terrain, land: tuple[Polygon, ...], count: int
) -> list[tuple[float, float]]:
    """Where towns stand: one on each island of some size, then ever where most land is left; seldom in the ranges."""
    room = sum(one.area for one in land) / count
    spots = [_inside(one) for one in land if one.area > 0.45 * room][:count]
    dry = painted((0, one) for one in land) >= 0
    rows, columns = np.nonzero(ndimage.binary_erosion(dry, iterations=3))
    harsh = terrain.rough[rows, columns]
    shore = ndimage.distance_transform_edt(dry)[rows, columns]
    while len(spots) < count:
        drawn_now = dice.integers(len(rows), size=CANDIDATES)
        x, y = (columns[drawn_now] + 0.5) * CELL, (rows[drawn_now] + 0.5) * CELL
        taken = np.array(spots) if spots else np.zeros((0, 2))
        far = np.hypot(x[:, None] - taken[:, 0], y[:, None] - taken[:, 1]).min(axis=1, initial=4_000.0)
        worth = far * (1 - 0.45 * harsh[drawn_now]) * np.where(shore[drawn_now] < 14, 1.15, 1.0)
        best = int(np.argmax(worth))
        spots.append((float(x[best]), float(y[best])))
    return spots


def _inside(land: Polygon) -> tuple[float, float]:
    """The middle of the widest part."""
    spot = shapely.get_point(shapely.maximum_inscribed_circle(land, tolerance=8.0), 0)
    return float(spot.x), float(spot.y)


def sea_points(land: tuple[Polygon, ...], count: int = SEAS) -> tuple[Sea, ...]:
    """The widest waters, each far from the others: where names have room."""
    water = painted((0, one) for one in land) < 0
    padded = np.pad(water, 1, constant_values=True)
    far = ndimage.distance_transform_edt(padded)[1:-1, 1:-1]
    edge = np.minimum.outer(np.minimum(np.arange(ROWS), ROWS - 1 - np.arange(ROWS)), np.full(COLUMNS, 10**6))
    edge = np.minimum(edge, np.minimum(np.arange(COLUMNS), COLUMNS - 1 - np.arange(COLUMNS))[None])
    worth = np.minimum(far, edge + 20.0) * water
    found: list[Sea] = []
    rows, columns = np.arange(ROWS)[:, None], np.arange(COLUMNS)[None]
    for n in range(1, count + 1):
        row, column = np.unravel_index(int(np.argmax(worth)), worth.shape)
        if worth[row, column] < 22 and found:
            break
        wide = float(worth[row, column])
        x, y = (float(column) + 0.5) * CELL, (float(row) + 0.5) * CELL
        found.append(Sea(f"s{n}", f"s{n}", min(x, WIDTH), min(y, HEIGHT), 1 if wide > 90 else 2 if wide > 45 else 3))
        worth = worth * np.clip((np.hypot(rows - row, columns - column) - 150) / 150, 0, 1)
    return tuple(found)


def is_on(mask: Mask, x: float, y: float) -> bool:
    """Whether the cell at a point is marked."""
    return bool(mask[cell_of(x, y)])
