"""The farm: the same counts whatever the workers, and a failure that says how to see it again."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from game.lab.farm import FarmError, Progress, farm, reproduced
from game.lab.plays import play_tally
from game.match.setup import Setup

SETUPS = [Setup(scenario="invented:4x12", seed=seed, turns=6) for seed in (1, 2, 3)]


def test_one_worker_or_two_count_the_same() -> None:
    alone = farm(play_tally, SETUPS, reproduced, workers=1)
    stream = io.StringIO()
    assert farm(play_tally, SETUPS, reproduced, workers=2, progress=Progress(3, stream=stream)) == alone
    assert [one.seed for one in alone] == [1, 2, 3]
    assert len({one.digest for one in alone}) == 3
    assert "3 of 3 games" in stream.getvalue()


def broken(setup: Setup) -> int:
    """A game that cannot be played."""
    raise RuntimeError("the sky fell")


def test_a_failure_names_the_seed_and_the_command() -> None:
    with pytest.raises(FarmError, match=r"sky fell.*simulate invented:4x12 --seed 1 --turns 6"):
        farm(broken, SETUPS, reproduced, workers=1)


def test_the_command_that_plays_it_again() -> None:
    setup = Setup(
        scenario="greece_499bce",
        seed=5,
        turns=2,
        doctrines={"ATH": "jackal"},
        all_doctrine="buck_passer",
        charter="none",
        strategies={"ATH": "pact"},
    )
    words = reproduced(setup).split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "game", *words], cwd=Path(__file__).parents[2], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
