"""What a seat reckons: from public facts alone, one function for belief and deed."""

from dataclasses import replace

import numpy as np
import pytest

from game.doctrines.answers import _case
from game.doctrines.doctrine import MINISTRY
from game.doctrines.letters import treaty_terms
from game.doctrines.mind import Mind, worth
from game.kit.dice import Dice
from game.perception.belief import _HelpSums, _risk, _tables, reckon, worth_of_help
from game.perception.bonds import value
from game.perception.forecast import coalition, credence, danger, danger_on_road, holds, threat, would_sign
from game.perception.reckoning import attack_terms, every_case, help_terms, inferred_greed, logistic, total
from game.perception.temper import PUBLIC
from game.perception.views import Estimates, View, look
from game.perception.weights import TAU
from game.scenarios.build import build_world
from game.scenarios.library import load_scenario
from game.world.states import Secrets
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World


@pytest.fixture(scope="module")
def greece() -> World:
    return build_world(load_scenario("greece_499bce"), 1)


@pytest.fixture(scope="module")
def athens(greece: World) -> View:
    return look(greece, "ATH")


def test_public_estimates_read_no_secret(greece: World) -> None:
    other = replace(greece, secrets=Secrets({}, {}, {}))
    mine, theirs = reckon(greece), reckon(other)
    assert np.array_equal(mine.come, theirs.come)
    assert np.array_equal(mine.assault, theirs.assault)
    assert np.array_equal(mine.risk, theirs.risk)


def test_the_sums_gathered_for_belief_are_the_sums_of_the_terms(greece: World) -> None:
    r = reckon(greece)
    j, i = np.ogrid[: len(r.risk), : len(r.risk)]
    attack = attack_terms(r, j, i, PUBLIC, inferred_greed(r.survey)[:, None], r.defence.T, soon=True)
    assert np.allclose(total(attack), r.worth_of_attack, rtol=0, atol=1e-9)
    tables = _tables(r.survey)
    risk = _risk(tables, r.come)
    k, i, j = np.ogrid[: len(r.risk), : len(r.risk), : len(r.risk)]
    worth = total(help_terms(r, k, i, j, PUBLIC, case=every_case(r)))
    assert np.allclose(worth, worth_of_help(r), rtol=0, atol=1e-9)
    chance = logistic(worth / (TAU * r.survey.income[k])) * (r.aid > 0)
    assert np.allclose(chance, _HelpSums(tables).coming(risk), rtol=0, atol=1e-9)


def test_a_view_holds_only_its_own_secrets(athens: View) -> None:
    secrets = athens.world.secrets
    assert set(secrets.disposition) == set(secrets.doctrine) == set(secrets.error_permille) == {"ATH"}


def test_chances_are_chances(athens: View) -> None:
    r = athens.reckoning
    for table in (r.come, r.fall, r.fall_soon, r.assault, r.survey.reach):
        assert np.isfinite(table).all()
        assert table.min() >= 0.0
        assert table.max() <= 1.0


def test_nobody_helps_itself_or_an_enemy_against_itself(athens: View) -> None:
    aid = athens.reckoning.aid
    for n in range(len(athens.survey.names)):
        assert not aid[n, n].any()
        assert not aid[n, :, n].any()


def test_threat_is_the_sum_of_its_parts(athens: View) -> None:
    for other in athens.survey.names:
        if other != "ATH":
            t = threat(athens, other)
            assert t.total == t.power + t.nearness + t.offensive + t.intentions
            assert 0 <= t.total <= 100


def test_persia_is_the_greatest_threat_to_athens(athens: View) -> None:
    others = [n for n in athens.survey.names if n != "ATH"]
    assert max(others, key=lambda n: threat(athens, n).total) == "PER"


def test_what_is_shown_is_what_a_public_mind_decides_by(greece: World) -> None:
    """Decision 1: over every pair and kind, the verdict shown equals the sum the other side would decide by."""
    known = Estimates(greece)
    r = known.reckoning
    names = r.survey.names
    compared = 0
    for seat in names:
        view = look(greece, seat, known)
        for other in names:
            if other == seat:
                continue
            mind = Mind(look(greece, other, known), MINISTRY, Dice(1))
            for kind in (TreatyKind.DEFENCE, TreatyKind.NON_AGGRESSION, TreatyKind.TRADE):
                shown = would_sign(view, kind, other).milli / 1000
                decided = worth(treaty_terms(mind, Treaty("", kind, seat, other, 0)))
                hope = mind.greed - 1.0 if kind is TreatyKind.NON_AGGRESSION else 0.0
                if hope == 0.0:
                    assert shown == pytest.approx(decided, abs=0.005)
                    compared += 1
    assert compared > 400


def test_belief_in_help_and_the_deed_of_help_are_one_sum(greece: World) -> None:
    known = Estimates(greece)
    r = known.reckoning
    s = r.survey
    for helper in s.names:
        mind = Mind(look(greece, helper, known), MINISTRY, Dice(1))
        for friend in s.names:
            for foe in ("PER", "SPA"):
                if len({helper, friend, foe}) == 3:
                    believed = value(help_terms(r, s.of(helper), s.of(friend), s.of(foe), PUBLIC))
                    decided = worth(_case(mind, friend, foe, 550)[0])
                    assert believed == pytest.approx(decided, abs=0.002)


def test_more_on_our_side_never_makes_holding_less_likely(athens: View) -> None:
    chances = [holds(athens, "ATH", "PER", tenths).middle for tenths in (50, 100, 200, 400, 800)]
    assert chances == sorted(chances)
    assert all(holds(athens, "ATH", "PER", t).low <= holds(athens, "ATH", "PER", t).high for t in (50, 800))


def test_the_scales_put_the_friend_first_and_expect_no_more_than_is_pledged(athens: View) -> None:
    weights = coalition(athens, "ATH", "PER")
    assert weights[0].state == "ATH"
    assert all(one.expected <= one.pledged for one in weights)


def test_standing_alone_is_no_safer_than_a_shield(athens: View) -> None:
    assert danger_on_road(athens, "bandwagon", "PER").middle <= danger_on_road(athens, "alone", "PER").middle
    assert danger(athens).low <= danger(athens).middle <= danger(athens).high


def test_the_band_of_a_credence_holds_its_point(athens: View) -> None:
    others = [state for state in athens.survey.index if state not in ("ATH", "PER")]
    found = [credence(athens, helper, "ATH", "PER") for helper in others]
    assert all(one.low <= one.middle <= one.high for one in found)
    assert any(one.low < one.middle < one.high for one in found)
