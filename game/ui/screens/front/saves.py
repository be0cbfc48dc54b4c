"""Saved games: the list to go on from, to rename, to delete from and to bring back to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.chronicle.files import SUFFIX, SaveEntry
from game.chronicle.header import Header
from game.kit.places import user_saves
from game.report.telling.years import year_of, year_text
from game.scenarios.schema import ScenarioFile
from game.ui.screens.front.savenames import name_of, rename_sheet, save_as_sheet
from game.ui.shelf import calendar
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Text
from game.ui.widgets.rich import literal
from game.ui.widgets.sheets import Dialog, Sheet
from game.ui.widgets.table import Cell, ColumnSpec, Table, TableRow
from game.world.worlds import Phase

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["SavesSheet", "save_as_sheet"]

_COLUMNS: Final = (
    ColumnSpec("State", 1.5),
    ColumnSpec("Name", 2.3),
    ColumnSpec("World", 1.9),
    ColumnSpec("Turn", 0.9, figures=True),
    ColumnSpec("Date", 1.1, figures=True),
    ColumnSpec("Played", 1.6, figures=True),
)
_PLAYED: Final = 5
_GONE: Final = ".deleted"
"""Ending of what was deleted while the list lay open."""
_AS_PLAYED: Final = re.compile(r" \d{4}-\d\d-\d\d-\d{6}(-\d+)?$")


class SavesSheet(Sheet):
    """Every chronicle in the player's folder; those that cannot be opened say why."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._entries: dict[Path, SaveEntry] = {}
        self._gone: list[Path] = []
        for old in user_saves().glob(f"*{SUFFIX}*{_GONE}"):
            old.unlink(missing_ok=True)
        self._table = Table(
            "Saved games", _COLUMNS, on_select=self._chosen, on_open=self._open, sort=_PLAYED, falling=True, grow=1
        )
        self._said = Text("", "second")
        self._buttons = {
            "open": Button("Open", lambda: self._open(self._table.selected), kind="primary", key="enter"),
            "replay": Button("Replay", self._replay, icon="play", key="r", tip="The game so far on the map (⟨r⟩)"),
            "rename": Button("Rename", self._rename, icon="edit", key="f2", tip="Another name (F2)"),
            "delete": Button("Delete", self._ask_delete, icon="close", key="delete", tip="Delete this game (Delete)"),
            "back": Button("Bring it back", self._bring_back, icon="undo", key="ctrl+z"),
        }
        left = [self._buttons[name] for name in ("rename", "delete", "back")]
        body = Column(
            Text("Saved games", "card_head"),
            Text(literal(f"in {user_saves()}"), "second", one_line=True),
            self._table,
            self._said,
            Row(*left, Space(grow=1), self._buttons["replay"], self._buttons["open"], gap=8, across="centre"),
            gap=8,
        )
        super().__init__("Saved games", body, width=1040, height=640)
        self._fill()

    # -- the list -----------------------------------------------------------------------------

    def _fill(self, chosen: Path | None = None) -> None:
        entries = self.app.saved()
        self._entries = {entry.path: entry for entry in entries}
        self._table.set_rows([_row(self.app, entry) for entry in entries])
        self._table.visible = bool(entries)
        kept = chosen if chosen in self._entries else None
        self._table.selected = kept or next(iter(self._entries), None)
        self._chosen(self._table.selected)
        self.relayout()

    @property
    def _entry(self) -> SaveEntry | None:
        key = self._table.selected
        return self._entries.get(key) if isinstance(key, Path) else None

    def _chosen(self, key: object) -> None:
        """Say what can be done with the game chosen."""
        entry = self._entry
        if entry is None:
            self._said.say("There is no saved game yet. Every game is kept as it is played.")
        elif entry.fault is not None:
            wrong = f"{entry.path.name} cannot be opened: {entry.fault.wrong}; {entry.fault.cure}."
            self._said.say(literal(wrong))
        else:
            self._said.say(literal(f"{entry.path.name}: {_goes_on(entry)}."))
        why = "No game is chosen." if entry is None else "It cannot be opened."
        is_whole = entry is not None and entry.fault is None
        self._buttons["open"].enable(is_whole, why)
        self._buttons["replay"].enable(is_whole, why)
        held = self._held(entry) if entry is not None else "No game is chosen."
        self._buttons["rename"].enable(not held, held)
        self._buttons["delete"].enable(not held, held)
        self._buttons["back"].visible = bool(self._gone)

    def _held(self, entry: SaveEntry) -> str:
        desk = self.app.desk
        on_table = desk is not None and desk.chronicle.path == entry.path
        return "This game is on the table; leave it first." if on_table else ""

    # -- what can be done with one ------------------------------------------------------------

    def _open(self, key: object) -> None:
        entry = self._entries.get(key) if isinstance(key, Path) else None
        if entry is not None and entry.fault is None:
            self.dismiss()
            self.app.open_save(entry.path)

    def _replay(self) -> None:
        if (entry := self._entry) is not None and entry.fault is None:
            self.dismiss()
            self.app.replay_save(entry.path)

    def _rename(self) -> None:
        if (entry := self._entry) is not None:
            self.app.sheet(rename_sheet(self.app, entry.path, self._fill))

    def _ask_delete(self) -> None:
        if (entry := self._entry) is None:
            return
        words = f"{literal(entry.path.name)} can be brought back until this list is opened again; then it is gone."
        self.app.sheet(
            Dialog("Delete this game?", words, "Delete", lambda: self._delete(entry), no="Keep", danger=True)
        )

    def _delete(self, entry: SaveEntry) -> None:
        paths = list(self._entries)
        after = paths[min(paths.index(entry.path) + 1, len(paths) - 1)]
        try:
            self._gone.append(entry.path.rename(entry.path.with_name(entry.path.name + _GONE)))
        except OSError as error:
            self.app.say(f"It could not be deleted ({error.strerror or type(error).__name__}).", "no")
        self._again(after)

    def _bring_back(self) -> None:
        """The game deleted last is in the list again."""
        gone = self._gone.pop()
        path = gone.with_name(gone.name.removesuffix(_GONE))
        try:
            gone.rename(path)
        except OSError as error:
            self.app.say(f"It could not be brought back ({error.strerror or type(error).__name__}).", "no")
        self._again(path)

    def _again(self, chosen: Path) -> None:
        self._fill(chosen)
        top = self.app.window.top
        if top is not None and self.app.desk is None:
            top.rebuild()


