"""Treaties sought and left, patrons, calm, trade, partners in attack (model.md a2.1–2, 5)."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from game.doctrines.attention import looks_again
from game.doctrines.company import best_treaty, suit_of, treaties_with
from game.doctrines.guarantees import seek_buffer
from game.doctrines.institution import seek_pact, weigh_membership
from game.doctrines.mind import Mind, Strategy, option, worth
from game.doctrines.thumb import bars_patron, bars_secret
from game.measures.law import pacts_of, patron_of, treaties_between, treaties_of, wars_of
from game.perception.bonds import (
    calm_terms,
    offence_terms,
    one_of,
    patron_terms,
    protection_terms,
    trade_terms,
    values,
)
from game.perception.reckoning import Terms, inferred_greed
from game.perception.survey import Survey
from game.perception.temper import PUBLIC
from game.world.reasons import Motive, Option
from game.world.sheets import Denounce, ProposeTreaty
from game.world.treaties import Treaty, TreatyKind

__all__ = ["keep_bonds"]

_PATRON_TAKE_UP = 200
_TRADE = 60
_ASK_ANYWAY = 150
_SECRET_PREY, _SECRET_SHIELD = 900, 150
"""Offers in a thousand that a mind of full guile makes in secret: to share a prey, and to be shielded."""
_HUNGRIER = 0.005
"""Others may want more than they have shown: an accomplice is asked at this share of its income short of willing."""


def keep_bonds(mind: Mind) -> None:
    """All standing bonds, in the order of the roads a player can give: patron or allies, pact, calm."""
    weigh_membership(mind)
    if mind.strategy in (None, Strategy.PACT):
        seek_pact(mind)
    taken = mind.strategy in (None, Strategy.BANDWAGON) and bars_patron(mind) is None and seek_patron(mind)
    if not taken and mind.strategy in (None, Strategy.BALANCE):
        seek_ally(mind)
    if mind.strategy is None or not mind.is_player:
        leave_allies(mind)
        seek_calm(mind)
        seek_trade(mind)
        seek_buffer(mind)
        if not mind.is_player and mind.strategy in (None, Strategy.BANDWAGON):
            seek_accomplice(mind)


def seek_ally(mind: Mind) -> None:
    """Propose defence to the state with whom the gain is greatest for the less willing of the two."""
    if mind.strategy is Strategy.BALANCE and mind.is_player:
        _draft_balance(mind)
        return
    if not looks_again(mind):
        return
    suit, s = suit_of(mind), mind.survey
    gains = np.minimum(suit.worth / mind.income, suit.theirs / s.income)
    open_to = np.array([s.of(name) for name in _open_to_treaty(mind)], dtype=np.int64)
    rows = open_to[suit.worth[open_to] > 0]
    best = _most_welcome(mind, rows, gains) if len(rows) else None
    if best is None or gains[best] <= -0.002:
        return
    chosen = s.names[best]
    line = ProposeTreaty(TreatyKind.DEFENCE, chosen, against=_aimed_at(mind), motive=Motive.BALANCE)
    mind.write(replace(line, secret=_in_secret(mind, TreatyKind.DEFENCE)))
    milli = suit.milli.tolist()
    others = sorted((row for row in open_to.tolist() if row != best), key=lambda row: -milli[row])[:3]
    shown = (option(f"defence with {s.names[row]}", suit.one(row)) for row in (best, *others))
    label = f"defence with {chosen}"
    mind.keep("treaty", (chosen,), (Option("no treaty", 0), *shown), label, Motive.BALANCE)


def _most_welcome(mind: Mind, rows: NDArray[np.int64], gains: NDArray[np.float64]) -> int:
    """The row with the greatest gain; between equals the lot decides."""
    equals: list[int] = rows[gains[rows] >= gains[rows].max() - 1e-9].tolist()
    return max(equals, key=lambda row: (mind.lot("ally", mind.survey.names[row]), -row))


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
    suit, rows = suit_of(mind), [mind.survey.of(name) for name in _open_to_treaty(mind)]
    return [(mind.survey.names[row], suit.one(row), float(suit.theirs[row])) for row in rows]


def _in_secret(mind: Mind, kind: TreatyKind) -> bool:
    """Whether to offer a treaty in secret: a matter of guile, of no rule against it, and of no open covenant."""
    if not mind.temper.guile or bars_secret(mind) is not None:
        return False
    if any(p.charter.open_covenants for p in pacts_of(mind.world, mind.seat)):
        return False
    share = _SECRET_PREY if kind is TreatyKind.OFFENCE else _SECRET_SHIELD
    return mind.dice.chance(round(share * mind.temper.guile), "secret", kind.value)


def _aimed_at(mind: Mind) -> str | None:
    """A player's focus names the danger the treaty is against; a doctrine's treaties are against all comers."""
    return mind.focus if mind.strategy is Strategy.BALANCE else None


def _open_to_treaty(mind: Mind) -> list[str]:
    """States one could yet bind oneself to: no help promised, no war, no bond of patron and client between."""
    barred = {mind.seat, mind.focus, patron_of(mind.world, mind.seat)} | mind.foes
    for treaty in treaties_of(mind.world, mind.seat):
        if treaty.kind in (TreatyKind.DEFENCE, TreatyKind.CLIENTAGE):
            barred.add(treaty.other(mind.seat))
    return [other for other in mind.survey.names if other not in barred]


def leave_allies(mind: Mind) -> None:
    """Denounce a treaty of defence that costs more than it is worth (a quarter of the time)."""
    for treaty, other in _asked_again(mind):
        terms = _kept_terms(mind, other)
        if worth(terms) < -0.01 * mind.income:
            mind.write(Denounce(treaty.id, Motive.THRIFT))
            shown = (option("keep the treaty", terms), Option("denounce", 0))
            mind.keep("treaty", (treaty.id, other), shown, "denounce", Motive.THRIFT)


def _asked_again(mind: Mind) -> list[tuple[Treaty, str]]:
    """Treaties of defence, of some age and with one at peace, of which this seat asks whether they are worth it."""
    return [
        (treaty, treaty.other(mind.seat))
        for treaty in treaties_of(mind.world, mind.seat)
        if treaty.kind is TreatyKind.DEFENCE and treaty.since < mind.world.turn - 3
        if treaty.other(mind.seat) in mind.survey.index and not wars_of(mind.world, treaty.other(mind.seat))
        if mind.chance(250, "denounce", treaty.id)
    ]


def _treaties_kept(minds: Sequence[Mind]) -> dict[tuple[str, str], Terms]:
    """What those treaties are worth to all on a bench."""
    pairs = [(mind, other) for mind in minds for _, other in _asked_again(mind)]
    return {(mind.seat, other): terms for (mind, other), terms in zip(pairs, treaties_with(pairs), strict=True)}


def _kept_terms(mind: Mind, other: str) -> Terms:
    """What an ally one has is worth: the risk its help takes off, less the price."""
    row = mind.survey.of(other)
    terms = dict(mind.bench.table(_treaties_kept)[mind.seat, other])
    terms["help_relied_on"] = mind.reckoning.covered[mind.row, row] * mind.temper.risk / 1.2
    return terms


def seek_patron(mind: Mind) -> bool:
    """Bandwagon: put oneself under a stronger neighbour if that beats the best ally (model.md a2.2)."""
    eager = mind.strategy is Strategy.BANDWAGON
    if patron_of(mind.world, mind.seat) is not None or not (eager or mind.chance(_PATRON_TAKE_UP, "patron")):
        return False
    if any(t.kind is TreatyKind.CLIENTAGE for t in treaties_of(mind.world, mind.seat)):
        return False
    best = _best_patron(mind)
    if best is None:
        return False
    if best[0] <= best_treaty(mind, _open_to_treaty(mind)) and mind.strategy is not Strategy.BANDWAGON:
        return False
    follow = ProposeTreaty(TreatyKind.CLIENTAGE, best[1], senior=False, follows=False, motive=Motive.WEAKNESS)
    mind.write(follow)
    shown = (Option("no patron", 0), option(f"client of {best[1]}", best[2]))
    mind.keep("treaty", (best[1],), shown, f"client of {best[1]}", Motive.WEAKNESS)
    return True


def _best_patron(mind: Mind) -> tuple[float, str, Terms] | None:
    """Of those who would take this seat as a client, as all reckon, the one it would be best off under."""
    patrons = np.array(_possible_patrons(mind), dtype=np.int64)
    if not len(patrons):
        return None
    r = mind.reckoning
    offers = values(protection_terms(r, patrons, mind.row, PUBLIC, inferred_greed(r.survey)[patrons]))
    if max(offers) <= 0:
        return None
    terms = patron_terms(r, mind.row, patrons, mind.temper)
    worths = values(terms)
    willing = [n for n, offer in enumerate(offers) if offer > 0]
    if mind.strategy is Strategy.BANDWAGON:  # With the source of danger, not against it (Walt 1987).
        best = max(willing, key=lambda n: (float(r.risk_from[mind.row, patrons[n]]), -n))
    else:
        best = max(willing, key=lambda n: (worths[n], -n))
    return worths[best], r.survey.names[patrons[best]], one_of(terms, best)


def _possible_patrons(mind: Mind) -> list[int]:
    """Rows of states 1.6 times as strong within reach, nobody's clients and no enemies; a focus alone if one is set."""
    s, me = mind.survey, mind.row
    if mind.strategy is Strategy.BANDWAGON and mind.focus in s.index and mind.focus is not None:
        return [s.of(mind.focus)]
    strong = np.flatnonzero((s.strength > 1.6 * float(s.strength[me])) & (s.steps[:, me] <= 3)).tolist()
    named = ((n, s.names[n]) for n in strong if n != me)
    return [n for n, other in named if other not in mind.foes and patron_of(mind.world, other) is None]


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
    if _rebuffed(mind, calm_terms(mind.reckoning, top, me, PUBLIC, float(inferred_greed(s)[top])), "calm", other):
        return
    terms = calm_terms(r, me, top, mind.temper, mind.greed)
    if worth(terms) <= 0:
        return
    course = option(f"non-aggression with {other}", terms)
    mind.write(ProposeTreaty(TreatyKind.NON_AGGRESSION, other, motive=Motive.SECURITY))
    mind.keep("treaty", (other,), (Option("no treaty", 0), course), course.label, Motive.SECURITY)


