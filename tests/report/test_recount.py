"""The report's figures counted again from the plain text of the chronicle, by another path than the book's."""

import json
from collections import Counter
from typing import Any

from game.chronicle.record import Chronicle
from game.kit.canonical import canonical
from game.report.book import write_book
from game.report.ledger import report_json


def _entries(chronicle: Chronicle) -> list[dict[str, Any]]:
    return [json.loads(canonical(step)) for step in chronicle.steps]


def _events(chronicle: Chronicle, kind: str) -> list[dict[str, Any]]:
    return [e for entry in _entries(chronicle) for e in entry["events"] if e["kind"] == kind]


def test_losses_by_state_and_war(any_game: Chronicle) -> None:
    told = {(w["id"], b["state"]): 0.0 for w in report_json(any_game)["wars"] for b in w["belligerents"]}
    for war in report_json(any_game)["wars"]:
        for one in war["belligerents"]:
            told[war["id"], one["state"]] += one["losses"]
    fell: Counter[tuple[str, str]] = Counter()
    for event in _events(any_game, "battle_fought"):
        for state, tenths in event["lost"].items():
            fell[event["war"], state] += tenths
    assert {k: round(v * 10) for k, v in told.items() if v} == {k: v for k, v in fell.items() if v}


def test_losses_agree_with_the_wars_own_record(any_game: Chronicle) -> None:
    last = _entries(any_game)[-1]["world"]["wars"]
    for war in write_book(any_game).wars:
        kept = Counter[str]()
        for one in last[war.id]["belligerents"]:
            kept[one["state"]] += one["lost"]
        summed = Counter[str]()
        for fighter in war.fighters:
            summed[fighter.state] += fighter.lost
        assert +kept == +summed


def test_belligerents_are_those_who_joined(any_game: Chronicle) -> None:
    joined: dict[str, set[str]] = {}
    for event in _events(any_game, "war_began"):
        joined.setdefault(event["war"], set()).update((event["attacker"], event["defender"]))
    for event in _events(any_game, "war_joined"):
        joined.setdefault(event["war"], set()).add(event["state"])
    told = {w["id"]: {b["state"] for b in w["belligerents"]} for w in report_json(any_game)["wars"]}
    assert told == joined


def test_honoured_and_reneged(any_game: Chronicle) -> None:
    answers = _events(any_game, "call_answered")
    kept = Counter(e["state"] for e in answers if e["honoured"])
    broken = Counter(e["state"] for e in answers if not e["honoured"])
    report = report_json(any_game)
    for row in report["faith"]:
        assert row["calls_honoured"] == kept[row["state"]]
        assert row["calls_reneged"] == broken[row["state"]]
    assert len(report["calls"]) == len(answers)
    assert sum(r["calls_honoured"] + r["calls_reneged"] for r in report["faith"]) == len(answers)


def test_deterred(any_game: Chronicle) -> None:
    told = [(d["crisis"], tuple(d["by"])) for d in report_json(any_game)["deterred"]]
    assert told == [(e["crisis"], tuple(e["by"])) for e in _events(any_game, "war_deterred")]


def test_every_event_named_exists(any_game: Chronicle) -> None:
    known = {e.id for e in any_game.events()}
    book = write_book(any_game)
    named = {e for t in book.tags for e in t.events} | {k.event for w in book.wars for k in w.chain}
    named |= {a.event for a in book.calls} | {p.event for p in book.pledges} | {d.event for d in book.deterred}
    assert named <= known
