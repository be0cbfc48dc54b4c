"""The player's own worlds: found by id, passed over for those shipped, told of from elsewhere, taken off the shelf."""

import re
import shutil
from pathlib import Path

import pytest

from game.kit.places import maps, own_worlds_folder
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import drawn_scenario, load_scenario, refuse_misfit, scenarios, shelf
from game.scenarios.own_worlds import bring_back, copy_world, free_id, is_elsewhere, own_folders, put_on_shelf, remove


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("ALL_AGAINST_ONE_HOME", str(tmp_path))
    return tmp_path


def write(folder: Path) -> Path:
    shutil.copytree(maps() / "greece_499bce", folder)
    path = folder / "scenario.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^id = .*$", f'id = "{folder.name}"', text, count=1), encoding="utf-8")
    return folder


def test_looking_makes_no_folder() -> None:
    assert own_folders() == ()
    assert not own_worlds_folder().exists()


def test_an_own_world_is_found_by_its_id(home: Path) -> None:
    folder = write(home / "worlds" / "my_world")
    assert load_scenario("my_world").folder == folder
    assert drawn_scenario("my_world").id == "my_world"
    last = scenarios()[-1]
    assert (last.id, last.folder, last.fault) == ("my_world", str(folder), "")
    assert last.lengths == (15, 30, 50)
    assert all(not one.folder for one in scenarios()[:-1])


def test_a_shipped_world_is_taken_before_an_own_one_of_its_id(home: Path) -> None:
    write(home / "worlds" / "greece_499bce")
    assert load_scenario("greece_499bce").folder == maps() / "greece_499bce"
    shadowed = [one for one in shelf() if one.is_shadowed]
    assert [one.folder for one in shadowed] == [home / "worlds" / "greece_499bce"]
    faults = [one.fault for one in scenarios() if one.fault and one.folder]
    assert len(faults) == 1
    assert "stands before it on the shelf" in faults[0]
    assert "rename this folder" in faults[0]


def test_a_broken_own_world_stands_on_the_shelf_with_its_first_fault(home: Path) -> None:
    folder = write(home / "worlds" / "my_world")
    (folder / "scenario.toml").write_text("id = \n", encoding="utf-8")
    (summary,) = (one for one in scenarios() if one.id == "my_world")
    assert "this is not TOML" in summary.fault


def test_a_folder_that_is_named_otherwise_than_its_world_says_so(home: Path) -> None:
    write(home / "worlds" / "my_world").rename(home / "worlds" / "your_world")
    (summary,) = (one for one in scenarios() if one.id == "your_world")
    assert '"my_world" is not the folder\'s name' in summary.fault


def test_an_unknown_id_is_answered_with_where_worlds_belong(home: Path) -> None:
    with pytest.raises(FaultsFoundError) as found:
        load_scenario("greece_498bce")
    (fault,) = found.value.faults
    assert 'did you mean "greece_499bce"?' in fault.cure
    assert str(home / "worlds") in fault.cure


def test_a_world_that_lies_elsewhere_is_told_of_once(home: Path) -> None:
    folder = write(home / "desk" / "my_world")
    put_on_shelf(folder)
    put_on_shelf(folder)
    assert own_folders() == (folder.resolve(),)
    assert is_elsewhere(folder)
    assert load_scenario("my_world").folder == folder.resolve()
    put_on_shelf(maps() / "greece_499bce")
    assert not any(one.is_shadowed for one in shelf()), "the shipped folder itself shadows nothing"


def test_what_is_taken_off_can_be_brought_back(home: Path) -> None:
    here, there = write(home / "worlds" / "my_world"), write(home / "desk" / "your_world")
    put_on_shelf(there)
    gone = [(remove(folder), folder.name) for folder in (here, there.resolve())]
    assert own_folders() == ()
    assert there.is_dir()
    for path, id in gone:
        bring_back(path, id)
    assert {folder.name for folder in own_folders()} == {"my_world", "your_world"}


def test_nothing_is_lost_where_two_of_one_name_are_taken_off(home: Path) -> None:
    first = remove(write(home / "worlds" / "my_world"))
    second = remove(write(home / "worlds" / "my_world"))
    assert first != second
    assert first.is_dir()
    assert second.is_dir()
    write(home / "worlds" / "my_world")
    with pytest.raises(FileExistsError):
        bring_back(first, "my_world")
    assert first.is_dir()


def test_a_copy_is_sound_under_its_own_id_and_title(home: Path) -> None:
    folder = copy_world(maps() / "greece_499bce", "greece_mine", 'Greece "mine"')
    told = load_scenario("greece_mine").told
    assert (told.id, told.title) == ("greece_mine", 'Greece "mine"')
    assert folder == home / "worlds" / "greece_mine"
    assert {path.name for path in folder.parent.iterdir()} == {"greece_mine"}


def test_a_free_id_is_one_that_no_world_has() -> None:
    assert free_id("rome", set()) == "rome"
    assert free_id("rome", {"rome", "rome_2"}) == "rome_3"
    assert len(free_id("a" * 40, {"a" * 40})) == 40


def test_a_game_does_not_fit_a_world_that_has_lost_land() -> None:
    from game.scenarios.build import build_world

    scenario = load_scenario("greece_499bce")
    world = build_world(scenario, 1)
    refuse_misfit(scenario, world)
    lands = {id: land for id, land in scenario.told.provinces.items() if id != "thasos"}
    shorter = scenario.told.model_copy(update={"provinces": lands})
    with pytest.raises(FaultsFoundError, match='no province "thasos"'):
        refuse_misfit(type(scenario)(shorter, scenario.geometry, scenario.sources, scenario.folder), world)
