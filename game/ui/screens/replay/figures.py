"""The map’s figures as a table: what the mode shown reads of every state or province, after the turn shown."""

from __future__ import annotations

from game.report.telling.naming import Names
from game.ui.screens.replay.pane import Pane
from game.ui.widgets.layout import Column
from game.ui.widgets.plain import Text
from game.ui.widgets.rich import literal
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.table import Cell, ColumnSpec, Table, TableRow

__all__ = ["figures_sheet"]


def figures_sheet(pane: Pane) -> Sheet:
    """A sortable table; for a mode that reads for a seat it says whose reading this is."""
    read, names = pane.read, Names(pane.world)
    told = read.lens.told
    when = f"{pane.film.date(pane.place)}, {pane.film.told(pane.place)}"
    seen = f"; as {names.state(pane.eyes.seat)} saw it" if pane.eyes.seat else ""
    columns = [ColumnSpec("Province" if told.of_land else "State", 2.0)]
    columns += [ColumnSpec("Owner", 1.6)] if told.of_land else []
    columns += [ColumnSpec(told.head, 1.0, figures=True), ColumnSpec("Band", 1.0, figures=True)]
    rows = []
    for key, one in read.readings.items():
        owner = pane.world.provinces[key].owner if told.of_land else key
        who = Cell(names.state(owner), tint=pane.tint(owner))
        first = [Cell(names.province(key)), who] if told.of_land else [who]
        rows.append(TableRow(key, (*first, Cell(one.figure, one.value), Cell(one.band or "–", one.band))))
    table = Table("Figures", columns, grow=1, sort=len(columns) - 2, falling=True)
    table.set_rows(rows)
    body = Column(
        Text(told.question, "card_head"), Text(literal(f"{when}{seen}; {told.unit}."), "second"), table, gap=8
    )  # fmt: skip
    return Sheet("The map’s figures", body, width=640, height=620)
