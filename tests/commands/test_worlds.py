"""`world` and `check` as a teacher meets them: a template that is a world, and every fault of what she writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.test_commands import ask, complains, told


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worlds") / "my_lesson"
    done = ask("world", "template", "--out", folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_the_template_is_a_sound_world_that_can_be_played(lesson: Path) -> None:
    assert ask("check", lesson).stdout.endswith("sound\n")
    game = told("simulate", lesson, "--seed", "2", "--turns", "5", "--json")
    assert game["scenario"] == "my_lesson"


def test_check_names_what_is_wrong_with_seats_and_ways(lesson: Path) -> None:
    seats = lesson / "seats.toml"
    text = seats.read_text()
    seats.write_text(text.replace("toledo = {", "toletum = {"))
    try:
        done = ask("check", lesson)
        assert done.returncode == 2
        assert "seats" in done.stdout
        assert "toledo" in done.stdout
        assert "toletum" in done.stdout
    finally:
        seats.write_text(text)
    ways = lesson / "ways.json"
    before = ways.read_text()
    ways.write_text(json.dumps({**json.loads(before), "air": []}))
    try:
        done = ask("check", ways)
        assert done.returncode == 2
        assert "ways.json" in done.stdout
        assert "air" in done.stdout
    finally:
        ways.write_text(before)


def test_a_folder_in_use_is_left_alone(lesson: Path) -> None:
    complains(ask("world", "template", "--out", lesson), "my_lesson", "empty or not there")
    complains(ask("world", "new", "--seed", "1", "--out", lesson), "my_lesson", "empty or not there")
    complains(ask("world", "new", "--seed", "1", "--out", lesson.with_name("My World")), "cannot be an id")


def test_what_cannot_be_built_or_drawn_is_said_in_one_sentence(tmp_path: Path) -> None:
    complains(ask("world", "build", tmp_path), "seats.toml")
    complains(ask("world", "new", "--seed", "1", "--states", "40", "--out", tmp_path / "too_many"), "choose 2 to 24")
    assert not (tmp_path / "too_many").exists()
