"""How the practice of arms spreads between states in contact (rules.md §1; article 47; Horowitz 2010)."""

from itertools import product

from game.measures.law import active_wars, members_of
from game.rules.draft import Draft
from game.world.conflicts import Side
from game.world.events import PracticeSpread

__all__ = ["spread_practice"]


def spread_practice(draft: Draft) -> None:
    """Each state moves towards the best practice it touches, by the system's share of the gap."""
    rate = draft.world.system.practice_permille
    qualities = {name: state.quality for name, state in draft.world.states.items() if state.alive}
    if rate == 0 or len(set(qualities.values())) < 2:
        return
    learned = {}
    for name, best in sorted(_best_met(draft, qualities).items()):
        gap = best - qualities[name]
        if gap > 0:
            step, rest = divmod(gap * rate, 1000)
            step += draft.dice.chance(rest, "practice", name)
            if step:
                learned[name] = draft.state(name, quality=qualities[name] + step).quality
    if learned:
        draft.tell(PracticeSpread, quality=learned)


def _best_met(draft: Draft, qualities: dict[str, int]) -> dict[str, int]:
    """The best practice that each state touches by any link, or fights."""
    holders = {place.id: place.occupier or place.owner for place in draft.world.provinces.values()}
    ends = ((holders[link.a], holders[link.b]) for link in draft.world.links)
    met = {(one, other) for one, other in ends if one != other}
    for war in active_wars(draft.world):
        met.update(product(members_of(war, Side.ATTACK), members_of(war, Side.DEFENCE)))
    best = dict.fromkeys(qualities, 0)
    for one, other in met:
        if one in best and other in best:
            best[one] = max(best[one], qualities[other])
            best[other] = max(best[other], qualities[one])
    return best
