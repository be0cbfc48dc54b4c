"""Standings and minds: every state's score with its parts, and what thought for it."""

from math import expm1

from game.match.scoring import score_table
from game.report.chapters import Mind, Standing
from game.report.source import Source
from game.world.events import RegimeTurned

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
    """Doctrine, disposition and error of each state, opened after the game."""
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


def _error_percent(state: str, source: Source) -> int:
    """By how much a state misjudged the strength of the others, on average over the game."""
    errors = [abs(e) for world in source.snapshots for e in world.secrets.error_permille.get(state, {}).values()]
    return round(100 * expm1(sum(errors) / len(errors) / 1000)) if errors else 0
