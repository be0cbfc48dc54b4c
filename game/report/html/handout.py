"""The handout: one page for each pupil, with the story of the game, a chart, five questions and room to write.

It prints on one page of A4 and of US Letter; the key, if asked for, is a page of its own behind it.
"""

from importlib.resources import files

from game.report.debrief.replayed import replayed
from game.report.html.markup import text
from game.report.html.style import chart_rules, faces
from game.report.html.svg import chart_svg
from game.report.records.chapters import Report
from game.report.records.lessons import Question, five_for_paper
from game.report.telling.naming import listing

__all__ = ["handout_page"]

_LINES = 12
"""Ruled lines under a question: more than fit, the page cuts them."""
_CASES = 8
_EVIDENCE = 4


def handout_page(report: Report, *, key: bool = False) -> str:
    """The whole page."""
    asked = five_for_paper(report.debrief)
    css = faces() + chart_rules() + (files("game.report.html") / "handout.css").read_text(encoding="utf-8")
    title = f"Handout · {report.title} · All Against One"
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{text(title)}</title><style>{css}</style></head>'
        f"<body><main>{_sheet(report, asked)}{_key(report, asked) if key else ''}</main></body></html>\n"
    )


def _sheet(report: Report, asked: tuple[Question, ...]) -> str:
    questions = "".join(
        f'<li><p class="caps">{n}. {text(q.level)}</p><p><b>{text(q.text)}</b></p>'
        f'<div class="room" aria-hidden="true">{"<i></i>" * _LINES}</div></li>'
        for n, q in enumerate(asked, 1)
    )
    rest = (
        f'<ol class="asked">{questions}</ol>'
        if asked
        else "<p>There is nothing to ask about a game without a turn.</p>"
    )
    return (
        '<section class="sheet" aria-labelledby="h"><p class="caps"><span class="name">Name '
        f"__________________________</span>{text(_game(report))}</p>"
        f'<h1 id="h">{text(report.verdict.title)}</h1>'
        f'<div class="top">{_story(report)}{_chart(report)}</div>'
        f"<h2>Questions</h2>{rest}"
        f'<p class="foot">All Against One. Every figure is computed from the chronicle of this game, digest '
        f"{text(report.digest[:16])}.</p></section>"
    )


def _game(report: Report) -> str:
    turns = f"{report.turns} {'turn' if report.turns == 1 else 'turns'}"
    return f"{report.title} · {report.dates} · {turns} · seed {report.seed}"


def _story(report: Report) -> str:
    """Who played, what happened, and how each school would judge it: four lines."""
    said = report.verdict
    players = [report.names.get(s.state, s.state) for s in report.standings if s.player]
    seats = f"Seats played by people: {listing(sorted(players))}." if players else "All seats were played by doctrines."
    lines = (
        seats,
        f"{said.sentence} {report.ended_text}",
        f"A realist would say: {said.realist}",
        f"An institutionalist would say: {said.institutionalist}",
    )
    return f'<div class="story">{"".join(f"<p>{text(line)}</p>" for line in lines)}</div>'


def _chart(report: Report) -> str:
    chart = next((c for c in report.charts if c.title == "Shares of power"), None)
    if chart is None:
        return ""
    head = f"<figcaption>{text(chart.title)}, {text(chart.unit)}</figcaption>"
    return f"<figure>{head}{chart_svg(chart, 'h-power')}</figure>"


def _key(report: Report, asked: tuple[Question, ...]) -> str:
    answers = "".join(f"<li><h3>{n}. {text(q.text)}</h3>{_answer(q, report)}</li>" for n, q in enumerate(asked, 1))
    return (
        f'<section class="key" aria-labelledby="k"><p class="caps">{text(_game(report))}</p>'
        f'<h2 id="k">The key</h2><ol>{answers}</ol></section>'
    )


def _answer(one: Question, report: Report) -> str:
    """The key of one question, short enough for five on a page: the book and the window have the rest."""
    lines = "".join(f"<p>{text(line)}</p>" for line in _cut(one.answer, _CASES))
    if told := replayed(one, report):
        lines += f"<p><b>Played again:</b> {text(told)}</p>"
    tempting = f"<p><b>Tempting, and wrong:</b> {text(one.tempting)} {text(one.wrong)}</p>" if one.tempting else ""
    shown = "".join(f"<li>{text(line)}</li>" for line in _cut(one.evidence, _EVIDENCE))
    return f"{lines}{tempting}{f'<ul>{shown}</ul>' if shown else ''}<p><cite>{text(one.source)}</cite></p>"


def _cut(lines: tuple[str, ...], most: int) -> list[str]:
    """As many lines as there is room for, and how many are left out."""
    return [*lines[:most], *([f"… and {len(lines) - most} more"] if len(lines) > most else [])]
