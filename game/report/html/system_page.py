"""The pages of the whole: wars that did not happen, words kept, pacts, charts, doctrines, the field's words."""

from game.kit.chart import ChartModel
from game.report.chapters import Faith, PactChapter, Report
from game.report.html.markup import section, state_cell, table, text
from game.report.html.svg import chart_svg, figure_text
from game.report.html.war_page import tag_list
from game.report.naming import brigades, calls_kept, listing, signed

__all__ = ["charts", "deterred", "faith", "field_words", "minds", "pacts"]


def deterred(report: Report) -> str:
    """Demands that would have become wars, and who stood in the way."""
    lead = "A demand that was dropped because of a coalition is the peace that nobody sees."
    if not report.deterred:
        return section("deterred", "Wars deterred", "<p>No war is known to have been prevented by a pledge.</p>")
    rows = [
        (
            text(d.year),
            state_cell(report, d.demander),
            state_cell(report, d.target),
            text(d.aim_text),
            text(listing(report.names.get(s, s) for s in d.by)),
            text(listing(report.names.get(s, s) for s in d.aside) or "nobody"),
        )
        for d in report.deterred
    ]
    heads = ("Year", "Who demanded", "Of whom", "What", "Whose pledge tipped it", "Who stood aside")
    return section("deterred", "Wars deterred", table("Wars that did not happen", heads, rows), lead)


def faith(report: Report) -> str:
    """Each state's word: ● kept, ✕ broken, oldest left."""
    kept, all_calls = sum(a.honoured for a in report.calls), len(report.calls)
    lead = f"{calls_kept(kept, all_calls).capitalize()}." if all_calls else "Nobody was called upon."
    rows = [_faith_row(f, report) for f in report.faith]
    heads = (
        "State", "Calls", "Kept", "Broken", "Pledged", "Stood aside", "Pledges broken", "Treaties broken", "Trust in it"
    )  # fmt: skip
    body = table("Words kept and broken; trust of the others, of 100", heads, rows, (2, 3, 4, 5, 6, 8))
    return section("faith", "Words kept and broken", body + _gaps(report), lead)


