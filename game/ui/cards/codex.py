"""The codex: every term of the field that the screens use, with its sense here, its case in history, its source.

The words lie in `assets/codex/*.toml`, to be read and mended by a teacher; what is wrong with a file is said in
sentences, as for any other file of the game.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from game.kit.places import assets
from game.scenarios.faults import Fault, FaultsFoundError, nearest, read_as
from game.ui.cards.places import LOOKUPS

__all__ = ["KINDS", "Term", "codex", "read_codex"]

Kind = Literal["concept", "measure", "choice", "treaty", "clause", "order", "doctrine", "record"]
KINDS: dict[str, str] = {
    "choice": "choice",
    "concept": "concept",
    "measure": "measure",
    "treaty": "kind of treaty",
    "clause": "clause",
    "order": "order",
    "doctrine": "doctrine",
    "record": "paper",
}
"""The kinds of terms, as a card names them."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Term(_Strict):
    """One term. `forms` are its other spellings; a `quiet` one is an everyday word and not live in running text."""

    word: str = Field(min_length=2, max_length=40)
    kind: Kind
    means: str = Field(min_length=10, max_length=170)
    more: str = Field(min_length=10, max_length=420)
    case: str = Field(min_length=10, max_length=260)
    source: str = Field(min_length=4, max_length=120)
    forms: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    now: str = ""
    quiet: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """How it may stand in a text."""
        return (self.word, *self.forms)


class _File(_Strict):
    format: Literal["codex/1"]
    term: dict[str, Term]


def read_codex(folder: Path) -> dict[str, Term]:
    """All terms of a folder, by id, in the order of their words; FaultsFoundError names everything that is wrong."""
    found: dict[str, Term] = {}
    homes: dict[str, str] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            file = read_as(path, _File)
        except FaultsFoundError as error:
            faults += error.faults
        else:
            for id, term in file.term.items():
                if id in found:
                    faults.append(Fault(path.name, f"term.{id}", f"{homes[id]} has this term too", "keep one of them"))
                found[id], homes[id] = term, path.name
    faults += _disagreements(found, homes)
    if faults:
        raise FaultsFoundError(faults)
    return dict(sorted(found.items(), key=lambda item: item[1].word.casefold()))


def _disagreements(terms: dict[str, Term], homes: dict[str, str]) -> Iterable[Fault]:
    """Words claimed twice, and doors that lead nowhere."""
    spelt: dict[str, str] = {}
    for id, term in terms.items():
        for words in term.spellings:
            other = spelt.setdefault(words.casefold(), id)
            if other != id:
                yield Fault(homes[id], f"term.{id}", f'"{words}" is a word of term.{other} too', "spell it once")
        for door in term.see:
            if door not in terms:
                yield Fault(homes[id], f"term.{id}, see", f'no term is called "{door}"', nearest(door, terms))
        if term.now and term.now not in LOOKUPS:
            yield Fault(
                homes[id], f"term.{id}, now", f'nothing is looked up as "{term.now}"', nearest(term.now, LOOKUPS)
            )


@cache
def codex() -> dict[str, Term]:
    """The terms of the game; a fault in them is an error of the installation and raises."""
    return read_codex(assets() / "codex")
