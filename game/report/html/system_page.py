"""The pages of the whole: charts, doctrines, the field's words."""

from game.kit.chart import ChartModel
from game.report.html.beliefs_page import beliefs
from game.report.html.markup import section, state_cell, table, text
from game.report.html.svg import chart_svg, figure_text
from game.report.html.war_page import tag_list
from game.report.minds.unmasking import misjudged
from game.report.records.chapters import SEALED, Report
from game.report.telling.naming import signed

__all__ = ["charts", "field_words", "minds"]


def charts(report: Report) -> str:
    """Every chart with its table behind it."""
    drawn = "".join(_chart(c, f"chart-{n}") for n, c in enumerate(report.charts))
    lead = (
        "Point at a year to read it. Red behind a chart and above it: wars in progress, the darker the more. "
        "A green mark: a pact was founded."
    )
    return section("charts", "The system in figures", f'<div class="charts">{drawn}</div>', lead)


def _chart(chart: ChartModel, id: str) -> str:
    rows = [
        (text(label), *(figure_text(None if s.values[n] is None else round(s.values[n] or 0, 2)) for s in chart.series))
        for n, label in enumerate(chart.x_labels)
    ]
    heads = ("Year", *(s.name for s in chart.series))
    figures = tuple(range(1, len(heads)))
    return (
        f'<figure><figcaption><h3>{text(chart.title)}</h3><span class="second">{text(chart.unit)}</span></figcaption>'
        f"{chart_svg(chart, id)}<details><summary>The figures</summary>"
        f"{table(f'{chart.title}, {chart.unit}', heads, rows, figures)}</details></figure>"
    )


def minds(report: Report) -> str:
    """Doctrine and disposition, sealed in play and opened here."""
    if not report.is_over:
        return section("doctrines", "Doctrines unmasked", f"<p>{text(SEALED)}</p>")
    ministry = "your ministry" if report.reader else "a player’s ministry"
    rows = [
        (
            state_cell(report, m.state),
            text(m.doctrine_text) + (f' <span class="second">{ministry}</span>' if m.player else ""),
            _moved(m.disposition_then, m.disposition_now),
            misjudged(m.error_percent),
            text(m.note),
        )
        for m in report.minds
    ]
    heads = ("State", "Doctrine", "Disposition", "Misjudged strength by", "")
    lead = "Sealed while the game was played. Disposition: 0 seeks only to be safe, 100 seeks what others have."
    body = table("Doctrines and dispositions", heads, rows, (2, 3))
    return section("doctrines", "Doctrines unmasked", body + beliefs(report), lead)


def _moved(before: int, after: int) -> str:
    return str(after) if before == after else f"{before} → {after} ({signed(after - before)})"


def field_words(report: Report) -> str:
    """All tags of the game, each traced to its events."""
    lead = "Each term stands here because of the events under it. Open one to see them."
    body = tag_list(report.tags) if report.tags else "<p>Nothing happened that the field has a word for.</p>"
    return section("terms", "The game in the field’s words", body, lead)
