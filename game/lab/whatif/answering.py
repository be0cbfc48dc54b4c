"""Several decisions asked about in one go, for the command line and for exports: the same numbers by any workers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.chronicle.record import Chronicle
from game.lab.farm import Progress, farm
from game.lab.whatif.counting import answered
from game.lab.whatif.dispatch import header_text, packed_position
from game.lab.whatif.fates import horizon_of, turns_onward
from game.lab.whatif.pairs import Task, play_pair
from game.report.whatif.records import Reversal, WhatIf

__all__ = ["MOST_REPLAYS", "answer", "tasks_of", "turns_asked", "usual_replays"]

MOST_REPLAYS: Final = 2000
_FIRST_LOOK: Final = 8
_LEAST: Final = 4
_STATES: Final = 128
"""States times re-plays of a first look: a phase costs about as the square of the states, so many states are replayed
less often, and yet take longer."""


def usual_replays(states: int) -> int:
    """Re-plays each way of a report that names no number: 8 with 16 states or fewer, 4 with 32 or more."""
    return min(_FIRST_LOOK, max(_LEAST, _STATES // max(states, 1)))


def turns_asked(chronicle: Chronicle, reversal: Reversal, horizon: int | None = None) -> int:
    """How many turns a decision of this game is played onward; `horizon` None for the usual number."""
    most = horizon or horizon_of(chronicle.played[0].world)
    return turns_onward(reversal, chronicle.world.system.last_turn, most)


def tasks_of(chronicle: Chronicle, reversal: Reversal, replays: range, horizon: int | None = None) -> list[Task]:
    """The pairs to be played for one decision."""
    if not replays:
        return []
    header, moment = header_text(chronicle), packed_position(chronicle, reversal.entry)
    turns = turns_asked(chronicle, reversal, horizon)
    return [Task(header, moment, reversal, replay, turns) for replay in replays]


def answer(
    chronicle: Chronicle,
    asked: Sequence[Reversal],
    replays: int,
    names: Mapping[str, str],
    *,
    horizon: int | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> tuple[WhatIf, ...]:
    """What so many re-plays each way of each decision came to; `names` are those of states. FarmError if one fails."""
    tasks = [task for one in asked for task in tasks_of(chronicle, one, range(replays), horizon)]
    pairs = farm(play_pair, tasks, _name, workers=workers, progress=progress) if tasks else []
    found = []
    for n, one in enumerate(asked):
        mine = pairs[n * replays : (n + 1) * replays]
        found.append(answered(one, mine, turns_asked(chronicle, one, horizon), names))
    return tuple(found)


def _name(task: Task) -> str:
    return f"all-against-one report SAVE --json --what-if {task.reversal.id} --what-ifs {task.replay + 1}"
