"""How wars end: offers, answers, terms, exhaustion, the end of the beaten (rules.md §4; decisions 15, 17)."""

from typing import Final

from game.kit.records import changed
from game.measures.law import active_wars, at_war, members_of, patron_of, side_of, treaties_between
from game.rules.diplomacy import break_treaty, end_treaty, kneel, sign
from game.rules.draft import Docket, Draft
from game.rules.realm import cede
from game.rules.spoils import pay_indemnity, share_land
from game.rules.terms import ZERO_HOUR, beyond_reach, leader_of, other_side
from game.rules.trust import saw_renege
from game.world import sheets as s
from game.world.conflicts import AimKind, JoinReason, Outcome, PeaceOffer, Settlement, Side, War, WarCause
from game.world.constants import TRUCE_TURNS
from game.world.events import PeaceMade, PeaceRefused, StateWithdrew, WarEnded
from game.world.reasons import Motive
from game.world.treaties import Treaty, TreatyKind

__all__ = ["answer_peace", "close_spent_wars", "end_war", "offer_peace", "outcome_of"]

SPENT: Final = 80
"""Weariness at which a leader can fight no more."""
REPULSED: Final = -50
"""War score at which attackers who settle for nothing have been beaten off (article 62)."""
STALEMATE: Final = 4
"""Quiet turns after which both sides go home."""
LONGEST: Final = 15
"""No war lasts longer than this many turns."""
OVERRUN: Final = 3
"""Turns that all of a state's land must be held, with no army left to it, before it is annexed."""
DEFEAT: Final = 10
"""Stability that a lost war costs the leader of the beaten side (article 50)."""
_BEATEN: Final = {Outcome.ATTACKER_WON: Side.DEFENCE, Outcome.DEFENDER_WON: Side.ATTACK}
_BOUND: Final = frozenset(
    {JoinReason.TREATY, JoinReason.CHAIN_GANG, JoinReason.PACT, JoinReason.GUARANTEE, JoinReason.CLIENT_DUTY,
     JoinReason.PATRON_DUTY}
)  # fmt: skip


def offer_peace(draft: Draft, docket: Docket) -> None:
    """Offers go to the enemy, who answers in Dispatches."""
    for seat, line in docket.of(s.OfferPeace):
        name = draft.serial("o")
        draft.world.offers[name] = PeaceOffer(name, line.war, seat, line.to, line.terms, line.separate)


def answer_peace(draft: Draft, docket: Docket) -> None:
    """Terms accepted are carried out, if they still can be; silence refuses."""
    answers = {line.offer: line for _, line in docket.of(s.AnswerPeace)}
    direct = [o for o in draft.world.offers.values() if o.mediator is None]
    for offer in direct:
        del draft.world.offers[offer.id]
    for offer in sorted(direct, key=lambda o: (o.separate, draft.rank(o.by), o.id)):
        answer = answers.get(offer.id)
        war = draft.world.wars[offer.war]
        if answer is None or not answer.accept:
            motive = answer.motive if answer else Motive.COMMAND
            draft.tell(PeaceRefused, war.event, war=war.id, by=offer.to, to=offer.by, motive=motive)
        elif war.ended is None and _still_stands(draft, war, offer):
            _make_peace(draft, war, offer)


def _still_stands(draft: Draft, war: War, offer: PeaceOffer) -> bool:
    """Whether what was offered can still be signed by the same two."""
    return (
        beyond_reach(draft.world, war, offer.by, offer.to, offer.terms, separate=offer.separate) is None
        and side_of(war, offer.to) is not None
    )


def _make_peace(draft: Draft, war: War, offer: PeaceOffer) -> None:
    """A leaders' peace ends the war for all who follow; a separate one lets one belligerent go."""
    cause = draft.tell(
        PeaceMade, war.event, war=war.id, by=offer.by, to=offer.to, terms=offer.terms, separate=offer.separate
    )
    if not offer.separate:
        _end(draft, war, outcome_of(war, offer.terms), offer.terms, cause)
        return
    leaver = offer.by if offer.by != leader_of(draft.world, war, side_of(war, offer.by) or Side.ATTACK) else offer.to
    side = side_of(war, leaver) or Side.ATTACK
    foe = offer.to if leaver == offer.by else offer.by
    _leave(draft, war, leaver, side, cause)
    _carry_out(draft, war, offer.terms, cause)
    _truce(draft, leaver, foe, cause)
    _free_between(draft, draft.world.wars[war.id], leaver)


