"""The calendar: what has a date, the nearest first, on a line of turns and in a table; a press leads to the deed."""

from collections.abc import Callable
from typing import ClassVar

import pygame

from game.report.telling.years import year_text
from game.ui.screens.words.dates import SOON, Act, Dated, dated, left_words
from game.ui.screens.words.papers import Table, objection
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Rule, Text
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.table import Cell, ColumnSpec, TableRow
from game.ui.widgets.table import Table as DateTable
from game.ui.widgets.widget import Tip, Widget
from game.world.worlds import Phase

__all__ = ["calendar_sheet", "why_not_now"]

_SHOWN = 12
"""Turns on the line."""
_STACK = 4
"""Marks over each other before the rest is only counted."""


def calendar_sheet(table: Table) -> Widget:
    """The sheet."""
    return _Calendar(table).sheet


def why_not_now(table: Table, act: Act | None) -> str:
    """Why the deed behind a date cannot be done now; empty where it can."""
    if act is None:
        return "Nothing can be done about it; time alone will."
    if act.door not in ("order", "treaty"):
        return ""
    if table.desk.phase is not Phase.ORDERS or table.desk.is_watching:
        return "Orders are given in spring; now the letters are answered."
    return (objection(table.desk, act.line) or "") if act.line is not None else ""


class TurnLine(Widget):
    """Turns from left to right; over each what falls due in it: ours full, others' hollow, dangers red with a flag."""

    role: ClassVar[str] = "timeline"

    def __init__(self, turn: int, last: int, found: tuple[Dated, ...], year: Callable[[int], str]) -> None:
        super().__init__("The coming turns")
        self.turn, self.year = turn, year
        self.count = max(min(_SHOWN, last - turn + 1), 1)
        self.by_turn: dict[int, list[Dated]] = {}
        for one in found:
            if one.due is not None and one.due - turn < self.count:
                self.by_turn.setdefault(max(one.due, turn), []).append(one)
        self._at = -1

    def solid(self) -> bool:
        return True

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.px(21 * _STACK + 10) + 2 * look.text.line("second")

    def _slot(self) -> float:
        return self.rect.w / self.count

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type != pygame.MOUSEMOTION:
            return False
        at = int((event.pos[0] - self.rect.x) / self._slot())
        if at != self._at:
            self._at = at
            self.redraw()
        return True

    def reading(self) -> Tip | None:
        found = self.by_turn.get(self.turn + self._at, [])
        if not found or not self.hovered:
            return None
        words = "\n".join(f"{one.what}: {one.then}" for one in found[:8])
        return Tip(f"Turn {self.turn + self._at}, {self.year(self.turn + self._at)}", "", words)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        base = self.rect.bottom - 2 * look.text.line("second") - look.px(4)
        soon = pygame.Rect(
            self.rect.x, self.rect.y, round(self._slot() * min(SOON + 1, self.count)), base - self.rect.y
        )
        surface.fill(look.hue("paper_2"), soon)
        look.paint.hairline(surface, (self.rect.x, base), (self.rect.right, base), "ink")
        for n in range(self.count):
            self._turn(surface, look, n, base)

    def _turn(self, surface: pygame.Surface, look: Look, n: int, base: int) -> None:
        turn = self.turn + n
        x = round(self.rect.x + (n + 0.5) * self._slot())
        look.paint.hairline(surface, (x, base), (x, base + look.px(5)), "ink")
        head = "now" if n == 0 else f"turn {turn}"
        kind = "second_value" if n == 0 else "second"
        look.text.draw(surface, head, kind, (x, base + look.px(5)), align="centre", width=round(self._slot()))
        below = (x, base + look.px(4) + look.text.line("second"))
        look.text.draw(surface, self.year(turn), "second", below, align="centre", width=round(self._slot()))
        found = self.by_turn.get(turn, [])
        for level, one in enumerate(found[:_STACK]):
            self._mark(surface, look, one, (x, base - look.px(12 + 21 * level)))
        if len(found) > _STACK:
            more = (x + look.px(14), base - look.px(12 + 21 * (_STACK - 1)))
            look.text.draw(surface, f"+{len(found) - _STACK}", "second", more, anchor="middle")

    def _mark(self, surface: pygame.Surface, look: Look, one: Dated, at: tuple[int, int]) -> None:
        ink = "danger" if one.ours and one.is_threat else "ink"
        fill = look.hue(ink) if one.ours else look.hue("paper_0")
        look.paint.disc(surface, at, look.px(9.5), fill, look.hue(ink), 1.4)
        look.icon(surface, one.icon, at, 13, "paper_0" if one.ours else ink)


