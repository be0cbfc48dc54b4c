"""Forecasts: what a screen shows before anybody commits (decisions 1, 2, 9).

Every figure is the same function the doctrines decide by, at public mean
parameters, with the band that private error allows. Chances are in
thousandths; a band holds nine in ten of the errors a staff makes.
"""

from dataclasses import dataclass

import numpy as np

from game.perception import weights as w
from game.perception.bonds import (
    calm_terms,
    defence_terms,
    offence_terms,
    patron_terms,
    protection_terms,
    sworn,
    trade_terms,
)
from game.perception.buffers import guarantee_terms, guaranteed_terms
from game.perception.circles import pact_terms
from game.perception.reckoning import (
    Reckoning,
    Terms,
    attack_chance,
    help_terms,
    inferred_greed,
    logistic,
    risk_with,
    total,
)
from game.perception.survey import Array, contest
from game.perception.temper import PUBLIC
from game.perception.views import View
from game.world.conflicts import Crisis
from game.world.pacts import Charter
from game.world.reasons import Term
from game.world.treaties import TreatyKind

__all__ = [
    "HORIZON",
    "Estimate",
    "Threat",
    "Verdict",
    "Weight",
    "coalition",
    "credence",
    "danger",
    "danger_from",
    "danger_on_road",
    "holds",
    "milli_terms",
    "threat",
    "weighed",
    "would_sign",
]

_BAND = 1.645 * w.ERROR_BAND
HORIZON = 10
"""Turns ahead that a chance of attack speaks of: wars are rare, and three turns would show nothing."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A chance in thousandths with the band of nine errors in ten."""

    middle: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Threat:
    """Threat to a state in Walt's four parts, each in points that add up to `total` of 100 (Walt 1987)."""

    total: int
    power: int
    nearness: int
    offensive: int
    intentions: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether another state would take an offer: its own sum at public parameters, opened."""

    chance: Estimate
    terms: tuple[Term, ...]
    milli: int

    @property
    def accepts(self) -> bool:
        """Whether the sum is in favour."""
        return self.milli > 0


@dataclass(frozen=True, slots=True)
class Weight:
    """One state on a pan of the scales: strength in tenths of an ordinary brigade.

    `pledged` is what it would bring if it kept faith, `expected` that times its
    credence; `said` whether it has pledged in public, None while it is silent.
    """

    state: str
    pledged: int
    expected: int
    credence: int
    said: bool | None
    terms: tuple[Term, ...]


def _permille(chance: float) -> int:
    return max(0, min(1000, round(chance * 1000)))


def _band(onset: float, defence: float) -> Estimate:
    """Chance that an attack prevails, with the band of error in the strength of one side."""
    at = [float(contest(np.asarray(onset * np.exp(e)), np.asarray(defence))) for e in (0.0, -_BAND, _BAND)]
    return Estimate(*(_permille(c) for c in at))


def milli_terms(terms: Terms) -> tuple[tuple[Term, ...], int]:
    """Terms in thousandths of a unit of wealth, and their sum: every number opens to its sum."""
    kept = tuple(Term(name, round(float(part) * 1000)) for name, part in terms.items() if abs(float(part)) >= 0.0005)
    return kept, sum(t.milli for t in kept)


def threat(view: View, other: str) -> Threat:
    """Threat of another state to the seat: power, nearness, offensive arms, intentions.

    The total follows the strength it could bring against what can be held here,
    times hostility as read; the parts share it by their own weight, so that
    they add up to it exactly.
    """
    r, s = view.reckoning, view.survey
    i, j = s.of(view.seat), s.of(other)
    ratio = float(r.onset_soon[j, i] / max(float(r.hold[i]), 0.1))
    shut = 0.35 if s.contact[j, i] <= 0 else 1.0
    size = 1.0 - np.exp(-0.4 * ratio * float(r.hostile[i, j]) * shut)
    whole = round(100 * float(size))
    parts = (
        float(s.strength[j] / max(float(s.strength.max()), 0.1)),
        0.8 * float(s.reach[j, i]) * shut,
        0.7 * min(1.0, float(s.strength[j] + s.latent[j]) / max(float(r.hold[i]) * 3.0, 0.1)),
        0.9 * (1.0 - float(s.trust[i, j])),
    )
    scaled = [round(whole * p / max(sum(parts), 1e-9)) for p in parts[:3]]
    return Threat(whole, scaled[0], scaled[1], scaled[2], whole - sum(scaled))


_ONSETS_PER_ALARM = 0.08
"""Wars a turn that come of one unit of calculated assault: most alarms pass as demands conceded or let lapse.

