"""The state ledger: all states in one table of four pages, sortable and filtered, totals below, each row a history."""

from game.ui.screens.record.columns import PAGES, Page
from game.ui.screens.words.papers import Table, foe_of
from game.ui.widgets.buttons import Button, Option
from game.ui.widgets.fields import TextField
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import Tabs
from game.ui.widgets.plain import Text
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.table import Cell, ColumnSpec, TableRow
from game.ui.widgets.table import Table as StateTable
from game.ui.widgets.widget import Widget

__all__ = ["ledger_sheet"]

_NAME = ColumnSpec("State", 1.7, tip="Its name and shield")


def ledger_sheet(table: Table) -> Widget:
    """The sheet; Enter or a double press on a row opens the history of that state's word."""
    return _Ledger(table).sheet


class _Ledger:
    """The sheet: its page, its filter, and the state selected."""

    def __init__(self, table: Table) -> None:
        self.table, self.page, self.wanted = table, PAGES[0], ""
        self.selected = table.chosen_state
        foe = table.names.state(foe_of(table.desk))
        self.place = Column(grow=1)
        self.states = StateTable("States", ())
        tabs = Tabs("Pages", [Option(n, page.label) for n, page in enumerate(PAGES)], 0, self.turn_to)
        field = TextField("Filter", on_change=self.filter, empty="filter by name or word", limit=30, width=240)
        told = f"What anybody can know, in {table.desk.date}; help is reckoned against {foe}. A press on a head sorts."
        history = Button("History of its word", self.history, key="enter", kind="primary",
                         tip="Every promise it made, kept and broken (a double press does the same)")  # fmt: skip
        look = Button("Look at it", self.look, kind="quiet", tip="Lays the selected state’s paper on the table")
        body = Column(
            Text("The ledger of states", "sheet_title"),
            Text(told, "second"),
            Space(2),
            tabs,
            self.place,
            Row(field, Space(grow=1), look, history, gap=10),
            gap=4,
        )
        self.sheet = Sheet("Ledger", body, width=min(1400, table.room - 40))
        self.lay()

    def lay(self) -> None:
        """Lay out the page."""
        self.place.clear()
        page = self.page
        self.states = StateTable(
            "States", (_NAME, *page.columns), self.rows(page), selected=self.selected, on_select=self.select,
            on_open=lambda _: self.history(), sort=page.sort, falling=page.columns[page.sort - 1].figures, grow=1,
        )  # fmt: skip
        self.place.add(self.states)

    def rows(self, page: Page) -> list[TableRow]:
        """States that fit the filter, the dead last, and the totals of those shown."""
        table, world = self.table, self.table.desk.world
        found: list[TableRow] = []
        living: list[str] = []
        for state, them in world.states.items():
            name = Cell(them.name, tint=table.tint(state), strong=state == table.desk.seat)
            if them.alive:
                cells = (name, *page.cells(table, state))
            else:
                cells = (name, Cell("gone", -2.0), *(Cell("—", -2.0) for _ in page.columns[1:]))
            if self.wanted and not any(self.wanted in cell.text.casefold() for cell in cells):
                continue
            if them.alive:
                living.append(state)
            found.append(TableRow(state, cells, tip="" if them.alive else "It has no land left."))
        total = TableRow("total", (Cell("All shown", strong=True), *page.totals(table, living)), total=True)
        return [*found, total] if living else found

    def turn_to(self, n: object) -> None:
        """Another page."""
        self.page = PAGES[int(str(n))]
        self.lay()

    def filter(self, words: str) -> None:
        """Only rows in which these letters stand."""
        self.wanted = words.strip().casefold()
        self.states.set_rows(self.rows(self.page))

    def select(self, state: object) -> None:
        """A state is pointed at."""
        self.selected = str(state)

    def history(self) -> None:
        """The history of its word."""
        if self.selected in self.table.desk.world.states:
            self.sheet.dismiss()
            self.table.word(self.selected)

    def look(self) -> None:
        """Its paper."""
        if self.selected in self.table.desk.world.states:
            self.sheet.dismiss()
            self.table.choose_state(self.selected)
