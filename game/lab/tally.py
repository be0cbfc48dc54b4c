"""The tally of one game: what its events say happened, in counts small enough to send home from a worker.

Counted from the record alone, never from what a mind believed. A war is civil
or between states; sizes are counted for single wars and for clusters, wars
that overlap in time and share a belligerent being one (model.md e6).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.chronicle.record import Chronicle
from game.chronicle.spelling import fingerprint
from game.measures.power import capability, living
from game.measures.system import fronts
from game.measures.wealth import land_income
from game.world.conflicts import AimKind, Belligerent, JoinReason, Outcome, Side, War, WarCause
from game.world.constants import BRIGADE_UPKEEP
from game.world.events import (
    CallAnswered,
    CrisisLapsed,
    DemandAnswered,
    DemandMade,
    Event,
    PeaceMade,
    PledgeGiven,
    StateDied,
    StateReturned,
    TreatySigned,
    WarDeterred,
    WarJoined,
)
from game.world.pacts import Trigger
from game.world.sheets import DemandReply
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = [
    "Tally",
    "WarCount",
    "clusters",
    "consultative_clauses",
    "fought",
    "openings_by_turn",
    "tally",
    "wars_on_record",
]


@dataclass(frozen=True, slots=True)
class WarCount:
    """One war: `turns` None while it lasts; forces and losses in tenths of a brigade.

    `attack`, `defence`: thousandths of the system's capability held by all who
    fought on each side, as the war's first turn began. `shared`: belligerents, to find clusters.
    """

    began: int
    ended: int | None
    states: tuple[str, ...]
    outcome: str
    lost: int
    attack: int
    defence: int
    neighbours: bool
    surprise: bool
    late: int
    civil: bool


@dataclass(slots=True)
class Tally:
    """One game's counts. `state_turns`: living states summed over turns; `calls` by kind as (honoured, called);
    `subjected` became clients by war or by yielding to a demand."""

    world: str
    seed: int
    turns: int = 0
    years_a_turn: int = 1
    turns_a_year: int = 1
    state_turns: int = 0
    wars: list[WarCount] = field(default_factory=list)
    entries: int = 0
    crises: int = 0
    crises_to_war: int = 0
    conceded: int = 0
    lapsed: int = 0
    deterred: int = 0
    pledged_crises: int = 0
    pledged_to_war: int = 0
    pledges: int = 0
    calls: dict[str, tuple[int, int]] = field(default_factory=dict)
    allies: int = 0
    allied: int = 0
    members: int = 0
    clients: int = 0
    at_war: int = 0
    balanced: int = 0
    bandwagoned: int = 0
    deaths: int = 0
    subjected: int = 0
    returns: int = 0
    upkeep: int = 0
    income: int = 0
    ended_by: str = ""
    digest: str = ""

    @property
    def state_years(self) -> float:
        """Years lived by all states together."""
        return self.state_turns * self.years_a_turn / self.turns_a_year


BINDING, CONSULTATIVE = "automatic", "consultative"
BALANCING_KINDS = frozenset({TreatyKind.DEFENCE, TreatyKind.GUARANTEE})
BANDWAGON_KINDS = frozenset({TreatyKind.CLIENTAGE, TreatyKind.OFFENCE})


def tally(chronicle: Chronicle) -> Tally:
    """Count a game on record."""
    header = chronicle.header
    system = chronicle.world.system
    found = Tally(header.scenario, header.seed, years_a_turn=system.years_a_turn, turns_a_year=system.turns_a_year)
    openings = openings_by_turn(chronicle)
    for world in openings.values():
        _count_turn(found, world)
    consultative = consultative_clauses(chronicle)
    pledged: set[str] = set()
    mastery = _mastery(chronicle)
    for event in chronicle.events():
        _count_event(found, event, consultative, pledged, mastery)
    found.pledged_crises = len(pledged)
    found.wars = [_war(war, openings) for war in wars_on_record(chronicle)]
    pressed = {war.crisis for war in wars_on_record(chronicle) if war.crisis}
    found.crises_to_war, found.pledged_to_war = len(pressed), len(pressed & pledged)
    found.entries = sum(len(war.states) for war in found.wars if not war.civil)
    found.ended_by = chronicle.world.ended_by or ""
    found.digest = fingerprint(chronicle.world)
    return found


def _mastery(chronicle: Chronicle) -> frozenset[str]:
    """Crises in which a state was asked to become another's client."""
    demands = (event for event in chronicle.events() if isinstance(event, DemandMade))
    return frozenset(event.crisis for event in demands if event.aim.kind is AimKind.CLIENTAGE)


def openings_by_turn(chronicle: Chronicle) -> dict[int, World]:
    """The world at the first Orders of each turn, by turn."""
    found: dict[int, World] = {}
    for step in chronicle.played:
        if step.world.phase.value == "orders":
            found.setdefault(step.world.turn, step.world)
    return found


