"""One model of a chart, drawn twice: in the window by the widgets, as SVG by the report.

It knows no noun of the game and no screen: labels, names, colours as `#RRGGBB` text, and plain numbers. `None` is a
turn for which there is no figure (a state not yet born), never zero.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

__all__ = ["ChartModel", "Series", "ticks"]

Kind = Literal["line", "area", "bar"]


@dataclass(frozen=True, slots=True)
class Series:
    """One line, layer or set of bars. `colour` is `#RRGGBB`; `values` is as long as the chart's `x_labels`."""

    name: str
    colour: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ChartModel:
    """`line` compares, `area` stacks shares of a whole, `bar` stands side by side. `unit` is printed once."""

    title: str
    x_labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    kind: Kind = "line"

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
        rows = self.stacked() if self.kind == "area" else tuple(one.values for one in self.series)
        seen = [v for row in rows for v in row if v is not None]
        if self.kind != "line":
            seen.append(0.0)
        if not seen:
            return 0.0, 1.0
        low, high = min(seen), max(seen)
        return (low, high) if high > low else (low, low + 1.0)


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round figures that cover low..high with at most `most` + 1 steps of 1, 2, 2.5 or 5 times a power of ten."""
    span = max(high - low, 1e-9)
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(power * m for m in (1.0, 2.0, 2.5, 5.0, 10.0) if span / (power * m) <= most)
    first = math.floor(low / step) * step
    count = math.ceil((high - first) / step - 1e-9) + 1
    return tuple(round(first + i * step, 10) for i in range(count))
