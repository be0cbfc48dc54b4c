"""Charts as inline SVG: direct labels at the ends of lines and layers, spread apart so that none covers another."""

from dataclasses import dataclass
from html import escape

from game.kit.chart import ChartModel, Series, patterns, ticks
from game.report.telling.years import axis_date

__all__ = ["chart_svg", "figure_text", "spread", "text_width"]

WIDTH, HEIGHT = 640, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 156, 14, 30
_LINE = 16
_DASHES = ("7 4", "2 3", "10 3 2 3")
_SLANTS = (45, -45, 90)
_READ, _READ_OF_MANY, _MANY = 9, 5, 80
"""Figures read off under the pointer, and how many where there are many labels; the table has the rest."""
_SLICES = 120
"""Slices of a chart that can be pointed at one by one: three to four pixels each."""
_EDGED = 8
"""Width from which the parts of a pile of bars have a light edge, px."""
_NOTE = 230
"""Width of a line about what else went on, px."""


def text_width(text: str, size: float) -> float:
    """About how wide a line of Source Sans is, in pixels; SVG without a browser cannot measure."""
    narrow = sum(c in "iljtfr.,;:’'()| " for c in text)
    broad = sum(c in "mwMW—→" or c.isupper() for c in text)
    return size * (0.28 * narrow + 0.69 * broad + 0.53 * (len(text) - narrow - broad))


def figure_text(value: float | None) -> str:
    """A figure for people: no tail of zeros, a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Places as near to those wanted as a gap between neighbours allows, within low..high, in the given order."""
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    placed = [0.0] * len(wanted)
    last = low - gap
    for n in order:
        last = max(wanted[n], last + gap)
        placed[n] = last
    limit = high
    for n in reversed(order):
        placed[n] = min(placed[n], limit)
        limit = placed[n] - gap
    return placed


def chart_svg(chart: ChartModel, id: str) -> str:
    """The chart drawn; `id` names its title and description for readers that do not see.

    Behind it the bands and marks of the model, before it a slice a label that reads the figures off under the
    pointer, without a script.
    """
    body = {"line": _lines, "area": _areas, "bar": _bars, "stack": _stacks}[chart.kind](chart, id)
    first, last = (chart.x_labels[0], chart.x_labels[-1]) if chart.x_labels else ("", "")
    what = f"{chart.title}, {chart.unit}, {first} to {last}. The table below has every figure."
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{id}-t {id}-d">'
        f'<title id="{id}-t">{escape(chart.title)}</title><desc id="{id}-d">{escape(what)}</desc>'
        f"{behind(chart)}{_axes(chart)}{body}{slices(chart)}</svg>"
    )


def _scale(chart: ChartModel) -> tuple[tuple[float, ...], float, float]:
    low, high = chart.span()
    if chart.kind == "line" and low > 0 and low < high / 2:
        low = 0.0
    marks = (0.0, 25.0, 50.0, 75.0, 100.0) if chart.unit.startswith("%") and high > 90 else ticks(low, high, 4)
    if chart.kind == "bar":
        marks = tuple(m for m in marks if m == int(m))
    return marks, marks[0], max(marks[-1], high if chart.kind != "area" else marks[-1])


def _y(value: float, low: float, high: float) -> float:
    return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - (value - low) / ((high - low) or 1))


def _x(n: int, count: int) -> float:
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * (n / max(1, count - 1))


def _slot(n: int, count: int) -> tuple[float, float]:
    """Left edge and width of a bar's place."""
    width = (WIDTH - _LEFT - _RIGHT) / max(1, count)
    return _LEFT + n * width, width


