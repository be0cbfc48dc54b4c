"""What two reviewers of one game look at: the same events, counted once for both.

Nothing here takes a side. A reviewer chooses among these and says what the
school makes of them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from game.measures.law import is_bound_member
from game.measures.power import living
from game.measures.wealth import trades
from game.report.records.chapters import Answered, Deterred, PactChapter, WarChapter
from game.report.source import Source
from game.world.conflicts import JoinReason, WarCause
from game.world.constants import WEALTH
from game.world.events import (
    CallAnswered,
    CallMade,
    MotionDecided,
    PactFounded,
    PeaceMade,
    PledgeGiven,
    TreatySigned,
    WarBegan,
    WarEnded,
    WarJoined,
)
from game.world.reasons import Motive
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = ["Evidence", "Riser", "counted", "tally", "times"]

WORD = frozenset({"given_word", "pledge_given", "covenant", "institution_itself", "we_feeling"})
"""Terms of a sum that exist only because something was promised, or because of whom it was promised to."""
Pair = tuple[str, str]


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 war`, `3 wars`, `2 crises`."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def times(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def tally(states: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How often each is named, the most often first."""
    return tuple(sorted(Counter(states).items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class Riser:
    """The state whose share of power rose furthest above its first: thousandths, and the turn of its peak."""

    state: str
    first: int
    peak: int
    turn: int
    last: int


@dataclass(frozen=True)
class Evidence:
    """The book's chapters, and what can be counted across them."""

    source: Source
    wars: tuple[WarChapter, ...]
    answers: tuple[Answered, ...]
    deterred: tuple[Deterred, ...]
    pacts: tuple[PactChapter, ...]
    quiet: int
    played: int

    # -- power ----------------------------------------------------------------------------------

    @cached_property
    def riser(self) -> Riser | None:
        """Who rose furthest, at any time; None where nobody did. A state is measured from its first turn in being."""
        found: Riser | None = None
        for state in sorted(self.source.last.states):
            told = [(n, row[state]) for n, row in enumerate(self.source.shares) if row.get(state)]
            if not told:
                continue
            at, peak = max(told, key=lambda one: (one[1], -one[0]))
            one = Riser(state, told[0][1], peak, self.source.snapshots[at].turn, self.source.shares[-1].get(state, 0))
            if peak > told[0][1] and (found is None or peak - told[0][1] > found.peak - found.first):
                found = one
        return found

    def against(self, foe: str) -> list[Answered]:
        """Calls answered in wars on one state's attacks or against it in any other way."""
        calls = self.source.calls
        return [a for a in self.answers if a.call in calls and calls[a.call].foe == foe]

    @cached_property
    def unbidden(self) -> list[WarJoined]:
        """Those who entered a war beside the attacked, called by nobody."""
        called = {(e.war, e.to) for e in self.source.of(CallMade)}
        joined = (e for e in self.source.of(WarJoined) if e.reason is JoinReason.BALANCING)
        return [e for e in joined if (e.war, e.state) not in called]

    @cached_property
    def for_spoils(self) -> list[WarJoined]:
        """Those who entered a war for a share."""
        return [e for e in self.source.of(WarJoined) if e.reason is JoinReason.SPOILS]

    @cached_property
    def submitted(self) -> list[TreatySigned]:
        """Those who took a patron without a peace that imposed it."""
        peaces = {e.id for kind in (WarEnded, PeaceMade) for e in self.source.kinds.get(kind, ())}
        signed = self.source.of(TreatySigned)
        return [e for e in signed if e.treaty_kind is TreatyKind.CLIENTAGE and e.because not in peaces]

    @cached_property
    def bucks(self) -> list[CallAnswered | PledgeGiven]:
        """Calls refused and pledges withheld because others were expected to bear the burden."""
        calls: list[CallAnswered | PledgeGiven] = [
            e for e in self.source.of(CallAnswered) if not e.honoured and e.motive is Motive.BUCK_PASSING
        ]
        return calls + [e for e in self.source.of(PledgeGiven) if not e.stands and e.motive is Motive.BUCK_PASSING]

    @cached_property
    def begun(self) -> list[WarBegan]:
        """Wars between states begun in play, civil wars left out."""
        return [e for e in self.source.of(WarBegan) if e.cause is not WarCause.CIVIL]

    # -- words ----------------------------------------------------------------------------------

    def is_pact(self, clause: str) -> bool:
        """Whether a promise was a pact's."""
        return clause in self.source.pacts

    @cached_property
    def under_pacts(self) -> list[Answered]:
        """Calls under a pact."""
        return [a for a in self.answers if self.is_pact(a.clause)]

    @cached_property
    def under_treaties(self) -> list[Answered]:
        """Calls under a treaty."""
        return [a for a in self.answers if not self.is_pact(a.clause)]

    @cached_property
    def opened(self) -> list[Answered]:
        """Calls honoured whose sum is on record: a player's is not, and all are sealed till the game is over."""
        over = self.source.last.ended_by is not None
        return [a for a in self.answers if over and a.honoured and a.weighed]

    @cached_property
    def by_word(self) -> list[Answered]:
        """Calls honoured that were worth it with the word given and not without it."""
        return [a for a in self.opened if sum(milli for _, milli in a.weighed) > 0 and not self.pays_anyhow(a)]

    @staticmethod
    def pays_anyhow(one: Answered) -> bool:
        """Whether coming was worth it with the word given left out of the sum."""
        return sum(milli for name, milli in one.weighed if name not in WORD) > 0

    @cached_property
    def stopped_by_pact(self) -> list[Deterred]:
        """Demands dropped before the pledge of a fellow member."""
        return [d for d in self.deterred if self._bound_by_pact(d)]

    def _bound_by_pact(self, one: Deterred) -> bool:
        crisis = self.source.crises.get(one.crisis)
        return crisis is not None and any(self.is_pact(crisis.bound.get(s, "")) for s in one.by)

    # -- institutions ---------------------------------------------------------------------------

    @cached_property
    def founded(self) -> list[PactFounded]:
        """Pacts founded in play; others stood when the game began."""
        return list(self.source.of(PactFounded))

    @cached_property
    def motions(self) -> list[MotionDecided]:
        """What councils decided."""
        return list(self.source.of(MotionDecided))

    @cached_property
    def among_fellows(self) -> list[WarBegan]:
        """Wars begun between two members of one pact, as the turn of the attack opened."""
        return [e for e in self.begun if self._are_fellows(self.source.at(e.turn), e.attacker, e.defender)]

    @staticmethod
    def _are_fellows(world: World, a: str, b: str) -> bool:
        return any(is_bound_member(world, pact, a) and is_bound_member(world, pact, b) for pact in world.pacts.values())

    @cached_property
    def fellows(self) -> frozenset[Pair]:
        """Pairs of living states that are members of one pact at the end, sorted."""
        world = self.source.last
        alive = set(living(world))
        circles = [sorted(alive & set(p.members)) for p in world.pacts.values()]
        return frozenset(pair for circle in circles for pair in combinations(circle, 2))

    def trust_of(self, pairs: Iterable[Pair], world: World) -> int | None:
        """Mean trust between the two of each pair, both ways, in thousandths; None without a pair."""
        told = [
            world.trust[a][b].permille
            for pair in pairs
            for a, b in (pair, pair[::-1])
            if b in world.trust.get(a, {}) and world.states[a].alive and world.states[b].alive
        ]
        return sum(told) // len(told) if told else None

    @cached_property
    def strangers(self) -> frozenset[Pair]:
        """Pairs of living states that share no pact at the end."""
        return frozenset(combinations(living(self.source.last), 2)) - self.fellows

    def trade_of(self, pairs: Iterable[Pair], world: World) -> float | None:
        """Mean worth of trade to each of a pair a turn, in whole units of wealth; None without a pair."""
        worth = trades(world)
        told = [worth[pair] for pair in pairs if pair in worth]
        return round(sum(told) / len(told) / WEALTH, 4) if told else None
