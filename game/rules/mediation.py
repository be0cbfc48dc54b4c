"""Third states that put terms to both leaders of a war, and leaders that release their allies (articles 31, 32)."""

from typing import Final

from game.kit.records import changed
from game.measures.law import is_bound_member, side_of
from game.rules.draft import Docket, Draft
from game.rules.pacts import change_legitimacy
from game.rules.settlements import end_war, outcome_of
from game.rules.terms import beyond_reach, leader_of
from game.rules.trust import learn
from game.world import sheets as s
from game.world.conflicts import PeaceOffer, Side
from game.world.events import AllyReleased, MediationAnswered, MediationOffered, PeaceMade

__all__ = ["answer_mediations", "mediate", "release_allies"]

THANKS: Final = 800
"""Good faith that both leaders learn of a mediator whose terms they took."""
MEDIATED: Final = 4
"""Legitimacy that the pact it speaks for gains."""


def release_allies(draft: Draft, docket: Docket) -> None:
    """An ally named by its leader may make its own peace without a breach."""
    for seat, line in docket.of(s.ReleaseAlly):
        war = draft.world.wars[line.war]
        parts = tuple(
            changed(b, released=True) if b.state == line.state and b.left is None else b for b in war.belligerents
        )
        if parts != war.belligerents:
            draft.world.wars[war.id] = changed(war, belligerents=parts)
            draft.tell(AllyReleased, war.event, war=war.id, by=seat, state=line.state, motive=line.motive)


def mediate(draft: Draft, docket: Docket) -> None:
    """Terms go to both leaders, to each as if from the other."""
    for seat, line in docket.of(s.Mediate):
        war = draft.world.wars[line.war]
        first, second = (leader_of(draft.world, war, side) for side in (Side.ATTACK, Side.DEFENCE))
        if first is None or second is None or side_of(war, seat) is not None:
            continue
        draft.tell(
            MediationOffered,
            war.event,
            war=war.id,
            by=seat,
            first=first,
            second=second,
            terms=line.terms,
            motive=line.motive,
        )
        for by, to in ((first, second), (second, first)):
            name = draft.serial("o")
            draft.world.offers[name] = PeaceOffer(name, war.id, by, to, line.terms, mediator=seat)


def answer_mediations(draft: Draft, docket: Docket) -> None:
    """Where both leaders accept there is peace on the mediator's terms; silence refuses."""
    pairs: dict[tuple[str, str], list[PeaceOffer]] = {}
    for offer in list(draft.world.offers.values()):
        if offer.mediator is not None:
            pairs.setdefault((offer.mediator, offer.war), []).append(offer)
            del draft.world.offers[offer.id]
    taken = {line.offer for _, line in docket.of(s.AnswerPeace) if line.accept} if pairs else set()
    for mediator, war in sorted(pairs, key=lambda pair: (draft.rank(pair[0]), len(pair[1]), pair[1])):
        _close(draft, mediator, war, pairs[mediator, war], taken)


def _close(draft: Draft, mediator: str, name: str, offers: list[PeaceOffer], taken: set[str]) -> None:
    """One mediation, unless the war is over."""
    war = draft.world.wars[name]
    if war.ended is not None or len(offers) != 2:
        return
    first, second = offers[0].by, offers[0].to
    refused = tuple(sorted(o.to for o in offers if o.id not in taken))
    accepted = not refused and any(
        beyond_reach(draft.world, war, o.by, o.to, o.terms, separate=False) is None for o in offers
    )
    cause = draft.tell(
        MediationAnswered,
        war.event,
        war=name,
        by=mediator,
        first=first,
        second=second,
        accepted=accepted,
        refused_by=refused,
    )
    if not accepted:
        return
    terms = offers[0].terms
    peace = draft.tell(PeaceMade, cause, war=name, by=first, to=second, terms=terms, separate=False)
    end_war(draft, war.id, outcome_of(war, terms), terms, peace)
    for leader in (first, second):
        learn(draft, leader, mediator, THANKS, "made our peace", cause)
    for pact in sorted(draft.world.pacts.values(), key=lambda p: p.id):
        theirs = any(is_bound_member(draft.world, pact, leader) for leader in (first, second))
        if pact.leader == mediator and theirs:
            change_legitimacy(draft, pact.id, MEDIATED, "a peace mediated", cause)
