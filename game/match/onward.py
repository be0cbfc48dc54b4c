"""Playing onward from the middle of a game: given sheets for one phase, doctrines in every seat from then on.

What a game would have come to, had one thing been otherwise, can only be asked by playing it. Nothing here differs
from the game itself: the same rules, the same minds, the same charters and roads as its header names. Only the seats
of players go to doctrines, and the seed may be another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from game.chronicle.entry import Entry
from game.chronicle.header import PLAYER, Header
from game.chronicle.record import Chronicle
from game.kit.dice import Dice
from game.match.match import Match
from game.rules.turn import Step, resolve
from game.world.sheets import Sheet
from game.world.worlds import World

__all__ = ["Position", "play_onward", "position_at"]


@dataclass(frozen=True, slots=True)
class Position:
    """A world that waits for a phase's decisions, and the sheets that were handed in for it."""

    world: World
    sheets: tuple[Sheet, ...]


def position_at(chronicle: Chronicle, entry: int) -> Position:
    """Where a game stood before the phase of an entry, and what its seats then wrote; the opening has no such thing."""
    if not 1 <= entry < len(chronicle):
        raise ValueError(f"entry {entry} is no phase of a chronicle of {len(chronicle)} entries")
    return Position(chronicle.world_at(entry - 1), chronicle.played[entry].sheets)


def play_onward(header: Header, world: World, sheets: Iterable[Sheet], seed: int, turns: int) -> Iterator[Step]:
    """The phases from a world on, each as it is played: the first by these sheets, the others by doctrines.

    `turns` counts the world's own as the first; a game that ends sooner ends. With the game's own seed, its own
    sheets and no players, the steps are those on record. FaultsFoundError where a doctrine of the header is not here.
    """
    after = world.turn + turns
    step = resolve(world, {sheet.seat: sheet for sheet in sheets}, Dice(seed))
    yield step
    match = Match(_begun(header, step.world, seed))
    while not match.is_over and match.world.turn < after:
        yield match.advance()


def _begun(header: Header, world: World, seed: int) -> Chronicle:
    """A chronicle that begins in this world, with no player at its table."""
    table = replace(header, seed=seed, seats=_minds(header, world))
    return Chronicle.begin(table, Entry(world.turn, world.phase.value, (), (), (), world))


def _minds(header: Header, world: World) -> dict[str, str]:
    """Who decides for each seat: the doctrine chosen at the start; for a player's seat without one, the state's own."""
    found = {}
    for seat, who in header.seats.items():
        mind = header.doctrines.get(seat) or (who if who != PLAYER else world.secrets.doctrine.get(seat, ""))
        if mind:
            found[seat] = mind
    return found
