"""The pages of the ledger: which columns each has, a state's cells in them, and the row of totals."""

from collections.abc import Callable
from dataclasses import dataclass

from game.measures.law import clients_of, patron_of, treaties_of, wars_of
from game.measures.power import capability, overstretch_permille, provinces_of, tenths_of
from game.measures.system import alignment
from game.measures.wealth import incomes
from game.perception.forecast import Estimate, credence, danger, danger_from, threat
from game.ui.figures import in_hundred
from game.ui.screens.words.deeds import word_of
from game.ui.screens.words.papers import Table, brigades, foe_of, in_band, money
from game.ui.widgets.table import Cell, ColumnSpec
from game.world.constants import WEALTH
from game.world.worlds import World

__all__ = ["PAGES", "Page"]

Cells = tuple[Cell, ...]
_NONE = Cell("—", -1.0)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its columns after the name, a living state's cells, the totals, and the column it is sorted by."""

    label: str
    columns: tuple[ColumnSpec, ...]
    cells: Callable[[Table, str], Cells]
    totals: Callable[[Table, list[str]], Cells]
    sort: int


def _figure(value: int | float, *, ink: str = "") -> Cell:
    return Cell(f"{value:g}", float(value), ink=ink)


def _banded(at: Estimate, *, ink: str = "") -> Cell:
    return Cell(in_band(at), at.middle, ink=ink)


class _Told:
    """Incomes and parts of all capability, permille, of the world last asked about."""

    world: World | None = None
    figures: tuple[dict[str, int], dict[str, int]] = ({}, {})


def _told(table: Table) -> tuple[dict[str, int], dict[str, int]]:
    world = table.desk.world
    if _Told.world is not world:
        _Told.world, _Told.figures = world, (incomes(world), dict(capability(world)))
    return _Told.figures


# -- power --------------------------------------------------------------------------------------------


def _power(table: Table, state: str) -> Cells:
    world, names = table.desk.world, table.names
    them, share = world.states[state], _told(table)[1].get(state, 0)
    earned = _told(table)[0].get(state, 0)
    patron, clients = patron_of(world, state), len(clients_of(world, state))
    road = f"behind {names.state(patron)}" if patron else alignment(world, state).value
    if them.rebels_of is not None:
        road = f"rebels of {names.state(them.rebels_of)}"
    followed = f", {clients} {'client' if clients == 1 else 'clients'}" if clients else ""
    return (
        Cell(road + followed),
        Cell(brigades(tenths_of(world, state)), tenths_of(world, state)),
        _figure(them.quality),
        Cell(f"{share / 10:.1f}", share),
        _figure(len(provinces_of(world, state))),
        Cell(money(earned), earned / WEALTH),
        _figure(len(wars_of(world, state))),
    )


def _power_total(table: Table, states: list[str]) -> Cells:
    world = table.desk.world
    men = sum(tenths_of(world, s) for s in states)
    earned, shares = _told(table)
    return (
        Cell(f"{len(states)} states"),
        Cell(brigades(men)),
        Cell(f"{sum(tenths_of(world, s) * world.states[s].quality for s in states) / max(men, 1):.0f}"),
        Cell("100" if set(shares) <= set(states) else f"{sum(shares.get(s, 0) for s in states) / 10:.1f}"),
        Cell(str(sum(len(provinces_of(world, s)) for s in states))),
        Cell(money(sum(earned.get(s, 0) for s in states))),
        Cell(str(len({w.id for s in states for w in wars_of(world, s)}))),
    )


# -- danger -------------------------------------------------------------------------------------------


def _danger(table: Table, state: str) -> Cells:
    desk = table.desk
    if state == desk.seat or not desk.is_alive:
        return (_NONE,) * 8
    view, foe = desk.view, foe_of(desk)
    points, attack = threat(view, state), danger_from(view, state)
    comes = _banded(credence(view, state, desk.seat, foe)) if foe is not None and state != foe else _NONE
    grave = "danger" if points.total >= 40 else ""
    return (
        _figure(points.total, ink=grave), _figure(points.power), _figure(points.nearness), _figure(points.offensive),
        _figure(points.intentions), _banded(attack, ink="danger" if attack.middle >= 100 else ""),
        _figure(in_hundred(desk.world.trust[desk.seat][state].permille)), comes,
    )  # fmt: skip


def _danger_total(table: Table, states: list[str]) -> Cells:
    desk = table.desk
    if not desk.is_alive:
        return (Cell(""),) * 8
    everyone = _banded(danger(desk.view)) if len(states) == len(_living(table)) else Cell("")
    others = [s for s in states if s != desk.seat]
    most = max((threat(desk.view, s).total for s in others), default=0)
    trust = sum(in_hundred(desk.world.trust[desk.seat][s].permille) for s in others) / max(len(others), 1)
    blank = Cell("")
    return (Cell(f"most {most}"), blank, blank, blank, blank, everyone, Cell(f"mean {trust:.0f}"), blank)


def _living(table: Table) -> list[str]:
    return [s for s, one in table.desk.world.states.items() if one.alive]


# -- word ---------------------------------------------------------------------------------------------