def _row(app: App, entry: SaveEntry) -> TableRow:
    """One game: who, under what name, in which world, how far, when in history, and when it was played."""
    when = entry.modified.astimezone()
    played = Cell(when.strftime("%d %b %Y, %H:%M"), when.timestamp())
    name, header = name_of(entry.path), entry.header
    if header is None or entry.fault is not None:
        nothing = Cell("\u2013", "")
        return TableRow(
            entry.path, (Cell("damaged", icon="no"), Cell(name), nothing, Cell("\u2013", 0), Cell("\u2013", 0), played)
        )
    told = _told(app, header.scenario)
    if _AS_PLAYED.search(name):
        name = "as played"
    seat = header.players[0] if header.players else ""
    at = _turn(entry, header)
    turn = Cell(f"{at} of {header.turns}", at)
    if told is None or seat not in told.states:
        who = Cell(seat or "nobody")
        return TableRow(entry.path, (who, Cell(name), Cell(header.scenario), turn, Cell("\u2013", 0), played))
    state = told.states[seat]
    more = f" and {len(header.players) - 1} more" if len(header.players) > 1 else ""
    system = calendar(told, header.turns)
    date = Cell(year_text(system, at), year_of(system, at))
    who = Cell(state.name + more, tint=state.colour, strong=True)
    return TableRow(entry.path, (who, Cell(name), Cell(told.title), turn, date, played))


def _turn(entry: SaveEntry, header: Header) -> int:
    """The turn at which a save stands: what is on record last is what was played last."""
    return min(entry.turn + (entry.phase == Phase.DISPATCHES), header.turns)


def _goes_on(entry: SaveEntry) -> str:
    """Where a game goes on."""
    header = entry.header
    if header is None:
        return "it cannot be read"
    if entry.phase == Phase.DISPATCHES and entry.turn >= header.turns:
        return "it is over, and opens at its report"
    phase = Phase.DISPATCHES if entry.phase == Phase.ORDERS else Phase.ORDERS
    return f"goes on in {phase.capitalize()} of turn {_turn(entry, header)}"


def _told(app: App, id: str) -> ScenarioFile | None:
    """What the world of a game tells of itself, if it is on the shelf."""
    card = app.shelf.card(id)
    return card.told if card is not None else None
