"""The page of one war, after `design/mock/report_war`: the chain on top; who, where and how many; the field's words."""

from game.report.chapters import Answered, Fighter, Report, Tag, WarChapter
from game.report.html.figures import chain_svg, losses_svg
from game.report.html.markup import crest, state_cell, table, text
from game.report.naming import brigades, listing, signed
from game.report.words import words

__all__ = ["kindred_text", "tag_list", "war_article"]


def war_article(war: WarChapter, number: int, report: Report, plate: str = "") -> str:
    """One war as an article; `plate` is its small map, drawn elsewhere."""
    turns = (war.ended or report.turns) - war.began + 1
    when = f"War {number} · {war.dates} · {turns} {'turn' if turns == 1 else 'turns'}"
    return (
        f'<article class="war" id="war-{text(war.id)}"><p class="caps">{text(when)}</p><h3>{text(war.name)}</h3>'
        f'<p class="voice thesis">{text(war.thesis)}</p>{_chain(war, report)}'
        f'<div class="columns"><div>{_fought(war, report)}{_answers(war, report)}</div>'
        f"<div>{_where(war, plate)}{_lost(war, report)}</div>"
        f"<div>{_end(war, report)}{_power(war, report)}{_tags(war)}</div></div>"
        f"{_battles(war, report)}</article>"
    )


def _chain(war: WarChapter, report: Report) -> str:
    if not war.chain:
        return ""
    steps = "".join(f"<li><b>{text(k.year)}</b> {text(k.title)}<span>{text(k.text)}</span></li>" for k in war.chain)
    return f'<div class="chain-box">{chain_svg(war, report)}<ol class="chain-list">{steps}</ol></div>'


def _fought(war: WarChapter, report: Report) -> str:
    rows = [_fighter(f, report) for f in war.fighters]
    heads = ("State", "Side", "Joined", "Reason", "Clause", "Lost")
    return "<h4>Who fought, and why</h4>" + table("Belligerents; losses in brigades", heads, rows, (5,))


def _fighter(one: Fighter, report: Report) -> tuple[str, ...]:
    reason = one.reason_text
    if one.reason != "target" and one.motive_text not in ("", one.reason_text):
        reason += f'<span class="second">{text(one.motive_text)}</span>'
    return (
        state_cell(report, one.state),
        text(one.side),
        text(one.joined_year.split(" ")[0]),
        reason,
        text(one.clause_text),
        f"<b>{brigades(one.lost, unit=False)}</b>",
    )


def _answers(war: WarChapter, report: Report) -> str:
    """Who was called: first those who stayed, then those who came, each with the reason it gave then."""
    stayed = [a for a in war.answers if not a.honoured]
    came = [a for a in war.answers if a.honoured]
    out = ""
    for title, answers in (("Who was bound and stayed", stayed), ("Who was bound and came", came)):
        if answers:
            rows = [_answer(a, report) for a in answers]
            heads = ("State", "Answer", "The reason given then", "Trust")
            drawn = table(f"{title}; trust: how far the caller’s trust in it moved, of 100", heads, rows, (3,))
            lead = f'<p class="second">{text(war.balance)}</p>' if war.balance and answers is stayed else ""
            out += f"<h4>{title}</h4>{lead}{drawn}" if answers is stayed else _folded(f"{title}: {len(rows)}", drawn)
    return out


def _folded(title: str, inner: str) -> str:
    return f"<details><summary>{title}</summary>{inner}</details>"


def _answer(one: Answered, report: Report) -> tuple[str, ...]:
    word = "honoured" if one.honoured else "reneged"
    pledged = '<span class="second">had pledged to come</span>' if one.had_pledged and not one.honoured else ""
    friend = f'<span class="second">to {text(report.names.get(one.friend, one.friend))}</span>'
    opened = _weighed(one)
    trust = f"{signed(one.trust_change)}" if one.trust_change else ""
    return (
        state_cell(report, one.state),
        f'<span class="{word}">{word}</span>{friend}{pledged}',
        f"“{text(one.stated)}”{opened}",
        f'<span class="{word}">{trust}</span>',
    )


def _weighed(one: Answered) -> str:
    """What it truly weighed, opened: in units of wealth, the heaviest first."""
    told = [pair for pair in one.weighed if abs(pair[1]) >= 500][:5]
    parts = ", ".join(f"{text(_term(name))} {signed(round(milli / 1000))}" for name, milli in told)
    total = signed(round(sum(milli for _, milli in one.weighed) / 1000))
    said = f"To march, as it weighed it in wealth: {parts}; in all {total}."
    return f'<span class="second">{said}</span>' if parts else ""


def _term(name: str) -> str:
    return words().term.get(name, name.replace("_", " "))


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
    rows = [
        (state_cell(report, f.state), f"{f.power_before / 10:.1f}", f"{f.power_after / 10:.1f}", _moved(f))
        for f in war.fighters
    ]
    heads = ("State", "Before", "After", "Change")
    return "<h4>What it changed in power</h4>" + table("Share of power, %", heads, rows, (1, 2, 3))


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
            text(b.year.split(" ")[0]),
            text(b.place),
            text(_forces(b.attackers, report)),
            text(_forces(b.defenders, report)),
            text(_forces(b.lost, report)),
            text(listing(report.names.get(s, s) for s in b.victors)),
        )
        for b in war.battles
    ]
    heads = ("Year", "Place", "Attackers", "Defenders", "Lost", "Held the field")
    word = "battle" if len(rows) == 1 else "battles"
    inner = table(f"Battles of {war.name}; forces in brigades", heads, rows)
    return f"<details><summary>{len(rows)} {word}, one by one</summary>{inner}</details>"


def _forces(forces: dict[str, int], report: Report) -> str:
    named = (f"{report.names.get(s, s)} {brigades(n, unit=False)}" for s, n in sorted(forces.items()) if n)
    return ", ".join(named) or "nobody"
