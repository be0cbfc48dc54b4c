"""Charts, scores, verdicts, reviews and predictions of the report against the plain lines of the chronicle."""

from typing import Any

import pytest

from tests.report.truth import foretold, system, verdicts
from tests.report.truth.conftest import Told
from tests.report.truth.page import numbers

NEAR = 1e-6


def _line(lines: dict[str, system.Line], chart: dict[str, Any], name: str) -> system.Line:
    """The line as it should be; what is told together is the rest."""
    if name != "Others":
        return lines[name]
    shown = {s["name"] for s in chart["series"]}
    if chart["title"] == "Shares of power":
        shares = [[v or 0 for v in lines[n]] for n in shown if n != "Others"]
        return [100 - sum(column) for column in zip(*shares, strict=True)]
    rest = [[v or 0 for v in line] for n, line in lines.items() if n not in shown]
    return [sum(column) for column in zip(*rest, strict=True)]


def test_every_line_of_every_chart(told: Told) -> None:
    charts = [c for c in told.report["charts"] if not c["title"].startswith("Threat")]
    assert len(charts) >= 6
    counted = system.charts(told.record)
    for chart in charts:
        lines = counted["Trust" if chart["title"].startswith("Trust") else chart["title"]]
        for series in chart["series"]:
            want = _line(lines, chart, series["name"])
            assert len(want) == len(series["values"]) == len(chart["labels"])
            for n, (one, other) in enumerate(zip(want, series["values"], strict=True)):
                same = one == other if one is None or other is None else abs(one - other) < NEAR
                assert same, f"{chart['title']}, {series['name']}, {chart['labels'][n]}: {one} counted, {other} told"


def test_every_score_its_parts_and_place(told: Told) -> None:
    counted = system.scores(told.record)
    assert set(counted) == {s["state"] for s in told.report["standings"]}
    for row in told.report["standings"]:
        own = counted[row["state"]]
        assert round(1000 * row["score"]) == own["score"]
        assert {k: round(1000 * v) for k, v in row["parts"].items()} == {k: own[k] for k in row["parts"]}
        assert row["place"] == 1 + sum(other["score"] > own["score"] for other in counted.values())


def test_success_as_each_school_counts_it(told: Told) -> None:
    counted = system.conceptions(told.record)
    for school in told.report["verdicts"][2:]:
        want = counted[school["school"].replace(" ", "_")]
        assert {p["state"]: p["value"] for p in school["places"]} == want, school["school"]
        best = [p["state"] for p in school["places"] if p["place"] == 1]
        assert set(school["winners"]) <= set(best)


def test_the_verdicts_own_figures(told: Told) -> None:
    said = told.report["verdict"]
    assert numbers(said["sentence"], told.names) == pytest.approx(verdicts.sentence(told.record))
    led = verdicts.realist(told.record)
    assert numbers(said["realist"], told.names)[0] == verdicts.percent(led["lead"])
    rest, *more = (p for p in said["institutionalist"].split(";") if "legitim" not in p and "pact" not in p)
    figures = [*numbers(rest), *(n for p in more for n in numbers(p))]
    assert figures == verdicts.institutionalist(told.record)


def test_who_rose_and_who_fell_most(told: Told) -> None:
    moved = system.conceptions(told.record)["relative_gains"]
    names = told.report["names"]
    for word, extreme in (("rose", max(moved.values())), ("fell", min(moved.values()))):
        part = next((p for p in told.report["verdict"]["realist"].split(";") if f"{word} most" in p), None)
        if part is None:
            assert abs(extreme) < 5 or extreme * (1 if word == "rose" else -1) <= 0
        else:
            assert any(moved[s] == extreme and part.strip().startswith(names[s]) for s in moved)


def test_every_figure_of_both_reviewers(told: Told) -> None:
    counted = verdicts.figures(told.record)
    for review in told.report["reviews"]:
        for one in review["statements"]:
            figures = {k: v for k, v in one["figures"].items() if k != "threat_points"}
            fit = [c for c in counted[review["school"]] if set(c) == set(figures)]
            assert not figures or any(c == pytest.approx(figures) for c in fit), (one["text"], figures, fit)


def test_every_event_a_reviewer_names_is_on_record_once(told: Told) -> None:
    known = {e["id"] for e in told.record.all_events}
    for review in told.report["reviews"]:
        for one in review["statements"]:
            assert set(one["events"]) <= known
            assert len(set(one["events"])) == len(one["events"])


def test_how_far_every_staff_was_off(told: Told) -> None:
    if not told.record.is_over:
        assert told.report["beliefs"]["states"] == [] == told.report["doctrines"]
        return
    counted = system.misjudged(told.record)
    for row in told.report["beliefs"]["states"]:
        assert round(100 * row["strength"]) == round(100 * counted[row["state"]])
    beliefs = told.report["beliefs"]
    assert beliefs["calls"] <= len(told.record.events("call_answered"))
    assert beliefs["calls"] == sum(row["calls"] for row in beliefs["states"])


def test_chances_told_against_wars_that_came(told: Told) -> None:
    times, came = system.outlooks(told.record) if told.record.is_over else (0, 0)
    rows = told.report["beliefs"]["outlooks"]
    assert (sum(r["times"] for r in rows), sum(r["came"] for r in rows)) == (times, came)


def test_every_prediction_and_its_score(told: Told) -> None:
    want = foretold.predictions(told.record) if told.record.is_over else []
    assert len(want) == len(told.report["predictions"])
    for one, other in zip(want, told.report["predictions"], strict=True):
        keys = [k for k in one if k != "event" or one["what"] != "general_war"]
        assert {k: one[k] for k in keys} == {k: other[k] for k in keys}
    made = {f["state"]: (f["made"], f["decided"], f["brier"]) for f in told.report["foretellers"]}
    assert made == foretold.scores(want)
