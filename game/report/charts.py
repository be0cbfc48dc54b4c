"""The system in charts: power, concentration and war, one figure a turn; the society of states is in `trends`.

Behind every chart stand the wars in progress and the pacts founded, so that
what moved can be held against what was going on.
"""

from collections import Counter
from dataclasses import replace

from game.kit.chart import Band, ChartModel, Mark, Series
from game.measures.power import tenths_of
from game.measures.system import concentration_permille, polarity_of
from game.report.records.chapters import WarChapter
from game.report.records.opinions import Beliefs
from game.report.source import Source
from game.report.telling.naming import listing
from game.report.telling.years import year_text
from game.report.trends import (
    INK,
    INK_2,
    OTHERS,
    PACT,
    SHOWN,
    bond_lines,
    home_lines,
    pact_lines,
    trade_lines,
    trust_lines,
)
from game.world.constants import TENTHS
from game.world.events import BattleFought, PactFounded

__all__ = ["charts_of", "threat_chart"]

_NAMED = 3
"""Wars named under one year."""


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
        _losses_by_turn(source, labels),
        trust_lines(source, labels),
        bond_lines(source, labels),
        pact_lines(source, labels, "Members of pacts", "states"),
        pact_lines(source, labels, "Legitimacy of pacts", "of 100"),
        trade_lines(source, labels),
        home_lines(source, labels),
    )
    bands, marks = _bands(source, wars), _marks(source)
    kept = (c for c in charts if any(v for s in c.series for v in s.values))
    return tuple(replace(c, bands=bands, marks=marks) for c in kept)


def threat_chart(source: Source, beliefs: Beliefs, wars: tuple[WarChapter, ...]) -> tuple[ChartModel, ...]:
    """Threat as all could read it, turn by turn; nothing while the game goes on or fewer than two turns were read."""
    if len(beliefs.turns) < 2:
        return ()
    labels = tuple(year_text(source.system, turn) for turn in beliefs.turns)
    series = Series("Mean", INK, tuple(t / 10 for t in beliefs.threat))
    place = {turn: n for n, turn in enumerate(beliefs.turns)}
    marks = tuple(replace(mark, at=place[mark.at + 1]) for mark in _marks(source) if mark.at + 1 in place)
    chart = ChartModel("Threat, mean of the greatest to each", labels, (series,), "of 100")
    return (replace(chart, bands=_runs([_fought(turn, wars) for turn in beliefs.turns]), marks=marks),)


# -- what went on at the time -------------------------------------------------------------------------


def _fought(turn: int, wars: tuple[WarChapter, ...]) -> tuple[str, ...]:
    """Wars fought in a turn; one that was never ended goes on past the last."""
    return tuple(w.name for w in wars if w.began <= turn and (w.ended is None or turn <= w.ended))


def _bands(source: Source, wars: tuple[WarChapter, ...]) -> tuple[Band, ...]:
    return _runs([_fought(n + 1, wars) for n in range(len(source.snapshots))])


def _runs(rows: list[tuple[str, ...]]) -> tuple[Band, ...]:
    """Stretches of the axis with the same wars in progress."""
    found: list[Band] = []
    for n, names in enumerate(rows):
        if not names:
            continue
        said = _said(names)
        last = found[-1] if found else None
        if last is not None and last.last == n - 1 and last.name == said and last.depth == len(names):
            found[-1] = replace(last, last=n)
        else:
            found.append(Band(n, n, len(names), said))
    return tuple(found)


def _said(names: tuple[str, ...]) -> str:
    told = list(names[:_NAMED])
    more = len(names) - len(told)
    return listing([*told, f"{more} other {'war' if more == 1 else 'wars'}"] if more else told)


def _marks(source: Source) -> tuple[Mark, ...]:
    """Pacts founded in play, at the turn in which they were."""
    last = len(source.snapshots) - 1
    founded = source.of(PactFounded)
    return tuple(Mark(min(e.turn - 1, last), f"{source.names.pact(e.pact)} founded") for e in founded)


def _labels(source: Source) -> tuple[str, ...]:
    """The year of each snapshot; the last world, if its turn was counted already, is the end."""
    turns = [world.turn for world in source.snapshots]
    return tuple(
        "end" if n and turn == turns[n - 1] else year_text(source.system, turn) for n, turn in enumerate(turns)
    )


# -- power --------------------------------------------------------------------------------------------


