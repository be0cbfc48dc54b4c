"""The bench: how fast the game is, against its targets and against two reference kernels (perf.md).

Times of turns are CPU time of this process, so that a busy machine says the
same as an idle one; what a user waits for (a command, a farm) is wall time.
Nothing is rounded in our favour: a target missed is printed as missed.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path
from statistics import fmean
from typing import Any, Final

import game
from game.chronicle.files import save_as
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.lab.farm import Progress, farm, reproduced
from game.lab.kernels import kernel_ms, numpy_kernel, python_kernel, spin
from game.lab.plays import play_tally
from game.lab.whatif.answering import tasks_of
from game.lab.whatif.pairs import play_pair
from game.match.match import Match
from game.match.setup import Setup
from game.match.simulate import simulate
from game.report.book import bind_book
from game.report.html.page import html_page, write_html
from game.report.source import read_chronicle
from game.report.whatif.proposing import proposals

__all__ = ["Measure", "bench", "compiled", "growth_exponent", "plain", "told"]

SEED: Final = 7
FLOOR_MS: Final = 3.0
"""CPU milliseconds of a turn of ten states on fifty provinces (perf.md)."""
STATES_AXIS: Final = (6, 12, 24, 48)
PROVINCES_AXIS: Final = (60, 120, 240, 500)
AXIS_PROVINCES, AXIS_STATES = 240, 12
"""The size held fast while the other grows."""
WARM_TURNS, AXIS_TURNS = 3, 5
LARGE_TURNS: Final = 40
SPIN_TASKS: Final = 120
"""Pieces of work for the farm, of some 50 ms each."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the bench: `floor` must be met, `aim` is hoped for; `unit` "ms", "s", "exponent" or "share"."""

    name: str
    words: str
    value: float
    unit: str
    floor: float
    aim: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the floor of perf.md is kept."""
        return self.value >= self.floor if self.at_least else self.value <= self.floor

    def plain(self, python_ms: float, numpy_ms: float) -> dict[str, Any]:
        """As `bench --json` prints it; ratios only where the measure is a time."""
        ms = {"ms": self.value, "s": self.value * 1000}.get(self.unit)
        return {
            "name": self.name,
            "value": round(self.value, 4),
            "unit": self.unit,
            "python_ratio": None if ms is None else round(ms / python_ms, 3),
            "numpy_ratio": None if ms is None else round(ms / numpy_ms, 3),
            "target": self.floor,
            "aim": self.aim,
            "met": self.met,
        }


def bench(workers: int | None = None) -> tuple[float, float, list[Measure]]:
    """CPU milliseconds of the two kernels, and every measure; the kernels are timed before and after."""
    before = kernel_ms(python_kernel), kernel_ms(numpy_kernel)
    found = list(_measures(workers))
    after = kernel_ms(python_kernel), kernel_ms(numpy_kernel)
    return (before[0] + after[0]) / 2, (before[1] + after[1]) / 2, found


def _measures(workers: int | None) -> Iterator[Measure]:
    show = Progress(9, "parts")
    show.show(0)
    yield from _turns_of_a_game()
    show.show(1)
    yield Measure("turn_greece", _GREECE_WORDS, _turn_ms("greece_499bce"), "ms", 2 * FLOOR_MS)
    yield Measure("turn_24x140", "a whole turn, 24 × 140", _turn_ms("invented:24x140"), "ms", 8.0, 4.0)
    show.show(2)
    by_states = {n: _turn_ms(f"invented:{n}x{AXIS_PROVINCES}") for n in STATES_AXIS}
    words = f"growth with states, {STATES_AXIS[0]} to {STATES_AXIS[-1]} on {AXIS_PROVINCES} provinces"
    yield Measure("growth_states", words, growth_exponent(by_states), "exponent", 2.0)
    show.show(3)
    by_provinces = {n: _turn_ms(f"invented:{AXIS_STATES}x{n}") for n in PROVINCES_AXIS}
    words = f"growth with provinces, {PROVINCES_AXIS[0]} to {PROVINCES_AXIS[-1]} among {AXIS_STATES} states"
    yield Measure("growth_provinces", words, growth_exponent(by_provinces), "exponent", 1.0)
    show.show(4)
    yield Measure(
        "headless_game",
        "a 60-turn game, 10 × 50, from the command line",
        min(_command_s(_GAME) for _ in range(3)),
        "s",
        0.5,
        0.15,
    )
    show.show(5)
    bare = min(_process_s([sys.executable, "-c", "pass"]) for _ in range(5))
    start = min(_command_s(["doctrines"]) for _ in range(5)) - bare
    yield Measure("headless_start", "start of a headless command, over bare Python", start * 1000, "ms", 150.0, 77.0)
    show.show(6)
    yield from _large_report()
    show.show(7)
    yield from _farm(workers)
    show.show(9)


_LONG_GAME: Final = Setup(scenario=f"invented:10x50:{SEED}", seed=SEED, turns=100)
_GREECE_WORDS: Final = "a whole turn, Greece (16 × 58; twice the 10 × 50 floor, n² would allow 2.6)"
_GAME: Final = ["simulate", f"invented:10x50:{SEED}", "--turns", "60", "--json"]


def _turns_of_a_game() -> Iterator[Measure]:
    """A whole game of a hundred turns: its mean turn, and its file and book."""
    begun = time.process_time()
    chronicle = simulate(_LONG_GAME).chronicle
    assert chronicle.digest
    spent = (time.process_time() - begun) * 1000
    turns = max(1, chronicle.world.turn)
    yield Measure(
        "turn_10x50", "a whole turn, 10 × 50 (mean of a 100-turn game, sealed)", spent / turns, "ms", FLOOR_MS, 1.0
    )
    with tempfile.TemporaryDirectory() as folder:
        yield from _file_and_book(Path(folder))


def _file_and_book(folder: Path) -> Iterator[Measure]:
    """A game that was kept while it was played, as a player's always is."""
    chronicle = simulate(_LONG_GAME, folder / "kept.chronicle.jsonl").chronicle
    path = folder / "game.chronicle.jsonl"
    save = min(_cpu_ms(lambda: save_as(chronicle, path)) for _ in range(3))
    yield Measure("save_100_turns", "save a 100-turn game, kept so far, as a new file", save, "ms", 10.0, 5.0)
    reading = min(_cpu_ms(lambda: load(path)) for _ in range(3))
    yield Measure("load_100_turns", "load a 100-turn game", reading, "ms", 15.0, 5.0)
    book = _cpu_ms(lambda: write_html(chronicle, folder / "report.html")) / 1000
    yield Measure("report_100_turns", "the report of a 100-turn game as a page", book, "s", 2.0, 0.5)
    whole = min(_cpu_ms(lambda: read_chronicle(load(path))) for _ in range(3))
    yield Measure("read_100_turns", "every phase of a 100-turn game, read for its replay", whole, "ms", 500.0, 250.0)
    yield Measure("what_if_pair", "a what-if of it, played once each way", _pair_ms(load(path)), "ms", 300.0, 100.0)


