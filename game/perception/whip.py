"""The whip: how each member is expected to vote, and whether a motion is carried. No pygame.

Each member's worth of a yes is the shared evaluator at public mean parameters (decisions 1); a vote near the line is
open, and the band comes from moving all members a step to either side of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.measures.power import manpower_ceiling, strength, tenths_of
from game.perception.bonds import value
from game.perception.forecast import Estimate, milli_terms
from game.perception.reckoning import logistic
from game.perception.temper import PUBLIC
from game.perception.views import View
from game.perception.votes import yes_terms
from game.rules.replies import has_veto, voters
from game.world.pacts import Motion, Pact, Vote
from game.world.reasons import Term
from game.world.sheets import Ballot
from game.world.worlds import World

__all__ = ["Seat", "carried_by", "forced", "needed", "quotas", "whip_count"]

_LINE = 0.03
"""Of a turn's income: what a yes must be worth before a mind votes so, and the width of what is open."""
_VETO = 0.15


@dataclass(frozen=True, slots=True)
class Seat:
    """One member at the bench: what it would weigh, and the chances of its ballot in thousandths.

    `lean` is the worth of a yes in units of the line at which minds vote; `heads` its votes: one, or its strength.
    """

    state: str
    lean: float
    heads: int
    veto_holder: bool
    terms: tuple[Term, ...]
    yes: int
    no: int
    veto: int

    @property
    def abstain(self) -> int:
        """The chance that it does neither."""
        return 1000 - self.yes - self.no - self.veto

    @property
    def vote(self) -> Ballot:
        """How it votes by its own sum at public parameters."""
        if self.veto_holder and self.lean < -_VETO / _LINE:
            return Ballot.VETO
        return Ballot.YES if self.lean > 1 else Ballot.NO if self.lean < -1 else Ballot.ABSTAIN

    @property
    def likely(self) -> Ballot:
        """What it most likely says."""
        table = ((self.yes, Ballot.YES), (self.no + self.veto, Ballot.NO), (self.abstain + 60, Ballot.ABSTAIN))
        return max(table, key=lambda one: one[0])[1]


def whip_count(view: View, motion: Motion) -> tuple[Seat, ...]:
    """All whose vote counts, most willing first."""
    pact = view.world.pacts[motion.pact]
    seats = [_seat(view, pact, motion, member) for member in voters(view.world, pact, motion)]
    return tuple(sorted(seats, key=lambda seat: (-seat.yes, seat.state)))


def _seat(view: View, pact: Pact, motion: Motion, member: str) -> Seat:
    row = view.survey.of(member)
    terms = yes_terms(view.reckoning, view.world, row, motion, PUBLIC)
    lean = value(terms) / (_LINE * float(view.survey.income[row]))
    heads = 1 + strength(view.world, member) if pact.charter.vote is Vote.WEIGHTED else 1
    holder = has_veto(pact, motion, member)
    return _odds(Seat(member, lean, heads, holder, milli_terms(terms)[0], 0, 0, 0), 0.0)


def _odds(seat: Seat, shift: float) -> Seat:
    """The chances of its ballots if all leaned so much more towards a yes."""
    lean = seat.lean + shift

    def likely(x: float) -> int:
        return round(1000 * float(logistic(np.asarray(x / 2))))

    yes, no = likely(lean - 1), likely(-lean - 1)
    veto = min(no, likely(-lean - _VETO / _LINE)) if seat.veto_holder else 0
    return replace(seat, yes=yes, no=no - veto, veto=veto)


def forced(seats: Sequence[Seat], state: str, ballot: Ballot) -> tuple[Seat, ...]:
    """The same bench when one member has said what it votes."""
    sure = {b: 1000 if ballot is b else 0 for b in Ballot}
    return tuple(
        replace(one, yes=sure[Ballot.YES], no=sure[Ballot.NO], veto=sure[Ballot.VETO]) if one.state == state else one
        for one in seats
    )


def carried_by(view: View, motion: Motion, seats: Sequence[Seat], said: Ballot | None = None) -> Estimate:
    """Chance that the motion is carried, with its band; `said` is our own ballot where it is decided."""
    pact = view.world.pacts[motion.pact]
    chances = []
    for shift in (0.0, -1.0, 1.0):
        bench = tuple(_odds(seat, shift) for seat in seats)
        bench = forced(bench, view.seat, said) if said is not None else bench
        chances.append(round(1000 * _carries(pact, bench)))
    return Estimate(*chances)


def _carries(pact: Pact, bench: Sequence[Seat]) -> float:
    """The chance over all ballots, vetoes out; each member votes for itself."""
    if pact.charter.vote is Vote.LEADER:
        lead = next((seat for seat in bench if seat.state == pact.leader), None)
        free = [1 - seat.veto / 1000 for seat in bench if seat is not lead]
        return (lead.yes / 1000 if lead else 0.0) * float(np.prod(free))
    against = {Vote.UNANIMITY: 10_000, Vote.TWO_THIRDS: 2}.get(pact.charter.vote, 1)
    table: dict[tuple[int, bool], float] = {(0, False): 1.0}
    for seat in bench:
        table = _after(table, seat, against)
    two_thirds = pact.charter.vote in (Vote.TWO_THIRDS, Vote.UNANIMITY)
    return sum(p for (sum_heads, any_yes), p in table.items() if any_yes and _enough(sum_heads, two_thirds))


def _enough(sum_heads: int, or_equal: bool) -> bool:
    return sum_heads >= 0 if or_equal else sum_heads > 0


def _after(table: dict[tuple[int, bool], float], seat: Seat, against: int) -> dict[tuple[int, bool], float]:
    """The sums of ballots after one more member: yes counts its heads, no that many times as much against."""
    out: dict[tuple[int, bool], float] = {}
    for (sum_heads, any_yes), chance in table.items():
        cases = (
            (sum_heads + seat.heads, True, seat.yes),
            (sum_heads - against * seat.heads, any_yes, seat.no),
            (sum_heads, any_yes, seat.abstain),
        )
        for total, spoken, part in cases:
            if part > 0:
                out[total, spoken] = out.get((total, spoken), 0.0) + chance * part / 1000
    return out


def needed(pact: Pact, bench: Sequence[Seat]) -> int:
    """Ayes that carry if nobody abstains."""
    count = len(bench)
    return {Vote.UNANIMITY: count, Vote.TWO_THIRDS: -(-2 * count // 3), Vote.LEADER: 1}.get(
        pact.charter.vote, count // 2 + 1
    )


def quotas(world: World, pact: Pact) -> tuple[tuple[str, int, int], ...]:
    """Each member with what it keeps and what it owes, tenths of a brigade, greatest debt first."""
    rows = [
        (m, tenths_of(world, m), manpower_ceiling(world, m) * pact.charter.quota_permille // 1000)
        for m in pact.members
        if world.states[m].alive
    ]
    return tuple(sorted(rows, key=lambda row: (-row[2], row[0])))
