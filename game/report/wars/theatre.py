"""The theatre of a war as both maps draw it, the window's and the page's: who marched where first."""

from collections.abc import Collection
from dataclasses import dataclass

from game.report.records.chapters import WarChapter
from game.world.conflicts import Side

__all__ = ["MOST_PLACES", "March", "first_ground", "marches_of"]

MOST_PLACES = 9
"""Places that one small map can number."""
_MOST_MARCHES = 3


@dataclass(frozen=True, slots=True)
class March:
    """A state's first march in a war: to which province, in which turn, and whether it came to the defender's help."""

    state: str
    goal: str
    year: str
    helps: bool


def marches_of(war: WarChapter, here: Collection[str], homes: dict[str, str]) -> tuple[March, ...]:
    """The attacker's first march, and those of up to two who came to the defender's help; `here` are numbered places.

    `homes` maps states to the province each set out from: ground at home is no march.
    """
    helpers = [f.state for f in war.fighters if f.side == Side.DEFENCE and f.state != war.defender]
    out: list[March] = []
    for state in dict.fromkeys((war.attacker, *helpers)):
        found = first_ground(war, state, here, homes.get(state))
        if found is not None and len(out) < _MOST_MARCHES:
            goal, year = found
            out.append(March(state, goal, year, helps=state != war.attacker))
    return tuple(out)


def first_ground(war: WarChapter, state: str, here: Collection[str], start: str | None) -> tuple[str, str] | None:
    """The first numbered place, away from home, at which a state attacked, or else stood; and when."""
    fought = [b for b in war.battles if b.province in here and b.province != start]
    led = [b for b in fought if state in b.attackers]
    chosen = led or [b for b in fought if state in b.defenders]
    return (chosen[0].province, chosen[0].year) if chosen else None
