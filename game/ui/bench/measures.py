"""The window's measures against their targets, in the bench's own terms."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from game.lab.bench import Measure, plain, told
from game.lab.kernels import kernel_ms, numpy_kernel, python_kernel

__all__ = ["FRAMES", "ui_bench", "ui_plain", "ui_told"]

FRAMES: Final = 600
"""Frames of each act of the hands: ten seconds."""


def ui_bench(say: Callable[[str], None] = lambda words: None) -> list[Measure]:
    """Every measure of the window. It opens one: a real one where there is a display, else SDL's dummy."""
    from game.ui.app import has_display

    if not has_display():
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    with tempfile.TemporaryDirectory(prefix="all-against-one-") as folder:
        kept = os.environ.get("ALL_AGAINST_ONE_HOME")
        os.environ["ALL_AGAINST_ONE_HOME"] = folder
        try:
            return _measured(Path(folder), say)
        finally:
            if kept is None:
                del os.environ["ALL_AGAINST_ONE_HOME"]
            else:
                os.environ["ALL_AGAINST_ONE_HOME"] = kept


def _measured(home: Path, say: Callable[[str], None]) -> list[Measure]:
    from game.kit.places import user_cache
    from game.ui.bench.frames import Frames, acts, at_the_table, percentile, played_turns, watched
    from game.ui.bench.start import first_frames_ms

    say("laying the council table")
    window, table = at_the_table(home)
    every = Frames()
    each: list[Measure] = []
    for name, hand in acts(table, FRAMES).items():
        say(name)
        found = watched(window, hand)
        every.join(found)
        key = name.replace(" ", "_")
        each.append(_frame(f"frame_ms_p99_{key}", f"frame, 99 of 100, {name}", percentile(found.wall, 0.99)))
    say("turns")
    turns = played_turns(window, table)
    table.app.close()
    say("first frames")
    app, bare = first_frames_ms(user_cache())
    return [
        _frame("frame_ms_p50", "frame at 1600 × 900, panning, zooming, hovering, modes: the median", every.middle),
        _frame("frame_ms_p99", "the same, 99 of 100", percentile(every.wall, 0.99)),
        _frame("frame_cpu_ms_p99", "the same, the window's own CPU time", percentile(every.cpu, 0.99)),
        *each,
        _frame("frame_ms_p99_turn", "frame while the others decide, 99 of 100", percentile(turns.meanwhile.wall, 0.99)),
        Measure("turn_ms_p95", "End turn to board ready, 16 states, 95 of 100", turns.slow, "ms", 500.0, 250.0),
        Measure("first_frame_ratio", f"first frame ({app:.0f} ms) over bare start", app / bare, "ratio", 2.0),
    ]


def _frame(name: str, words: str, value: float) -> Measure:
    return Measure(name, words, value, "ms", 16.7, 8.0)


def ui_plain(found: list[Measure]) -> dict[str, Any]:
    """One JSON document: the four figures by name, then all measures."""
    named = {one.name: round(one.value, 3) for one in found}
    first = ("frame_ms_p50", "frame_ms_p99", "turn_ms_p95", "first_frame_ratio")
    document = plain(kernel_ms(python_kernel), kernel_ms(numpy_kernel), found)
    return {**{name: named[name] for name in first}, "load": round(_load(), 2), **document}


def ui_told(found: list[Measure]) -> str:
    """A table, and how busy the machine was."""
    table = told(kernel_ms(python_kernel), kernel_ms(numpy_kernel), found)
    return f"{table}\nthe machine's load was {_load():.1f} on {os.cpu_count()} cores; frames are wall time"


def _load() -> float:
    """Processes that wanted to run in the last minute, where the system counts them."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
