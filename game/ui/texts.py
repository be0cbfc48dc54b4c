"""The window's text files that a teacher may change, by their formats, and what is wrong with one of them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from game.report.debrief.texts import read_debrief
from game.report.telling.words import read_words
from game.scenarios.faults import Fault, FaultsFoundError
from game.ui.cards.codex import read_codex
from game.ui.screens.council.invitation import read_invitations
from game.ui.sounds.waves import read_recipes
from game.ui.widgets.theme import load_theme, read_palettes

__all__ = ["FORMATS", "text_faults"]

FORMATS: Final[Mapping[str, Callable[[Path], object]]] = MappingProxyType(
    {
        "codex/1": lambda path: read_codex(path.parent),
        "debrief/1": read_debrief,
        "invitations/1": read_invitations,
        "palettes/1": lambda path: read_palettes(path, load_theme().colour),
        "sounds/1": read_recipes,
        "theme/1": load_theme,
        "words/1": read_words,
    }
)
"""How each is read. A page of the codex is read with its neighbours, since its terms lead to theirs."""


def text_faults(path: Path, format: str) -> list[Fault]:
    """Every fault of one file of a known format; what is wrong in its neighbours is theirs to say."""
    try:
        FORMATS[format](path)
    except FaultsFoundError as error:
        return [fault for fault in error.faults if fault.file == path.name]
    return []
