"""A chronicle as plain JSON lines, and what can be read off its worlds, written again from the rules' text.

Nothing here imports the game: a fault shared by the rules' measures and the report would otherwise hide itself.
Forces are tenths of brigades, wealth hundredths, shares thousandths, as the lines hold them.
"""

import gzip
import heapq
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import isqrt
from pathlib import Path
from typing import Any

Row = dict[str, Any]
UNREACHED = 1_000_000


def read(path: Path) -> "Record":
    """The record in a saved file, gzipped or plain."""
    data = path.read_bytes()
    text = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    return Record.of(text.decode().splitlines())


@dataclass(frozen=True)
class Record:
    """The header and the entries of one game; of each world a line holds what differs from the first."""

    header: Row
    entries: list[Row]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Record":
        header, *entries = (json.loads(line) for line in lines)
        first: Row = entries[0]["world"]
        for entry in entries:
            entry["world"] = {**first, **entry["world"]}
        return cls(header, entries)

    @cached_property
    def all_events(self) -> list[Row]:
        """Every event in order."""
        return [event for entry in self.entries for event in entry["events"]]

    def events(self, *kinds: str) -> list[Row]:
        """All events of some kinds, in order."""
        return [event for event in self.all_events if event["kind"] in kinds]

    @cached_property
    def snapshots(self) -> list[Row]:
        """The first world of every turn, and the last one."""
        found: dict[int, Row] = {}
        for entry in self.entries:
            found.setdefault(entry["world"]["turn"], entry["world"])
        worlds = list(found.values())
        return worlds if worlds[-1] is self.last else [*worlds, self.last]

    @cached_property
    def openings(self) -> list[Row]:
        """The world at each turn's opening and at the end: any that does not wait for dispatches."""
        return [e["world"] for e in self.entries if e["world"]["phase"] != "dispatches"]

    @property
    def is_over(self) -> bool:
        """Whether the game has ended; till then weights, minds and letters stay sealed."""
        return self.last["ended_by"] is not None

    @property
    def first(self) -> Row:
        return self.entries[0]["world"]

    @property
    def last(self) -> Row:
        return self.entries[-1]["world"]

    @property
    def turns(self) -> set[int]:
        """Turns in which anything was decided."""
        return {entry["turn"] for entry in self.entries[1:]}

    def kept(self, table: str) -> dict[str, Row]:
        """Every record of a table as it last stood: the rules put some away once they are over."""
        found: dict[str, Row] = {}
        for entry in self.entries:
            found.update(entry["world"].get(table, {}))
        return found

    def at(self, turn: int) -> Row:
        """The world as a turn opened, or the nearest there is."""
        return self.snapshots[min(max(turn - 1, 0), len(self.snapshots) - 1)]

    def before_orders(self, turn: int) -> Row:
        """The world as the seats saw it when they gave the orders of a turn."""
        place = next(n for n, e in enumerate(self.entries) if e["turn"] == turn and e["phase"] == "orders")
        return self.entries[place - 1]["world"]

    def after_orders(self, turn: int) -> Row | None:
        """The world as the seats saw it when they answered what a turn's orders had brought; None where none did."""
        found = (e["world"] for e in self.entries if e["turn"] == turn and e["phase"] == "orders")
        world: Row | None = next(found, None)
        return world if world is not None and world["phase"] == "dispatches" else None

    @cached_property
    def shares(self) -> list[dict[str, int]]:
        """Capability at every snapshot."""
        return [capability(world) for world in self.snapshots]

    def share(self, state: str, turn: int) -> int:
        """A state's capability as a turn opened."""
        return self.shares[min(max(turn - 1, 0), len(self.shares) - 1)].get(state, 0)

    @cached_property
    def wars(self) -> dict[str, Row]:
        """Wars as they last stood."""
        return self.kept("wars")


def living(world: Row) -> list[str]:
    """States that exist."""
    return sorted(s for s, state in world["states"].items() if state["alive"])


def forces(world: Row, state: str) -> int:
    """All brigades of a state."""
    return sum(world["forces"].get(state, {}).values())


def strength(world: Row, state: str) -> int:
    """Brigades by their quality."""
    return forces(world, state) * world["states"][state]["quality"] // 100


