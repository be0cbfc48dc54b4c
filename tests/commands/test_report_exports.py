"""What `report` writes besides the page, and what it refuses in one sentence."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from game.__main__ import main


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saves") / "game.chronicle.jsonl"
    assert main(["simulate", "greece_499bce", "--seed", "6", "--turns", "3", "--save", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def mapless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saves") / "lot.chronicle.jsonl"
    assert main(["simulate", "invented:5x20:2", "--seed", "6", "--turns", "2", "--save", str(path)]) == 0
    return path


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_the_schema_needs_no_save_and_the_report_keeps_to_it(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert main(["report", str(save), "--json", "--what-ifs", "0"]) == 0
    Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))


def test_without_a_save_and_a_schema_there_is_nothing_to_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report"]) == 2
    assert "name the save" in capsys.readouterr().err


def test_tables_go_into_a_folder_or_a_zip(save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(save), "--csv", str(tmp_path / "tables")]) == 0
    assert main(["report", str(save), "--csv", str(tmp_path / "tables.zip")]) == 0
    assert capsys.readouterr().out == ""
    rows = read(tmp_path / "tables" / "turns.csv")
    assert {row["state"] for row in rows} >= {"ATH", "SPA", "PER"}
    with zipfile.ZipFile(tmp_path / "tables.zip") as packed:
        assert packed.testzip() is None


def test_pictures_are_written_and_progress_is_told_on_stderr(
    save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film, charts = tmp_path / "film.webp", tmp_path / "charts"
    assert main(["report", str(save), "--animate", str(film), "--charts", str(charts)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[0] == "animated map 0 %"
    assert told.err.splitlines()[-1] == "animated map 100 %"
    with Image.open(film) as opened:
        assert opened.n_frames == 4
    assert len(list(charts.glob("*.png"))) > 3


def test_pseudonyms_hold_for_page_and_data_and_the_key_is_apart(
    save: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, key = tmp_path / "page.html", tmp_path / "key.csv"
    line = ["report", str(save), "--html", str(page), "--json", "--pseudonyms", "--what-ifs", "0"]
    assert main([*line, "--pseudonym-key", str(key)]) == 0
    told = capsys.readouterr().out
    for text in (page.read_text(encoding="utf-8"), told):
        assert "Athens" not in text
        assert "BCE" not in text
    rows = {row["real"]: row["pseudonym"] for row in read(key)}
    assert rows["Athens"] in told
    assert main([*line, "--dates"]) == 0
    assert "BCE" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (["--map", "map.jpg"], ".png"),
        (["--animate", "film.mp4"], ".gif or .webp"),
        (["--map", "no/such/folder/map.png"], "no folder"),
        (["--csv", "no/such/tables"], "no folder"),
        (["--pseudonym-key", "key.csv"], "goes with --pseudonyms"),
        (["--dates"], "goes with --pseudonyms"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    save: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    more: list[str], word: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(["report", str(save), *more]) == 2
    told = capsys.readouterr()
    assert word in told.err
    assert told.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_game_without_a_map_is_told_so(mapless: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(mapless), "--map", str(tmp_path / "map.png")]) == 2
    assert "no map to draw" in capsys.readouterr().err


def test_no_export_is_written_over_the_save(save: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = save.read_bytes()
    assert main(["report", str(save), "--pseudonyms", "--pseudonym-key", str(save)]) == 2
    assert "over the save" in capsys.readouterr().err
    assert save.read_bytes() == before
