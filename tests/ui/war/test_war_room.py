"""The war room in played games: reasons, clauses and calls are the world's own, the score opens, nothing else leaks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.match.setup import Setup
from game.measures.law import active_wars, wars_of
from game.rules.occupation import score_parts
from game.rules.terms import other_side, score_of
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.screens.council.table import CouncilTable
from game.ui.screens.war.figures import answers, at_start, chance, comers, curve, likely, ranked
from game.ui.screens.war.parties import Parties
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen
from game.world import events as e
from game.world.conflicts import Side
from game.world.worlds import Phase


class Shut(Screen):
    """Stands for the report."""

    def __init__(self, *_: object) -> None:
        super().__init__()


@pytest.fixture(scope="module")
def fought(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Miletus follows Persia to war on Athens."""
    path = tmp_path_factory.mktemp("war") / "game.jsonl"
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=5, turns=24, players=("MIL",)), path)
    while not (wars_of(desk.world, "MIL") and desk.turn >= 8 and desk.phase is Phase.ORDERS):
        desk.answer_rest()
        desk.end_phase()
    return desk


@pytest.fixture
def table_of(home: Path) -> Iterator[Callable[..., tuple[CouncilTable, Pilot]]]:
    windows: list[GameWindow] = []

    def make(desk: Desk, size: tuple[int, int] = (1600, 900)) -> tuple[CouncilTable, Pilot]:
        window = GameWindow(size)
        windows.append(window)
        app = App(window, report=Shut)
        app.open_game(desk)
        assert isinstance(window.top, CouncilTable)
        return window.top, Pilot(window)

    yield make
    for window in windows:
        window.shut()


def test_our_wars_come_first(fought: Desk) -> None:
    found = ranked(fought)
    assert {w.id for w in found} == {w.id for w in active_wars(fought.world)}
    ours = [one in wars_of(fought.world, fought.seat) for one in found]
    assert ours == sorted(ours, reverse=True)


def test_the_score_opens_to_what_each_side_holds(fought: Desk) -> None:
    for war in active_wars(fought.world):
        for side in Side:
            gains = sum(n for _, n in score_parts(fought.world, war, side))
            losses = sum(n for _, n in score_parts(fought.world, war, other_side(side)))
            assert abs(gains - losses - score_of(war, side)) <= 10


def test_every_call_heard_is_told_as_it_was_answered(fought: Desk) -> None:
    heard = [x for events in fought.history.values() for x in events]
    for war in active_wars(fought.world):
        told = {(one.state, one.friend, one.honoured) for one in answers(fought, war)}
        said = {(x.state, x.friend, x.honoured) for x in heard if isinstance(x, e.CallAnswered) and x.war == war.id}
        assert said == told


def test_each_belligerent_is_shown_with_its_reason_and_clause(
    fought: Desk, table_of: Callable[..., tuple[CouncilTable, Pilot]]
) -> None:
    table, pilot = table_of(fought)
    war = wars_of(fought.world, "MIL")[0]
    pilot.press("w")
    said = " ".join(pilot.labels())
    parties = Parties(table, war, Side.ATTACK, True)
    for one in war.belligerents:
        assert parties.reason(one) in said
        if one.clause:
            assert table.names.clause(one.clause) in parties.reason(one)
        assert table.names.words.motive[one.motive].clause in said
        assert at_start(fought, one) > 0


@pytest.mark.parametrize("size", [(1600, 900), (1366, 768), (1024, 640)])
def test_the_war_room_opens_and_shuts_at_every_size(
    fought: Desk, table_of: Callable[..., tuple[CouncilTable, Pilot]], size: tuple[int, int]
) -> None:
    table, pilot = table_of(fought, size)
    for key in ("w", "k", "l", "a", "g"):
        pilot.press(key)
        assert table.layers is not None
        assert len(table.layers.stack) == 2, key
        for other in ("tab", "down", "enter", "left", "right", "x"):
            pilot.press(other)
        for _ in range(3):
            if len(table.layers.stack) > 1:
                pilot.press("esc")
        assert len(table.layers.stack) == 1, key


def test_chances_are_chances_and_the_sum_is_the_ministrys(fought: Desk) -> None:
    war = wars_of(fought.world, "MIL")[0]
    for one in war.belligerents:
        at, terms = chance(fought.view, war, one.state)
        assert 0 <= at.low <= at.middle <= at.high <= 1000
        assert {"prize", "defeat", "cost_of_fighting"} <= set(terms)
    for one in comers(fought.view, war):
        assert all(b.state != one.state for b in war.belligerents)


def test_the_curve_ends_where_the_score_stands(fought: Desk) -> None:
    war = wars_of(fought.world, "MIL")[0]
    assert curve(fought, war, Side.ATTACK)[-1][1] == round(score_of(war, Side.ATTACK) / 10)
    assert curve(fought, war, Side.ATTACK)[0][1] == 0


def test_at_peace_the_room_says_who_might_be_next(
    desk: Desk, table_of: Callable[..., tuple[CouncilTable, Pilot]]
) -> None:
    table, pilot = table_of(desk)
    pilot.press("w")
    assert pilot.has("Nobody is at war")
    first = likely(desk.view)[0]
    assert pilot.has(f"{table.names.state(first[0])} on {table.names.state(first[1])}")