def _axes(chart: ChartModel) -> str:
    marks, low, high = _scale(chart)
    out = []
    for mark in marks:
        y = _y(mark, low, high)
        out.append(f'<line class="{"zero" if mark == low else "rule"}" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" '
                   f'y1="{y:.1f}" y2="{y:.1f}"/>')  # fmt: skip
        out.append(f'<text class="axis" x="{_LEFT - 7}" y="{y + 4:.1f}" text-anchor="end">{figure_text(mark)}</text>')
    out += [
        f'<text class="axis" x="{x_of(n, chart):.1f}" y="{HEIGHT - 9}" text-anchor="middle">{_short(chart, n)}</text>'
        for n in range(0, len(chart.x_labels), max(1, -(-len(chart.x_labels) // 6)))
    ]
    return "".join(out)


def x_of(n: int, chart: ChartModel) -> float:
    """Where the label at `n` stands: on the line, or in the middle of its bar."""
    count = len(chart.x_labels)
    if chart.kind in ("bar", "stack"):
        left, width = _slot(n, count)
        return left + width / 2
    return _x(n, count)


def _short(chart: ChartModel, n: int) -> str:
    """The era is said at the first label only."""
    return escape(axis_date(chart.x_labels[n], n))


def _lines(chart: ChartModel, id: str) -> str:
    """A line a series; one that looks like an earlier is dashed, there and at its name."""
    _, low, high = _scale(chart)
    count, ends = len(chart.x_labels), []
    paths, dots = [], []
    for one, pattern in zip(chart.series, patterns(chart.series), strict=True):
        runs, dash = _runs(one, count, low, high), _dash(pattern)
        for run in runs:
            d = " ".join(f"{'M' if i == 0 else 'L'}{x:.1f} {y:.1f}" for i, (x, y) in enumerate(run))
            paths.append(f'<path class="curve" d="{d}" stroke="{one.colour}"{dash}/>')
            if len(run) == 1:
                dots.append(_dot(*run[0], one.colour))
        if runs:
            ends.append(End(one, runs[-1][-1][1], last_figure(one), dash))
            if runs[-1][-1][0] < WIDTH - _RIGHT - 1 or len(chart.series) == 1:
                dots.append(_dot(*runs[-1][-1], one.colour))
    return (
        "".join(paths)
        + "".join(dots)
        + _end_labels(ends, alone=len(ends) == 1 and ends[0].series.name.lower() in chart.title.lower())
    )


def _dot(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'


def _dash(pattern: int) -> str:
    """The attribute that dashes a line by the number of its pattern."""
    return f' stroke-dasharray="{_DASHES[(pattern - 1) % len(_DASHES)]}"' if pattern else ""


def _runs(one: Series, count: int, low: float, high: float) -> list[list[tuple[float, float]]]:
    """A gap where there is no figure: a line never crosses what was not."""
    runs: list[list[tuple[float, float]]] = [[]]
    for n, value in enumerate(one.values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((_x(n, count), _y(value, low, high)))
    return [run for run in runs if run]


def last_figure(one: Series) -> str:
    """The last figure there is."""
    last = next((v for v in reversed(one.values) if v is not None), None)
    return figure_text(last if last is None or abs(last) < 10 else round(last, 1))


@dataclass(frozen=True, slots=True)
class End:
    """The name at the end of a line or layer: where it ends, its last figure, and how it is drawn."""

    series: Series
    y: float
    figure: str
    dash: str = ""
    fill: str = ""


def _end_labels(ends: list[End], *, alone: bool = False) -> str:
    places = spread([one.y for one in ends], _LINE, _TOP + 4, HEIGHT - _BOTTOM)
    edge = WIDTH - _RIGHT
    out = []
    for one, place in zip(ends, places, strict=True):
        if abs(place - one.y) > 3:
            out.append(f'<path class="lead" d="M{edge + 2} {one.y:.1f} L{edge + 9} {place:.1f}"/>')
        if one.fill:
            box = f'x="{edge + 11}" y="{place - 5:.1f}" width="9" height="9"'
            out.append(f'<rect {box} fill="{one.series.colour}"/>')
            out.append(f'<rect {box} fill="{one.fill}"/>' if one.fill.startswith("url") else "")
        else:
            out.append(f'<path class="curve" d="M{edge + 10} {place:.1f}h11" stroke="{one.series.colour}"{one.dash}/>')
        name = "" if alone else escape(_cut(one.series.name, _RIGHT - 56))
        out.append(f'<text class="end" x="{edge + 24}" y="{place + 4:.1f}">{name} <tspan>{one.figure}</tspan></text>')
    return "".join(out)


def _cut(text: str, room: float) -> str:
    if text_width(text, 12) <= room:
        return text
    while text and text_width(text + "…", 12) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _areas(chart: ChartModel, id: str) -> str:
    _, low, high = _scale(chart)
    count = len(chart.x_labels)
    below = (0.0,) * count
    drawn, ends = [], []
    chosen = patterns(chart.series)
    for one, top, pattern in zip(chart.series, chart.stacked(), chosen, strict=True):
        upper = [f"{_x(n, count):.1f} {_y(v, low, high):.1f}" for n, v in enumerate(top)]
        lower = [f"{_x(n, count):.1f} {_y(v, low, high):.1f}" for n, v in reversed(list(enumerate(below)))]
        path = f'd="M{" L".join(upper + lower)} Z"'
        hatch = f"url(#{id}-h{pattern})" if pattern else ""
        drawn.append(f'<path class="layer" {path} fill="{one.colour}"/>')
        drawn.append(f'<path {path} fill="{hatch}"/>' if hatch else "")
        if count and (one.values[-1] or 0) > 0:
            middle = _y((top[-1] + below[-1]) / 2, low, high)
            ends.append(End(one, middle, figure_text(round(one.values[-1] or 0, 1)), fill=hatch or one.colour))
        below = top
    return _hatches(chosen, id) + "".join(drawn) + _end_labels(ends)


def _hatches(chosen: tuple[int, ...], id: str) -> str:
    """Slanting lines, one way and the other, for layers that look like an earlier one."""
    made = "".join(
        f'<pattern id="{id}-h{n}" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({_SLANTS[(n - 1) % len(_SLANTS)]})">'
        '<path d="M0 0V7" stroke="#2A2019" stroke-opacity=".5" stroke-width="2"/></pattern>'
        for n in sorted(set(chosen) - {0})
    )
    return f"<defs>{made}</defs>" if made else ""


def _bars(chart: ChartModel, id: str) -> str:
    _, low, high = _scale(chart)
    count, kinds = len(chart.x_labels), len(chart.series)
    out = []
    for k, one in enumerate(chart.series):
        for n, value in enumerate(one.values):
            if not value:
                continue
            left, width = _slot(n, count)
            thick = width * 0.72 / kinds
            x, y = left + width * 0.14 + k * thick, _y(value, low, high)
            out.append(
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{thick:.1f}" height="{_y(low, low, high) - y:.1f}" '
                f'fill="{one.colour}"/>'
            )
    return "".join(out)


def _stacks(chart: ChartModel, id: str) -> str:
    """Bars piled up; the names stand at the right by how much each has in all, since the last bar may be empty."""
    _, low, high = _scale(chart)
    count, chosen = len(chart.x_labels), patterns(chart.series)
    below, out = (0.0,) * count, []
    for one, top, pattern in zip(chart.series, chart.stacked(), chosen, strict=True):
        for n, value in enumerate(one.values):
            if value:
                left, width = _slot(n, count)
                y, foot = _y(top[n], low, high), _y(below[n], low, high)
                place = f'x="{left + width * 0.1:.1f}" y="{y:.1f}" width="{width * 0.8:.1f}" height="{foot - y:.1f}"'
                edge = ' class="layer"' if width > _EDGED else ""
                out.append(f'<rect{edge} {place} fill="{one.colour}"/>')
                out.append(f'<rect {place} fill="url(#{id}-h{pattern})"/>' if pattern else "")
        below = top
    tall = HEIGHT - _BOTTOM - 8
    ends = [
        End(one, tall - _LINE * n, figure_text(round(sum(v or 0 for v in one.values), 1)),
            fill=f"url(#{id}-h{chosen[n]})" if chosen[n] else one.colour)
        for n, one in enumerate(chart.series)
    ]  # fmt: skip
    return _hatches(chosen, id) + "".join(out) + _end_labels(ends)


# -- what went on at the time, and the reading under the pointer ----------------------------------


def behind(chart: ChartModel) -> str:
    """The bands as a tint of the field and a strip above it, the deeper the darker; the marks as ticks upon it."""
    count = len(chart.x_labels)
    out = []
    for band in chart.bands:
        left, right = _edges(band.first, chart)[0], _edges(band.last, chart)[1]
        wide = max(right - left, 1.0)
        out.append(
            f'<rect class="band" x="{left:.1f}" y="{_TOP}" width="{wide:.1f}" height="{HEIGHT - _TOP - _BOTTOM}" '
            f'fill-opacity="{min(0.04 * band.depth, 0.16):.2f}"/><rect class="band" x="{left:.1f}" y="3" '
            f'width="{wide:.1f}" height="5" fill-opacity="{min(0.25 + 0.2 * band.depth, 1):.2f}"/>'
        )
    for mark in chart.marks:
        if 0 <= mark.at < count:
            x = x_of(mark.at, chart)
            out.append(f'<path class="moment" d="M{x:.1f} {_TOP}V{HEIGHT - _BOTTOM}"/>')
            out.append(f'<path class="moment-tip" d="M{x - 4:.1f} 1h8l-4 8z"/>')
    return "".join(out)


def _edges(n: int, chart: ChartModel) -> tuple[float, float]:
    """Left and right edge of the slice of one label: halfway to its neighbours."""
    count = len(chart.x_labels)
    if chart.kind in ("bar", "stack"):
        left, width = _slot(n, count)
        return left, left + width
    half = (WIDTH - _LEFT - _RIGHT) / max(1, count - 1) / 2
    x = _x(n, count)
    return max(x - half, _LEFT), min(x + half, WIDTH - _RIGHT)


def slices(chart: ChartModel) -> str:
    """A slice a label, seen only under the pointer: a line to guide the eye, and the figures in a box.

    Of more labels than `_SLICES`, which a pointer could not tell apart, one in several has a slice.
    """
    count = len(chart.x_labels)
    step = -(-count // _SLICES)
    return "".join(_slice(chart, n, min(n + step, count) - 1) for n in range(0, count, max(step, 1)))


def _slice(chart: ChartModel, n: int, last: int) -> str:
    """The reading of one label, under the pointer from its own place to that of the last before the next slice."""
    left, right = _edges(n, chart)[0], _edges(last, chart)[1]
    x = x_of(n, chart)
    told = [(name, value) for name, value in chart.at(n) if value or not chart.is_piled]
    most = _READ if len(chart.x_labels) <= _MANY else _READ_OF_MANY
    lines = [f"{name} {figure_text(round(value, 2))}" for name, value in told[:most]] or ["none"]
    if len(told) > most:
        lines.append(f"and {len(told) - most} more")
    asides = [_cut(one, _NOTE) for one in chart.besides(n)[:3]]
    return (
        f'<g class="slice"><rect class="hit" x="{left:.1f}" y="0" width="{max(right - left, 0.5):.1f}" '
        f'height="{HEIGHT}"/><g><path class="guide" d="M{x:.1f} {_TOP}V{HEIGHT - _BOTTOM}"/>'
        f"{_note(x, chart.x_labels[n], lines, asides)}</g></g>"
    )


def _note(x: float, label: str, lines: list[str], asides: list[str]) -> str:
    """The box beside the guide, to its right in the left half of the chart and to its left in the right half."""
    wide = text_width(max((f"{label}  ", *lines, *asides), key=len), 12.5) + 22
    tall = 15 * (1 + len(lines) + len(asides)) + 9
    left = x + 7 if x < (WIDTH - _RIGHT + _LEFT) / 2 else x - 7 - wide
    rows = [f'<tspan class="when" x="{left + 9:.1f}" dy="15">{escape(label)}</tspan>']
    rows += [f'<tspan x="{left + 9:.1f}" dy="15">{escape(line)}</tspan>' for line in lines]
    rows += [f'<tspan class="aside" x="{left + 9:.1f}" dy="15">{escape(line)}</tspan>' for line in asides]
    return (
        f'<rect class="note" x="{left:.1f}" y="{_TOP + 4}" width="{wide:.1f}" height="{tall}" rx="2"/>'
        f'<text class="reading" y="{_TOP + 6}">{"".join(rows)}</text>'
    )
