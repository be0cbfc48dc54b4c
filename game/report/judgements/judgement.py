"""How the game is judged: the parts of the book that weigh what the other parts tell."""

from dataclasses import replace

from game.report.charts import threat_chart
from game.report.judgements.conceptions import conceptions_of
from game.report.judgements.evidence import Evidence
from game.report.judgements.institutionalist import institutionalist_review
from game.report.judgements.realist import realist_review
from game.report.judgements.verdict import peace_turns, turns_played
from game.report.minds.beliefs import beliefs_of
from game.report.records.chapters import Report
from game.report.source import Source

__all__ = ["with_judgement"]


def with_judgement(report: Report, source: Source) -> Report:
    """The book with beliefs, conceptions of success and both reviews, drawn from its other chapters."""
    beliefs = beliefs_of(source)
    seen = Evidence(
        source=source,
        wars=report.wars,
        answers=report.calls,
        deterred=report.deterred,
        pacts=report.pacts,
        quiet=peace_turns(source, report.wars),
        played=turns_played(source),
    )
    return replace(
        report,
        beliefs=beliefs,
        conceptions=conceptions_of(source, report.wars, report.calls, report.standings),
        reviews=(realist_review(seen, beliefs), institutionalist_review(seen)),
        charts=(*report.charts, *threat_chart(source, beliefs, report.wars)),
    )
