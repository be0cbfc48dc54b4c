"""`report` and its what-ifs: a first look by default, as many re-plays as asked, none where none are wanted."""

import json
from pathlib import Path

import pytest

from game.__main__ import main
from game.chronicle.files import save_as
from game.match.setup import Setup
from game.match.simulate import simulate


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saves") / "game.chronicle.jsonl"
    save_as(simulate(Setup(scenario="invented:6x20:2", seed=3, turns=8)).chronicle, path)
    return path


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[dict[str, object], str]:
    """The document and what stood on stderr."""
    assert main(["report", *map(str, words)]) == 0
    said = capsys.readouterr()
    return json.loads(said.out), said.err


def test_by_default_five_are_played_and_progress_is_told(capsys: pytest.CaptureFixture[str], save: Path) -> None:
    document, err = told(capsys, save, "--json", "--workers", "1")
    rows = document["what_ifs"]
    assert isinstance(rows, list)
    assert len(rows) == 5
    assert all(row["replays"] == 8 and row["sentence"] for row in rows if not row["fault"])
    assert "40 of 40" in err


def test_nought_asks_nothing_and_says_nothing(capsys: pytest.CaptureFixture[str], save: Path) -> None:
    document, err = told(capsys, save, "--json", "--what-ifs", "0")
    rows = document["what_ifs"]
    assert isinstance(rows, list)
    assert {(row["replays"], row["turns"], row["sentence"]) for row in rows} == {(0, None, None)}
    assert err == ""


def test_a_named_decision_is_asked_instead_of_the_five(capsys: pytest.CaptureFixture[str], save: Path) -> None:
    assert main(["report", str(save), "--decisions"]) == 0
    lines = capsys.readouterr().out.splitlines()
    ids = [line.split()[0] for line in lines]
    assert len(set(ids)) == len(ids) > 5
    document, _ = told(capsys, save, "--json", "--what-ifs", "2", "--what-if", ids[3], "--workers", "1")
    rows = document["what_ifs"]
    assert isinstance(rows, list)
    assert [row["id"] for row in rows] == [ids[3]]
    assert rows[0]["replays"] == 2 or rows[0]["fault"]


def test_page_and_document_tell_the_same(capsys: pytest.CaptureFixture[str], save: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    document, _ = told(capsys, save, "--json", "--html", page, "--what-ifs", "2", "--workers", "1")
    rows = document["what_ifs"]
    assert isinstance(rows, list)
    text = page.read_text(encoding="utf-8")
    assert all(row["sentence"] in text for row in rows if row["sentence"])


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["--what-ifs", "-1"], "choose 0 to"),
        (["--what-ifs", "100000"], "choose 0 to"),
        (["--what-ifs", "many"], "not a whole number"),
        (["--what-if", "no-such-decision"], "no such decision"),
        (["--workers", "0"], "choose 1 to 256"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str], save: Path, words: list[str], wrong: str
) -> None:
    assert main(["report", str(save), "--json", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert wrong in said.err
    assert said.err.count("\n") == 1


def test_a_game_simulated_and_reported_at_once_asks_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    words = ["simulate", "invented:4x12", "--seed", "3", "--turns", "6", "--report", str(page)]
    assert main(words) == 0
    assert "This question has not been played" in page.read_text(encoding="utf-8")
    capsys.readouterr()
