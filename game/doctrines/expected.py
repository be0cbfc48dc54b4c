"""What all expected of a mind: the sum of its deed at public mean parameters, kept beside its own (decisions 1).

The difference is the gap that private taste, appetite and error make; the
report opens it when the game is over. Nothing here enters a decision.
"""

from collections.abc import Sequence

import numpy as np

from game.doctrines.mind import Mind
from game.perception import weights as w
from game.perception.demands import defiance_terms, price_terms
from game.perception.duties import case_terms, march_terms
from game.perception.offers import gift_worth, treaty_terms
from game.perception.reckoning import attack_terms, help_terms, inferred_greed, total
from game.perception.survey import Array
from game.perception.temper import PUBLIC
from game.world.conflicts import Crisis
from game.world.worlds import Proposal

__all__ = ["expected_answer", "expected_attack", "expected_help", "expected_march", "expected_of_offer"]


def expected_help(mind: Mind, friend: str, foe: str, clarity: int) -> float:
    """What coming to a friend's help was publicly worth to this seat, the clarity of the case counted."""
    plain, covenant = mind.bench.table(_helping)[mind.seat, friend, foe]
    return plain + covenant * clarity / 1000 / w.CLARITY


def _helping(minds: Sequence[Mind]) -> dict[tuple[str, str, str], tuple[float, float]]:
    """{helper, friend, foe}: the public sum without its covenant, and the covenant, for all who are asked at once."""
    r, world = minds[0].reckoning, minds[0].world
    index = r.survey.index
    cases = {(k, c.target, c.demander) for c in world.crises.values() for k in c.bound}
    cases |= {(k, c.demander, c.target) for c in world.crises.values() for k in c.bound_to_demander}
    cases |= {(c.to, c.friend, c.foe) for c in world.calls.values()}
    known = sorted(case for case in cases if set(case) <= set(index))
    if not known:
        return {}
    k, i, j = (np.array([index[case[n]] for case in known]) for n in range(3))
    terms = help_terms(r, k, i, j, PUBLIC)
    covenant: Array = terms.pop("covenant") * np.ones(len(known))
    plain = total(terms) * np.ones(len(known))
    return {case: (float(plain[n]), float(covenant[n])) for n, case in enumerate(known)}


def expected_march(mind: Mind, friend: str, foe: str, clarity: int) -> float:
    """What marching along with an attacker was publicly worth to this seat."""
    r, s, k = mind.reckoning, mind.survey, mind.row
    i, j = s.of(friend), s.of(foe)
    terms = case_terms(r, k, i, j, clarity, PUBLIC)
    return float(total(march_terms(r, k, i, j, terms, PUBLIC, float(inferred_greed(s)[k]))))


def expected_answer(mind: Mind, crisis: Crisis, coming: float) -> float:
    """By how much giving way was publicly worth more to this seat than refusing."""
    r = mind.reckoning
    firm = total(defiance_terms(r, crisis.demander, mind.seat, coming, PUBLIC))
    return float(total(price_terms(r, mind.world, crisis.demander, mind.seat, crisis.aim, PUBLIC)) - firm)


def expected_attack(mind: Mind, target: str, met: float) -> float:
    """What attacking a target that holds with so much was publicly worth to this seat."""
    s, j = mind.survey, mind.row
    greed = float(inferred_greed(s)[j])
    return float(total(attack_terms(mind.reckoning, j, s.of(target), PUBLIC, greed, np.asarray(met))))


def expected_of_offer(mind: Mind, letter: Proposal) -> float | None:
    """What a treaty offered was publicly worth to this seat a turn; None for a place in a pact."""
    if letter.treaty is None:
        return None
    greed = float(inferred_greed(mind.survey)[mind.row])
    terms = treaty_terms(mind.reckoning, mind.row, letter.treaty, PUBLIC, greed)
    return float(total(terms)) + gift_worth(letter.gift, PUBLIC)
