"""The debrief: which questions a game is asked, and how candidates become questions.

Every finder of this room offers all it can; most are not asked. A candidate weighs what its template weighs (the
teacher's part) and what the game's own events add: the size of the war, the power of the states, a state a person
played. First the weightiest of each level is taken, so that every game asks for recall and for judgement; then the
weightiest of what is left, each time, less 40 for every question of its kind and 8 for every one of its level or on
its subject that is taken already, so that a debrief does not ask one thing in many ways. No more than `of_a_kind` of
one template are taken, unless a quiet game would have fewer than ten. What is taken is put in order: by level, then
by the turn it speaks of. Nothing is left to chance: the same game is asked the same questions.
"""

from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import Final

from game.report.debrief.diplomacy import diplomacy_questions
from game.report.debrief.foretold import foretellers_of, foretold_of
from game.report.debrief.material import Candidate, Material
from game.report.debrief.system import system_questions
from game.report.debrief.texts import DebriefWords, braces, debrief_words
from game.report.debrief.wars import war_questions
from game.report.records.chapters import Report
from game.report.records.lessons import LEVELS, Question
from game.report.source import Source

__all__ = ["questions_of", "with_debrief"]

_FEW: Final = 10
"""Fewer questions than this make no debrief: then a kind may come more often."""
_AT_A_PINCH: Final = 4
_SAME_KIND: Final = 40
_SAME_LEVEL_OR_SUBJECT: Final = 8


def with_debrief(report: Report, source: Source, words: DebriefWords | None = None) -> Report:
    """The book with its last part: questions, and what players predicted."""
    told = foretold_of(source)
    return replace(
        report,
        debrief=questions_of(report, source, words),
        predictions=told,
        foretellers=foretellers_of(told, source.names),
    )


def questions_of(report: Report, source: Source, words: DebriefWords | None = None) -> tuple[Question, ...]:
    """The questions this game is asked, the simplest first."""
    m = Material(report, source, words or debrief_words())
    found = chain(war_questions(m), diplomacy_questions(m), system_questions(m))
    offered = [one for one in found if one.kind in m.words.question]
    offered.sort(key=lambda one: (-_weight(one, m), one.kind, one.turn or 0, one.events, one.subject))
    chosen = _chosen(offered, m)
    order = {level: place for place, level in enumerate(LEVELS)}
    chosen.sort(key=lambda one: (order[m.words.question[one.kind].level], one.turn or 0, one.events))
    return tuple(_question(one, m) for one in chosen)


# -- choosing -------------------------------------------------------------------------------------


def _weight(one: Candidate, m: Material) -> int:
    return m.words.question[one.kind].weight + one.telling


def _chosen(offered: list[Candidate], m: Material) -> list[Candidate]:
    """The candidates to ask, from those offered by weight."""
    chosen: list[Candidate] = []
    for level in LEVELS:
        first = next((one for one in offered if m.words.question[one.kind].level == level), None)
        if first is not None and len(chosen) < m.words.most:
            chosen.append(first)
    for limit, enough in ((m.words.of_a_kind, m.words.most), (_AT_A_PINCH, min(_FEW, m.words.most))):
        while len(chosen) < enough and (best := _next(offered, chosen, limit, m)) is not None:
            chosen.append(best)
    return chosen


def _next(offered: list[Candidate], chosen: list[Candidate], limit: int, m: Material) -> Candidate | None:
    """The weightiest that is left, with what is like it already taken off; the first of equals."""
    kinds = Counter(one.kind for one in chosen)
    levels = Counter(m.words.question[one.kind].level for one in chosen)
    subjects = Counter(one.subject for one in chosen)
    best, most = None, -1_000_000
    for one in offered:
        if kinds[one.kind] >= limit or any(one is taken for taken in chosen):
            continue
        like = levels[m.words.question[one.kind].level] + subjects[one.subject]
        worth = _weight(one, m) - _SAME_KIND * kinds[one.kind] - _SAME_LEVEL_OR_SUBJECT * like
        if worth > most:
            best, most = one, worth
    return best


# -- wording --------------------------------------------------------------------------------------


def _question(one: Candidate, m: Material) -> Question:
    text = m.words.question[one.kind]
    answer = [line for line in (_filled(line, one) for line in text.answer) if line]
    if text.each:
        answer += [_opened(text.each.format_map(case)) for case in one.cases]
    tempting, wrong = _filled(text.tempting, one), _filled(text.wrong, one)
    both = bool(tempting and wrong)
    return Question(
        kind=one.kind,
        level=text.level,
        text=_filled(text.ask, one),
        answer=tuple(answer),
        events=one.events,
        evidence=m.told(one.events),
        states=tuple(dict.fromkeys(one.states)),
        concept=_plain(text.concept, one),
        source=_plain(text.source, one),
        term=_plain(text.term, one),
        tempting=tempting if both else "",
        wrong=wrong if both else "",
        turn=one.turn,
        weight=_weight(one, m),
    )


def _filled(line: str, one: Candidate) -> str:
    """A line with its braces filled; empty where the game has not what one of them names."""
    return _opened(_plain(line, one)) if braces(line) <= set(one.slots) else ""


def _plain(line: str, one: Candidate) -> str:
    return line.format_map(one.slots)


def _opened(text: str) -> str:
    """A capital at the start: names of wars and pacts may open a line."""
    return text[:1].upper() + text[1:]