def _pair_ms(chronicle: Chronicle) -> float:
    """CPU milliseconds of one pair of re-plays of the most telling decision, the mean of a few."""
    told = proposals(read_chronicle(chronicle))
    if not told:
        return 0.0
    tasks = tasks_of(chronicle, told[0].reversal, range(5))
    play_pair(tasks[0])
    return _cpu_ms(lambda: [play_pair(task) for task in tasks[1:]]) / (len(tasks) - 1)


def _large_report() -> Iterator[Measure]:
    """A large game written about: reading is measured apart, above."""
    source = read_chronicle(simulate(Setup(scenario="invented:48x200:3", seed=SEED, turns=LARGE_TURNS)).chronicle)
    spent = _cpu_ms(lambda: html_page(bind_book(source), source)) / 1000
    words = f"the book of {LARGE_TURNS} turns of 48 × 200 as a page, once read"
    yield Measure("report_48x200", words, spent, "s", 2.0, 1.0)


def _cpu_ms(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def _turn_ms(world: str) -> float:
    """CPU milliseconds of a turn, the mean of a few after the calm ones."""
    match = Match.begin(Setup(scenario=world, seed=SEED, turns=WARM_TURNS + AXIS_TURNS + 1))
    while match.world.turn <= WARM_TURNS and not match.is_over:
        match.advance()
    first = match.world.turn
    begun = time.process_time()
    while match.world.turn < first + AXIS_TURNS and not match.is_over:
        match.advance()
    return (time.process_time() - begun) * 1000 / max(1, match.world.turn - first)


def growth_exponent(times: dict[int, float]) -> float:
    """The power with which times grow with size: the slope of a line through the logarithms."""
    xs, ys = [log(n) for n in times], [log(max(1e-6, ms)) for ms in times.values()]
    mx, my = fmean(xs), fmean(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def _command_s(words: list[str]) -> float:
    return _process_s([sys.executable, "-m", "game", *words])


@cache
def compiled() -> Path:
    """A folder for compiled modules that goes with this process."""
    folder = Path(tempfile.mkdtemp(prefix="all-against-one-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _process_s(line: list[str]) -> float:
    """Wall seconds of a process of its own, with its modules compiled as an installation has them."""
    home = str(Path(game.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    told = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    told |= {"PYTHONPATH": paths, "PYTHONPYCACHEPREFIX": str(compiled())}
    begun = time.perf_counter()
    subprocess.run(line, stdout=subprocess.DEVNULL, check=True, env=told, cwd=home)
    return time.perf_counter() - begun


def _farm(workers: int | None) -> Iterator[Measure]:
    """How long the first game is waited for; and how much of the workers' time is work, from the first piece on."""
    count = workers or 2
    games = [Setup(scenario="invented:4x12", seed=seed, turns=1) for seed in range(2 * count)]
    begun, first = time.perf_counter(), _Stopwatch()
    farm(play_tally, games, reproduced, workers=count, progress=first)
    yield Measure("farm_first_result", f"first game of a farm of {count} workers", first.at - begun, "s", 0.5)
    done = farm(spin, list(range(SPIN_TASKS)), str, workers=count)
    opened, closed = min(end for _, end in done), max(end for _, end in done)
    work = sum(took for took, _ in done[count:])
    share = work / (count * max(1e-6, closed - opened)) if count > 1 else 1.0
    yield Measure("farm_efficiency", f"share of ideal, {count} workers", min(1.0, share), "share", 0.95, at_least=True)


class _Stopwatch(Progress):
    """Notes when the first game came home, and says nothing."""

    def __init__(self) -> None:
        super().__init__(1)
        self.at = 0.0

    def show(self, done: int) -> None:
        """The first time counts."""
        self.at = self.at or (time.perf_counter() if done else 0.0)


def plain(python_ms: float, numpy_ms: float, found: list[Measure]) -> dict[str, Any]:
    """One JSON document."""
    return {
        "kernels": {"python_ms": round(python_ms, 3), "numpy_ms": round(numpy_ms, 3)},
        "measures": [one.plain(python_ms, numpy_ms) for one in found],
    }


def told(python_ms: float, numpy_ms: float, found: list[Measure]) -> str:
    """A table, worst news and all."""
    lines = [
        f"kernels: Python {python_ms:.2f} ms, NumPy {numpy_ms:.2f} ms of CPU; ratios are times over these",
        "",
        f"{'':76} {'value':>12} {'× Python':>10} {'× NumPy':>10}   {'target':>10} {'aim':>8}",
    ]
    for one in found:
        row = one.plain(python_ms, numpy_ms)
        ratios = [
            f"{row[key]:10.2f}" if row[key] is not None else f"{'':10}" for key in ("python_ratio", "numpy_ratio")
        ]
        target = f"{'≥' if one.at_least else '≤'} {one.floor:g}"
        aim = f"{one.aim:g}" if one.aim is not None else ""
        value = f"{one.value:.3g} {one.unit if one.unit in ('ms', 's') else ''}"
        lines.append(
            f"{one.words[:76]:76} {value:>12} {' '.join(ratios)}   {target:>10} {aim:>8}  {'✓' if one.met else '✗'}"
        )
    lines += ["", f"{sum(one.met for one in found)} of {len(found)} targets met"]
    return "\n".join(lines)
