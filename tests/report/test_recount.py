"""The report's figures counted again from the plain text of the chronicle, by another path than the book's."""

import itertools
from collections import Counter
from typing import Any

from game.chronicle.record import Chronicle
from tests.report.reading import book_of, data_of, entries


def _events(chronicle: Chronicle, kind: str) -> list[dict[str, Any]]:
    return [e for entry in entries(chronicle) for e in entry["events"] if e["kind"] == kind]


def test_losses_by_state_and_war(any_game: Chronicle) -> None:
    told = {(w["id"], b["state"]): 0.0 for w in data_of(any_game)["wars"] for b in w["belligerents"]}
    for war in data_of(any_game)["wars"]:
        for one in war["belligerents"]:
            told[war["id"], one["state"]] += one["losses"]
    fell: Counter[tuple[str, str]] = Counter()
    for event in _events(any_game, "battle_fought"):
        for state, tenths in event["lost"].items():
            fell[event["war"], state] += tenths
    assert {k: round(v * 10) for k, v in told.items() if v} == {k: v for k, v in fell.items() if v}


def test_losses_agree_with_the_wars_own_record(any_game: Chronicle) -> None:
    last = entries(any_game)[-1]["world"]["wars"]
    for war in book_of(any_game).wars:
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
    told = {w["id"]: {b["state"] for b in w["belligerents"]} for w in data_of(any_game)["wars"]}
    assert told == joined


def test_honoured_and_reneged(any_game: Chronicle) -> None:
    answers = _events(any_game, "call_answered")
    kept = Counter(e["state"] for e in answers if e["honoured"])
    broken = Counter(e["state"] for e in answers if not e["honoured"])
    report = data_of(any_game)
    for row in report["faith"]:
        assert row["calls_honoured"] == kept[row["state"]]
        assert row["calls_reneged"] == broken[row["state"]]
    assert len(report["calls"]) == len(answers)
    assert sum(r["calls_honoured"] + r["calls_reneged"] for r in report["faith"]) == len(answers)


def test_deterred(any_game: Chronicle) -> None:
    told = [(d["crisis"], tuple(d["by"])) for d in data_of(any_game)["deterred"]]
    assert told == [(e["crisis"], tuple(e["by"])) for e in _events(any_game, "war_deterred")]


def _members(chronicle: Chronicle) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for event in _events(chronicle, "war_began"):
        found[event["war"]] = {event["attacker"], event["defender"]}
    for event in _events(chronicle, "war_joined"):
        found[event["war"]].add(event["state"])
    return found


def test_general_wars_by_merging_pairs(any_game: Chronicle) -> None:
    members = _members(any_game)
    began = {e["war"]: e["turn"] for e in _events(any_game, "war_began")}
    last = entries(any_game)[-1]["world"]["turn"]
    ended = {**dict.fromkeys(began, last), **{e["war"]: e["turn"] for e in _events(any_game, "war_ended")}}
    groups = [{war} for war in began]
    for one, other in itertools.combinations(began, 2):
        if members[one] & members[other] and began[one] <= ended[other] and began[other] <= ended[one]:
            joined = [g for g in groups if one in g or other in g]
            groups = [g for g in groups if g not in joined] + [set().union(*joined)]
    told = data_of(any_game)["general"]
    assert sorted(sorted(g) for g in groups) == sorted(sorted(g["wars"]) for g in told)
    lost = Counter[str]()
    for event in _events(any_game, "battle_fought"):
        lost[event["war"]] += sum(event["lost"].values())
    for general in told:
        assert round(general["losses"] * 10) == sum(lost[war] for war in general["wars"])
        assert set(general["states"]) == set().union(*(members[war] for war in general["wars"]))


def test_turns_of_peace_and_all_losses(any_game: Chronicle) -> None:
    began = {e["war"]: e["turn"] for e in _events(any_game, "war_began")}
    ended = {e["war"]: e["turn"] for e in _events(any_game, "war_ended")}
    turns = {entry["turn"] for entry in entries(any_game)[1:]}
    quiet = [t for t in turns if not any(began[w] <= t <= ended.get(w, t) for w in began)]
    report = data_of(any_game)
    start = f"General peace in {len(quiet)} of {len(turns)} turns"
    assert report["verdict"]["institutionalist"].startswith(start)
    fallen = sum(sum(e["lost"].values()) for e in _events(any_game, "battle_fought"))
    (curve,) = [c for c in report["charts"] if c["title"].startswith("Brigades lost")]
    assert round(sum(s["values"][-1] for s in curve["series"]) * 10) == fallen
    assert f"{fallen / 10:g} brigades" in report["verdict"]["sentence"]


def test_pledges_and_broken_treaties(any_game: Chronicle) -> None:
    given, broken = _events(any_game, "pledge_given"), _events(any_game, "treaty_broken")
    for row in data_of(any_game)["faith"]:
        state = row["state"]
        assert row["pledges_stood"] == sum(e["stands"] for e in given if e["state"] == state)
        assert row["pledges_aside"] == sum(not e["stands"] for e in given if e["state"] == state)
        assert len(row["treaties_broken"]) == sum(e["by"] == state for e in broken)


def test_forces_of_those_called(any_game: Chronicle) -> None:
    worlds: dict[int, dict[str, Any]] = {}
    for entry in entries(any_game):
        worlds.setdefault(entry["world"]["turn"], entry["world"])
    for call in data_of(any_game)["calls"]:
        there = worlds[call["turn"]]["forces"].get(call["by"], {})
        assert round(call["brigades"] * 10) == sum(there.values())


def test_every_event_named_exists(any_game: Chronicle) -> None:
    known = {e.id for e in any_game.events()}
    book = book_of(any_game)
    named = {e for t in book.tags for e in t.events} | {k.event for w in book.wars for k in w.chain}
    named |= {a.event for a in book.calls} | {p.event for p in book.pledges} | {d.event for d in book.deterred}
    assert named <= known
