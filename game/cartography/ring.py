"""A world of equal seats: one pattern of coast, range and provinces, repeated round an inner sea.

Turning the ring by one seat maps every link, distance, terrain and weight onto another just like it, so that no seat
is better than another by its place; what is left is chance and play. Only the drawing is stretched, to the shape
of the sheet: distances are those of the pattern, and the same for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from scipy import ndimage, sparse
from scipy.sparse.csgraph import dijkstra

from game.cartography.coasts import Terrain, coasts, lit
from game.cartography.continents import SPACING_KM, Drawn, sea_points
from game.cartography.ground import FREE, Ground, Seat
from game.cartography.growth import EMPTY, Growth, grow_seas
from game.cartography.projection import HEIGHT, WIDTH, Reals
from game.cartography.raster import CELL, COLUMNS, ROWS, Codes, nearest_code, painted
from game.cartography.sheet import Sheet, woven
from game.cartography.streams import streams
from game.cartography.ways import LEAST_BORDER, RANGE, Crossing, Pair, Ways, border_lengths, found_ways
from game.cartography.workshop import Progress, whole_land
from game.kit.dice import Dice
from game.scenarios.faults import Fault, FaultsFoundError

__all__ = ["draw"]

RINGS = 150
"""Cells of the pattern from its inmost to its outmost radius."""
INMOST, OUTMOST = 0.22, 1.0
"""Radii in parts of half the sheet."""
MIDDLE, BREADTH = 0.64, 0.29
ROUGH_COAST = {"none": 0.30, "some": 0.48, "many": 0.75}
STRETCH = (WIDTH / 2 * 0.985, HEIGHT / 2 * 0.975)
CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One seat's share of the ring, in cells [radius, angle] that close upon themselves.

    `spots`: (radius, angle from the sector's start) of its provinces, the
    capital first; `owner`: index of the province, with the neighbour it lies
    in: -1, 0 or 1, as `turn`.
    """

    states: int
    height: Reals
    rough: Reals
    spots: tuple[tuple[float, float], ...]
    owner: Codes
    turn: Codes

    @property
    def angle(self) -> float:
        """The breadth of a sector in radians."""
        return 2 * np.pi / self.states


