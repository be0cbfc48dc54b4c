"""Saved games: the list to go on from, and a name for a copy."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from game.chronicle.files import SUFFIX, SaveEntry
from game.kit.places import user_saves
from game.report.years import year_text
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import Scenario
from game.ui.desk import Desk
from game.ui.widgets.buttons import Button
from game.ui.widgets.fields import TextField
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import Head, Text
from game.ui.widgets.rich import literal
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Dialog, Sheet
from game.ui.widgets.widget import Widget
from game.world.worlds import Phase, System

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["SavesSheet", "save_as_sheet"]


class SavesSheet(Sheet):
    """Every chronicle in the player's folder, newest first; those that cannot be opened say why."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._list = Column(gap=0, arrows=True)
        body = Column(
            Text("Saved games", "card_head"),
            Text(f"in {literal(str(user_saves()))}", "second", one_line=True),
            ScrollArea(self._list, label="Saved games", grow=1),
            gap=8,
        )
        super().__init__("Saved games", body, width=820, height=620)
        self._fill()

    def _fill(self) -> None:
        self._list.clear()
        entries = self.app.saved()
        if not entries:
            self._list.add(Text("There is no saved game yet. Every game is kept as it is played.", "body"))
        self._list.add(*(self._row(entry) for entry in entries))

    def _row(self, entry: SaveEntry) -> Widget:
        remove = Button(
            f"Delete: {entry.path.name}",
            lambda: self._ask_delete(entry),
            kind="bare",
            size="row",
            icon="close",
            icon_only=True,
            tip="Delete this game",
        )
        line = _line(self.app, entry, lambda: self._open(entry))
        line.grow = 1
        return Row(line, remove, gap=8, across="centre")

    def _open(self, entry: SaveEntry) -> None:
        self.dismiss()
        self.app.open_save(entry.path)

    def _ask_delete(self, entry: SaveEntry) -> None:
        words = f"{literal(entry.path.name)} is deleted for good; there is no other copy unless you made one."
        self.app.sheet(
            Dialog("Delete this game?", words, "Delete", lambda: self._delete(entry), no="Keep", danger=True)
        )

    def _delete(self, entry: SaveEntry) -> None:
        desk = self.app.desk
        if desk is not None and desk.chronicle.path == entry.path:
            self.app.say("This game is on the table; leave it before you delete it.", "no")
            return
        try:
            entry.path.unlink(missing_ok=True)
        except OSError as error:
            self.app.say(f"It could not be deleted ({error.strerror or type(error).__name__}).", "no")
        self._fill()
        top = self.app.window.top
        if top is not None and desk is None:
            top.rebuild()


def _line(app: App, entry: SaveEntry, open_it: Callable[[], object]) -> ListRow:
    """One game: who, when in history, how far, and when it was played."""
    played = entry.modified.astimezone().strftime("%d %B %Y, %H:%M") if entry.modified else ""
    header = entry.header
    if header is None or entry.fault is not None:
        wrong = entry.fault.wrong if entry.fault else "it cannot be read"
        return ListRow(entry.path.name, second=f"Cannot be opened: {wrong}.", icon="no", value=played, enabled=False)
    ended = entry.phase == Phase.DISPATCHES
    turn = min(entry.turn + ended, header.turns)
    scenario = _scenario(app, header.scenario)
    seat = header.players[0] if header.players else ""
    if scenario is None or seat not in scenario.told.states:
        name, tint, when = seat or "nobody", "", ""
    else:
        state, system = scenario.told.states[seat], _years(scenario, header.turns)
        name, tint, when = state.name, state.colour, f"{year_text(system, turn)} · "
    second = f"{when}turn {turn} of {header.turns} · {scenario.told.title if scenario else header.scenario}"
    return ListRow(name, open_it, second=second, value=played, tint=tint, icon="" if tint else "save")


def _years(scenario: Scenario, turns: int) -> System:
    """As much of the system as dates need."""
    dates = scenario.told.dates
    return System(first_year=dates.start, years_a_turn=dates.years_a_turn, last_turn=turns)


def _scenario(app: App, id: str) -> Scenario | None:
    try:
        return app.scenario(id)
    except FaultsFoundError:
        return None


def save_as_sheet(app: App, desk: Desk) -> Sheet:
    """A name for a copy; the game itself goes on in its own file."""
    state = desk.world.states[desk.seat].name
    stamp = datetime.now().strftime("%Y-%m-%d")
    chosen = [f"{state} {desk.date} turn {desk.turn} {stamp}"]
    sheet: Sheet

    def save(words: str = "") -> None:
        chosen[0] = words or chosen[0]
        path = _path_for(chosen[0])
        if path.exists():
            question = f"{literal(path.name)} is there already and would be lost."
            app.sheet(Dialog("Write over it?", question, "Write over", lambda: write(path), danger=True))
        else:
            write(path)

    def write(path: Path) -> None:
        try:
            desk.save_as(path)
        except OSError as error:
            app.say(f"It could not be saved ({error.strerror or type(error).__name__}).", "no")
            return
        sheet.dismiss()
        app.say(f"Saved as {path.name}", "save")

    def typed(words: str) -> None:
        chosen[0] = words

    name = TextField("Name of the copy", chosen[0], typed, on_enter=save, limit=80)
    foot = Row(
        Space(grow=1),
        Button("Cancel", lambda: sheet.dismiss(), kind="quiet"),
        Button("Save", lambda: save(), kind="primary"),
        gap=10,
    )
    body = Column(
        Head("Save a copy", kind="card_head"),
        Text(f"in {literal(str(user_saves()))}", "second"),
        name,
        Space(4),
        foot,
        gap=8,
    )
    sheet = Sheet("Save a copy", body, width=560, height=230)
    return sheet


def _path_for(words: str) -> Path:
    """A file's name from whatever was typed."""
    stem = re.sub(r"[^\w\-]+", "_", words, flags=re.UNICODE).strip("_.")[:80]
    return user_saves() / f"{stem or 'game'}{SUFFIX}"
