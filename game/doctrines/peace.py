"""War or peace: what going on is worth, offers made and answered (rules.md §4; decisions 17)."""

import numpy as np

from game.doctrines.mind import Mind, option, worth
from game.measures.law import members_of, patron_of, side_of, wars_of
from game.measures.power import provinces_of
from game.perception import weights as w
from game.perception.reckoning import Terms
from game.perception.survey import contest
from game.world.conflicts import AimKind, PeaceOffer, Settlement, Side, War
from game.world.constants import WEALTH
from game.world.reasons import Motive
from game.world.sheets import AnswerPeace, OfferPeace

__all__ = ["answer_peace", "offer_peace", "prevailing", "terms_worth", "tremble", "war_terms"]


_PRIZE, _DEFEAT = 0.7, 0.8
"""What winning and losing the whole war counts for beside a year's output of the land at stake."""
_YEAR_OF_WAR = 0.28
"""What another year of a war already begun costs, in turns of income at full effort."""
_WON, _WON_BACK, _YIELDED = 0.5, 0.8, 0.9
"""Worth of a year's output for good: conquered, won back as a core, yielded up."""
_KEPT = 0.4
"""Share of that which ground held or lost in war counts for while the war goes on."""
_STALE = 1.5
"""How fast years of war without a decision shrink what either side still hopes or fears from it."""
_YEAR_OF_LOSSES = 0.10
"""Share of an army that another year costs at full effort."""
_STALE_AT_HOME = 0.5
"""The same as years of war for a civil war: where the stake cannot be shared, hope dies slowly (Walter 1997)."""
_PRECEDENT = 0.1
"""What it costs rulers to let a part go, beside that part: a share of their land that may ask for the same."""
_OVERTHROW = 0.35
"""How far rulers who lose a civil war lose the rule with it, beside what a lost war costs."""
_TREMBLE = 0.05
"""Width of the tremble of an answer, in turns of income."""
_NINE_IN_TEN = 1.645 * w.ERROR_BAND
"""Error in ln(strength) that nine staffs in ten stay within."""
_INDEPENDENCE = 0.9
"""Worth of a year's output for good to rebels who rule it."""


def war_terms(mind: Mind, war: War, state: str) -> Terms:
    """What going on is worth to a belligerent: the prize or the loss by chance, and the price of more years of it."""
    s = mind.survey
    foe = war.defender if side_of(war, state) is Side.ATTACK else war.attacker
    weight = _weights(mind, war, state, foe)
    chance = _prevails(mind, state, foe, weight)
    row = s.of(state)
    mine = float(s.land[row])
    effort = min(1.0, max(0.2, 2.0 * weight[1] / weight[0]))
    tired = 1.0 + mind.world.states[state].weariness / 40
    prize = float(s.stake_share[s.of(foe)] * s.land[s.of(foe)]) if foe in s.index else 0.0
    horizon = mind.temper.horizon
    stale = _stale(mind, war)
    lead = stale if state in (war.attacker, war.defender) else 0.35 * stale
    won = chance * prize * horizon * _PRIZE * (mind.greed if state == mind.seat else 0.6) * lead
    lost = -(1 - chance) * float(s.stake_share[row]) * mine * horizon * _DEFEAT * lead
    stakes = {"prize": np.asarray(won), "defeat": np.asarray(lost)}
    return (_stakes_at_home(mind, war, state, chance, stakes) if war.civil else stakes) | {
        "cost_of_fighting": np.asarray(
            -tired * effort * (_YEAR_OF_WAR * mine + 6 * _YEAR_OF_LOSSES * float(s.strength[row]))
        ),
        "ground_held": np.asarray(_KEPT * _taken(mind, foe, state) * horizon * _WON),
        "ground_lost": np.asarray(-_KEPT * _taken(mind, state, foe) * horizon * _YIELDED),
    }


def prevailing(mind: Mind, war: War, state: str) -> tuple[float, float, float]:
    """The chance that a belligerent's side prevails, and the band that nine errors in ten of its staff leave it in."""
    foe = war.defender if side_of(war, state) is Side.ATTACK else war.attacker
    ours, theirs = _weights(mind, war, state, foe)
    spread = (0.0, _NINE_IN_TEN, -_NINE_IN_TEN)
    found = [_prevails(mind, state, foe, (ours, theirs * float(np.exp(error)))) for error in spread]
    return found[0], found[1], found[2]


def _weights(mind: Mind, war: War, state: str, foe: str) -> tuple[float, float]:
    """Strength of both sides as it can be brought against each other, the state's own first."""
    side = side_of(war, state)
    ours, theirs = members_of(war, side or Side.DEFENCE), members_of(war, _other(side or Side.DEFENCE))
    return _weight(mind, ours, foe), _weight(mind, theirs, state)


def _prevails(mind: Mind, state: str, foe: str, weight: tuple[float, float]) -> float:
    """The chance of winning: by weight, and by how much of its land each still holds."""
    chance = float(contest(np.asarray(weight[0]), np.asarray(weight[1])))
    return _still_standing(mind, state) * (1.0 - (1.0 - chance) * _still_standing(mind, foe))


