"""How a game begins: the first world of a header, the same from the same header for ever."""

from game.chronicle.entry import OPENING, Entry
from game.chronicle.header import Header
from game.kit.dice import Dice
from game.rules.turn import begin
from game.scenarios.build import build_world
from game.scenarios.library import Scenario
from game.world.worlds import World

__all__ = ["dice_of", "opening_of"]


def dice_of(header: Header, world: World, seat: str) -> Dice:
    """The dice of one mind in the phase that the world is in (decisions 11). The rules narrow theirs themselves."""
    return Dice(header.seed).within(world.turn, world.phase.value, "seat", seat)


def opening_of(header: Header, scenario: Scenario) -> Entry:
    """The chronicle's first entry, not yet sealed: the world built, and its first turn opened."""
    built = build_world(scenario, header.seed, header.turns, header.doctrines)
    step = begin(built, Dice(header.seed))
    return Entry(built.turn, OPENING, (), (), step.events, step.world)
