"""What would follow from a deed: who is called is who the rules call, who is expected is who comes, nothing hidden."""

from dataclasses import replace

import pytest

from game.doctrines.answers import answer_calls, give_pledges
from game.doctrines.doctrine import MINISTRY
from game.doctrines.mind import Mind
from game.kit.dice import Dice
from game.measures.law import side_of
from game.perception.cascade import Cascade
from game.perception.foresight import mean_clarity, of_answer, of_demand, of_denouncing, of_refusal, of_war
from game.perception.reckoning import inferred_greed
from game.perception.views import Estimates, View, look
from game.rules.crises import make_demands
from game.rules.draft import Docket, Draft
from game.rules.turn import resolve
from game.world.conflicts import Aim, AimKind, Stage
from game.world.events import CallMade
from game.world.reasons import Motive
from game.world.sheets import AnswerCall, AnswerPledge, Attack, MakeDemand, Sheet
from game.world.states import Secrets
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World
from tests.perception.worlds import neighbours, played_worlds

AIM = Aim(AimKind.TRIBUTE, amount=500)


WORLDS = played_worlds()


def _called(world: World, war: str) -> set[tuple[str, str]]:
    """Who lies under a call to a side that it does not stand on yet."""
    held = world.wars[war]
    return {(c.to, c.side.value) for c in world.calls.values() if c.war == war and side_of(held, c.to) is not c.side}


def _cases() -> list[tuple[World, str, str]]:
    found = []
    for world in WORLDS:
        known = Estimates(world)
        for seat in known.reckoning.survey.names:
            view = look(world, seat, known)
            found += [(world, seat, target) for target in neighbours(view, seat)[:3]]
    return found


def test_who_is_called_is_who_the_rules_call_hop_by_hop() -> None:
    compared = second = 0
    for world, seat, target in _cases():
        shown = of_war(look(world, seat), target, AIM)
        quiet = replace(world, calls={}, motions={}, proposals={}, offers={}, crises={})
        step = resolve(quiet, {seat: Sheet(seat, (Attack(target, AIM, None, Motive.GAIN),))}, Dice(77))
        made = [w for w in step.world.wars if w not in world.wars]
        assert bool(made) == (shown is not None)
        if shown is None:
            continue
        first = {(c.state, c.side.value) for c in shown.hops[0].called} if shown.hops else set()
        assert first == _called(step.world, made[0]), (seat, target)
        compared += 1
        if len(shown.hops) > 1:
            second += _next_hop(step.world, made[0], shown)
    assert compared > 60
    assert second > 3


def _next_hop(world: World, war: str, shown: Cascade) -> int:
    """Let the called answer as expected under the rules, and compare whom their coming calls."""
    expected = {c.state: c.expected for c in shown.hops[0].called}
    sheets = {
        call.to: Sheet(call.to, (AnswerCall(call.id, expected[call.to], 750, Motive.DUTY),))
        for call in world.calls.values()
    }
    answered = resolve(world, sheets, Dice(77))
    fought = answered.world.wars[war]
    again = {e.to for e in answered.events if isinstance(e, CallMade) and e.war == war}
    again = {s for s in again if side_of(fought, s) is None or s in {c.state for c in shown.hops[1].called}}
    if not any(c.pact for c in shown.hops[0].called):
        assert again == {c.state for c in shown.hops[1].called}
        return 1
    return 0


def _public_mind(view: View, seat: str) -> Mind:
    """A mind at public parameters, appetite included."""
    mind = Mind(replace(view, seat=seat), MINISTRY, Dice(1))
    mind.__dict__["greed"] = float(inferred_greed(view.survey)[view.survey.of(seat)])
    return mind


def test_who_is_expected_is_who_comes_at_public_parameters() -> None:
    """Decision 1: over every call that a war would make, the deed of a public mind equals the forecast."""
    compared = 0
    for world, seat, target in _cases():
        shown = of_war(look(world, seat), target, AIM)
        if shown is None or not shown.hops:
            continue
        quiet = replace(world, calls={}, motions={}, proposals={}, offers={})
        step = resolve(quiet, {seat: Sheet(seat, (Attack(target, AIM, None, Motive.GAIN),))}, Dice(77))
        war = next(w for w in step.world.wars if w not in world.wars)
        clear = _at_mean_clarity(step.world, war, mean_clarity(Draft(world, Dice(0)), seat, target, AIM))
        view = look(clear, seat)
        for one in shown.hops[0].called:
            mind = _public_mind(view, one.state)
            answer_calls(mind)
            said = next(a for a in mind.lines if isinstance(a, AnswerCall) and _is_for(clear, a.call, one.state, war))
            if world.crises == step.world.crises:
                assert said.honour == one.expected == (one.milli > 0)
                assert one.credence.middle > 500 or not said.honour or abs(one.milli) < 50
                compared += 1
    assert compared > 200


