"""Names from outside the house, which may hold signs of the markup: of a scenario, a save, a player's charter."""

from collections.abc import Iterable, Iterator

from game.scenarios.schema import ScenarioFile
from game.world.sheets import FoundPact, Line, PutMotion
from game.world.worlds import World

__all__ = ["names_in_draft", "names_in_file", "names_in_world"]


def names_in_world(world: World) -> Iterator[str]:
    """Of states, their peoples, provinces, wars, and charters in force or moved."""
    for state in world.states.values():
        yield from (state.name, state.people)
    yield from (province.name for province in world.provinces.values())
    yield from (war.name for war in world.wars.values())
    yield from (pact.charter.name for pact in world.pacts.values())
    yield from (motion.charter.name for motion in world.motions.values() if motion.charter is not None)


def names_in_draft(lines: Iterable[Line]) -> Iterator[str]:
    """Of charters that are only drafted yet."""
    for line in lines:
        if isinstance(line, FoundPact | PutMotion) and line.charter is not None:
            yield line.charter.name


def names_in_file(told: ScenarioFile) -> Iterator[str]:
    """Of a scenario that is looked at before it is played."""
    yield told.title
    for state in (*told.states.values(), *told.entrants.values()):
        yield from (state.name, state.people, state.full_name or "")
    yield from (province.name for province in told.provinces.values())
