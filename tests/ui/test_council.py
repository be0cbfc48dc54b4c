"""The council table by hand and by key: what a player reads on it, and what each deed does to the desk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.doctrines.mind import Strategy
from game.match.setup import Setup
from game.measures.law import wars_of
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.mapmodes import MapMode
from game.ui.screens.council.invitation import invitations
from game.ui.screens.council.table import CouncilTable
from game.ui.screens.words.orders import sentence
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.rich import plain
from game.ui.widgets.shell import Screen
from game.world import sheets as s
from game.world.conflicts import Aim, AimKind
from game.world.worlds import Phase

SIZES = ((1600, 900), (1366, 768), (1920, 1080))


class Shut(Screen):
    """Stands for the report."""

    def __init__(self, chronicle: object, app: App) -> None:
        super().__init__()


@pytest.fixture
def table_at(home: Path) -> Iterator[Callable[..., tuple[CouncilTable, Pilot]]]:
    """Makes a council table after so many phases."""
    windows: list[GameWindow] = []

    def make(
        skip: int = 0, seed: int = 1, seat: str = "ATH", size: tuple[int, int] = (1600, 900)
    ) -> tuple[CouncilTable, Pilot]:
        window = GameWindow(size)
        windows.append(window)
        app = App(window, report=Shut)
        desk = Desk.begin(Setup(scenario="greece_499bce", seed=seed, turns=15, players=(seat,)))
        for _ in range(skip):
            desk.answer_rest()
            desk.end_phase()
        app.open_game(desk)
        assert isinstance(window.top, CouncilTable)
        return window.top, Pilot(window)

    yield make
    for window in windows:
        window.shut()


def test_the_table_says_who_where_and_when(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at()
    said = pilot.labels()
    assert {"Athens", "Spring, 499 BCE", "turn 1 of 15", "Treasury", "Brigades", "Stability", "Send"} <= set(said)
    assert table.chosen_state == "PER"
    assert pilot.has("Threat to Athens")


def test_a_road_redraws_the_draft_and_undo_takes_it_back(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at()
    before = table.desk.lines
    pilot.click("Balance", "option")
    assert table.desk.strategy is Strategy.BALANCE
    pilot.press("ctrl+z")
    assert table.desk.lines == before
    pilot.press("ctrl+y")
    assert table.desk.strategy is Strategy.BALANCE


def test_a_line_is_struck_and_restored(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at()
    line = next(w for w in pilot.seen("order"))
    pilot.click(f"Strike: {line.label}")
    assert table.desk.lines[0].struck
    pilot.click(f"Restore: {line.label}")
    assert not table.desk.lines[0].struck


def test_the_levy_is_changed_in_its_form(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at()
    n = next(i for i, one in enumerate(table.desk.lines) if isinstance(one.line, s.Levy))
    table.edit(table.desk.lines[n].line, n)
    pilot.step()
    slider = next(w for w in pilot.seen("slider"))
    pilot.click(slider)
    pilot.press("right")
    pilot.click("Change")
    assert table.desk.lines[n].changed
    assert not pilot.seen("slider")


def test_orders_that_cannot_stand_say_why(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    _, pilot = table_at()
    pilot.press("o")
    row = pilot.find("Demand something of Persia")
    assert not row.enabled
    assert "calm" in row.why_not
    pilot.press("esc")
    assert not pilot.has("Add an order", "sheet")


def test_a_treaty_is_composed_with_the_verdict_live(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at()
    table.treaty("SPA")
    pilot.step(400)
    heads = {"They would sign", "They would refuse"}
    assert heads & set(pilot.labels())
    pilot.click("Add to the draft")
    assert any(isinstance(one.line, s.ProposeTreaty) and one.line.to == "SPA" for one in table.desk.lines)


def test_digits_put_the_nine_questions(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at()
    for n, mode in enumerate(MapMode, start=1):
        pilot.press(str(n))
        assert table.mode is mode
        assert pilot.seen("legend")[0].label


def test_arrows_walk_the_map_and_enter_turns_the_paper(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at()
    pilot.press("f", "right")
    first = table.chosen_province
    assert first is not None
    pilot.press("left", "enter")
    assert pilot.seen("map")


def test_the_ledger_lists_every_state(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at()
    pilot.press("l")
    states = pilot.seen("table")[0]
    rows = vars(states)["rows"]
    assert {row.key for row in rows if not row.total} == set(table.desk.world.states)
    total = rows[-1]
    assert total.total
    land = vars(states)["columns"]
    at = next(n for n, column in enumerate(land) if column.head == "Land")
    assert total.cells[at].text == str(len(table.desk.world.provinces))


def _wait(table: CouncilTable, pilot: Pilot) -> None:
    """Until the others have decided, and the table lies still."""
    for _ in range(400):
        pilot.step(50)
        pygame.time.wait(2)
        if not table.desk.is_advancing:
            return
    raise AssertionError("the others never decided")


def test_a_quiet_turn_is_one_press(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at()
    pilot.press("ctrl+enter")
    _wait(table, pilot)
    letters = table.desk.phase is Phase.DISPATCHES
    assert letters == bool(table.desk.dispatches())
    assert (table.desk.turn == 1) == letters


def test_letters_open_one_after_another(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at(skip=11)
    waiting = len(table.desk.blockers())
    assert waiting
    pilot.press("space")
    for n in range(waiting):
        assert pilot.seen("answer") or pilot.seen("button")
        assert len(table.desk.blockers()) == waiting - n
        pilot.step(600)
        pilot.press("enter")
        pilot.step(200)
    assert not table.desk.blockers()


def test_letters_block_the_turn_and_the_ministry_answers_the_rest(
    table_at: Callable[..., tuple[CouncilTable, Pilot]],
) -> None:
    table, pilot = table_at(skip=11)
    assert table.desk.blockers()
    assert pilot.has("Answer", "button")
    pilot.click("Follow the ministry in the rest")
    assert not table.desk.blockers()
    assert pilot.has("End turn", "button")


def test_war_has_its_strip_and_a_way_to_peace(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    for seed in range(1, 6):
        table, pilot = table_at(skip=14, seed=seed)
        if wars_of(table.desk.world, "ATH"):
            break
    else:
        pytest.skip("Athens was at peace in all five worlds")
    pilot.click("Offer peace")
    pilot.step(400)
    assert {"They would accept", "They would refuse"} & set(pilot.labels())


@pytest.mark.parametrize("size", SIZES)
def test_papers_never_lie_on_each_other(
    table_at: Callable[..., tuple[CouncilTable, Pilot]], size: tuple[int, int]
) -> None:
    _, pilot = table_at(skip=4, size=size)
    papers = pilot.seen("panel")
    for one in papers:
        assert one.rect.right <= size[0]
        assert one.rect.bottom <= size[1]
        assert not [w for w in papers if w is not one and w.rect.colliderect(one.rect)]


def test_every_seat_can_sit_down(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    for seat in ("PER", "MIL", "SYR"):
        table, pilot = table_at(skip=2, seat=seat)
        assert pilot.has(table.desk.world.states[seat].name)


def test_our_refused_demand_waits_for_our_word(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    table, pilot = table_at(seat="SPA")
    desk = table.desk
    for _ in range(12):
        if desk.refused():
            break
        if desk.phase is Phase.ORDERS:
            asked = {one.target for one in desk.world.crises.values()}
            others = (one for one in desk.world.states if one not in asked and one != desk.seat)
            for state in others:
                line = s.MakeDemand(state, Aim(AimKind.CLIENTAGE))
                if desk.why_not(line) is None:
                    desk.add(line)
        desk.answer_rest()
        desk.end_phase()
    refused = desk.refused()
    assert refused, "nobody refused Sparta"
    table.refresh()
    pilot.step(300)
    assert pilot.has("Decide", "button")
    assert len(desk.blockers()) == len(refused)
    pilot.press("ctrl+enter")
    for n, _ in enumerate(refused):
        assert len(desk.blockers()) == len(refused) - n
        pilot.step(600)
        pilot.press("2")
        pilot.step(300)
    assert not desk.blockers()
    assert not [one for one in desk.lines if isinstance(one.line, s.Attack) and one.line.crisis and not one.struck]
    table.crisis(refused[0].id)
    pilot.step(600)
    pilot.press("1")
    assert any(isinstance(one.line, s.Attack) and not one.struck for one in desk.lines)


def test_a_war_is_opened_from_the_strip(table_at: Callable[..., tuple[CouncilTable, Pilot]]) -> None:
    for skip in range(11, 24, 4):
        table, pilot = table_at(skip=skip)
        wars = wars_of(table.desk.world, table.desk.seat)
        if wars:
            pilot.press("w")
            pilot.step(300)
            assert pilot.has("How it stands", "text")
            pilot.press("esc")
            return
    pytest.skip("Athens was never at war in this game")


def test_orders_as_they_were_sent_stay_in_sight_while_letters_are_answered(
    table_at: Callable[..., tuple[CouncilTable, Pilot]],
) -> None:
    table, pilot = table_at()
    while table.desk.phase is not Phase.DISPATCHES or not table.desk.dispatches():
        sent = [plain(sentence(table.names, line)) for line in table.desk.sheet().lines]
        table.desk.answer_rest()
        table.desk.end_phase()
    table.refresh()
    said = pilot.labels()
    assert sent
    assert set(sent) <= set(said)


def test_a_newcomer_is_invited_to_one_idea_in_each_half_of_a_turn(
    table_at: Callable[..., tuple[CouncilTable, Pilot]],
) -> None:
    table, pilot = table_at()
    first, *_ = invitations()
    assert pilot.has(first.head)
    pilot.click("Put this away")
    assert not pilot.has(first.head)
    table.desk.end_phase()
    table.refresh()
    assert not pilot.has(first.head)
    shown = [one.head for one in invitations() if pilot.has(one.head)]
    assert len(shown) <= 1
    table.app.prefer(invitations=False)
    table.refresh()
    assert not any(pilot.has(one.head) for one in invitations())


def test_another_question_to_the_map_leaves_the_orders_as_they_lie(
    table_at: Callable[..., tuple[CouncilTable, Pilot]],
) -> None:
    table, pilot = table_at()
    before = {widget.label: widget for widget in table.layers.stack[0].root.children if widget.label}
    pilot.press("4")
    after = {widget.label: widget for widget in table.layers.stack[0].root.children if widget.label}
    assert after["End turn"] is before["End turn"]
    assert after["Map modes"] is not before["Map modes"]
    table.desk.strike(0)
    table.refresh()
    written = {widget.label: widget for widget in table.layers.stack[0].root.children if widget.label}
    assert written["End turn"] is not before["End turn"]
