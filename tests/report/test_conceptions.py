"""Success as each school counts it: every place rests on a figure that can be counted again."""

import json
from collections import Counter
from typing import Any

from game.chronicle.record import Chronicle
from game.kit.canonical import canonical
from game.match.setup import Setup
from game.match.simulate import simulate
from game.measures.power import capability
from game.report.records.opinions import Conception
from tests.report.games import hegemony_game
from tests.report.reading import book_of, data_of


def told(game: Chronicle) -> dict[str, Conception]:
    return {one.id: one for one in book_of(game).conceptions}


def values(one: Conception) -> dict[str, int]:
    return {p.state: p.value for p in one.places}


def events(game: Chronicle, kind: str) -> list[dict[str, Any]]:
    return [e for e in (json.loads(canonical(e)) for e in game.events()) if e["kind"] == kind]


def test_every_state_of_the_standings_has_a_place_under_every_school(any_game: Chronicle) -> None:
    book = book_of(any_game)
    states = {s.state for s in book.standings}
    assert len(book.conceptions) >= 6
    for one in book.conceptions:
        if one.id != "ambition":
            assert {p.state for p in one.places} == states


def test_places_follow_the_figures_and_equals_share_one(any_game: Chronicle) -> None:
    for one in book_of(any_game).conceptions:
        living = [p for p in one.places if p.figure != "no more"]
        for p in living:
            assert p.place == 1 + sum(other.value > p.value for other in living)
        for winner in one.winners:
            assert next(p for p in living if p.state == winner).place == 1


def test_relative_gains_are_changes_in_the_share_of_capability(any_game: Chronicle) -> None:
    first, last = capability(any_game.world_at(0)), capability(any_game.world)
    found = values(told(any_game)["relative_gains"])
    assert found == {s: last.get(s, 0) - first.get(s, 0) for s in found}


def test_peace_is_the_fewest_brigades_lost(any_game: Chronicle) -> None:
    lost: Counter[str] = Counter()
    for battle in events(any_game, "battle_fought"):
        lost.update(battle["lost"])
    found = told(any_game)["peace"]
    assert values(found) == {p.state: -lost[p.state] for p in found.places}
    if lost.total():
        assert f"{lost.total() / 10:g} brigade" in found.text


def test_order_is_the_trust_of_the_living_others(any_game: Chronicle) -> None:
    world = json.loads(canonical(any_game.steps[-1]))["world"]
    alive = [s for s, state in world["states"].items() if state.get("alive", True)]
    for state, value in values(told(any_game)["order"]).items():
        seen = [world["trust"][o][state] for o in alive if o != state and state in world["trust"].get(o, {})]
        shares = [t["good"] * 1000 // (t["good"] + t["bad"]) for t in seen]
        assert value == (sum(shares) // len(shares) if shares and state in alive else 0)


def test_hegemony_counts_half_of_every_client(any_game: Chronicle) -> None:
    world = json.loads(canonical(any_game.steps[-1]))["world"]
    shares = capability(any_game.world)
    clients = [t for t in world["treaties"].values() if t["kind"] == "clientage"]
    for state, value in values(told(any_game)["hegemony"]).items():
        theirs = sum(shares.get(t["second"], 0) for t in clients if t["first"] == state)
        assert value == shares.get(state, 0) + theirs // 2


def test_ambition_is_the_part_of_its_claims_that_a_state_holds(real_game: Chronicle) -> None:
    start, end = real_game.world_at(0), real_game.world
    found = told(real_game)["ambition"]
    wanted = {s: state.claims for s, state in start.states.items() if state.claims}
    assert {p.state for p in found.places} == set(wanted)
    for p in found.places:
        held = sum(end.provinces[place].owner == p.state for place in wanted[p.state])
        assert p.figure == f"{held} of {len(wanted[p.state])}"
    assert all(values(found)[s] > 0 for s in found.winners)


def test_who_is_no_more_comes_last_where_only_the_living_can_be_judged() -> None:
    game = hegemony_game()
    book = book_of(game)
    dead = {s.state for s in book.standings if not s.alive}
    assert dead
    for id in ("peace", "order"):
        one = told(game)[id]
        assert not dead & set(one.winners)
        places = {p.state: p.place for p in one.places}
        fallen = [places[s] for s in dead]
        assert min(fallen) > max(place for s, place in places.items() if s not in dead)


def test_the_json_has_the_two_schools_first_and_then_every_conception(real_game: Chronicle) -> None:
    verdicts = data_of(real_game)["verdicts"]
    assert [v["school"] for v in verdicts[:2]] == ["realist", "institutionalist"]
    schools = {v["school"]: v for v in verdicts}
    assert {"survival", "relative gains", "absolute gains", "peace", "order", "hegemony"} <= set(schools)
    assert schools["realist"]["winners"] == schools["relative gains"]["winners"]
    assert schools["institutionalist"]["winners"] == schools["absolute gains"]["winners"]


def test_a_game_of_one_turn_is_judged_too() -> None:
    game = simulate(Setup(scenario="greece_499bce", seed=5, turns=1)).chronicle
    assert {"survival", "peace", "order"} <= set(told(game))
