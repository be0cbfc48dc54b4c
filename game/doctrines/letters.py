"""Letters: treaties and places in pacts offered to a seat, and what they are worth to it (model.md a2, a3)."""

from collections.abc import Sequence

import numpy as np

from game.doctrines.company import treaty_with
from game.doctrines.expected import expected_of_offer
from game.doctrines.mind import Mind, Strategy, option, struck, worth
from game.doctrines.thumb import bars_charter, bars_patron, bars_secret
from game.perception.circles import Place, weigh_places
from game.perception.offers import gift_worth
from game.perception.offers import treaty_terms as offer_terms
from game.perception.reckoning import Terms
from game.perception.temper import Rule
from game.world.reasons import Motive, Option
from game.world.sheets import AnswerProposal
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import Proposal

__all__ = ["answer_proposals", "proposal_terms", "treaty_terms"]


def answer_proposals(mind: Mind) -> None:
    """Letters: treaties and places in pacts offered to this seat; the best first, few at a time."""
    for proposal in sorted(mind.world.proposals.values(), key=lambda p: p.id):
        if proposal.to == mind.seat and proposal.by in mind.survey.index:
            terms = proposal_terms(mind, proposal)
            barred = _struck_by(mind, proposal)
            accept = worth(terms) > 0 and barred is None and _is_on_road(mind, proposal)
            motive = _letter_motive(proposal, terms, accept) if barred is None else Motive.FREEDOM
            mind.write(AnswerProposal(proposal.id, accept, motive))
            shown = (Option("refuse", 0), struck(option("accept", terms), barred))
            chosen, about = "accept" if accept else "refuse", (proposal.id, proposal.by)
            known = expected_of_offer(mind, proposal)
            mind.keep("proposal", about, shown, chosen, motive, own=worth(terms), expected=known)


_OFF_ROAD = {
    Strategy.BALANCE: {TreatyKind.OFFENCE},
    Strategy.BANDWAGON: {TreatyKind.DEFENCE},
    Strategy.PACT: {TreatyKind.DEFENCE, TreatyKind.OFFENCE},
    Strategy.ALONE: {TreatyKind.DEFENCE, TreatyKind.OFFENCE},
}
"""Treaties that a mind held to a grand strategy does not sign; nor, but to bandwagon, does it become a client."""


def _is_on_road(mind: Mind, proposal: Proposal) -> bool:
    """Whether an offer lies on the road a mind is held to; a player's ministry is held to none in its answers."""
    if mind.strategy is None or mind.is_player:
        return True
    if proposal.treaty is None:
        return mind.strategy is Strategy.PACT
    if proposal.treaty.kind is TreatyKind.CLIENTAGE and proposal.treaty.second == mind.seat:
        return mind.strategy is Strategy.BANDWAGON
    return proposal.treaty.kind not in _OFF_ROAD[mind.strategy]


def _struck_by(mind: Mind, proposal: Proposal) -> Rule | None:
    """The rule of thumb by which an offer is refused unread."""
    if proposal.treaty is not None:
        if proposal.treaty.secret and (barred := bars_secret(mind)) is not None:
            return barred
        under = proposal.treaty.kind is TreatyKind.CLIENTAGE and proposal.treaty.second == mind.seat
        return bars_patron(mind) if under else None
    pact = mind.world.pacts.get(proposal.pact or "")
    charter = proposal.charter or (pact.charter if pact else None)
    return None if charter is None else bars_charter(mind, charter)


def proposal_terms(mind: Mind, proposal: Proposal) -> Terms:
    """What a letter's offer is worth a turn."""
    if proposal.treaty is not None:
        terms = treaty_terms(mind, proposal.treaty)
        if proposal.gift:
            terms["gift"] = np.asarray(gift_worth(proposal.gift, mind.temper))
        return terms
    mind.bench.table(_places_offered)
    place = _place(mind, proposal)
    if place is None:
        return {"nothing_offered": np.asarray(-0.001)}
    return {**weigh_places(mind.reckoning, [place])[0], "habit": np.asarray(-0.005 * mind.income)}


def _place(mind: Mind, proposal: Proposal) -> Place | None:
    """The place in a pact that a letter offers, if it does."""
    s = mind.survey
    pact = mind.world.pacts.get(proposal.pact or "")
    charter = proposal.charter or (pact.charter if pact else None)
    if charter is None:
        return None
    names = set(pact.members) if pact else {proposal.by, *proposal.invited}
    circle = frozenset(s.of(n) for n in names if n in s.index) | {mind.row}
    return Place(mind.row, circle, charter, pact.legitimacy if pact else 60, mind.temper)


def _places_offered(minds: Sequence[Mind]) -> list[Terms]:
    """All places offered to the minds on a bench, weighed at once: the same circle is offered to many."""
    letters = [
        (mind, one) for mind in minds for one in mind.world.proposals.values() if one.to == mind.seat and not one.treaty
    ]
    found = (_place(mind, one) for mind, one in letters)
    return weigh_places(minds[0].reckoning, [place for place in found if place is not None])


def treaty_terms(mind: Mind, treaty: Treaty) -> Terms:
    """What a treaty is worth to this seat a turn, by its own lights."""
    at_hand = treaty.kind is TreatyKind.DEFENCE and treaty.against is None
    pair = treaty_with(mind, treaty.other(mind.seat)) if at_hand else None
    return offer_terms(mind.reckoning, mind.row, treaty, mind.temper, mind.greed, pair)


def _letter_motive(proposal: Proposal, terms: Terms, accept: bool) -> Motive:
    if proposal.treaty is None:
        return Motive.INSTITUTION if accept else Motive.DISBELIEF
    if not accept:
        worst = min(terms, key=lambda name: (float(terms[name]), name))
        table = {
            "their_wars": Motive.COST,
            "feeds_a_rival": Motive.RIVALRY,
            "autonomy": Motive.FREEDOM,
            "hands_tied": Motive.GAIN,
        }
        return table.get(worst, Motive.THRIFT)
    kind = proposal.treaty.kind
    if kind is TreatyKind.CLIENTAGE:
        return Motive.PROTECTION if proposal.treaty.first == proposal.to else Motive.WEAKNESS
    return (
        Motive.TRADE if kind is TreatyKind.TRADE else Motive.BALANCE if kind is TreatyKind.DEFENCE else Motive.SECURITY
    )
