"""Predictions in a save: kept with their sheet, spelt only where there are any, and bounded on the way in."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.chronicle.decoding import decode_entry
from game.chronicle.files import save_as
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.chronicle.spelling import spell
from game.match.audit import verify
from game.match.match import Match
from game.match.setup import Setup
from game.scenarios.faults import FaultsFoundError
from game.world.predictions import MOST_AT_ONCE, Foreseen, Prediction
from game.world.sheets import Sheet

MADE = (
    Prediction(Foreseen.ATTACK, 70, "PER", "ATH", 3),
    Prediction(Foreseen.GENERAL_WAR, 10, until=5),
    Prediction(Foreseen.LEADER, 90, "PER"),
)


@pytest.fixture(scope="module")
def foretold() -> Chronicle:
    """A player's game in whose first turn three things were predicted."""
    match = Match.begin(Setup(scenario="greece_499bce", seed=3, turns=2, players=("ATH",)))
    while not match.is_over:
        sheet = match.draft("ATH").sheet
        first = len(match.chronicle) == 1
        match.hand_in(replace(sheet, predictions=MADE) if first else sheet)
        match.advance()
    return match.chronicle


def test_a_sheet_without_predictions_is_spelt_as_before_there_were_any() -> None:
    assert spell(Sheet("ATH")) == '{"lines":[],"seat":"ATH"}'
    assert '"predictions"' in spell(Sheet("ATH", (), MADE))


def test_they_are_read_back_and_the_game_still_proves(foretold: Chronicle, tmp_path: Path) -> None:
    path = tmp_path / "foretold.chronicle.jsonl"
    save_as(foretold, path)
    back = load(path)
    kept = [s.predictions for step in back.steps for s in step.sheets if s.predictions]
    assert kept == [MADE]
    assert back.digest == foretold.digest
    assert not verify(back)


def test_no_rule_reads_them(foretold: Chronicle) -> None:
    match = Match.begin(Setup(scenario="greece_499bce", seed=3, turns=2, players=("ATH",)))
    while not match.is_over:
        match.hand_in(match.draft("ATH").sheet)
        match.advance()
    assert match.world == foretold.world
    assert match.chronicle.digest != foretold.digest


@pytest.mark.parametrize(
    "junk",
    [
        {"what": "attack", "chance": 101, "state": "PER", "other": "ATH", "until": 3},
        {"what": "attack", "chance": -1, "state": "PER", "other": "ATH", "until": 3},
        {"what": "attack", "chance": 50, "state": "P" * 101, "other": "ATH", "until": 3},
        {"what": "attack", "chance": 50, "state": "PER", "other": "ATH", "until": 10_000},
        {"what": "doom", "chance": 50, "state": "", "other": "", "until": 3},
        {"what": "attack", "chance": 50, "state": "PER", "other": "ATH", "until": 3, "more": 1},
    ],
)
def test_junk_is_refused_in_words(foretold: Chronicle, junk: dict[str, object]) -> None:
    with pytest.raises(FaultsFoundError):
        _read_with(foretold, [junk])


def test_too_many_are_refused(foretold: Chronicle) -> None:
    good = {"what": "leader", "chance": 50, "state": "PER", "other": "", "until": 0}
    assert _read_with(foretold, [good] * MOST_AT_ONCE)
    with pytest.raises(FaultsFoundError):
        _read_with(foretold, [good] * (MOST_AT_ONCE + 1))


def _read_with(game: Chronicle, predictions: list[dict[str, object]]) -> object:
    """The first phase read from its line with other predictions on the player's sheet."""
    lines = list(game.lines())
    told = json.loads(bytes(lines[1]))
    for sheet in told["sheets"]:
        if sheet["seat"] == "ATH":
            sheet["predictions"] = predictions
    raw = json.dumps(told).encode("ascii")
    return decode_entry(raw, "game", 3, game.steps[0].world)
