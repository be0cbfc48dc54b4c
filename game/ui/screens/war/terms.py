"""Terms of peace without pygame: what can be written in, what each side would say, the least and the most.

Every verdict is the sum by which the minds answer (doctrines.peace): the terms against going on, at public
parameters. What may be asked is what the law allows (rules.terms); what follows is tried out under the rules.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.doctrines.mind import Mind
from game.doctrines.peace import terms_worth, tremble, war_terms
from game.measures.law import members_of, side_of
from game.perception.forecast import Estimate
from game.perception.reckoning import total
from game.perception.views import View
from game.rules.terms import beyond_reach, leader_of, other_side
from game.ui.screens.words.consequences import tried
from game.world import sheets as s
from game.world.conflicts import PeaceOffer, Settlement, War
from game.world.constants import WEALTH
from game.world.treaties import TreatyKind
from game.world.worlds import Phase, World

__all__ = [
    "Clause", "Verdict", "after_peace", "clauses", "first_offer", "judged", "least", "most", "silver_bounds",
    "unlawful", "with_silver", "worth_of",
]  # fmt: skip

_FEW = 7
"""Demands that are tried in every combination; beyond them the least valuable are left out."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that can be written in: a province ceded, a client made, a clientage ended. `ours`: we gain by it."""

    key: str
    ours: bool
    cession: tuple[str, str] | None = None
    client: tuple[str, str] | None = None
    release: str | None = None

    def is_in(self, terms: Settlement) -> bool:
        """Whether it stands in the terms."""
        if self.cession is not None:
            return terms.cessions.get(self.cession[0]) == self.cession[1]
        if self.client is not None:
            return terms.clients.get(self.client[0]) == self.client[1]
        return self.release in terms.released

    def put(self, terms: Settlement, on: bool) -> Settlement:
        """The terms with it, or without."""
        if self.cession is not None:
            rest = {p: heir for p, heir in terms.cessions.items() if p != self.cession[0]}
            return replace(terms, cessions={**rest, self.cession[0]: self.cession[1]} if on else rest)
        if self.client is not None:
            clients = {self.client[0]: self.client[1]} if on else {}
            return replace(terms, clients=clients)
        released = tuple(x for x in terms.released if x != self.release)
        return replace(terms, released=(*released, self.release) if on and self.release else released)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a state makes of terms: their worth less that of going on, opened in thousandths; the chance it signs."""

    state: str
    rows: tuple[tuple[str, int], ...]
    milli: int
    chance: Estimate

    @property
    def accepts(self) -> bool:
        """Whether it would rather sign than fight on."""
        return self.milli >= 0


def first_offer(world: World, seat: str, war: War) -> s.OfferPeace | None:
    """The status quo, offered to whoever may sign it: leader to leader, or a separate peace."""
    mine = side_of(war, seat)
    if mine is None:
        return None
    lead, foe = leader_of(world, war, mine), leader_of(world, war, other_side(mine))
    return None if foe is None else s.OfferPeace(war.id, foe, Settlement(), separate=lead != seat)


def clauses(world: World, seat: str, war: War, to: str) -> tuple[Clause, ...]:
    """What may be asked of the one who signs, then what may be given; the law judges each as it is written in."""
    side = side_of(war, seat)
    if side is None:
        return ()
    mine, theirs = members_of(war, side), members_of(war, other_side(side))
    found: list[Clause] = []
    for p in world.provinces.values():
        if p.owner in theirs and (p.occupier in mine or p.id == war.aim.province):
            found.append(Clause(f"cession {p.id}", True, cession=(p.id, seat)))
    found.append(Clause(f"client {to}", True, client=(to, seat)))
    found.append(Clause(f"client {seat}", False, client=(seat, to)))
    for p in world.provinces.values():
        if p.owner in (seat, *mine) and (p.occupier in theirs or (p.id == war.aim.province and p.owner == seat)):
            found.append(Clause(f"cession {p.id}", False, cession=(p.id, to)))
    for t in world.treaties.values():
        if t.kind is TreatyKind.CLIENTAGE and set(t.parties) & {seat, to}:
            found.append(Clause(f"release {t.id}", t.second == seat or t.first == to, release=t.id))
    return tuple(found)


def unlawful(world: World, seat: str, war: War, offer: s.OfferPeace) -> str | None:
    """Why the law would not let the offer be made."""
    return beyond_reach(world, war, seat, offer.to, offer.terms, separate=offer.separate)


def worth_of(mind: Mind, state: str, terms: Settlement, war: War) -> float:
    """Terms less going on, in wealth: what a mind compares with nought."""
    return float(total(terms_worth(mind, state, terms, war))) - float(total(war_terms(mind, war, state)))


def judged(mind: Mind, state: str, terms: Settlement, war: War) -> Verdict:
    """What a state would say, and why."""
    gains = {n: round(float(v) * 1000) for n, v in terms_worth(mind, state, terms, war).items()}
    fight = {f"no_{n}": -round(float(v) * 1000) for n, v in war_terms(mind, war, state).items()}
    rows = tuple((n, v) for n, v in {**gains, **fight}.items() if abs(v) >= 50)
    worth = worth_of(mind, state, terms, war)
    width = max(tremble(mind, state), 1e-6)
    at = [_normal((worth + e * width) / width) for e in (0.0, -1.0, 1.0)]
    return Verdict(state, rows, round(worth * 1000), Estimate(*at))


def _normal(x: float) -> int:
    return round(500 * (1.0 + math.erf(max(-8.0, min(8.0, x)) / math.sqrt(2.0))))


def silver_bounds(world: World, seat: str, war: War, offer: s.OfferPeace) -> tuple[int, int]:
    """Whole wealth that we could pay (below nought) and that the law lets us ask, beside the other terms."""
    give = world.states[seat].treasury // WEALTH
    asked = 0
    for whole in _halving(world.states[offer.to].treasury // WEALTH):
        if unlawful(world, seat, war, replace(offer, terms=with_silver(offer, seat, whole))) is None:
            asked = max(asked, whole)
    return -max(give, 0), asked


def _halving(top: int) -> Iterator[int]:
    """Amounts from the top down to one, each a twentieth less."""
    step = max(top // 20, 1)
    yield from range(max(top, 0), 0, -step)


def with_silver(offer: s.OfferPeace, seat: str, whole: int) -> Settlement:
    """The terms with so much silver: above nought they pay us, below it we pay them."""
    payer, payee = (offer.to, seat) if whole > 0 else (seat, offer.to)
    if whole == 0:
        return replace(offer.terms, indemnity=0, payer=None, payee=None)
    return replace(offer.terms, indemnity=abs(whole) * WEALTH, payer=payer, payee=payee)


def most(world: World, mind: Mind, seat: str, war: War, offer: s.OfferPeace) -> Settlement | None:
    """Of all that we may ask, the terms worth most to us that they would still take; None if they take nothing."""
    asks = [c for c in clauses(world, seat, war, offer.to) if c.ours]
    asks.sort(key=lambda c: -worth_of(mind, seat, c.put(Settlement(), True), war))
    best: tuple[float, Settlement] | None = None
    for chosen in range(1 << min(len(asks), _FEW)):
        terms = Settlement()
        for n, clause in enumerate(asks[:_FEW]):
            if chosen >> n & 1:
                terms = clause.put(terms, True)
        terms = _with_most_silver(world, mind, seat, war, replace(offer, terms=terms))
        if _passes(world, mind, seat, war, replace(offer, terms=terms)):
            value = worth_of(mind, seat, terms, war)
            if best is None or value > best[0] + 1e-9:
                best = (value, terms)
    return best[1] if best else None


def _passes(world: World, mind: Mind, seat: str, war: War, offer: s.OfferPeace) -> bool:
    return unlawful(world, seat, war, offer) is None and worth_of(mind, offer.to, offer.terms, war) >= 0


def _with_most_silver(world: World, mind: Mind, seat: str, war: War, offer: s.OfferPeace) -> Settlement:
    """The most silver that they would still pay beside these terms."""
    low, high = 0, silver_bounds(world, seat, war, offer)[1]
    while low < high:
        middle = (low + high + 1) // 2
        if _passes(world, mind, seat, war, replace(offer, terms=with_silver(offer, seat, middle))):
            low = middle
        else:
            high = middle - 1
    return with_silver(offer, seat, low)


def least(world: World, mind: Mind, seat: str, war: War, offer: s.OfferPeace) -> Settlement | None:
    """The change of these terms that costs us least until they take them: demands dropped, then silver, then land."""
    now = offer
    for _ in range(40):
        if _passes(world, mind, seat, war, now):
            return now.terms
        asked = [c for c in clauses(world, seat, war, offer.to) if c.ours and c.is_in(now.terms)]
        if now.terms.indemnity and now.terms.payee == seat:
            now = replace(now, terms=with_silver(now, seat, 0))
        elif asked:
            worst = min(asked, key=lambda c: worth_of(mind, seat, now.terms, war)
                        - worth_of(mind, seat, c.put(now.terms, False), war))  # fmt: skip
            now = replace(now, terms=worst.put(now.terms, False))
        else:
            return _conceding(world, mind, seat, war, now)
    return None


def _conceding(world: World, mind: Mind, seat: str, war: War, offer: s.OfferPeace) -> Settlement | None:
    """The cheapest thing to us that would content them: silver, or a province, or both, or our kneeling."""
    gives = [c for c in clauses(world, seat, war, offer.to) if not c.ours]
    found: list[tuple[float, Settlement]] = []
    for clause in [None, *gives]:
        held = offer if clause is None else replace(offer, terms=clause.put(offer.terms, True))
        top = -silver_bounds(world, seat, war, held)[0]
        for whole in range(0, top + 1, max(top // 40, 1)):
            terms = with_silver(held, seat, -whole)
            if _passes(world, mind, seat, war, replace(held, terms=terms)):
                found.append((worth_of(mind, seat, terms, war), terms))
                break
    return max(found, key=lambda one: one[0])[1] if found else None


def after_peace(view: View, offer: s.OfferPeace) -> World:
    """The world as it would stand if the other signed, by the rules themselves."""
    letter = PeaceOffer("offered", offer.war, view.seat, offer.to, offer.terms, offer.separate)
    asked = replace(view.world, phase=Phase.DISPATCHES, offers={letter.id: letter})
    return tried(replace(view, world=asked), [(offer.to, s.AnswerPeace(letter.id, True))])
