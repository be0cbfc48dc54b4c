"""Every newer move by hand: clauses of treaties, secret acts, charters, mediation, courts, and what they leave."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.match.setup import Setup
from game.measures.law import active_wars, side_of
from game.rules.covert import LORE, odds_of
from game.scenarios.charters import charters, load_charter, own_charters, save_charter
from game.scenarios.faults import FaultsFoundError
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.screens.chamber.charter import CharterSheet, amendment, circle_of
from game.ui.screens.chamber.charter_terms import changed_terms
from game.ui.screens.council.home import home_rows
from game.ui.screens.council.secrets import open_secret, secrets_of
from game.ui.screens.council.table import CouncilTable
from game.ui.screens.treaty.offers import verdict_of
from game.ui.screens.treaty.table import TreatyTable
from game.ui.screens.war.mediation import leaders_of
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen
from game.world import sheets as s
from game.world.covert import CovertAct
from game.world.events import SpyReported
from game.world.pacts import Arbitration, Charter, MotionKind, Trigger
from game.world.treaties import TreatyKind
from game.world.worlds import Phase

SIZES = ((1600, 900), (1366, 768), (1024, 640))
Make = Callable[..., tuple[CouncilTable, Pilot]]


class Shut(Screen):
    """Stands for the report."""

    def __init__(self, chronicle: object, app: App) -> None:
        super().__init__()


@pytest.fixture
def table_at(home: Path) -> Iterator[Make]:
    windows: list[GameWindow] = []

    def make(size: tuple[int, int] = (1600, 900), seat: str = "ATH", skip: int = 0) -> tuple[CouncilTable, Pilot]:
        window = GameWindow(size)
        windows.append(window)
        app = App(window, report=Shut)
        desk = Desk.begin(Setup(scenario="greece_499bce", seed=1, turns=15, players=(seat,)))
        for _ in range(skip):
            desk.answer_rest()
            desk.end_phase()
        app.open_game(desk)
        assert isinstance(window.top, CouncilTable)
        return window.top, Pilot(window)

    yield make
    for window in windows:
        window.shut()


def _ideal() -> Charter:
    return load_charter("ideal_collective_security").charter


def _lines(table: CouncilTable, kind: type) -> list[object]:
    return [one.line for one in table.desk.lines if isinstance(one.line, kind)]


def test_a_secret_arms_limit_cannot_be_written_and_a_secret_defence_can(table_at: Make) -> None:
    table, pilot = table_at()
    table.treaty("ARG")
    pilot.step(300)
    pilot.click("secret", "option")
    assert any("will know" in said for said in pilot.labels())
    pilot.click("Add to the draft")
    line = next(one for one in _lines(table, s.ProposeTreaty) if one.to == "ARG" and one.secret)
    assert line.treaty is TreatyKind.DEFENCE
    table.edit(s.ProposeTreaty(TreatyKind.ARMS_LIMIT, "ARG", ceiling_tenths=90, their_ceiling_tenths=40))
    pilot.step(300)
    assert not pilot.has("secret", "option")
    assert pilot.has("inspectors", "option")


def test_what_would_do_is_shown_and_applied(table_at: Make) -> None:
    table, pilot = table_at()
    table.edit(s.ProposeTreaty(TreatyKind.ARMS_LIMIT, "ARG", ceiling_tenths=90, their_ceiling_tenths=40))
    pilot.step(300)
    assert pilot.has("They would refuse")
    pilot.click("Apply")
    assert pilot.has("They would sign")


def test_silver_goes_with_a_letter_and_moves_its_verdict(table_at: Make) -> None:
    table, pilot = table_at()
    body = TreatyTable(table, s.ProposeTreaty(TreatyKind.DEFENCE, "SPA"), None)
    bare = verdict_of(table, body.line).milli
    body.send_along(1000)
    assert verdict_of(table, body.line, body.gift).milli > bare
    table.treaty("SPA")
    pilot.step(300)
    assert pilot.has("Silver with it", "dropdown")
    body._send()
    assert s.Gift("SPA", 1000) in _lines(table, s.Gift)


def test_every_kind_lays_out_its_clauses(table_at: Make) -> None:
    table, pilot = table_at(size=(1024, 640))
    for kind in TreatyKind:
        if kind is TreatyKind.TRUCE:
            continue
        table.edit(
            s.ProposeTreaty(kind, "SPA", against="PER" if kind is TreatyKind.OFFENCE else None,
                            ceiling_tenths=50, their_ceiling_tenths=50)
        )  # fmt: skip
        pilot.step(200)
        assert {"They would sign", "They would refuse"} & set(pilot.labels()), kind
        pilot.press("esc")
        pilot.step(200)


@pytest.mark.parametrize("size", SIZES)
def test_a_covert_act_is_planned_with_its_odds(table_at: Make, size: tuple[int, int]) -> None:
    table, pilot = table_at(size=size)
    table.covert("PER")
    pilot.step(300)
    pilot.click("Bait", "option")
    slider = next(w for w in pilot.seen("slider"))
    pilot.click(slider)
    line = next(w for w in pilot.seen("bar") if w.label == "It comes off")
    pilot.press("right")
    pilot.click("Add")
    plot = _lines(table, s.Covert)[0]
    assert isinstance(plot, s.Covert)
    assert plot.act is CovertAct.BAIT
    assert plot.other not in (None, plot.target)
    assert vars(line)["value"] == f"{round(odds_of(plot.act, plot.spend)[0] / 10)} %"


def test_only_one_covert_act_a_turn(table_at: Make) -> None:
    table, pilot = table_at()
    table.desk.add(s.Covert(CovertAct.SPY, "PER", spend=LORE[CovertAct.SPY].least))
    table.covert("SPA")
    pilot.step(300)
    assert pilot.has("Change", "button")


def test_bait_that_is_found_out_has_no_effect_in_its_odds() -> None:
    done, caught = odds_of(CovertAct.BAIT, 300)
    assert (done, caught) == (240, 340)
    assert odds_of(CovertAct.SPY, 200) == (500, 150)


def test_a_spy_reports_to_us_alone(table_at: Make) -> None:
    table, pilot = table_at()
    for _ in range(6):
        table.desk.add(s.Covert(CovertAct.SPY, "PER", "SPA", spend=800))
        events = table.desk.end_phase()
        if any(isinstance(one, SpyReported) for one in events):
            break
        table.desk.answer_rest()
        table.desk.end_phase()
    else:
        pytest.fail("six spies in a row failed at four chances in five")
    table.refresh()
    pilot.step(200)
    if table.desk.phase is Phase.DISPATCHES:
        assert pilot.has("For our eyes alone")
    letter = secrets_of(table, events[0].turn)[-1]
    open_secret(table, letter)
    pilot.step(300)
    assert pilot.has("Its appetite", "pair")
    assert pilot.has("Its will to help Sparta", "pair")
    pilot.press("enter")
    assert not pilot.has("Secret letter", "sheet")


@pytest.mark.parametrize("size", SIZES)
def test_a_charter_is_written_and_its_circle_follows(table_at: Make, size: tuple[int, int]) -> None:
    table, pilot = table_at(size=size)
    table.desk.strike(0)
    table.edit(s.FoundPact(_ideal(), circle_of(table.desk.view, _ideal())))
    pilot.step(300)
    before = [one.label for one in pilot.seen("text") if "invited would" in one.label]
    pilot.click("talks", "option")
    after = [one.label for one in pilot.seen("text") if "invited would" in one.label]
    assert before
    assert after
    pilot.click("none", "option")
    pilot.press("ctrl+enter")
    founded = next(one for one in _lines(table, s.FoundPact) if one.charter.trigger is Trigger.NONE)
    assert founded.charter.quota_permille == 0


def test_a_charter_that_cannot_stand_says_why(table_at: Make) -> None:
    table, pilot = table_at()
    wrong = replace(_ideal(), standing_permille=900)
    sheet = CharterSheet(table, s.FoundPact(wrong, ("SPA", "ARG")), None)
    assert any("standing force is more than the quota" in one.label for one in sheet.walk())
    assert pilot.window is not None


def test_a_charter_is_kept_among_ones_own(home: Path) -> None:
    mine = replace(_ideal(), name="Amphictyony of Athens", arbitration=Arbitration.COMPULSORY)
    path = save_charter(mine, "Written for a test of the player’s own charters, in no year at all.")
    assert path.parent == home / "charters"
    kept, faults = own_charters()
    assert not faults
    assert kept[0].charter == replace(mine, id="amphictyony_of_athens")
    with pytest.raises(FaultsFoundError):
        save_charter(replace(mine, name="!"), "A name that leaves nothing to call a file by, as it happens.")
    with pytest.raises(FaultsFoundError):
        save_charter(replace(mine, standing_permille=900), "A charter that cannot stand is not written to a file.")
    assert [one.name for one in (home / "charters").iterdir()] == ["amphictyony_of_athens.toml"]


def test_every_shipped_charter_can_be_begun_from(table_at: Make) -> None:
    table, pilot = table_at()
    sheet = CharterSheet(table, s.FoundPact(_ideal(), ("SPA", "ARG")), None)
    for one in charters():
        sheet._begin_from(one.id)
        assert sheet.charter == one.charter
    assert pilot.window is not None


def test_an_amendment_is_moved_from_the_chamber(table_at: Make) -> None:
    table, pilot = table_at(seat="COR")
    desk = table.desk
    desk.add(s.FoundPact(_ideal(), circle_of(table.desk.view, _ideal())))
    for _ in range(4):
        desk.answer_rest()
        desk.end_phase()
    mine = [one.id for one in desk.world.pacts.values() if "COR" in one.members and one.charter == _ideal()]
    assert mine, "nobody joined Corinth"
    table.refresh()
    table.chamber(mine[0])
    pilot.step(300)
    pilot.click("Move to amend")
    pilot.step(300)
    assert pilot.has("Amend a charter")
    pilot.click("council", "option")
    assert pilot.has("How they would vote", "head")
    pilot.press("ctrl+enter")
    motion = next(one for one in _lines(table, s.PutMotion) if one.motion is MotionKind.AMEND)
    assert motion.charter.trigger is Trigger.COUNCIL
    assert amendment(table, mine[0]).charter == desk.world.pacts[mine[0]].charter


def test_changed_terms_are_named_with_both_words() -> None:
    after = replace(_ideal(), trigger=Trigger.COUNCIL, arms_ceiling_permille=400)
    assert changed_terms(_ideal(), after) == [("Trigger", "at once", "council"), ("Arms ceiling", "none", "40 %")]


def test_somebody_elses_war_offers_mediation_and_both_sides(table_at: Make) -> None:
    table, pilot = table_at(skip=11)
    for _ in range(8):
        desk = table.desk
        found = [w for w in active_wars(desk.world) if side_of(w, desk.seat) is None]
        if found and desk.phase is Phase.ORDERS:
            break
        desk.answer_rest()
        desk.end_phase()
    else:
        pytest.skip("no war of others in this game")
    table.refresh()
    war = found[0]
    table.war(war.id)
    pilot.step(300)
    offer = pilot.find("Offer mediation", "button")
    assert offer.enabled or offer.why_not
    assert len([b for b in pilot.labels("button") if b.startswith("Help ")]) == 2
    pilot.press("esc")
    pilot.step(200)
    assert leaders_of(table, war) is not None
    table.edit(s.Mediate(war.id))
    pilot.step(300)
    heads = {"Both would accept", "Both would refuse"}
    assert heads & set(pilot.labels()) or any(one.startswith("Only ") for one in pilot.labels())


def test_home_says_nothing_where_nothing_is_wrong(table_at: Make) -> None:
    table, _ = table_at()
    assert home_rows(table, "ATH") == []
