"""The pages of the settings, save that of the keys: what can be chosen, in a line each with a sentence that says why.

A page is a function of the app and of `again`, which fills the page anew; it gives its rows. `KEPT` names the
settings that “As usual” brings back.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.kit.places import own_worlds_folder, user_cache, user_exports, user_saves
from game.ui.preferences import SCALES, TYPE_SIZES, preferences_path
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.clipboard import copy
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.plain import Rule, Text
from game.ui.widgets.rich import literal
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = [
    "KEPT",
    "folders_page",
    "open_folder",
    "play_page",
    "screen_page",
    "setting",
    "sound_page",
    "switch",
    "vision_page",
]

Again = Callable[[], None]
VOLUMES: Final = (10, 25, 40, 60, 80, 100)
"""How loud, in hundredths, on offer."""

KEPT: Final[dict[str, tuple[str, ...]]] = {
    "Screen": ("scale", "type_size", "fullscreen"),
    "Vision": ("palette", "motion"),
    "Sound": ("sound", "volume", "captions"),
    "Play": ("invitations", "invited", "beats", "edge_scroll", "ask_unspent"),
    "Keys": ("keys",),
}
"""The settings of each page."""


def setting(label: str, says: str, control: Widget) -> Widget:
    """One line: what it is, what it does, and the choice."""
    control.grow = 1
    words = Column(Text(label, "value"), Text(says, "second"), gap=0, width=300)
    return Column(Rule(), Row(words, control, gap=24, pad=(0, 9)), gap=0)


def switch(app: App, label: str, says: str, name: str, **more: object) -> Widget:
    """A line for a setting that is on or off; `more` is changed with it."""
    options = (Option(True, "On"), Option(False, "Off"))
    now = getattr(app.preferences, name)
    return setting(label, says, Choice(label, options, now, lambda v: app.prefer(**{name: v, **more}), even=True))


def _percents(sizes: Sequence[int]) -> tuple[Option, ...]:
    return tuple(Option(size, f"{size} %") for size in sizes)


def screen_page(app: App, again: Again) -> list[Widget]:
    """Sizes, and whether the whole screen is ours."""

    def chosen(name: str) -> Callable[[object], None]:
        def choose(value: object) -> None:
            app.prefer(**{name: value})
            again()

        return choose

    now, look = app.preferences, app.window.look
    scale = Choice("Size of everything", _percents(SCALES), now.scale, chosen("scale"), even=True)
    letters = Choice("Size of type", _percents(TYPE_SIZES), now.type_size, chosen("type_size"), even=True)
    options = (Option(True, "On"), Option(False, "Off"))
    full = Choice("Full screen", options, app.window.is_fullscreen, chosen("fullscreen"), even=True)
    wide, high = look.size
    more, less = look.key("ctrl++"), look.key("ctrl+-")
    return [
        setting("Size of everything", f"Grows with the window by itself. {more} and {less} change it.", scale),
        Text(_bounded(app), "second"),
        setting("Size of type", "Letters beside all else.", letters),
        setting("Full screen", f"{look.key('f11')}. The window is now {wide} × {high} dots.", full),
    ]


def _bounded(app: App) -> str:
    """Where the window has no room for the size asked for, what it shows instead."""
    look, design = app.window.look, app.window.look.theme.design
    whole = min(look.size[0] / design.width, look.size[1] / design.height)
    shown = round(100 * look.scale / whole)
    if shown < app.preferences.scale - 1:
        return f"In this window there is room for no more than {shown} %."
    if shown > app.preferences.scale + 1:
        return f"In this window letters would be too small to read: it shows {shown} %."
    return ""


def vision_page(app: App, _again: Again) -> list[Widget]:
    """Colours and motion."""
    palettes = [Option(id, one.label, tip=one.said) for id, one in app.window.look.theme.palettes.items()]
    palette = Choice("Palette", palettes, app.preferences.palette, lambda v: app.prefer(palette=v), even=True)
    return [
        setting("Palette", "Hatches and signs say the same as colours in each of them.", palette),
        switch(app, "Motion", "Papers rise, numbers count, the map glides. Off, all is shown at once.", "motion"),
    ]


def sound_page(app: App, _again: Again) -> list[Widget]:
    """Sounds, how loud, and their captions."""
    now = app.preferences.volume
    volume = Choice("Volume", _percents(VOLUMES), now, lambda v: app.prefer(volume=v), even=True)
    return [
        switch(app, "Sound", "Seven soft sounds: a letter, a treaty, a war and so on.", "sound"),
        setting("Volume", "How loud they are.", volume),
        switch(app, "Captions of sounds", "Says in words what would be heard.", "captions"),
    ]


def play_page(app: App, _again: Again) -> list[Widget]:
    """How the table behaves."""
    played = (Option("all", "All"), Option("ours", "What concerns me"), Option("off", "Off"))
    beats = Choice("The turn on the map", played, app.preferences.beats, lambda v: app.prefer(beats=v), even=True)
    return [
        Text("Every game is kept after each phase; nothing needs to be saved by hand.", "second"),
        switch(app, "Invitations", "One idea in each half of a turn. On shows all again.", "invitations", invited=0),
        setting("The turn on the map", "What of a turn is played on the map when it has ended.", beats),
        switch(app, "Map glides at the edges", "The pointer at the window's edge moves the map.", "edge_scroll"),
        switch(app, "Ask before silver lies idle", "When orders go out while silver is left.", "ask_unspent"),
    ]


def folders_page(app: App, _again: Again) -> list[Widget]:
    """Where things are kept, to be opened or copied."""
    kept = (
        ("Saved games", "One file a game, written after every phase.", user_saves()),
        ("Your own worlds", "A folder each; put one here and it stands on the shelf.", own_worlds_folder()),
        ("Exports", "Reports, pictures of the screen, charts.", user_exports()),
        ("Settings", "One small file; delete it to begin anew.", preferences_path().parent),
        ("Cache", "Maps drawn once; may be deleted at any time.", user_cache()),
    )
    return [_folder(app, *one) for one in kept]


def _folder(app: App, label: str, says: str, path: Path) -> Widget:
    def copied() -> None:
        app.say("The path is copied" if copy(str(path)) else "There is no clipboard here", "save")

    def opened() -> None:
        if not open_folder(path):
            app.say(f"No program here opens folders: {path}", "no")

    where = Text(literal(str(path)), "body", one_line=True, tip=literal(str(path)), grow=1)
    buttons = Row(
        Button(
            f"Open: {label}", opened, kind="quiet", size="row", icon="search", icon_only=True, tip="Open the folder"
        ),
        Button(f"Copy path: {label}", copied, kind="quiet", size="row", icon="codex", icon_only=True, tip="Copy path"),
        gap=6,
    )
    return setting(label, says, Row(where, buttons, gap=10))


def open_folder(path: Path) -> bool:
    """Ask the desktop to show a folder, made if it is not there yet."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":
            os.startfile(path)
            return True
        program = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.Popen([program, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return False
    return True
