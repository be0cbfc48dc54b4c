"""The verdict's page: what kind of age it was, the standings, every conception of success, and the two reviews."""

from game.report.html.markup import section, state_cell, table, text
from game.report.records.chapters import Report, Standing
from game.report.records.opinions import Conception, Place, Review, Statement
from game.report.source import Source
from game.report.telling.naming import listing
from game.report.telling.sentences import headline
from game.report.telling.years import year_text

__all__ = ["reviews", "verdict"]

_SHOWN = 5
"""Events listed under one sentence; the JSON has the ids of all."""


def verdict(report: Report, turns: str) -> str:
    """The head of the report."""
    said = report.verdict
    words = f"{report.title} · {report.dates} · {turns} · seed {report.seed}"
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
        f'<div class="pair">{cards}</div>{_standings(report)}{_conceptions(report)}</section>'
    )


# -- the standings ------------------------------------------------------------------------------------


def _standings(report: Report) -> str:
    rows = [_standing(one, report) for one in report.standings]
    heads = ("State", "Place", "Score", "", "Security", "Wealth enjoyed", "Relative power", "Sovereignty", "Cores kept")
    figures = (1, 2, 4, 5, 6, 7, 8)
    body = table("Standings, each figure of 100", heads, rows, figures, "standings", _own_rows(report))
    note = (
        "The score is half security, a quarter wealth enjoyed and a quarter relative power. In the last two, 50 means "
        "as much as at the start. In sovereignty, a client’s year counts half of a free one."
    )
    return f'<h2>Standings</h2>{body}<p class="second">{text(note)}</p>' if rows else ""


def _own_rows(report: Report) -> list[int]:
    return [n for n, one in enumerate(report.standings) if one.player]


def _standing(one: Standing, report: Report) -> tuple[str, ...]:
    part = dict(one.parts)
    figures = (part[name] for name in ("security", "wealth", "power", "sovereign", "cores"))
    total = f"<b>{_hundred(one.total)}</b>"
    return (_who(one, report), str(one.place), total, _bar(one.total), *map(_hundred, figures))


def _who(one: Standing, report: Report) -> str:
    who = state_cell(report, one.state)
    if one.player:
        who += f' <span class="second">{"you" if report.reader else "player"}</span>'
    return who + (f' <span class="second">{text(one.note)}</span>' if one.note else "")


def _hundred(permille: int) -> str:
    return str((permille + 5) // 10)


def _bar(permille: int) -> str:
    return f'<span class="track" aria-hidden="true"><span style="width:{permille / 10:.0f}%"></span></span>'


# -- conceptions of success ---------------------------------------------------------------------------


def _conceptions(report: Report) -> str:
    """Who did best under each, side by side."""
    told = report.conceptions
    if not told:
        return ""
    found = [({p.state: p for p in one.places}, one.winners) for one in told]
    rows = [
        (
            _who(one, report),
            _place(one.place, ""),
            *(_cell(places.get(one.state), winners) for places, winners in found),
        )
        for one in report.standings
    ]
    heads = ("State", "This game’s score", *(_first_up(one.school) for one in told))
    caption = "Every state’s place under each conception of success, and the figure it rests on"
    lead = "The schools do not count the same things; the same game looks different under each."
    body = table(caption, heads, rows, (), "places", _own_rows(report))
    return f'<h2>Success, as each school counts it</h2><p class="voice">{lead}</p>{_cards(report)}{body}'


def _cell(place: Place | None, winners: tuple[str, ...]) -> str:
    """A place and its figure; the figure alone where nobody has won anything."""
    if place is None:
        return "–"
    return _place(place.place, place.figure) if winners else f'<span class="second">{text(place.figure)}</span>'


def _place(place: int, figure: str) -> str:
    kind = "rank first" if place == 1 else "rank"
    return f'<span class="{kind}">{place}</span> <span class="second">{text(figure)}</span>'


def _cards(report: Report) -> str:
    return f'<div class="tiles">{"".join(_card(one, report) for one in report.conceptions)}</div>'


def _card(one: Conception, report: Report) -> str:
    winners = _winners(one, report)
    return (
        f'<div class="card"><p class="caps">{text(one.measure)}</p><h3>{text(_first_up(one.school))}</h3>'
        f"<p><b>{text(winners)}</b></p><p>{text(one.text)}</p><cite>{text(one.source)}</cite></div>"
    )


def _winners(one: Conception, report: Report) -> str:
    if not one.winners:
        return "Nobody"
    names = [report.names.get(s, s) for s in one.winners]
    return listing(names) if len(names) <= 4 else f"{', '.join(names[:3])} and {len(names) - 3} others"


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


# -- the reviews --------------------------------------------------------------------------------------


def reviews(report: Report, source: Source | None) -> str:
    """Two reviewers on the same game, each sentence over its evidence."""
    if not report.reviews:
        return ""
    lead = "Two schools on the same game. Each sentence rests on events or figures of it; the last turns on its author."
    body = "".join(_review(one, source) for one in report.reviews)
    return section("reviews", "Two reviews of this game", f'<div class="pair reviews">{body}</div>', lead)


def _review(one: Review, source: Source | None) -> str:
    body = "".join(_statement(s, source) for s in one.statements)
    return f'<div class="card"><h3>{text(one.title)}</h3>{body}</div>'


def _statement(one: Statement, source: Source | None) -> str:
    kind = ' class="against"' if one.against else ""
    return f"<p{kind}>{text(one.text)}</p>{_evidence(one, source)}"


def _evidence(one: Statement, source: Source | None) -> str:
    """The first few events under a sentence."""
    if source is None or not one.events:
        return ""
    told = [source.by_id[id] for id in one.events if id in source.by_id]
    lines = "".join(
        f"<li>{text(year_text(source.system, e.turn))}: {text(headline(e, source.names))}</li>" for e in told[:_SHOWN]
    )
    more = f"<li>and {len(told) - _SHOWN} more</li>" if len(told) > _SHOWN else ""
    return f"<details><summary>Evidence: {len(told)}</summary><ul>{lines}{more}</ul></details>"
