"""What re-plays say to a question: a key that cannot be read off the chronicle leads to the what-if that was played."""

from typing import Final

from game.report.records.chapters import Report
from game.report.records.lessons import Question

__all__ = ["replayed"]

_TURNED: Final = frozenset(
    ("deterred", "had_come", "reneged", "honoured", "vote", "conceded", "conceded_again", "refused")
)
"""Kinds of question that speak of one decision, which can be reversed."""


def replayed(one: Question, report: Report) -> str:
    """The finding of a what-if on the decision a question speaks of; empty where none was played."""
    if one.kind not in _TURNED:
        return ""
    asked = (w for w in report.what_ifs if w.replays and w.sentence and set(w.reversal.events) & set(one.events))
    return next((f"What if? {w.reversal.instead}. {w.sentence}" for w in asked), "")
