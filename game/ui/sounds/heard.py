"""Which sound belongs to what has happened: the gravest one only, since a phase may bring a dozen deeds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.world.events import (
    CivilWarBroke,
    Event,
    MotionDecided,
    PactFounded,
    PeaceMade,
    TreatySigned,
    WarBegan,
    WarJoined,
)

__all__ = ["sound_of"]

_GRAVEST_FIRST: Final = (
    ("drum", (WarBegan, WarJoined, CivilWarBroke)),
    ("seal", (TreatySigned, PactFounded, PeaceMade)),
    ("gavel", (MotionDecided,)),
)


def sound_of(events: Iterable[Event], letters: bool = False) -> str:
    """The sound of a phase that has just ended: war, treaty, vote; else a letter's chime, or the bell."""
    known = tuple(events)
    for sound, kinds in _GRAVEST_FIRST:
        if any(isinstance(one, kinds) for one in known):
            return sound
    return "chime" if letters else "bell"
