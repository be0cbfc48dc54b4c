"""What if, on the page: the most telling decisions reversed, and on each war's page those that bear on it."""

from game.report.html.dots import NARROW, dot_rows, dots_svg
from game.report.html.markup import section, table, text
from game.report.records.chapters import SEALED, Report, WarChapter
from game.report.whatif.records import Measured, Outcome, WhatIf
from game.report.whatif.wording import AS_IT_WAS, NONE, ONE_IN_TWENTY, figure, signed_figure, spread

__all__ = ["what_if_panel", "what_ifs"]


def what_ifs(report: Report) -> str:
    """The section: each question with its finding, its chart and the table behind it."""
    if not report.what_ifs:
        return section("what-if", "What if", f"<p>{text(NONE if report.is_over else SEALED)}</p>")
    asked = any(one.replays for one in report.what_ifs)
    lead = f"{AS_IT_WAS} {ONE_IN_TWENTY}" if asked else AS_IT_WAS
    cards = "".join(_article(one) for one in report.what_ifs)
    return section("what-if", "What if", f'<p class="second">{text(lead)}</p><div class="what-ifs">{cards}</div>')


def _article(one: WhatIf) -> str:
    turned = one.reversal
    head = f"<h3>{text(turned.dated)}</h3><p>What if? <b>{text(turned.instead)}</b>.</p>"
    return f'<article class="card" id="what-if-{text(turned.id)}">{head}{_found(one)}</article>'


def _found(one: WhatIf) -> str:
    if one.fault:
        return f'<p class="second">It could not have been done: {text(one.fault)}</p>'
    if not one.replays:
        return '<p class="second">This question has not been played. The report in the game’s window plays it.</p>'
    rest = f'<p class="second">{text(one.rest)}</p>' if one.rest else ""
    return f'<p class="voice">{text(one.sentence)}</p>{_drawn(one)}{rest}{_table(one)}'


def _drawn(one: WhatIf) -> str:
    rows, first = dot_rows(one), one.headline
    if not rows or first is None:
        return ""
    return (
        f'<p class="second caption">{text(_of_hundred(first))}</p>'
        f"{dots_svg(rows, f'{first.name}, {_arms(first)}', f'dots-{text(one.reversal.id)}')}"
    )


def _of_hundred(one: Outcome) -> str:
    return f"{one.name}: in how many of 100 re-plays; bars are 95 % intervals."


def _arms(one: Outcome) -> str:
    was, turned = figure(one.as_it_was.value, one), figure(one.reversed.value, one)
    return f"in {was} of 100 re-plays as it was, in {turned} reversed"


def _table(one: WhatIf) -> str:
    rows = [
        (
            text(f"{o.name}{_unit(o)}"), _measured(o.as_it_was, o), _measured(o.reversed, o),
            _measured(o.difference, o, signed=True),
        )
        for o in one.outcomes
    ]  # fmt: skip
    plays = "1 re-play" if one.replays == 1 else f"{one.replays} re-plays"
    caption = f"{plays} each way over {one.turns} {'turn' if one.turns == 1 else 'turns'}; 95 % intervals below"
    return table(caption, ("Counted", "As it was", "Reversed", "Difference"), rows, (1, 2, 3), "short")


def _unit(one: Outcome) -> str:
    if one.is_share:
        return ", of 100"
    return ", %" if one.measure == "power" else ""


def _measured(value: Measured, one: Outcome, *, signed: bool = False) -> str:
    told = signed_figure(value.value, one) if signed else figure(value.value, one)
    ends = spread(value, one)
    return f'<b>{told}</b><span class="second">{ends}</span>' if ends else f"<b>{told}</b>"


def what_if_panel(war: WarChapter, report: Report) -> str:
    """On a war's page: the chances found for the decisions that bear on it; empty where none was asked."""
    told = [one for one in report.what_ifs if war.id in one.reversal.wars and dot_rows(one)]
    if not told:
        return ""
    body = "".join(_in_short(one, war) for one in told)
    return f'<div class="card what-if"><h4>What if</h4>{body}</div>'


def _in_short(one: WhatIf, war: WarChapter) -> str:
    first = one.headline
    if first is None:
        return ""
    id = f"dots-{text(war.id)}-{text(one.reversal.id)}"
    drawn = dots_svg(dot_rows(one), f"{first.name}, {_arms(first)}", id, NARROW)
    plays = "1 re-play" if one.replays == 1 else f"{one.replays} re-plays"
    return (
        f'<p><a href="#what-if-{text(one.reversal.id)}">{text(one.reversal.dated)}</a></p>'
        f'<p class="second caption">{text(first.name)}: in how many of 100, from {plays} each; bars are 95 % intervals.'
        f"</p>{drawn}"
    )
