"""Charts as inline SVG: direct labels at the ends of lines and layers, spread apart so that none covers another."""

from html import escape

from game.kit.chart import ChartModel, Series, ticks

__all__ = ["chart_svg", "figure_text", "spread", "text_width"]

WIDTH, HEIGHT = 640, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 128, 14, 30
_LINE = 16


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
    """The chart drawn; `id` names its title and description for readers that do not see."""
    body = {"line": _lines, "area": _areas, "bar": _bars}[chart.kind](chart)
    first, last = (chart.x_labels[0], chart.x_labels[-1]) if chart.x_labels else ("", "")
    what = f"{chart.title}, {chart.unit}, {first} to {last}. The table below has every figure."
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{id}-t {id}-d">'
        f'<title id="{id}-t">{escape(chart.title)}</title><desc id="{id}-d">{escape(what)}</desc>'
        f"{_axes(chart)}{body}</svg>"
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
    count = len(chart.x_labels)
    step = max(1, -(-count // 6))
    for n in range(0, count, step):
        x = _x(n, count) if chart.kind != "bar" else sum(_slot(n, count)) - _slot(n, count)[1] / 2
        out.append(f'<text class="axis" x="{x:.1f}" y="{HEIGHT - 9}" text-anchor="middle">{_short(chart, n)}</text>')
    return "".join(out)


def _short(chart: ChartModel, n: int) -> str:
    """The era is said at the first label only."""
    label = chart.x_labels[n]
    return escape(label if n == 0 else label.split(" ")[0])


def _lines(chart: ChartModel) -> str:
    _, low, high = _scale(chart)
    count = len(chart.x_labels)
    paths, ends = [], []
    for one in chart.series:
        runs = _runs(one, count, low, high)
        for run in runs:
            d = " ".join(f"{'M' if i == 0 else 'L'}{x:.1f} {y:.1f}" for i, (x, y) in enumerate(run))
            paths.append(f'<path class="curve" d="{d}" stroke="{one.colour}"><title>{escape(one.name)}</title></path>')
        if runs:
            ends.append((one, runs[-1][-1]))
    labels = _end_labels([(one, y, last_figure(one)) for one, (_, y) in ends]) if len(chart.series) > 1 else ""
    if len(ends) == 1:
        one, (x, y) = ends[0]
        labels = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{one.colour}"/>' + _end_labels(
            [(one, y, last_figure(one))]
        )
    return "".join(paths) + labels


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
    return figure_text(next((v for v in reversed(one.values) if v is not None), None))


def _end_labels(ends: list[tuple[Series, float, str]]) -> str:
    places = spread([y for _, y, _ in ends], _LINE, _TOP + 4, HEIGHT - _BOTTOM)
    edge = WIDTH - _RIGHT
    out = []
    for (one, y, figure), place in zip(ends, places, strict=True):
        if abs(place - y) > 3:
            out.append(f'<path class="lead" d="M{edge + 2} {y:.1f} L{edge + 9} {place:.1f}"/>')
        out.append(f'<rect x="{edge + 11}" y="{place - 5:.1f}" width="9" height="9" fill="{one.colour}"/>')
        name = escape(_cut(one.name, _RIGHT - 56)) if len(ends) > 1 else ""
        out.append(f'<text class="end" x="{edge + 24}" y="{place + 4:.1f}">{name} <tspan>{figure}</tspan></text>')
    return "".join(out)


def _cut(text: str, room: float) -> str:
    if text_width(text, 12) <= room:
        return text
    while text and text_width(text + "…", 12) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _areas(chart: ChartModel) -> str:
    _, low, high = _scale(chart)
    count = len(chart.x_labels)
    tops = chart.stacked()
    below = (0.0,) * count
    out, ends = [], []
    for one, top in zip(chart.series, tops, strict=True):
        upper = [f"{_x(n, count):.1f} {_y(v, low, high):.1f}" for n, v in enumerate(top)]
        lower = [f"{_x(n, count):.1f} {_y(v, low, high):.1f}" for n, v in reversed(list(enumerate(below)))]
        out.append(f'<path class="layer" d="M{" L".join(upper + lower)} Z" fill="{one.colour}">'
                   f"<title>{escape(one.name)}</title></path>")  # fmt: skip
        if count and (one.values[-1] or 0) > 0:
            ends.append((one, _y((top[-1] + below[-1]) / 2, low, high), figure_text(round(one.values[-1] or 0, 1))))
        below = top
    return "".join(out) + _end_labels(ends)


def _bars(chart: ChartModel) -> str:
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
                f'fill="{one.colour}"><title>{escape(chart.x_labels[n])}: {figure_text(value)}</title></rect>'
            )
    return "".join(out)
