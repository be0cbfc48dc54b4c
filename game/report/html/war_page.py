"""The page of one war, after `design/mock/report_war`: the chain on top; who, where and how many; the field's words."""

from collections.abc import Sequence

from game.report.html.figures import chain_svg, losses_svg
from game.report.html.markup import crest, state_cell, table, text
from game.report.html.sides_page import called, sides
from game.report.records.chapters import Fighter, Link, Report, Tag, WarChapter
from game.report.telling.naming import brigades, listing
from game.report.telling.years import short_date
from game.report.wars.thesis import opening_of

__all__ = ["kindred_text", "tag_list", "war_article"]

_MOST = 8
"""Rows of a table before the rest is folded."""


def war_article(war: WarChapter, number: int, report: Report, plate: str = "", panel: str = "") -> str:
    """One war as an article; `plate` is its small map and `panel` what stands beside it, drawn elsewhere."""
    turns = (war.ended or report.turns) - war.began + 1
    when = f"War {number} · {war.dates} · {turns} {'turn' if turns == 1 else 'turns'}"
    return (
        f'<article class="war" id="war-{text(war.id)}"><p class="caps">{text(when)}</p><h3>{text(war.name)}</h3>'
        f"{_thesis(war)}{_chain(war, report)}"
        f'<div class="columns">{_columns(war, report, plate, panel)}</div>'
        f"{called(war, report)}{sides(war, report)}{_battles(war, report)}{_onward(number, report)}</article>"
    )


def _thesis(war: WarChapter) -> str:
    first, rest = opening_of(war.thesis)
    return f'<p class="voice thesis">{text(first)}</p>' + (f"<p>{text(rest)}</p>" if rest else "")


def _onward(number: int, report: Report) -> str:
    """The way from one war to the next: a book of thirty wars is not read by its scroll bar."""
    wars = report.wars
    before = wars[number - 2] if number > 1 else None
    after = wars[number] if number < len(wars) else None
    links = [
        f'<a href="#war-{text(before.id)}">← {text(before.name)}</a>' if before else "",
        '<a href="#wars">All wars</a>',
        f'<a href="#war-{text(after.id)}">{text(after.name)} →</a>' if after else "",
    ]
    return f'<nav class="onward" aria-label="From war {number}">{"".join(f"<span>{one}</span>" for one in links)}</nav>'


def _columns(war: WarChapter, report: Report, plate: str, panel: str) -> str:
    """Who, where, and how it ended; the table of power stands where there is most room, as tall as each looks."""
    states = len({f.state for f in war.fighters})
    columns = [
        (60 + 50 * min(states, _MOST + 1), _fought(war, report)),
        ((300 if plate else 0) + 90 + 33 * len(war.losses), _where(war, plate) + _lost(war, report)),
        ((360 if panel else 0) + 210 + 24 * len(war.tags), panel + _end(war, report) + _tags(war)),
    ]
    lowest = min(range(3), key=lambda n: columns[n][0])
    drawn = [inner + (_power(war, report) if n == lowest else "") for n, (_, inner) in enumerate(columns)]
    return "".join(f"<div>{inner}</div>" for inner in drawn)


def _chain(war: WarChapter, report: Report) -> str:
    if not war.chain:
        return ""
    steps = "".join(f"<li><b>{text(k.year)}</b> {text(k.title)}<span>{text(_more(k))}</span></li>" for k in war.chain)
    return f'<div class="chain-box">{chain_svg(war, report)}<ol class="chain-list">{steps}</ol></div>'


def _more(link: Link) -> str:
    """The second line of a box, and what its cause changed."""
    return f"{link.text}; {link.arc}" if link.arc else link.text


def _fought(war: WarChapter, report: Report) -> str:
    rows = [_fighter(f, report) for f in war.fighters]
    heads = ("State", "Side", "Joined", "Reason", "Clause", "Lost")
    return "<h4>Who fought, and why</h4>" + _long("Belligerents; losses in brigades", heads, rows, (5,))


def _long(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], figures: Sequence[int]) -> str:
    """A table whose rows beyond the first are folded where there are many."""
    if len(rows) <= _MOST + 1:
        return table(caption, heads, rows, figures)
    rest = table(caption, heads, rows[_MOST:], figures)
    more = f"<details><summary>and {len(rows) - _MOST} more</summary>{rest}</details>"
    return table(caption, heads, rows[:_MOST], figures) + more


