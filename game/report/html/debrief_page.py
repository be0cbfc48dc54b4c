"""The debrief on the page: questions with their keys folded, and what players predicted held against what came.

On paper a key stays folded unless a reader has opened it: a report handed round a class must not answer for it. The
handout with key (html/handout.py) prints the answers.
"""

from game.report.debrief.foretold import score_text
from game.report.debrief.replayed import replayed
from game.report.html.markup import section, state_cell, table, text
from game.report.records.chapters import SEALED, Report
from game.report.records.lessons import Foretold, Question

__all__ = ["HOW_TO_PREDICT", "debrief"]

HOW_TO_PREDICT = (
    "Nobody predicted anything in this game. During play the room “Predict” (D) takes what a player expects, with a "
    "chance; the report then says how well each foresaw."
)


def debrief(report: Report) -> str:
    """The whole section."""
    lead = "Questions on this game, the simplest first. Each opens to its key and to the events it rests on."
    asked = "".join(_question(q, report) for q in report.debrief)
    body = f'<ol class="asked">{asked}</ol>' if asked else "<p>There is nothing to ask about a game without a turn.</p>"
    return section("debrief", "Debrief", body + _predictions(report), lead if asked else "")


def _question(one: Question, report: Report) -> str:
    when = f' <span class="second">{text(one.evidence[0].partition(":")[0])}</span>' if one.evidence else ""
    return (
        f'<li><p class="caps">{text(one.level)} · {text(one.concept)}{when}</p>'
        f'<h3 class="ask">{text(one.text)}</h3>'
        f'<details class="answer"><summary>The key</summary>{_answer(one, report)}</details></li>'
    )


def _answer(one: Question, report: Report, evidence: int = 8) -> str:
    """The key: its lines, the wrong answer that tempts, the evidence, and what to read."""
    lines = "".join(f"<p>{text(line)}</p>" for line in one.answer)
    if told := replayed(one, report):
        lines += f"<p><b>Played again:</b> {text(told)}</p>"
    tempting = (
        f'<p><b>Tempting, and wrong:</b> {text(one.tempting)} <span class="second">{text(one.wrong)}</span></p>'
        if one.tempting
        else ""
    )
    shown = "".join(f"<li>{text(line)}</li>" for line in one.evidence[:evidence])
    more = len(one.evidence) - evidence
    shown += f"<li>and {more} more</li>" if more > 0 else ""
    rests = f'<p class="second">It rests on:</p><ul>{shown}</ul>' if shown else _FIGURES
    return f"{lines}{tempting}{rests}<p><cite>{text(one.concept)}: {text(one.source)}</cite></p>"


_FIGURES = '<p class="second">It rests on the figures of this report, not on one event.</p>'


# -- predictions ----------------------------------------------------------------------------------


def _predictions(report: Report) -> str:
    if not report.predictions:
        return f'<h3>Predictions</h3><p class="second">{text(HOW_TO_PREDICT if report.is_over else SEALED)}</p>'
    said = "".join(f"<p>{_ranked(r.place, len(report.foretellers))}{text(r.sentence)}</p>" for r in report.foretellers)
    heads = ("By", "Laid down", "What was predicted", "Chance, of 100", "What came", "Score", "The game’s figure")
    rows = [_row(one, report) for one in report.predictions]
    return f"<h3>Predictions: {len(rows)}</h3>{said}{table(_CAPTION, heads, rows, (3, 5, 6))}"


_CAPTION = "Scores by Brier: 0 is best, 0.25 is always saying 50, 1 is worst. The game’s figure is what all could see"


def _ranked(place: int | None, several: int) -> str:
    return f"<b>{place}.</b> " if place is not None and several > 1 else ""


def _row(one: Foretold, report: Report) -> tuple[str, ...]:
    return (
        state_cell(report, one.by),
        f'<span class="years">{text(one.year)}</span>',
        text(one.text),
        str(one.chance),
        text(one.outcome_text),
        "–" if one.brier is None else score_text(one.brier),
        forecast_text(one),
    )


def forecast_text(one: Foretold) -> str:
    """What the game itself showed, of 100, and how it would have scored."""
    if one.forecast is None:
        return "–"
    shown = f"{one.forecast / 10:.0f}"
    return shown if one.forecast_brier is None else f"{shown}, scores {score_text(one.forecast_brier)}"
