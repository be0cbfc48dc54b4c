"""Wars fed, baited and fought within one state, and what members brought: counted again from the plain chronicle."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.chronicle.record import Chronicle
from game.match.match import Match
from game.match.opening import opening_of
from game.match.setup import Setup, header_of
from game.report.html.page import write_html
from game.world.worlds import Phase
from tests.report.reading import book_of, data_of, entries


@pytest.fixture(scope="module")
def shaken_game() -> Chronicle:
    """An invented world in which many a state breaks in two."""
    header, scenario = header_of(Setup(scenario="invented:6x36:4", seed=4, turns=8))
    entry = opening_of(header, scenario)
    system = replace(entry.world.system, civil_war_permille=1000)
    states = {id: replace(state, stability=0) for id, state in entry.world.states.items()}
    match = Match(Chronicle.begin(header, replace(entry, world=replace(entry.world, system=system, states=states))))
    while not match.is_over:
        match.advance()
    return match.chronicle


@pytest.fixture(params=["hand_game", "real_game", "shaken_game"])
def game(request: pytest.FixtureRequest) -> Chronicle:
    return request.getfixturevalue(request.param)


def _events(chronicle: Chronicle) -> list[dict[str, Any]]:
    return [e for entry in entries(chronicle) for e in entry["events"]]


def _wars(chronicle: Chronicle) -> dict[str, dict[str, Any]]:
    return {id: war for entry in entries(chronicle) for id, war in entry["world"]["wars"].items()}


def test_promised_and_delivered_case_by_case(game: Chronicle) -> None:
    noted: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
    for entry in entries(game):
        for id, pact in entry["world"]["pacts"].items():
            for case in pact["contributions"]:
                noted.setdefault((id, case["member"]), {})[json.dumps(case)] = case
    told = {(p["id"], r["state"]): r for p in data_of(game)["pacts"] for r in p["contributions"] if r["cases"]}
    assert set(told) == set(noted)
    for key, row in told.items():
        cases = noted[key].values()
        assert row["cases"] == len(row["by_case"]) == len(cases)
        for name in ("promised", "delivered"):
            assert round(row[name] * 10) == sum(c[name] for c in cases)
            assert round(sum(s[name] for s in row["by_case"]) * 10) == sum(c[name] for c in cases)


def test_what_was_noted_are_the_answers_of_members(game: Chronicle) -> None:
    """Cases noted are calls under the pact that were answered; talks-only pacts note none that were refused."""
    answered = {(e["clause"], e["war"], e["friend"], e["state"], e["honoured"]) for e in _events(game)
                if e["kind"] == "call_answered"}  # fmt: skip
    for pact in data_of(game)["pacts"]:
        for row in pact["contributions"]:
            for case in row["by_case"]:
                assert (pact["id"], case["war"], case["friend"], row["state"], case["honoured"]) in answered


def test_wealth_given_to_belligerents(game: Chronicle) -> None:
    wars, sums = _wars(game), Counter[tuple[Any, ...]]()
    for e in _events(game):
        secret = e["kind"] == "covert_act_done"
        if not (e["kind"] == "gift_sent" or (secret and e["act"] == "subsidise" and e["succeeded"])) or not e["war"]:
            continue
        donor, to = (e["author"], e["target"]) if secret else (e["giver"], e["to"])
        parts = [b for b in wars[e["war"]]["belligerents"] if b["state"] == donor]
        if not any(b["joined"] <= e["turn"] and (b["left"] is None or b["left"] >= e["turn"]) for b in parts):
            sums[e["war"], donor, to, e["side"], secret] += e["amount"]
    told = {(s["war"], s["donor"], s["to"], s["side"], s["secret"]): s for s in data_of(game)["subsidies"]}
    assert {k: round(s["amount"] * 100) for k, s in told.items()} == dict(sums)
    assert all(s["times"] == len(s["events"]) for s in told.values())
    known = {e["id"] for e in _events(game)}
    assert all(set(s["events"]) <= known for s in told.values())


def test_a_fighter_that_pays_its_friend_feeds_no_war_of_others(hand_game: Chronicle) -> None:
    rows = {(s["donor"], s["to"]): (s["amount"], s["times"], s["secret"]) for s in data_of(hand_game)["subsidies"]}
    assert rows == {("THE", "ATH"): (5.5, 2, False), ("THE", "PER"): (4.0, 1, True)}
    tags = {t.id: t.events for t in book_of(hand_game).tags}
    assert tags["bloodletting"] == (30, 31, 33)
    assert tags["bait_and_bleed"] == (12,)


def test_secrets_stay_shut_while_the_game_goes_on(hand_game: Chronicle) -> None:
    steps = hand_game.steps
    going = Chronicle.begin(hand_game.header, steps[0])
    for entry in steps[1:-1]:
        going.add(entry)
    assert going.world.phase is not Phase.OVER
    told = data_of(going)
    assert {(s["donor"], s["to"]) for s in told["subsidies"]} == {("THE", "ATH")}
    assert told["baited"] == []
    assert {t.id: t.events for t in book_of(going).tags}["bloodletting"] == (30, 31)


def test_baited_wars(game: Chronicle) -> None:
    baited = {id: war["baited_by"] for id, war in _wars(game).items() if war["baited_by"]}
    assert {b["war"]: b["by"] for b in data_of(game)["baited"]} == baited


def test_civil_wars_stand_apart(game: Chronicle, tmp_path: Path) -> None:
    told = {c["war"]: c for c in data_of(game)["civil_wars"]}
    assert set(told) == {id for id, war in _wars(game).items() if war["civil"]}
    ends = Counter((e["rebels"], e["how"]) for e in _events(game) if e["kind"] == "civil_war_ended")
    assert Counter((c["rebels"], c["how"]) for c in told.values() if c["how"]) == ends
    for c in told.values():
        assert (c["how"] is None) == (c["ended"] is None)
    page = write_html(game, tmp_path / "report.html").read_text(encoding="utf-8")
    assert ("Civil wars, counted apart" in page) == bool(told)


def test_the_shaken_world_has_civil_wars(shaken_game: Chronicle) -> None:
    assert len(data_of(shaken_game)["civil_wars"]) > 2