def _fighter(one: Fighter, report: Report) -> tuple[str, ...]:
    reason = text(one.reason_text)
    if one.reason != "target" and one.motive_text not in ("", one.reason_text):
        reason += f'<span class="second">{text(one.motive_text)}</span>'
    left = f'<span class="second">left {text(one.left_year)}</span>' if one.left_year else ""
    return (
        state_cell(report, one.state),
        text(one.side),
        text(short_date(one.joined_year)) + left,
        reason,
        text(one.clause_text),
        f"<b>{brigades(one.lost, unit=False)}</b>",
    )


def _where(war: WarChapter, plate: str) -> str:
    return f"<h4>Where</h4>{plate}" if plate else ""


def _lost(war: WarChapter, report: Report) -> str:
    if not war.losses:
        said = "No brigade was lost." if war.battles else "No battle was fought."
        return f"<h4>Brigades lost</h4><p>{said}</p>"
    fell = sorted({s for row in war.losses for s in (*row.attack, *row.defence)})
    key = "".join(f"<li>{crest(report, s)}{text(report.names.get(s, s))}</li>" for s in fell)
    return f'<h4>Brigades lost</h4>{losses_svg(war, report)}<ul class="key">{key}</ul>'


def _end(war: WarChapter, report: Report) -> str:
    rest = "".join(f"<p>{text(line)}.</p>" for line in war.separate)
    terms = f"<p>{text(war.settlement[:1].upper() + war.settlement[1:])}.</p>" if war.settlement else ""
    kin = f'<p class="second">{text(kindred_text(war, report))}</p>' if war.kindred else ""
    return (
        f'<div class="card"><h4>How it ended</h4><p class="voice">{text(war.outcome_text)}</p>{terms}{rest}'
        f'<p class="second">Fought for {text(war.aim_text)}; it began with {text(war.cause_text)}.</p>{kin}</div>'
    )


def kindred_text(war: WarChapter, report: Report) -> str:
    """Which wars are one with this in the record's counting."""
    others = [w.name for w in report.wars if w.id in war.kindred]
    return f"Part of the same general war as {listing(others)}: they overlapped and shared belligerents."


def _power(war: WarChapter, report: Report) -> str:
    seen: dict[str, Fighter] = {}
    for one in sorted(war.fighters, key=lambda f: -abs(f.power_after - f.power_before)):
        seen.setdefault(one.state, one)
    rows = [
        (state_cell(report, f.state), f"{f.power_before / 10:.1f}", f"{f.power_after / 10:.1f}", _moved(f))
        for f in seen.values()
    ]
    heads = ("State", "Before", "After", "Change")
    return "<h4>What it changed in power</h4>" + _long("Share of power, %", heads, rows, (1, 2, 3))


def _moved(one: Fighter) -> str:
    moved = one.power_after - one.power_before
    sign = "+" if moved > 0 else "−" if moved < 0 else ""
    return f"<b>{sign}{abs(moved) / 10:.1f}</b>"


def _tags(war: WarChapter) -> str:
    return f"<h4>This war in the field’s words</h4>{tag_list(war.tags)}" if war.tags else ""


def tag_list(tags: tuple[Tag, ...]) -> str:
    """Tags with what each means and the events that earn it, folded away."""
    out = []
    for tag in tags:
        seen = "".join(f"<li>{text(line)}</li>" for line in tag.evidence[:6])
        more = f"<li>and {len(tag.evidence) - 6} more</li>" if len(tag.evidence) > 6 else ""
        out.append(
            f'<details class="tag"><summary>{text(tag.name)}</summary><p>{text(tag.means)} '
            f"<cite>{text(tag.source)}</cite></p><ul>{seen}{more}</ul></details>"
        )
    return f'<div class="tags">{"".join(out)}</div>'


def _battles(war: WarChapter, report: Report) -> str:
    if not war.battles:
        return ""
    rows = [
        (
            text(short_date(b.year)),
            text(b.place),
            text(_forces(b.attackers, report)),
            text(_forces(b.defenders, report, _LEVY)),
            text(_forces(b.lost, report)),
            text(listing(report.names.get(s, s) for s in b.victors) or _LEVY),
        )
        for b in war.battles
    ]
    heads = ("Year", "Place", "Attackers", "Defenders", "Lost", "Held the field")
    word = "battle" if len(rows) == 1 else "battles"
    inner = table(f"{war.name}: its battles; forces in brigades", heads, rows)
    return f"<details><summary>{len(rows)} {word}, one by one</summary>{inner}</details>"


def _forces(forces: dict[str, int], report: Report, none: str = "nobody") -> str:
    named = (f"{report.names.get(s, s)} {brigades(n, unit=False)}" for s, n in sorted(forces.items()) if n)
    return ", ".join(named) or none


_LEVY = "its own people"
"""Who holds a field where no state has an army: the home levy."""