def draw(states: int, provinces: int, islands: str, dice: Dice, tell: Progress) -> Drawn:
    """The ring of `states` seats; FaultsFoundError where the drawing would make them unlike."""
    seed = dice.roll(2**31, "ring")
    tell(3, "Casting the pattern")
    pattern = _cast(np.random.default_rng(seed), states, provinces // states, islands)
    terrain = Terrain(_spread(pattern, pattern.height), np.clip(_spread(pattern, pattern.rough), 0, 1))
    land = coasts(terrain)
    seats = _seats(pattern)
    km = _kilometres(pattern)
    ground = Ground(
        km_per_unit=km / STRETCH[0],
        land=land,
        rivers=streams(seed, terrain),
        lakes=(),
        rough=terrain.rough,
        walls=np.full((ROWS, COLUMNS), FREE, np.int32),
        seats=seats,
        seas=sea_points(land),
        claim_km=SPACING_KM * 9,
        strait_km=SPACING_KM * 0.25,
        sea_km=SPACING_KM * 4.5,
        seed=seed,
    )
    ground = replace(ground, whole=whole_land(land))
    tell(25, "Drawing the borders")
    growth = _growth(pattern, ground)
    sheet = woven(ground, growth, grow_seas(ground, growth.land))
    if missing := [seat.id for seat in seats if seat.id not in sheet.shapes]:
        raise _unlike(f"{len(missing)} provinces were too small to be drawn")
    tell(80, "Measuring the ways")
    ways = _even_ways(pattern, ground, sheet, found_ways(ground, growth, sheet), km)
    m = len(pattern.spots)
    orbit, owner = tuple(n % m for n in range(len(seats))), tuple(n // m for n in range(len(seats)))
    return Drawn(ground, sheet, ways, lit(seed, terrain), terrain, orbit, owner)


def _unlike(wrong: str) -> FaultsFoundError:
    return FaultsFoundError([Fault("world new", "seed", wrong, "try another seed or fewer provinces")])


# -- the pattern --------------------------------------------------------------------------------


def _cast(dice: np.random.Generator, states: int, count: int, islands: str) -> _Pattern:
    radii = np.linspace(INMOST, OUTMOST, RINGS)
    columns = max(12, round(MIDDLE * 2 * np.pi / states / (radii[1] - radii[0])))
    profile = 1 - ((radii - MIDDLE) / BREADTH) ** 2
    height = np.clip(profile, -3, 1)[:, None] * 0.9 + ROUGH_COAST[islands] * _noise(dice, columns, (9, 5, 2.6))
    height[radii > 0.965] = np.minimum(height[radii > 0.965], -0.4)
    belts = np.clip(1 - np.abs(_noise(dice, columns, (14, 8))) / 0.45, 0, 1) ** 1.3
    inland = ndimage.distance_transform_edt(np.tile(height > 0, (1, 3)))[:, columns : 2 * columns]
    rough = belts * np.clip(inland / 12, 0, 1) * np.clip(_noise(dice, columns, (18,)) + 0.7, 0, 1)
    spots = _spots(dice, height, rough, radii, states, count)
    owner, turn = _grown(height, rough, radii, states, spots)
    return _Pattern(states, height, rough, spots, owner, turn)


def _noise(dice: np.random.Generator, columns: int, breadths: tuple[float, ...]) -> Reals:
    """Noise that closes upon itself in angle; each breadth in cells, the finer the fainter."""
    total = np.zeros((RINGS, columns))
    for n, breadth in enumerate(breadths):
        layer = ndimage.gaussian_filter(dice.standard_normal((RINGS, columns)), breadth, mode=("nearest", "wrap"))
        total += layer / layer.std() / 1.8**n
    return np.asarray(total / total.std(), np.float64)


def _spots(
    dice: np.random.Generator, height: Reals, rough: Reals, radii: Reals, states: int, count: int
) -> tuple[tuple[float, float], ...]:
    """Where the provinces' towns stand, far from each other and from their images in the next sectors."""
    columns = height.shape[1]
    angle = 2 * np.pi / states
    dry = ndimage.binary_erosion(np.tile(height > 0, (1, 3)), iterations=3)[:, columns : 2 * columns]
    rings, steps = np.nonzero(dry & (rough < 0.7))
    if len(rings) < count * 12:
        raise _unlike("too little land came of it")
    home = int(np.argmin(np.abs(radii[rings] - MIDDLE) + np.abs((steps + 0.5) / columns - 0.5)))
    chosen = [(float(radii[rings[home]]), (float(steps[home]) + 0.5) / columns * angle)]
    while len(chosen) < count:
        drawn = dice.integers(len(rings), size=CANDIDATES)
        spots = [(float(radii[rings[n]]), (float(steps[n]) + 0.5) / columns * angle) for n in drawn]
        far = [min(_apart(spot, (r, a + k * angle)) for r, a in chosen for k in (-1, 0, 1)) for spot in spots]
        chosen.append(spots[int(np.argmax(far))])
    return tuple(chosen)


def _apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance in the round pattern, in parts of its radius."""
    return float(np.hypot(a[0] * np.cos(a[1]) - b[0] * np.cos(b[1]), a[0] * np.sin(a[1]) - b[0] * np.sin(b[1])))


def _grown(
    height: Reals, rough: Reals, radii: Reals, states: int, spots: tuple[tuple[float, float], ...]
) -> tuple[Codes, Codes]:
    """Each cell's province and whether it is this seat's or a neighbour's, by growth over three sectors."""
    columns = height.shape[1]
    dry = np.tile(height > 0, (1, 3))
    price = np.tile(0.9 + 2.6 * rough, (1, 3))
    node = np.full(dry.shape, -1, np.int64)
    node[dry] = np.arange(int(dry.sum()))
    ring_step, arc = radii[1] - radii[0], radii[:, None] * 2 * np.pi / states / columns
    arcs = np.broadcast_to(arc, dry.shape)
    starts, ends, prices = [], [], []
    for a, b, long in (
        ((slice(None), slice(0, -1)), (slice(None), slice(1, None)), arcs[:, 1:]),
        ((slice(0, -1), slice(None)), (slice(1, None), slice(None)), np.full_like(arcs[1:], ring_step)),
    ):
        free = dry[a] & dry[b]
        starts.append(node[a][free])
        ends.append(node[b][free])
        prices.append(((price[a] + price[b]) / 2 * long)[free])
    count, m = int(dry.sum()), len(spots)
    homes = [
        node[int(np.argmin(np.abs(radii - r))), int((k + 1) * columns + a / (2 * np.pi / states) * columns)]
        for k, (r, a) in product((-1, 0, 1), spots)
    ]
    rows, cols = np.concatenate([*starts, *ends]), np.concatenate([*ends, *starts])
    graph = sparse.csr_matrix((np.concatenate([*prices, *prices]), (rows, cols)), shape=(count, count))
    far, _, sources = dijkstra(graph, indices=homes, min_only=True, return_predecessors=True)
    which = {home: n for n, home in enumerate(homes)}
    label = np.array([which.get(int(s), -1) if np.isfinite(f) else -1 for f, s in zip(far, sources, strict=True)])
    paper = np.full(dry.shape, -1, np.int32)
    paper[dry] = label
    filled, _ = nearest_code(paper, paper >= 0)
    middle = filled[:, columns : 2 * columns]
    return (middle % m).astype(np.int32), (middle // m - 1).astype(np.int32)


# -- onto the sheet -----------------------------------------------------------------------------


def _polar(pattern: _Pattern) -> tuple[Reals, Reals, Codes]:
    """For each cell of the sheet: place on the pattern's rings and steps, as fractions of a cell, and its sector."""
    y, x = np.meshgrid((np.arange(ROWS) + 0.5) * CELL, (np.arange(COLUMNS) + 0.5) * CELL, indexing="ij")
    u, v = (x - WIDTH / 2) / STRETCH[0], (y - HEIGHT / 2) / STRETCH[1]
    radius, turn = np.hypot(u, v), np.arctan2(v, u) % (2 * np.pi)
    sector = np.minimum((turn / pattern.angle).astype(np.int32), pattern.states - 1)
    ring = (radius - INMOST) / (OUTMOST - INMOST) * (RINGS - 1)
    step = (turn - sector * pattern.angle) / pattern.angle * pattern.height.shape[1] - 0.5
    return ring, step, sector


def _spread(pattern: _Pattern, field: Reals) -> Reals:
    """A field of the pattern over the sheet; beyond its rings all is sea."""
    ring, step, _ = _polar(pattern)
    columns = field.shape[1]
    wide = np.concatenate([field[:, -2:], field, field[:, :2]], axis=1)
    seen = ndimage.map_coordinates(wide, [ring, step % columns + 2], order=1, mode="nearest")
    return np.asarray(np.where((ring < 0) | (ring > RINGS - 1), -1.0, seen), np.float64)


def _seats(pattern: _Pattern) -> tuple[Seat, ...]:
    found: list[Seat] = []
    for state, (radius, angle) in product(range(pattern.states), pattern.spots):
        turn = angle + state * pattern.angle
        x = WIDTH / 2 + STRETCH[0] * radius * np.cos(turn)
        y = HEIGHT / 2 + STRETCH[1] * radius * np.sin(turn)
        found.append(Seat(f"p{len(found) + 1}", f"p{len(found) + 1}", float(x), float(y), 2))
    return tuple(found)


def _kilometres(pattern: _Pattern) -> float:
    """Kilometres to the pattern's radius, so that towns lie as far apart as elsewhere."""
    radii = np.linspace(INMOST, OUTMOST, RINGS)
    cell = (radii[1] - radii[0]) * radii[:, None] * pattern.angle / pattern.height.shape[1]
    area = float((cell * (pattern.height > 0)).sum()) / len(pattern.spots)
    return SPACING_KM / float(area**0.5)


def _growth(pattern: _Pattern, ground: Ground) -> Growth:
    """The pattern's provinces on the sheet, within the drawn coasts."""
    ring, step, sector = _polar(pattern)
    rows = np.clip(np.round(ring), 0, RINGS - 1).astype(np.int32)
    columns = np.round(step).astype(np.int32) % pattern.height.shape[1]
    state = (sector + pattern.turn[rows, columns]) % pattern.states
    province = (state * len(pattern.spots) + pattern.owner[rows, columns]).astype(np.int32)
    part = painted(enumerate(ground.land))
    land = part >= 0
    cells = tuple((int(seat.y // CELL), int(seat.x // CELL)) for seat in ground.seats)
    return Growth(np.where(land, province, EMPTY).astype(np.int32), land, part, cells)


# -- ways alike for all -------------------------------------------------------------------------


def _even_ways(pattern: _Pattern, ground: Ground, sheet: Sheet, found: Ways, km: float) -> Ways:
    """Links that hold for every image of a pair or for none."""
    lengths = border_lengths(ground, sheet)
    land: dict[Pair, bool] = {}
    for images in _orbits(pattern, lengths).values():
        long = [lengths.get(pair, 0.0) for pair in images]
        if max(long) < LEAST_BORDER:
            continue
        if min(long) <= 0:
            raise _unlike("a border was drawn between some neighbours and not between their images")
        land |= dict.fromkeys(images, _is_barred(pattern, ground, images))
    strait = _shared(pattern, found.strait, land, lambda images, have: len(have) == len(images))
    sea = _shared(pattern, found.sea, {*land, *strait}, lambda images, have: 2 * len(have) >= len(images))
    apart = {pair: _pair_apart(pattern, pair) * km for pair in (*land, *strait, *sea)}
    return Ways(land, strait, sea, apart)


def _is_barred(pattern: _Pattern, ground: Ground, images: list[Pair]) -> bool:
    """Whether a range lies half-way between the towns of a pair, the same for all its images."""
    a, b = (_spot(pattern, name) for name in images[0])
    x, y = (a[0] * np.cos(a[1]) + b[0] * np.cos(b[1])) / 2, (a[0] * np.sin(a[1]) + b[0] * np.sin(b[1])) / 2
    ring = (np.hypot(x, y) - INMOST) / (OUTMOST - INMOST) * (RINGS - 1)
    step = (np.arctan2(y, x) % pattern.angle) / pattern.angle * pattern.rough.shape[1]
    row, column = int(np.clip(ring, 0, RINGS - 1)), int(step) % pattern.rough.shape[1]
    return bool(pattern.rough[row, column] > RANGE)


def _shared(
    pattern: _Pattern,
    found: dict[Pair, Crossing],
    linked: Collection[Pair],
    enough: Callable[[list[Pair], list[Crossing]], bool],
) -> dict[Pair, Crossing]:
    """Crossings that enough images of a pair have, given to all of them."""
    shared: dict[Pair, Crossing] = {}
    for images in _orbits(pattern, found).values():
        have = [found[pair] for pair in images if pair in found]
        if enough(images, have) and not any(pair in linked for pair in images):
            shared |= dict.fromkeys(images, max(have, key=lambda one: one.km))
    return shared


def _orbits(pattern: _Pattern, pairs: Iterable[Pair]) -> dict[tuple[int, int, int], list[Pair]]:
    """All images of each pair, by the places in the pattern and the sectors between them."""
    m, k = len(pattern.spots), pattern.states
    orbits: dict[tuple[int, int, int], list[Pair]] = defaultdict(list)
    for pair in sorted(pairs):
        one, other = (int(name[1:]) - 1 for name in pair)
        keys = [_key(a, b, m, k) for a, b in ((one, other), (other, one))]
        if orbits.get(min(keys)):
            continue
        j, i, between = min(keys)
        for state in range(k):
            a, b = state * m + j, (state + between) % k * m + i
            image = tuple(sorted((f"p{a + 1}", f"p{b + 1}")))
            if image not in orbits[min(keys)]:
                orbits[min(keys)].append((image[0], image[1]))
    return dict(orbits)


def _key(a: int, b: int, m: int, k: int) -> tuple[int, int, int]:
    return a % m, b % m, (b // m - a // m) % k


def _spot(pattern: _Pattern, name: str) -> tuple[float, float]:
    n, m = int(name[1:]) - 1, len(pattern.spots)
    radius, angle = pattern.spots[n % m]
    return radius, angle + n // m * pattern.angle


def _pair_apart(pattern: _Pattern, pair: Pair) -> float:
    return _apart(_spot(pattern, pair[0]), _spot(pattern, pair[1]))
