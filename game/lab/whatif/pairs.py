"""What a worker does: play one pair of re-plays of one moment, sent to it as text."""

from __future__ import annotations

import os
from dataclasses import dataclass

from game.lab.farm import in_worker
from game.lab.whatif.dispatch import read_header, read_position
from game.lab.whatif.fates import Fate, fates, seed_of
from game.report.whatif.records import Reversal

__all__ = ["Task", "beside_a_window", "play_pair", "ready"]

_MODESTY = 5
"""How much a worker beside a window gives way to it, in the system's own measure of niceness."""


@dataclass(frozen=True, slots=True)
class Task:
    """One pair to be played: header and moment as text, the decision, the number of the re-play, and how far."""

    header: bytes
    moment: bytes
    reversal: Reversal
    replay: int
    turns: int


def play_pair(task: Task) -> tuple[Fate, Fate]:
    """What came of the decision as it was and of its opposite."""
    header = read_header(task.header)
    seed = seed_of(header, task.replay)
    return fates(header, read_position(task.moment), task.reversal, seed, task.turns)


def ready() -> int:
    """Says that a worker has begun and read its books."""
    return os.getpid()


def beside_a_window() -> None:
    """How a worker begins that must leave the processor to a window."""
    in_worker()
    if hasattr(os, "nice"):
        os.nice(_MODESTY)
