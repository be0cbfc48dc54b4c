"""A game under other names: the same chronicle with every state, province, pact and war called something else.

For a class that should judge a position and not its history, and for whoever may not pass names on. The chronicle is
renamed before the book is written, so that all exports agree and every figure stays what it was. Doctrines keep the
names of the field, colours stay, and the key (who is who) is written only where asked for.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from io import StringIO
from typing import Any, Final

from game.chronicle.entry import Entry
from game.chronicle.record import Chronicle
from game.kit.dice import Dice
from game.kit.hues import PARTED
from game.report.telling.years import UNDATED
from game.scenarios.syllables import names
from game.world.lands import Link
from game.world.pacts import Charter
from game.world.reasons import Term
from game.world.worlds import World

__all__ = ["SCENARIO", "TITLE", "Mask", "disguised", "mask_of"]

SCENARIO: Final = "under_pseudonyms"
"""The scenario's id in a disguised game."""
TITLE: Final = "A game under other names"
_DRAWN: Final = 2_000
"""Names drawn: four times what the largest world has places."""
_PLAIN: Final = frozenset({"kind", "topic", "phase", "format", "rules", "digest"})
"""Fields that hold words of the rules, never a name."""
_SERIAL: Final = re.compile(r"[a-z]+_?\d+")
"""Ids that the rules number as they go (`w47`, `treaty_3`): they tell nothing of where the game is set."""


class Mask:
    """Real ids and names, and what stands for them.

    `ids` maps ids of states, provinces, pacts, charters and treaties that the scenario named; `names` what is read in
    sentences.
    """

    def __init__(self, ids: Mapping[str, str], names: Mapping[str, str], titles: Mapping[str, str]) -> None:
        self.ids, self.names, self._titles = dict(ids), dict(names), dict(titles)
        shouted = {real: other for real, other in ids.items() if re.fullmatch(r"[A-Z0-9_]{2,}", real)}
        self._spoken = {**shouted, **names}
        words = sorted(self._spoken, key=lambda word: (-len(word), word))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)" if words else r"(?!)")
        self._texts: dict[str, str] = {}

    def id(self, real: str) -> str:
        """An id as the disguised game spells it."""
        return self.ids.get(real, real)

    def title(self, real: str) -> str:
        """The name that the state or province of a real id goes by; empty for an id unknown."""
        return self._titles.get(real, "")

    def text(self, told: str) -> str:
        """An id, or a sentence or label with every real name in it replaced, ids in capitals too."""
        if told not in self._texts:
            self._texts[told] = self.ids.get(told) or self._pattern.sub(lambda m: self._spoken[m[0]], told)
        return self._texts[told]

    def record(self, value: Any) -> Any:
        """Any record of the game, or a plain value of JSON, under the other names."""
        if is_dataclass(value) and not isinstance(value, type):
            return self._renamed(value)
        if isinstance(value, dict):
            return {self.text(key) if isinstance(key, str) else key: self.record(one) for key, one in value.items()}
        if isinstance(value, tuple | list):
            return type(value)(self.record(one) for one in value)
        return self.text(value) if type(value) is str else value

    def _renamed(self, value: Any) -> Any:
        if isinstance(value, Term):
            return value
        told = ((f.name, getattr(value, f.name)) for f in fields(value) if f.init and f.name not in _PLAIN)
        found = {name: self.record(one) for name, one in told if not isinstance(one, int | None)}
        return replace(value, **found)

    def key(self) -> str:
        """Who is who, as a table for the teacher: two columns, one line a name."""
        rows = sorted({**self.names, **{k: v for k, v in self.ids.items() if k not in self.names}}.items())
        page = StringIO()
        csv.writer(page, lineterminator="\n").writerows((("real", "pseudonym"), *rows))
        return page.getvalue()


def disguised(chronicle: Chronicle, mask: Mask | None = None, *, dated: bool = False) -> Chronicle:
    """The game under other names, sealed anew; unless `dated`, years are told as turns.

    It is a record to read: its world is on no shelf, and its dice fall otherwise, so that it cannot be played on.
    """
    mask = mask or mask_of(chronicle)
    header = replace(
        mask.record(chronicle.header), scenario=SCENARIO, scenario_digest="", started_at="", taught={}, charters=()
    )
    ways: dict[int, tuple[Link, ...]] = {}
    first, *later = (_entry(step, mask, dated, ways) for step in chronicle.played)
    other = Chronicle.begin(header, first)
    for step in later:
        other.add(step)
    return other