class _Calendar:
    """The sheet and what is chosen on it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        desk = table.desk
        self.all = dated(desk, table.names)
        self.ours = True
        self.line = Column(gap=0)
        self.button = Button("Act", self.act, kind="primary", key="enter", size="main")
        columns = [
            ColumnSpec("Year", 0.75),
            ColumnSpec("Left", 0.7, tip="Turns left: the last turn in which it stands, or in which it must be done"),
            ColumnSpec("Kind", 0.75),
            ColumnSpec("What", 3),
            ColumnSpec("Then", 2.6),
        ]
        self.rows = DateTable(
            "Dates", columns, (), on_select=self.chosen, on_open=lambda _: self.act(), sortable=False, grow=1
        )
        choice = Choice("Whose", [Option(True, "Ours"), Option(False, "Everybody’s")], True, self.show, width=230)
        self.choice = choice
        self.told = Text("", "second")
        body = Column(
            Row(Text("The calendar", "sheet_title"), Space(grow=1), choice, Widget(width=34), gap=12),
            self.told,
            Space(4),
            self.line,
            Rule(above=4, below=2),
            self.rows,
            Row(
                Text(
                    "Full marks are ours, hollow ones others’; red with its flag is a danger to us.", "second", grow=1
                ),
                self.button,
                gap=14,
            ),
            gap=5,
        )
        self.sheet = Sheet("Calendar", body, width=min(1320, table.room - 40))
        self.lay()

    def year(self, turn: int) -> str:
        """The year of a turn in words."""
        return year_text(self.table.desk.world.system, max(turn, 1))

    def show(self, ours: object) -> None:
        """Ours alone, or everybody's."""
        self.ours = bool(ours)
        self.lay()

    def lay(self) -> None:
        """Lay out the line and the rows."""
        desk = self.table.desk
        found = tuple(one for one in self.all if one.ours or not self.ours)
        soon = [one for one in found if one.ours and one.due is not None and one.due - desk.turn <= SOON]
        count = {0: "Nothing of ours falls", 1: "One thing of ours falls"}.get(
            len(soon), f"{len(soon)} things of ours fall"
        )
        self.told.say(f"{count} due within two turns. It is {desk.date}, turn {desk.turn} of {desk.last_turn}.")
        self.line.clear()
        self.line.add(TurnLine(desk.turn, desk.last_turn, found, self.year))
        self.rows.set_rows([self.row(one, one in soon) for one in found])
        keys = [one.key for one in found]
        self.rows.selected = keys[0] if keys else None
        self.chosen(self.rows.selected)

    def row(self, one: Dated, soon: bool) -> TableRow:
        """One line of the table."""
        turn = self.table.desk.turn
        ink = "danger" if one.ours and one.is_threat and soon else ""
        other = next((s for s in one.states if s != self.table.desk.seat), None)
        tint = self.table.tint(other) if other is not None else ""
        cells = (
            Cell(self.year(one.due) if one.due is not None else "—"),
            Cell(left_words(one.due, turn), ink=ink, strong=soon),
            Cell(one.kind, icon=one.icon),
            Cell(one.what, tint=tint, strong=one.ours, ink=ink),
            Cell(one.then, ink="ink_2"),
        )
        said = "" if one.act is None else f"Enter: {one.act.label.lower()}."
        return TableRow(one.key, cells, tip=Tip(one.what, left_words(one.due, turn), f"{one.then}. {said}".strip()))

    def found(self) -> Dated | None:
        """What is selected."""
        return next((one for one in self.all if one.key == self.rows.selected), None)

    def chosen(self, key: object) -> None:
        """The button says what can be done about it, or why nothing."""
        one = self.found()
        act = one.act if one is not None else None
        why = why_not_now(self.table, act)
        self.button.label = act.label if act is not None else "Nothing to do"
        self.button.enable(not why, why)
        self.button.relayout()

    def act(self) -> None:
        """Go where the deed is done."""
        one = self.found()
        if one is None or one.act is None or why_not_now(self.table, one.act):
            return
        self.sheet.dismiss()
        _open(self.table, one.act)


def _open(table: Table, act: Act) -> None:
    if act.door == "order" and act.line is not None:
        table.edit(act.line)
    elif act.door == "treaty":
        table.treaty(act.id, act.treaty)
    else:
        doors: dict[str, Callable[[str], None]] = {
            "letter": table.open_letter, "crisis": table.crisis, "war": table.war, "chamber": table.chamber,
            "state": table.choose_state,
        }  # fmt: skip
        doors[act.door](act.id)
