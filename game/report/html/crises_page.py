"""The wars that did not happen: demands that were dropped, conceded or settled; who would have fought, and why not."""

from game.report.html.markup import section, state_cell, table, text
from game.report.html.sides_page import MOST_ROWS, weighed_text
from game.report.records.chapters import Report
from game.report.records.quarrels import CrisisChapter, Reckoned, Stand
from game.report.telling.naming import brigades, listing, signed

__all__ = ["GROUPS", "LEAD", "METHOD", "crises", "few_text", "saw_facts", "stood_text", "tally_text"]

LEAD = "A demand dropped in the face of a coalition is a peace that nobody sees."
GROUPS = (
    (("lapsed",), "Refused, and let drop"),
    (("conceded",), "Conceded"),
    (("awarded", "dropped"), "Settled by a court"),
    (("void", "open"), "Without an end"),
)
_MOST_CARDS = 6


def tally_text(report: Report) -> str:
    """What became of all demands, in one sentence."""
    count = {o: sum(c.outcome == o for c in report.crises) for o in {c.outcome for c in report.crises}}
    said = (
        ("conceded", "conceded"), ("deterred", "dropped before a coalition that was too strong"),
        ("lapsed", "let drop after a refusal"), ("awarded", "settled by an award"),
        ("dropped", "dropped on a court’s opinion"), ("war", "followed by war"), ("void", "overtaken by events"),
        ("open", "still open at the end"),
    )  # fmt: skip
    parts = [f"{count[o]} {'was' if count[o] == 1 else 'were'} {words}" for o, words in said if count.get(o)]
    total = len(report.crises)
    return f"Of {total} {'demand' if total == 1 else 'demands'} {listing(parts)}." if total else "No demand was made."


def crises(report: Report) -> str:
    """First the wars deterred, one card each; then the other demands in tables."""
    told = [c for c in report.crises if c.outcome == "deterred"]
    cards = [_card(c, report) for c in told]
    none = "No war is known to have been prevented by a pledge."
    body = f"<p>{text(tally_text(report))}</p>" + ("".join(cards[:_MOST_CARDS]) if cards else f"<p>{none}</p>")
    if len(cards) > _MOST_CARDS:
        rest = "".join(cards[_MOST_CARDS:])
        body += f"<details><summary>and {len(cards) - _MOST_CARDS} more wars deterred</summary>{rest}</details>"
    if cards:
        body += f'<p class="second">{text(METHOD)}</p>'
    groups = ((title, [c for c in report.crises if c.outcome in outcomes]) for outcomes, title in GROUPS)
    body += "".join(_group(title, found, report) for title, found in groups if found)
    return section("deterred", "Wars that did not happen", body, LEAD)


METHOD = (
    "A war counts as deterred where the demander’s army, weighed at the target’s capital by brigades, quality and "
    "distance, was enough against the target alone and not against those who stood by it. What the demander itself "
    "reckoned is sealed in play; after the game it stands beside it."
)


def _name(report: Report, state: str) -> str:
    return report.names.get(state, state)


def _card(one: CrisisChapter, report: Report) -> str:
    """A war deterred: the balance, who would have fought, what the demander saw."""
    demander, target = _name(report, one.demander), _name(report, one.target)
    seen = one.seen
    return (
        f'<article class="card crisis" id="crisis-{text(one.crisis)}"><p class="caps">{text(one.year)}</p>'
        f"<h3>{text(f'{demander} demands {one.aim_text} from {target}')}</h3>"
        f'<div class="columns"><div><p>{text(one.text)}</p>{_stands(one, report, _CAME)}</div>'
        f"<div>{_bars(seen, demander, target) if seen else ''}{_stands(one, report, _AWAY)}</div>"
        f"<div>{_saw(seen, demander, target) if seen else ''}</div></div></article>"
    )


_CAME = (("target", True, "Would have fought for {target}"), ("demander", True, "Would have fought with {demander}"))
_AWAY = (("target", False, "Bound to {target}, and stood aside"),)


def _stands(one: CrisisChapter, report: Report, groups: tuple[tuple[str, bool, str], ...]) -> str:
    """Who would have fought on either side, or who stood aside; each with the reason it gave."""
    out = ""
    for side, stands, words in groups:
        title = words.format(target=_name(report, one.target), demander=_name(report, one.demander))
        found = one.beside(side, stands)
        if found:
            items = [f"<li>{state_cell(report, s.state)} · {text(stood_text(s))}</li>" for s in found]
            shown = "".join(items[:MOST_ROWS])
            more = "".join(items[MOST_ROWS:])
            fold = f"<details><summary>and {len(items) - MOST_ROWS} more</summary><ul>{more}</ul></details>"
            out += f'<p class="caps">{text(title)}</p><ul class="stood">{shown}</ul>{fold if more else ""}'
    return out