def _word(table: Table, state: str) -> Cells:
    desk = table.desk
    deeds, world = word_of(desk, state), desk.world
    kept, broken = sum(deeds), len(deeds) - sum(deeds)
    ours = state != desk.seat and desk.is_alive
    shown = " ".join("●" if one else "✕" for one in deeds[-8:]) or "never called"
    return (
        Cell(shown, kept - broken),
        _figure(kept),
        _figure(broken, ink="bad" if broken else ""),
        _figure(in_hundred(world.trust[desk.seat][state].permille)) if ours else _NONE,
        _figure(in_hundred(world.trust[state][desk.seat].permille)) if ours else _NONE,
        _figure(len(treaties_of(world, state))),
        _figure(sum(state in pact.members for pact in world.pacts.values())),
    )


def _word_total(table: Table, states: list[str]) -> Cells:
    deeds = [one for s in states for one in word_of(table.desk, s)]
    due = len(deeds)
    share = f"{100 * sum(deeds) / due:.0f} % of {due} kept" if due else "none fell due"
    blank = Cell("")
    return (Cell(share), Cell(str(sum(deeds))), Cell(str(due - sum(deeds))), blank, blank, blank, blank)


# -- home ---------------------------------------------------------------------------------------------


def _home(table: Table, state: str) -> Cells:
    world = table.desk.world
    them, stretched = world.states[state], overstretch_permille(world, state)
    lost = sum(p.occupier is not None for p in world.provinces.values() if p.owner == state)
    unrest = max((p.unrest for p in world.provinces.values() if p.owner == state), default=0)
    return (
        Cell(them.regime.value),
        _figure(them.stability, ink="bad" if them.stability < 25 else ""),
        _figure(them.weariness),
        Cell(f"{stretched / 10:.0f}" if stretched else "—", stretched),
        _figure(them.conscription),
        _figure(unrest),
        _figure(lost),
    )


def _home_total(table: Table, states: list[str]) -> Cells:
    world = table.desk.world
    held = [world.states[s] for s in states]
    mean = len(held) or 1
    lost = sum(p.occupier is not None for p in world.provinces.values() if p.owner in states)
    return (
        Cell("mean of all"),
        Cell(f"{sum(one.stability for one in held) / mean:.0f}"),
        Cell(f"{sum(one.weariness for one in held) / mean:.0f}"),
        Cell(f"{sum(overstretch_permille(world, s) for s in states) / mean / 10:.0f}"),
        Cell(f"{sum(one.conscription for one in held) / mean:.1f}"),
        Cell(""),
        Cell(str(lost)),
    )


PAGES = (
    Page("Power", (
        ColumnSpec("Road", 1.8, tip="Read from its treaties and payments"),
        ColumnSpec("Brigades", 1, True, "Forces in being"),
        ColumnSpec("Quality", 1, True, "Military practice; 100 is ordinary. Below: the mean over all brigades"),
        ColumnSpec("Share %", 1, True, "Share of capability"),
        ColumnSpec("Land", 0.8, True, "Provinces owned"),
        ColumnSpec("Income", 1, True, "Wealth a turn before the army is paid"),
        ColumnSpec("Wars", 0.8, True, "Wars it fights now"),
    ), _power, _power_total, 4),
    Page("Danger", (
        ColumnSpec("Threat", 1, True, "Threat to us, of 100"),
        ColumnSpec("Power", 0.8, True, "Its part of the threat from power in all"),
        ColumnSpec("Nearness", 0.9, True, "Its part from nearness"),
        ColumnSpec("Arms", 0.8, True, "Its part from offensive arms"),
        ColumnSpec("Intentions", 1, True, "Its part from intentions as read from its deeds"),
        ColumnSpec("Attacks us, band", 1.5, True, "Chance that it makes war on us within ten turns, with its band"),
        ColumnSpec("Trust", 0.9, True, "Our trust in it, of 100"),
        ColumnSpec("Comes, band", 1.5, True, "Chance that it comes to our help against whom our road is about"),
    ), _danger, _danger_total, 1),
    Page("Word", (
        ColumnSpec("Its word", 1.6, tip="● kept, ✕ broken, the oldest at the left, the last eight"),
        ColumnSpec("Kept", 0.8, True, "Promises that fell due and were kept"),
        ColumnSpec("Broken", 0.8, True, "Promises that fell due and were broken"),
        ColumnSpec("Our trust in it", 1.1, True, "Of 100"),
        ColumnSpec("Its trust in us", 1.1, True, "Of 100"),
        ColumnSpec("Treaties", 0.9, True, "In force, as far as we know"),
        ColumnSpec("Pacts", 0.8, True, "It is a member of"),
    ), _word, _word_total, 1),
    Page("Home", (
        ColumnSpec("Rule", 1.2),
        ColumnSpec("Stability", 1, True, "Under 25 a state risks civil war"),
        ColumnSpec("Weariness", 1, True, "Of 100; rises with losses and years of war"),
        ColumnSpec("Stretch %", 1, True, "Overstretch: garrisons missing in restless land, of all its men"),
        ColumnSpec("Conscription", 1.1, True, "0 to 3"),
        ColumnSpec("Worst unrest", 1.1, True, "In any province of its own, of 100"),
        ColumnSpec("Land lost", 1, True, "Its provinces in others’ hands"),
    ), _home, _home_total, 2),
)  # fmt: skip
