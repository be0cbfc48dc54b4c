"""Treaties sought and left, patrons, pacts founded and joined (model.md a2.1–3, 5)."""

import numpy as np

from game.doctrines.mind import Mind, Strategy, option, worth
from game.measures.law import enemies, pacts_of, patron_of, treaties_between, treaties_of, wars_of
from game.perception.bonds import (
    defence_terms,
    imagine,
    pact_terms,
    patron_terms,
    place_terms,
    protection_terms,
    public_gains,
)
from game.perception.reckoning import Terms, inferred_greed
from game.perception.temper import PUBLIC
from game.world.pacts import Charter, MotionKind, Pact
from game.world.reasons import Motive, Option
from game.world.sheets import ApplyToPact, Denounce, FoundPact, ProposeTreaty, PutMotion, Withdraw
from game.world.treaties import Treaty, TreatyKind

__all__ = ["keep_bonds"]

_PATRON_TAKE_UP = 200
_JOIN = 500
_FOUND = 150
_LEAVE = 200
_TRIAL_TURNS = 4
"""A new member waits so long before it asks whether the pact was worth it."""


def keep_bonds(mind: Mind) -> None:
    """All standing bonds, in the order of the roads a player can give: patron or allies, pact, calm."""
    weigh_membership(mind)
    if mind.strategy in (None, Strategy.PACT):
        seek_pact(mind)
    taken = mind.strategy in (None, Strategy.BANDWAGON) and seek_patron(mind)
    if not taken and mind.strategy in (None, Strategy.BALANCE):
        seek_ally(mind)
    if mind.strategy is None:
        leave_allies(mind)
        seek_calm(mind)


def seek_ally(mind: Mind) -> None:
    """Propose defence to the state with whom the gain is greatest for the less willing of the two."""
    if mind.strategy is Strategy.BALANCE:
        _draft_balance(mind)
        return
    best: tuple[float, str] | None = None
    weighed: dict[str, Option] = {}
    for other, terms, theirs in _treaties_open(mind):
        mine = worth(terms)
        weighed[other] = option(f"defence with {other}", terms)
        both = min(mine / mind.income, theirs / float(mind.survey.income[mind.survey.of(other)]))
        if mine > 0 and both > -0.002 and (best is None or both > best[0]):
            best = (both, other)
    if best is None:
        return
    mind.write(ProposeTreaty(TreatyKind.DEFENCE, best[1], against=_aimed_at(mind), motive=Motive.BALANCE))
    taken = weighed.pop(best[1])
    shown = (taken, *sorted(weighed.values(), key=lambda o: -o.milli)[:3])
    mind.keep("treaty", (best[1],), (Option("no treaty", 0), *shown), f"defence with {best[1]}", Motive.BALANCE)


def _draft_balance(mind: Mind) -> None:
    """For a player who has chosen to balance: the two partners who gain most by it themselves, and do not cost much."""
    found = [
        (
            min(worth(terms) / mind.income + 0.02, theirs / float(mind.survey.income[mind.survey.of(other)])),
            other,
            terms,
        )
        for other, terms, theirs in _treaties_open(mind)
    ]
    ranked = sorted(found, key=lambda one: (-one[0], one[1]))
    for gain, other, terms in ranked[:2]:
        if gain > 0 or other == ranked[0][1]:
            mind.write(ProposeTreaty(TreatyKind.DEFENCE, other, against=_aimed_at(mind), motive=Motive.BALANCE))
            label = f"defence with {other}"
            mind.keep("treaty", (other,), (Option("no treaty", 0), option(label, terms)), label, Motive.BALANCE)


def _treaties_open(mind: Mind) -> list[tuple[str, Terms, float]]:
    """Each state one could yet sign with: what it is worth to this seat, and to the other as all reckon it."""
    names = _open_to_treaty(mind)
    if not names:
        return []
    rows = np.array([mind.survey.of(name) for name in names])
    mine = defence_terms(mind.reckoning, mind.row, rows, mind.temper)
    theirs = public_gains(mind.reckoning)[rows, mind.row]
    return [
        (name, {term: np.asarray(part[n]) for term, part in mine.items()}, round(float(theirs[n]), 3))
        for n, name in enumerate(names)
    ]


def _aimed_at(mind: Mind) -> str | None:
    """A player's focus names the danger the treaty is against; a doctrine's treaties are against all comers."""
    return mind.focus if mind.strategy is Strategy.BALANCE else None


def _open_to_treaty(mind: Mind) -> list[str]:
    """States one could yet bind oneself to: no help promised, no war, no bond of patron and client between."""
    foes = enemies(mind.world, mind.seat)
    patron = patron_of(mind.world, mind.seat)
    found = []
    for other in mind.survey.names:
        kinds = {t.kind for t in treaties_between(mind.world, mind.seat, other)}
        bound = kinds & {TreatyKind.DEFENCE, TreatyKind.CLIENTAGE}
        if other not in (mind.seat, patron, mind.focus) and other not in foes and not bound:
            found.append(other)
    return found