def _rebuffed(mind: Mind, theirs: Terms, *purpose: object) -> bool:
    """Whether an offer is not worth the ink: the other would refuse it as all reckon, and only now and then one asks.

    Minds remember nothing, so a refusal is guarded against before it is met.
    """
    return worth(theirs) <= 0 and not mind.chance(_ASK_ANYWAY, "ask anyway", *purpose)


def seek_trade(mind: Mind) -> None:
    """Open trade with the partner it would pay most with, now and then."""
    s, me = mind.survey, mind.row
    if not mind.chance(_TRADE, "trade"):
        return
    foes = mind.foes
    partners = {t.other(mind.seat) for t in treaties_of(mind.world, mind.seat) if t.kind is TreatyKind.TRADE}
    weighed = {
        other: option(f"trade with {other}", trade_terms(mind.reckoning, me, n, mind.temper))
        for n, other in enumerate(s.names)
        if other != mind.seat and other not in foes and other not in partners
    }
    ranked = sorted(weighed, key=lambda other: (-weighed[other].milli, mind.lot("trade", other), other))
    floor = 0.005 * mind.income
    if not ranked or weighed[ranked[0]].milli <= floor * 1000:
        return
    best = ranked[0]
    if _rebuffed(mind, trade_terms(mind.reckoning, s.of(best), me, PUBLIC), "trade", best):
        return
    mind.write(ProposeTreaty(TreatyKind.TRADE, best, motive=Motive.TRADE))
    shown = (Option("no treaty", 0), *(weighed[other] for other in ranked[:3]))
    mind.keep("treaty", (best,), shown, weighed[best].label, Motive.TRADE, threshold=floor)


