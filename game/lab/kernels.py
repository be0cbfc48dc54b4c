"""Two small reference kernels, so that two machines can be compared (perf.md, "Our targets").

Each does a fixed piece of work like the game's own: one in plain Python over
dictionaries, lists and small records, one in NumPy over 16 × 16 and 16³
arrays. A time divided by a kernel's, taken in the same process, says how dear
something is whatever the machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import numpy as np

__all__ = ["kernel_ms", "numpy_kernel", "python_kernel", "spin"]

STATES = 16


def python_kernel() -> int:
    """Coalitions of sixteen states, forty times: dictionaries read, sums taken, lists sorted."""
    names = [f"S{n:02}" for n in range(STATES)]
    power = {name: 100 + 37 * n % 91 for n, name in enumerate(names)}
    ties = {(a, b): (i * 31 + j * 17) % 100 for i, a in enumerate(names) for j, b in enumerate(names)}
    total = 0
    for turn in range(40):
        for a in names:
            helped = 0
            for b in names:
                if a != b and ties[a, b] > 60:
                    helped += power[b] * ties[a, b] // 100
            power[a] = 100 + (power[a] * 7 + helped + turn) % 211
        total += sum(power[name] for name in sorted(names, key=lambda one: -power[one])[:4])
    return total


def numpy_kernel() -> float:
    """Threats and help of sixteen states, forty times: outer sums, one product of three axes, one logistic."""
    rows = np.arange(STATES, dtype=float)
    power = 100 + rows * 37 % 91
    ties = (rows[:, None] * 31 + rows[None, :] * 17) % 100 / 100
    for _ in range(40):
        threat = power[None, :] * ties / (power[:, None] + 1)
        help_ = np.einsum("kj,ki->kij", ties, threat) * power[:, None, None]
        chance = 1 / (1 + np.exp(-np.clip(threat - help_.sum(axis=0) / power.sum(), -30, 30)))
        power = 100 + (power + chance.sum(axis=1) * 10) % 211
    return float(power.sum())


def kernel_ms(kernel: Callable[[], float], rounds: int = 15) -> float:
    """CPU milliseconds of a kernel: the median of some rounds."""
    found = []
    for _ in range(rounds):
        begun = time.process_time()
        kernel()
        found.append((time.process_time() - begun) * 1000)
    return median(found)


def spin(task: int) -> tuple[float, float]:
    """A piece of work for the farm, some 50 ms of the Python kernel: wall seconds it took, and when it ended."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < 0.05:
        python_kernel()
    return time.perf_counter() - begun, time.time()
