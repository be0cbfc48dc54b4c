"""Advisers: the procedure of the other states at public parameters, figures that open, advice to take back."""

from dataclasses import replace

import pytest

from game.doctrines.deliberation import deliberate
from game.doctrines.doctrine import MINISTRY, doctrines
from game.kit.dice import Dice
from game.match.setup import Setup
from game.ui.desk import Desk
from game.ui.screens.advisers.counsel import ROAD, disagreement, heard, matters, stand
from game.ui.screens.advisers.schools import saying
from game.world.worlds import Phase


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk in the summer of turn five, with letters on it."""
    path = tmp_path_factory.mktemp("advisers") / "game.jsonl"
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=5, turns=24, players=("ATH",)), path)
    while not desk.dispatches():
        desk.end_phase()
    return desk


def test_an_adviser_with_the_public_temper_is_the_ministry(played: Desk) -> None:
    public = doctrines()["defensive_realist"].model_copy(update={"numbers": MINISTRY.numbers, "rules": ()})
    assert heard(played, public).made.sheet == played.match.draft(played.seat).sheet


class Still(Dice):
    """Dice that tremble at nothing and take up every matter."""

    def normal_permille(self, *purpose: object) -> int:
        return 0

    def chance(self, permille: int, *purpose: object) -> bool:
        return permille > 0


def test_an_adviser_answers_as_a_seat_of_its_doctrine_that_errs_in_nothing(played: Desk) -> None:
    """The doctrine itself in our seat, its staff's errors and its trembling taken away, answers each letter alike."""
    view = played.view
    exact = replace(view.world.secrets, error_permille={})
    sure = replace(view, world=replace(view.world, secrets=exact))
    for id, doctrine in doctrines().items():
        told = deliberate(sure, doctrine, Still(1), charters=played.chronicle.header.charters)
        assert told.sheet == heard(played, doctrine).made.sheet, id


def test_every_letter_is_a_matter_and_every_sum_opens(played: Desk) -> None:
    one, other = (heard(played, doctrines()[id]) for id in ("offensive_realist", "liberal_institutionalist"))
    found = matters(played, one, other)
    assert [m.letter.id for m in found if m.letter] == [x.id for x in played.dispatches()]
    for matter in found:
        for counsel in (one, other):
            said = stand(played, counsel, matter)
            assert said.acts
            if said.course is not None:
                assert said.course.milli == sum(t.milli for t in said.course.terms)


def test_the_figure_they_part_on_is_a_term_of_both_sums(home: object) -> None:
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=5, turns=24, players=("ATH",)))
    one, other = (heard(desk, doctrines()[id]) for id in ("offensive_realist", "collective_security_idealist"))
    found = matters(desk, one, other)
    assert found[0].key == ROAD
    for matter in found[1:]:
        mine, theirs = stand(desk, one, matter), stand(desk, other, matter)
        parted = disagreement(mine, theirs)
        if parted is not None and mine.course is not None and theirs.course is not None:
            name, a, b = parted
            assert a == sum(t.milli for t in mine.course.terms if t.name == name)
            assert b == sum(t.milli for t in theirs.course.terms if t.name == name)


def test_a_whole_draft_is_adopted_and_taken_back(home: object) -> None:
    desk = Desk.begin(Setup(scenario="greece_499bce", seed=5, turns=24, players=("ATH",)))
    assert desk.phase is Phase.ORDERS
    before = desk.lines
    counsel = heard(desk, doctrines()["collective_security_idealist"])
    desk.adopt(counsel.made)
    assert tuple(one.line for one in desk.lines) == counsel.made.sheet.lines
    desk.undo()
    assert desk.lines == before


def test_each_school_has_a_saying_with_its_source_for_every_matter() -> None:
    heads = ("balance", "bandwagon", "pact", "alone", "trade", "demand", "war", "call", "peace", "arms", "leave")
    for doctrine in doctrines().values():
        for head in heads:
            assert saying(doctrine, head).source[-4:].isdigit()
