"""What a worker of the farm does: play one setup and send home its tally."""

from game.lab.tally import Tally, tally
from game.match.setup import Setup
from game.match.simulate import simulate

__all__ = ["play_tally"]


def play_tally(setup: Setup) -> Tally:
    """One game, counted."""
    return tally(simulate(setup).chronicle)
