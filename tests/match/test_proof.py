"""Proof of a game: what has been played comes out again, and what has been bent does not."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.chronicle.entry import Entry
from game.chronicle.files import save_as
from game.chronicle.reading import load
from game.chronicle.record import Chronicle, Steps
from game.match.audit import verify
from game.match.setup import Setup
from game.match.simulate import simulate
from game.world.sheets import Levy, Sheet


@pytest.fixture(scope="module")
def played() -> Chronicle:
    """A short game."""
    return simulate(Setup(scenario="greece_499bce", seed=2, turns=3)).chronicle


def _bent(played: Chronicle, index: int, change: Callable[[Entry], Entry]) -> Chronicle:
    """The game with one phase changed and all seals from there on made anew, as a skilful cheat would."""
    entries = [replace(step, digest="") for step in played.steps]
    entries[index] = change(entries[index])
    bent = Chronicle.begin(played.header, entries[0])
    for entry in entries[1:]:
        bent.add(entry)
    return bent


def _rich(entry: Entry) -> Entry:
    athens = replace(entry.world.states["ATH"], treasury=10**6)
    return replace(entry, world=replace(entry.world, states={**entry.world.states, "ATH": athens}))


def test_a_played_game_is_proved_fresh_and_loaded(played: Chronicle, tmp_path: Path) -> None:
    assert verify(played) is None
    save_as(played, tmp_path / "x.chronicle.jsonl")
    assert verify(load(tmp_path / "x.chronicle.jsonl")) is None


@pytest.mark.parametrize("index", [0, 2, 5])
def test_a_bent_world_is_found_where_it_was_bent(played: Chronicle, index: int) -> None:
    found = verify(_bent(played, index, _rich))
    assert found is not None
    assert found.index == index
    assert "states" in found.what


def test_a_bent_sheet_is_found(played: Chronicle) -> None:
    def heavier(entry: Entry) -> Entry:
        others = tuple(sheet for sheet in entry.sheets if sheet.seat != "PER")
        return replace(entry, sheets=(*others, Sheet("PER", (Levy(599),))))

    found = verify(_bent(played, 3, heavier))
    assert found is not None
    assert (found.index, found.turn, found.phase) == (3, 2, "orders")


def test_another_seed_is_found_at_once(played: Chronicle) -> None:
    other = Chronicle(replace(played.header, seed=3), played.steps)
    found = verify(other)
    assert found is not None
    assert found.index == 0


def test_another_edition_of_rules_or_scenario_is_said(played: Chronicle) -> None:
    for change, word in (({"rules": "0"}, "rules 0"), ({"scenario_digest": "x"}, "changed since")):
        found = verify(Chronicle(replace(played.header, **change), played.steps))
        assert found is not None
        assert word in found.what


def test_a_false_seal_is_found(played: Chronicle) -> None:
    steps = Steps(played.steps[0])
    for step in played.steps[1:]:
        steps.add(replace(step, digest="0" * 64) if step.turn == 2 else step)
    found = verify(Chronicle(played.header, steps))
    assert found is not None
    assert found.turn == 2


def test_reasons_may_be_lost_without_spoiling_the_proof(played: Chronicle, tmp_path: Path) -> None:
    path = tmp_path / "x.chronicle.jsonl"
    save_as(played, path)
    header, *lines = path.read_text().splitlines()
    told: list[dict[str, Any]] = [json.loads(line) for line in lines]
    for line in told:
        line["decisions"] = []
    path.write_text("\n".join([header, *(json.dumps(line, separators=(",", ":")) for line in told)]) + "\n")
    assert verify(load(path)) is None
