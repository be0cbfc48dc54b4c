"""An inquiry: workers that play pairs while somebody watches, refine what is asked, and stop at once.

Made for a window: nothing here waits. `poll` takes home what has been played, in the order of the re-plays, so that
"40 of 200" always names the same forty; the pairs of every decision are kept as long as the inquiry lives, and asking
again goes on where it stopped. The workers are processes, for a thread that plays would hold the window up.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Final

from game.chronicle.record import Chronicle
from game.lab.farm import in_worker, usual_workers, way_to_begin
from game.lab.whatif.answering import tasks_of, turns_asked
from game.lab.whatif.counting import answered
from game.lab.whatif.fates import Fate
from game.lab.whatif.pairs import Task, beside_a_window, play_pair, ready
from game.report.whatif.records import Reversal, WhatIf

__all__ = ["USUAL_REPLAYS", "Inquiry"]

USUAL_REPLAYS: Final = 200
_AHEAD: Final = 2
"""Pairs given out a worker: one being played, one waiting, so that a stop or another question is felt at once."""
_MOST_WORKERS: Final = 4

Pair = tuple[Fate, Fate]


class Inquiry:
    """Questions about one game, asked one at a time. `names` are those of states; `close` ends the workers."""

    def __init__(
        self,
        chronicle: Chronicle,
        names: Mapping[str, str],
        *,
        workers: int | None = None,
        most: int = USUAL_REPLAYS,
        window: bool = True,
    ) -> None:
        self._chronicle, self._names = chronicle, names
        self._workers = workers or max(1, min(_MOST_WORKERS, usual_workers()))
        self._window = window
        self.most = most
        self.asked: Reversal | None = None
        self.is_running = False
        self.fault = ""
        self._pool: ProcessPoolExecutor | None = None
        self._tasks: list[Task] = []
        self._given: dict[Future[Pair], tuple[str, int]] = {}
        self._played: dict[str, dict[int, Pair]] = {}
        self._told: dict[str, WhatIf] = {}

    # -- asking ---------------------------------------------------------------------------------

    def warm(self) -> None:
        """Let the workers begin, so that the first answer need not wait for it."""
        if self._pool is None:
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
            context = multiprocessing.get_context(way_to_begin())
            begin = beside_a_window if self._window else in_worker
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context, initializer=begin)
            for _ in range(self._workers):
                self._pool.submit(ready)

    def ask(self, reversal: Reversal) -> None:
        """Begin to play a decision both ways, or go on where it was left."""
        self._drop()
        self.warm()
        self.asked, self.is_running, self.fault = reversal, True, ""
        self._tasks = tasks_of(self._chronicle, reversal, range(self.most))
        self._give()

    def stop(self) -> None:
        """Play no further; what is being played still comes home."""
        self.is_running = False
        self._drop()

    def _drop(self) -> None:
        """Take back what no worker has begun."""
        for future in [future for future in self._given if future.cancel()]:
            del self._given[future]

    def _give(self) -> None:
        """Keep every worker busy with the lowest re-plays not played or given out yet."""
        if self.asked is None or not self.is_running or self._pool is None:
            return
        name = self.asked.id
        out = {replay for asked, replay in self._given.values() if asked == name}
        known = self._played.setdefault(name, {})
        left = (task for task in self._tasks if task.replay not in known and task.replay not in out)
        for task, _ in zip(left, range(_AHEAD * self._workers - len(self._given)), strict=False):
            self._given[self._pool.submit(play_pair, task)] = (name, task.replay)

    # -- what came of it ------------------------------------------------------------------------

    def poll(self) -> bool:
        """Take home what is done and give out more; whether there is anything new to show. Never waits."""
        done = [future for future in self._given if future.done()]
        failed = None
        for future in done:
            name, replay = self._given.pop(future)
            if (error := _error_of(future)) is not None:
                failed = failed or error
            elif not future.cancelled():
                self._played.setdefault(name, {})[replay] = future.result()
                self._told.pop(name, None)
        if failed is not None:
            self._fail(failed)
            return True
        self._rest_if_done()
        try:
            self._give()
        except BrokenProcessPool as error:
            self._fail(error)
        return bool(done)

    def _rest_if_done(self) -> None:
        """Stop where all are in, or where the rules refuse the reversal."""
        if self.asked is not None and self.is_running:
            told = self.told(self.asked)
            if told is not None and (told.fault or told.replays >= self.most):
                self.stop()

    def _fail(self, error: BaseException) -> None:
        """A worker died, or a save from elsewhere could not be played on: say so, and end the workers."""
        ended = isinstance(error, BrokenProcessPool)
        self.fault = (
            "A worker was ended from outside. Ask again." if ended else f"A re-play could not be played: {error}"
        )
        self.close()

    def told(self, reversal: Reversal) -> WhatIf | None:
        """What the re-plays so far came to, counted without a gap from the first; None before there is any."""
        if reversal.id not in self._told:
            known = self._played.get(reversal.id, {})
            pairs: list[Pair] = []
            while len(pairs) in known:
                pairs.append(known[len(pairs)])
            if not pairs:
                return None
            turns = turns_asked(self._chronicle, reversal)
            self._told[reversal.id] = answered(reversal, pairs, turns, self._names)
        return self._told[reversal.id]

    @property
    def counts(self) -> dict[str, int]:
        """How many pairs of each decision are in."""
        return {name: len(pairs) for name, pairs in self._played.items() if pairs}

    # -- ending ---------------------------------------------------------------------------------

    @property
    def pids(self) -> tuple[int, ...]:
        """The workers' process ids."""
        processes = (self._pool._processes if self._pool is not None else None) or {}
        return tuple(processes)

    def close(self) -> None:
        """End the workers now; what was found stays, and asking again begins new ones."""
        self.is_running = False
        pool, self._pool = self._pool, None
        self._given.clear()
        if pool is None:
            return
        for process in list((pool._processes or {}).values()):
            with suppress(OSError):
                process.terminate()
        pool.shutdown(wait=False, cancel_futures=True)


def _error_of(future: Future[Pair]) -> BaseException | None:
    """What a re-play failed of; None where it was played, or taken back."""
    return None if future.cancelled() else future.exception()
