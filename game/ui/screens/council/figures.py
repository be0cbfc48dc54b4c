"""The map as a table: the figures that wash, shields and legend show, for every state or province, each opened."""

from collections.abc import Callable

from game.report.telling.naming import Names
from game.ui.desk import Desk
from game.ui.legends import legend, legend_sentence, swatches
from game.ui.mapmodes import MODES, Lens, MapMode
from game.ui.readings import Chart
from game.ui.screens.words.openings import Opening, opened_figure
from game.ui.screens.words.papers import Table
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Rule, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.table import Cell, ColumnSpec, TableRow
from game.ui.widgets.table import Table as FigureTable
from game.ui.widgets.theme import Palette
from game.ui.widgets.widget import SumRow, Widget

__all__ = ["FigureRows", "figures_sheet"]


class FigureRows:
    """The rows of a chart, made once: name, owner of a province, figure, band, class and the opening in words."""

    def __init__(self, table: Table, read: Chart, palette: Palette) -> None:
        self.desk: Desk = table.desk
        self.names: Names = table.names
        self.table, self.read = table, read
        self.classes = [one.said for one in swatches(read, palette)]
        self._opened: dict[str, Opening] = {}

    def opening(self, key: str) -> Opening:
        """The sum behind a row's figure."""
        if key not in self._opened:
            self._opened[key] = opened_figure(self.desk, self.names, self.read, key)
        return self._opened[key]

    def columns(self) -> list[ColumnSpec]:
        """Heads: name, figure with its unit, band where it is a guess, class, and what the figure is made of."""
        told = self.read.lens.told
        found = [ColumnSpec("Province" if told.of_land else "State", 1.5)]
        if told.of_land:
            found.append(ColumnSpec("Owner", 1.2))
        found.append(ColumnSpec(f"{told.head}, {told.unit}", 1.3, True, told.question))
        if any(one.band for one in self.read.readings.values()):
            found.append(ColumnSpec("Band", 0.8, True, "Nine errors in ten leave the truth between these"))
        if self.classes:
            found.append(ColumnSpec("", 0.15))
            found.append(ColumnSpec("Wash", 1.2, False, "The class in which the map paints it"))
        air = [] if self.classes else [ColumnSpec("", 0.15)]
        return [*found, *air, ColumnSpec("Made of", 4.2, tip="Largest first; the row opened at the right has all")]

    def rows(self) -> list[TableRow]:
        """One row for each reading, as the chart has them."""
        return [self._row(key) for key in self.read.readings]

    def _row(self, key: str) -> TableRow:
        told, one = self.read.lens.told, self.read.readings[key]
        world = self.desk.world
        owner = world.provinces[key].owner if told.of_land else key
        name = self.names.province(key) if told.of_land else self.names.state(key)
        cells = [Cell(name, tint=self.table.tint(owner), strong=owner == self.desk.seat)]
        if told.of_land:
            cells.append(Cell(self.names.state(owner)))
        cells.append(Cell(one.figure, one.value, strong=True))
        if any(other.band for other in self.read.readings.values()):
            cells.append(Cell(one.band, one.value))
        if self.classes:
            cells += [Cell(""), Cell(self._class_of(key), one.value)]
        opening = self.opening(key)
        made = " · ".join(f"{row.label} {row.value}" for row in opening.rows[:4]) or opening.said
        return TableRow(key, (*cells, *([] if self.classes else [Cell("")]), Cell(made)))

    def _class_of(self, key: str) -> str:
        """The range of the class that the wash paints."""
        value = self.read.readings[key].value
        return self.classes[sum(value >= start for start in self.read.breaks)]


def figures_sheet(
    table: Table, mode: MapMode, read: Chart, palette: Palette, on_place: Callable[[str], object]
) -> Sheet:
    """The sheet. Enter or a double press on a row leads to its place on the map."""
    rows = FigureRows(table, read, palette)
    told = read.lens.told
    made: list[Sheet] = []

    def show(key: object) -> None:
        made[0].dismiss()
        if told.of_land:
            on_place(str(key))
        else:
            table.choose_state(str(key))

    keys = list(read.readings)
    first = table.chosen_state if table.chosen_state in read.readings else next(iter(keys), "")
    if told.of_land and table.chosen_province in read.readings:
        first = str(table.chosen_province)
    elif told.of_land:
        first = read.ends[1] if read.ends else ""
    side = Column(gap=3)

    def open_row(key: object) -> None:
        side.clear()
        side.add(*_opening_rows(rows, str(key)))

    figure_at = 2 if told.of_land else 1
    states = FigureTable(
        "Figures of the map", rows.columns(), rows.rows(), selected=first, on_select=open_row, on_open=show,
        sort=figure_at, falling=True, grow=1,
    )  # fmt: skip
    if first:
        open_row(first)
    lead = Button(
        "Show on the map", lambda: show(states.selected), kind="primary", key="enter", enabled=bool(keys),
        why_not="There is nobody to show.", tip="Closes the table and leads to the row’s place",
    )  # fmt: skip
    right = Column(ScrollArea(side, label="What the figure is made of", grow=1), lead, gap=8, width=330)
    page = MODES[mode].label if len(MODES[mode].lenses) == 1 else f"{MODES[mode].label}: {told.label}"
    said = Text(legend_sentence(legend(read, table.names, palette)), "second")
    body = Column(
        Text(page, "sheet_title"),
        said,
        Space(6),
        Row(states, Rule(upright=True), right, gap=14, across="stretch", grow=1),
        gap=4,
    )
    sheet = Sheet("The map as a table", body, width=1400, height=min(800, 250 + 31 * max(len(keys), 8)))
    made.append(sheet)
    return sheet


def _opening_rows(rows: FigureRows, key: str) -> list[Widget]:
    """The opened figure: head, sentence, rows, total, and the deeds that moved it."""
    told, one = rows.read.lens.told, rows.read.readings[key]
    opening = rows.opening(key)
    name = rows.names.province(key) if told.of_land else rows.names.state(key)
    band = f" between {one.band}" if one.band else ""
    figure = f"{one.figure} {told.unit}" if not one.figure.endswith("%") else one.figure
    parts: list[Widget] = [
        Text(name, "card_head", one_line=True),
        Text(f"{told.head} **{figure}**{band}", "body"),
        Text(opening.said, "second"),
        Space(4),
        *(_pair(row) for row in opening.rows),
    ]
    if opening.total is not None:
        parts += [Rule(above=3, below=3, ink="ink"), _pair(opening.total, strong=True)]
    if opening.deeds:
        parts += [Space(8), caps("Deeds we believe it from"), *(_pair(row) for row in opening.deeds)]
    elif rows.read.lens in (Lens.HOSTILITY, Lens.OUR_TRUST, Lens.THEIR_TRUST):
        parts += [
            Space(8),
            Text("No deed that we heard of moved it by much at once; years, treaties and arms did.", "second"),
        ]
    return parts


def _pair(row: SumRow, strong: bool = False) -> Widget:
    """Words that may wrap, and their figure at the right."""
    kind = "value" if strong else "body"
    return Row(Text(row.label, kind, grow=1), Text(row.value, "value", one_line=True), gap=10, across="start")