Calibrated on played games (shown against what followed); the lab measures it again for each world.
"""
_CRISES_TO_WAR = 0.05
"""Share of standing demands that end in war, calibrated likewise (4.4 % in the record since 1816: science.md C1)."""


def _calm_assault(r: Reckoning, i: int) -> Array:
    """[foe]: chance of attack a turn as calculated, wars under way and standing demands left out."""
    out: Array = (attack_chance(r.survey, r.worth_of_attack) * r.restraint)[:, i]
    return out


def _onset(r: Reckoning, i: int, assault: Array) -> Array:
    """[foe]: chance that each begins a war on i within the horizon; nothing from those already at war with it."""
    s = r.survey
    once = 1.0 - (1.0 - np.clip(assault * _ONSETS_PER_ALARM, 0.0, 1.0)) ** HORIZON
    pressed = 1.0 - (1.0 - once) * (1.0 - _CRISES_TO_WAR)
    out: Array = np.where(s.war[:, i] > 0, 0.0, np.where(s.alarm[:, i] > 0, pressed, once))
    return out


def danger(view: View) -> Estimate:
    """Chance that somebody begins a war on the seat within the horizon."""
    r, i = view.reckoning, view.survey.of(view.seat)
    return _spread(_any_of(_onset(r, i, _calm_assault(r, i))))


def danger_from(view: View, other: str) -> Estimate:
    """Chance that one state begins a war on the seat within the horizon."""
    r, s = view.reckoning, view.survey
    i = s.of(view.seat)
    return _spread(float(_onset(r, i, _calm_assault(r, i))[s.of(other)]))


def _any_of(chances: Array) -> float:
    """Chance of at least one."""
    return 1.0 - float(np.prod(1.0 - chances))


def _spread(chance: float, error: float = 0.6) -> Estimate:
    """A chance with the band that private error (in log odds) puts round its odds."""
    odds = np.log(max(chance, 1e-4) / max(1 - chance, 1e-4))
    low, high = (1 / (1 + np.exp(-(odds + e))) for e in (-error, error))
    return Estimate(_permille(chance), _permille(float(low)), _permille(float(high)))


def danger_on_road(view: View, road: str, focus: str | None, charter: Charter | None = None) -> Estimate:
    """Chance of war on the seat within the horizon if it took a road: balance, bandwagon, pact, alone.

    Balance supposes the best ally would sign; bandwagon the focus as patron;
    pact a circle of all who would gain by the charter; alone a fifth more arms
    and no help at all.
    """
    r, s = view.reckoning, view.survey
    i = s.of(view.seat)
    held = _held_on_road(view, road, focus, charter)
    now, then = risk_with(r, i, r.defence[i], PUBLIC), risk_with(r, i, held, PUBLIC)
    ratio = np.where(now > 1e-9, then / np.maximum(now, 1e-9), 1.0)
    chances = _calm_assault(r, i) * np.clip(ratio, 0.0, 3.0)
    if road == "bandwagon" and focus in s.index:
        chances[s.of(focus)] *= 0.25 + 0.5 * (1.0 - float(s.trust[i, s.of(focus)]))
    return _spread(_any_of(_onset(r, i, chances)))


def _held_on_road(view: View, road: str, focus: str | None, charter: Charter | None) -> Array:
    """[foe]: what the seat could hold with on a road."""
    r, s = view.reckoning, view.survey
    i = s.of(view.seat)
    if road == "balance":
        allied: Array = r.defence[i] + _best_ally(r, i, focus)
        return allied
    if road == "bandwagon" and focus in s.index:
        j = s.of(focus)
        shield = 0.7 * float(s.strength[j] * s.free[j] * s.reach[j, i])
        sheltered: Array = r.defence[i] + np.where(np.arange(len(s.names)) == j, 0.0, shield)
        return sheltered
    if road == "pact":
        duty = 0.5 if charter is None else 0.6
        helpers = r.risk > 0.02 * s.income
        more = np.where(helpers[:, None], duty * r.aid[:, i, :] * np.maximum(0.0, 1.0 - r.come[:, i, :]), 0.0)
        out: Array = r.defence[i] + more.sum(axis=0)
        return out
    alone: Array = np.full(len(s.names), float(r.hold[i]) * 1.2)
    return alone


def _best_ally(r: Reckoning, i: int, focus: str | None) -> Array:
    """[foe]: help of the ally that would take most risk off, if it would gain by signing."""
    s = r.survey
    avoid = s.index.get(focus or "", -1)
    best, gain = np.zeros(len(s.names)), 0.0
    for k in range(len(s.names)):
        if k in (i, avoid) or s.war[i, k] or s.allied[i, k]:
            continue
        if float(total(defence_terms(r, k, i, PUBLIC))) <= 0:
            continue
        more = (sworn(r, k, i) - r.come[k, i]) * r.aid[k, i]
        saved = float((risk_with(r, i, r.defence[i], PUBLIC) - risk_with(r, i, r.defence[i] + more, PUBLIC)).sum())
        if saved > gain:
            best, gain = more, saved
    return best


def credence(view: View, helper: str, friend: str, foe: str) -> Estimate:
    """Chance that a state would come to a friend's help against a foe."""
    r, s = view.reckoning, view.survey
    k, i, j = s.of(helper), s.of(friend), s.of(foe)
    if r.aid[k, i, j] <= 0:
        return Estimate(0, 0, 0)
    return _spread(float(r.come[k, i, j]), 1.0)


