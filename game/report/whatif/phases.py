"""A phase as the finders of decisions read it: the world before, the sheets, the reasons, the events."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from game.chronicle.entry import Entry
from game.measures.wealth import land_incomes
from game.report.source import Source
from game.report.telling.naming import Names
from game.report.telling.years import year_text
from game.report.whatif.records import Reversal
from game.rules.legality import ANSWERS, ORDERS
from game.rules.means import Ledger
from game.world.conflicts import Crisis, War
from game.world.events import CallMade, OrderRefused, WarBegan
from game.world.reasons import Decision
from game.world.sheets import Line
from game.world.worlds import World

__all__ = ["NO_WAR", "PhaseOnRecord", "Said", "Stake", "Wars", "wars_of_game"]

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Said:
    """A decision in the past tense, its opposite in the present, and the same after "had"."""

    done: str
    instead: str
    had: str


@dataclass(frozen=True, slots=True)
class Stake:
    """The war whose chance a decision is asked about, by its principals; `war` its id here, if it was fought here."""

    war: str = ""
    attacker: str = ""
    defender: str = ""
    fighting: bool = False


NO_WAR = Stake()


@dataclass(frozen=True, slots=True)
class Wars:
    """Which wars of a game came of which crises, and in which a treaty or pact fell due."""

    of_crisis: dict[str, str]
    of_clause: dict[str, tuple[str, ...]]


def wars_of_game(source: Source) -> Wars:
    """Read once off the events."""
    clauses: dict[str, dict[str, None]] = {}
    for event in source.of(CallMade):
        clauses.setdefault(event.clause, {})[event.war] = None
    return Wars(
        {e.crisis: e.war for e in source.of(WarBegan) if e.crisis},
        {clause: tuple(wars) for clause, wars in clauses.items()},
    )


@dataclass(frozen=True)
class PhaseOnRecord:
    """One entry of a chronicle that holds decisions; `world` is the one they were made in."""

    source: Source
    index: int
    entry: Entry
    world: World
    wars: Wars

    @cached_property
    def names(self) -> Names:
        """Names as they stood when the decisions were made."""
        found = self.source
        return Names(self.world, found.treaties, found.pacts, found.wars, found.titles)

    @cached_property
    def _players(self) -> tuple[str, ...]:
        return self.source.chronicle.players

    @cached_property
    def _incomes(self) -> dict[str, int]:
        return land_incomes(self.world)

    @cached_property
    def _decisions(self) -> dict[tuple[str, str, str], Decision]:
        return {(d.seat, d.topic, about): d for d in reversed(self.entry.decisions) for about in (d.about or ("",))}

    def decision(self, seat: str, topic: str, about: str) -> Decision | None:
        """Why a seat did it; None where a player decided."""
        return self._decisions.get((seat, topic, about))

    def of(self, kind: type[Kind]) -> Iterator[Kind]:
        """The phase's events of one kind."""
        return (e for e in self.entry.events if isinstance(e, kind))

    def lines(self, kind: type[Kind]) -> Iterator[tuple[str, Kind]]:
        """Each seat's lines of one kind that were not refused."""
        refused = {(e.seat, e.line) for e in self.of(OrderRefused)}
        for sheet in self.entry.sheets:
            for line in sheet.lines:
                if isinstance(line, kind) and (sheet.seat, line.kind) not in refused:
                    yield sheet.seat, line

    def allows(self, seat: str, line: Line) -> bool:
        """Whether the law of its phase lets a seat write a line, judged by itself."""
        check = ORDERS.get(type(line)) or ANSWERS[type(line)]
        return check(self.world, Ledger.opened(self.world, seat), line) is None

    # -- the war in question ----------------------------------------------------------------------

    def stake_of_crisis(self, crisis: Crisis | None) -> Stake:
        """A war of the demander on the target."""
        if crisis is None:
            return NO_WAR
        return Stake(self.wars.of_crisis.get(crisis.id, ""), crisis.demander, crisis.target)

    def stake_of_war(self, id: str) -> Stake:
        """A war that is being fought."""
        war: War | None = self.world.wars.get(id) or self.source.wars.get(id)
        return Stake(id, war.attacker, war.defender, fighting=True) if war is not None else NO_WAR

    def stake_of_clause(self, clause: str, turns: int) -> Stake:
        """The first war in which a treaty or pact fell due, if that is within so many turns."""
        for id in self.wars.of_clause.get(clause, ()):
            war = self.source.wars.get(id)
            if war is not None and self.entry.turn <= war.began < self.entry.turn + turns:
                fighting = id in self.world.wars
                return Stake(id, war.attacker, war.defender, fighting)
        return NO_WAR

    # -- the record -------------------------------------------------------------------------------

    def reversal(
        self,
        seat: str,
        kind: str,
        about: str,
        line: Line | None,
        other: Line | None,
        said: Said,
        *,
        stake: Stake = NO_WAR,
        events: tuple[int, ...] = (),
        decision: Decision | None = None,
        bears: tuple[str, ...] = (),
    ) -> Reversal:
        """A decision of this phase and its opposite."""
        wars = (stake.war, *bears) if stake.war else bears
        return Reversal(
            id=f"{self.index}-{seat}-{kind}-{about}",
            entry=self.index,
            turn=self.entry.turn,
            year=year_text(self.source.system, self.entry.turn),
            phase=self.entry.phase,
            seat=seat,
            kind=kind,
            line=line,
            other=other,
            done=said.done,
            instead=said.instead,
            had=said.had,
            war=stake.war,
            war_name=self.names.war(stake.war) if stake.war else "",
            attacker=stake.attacker,
            defender=stake.defender,
            fighting=stake.fighting,
            wars=tuple(dict.fromkeys(wars)),
            events=events,
            margin=self._margin(decision) if decision is not None else None,
            by_player=seat in self._players,
        )

    def _margin(self, decision: Decision) -> int | None:
        """By how much the course chosen beat the other, in thousandths of the seat's yearly land income."""
        gap = _gap(decision)
        return None if gap is None else gap * 100 // max(self._incomes.get(decision.seat, 0), 1)


def _gap(decision: Decision) -> int | None:
    """The same in thousandths of wealth: by its own worth and bar, else between the two best courses weighed."""
    if decision.own_milli is not None:
        return abs(decision.own_milli - decision.threshold_milli)
    chosen = next((o.milli for o in decision.options if o.label == decision.chosen), None)
    others = [o.milli for o in decision.options if o.label != decision.chosen]
    return None if chosen is None or not others else abs(chosen - decision.threshold_milli - max(others))
