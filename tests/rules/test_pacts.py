"""What measures say of pacts, and breaches that no order of the game alone brings about (articles 2 to 9)."""

from dataclasses import replace

import pytest

from game.kit.dice import Dice
from game.measures.burdens import arms_ceiling, burdens, contributions, standing_tenths
from game.measures.wealth import income, incomes, openness_permille, sanction_bite, upkeep, war_industry_permille
from game.rules.covenants import breached_by_secret_treaty
from game.rules.draft import Draft
from game.world.conflicts import Aim, AimKind, Belligerent, JoinReason, Side, War, WarCause
from game.world.events import CovenantBreached
from game.world.pacts import Charter, Contribution, Market, Pact
from game.world.reasons import Motive
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World
from tests.rules.worlds import grid_world

MEMBERS = {"S00": 1, "S01": 1, "S02": 1}


def world_with(charter: Charter, **changes: object) -> World:
    pact = replace(Pact("pact1", charter, "S00", 0, dict(MEMBERS)), **changes)
    return replace(grid_world(3), turn=5, pacts={"pact1": pact})


def war(attacker: str, defender: str) -> War:
    parts = tuple(
        Belligerent(state, side, 4, JoinReason.AGGRESSOR, Motive.GAIN)
        for state, side in ((attacker, Side.ATTACK), (defender, Side.DEFENCE))
    )
    aim = Aim(AimKind.CLIENTAGE)
    return War("w1", "War", 4, WarCause.SURPRISE, Motive.GAIN, attacker, defender, aim, parts)


def test_a_secret_treaty_that_surfaces_is_a_breach_of_open_covenants_by_each_member_that_signed_it() -> None:
    treaty = Treaty("t1", TreatyKind.DEFENCE, "S00", "S03", 2)
    for charter, told in ((Charter("c", "Open", open_covenants=True), ["S00"]), (Charter("c", "Silent"), [])):
        draft = Draft(world_with(charter), Dice(1))
        breached_by_secret_treaty(draft, treaty, None)
        assert [e.state for e in draft.events if isinstance(e, CovenantBreached)] == told
        assert draft.world.pacts["pact1"].legitimacy == 60 - 2 * len(told)
        assert draft.world.trust["S01"]["S00"].bad == 2000 + 600 * len(told)
        assert draft.world.trust["S04"]["S00"].bad == 2000


def test_a_fellow_that_signed_too_is_not_deceived() -> None:
    draft = Draft(world_with(Charter("c", "Open", open_covenants=True)), Dice(1))
    breached_by_secret_treaty(draft, Treaty("t1", TreatyKind.OFFENCE, "S00", "S01", 2, against="S03"), 7)
    assert {e.state for e in draft.events if isinstance(e, CovenantBreached)} == {"S00", "S01"}
    assert draft.world.trust["S00"]["S01"].bad == 2000
    assert draft.world.trust["S02"]["S01"].bad == 2600
    assert draft.world.pacts["pact1"].legitimacy == 56


def test_burdens_add_up_what_the_pact_remembers() -> None:
    cases = (
        Contribution(2, "w1", "S01", "S00", 30, 20, True),
        Contribution(3, "w2", "S02", "S00", 10, 0, False),
        Contribution(3, "w2", "S02", "S04", 10, 40, True),
    )
    world = world_with(Charter("c", "Pact"), contributions=cases)
    lines = {one.member: one for one in burdens(world, "pact1")}
    assert set(lines) == {"S00", "S01", "S02", "S04"}
    first = lines["S00"]
    assert (first.cases, first.honoured, first.promised, first.delivered) == (2, 1, 40, 20)
    assert (first.delivered_permille, lines["S01"].delivered_permille, lines["S04"].delivered_permille) == (
        500,
        1000,
        1000,
    )
    assert lines["S04"].owes == 0
    assert contributions(world, "pact1", "S04") == cases[2:]
    assert burdens(world, "none") == () == contributions(world, "none")


def test_the_lowest_ceiling_binds_and_outsiders_have_none() -> None:
    world = world_with(Charter("c", "Pact", arms_ceiling_permille=100, standing_permille=250))
    tight = replace(world.pacts["pact1"], id="pact2", charter=Charter("d", "Tight", arms_ceiling_permille=50))
    both = replace(world, pacts={**world.pacts, "pact2": tight})
    loose, low = arms_ceiling(world, "S00"), arms_ceiling(both, "S00")
    assert loose is not None
    assert low is not None
    assert low < loose
    assert arms_ceiling(both, "S03") is None
    assert standing_tenths(world, world.pacts["pact1"], "S00") == sum(world.forces["S00"].values()) // 4


def test_sanctions_cost_the_target_more_than_they_leak_and_all_sums_agree() -> None:
    calm = world_with(Charter("c", "Pact"))
    laid = world_with(Charter("c", "Pact"), sanctioned={"S03": 4})
    bite = sanction_bite(laid, "S03")
    assert set(bite.cost) == set(MEMBERS)
    assert set(bite.middlemen) == {"S04"}
    assert 0 < bite.leaked < bite.lost
    assert bite.lost == sum(bite.cost.values()) + sum(bite.regained.values())
    assert sum(bite.middlemen.values()) == bite.leaked
    before, after = incomes(calm), incomes(laid)
    assert before["S03"] - after["S03"] == bite.bite
    assert after["S04"] - before["S04"] == bite.leaked
    assert all(before[m] - after[m] == bite.cost[m] for m in MEMBERS)
    assert after == {state: income(laid, state) for state in after}
    assert sanction_bite(calm, "S03").lost == 0


def test_who_may_trade_on_does() -> None:
    world = world_with(Charter("c", "Pact"), sanctioned={"S03": 4}, trading_on={"S03": ("S02",)})
    assert openness_permille(world, "S03", "S01") == 0
    assert openness_permille(world, "S02", "S03") == 500
    assert set(sanction_bite(world, "S03").middlemen) == {"S02", "S04"}


@pytest.mark.parametrize(("market", "dearer"), [(Market.NONE, False), (Market.TRADE, False), (Market.COMMON, True)])
def test_only_a_common_market_makes_war_inside_it_dearer(market: Market, dearer: bool) -> None:
    world = world_with(Charter("c", "Pact", market=market))
    inside = replace(world, wars={"w1": war("S00", "S01")})
    outside = replace(world, wars={"w1": war("S00", "S03")})
    assert (upkeep(inside, "S00") > upkeep(world, "S00")) is dearer
    assert upkeep(outside, "S00") == upkeep(world, "S00")
    assert (war_industry_permille(inside, "S01") > 0) is dearer
    assert war_industry_permille(inside, "S02") == 0
