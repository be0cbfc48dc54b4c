"""What the states believed, beside what was so: readings of threat drawn as dots, and every state's record."""

from html import escape

from game.report.html.markup import state_cell, table, text
from game.report.html.svg import spread, text_width
from game.report.minds.unmasking import (
    calls_told,
    leads,
    outlook_row,
    points,
    shown_readings,
    signed_points,
    worst_told,
)
from game.report.records.chapters import Report
from game.report.records.opinions import Belief, Beliefs, Reading

__all__ = ["beliefs"]

SIDE = 520
_LEFT, _TOP, _FOOT, _RIGHT = 44, 14, 46, 14
_NAMED = 5
"""Readings named beside their dots, the furthest from the truth."""


def beliefs(report: Report) -> str:
    """The part of the doctrines' page that is opened when the game is over."""
    told = report.beliefs
    if not told.states:
        return ""
    return (
        f'<h3>Threat as read and threat as it was</h3><p class="wide">{text(leads(told))}</p>'
        f'<div class="beliefs"><div>{_figure(report)}</div><div>{_states(report)}{_calls(told)}{_outlooks(told)}</div>'
        "</div>"
    )


def _figure(report: Report) -> str:
    shown = shown_readings(report.beliefs)
    if not shown:
        return ""
    of = "" if len(shown) == len(report.beliefs.readings) else f" The {len(shown)} greatest of them."
    rows = [
        (state_cell(report, r.state), state_cell(report, r.about), points(r.read), points(r.was), str(r.times))
        for r in shown
    ]
    heads = ("State", "Its reading of", "Read", "Was", "Turns")
    body = table("Threat as read and as it was, means over the game, of 100", heads, rows, (2, 3, 4))
    return (
        f'<figure><figcaption><span class="second">One dot for each state’s reading of each other, the mean over the '
        f"game.{of}</span></figcaption>{_dots(shown, report)}"
        f"<details><summary>The figures</summary>{body}</details></figure>"
    )


def _at(read: int, was: int) -> tuple[float, float]:
    """Where a reading stands: what was to the right, what was read upward."""
    wide, tall = SIDE - _LEFT - _RIGHT, SIDE - _TOP - _FOOT
    return _LEFT + wide * was / 1000, _TOP + tall * (1 - read / 1000)


def _dots(shown: tuple[Reading, ...], report: Report) -> str:
    dots = "".join(_dot(r, report) for r in shown)
    return (
        f'<svg class="chart dots" viewBox="0 0 {SIDE} {SIDE}" role="img" aria-labelledby="dots-t dots-d">'
        '<title id="dots-t">Threat as read against threat as it was</title><desc id="dots-d">Above the line a state '
        "saw more danger than there was, below it less. The table below has every figure.</desc>"
        f"{_field()}{dots}{_names(shown, report)}</svg>"
    )


def _field() -> str:
    (x0, y0), (x1, y1) = _at(0, 0), _at(1000, 1000)
    out = [f'<path class="same" d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"/>']
    for mark in range(0, 1001, 250):
        x, y = _at(mark, mark)
        rule = "zero" if mark == 0 else "rule"
        out.append(f'<path class="{rule}" d="M{x0:.1f} {y:.1f}H{x1:.1f}"/><path class="{rule}" d="M{x:.1f} {y0:.1f}'
                   f'V{y1:.1f}"/>')  # fmt: skip
        out.append(f'<text class="axis" x="{x0 - 7:.1f}" y="{y + 4:.1f}" text-anchor="end">{mark // 10}</text>')
        out.append(f'<text class="axis" x="{x:.1f}" y="{y0 + 17:.1f}" text-anchor="middle">{mark // 10}</text>')
    out.append(f'<text class="axis" x="{(x0 + x1) / 2:.1f}" y="{SIDE - 8}" text-anchor="middle">as it was</text>')
    out.append(f'<text class="axis" transform="translate(12 {(y0 + y1) / 2:.1f}) rotate(-90)" '
               'text-anchor="middle">as read</text>')  # fmt: skip
    out.append(f'<text class="aside" x="{x0 + 10:.1f}" y="{y1 + 20:.1f}">saw more danger than there was</text>')
    out.append(
        f'<text class="aside" x="{x1 - 8:.1f}" y="{y0 - 12:.1f}" text-anchor="end">saw less than there was</text>'
    )
    return "".join(out)


def _dot(one: Reading, report: Report) -> str:
    x, y = _at(one.read, one.was)
    said = f"{_pair(one, report)}: read {points(one.read)}, was {points(one.was)}"
    colour = report.colours.get(one.state, "#A79F8C")
    return (
        f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"><title>{escape(said)}</title></circle>'
    )


def _pair(one: Reading, report: Report) -> str:
    return f"{report.names.get(one.state, one.state)} of {report.names.get(one.about, one.about)}"


def _names(shown: tuple[Reading, ...], report: Report) -> str:
    """The readings furthest from the line, named beside it where there is room."""
    far = sorted(shown, key=lambda r: -abs(r.read - r.was))[:_NAMED]
    spots = [_at(r.read, r.was) for r in far]
    ys = spread([y + 4 for _, y in spots], 15, _TOP + 34, SIDE - _FOOT - 26)
    out = []
    for one, (x, at), y in zip(far, spots, ys, strict=True):
        name = _pair(one, report)
        wide = text_width(name, 12.5)
        right = x + 9 + wide < SIDE - _RIGHT
        place = f'x="{x + 11:.1f}"' if right else f'x="{x - 11:.1f}" text-anchor="end"'
        edge = x + 10 if right else x - 10
        out.append(f'<path class="lead" d="M{x:.1f} {at:.1f}L{edge:.1f} {y - 4:.1f}"/>')
        out.append(f'<text class="named" {place} y="{y:.1f}">{escape(name)}</text>')
    return "".join(out)


# -- the record of each ------------------------------------------------------------------------------


def _states(report: Report) -> str:
    rows = [_row(one, report) for one in report.beliefs.states]
    heads = ("State", "Off by", "Leaning", "Furthest from the truth", "Help foretold")
    caption = (
        "How far each was from the truth about threat, in points of 100, means; leaning, above nought where it saw "
        "more danger than there was; calls on its behalf that went as the odds said"
    )
    marked = [n for n, one in enumerate(report.beliefs.states) if one.player]
    return table(caption, heads, rows, (1, 2), "beliefs-table", marked)


def _row(one: Belief, report: Report) -> tuple[str, ...]:
    return (
        state_cell(report, one.state),
        "–" if one.off is None else f"{one.off / 10:.1f}",
        "–" if one.leaning is None else signed_points(one.leaning),
        text(worst_told(one.worst, report.names)) if one.worst else "–",
        f"{one.right} of {one.calls}" if one.calls else "–",
    )


def _calls(told: Beliefs) -> str:
    said = calls_told(told)
    return f"<p>{text(said)}</p>" if said else ""


def _outlooks(told: Beliefs) -> str:
    """Chances of being attacked, told and come true."""
    rows = [outlook_row(one) for one in told.outlooks]
    heads = ("Chance told", "Times told", "Mean of them", "Came true")
    return table("Chances of being attacked within ten turns, as told, and as it came", heads, rows, (1, 2, 3), "short")
