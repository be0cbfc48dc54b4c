"""Sums that every mind on a bench needs, made for all of them in one go (perf.md "How", 2).

Each row is one mind's own, by its own temper, appetite and error; no row reads
another's, so that a mind decides in company as it does alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.doctrines.attention import looks_again
from game.doctrines.mind import Mind, Rows
from game.measures.law import wars_of
from game.measures.power import manpower_ceiling, tenths_of
from game.perception import weights as w
from game.perception.bonds import defence_terms, values
from game.perception.reckoning import Terms, attack_terms, over_foes, risk_with, total
from game.perception.survey import Array, contest
from game.perception.temper import PUBLIC, Temper, columns
from game.world.constants import TENTHS, WEALTH
from game.world.treaties import TreatyKind

__all__ = [
    "Suit",
    "army_sizes",
    "attacks_now",
    "best_prey",
    "best_treaty",
    "own_attack_terms",
    "prospects",
    "safety_of_armies",
    "suit_of",
    "treaties_with",
    "treaty_with",
]

_STEPS = (-0.05, 0.0, 0.08, 0.2)
"""Armies weighed: shares of the present one, more or less."""

_LATER, _FEARED = 0.25, 0.6
"""Share of what is at stake that a rise puts in danger; only who has so much of one's own strength is feared."""


def treaty_with(mind: Mind, other: str) -> Terms:
    """What a treaty of defence with one other is worth to this mind a turn."""
    offered = mind.bench.table(_treaties_offered)
    terms = offered.get((mind.seat, other))
    return dict(terms) if terms is not None else treaties_with([(mind, other)])[0]


def _treaties_offered(minds: Sequence[Mind]) -> dict[tuple[str, str], Terms]:
    """The same for every letter that offers one to a mind on the bench."""
    pairs = [
        (mind, letter.by)
        for mind in minds
        for letter in mind.world.proposals.values()
        if letter.to == mind.seat and letter.by in mind.survey.index
        if letter.treaty is not None and letter.treaty.kind is TreatyKind.DEFENCE
    ]
    return {(mind.seat, by): terms for (mind, by), terms in zip(pairs, treaties_with(pairs), strict=True)}


def treaties_with(pairs: Sequence[tuple[Mind, str]]) -> list[Terms]:
    """What a treaty of defence is worth a turn to each mind of a pair."""
    if not pairs:
        return []
    minds = [mind for mind, _ in pairs]
    others = np.array([[minds[0].survey.of(other)] for _, other in pairs])
    terms = defence_terms(minds[0].reckoning, _rows(minds)[:, None], others, _tempers(minds))
    return [{name: part[n, 0] for name, part in terms.items()} for n in range(len(pairs))]


@dataclass(frozen=True, slots=True)
class Suit:
    """What treaties of defence with each other state are worth to one mind a turn: each term [other].

    `worth` their sum at the grain of comparison, `milli` as an option shows it; `theirs` what each is worth
    to the other, as all reckon it.
    """

    terms: Terms
    worth: Array
    milli: Array
    theirs: Array

    def one(self, row: int) -> Terms:
        """The terms of a treaty with one other."""
        return {name: part[row] for name, part in self.terms.items()}


def suit_of(mind: Mind) -> Suit:
    """The suits open to this mind."""
    found = mind.bench.table(_suits).get(mind.seat)
    return found if found is not None else _suits_of([mind])[mind.seat]


def best_treaty(mind: Mind, others: Sequence[str]) -> float:
    """The worth of the best treaty of defence that one of these others could give; nothing at least."""
    found = mind.bench.table(_suits).get(mind.seat)
    rows = np.array([mind.survey.of(other) for other in others], dtype=np.int64)
    if found is not None:
        return float(found.worth[rows].max(initial=0.0))
    return max(values(defence_terms(mind.reckoning, mind.row, rows, mind.temper)), default=0.0)


def _suits(minds: Sequence[Mind]) -> dict[str, Suit]:
    """The suits of those on the bench who look for allies again this turn."""
    return _suits_of([mind for mind in minds if looks_again(mind)])


