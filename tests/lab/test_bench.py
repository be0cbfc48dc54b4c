"""The bench's own arithmetic; what it measures is for `all-against-one bench` to say."""

import json

import pytest

from game.lab.bench import Measure, growth_exponent, plain, told
from game.lab.kernels import kernel_ms, numpy_kernel, python_kernel


def test_kernels_do_the_same_work_each_time() -> None:
    assert python_kernel() == python_kernel()
    assert numpy_kernel() == numpy_kernel()
    assert kernel_ms(python_kernel, 3) > 0


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_growth_is_the_slope_of_the_logarithms(power: float) -> None:
    assert growth_exponent({n: 3 * n**power for n in (6, 12, 24, 48)}) == pytest.approx(power)


def test_a_missed_target_is_said() -> None:
    found = [
        Measure("slow", "a slow thing", 8.0, "ms", 4.0),
        Measure("share", "a share", 0.9, "share", 0.95, at_least=True),
    ]
    rows = plain(2.0, 4.0, found)["measures"]
    assert [row["met"] for row in rows] == [False, False]
    assert (rows[0]["python_ratio"], rows[0]["numpy_ratio"], rows[1]["python_ratio"]) == (4.0, 2.0, None)
    assert json.dumps(rows)
    assert "0 of 2 targets met" in told(2.0, 4.0, found)
