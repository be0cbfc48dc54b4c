"""Offers: what a whole treaty, with every clause written in it, is worth to the one it is offered to (model.md a2).

One sum for screen and deed (decisions 1): at the public temper it is what a
proposer is shown before it sends a letter, with a mind's own temper the answer.
"""

import numpy as np

from game.perception.bonds import (
    calm_terms,
    defence_terms,
    limit_terms,
    offence_terms,
    patron_terms,
    protection_terms,
    trade_terms,
)
from game.perception.buffers import guarantee_terms, guaranteed_terms
from game.perception.forecast import Verdict, weighed
from game.perception.reckoning import Reckoning, Terms, inferred_greed
from game.perception.temper import PUBLIC, Temper
from game.perception.views import View
from game.rules.diplomacy import written
from game.world.constants import TRIBUTE_PERMILLE, WEALTH
from game.world.sheets import ProposeTreaty
from game.world.treaties import Treaty, TreatyKind

__all__ = ["gift_worth", "own_verdict", "their_verdict", "treaty_terms"]

_TALKS = 0.4
"""A promise of talks is worth, and costs, this share of a promise of arms."""
_CHAIN = 0.03
_SECRECY = 0.005
"""What a treaty that may come to light costs a mind without guile, in turns of income a turn."""
_FOLLOWS = 0.01
"""To be bound to a patron's wars costs a client so much of its income a turn, and is worth as much to the patron."""


def treaty_terms(r: Reckoning, me: int, treaty: Treaty, t: Temper, greed: float, pair: Terms | None = None) -> Terms:
    """What a treaty is worth to the party in row `me` a turn; `pair` its sums of defence with the other if at hand."""
    s = r.survey
    k = s.index[treaty.other(s.names[me])]
    terms = _kind_terms(r, me, k, treaty, t, greed, pair)
    if treaty.secret:
        terms["secrecy"] = np.asarray(-_SECRECY * (1.0 - t.guile) * s.income[me])
    return terms


def _kind_terms(r: Reckoning, me: int, k: int, treaty: Treaty, t: Temper, greed: float, pair: Terms | None) -> Terms:
    s = r.survey
    against = s.index.get(treaty.against or "")
    own = float(s.income[me])
    match treaty.kind:
        case TreatyKind.DEFENCE:
            return _defence(r, me, k, treaty, t, pair if treaty.against is None else None)
        case TreatyKind.CLIENTAGE:
            return _clientage(r, me, k, treaty, t, greed)
        case TreatyKind.GUARANTEE if treaty.second == s.names[me]:
            return guaranteed_terms(r, me, k, t, against)
        case TreatyKind.GUARANTEE:
            return guarantee_terms(r, me, k, t, against)
        case TreatyKind.NON_AGGRESSION:
            return calm_terms(r, me, k, t, greed)
        case TreatyKind.TRADE:
            return trade_terms(r, me, k, t)
        case TreatyKind.OFFENCE if against is not None and against != me:
            terms = offence_terms(r, me, k, against, t, greed)
            share = treaty.spoils_permille if treaty.second == s.names[me] else 1000 - treaty.spoils_permille
            return {**terms, "share_of_spoils": terms["share_of_spoils"] * (share / 500)}
        case TreatyKind.OFFENCE:
            return {"entanglement": np.asarray(-0.05 * own)}
        case TreatyKind.ARMS_LIMIT:
            return limit_terms(r, me, k, treaty.ceiling_of(s.names[me]), treaty.ceiling_of(s.names[k]))
    return {"peace": np.asarray(0.01 * own)}


def _defence(r: Reckoning, me: int, k: int, treaty: Treaty, t: Temper, pair: Terms | None) -> Terms:
    """Help promised both ways: against one foe or all comers, in talks or in arms, chained or not."""
    terms = defence_terms(r, me, k, t, r.survey.index.get(treaty.against or "")) if pair is None else dict(pair)
    if treaty.consultative:
        terms = {name: part * _TALKS for name, part in terms.items()}
    if treaty.unconditional:
        terms["chain"] = np.asarray(-_CHAIN * float(r.survey.income[me]))
    return terms


def _clientage(r: Reckoning, me: int, k: int, treaty: Treaty, t: Temper, greed: float) -> Terms:
    """A patron's protection for tribute at the rate written, its wars followed or not."""
    s = r.survey
    under = treaty.second == s.names[me]
    terms = patron_terms(r, me, k, t) if under else protection_terms(r, me, k, t, greed)
    terms["tribute"] = terms["tribute"] * (treaty.tribute_permille / TRIBUTE_PERMILLE)
    if treaty.follows:
        client = me if under else k
        worth = _FOLLOWS * float(s.income[client]) * (-t.autonomy if under else 1.0)
        terms["their_wars" if under else "follows"] = np.asarray(worth)
    return terms


def gift_worth(amount: int, t: Temper) -> float:
    """What a gift sent with a letter adds to it, a turn: wealth in hand, spread over the turns looked ahead."""
    return amount / WEALTH / t.horizon


def their_verdict(view: View, line: ProposeTreaty, gift: int = 0) -> Verdict:
    """What the one it is offered to would say to it, clause by clause, at public parameters."""
    return _verdict(view, line, line.to, gift)


def own_verdict(view: View, line: ProposeTreaty, gift: int = 0) -> Verdict:
    """What it is worth to the proposer itself, at public parameters."""
    return _verdict(view, line, view.seat, -gift)


def _verdict(view: View, line: ProposeTreaty, judge: str, gift: int) -> Verdict:
    r, s = view.reckoning, view.survey
    me = s.of(judge)
    treaty = written(view.seat, line, view.world.turn)
    terms = treaty_terms(r, me, treaty, PUBLIC, float(inferred_greed(s)[me]))
    if gift:
        terms["gift"] = np.asarray(gift_worth(gift, PUBLIC))
    return weighed(terms, float(s.income[me]))
