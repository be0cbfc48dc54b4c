"""The pages of wars that were not between two states alone: fed or baited by a third, or fought within one."""

from game.report.html.markup import section, state_cell, table, text
from game.report.records.chapters import Report
from game.report.telling.naming import brigades, listing, wealth

__all__ = ["civil_table", "others_wars"]

_ENDS = {
    "crushed": "The rebels were crushed",
    "overthrown": "The rulers were overthrown",
    "seceded": "The land seceded",
}


def civil_table(report: Report) -> str:
    """Civil wars apart: who ruled, who rose, who helped, and how it ended."""
    rows = [
        (
            f'<a href="#war-{text(c.war)}">{text(c.war_name)}</a>',
            f'<span class="years">{text(c.dates)}</span>',
            state_cell(report, c.state),
            state_cell(report, c.rebels),
            text(listing(report.names.get(s, s) for s in c.helpers) or "nobody"),
            brigades(c.lost, unit=False),
            text(_ENDS.get(c.how, "It was still being fought at the end")),
        )
        for c in report.civil
    ]
    heads = ("War", "Years", "State", "Rebels", "Who else fought", "Lost", "Outcome")
    drawn = table("Civil wars in order; losses in brigades", heads, rows, (5,))
    return f"<h3>Civil wars, counted apart: {len(rows)}</h3>{drawn}" if rows else ""


def others_wars(report: Report) -> str:
    """Let them bleed: wars fed from outside; and wars that a third state baited."""
    lead = "What others lose at each other’s hands is gained by him who stays out: so a bloodletter reckons."
    none = "<p>Nobody is known to have fed or baited a war of others.</p>"
    body = _fed(report) + _baited(report)
    return section("fed", "Let them bleed", body or none, lead if body else "")


def _fed(report: Report) -> str:
    rows = [
        (
            state_cell(report, s.donor),
            text(s.war_name),
            state_cell(report, s.to),
            text(s.side),
            text(s.dates),
            str(s.times),
            wealth(s.amount),
            _how(s.secret, s.exposed),
        )
        for s in report.subsidies
    ]
    heads = ("Donor", "War", "To", "Side", "Years", "Times", "Sum", "How")
    return table("Wealth given to belligerents by states not in the war", heads, rows, (5, 6))


def _how(secret: bool, exposed: bool) -> str:
    if not secret:
        return "openly"
    return "in secret, found out" if exposed else "in secret, opened now"


def _baited(report: Report) -> str:
    rows = [
        (
            state_cell(report, b.by),
            f'<a href="#war-{text(b.war)}">{text(b.war_name)}</a>',
            text(b.dates),
            state_cell(report, b.attacker),
            state_cell(report, b.defender),
            brigades(b.lost, unit=False),
            "found out" if b.known else "opened now",
        )
        for b in report.baited
    ]
    heads = ("Who forged the provocation", "War", "Years", "Attacker", "Defender", "Lost", "How it is known")
    drawn = table("Baited wars; losses in brigades", heads, rows, (5,))
    return f"<h3>Baited wars: {len(rows)}</h3>{drawn}" if rows else ""
