"""One save of every released format, kept for ever: it still opens, bears its seals, and can be told and gone on with.

The rules may change, so nothing here plays the old phases again; that is
`replay --verify`, for games of the same rules.
"""

from pathlib import Path

import pytest

from game.chronicle.checking import check_save
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.kit.dice import Dice
from game.match.summary import summary
from game.match.telling import tell
from game.rules.turn import resolve
from game.world.worlds import Phase

KEPT = sorted(Path(__file__).parent.glob("*.chronicle.jsonl.gz"))
SHIPPED = sorted((Path(__file__).parents[2] / "saves").glob("*.chronicle.jsonl.gz"))
EVERY = [*KEPT, *SHIPPED]


def test_there_is_one_of_each_format_and_an_example() -> None:
    assert {load(path).header.format for path in KEPT} == {"chronicle/1"}
    assert SHIPPED
    assert all(path.stat().st_size < 300_000 for path in KEPT)
    assert all(path.stat().st_size < 1_000_000 for path in SHIPPED)


@pytest.fixture(params=EVERY, ids=[path.name for path in EVERY])
def path(request: pytest.FixtureRequest) -> Path:
    """Each save in turn."""
    found: Path = request.param
    return found


@pytest.fixture
def opened(path: Path) -> Chronicle:
    """The game in it."""
    return load(path)


def test_it_opens_whole_and_bears_its_seals(path: Path, opened: Chronicle) -> None:
    assert opened.notice is None
    assert check_save(path) == []
    assert opened.is_over


def test_its_story_can_be_told(opened: Chronicle) -> None:
    told = tell(summary(opened))
    assert opened.digest in told
    assert "STATES" in told


def test_its_worlds_can_be_gone_on_with(opened: Chronicle) -> None:
    world = opened.world_at(len(opened) // 2)
    assert world.phase is not Phase.OVER
    assert resolve(world, {}, Dice(1)).world.phase is not world.phase
