"""A whole game with no player: begin, and advance until it is over."""

from pathlib import Path

from game.match.match import Match
from game.match.setup import Setup

__all__ = ["simulate"]


def simulate(setup: Setup, autosave: Path | None = None) -> Match:
    """Play a setup to its end, each phase saved where a file is named."""
    match = Match.begin(setup, autosave)
    while not match.is_over:
        match.advance()
    return match
