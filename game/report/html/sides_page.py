"""Of one war: who was called and what each gave as its reason and weighed; and the war as each side saw it."""

from game.report.html.markup import crest, state_cell, table, text
from game.report.records.chapters import SEALED, Answered, Report, WarChapter
from game.report.records.quarrels import Expected, SideView
from game.report.telling.naming import brigades, listing, signed
from game.report.telling.words import words
from game.report.wars.called import Called, called_to

__all__ = ["MOST_ROWS", "ROLES", "called", "called_by", "facts", "sides", "term_name", "weighed_text"]

MOST_ROWS = 8
"""Longer lists are folded after so many rows."""
ROLES = {
    "attacker": "The attacker",
    "defender": "The attacked",
    "helper": "The strongest who came",
    "absent": "The strongest who stayed away",
}
_WORTH = {
    "attacker": "Worth of attacking",
    "defender": "Worth of giving way instead",
    "helper": "Worth of coming",
    "absent": "Worth of coming",
}


def term_name(name: str) -> str:
    """A term of a reckoning in words."""
    return words().term.get(name, name.replace("_", " "))


def weighed_text(weighed: tuple[tuple[str, int], ...], most: int = 5) -> str:
    """What was truly weighed, in units of wealth, the heaviest first; empty where nothing is on record."""
    told = [pair for pair in weighed if abs(pair[1]) >= 500][:most]
    if not told:
        return ""
    total = signed(round(sum(milli for _, milli in weighed) / 1000))
    return f"{', '.join(f'{term_name(n)} {signed(round(m / 1000))}' for n, m in told)}; in all {total}"


# -- who was called -------------------------------------------------------------------------------


def called(war: WarChapter, report: Report) -> str:
    """One row a state, its calls inside; who came comes last."""
    found = called_to(war.answers)
    if not found:
        return ""
    stayed, came = [c for c in found if c.broken], [c for c in found if not c.broken]
    out = f"<h4>Who was called</h4>{f'<p class=second>{text(war.balance)}</p>' if war.balance else ''}"
    opened = "is opened now" if report.is_over else "is sealed until the game is over"
    caption = f"Bound and called; forces in brigades. What each truly weighed, in wealth, {opened}"
    out += _split(caption, stayed, report)
    return out + _split("Bound, called, and came", came, report, fold=bool(stayed))


def _split(caption: str, rows: list[Called], report: Report, *, fold: bool = False) -> str:
    """The first rows, and the rest folded; the whole of it where `fold`."""
    heads = ("State", "Answer", "The reason it gave then", "What it truly weighed: to march", "Forces", "Trust")
    told = [_called(c, report) for c in rows]
    if not told:
        return ""
    if fold:
        return _folded(f"{caption}: {len(told)}", table(caption, heads, told, (4, 5), "called"))
    first = table(caption, heads, told[:MOST_ROWS], (4, 5), "called")
    rest = told[MOST_ROWS:]
    return first + (_folded(f"and {len(rest)} more", table(caption, heads, rest, (4, 5), "called")) if rest else "")


def _folded(title: str, inner: str) -> str:
    return f"<details><summary>{text(title)}</summary>{inner}</details>"


def _called(one: Called, report: Report) -> tuple[str, ...]:
    first = next((a for a in one.calls if not a.honoured), one.calls[0])
    word = "reneged" if one.broken else "honoured"
    said = dict.fromkeys(f"“{a.stated}”" for a in one.calls)
    more = _each_call(one, report) if len(one.calls) > 1 else ""
    trust = signed(one.trust_change) if one.trust_change else ""
    return (
        state_cell(report, one.state),
        f'<span class="{word}">{text(one.answer)}</span><span class="second">{text(called_by(one, report))}</span>',
        text(" ".join(said)) + more,
        text(weighed_text(first.weighed) or "not on record"),
        brigades(one.forces, unit=False),
        f'<span class="{"honoured" if one.trust_change > 0 else "reneged"}">{trust}</span>',
    )


def called_by(one: Called, report: Report) -> str:
    """By whom, under what, and whether it had pledged to come."""
    first = next((a for a in one.calls if not a.honoured), one.calls[0])
    friends = listing(dict.fromkeys(report.names.get(a.friend, a.friend) for a in one.calls))
    pledged = " It had pledged to come." if any(a.had_pledged and not a.honoured for a in one.calls) else ""
    return f"called by {friends}: {first.clause_text or 'its word'}.{pledged}"


