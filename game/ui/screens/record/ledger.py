"""The state ledger: all states in one table, sortable, with each one's word kept and broken."""

from game.measures.law import clients_of, patron_of
from game.measures.power import capability, overstretch_permille, provinces_of, tenths_of
from game.measures.system import alignment
from game.measures.wealth import income
from game.perception.forecast import credence, threat
from game.ui.screens.words.deeds import word_of
from game.ui.screens.words.papers import Table, brigades, foe_of, money, percent
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Text
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.table import Cell, ColumnSpec, TableRow
from game.ui.widgets.table import Table as StateTable
from game.ui.widgets.widget import Widget
from game.world.constants import WEALTH

__all__ = ["ledger_sheet"]


def ledger_sheet(table: Table) -> Widget:
    """The sheet; Enter or a double press on a row lays that state's paper on the table."""
    desk, names = table.desk, table.names
    foe = foe_of(desk)
    columns = [
        ColumnSpec("State", 1.7, tip="Its name and shield"),
        ColumnSpec("Road", 1.5, tip="Read from its treaties and payments"),
        ColumnSpec("Brigades", 1, True, "Forces in being"),
        ColumnSpec("Quality", 0.9, True, "Military practice; 100 is ordinary"),
        ColumnSpec("Share %", 0.9, True, "Share of capability"),
        ColumnSpec("Land", 0.8, True, "Provinces owned"),
        ColumnSpec("Income", 0.9, True, "Wealth a turn before the army is paid"),
        ColumnSpec("Stability", 1, True, "Under 25 a state risks civil war"),
        ColumnSpec("Stretch %", 1, True, "Overstretch: garrisons missing in restless land, of all its men"),
        ColumnSpec("Threat", 0.9, True, "Threat to us, of 100"),
        ColumnSpec("Trust", 0.8, True, "Our trust in it, of 100"),
        ColumnSpec("Comes %", 0.9, True, f"Chance that it comes to our help against {names.state(foe)}"),
        ColumnSpec("Kept", 0.7, True, "Promises that fell due and were kept"),
        ColumnSpec("Broken", 0.8, True, "Promises that fell due and were broken"),
    ]
    shares = capability(desk.world)
    rows = [_row(table, state, shares.get(state, 0), foe) for state in desk.world.states]
    sheet: list[Sheet] = []

    def show(state: object) -> None:
        sheet[0].dismiss()
        table.choose_state(str(state))

    states = StateTable(
        "States", columns, rows, selected=table.chosen_state, on_open=show, sort=4, falling=True, grow=1
    )
    look_at = Button(
        "Look at it",
        lambda: show(states.selected),
        kind="primary",
        key="enter",
        tip="Lays the selected state’s paper on the table",
    )
    body = Column(
        Text("The ledger of states", "sheet_title"),
        Text(
            f"What anybody can know, in {desk.date}. A press on a head sorts; a double press opens the state.", "second"
        ),
        Space(6),
        states,
        Row(Space(grow=1), look_at),
        gap=4,
    )
    made = Sheet("Ledger", body, width=1400, height=min(760, 190 + 31 * len(rows)))
    sheet.append(made)
    return made


def _row(table: Table, state: str, share: int, foe: str | None) -> TableRow:
    desk, names = table.desk, table.names
    world, view = desk.world, desk.view
    them = world.states[state]
    name = Cell(them.name, tint=table.tint(state), strong=state == desk.seat)
    if not them.alive:
        blanks = [Cell("—", -1.0) for _ in range(10)]
        return TableRow(state, (name, Cell("gone"), *blanks, *_words(table, state)), tip="It has no land left.")
    other = state != desk.seat and desk.is_alive
    points = threat(view, state).total if other else -1
    trust = world.trust[desk.seat][state].permille // 10 if other else -1
    come = credence(view, state, desk.seat, foe).middle if other and foe and state != foe else -1
    patron = patron_of(world, state)
    road = f"behind {names.state(patron)}" if patron else alignment(world, state).value
    clients = len(clients_of(world, state))
    stretched = overstretch_permille(world, state)
    if them.rebels_of is not None:
        road = f"rebels of {names.state(them.rebels_of)}"
    cells = (
        name,
        Cell(road + (f", {clients} clients" if clients else "")),
        Cell(brigades(tenths_of(world, state)), tenths_of(world, state)),
        Cell(str(them.quality), them.quality),
        Cell(f"{share / 10:.1f}", share),
        Cell(str(len(provinces_of(world, state))), len(provinces_of(world, state))),
        Cell(money(income(world, state)), income(world, state) / WEALTH),
        Cell(str(them.stability), them.stability),
        Cell(f"{stretched / 10:.0f}" if stretched else "—", stretched),
        Cell(str(points) if points >= 0 else "—", points, ink="danger" if points >= 40 else ""),
        Cell(str(trust) if trust >= 0 else "—", trust),
        Cell(percent(come).replace(" %", "") if come >= 0 else "—", come),
        *_words(table, state),
    )
    return TableRow(state, cells)


def _words(table: Table, state: str) -> tuple[Cell, Cell]:
    deeds = word_of(table.desk, state)
    kept, broken = sum(deeds), len(deeds) - sum(deeds)
    return Cell(str(kept), kept), Cell(str(broken), broken, ink="danger" if broken else "")
