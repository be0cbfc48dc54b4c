"""The key sheet: how to play in ten lines, and every key as the player has it. `?` or F1 opens it anywhere."""

import re
from collections.abc import Iterator
from typing import Final

from game.ui.keymap import Keys, told
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Pair, Text
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Widget

__all__ = ["HOW_TO_PLAY", "help_sheet", "key_lines"]

HOW_TO_PLAY: Final = (
    "You are the foreign office of one state. Nobody stands above the states: what is promised need not be kept.",
    "Each turn has two halves. In **Orders** everybody writes orders at once; in **Dispatches** everybody answers.",
    "Choose a grand strategy at the left: **Balance**, **Bandwagon**, **Pact** or **Alone**. The ministry drafts.",
    "Strike, change or add any line of the draft. {undo} takes anything back until the turn ends.",
    "End the turn. What is left unanswered is named beside the button, and Space leads to it.",
    "A refused demand is a crisis: next turn its maker attacks or lets it drop. The scales show who would come.",
    "Allies called upon may break their word. Every deed is remembered: trust is earned by what states do.",
    "A pact binds all to help the one attacked, if its charter says so and its council acts.",
    "Brigades cost silver to raise and to keep. A state that arms alone is feared; one that does not is tempting.",
    "You score by staying alive, free and whole, then by wealth and weight. The report tells why each war came.",
)
"""Ten lines, in the order in which a beginner needs them; names in braces are keys."""

_LINES: Final = {
    "The turn": (
        ("Ends the turn", "{end_turn}"),
        ("What needs me next", "Space"),
        ("Adds an order", "{add_order}"),
        ("Treaty with the state shown", "{treaty}"),
        ("Follows the ministry in all letters", "{ministry}"),
        ("Undo, redo", "{undo}, {redo}"),
    ),
    "Rooms": (
        ("Gazette, ledger of states", "{gazette}, {ledger}"),
        ("War room, council chamber", "{war}, {chamber}"),
        ("Calendar, advisers", "{calendar}, {advisers}"),
        ("Predict what will come", "{predict}"),
        ("Codex of terms", "{codex}"),
        ("Watch the turn again", "{watch}"),
        ("Drawers of a small window", "{left_drawer}, {right_drawer}"),
    ),
    "The map": (
        ("Map modes", "{mode_1} to {mode_9}"),
        ("Its figures as a table", "{as_table}"),
        ("Home, next state, the one before", "{home}, {next_state}, {last_state}"),
        ("Province or its state", "{province}"),
        ("Nearer, further", "{zoom_in}, {zoom_out}"),
        ("By mouse", "wheel zooms, drag pans"),
    ),
    "Replay": (
        ("Opens it from the report", "{replay}"),
        ("Turn before, next turn", "← →"),
        ("Ten turns", "Shift ← →"),
        ("Event before, next event", "Page Up, Page Down"),
        ("First, last", "Home, End"),
        ("Plays, pauses", "Space"),
        ("Faster, slower", "{zoom_in}, {zoom_out}"),
    ),
    "Everywhere": (
        ("Walks the controls", "Tab, Shift Tab"),
        ("Walks a list, tiles, the map", "Arrows"),
        ("Presses what is ringed", "Enter"),
        ("Goes back, closes, pauses", "Esc"),
        ("Card of what is pointed at", "F1"),
        ("Sum behind a number", "Alt"),
        ("This sheet", "{help}"),
        ("Saves a copy", "{save}"),
        ("Larger, smaller", "{larger}, {smaller}"),
        ("Size as designed", "{as_designed}"),
        ("Full screen, picture of it", "{full_screen}, {picture}"),
        ("Report: export the page", "{export}"),
    ),
}
"""What a key does, and the key, by the room in which it is valid."""
_NAMED: Final = re.compile(r"\{(\w+)\}")


def _with_keys(words: str, keys: Keys) -> str:
    return _NAMED.sub(lambda found: told(found[1], keys), words)


def key_lines(keys: Keys) -> Iterator[tuple[str, str, str]]:
    """Room, what a key does, and the key as the player has it."""
    for room, lines in _LINES.items():
        for what, key in lines:
            yield room, what, _with_keys(key, keys)


def help_sheet(keys: Keys) -> Sheet:
    """Two columns: the game, and the keys."""
    lines: list[Widget] = [
        Row(
            Text(f"{n}", "value", width=22, ink="ink_3"),
            Text(_with_keys(line, keys), "body", grow=1),
            gap=6,
            across="start",
        )
        for n, line in enumerate(HOW_TO_PLAY, start=1)
    ]
    rules = Column(Head("How to play", rule="ink"), *lines, gap=9, grow=1)
    shown: list[Widget] = [Text("Settings, page Keys, moves most of them.", "second")]
    room = ""
    for where, what, key in key_lines(keys):
        if where != room:
            shown += [Space(8), Head(where)]
            room = where
        shown.append(Pair(what, key, ruled=True))
    column = Column(Head("Keys", rule="ink"), *shown, gap=0, width=360)
    body = Column(ScrollArea(Row(rules, column, gap=36, across="start"), label="How to play", grow=1), gap=12)
    return Sheet("How to play", body, width=1080, height=620)
