"""Tallies: the few figures that stand over a turn and are compared between two games, counted as the film is read."""

from __future__ import annotations

from dataclasses import dataclass

from game.measures.law import active_wars
from game.measures.power import capability
from game.ui.screens.replay.eyes import Eyes
from game.ui.screens.replay.film import Slot
from game.world import events as e

__all__ = ["Tally", "tally_of"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Wars begun so far and in progress, brigades lost so far (tenths), the strongest with its share (permille),
    pacts in being, and who owns each province."""

    begun: int
    wars: int
    lost: int
    leader: str
    share: int
    pacts: int
    owners: dict[str, str]

    def parted(self, other: Tally) -> int:
        """How many provinces have another owner there."""
        both = self.owners.keys() & other.owners.keys()
        return sum(self.owners[p] != other.owners[p] for p in both)


def tally_of(slot: Slot, eyes: Eyes, before: Tally | None) -> Tally:
    """The figures after a slot; `before` is the tally of the slot before it."""
    world, heard = eyes.world(slot.world), eyes.heard(slot.events)
    shares = capability(world)
    leader = max(sorted(shares), key=lambda state: shares[state], default="")
    begun = len({one.war for one in heard if isinstance(one, e.WarBegan | e.CivilWarBroke)})
    lost = sum(sum(one.lost.values()) for one in heard if isinstance(one, e.BattleFought))
    return Tally(
        (before.begun if before else 0) + begun,
        len(active_wars(world)),
        (before.lost if before else 0) + lost,
        leader,
        shares.get(leader, 0),
        len(world.pacts),
        {place.id: place.owner for place in world.provinces.values()},
    )
