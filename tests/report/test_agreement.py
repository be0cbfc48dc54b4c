"""`simulate --json` and `report --json` tell one game alike wherever both tell of it."""

from typing import Any

from game.chronicle.record import Chronicle
from game.match.summary import summary
from game.report.exports.ledger import report_json

PROMISED = {
    "scenario",
    "seed",
    "turns",
    "digest",
    "ended_by",
    "states",
    "wars",
    "deterred",
    "pledges",
    "calls",
    "pacts",
}


def _shared(row: dict[str, Any], other: dict[str, Any], *keys: str) -> None:
    assert {k: row[k] for k in keys} == {k: other[k] for k in keys}


def test_the_summary_has_the_keys_it_promised_and_no_other(any_game: Chronicle) -> None:
    told = summary(any_game)
    assert set(told) == PROMISED
    for war in told["wars"]:
        assert {"id", "began", "ended", "cause", "sides", "belligerents", "losses", "outcome"} <= set(war)
        assert all("reason" in one for one in war["belligerents"])
    assert all({"honoured", "by", "why"} <= set(call) for call in told["calls"])


def test_the_two_agree(any_game: Chronicle) -> None:
    short, book = summary(any_game), report_json(any_game)
    _shared(short, book, "scenario", "seed", "turns", "digest", "ended_by")
    assert {s["id"]: s["name"] for s in short["states"]} == book["names"]
    assert {s["id"]: s["score"]["total"] for s in short["states"]} == {
        s["state"]: s["score"] for s in book["standings"]
    }
    for name, keys in (
        ("deterred", ("turn", "crisis", "demander", "target", "by")),
        ("pledges", ("turn", "crisis", "by", "friend", "stands", "clause", "why")),
        ("calls", ("turn", "war", "by", "friend", "clause", "honoured", "pledged", "why")),
        ("pacts", ("id", "founded", "founder", "members", "legitimacy")),
    ):
        assert len(short[name]) == len(book[name])
        for row, other in zip(_by_id(short[name]), _by_id(book[name]), strict=True):
            _shared(row, other, *keys)


def test_the_two_agree_on_wars(any_game: Chronicle) -> None:
    short = {w["id"]: w for w in summary(any_game)["wars"]}
    book = {w["id"]: w for w in report_json(any_game)["wars"]}
    assert set(short) == set(book)
    for id, war in short.items():
        _shared(
            war, book[id], "began", "ended", "cause", "motive", "attacker", "defender", "sides", "losses", "outcome"
        )
        assert war["battles"] == len(book[id]["battles"])
        keys = ("state", "side", "joined", "left", "reason", "motive", "clause", "losses")
        rows = [sorted((tuple(b[k] for k in keys) for b in one["belligerents"]), key=str) for one in (war, book[id])]
        assert rows[0] == rows[1]


def _by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row["id"])) if rows and "id" in rows[0] else rows