def _stale(mind: Mind, war: War) -> float:
    """What is left, after years without a decision, of what either side hoped or feared from a war."""
    years = max(0, mind.world.turn - war.began - 1)
    return 1.0 / (1.0 + (_STALE_AT_HOME if war.civil else _STALE) * years)


def _stakes_at_home(mind: Mind, war: War, state: str, chance: float, stakes: Terms) -> Terms:
    """What rulers and rebels fight for: the rebels' land for good, the precedent, and the rule (article 43).

    Any peace lets the rebels' land go, so rulers count its loss, and rebels their
    freedom, as what the war is about to decide; a stale war decides less.
    """
    parted = _parting(mind, war, state)
    if state == war.defender:
        still_lost = 1.0 - chance * _stale(mind, war)
        return {"rule": np.asarray(stakes["defeat"] * _OVERTHROW), "secession": np.asarray(parted * still_lost)}
    if state == war.attacker:
        still_free = 1.0 - (1.0 - chance) * _stale(mind, war)
        return {"rule": stakes["prize"], "secession": np.asarray(parted * still_free)}
    return stakes


def _parting(mind: Mind, war: War, state: str) -> float:
    """What it is worth to rulers and to rebels that the land of the rebels goes its own way for good."""
    land = sum(p.output for p in mind.world.provinces.values() if p.owner == war.attacker) / WEALTH
    if state == war.attacker:
        return land * mind.temper.horizon * _INDEPENDENCE
    if state == war.defender:
        rest = float(mind.survey.land[mind.survey.of(state)])
        return -(land * _YIELDED + rest * _PRECEDENT) * mind.temper.horizon
    return 0.0


def _still_standing(mind: Mind, state: str) -> float:
    """Share of its own land that a state still holds: who has lost it all has lost the war."""
    owned = [p for p in mind.world.provinces.values() if p.owner == state]
    return sum(p.holder == state for p in owned) / len(owned) if owned else 0.0


def _taken(mind: Mind, owner: str, occupier: str) -> float:
    """Yearly output of what one state holds of another's land."""
    return sum(p.output for p in mind.world.provinces.values() if p.owner == owner and p.occupier == occupier) / WEALTH


def _weight(mind: Mind, members: tuple[str, ...], foe: str) -> float:
    """Strength of a side as it can be brought against a foe."""
    s = mind.survey
    if foe not in s.index:
        return 1.0
    rows = [s.of(m) for m in members if m in s.index]
    return sum(float(s.strength[n] * max(s.reach[n, s.of(foe)], 0.3)) for n in rows) + 0.05


def _other(side: Side) -> Side:
    return Side.ATTACK if side is Side.DEFENCE else Side.DEFENCE


def terms_worth(mind: Mind, state: str, terms: Settlement, war: War) -> Terms:
    """What a settlement of a war is worth to a state: land won and lost over the horizon, money, masters.

    Whatever its terms, a peace in a civil war is secession (article 43).
    """
    horizon = mind.temper.horizon
    income = float(mind.survey.land[mind.survey.of(state)])
    land = 0.0
    for place, to in terms.cessions.items():
        province = mind.world.provinces[place]
        if to == state:
            land += province.output / WEALTH * horizon * (_WON_BACK if state in province.cores else _WON)
        elif province.owner == state:
            land -= province.output / WEALTH * horizon * _YIELDED
    money = (terms.indemnity / WEALTH) * (1 if terms.payee == state else -1 if terms.payer == state else 0)
    masters = 0.0
    for client, patron in terms.clients.items():
        if client == state:
            masters -= (w.TRIBUTE + w.AUTONOMY) * income * horizon
        elif patron == state and client in mind.survey.index:
            masters += (w.TRIBUTE + 0.05) * float(mind.survey.land[mind.survey.of(client)]) * horizon
    found = {"land": np.asarray(land), "indemnity": np.asarray(money), "clientage": np.asarray(masters)}
    if war.civil and state in (war.attacker, war.defender):
        found["secession"] = np.asarray(_parting(mind, war, state))
    return found


def offer_peace(mind: Mind) -> None:
    """Each leader looks for terms that beat going on for both; the others tire and look for a way out."""
    for war in wars_of(mind.world, mind.seat):
        if (
            war.attacker not in mind.survey.index
            or war.defender not in mind.survey.index
            or war.began == mind.world.turn
        ):
            continue
        if mind.seat in (war.attacker, war.defender):
            _offer_as_leader(mind, war)
        elif mind.state.weariness > 60 and mind.chance(300, "separate", war.id):
            foe = war.defender if side_of(war, mind.seat) is Side.ATTACK else war.attacker
            mind.write(OfferPeace(war.id, foe, Settlement(), separate=True, motive=Motive.EXHAUSTION))
            go_on = option("fight on", war_terms(mind, war, mind.seat))
            out = option("seek a way out", terms_worth(mind, mind.seat, Settlement(), war))
            mind.keep("peace", (war.id, foe), (go_on, out), out.label, Motive.EXHAUSTION)


