"""Invented worlds: sound, the same for ever, and good for any game without a window."""

import time

import pytest

from game.match.audit import verify
from game.match.match import Match
from game.match.setup import Setup
from game.scenarios.faults import FaultsFoundError
from game.scenarios.invented import invent, recipe
from game.scenarios.library import drawn_scenario, load_scenario
from game.scenarios.soundness import scenario_faults


@pytest.mark.parametrize("id", ["invented:2x4:1", "invented:10x50:7", "invented_16x80_3", "invented:48x500:1"])
def test_sound_worlds(id: str) -> None:
    told = load_scenario(id).told
    assert scenario_faults(told, None, id) == []
    assert f"invented_{len(told.states)}x{len(told.provinces)}_" in told.id
    assert load_scenario(told.id).told == told


@pytest.mark.parametrize("seed", range(1, 6))
def test_states_hold_together_and_differ_in_size(seed: int) -> None:
    told = load_scenario(f"invented:10x50:{seed}").told
    around = {place: set[str]() for place in told.provinces}
    for a, b, _ in told.links.land:
        around[a].add(b)
        around[b].add(a)
    sizes = set()
    for state, one in told.states.items():
        lands = {place for place, land in told.provinces.items() if land.owner == state}
        reached, waiting = {one.capital}, [one.capital]
        while waiting:
            for there in (around[waiting.pop()] & lands) - reached:
                reached.add(there)
                waiting.append(there)
        assert reached == lands
        sizes.add(len(lands))
    assert len(sizes) >= 3
    assert not told.treaties
    assert told.links.sea


def test_the_seed_of_the_game_stands_in() -> None:
    bare = recipe("invented:10x50")
    assert bare is not None
    assert invent(bare, 4) == load_scenario("invented:10x50:4").told
    header = Match.begin(Setup(scenario="invented:10x50", seed=4)).chronicle.header
    assert header.scenario == "invented_10x50_4"
    assert len(set(header.doctrines.values())) > 2


def test_quick() -> None:
    begun = time.process_time()
    for seed in range(100, 110):
        load_scenario(f"invented:10x50:{seed}")
    assert (time.process_time() - begun) / 10 < 0.06


@pytest.mark.parametrize("id", ["invented:10x", "invented:1x50", "invented:10x50:x", "invented:99x900:1"])
def test_what_cannot_be_invented_is_said(id: str) -> None:
    with pytest.raises(FaultsFoundError):
        load_scenario(id)


def test_a_game_in_one_is_played_and_proved() -> None:
    match = Match.begin(Setup(scenario="invented:4x12", seed=9, turns=3))
    while not match.is_over:
        match.advance()
    assert verify(match.chronicle) is None
    with pytest.raises(FaultsFoundError, match="no map"):
        drawn_scenario(match.chronicle.header.scenario)
