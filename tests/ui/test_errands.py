"""Work beside the window: handed over between frames, the newest of a name alone, a failure told where it is seen."""

import threading
from collections.abc import Callable

import pytest

from game.ui.errands import Errands


def until(errands: Errands, come: Callable[[], object]) -> None:
    """Step frames until something has come."""
    waits = threading.Event()
    for _ in range(2_000):
        errands.tick()
        if come():
            return
        waits.wait(0.005)
    raise AssertionError("it never came")


def test_what_is_done_beside_is_handed_over_in_a_frame() -> None:
    errands, found, me = Errands(beside=True), [], threading.get_ident()
    errands.ask(
        "sum", lambda: (2 + 2, threading.get_ident()), lambda made: found.append((*made, threading.get_ident()))
    )
    until(errands, lambda: found)
    four, worker, taker = found[0]
    assert four == 4
    assert worker != me
    assert taker == me


def test_of_one_name_only_the_newest_is_run() -> None:
    errands, gate, found = Errands(beside=True), threading.Event(), []
    errands.ask("first", lambda: gate.wait(20), lambda _: None)
    for n in range(5):
        errands.ask("world", lambda n=n: n, found.append)
    errands.ask_later(lambda: "later", found.append)
    gate.set()
    until(errands, lambda: len(found) == 2)
    assert found == [4, "later"]


def test_a_failure_is_raised_in_the_window() -> None:
    errands = Errands(beside=True)
    errands.ask("bad", lambda: 1 // 0, lambda _: None)
    with pytest.raises(ZeroDivisionError):
        until(errands, lambda: False)


def test_nothing_comes_after_it_is_closed() -> None:
    errands, gate, found = Errands(beside=True), threading.Event(), []
    errands.ask("slow", lambda: gate.wait(20), found.append)
    thread = errands._thread
    errands.close()
    gate.set()
    thread.join(20)
    assert not errands.tick()
    assert found == []


def test_without_a_thread_what_is_asked_is_done_at_once_and_the_rest_a_piece_a_frame() -> None:
    errands, found = Errands(beside=False), []
    for n in (1, 2):
        errands.ask_later(lambda n=n: n, found.append)
    errands.ask("now", lambda: 0, found.append)
    assert found == [0]
    errands.tick()
    assert found == [0, 1]
    errands.tick()
    assert found == [0, 1, 2]
    assert not errands.busy
