"""The score of a beat: which ribbons, arrows, signs and washes the map shows while its caption is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from game.ui.atlas.scene import RibbonStyle
from game.world import events as e
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = ["Bond", "Ring", "Score", "Step", "Taken", "score_of"]


@dataclass(frozen=True, slots=True)
class Bond:
    """A ribbon from state to state."""

    first: str
    second: str
    style: RibbonStyle
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Troops of a state (tenths of a brigade) that came from one province to another."""

    state: str
    origin: str
    province: str
    tenths: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A province that came into a state's hands."""

    province: str
    by: str


@dataclass(frozen=True, slots=True)
class Ring:
    """The members of a pact."""

    pact: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """All that is drawn for one beat."""

    bonds: tuple[Bond, ...] = ()
    steps: tuple[Step, ...] = ()
    fields: tuple[str, ...] = ()
    taken: tuple[Taken, ...] = ()
    rings: tuple[Ring, ...] = ()

    @property
    def is_grave(self) -> bool:
        """Whether it is danger to the seat itself."""
        return any(bond.style in ("demand", "war", "joined") for bond in self.bonds)


_STYLES: Final[dict[TreatyKind, RibbonStyle]] = {TreatyKind.CLIENTAGE: "patron"}


def score_of(group: Sequence[e.Event], world: World, before: World, seat: str) -> Score:
    """What a matter shows. Red is for what the seat itself is in, on the other side of."""
    return Score(
        bonds=tuple(dict.fromkeys(bond for event in group for bond in _bonds(event, world, seat))),
        steps=tuple(
            Step(event.state, event.origin, event.province, event.tenths)
            for event in group
            if isinstance(event, e.ForceArrived)
        ),
        fields=tuple(dict.fromkeys(event.province for event in group if isinstance(event, e.BattleFought))),
        taken=tuple(_taken(group)),
        rings=tuple(dict.fromkeys(_rings(group, world, before))),
    )


def _taken(group: Iterable[e.Event]) -> Iterator[Taken]:
    for event in group:
        if isinstance(event, e.ProvinceOccupied):
            yield Taken(event.province, event.by)
        elif isinstance(event, e.PeaceMade | e.WarEnded):
            for province, owner in event.terms.cessions.items():
                yield Taken(province, owner)


def _rings(group: Iterable[e.Event], world: World, before: World) -> Iterator[Ring]:
    for event in group:
        pact = getattr(event, "pact", None)
        if pact is None or isinstance(event, e.ProposalMade | e.ProposalRefused):
            continue
        found = world.pacts.get(pact) or before.pacts.get(pact)
        members = set(found.members) if found else set()
        if isinstance(event, e.PactFounded | e.MemberJoined):
            members |= set(getattr(event, "members", ())) | {getattr(event, "state", "")} - {""}
        yield Ring(pact, tuple(sorted(members)))


def _bonds(event: e.Event, world: World, seat: str) -> Iterator[Bond]:
    match event:
        case e.DemandMade():
            ours = seat in (event.demander, event.target)
            yield Bond(event.demander, event.target, "demand" if ours else "strife", True)
        case e.PledgeGiven() if event.stands:
            yield Bond(event.state, event.friend, "defence")
        case e.WarBegan():
            ours = seat in (event.attacker, event.defender)
            yield Bond(event.attacker, event.defender, "war" if ours else "strife", True)
        case e.CallAnswered():
            yield Bond(event.state, event.friend, "defence" if event.honoured else "quarrel")
        case e.WarJoined():
            yield from _joined(event, world, seat)
        case e.TreatySigned() | e.TreatySurfaced():
            yield Bond(event.first, event.second, _STYLES.get(event.treaty_kind, "defence"))
        case e.TreatyBroken():
            yield Bond(event.by, event.against, "demand" if event.against == seat else "strife", True)
        case e.PeaceMade():
            yield Bond(event.by, event.to, "beside")
        case e.ProposalMade() if seat in (event.by, event.to):
            yield Bond(event.by, event.to, "beside", True)
        case e.GiftSent():
            yield Bond(event.giver, event.to, "patron", True)


def _joined(event: e.WarJoined, world: World, seat: str) -> Iterator[Bond]:
    war = world.wars.get(event.war)
    if war is None or event.state in (war.attacker, war.defender):
        return
    foe = war.defender if event.side.value == "attack" else war.attacker
    ours = {b.state: b.side for b in war.belligerents}.get(seat)
    yield Bond(event.state, foe, "joined" if ours is not None and ours is not event.side else "beside", True)
