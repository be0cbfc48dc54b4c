"""Wars as each side saw them, and the keys of the debrief, against the plain lines of the chronicle."""

import re
from collections import Counter
from typing import Any

from tests.report.truth import lessons
from tests.report.truth.conftest import Told
from tests.report.truth.page import numbers


def _asked(told: Told, kind: str) -> list[dict[str, Any]]:
    return [q for q in told.report["debrief"] if q["kind"] == kind]


def test_what_attacker_and_defender_had_on_the_eve(told: Told) -> None:
    seen = [v for v in told.report["views"] if v["role"] in ("attacker", "defender")]
    assert len(seen) >= len(told.report["wars"])
    for view in seen:
        want = lessons.views(told.record, view)
        assert {k: view[k] for k in want} == want, (view["war"], view["role"])


def test_who_was_expected_and_came(told: Told) -> None:
    for view in told.report["views"]:
        beside = lessons.fought_beside_the_defender(told.record, view["war"])
        assert all(e["came"] == (e["state"] in beside) for e in view["expected"])


def test_the_key_to_who_led(told: Told) -> None:
    for question in _asked(told, "led"):
        assert numbers(question["answer"][0], told.names) == lessons.leaders(told.record)


def test_the_key_to_the_poles(told: Told) -> None:
    for question in _asked(told, "poles"):
        assert numbers(question["answer"][1])[2:4] == lessons.concentrations(told.record)
        ids = {name: state for state, name in told.report["names"].items()}
        lists = re.match(r".*: (.*) at the start, (.*) at the end\.$", question["answer"][0])
        assert lists
        named = [{ids[name] for name in re.split(", | and ", one)} for one in lists.groups()]
        assert named == lessons.poles_named(told.record)


def test_the_key_to_whose_name_suffered(told: Told) -> None:
    for question in _asked(told, "trust"):
        told_of = numbers(question["answer"][0], told.names)[:2]
        assert told_of == lessons.trust_lost(told.record, question["states"][0])


def test_the_key_to_the_year_of_the_greatest_change(told: Told) -> None:
    for question in _asked(told, "power_moved"):
        before, after = (float(n) for n in re.findall(r"([\d.]+)\s%", question["answer"][0]))
        assert round(10 * abs(after - before)) == lessons.greatest_move(told.record, question["states"][0])


def test_the_calls_under_an_automatic_pact(told: Told) -> None:
    answered = told.record.events("call_answered")
    under: dict[str, Counter[bool]] = {}
    for event in answered:
        under.setdefault(event["clause"], Counter())[event["honoured"]] += 1
    known = {(n.total(), n[True]) for clause, n in under.items() if clause in told.record.kept("pacts")}
    for question in (*_asked(told, "trigger_automatic"), *_asked(told, "trigger_council")):
        calls, kept = numbers(question["question"], told.names)[:2]
        assert (calls, kept) in known


def test_no_key_calls_a_demand_a_bluff_that_its_maker_would_have_pressed_alone(told: Told) -> None:
    pressed = {
        about
        for entry in told.record.entries
        for d in entry["decisions"]
        if d["topic"] == "crisis" and d["motive"] == "overmatched"
        for about in d["about"]
    }
    lapsed = {e["id"] for e in told.record.events("crisis_lapsed") if e["crisis"] in pressed}
    for question in _asked(told, "bluff"):
        assert not lapsed & set(question["events"])


def test_terms_rest_on_events_that_bear_them(told: Told) -> None:
    by_id = {e["id"]: e for e in told.record.all_events}
    called = {(e["war"], e["to"]) for e in told.record.events("call_made")}
    imposed = {e["id"] for e in told.record.events("war_ended", "peace_made")}
    for term in told.report["terms"]:
        events = [by_id[e] for e in term["events"]]
        if term["id"] == "balancing":
            assert all(e["reason"] == "balancing" and (e["war"], e["state"]) not in called for e in events)
        if term["id"] == "bandwagoning_defensive":
            assert all(e["treaty_kind"] == "clientage" and e["because"] not in imposed for e in events)
        if term["id"] == "buck_passing":
            assert all(e["motive"] == "buck_passing" for e in events)
        if term["id"] == "preventive_war":
            assert all(e["motive"] == "prevention" for e in events)
