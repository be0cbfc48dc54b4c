"""Offers of treaties: their kinds in words, what another would say to one, and the nearest that it would sign."""

from dataclasses import replace

import numpy as np

from game.perception.forecast import Estimate, Verdict, would_sign
from game.perception.reckoning import logistic
from game.rules.dealings import cannot_sign
from game.ui.screens.council_papers import Table
from game.world import sheets as s
from game.world.reasons import Term
from game.world.treaties import TreatyKind

__all__ = ["KINDS", "MEANS", "key_of", "nearest", "verdict_of", "voice_of"]

KINDS: tuple[tuple[str, str, TreatyKind, bool], ...] = (
    ("defence", "Defence", TreatyKind.DEFENCE, True),
    ("non_aggression", "Non-aggression", TreatyKind.NON_AGGRESSION, True),
    ("trade", "Trade", TreatyKind.TRADE, True),
    ("we_guarantee", "We guarantee them", TreatyKind.GUARANTEE, True),
    ("they_guarantee", "They guarantee us", TreatyKind.GUARANTEE, False),
    ("our_client", "They become our client", TreatyKind.CLIENTAGE, True),
    ("their_client", "We become their client", TreatyKind.CLIENTAGE, False),
    ("offence", "Joint attack", TreatyKind.OFFENCE, True),
)
MEANS = {
    "defence": "Each comes when the other is attacked; two in a hundred of income for staffs and garrisons.",
    "non_aggression": "Neither attacks the other, nor helps who does.",
    "trade": "Harbours stand open; war would cost both more.",
    "we_guarantee": "We defend them, and they owe us nothing.",
    "they_guarantee": "They defend us, and we owe them nothing.",
    "our_client": "They pay tribute and follow; we protect them and answer for them.",
    "their_client": "We pay tribute and follow; they protect us and stay their hand.",
    "offence": "Both attack the state named, and share what is taken.",
}
_VOICES = {
    "safety": "We are safer with you than without.",
    "their_wars": "Your wars would become ours.",
    "upkeep": "It costs more than it guards.",
    "feeds_a_rival": "What makes you stronger makes us weaker.",
    "tribute": "Tribute is a price we can count.",
    "autonomy": "We will not be told what to do.",
    "protection": "A strong friend costs less than an army.",
    "hands_tied": "We would rather keep our hands free.",
    "trade": "Our harbours live by this.",
    "duty_to_protect": "Who would answer for you, and against whom?",
    "conquest_forgone": "Why sign for what can be taken?",
    "entanglement": "We have enemies enough of our own.",
    "rank": "It becomes us to be asked.",
    "patron_stays_its_hand": "A friend at our back is worth a treaty.",
}


def key_of(line: s.ProposeTreaty) -> str:
    """The kind of an offer with its direction."""
    found = [key for key, _, kind, senior in KINDS if kind is line.treaty and senior == line.senior]
    return found[0] if found else next((key for key, _, kind, _ in KINDS if kind is line.treaty), "defence")


def verdict_of(table: Table, line: s.ProposeTreaty) -> Verdict:
    """What they would say: the forecast, with the clauses that it leaves out of account weighed as minds weigh them."""
    view = table.desk.view
    verdict = would_sign(view, line.treaty, line.to, senior=line.senior, against=line.against)
    if line.treaty is not TreatyKind.DEFENCE:
        return verdict
    terms = list(verdict.terms)
    if line.consultative:
        terms = [Term(t.name, t.milli * 2 // 5) for t in terms]
    if line.unconditional:
        income = float(view.survey.income[view.survey.of(line.to)])
        terms.append(Term("chain", round(-30 * income)))
    return _weighed(verdict, tuple(terms), float(view.survey.income[view.survey.of(line.to)]))


def _weighed(verdict: Verdict, terms: tuple[Term, ...], income: float) -> Verdict:
    """A verdict on other terms, with the same spread of error."""
    if terms == verdict.terms:
        return verdict
    milli, width = sum(t.milli for t in terms), 0.02 * income
    at = [round(1000 * float(logistic(np.asarray((milli / 1000 + e * width) / width)))) for e in (0.0, -1.0, 1.0)]
    return Verdict(Estimate(*at), terms, milli)


def nearest(table: Table, line: s.ProposeTreaty) -> list[tuple[s.ProposeTreaty, Verdict]]:
    """Lawful offers that they would sign, nearest first: the same kind with fewer clauses, then other kinds."""
    tried: list[s.ProposeTreaty] = []
    if line.treaty is TreatyKind.DEFENCE:
        tried += [replace(line, unconditional=False), replace(line, unconditional=False, consultative=True)]
    tried += [
        s.ProposeTreaty(kind, line.to, senior=senior) for _, _, kind, senior in KINDS if kind is not TreatyKind.OFFENCE
    ]
    seat, found = table.desk.seat, []
    for offer in dict.fromkeys(tried):
        if offer == line or (
            offer.treaty is line.treaty
            and offer.senior == line.senior
            and not line.unconditional
            and not offer.consultative
        ):
            continue
        senior, junior = (seat, offer.to) if offer.senior else (offer.to, seat)
        verdict = verdict_of(table, offer)
        if verdict.accepts and cannot_sign(table.desk.world, offer.treaty, senior, junior) is None:
            found.append((offer, verdict))
    return found[:5]


def voice_of(verdict: Verdict) -> str:
    """The term that decides, as they would say it."""
    terms = sorted(verdict.terms, key=lambda t: t.milli, reverse=verdict.accepts)
    found = next((_VOICES[t.name] for t in terms if t.name in _VOICES and (t.milli > 0) == verdict.accepts), "")
    return found or ("It suits us." if verdict.accepts else "It does not suit us.")
