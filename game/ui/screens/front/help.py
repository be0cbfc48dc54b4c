"""The key sheet: how to play in ten lines, and every key. `?` or F1 opens it anywhere."""

from typing import Final

from game.ui.widgets.layout import Column, Row
from game.ui.widgets.plain import Head, Pair, Text
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Widget

__all__ = ["HOW_TO_PLAY", "KEYS", "help_sheet"]

HOW_TO_PLAY: Final = (
    "You are the foreign office of one state. Nobody stands above the states: what is promised need not be kept.",
    "Each turn has two halves. In **Orders** everybody writes orders at once; in **Dispatches** everybody answers.",
    "Choose a grand strategy at the left: **Balance**, **Bandwagon**, **Pact** or **Alone**. The ministry drafts.",
    "Strike, change or add any line of the draft. Ctrl+Z takes anything back until the turn ends.",
    "End the turn. What is left unanswered is named beside the button, and Space leads to it.",
    "A refused demand is a crisis: next turn its maker attacks or lets it drop. The scales show who would come.",
    "Allies called upon may break their word. Every deed is remembered: trust is earned by what states do.",
    "A pact binds all to help the one attacked, if its charter says so and its council acts.",
    "Brigades cost silver to raise and to keep. A state that arms alone is feared; one that does not is tempting.",
    "You score by staying alive, free and whole, then by wealth and weight. The report tells why each war came.",
)
"""Ten lines, in the order in which a beginner needs them."""

KEYS: Final = (
    ("Ends the turn", "Ctrl+Enter"),
    ("What needs me next", "Space"),
    ("Walks the controls", "Tab, Shift+Tab"),
    ("Walks a list or tiles", "Arrows"),
    ("Presses what is ringed", "Enter"),
    ("Goes back, closes, pauses", "Esc"),
    ("Map modes", "1 to 9"),
    ("Gazette, ledger, war, council", "G, L, W, C"),
    ("Calendar, advisers, add an order", "K, A, O"),
    ("Follows the ministry in all letters", "M"),
    ("Home, next state", "F, N"),
    ("Undo, redo", "Ctrl+Z, Ctrl+Y"),
    ("Saves a copy", "Ctrl+S"),
    ("Card of what is pointed at", "F1"),
    ("Codex of terms", "X"),
    ("This sheet", "?"),
    ("Sum behind a number", "Alt"),
    ("Full screen", "F11"),
    ("Picture of the screen", "F12"),
    ("Map, by mouse", "wheel zooms, drag pans"),
)
"""What a key does, and the key."""


def help_sheet() -> Sheet:
    """Two columns: the game, and the keys."""
    lines: list[Widget] = [
        Row(Text(f"{n}", "value", width=22, ink="ink_3"), Text(line, "body", grow=1), gap=6, across="start")
        for n, line in enumerate(HOW_TO_PLAY, start=1)
    ]
    rules = Column(Head("How to play", rule="ink"), *lines, gap=9, grow=1)
    keys = Column(Head("Keys", rule="ink"), *(Pair(what, key, ruled=True) for what, key in KEYS), gap=0, width=360)
    body = Column(ScrollArea(Row(rules, keys, gap=36, across="start"), label="How to play", grow=1), gap=12)
    return Sheet("How to play", body, width=1080, height=620)