def _entry(step: Entry, mask: Mask, dated: bool, ways: dict[int, tuple[Link, ...]]) -> Entry:
    """One phase under other names. `ways` are those renamed already: they are the same in most phases, and many."""
    old = step.world
    if id(old.links) not in ways:
        ways[id(old.links)] = mask.record(old.links)
    world: World = mask.record(replace(old, scenario=SCENARIO, links=()))
    system = old.system if dated else replace(old.system, first_year=UNDATED)
    return replace(
        step,
        sheets=mask.record(step.sheets),
        decisions=mask.record(step.decisions),
        events=mask.record(step.events),
        world=replace(world, links=ways[id(old.links)], system=system),
        digest="",
    )


def mask_of(chronicle: Chronicle) -> Mask:
    """Other names for everything in a game, drawn by a lot that the game's own digest decides: always the same.

    States, and provinces, keep the order of their ids, for where two are equal the book tells the first in that order.
    """
    roll = _Roll.of(chronicle)
    lot = _Lot(chronicle, {*roll.words, chronicle.header.scenario})
    states = dict(zip(sorted(s for s in roll.states if PARTED not in s), lot.states(len(roll.states)), strict=False))
    places = dict(zip(sorted(roll.places), lot.places(len(roll.places)), strict=False))
    pacts = dict(zip(sorted(roll.charters), lot.places(len(roll.charters)), strict=False))
    titles = {**states, **places}
    ids = {state: name[:3].upper() for state, name in states.items()}
    ids |= {place: name.lower() for place, name in places.items()}
    ids |= {charter: f"{name.lower()}_pact" for charter, name in pacts.items()}
    ids |= {named: ids.get(named, f"named_{n}") for n, named in enumerate(sorted(roll.named), 1)}
    for rebels in (s for s in roll.states if PARTED in s):
        parent, _, rest = rebels.partition(PARTED)
        ids[rebels] = f"{ids.get(parent, parent)}{PARTED}{rest}"
    called = {roll.places[place]: name for place, name in places.items()}
    called |= {roll.peoples.get(state, ""): f"{name} people" for state, name in states.items()}
    called |= {roll.charters[charter]: f"{name} Pact" for charter, name in pacts.items()}
    called |= {roll.states[state]: name for state, name in states.items()}
    ids[chronicle.header.scenario] = SCENARIO
    return Mask(ids, {name: other for name, other in called.items() if name}, titles)


class _Lot:
    """Invented names for one game, none of which is a word of the game."""

    def __init__(self, chronicle: Chronicle, real: set[str]) -> None:
        seed = int(chronicle.digest[:12], 16)
        known = {word.lower() for word in real}
        drawn = names(Dice(seed).within("pseudonyms"), _DRAWN)
        self._left = [n for n in drawn if n.lower() not in known and n[:3].lower() not in known]

    def states(self, count: int) -> list[str]:
        """So many names in order, no two of which begin with the same three letters."""
        by_start: dict[str, str] = {}
        for name in self._left:
            by_start.setdefault(name[:3], name)
        return self._taken(list(by_start.values())[:count])

    def places(self, count: int) -> list[str]:
        """So many other names in order."""
        return self._taken(self._left[:count])

    def _taken(self, chosen: list[str]) -> list[str]:
        gone = set(chosen)
        self._left = [name for name in self._left if name not in gone]
        return sorted(chosen)


@dataclass
class _Roll:
    """Everything in a game that has a name: states, provinces and charters by id, and ids that the scenario gave."""

    states: dict[str, str] = field(default_factory=dict)
    peoples: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    charters: dict[str, str] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    @property
    def words(self) -> set[str]:
        """Every id and name there is."""
        tables = (self.states, self.places, self.charters, self.peoples)
        return {word for table in tables for pair in table.items() for word in pair} | self.named

    @classmethod
    def of(cls, chronicle: Chronicle) -> "_Roll":
        roll = cls()
        roll._charters(chronicle.header.charters)
        for step in chronicle.played:
            roll._world(step.world)
            for line in (*step.events, *(one for sheet in step.sheets for one in sheet.lines)):
                roll._charters([getattr(line, "charter", None)])
        return roll

    def _world(self, world: World) -> None:
        beyond = [one.state for one in world.entrants]
        for state in (*beyond, *world.states.values()):
            self.states.setdefault(state.id, state.name)
            self.peoples.setdefault(state.id, state.people)
        for place in (*(p for one in world.entrants for p in one.provinces), *world.provinces.values()):
            self.places.setdefault(place.id, place.name)
        for pact in world.pacts.values():
            self._charters([pact.charter, pact.amended])
        self._charters([one.charter for one in world.proposals.values()])
        self._charters([one.charter for one in world.motions.values()])
        for table in (world.pacts, world.treaties, world.wars, world.crises):
            self.named |= {id for id in table if not _SERIAL.fullmatch(id)}

    def _charters(self, charters: Iterable[object]) -> None:
        for one in charters:
            if isinstance(one, Charter):
                self.charters.setdefault(one.id, one.name)
