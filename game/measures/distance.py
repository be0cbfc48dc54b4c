"""How far, and by which way (rules.md §3; decisions 12–14)."""

import heapq
from dataclasses import dataclass

from game.kit.integers import clamp
from game.kit.memo import by_identity
from game.measures.law import at_war, hosts
from game.world.lands import Link, LinkKind
from game.world.worlds import World

__all__ = [
    "Routes",
    "neighbours",
    "other_end",
    "path",
    "reach_at",
    "reach_permille",
    "routes",
]

_UNREACHED = 1_000_000


@dataclass(frozen=True, slots=True)
class Routes:
    """All ways of a map: links at each province, kilometres and steps between every two."""

    at: dict[str, tuple[Link, ...]]
    distance_km: dict[str, dict[str, int]]
    distance_steps: dict[str, dict[str, int]]
    next_to: dict[str, tuple[tuple[str, int, bool], ...]]
    """At each province: the neighbour, its kilometres, whether the way is by sea."""

    def km(self, a: str, b: str) -> int:
        """March-kilometres of the shortest way; a very large number where there is none."""
        return self.distance_km[a].get(b, _UNREACHED)

    def steps(self, a: str, b: str) -> int:
        """Provinces to cross; a very large number where there is no way."""
        return self.distance_steps[a].get(b, _UNREACHED)


@by_identity(64)
def routes(links: tuple[Link, ...]) -> Routes:
    """The ways of a map, reckoned once for each tuple of links."""
    at: dict[str, list[Link]] = {}
    for link in links:
        at.setdefault(link.a, []).append(link)
        at.setdefault(link.b, []).append(link)
    ordered = {p: tuple(sorted(at[p], key=lambda link: (link.km, other_end(link, p)))) for p in sorted(at)}
    return Routes(
        ordered,
        {p: _shortest(ordered, p, by_steps=False) for p in ordered},
        {p: _shortest(ordered, p, by_steps=True) for p in ordered},
        {p: tuple((other_end(k, p), k.km, k.kind is LinkKind.SEA) for k in at_p) for p, at_p in ordered.items()},
    )


def _shortest(at: dict[str, tuple[Link, ...]], start: str, *, by_steps: bool) -> dict[str, int]:
    """Dijkstra from one province over all links."""
    known: dict[str, int] = {}
    queue = [(0, start)]
    while queue:
        far, here = heapq.heappop(queue)
        if here in known:
            continue
        known[here] = far
        for link in at[here]:
            there = other_end(link, here)
            if there not in known:
                heapq.heappush(queue, (far + (1 if by_steps else link.km), there))
    return known


def other_end(link: Link, province: str) -> str:
    """The province at the far end of a link."""
    return link.b if link.a == province else link.a


def neighbours(world: World, province: str) -> tuple[Link, ...]:
    """The links of a province, nearest first."""
    return routes(world.links).at.get(province, ())


def _bears_ship(world: World, state: str, here: str, there: str) -> bool:
    """Whether a sea lane bears a column, wherever it leads (decisions 14).

    It is used from port to port; onto an enemy coast it is a landing, which
    needs a port at the origin only.
    """
    land = world.provinces
    return land[here].port and (land[there].port or at_war(world, state, land[there].holder))


def path(world: World, state: str, origin: str, destination: str) -> tuple[str, ...] | None:
    """The cheapest way in kilometres over land the state may enter, both ends included; None where there is none.

    Provinces are looked at in order of the kilometres behind and, were all
    land open, ahead (A*): that finds the way the whole map would be searched for.
    """
    if origin == destination:
        return (origin,)
    welcome, land, ways = hosts(world, state), world.provinces, routes(world.links)
    if land[destination].holder not in welcome:
        return None
    ahead, next_to = ways.distance_km.get(destination, {}), ways.next_to
    if origin not in ahead:
        return None
    done: set[str] = set()
    queue: list[tuple[int, int, str, tuple[str, ...]]] = [(ahead[origin], 0, origin, (origin,))]
    while queue:
        _, far, here, way = heapq.heappop(queue)
        if here in done:
            continue
        done.add(here)
        if here == destination:
            return way
        for there, km, by_sea in next_to[here]:
            if there in done or land[there].holder not in welcome:
                continue
            if not by_sea or _bears_ship(world, state, here, there):
                heapq.heappush(queue, (far + km + ahead[there], far + km, there, (*way, there)))
    return None


def reach_at(km: int, half_km: int) -> int:
    """Strength left after `km`, in thousandths: .1 + .9 / (1 + (km/h)³) (Boulding 1962; science.md B2)."""
    cube = clamp(km * 1000 // max(half_km, 1), 0, 20_000) ** 3 // 1_000_000
    return 100 + 900 * 1000 // (1000 + cube)


def reach_permille(world: World, state: str, province: str) -> int:
    """Strength a state keeps at a place: by the way from its nearest supply, a home core or a held port.

    Half distance is the scenario's, longer for states at home at sea.
    """
    half = world.system.reach_half_km * (1000 + world.states[state].sea_permille) // 1000
    ways = routes(world.links).distance_km.get(province, {})
    near = min((ways.get(p, _UNREACHED) for p in supply_bases(world, state)), default=_UNREACHED)
    return reach_at(near, half)


def supply_bases(world: World, state: str) -> list[str]:
    """Where a state's armies draw supply: what it holds that is its core or has been made its own."""
    return [
        p.id for p in world.provinces.values() if p.holder == state and p.owner == state and _is_home(p.integration)
    ]


def _is_home(integration: int) -> bool:
    """Land half digested feeds an army as well as home does."""
    return integration >= 50
