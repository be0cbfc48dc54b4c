"""The report as one HTML file: no network, no script, readable on paper, on a phone and by ear."""

from collections.abc import Mapping
from pathlib import Path

from game.chronicle.record import Chronicle
from game.report.book import bind_book
from game.report.chapters import Report, Standing, WarChapter
from game.report.html import system_page
from game.report.html.markup import section, state_cell, table, text
from game.report.html.others_page import civil_table, others_wars
from game.report.html.plate import plate_svg, shapes_svg
from game.report.html.style import style
from game.report.html.war_page import war_article
from game.report.naming import brigades
from game.report.source import Source, read_chronicle
from game.scenarios.faults import FaultsFoundError
from game.scenarios.geometry import Geometry
from game.scenarios.library import Scenario, load_scenario, refuse_misfit

__all__ = ["html_page", "write_html"]

_PARTS = (
    ("verdict", "Verdict"),
    ("wars", "Wars"),
    ("deterred", "Wars deterred"),
    ("fed", "Others’ wars"),
    ("faith", "Words kept"),
    ("pacts", "Pacts"),
    ("charts", "Charts"),
    ("doctrines", "Doctrines"),
    ("terms", "Terms"),
)


def write_html(chronicle: Chronicle, path: Path, colours: Mapping[str, str] | None = None, world: str = "") -> Path:
    """Write the report of a game to a file; names, colours and map come from its scenario where it is at hand.

    `world` is the folder of the scenario, if it is not on the shelf.
    """
    scenario = _scenario(world or chronicle.header.scenario, chronicle)
    found = scenario.colours if scenario else {}
    source = read_chronicle(chronicle, {**found, **(colours or {})})
    report = bind_book(source, scenario.told.title if scenario else "")
    path.write_text(
        html_page(report, source, scenario.geometry if scenario and scenario.is_drawn else None), encoding="utf-8"
    )
    return path


def _scenario(name: str, chronicle: Chronicle) -> Scenario | None:
    """The scenario of a game; a report does without one that has gone, or been broken or cut short since."""
    try:
        scenario = load_scenario(name)
        refuse_misfit(scenario, chronicle.last.world)
    except FaultsFoundError:
        return None
    return scenario


def html_page(report: Report, source: Source | None = None, geometry: Geometry | None = None) -> str:
    """The whole page; without a source or shapes the wars have no maps."""
    nav = "".join(f'<a href="#{id}">{name}</a>' for id, name in _PARTS)
    shapes = shapes_svg(geometry) if geometry and source else ""
    body = "".join(
        (
            _verdict(report),
            _wars(report, source, geometry),
            system_page.deterred(report),
            others_wars(report),
            system_page.faith(report),
            system_page.pacts(report),
            system_page.charts(report),
            system_page.minds(report),
            system_page.field_words(report),
        )
    )
    title = f"{report.verdict.title} · {report.title} · All Against One"
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{text(title)}</title>'
        f"<style>{style()}</style></head><body>"
        '<a class="skip" href="#main">Skip to the report</a>'
        f'<header><span class="mark">The Report</span><nav aria-label="Parts of the report">{nav}</nav></header>'
        f'{shapes}<main id="main">{body}</main>{_foot(report)}</body></html>\n'
    )


def _foot(report: Report) -> str:
    seal = report.digest[:16]
    return (
        f"<footer><p>All Against One. {text(report.title)}, seed {report.seed}, {_turns(report)}; digest "
        f"<code>{text(seal)}</code>. Every figure is computed from the chronicle of this game.</p></footer>"
    )


def _turns(report: Report) -> str:
    return f"{report.turns} {'turn' if report.turns == 1 else 'turns'}"


def _verdict(report: Report) -> str:
    said = report.verdict
    words = f"{report.title} · {report.dates} · {_turns(report)} · seed {report.seed}"
    views = (
        ("As a realist would judge", "relative power", said.realist),
        ("As an institutionalist would judge", "peace, trust and wealth", said.institutionalist),
    )
    cards = "".join(
        f'<div class="card"><p class="caps">{text(measure)}</p><h2 class="minor">{text(head)}</h2>'
        f"<p>{text(line)}</p></div>"
        for head, measure, line in views
    )
    own = f'<p class="own">{text(said.own)}</p>' if said.own else ""
    return (
        f'<section id="verdict" aria-labelledby="verdict-h"><p class="caps">{text(words)}</p>'
        f'<h1 id="verdict-h">{text(said.title)}</h1>'
        f'<p class="voice">{text(said.sentence)} {text(report.ended_text)}</p>{own}'
        f'<div class="pair">{cards}</div>{_standings(report)}</section>'
    )


def _standings(report: Report) -> str:
    rows = [_standing(one, report) for one in report.standings]
    marked = [n for n, one in enumerate(report.standings) if one.player]
    heads = ("State", "Place", "Score", "", "Security", "Wealth enjoyed", "Relative power", "Sovereignty", "Cores kept")
    body = table("Standings, each figure of 100", heads, rows, (1, 2, 4, 5, 6, 7, 8), "standings", marked)
    note = (
        "The score is half security, a quarter wealth enjoyed and a quarter relative power. In the last two, 50 means "
        "as much as at the start. In sovereignty, a client’s year counts half of a free one."
    )
    return f'<h2>Standings</h2>{body}<p class="second">{text(note)}</p>' if rows else ""


def _standing(one: Standing, report: Report) -> tuple[str, ...]:
    part = dict(one.parts)
    who = state_cell(report, one.state)
    if one.player:
        who += f' <span class="second">{"you" if report.reader else "player"}</span>'
    if one.note:
        who += f' <span class="second">{text(one.note)}</span>'
    figures = (part[name] for name in ("security", "wealth", "power", "sovereign", "cores"))
    return (who, str(one.place), f"<b>{_hundred(one.total)}</b>", _bar(one.total), *map(_hundred, figures))


def _hundred(permille: int) -> str:
    return str((permille + 5) // 10)


def _bar(permille: int) -> str:
    return f'<span class="track" aria-hidden="true"><span style="width:{permille / 10:.0f}%"></span></span>'


def _wars(report: Report, source: Source | None, geometry: Geometry | None) -> str:
    if not report.wars:
        return section("wars", "Wars", "<p>No war was fought.</p>")
    rows = [_war_row(w, report) for w in report.wars if not w.civil]
    heads = ("War", "Years", "Attacker", "Defender", "Began with", "States", "Lost", "Outcome")
    index = table("The wars in order; losses in brigades", heads, rows, (5, 6))
    pages = "".join(
        war_article(w, n, report, _plate(w, report, source, geometry)) for n, w in enumerate(report.wars, 1)
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