def leave_allies(mind: Mind) -> None:
    """Denounce a treaty of defence that costs more than it is worth (a quarter of the time)."""
    for treaty in treaties_of(mind.world, mind.seat):
        other = treaty.other(mind.seat)
        if (
            treaty.kind is not TreatyKind.DEFENCE
            or other not in mind.survey.index
            or treaty.since >= mind.world.turn - 3
        ):
            continue
        if wars_of(mind.world, other) or not mind.chance(250, "denounce", treaty.id):
            continue
        terms = _kept_terms(mind, other)
        if worth(terms) < -0.01 * mind.income:
            mind.write(Denounce(treaty.id, Motive.THRIFT))
            shown = (option("keep the treaty", terms), Option("denounce", 0))
            mind.keep("treaty", (treaty.id, other), shown, "denounce", Motive.THRIFT)


def _kept_terms(mind: Mind, other: str) -> Terms:
    """What an ally one has is worth: the risk its help takes off, less the price."""
    r, s = mind.reckoning, mind.survey
    terms = defence_terms(r, mind.row, s.of(other), mind.temper)
    terms["help_relied_on"] = r.covered[mind.row, s.of(other)] * mind.temper.risk / 1.2
    return terms


def seek_patron(mind: Mind) -> bool:
    """Bandwagon: put oneself under a stronger neighbour if that beats the best ally (model.md a2.2)."""
    if patron_of(mind.world, mind.seat) is not None or not mind.chance(_PATRON_TAKE_UP, "patron"):
        return False
    if any(t.kind is TreatyKind.CLIENTAGE for t in treaties_of(mind.world, mind.seat)):
        return False
    best: tuple[float, str, Terms] | None = None
    for other in _possible_patrons(mind):
        terms = patron_terms(mind.reckoning, mind.row, mind.survey.of(other), mind.temper)
        offer = protection_terms(
            mind.reckoning,
            mind.survey.of(other),
            mind.row,
            PUBLIC,
            float(inferred_greed(mind.survey)[mind.survey.of(other)]),
        )
        if worth(offer) > 0 and (best is None or worth(terms) > best[0]):
            best = (worth(terms), other, terms)
    if best is None:
        return False
    rival = max((worth(terms) for _, terms, _ in _treaties_open(mind)), default=0.0)
    if best[0] <= max(0.0, rival) and mind.strategy is not Strategy.BANDWAGON:
        return False
    follow = ProposeTreaty(TreatyKind.CLIENTAGE, best[1], senior=False, motive=Motive.WEAKNESS)
    mind.write(follow)
    shown = (Option("no patron", 0), option(f"client of {best[1]}", best[2]))
    mind.keep("treaty", (best[1],), shown, f"client of {best[1]}", Motive.WEAKNESS)
    return True


def _possible_patrons(mind: Mind) -> list[str]:
    """States 1.6 times as strong within reach, nobody's clients and no enemies; a focus alone if one is set."""
    s, foes = mind.survey, enemies(mind.world, mind.seat)
    if mind.strategy is Strategy.BANDWAGON and mind.focus in s.index and mind.focus is not None:
        return [mind.focus]
    strength = float(s.strength[mind.row])
    return [
        other
        for n, other in enumerate(s.names)
        if other != mind.seat
        and other not in foes
        and s.strength[n] > 1.6 * strength
        and s.steps[n, mind.row] <= 3
        and patron_of(mind.world, other) is None
    ]


def seek_pact(mind: Mind) -> None:
    """Join a pact that is worth it, or found one where none is (model.md a2.3)."""
    pacts = sorted(mind.world.pacts.values(), key=lambda p: p.id)
    mine = [p for p in pacts if mind.seat in p.members]
    if mine:
        _tend_council(mind, mine)
        return
    for pact in pacts:
        if _try_to_join(mind, pact):
            return
    if not pacts and mind.charters and (mind.strategy is Strategy.PACT or mind.chance(_FOUND, "found")):
        _try_to_found(mind)


def _try_to_join(mind: Mind, pact: Pact) -> bool:
    circle = _rows(mind, tuple(pact.members))
    terms = pact_terms(mind.reckoning, mind.row, circle, pact.charter, pact.legitimacy, mind.temper)
    wanted = worth(terms) > 0.005 * mind.income or mind.strategy is Strategy.PACT
    if not wanted or not mind.chance(_JOIN, "join", pact.id):
        return False
    mind.write(ApplyToPact(pact.id, Motive.INSTITUTION))
    shown = (Option("stay outside", 0), option("join", terms))
    mind.keep("pact", (pact.id,), shown, "join", Motive.INSTITUTION)
    return True