def _leave(draft: Draft, war: War, leaver: str, side: Side, cause: int) -> None:
    """One belligerent goes home; if it was bound to stay, that is a broken word."""
    part = next(b for b in war.belligerents if b.state == leaver and b.left is None)
    clause = part.clause or ""
    bound = clause in draft.world.treaties or clause in draft.world.pacts
    breach = part.reason in _BOUND and bound and not part.released
    parts = tuple(changed(b, left=draft.turn) if b is part else b for b in war.belligerents)
    draft.world.wars[war.id] = changed(war, belligerents=parts)
    event = draft.tell(StateWithdrew, cause, war=war.id, state=leaver, breach=breach)
    friend = leader_of(draft.world, war, side)
    if breach and friend is not None:
        saw_renege(draft, leaver, friend, event)
        if clause in draft.world.treaties:
            break_treaty(draft, draft.world.treaties[clause], leaver, friend, event)


def outcome_of(war: War, terms: Settlement) -> Outcome:
    """Who won, read from who gives: land, money or bonds passing to a side."""
    gains = {Side.ATTACK: 0, Side.DEFENCE: 0}
    for heir in [*terms.cessions.values(), *terms.clients.values(), *([terms.payee] if terms.indemnity else [])]:
        side = side_of(war, heir) if heir else None
        if side is not None:
            gains[side] += 1
    if terms.released:
        gains[Side.ATTACK if war.cause.value == "client_revolt" else Side.DEFENCE] += 1
    if gains[Side.ATTACK] == gains[Side.DEFENCE]:
        if gains[Side.ATTACK]:
            return Outcome.UNDECIDED
        return Outcome.DEFENDER_WON if war.score_permille <= REPULSED else Outcome.STATUS_QUO
    return Outcome.ATTACKER_WON if gains[Side.ATTACK] > gains[Side.DEFENCE] else Outcome.DEFENDER_WON


def _end(draft: Draft, war: War, outcome: Outcome, terms: Settlement, cause: int | None) -> None:
    """The war is over: terms, truces, soldiers out of each other's land."""
    sides = {side: members_of(war, side) for side in Side}
    draft.world.wars[war.id] = changed(war, ended=draft.turn, outcome=outcome)
    beaten = _BEATEN.get(outcome)
    if beaten is not None and (loser := leader_of(draft.world, war, beaten)) is not None:
        draft.shake(loser, -DEFEAT)
    event = draft.tell(WarEnded, cause or war.event, war=war.id, outcome=outcome, terms=terms)
    _carry_out(draft, war, terms, event)
    for one, other in _pairs(war, sides):
        _truce(draft, one, other, event)
    _free_all(draft, {*sides[Side.ATTACK], *sides[Side.DEFENCE]})
    for call in [c for c in draft.world.calls.values() if c.war == war.id]:
        del draft.world.calls[call.id]
    for offer in [o for o in draft.world.offers.values() if o.war == war.id]:
        del draft.world.offers[offer.id]


def end_war(draft: Draft, war: str, outcome: Outcome, terms: Settlement, cause: int | None) -> None:
    """End a war from without, as rules of its own kind say; one that is over stays as it ended."""
    if draft.world.wars[war].ended is None:
        _end(draft, draft.world.wars[war], outcome, terms, cause)