def _gaps(report: Report) -> str:
    """Expected and done: the deeds furthest from what all reckoned, opened now that the game is on record."""
    if not report.gaps:
        return ""
    went, of = report.expected
    rows = [
        (
            text(g.year),
            state_cell(report, g.state),
            text(g.act),
            signed_tenths(g.public_milli // 100),
            signed_tenths(g.own_milli // 100),
            "the other way" if g.surprise else "as expected",
        )
        for g in report.gaps
    ]
    heads = ("Year", "State", "What it did", "Expected of it", "Its own sum", "Which way")
    lead = (
        f"{went} of {of} deeds went the way that all reckoned before them. The sums are in wealth: what the deed was "
        "worth over leaving it, at the mean of minds and as its author weighed it."
    )
    return f"<p>{text(lead)}</p>" + table("Expected and done: the widest gaps", heads, rows, (3, 4))


def _faith_row(one: Faith, report: Report) -> tuple[str, ...]:
    marks = "".join('<span class="kept">●</span>' if k else '<span class="broken">✕</span>' for k in one.calls[-8:])
    kept = sum(one.calls)
    said = f'<span class="unseen">{kept} kept, {len(one.calls) - kept} broken</span>'
    return (
        state_cell(report, one.state),
        f'<span aria-hidden="true">{marks}</span>{said}',
        str(kept),
        str(len(one.calls) - kept),
        str(one.pledges_stood),
        str(one.pledges_aside),
        str(one.pledges_broken),
        text("; ".join(one.treaties_broken)) or "none",
        f"{one.trust_then // 10} → {one.trust_now // 10}",
    )


def pacts(report: Report) -> str:
    """The life of each pact."""
    if not report.pacts:
        return section("pacts", "Pacts", "<p>No pact was founded; each state stood by its treaties or by itself.</p>")
    return section("pacts", "Pacts", "".join(_pact(p, report) for p in report.pacts))


def _pact(pact: PactChapter, report: Report) -> str:
    members = listing(report.names.get(s, s) for s in pact.members)
    cases = [
        (
            text(c.year),
            text(c.war_name),
            state_cell(report, c.victim),
            text(listing(report.names.get(s, s) for s in c.honoured) or "nobody"),
            text(listing(report.names.get(s, s) for s in c.reneged) or "nobody"),
        )
        for c in pact.cases
    ]
    known = [r for r in pact.riders if r.cases or r.short]
    riders = [
        (
            state_cell(report, r.state),
            str(r.cases),
            brigades(r.promised, unit=False),
            brigades(r.delivered, unit=False),
            signed_tenths(r.delivered - r.promised),
            str(r.short),
        )
        for r in known
    ]
    motions = "".join(f"<li>{text(m)}</li>" for m in pact.motions)
    council = f"<details><summary>The council and its motions</summary><ul>{motions}</ul></details>" if motions else ""
    return (
        f'<article><h3>{text(pact.name[:1].upper() + pact.name[1:])}</h3><p class="voice">{text(pact.summary)}</p>'
        f"<p>{text(pact.dates)}. Members at one time or another: {text(members)}.</p>"
        f"{table('Cases under the charter', ('Year', 'War', 'Attacked', 'Came', 'Stayed'), cases)}"
        f"{table('Promised and delivered, in brigades', _RIDERS, riders, (1, 2, 3, 4, 5))}"
        f"{_shares(pact, report)}{council}</article>"
    )


def _shares(pact: PactChapter, report: Report) -> str:
    """Promised and delivered, case by case."""
    told = sorted(((s, r.state) for r in pact.riders for s in r.shares), key=lambda one: (one[0].turn, one[0].war))
    rows = [
        (
            text(s.year),
            text(s.war_name),
            state_cell(report, s.friend),
            state_cell(report, state),
            brigades(s.promised, unit=False),
            brigades(s.delivered, unit=False),
            f'<span class="{"honoured" if s.honoured else "reneged"}">{"came" if s.honoured else "stayed"}</span>',
        )
        for s, state in told
    ]
    heads = ("Year", "War", "Attacked", "State", "Promised", "Delivered", "Answer")
    drawn = table("Promised and delivered case by case, in brigades", heads, rows, (4, 5))
    return f"<details><summary>Case by case: {len(rows)}</summary>{drawn}</details>" if rows else ""


_RIDERS = ("State", "Cases", "Promised", "Delivered", "Difference", "Times short of quota")


def signed_tenths(tenths: int) -> str:
    """A signed number of brigades."""
    return f"+{brigades(tenths, unit=False)}" if tenths > 0 else brigades(tenths, unit=False)


def charts(report: Report) -> str:
    """Every chart with its table behind it."""
    drawn = "".join(_chart(c, f"chart-{n}") for n, c in enumerate(report.charts))
    return section("charts", "The system in figures", f'<div class="charts">{drawn}</div>')


def _chart(chart: ChartModel, id: str) -> str:
    rows = [
        (text(label), *(figure_text(None if s.values[n] is None else round(s.values[n] or 0, 2)) for s in chart.series))
        for n, label in enumerate(chart.x_labels)
    ]
    heads = ("Year", *(s.name for s in chart.series))
    figures = tuple(range(1, len(heads)))
    return (
        f'<figure><figcaption><h3>{text(chart.title)}</h3><span class="second">{text(chart.unit)}</span></figcaption>'
        f"{chart_svg(chart, id)}<details><summary>The figures</summary>"
        f"{table(f'{chart.title}, {chart.unit}', heads, rows, figures)}</details></figure>"
    )


def minds(report: Report) -> str:
    """Doctrine and disposition, sealed in play and opened here."""
    ministry = "your ministry" if report.reader else "a player’s ministry"
    rows = [
        (
            state_cell(report, m.state),
            text(m.doctrine_text) + (f' <span class="second">{ministry}</span>' if m.player else ""),
            _moved(m.disposition_then, m.disposition_now),
            f"± {m.error_percent} %" if m.error_percent else "none",
            text(m.note),
        )
        for m in report.minds
    ]
    heads = ("State", "Doctrine", "Disposition", "Misjudged strength by", "")
    lead = "Sealed while the game was played. Disposition: 0 seeks only to be safe, 100 seeks what others have."
    return section("doctrines", "Doctrines unmasked", table("Doctrines and dispositions", heads, rows, (2, 3)), lead)


def _moved(before: int, after: int) -> str:
    return str(after) if before == after else f"{before} → {after} ({signed(after - before)})"


def field_words(report: Report) -> str:
    """All tags of the game, each traced to its events."""
    lead = "Each term stands here because of the events under it. Open one to see them."
    body = tag_list(report.tags) if report.tags else "<p>Nothing happened that the field has a word for.</p>"
    return section("terms", "The game in the field’s words", body, lead)
