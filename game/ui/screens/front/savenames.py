"""Names of saves: a name for a copy, another name for a save, and the file that comes of a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.chronicle.files import SUFFIX
from game.kit.places import user_saves
from game.ui.desk import Desk
from game.ui.roads import move_road
from game.ui.widgets.buttons import Button
from game.ui.widgets.fields import TextField
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Text
from game.ui.widgets.rich import literal
from game.ui.widgets.sheets import Dialog, FittedSheet, Sheet

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["name_of", "path_for", "rename_sheet", "save_as_sheet"]

_LONGEST: Final = 80
_NO_FILES: Final = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""Names that Windows keeps for devices."""


def path_for(words: str) -> Path:
    """A file's name from whatever was typed."""
    stem = re.sub(r"[^\w\-]+", "_", words, flags=re.UNICODE).strip("_.")[:_LONGEST]
    if stem.casefold() in _NO_FILES:
        stem += "_"
    return user_saves() / f"{stem or 'game'}{SUFFIX}"


def name_of(path: Path) -> str:
    """A file's name as words: without its ending and its underscores."""
    return path.name.removesuffix(".gz").removesuffix(SUFFIX).replace("_", " ")


def save_as_sheet(app: App, desk: Desk) -> Sheet:
    """A name for a copy; the game itself goes on in its own file."""
    state = desk.world.states[desk.seat].name
    stamp = datetime.now().strftime("%Y-%m-%d")
    sheet: Sheet

    def save(words: str) -> None:
        path = path_for(words)
        if path == desk.chronicle.path:
            app.say("The game itself is kept there; choose another name for the copy.", "no")
        elif path.exists():
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

    told = f"in {user_saves()}; the game itself goes on in its own file"
    sheet = _asking("Save a copy", told, f"{state} {desk.date} turn {desk.turn} {stamp}", "Save", save, _wanting)
    return sheet


def rename_sheet(app: App, path: Path, then: Callable[[Path], object]) -> Sheet:
    """Another name for a save."""
    sheet: Sheet

    def check(words: str) -> str:
        other = _target(path, words)
        if other != path and other.exists():
            return f"{other.name} is there already: choose another name."
        return _wanting(words)

    def rename(words: str) -> None:
        other = _target(path, words)
        try:
            if other != path:
                path.rename(other)
                move_road(path, other)
        except OSError as error:
            app.say(f"It could not be renamed ({error.strerror or type(error).__name__}).", "no")
            return
        sheet.dismiss()
        then(other)

    sheet = _asking("Rename", f"now {path.name}", name_of(path), "Rename", rename, check)
    return sheet


def _target(path: Path, words: str) -> Path:
    """Where a save goes under another name; a packed one stays packed."""
    found = path_for(words)
    return found.with_name(found.name + ".gz") if path.suffix == ".gz" else found


def _wanting(words: str) -> str:
    """What is wrong with a name in itself."""
    return "" if re.search(r"\w", words) else "A name needs a letter or a figure."


def _asking(
    head: str, told: str, first: str, act: str, do: Callable[[str], object], check: Callable[[str], str]
) -> Sheet:
    """A sheet with one line to fill in."""
    sheet: Sheet
    go = Button(act, lambda: do(name.value), kind="primary")

    def typed(words: str) -> None:
        wrong = check(words)
        go.enable(not wrong, wrong)

    label = "Name of the copy" if act == "Save" else "New name"
    name = TextField(label, first, typed, on_enter=do, limit=_LONGEST, check=check)
    foot = Row(Space(grow=1), Button("Cancel", lambda: sheet.dismiss(), kind="quiet"), go, gap=10)
    body = Column(Head(head, kind="card_head"), Text(literal(told), "second"), name, Space(4), foot, gap=8)
    sheet = FittedSheet(head, body, width=560)
    return sheet
