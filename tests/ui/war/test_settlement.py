"""The settlement: verdicts are the enemy's own rule; the most and the least are lawful and taken."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.doctrines.doctrine import MINISTRY
from game.doctrines.mind import Mind
from game.doctrines.peace import answer_peace, candidates, terms_worth, war_terms
from game.kit.dice import Dice
from game.match.setup import Setup
from game.measures.law import wars_of
from game.perception.reckoning import total
from game.perception.views import View, look
from game.ui.app import App, GameWindow
from game.ui.desk import Desk
from game.ui.screens.council.table import CouncilTable
from game.ui.screens.war import terms as peace
from game.ui.screens.war.figures import mind_of
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen
from game.world import sheets as s
from game.world.conflicts import PeaceOffer, Settlement, War
from game.world.worlds import Phase


class Shut(Screen):
    def __init__(self, *_: object) -> None:
        super().__init__()


class Still(Dice):
    """Dice that tremble at nothing."""

    def normal_permille(self, *purpose: object) -> int:
        return 0


@pytest.fixture(scope="module")
def fought(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("peace") / "game.jsonl"
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=5, turns=24, players=("MIL",)), path)
    while not (wars_of(desk.world, "MIL") and desk.turn >= 8 and desk.phase is Phase.ORDERS):
        desk.answer_rest()
        desk.end_phase()
    return desk


def setting(desk: Desk) -> tuple[War, s.OfferPeace, Mind]:
    war = wars_of(desk.world, desk.seat)[0]
    offer = peace.first_offer(desk.world, desk.seat, war)
    assert offer is not None
    return war, offer, mind_of(desk.view)


def test_the_verdict_is_the_sum_the_minds_answer_by(fought: Desk) -> None:
    war, offer, mind = setting(fought)
    for terms in candidates(mind, war):
        told = peace.judged(mind, offer.to, terms, war)
        worth = float(total(terms_worth(mind, offer.to, terms, war))) - float(total(war_terms(mind, war, offer.to)))
        assert told.accepts == (worth >= 0)
        assert abs(told.milli - worth * 1000) <= 1
        assert (told.chance.middle >= 500) == told.accepts


def test_the_enemy_at_public_parameters_answers_as_the_verdict_says(fought: Desk) -> None:
    """The very step by which every mind answers, taken in the enemy's seat with its appetite as all suppose."""
    war, offer, mind = setting(fought)
    for terms in (Settlement(), *candidates(mind, war)):
        letter = PeaceOffer("o1", war.id, fought.seat, offer.to, terms, offer.separate)
        world = replace(fought.world, phase=Phase.DISPATCHES, offers={"o1": letter})
        seen = look(world, offer.to, fought.view.estimates)
        judge = Mind(View(offer.to, seen.world, seen.estimates), MINISTRY, Still(1))
        judge.__dict__["greed"] = 0.6
        answer_peace(judge)
        answer = judge.lines[0]
        assert isinstance(answer, s.AnswerPeace)
        assert answer.accept == peace.judged(mind, offer.to, terms, war).accepts


def test_the_most_is_lawful_taken_and_beats_the_status_quo(fought: Desk) -> None:
    war, offer, mind = setting(fought)
    found = peace.most(fought.world, mind, fought.seat, war, offer)
    assert found is not None
    best = s.OfferPeace(war.id, offer.to, found, separate=offer.separate)
    assert peace.unlawful(fought.world, fought.seat, war, best) is None
    assert peace.judged(mind, offer.to, found, war).accepts
    assert peace.worth_of(mind, fought.seat, found, war) >= peace.worth_of(mind, fought.seat, Settlement(), war)


def test_the_least_leaves_alone_what_they_take_already(fought: Desk) -> None:
    war, offer, mind = setting(fought)
    found = peace.least(fought.world, mind, fought.seat, war, offer)
    assert found is not None
    assert peace.judged(mind, offer.to, found, war).accepts
    if peace.judged(mind, offer.to, offer.terms, war).accepts:
        assert found == offer.terms


def test_a_clause_put_in_and_out_leaves_the_terms_as_they_were(fought: Desk) -> None:
    war, offer, _ = setting(fought)
    for clause in peace.clauses(fought.world, fought.seat, war, offer.to):
        written = clause.put(offer.terms, True)
        assert clause.is_in(written)
        assert clause.put(written, False) == offer.terms


@pytest.fixture
def at_table(home: Path, fought: Desk) -> Iterator[tuple[CouncilTable, Pilot]]:
    window = GameWindow((1366, 768))
    app = App(window, report=Shut)
    app.open_game(fought)
    assert isinstance(window.top, CouncilTable)
    yield window.top, Pilot(window)
    window.shut()


def test_an_offer_is_composed_by_keys_and_undone(at_table: tuple[CouncilTable, Pilot]) -> None:
    table, pilot = at_table
    war = wars_of(table.desk.world, table.desk.seat)[0]
    table.peace(war.id)
    pilot.step(50)
    assert pilot.has("They would accept") or pilot.has("They would refuse")
    pilot.press("m")
    pilot.press("enter")
    offers = [one.line for one in table.desk.lines if isinstance(one.line, s.OfferPeace)]
    assert len(offers) == 1
    assert peace.judged(mind_of(table.desk.view), offers[0].to, offers[0].terms, war).accepts
    table.desk.undo()
    assert not [one for one in table.desk.lines if isinstance(one.line, s.OfferPeace)]


def test_a_separate_peace_tells_whose_trust_it_costs(at_table: tuple[CouncilTable, Pilot]) -> None:
    table, pilot = at_table
    war, offer, _ = setting(table.desk)
    assert offer.separate
    then = peace.after_peace(table.desk.view, offer)
    assert then.trust["PER"]["MIL"].permille < table.desk.world.trust["PER"]["MIL"].permille
    table.peace(war.id)
    pilot.step(50)
    before = table.desk.world.trust["PER"]["MIL"].permille // 10
    assert any(label.startswith("Persia’s trust") for label in pilot.labels()), before
