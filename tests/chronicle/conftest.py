"""One short game, played once and kept, from which the tests of the chronicle cut and bend their copies."""

from pathlib import Path

import pytest

from game.chronicle.files import save_as
from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.match.simulate import simulate

SCENARIO = "greece_499bce"


@pytest.fixture(scope="session")
def played() -> Chronicle:
    """A whole game of four turns."""
    return simulate(Setup(scenario=SCENARIO, seed=11, turns=4)).chronicle


@pytest.fixture(scope="session")
def raw(played: Chronicle, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of its file."""
    path = tmp_path_factory.mktemp("played") / "whole.chronicle.jsonl"
    save_as(played, path)
    return path.read_bytes()


@pytest.fixture
def save(raw: bytes, tmp_path: Path) -> Path:
    """A copy of the file that a test may spoil."""
    path = tmp_path / "copy.chronicle.jsonl"
    path.write_bytes(raw)
    return path
