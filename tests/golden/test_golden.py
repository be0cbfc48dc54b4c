"""Whole games known by their digests: a change that was not meant shows here, with the phase it first shows in.

Meant changes: `python tests/golden/regenerate.py`.
"""

import json
from pathlib import Path

import pytest

from game.match.match import Match
from game.match.setup import Setup

GAMES = sorted(Path(__file__).parent.glob("*.json"))


@pytest.mark.parametrize("path", GAMES, ids=lambda path: path.stem)
def test_the_game_comes_out_as_it_did(path: Path) -> None:
    told = json.loads(path.read_text())
    setup = Setup(scenario="greece_499bce", seed=told["seed"], turns=told["turns"], all_doctrine=told["doctrine"])
    match = Match.begin(setup)
    for phase, digest in told["phases"].items():
        last = match.chronicle.last
        assert f"{last.turn} {last.phase}" == phase
        assert last.digest[:16] == digest, f"the game first differs in turn {phase}"
        if not match.is_over:
            match.advance()
    assert match.is_over
