"""The forms of orders: what would follow stands on them in the rules' own figures, and keys and reasons are seen."""

from dataclasses import replace

import pytest

from game.perception import forecast
from game.perception.views import look
from game.report.telling.naming import Names
from game.rules.covert import LORE, chance_of
from game.ui.screens.orders.covert import _enough, covert_sheet
from game.ui.screens.orders.form import OrderForm, edit_sheet
from game.ui.screens.words.ordered import carried_out, ordered
from game.ui.widgets.fields import Slider
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.shell import Screen, Window
from game.world import sheets as s
from game.world.constants import WEALTH
from game.world.covert import CovertAct
from game.world.pacts import MotionKind
from game.world.states import Secrets
from tests.ui.dispatches.staged import desk as staged


class _Table:
    def __init__(self, desk) -> None:
        self.desk, self.room, self.names = desk, 1600.0, Names(desk.world)
        self.chosen_state = "PER"

    def tint(self, state: str) -> str:
        return self.desk.scenario.colour(state)


@pytest.fixture
def at():
    return staged("own")


def _said(at, line) -> dict[str, str]:
    return {one.words: one.value for one in ordered(at, Names(at.world), line, None)}


def test_recruits_are_weighed_where_they_would_stand(at) -> None:
    line = s.Recruit(at.world.states["ATH"].capital, 20)
    said = _said(at, line)
    then = look(carried_out(at.view, line), "ATH")
    assert then.world.forces["ATH"][line.province] == at.world.forces["ATH"].get(line.province, 0) + 20
    was, will = (round(forecast.holds(v, "ATH", "PER").middle / 10) for v in (at.view, then))
    assert said["We hold, if Persia attacks"] in (f"{was} → {will} %", f"{will} %, as now")


@pytest.mark.parametrize("amount", [200, 900])
def test_the_purse_on_a_form_is_that_of_the_draft_with_the_order_in_it(at, amount: int) -> None:
    said = _said(at, s.Gift("COR", amount))
    before = at.world
    at.put(None, s.Gift("COR", amount))
    left = at.purse().left / WEALTH
    assert said["Treasury after the whole draft"].startswith(f"{left:.0f} ") or f"{left:.1f}" in str(said)
    assert at.world is before


def test_a_gift_shows_the_trust_that_the_rules_give_for_it(at) -> None:
    said = _said(at, s.Gift("COR", 1000))
    after = carried_out(at.view, s.Gift("COR", 1000))
    was, will = (round(w.trust["COR"]["ATH"].permille / 10) for w in (at.world, after))
    assert said["Trust of Corinth in us"] == f"{was} → {will}"
    assert will > was


def test_a_motion_says_whether_it_would_be_carried(at) -> None:
    said = _said(at, s.PutMotion("pact1", MotionKind.SANCTION, "PER"))
    assert "Carried, with our aye" in said
    assert "needed" in said["Ayes expected"]


@pytest.mark.parametrize("act", [CovertAct.SPY, CovertAct.INCITE, CovertAct.BAIT])
def test_the_price_beyond_which_nothing_is_bought_is_exact(act: CovertAct) -> None:
    said = _enough(act)
    spend = next(n for n in range(1, 60) if f"more than {n} buys" in said) * WEALTH
    assert chance_of(act, spend) == LORE[act].most > chance_of(act, spend - WEALTH)


def test_the_price_of_a_plot_goes_as_far_as_the_treasury(at) -> None:
    line = s.Covert(CovertAct.SPY, "PER", spend=200)
    sheet = covert_sheet(_Table(at), line, None)  # type: ignore[arg-type]
    slider = next(w for w in sheet.walk() if isinstance(w, Slider))
    assert slider.high == pytest.approx(at.purse().left / WEALTH)


def test_control_and_enter_add_the_order(at, screen: Screen, pilot: Pilot) -> None:
    screen.open(edit_sheet(_Table(at), s.Gift("COR", 300), None))
    pilot.step(400)
    pilot.press("ctrl+enter")
    assert any(one.line == s.Gift("COR", 300) for one in at.lines)


def test_why_an_order_cannot_stand_is_written_beside_the_button(at, screen: Screen, pilot: Pilot) -> None:
    here, before = next(iter(at.world.forces["ATH"])), at.lines
    sheet = edit_sheet(_Table(at), s.March(here, here, 10), None)
    screen.open(sheet)
    pilot.step(400)
    form = next(w for w in sheet.walk() if isinstance(w, OrderForm))
    assert not form._send.enabled
    assert pilot.has(form._send.why_not, "text")
    pilot.press("ctrl+enter")
    assert at.lines == before


def test_nothing_on_a_form_hangs_on_the_secrets_of_others(at) -> None:
    line = s.Recruit(at.world.states["ATH"].capital, 20)
    names = at.world.states
    other = Secrets(
        dict.fromkeys(names, 100), dict.fromkeys(names, "jackal"), {a: dict.fromkeys(names, 900) for a in names}
    )
    seen = [look(carried_out(v, line), "ATH") for v in (at.view, look(replace(at.match.world, secrets=other), "ATH"))]
    assert forecast.danger(seen[0]) == forecast.danger(seen[1])


@pytest.fixture
def pilot(window: Window, screen: Screen) -> Pilot:
    return Pilot(window)
