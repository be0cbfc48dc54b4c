"""The office: a thread that draws for the map beside the window, so that no frame waits for a tile.

Jobs are iterators; between two steps the office lets the window draw its frame first, for Python runs one thread at
a time. A job is asked for by name: a newer one of a name takes the place of one not yet begun, and work that can be
broken off makes way for whatever is asked meanwhile. What fails is kept for the window to say, and nothing is lost:
the map can always be drawn without an office.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Office"]

_PATIENCE_S = 0.03
"""How long a step waits for a window that never rests."""


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    steps: Callable[[], Iterator[object]]
    whole: bool


class Office:
    """One thread, started when something is asked and gone when all is done. `resting` is set between frames."""

    def __init__(self, resting: threading.Event) -> None:
        self._resting = resting
        self._lock = threading.Lock()
        self._waiting: dict[str, _Job] = {}
        self._later: deque[Iterator[object]] = deque()
        self._at_leisure = False
        self._thread: threading.Thread | None = None
        self._closed = False
        self.failed: BaseException | None = None

    def ask(self, name: str, steps: Callable[[], Iterator[object]], *, whole: bool = True) -> None:
        """Do this as soon as what was asked before is done; `whole` work is never broken off."""
        with self._lock:
            if self._closed:
                return
            self._waiting[name] = _Job(name, steps, whole)
            self._begin()

    def ask_later(self, steps: Iterator[object]) -> None:
        """Do this, a step at a time, whenever nothing else is asked."""
        with self._lock:
            if not self._closed:
                self._later.append(steps)
                self._begin()

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="the map's office")
            self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether anything is being drawn or waits to be; what is done at leisure does not count."""
        return bool(self._waiting) or (self._thread is not None and not self._at_leisure)

    def finish(self) -> None:
        """Wait until all is done."""
        thread = self._thread
        while thread is not None:
            thread.join()
            thread = self._thread

    def close(self) -> None:
        """Break off after the present step, and wait for it."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
            self._later.clear()
        self.finish()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                self._do(job)
            except BaseException as error:
                self.failed = error

    def _next(self) -> _Job | None:
        with self._lock:
            name = next(iter(self._waiting), None)
            self._at_leisure = name is None
            if name is not None:
                return self._waiting.pop(name)
            if self._later:
                return _Job("", lambda: self._leisurely(self._later.popleft()), whole=True)
            self._thread = None
            return None

    def _leisurely(self, steps: Iterator[object]) -> Iterator[object]:
        """Go on with these until something is asked; then they wait again."""
        for step in steps:
            yield step
            if self._waiting:
                self._later.appendleft(steps)
                return

    def _do(self, job: _Job) -> None:
        for _ in job.steps():
            if self._closed or (self._waiting and not job.whole):
                return
            self._resting.wait(_PATIENCE_S)
