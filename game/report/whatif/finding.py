"""Every decision of a game that can be reversed, found by walking the sheets of its chronicle."""

from game.report.source import Source
from game.report.whatif.answers import answers
from game.report.whatif.orders import orders
from game.report.whatif.phases import PhaseOnRecord, wars_of_game
from game.report.whatif.records import Reversal
from game.world.worlds import Phase

__all__ = ["reversals"]

_NAME = "reversals"


def reversals(source: Source) -> tuple[Reversal, ...]:
    """All decisions with their opposites, in the order of the game; each has an id of its own that stays.

    None while the game goes on: orders are sealed until then, and what doctrines would do next is no player's to know.
    """
    if not source.is_over:
        return ()
    known = source.found.get(_NAME)
    if not isinstance(known, tuple):
        known = source.found[_NAME] = _walked(source)
    return known


def _walked(source: Source) -> tuple[Reversal, ...]:
    wars, found = wars_of_game(source), dict[str, Reversal]()
    for index in range(1, len(source.steps)):
        phase = PhaseOnRecord(source, index, source.steps[index], source.steps[index - 1].world, wars)
        find = orders if phase.entry.phase == Phase.ORDERS.value else answers
        for one in find(phase):
            found.setdefault(one.id, one)
    return tuple(found.values())