def _offer_as_leader(mind: Mind, war: War) -> None:
    foe = war.defender if mind.seat == war.attacker else war.attacker
    go_on = war_terms(mind, war, mind.seat)
    their_bar = worth(war_terms(mind, war, foe))
    scored = [
        (t, worth(terms_worth(mind, mind.seat, t, war)), worth(terms_worth(mind, foe, t, war)))
        for t in candidates(mind, war)
    ]
    good = [(mine, terms) for terms, mine, theirs in scored if mine >= worth(go_on) and theirs >= their_bar]
    if not good:
        return
    best = max(good, key=lambda one: (one[0], -len(one[1].cessions)))[1]
    motive = Motive.SATISFACTION if best.cessions or best.clients else Motive.EXHAUSTION
    mind.write(OfferPeace(war.id, foe, best, motive=motive))
    mind.keep(
        "peace",
        (war.id, foe),
        (option("fight on", go_on), option("offer terms", terms_worth(mind, mind.seat, best, war))),
        "offer terms",
        motive,
    )


def candidates(mind: Mind, war: War) -> list[Settlement]:
    """Terms worth trying: all that is held, clientage, money, the status quo, and yielding what the foe holds."""
    found = [Settlement()]
    for winner, loser in ((war.attacker, war.defender), (war.defender, war.attacker)):
        held = _held(mind, winner, loser)
        owned = len(provinces_of(mind.world, loser))
        takeable = {p: winner for p in held if p != mind.world.states[loser].capital}
        if takeable and len(takeable) < owned:
            found.extend(Settlement(cessions=part) for part in _parts(mind, war, takeable))
        capital_held = mind.world.states[loser].capital in held
        if capital_held and len(held) >= owned:
            place = mind.world.provinces[mind.world.states[loser].capital]
            if place.occupied_turns >= 2:
                found.append(Settlement(cessions=dict.fromkeys(held, winner)))
        free = patron_of(mind.world, winner) is None
        if free and (capital_held or _ahead(war, winner) >= 400):
            found.append(Settlement(clients={loser: winner}))
        if _ahead(war, winner) >= 200:
            found.append(Settlement(indemnity=mind.world.states[loser].treasury // 2, payer=loser, payee=winner))
    aim = war.aim
    if aim.kind is AimKind.FREEDOM and aim.treaty in mind.world.treaties:
        found.append(Settlement(released=(aim.treaty,)))
    return found


def _parts(mind: Mind, war: War, takeable: dict[str, str]) -> list[dict[str, str]]:
    """All that is held; all but the least of it, and so on down to one; and what the war was begun for, alone."""
    ranked = sorted(takeable, key=lambda p: (-mind.world.provinces[p].output, p))
    parts = [{p: takeable[p] for p in ranked[:count]} for count in range(len(ranked), 0, -1)]
    if war.aim.province in takeable:
        parts.append({war.aim.province: takeable[war.aim.province]})
    return parts


def _held(mind: Mind, winner: str, loser: str) -> list[str]:
    """Provinces of the loser that the winner occupies, sorted."""
    return sorted(p.id for p in mind.world.provinces.values() if p.owner == loser and p.occupier == winner)


def _ahead(war: War, winner: str) -> int:
    return war.score_permille if winner == war.attacker else -war.score_permille


def answer_peace(mind: Mind) -> None:
    """Accept if the terms are worth at least what going on is (decisions 17: one function for both)."""
    for offer in sorted(mind.world.offers.values(), key=lambda o: o.id):
        war = mind.world.wars.get(offer.war)
        if offer.to == mind.seat and war is not None and {war.attacker, war.defender} <= set(mind.survey.index):
            _answer(mind, offer, war)


def _own_offer(mind: Mind, war: War) -> float:
    """What this seat's own letter, now on its way, would bring if it is taken.

    The side that is ahead signs nothing worse meanwhile; the other cannot hope
    that its letter will be preferred to the one it has just received.
    """
    if _ahead(war, mind.seat) <= 0:
        return -1e9
    mine = [o.terms for o in mind.world.offers.values() if o.by == mind.seat and o.war == war.id]
    return max((worth(terms_worth(mind, mind.seat, terms, war)) for terms in mine), default=-1e9)


def tremble(mind: Mind, state: str) -> float:
    """How far a state's answer to terms may stray from its sum, one error in three beyond it, in wealth."""
    return _TREMBLE * float(mind.survey.income[mind.survey.of(state)])


def _answer(mind: Mind, offer: PeaceOffer, war: War) -> None:
    go_on, terms = war_terms(mind, war, mind.seat), terms_worth(mind, mind.seat, offer.terms, war)
    margin = mind.wobble(tremble(mind, mind.seat), "peace", offer.id)
    accept = worth(terms) + margin >= max(worth(go_on), _own_offer(mind, war))
    motive = (Motive.SATISFACTION if worth(terms) > 0 else Motive.EXHAUSTION) if accept else Motive.HOPE
    mind.write(AnswerPeace(offer.id, accept, motive))
    shown = (option("fight on", go_on), option("accept the terms", terms))
    mind.keep("peace", (offer.id, offer.war, offer.by), shown, "accept the terms" if accept else "fight on", motive)
