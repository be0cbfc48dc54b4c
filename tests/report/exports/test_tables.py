"""The tables are tidy, say what the JSON says, and every column is in the codebook."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from game.chronicle.record import Chronicle
from game.kit.memo import by_identity
from game.measures.power import living
from game.perception.forecast import threat
from game.perception.views import Estimates, look
from game.report.book import bind_book
from game.report.exports.columns import Table, codebook, spelt
from game.report.exports.folder import write_tables
from game.report.exports.ledger import spell_book
from game.report.exports.panel import dyads
from game.report.exports.tables import tables_of
from game.report.source import read_chronicle

UNITS = {
    "brigades": "_brigades", "thousandths": "_permille", "wealth": "_wealth", "wealth a turn": "_wealth",
    "provinces": "_provinces", "states": "_states",
}  # fmt: skip


@by_identity(2)
def read(game: Chronicle) -> tuple[dict[str, Table], dict[str, list[dict[str, str]]], dict[str, object]]:
    """Tables, the same read back from CSV, and the JSON."""
    source = read_chronicle(game)
    report = bind_book(source)
    tables = {t.name: t for t in tables_of(report, source)}
    rows = {name: list(csv.DictReader(io.StringIO(spelt(t)))) for name, t in tables.items()}
    return tables, rows, spell_book(report)


@pytest.fixture
def told(any_game: Chronicle) -> tuple[dict[str, Table], dict[str, list[dict[str, str]]], dict[str, object]]:
    return read(any_game)


def test_names_are_in_snake_case_and_carry_their_unit(told) -> None:
    tables, _, _ = told
    for table in tables.values():
        names = [c.name for c in table.columns]
        assert len(names) == len(set(names))
        for column in table.columns:
            assert re.fullmatch(r"[a-z][a-z_]*", column.name), column.name
            assert column.name.endswith(UNITS.get(column.unit, "")), column.name
            assert column.name.startswith(("is_", "has_", "had_")) == (column.kind == "boolean"), column.name
            assert column.means


def test_the_key_tells_every_row_apart(told) -> None:
    tables, rows, _ = told
    for name, table in tables.items():
        keys = [tuple(row[k] for k in table.key) for row in rows[name]]
        assert len(keys) == len(set(keys)), name
        assert all(all(key) for key in keys), name


def test_cells_are_of_the_type_that_the_codebook_says(told) -> None:
    tables, rows, _ = told
    pattern = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": "true|false", "id": r"[^;\s]+",
               "ids": r"[^;\s]+(;[^;\s]+)*"}  # fmt: skip
    for name, table in tables.items():
        for column in table.columns:
            for row in rows[name]:
                cell = row[column.name]
                assert not cell or re.fullmatch(pattern.get(column.kind, r"(?s).+"), cell), (name, column.name, cell)


def test_the_codebook_has_every_column_once(told) -> None:
    tables, _, _ = told
    book = list(csv.DictReader(io.StringIO(codebook(tables.values()))))
    assert [(r["table"], r["column"]) for r in book] == [(t.name, c.name) for t in tables.values() for c in t.columns]
    assert all(r["meaning"] and r["type"] for r in book)


def test_wars_and_belligerents_are_those_of_the_json(told) -> None:
    _, rows, json = told
    assert [(r["war"], float(r["losses_brigades"]), r["outcome"], int(r["began_turn"])) for r in rows["wars"]] == [
        (w["id"], w["losses"], w["outcome"] or "", w["began"]) for w in json["wars"]
    ]
    assert [(r["war"], r["state"], r["reason"], float(r["losses_brigades"])) for r in rows["belligerents"]] == [
        (w["id"], b["state"], b["reason"], b["losses"]) for w in json["wars"] for b in w["belligerents"]
    ]
    for war in json["wars"]:
        parts = [r for r in rows["belligerents"] if r["war"] == war["id"]]
        assert sum(float(r["losses_brigades"]) for r in parts) == pytest.approx(war["losses"])
        powers = [(int(r["power_before_permille"]) / 1000, int(r["power_after_permille"]) / 1000) for r in parts]
        assert powers == [(b["power_before"], b["power_after"]) for b in war["belligerents"]]


def test_calls_are_those_of_the_json(told) -> None:
    _, rows, json = told
    assert [
        (r["call"], r["state"], r["is_honoured"] == "true", float(r["forces_brigades"]), int(r["event"]))
        for r in rows["calls"]
    ] == [(c["call"], c["by"], c["honoured"], c["brigades"], c["event"]) for c in json["calls"]]
    for row, call in zip(rows["calls"], json["calls"], strict=True):
        assert int(row["trust_change_permille"]) / 1000 == pytest.approx(call["trust_change"])
        if call["weighed"]:
            assert float(row["weighed_wealth"]) == pytest.approx(sum(call["weighed"].values()), abs=1e-6)


def test_contributions_are_those_of_the_json(told) -> None:
    _, rows, json = told
    assert [(r["pact"], r["state"], float(r["promised_brigades"]), float(r["delivered_brigades"]))
            for r in rows["contributions"]] == [
        (p["id"], c["state"], s["promised"], s["delivered"])
        for p in json["pacts"] for c in p["contributions"] for s in c["by_case"]
    ]  # fmt: skip


def test_deterred_crises_are_those_of_the_json(told) -> None:
    _, rows, json = told
    deterred = [(r["crisis"], r["deterred_by"].split(";")) for r in rows["crises"] if r["end"] == "deterred"]
    assert sorted(deterred) == sorted((d["crisis"], d["by"]) for d in json["deterred"])
    begun = {r["war"] for r in rows["crises"] if r["war"]}
    assert begun == {w["id"] for w in json["wars"] if w["cause"] == "demand_refused"}


def test_shares_of_power_are_those_of_the_chart(told) -> None:
    _, rows, json = told
    chart = next(c for c in json["charts"] if c["title"] == "Shares of power")
    names = json["names"]
    for series in chart["series"]:
        if series["name"] == "Others":
            continue
        share = {
            int(r["snapshot"]): int(r["power_share_permille"]) / 10
            for r in rows["turns"] if names[r["state"]] == series["name"]
        }  # fmt: skip
        assert [share.get(n, 0) for n in range(1, len(chart["labels"]) + 1)] == pytest.approx(series["values"])


def test_pairs_are_of_the_living_and_what_is_mutual_is_the_same_both_ways(told) -> None:
    _, rows, _ = told
    alive = {(r["snapshot"], r["state"]) for r in rows["turns"]}
    pairs = {(r["snapshot"], r["state"], r["other"]): r for r in rows["dyads"]}
    assert {(s, a) for s, a, _ in pairs} == alive
    assert all((s, b) in alive and a != b for s, a, b in pairs)
    for (s, a, b), row in pairs.items():
        back = pairs[s, b, a]
        for column in ("treaties", "is_same_pact", "is_at_war", "trade_wealth"):
            assert row[column] == back[column]


def test_who_fights_at_a_moment_fights_somebody(told) -> None:
    _, rows, _ = told
    fights = {(r["snapshot"], r["state"]) for r in rows["turns"] if r["is_at_war"] == "true"}
    assert fights == {(r["snapshot"], r["state"]) for r in rows["dyads"] if r["is_at_war"] == "true"}


def test_threat_is_what_the_game_itself_shows_of_a_pair(any_game: Chronicle) -> None:
    source = read_chronicle(any_game)
    rows = {(row[0], row[4], row[5]): row[6] for row in dyads(source).rows}
    for n in {1, len(source.snapshots)}:
        world = source.snapshots[n - 1]
        known = Estimates(world)
        for state in living(world):
            view = look(world, state, known)
            for other in living(world):
                assert other == state or rows[n, state, other] == threat(view, other).total


def test_files_are_utf8_without_a_mark_and_the_zip_holds_the_same(any_game: Chronicle, tmp_path: Path) -> None:
    source = read_chronicle(any_game)
    report = bind_book(source)
    folder = write_tables(report, source, tmp_path / "tables")
    packed = write_tables(report, source, tmp_path / "tables.zip")
    names = {p.name for p in folder.iterdir()}
    assert {"turns.csv", "dyads.csv", "wars.csv", "codebook.csv", "README.txt"} <= names
    with zipfile.ZipFile(packed) as opened:
        assert set(opened.namelist()) == names
        for name in names:
            raw = (folder / name).read_bytes()
            assert opened.read(name) == raw
            assert not raw.startswith(b"\xef\xbb\xbf")
            assert raw.decode("utf-8").endswith("\n")
            assert b"\r" not in raw


def test_a_row_that_lacks_a_cell_is_refused() -> None:
    make: Callable[[], Table] = lambda: Table.of("t", "one", (), (), [("too many",)])  # noqa: E731
    with pytest.raises(ValueError, match="has not a cell"):
        make()
