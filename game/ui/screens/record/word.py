"""The history of one state's word: every promise made, called, kept and broken, with what was at stake and why."""

from functools import partial

from game.report.telling.years import year_text
from game.ui.screens.words.deeds import word_of
from game.ui.screens.words.papers import Table, state_options
from game.ui.screens.words.promises import Promise, promises_of, sum_of_word
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.gauges import WordRow
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Rule, Shield, Text, voice
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.table import Cell, ColumnSpec, TableRow
from game.ui.widgets.table import Table as PromiseTable
from game.ui.widgets.widget import Tip, Widget

__all__ = ["word_sheet"]

_SAID = {"made": "promised", "called": "called", "kept": "● kept", "broken": "✕ broken", "ended": "ended",
         "noted": "noted"}  # fmt: skip
_INK = {"kept": "good", "broken": "danger", "noted": "ink_2", "ended": "ink_2", "called": "ink"}


def word_sheet(table: Table, state: str) -> Widget:
    """The sheet of one state's word; others by the list at the top right."""
    return _Word(table, state).sheet


class _Word:
    """The sheet and whose word is on it."""

    def __init__(self, table: Table, state: str) -> None:
        self.table, self.state, self.due_only = table, state, False
        self.body = Column(gap=5)
        self.sheet = Sheet("Word", self.body, width=min(1180, table.room - 40))
        self.lay()

    def lay(self) -> None:
        """Lay out the state chosen."""
        self.body.clear()
        table, desk, names = self.table, self.table.desk, self.table.names
        entries = promises_of(desk, self.state)
        shown = [one for one in entries if not self.due_only or one.fate in ("kept", "broken")]
        deeds = word_of(desk, self.state)
        name = names.state(self.state)
        pick = Dropdown("Whose word", state_options(table, desk.world.states), self.state, self.turn_to, width=230)
        which = Choice("Which", [Option(False, "All"), Option(True, "Fallen due")], self.due_only, self.only, width=220)
        columns = [
            ColumnSpec("Year", 0.75), ColumnSpec("Fate", 0.8), ColumnSpec("What", 2.9),
            ColumnSpec("At stake", 2.5), ColumnSpec("Reason given", 1.2),
            ColumnSpec("Our trust", 0.8, True, "Our trust in it before and after, of 100, where the deed moved it"),
        ]  # fmt: skip
        rows = [self.row(n, one) for n, one in enumerate(shown)]
        told = PromiseTable("Promises", columns, rows, sortable=False, grow=1)
        self.body.add(
            Row(
                Shield(table.tint(self.state), 30, own=self.state == desk.seat, label=name),
                Text(f"The word of {name}", "sheet_title", grow=1),
                which,
                pick,
                Widget(width=30),
                gap=12,
            ),
            Row(Text(sum_of_word(entries), "body", ink="ink_2", grow=1), Column(WordRow("", deeds), width=150), gap=12),
            Rule(above=3, below=3),
            told if rows else Column(voice("Nothing has been heard of its word yet."), grow=1),
            Row(
                Text("Only what was done in public and what we were told.", "second", grow=1),
                Button("Look at it", partial(self.open, self.state), kind="primary", key="enter"),
                gap=10,
            ),
            Space(0),
        )

    def row(self, n: int, one: Promise) -> TableRow:
        """One entry."""
        year = year_text(self.table.desk.world.system, max(one.turn, 1))
        trust = "" if one.trust is None else f"{one.trust[0]} → {one.trust[1]}"
        ink = "danger" if one.fate == "broken" and one.towards == self.table.desk.seat else ""
        mark = _INK.get(one.fate, "ink")
        cells = (
            Cell(year),
            Cell(_SAID[one.fate], ink="bad" if mark == "danger" and not ink else mark, strong=one.fate == "broken"),
            Cell(one.what, tint=self.table.tint(one.towards) if one.towards else "", ink=ink),
            Cell(one.stake, ink="ink_2"),
            Cell(one.reason, ink="ink_2"),
            Cell(trust),
        )
        return TableRow((n,), cells, tip=Tip(one.what, year, f"{one.stake}. {one.reason}".strip(". ") + "."))

    def turn_to(self, state: object) -> None:
        """Another state's word."""
        self.state = str(state)
        self.lay()

    def only(self, due: object) -> None:
        """All entries, or only those that fell due."""
        self.due_only = bool(due)
        self.lay()

    def open(self, state: str) -> None:
        """Its paper."""
        self.sheet.dismiss()
        self.table.choose_state(state)
