"""Beats: what is played of a turn, what is not, and a hand on the player."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.match.setup import Setup
from game.perception.views import look
from game.report.telling.phrases import states_in
from game.ui.app import App, GameWindow
from game.ui.beats.player import Player
from game.ui.beats.reel import MOST, Beat, Turn, reel, turn_seen
from game.ui.desk import Desk
from game.ui.preferences import Preferences
from game.ui.screens.council.table import CouncilTable
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen
from game.world.worlds import Phase


class Shut(Screen):
    """Stands for the report."""

    def __init__(self, chronicle: object, app: App) -> None:
        super().__init__()


@pytest.fixture(scope="module")
def turns(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Desk, Turn]]:
    """Every turn of a game with a war, as Athens saw it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path_factory.mktemp("home")))
        desk = Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=14, players=("ATH",)))
        while not desk.is_over:
            desk.answer_rest()
            desk.end_phase()
    seen = [turn_seen(desk, turn) for turn in range(1, desk.last_turn + 1)]
    return [(desk, one) for one in seen if one is not None]


def test_every_beat_tells_of_events_that_the_seat_has_heard(turns: list[tuple[Desk, Turn]]) -> None:
    told = 0
    for desk, turn in turns:
        heard = {event.id: event for event in desk.history[turn.turn]}
        for beat in reel(turn):
            told += 1
            assert beat.caption.endswith(".")
            assert beat.events
            for id in beat.events:
                event = heard[id]
                assert event.audience is None or desk.seat in event.audience
    assert told > 30


def test_no_beat_draws_what_the_seat_may_not_see(turns: list[tuple[Desk, Turn]]) -> None:
    """Ribbons and rings are of states that the heard events name; worlds are redacted."""
    for desk, turn in turns:
        assert turn.before == look(turn.before, desk.seat).world
        heard = {event.id: event for event in desk.history[turn.turn]}
        for beat in reel(turn):
            named = {state for id in beat.events for state in states_in(heard[id])}
            wars = {getattr(heard[id], "war", "") for id in beat.events}
            named |= {b.state for war in wars for b in getattr(turn.view.world.wars.get(war), "belligerents", ())}
            for bond in beat.score.bonds:
                assert {bond.first, bond.second} <= named


def test_a_turn_has_few_beats_in_the_order_of_events(turns: list[tuple[Desk, Turn]]) -> None:
    for _, turn in turns:
        beats = reel(turn)
        assert len(beats) <= MOST
        firsts = [beat.events[0] for beat in beats]
        assert firsts == sorted(firsts)
        for beat in beats:
            assert 800 <= beat.length_ms <= 1500


def test_only_what_concerns_me_is_a_part_of_all(turns: list[tuple[Desk, Turn]]) -> None:
    for _, turn in turns:
        ours = reel(turn, only_ours=True)
        assert all(beat.ours for beat in ours)
        assert {beat.events for beat in reel(turn) if beat.ours} <= {beat.events for beat in ours}


def test_red_is_for_the_seat_alone(turns: list[tuple[Desk, Turn]]) -> None:
    for desk, turn in turns:
        for beat in reel(turn):
            if beat.score.is_grave:
                assert beat.ours, (desk.seat, beat.caption)


def test_a_demand_is_told_with_its_answer(turns: list[tuple[Desk, Turn]]) -> None:
    captions = [beat.caption for _, turn in turns for beat in reel(turn) if beat.kind == "demand_made"]
    assert captions
    assert any("refuses" in caption or "concedes" in caption for caption in captions)


def test_war_tells_who_was_called(turns: list[tuple[Desk, Turn]]) -> None:
    wars: list[Beat] = [beat for _, turn in turns for beat in reel(turn) if beat.kind == "war_began"]
    assert wars
    assert any("honour" in beat.caption or "renege" in beat.caption for beat in wars)


# -- by hand ------------------------------------------------------------------------------------


@pytest.fixture
def table_with(home: Path) -> Iterator[Callable[[str], tuple[CouncilTable, Pilot]]]:
    """A council table in Dispatches of the eighth turn, played with a preference."""
    windows: list[GameWindow] = []

    def make(beats: str) -> tuple[CouncilTable, Pilot]:
        window = GameWindow((1366, 768))
        windows.append(window)
        preferences = Preferences.model_validate({"beats": beats, "invitations": False})
        app = App(window, preferences, report=Shut)
        desk = Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=15, players=("ATH",)))
        while not (desk.turn == 8 and desk.phase is Phase.DISPATCHES):
            desk.answer_rest()
            desk.end_phase()
        app.open_game(desk)
        assert isinstance(window.top, CouncilTable)
        window.top.atlas.prepare()
        return window.top, Pilot(window)

    yield make
    for window in windows:
        window.shut()


def end_turn(table: CouncilTable, pilot: Pilot) -> None:
    table.desk.answer_rest()
    table.end_turn()
    table.desk.finish()
    pilot.step(20)


def top_of(table: CouncilTable) -> str:
    assert table.layers is not None
    return table.layers.stack[-1].root.label


def test_the_turn_is_played_then_the_gazette_opens(table_with: Callable[[str], tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_with("all")
    end_turn(table, pilot)
    assert top_of(table) == "The turn, beat by beat"
    player = table.layers.stack[-1].root if table.layers else None
    assert isinstance(player, Player)
    for _ in range(400):
        pilot.step(60)
        if top_of(table) != "The turn, beat by beat":
            break
    assert top_of(table) == "The Gazette"


@pytest.mark.parametrize("key", ["esc", "space", "press"])
def test_it_can_be_skipped(table_with: Callable[[str], tuple[CouncilTable, Pilot]], key: str) -> None:
    table, pilot = table_with("all")
    end_turn(table, pilot)
    pilot.step(300)
    if key == "press":
        pilot.click(table.atlas.camera.free.center)
    else:
        pilot.press(key)
    assert top_of(table) == "The Gazette"


def test_off_leads_straight_to_the_gazette(table_with: Callable[[str], tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_with("off")
    end_turn(table, pilot)
    assert top_of(table) == "The Gazette"


def test_it_steps_holds_and_can_be_watched_again(table_with: Callable[[str], tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_with("off")
    end_turn(table, pilot)
    pilot.click("Watch the turn again")
    player = table.layers.stack[-1].root if table.layers else None
    assert isinstance(player, Player)
    pilot.press("p", "right", "right", "left")
    assert (player.beat, player.is_held) == (1, True)
    for _ in range(60):
        pilot.step(60)
    assert player.beat == 1
    pilot.press("esc")
    assert top_of(table) == "The Gazette"
    pilot.press("esc")
    pilot.press("b")
    assert top_of(table) == "The turn, beat by beat"
    pilot.press("esc")
    assert top_of(table) == "Council table"


def test_a_past_turn_can_be_watched(table_with: Callable[[str], tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_with("all")
    table.watch_turn(2)
    pilot.step(100)
    player = table.layers.stack[-1].root if table.layers else None
    assert isinstance(player, Player)
    assert "turn 2" in player.date
    pilot.press("esc")
    assert top_of(table) == "Council table"
