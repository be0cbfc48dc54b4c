"""The society of states in charts: trust, bonds, pacts, trade, and how the peoples bore it.

Every figure is read off the world as a turn opened, over the states that then
lived.
"""

from collections.abc import Callable
from statistics import fmean

from game.kit.chart import ChartModel, Series
from game.measures.power import living
from game.measures.wealth import trades
from game.report.promises.faith import mean_trust
from game.report.source import Source
from game.world.constants import WEALTH
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = [
    "INK", "INK_2", "OTHERS", "PACT", "SHOWN", "bond_lines", "home_lines", "pact_lines", "trade_lines", "trust_lines",
]  # fmt: skip

SHOWN = 7
"""States with a line or layer of their own."""
OTHERS = "#A79F8C"
INK = "#2A2019"
INK_2 = "#56473A"
PACT = "#157473"
BLUE = "#2C5A80"
BROWN = "#87500F"
PACT_COLOURS = (PACT, BLUE, BROWN, "#4A4139")
_ENDS = 3
"""States shown at either end of the range of trust."""


def trust_lines(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """Trust of the others in a state: the mean over all, and those most and least trusted at the end."""
    rows = [{s: mean_trust(world, s) for s in living(world)} for world in source.snapshots]
    whole = tuple(fmean(row.values()) / 10 if len(row) > 1 else None for row in rows)
    order = sorted(rows[-1], key=lambda s: (-rows[-1][s], s))
    shown = order if len(order) <= 2 * _ENDS else [*order[:_ENDS], *order[-_ENDS:]]
    own = [
        Series(
            source.names.state(s),
            source.colour(s),
            tuple(row[s] / 10 if s in row and len(row) > 1 else None for row in rows),
        )
        for s in shown
    ]
    title = "Trust in the most and least trusted" if len(order) > len(shown) else "Trust of the others in each"
    return ChartModel(title, labels, (Series("Mean of all", INK, whole), *own), "of 100")


def bond_lines(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """Promises in force, by what they promise, and the states in a pact.

    Guarantees and treaties of offence count among alliances, truces with non-aggression.
    """
    kinds = (
        ("Alliances", INK, {TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.GUARANTEE}),
        ("Clientages", BROWN, {TreatyKind.CLIENTAGE}),
        ("Non-aggression", BLUE, {TreatyKind.NON_AGGRESSION, TreatyKind.TRUCE}),
    )
    series = [
        Series(name, colour, tuple(_treaties(world, wanted) for world in source.snapshots))
        for name, colour, wanted in kinds
    ]
    members = tuple(float(len(_members(world))) for world in source.snapshots)
    series.append(Series("States in a pact", PACT, members))
    return ChartModel("Treaties in force and states in a pact", labels, tuple(series), "number")


def _treaties(world: World, kinds: set[TreatyKind]) -> float:
    return float(sum(t.kind in kinds for t in world.treaties.values()))


def _members(world: World) -> set[str]:
    return {s for pact in world.pacts.values() for s in pact.members if s in world.states and world.states[s].alive}


def pact_lines(source: Source, labels: tuple[str, ...], title: str, unit: str) -> ChartModel:
    """Members or legitimacy of every pact, from its first turn to its last."""
    series = []
    for n, id in enumerate(sorted(source.pacts)):
        found = (w.pacts.get(id) for w in source.snapshots)
        values = tuple(
            None if p is None else float(p.legitimacy if unit == "of 100" else len(p.members)) for p in found
        )
        series.append(Series(source.names.pact(id), PACT_COLOURS[n % len(PACT_COLOURS)], values))
    return ChartModel(title, labels, tuple(series), unit)


def trade_lines(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """What trade was worth a turn, both partners' parts: in all, and between fellow members of a pact."""
    whole, inside = [], []
    for world in source.snapshots:
        worth, circles = trades(world), [set(p.members) for p in world.pacts.values()]
        whole.append(2 * sum(worth.values()) / WEALTH)
        fellow = (w for (a, b), w in worth.items() if any(a in c and b in c for c in circles))
        inside.append(2 * sum(fellow) / WEALTH)
    series = [Series("All trade", INK, tuple(whole))]
    if any(inside):
        series.append(Series("Within pacts", PACT, tuple(inside)))
    return ChartModel("Worth of trade", labels, tuple(series), "wealth a turn")


def home_lines(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """Weariness of war over the states, and unrest over their land, each province by its output."""
    weary = Series("Weariness", BROWN, _each(source, _weariness))
    unrest = Series("Unrest", BLUE, _each(source, _unrest))
    return ChartModel("Weariness and unrest", labels, (weary, unrest), "of 100, means")


def _each(source: Source, measure: Callable[[World], float]) -> tuple[float, ...]:
    return tuple(measure(world) for world in source.snapshots)


def _weariness(world: World) -> float:
    alive = living(world)
    return fmean(world.states[s].weariness for s in alive) if alive else 0.0


def _unrest(world: World) -> float:
    land = [(p.unrest, p.output) for p in world.provinces.values() if world.states[p.owner].alive]
    output = sum(weight for _, weight in land)
    return sum(unrest * weight for unrest, weight in land) / output if output else 0.0
