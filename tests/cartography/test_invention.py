"""Worlds by lot: sound, the same for ever, as wished; and in the ring no seat is better than another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from game.cartography.invention import draw_world
from game.cartography.wish import InventedWorld, world_faults, world_id
from game.match.setup import Setup
from game.match.simulate import simulate
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import Scenario, load_scenario, scenario_folder_faults

SMALL = InventedWorld(seed=4, states=4, provinces=16)
RING = InventedWorld(seed=9, states=5, provinces=20, symmetric=True)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw_world(SMALL, tmp_path_factory.mktemp("worlds") / world_id(SMALL))


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return load_scenario(draw_world(RING, tmp_path_factory.mktemp("worlds") / world_id(RING)))


def test_a_world_is_sound_and_can_be_played(small: Path) -> None:
    scenario, faults = scenario_folder_faults(small)
    assert faults == []
    assert scenario is not None
    assert (len(scenario.told.states), len(scenario.told.provinces)) == (4, 16)
    assert simulate(Setup(scenario=str(small), seed=1, turns=4)).world.turn >= 4


def test_one_seed_one_world(small: Path, tmp_path: Path) -> None:
    again = draw_world(SMALL, tmp_path / small.name)
    for file in sorted(small.iterdir()):
        assert (again / file.name).read_bytes() == file.read_bytes(), file.name
    assert sorted(p.name for p in again.iterdir()) == sorted(p.name for p in small.iterdir())


def test_turning_the_ring_by_one_seat_changes_nothing(ring: Scenario) -> None:
    """Each state's provinces follow each other in the file: moving all by one state is an automorphism."""
    ids, told = list(ring.told.provinces), ring.told
    each = len(ids) // len(told.states)
    turned = {id: ids[(n + each) % len(ids)] for n, id in enumerate(ids)}
    for kind in ("land", "strait", "sea"):
        ways = Counter((*sorted(way[:2]), way[2]) for way in getattr(told.links, kind))
        images = Counter((*sorted((turned[a], turned[b])), km) for a, b, km in getattr(told.links, kind))
        assert ways == images, kind
    for id, land in told.provinces.items():
        image = told.provinces[turned[id]]
        assert (land.weight, land.terrain, land.port, land.fort) == (
            image.weight,
            image.terrain,
            image.port,
            image.fort,
        )


def test_seats_of_the_ring_have_equal_means(ring: Scenario) -> None:
    states = ring.told.states.values()
    for key in (
        "power",
        "economy",
        "quality",
        "regime",
        "posture",
        "stability",
        "growth_permille",
        "doctrine",
        "claims",
    ):
        assert len({getattr(state, key) for state in states}) == 1, key
    assert ring.told.rivalries == ()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (InventedWorld(1, 1, 10), "choose 2 to 24"),
        (InventedWorld(1, 10, 12), "choose 20 to 150"),
        (InventedWorld(1, 5, 21, symmetric=True), "20 or 25"),
        (InventedWorld(1, 2, 20, symmetric=True), "3 or more"),
        (InventedWorld(1, 5, 20, symmetric=True, polarity="two"), "drop one of the two wishes"),
        (InventedWorld(-1, 5, 20), "seed"),
        (InventedWorld(1, 5, 20, islands="lots"), "none, some, many"),
        (InventedWorld(1, 5, 20, polarity="three"), "any, one, two, many"),
    ],
)
def test_what_cannot_be_drawn_is_said(told: InventedWorld, words: str, tmp_path: Path) -> None:
    assert world_faults(told)
    with pytest.raises(FaultsFoundError, match=words):
        draw_world(told, tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_the_work_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(percent: int, words: str) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        draw_world(SMALL, tmp_path / "stopped", stop)
    assert not (tmp_path / "stopped").exists()


def test_ids_tell_worlds_apart() -> None:
    wishes = [
        InventedWorld(1, 8, 48, islands, symmetric, polarity)
        for islands in ("none", "some", "many")
        for symmetric in (False, True)
        for polarity in ("any", "one", "two", "many")
    ]
    possible = [one for one in wishes if not world_faults(one) and not (one.symmetric and one.polarity != "any")]
    assert len({world_id(one) for one in possible}) == len(possible)
    assert all(len(world_id(one)) <= 40 for one in possible)
