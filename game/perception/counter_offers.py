"""Counter-offers: the nearest offer that another would sign, at the least cost to the proposer (model.md a2).

A small lattice of terms is searched, each weighed by the other side's own sum
at public parameters and by one's own: what a screen answers to "what would it
take?" is what would be signed (decisions 1).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from game.perception.forecast import Verdict, would_join
from game.perception.offers import own_verdict, their_verdict
from game.perception.temper import PUBLIC
from game.perception.views import View
from game.rules.dealings import propose
from game.rules.means import Ledger
from game.world.constants import WEALTH
from game.world.pacts import Charter, Covers, Trigger
from game.world.reasons import Term
from game.world.sheets import ProposeTreaty
from game.world.treaties import TreatyKind

__all__ = ["CounterCharter", "CounterOffer", "NoOffer", "what_would_it_take", "which_charter_would_do"]

_RATES = (0, 30, 60, 100, 150)
_SPOILS = (300, 400, 500, 600, 700, 800)
_QUOTAS = (100, 200, 300)
_SURE = 0.05
"""A gift is made this much larger than what would just do, since all sums are rounded."""
_DEAREST = 0.5
"""At most this share of one's treasury is offered as a gift."""


@dataclass(frozen=True, slots=True)
class CounterOffer:
    """An offer that they would sign: the line, the gift to go with it (hundredths), and both sides' sums.

    `changed` counts the clauses that differ from what was asked; `cost` is what the proposer gives up by it against
    what it asked for, in thousandths of wealth a turn.
    """

    line: ProposeTreaty
    gift: int
    theirs: Verdict
    ours: Verdict
    changed: int
    cost: int


@dataclass(frozen=True, slots=True)
class CounterCharter:
    """A charter under which they would join, and both sides' sums."""

    charter: Charter
    theirs: Verdict
    ours: Verdict
    changed: int


@dataclass(frozen=True, slots=True)
class NoOffer:
    """No offer would do: the best that could be written, and the term that stands most against it."""

    best: Verdict | None
    reason: Term | None


def what_would_it_take(view: View, asked: ProposeTreaty) -> CounterOffer | NoOffer:
    """The offer nearest to what was asked that the other would sign, and that costs the proposer least."""
    if not {asked.to, view.seat} <= set(view.survey.index):
        return NoOffer(None, None)
    wished = own_verdict(view, asked).milli
    found: list[CounterOffer] = []
    refused: list[Verdict] = []
    for line in _lawful(view, _variants(view, asked)):
        theirs = their_verdict(view, line)
        gift = 0 if theirs.accepts else _gift_for(view, theirs)
        if gift is None:
            refused.append(theirs)
            continue
        ours = own_verdict(view, line, gift)
        said = their_verdict(view, line, gift) if gift else theirs
        changed = _changed(asked, line) + bool(gift)
        if said.accepts:
            found.append(CounterOffer(line, gift, said, ours, changed, wished - ours.milli))
    if found:
        return min(found, key=lambda one: (one.cost, one.changed, repr(one.line)))
    return _none(refused)


def _none(refused: list[Verdict]) -> NoOffer:
    """Why nothing would do: the heaviest term against the offer that came nearest."""
    if not refused:
        return NoOffer(None, None)
    best = max(refused, key=lambda verdict: verdict.milli)
    return NoOffer(best, min(best.terms, key=lambda term: (term.milli, term.name), default=None))


