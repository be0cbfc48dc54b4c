"""The reel: what a seat saw of a turn, in at most ten beats, each a caption and what is drawn for it.

A beat tells one matter from its opening to its end: a demand with its answer and the pledges in it, a war with who
was called and who came. The words are the Gazette's. Nothing is told that the seat has not heard.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from game.perception.views import View, look
from game.report.telling.naming import Names
from game.report.telling.phrases import states_in
from game.report.telling.sentences import SILENT, Item, item_of, matter_of
from game.ui.beats.scores import Score, score_of
from game.ui.desk import Desk
from game.world import events as e
from game.world.constants import TENTHS
from game.world.worlds import World

__all__ = ["MOST", "Beat", "Turn", "reel", "turn_seen"]

MOST: Final = 10
"""Beats of a turn at most; the rest is in the Gazette."""
_LEAST_RANK: Final = 30
"""Rank of the Gazette below which nothing is played, unless it concerns the seat."""
_LONGEST: Final = 200
"""Letters of a caption."""
_OURS: Final = 20
_MARCH_RANK: Final = 32


@dataclass(frozen=True, slots=True)
class Beat:
    """One step. `ours`: it concerns the seat; `places` are to be seen; `score` is what is drawn."""

    caption: str
    kind: str
    rank: int
    ours: bool
    places: tuple[str, ...]
    events: tuple[int, ...]
    score: Score

    @property
    def length_ms(self) -> int:
        """How long it is shown."""
        return min(max(500 + 11 * len(self.caption), 800), 1500)


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as a seat saw it: what it heard, and the world before and after."""

    turn: int
    events: tuple[e.Event, ...]
    before: World
    view: View

    @property
    def names(self) -> Names:
        """Names that also know what ended in the turn."""
        return Names(self.view.world, self.before.treaties, self.before.pacts, self.before.wars)


def turn_seen(desk: Desk, turn: int) -> Turn | None:
    """A turn of the game on record through the desk's own eyes; None where nothing was heard of it."""
    events = desk.history.get(turn, ())
    steps = desk.chronicle.steps
    ends = [n for n, step in enumerate(steps) if step.turn == turn and n > 0]
    if not events or not ends:
        return None
    before = look(desk.chronicle.world_at(ends[0] - 1), desk.seat).world
    after = look(desk.chronicle.world_at(ends[-1]), desk.seat)
    return Turn(turn, events, before, after)


def reel(turn: Turn, *, only_ours: bool = False) -> tuple[Beat, ...]:
    """The beats of a turn in the order in which they happened; the weightiest where there are too many."""
    matters: dict[tuple[object, ...], list[e.Event]] = {}
    for event in turn.events:
        key = _matter(event)
        if key is not None:
            matters.setdefault(key, []).append(event)
    told = [_beat(group, turn) for group in matters.values()]
    kept = [one for one in told if one is not None and (one.ours or (one.rank >= _LEAST_RANK and not only_ours))]
    chosen = sorted(kept, key=lambda one: (-one.rank, one.events))[:MOST]
    return tuple(sorted(chosen, key=lambda one: one.events))


def _matter(event: e.Event) -> tuple[object, ...] | None:
    """Events of one matter make one beat; None for what is not played."""
    match event:
        case e.ProposalMade() | e.ProposalRefused():
            return ("letters",)
        case e.DemandMade() | e.DemandAnswered() | e.PledgeGiven() | e.CrisisLapsed() | e.WarDeterred():
            return ("crisis", event.crisis)
        case e.WarBegan() | e.CallAnswered() | e.WarJoined() | e.ContingentSent():
            return ("war", getattr(event, "war", event.id))
        case e.ForceArrived():
            return ("march", event.state, event.province) if event.tenths >= 2 * TENTHS else None
        case e.BattleFought() | e.ProvinceOccupied():
            return ("field", event.province)
        case e.PeaceMade() | e.WarEnded() | e.MediationOffered() | e.MediationAnswered() | e.StateWithdrew():
            return ("peace", event.war)
        case e.PactFounded() | e.MemberJoined():
            return ("pact", event.pact)
        case e.LegitimacyChanged() | e.ArmyRaised() | e.FortRaised() | e.ForceDisbanded() | e.PracticeLearned():
            return None
    return None if event.kind in SILENT else (event.id,)


def _beat(group: Sequence[e.Event], turn: Turn) -> Beat | None:
    names = turn.names
    if isinstance(group[0], e.ProposalMade | e.ProposalRefused):
        group = [event for event in group if turn.view.seat in states_in(event)]
    items = _items(_said(group), names)
    if not items:
        return None
    ours = _concerns(group, turn)
    rank = _MARCH_RANK if isinstance(group[0], e.ForceArrived) else max(item.rank for item in items)
    if isinstance(group[0], e.ForceArrived) and not _is_hostile(group[0], turn.view.world):
        return None
    places = tuple(dict.fromkeys(p for item in items for p in item.places))
    score = score_of(group, turn.view.world, turn.before, turn.view.seat)
    return Beat(
        _caption(items),
        group[0].kind,
        rank + _OURS * ours,
        ours,
        places,
        tuple(event.id for event in group),
        score,
    )


def _said(group: Sequence[e.Event]) -> list[e.Event]:
    """What is put into words: who honours a call is not told again as joining, nor who began the war."""
    came = {event.state for event in group if isinstance(event, e.CallAnswered) and event.honoured}
    came |= {s for event in group if isinstance(event, e.WarBegan) for s in (event.attacker, event.defender)}
    ended = any(isinstance(event, e.PeaceMade) for event in group)
    return [
        event
        for event in group
        if not (isinstance(event, e.WarJoined) and event.state in came)
        and not (isinstance(event, e.WarEnded) and ended)
    ]


def _items(group: Iterable[e.Event], names: Names) -> list[Item]:
    """The Gazette's items of a matter, in the order of what happened."""
    alike: dict[tuple[object, ...], list[e.Event]] = {}
    for event in group:
        alike.setdefault(matter_of(event), []).append(event)
    return [item_of(events, names) for events in alike.values()]


def _caption(items: Sequence[Item]) -> str:
    """Headlines as sentences; the least of them are left out where the caption would be too long."""
    kept = list(items)
    while len(kept) > 1 and sum(len(item.headline) + 2 for item in kept) > _LONGEST:
        kept.remove(min(kept, key=lambda item: (item.rank, -item.event)))
    return " ".join(f"{item.headline}." for item in kept)


def _concerns(group: Sequence[e.Event], turn: Turn) -> bool:
    """Whether the seat is named, its land or its pact spoken of, or a war of its own."""
    seat, world = turn.view.seat, turn.view.world
    for event in group:
        if seat in states_in(event) or (event.audience is not None and seat in event.audience):
            return True
        place = world.provinces.get(str(getattr(event, "province", "")))
        if place is not None and place.owner == seat:
            return True
        pact = world.pacts.get(str(getattr(event, "pact", "")))
        if pact is not None and seat in pact.members:
            return True
        war = world.wars.get(str(getattr(event, "war", "")))
        if war is not None and any(b.state == seat and b.left is None for b in war.belligerents):
            return True
    return False


def _is_hostile(event: e.ForceArrived, world: World) -> bool:
    """Whether troops came onto another's land: marches at home are not played."""
    place = world.provinces.get(event.province)
    return place is not None and place.owner != event.state
