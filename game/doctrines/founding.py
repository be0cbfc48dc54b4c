"""Founding: the circles that founders would invite, searched for all of them and all their charters step by step.

Founders and charters go side by side through `imagine`; each search is its own
(model.md a2.3).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from game.doctrines.mind import Mind
from game.measures.law import patron_of
from game.perception.circles import Scenes, imagine, place_terms
from game.perception.reckoning import Terms, total
from game.perception.temper import PUBLIC, Temper
from game.world.pacts import Charter

__all__ = ["NEW", "Plan", "search"]

NEW = 60
"""Legitimacy supposed of a pact yet to be founded."""

Plan = tuple[Charter, list[int], Terms]
"""A charter, the rows of those to be invited, and what the pact would be worth to its founder."""


@dataclass(slots=True)
class _Search:
    """One founder's search under one charter: the circle so far, and what it is worth."""

    mind: Mind
    charter: Charter
    circle: list[int] = field(default_factory=list)
    best: float = -1e9


def search(founders: Sequence[Mind]) -> dict[str, list[Plan]]:
    """For each founder and charter the circle it would invite: the most useful first, each kept if it gains thereby.

    Those who would not gain themselves, as all reckon it, are left out in the
    end; circles of fewer than two are not worth a charter.
    """
    searches = [_Search(mind, charter) for mind in founders for charter in mind.charters]
    candidates = {mind.seat: _candidates(mind) for mind in founders}
    for step in range(max(map(len, candidates.values()), default=0)):
        going = [one for one in searches if step < len(candidates[one.mind.seat])]
        grown = [[*one.circle, candidates[one.mind.seat][step]] for one in going]
        for one, circle, gained in zip(going, grown, _gains(going, grown)[0], strict=True):
            if gained > one.best:
                one.circle, one.best = circle, gained
    willing = _willing([one for one in searches if len(one.circle) >= 2])
    plans: dict[str, list[Plan]] = {mind.seat: [] for mind in founders}
    if willing:
        _, terms = _gains(willing, [one.circle for one in willing])
        for n, one in enumerate(willing):
            mine = {name: part[n] for name, part in terms.items()}
            plans[one.mind.seat].append((one.charter, one.circle, mine))
    return plans


def _scenes(searches: Sequence[_Search], circles: Sequence[list[int]]) -> Scenes:
    """Each founder among its circle, under its charter."""
    around = [(one.mind.row, *circle) for one, circle in zip(searches, circles, strict=True)]
    return imagine(searches[0].mind.reckoning, around, [one.charter for one in searches], [NEW] * len(searches))


def _gains(searches: Sequence[_Search], circles: Sequence[list[int]]) -> tuple[list[float], Terms]:
    """What a place in each circle is worth to its founder, summed up and term by term."""
    places = [(n, one.mind.row, one.mind.temper) for n, one in enumerate(searches)]
    return _placed(searches, _scenes(searches, circles), places)


def _placed(
    searches: Sequence[_Search], scenes: Scenes, places: Sequence[tuple[int, int, Temper]]
) -> tuple[list[float], Terms]:
    """What places, each named by scene, state and temper, are worth."""
    b = np.array([scene for scene, _, _ in places])
    slots = np.array([scenes.slot(scene, state) for scene, state, _ in places])
    terms = place_terms(searches[0].mind.reckoning, scenes, b, slots, [temper for _, _, temper in places])
    return [round(x, 3) for x in total(terms).tolist()], terms


def _willing(searches: list[_Search]) -> list[_Search]:
    """The searches whose circles hold when those who would not gain by them, as all reckon it, stay away."""
    if not searches:
        return []
    scenes = _scenes(searches, [one.circle for one in searches])
    places = [(n, state, PUBLIC) for n, one in enumerate(searches) for state in one.circle]
    worths, _ = _placed(searches, scenes, places)
    wanting = {place[:2] for place, worth in zip(places, worths, strict=True) if worth <= 0}
    for n, one in enumerate(searches):
        one.circle = [state for state in one.circle if (n, state) not in wanting]
    return [one for one in searches if len(one.circle) >= 2]


def _candidates(mind: Mind) -> list[int]:
    """Free states in some danger, by what they could bring to this seat or need of it, at most ten."""
    s, r = mind.survey, mind.reckoning
    foes = mind.foes
    barred = {mind.seat, patron_of(mind.world, mind.seat), mind.focus} | foes
    found = [
        n for n, name in enumerate(s.names)
        if name not in barred and patron_of(mind.world, name) is None and r.risk[n] > 0.01 * s.income[n]
    ]  # fmt: skip
    use = {n: float((r.aid[n, mind.row] * r.risk_from[mind.row]).sum()) for n in found}
    return sorted(found, key=lambda n: (-use[n], n))[:10]