def _each_call(one: Called, report: Report) -> str:
    rows = "".join(f"<li>{text(_call_line(a, report))}</li>" for a in one.calls)
    return f'<details class="calls"><summary>each of {len(one.calls)} calls</summary><ul>{rows}</ul></details>'


def _call_line(one: Answered, report: Report) -> str:
    weighed = weighed_text(one.weighed, 3)
    return (
        f"{one.year}, {report.names.get(one.friend, one.friend)}: {'honoured' if one.honoured else 'reneged'}; "
        f"gave {one.motive_text}{f'; weighed {weighed}' if weighed else ''}"
    )


# -- as each side saw it --------------------------------------------------------------------------

_OPENED = (
    "What each said then, and what it reckoned, sealed in play and opened now. A staff takes another’s strength for "
    "more or less than it is; nobody knows its own error."
)


def sides(war: WarChapter, report: Report) -> str:
    """A card for each leader and for the strongest third state, and who was expected on the eve."""
    if not war.sides:
        return ""
    cards = "".join(_card(view, report) for view in war.sides)
    lead = " ".join(part for part in (_OPENED if report.is_over else SEALED, war.left_out) if part)
    return (
        f'<h4>As each side saw it</h4><p class="second">{lead}</p><div class="sides">{cards}</div>'
        f"{_expected(war.sides[0].expected, war, report)}"
    )


def _card(view: SideView, report: Report) -> str:
    name = report.names.get(view.state, view.state)
    said = f'<p class="voice">“{text(view.stated)}”</p>' if view.stated else ""
    rows = "".join(f"<dt>{text(k)}</dt><dd>{text(v)}</dd>" for k, v in facts(view, report))
    return (
        f'<div class="card"><p class="caps">{ROLES[view.role]}</p>'
        f"<h5>{crest(report, view.state)}{text(name)}</h5>{said}"
        f"<p>{text(f'{name} {view.deed}, {view.year}.')}</p><dl>{rows}</dl></div>"
    )


def facts(view: SideView, report: Report) -> list[tuple[str, str]]:
    """The balance it saw and its sums, as pairs of a label and figures; only what is on record."""
    foe = report.names.get(view.foe_state, view.foe_state)
    out = [("Its brigades", brigades(view.own, unit=False))]
    if view.error_percent is None:
        out.append((f"{foe}, as it was", brigades(view.foe, unit=False)))
        out.append(("Led by a player", "what it reckoned is its own"))
    else:
        out.append((f"{foe}, as it took it", f"{brigades(view.foe_seen, unit=False)}; it was {_true(view)}"))
    if view.chance is not None and view.chance_seen is not None:
        out.append(
            ("Chance of the attack, as it saw it", f"{_hundred(view.chance_seen)} of 100; all: {_hundred(view.chance)}")
        )
    elif view.chance is not None:
        out.append(("Chance of the attack, as all reckoned", f"{_hundred(view.chance)} of 100"))
    if view.own_milli is not None and view.public_milli is not None:
        own, public = (signed(round(m / 1000)) for m in (view.own_milli, view.public_milli))
        out.append((f"{_WORTH[view.role]}, in wealth", f"{own}; others expected {public}"))
    if weighed := weighed_text(view.weighed, 4):
        out.append((f"To {view.course}, it weighed" if view.course else "It weighed", weighed))
    return out


def _true(view: SideView) -> str:
    error = view.error_percent or 0
    off = f" ({signed(error)} %)" if error else ""
    return f"{brigades(view.foe, unit=False)}{off}"


def _hundred(permille: int) -> str:
    return str((permille + 5) // 10)


def _expected(expected: tuple[Expected, ...], war: WarChapter, report: Report) -> str:
    if not expected:
        return ""
    target = report.names.get(war.defender, war.defender)
    rows = [_belief(e, report) for e in expected]
    heads = ("State", "Bound by", "Believed to come", "", "Did it fight")
    caption = f"On the eve: how far all believed that those bound to {target} would come, of 100"
    head = table(caption, heads, rows[:MOST_ROWS], (2,), "short")
    rest = rows[MOST_ROWS:]
    return head + (_folded(f"and {len(rest)} more", table(caption, heads, rest, (2,), "short")) if rest else "")


def _belief(one: Expected, report: Report) -> tuple[str, ...]:
    word = "honoured" if one.came else "reneged"
    bar = f'<span class="track" aria-hidden="true"><span style="width:{one.credence / 10:.0f}%"></span></span>'
    said = f'<span class="{word}">{one.did}</span>'
    return (state_cell(report, one.state), text(one.clause_text), _hundred(one.credence), bar, said)