def output(world: Row, state: str) -> int:
    """What land owned and held pays a year."""
    lands = (p for p in world["provinces"].values() if p["owner"] == state and p["occupier"] is None)
    return sum(p["output"] * p["integration"] // 100 for p in lands)


def land_income(world: Row, state: str) -> int:
    """The same and half of what is occupied."""
    held = (p for p in world["provinces"].values() if p["occupier"] == state)
    return output(world, state) + sum(p["output"] * p["integration"] // 200 for p in held)


def capability(world: Row) -> dict[str, int]:
    """Mean of the shares of strength, output and manpower (rules.md §3)."""
    states = living(world)
    land = {s: output(world, s) for s in states}
    men = {s: land[s] * 250 // 10_000 * (4 + world["states"][s]["conscription"]) // 4 for s in states}
    parts = [{s: strength(world, s) for s in states}, land, men]
    totals = [sum(part.values()) for part in parts]
    return {s: sum(p[s] * 1000 // t if t else 0 for p, t in zip(parts, totals, strict=True)) // 3 for s in states}


def trust(world: Row, of: str, about: str) -> int | None:
    """The trust of one state in another, in thousandths; None where it has no opinion."""
    count = world["trust"].get(of, {}).get(about)
    if count is None:
        return None
    whole = count["good"] + count["bad"]
    return int(count["good"] * 1000 // whole) if whole else 500


def mean_trust(world: Row, about: str) -> int:
    """The trust that the living others have in a state."""
    told = [trust(world, of, about) for of in living(world) if of != about]
    known = [t for t in told if t is not None]
    return sum(known) // len(known) if known else 0


def patron(world: Row, state: str) -> str | None:
    """Whose client a state is."""
    found = (t for t in world["treaties"].values() if t["kind"] == "clientage" and t["second"] == state)
    return next((t["first"] for t in found), None)


def bound(world: Row, pact: Row) -> set[str]:
    """Members whom a pact binds already."""
    return {s for s, since in pact["members"].items() if since <= world["turn"]}


# -- distance -----------------------------------------------------------------------------------------


def kilometres(world: Row, start: str) -> dict[str, int]:
    """The shortest way from a province to every other (Dijkstra)."""
    ways: dict[str, list[tuple[int, str]]] = {}
    for link in world["links"]:
        ways.setdefault(link["a"], []).append((link["km"], link["b"]))
        ways.setdefault(link["b"], []).append((link["km"], link["a"]))
    known: dict[str, int] = {}
    queue = [(0, start)]
    while queue:
        far, here = heapq.heappop(queue)
        if here not in known:
            known[here] = far
            for km, there in ways.get(here, ()):
                heapq.heappush(queue, (far + km, there))
    return known


def reach(world: Row, state: str, province: str) -> int:
    """Strength left at a place, in thousandths: .1 + .9 / (1 + (km / h)³) from the nearest land that feeds an army."""
    bases = [
        p["id"]
        for p in world["provinces"].values()
        if p["owner"] == state and p["occupier"] is None and p["integration"] >= 50
    ]
    far = kilometres(world, province)
    near = min((far.get(p, UNREACHED) for p in bases), default=UNREACHED)
    half = world["system"]["reach_half_km"] * (1000 + world["states"][state]["sea_permille"]) // 1000
    ratio = min(near * 1000 // max(half, 1), 20_000)
    return 100 + 900_000 // (1000 + ratio**3 // 1_000_000)


# -- trade --------------------------------------------------------------------------------------------

_MARKET = {"trade": 1000, "common": 1150}
_TREATY = {"trade": 1000, "clientage": 700}


def trades(world: Row) -> dict[tuple[str, str], int]:
    """What trade is worth to each of every two living states: √(output · output) / (1 + distance) × openness."""
    states = living(world)
    land = {s: output(world, s) for s in states}
    found = {}
    known = {c: kilometres(world, c) for c in {world["states"][s]["capital"] for s in states}}
    for a in states:
        far = known[world["states"][a]["capital"]]
        for b in (s for s in states if s > a):
            near = 400_000 // (400 + far.get(world["states"][b]["capital"], UNREACHED))
            size = isqrt(land[a] * land[b]) * world["system"]["trade_permille"]
            found[a, b] = size * near * _openness(world, a, b) // 1_000_000_000
    return found


def _openness(world: Row, a: str, b: str) -> int:
    if any(_are_foes(war, a, b) for war in world["wars"].values()) or any(_shut(world, a, b)):
        return 0
    ties = [_TREATY.get(t["kind"], 0) for t in world["treaties"].values() if {t["first"], t["second"]} == {a, b}]
    own = max(ties, default=0) or 500
    shared = [p for p in world["pacts"].values() if {a, b} <= bound(world, p)]
    return max([own, *(_MARKET.get(p["charter"]["market"], 0) for p in shared)])


def _are_foes(war: Row, a: str, b: str) -> bool:
    if war.get("ended") is not None:
        return False
    sides = {p["state"]: p["side"] for p in war["belligerents"] if p["left"] is None}
    return a in sides and b in sides and sides[a] != sides[b]


def _shut(world: Row, a: str, b: str) -> Iterator[bool]:
    for pact in world["pacts"].values():
        for one, other in ((a, b), (b, a)):
            trading = pact["trading_on"].get(one, ())
            yield one in pact["sanctioned"] and other in pact["members"] and other not in trading