def _gift_for(view: View, theirs: Verdict) -> int | None:
    """The gift (hundredths) that would make up what an offer lacks; None where the treasury cannot bear it."""
    lacking = (-theirs.milli + 1) / 1000 * PUBLIC.horizon * WEALTH * (1 + _SURE)
    amount = -(-round(lacking) // 10) * 10
    return amount if 0 < amount <= view.world.states[view.seat].treasury * _DEAREST else None


def _lawful(view: View, lines: Iterable[ProposeTreaty]) -> Iterator[ProposeTreaty]:
    """Lines that the law lets stand, each once."""
    for line in dict.fromkeys(lines):
        if propose(view.world, Ledger.opened(view.world, view.seat), line) is None:
            yield line


def _changed(asked: ProposeTreaty, line: ProposeTreaty) -> int:
    names = ("against", "unconditional", "consultative", "follows", "tribute_permille", "spoils_permille", "secret")
    limits = ("ceiling_tenths", "their_ceiling_tenths")
    return sum(getattr(asked, name) != getattr(line, name) for name in (*names, *limits))


def _variants(view: View, asked: ProposeTreaty) -> Iterator[ProposeTreaty]:
    """The lattice: the clauses that the kind knows, each varied."""
    yield asked
    match asked.treaty:
        case TreatyKind.DEFENCE:
            for foe in _foes(view, asked):
                for talks in (False, True):
                    for chained in {asked.unconditional, False}:
                        yield replace(asked, against=foe, consultative=talks, unconditional=chained, secret=False)
        case TreatyKind.GUARANTEE:
            yield from (replace(asked, against=foe, secret=False) for foe in _foes(view, asked))
        case TreatyKind.CLIENTAGE:
            for rate in _RATES:
                yield from (replace(asked, tribute_permille=rate, follows=follows) for follows in (False, True))
        case TreatyKind.OFFENCE:
            yield from (replace(asked, spoils_permille=part, secret=False) for part in _SPOILS)
        case TreatyKind.ARMS_LIMIT:
            for own in (100, 90, 80, 70):
                for theirs in (100, 90, 80, 70):
                    yield _limited(view, asked, own, theirs)
        case _:
            yield replace(asked, secret=False)


def _foes(view: View, asked: ProposeTreaty) -> list[str | None]:
    """Against all comers, or one of the dangers that either side fears most."""
    r, s = view.reckoning, view.survey
    found: list[str | None] = [None, asked.against]
    for state in (view.seat, asked.to):
        ranked = (-r.risk_from[s.of(state)]).argsort(kind="stable")
        found += [s.names[j] for j in ranked[:3].tolist()]
    return [foe for foe in dict.fromkeys(found) if foe not in (view.seat, asked.to)]


def _limited(view: View, asked: ProposeTreaty, own: int, theirs: int) -> ProposeTreaty:
    """Ceilings at shares (in a hundred) of what each keeps now."""
    s = view.survey
    mine = round(10 * float(s.brigades[s.of(view.seat)]) * own / 100)
    other = round(10 * float(s.brigades[s.of(asked.to)]) * theirs / 100)
    return replace(asked, ceiling_tenths=max(1, mine), their_ceiling_tenths=max(1, other))


def which_charter_would_do(
    view: View, other: str, circle: tuple[str, ...], charter: Charter, legitimacy: int = 60
) -> CounterCharter | NoOffer:
    """The charter nearest to one proposed under which another would join the circle, at least cost to the seat."""
    found: list[CounterCharter] = []
    refused: list[Verdict] = []
    for other_terms in _charters(charter):
        theirs = would_join(view, other, circle, other_terms, legitimacy)
        if not theirs.accepts:
            refused.append(theirs)
            continue
        ours = would_join(view, view.seat, tuple({*circle, other}), other_terms, legitimacy)
        names = ("trigger", "quota_permille", "covers")
        changed = sum(getattr(charter, name) != getattr(other_terms, name) for name in names)
        found.append(CounterCharter(other_terms, theirs, ours, changed))
    if found:
        return min(found, key=lambda one: (-one.ours.milli, one.changed, repr(one.charter)))
    return _none(refused)


def _charters(charter: Charter) -> Iterator[Charter]:
    """Its trigger, quota and cover varied."""
    quotas = dict.fromkeys((charter.quota_permille, *_QUOTAS))
    for trigger in dict.fromkeys((charter.trigger, Trigger.AUTOMATIC, Trigger.COUNCIL, Trigger.CONSULTATIVE)):
        for quota in quotas:
            for covers in dict.fromkeys((charter.covers, *Covers)):
                yield replace(charter, trigger=trigger, quota_permille=quota, covers=covers)