def _suits_of(minds: Sequence[Mind]) -> dict[str, Suit]:
    if not minds:
        return {}
    r, rows = minds[0].reckoning, _rows(minds)
    every = np.arange(len(r.risk))
    terms = defence_terms(r, rows[:, None], every[None, :], _tempers(minds))
    theirs = total(defence_terms(r, every[None, :], rows[:, None], PUBLIC)).round(3)
    worth, milli = total(terms).round(3), total({name: np.rint(part * 1000) for name, part in terms.items()})
    return {
        mind.seat: Suit({name: part[n] for name, part in terms.items()}, worth[n], milli[n], theirs[n])
        for n, mind in enumerate(minds)
    }


def _tempers(minds: Sequence[Mind]) -> Temper:
    """The tempers of minds as columns."""
    return columns([mind.temper for mind in minds])


def _rows(minds: Sequence[Mind]) -> Rows:
    return np.array([mind.row for mind in minds])


def own_attack_terms(mind: Mind, target: str, defence: float) -> Terms:
    """What an attack on a target is worth to this mind by its own lights (model.md, own version of EU)."""
    table = _attacks([mind], np.array([[mind.survey.of(target)]]), np.array([[defence]]))
    return {name: part[0, 0] for name, part in table.items()}


def attacks_now(mind: Mind) -> Terms:
    """The same for every target at the coalition now expected: each term [target]."""
    return mind.together(_attacks_now)


def _attacks_now(minds: Sequence[Mind]) -> Terms:
    r, rows = minds[0].reckoning, _rows(minds)[:, None]
    targets = np.broadcast_to(np.arange(len(r.risk)), (len(minds), len(r.risk)))
    return _attacks(minds, targets, r.defence[targets, rows])


def _attacks(minds: Sequence[Mind], targets: Rows, defence: Array) -> Terms:
    """[mind, case]: the worth of attacking targets [mind, case] that hold with `defence`, by each mind's own lights."""
    r, j = minds[0].reckoning, _rows(minds)[:, None]
    s, t = r.survey, _tempers(minds)
    met = defence * np.exp(_errors(minds, targets))
    terms = attack_terms(r, j, targets, t, np.array([[mind.greed] for mind in minds]), met)
    chance = contest(r.onset[j, targets], met)
    wanted = np.array([_claimed(mind) for mind in minds])[np.arange(len(minds))[:, None], targets]
    wars = np.array([[len(wars_of(mind.world, mind.seat))] for mind in minds])
    tired = np.array([[mind.state.weariness] for mind in minds]) / 100
    own, whole = s.income[j], np.ones_like(met)
    terms["claim"] = chance * wanted * t.horizon * 0.5
    later = _LATER * t.horizon * _rise(minds)[np.arange(len(minds))[:, None], targets] * r.hostile[j, targets]
    fear = 4.0 * r.risk_from[j, targets] + later * r.stake[j]
    terms["prevention"] = 0.5 * chance * np.minimum(fear, 0.8 * own)
    terms["relative_gain"] = 0.1 * t.relative * s.income[targets] * chance
    terms["other_wars"] = -0.6 * own * wars * whole
    terms["weariness"] = -tired * own * whole
    return terms


def _errors(minds: Sequence[Mind], targets: Rows) -> Array:
    """[mind, case]: by how much each misjudges its targets, in ln(strength)."""
    names = minds[0].survey.names
    wanted = [sorted(set(row)) for row in targets.tolist()]
    table = np.zeros((len(minds), len(names)))
    for n, (mind, row) in enumerate(zip(minds, wanted, strict=True)):
        table[n, row] = [mind.misjudged(names[target]) for target in row]
    out: Array = table[np.arange(len(minds))[:, None], targets]
    return out


