"""Each metric on a game made up by hand, where what it should count is plain."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from game.lab.history.coalitions import Coalition, CoalitionShare, CoalitionWins, Unallied, coalitions_against
from game.lab.history.deeds import turn_of
from game.lab.history.fates import Behaviour, Deaths, Hegemony, Liberated, Survivors
from game.lab.history.fighting import AttackAfterDefeat, CallsHonoured, TopContributor, Wars, WarSpread
from game.lab.history.institutions import Authorisation, Enforcement, LegitimacyKept, Withdrawals
from game.lab.history.roles import roles
from game.scenarios.charters import load_charter
from game.scenarios.schema import Dates
from game.world.conflicts import JoinReason, Outcome, Side
from game.world.events import CallAnswered, MemberLeft, NoticeGiven, StateDied, TurnOpened, WarJoined
from game.world.pacts import Covers, Trigger
from game.world.reasons import Motive
from game.world.treaties import TreatyKind
from tests.lab.history.made_up import deeds, member_of, start, treaty, turns, war

W: dict[str, Any] = {"words": "x"}
LEAGUE = load_charter("league_covenant_1919").charter
UNITED = load_charter("un_charter_1945").charter


def told(kind: Any, turn: int, **facts: Any) -> Any:
    """An event of that turn."""
    return kind(id=1, turn=turn, **facts)


@pytest.mark.parametrize(
    ("start_year", "years", "parts", "year", "turn"),
    [(-499, 1, 1, -449, 51), (-853, 2, 1, -700, 77), (1907, 1, 4, 1918, 48), (1931, 1, 2, 1939, 18), (-2, 1, 1, 2, 4)],
)
def test_years_become_turns(start_year: int, years: int, parts: int, year: int, turn: int) -> None:
    assert turn_of(Dates(start=start_year, years_a_turn=years, turns_a_year=parts), year) == turn  # type: ignore[arg-type]


def test_a_hegemony_is_somebodys() -> None:
    won = deeds(turns(2), ended_by="hegemony", hegemon="PER")
    none = deeds(turns(2), ended_by="last_turn", hegemon="PER")
    anyone, persian = Hegemony(metric="hegemony", **W), Hegemony(metric="hegemony", by=("PER",), **W)
    athenian = Hegemony(metric="hegemony", by=("ATH",), given=True, **W)
    assert [one.seen(won) for one in (anyone, persian, athenian)] == [(1, 1), (1, 1), (0, 1)]
    assert [one.seen(none) for one in (anyone, persian, athenian)] == [(0, 1), (0, 1), (0, 0)]


def test_survivors_are_nobodys_clients() -> None:
    bound = {"t1": treaty("t1", TreatyKind.CLIENTAGE, "PER", "MIL")}
    assert Survivors(metric="survivors", **W).seen(deeds(turns(2, treaties=bound))) == (len(start().states) - 1, 1)


def test_deaths_are_counted_until_a_year() -> None:
    fallen = [told(StateDied, turn, state="NAX", by="PER") for turn in (1, 2, 3)]
    game = deeds(turns(4), fallen)
    assert Deaths(metric="deaths", **W).seen(game) == (3, 1)
    assert Deaths(metric="deaths", until=-498, **W).seen(game) == (2, 1)


def test_freed_again_means_taken_before() -> None:
    target = Liberated(metric="liberated", state="NAX", taker="PER", **W)
    capital = start().states["NAX"].capital
    held = {**start().provinces, capital: replace(start().provinces[capital], occupier="PER")}
    free, taken = turns(3), turns(3, provinces=held)
    assert target.seen(deeds(free)) == (0, 0)
    assert target.seen(deeds([free[0], taken[1], free[2]])) == (1, 1)
    assert target.seen(deeds([free[0], free[1], taken[2]])) == (0, 1)


def test_wars_are_of_states_and_counted_by_whom_and_when() -> None:
    wars = {
        "w1": war("w1", "PER", "ATH SPA"),
        "w2": war("w2", "THE", "NAX", began=3),
        "w3": war("w3", "ARG", "SPA", civil=True),
    }
    game = deeds(turns(4, wars=wars))
    assert Wars(metric="wars", **W).seen(game) == (2, 1)
    assert Wars(metric="wars", until=-499, **W).seen(game) == (1, 1)
    assert Wars(metric="wars", among=("PER", "SPA"), count="any", **W).seen(game) == (1, 1)
    assert Wars(metric="wars", among=("ATH", "SPA"), count="any", **W).seen(game) == (0, 1)
    assert Wars(metric="wars", among=("ATH", "SPA"), count="none", **W).seen(game) == (1, 1)


def test_a_war_spreads_by_what_overlaps_and_shares_a_belligerent() -> None:
    wars = {"w1": war("w1", "PER", "ATH SPA", ended=2), "w2": war("w2", "THE", "SPA COR", began=2)}
    target = WarSpread(metric="war_spread", between=("ATH", "PER"), states=5, **W)
    assert target.seen(deeds(turns(3, wars=wars))) == (1, 1)
    later = {**wars, "w2": replace(wars["w2"], began=3)}
    assert target.seen(deeds(turns(4, wars=later))) == (0, 1)
    assert target.seen(deeds(turns(3, wars={"w2": wars["w2"]}))) == (0, 0)


def test_calls_count_in_large_wars_and_talks_do_not() -> None:
    wars = {"w1": war("w1", "PER", "ATH SPA COR MEG"), "w2": war("w2", "THE", "NAX", began=3)}
    talks = {"t1": treaty("t1", TreatyKind.DEFENCE, "ATH", "ERE", consultative=True)}
    usual = {"call": "k1", "state": "SPA", "friend": "ATH", "motive": Motive.DUTY}
    answers = [
        told(CallAnswered, 1, war="w1", clause="t9", honoured=True, **usual),
        told(CallAnswered, 1, war="w1", clause="t9", honoured=False, **usual),
        told(CallAnswered, 1, war="w1", clause="t1", honoured=False, **usual),
        told(CallAnswered, 1, war="w2", clause="t9", honoured=True, **usual),
    ]
    game = deeds(turns(4, wars=wars, treaties=talks), answers)
    assert CallsHonoured(metric="calls_honoured", states=5, **W).seen(game) == (1, 2)


def test_the_largest_helpers_share() -> None:
    target = TopContributor(metric="top_contributor", aggressors=("PER",), **W)
    forces = {**start().forces, "SPA": {"sparta": 90}, "COR": {"corinth": 30}}
    alone, helped = war("w1", "PER", "ATH SPA"), war("w1", "PER", "ATH SPA COR")
    assert target.seen(deeds(turns(2, wars={"w1": alone}, forces=forces))) == (0, 0)
    assert target.seen(deeds(turns(2, wars={"w1": helped}, forces=forces))) == (0.75, 1)


def test_attacks_are_oftener_once_the_catcher_is_down() -> None:
    target = AttackAfterDefeat(metric="attack_after_defeat", attacker="PER", target="SPA", catcher="ATH", **W)
    down = {"t1": treaty("t1", TreatyKind.CLIENTAGE, "PER", "ATH")}
    wars = {f"w{n}": war(f"w{n}", "PER", "SPA", began=n, ended=n) for n in (2, 3, 4)}
    worlds = [replace(world, treaties=down if world.turn > 2 else {}) for world in turns(4, wars=wars)]
    row = target.seen(deeds(worlds))
    assert row == (2, 2, 1, 2)
    assert target.value(np.array([row])) == 2
    assert target.value(np.array([(0.0, 0.0, 1.0, 4.0)])) is None


def test_a_coalition_is_those_who_would_come_and_no_clients() -> None:
    bonds = {
        "t1": treaty("t1", TreatyKind.DEFENCE, "SPA", "ATH"),
        "t2": treaty("t2", TreatyKind.DEFENCE, "COR", "ATH", against="PER"),
        "t3": treaty("t3", TreatyKind.DEFENCE, "ERE", "ATH", consultative=True),
        "t4": treaty("t4", TreatyKind.CLIENTAGE, "PER", "MIL"),
        "t5": treaty("t5", TreatyKind.DEFENCE, "MIL", "ATH"),
    }
    world = replace(start(), treaties=bonds)
    assert max(coalitions_against(world, "PER"), key=len) == {"ATH", "SPA", "COR"}
    assert max(coalitions_against(world, "THE"), key=len) == {"ATH", "SPA", "MIL"}


def test_coalitions_at_any_time_or_after_some_turns_or_against_the_strong_only() -> None:
    fought = {"w1": war("w1", "PER", "ATH SPA COR")}
    game = deeds([*turns(2), replace(start(), turn=3, wars=fought)], hegemon=None)
    assert Coalition(metric="coalition", against="PER", **W).seen(game) == (1, 1)
    assert Coalition(metric="coalition", against="PER", members=4, **W).seen(game) == (0, 1)
    assert Coalition(metric="coalition", against="PER", after_turns=1, **W).seen(game) == (0, 1)
    assert Coalition(metric="coalition", against="PER", after_turns=9, **W).seen(game) == (0, 0)
    assert Coalition(metric="coalition", against="strongest", given_permille=300, **W).seen(game) == (1, 1)
    assert Coalition(metric="coalition", against="strongest", given_permille=990, **W).seen(game) == (0, 0)
    share = CoalitionShare(metric="coalition_share", against="PER", **W).seen(game)[0]
    others = {state: part for state, part in game.shares(3).items() if state != "PER"}
    assert share == pytest.approx(sum(others[s] for s in ("ATH", "SPA", "COR")) / sum(others.values()))


def test_a_coalition_wins_when_all_are_on_one_side() -> None:
    target = CoalitionWins(metric="coalition_wins", against="PER", members=("ATH", "SPA"), **W)
    won, lost = Outcome.DEFENDER_WON, Outcome.ATTACKER_WON
    wars = {
        "w1": war("w1", "PER", "ATH SPA", ended=1, outcome=won),
        "w2": war("w2", "PER", "ATH SPA", began=2, ended=2, outcome=lost),
        "w3": war("w3", "PER", "ATH", began=3, ended=3, outcome=won),
        "w4": war("w4", "SPA ATH", "PER", began=4, ended=4, outcome=lost),
        "w5": war("w5", "PER", "ATH SPA", began=5),
    }
    assert target.seen(deeds(turns(6, wars=wars))) == (2, 3)


def test_no_alliance_may_be_the_commonest_way_of_being_allied() -> None:
    target = Unallied(metric="unallied", states=("ATH", "SPA", "COR"), **W)
    allied = {"t1": treaty("t1", TreatyKind.DEFENCE, "SPA", "COR")}
    free, bound = turns(4), turns(4, treaties=allied)
    assert target.seen(deeds([*free[:3], bound[3]])) == (1, 1)
    assert target.seen(deeds([free[0], *bound[1:]])) == (0, 1)


def test_an_attack_on_a_member_is_answered_under_the_pact_or_not() -> None:
    league = {"league": member_of(LEAGUE, "ATH", "SPA", "COR")}
    wars = {
        "w1": war("w1", "PER", "ATH SPA", reasons="pact"),
        "w2": war("w2", "PER", "COR MEG", began=2, reasons="balancing"),
        "w3": war("w3", "THE", "NAX SPA", began=2),
    }
    game = deeds(turns(3, pacts=league, wars=wars))
    assert Enforcement(metric="enforcement", **W).seen(game) == (1, 2)
    assert Enforcement(metric="enforcement", aggressors=("THE",), **W).seen(game) == (0, 0)
    assert Enforcement(metric="enforcement", aggressors=("THE",), by=("SPA", "COR"), **W).seen(game) == (1, 1)


def test_a_council_authorises_or_shields() -> None:
    council = member_of(UNITED, "ATH", "SPA", "PER", "NAX", permanent=("PER", "SPA"))
    shield = {"t1": treaty("t1", TreatyKind.DEFENCE, "PER", "THE")}
    wars = {"w1": war("w1", "THE", "NAX"), "w2": war("w2", "ARG", "NAX", began=2, authorised=("league",))}
    game = deeds(turns(3, pacts={"league": council}, treaties=shield, wars=wars))
    assert Authorisation(metric="authorisation", **W).seen(game) == (1, 2)
    assert Authorisation(metric="authorisation", shielded=True, **W).seen(game) == (0, 1)
    talks = replace(council, charter=replace(UNITED, trigger=Trigger.CONSULTATIVE))
    assert Authorisation(metric="authorisation", **W).seen(deeds(turns(3, pacts={"league": talks}, wars=wars))) == (
        0,
        0,
    )


def test_legitimacy_that_is_left_after_attacks_without_an_answer() -> None:
    target = LegitimacyKept(metric="legitimacy_kept", unanswered=2, **W)
    wars = {"w1": war("w1", "PER", "ATH"), "w2": war("w2", "PER", "COR", began=2)}
    worlds = [
        replace(world, wars=wars, pacts={"league": member_of(LEAGUE, "ATH", "SPA", "COR", legitimacy=60 - 10 * n)})
        for n, world in enumerate(turns(4))
    ]
    assert target.seen(deeds(worlds)) == (pytest.approx(40 / 60), 1)
    once = [replace(world, wars={"w1": wars["w1"]}) for world in worlds]
    assert target.seen(deeds(once)) == (0, 0)


def test_withdrawals_are_of_ones_own_will_and_counted_once() -> None:
    pact = {"pact": "league"}
    events = [
        told(NoticeGiven, 1, state="SPA", leaves=3, motive=Motive.DISTRUST, **pact),
        told(MemberLeft, 3, state="SPA", expelled=False, **pact),
        told(MemberLeft, 2, state="COR", expelled=False, motive=Motive.DISTRUST, **pact),
        told(MemberLeft, 2, state="ATH", expelled=True, motive=Motive.DISTRUST, **pact),
        told(MemberLeft, 2, state="NAX", expelled=False, **pact),
    ]
    game = deeds(turns(4), events)
    assert Withdrawals(metric="withdrawals", **W).seen(game) == (2, 1)
    assert Withdrawals(metric="withdrawals", until=-499, **W).seen(game) == (1, 1)


def test_parts_are_read_from_deeds() -> None:
    bonds = {
        "t1": treaty("t1", TreatyKind.CLIENTAGE, "PER", "MIL"),
        "t2": treaty("t2", TreatyKind.DEFENCE, "ATH", "ERE"),
        "t3": treaty("t3", TreatyKind.DEFENCE, "SPA", "MEG"),
    }
    income = dict.fromkeys(start().states, 100)
    upkeep = {**dict.fromkeys(start().states, 40), "ERE": 5, "ARG": 10}
    usual = {"call": "k1", "war": "w1", "friend": "ATH", "clause": "t3", "motive": Motive.DUTY}
    joined = {"war": "w1", "motive": Motive.SPOILS, "clause": None}
    events = [
        told(TurnOpened, 1, income=income, upkeep=upkeep, enjoyed=income),
        told(CallAnswered, 1, state="SPA", honoured=False, **usual),
        told(WarJoined, 1, state="THE", side=Side.ATTACK, reason=JoinReason.SPOILS, **joined),
        told(WarJoined, 1, state="COR", side=Side.DEFENCE, reason=JoinReason.BALANCING, **joined),
    ]
    found = roles(deeds(turns(4, treaties=bonds), events))
    assert {s: found[s] for s in ("MIL", "ATH", "ERE", "SPA", "MEG", "THE", "COR", "ARG", "SYR")} == {
        "MIL": "bandwagoned",
        "ATH": "balanced",
        "ERE": "free_rode",
        "SPA": "buck_passed",
        "MEG": "balanced",
        "THE": "bandwagoned",
        "COR": "balanced",
        "ARG": "free_rode",
        "SYR": "buck_passed",
    }
    share = Behaviour(metric="behaviour", states=("ATH", "ERE", "MEG", "MIL"), role="balanced", **W)
    assert share.seen(deeds(turns(4, treaties=bonds), events)) == (2, 4)


def test_a_pact_against_outsiders_is_balancing_and_one_of_all_is_not() -> None:
    income, upkeep = dict.fromkeys(start().states, 100), dict.fromkeys(start().states, 40)
    opened = told(TurnOpened, 1, income=income, upkeep={**upkeep, "COR": 10}, enjoyed=income)
    came = told(
        WarJoined,
        1,
        war="w1",
        state="SPA",
        side=Side.DEFENCE,
        reason=JoinReason.PACT,
        motive=Motive.DUTY,
        clause="league",
    )
    outside = member_of(replace(LEAGUE, covers=Covers.OUTSIDE), "ATH", "SPA", "COR")
    found = roles(deeds(turns(4, pacts={"league": outside}), [opened, came]))
    assert [found[state] for state in ("ATH", "SPA", "COR")] == ["balanced", "balanced", "free_rode"]
    universal = member_of(LEAGUE, "ATH", "SPA", "COR")
    found = roles(deeds(turns(4, pacts={"league": universal}), [opened, came]))
    assert [found[state] for state in ("ATH", "SPA", "COR")] == ["buck_passed", "balanced", "free_rode"]
