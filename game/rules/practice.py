"""How the practice of arms spreads between states in contact (rules.md §1; article 47; Horowitz 2010)."""

from game.measures.law import enemies
from game.rules.draft import Draft
from game.world.events import PracticeSpread

__all__ = ["spread_practice"]


def spread_practice(draft: Draft) -> None:
    """Each state moves towards the best practice it touches, by the system's share of the gap."""
    rate = draft.world.system.practice_permille
    qualities = {name: state.quality for name, state in draft.world.states.items() if state.alive}
    if rate == 0 or len(set(qualities.values())) < 2:
        return
    learned = {}
    for name, near in sorted(_contacts(draft).items()):
        gap = max((qualities[other] for other in near if other in qualities), default=0) - qualities.get(name, 0)
        if gap > 0 and name in qualities:
            step, rest = divmod(gap * rate, 1000)
            step += draft.dice.chance(rest, "practice", name)
            if step:
                learned[name] = draft.state(name, quality=qualities[name] + step).quality
    if learned:
        draft.tell(PracticeSpread, quality=learned)


def _contacts(draft: Draft) -> dict[str, set[str]]:
    """The states that each touches by any link, or fights."""
    land = draft.world.provinces
    near: dict[str, set[str]] = {}
    for link in draft.world.links:
        one, other = land[link.a].holder, land[link.b].holder
        if one != other:
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    if any(war.ended is None for war in draft.world.wars.values()):
        for name in draft.world.states:
            near.setdefault(name, set()).update(enemies(draft.world, name))
    return near
