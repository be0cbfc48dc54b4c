"""Games made up by hand: worlds of Greece changed turn by turn, wars and pacts as a case needs them."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from game.chronicle.entry import OPENING, Entry
from game.chronicle.header import Header
from game.chronicle.record import Chronicle
from game.lab.history.deeds import Deeds
from game.match.match import Match
from game.match.setup import Setup
from game.scenarios.library import load_scenario
from game.world.conflicts import Aim, AimKind, Belligerent, JoinReason, Outcome, Side, War, WarCause
from game.world.events import Event
from game.world.pacts import Charter, Pact
from game.world.reasons import Motive
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World

__all__ = ["WORLD", "deeds", "member_of", "start", "treaty", "turns", "war"]

WORLD = "greece_499bce"


@cache
def start() -> World:
    """Greece as it begins, its treaties struck so that each case has only its own."""
    world = Match.begin(Setup(scenario=WORLD, seed=1)).world
    return replace(world, treaties={}, pacts={})


def turns(count: int, **changes: Any) -> list[World]:
    """So many openings of one world."""
    return [replace(start(), turn=n, **changes) for n in range(1, count + 1)]


def deeds(worlds: Iterable[World], events: Iterable[Event] = (), **last: Any) -> Deeds:
    """A game of these openings, with all its events in its last phase; `last` changes the world it ends in."""
    first, *later = worlds
    *middle, end = later or [first]
    header = Header(scenario=WORLD, seed=1, turns=len(later) + 1)
    chronicle = Chronicle.begin(header, Entry(1, OPENING, (), (), (), first))
    for world in middle:
        chronicle.add(Entry(world.turn - 1, "dispatches", (), (), (), world))
    chronicle.add(Entry(end.turn - 1, "dispatches", (), (), tuple(events), replace(end, **last)))
    return Deeds(chronicle, load_scenario(WORLD).told.dates)


def war(
    id: str, attack: str, defence: str, began: int = 1, ended: int | None = None, reasons: str = "treaty", **more: Any
) -> War:
    """A war of states named in order of joining, the two principals first; the others come for one reason."""
    parts = [_part(s, Side.ATTACK, "aggressor" if not n else reasons, began) for n, s in enumerate(attack.split())]
    parts += [_part(s, Side.DEFENCE, "target" if not n else reasons, began) for n, s in enumerate(defence.split())]
    usual: dict[str, Any] = {"outcome": Outcome.UNDECIDED if ended else None, "ended": ended}
    return War(
        id=id,
        name=id,
        began=began,
        cause=WarCause.SURPRISE,
        motive=Motive.GAIN,
        attacker=attack.split()[0],
        defender=defence.split()[0],
        aim=Aim(AimKind.CLIENTAGE),
        belligerents=tuple(parts),
        **usual | more,
    )


def _part(state: str, side: Side, reason: str, joined: int) -> Belligerent:
    return Belligerent(state, side, joined, JoinReason(reason), Motive.DUTY, lost=10)


def treaty(id: str, kind: TreatyKind, first: str, second: str, **more: Any) -> Treaty:
    """A treaty in force since before the game."""
    return Treaty(id=id, kind=kind, first=first, second=second, since=0, **more)


def member_of(charter: Charter, *members: str, **more: Any) -> Pact:
    """A pact in being since before the game."""
    return Pact("league", charter, members[0], 0, dict.fromkeys(members, 0), **more)
