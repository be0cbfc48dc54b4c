"""What a report may tell of a game that still runs: what all could see, and no more (decisions 1, 2 and 11).

Weights, doctrines, dispositions, secret treaties and letters are opened when the game is over. Until then the book is
written from the public world, the public news, and the reasons that states gave.
"""

from collections.abc import Iterable
from dataclasses import replace

from game.chronicle.entry import Entry
from game.perception.views import public
from game.world.reasons import Decision

__all__ = ["sealed"]


def sealed(steps: Iterable[Entry]) -> tuple[Entry, ...]:
    """The same steps as all could follow them: no sheets, no weights, no secrets, no news for some alone."""
    return tuple(
        replace(
            step,
            sheets=(),
            decisions=tuple(_stated(d) for d in step.decisions if d.public),
            events=tuple(e for e in step.events if e.audience is None),
            world=public(step.world),
        )
        for step in steps
    )


def _stated(decision: Decision) -> Decision:
    """A public act with the reason given for it, and nothing of what was weighed."""
    return replace(decision, options=(), threshold_milli=0, own_milli=None, public_milli=None)
