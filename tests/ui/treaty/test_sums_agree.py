"""One figure wherever it is printed: a draft's row and the treaty table, the reasons of a waterfall and their sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.perception import forecast
from game.perception.views import look
from game.report.telling.naming import Names
from game.ui.desk import Desk
from game.ui.figures import percent, signed_money
from game.ui.screens.parts.waterfall import Waterfall
from game.ui.screens.words.orders import effect
from game.ui.screens.words.signing import signing, would_come
from game.ui.widgets.rich import plain
from game.world.sheets import ProposeTreaty
from game.world.treaties import TreatyKind
from tests.ui.dispatches.staged import desk as staged


@pytest.fixture(scope="module")
def desk() -> Desk:
    return staged("own")


def test_a_row_of_the_draft_says_what_the_treaty_table_says(desk: Desk) -> None:
    names = Names(desk.world)
    for other in ("SPA", "THE", "COR"):
        line = ProposeTreaty(TreatyKind.DEFENCE, other, against="PER")
        said = effect(desk, names, line)
        assert said.endswith(f"would come {percent(would_come(desk.view, line, 'PER'))}")


def test_a_defence_against_one_state_is_called_on_by_that_state_alone(desk: Desk) -> None:
    found = signing(desk.view, ProposeTreaty(TreatyKind.DEFENCE, "SPA", against="PER"), "PER")
    assert found is not None
    ours = next(one for one in found.bound if one.words.startswith("We march if"))
    theirs = look(desk.view.world, "SPA")
    most = forecast.danger(theirs).middle
    assert int(plain(ours.value).split()[0].lstrip("<")) <= round(most / 10)


@given(st.lists(st.integers(-30_000, 30_000), min_size=1, max_size=9))
def test_the_reasons_printed_add_up_to_the_sum_printed(millis: list[int]) -> None:
    fall = Waterfall([(f"reason {n}", milli) for n, milli in enumerate(millis)], refused=False)
    assert sum(fall.printed) == round(fall.sum / 100)
    assert all(abs(shown - milli / 100) < 1 for shown, (_, milli) in zip(fall.printed, fall.rows, strict=True))


def test_nothing_gained_is_nothing_without_a_sign() -> None:
    assert [signed_money(n) for n in (0, 3, -3)] == ["0", "0", "0"]
    assert signed_money(250).startswith("+")
