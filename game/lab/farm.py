"""The farm: many games at once, each in its place whatever the number of workers.

A task is a plain record naming what to play and a function of this package
that plays it; results come home in the order of the tasks. The pool is any
`concurrent.futures.Executor`, so that more machines can lend a hand
(perf.md, "Farming"). Workers are copies of this process where that is safe and
at once at work, else they are spawned; each has one thread of arithmetic.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

if TYPE_CHECKING:
    from game.match.setup import Setup

__all__ = ["FarmError", "Progress", "farm", "in_worker", "reproduced", "usual_workers", "way_to_begin"]

Task = TypeVar("Task")
Result = TypeVar("Result")
CHUNKS_A_WORKER: Final = 12
MOST_IN_A_CHUNK: Final = 20
"""Few enough that the last worker is not waited for long; many enough that sending them costs nothing."""


class FarmError(RuntimeError):
    """A game could not be played: which, why, and the command that plays it again."""


@dataclass(frozen=True, slots=True)
class _Failure:
    told: str
    trace: str


def usual_workers() -> int:
    """As many workers as there are cores for this process."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def reproduced(setup: Setup) -> str:
    """The command that plays a setup again."""
    words = ["all-against-one simulate", setup.scenario, f"--seed {setup.seed}"]
    if setup.turns is not None:
        words.append(f"--turns {setup.turns}")
    if setup.all_doctrine:
        words.append(f"--all {setup.all_doctrine}")
    if setup.charter:
        words.append(f"--charter {setup.charter}")
    words += [f"--teach {one.id}.toml" for one in setup.taught]
    words += [f"--doctrine {state}={mind}" for state, mind in sorted(setup.doctrines.items())]
    words += [f"--strategy {state}={road}" for state, road in sorted(setup.strategies.items())]
    return " ".join(words)


class Progress:
    """A line on stderr: how many games are in, and how long the rest may take.

    On a terminal the line is written over; elsewhere every tenth part is a line.
    """

    def __init__(self, whole: int, what: str = "games", stream: TextIO | None = None) -> None:
        self.whole, self.what = whole, what
        self._stream = stream if stream is not None else sys.stderr
        self._began = time.monotonic()
        self._tenth = 0
        self._live = self._stream.isatty()

    def show(self, done: int) -> None:
        """Say how far it has got."""
        spent = time.monotonic() - self._began
        left = spent / done * (self.whole - done) if done else 0.0
        filled = 24 * done // max(1, self.whole)
        bar = f"[{'#' * filled}{'.' * (24 - filled)}] {done} of {self.whole} {self.what}, "
        text = bar + (f"{_clock(left)} left" if done < self.whole else f"{_clock(spent)} in all")
        text = text if done else f"{bar}begun"
        if self._live:
            self._stream.write(f"\r{text:<72}" + ("\n" if done == self.whole else ""))
        elif done == self.whole or done * 10 // self.whole > self._tenth or done <= 1:
            self._tenth = done * 10 // self.whole
            self._stream.write(text + "\n")
        self._stream.flush()


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60:02} s" if whole >= 60 else f"{whole} s"


def farm(
    play: Callable[[Task], Result],
    tasks: Sequence[Task],
    name: Callable[[Task], str],
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    pool: Executor | None = None,
) -> list[Result]:
    """Results in the order of the tasks. FarmError names the first task that failed, by `name`.

    `play` must be a function of a module, for workers import it by name. One
    worker means this process; `pool` replaces the farm's own processes.
    """
    workers = workers if workers is not None else usual_workers()
    show = progress.show if progress else lambda done: None
    show(0)
    if pool is None and (workers <= 1 or len(tasks) <= 1):
        return _alone(play, tasks, name, show)
    with _Pool(min(workers, len(tasks)), pool) as hands:
        return _together(hands, play, tasks, name, workers, show)


def _alone(
    play: Callable[[Task], Result], tasks: Sequence[Task], name: Callable[[Task], str], show: Callable[[int], None]
) -> list[Result]:
    found = []
    for count, task in enumerate(tasks, start=1):
        found.append(_checked(_try(play, task), task, name))
        show(count)
    return found


def _together(
    hands: Executor,
    play: Callable[[Task], Result],
    tasks: Sequence[Task],
    name: Callable[[Task], str],
    workers: int,
    show: Callable[[int], None],
) -> list[Result]:
    size = max(1, min(MOST_IN_A_CHUNK, len(tasks) // (workers * CHUNKS_A_WORKER)))
    chunks = [tasks[start : start + size] for start in range(0, len(tasks), size)]
    waiting = {hands.submit(_play_all, play, chunk): place for place, chunk in enumerate(chunks)}
    found: dict[int, list[Result]] = {}
    try:
        for future in as_completed(waiting):
            place = waiting[future]
            found[place] = [_checked(one, t, name) for one, t in zip(future.result(), chunks[place], strict=True)]
            show(sum(map(len, found.values())))
    except BrokenProcessPool:
        lost = next(place for place in range(len(chunks)) if place not in found)
        raise FarmError(f"a worker died, at or near {name(chunks[lost][0])}; try --workers 1") from None
    return [one for place in sorted(found) for one in found[place]]


class _Pool:
    """Processes of the farm's own, put down at once when the reader stops it; a pool lent is left alone."""

    def __init__(self, workers: int, lent: Executor | None) -> None:
        self._lent, self._own = lent, None
        if lent is None:
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
            context = multiprocessing.get_context(way_to_begin())
            self._own = ProcessPoolExecutor(workers, mp_context=context, initializer=in_worker)

    def __enter__(self) -> Executor:
        hands = self._lent or self._own
        assert hands is not None
        return hands

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._own is None:
            return
        if kind is not None:
            for process in list((self._own._processes or {}).values()):
                process.terminate()
        self._own.shutdown(wait=True, cancel_futures=True)


def way_to_begin() -> str:
    """A copy of this process needs no imports; one with other threads or a window may not be copied."""
    alone = threading.active_count() == 1 and "pygame" not in sys.modules
    return "fork" if sys.platform == "linux" and alone else "spawn"


def in_worker() -> None:
    """A worker leaves Ctrl+C to the farm, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_farm, daemon=True).start()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _end_with_the_farm() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _play_all(play: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result | _Failure]:
    return [_try(play, task) for task in tasks]


def _try(play: Callable[[Task], Result], task: Task) -> Result | _Failure:
    try:
        return play(task)
    except Exception as error:
        if getattr(error, "faults", ()):
            raise
        return _Failure(f"{type(error).__name__}: {error}", traceback.format_exc())


def _checked(one: Result | _Failure, task: Task, name: Callable[[Task], str]) -> Result:
    if isinstance(one, _Failure):
        if os.environ.get("ALL_AGAINST_ONE_DEBUG"):
            sys.stderr.write(one.trace)
        raise FarmError(f"a game failed ({one.told}); play it again with: {name(task)}")
    return one
