"""The figures on the sheets are those of the rules and of the shared estimates, and no seat's secrets are in them."""

from dataclasses import replace

import pytest

from game.perception import forecast
from game.perception.views import look
from game.perception.whip import carried_by, forced, whip_count
from game.ui.screens.crisis.scales import Frame, Pan, tilt
from game.ui.screens.crisis.weights import Piece
from game.ui.screens.words import consequences as c
from game.ui.screens.words.courses import demand_courses
from game.world.pacts import Vote
from game.world.sheets import AnswerCall, AnswerDemand, Ballot, DemandReply
from game.world.states import Secrets

from .staged import charter, desk


def test_the_beam_is_level_when_even_and_bounded() -> None:
    assert tilt(100, 100) == 0
    assert 0 < tilt(100, 120) < tilt(100, 300) < 12
    assert tilt(100, 300) == pytest.approx(-tilt(300, 100))
    assert tilt(0, 5000) < 12


def test_the_ghost_lies_lighter_on_the_side_of_those_who_waver() -> None:
    sure, doubtful = Piece("A", "A", "#111111", 100, 100, 1000), Piece("B", "B", "#111111", 100, 20, 200)
    frame = Frame(Pan("us", (sure, doubtful)), Pan("them", (sure,)))
    assert frame.ghost < frame.tilt


def test_conceding_costs_what_the_rules_take() -> None:
    at = desk("demand")
    crisis = next(iter(at.world.crises.values()))
    after = c.tried(at.view, [("ATH", AnswerDemand(crisis.id, DemandReply.CONCEDE))])
    moved = c.change(at.world, after, "ATH")
    assert moved.stability < 0
    assert moved.yearly < 0
    assert moved.precedent == 1
    assert crisis.id in at.world.crises


def test_a_word_kept_is_trusted_and_a_word_broken_is_not() -> None:
    at = desk("letters")
    kept, broken = (c.change(at.world, c.tried(at.view, [("ATH", AnswerCall("k1", h))]), "ATH") for h in (True, False))
    assert kept.trust["ERE"][1] > kept.trust["ERE"][0]
    assert broken.trust["ERE"][1] < broken.trust["ERE"][0]
    assert kept.standing > 0 > broken.standing


def test_holding_is_likelier_the_more_come() -> None:
    at = desk("demand")
    crisis = next(iter(at.world.crises.values()))
    alone = frozenset(one.state for one in forecast.coalition(at.view, "ATH", "PER", crisis)[1:])
    least, most = c.hold_if(at.view, crisis, stay=alone), c.hold_if(at.view, crisis, all_come=True)
    assert least.middle <= c.hold_if(at.view, crisis).middle <= most.middle


def test_every_band_holds_its_middle() -> None:
    at = desk("demand")
    crisis = next(iter(at.world.crises.values()))
    for one in (c.war_if_refused(at.view, crisis), c.hold_if(at.view, crisis)):
        assert min(one.low, one.high) <= one.middle <= max(one.low, one.high)


def test_nothing_on_the_cards_hangs_on_the_secrets_of_others() -> None:
    at = desk("demand")
    crisis = next(iter(at.world.crises.values()))
    names = at.world.states
    secrets = Secrets(
        dict.fromkeys(names, 100),
        dict.fromkeys(names, "jackal"),
        {a: dict.fromkeys(names, 900) for a in names},
    )
    other = look(replace(at.match.world, secrets=secrets), "ATH")
    assert demand_courses(at.view, crisis, None, None, None) == demand_courses(other, crisis, None, None, None)


@pytest.mark.parametrize("vote", list(Vote))
def test_a_yes_never_hurts_a_motion(vote: Vote) -> None:
    at = desk("demand")
    pact = replace(at.world.pacts["pact1"], charter=charter(vote=vote))
    view = look(replace(at.match.world, pacts={"pact1": pact}), "ATH")
    motion = next(iter(view.world.motions.values()))
    bench = whip_count(view, motion)
    yes, neither, no = (carried_by(view, motion, bench, b).middle for b in (Ballot.YES, Ballot.ABSTAIN, Ballot.NO))
    assert 0 <= no <= neither <= yes <= 1000
    assert all(one.yes + one.no + one.veto <= 1000 for one in bench)


def test_a_bench_of_sure_ayes_carries() -> None:
    at = desk("demand")
    motion = next(iter(at.world.motions.values()))
    bench = whip_count(at.view, motion)
    sure = tuple(replace(one, lean=100.0, veto_holder=False) for one in bench)
    assert carried_by(at.view, motion, sure).middle == 1000
    assert forced(bench, "ATH", Ballot.NO)[0].state == bench[0].state