def _rows(mind: Mind, states: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(mind.survey.of(s) for s in sorted(states) if s in mind.survey.index and s != mind.seat)


def _try_to_found(mind: Mind) -> None:
    """Write a charter, imagine its circle, and invite those who would gain too."""
    best: tuple[float, Charter, tuple[str, ...], Terms] | None = None
    for charter in mind.charters:
        circle = _circle(mind, charter)
        if len(circle) < 2:
            continue
        mine = pact_terms(mind.reckoning, mind.row, _rows(mind, circle), charter, 60, mind.temper)
        if best is None or worth(mine) > best[0]:
            best = (worth(mine), charter, circle, mine)
    if best is None or (best[0] <= 0.005 * mind.income and mind.strategy is not Strategy.PACT):
        return
    mind.write(FoundPact(best[1], best[2], Motive.INSTITUTION))
    shown = (Option("no pact", 0), option(f"found {best[1].name}", best[3]))
    mind.keep("pact", best[2], shown, f"found {best[1].name}", Motive.INSTITUTION)


def _circle(mind: Mind, charter: Charter) -> tuple[str, ...]:
    """The circle a founder would invite: the most useful first, each kept if the founder gains by it.

    Those who would not gain themselves, as all reckon it, are left out in the end.
    """
    r, me = mind.reckoning, mind.row
    circle: list[int] = []
    best = -1e9
    for n in _candidates(mind):
        gained = worth(place_terms(r, me, imagine(r, (me, *circle, n), charter, 60), mind.temper))
        if gained > best:
            circle, best = [*circle, n], gained
    if len(circle) < 2:
        return ()
    scene = imagine(r, (me, *circle), charter, 60)
    return tuple(mind.survey.names[n] for n in circle if worth(place_terms(r, n, scene, PUBLIC)) > 0)


def _candidates(mind: Mind) -> list[int]:
    """Free states in some danger, by what they could bring to this seat or need of it, at most ten."""
    s, r = mind.survey, mind.reckoning
    foes = enemies(mind.world, mind.seat)
    barred = {mind.seat, patron_of(mind.world, mind.seat), mind.focus} | foes
    found = [
        n for n, name in enumerate(s.names)
        if name not in barred and patron_of(mind.world, name) is None and r.risk[n] > 0.01 * s.income[n]
    ]  # fmt: skip
    use = {n: float((r.aid[n, mind.row] * r.risk_from[mind.row]).sum()) for n in found}
    return sorted(found, key=lambda n: (-use[n], n))[:10]


def weigh_membership(mind: Mind) -> None:
    """Leave a pact that costs more than it gives (a fifth of the time)."""
    for pact in pacts_of(mind.world, mind.seat):
        settled = pact.members[mind.seat] <= mind.world.turn - _TRIAL_TURNS
        if not settled or mind.seat in pact.leaving or mind.strategy is Strategy.PACT:
            continue
        circle = _rows(mind, tuple(pact.members))
        terms = pact_terms(mind.reckoning, mind.row, circle, pact.charter, pact.legitimacy, mind.temper)
        if mind.strategy is None and worth(terms) < -0.01 * mind.income and mind.chance(_LEAVE, "leave", pact.id):
            mind.write(Withdraw(pact.id, Motive.DISBELIEF))
            shown = (option("stay", terms), Option("leave", 0))
            mind.keep("pact", (pact.id,), shown, "leave", Motive.DISBELIEF)


def _tend_council(mind: Mind, pacts: list[Pact]) -> None:
    """Move to condemn a state that attacks a member, and to lift what has served its purpose."""
    for pact in pacts:
        fighting = {b.state for war in mind.world.wars.values() if war.ended is None for b in war.belligerents}
        for name in sorted(pact.sanctioned):
            if name not in fighting and pact.sanctioned[name] <= mind.world.turn - 2 and mind.chance(400, "lift", name):
                mind.write(PutMotion(pact.id, MotionKind.LIFT, name, Motive.TRADE))
        for war in mind.world.wars.values():
            guilty = war.ended is None and war.defender in pact.members and war.attacker not in pact.sanctioned
            if guilty and war.attacker != mind.seat and pact.leader == mind.seat and war.began >= mind.world.turn - 2:
                mind.write(PutMotion(pact.id, MotionKind.SANCTION, war.attacker, Motive.INSTITUTION))


def seek_calm(mind: Mind) -> None:
    """Offer non-aggression to the greatest danger one does not mean to attack (model.md a2.5)."""
    r, s, me = mind.reckoning, mind.survey, mind.row
    if not mind.chance(round(60 * mind.temper.buck), "calm"):
        return
    top = int(r.risk_from[me].argmax())
    other = s.names[top]
    if (
        other == mind.seat
        or s.no_attack[me, top]
        or s.war[me, top]
        or s.client[me, top]
        or r.worth_of_attack[me, top] > 0
    ):
        return
    if float(r.risk_from[me, top]) < 0.01 * mind.income or any(
        _same(t) for t in treaties_between(mind.world, mind.seat, other)
    ):
        return
    mind.write(ProposeTreaty(TreatyKind.NON_AGGRESSION, other, motive=Motive.SECURITY))


def _same(treaty: Treaty) -> bool:
    return treaty.kind in (TreatyKind.NON_AGGRESSION, TreatyKind.TRUCE)
