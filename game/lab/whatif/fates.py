"""One pair of re-plays: a decision as it was and reversed, with the same fresh dice, and what came of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from game.chronicle.header import Header
from game.kit.dice import Dice
from game.match.onward import Position, play_onward
from game.measures.power import capability
from game.report.whatif.proposing import refusal
from game.report.whatif.records import Reversal, reversed_sheets
from game.rules.turn import Step
from game.world.conflicts import Outcome, WarCause
from game.world.events import BattleFought, Event, WarBegan
from game.world.worlds import World

__all__ = ["HORIZON", "Fate", "fates", "horizon_of", "seed_of", "turns_onward"]

HORIZON: Final = 8
"""Turns played onward, the decision's own among them: long enough for most wars it could bring to be over, short
enough that the decision is not yet drowned by all that follows."""
HORIZON_OF_LARGE: Final = 5
"""The same in a game of more than `LARGE` states, where a turn takes ten times as long to play."""
LARGE: Final = 24
_SEEDS: Final = 2**53


@dataclass(frozen=True, slots=True)
class Fate:
    """What came of one re-play.

    `began`: whether the war in question began; `goes_on`, `won`: whether, being fought already, it was still fought
    at the end, and whether its attacker had won. `wars` begun between states, `lost` tenths of a brigade in battle by
    all, `moved` provinces with another owner than at the start, `power` the deciding state's share of capability at
    the end in thousandths. `refused` says why the rules did not let the reversed decision be done.
    """

    began: bool
    goes_on: bool
    won: bool
    wars: int
    lost: int
    moved: int
    power: int
    refused: str = ""


def seed_of(header: Header, replay: int) -> int:
    """The dice of a re-play: the same for every decision of a game and both its arms, and never the game's own."""
    return Dice(header.seed).within("what if").roll(_SEEDS, replay)


def horizon_of(opening: World) -> int:
    """How many turns a what-if of this game looks ahead, by the states that it began with and nothing else."""
    return HORIZON if len(opening.states) <= LARGE else HORIZON_OF_LARGE


def turns_onward(reversal: Reversal, last_turn: int, most: int = HORIZON) -> int:
    """How many turns are played onward: fewer where the game's last turn comes sooner."""
    return max(1, min(most, last_turn - reversal.turn + 1))


def fates(header: Header, position: Position, reversal: Reversal, seed: int, turns: int) -> tuple[Fate, Fate]:
    """What comes of the decision as it was and of its opposite with one pair of dice."""
    world, sheets = position.world, position.sheets
    return (
        _fate(world, reversal, play_onward(header, world, sheets, seed, turns), turned=False),
        _fate(world, reversal, play_onward(header, world, reversed_sheets(sheets, reversal), seed, turns), turned=True),
    )


def _fate(world: World, reversal: Reversal, steps: Iterable[Step], *, turned: bool) -> Fate:
    last, refused, told = world, "", list[Event]()
    for n, step in enumerate(steps):
        last = step.world
        told += step.events
        refused = refusal(step, reversal) if turned and n == 0 else refused
    begun = [e for e in told if isinstance(e, WarBegan) and e.cause is not WarCause.CIVIL]
    war = last.wars.get(reversal.war) if reversal.fighting else None
    return Fate(
        began=any((e.attacker, e.defender) == (reversal.attacker, reversal.defender) for e in begun),
        goes_on=war is not None and war.ended is None,
        won=war is not None and war.outcome is Outcome.ATTACKER_WON,
        wars=len(begun),
        lost=sum(sum(e.lost.values()) for e in told if isinstance(e, BattleFought)),
        moved=sum(place.owner != last.provinces[id].owner for id, place in world.provinces.items()),
        power=capability(last).get(reversal.seat, 0),
        refused=refused,
    )