def seek_accomplice(mind: Mind) -> None:
    """Look for one to share an attack that would not pay alone (offensive bandwagoning)."""
    if mind.world.turn <= mind.world.system.calm_turns or wars_of(mind.world, mind.seat):
        return
    if any(t.kind is TreatyKind.OFFENCE for t in treaties_of(mind.world, mind.seat)) or not mind.chance(
        100, "accomplice"
    ):
        return
    best = _best_share(mind)
    if best is None:
        return
    target, other, terms = best
    hidden = _in_secret(mind, TreatyKind.OFFENCE)
    mind.write(ProposeTreaty(TreatyKind.OFFENCE, other, against=target, motive=Motive.SPOILS, secret=hidden))
    label = f"joint attack on {target} with {other}"
    mind.keep(
        "treaty", (other, target), (Option("no treaty", 0), option(label, terms)), label, Motive.SPOILS, public=False
    )


def _best_share(mind: Mind) -> tuple[str, str, Terms] | None:
    """The target and partner of the joint attack that promises this seat most, of those the partner might share."""
    cases = _joint_chances(mind)
    if not cases:
        return None
    r, s, me = mind.reckoning, mind.survey, mind.row
    targets, others = np.array(cases).T
    theirs = values(offence_terms(r, others, me, targets, PUBLIC, inferred_greed(s)[others]))
    terms = offence_terms(r, me, others, targets, mind.temper, mind.greed)
    worths, incomes = values(terms), s.income[others].tolist()
    willing = [n for n, gain in enumerate(theirs) if gain > -_HUNGRIER * incomes[n] and worths[n] > 0]
    if not willing:
        return None
    best = max(willing, key=lambda n: (worths[n], -n))
    return s.names[cases[best][0]], s.names[cases[best][1]], one_of(terms, best)


def _joint_chances(mind: Mind) -> list[tuple[int, int]]:
    """Rows of targets within reach that no word protects, and of their neighbours whom no word keeps from them."""
    s, me = mind.survey, mind.row
    prey = (s.contact[me] > 0) & ~_tied(s)[me]
    prey[me] = False
    shares = (s.contact > 0) & ~_sworn_off(s) & (s.war[me] == 0)[:, None] & prey
    shares[me] = False
    np.fill_diagonal(shares, False)
    return [(n, k) for n, k in np.argwhere(shares.T).tolist()]


def _sworn_off(s: Survey) -> NDArray[np.bool_]:
    """[k, n]: whether an alliance, a truce or clientage keeps k from sharing an attack on n."""
    return (s.allied + s.truce + s.client + s.client.T) > 0


def _tied(s: Survey) -> NDArray[np.bool_]:
    """[k, n]: whether any word keeps k from attacking n itself."""
    return _sworn_off(s) | (s.no_attack > 0)


def _same(treaty: Treaty) -> bool:
    return treaty.kind in (TreatyKind.NON_AGGRESSION, TreatyKind.TRUCE)
