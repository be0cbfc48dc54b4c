"""The shelf as the window sees it: a card for each world, read anew only when its files have changed.

A card knows what the scenario's own file tells. Whoever reads a world to the end, map and all, notes here what was
wrong with it, so that a world with faults stands greyed for as long as its files stay as they are.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

import pygame

from game.report.telling.years import span_text, year_text
from game.scenarios.faults import Fault, FaultsFoundError, read_toml
from game.scenarios.library import FILE, Shelved, shadow_fault, shelf, told_faults
from game.scenarios.schema import ScenarioFile
from game.world.worlds import System

__all__ = ["FIRST_WORLD", "Plate", "Shelf", "Stamp", "WorldCard", "calendar", "stamp_of"]

FIRST_WORLD: Final = "greece_499bce"
"""The world a newcomer is shown: the README's ten lines are about it."""

Stamp = tuple[tuple[str, int, int], ...]
"""Name, time of change (ns) and size (bytes) of every file of a world."""

_KINDS: Final = (".toml", ".json", ".jpg", ".md")


def stamp_of(folder: Path) -> Stamp:
    """What tells a world's files from what they were; empty where there is no folder."""
    try:
        with os.scandir(folder) as found:
            files = [one for one in found if one.name.endswith(_KINDS) and not one.name.startswith(".")]
            kept = [(one.name, one.stat()) for one in files]
    except OSError:
        return ()
    return tuple(sorted((name, told.st_mtime_ns, told.st_size) for name, told in kept))


@dataclass(frozen=True, slots=True)
class WorldCard:
    """A world on the shelf, as far as its own file tells; `faults` is all that is known to be wrong with it.

    Two cards are one where they tell of the same files.
    """

    shelved: Shelved
    stamp: Stamp
    told: ScenarioFile | None = field(default=None, compare=False)
    faults: tuple[Fault, ...] = field(default=(), compare=False)
    title: str = field(default="", compare=False)

    @property
    def id(self) -> str:
        """The name of its folder, by which it is asked for."""
        return self.shelved.id

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return self.shelved.folder

    @property
    def is_own(self) -> bool:
        """Whether it is the player's."""
        return self.shelved.is_own

    @property
    def start(self) -> int:
        """The first year; negative before our era."""
        return self.told.dates.start if self.told is not None else 0

    @property
    def date(self) -> str:
        """The first year in words; nothing where the file cannot be read."""
        return "" if self.told is None else year_text(_by_years(self.told), 1)

    @property
    def years(self) -> str:
        """From the first year to that of the last turn of a full game."""
        if self.told is None:
            return ""
        dates = self.told.dates
        return span_text(_by_years(self.told), 1, 1 + (dates.long - 1) * dates.years_a_turn // dates.turns_a_year)

    @property
    def words(self) -> str:
        """All that a search looks through, in small letters: title, subtitle, date, id, and who the states are."""
        if self.told is None:
            return f"{self.title} {self.id}".casefold()
        states = (word for one in self.told.states.values() for word in (one.name, one.full_name or "", one.people))
        return " ".join((self.title, self.told.subtitle, self.date, self.id, *states)).casefold()


@dataclass(frozen=True, slots=True)
class Plate:
    """A miniature, and which files it shows."""

    stamp: Stamp
    picture: pygame.Surface


def calendar(told: ScenarioFile, turns: int) -> System:
    """As much of a world's system as its dates need."""
    dates = told.dates
    return System(
        first_year=dates.start, years_a_turn=dates.years_a_turn, turns_a_year=dates.turns_a_year, last_turn=turns
    )


def _by_years(told: ScenarioFile) -> System:
    """A calendar of which every turn is a year."""
    return System(first_year=told.dates.start, years_a_turn=1, last_turn=1)


def _called(folder: Path) -> str:
    """The title of a world that cannot be read to its end, as far as one can be made out; else its folder's name."""
    try:
        title = read_toml(folder / FILE, FILE).get("title")
    except FaultsFoundError:
        return folder.name
    return title.strip()[:40] if isinstance(title, str) and title.strip().isprintable() else folder.name


@lru_cache(maxsize=256)
def _card(shelved: Shelved, stamp: Stamp) -> WorldCard:
    told, faults = told_faults(shelved.folder)
    if shelved.is_shadowed:
        faults.insert(0, shadow_fault(shelved.id))
    title = told.title if told is not None else _called(shelved.folder)
    return WorldCard(shelved, stamp, told, tuple(faults), title or shelved.id)


class Shelf:
    """All cards: those shipped, oldest first, then the player's own."""

    def __init__(self) -> None:
        self._noted: dict[tuple[Shelved, Stamp], tuple[Fault, ...]] = {}
        self._plates: dict[Shelved, Plate] = {}

    def stamps(self) -> Mapping[Shelved, Stamp]:
        """How every world's files stand now; no file is opened for it."""
        return {one: stamp_of(one.folder) for one in shelf()}

    def cards(self) -> tuple[WorldCard, ...]:
        """Every world; only what has changed is read."""
        found = [self._told(one, stamp) for one, stamp in self.stamps().items()]
        return tuple(sorted(found, key=lambda card: (card.is_own, card.start, card.id, card.shelved.is_shadowed)))

    def _told(self, one: Shelved, stamp: Stamp) -> WorldCard:
        card = _card(one, stamp)
        faults = self._noted.get((one, stamp))
        return replace(card, faults=faults) if faults and not card.faults else card

    def card(self, id: str) -> WorldCard | None:
        """The world that is meant by an id."""
        for one in shelf():
            if one.id == id and not one.is_shadowed:
                return self._told(one, stamp_of(one.folder))
        return None

    def first(self) -> WorldCard | None:
        """The world to be shown where nobody has chosen one."""
        sound = [card for card in self.cards() if not card.faults]
        return next((card for card in sound if card.id == FIRST_WORLD), None) or next(iter(sound), None)

    def note(self, card: WorldCard, faults: tuple[Fault, ...]) -> None:
        """What was found wrong when a world was read to the end."""
        self._noted[card.shelved, card.stamp] = faults

    def is_examined(self, card: WorldCard) -> bool:
        """Whether somebody has read it to the end."""
        return (card.shelved, card.stamp) in self._noted or bool(card.faults)

    def plate(self, card: WorldCard) -> Plate | None:
        """The miniature of its map, once it is drawn; that of the files as they were until it is drawn anew."""
        return self._plates.get(card.shelved)

    def hang(self, card: WorldCard, picture: pygame.Surface) -> None:
        """Keep a miniature."""
        self._plates[card.shelved] = Plate(card.stamp, picture)
