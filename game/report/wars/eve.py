"""The eve of a blow: what stood where, what all reckoned, and what one staff took it to be, opened after the game.

The last word in a crisis is the demander's: it attacks, or lets its demand drop. What it saw then is the world
before that phase; the chance and the credence of pledges are those of the shared estimates (game.perception), the
staff's own are the same with its private error in ln(strength) (decisions 1, 3), as its doctrine reckoned.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import exp

from game.measures.distance import reach_permille
from game.measures.power import strength, tenths_of
from game.perception import weights
from game.perception.demands import announced
from game.perception.reckoning import Reckoning
from game.perception.survey import odds
from game.report.records.quarrels import Reckoned
from game.report.source import MANY, Source
from game.report.telling.why import weighed_course
from game.report.telling.years import year_text
from game.world.conflicts import Crisis, Pledge
from game.world.constants import DEFENCE_PERMILLE
from game.world.events import BattleFought, DemandMade, PledgeGiven
from game.world.reasons import Decision
from game.world.worlds import Phase, World

__all__ = ["Eves", "Odds", "error_percent", "weighed_terms", "weight_beside", "weight_of_demander"]

MOST_EVES = 16
"""Wars whose eve is reckoned in a large system."""
LEFT_OUT = (
    f"Chances on the eve were not reckoned for this war: in a system of more than {MANY} states that is done for the "
    f"{MOST_EVES} deadliest wars and what began with them."
)


@dataclass(frozen=True, slots=True)
class Odds:
    """Chances to prevail, in thousandths: as all reckoned, as the attacker's staff did, as the defender's did."""

    plain: int
    attacker: int | None
    defender: int | None


class Eves:
    """Looks up, for one book, the worlds before decisions and what was reckoned in them; each reckoned once."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._odds: dict[tuple[int, str, str, str | None], Odds | None] = {}

    @cached_property
    def _places(self) -> dict[tuple[int, str], int]:
        return {(step.turn, step.phase): n for n, step in enumerate(self.source.steps)}

    @cached_property
    def decisions(self) -> dict[tuple[str, str, str], Decision]:
        """Decisions by seat, topic and each id they were about, the latest of several."""
        return {(d.seat, d.topic, about): d for step in self.source.steps for d in step.decisions for about in d.about}

    @cached_property
    def crises(self) -> dict[str, Crisis]:
        """Every crisis as the world last kept it, with the pledges that events tell: it may close as they come."""
        given: dict[str, dict[str, PledgeGiven]] = {}
        for event in self.source.of(PledgeGiven):
            given.setdefault(event.crisis, {})[event.state] = event
        demands = self.source.of(DemandMade)
        return {e.crisis: _on_record(e, given.get(e.crisis, {}), self.source.crises.get(e.crisis)) for e in demands}

    @cached_property
    def _eves(self) -> frozenset[int] | None:
        """The turns whose eve is reckoned in a large system: those on which its deadliest wars began; None for all."""
        if not self.source.is_large:
            return None
        lost: Counter[str] = Counter()
        for battle in self.source.of(BattleFought):
            lost[battle.war] += sum(battle.lost.values())
        wars = sorted((w for w in self.source.wars.values() if not w.civil), key=lambda w: (-lost[w.id], w.id))
        return frozenset(w.began for w in wars[:MOST_EVES])

    def left_out(self, turn: int) -> str:
        """Why nothing was reckoned as a turn's orders were given, in a sentence; empty where it was."""
        return "" if self._eves is None or turn in self._eves else LEFT_OUT

    def place(self, turn: int, phase: Phase) -> int:
        """Which entry holds the decisions of a turn's phase; the nearest where it was never played."""
        return self._places.get((turn, phase.value), min(len(self.source.steps) - 1, 2 * turn - 1))

    def before(self, turn: int, phase: Phase = Phase.ORDERS) -> World:
        """The world as the seats saw it when they decided in that phase."""
        return self.source.steps[max(self.place(turn, phase) - 1, 0)].world

    def reckoning(self, turn: int) -> Reckoning:
        """What all reckoned as a turn's orders were given."""
        return self.source.estimates(self.before(turn)).reckoning

    def odds(self, turn: int, attacker: str, target: str, crisis: Crisis | None = None) -> Odds | None:
        """The attacker's chance on the eve of its turn's orders; None where one of the two did not exist."""
        case = (turn, attacker, target, crisis.id if crisis else None)
        if case not in self._odds:
            self._odds[case] = self._reckoned(turn, attacker, target, crisis)
        return self._odds[case]

    def _reckoned(self, turn: int, attacker: str, target: str, crisis: Crisis | None) -> Odds | None:
        if self.left_out(turn):
            return None
        r = self.reckoning(turn)
        s = r.survey
        if attacker not in s.index or target not in s.index:
            return None
        j, i = s.of(attacker), s.of(target)
        onset = float(r.onset[j, i])
        met = announced(r, crisis) if crisis is not None else float(r.defence[i, j])
        return Odds(
            plain=_permille(odds(onset, met)),
            attacker=self._seen(turn, attacker, target, lambda e: odds(onset, met * exp(e))),
            defender=self._seen(turn, target, attacker, lambda e: odds(onset * exp(e), met)),
        )

    def _seen(self, turn: int, seat: str, other: str, chance: Callable[[float], float]) -> int | None:
        error = self.error_permille(turn, seat, other)
        return None if error is None else _permille(chance(error / 1000))

    def error_permille(self, turn: int, seat: str, other: str) -> int | None:
        """How far a staff misjudged another's strength, in thousandths of its logarithm; None for a player's."""
        if seat in self.source.chronicle.players or not self.source.is_over:
            return None
        return self.before(turn).secrets.error_permille.get(seat, {}).get(other, 0)

    def credences(self, turn: int, friend: str, foe: str, pledges: tuple[Pledge, ...]) -> dict[str, int]:
        """How far all believed that each state would come to a friend against a foe, pledges counted (thousandths)."""
        if self.left_out(turn):
            return {}
        r = self.reckoning(turn)
        s = r.survey
        if friend not in s.index or foe not in s.index:
            return {}
        i, j = s.of(friend), s.of(foe)
        said = {p.state: p.stands for p in pledges}
        return {name: _permille(_believed(float(r.come[k, i, j]), said.get(name))) for k, name in enumerate(s.names)}

    def balance(self, turn: int, crisis: Crisis, *, estimated: bool) -> Reckoned:
        """The demander's balance as it had the last word in a crisis; the chance only where `estimated`."""
        world, demander, target = self.before(turn), crisis.demander, crisis.target
        decision = self.decisions.get((demander, "crisis", crisis.id))
        stood = [p for p in crisis.pledges if p.stands and p.state in crisis.bound and p.state in world.states]
        alone, weight = tenths_of(world, target), weight_beside(world, target, target, 1000)
        error = self.error_permille(turn, demander, target)
        found = self.odds(turn, demander, target, crisis) if estimated else None
        told = Reckoned(
            turn=turn,
            year=year_text(self.source.system, turn),
            own=tenths_of(world, demander),
            alone=alone,
            pledged=alone + sum(tenths_of(world, p.state) * p.share_permille // 1000 for p in stood),
            weight_own=weight_of_demander(world, demander, target),
            weight_alone=weight,
            weight_pledged=weight + sum(weight_beside(world, p.state, target, p.share_permille) for p in stood),
            error_percent=None if error is None else error_percent(error),
            chance=found.plain if found else None,
            chance_seen=found.attacker if found else None,
        )
        return _with_sums(told, decision)


def _on_record(demand: DemandMade, given: Mapping[str, PledgeGiven], kept: Crisis | None) -> Crisis:
    if kept is None:
        sides = {s: {k: e.clause for k, e in given.items() if e.friend == s} for s in (demand.target, demand.demander)}
        kept = Crisis(
            demand.crisis, demand.demander, demand.target, demand.aim, demand.turn, demand.motive,
            bound=sides[demand.target], bound_to_demander=sides[demand.demander], event=demand.id,
        )  # fmt: skip
    pledges = (Pledge(e.state, e.stands, e.share_permille, e.clause, e.motive) for e in given.values())
    return replace(kept, pledges=tuple(pledges))


def _with_sums(told: Reckoned, decision: Decision | None) -> Reckoned:
    if decision is None:
        return told
    return replace(
        told,
        own_milli=decision.own_milli,
        public_milli=decision.public_milli,
        courses=tuple((o.label, o.milli) for o in decision.options),
        weighed=weighed_terms(decision),
    )


def weighed_terms(decision: Decision | None) -> tuple[tuple[str, int], ...]:
    """What a decision turned on, the heaviest first, in thousandths of wealth."""
    course = weighed_course(decision) if decision else None
    terms = sorted(course.terms if course else (), key=lambda t: -abs(t.milli))
    return tuple((t.name, t.milli) for t in terms if t.milli)


def _permille(chance: float) -> int:
    return round(1000 * chance)


def _believed(come: float, stands: bool | None) -> float:
    """A credence with a public word counted, as those count it who must reckon with it (perception.demands)."""
    if stands is None:
        return come
    return weights.PLEDGE_WEIGHT * stands + (1 - weights.PLEDGE_WEIGHT) * come


def error_percent(permille: int) -> int:
    """An error in ln(strength) as a share of the true strength: +22 where 100 were taken for 122."""
    return round(100 * (exp(permille / 1000) - 1))


def weight_of_demander(world: World, demander: str, target: str) -> int:
    """What a demander weighs at its target's capital: brigades × quality × reach × the age's offence (tenths)."""
    own = strength(world, demander) * world.system.offence_permille // 1000
    return own * reach_permille(world, demander, world.states[target].capital) // 1000


def weight_beside(world: World, state: str, target: str, share_permille: int) -> int:
    """What a state's share weighs in defence of a target's capital; a target stands on its own ground (tenths)."""
    if state == target:
        return strength(world, state) * DEFENCE_PERMILLE // 1000
    near = reach_permille(world, state, world.states[target].capital)
    return strength(world, state) * share_permille // 1000 * near * DEFENCE_PERMILLE // 1_000_000