def _count_turn(found: Tally, world: World) -> None:
    states = living(world)
    partners: dict[str, set[str]] = {state: set() for state in states}
    for treaty in world.treaties.values():
        if treaty.kind in BALANCING_KINDS and treaty.first in partners and treaty.second in partners:
            partners[treaty.first].add(treaty.second)
            partners[treaty.second].add(treaty.first)
    members = {state for pact in world.pacts.values() for state in pact.members}
    clients = {t.second for t in world.treaties.values() if t.kind is TreatyKind.CLIENTAGE}
    fighting = {
        b.state for w in world.wars.values() if not (w.ended or w.civil) for b in w.belligerents if b.left is None
    }
    found.turns += 1
    found.state_turns += len(states)
    found.allies += sum(map(len, partners.values()))
    found.allied += sum(map(bool, partners.values()))
    found.members += len(members & partners.keys())
    found.clients += len(clients & partners.keys())
    found.at_war += len(fighting & partners.keys())
    for state in states:
        found.upkeep += sum(world.forces.get(state, {}).values()) * BRIGADE_UPKEEP // 10
        found.income += land_income(world, state)


def consultative_clauses(chronicle: Chronicle) -> frozenset[str]:
    """Clauses there ever were that promise talks and no more."""
    found: set[str] = set()
    for step in chronicle.played:
        found.update(id for id, treaty in step.world.treaties.items() if treaty.consultative)
        found.update(id for id, pact in step.world.pacts.items() if pact.charter.trigger is Trigger.CONSULTATIVE)
    return frozenset(found)


def _count_event(
    found: Tally, event: Event, consultative: frozenset[str], pledged: set[str], mastery: frozenset[str]
) -> None:
    match event:
        case DemandMade():
            found.crises += 1
        case DemandAnswered(reply=DemandReply.CONCEDE):
            found.conceded += 1
            found.subjected += event.crisis in mastery
        case PeaceMade():
            found.subjected += len(event.terms.clients)
        case CrisisLapsed():
            found.lapsed += 1
        case WarDeterred():
            found.deterred += 1
        case PledgeGiven(stands=True):
            found.pledges += 1
            pledged.add(event.crisis)
        case CallAnswered():
            kind = CONSULTATIVE if event.clause in consultative else BINDING
            kept, all_calls = found.calls.get(kind, (0, 0))
            found.calls[kind] = (kept + event.honoured, all_calls + 1)
        case TreatySigned() | WarJoined():
            _count_side(found, event)
        case StateDied():
            found.deaths += 1
        case StateReturned():
            found.returns += 1


def _count_side(found: Tally, event: TreatySigned | WarJoined) -> None:
    """A choice of side that nothing compelled: by treaty, or by entering a war unbound (Walt 1987)."""
    if isinstance(event, WarJoined):
        found.balanced += event.reason is JoinReason.BALANCING
        found.bandwagoned += event.reason is JoinReason.SPOILS
        return
    found.balanced += event.treaty_kind in BALANCING_KINDS
    found.bandwagoned += event.treaty_kind in BANDWAGON_KINDS


def wars_on_record(chronicle: Chronicle) -> Iterator[War]:
    """Every war there ever was, as it last stood, in order of beginning."""
    found: dict[str, War] = {}
    for step in chronicle.played:
        found.update(step.world.wars)
    return iter(sorted(found.values(), key=lambda war: (war.began, war.id)))


def _war(war: War, openings: dict[int, World]) -> WarCount:
    before = openings.get(war.began) or openings[max(turn for turn in openings if turn <= war.began)]
    return WarCount(
        began=war.began,
        ended=war.ended,
        states=tuple(dict.fromkeys(one.state for one in fought(war))),
        outcome=(war.outcome or Outcome.UNDECIDED).value,
        lost=sum(one.lost for one in war.belligerents),
        attack=_capability(war, Side.ATTACK, before),
        defence=_capability(war, Side.DEFENCE, before),
        neighbours=bool(fronts(before, war.attacker, war.defender)),
        surprise=war.cause is WarCause.SURPRISE,
        late=sum(one.joined > war.began for one in fought(war)),
        civil=war.civil,
    )


def fought(war: War) -> list[Belligerent]:
    """Belligerents as the Correlates of War count them: the principals, and sovereign states whose soldiers died.

    A client that marches because its patron does has no foreign policy of its
    own, and is no member of that system.
    """
    principals = (JoinReason.AGGRESSOR, JoinReason.TARGET)
    joined = [one for one in war.belligerents if one.lost > 0 and one.reason is not JoinReason.CLIENT_DUTY]
    return [one for one in war.belligerents if one.reason in principals or one in joined]


def _capability(war: War, side: Side, world: World) -> int:
    """Thousandths of the system's capability that all who fought on a side held as the war began (the CINC idea)."""
    shares = capability(world)
    return sum(shares.get(state, 0) for state in {one.state for one in fought(war) if one.side is side})


def clusters(wars: list[WarCount]) -> list[tuple[WarCount, ...]]:
    """Wars fused where they overlap in time and share a belligerent (model.md e6)."""
    found: list[list[WarCount]] = []
    for war in wars:
        touching = [group for group in found if any(_overlap(war, other) for other in group)]
        found = [group for group in found if group not in touching]
        found.append([one for group in touching for one in group] + [war])
    return [tuple(group) for group in found]


def _overlap(a: WarCount, b: WarCount) -> bool:
    apart = (a.ended is not None and a.ended < b.began) or (b.ended is not None and b.ended < a.began)
    return not apart and not set(a.states).isdisjoint(b.states)
