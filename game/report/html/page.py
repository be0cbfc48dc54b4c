"""The report as one HTML file: no network, no script, readable on paper, on a phone and by ear."""

from collections.abc import Mapping
from pathlib import Path

from game.chronicle.record import Chronicle
from game.report.exports.edition import edition_of, scenario_at_hand
from game.report.html import system_page
from game.report.html.bonds_page import pacts
from game.report.html.crises_page import crises
from game.report.html.debrief_page import debrief
from game.report.html.markup import crest_shape, section, state_cell, table, text
from game.report.html.others_page import civil_table, others_wars
from game.report.html.peace_page import faith
from game.report.html.plate import plate_svg, shapes_svg
from game.report.html.style import style
from game.report.html.verdict_page import reviews, verdict
from game.report.html.war_page import war_article
from game.report.html.whatif_page import what_if_panel, what_ifs
from game.report.records.chapters import Report, WarChapter
from game.report.source import Source
from game.report.telling.naming import brigades
from game.report.whatif.records import WhatIf
from game.scenarios.geometry import Geometry

__all__ = ["html_page", "write_html"]

_PARTS = (
    ("verdict", "Verdict"),
    ("wars", "Wars"),
    ("deterred", "Wars deterred"),
    ("what-if", "What if"),
    ("fed", "Others’ wars"),
    ("faith", "Words kept"),
    ("pacts", "Pacts"),
    ("charts", "Charts"),
    ("doctrines", "Doctrines"),
    ("reviews", "Reviews"),
    ("terms", "Terms"),
    ("debrief", "Debrief"),
)


def write_html(
    chronicle: Chronicle,
    path: Path,
    colours: Mapping[str, str] | None = None,
    world: str = "",
    what_ifs: tuple[WhatIf, ...] | None = None,
) -> Path:
    """Write the report of a game to a file; names, colours and map come from its scenario where it is at hand.

    `world` is the folder of the scenario, if it is not on the shelf; `what_ifs` are those asked, None leaves the
    proposals as questions.
    """
    scenario = scenario_at_hand(world or chronicle.header.scenario, chronicle)
    edition = edition_of(chronicle, scenario, colours=colours, what_ifs=what_ifs)
    path.write_text(html_page(edition.report, edition.source, edition.geometry, edition.relief), encoding="utf-8")
    return path


def html_page(
    report: Report, source: Source | None = None, geometry: Geometry | None = None, relief: Path | None = None
) -> str:
    """The whole page; without a source or shapes the wars have no maps, without a relief they are flat."""
    nav = "".join(f'<a href="#{id}">{name}</a>' for id, name in _PARTS)
    shapes = shapes_svg(geometry, relief) if geometry and source else ""
    body = "".join(
        (
            verdict(report, _turns(report)),
            _wars(report, source, geometry),
            crises(report),
            what_ifs(report),
            others_wars(report),
            faith(report),
            pacts(report),
            system_page.charts(report),
            system_page.minds(report),
            reviews(report, source),
            system_page.field_words(report),
            debrief(report),
        )
    )
    title = f"{report.verdict.title} · {report.title} · All Against One"
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{text(title)}</title>'
        f'<style>{style()}</style></head><body id="top">'
        '<a class="skip" href="#main">Skip to the report</a>'
        f'<header><span class="mark">The Report</span><nav aria-label="Parts of the report">{nav}</nav></header>'
        f'{crest_shape()}{shapes}<main id="main">{body}</main>{_foot(report)}</body></html>\n'
    )


def _foot(report: Report) -> str:
    seal = report.digest[:16]
    return (
        f"<footer><p>All Against One. {text(report.title)}, seed {report.seed}, {_turns(report)}; digest "
        f"<code>{text(seal)}</code>. Every figure is computed from the chronicle of this game.</p>"
        '<a class="up" href="#top">Top ↑</a></footer>'
    )


def _turns(report: Report) -> str:
    return f"{report.turns} {'turn' if report.turns == 1 else 'turns'}"


def _wars(report: Report, source: Source | None, geometry: Geometry | None) -> str:
    if not report.wars:
        return section("wars", "Wars", "<p>No war was fought.</p>")
    rows = [_war_row(w, report) for w in report.wars if not w.civil]
    heads = ("War", "Years", "Attacker", "Defender", "Began with", "States", "Lost", "Outcome")
    index = table("The wars in order; losses in brigades", heads, rows, (5, 6))
    pages = "".join(
        war_article(w, n, report, _plate(w, report, source, geometry), what_if_panel(w, report))
        for n, w in enumerate(report.wars, 1)
    )
    return section("wars", "Wars", index + civil_table(report) + _generals(report)) + pages


def _generals(report: Report) -> str:
    """The same wars counted as one where they overlapped and shared a belligerent."""
    if len(report.generals) == len(report.wars):
        return ""
    rows = [
        (
            f'<span class="years">{text(g.dates)}</span>',
            text("; ".join(g.names)),
            str(len(g.states)),
            brigades(g.lost, unit=False),
        )
        for g in report.generals
    ]
    heads = ("Years", "Wars in it", "States", "Lost")
    caption = "General wars: wars that overlapped and shared a belligerent, counted as one; losses in brigades"
    return f"<h3>Counted as general wars: {len(rows)}</h3>{table(caption, heads, rows, (2, 3), 'short')}"


def _plate(war: WarChapter, report: Report, source: Source | None, geometry: Geometry | None) -> str:
    return plate_svg(war, report, source.at(war.began), geometry) if source and geometry else ""


def _war_row(war: WarChapter, report: Report) -> tuple[str, ...]:
    return (
        f'<a href="#war-{text(war.id)}">{text(war.name)}</a>',
        f'<span class="years">{text(war.dates)}</span>',
        state_cell(report, war.attacker),
        state_cell(report, war.defender),
        text(war.cause_text),
        str(len({f.state for f in war.fighters})),
        brigades(war.lost, unit=False),
        text(war.outcome_text),
    )