def would_sign(view: View, kind: TreatyKind, other: str, *, senior: bool = True, against: str | None = None) -> Verdict:
    """Whether another state would accept a treaty from the seat, and what it would weigh.

    `senior`: whether the seat would be patron or guarantor; `against`: the target of a treaty of offence.
    """
    r, s = view.reckoning, view.survey
    i, k = s.of(view.seat), s.of(other)
    match kind:
        case TreatyKind.DEFENCE:
            terms = defence_terms(r, k, i, PUBLIC)
        case TreatyKind.CLIENTAGE if senior:
            terms = patron_terms(r, k, i, PUBLIC)
        case TreatyKind.CLIENTAGE:
            terms = protection_terms(r, k, i, PUBLIC, float(inferred_greed(s)[k]))
        case TreatyKind.NON_AGGRESSION:
            terms = calm_terms(r, k, i, PUBLIC, float(inferred_greed(s)[k]))
        case TreatyKind.GUARANTEE if senior:
            terms = guaranteed_terms(r, k, i, PUBLIC, s.index.get(against or ""))
        case TreatyKind.GUARANTEE:
            terms = guarantee_terms(r, k, i, PUBLIC, s.index.get(against or ""))
        case TreatyKind.TRADE:
            terms = trade_terms(r, k, i, PUBLIC)
        case TreatyKind.OFFENCE if against in s.index:
            terms = offence_terms(r, k, i, s.of(str(against)), PUBLIC, float(inferred_greed(s)[k]))
        case _:
            terms = {"entanglement": np.asarray(-0.05 * float(s.income[k]))}
    return weighed(terms, float(s.income[k]))


