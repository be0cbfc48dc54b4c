"""Tidy tables: what a column means, and how a table is spelt.

One row an observation, one column a variable, one table a kind of observation (Wickham 2014). Names are in
snake_case and carry their unit; ids stay the same from table to table; an empty cell is a figure that is missing,
never zero.
"""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import StringIO
from typing import Literal, TypeAlias

__all__ = ["Cell", "Column", "Table", "codebook", "spelt"]

Cell: TypeAlias = str | int | float | bool | None
Kind: TypeAlias = Literal["integer", "number", "text", "boolean", "id", "ids"]


@dataclass(frozen=True, slots=True)
class Column:
    """A variable: its name, what it means in a sentence, its unit (empty where it has none) and its type.

    `id` names a state, province, war, treaty, pact, crisis or call; `ids` several, parted by a semicolon;
    a `boolean` is spelt `true` or `false`.
    """

    name: str
    means: str
    unit: str = ""
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in the order of the columns; `row` says what one row is of. `key`: the columns that tell rows apart."""

    name: str
    row: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...]

    @classmethod
    def of(
        cls, name: str, row: str, key: tuple[str, ...], columns: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]]
    ) -> "Table":
        """A table of rows made one by one; ValueError where a row has not a cell for each column."""
        made = tuple(rows)
        if any(len(one) != len(columns) for one in made):
            raise ValueError(f"{name}: a row has not a cell for each of its {len(columns)} columns")
        return cls(name, row, columns, made, key)


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, ".10g") if isinstance(value, float) else str(value)


def spelt(table: Table) -> str:
    """A table as CSV (RFC 4180): one line of names, a comma between cells, `\\n` at the end of a line."""
    return _written([c.name for c in table.columns], ([_cell(v) for v in row] for row in table.rows))


def codebook(tables: Iterable[Table]) -> str:
    """Every column of every table with its meaning, as one more table."""
    lines = [
        [table.name, c.name, c.kind, c.unit, c.means, "yes" if c.name in table.key else "no"]
        for table in tables
        for c in table.columns
    ]
    return _written(["table", "column", "type", "unit", "meaning", "is_key"], lines)


def _written(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    text = StringIO()
    write: Callable[[Iterable[str]], object] = csv.writer(text, lineterminator="\n").writerow
    write(heads)
    for row in rows:
        write(row)
    return text.getvalue()