def _is_for(world: World, call: str, state: str, war: str) -> bool:
    return world.calls[call].war == war and world.calls[call].to == state


def _at_mean_clarity(world: World, war: str, mean: int) -> World:
    """The same world with the war's clarity at its mean, as a forecast supposes it."""
    return replace(world, wars={**world.wars, war: replace(world.wars[war], clarity_permille=mean)})


def test_who_is_expected_to_pledge_pledges() -> None:
    compared = 0
    for world, seat, target in _cases():
        shown = of_demand(look(world, seat), target, AIM)
        if shown is None or not shown.asked or world.crises:
            continue
        draft, docket = Draft(world, Dice(0)), Docket()
        docket.add(seat, MakeDemand(target, AIM))
        make_demands(draft, docket)
        made = draft.close()
        crisis = next(iter(made.crises.values()))
        mean = mean_clarity(draft, seat, target, AIM)
        made = replace(made, crises={crisis.id: replace(crisis, clarity_permille=mean)})
        view = look(made, seat)
        for one in shown.asked:
            mind = _public_mind(view, one.state)
            give_pledges(mind)
            said = next(a for a in mind.lines if isinstance(a, AnswerPledge))
            assert said.stands == one.expected
            compared += 1
    assert compared > 100


@pytest.mark.parametrize("number", range(0, len(WORLDS), 3))
def test_nothing_hidden_leaks_into_a_cascade(number: int) -> None:
    world = WORLDS[number]
    names = [n for n in world.states if world.states[n].alive]
    seat = names[0]
    target = neighbours(look(world, seat), seat)[0]
    other, third = [n for n in names if n not in (seat, target)][:2]
    hidden = Treaty("t9999", TreatyKind.DEFENCE, other, target, 1, against=seat, secret=True)
    more = Treaty("t9998", TreatyKind.OFFENCE, other, third, 1, against=target, secret=True)
    changed = replace(
        world,
        treaties={**world.treaties, hidden.id: hidden, more.id: more},
        secrets=Secrets(
            {s: v if s == seat else 100 - v for s, v in world.secrets.disposition.items()},
            {s: v if s == seat else "other" for s, v in world.secrets.doctrine.items()},
            {s: v if s == seat else {} for s, v in world.secrets.error_permille.items()},
        ),
    )
    one, two = look(world, seat), look(changed, seat)
    assert of_war(one, target, AIM) == of_war(two, target, AIM)
    assert of_demand(one, target, AIM) == of_demand(two, target, AIM)
    for treaty in [t.id for t in world.treaties.values() if seat in t.parties]:
        assert of_denouncing(one, treaty) == of_denouncing(two, treaty)


def test_a_chain_adds_up() -> None:
    for world, seat, target in _cases()[::3]:
        shown = of_war(look(world, seat), target, AIM)
        if shown is None:
            continue
        assert shown.wins == (shown.hops[-1].wins if shown.hops else shown.alone)
        assert all(0 <= c.comes <= c.called <= 1000 for hop in shown.hops for c in hop.called)
        assert shown.prospect == shown.wins
        assert shown.change.standing < 0


def test_breaking_a_word_costs_what_keeping_it_wins() -> None:
    compared = 0
    for world, seat, target in _cases():
        step = resolve(world, {seat: Sheet(seat, (Attack(target, AIM, None, Motive.GAIN),))}, Dice(5))
        for call in list(step.world.calls.values())[:2]:
            view = look(step.world, call.to)
            kept, broken = of_answer(view, call.id, True), of_answer(view, call.id, False)
            assert kept is not None
            assert broken is not None
            assert kept.change.standing >= broken.change.standing
            compared += 1
    assert compared > 40


def test_a_refusal_shows_the_war_that_may_follow() -> None:
    for world in WORLDS:
        for crisis in world.crises.values():
            if crisis.stage is Stage.REFUSED:
                shown = of_refusal(look(world, crisis.target), crisis)
                assert shown is None or shown.prospect.middle == 1000 - shown.wins.middle