def would_join(view: View, other: str, circle: tuple[str, ...], charter: Charter, legitimacy: int = 60) -> Verdict:
    """Whether a state would take a place in a pact's circle."""
    r, s = view.reckoning, view.survey
    rows = tuple(s.of(n) for n in circle if n in s.index and n != other)
    terms = dict(pact_terms(r, s.of(other), rows, charter, legitimacy, PUBLIC))
    terms["habit"] = np.asarray(-0.005 * float(s.income[s.of(other)]))
    return weighed(terms, float(s.income[s.of(other)]))


def weighed(terms: Terms, income: float) -> Verdict:
    """A verdict from a sum of terms, with the spread of a public guess."""
    kept, milli = milli_terms(terms)
    width = 0.02 * income
    at = [float(logistic(np.asarray((milli / 1000 + e * width) / width))) for e in (0.0, -1.0, 1.0)]
    return Verdict(Estimate(*(_permille(c) for c in at)), kept, milli)


def coalition(view: View, friend: str, foe: str, crisis: Crisis | None = None) -> tuple[Weight, ...]:
    """Who would stand with `friend` against `foe`: the friend first, then helpers by expected weight (decisions 9)."""
    r, s = view.reckoning, view.survey
    i, j = s.of(friend), s.of(foe)
    own = round(float(r.hold[i]) * 10)
    said = {p.state: p for p in crisis.pledges} if crisis and crisis.target == friend else {}
    bound = set(crisis.bound if crisis and crisis.target == friend else crisis.bound_to_demander if crisis else ())
    weights = [Weight(friend, own, own, 1000, True, ())]
    for k, name in enumerate(s.names):
        full = float(r.aid[k, i, j])
        pledge = said.get(name)
        chance = _believed(float(r.come[k, i, j]), None if pledge is None else pledge.stands)
        if full * 10 < 1 or (chance < 0.12 and name not in bound and pledge is None):
            continue
        terms, _ = milli_terms(help_terms(r, k, i, j, PUBLIC))
        weights.append(
            Weight(
                name,
                round(full * 10),
                round(full * 10 * chance),
                _permille(chance),
                None if pledge is None else pledge.stands,
                terms,
            )
        )
    return (weights[0], *sorted(weights[1:], key=lambda one: (-one.expected, one.state)))


def _believed(chance: float, stands: bool | None) -> float:
    """Credence after a public pledge, given its weight."""
    if stands is None:
        return chance
    return w.PLEDGE_WEIGHT * (1.0 if stands else 0.0) + (1.0 - w.PLEDGE_WEIGHT) * chance


def followers(view: View, leader: str, victim: str, crisis: Crisis | None = None) -> tuple[Weight, ...]:
    """Who would march with the demander: its own strength as brought to bear, then its clients and bound allies."""
    s = view.survey
    j, i = s.of(leader), s.of(victim)
    own = round(float(s.strength[j] * s.free[j] * s.reach[j, i]) * 10)
    weights = [Weight(leader, own, own, 1000, True, ())]
    for c, name in enumerate(s.names):
        if s.client[c, j] > 0 or (crisis is not None and name in crisis.bound_to_demander):
            full = float(s.strength[c] * s.free[c] * s.reach[c, i]) * 10
            if full >= 1:
                weights.append(Weight(name, round(full), round(full * 0.6), 600, None, ()))
    return (weights[0], *sorted(weights[1:], key=lambda one: (-one.expected, one.state)))


def holds(view: View, friend: str, foe: str, strength_tenths: int | None = None) -> Estimate:
    """Chance that `friend` would hold against `foe` with so much on its side in tenths; as expected if None."""
    r, s = view.reckoning, view.survey
    i, j = s.of(friend), s.of(foe)
    met = float(r.defence[i, j]) if strength_tenths is None else strength_tenths / 10
    falls = _band(float(r.onset[j, i]), met)
    return Estimate(1000 - falls.middle, 1000 - falls.high, 1000 - falls.low)
