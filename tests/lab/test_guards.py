"""No outcome is written in: a charter that asks nothing changes nothing, and a name is only a name."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.doctrines.doctrine import doctrines, read_doctrine
from game.kit.places import assets
from game.lab.arms import IMPOSED, Arm, play_arm
from game.lab.guards import (
    PLACEBO,
    harms,
    perverse_arms,
    placebo_arms,
    placebo_change,
    same_but_for_names,
    swapped_arms,
    terms,
)
from game.lab.plays import play_tally
from game.match.setup import Setup
from game.scenarios.charters import load_charter

WORLD = "invented:6x24"


def test_a_placebo_pact_changes_no_war() -> None:
    pairs = [(play_arm(without), play_arm(held)) for without, held in placebo_arms(WORLD, [2, 3], 18)]
    assert all(held.members > 0 == without.members for without, held in pairs)
    assert placebo_change([a for a, _ in pairs], [b for _, b in pairs]) == 0
    for without, held in pairs:
        assert (without.wars, without.crises, without.allies) == (held.wars, held.crises, held.allies)


def test_a_pact_that_asks_something_is_felt() -> None:
    setup = Setup(scenario=WORLD, seed=3, turns=18)
    ideal = load_charter("ideal_collective_security").charter
    without, held = play_arm(Arm("none", setup)), play_arm(Arm("ideal", setup, ideal))
    assert replace(held, digest="", members=0) != replace(without, digest="", members=0)
    assert IMPOSED


@pytest.mark.parametrize("id", [path.stem for path in sorted((assets() / "charters").glob("*.toml"))])
def test_every_shipped_charter_asks_something(id: str) -> None:
    assert load_charter(id).charter.is_binding
    assert not PLACEBO.is_binding


def test_names_of_doctrines_permuted_permute_results() -> None:
    for plain, renamed in swapped_arms(WORLD, [4], 12):
        assert plain.setup.doctrines != renamed.setup.doctrines
        assert same_but_for_names(play_arm(plain), play_arm(renamed))


def test_a_teachers_doctrine_plays_in_the_lab(tmp_path: Path) -> None:
    text = (assets() / "doctrines" / "buck_passer.toml").read_text(encoding="utf-8")
    path = tmp_path / "hermit.toml"
    path.write_text(text.replace('"buck_passer"', '"hermit"').replace("Buck-passer", "Hermit"), encoding="utf-8")
    taught = (read_doctrine(path),)
    own = Setup(scenario=WORLD, seed=1, turns=6, all_doctrine="hermit", taught=taught)
    shipped = replace(own, all_doctrine="buck_passer", taught=())
    assert same_but_for_names(play_tally(own), play_tally(shipped))


def test_the_search_for_harm_pairs_its_arms() -> None:
    arms = perverse_arms("invented:3x9", [1, 2], 2, ["realists"])
    assert len(arms) == 2 * 2 * 5
    found = harms([(company, arm, play_arm(arm)) for company, arm in arms])
    assert {one.company for one in found} == {"realists", "mixed, the 3 strongest predatory"}
    assert not any(one.is_clear and one.change <= 0 for one in found)


def test_terms_near_a_claim_have_a_switch() -> None:
    assert {"name", "where", "claim", "switch"} == set().union(*terms())
    assert len(doctrines()) >= 6