def _pairs(war: War, sides: dict[Side, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Each principal with each enemy."""
    pairs = [(war.attacker, foe) for foe in sides[Side.DEFENCE]]
    return pairs + [(war.defender, foe) for foe in sides[Side.ATTACK] if foe != war.attacker]


def _carry_out(draft: Draft, war: War, terms: Settlement, cause: int) -> None:
    """Land, money, clientages."""
    for name in terms.released:
        if name in draft.world.treaties:
            end_treaty(draft, draft.world.treaties[name], because=cause)
    if terms.indemnity and terms.payer and terms.payee:
        pay_indemnity(draft, war, terms.payer, terms.payee, terms.indemnity)
    for client, patron in sorted(terms.clients.items()):
        if draft.state(client).alive and draft.state(patron).alive:
            kneel(draft, client, patron, Motive.WEAKNESS, cause)
    for province, heir in sorted(share_land(draft, war, terms.cessions, cause).items()):
        if draft.state(heir).alive and draft.province(province).owner != heir:
            cede(draft, province, heir, war.id, cause)


def _truce(draft: Draft, one: str, other: str, cause: int) -> None:
    """Eight turns in which a new war would cost most."""
    living = draft.state(one).alive and draft.state(other).alive
    kinds = {t.kind for t in treaties_between(draft.world, one, other)}
    if one == other or not living or kinds & {TreatyKind.TRUCE, TreatyKind.CLIENTAGE}:
        return
    until = draft.turn + TRUCE_TURNS
    treaty = Treaty(draft.serial("t"), TreatyKind.TRUCE, one, other, draft.turn, until)
    sign(draft, treaty, Motive.EXHAUSTION, cause)


def _free_between(draft: Draft, war: War, leaver: str) -> None:
    """Land that the leaver and its late enemies hold of each other goes back, unless another war goes on there."""
    _free_all(draft, {leaver, *(b.state for b in war.belligerents)})


def _free_all(draft: Draft, states: set[str]) -> None:
    """An occupation without a war behind it ends."""
    for place in list(draft.world.provinces.values()):
        if (
            place.occupier is not None
            and place.owner in states
            and not at_war(draft.world, place.occupier, place.owner)
        ):
            draft.province(place.id, occupier=None, occupied_turns=0, besieged_turns=0)


def close_spent_wars(draft: Draft) -> None:
    """Wars end also without a treaty: nobody left, a state overrun, both spent, nothing moving, too long."""
    _drop_dead(draft)
    for war in list(active_wars(draft.world)):
        current = draft.world.wars[war.id]
        if current.ended is None:
            _close(draft, current)


def _drop_dead(draft: Draft) -> None:
    """The dead fight no more."""
    for war in list(active_wars(draft.world)):
        parts = tuple(
            changed(b, left=draft.turn) if b.left is None and not draft.state(b.state).alive else b
            for b in war.belligerents
        )
        if parts != war.belligerents:
            draft.world.wars[war.id] = changed(war, belligerents=parts)


def _close(draft: Draft, war: War) -> None:
    """One war, by the first rule that fits."""
    attack, defence = (leader_of(draft.world, war, side) for side in (Side.ATTACK, Side.DEFENCE))
    if attack is None or defence is None:
        outcome = Outcome.UNDECIDED
        if attack or defence:
            outcome = Outcome.ATTACKER_WON if attack else Outcome.DEFENDER_WON
        _end(draft, war, outcome, Settlement(), None)
        return
    for loser, side in ((attack, Side.ATTACK), (defence, Side.DEFENCE)):
        if _is_overrun(draft, war, loser, side):
            _annex(draft, war, loser, side)
            return
    spent = draft.state(attack).weariness >= SPENT and draft.state(defence).weariness >= SPENT
    if spent or war.quiet_turns >= STALEMATE or draft.turn - war.began >= LONGEST:
        terms = _as_held(draft, war)
        won = outcome_of(war, terms)
        outcome = Outcome.UNDECIDED if won is Outcome.STATUS_QUO and war.score_permille else won
        _end(draft, war, outcome, terms, None)


def _as_held(draft: Draft, war: War) -> Settlement:
    """What a war was begun for, and has been held long enough, stays with those who hold it (uti possidetis).

    The province wanted stays with the attacker whose side holds it; a rebel
    whose capital its patron holds is a client again; all else goes back.
    """
    place = draft.world.provinces.get(war.aim.province or "")
    holders = members_of(war, Side.ATTACK)
    if place is not None and place.occupier in holders and place.occupied_turns >= ZERO_HOUR:
        last = len(draft.owned(place.owner)) == 1
        return Settlement() if last else Settlement(cessions={place.id: war.attacker})
    capital = draft.province(draft.state(war.attacker).capital)
    crushed = capital.occupier is not None and capital.occupier in members_of(war, Side.DEFENCE)
    if war.cause is WarCause.CLIENT_REVOLT and crushed and capital.occupied_turns >= ZERO_HOUR:
        return Settlement(clients={war.attacker: war.defender})
    return Settlement()


def _is_overrun(draft: Draft, war: War, state: str, side: Side) -> bool:
    """Whether all of a leader's land is in enemy hands, its capital long enough, and no army is left to it."""
    if any(draft.world.forces.get(state, {}).values()):
        return False
    foes = members_of(war, other_side(side))
    owned = draft.owned(state)
    capital = draft.province(draft.state(state).capital)
    held = all(p.occupier in foes for p in owned) and capital.occupied_turns > max(ZERO_HOUR, OVERRUN)
    return held and not any(m != state for m in members_of(war, side))


def _annex(draft: Draft, war: War, loser: str, side: Side) -> None:
    """Nobody is left to sign: who came for a client has one, else each occupier keeps what it holds (debellatio)."""
    terms = Settlement(cessions={p.id: p.occupier for p in draft.owned(loser) if p.occupier is not None})
    wanted = war.aim.kind is AimKind.CLIENTAGE and loser == war.defender
    if wanted and patron_of(draft.world, war.attacker) is None and side_of(war, war.attacker) is Side.ATTACK:
        terms = Settlement(clients={loser: war.attacker})
    _end(draft, war, Outcome.DEFENDER_WON if side is Side.ATTACK else Outcome.ATTACKER_WON, terms, None)
