"""Ticks: the events worth a mark on the timeline, in six lanes, each kind with a form of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from game.report.telling.phrases import states_in
from game.world import events as e
from game.world.worlds import World

__all__ = ["ENDS", "LANES", "Lane", "Sign", "Tick", "sign_of", "ticks_of"]


class Sign(StrEnum):
    """The form of a tick."""

    WAR = "war"
    PEACE = "peace"
    DEMAND = "demand"
    DETERRED = "deterred"
    HONOURED = "honoured"
    RENEGED = "reneged"
    FOUNDED = "founded"
    DISSOLVED = "dissolved"
    CARRIED = "carried"
    LOST = "lost"
    DIED = "died"
    ROSE = "rose"


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the timeline: its name, its signs with what each means."""

    name: str
    signs: tuple[tuple[Sign, str], ...]

    @property
    def legend(self) -> str:
        """What its signs mean, for a tip."""
        return "; ".join(words for _, words in self.signs) + "."


LANES: Final = (
    Lane("Wars", ((Sign.WAR, "a filled triangle is a war begun"), (Sign.PEACE, "an open one a war ended"))),
    Lane("Demands", ((Sign.DEMAND, "a filled lozenge a demand made"), (Sign.DETERRED, "an open one war deterred"))),
    Lane("Calls", ((Sign.HONOURED, "a dot is a call honoured"), (Sign.RENEGED, "a cross a call reneged on"))),
    Lane("Pacts", ((Sign.FOUNDED, "a ring is a pact founded"), (Sign.DISSOLVED, "a struck ring a pact dissolved"))),
    Lane("Votes", ((Sign.CARRIED, "a filled square is a motion carried"), (Sign.LOST, "an open one a motion lost"))),
    Lane("States", ((Sign.DIED, "a dagger is a state’s end"), (Sign.ROSE, "a plus a state that rose or returned"))),
)  # fmt: skip


ENDS: Final = frozenset({Sign.PEACE, Sign.DETERRED, Sign.DISSOLVED})
"""What only ends a thing that a lane has counted already: a war, a demand, a pact."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark: in which slot, of which form, whom it concerns, and the event."""

    place: int
    sign: Sign
    states: frozenset[str]
    event: e.Event


def sign_of(event: e.Event) -> Sign | None:
    """The form of an event's tick; None for what makes none."""
    match event:
        case e.WarBegan() | e.CivilWarBroke():
            return Sign.WAR
        case e.WarEnded():
            return Sign.PEACE
        case e.CivilWarEnded():
            return Sign.PEACE if event.war else None
        case e.DemandMade():
            return Sign.DEMAND
        case e.WarDeterred():
            return Sign.DETERRED
        case e.CallAnswered():
            return Sign.HONOURED if event.honoured else Sign.RENEGED
        case e.PactFounded():
            return Sign.FOUNDED
        case e.PactDissolved():
            return Sign.DISSOLVED
        case e.MotionDecided():
            return Sign.CARRIED if event.carried else Sign.LOST
        case e.StateDied():
            return Sign.DIED
        case e.StateReturned() | e.PowerEntered():
            return Sign.ROSE
    return None


def ticks_of(place: int, events: Iterable[e.Event], world: World) -> list[Tick]:
    """The ticks of a slot's events in their order, a war's beginning and end once; `world` is the one after them."""
    found: list[Tick] = []
    told: set[tuple[Sign, str]] = set()
    for event in events:
        sign = sign_of(event)
        war = str(getattr(event, "war", "") or "")
        if sign is None or (sign, war) in told:
            continue
        if sign in (Sign.WAR, Sign.PEACE) and war:
            told.add((sign, war))
        found.append(Tick(place, sign, _concerned(event, world), event))
    return found


def _concerned(event: e.Event, world: World) -> frozenset[str]:
    """Whom an event concerns: those it names, who fights in its war, who is in its pact."""
    named = set(states_in(event))
    war = world.wars.get(str(getattr(event, "war", "")))
    if war is not None and sign_of(event) in (Sign.WAR, Sign.PEACE):
        named |= {one.state for one in war.belligerents}
    pact = world.pacts.get(str(getattr(event, "pact", "")))
    if pact is not None:
        named |= set(pact.members)
    return frozenset(named)
