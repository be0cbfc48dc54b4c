"""The law of money and men: levies, recruits, works, marches, gifts (rules.md §§1, 2).

A check answers with a sentence where a line cannot stand, else it enters the
cost in the seat's ledger and answers None. A state cannot spend what it lacks.
"""

from dataclasses import dataclass, field

from game.measures.power import muster_limit, tenths_of
from game.world import sheets as s
from game.world.constants import BRIGADE_COST, EMULATION_COST, FORT_COST, LEVY_MAX, TENTHS, WEALTH
from game.world.lands import Province
from game.world.worlds import World

__all__ = [
    "Ledger",
    "conscript",
    "disband",
    "emulate",
    "emulation_cost",
    "fortify",
    "gift",
    "levy",
    "march",
    "recruit",
    "wealth_in_words",
]


@dataclass(slots=True)
class Ledger:
    """What a seat has while its sheet is read: money left (hundredths), men raised (tenths), words said."""

    seat: str
    money: int
    raised: int = 0
    away: dict[str, int] = field(default_factory=dict)
    said: set[tuple[str, ...]] = field(default_factory=set)

    @classmethod
    def opened(cls, world: World, seat: str) -> "Ledger":
        """The account of a seat as the phase begins."""
        return cls(seat, world.states[seat].treasury)

    def spend(self, cost: int) -> str | None:
        """Enter a cost, or say what is missing."""
        if cost > self.money:
            left = wealth_in_words(self.money)
            return f"This costs {wealth_in_words(cost)} and the treasury has {left} left; ask for less."
        self.money -= cost
        return None

    def twice(self, *words: str) -> bool:
        """Whether the sheet has said this already; remembers that it has now."""
        if words in self.said:
            return True
        self.said.add(words)
        return False


def wealth_in_words(hundredths: int) -> str:
    """Wealth as people write it."""
    return f"{hundredths // WEALTH}.{hundredths % WEALTH:02d}"


def _own(world: World, seat: str, province: str) -> Province | str:
    """An own province firmly held, or why it is none."""
    place = world.provinces.get(province)
    if place is None:
        return f"No province is called {province!r}; use the ids of the map."
    if place.owner != seat:
        return f"{place.name} is not yours; choose a province you own."
    return place if place.occupier is None else f"{place.name} is in enemy hands; free it first."


def levy(_: World, ledger: Ledger, line: s.Levy) -> str | None:
    """Up to six tenths of income."""
    if line.permille > LEVY_MAX:
        return f"A levy takes at most {LEVY_MAX // 10} per cent of income; ask for less."
    return "The levy is set once a turn; drop the second." if ledger.twice("levy") else None


def recruit(world: World, ledger: Ledger, line: s.Recruit) -> str | None:
    """In an own core, within the men there are and the money there is."""
    place = _own(world, ledger.seat, line.province)
    if isinstance(place, str):
        return place
    if ledger.seat not in place.cores:
        return f"{place.name} is not your homeland; recruit in a core province."
    if line.tenths == 0:
        return "No brigades are named; say how many to raise."
    most = max(0, muster_limit(world, ledger.seat) - ledger.raised)
    if line.tenths > most:
        return f"At most {most // TENTHS}.{most % TENTHS} more brigades can be raised this turn; ask for fewer."
    why = ledger.spend(line.tenths * BRIGADE_COST // TENTHS)
    if why is None:
        ledger.raised += line.tenths
    return why


def _take(world: World, ledger: Ledger, province: str, tenths: int) -> str | None:
    """Book brigades that stand in a place for a march or for home."""
    if province not in world.provinces:
        return f"No province is called {province!r}; use the ids of the map."
    there = world.forces.get(ledger.seat, {}).get(province, 0) - ledger.away.get(province, 0)
    if tenths == 0:
        return "No brigades are named; say how many."
    if tenths > there:
        free = f"{there // TENTHS}.{there % TENTHS}"
        return f"Only {free} brigades are free at {world.provinces[province].name}; send no more than that."
    ledger.away[province] = ledger.away.get(province, 0) + tenths
    return None


def disband(world: World, ledger: Ledger, line: s.Disband) -> str | None:
    """Only what stands there."""
    return _take(world, ledger, line.province, line.tenths)


def march(world: World, ledger: Ledger, line: s.March) -> str | None:
    """Only what stands there; whether a way is open shows at the Resolution, when wars and friends are known."""
    if line.destination not in world.provinces:
        return f"No province is called {line.destination!r}; use the ids of the map."
    if line.destination == line.origin:
        return "The column stands there already; name another place to go to."
    return _take(world, ledger, line.origin, line.tenths)


def conscript(world: World, ledger: Ledger, line: s.Conscript) -> str | None:
    """From none to three steps, once a turn."""
    if line.level > 3:
        return "Conscription has no such step; choose 0 to 3."
    if line.level == world.states[ledger.seat].conscription:
        return "Conscription stands there already; choose another step or drop the line."
    return "Conscription is set once a turn; drop the second." if ledger.twice("conscript") else None


def emulation_cost(world: World, seat: str) -> int:
    """A year's instruction for the army in being (hundredths), at least for one brigade."""
    return max(tenths_of(world, seat), TENTHS) * EMULATION_COST // TENTHS


def emulate(world: World, ledger: Ledger, _: s.Emulate) -> str | None:
    """Only a better practice can be learned."""
    best = max(state.quality for state in world.states.values() if state.alive)
    if world.states[ledger.seat].quality >= best:
        return "Nobody has a better practice to learn from; drop the line."
    if ledger.twice("emulate"):
        return "An army learns once a turn; drop the second."
    return ledger.spend(emulation_cost(world, ledger.seat))


def fortify(world: World, ledger: Ledger, line: s.Fortify) -> str | None:
    """One level a turn, three at most; each level dearer than the last."""
    place = _own(world, ledger.seat, line.province)
    if isinstance(place, str):
        return place
    if place.fort >= 3:
        return f"The works of {place.name} are as strong as they can be; choose another place."
    if ledger.twice("fortify", line.province):
        return f"The works of {place.name} rise by one level a turn; go on next turn."
    return ledger.spend(FORT_COST * (place.fort + 1))


def gift(world: World, ledger: Ledger, line: s.Gift) -> str | None:
    """To another living state, from what there is."""
    if line.to not in world.states or not world.states[line.to].alive:
        return f"No living state is called {line.to!r}; choose one of the map."
    if line.to == ledger.seat:
        return "A gift to oneself is none; choose another state."
    if line.amount == 0:
        return "The gift is empty; name how much to give."
    return ledger.spend(line.amount)
