"""Expected and done: deeds that differ most from what all reckoned of their author (decisions 1).

The public figure is the one that every screen showed before the deed; the
author's own is what it decided by, with its taste, its appetite and its error.
"""

from game.report.records.chapters import Gap
from game.report.source import Source
from game.report.telling.why import explain
from game.report.telling.years import year_text
from game.world.reasons import Decision

__all__ = ["gaps_of", "share_expected"]

_SHOWN = 12


def gaps_of(source: Source) -> tuple[Gap, ...]:
    """The largest gaps, those first in which the deed was the other one than expected; sealed until the end."""
    if not source.is_over:
        return ()
    found = [(step.turn, d) for step in source.steps for d in step.decisions if _has_gap(d)]
    ranked = sorted(found, key=lambda one: (not _surprises(one[1]), -_width(one[1]), one[0], one[1].seat))
    return tuple(_gap(turn, decision, source) for turn, decision in ranked[:_SHOWN])


def _width(decision: Decision) -> int:
    """How far the author's own sum lay from the public one, in thousandths of wealth."""
    return abs((decision.own_milli or 0) - (decision.public_milli or 0))


def share_expected(source: Source) -> tuple[int, int]:
    """How many deeds went as all expected, and of how many."""
    found = [d for step in source.steps for d in step.decisions if _has_gap(d)]
    return sum(not _surprises(d) for d in found), len(found)


def _has_gap(decision: Decision) -> bool:
    return decision.public_milli is not None and decision.own_milli is not None


def _surprises(decision: Decision) -> bool:
    """Whether the author's own sum pointed the other way than the public one."""
    return ((decision.own_milli or 0) > 0) is not ((decision.public_milli or 0) > 0)


def _gap(turn: int, decision: Decision, source: Source) -> Gap:
    told = explain(decision, source.last, opened=True)
    act = told.text.removeprefix(source.names.state(decision.seat)).lstrip(" ,")
    return Gap(
        state=decision.seat,
        topic=decision.topic,
        turn=turn,
        year=year_text(source.system, turn),
        act=act[:1].upper() + act[1:],
        stated=told.stated,
        public_milli=decision.public_milli or 0,
        own_milli=decision.own_milli or 0,
        surprise=_surprises(decision),
    )
