"""The others' turn: played in a thread of its own while the window goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable

__all__ = ["OthersTurn"]

LONGEST_WAIT_S = 30.0
"""Before a desk is left although the others' turn does not end; the record holds every phase before it."""


class OthersTurn:
    """Runs one piece of work at a time; what it raised is raised where its end is asked for."""

    def __init__(self) -> None:
        self._running: threading.Thread | None = None
        self._failed: BaseException | None = None

    @property
    def is_running(self) -> bool:
        """Whether it was started and its end has not been asked for."""
        return self._running is not None

    def start(self, work: Callable[[], object]) -> None:
        """Begin."""
        self._running = threading.Thread(target=self._run, args=(work,), name="the others' turn", daemon=True)
        self._running.start()

    def _run(self, work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:
            self._failed = error

    def ended(self) -> bool:
        """Whether it has just ended; told once. What failed raises."""
        if self._running is None or self._running.is_alive():
            return False
        self._running = None
        if self._failed is not None:
            failed, self._failed = self._failed, None
            raise failed
        return True

    def wait(self, longest_s: float | None = LONGEST_WAIT_S) -> None:
        """Wait for the end, but not for ever."""
        if self._running is not None:
            self._running.join(longest_s)
