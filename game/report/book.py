"""The book: everything the report says, as one frozen record, computed from a chronicle and nothing else."""

from collections.abc import Mapping

from game.chronicle.record import Chronicle
from game.kit.heap import unswept
from game.report.charts import charts_of
from game.report.debrief.debrief import with_debrief
from game.report.judgements.judgement import with_judgement
from game.report.judgements.standings import minds_of, standings_of
from game.report.judgements.verdict import turns_played, verdict_of
from game.report.minds.gaps import gaps_of, share_expected
from game.report.promises.faith import answered_calls, deterred_wars, faith_of, pledge_lines
from game.report.promises.gains import bonds_of
from game.report.promises.lapsed import crisis_chapters
from game.report.promises.pacts import pact_chapters
from game.report.records.chapters import Report
from game.report.source import Source, read_chronicle
from game.report.telling.naming import Names
from game.report.telling.years import span_text
from game.report.wars.bleeding import baited_wars, subsidies
from game.report.wars.civil import civil_wars
from game.report.wars.eve import Eves
from game.report.wars.generals import general_wars
from game.report.wars.tags import tags_of
from game.report.wars.wars import war_chapters
from game.report.whatif.proposing import proposals
from game.report.whatif.records import WhatIf

__all__ = ["write_book"]


def write_book(chronicle: Chronicle, colours: Mapping[str, str] | None = None, title: str = "") -> Report:
    """The report of a game, finished or not; `colours` maps states to `#RRGGBB`, `title` names the scenario."""
    return bind_book(read_chronicle(chronicle, colours), title)


def bind_book(source: Source, title: str = "", what_ifs: tuple[WhatIf, ...] | None = None) -> Report:
    """The same from a source already read; `what_ifs` are those asked, None leaves the proposals as questions."""
    with unswept():
        return with_debrief(with_judgement(_bound(source, title, what_ifs), source), source)


def _bound(source: Source, title: str, what_ifs: tuple[WhatIf, ...] | None) -> Report:
    """All of the book that is read off the chronicle alone."""
    answers = answered_calls(source)
    pledges = pledge_lines(source, answers)
    deterred = deterred_wars(source)
    eves = Eves(source)
    wars = war_chapters(source, answers, eves)
    generals = general_wars(wars, source)
    standings = standings_of(source)
    header = source.chronicle.header
    ended = source.last.ended_by or ""
    return Report(
        scenario=header.scenario,
        title=title or header.scenario.replace("_", " "),
        dates=span_text(source.system, 1, source.last.turn),
        seed=header.seed,
        turns=turns_played(source),
        digest=source.chronicle.digest,
        ended_by=ended,
        ended_text=_ended_text(ended, source.names),
        names={s: state.name for s, state in source.last.states.items()},
        colours={s: source.colour(s) for s in source.last.states},
        verdict=verdict_of(source, wars, generals, deterred, answers, standings),
        standings=standings,
        wars=wars,
        generals=generals,
        deterred=deterred,
        calls=answers,
        pledges=pledges,
        faith=faith_of(source, answers, pledges),
        pacts=pact_chapters(source, answers),
        charts=charts_of(source, wars),
        minds=minds_of(source),
        tags=tags_of(source.events, source.names),
        gaps=gaps_of(source),
        expected=share_expected(source),
        subsidies=subsidies(source),
        baited=baited_wars(source),
        civil=civil_wars(wars, source),
        crises=crisis_chapters(source, eves),
        bonds=bonds_of(source, answers),
        what_ifs=proposals(source) if what_ifs is None else what_ifs,
    )


def _ended_text(ended: str, names: Names) -> str:
    if not ended:
        return "The game is not over; this is how it stands."
    return names.words.end.get(ended, names.words.end["other"])
