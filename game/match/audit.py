"""Proof of a game: the opening built again and every phase resolved again from the sheets on record.

A submitted result was played, and these rules were applied, if every digest
comes out the same. Loading never does this; only who asks for proof pays.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from game.chronicle.entry import Entry
from game.chronicle.header import RULES
from game.chronicle.record import Chronicle
from game.chronicle.spelling import Copyist
from game.kit.dice import Dice
from game.match.opening import opening_of
from game.rules.turn import resolve
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import load_scenario
from game.world.worlds import World

__all__ = ["Difference", "verify"]


@dataclass(frozen=True, slots=True)
class Difference:
    """The first entry that does not come out as recorded, and in what."""

    index: int
    turn: int
    phase: str
    what: str

    def __str__(self) -> str:
        """One sentence for the command line."""
        return f"turn {self.turn}, {self.phase} (line {self.index + 2}): {self.what}"


def verify(chronicle: Chronicle, scenario: str = "") -> Difference | None:
    """The first difference, or None where the record is proved; FaultsFoundError at a line that cannot be read."""
    return next(_differences(chronicle, scenario or chronicle.header.scenario), None)


def _differences(chronicle: Chronicle, scenario: str) -> Iterator[Difference]:
    opening = chronicle.steps[0]
    if what := _opening_differs(chronicle, opening, scenario):
        yield _differs(0, opening, what)
    for index in range(1, len(chronicle)):
        before, entry = chronicle.steps[index - 1], chronicle.steps[index]
        if what := _entry_differs(chronicle, before, entry):
            yield _differs(index, entry, what)


def _differs(index: int, entry: Entry, what: str) -> Difference:
    return Difference(index, entry.turn, entry.phase, what)


def _opening_differs(chronicle: Chronicle, opening: Entry, name: str) -> str:
    header = chronicle.header
    if header.rules != RULES:
        return f"the game was played by rules {header.rules}, and these are rules {RULES}"
    try:
        scenario = load_scenario(name)
    except FaultsFoundError as error:
        return f"its scenario cannot be built again: {error.faults[0]}"
    if scenario.seal != header.scenario_digest:
        return f"the scenario {header.scenario} has been changed since"
    return _compared(opening_of(header, scenario), opening, "")


def _entry_differs(chronicle: Chronicle, before: Entry, entry: Entry) -> str:
    world = before.world
    if (entry.turn, entry.phase) != (world.turn, world.phase.value):
        return f"it should be turn {world.turn}, {world.phase.value}"
    step = resolve(world, {sheet.seat: sheet for sheet in entry.sheets}, Dice(chronicle.header.seed))
    return _compared(replace(entry, events=step.events, world=step.world), entry, before.digest)


def _compared(played: Entry, entry: Entry, before: str) -> str:
    """What parts the entry as played again from the entry on record; empty where nothing does."""
    sealed, _ = Copyist(digest=before).seal(replace(played, digest=""), lined=False)
    if sealed.digest == entry.digest and played.world == entry.world and played.events == entry.events:
        return ""
    if parts := _parted(played.world, entry.world):
        return f"the world comes out otherwise ({', '.join(parts)})"
    if played.events != entry.events:
        return "the events come out otherwise"
    return "the digest is not that of the record"


def _parted(a: World, b: World) -> list[str]:
    return [field.name for field in fields(World) if getattr(a, field.name) != getattr(b, field.name)]
