"""Every command that has a key, as data; the player's own keys; and why a key cannot be had.

Screens and buttons spell a command by its usual key. Where the player has moved it, the window tells the key pressed
as the usual one (`widgets.keys.translated`), and buttons print the key that is pressed (`Look.key`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.ui.widgets.keys import parts, spoken, strokes

__all__ = ["COMMANDS", "RESERVED", "Command", "Trouble", "chord_of", "command", "moved", "told", "trouble"]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a key does. `usual` is its key as shipped; `where` the room in which it is valid."""

    id: str
    words: str
    usual: str
    where: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a key cannot be given: one sentence. `holder` is the command that has it, where a swap is the cure."""

    sentence: str
    holder: str = ""


EVERYWHERE, TABLE, MAP, REPORT = "Everywhere", "Council table", "Map", "Report"
_MODES = (
    "Political", "Capability", "Threat to me", "Who would come", "Treaties and pacts", "Trust", "Trade", "Land",
    "Intentions",
)  # fmt: skip

COMMANDS: Final = (
    Command("end_turn", "End the turn, send the orders", "ctrl+enter", TABLE),
    Command("add_order", "Add an order", "o", TABLE),
    Command("undo", "Undo", "ctrl+z", TABLE),
    Command("redo", "Redo", "ctrl+y", TABLE),
    Command("ministry", "Follow the ministry in all letters", "m", TABLE),
    Command("treaty", "Treaty with the state shown", "t", TABLE),
    Command("gazette", "The Gazette", "g", TABLE),
    Command("watch", "Watch the turn again", "b", TABLE),
    Command("calendar", "The calendar", "k", TABLE),
    Command("advisers", "The advisers", "a", TABLE),
    Command("predict", "Predict what will come", "d", TABLE),
    Command("ledger", "The ledger of states", "l", TABLE),
    Command("war", "The war", "w", TABLE),
    Command("chamber", "The council chamber", "c", TABLE),
    Command("codex", "The codex of terms", "x", TABLE),
    Command("left_drawer", "Left paper, in a small window", "[", TABLE),
    Command("right_drawer", "Right paper, in a small window", "]", TABLE),
    Command("home", "Home", "f", MAP),
    Command("next_state", "Next state", "n", MAP),
    Command("last_state", "State before", "shift+n", MAP),
    Command("province", "Province or its state", "p", MAP),
    Command("zoom_in", "Nearer", "+", MAP),
    Command("zoom_out", "Further", "-", MAP),
    *(Command(f"mode_{n}", f"Map mode: {words}", str(n), MAP) for n, words in enumerate(_MODES, start=1)),
    Command("as_table", "The map’s figures as a table", "0", MAP),
    Command("export", "Export the page", "e", REPORT),
    Command("replay", "Replay the game on the map", "r", REPORT),
    Command("help", "How to play", "?", EVERYWHERE),
    Command("save", "Save a copy", "ctrl+s", EVERYWHERE),
    Command("larger", "Everything larger", "ctrl++", EVERYWHERE),
    Command("smaller", "Everything smaller", "ctrl+-", EVERYWHERE),
    Command("as_designed", "Size of everything: 100 %", "ctrl+0", EVERYWHERE),
    Command("full_screen", "Full screen", "f11", EVERYWHERE),
    Command("picture", "Picture of the screen", "f12", EVERYWHERE),
)
"""All commands that can be moved, in the order of the settings page."""
_BY_ID: Final = {one.id: one for one in COMMANDS}

RESERVED: Final = {
    "esc": "goes back",
    "tab": "walks the controls",
    "shift+tab": "walks the controls",
    "enter": "presses what is ringed",
    "space": "presses what is ringed and leads to what waits",
    "left": "walks",
    "right": "walks",
    "up": "walks",
    "down": "walks",
    "home": "walks",
    "end": "walks",
    "pageup": "scrolls",
    "pagedown": "scrolls",
    "backspace": "takes a letter away",
    "delete": "takes a letter away",
    "ctrl+a": "marks all in a line of text",
    "ctrl+c": "copies",
    "ctrl+x": "cuts",
    "ctrl+v": "pastes",
    "f1": "opens the card of what is pointed at, else the help",
}
"""Keys that mean one thing everywhere and stay where they are."""

Keys = Mapping[str, str]
"""The player's own keys: id of the command, its key."""


def command(id: str) -> Command:
    """A command by its id; KeyError for none."""
    return _BY_ID[id]


def chord_of(id: str, keys: Keys) -> str:
    """The key of a command now."""
    return keys.get(id, _BY_ID[id].usual)


def told(id: str, keys: Keys) -> str:
    """The key of a command now, as printed."""
    return spoken(chord_of(id, keys))


def moved(keys: Keys) -> tuple[tuple[str, str], ...]:
    """The keys that differ from the usual: as the house spells the command, as the player presses it."""
    return tuple((_BY_ID[id].usual, name) for id, name in sorted(keys.items()) if _BY_ID[id].usual != name)


def trouble(id: str, name: str, keys: Keys) -> Trouble | None:
    """Why a command cannot have a key, or None when it can."""
    key = parts(name)[-1]
    if name in RESERVED:
        return Trouble(f"{spoken(name)} {RESERVED[name]}: it stays as it is.")
    if not key:
        return Trouble("Press a letter, a figure or a key F2 to F12, with Ctrl, Alt or Shift if you like.")
    if not _can_be_told(name):
        return Trouble(f"{spoken(name)} cannot be used here: choose another key.")
    holder = next((one for one in COMMANDS if one.id != id and chord_of(one.id, keys) == name), None)
    if holder is None:
        return None
    words = holder.words[0].lower() + holder.words[1:]
    return Trouble(f"{spoken(name)} already means “{words}”: press Enter to swap the two, or Esc.", holder.id)


def _can_be_told(name: str) -> bool:
    try:
        strokes(name)
    except (ValueError, KeyError):
        return False
    return True
