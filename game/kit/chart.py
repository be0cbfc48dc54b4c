"""One model of a chart, drawn twice: in the window by the widgets, as SVG by the report.

It knows no noun of the game and no screen: labels, names, colours as `#RRGGBB` text, and plain numbers. `None` is a
turn for which there is no figure (a state not yet born), never zero.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["Band", "ChartModel", "Mark", "Series", "patterns", "ticks"]

Kind = Literal["line", "area", "bar", "stack"]
ALIKE: Final = 90.0
"""Distance of two colours under which the eye may take one for the other in a thin line (0 the same, 765 most)."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line, layer or set of bars. `colour` is `#RRGGBB`; `values` is as long as the chart's `x_labels`."""

    name: str
    colour: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the axis to be shaded, from the label at `first` to that at `last`: the deeper the darker."""

    first: int
    last: int
    depth: int
    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment of the axis to be marked."""

    at: int
    name: str


@dataclass(frozen=True, slots=True)
class ChartModel:
    """`line` compares, `area` stacks shares of a whole, `bar` stands side by side, `stack` piles bars up.

    `unit` is printed once; `bands` and `marks` say what else went on at the time, so that cause and effect can be
    looked for.
    """

    title: str
    x_labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    kind: Kind = "line"
    bands: tuple[Band, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def is_piled(self) -> bool:
        """Whether its figures stand on each other."""
        return self.kind in ("area", "stack")

    def at(self, index: int) -> tuple[tuple[str, float], ...]:
        """Every series' name and figure at one label, the greatest first; those without one left out."""
        told = [(one.name, one.values[index]) for one in self.series]
        return tuple(sorted(((n, v) for n, v in told if v is not None), key=lambda pair: -pair[1]))

    def besides(self, index: int) -> tuple[str, ...]:
        """What the bands and marks say of one label."""
        within = [band.name for band in self.bands if band.first <= index <= band.last]
        return (*within, *(mark.name for mark in self.marks if mark.at == index))

    def __post_init__(self) -> None:
        for one in self.series:
            if len(one.values) != len(self.x_labels):
                raise ValueError(
                    f"{self.title}: '{one.name}' has {len(one.values)} values for {len(self.x_labels)} labels"
                )

    def stacked(self) -> tuple[tuple[float, ...], ...]:
        """Upper edge of each layer, lowest first; a missing figure adds nothing."""
        tops: list[tuple[float, ...]] = []
        below = (0.0,) * len(self.x_labels)
        for one in self.series:
            below = tuple(b + (v or 0.0) for b, v in zip(below, one.values, strict=True))
            tops.append(below)
        return tuple(tops)

    def span(self) -> tuple[float, float]:
        """Lowest and highest figure drawn; zero is always inside for areas and bars. (0, 1) for an empty chart."""
        rows = self.stacked() if self.is_piled else tuple(one.values for one in self.series)
        seen = [v for row in rows for v in row if v is not None]
        if self.kind != "line":
            seen.append(0.0)
        if not seen:
            return 0.0, 1.0
        low, high = min(seen), max(seen)
        return (low, high) if high > low else (low, low + 1.0)


def patterns(series: tuple[Series, ...]) -> tuple[int, ...]:
    """For each series 0, or the number of a pattern that tells it from those before it that look alike."""
    chosen: list[int] = []
    for n, one in enumerate(series):
        taken = {chosen[m] for m in range(n) if _distance(one.colour, series[m].colour) < ALIKE}
        chosen.append(next(p for p in range(len(taken) + 1) if p not in taken))
    return tuple(chosen)


def _distance(one: str, other: str) -> float:
    """How far two `#RRGGBB` colours are apart to the eye, roughly: red and blue weigh by how red the two are."""
    a, b = (tuple(int(text[n : n + 2], 16) for n in (1, 3, 5)) for text in (one, other))
    red = (a[0] + b[0]) / 2
    squares = [(x - y) ** 2 for x, y in zip(a, b, strict=True)]
    return math.sqrt((2 + red / 256) * squares[0] + 4 * squares[1] + (2 + (255 - red) / 256) * squares[2])


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round figures that cover low..high with at most `most` + 1 steps of 1, 2, 2.5 or 5 times a power of ten."""
    span = max(high - low, 1e-9)
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(power * m for m in (1.0, 2.0, 2.5, 5.0, 10.0) if span / (power * m) <= most)
    first = math.floor(low / step) * step
    count = math.ceil((high - first) / step - 1e-9) + 1
    return tuple(round(first + i * step, 10) for i in range(count))