def stood_text(one: Stand) -> str:
    """What it pledged or why it did not; whether it tipped the balance."""
    if not one.stands:
        return f"{one.clause_text}: “{one.stated}”"
    tipped = "; it tipped the balance" if one.tipped else ""
    weight = f", weight {brigades(one.weight, unit=False)}" if one.weight else ""
    pledged = brigades(one.forces * one.share_permille // 1000)
    return f"{one.clause_text}: pledged {pledged}{weight}{tipped}"


def _bars(seen: Reckoned, demander: str, target: str) -> str:
    """Brigades and weights, without and with those who pledged."""
    rows = (
        (demander, seen.own, seen.weight_own),
        (f"{target} alone", seen.alone, seen.weight_alone),
        ("with those pledged", seen.pledged, seen.weight_pledged),
    )
    most = max(seen.weight_own, seen.weight_pledged, 1)
    told = [
        (
            text(label),
            brigades(have, unit=False),
            f"<b>{brigades(weight, unit=False)}</b>",
            f'<span class="track" aria-hidden="true"><span style="width:{100 * weight / most:.0f}%"></span></span>',
        )
        for label, have, weight in rows
    ]
    heads = ("", "Brigades", "Weight there", "")
    return table(f"The balance in {seen.year}, as the demander had the last word", heads, told, (1, 2), "short")


def _saw(seen: Reckoned, demander: str, target: str) -> str:
    rows = "".join(f"<dt>{text(k)}</dt><dd>{text(v)}</dd>" for k, v in saw_facts(seen, demander, target))
    return f'<dl class="facts">{rows}</dl>'


def saw_facts(seen: Reckoned, demander: str, target: str) -> list[tuple[str, str]]:
    """What the demander saw and reckoned, as pairs of a label and figures; only what is on record."""
    out: list[tuple[str, str]] = []
    if seen.error_percent is not None:
        off = f"{abs(seen.error_percent)} % {'stronger' if seen.error_percent > 0 else 'weaker'} than it was"
        out.append((f"The staff of {demander} took the other side for", off if seen.error_percent else "what it was"))
    if seen.chance is not None:
        own = f"; by its own staff {_hundred(seen.chance_seen)}" if seen.chance_seen is not None else ""
        out.append(("Chance of an attack, as all reckoned, of 100", f"{_hundred(seen.chance)}{own}"))
    if seen.courses:
        courses = ", ".join(f"to {label} {signed(round(milli / 1000))}" for label, milli in seen.courses)
        out.append(("Its two courses, in wealth", courses))
    if weighed := weighed_text(seen.weighed):
        out.append(("To attack, it weighed", weighed))
    return out


def _hundred(permille: int) -> str:
    return str((permille + 5) // 10)


def _group(title: str, found: list[CrisisChapter], report: Report) -> str:
    rows = [_row(c, report) for c in found]
    heads = ("Year", "Who demanded", "Of whom", "What", "Stood by the target", "Stood aside", "What became of it")
    caption = f"{title}: who demanded what of whom, and what those bound to the target said"
    first = table(caption, heads, rows[:MOST_ROWS])
    rest = rows[MOST_ROWS:]
    more = f"<details><summary>and {len(rest)} more</summary>{table(caption, heads, rest)}</details>" if rest else ""
    return f"<h3>{text(title)}: {len(rows)}</h3>{first}{more}"


def _row(one: CrisisChapter, report: Report) -> tuple[str, ...]:
    return (
        text(one.year),
        state_cell(report, one.demander),
        state_cell(report, one.target),
        text(one.aim_text),
        text(few_text([s.state for s in one.beside("target")], report)),
        text(few_text([s.state for s in one.beside("target", stands=False)], report)),
        f'{text(one.outcome_text)}<span class="second">{text(one.text)}</span>',
    )


def few_text(states: list[str], report: Report) -> str:
    """The first few names and how many others; the strongest come first."""
    if len(states) > 4:
        return f"{', '.join(_name(report, s) for s in states[:3])} and {len(states) - 3} others"
    return listing(_name(report, s) for s in states) or "nobody"
