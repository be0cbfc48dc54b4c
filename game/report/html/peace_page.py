"""Words kept and broken, state by state; and what was expected of the deeds that surprised most."""

from game.report.html.markup import section, state_cell, table, text
from game.report.records.chapters import Faith, Report
from game.report.telling.naming import brigades, calls_kept

__all__ = ["faith", "signed_tenths"]


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
        f"{(one.trust_then + 5) // 10} → {(one.trust_now + 5) // 10}",
    )


def signed_tenths(tenths: int) -> str:
    """A signed number of brigades."""
    return f"+{brigades(tenths, unit=False)}" if tenths > 0 else brigades(tenths, unit=False)
