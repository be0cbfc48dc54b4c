"""Standings and minds: every state's score with its parts, and what thought for it."""

from math import expm1
from statistics import fmean

from game.match.scoring import score_table
from game.report.minds.beliefs import looked_at
from game.report.records.chapters import Mind, Standing
from game.report.source import Source
from game.world.events import RegimeTurned
from game.world.worlds import World

__all__ = ["minds_of", "standings_of"]

PARTS = ("security", "wealth", "power", "alive", "sovereign", "cores")
"""Parts of a score in the order of the table: three that sum to the total, then those of security."""


def standings_of(source: Source) -> tuple[Standing, ...]:
    """Every state's score, best first; equal scores share a place."""
    scores = score_table(source.chronicle)
    order = sorted(scores, key=lambda s: (-scores[s].total, s))
    return tuple(
        Standing(
            state=state,
            place=1 + sum(other.total > scores[state].total for other in scores.values()),
            total=scores[state].total,
            parts=tuple((part, getattr(scores[state], part)) for part in PARTS),
            alive=source.last.states[state].alive,
            player=state in source.chronicle.players,
            note="" if source.last.states[state].alive else "no more",
        )
        for state in order
    )


def minds_of(source: Source) -> tuple[Mind, ...]:
    """Doctrine, disposition and error of each state, opened after the game; none while it goes on."""
    if not source.is_over:
        return ()
    words = source.names.words
    then, now = source.start.secrets, source.last.secrets
    turned = {e.state for e in source.of(RegimeTurned)}
    rows = []
    for state in sorted(source.last.states):
        doctrine = now.doctrine.get(state, "")
        before, after = then.disposition.get(state, 0), now.disposition.get(state, 0)
        rows.append(
            Mind(
                state=state,
                doctrine=doctrine,
                doctrine_text=words.doctrine.get(doctrine, doctrine.replace("_", " ").capitalize()),
                disposition_then=before,
                disposition_now=after,
                error_percent=_error_percent(state, source),
                player=state in source.chronicle.players,
                note="new rulers during the game" if state in turned else "",
            )
        )
    return tuple(rows)


def _error_percent(state: str, source: Source) -> int | None:
    """By how much a state misjudged the strength of the others it lived with, on average over the turns looked at.

    Nought for a player's: the ministry shows the middle of its band.
    """
    if state in source.chronicle.players:
        return 0
    errors = [
        abs(expm1(world.secrets.error_permille.get(state, {}).get(other, 0) / 1000))
        for world in looked_at(source)
        if _counts(world, state)
        for other in world.states
        if other != state and _counts(world, other)
    ]
    return round(100 * fmean(errors)) if errors else None


def _counts(world: World, state: str) -> bool:
    """Whether a state lives, and is not the rebels of an open civil war."""
    found = world.states.get(state)
    return found is not None and found.alive and found.rebels_of is None
