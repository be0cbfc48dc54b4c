"""The charter sheet: terms that would carry do carry, models of history are measured, and one's own can be kept."""

from pathlib import Path

import pytest

from game.perception.forecast import would_join
from game.perception.whip import carried_by, whip_count
from game.report.telling.naming import Names
from game.scenarios.charters import charters, own_charters
from game.ui.screens.chamber.charter import CharterSheet, amendment
from game.ui.screens.chamber.charter_terms import charter_rows
from game.ui.screens.chamber.circle import circle_of, prospective
from game.ui.screens.chamber.models import apart, carrying, nearest_models
from game.ui.widgets.fields import Slider
from game.world.pacts import Motion, MotionKind
from game.world.sheets import Ballot, FoundPact, PutMotion
from tests.ui.dispatches.staged import desk as staged


class _Table:
    def __init__(self, desk) -> None:
        self.desk, self.room, self.names = desk, 1600.0, Names(desk.world)

    def tint(self, state: str) -> str:
        return self.desk.scenario.colour(state)


@pytest.fixture(scope="module")
def at():
    return staged("own")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path))


def _joiners(view, line: FoundPact) -> int:
    whole = (view.seat, *line.invited)
    return sum(would_join(view, one, whole, line.charter).accepts for one in line.invited)


def test_all_of_a_circle_would_join_it_where_one_can_be_found(at) -> None:
    for preset in charters():
        circle = circle_of(at.view, preset.charter)
        found = prospective(at.view, preset.charter)
        assert len(circle) >= 2
        assert len(found.joiners) == len(circle) or len(circle) == 2


def test_terms_that_would_carry_bring_more_in(at) -> None:
    better = 0
    for preset in charters()[:4]:
        line = FoundPact(preset.charter, circle_of(at.view, preset.charter))
        found = carrying(at.view, line)
        if found is not None:
            better += 1
            assert isinstance(found, FoundPact)
            assert _joiners(at.view, found) > _joiners(at.view, line)
            assert apart(preset.charter, found.charter) <= 3
    assert better


def test_an_amendment_that_would_carry_is_likelier_than_the_one_written(at) -> None:
    table = _Table(at)
    line = amendment(table, "pact1")  # type: ignore[arg-type]
    found = carrying(at.view, line)
    if found is not None:
        assert isinstance(found, PutMotion)
        motion = Motion("draft", "pact1", MotionKind.AMEND, "ATH", "ATH", charter=found.charter)
        assert carried_by(at.view, motion, whip_count(at.view, motion), Ballot.YES).middle > 0


def test_a_model_is_nearest_to_itself(at) -> None:
    known = charters()
    for preset in known:
        found = nearest_models(preset.charter, known)
        assert found[0][1] == 0
        assert [n for _, n in found] == sorted(n for _, n in found)


def test_the_press_writes_what_would_carry_or_says_that_nothing_would(at) -> None:
    table = _Table(at)
    charter = charters()[2].charter
    shown = CharterSheet(table, FoundPact(charter, circle_of(at.view, charter)), None)  # type: ignore[arg-type]
    before = shown.line
    next(w for w in shown.walk() if w.label == "Write what would carry").activate()
    assert shown.notice
    assert (shown.line != before) == shown.notice.startswith("Written")


def test_shares_are_printed_without_a_needless_decimal(at) -> None:
    for preset in charters():
        rows = charter_rows(preset.charter, lambda charter, anew: None)
        for slider in (w for row in rows for w in row.walk() if isinstance(w, Slider)):
            assert slider.digits == 0 or slider.value != round(slider.value), slider.label


def test_a_charter_that_is_kept_is_found_again(at) -> None:
    table = _Table(at)
    charter = charters()[0].charter
    shown = CharterSheet(table, FoundPact(charter, ("SPA", "COR")), None)  # type: ignore[arg-type]
    shown._rename("League of the Evening")
    shown._keep()
    assert [one.name for one in own_charters()[0]] == ["League of the Evening"]
