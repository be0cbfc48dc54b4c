"""The system in charts: power, concentration, war, losses, legitimacy and membership, one figure a turn."""

from collections import Counter

from game.kit.chart import ChartModel, Series
from game.measures.power import tenths_of
from game.measures.system import concentration_permille, polarity_of
from game.report.chapters import WarChapter
from game.report.source import Source
from game.report.years import year_text
from game.world.constants import TENTHS
from game.world.events import BattleFought

__all__ = ["charts_of"]

_SHOWN = 7
_OTHERS = "#A79F8C"
_INK = "#2A2019"
_PACT = "#157473"
_INK_2 = "#56473A"


def charts_of(source: Source, wars: tuple[WarChapter, ...]) -> tuple[ChartModel, ...]:
    """The charts of the book; one without a figure is left out."""
    labels = _labels(source)
    charts = (
        _power(source, labels),
        _concentration(source, labels),
        _poles(source, labels),
        _in_war(source, labels, wars),
        _wars_fought(source, labels, wars),
        _losses(source, labels),
        _pact_lines(source, labels, "Legitimacy of pacts", "of 100"),
        _pact_lines(source, labels, "Members of pacts", "states"),
    )
    return tuple(c for c in charts if any(v for s in c.series for v in s.values))


def _labels(source: Source) -> tuple[str, ...]:
    """The year of each snapshot; the last world, if its turn was counted already, is the end."""
    turns = [world.turn for world in source.snapshots]
    return tuple(
        "end" if n and turn == turns[n - 1] else year_text(source.system, turn) for n, turn in enumerate(turns)
    )


def _power(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """Shares of capability; the leading states by name, the rest together."""
    peak = {s: max(row.get(s, 0) for row in source.shares) for s in source.last.states}
    shown = sorted(peak, key=lambda s: (-peak[s], s))[:_SHOWN]
    shown.sort(key=lambda s: (-source.shares[-1].get(s, 0), s))
    series = [
        Series(source.names.state(s), source.colour(s), tuple(row.get(s, 0) / 10 for row in source.shares))
        for s in shown
    ]
    rest = tuple(sum(v for s, v in row.items() if s not in shown) / 10 for row in source.shares)
    if any(rest):
        series.append(Series("Others", _OTHERS, rest))
    return ChartModel("Shares of power", labels, tuple(series), "% of capability", "area")


def _concentration(source: Source, labels: tuple[str, ...]) -> ChartModel:
    values = tuple(concentration_permille(w) / 1000 for w in source.snapshots)
    series = Series("Concentration", _INK, values)
    return ChartModel("Concentration of power", labels, (series,), "0 even, 1 one holds all")


def _poles(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """How many states count: as many equals would make as even a system; and those with half the leader's power."""
    told = [polarity_of(shares) for shares in source.shares]
    effective = Series("Effective number of states", _INK, tuple(p.effective / 1000 for p in told))
    poles = Series("Poles", _PACT, tuple(float(len(p.poles)) for p in told))
    return ChartModel("Polarity", labels, (effective, poles), "states")


def _in_war(source: Source, labels: tuple[str, ...], wars: tuple[WarChapter, ...]) -> ChartModel:
    """Brigades, as a turn opened, of every state that fought in it."""
    values = tuple(
        sum(tenths_of(world, s) for s in _fighting(wars, n + 1, source)) / TENTHS
        for n, world in enumerate(source.snapshots)
    )
    return ChartModel("Brigades of states at war", labels, (Series("Brigades", _INK_2, values),), "brigades", "bar")


def _fighting(wars: tuple[WarChapter, ...], turn: int, source: Source) -> set[str]:
    end = source.last.turn
    return {f.state for w in wars for f in w.fighters if f.joined <= turn <= _first(f.left, w.ended, end)}


def _first(left: int | None, ended: int | None, end: int) -> int:
    return left if left is not None else ended if ended is not None else end


def _wars_fought(source: Source, labels: tuple[str, ...], wars: tuple[WarChapter, ...]) -> ChartModel:
    values = tuple(
        float(sum(w.began <= n + 1 <= (w.ended or source.last.turn) for w in wars)) for n in range(len(labels))
    )
    return ChartModel("Wars in progress", labels, (Series("Wars", _INK_2, values),), "wars", "bar")


def _losses(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """Brigades lost in battle since the start, by state; the first figures are zero by nature."""
    by_turn: dict[int, Counter[str]] = {}
    for event in source.of(BattleFought):
        by_turn.setdefault(event.turn, Counter()).update(event.lost)
    total: Counter[str] = sum(by_turn.values(), Counter())
    shown = [s for s, _ in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:_SHOWN]]
    rows = {s: _running([by_turn.get(n + 1, Counter())[s] for n in range(len(labels))]) for s in total}
    series = [Series(source.names.state(s), source.colour(s), rows[s]) for s in shown]
    rest = [rows[s] for s in total if s not in shown]
    if rest:
        series.append(Series("Others", _OTHERS, tuple(sum(column) for column in zip(*rest, strict=True))))
    return ChartModel("Brigades lost since the start", labels, tuple(series), "brigades", "area")


def _running(tenths: list[int]) -> tuple[float, ...]:
    total, out = 0, []
    for one in tenths:
        total += one
        out.append(total / TENTHS)
    return tuple(out)


def _pact_lines(source: Source, labels: tuple[str, ...], title: str, unit: str) -> ChartModel:
    series = []
    for n, id in enumerate(sorted(source.pacts)):
        found = (w.pacts.get(id) for w in source.snapshots)
        values = tuple(
            None if p is None else float(p.legitimacy if unit == "of 100" else len(p.members)) for p in found
        )
        colour = (_PACT, "#2C5A80", "#87500F", "#4A4139")[n % 4]
        series.append(Series(source.names.pact(id), colour, values))
    return ChartModel(title, labels, tuple(series), unit)