def _rise(minds: Sequence[Mind]) -> Array:
    """[mind, target]: by how much those that could do harm grow faster than each, a turn (Levy 1987; Copeland 2000)."""
    s, states = minds[0].survey, minds[0].world.states
    growth = np.array([states[name].growth_permille for name in s.names]) / 1000
    rows = _rows(minds)[:, None]
    out: Array = np.maximum(0.0, growth - growth[rows]) * (s.strength >= _FEARED * s.strength[rows])
    return out


def _claimed(mind: Mind) -> list[float]:
    """[holder]: yearly output of what this seat claims of each."""
    found = [0.0] * len(mind.survey.names)
    for name in mind.state.claims:
        place = mind.world.provinces.get(name)
        if place is not None and place.holder in mind.survey.index:
            found[mind.survey.of(place.holder)] += place.output
    return [output / WEALTH for output in found]


def army_sizes(mind: Mind) -> list[int]:
    """The armies weighed, in tenths: a little less than now, the same, more, many more."""
    return mind.bench.table(_sizes)[mind.bench.places[mind.seat]]


def _sizes(minds: Sequence[Mind]) -> list[list[int]]:
    found = []
    for mind in minds:
        have, ceiling = tenths_of(mind.world, mind.seat), manpower_ceiling(mind.world, mind.seat)
        steps = (have + round(max(have, 2 * TENTHS) * step) for step in _STEPS)
        found.append([min(max(size, 2), max(ceiling, have)) for size in steps])
    return found


def _grown(minds: Sequence[Mind]) -> Array:
    """[mind, size]: by how much each army weighed is stronger than the present one, in ordinary brigades."""
    sizes = np.array([army_sizes(mind) for mind in minds])
    have = np.array([[tenths_of(mind.world, mind.seat)] for mind in minds])
    quality = np.array([[mind.state.quality] for mind in minds])
    out: Array = (sizes - have) / TENTHS * quality / 100
    return out


def safety_of_armies(mind: Mind) -> Array:
    """[size]: the expected loss a turn, as a negative, with each army weighed."""
    return mind.together(_safety)["safety"]


def _safety(minds: Sequence[Mind]) -> Terms:
    r, i = minds[0].reckoning, _rows(minds)[:, None, None]
    s, t = r.survey, _tempers(minds).deeper()
    more = _grown(minds)[:, :, None] * s.rough[i] * w.DEFEND * s.free[i]
    held = r.defence[i, np.arange(len(s.names))] + more
    return {"safety": -over_foes(risk_with(r, i, np.maximum(held, 0.05), t))}


def best_prey(mind: Mind) -> int | None:
    """The neighbour an attack on which all reckon most worth while; none for a mind without appetite."""
    if mind.greed < 0.4:
        return None
    s, me = mind.survey, mind.row
    prey = s.contact[me] > 0
    prey[[me, *(s.of(foe) for foe in mind.foes if foe in s.index)]] = False
    if not prey.any():
        return None
    return int(np.where(prey, mind.reckoning.worth_of_attack[me], -np.inf).argmax())


def prospects(mind: Mind) -> Array:
    """[size]: what each army weighed promises in the best attack open to this mind, spread over years."""
    return mind.together(_prospects)["prospects"]


def _prospects(minds: Sequence[Mind]) -> Terms:
    """Soft at nought: an attack that does not quite pay yet is already a reason to arm."""
    r, j = minds[0].reckoning, _rows(minds)[:, None]
    prey = [best_prey(mind) for mind in minds]
    targets = np.array([[n or 0] * len(_STEPS) for n in prey])
    grown = 1.0 + _grown(minds) / np.maximum(r.survey.strength[j], 0.5)
    met = r.defence[targets, j] / np.maximum(grown, 0.2)
    worths = total(_attacks(minds, targets, met)).tolist()
    width = 0.3 * r.survey.income[j]
    hope = np.array([[round(x, 3) for x in row] for row in worths]) / width
    promised = w.PROSPECT * width * np.logaddexp(0.0, hope)
    return {"prospects": np.where(np.array([[n is not None] for n in prey]), promised, 0.0)}
