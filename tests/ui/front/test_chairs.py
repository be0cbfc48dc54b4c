"""Several players at one window: the curtain, and that nothing of one desk is seen at another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.doctrines.mind import Strategy
from game.match.setup import Setup
from game.ui.app import App, GameWindow
from game.ui.chairs import Chairs
from game.ui.desk import Desk
from game.ui.screens.front.choices import AT_TABLE, Choices
from game.ui.screens.front.curtain import CurtainScreen
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen
from game.world.worlds import Phase


class Stand(Screen):
    """Stands for the report."""

    def __init__(self, *_: object) -> None:
        super().__init__()


@pytest.fixture
def shared(home: Path) -> Iterator[App]:
    app = App(GameWindow((1366, 768)), report=Stand)
    app.begin(Setup(scenario="greece_499bce", seed=3, turns=2, players=("ATH", "SPA", "PER")))
    yield app
    app.window.shut()


def _rest(app: App, pilot: Pilot) -> None:
    """Let the others' turn run to its end."""
    for _ in range(400):
        pilot.step(50)
        if app.desk is None or not app.desk.is_advancing:
            return
        app.desk._others.wait(0.05)


def _sit(app: App, pilot: Pilot) -> str:
    assert isinstance(app.window.top, CurtainScreen)
    seat = app.window.top.seat
    pilot.press("enter")
    assert app.desk is not None
    assert app.desk.seat == seat
    return seat


def _send(app: App, pilot: Pilot) -> None:
    """Whoever sits there answers as advised and sends."""
    assert app.desk is not None
    while len(app.window.top.layers.stack) > 1:
        pilot.press("esc")
    app.desk.answer_rest()
    for crisis in app.desk.refused():
        app.desk.settle(crisis.id)
    pilot.press("ctrl+enter")
    _rest(app, pilot)


def test_each_player_is_called_in_turn_and_nothing_runs_before_all_have_sent(shared: App) -> None:
    pilot = Pilot(shared.window)
    called = []
    for n in range(3):
        called.append(_sit(shared, pilot))
        assert shared.desk.turn == 1
        assert shared.desk.phase is Phase.ORDERS, f"the phase ended after {n} of 3 players"
        _send(shared, pilot)
    assert sorted(called) == ["ATH", "PER", "SPA"]
    assert shared.chairs.match.world.phase is not Phase.ORDERS or shared.chairs.match.world.turn == 2


def test_a_shared_game_is_played_to_its_end(shared: App) -> None:
    pilot = Pilot(shared.window)
    for _ in range(60):
        if isinstance(shared.window.top, Stand):
            return
        if isinstance(shared.window.top, CurtainScreen):
            _sit(shared, pilot)
        _send(shared, pilot)
    pytest.fail("the game did not come to its report")


def test_the_curtain_shows_nothing_of_a_desk(shared: App) -> None:
    pilot = Pilot(shared.window)
    _sit(shared, pilot)
    table = set(pilot.labels())
    _send(shared, pilot)
    assert isinstance(shared.window.top, CurtainScreen)
    names = {state.name for state in shared.chairs.match.world.states.values()}
    assert set(pilot.labels()) & table <= names
    assert shared.desk is None


def test_a_road_chosen_at_one_desk_is_not_another_s(home: Path) -> None:
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=3, turns=4, players=("ATH", "SPA")))
    chairs = Chairs(desk.match)
    chairs.desk("ATH").choose(Strategy.BALANCE, "PER")
    assert chairs.desk("SPA").strategy is None
    assert Chairs(desk.match).desk("ATH").strategy is Strategy.BALANCE


def test_who_has_no_letter_is_not_called(home: Path) -> None:
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=3, turns=4, players=("ATH", "SPA", "COR")))
    chairs = Chairs(desk.match)
    while (seat := chairs.next_seat()) is not None:
        called = chairs.desk(seat)
        if called.phase is Phase.DISPATCHES:
            assert called.dispatches()
            return
        called.start_advance()
        if called.is_advancing:
            called.finish()
            called.poll()


def test_people_at_the_table_are_chosen_with_the_doctrines(app: App) -> None:
    choices = Choices(app.scenario("greece_499bce"), seat="ATH")
    choices.give("SPA", AT_TABLE)
    choices.give("ATH", AT_TABLE)
    assert choices.setup().players == ("ATH", "SPA")
    assert "SPA" not in choices.setup().doctrines
    assert choices.minds_told == "as in the record, 1 at this table"


def test_the_map_of_one_desk_is_not_seen_at_the_next(home: Path) -> None:
    app = App(GameWindow((1366, 768)), report=Stand, beside=True)
    app.begin(Setup(scenario="greece_499bce", seed=3, turns=4, players=("ATH", "PER")))
    pilot = Pilot(app.window)
    first = _sit(app, pilot)
    view = app.atlas(app.desk.scenario)
    view.prepare()
    pilot.press("3")
    _drawn(app, pilot)
    _send(app, pilot)
    assert _sit(app, pilot) != first
    easel = view._easel
    assert easel.hidden
    _drawn(app, pilot)
    assert not easel.hidden
    assert not easel.stage.stale
    app.close()


def _drawn(app: App, pilot: Pilot) -> None:
    """Until the office has drawn what it was asked for."""
    for _ in range(40):
        app._office.finish()
        pilot.step(50)
        if not app._office.busy:
            pilot.step(50)
            return


def test_the_first_page_of_news_waits_for_news(shared: App) -> None:
    pilot = Pilot(shared.window)
    _sit(shared, pilot)
    assert len(shared.window.top.layers.stack) == 1
