"""The purse: what an order costs at once, and what a draft leaves of the treasury."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.measures.wealth import income, upkeep
from game.rules.means import emulation_cost
from game.world import sheets as s
from game.world.constants import BRIGADE_COST, BRIGADE_UPKEEP, FORT_COST, TENTHS
from game.world.sheets import Line
from game.world.worlds import World

__all__ = ["Purse", "cost_of", "purse_of"]


@dataclass(frozen=True, slots=True)
class Purse:
    """What the draft leaves of the treasury, in hundredths: now, and as the next turn opens."""

    treasury: int
    spent: int
    income: int
    upkeep: int
    next_treasury: int

    @property
    def left(self) -> int:
        """The treasury after the draft."""
        return self.treasury - self.spent


def cost_of(world: World, seat: str, line: Line) -> int:
    """What a line costs at once, in hundredths of wealth."""
    match line:
        case s.Recruit():
            return line.tenths * BRIGADE_COST // TENTHS
        case s.Fortify():
            place = world.provinces.get(line.province)
            return FORT_COST * (place.fort + 1) if place else 0
        case s.Emulate():
            return emulation_cost(world, seat)
        case s.Gift():
            return line.amount
        case s.Covert():
            return line.spend
    return 0


def purse_of(world: World, seat: str, lines: Iterable[Line]) -> Purse:
    """The treasury after these orders, and as the next turn opens if nothing else happens."""
    lines, mine = tuple(lines), world.states[seat]
    spent = sum(cost_of(world, seat, line) for line in lines)
    levy = next((line.permille for line in lines if isinstance(line, s.Levy)), mine.levy_permille)
    raised = sum(line.tenths for line in lines if isinstance(line, s.Recruit))
    keep = upkeep(world, seat) + raised * BRIGADE_UPKEEP // TENTHS
    earned = income(world, seat) * levy // 1000
    return Purse(mine.treasury, spent, earned, keep, mine.treasury - spent + earned - keep)
