"""The two reviews: each sentence rests on this game, can be counted again, and the last turns on its own school."""

import json
import re
from collections import Counter
from typing import Any

import pytest

from game.chronicle.record import Chronicle
from game.kit.canonical import canonical
from game.match.setup import Setup
from game.match.simulate import simulate
from game.measures.power import capability
from game.report.records.opinions import Review, Statement
from tests.report.exports.worlds import KINDS, game_of
from tests.report.games import hegemony_game
from tests.report.reading import book_of

BAD_GRAMMAR = re.compile(
    r"\b1 (wars|calls|states|treaties|demands|motions|awards|pacts|poles|turns|others|times)\b"
    r"|\bNone\b|\bnan\b|  |\bof 0\b|\{|\}"
)


def reviews(game: Chronicle) -> dict[str, Review]:
    return {one.school: one for one in book_of(game).reviews}


def events(game: Chronicle, kind: str) -> list[dict[str, Any]]:
    return [e for e in (json.loads(canonical(e)) for e in game.events()) if e["kind"] == kind]


def figure(review: Review, name: str) -> float | None:
    return next((s.figures[name] for s in review.statements if name in s.figures), None)


def of(review: Review, name: str) -> Statement:
    return next(s for s in review.statements if name in s.figures)


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: str(kind[0]))
def world_game(request: pytest.FixtureRequest) -> Chronicle:
    return game_of(*request.param)


def test_every_sentence_is_whole_and_names_only_events_of_the_game(world_game: Chronicle) -> None:
    known = {e.id for e in world_game.events()}
    for review in reviews(world_game).values():
        for one in review.statements:
            assert one.text.endswith("."), one.text
            assert one.text[0].isupper() or one.text[0].isdigit(), one.text
            assert not BAD_GRAMMAR.search(one.text), one.text
            assert set(one.events) <= known
            assert all(isinstance(value, int | float) for value in one.figures.values())


def test_each_ends_with_the_evidence_against_its_own_school_and_only_there(world_game: Chronicle) -> None:
    for review in reviews(world_game).values():
        *before, last = review.statements
        assert last.against
        assert last.text.startswith("Against this reading")
        assert not any(s.against for s in before)


def test_a_council_that_would_not_act_is_held_against_the_school_of_councils(world_game: Chronicle) -> None:
    last = reviews(world_game)["institutionalist"].statements[-1]
    pacts = {p for step in world_game.steps for p in step.world.pacts}
    called = [a for a in events(world_game, "call_answered") if a["clause"] in pacts]
    idle = [m for m in events(world_game, "motion_decided") if m["motion_kind"] == "act" and not m["carried"]]
    weighs_less = any(key in last.figures for key in ("among_fellows", "vetoed", "reneged", "quiet"))
    assert last.figures.get("refused_to_act", 0) == (len(idle) if not called and not weighs_less else 0)
    assert "was ever called" not in last.text or not called


def test_calls_kept_and_broken_counted_again(world_game: Chronicle) -> None:
    answers = events(world_game, "call_answered")
    pacts = {p for step in world_game.steps for p in step.world.pacts}
    kept = sum(e["honoured"] for e in answers)
    found = reviews(world_game)
    realist, other = found["realist"], found["institutionalist"]
    if not answers:
        assert figure(other, "pact_calls") in (None, 0)
        return
    assert figure(other, "pact_calls") == sum(e["clause"] in pacts for e in answers)
    assert figure(other, "pact_kept") == sum(e["clause"] in pacts and e["honoured"] for e in answers)
    assert figure(other, "treaty_calls") == sum(e["clause"] not in pacts for e in answers)
    assert f"{kept} of {len(answers)} call" in next(s.text for s in realist.statements if "to help" in s.text)


def test_bucks_passed_wars_begun_and_treaties_counted_again(world_game: Chronicle) -> None:
    found = reviews(world_game)
    realist, other = found["realist"], found["institutionalist"]
    bucks = [e for e in events(world_game, "call_answered") if not e["honoured"] and e["motive"] == "buck_passing"]
    bucks += [e for e in events(world_game, "pledge_given") if not e["stands"] and e["motive"] == "buck_passing"]
    assert (figure(realist, "passed") or 0) == len(bucks)
    if bucks:
        assert set(of(realist, "passed").events) == {e["id"] for e in bucks}
    begun = [e for e in events(world_game, "war_began") if e["cause"] != "civil"]
    motives = Counter(e["motive"] for e in begun)
    for motive, count in motives.items():
        assert figure(realist, motive) == count
    assert (figure(other, "signed") or 0) == len(events(world_game, "treaty_signed"))
    assert (figure(other, "broken") or 0) == len(events(world_game, "treaty_broken"))
    assert (figure(other, "deterred") or 0) == len(events(world_game, "war_deterred"))


def test_calls_kept_by_the_word_alone_are_those_whose_other_terms_do_not_suffice(world_game: Chronicle) -> None:
    word = {"given_word", "pledge_given", "covenant", "institution_itself", "we_feeling"}
    sums = {}
    for step in world_game.steps:
        for decision in step.decisions:
            course = next((o for o in decision.options if o.label == decision.chosen and o.terms), None)
            if decision.topic == "call" and course is not None:
                rest = sum(t.milli for t in course.terms if t.name not in word)
                sums.update({(decision.seat, about): rest for about in decision.about})
    kept = [e for e in events(world_game, "call_answered") if e["honoured"] and (e["state"], e["call"]) in sums]
    realist = reviews(world_game)["realist"]
    if kept:
        enough = sum(sums[e["state"], e["call"]] > 0 for e in kept)
        assert (figure(realist, "kept_by_word") or 0) <= len(kept) - enough
        assert figure(realist, "opened") == len(kept)
        assert figure(realist, "interest_enough") == enough


def test_who_rose_furthest_is_found_in_the_charts_own_shares(world_game: Chronicle) -> None:
    rows = [capability(world) for world in world_game.openings()]
    rise = {}
    for state in {s for row in rows for s in row}:
        own = [row[state] for row in rows if row.get(state)]
        rise[state] = (max(own) - own[0]) / 1000 if own else 0
    realist = reviews(world_game)["realist"]
    peak, first = figure(realist, "peak"), figure(realist, "first")
    if max(rise.values()) > 0:
        assert peak is not None
        assert first is not None
        assert peak - first == pytest.approx(max(rise.values()))


def test_a_game_without_war_or_pact_is_reviewed_in_whole_sentences() -> None:
    for game in (simulate(Setup(scenario="greece_499bce", seed=5, turns=1)).chronicle, hegemony_game()):
        for review in reviews(game).values():
            assert len(review.statements) >= 3
            assert not any(BAD_GRAMMAR.search(s.text) for s in review.statements)
