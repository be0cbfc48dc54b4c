"""Errands: work done beside the window, a piece at a time, whose fruits are handed over between two frames.

Of errands with one name only the newest is run. What is asked for later waits until nothing else is asked. A test
needs no thread: then what is asked is done at once, and what is asked for later one piece a frame.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Errands"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Errand:
    name: str
    run: Callable[[], Callable[[], None]]
    """Does the work; gives what hands it over."""


class Errands:
    """One thread, there while something is to be done. A failure is raised in the window, at the next `tick`."""

    def __init__(self, *, beside: bool) -> None:
        self._beside = beside
        self._lock = threading.Lock()
        self._waiting: deque[_Errand] = deque()
        self._later: deque[_Errand] = deque()
        self._done: deque[Callable[[], None]] = deque()
        self._thread: threading.Thread | None = None
        self._closed = False

    def ask(self, name: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do this as soon as what runs is done; `then` gets what came of it, in the window's own thread."""
        errand = _errand(name, work, then)
        if not self._beside:
            errand.run()()
            return
        with self._lock:
            self._waiting = deque(one for one in self._waiting if one.name != name)
            self._waiting.append(errand)
            self._begin()

    def ask_later(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do this when nothing else is asked."""
        with self._lock:
            self._later.append(_errand("", work, then))
            if self._beside:
                self._begin()

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return bool(self._waiting or self._later or self._done) or self._thread is not None

    def tick(self) -> bool:
        """Hand over what has come; whether anything has."""
        if not self._beside and self._later:
            self._later.popleft().run()()
            return True
        come = False
        while self._done:
            self._done.popleft()()
            come = True
        return come

    def close(self) -> None:
        """Nobody waits any more for what is not done; what runs ends by itself."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
            self._later.clear()
            self._done.clear()

    def _begin(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._work, name="errands", daemon=True)
            self._thread.start()

    def _next(self) -> _Errand | None:
        with self._lock:
            for queue in (self._waiting, self._later):
                if queue:
                    return queue.popleft()
            self._thread = None
            return None

    def _work(self) -> None:
        while (errand := self._next()) is not None:
            then = _tried(errand)
            with self._lock:
                if not self._closed:
                    self._done.append(then)


def _errand(name: str, work: Callable[[], T], then: Callable[[T], None]) -> _Errand:
    def run() -> Callable[[], None]:
        found = work()
        return lambda: then(found)

    return _Errand(name, run)


def _tried(errand: _Errand) -> Callable[[], None]:
    """What hands the work over, or raises what went wrong."""
    try:
        return errand.run()
    except BaseException as error:
        failed = error

    def fail() -> None:
        raise failed

    return fail
