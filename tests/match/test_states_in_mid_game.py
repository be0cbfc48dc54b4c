"""States that appear while a game runs: rebels, and powers from beyond the frontier (articles 41 to 46)."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.chronicle.files import save_as
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.match.match import Match
from game.match.opening import opening_of
from game.match.setup import Setup, header_of
from game.match.summary import summary
from game.report.html.page import write_html
from game.world.frontiers import Entrant
from game.world.lands import Link, LinkKind, Province, Terrain
from game.world.states import Regime, State


@pytest.fixture(scope="module")
def played() -> Match:
    """Four turns of Greece with Athens shaken and Carthage at the door."""
    header, scenario = header_of(Setup(scenario="greece_499bce", seed=5, turns=6))
    entry = opening_of(header, scenario)
    world = entry.world
    place = Province("carthage", "Carthage", "CAR", 9000, Terrain.PLAIN, ("CAR",), port=True, off_map=True)
    port = next(p.id for p in world.provinces.values() if p.port)
    power = Entrant(
        State("CAR", "Carthage", "Carthaginians", "carthage", Regime.MIXED, 3000, growth_permille=8),
        (place,),
        (Link("carthage", port, LinkKind.SEA, 900),),
        {"carthage": 90},
        from_turn=2,
    )
    world = replace(
        world,
        system=replace(world.system, civil_war_permille=1000),
        states={**world.states, "ATH": replace(world.states["ATH"], stability=0)},
        entrants=(power,),
    )
    match = Match(Chronicle.begin(header, replace(entry, world=world)))
    for _ in range(8):
        match.advance()
    return match


def test_rebels_and_newcomers_are_played(played: Match) -> None:
    world = played.world
    assert world.states["ATH_REBELS"].rebels_of == "ATH" or not world.states["ATH_REBELS"].alive
    assert world.states["CAR"].alive
    seats = {sheet.seat for step in played.chronicle.steps for sheet in step.sheets if sheet.lines}
    assert {"ATH_REBELS", "CAR"} <= seats


def test_they_stand_in_the_summary(played: Match) -> None:
    told = summary(played.chronicle)
    assert [war["civil"] for war in told["wars"] if war["attacker"] == "ATH_REBELS"] == [True]
    scores = {state["id"]: state["score"] for state in told["states"]}
    assert scores["CAR"] is not None
    assert scores["ATH_REBELS"] is None or world_is_parted(played)


def world_is_parted(played: Match) -> bool:
    return played.world.states["ATH_REBELS"].rebels_of is None


def test_the_game_is_saved_and_told(played: Match, tmp_path: Path) -> None:
    path = tmp_path / "game.chronicle.jsonl"
    save_as(played.chronicle, path)
    assert load(path).world == played.world
    page = write_html(played.chronicle, tmp_path / "book.html").read_text("utf-8")
    assert "Civil war of Athens" in page
    assert "Carthage" in page