def _power(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """Shares of capability; the leading states by name, the rest of the whole together.

    Shares are whole thousandths, cut off below; in a large system what is cut would be missed.
    """
    peak = {s: max(row.get(s, 0) for row in source.shares) for s in source.last.states}
    shown = sorted(peak, key=lambda s: (-peak[s], s))[:SHOWN]
    shown.sort(key=lambda s: (-source.shares[-1].get(s, 0), s))
    series = [
        Series(source.names.state(s), source.colour(s), tuple(row.get(s, 0) / 10 for row in source.shares))
        for s in shown
    ]
    rest = tuple((1000 - sum(row.get(s, 0) for s in shown)) / 10 for row in source.shares)
    if any(v for row in source.shares for s, v in row.items() if s not in shown):
        series.append(Series("Others", OTHERS, rest))
    return ChartModel("Shares of power", labels, tuple(series), "% of capability", "area")


def _concentration(source: Source, labels: tuple[str, ...]) -> ChartModel:
    values = tuple(concentration_permille(w) / 1000 for w in source.snapshots)
    series = Series("Concentration", INK, values)
    return ChartModel("Concentration of power", labels, (series,), "0 even, 1 one holds all")


def _poles(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """How many states count: as many equals would make as even a system; and those with half the leader's power."""
    told = [polarity_of(shares) for shares in source.shares]
    effective = Series("Effective number", INK, tuple(p.effective / 1000 for p in told))
    poles = Series("Poles", PACT, tuple(float(len(p.poles)) for p in told))
    return ChartModel("Polarity", labels, (effective, poles), "states")


# -- war ----------------------------------------------------------------------------------------------


def _in_war(source: Source, labels: tuple[str, ...], wars: tuple[WarChapter, ...]) -> ChartModel:
    """Brigades, as a turn opened, of every state that fought in it."""
    values = tuple(
        sum(tenths_of(world, s) for s in _fighting(wars, n + 1)) / TENTHS for n, world in enumerate(source.snapshots)
    )
    return ChartModel("Brigades of states at war", labels, (Series("Brigades", INK_2, values),), "brigades", "bar")


def _fighting(wars: tuple[WarChapter, ...], turn: int) -> set[str]:
    return {
        f.state
        for w in wars
        if w.ended is None or turn <= w.ended
        for f in w.fighters
        if f.joined <= turn and (f.left is None or turn <= f.left)
    }


def _wars_fought(source: Source, labels: tuple[str, ...], wars: tuple[WarChapter, ...]) -> ChartModel:
    values = tuple(float(len(_fought(n + 1, wars))) for n in range(len(source.snapshots)))
    return ChartModel("Wars in progress", labels, (Series("Wars", INK_2, values),), "wars", "bar")


def _lost(source: Source) -> tuple[dict[int, Counter[str]], list[str]]:
    """Losses in tenths by turn and state, and the states that lost most in all."""
    by_turn: dict[int, Counter[str]] = {}
    for event in source.of(BattleFought):
        by_turn.setdefault(event.turn, Counter()).update(event.lost)
    total: Counter[str] = sum(by_turn.values(), Counter())
    return by_turn, [s for s, lost in sorted(total.items(), key=lambda pair: (-pair[1], pair[0])) if lost]


def _losses(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """Brigades lost in battle since the start, by state; the first figures are zero by nature."""
    by_turn, order = _lost(source)
    rows = {s: _running([by_turn.get(n + 1, Counter())[s] for n in range(len(labels))]) for s in order}
    return ChartModel("Brigades lost since the start", labels, _by_state(rows, source), "brigades", "area")


def _losses_by_turn(source: Source, labels: tuple[str, ...]) -> ChartModel:
    """The same, turn by turn."""
    by_turn, order = _lost(source)
    rows = {s: tuple(by_turn.get(n + 1, Counter())[s] / TENTHS for n in range(len(labels))) for s in order}
    return ChartModel("Losses turn by turn", labels, _by_state(rows, source), "brigades", "stack")


def _by_state(rows: dict[str, tuple[float, ...]], source: Source) -> tuple[Series, ...]:
    """The first few states by name, the rest together."""
    order = list(rows)
    series = [Series(source.names.state(s), source.colour(s), rows[s]) for s in order[:SHOWN]]
    rest = [rows[s] for s in order[SHOWN:]]
    if rest:
        series.append(Series("Others", OTHERS, tuple(sum(column) for column in zip(*rest, strict=True))))
    return tuple(series)


def _running(tenths: list[int]) -> tuple[float, ...]:
    total, out = 0, []
    for one in tenths:
        total += one
        out.append(total / TENTHS)
    return tuple(out)
