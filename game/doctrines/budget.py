"""The budget: how many brigades, at what levy (model.md a2.4).

Internal balancing, arms races, disarmament in a pact and free riding all come
from this one sum.
"""

from game.doctrines.company import army_sizes, prospects, safety_of_armies
from game.doctrines.mind import Mind, Strategy, option
from game.measures.burdens import arms_ceiling
from game.measures.law import wars_of
from game.measures.power import manpower_ceiling, muster_limit, tenths_of
from game.measures.wealth import upkeep
from game.world.constants import BRIGADE_COST, BRIGADE_UPKEEP, EMULATION_COST, FORT_COST, LEVY_MAX, TENTHS, WEALTH
from game.world.reasons import Motive, Option
from game.world.sheets import Covert, Disband, Emulate, Fortify, Gift, Levy, March, Recruit

__all__ = ["draw_budget"]


def draw_budget(mind: Mind) -> None:
    """Choose the army to aim at, raise or send home brigades, and set the levy that pays for it."""
    have = tenths_of(mind.world, mind.seat)
    wanted, options, label = _best_army(mind, have)
    raised = _recruit(mind, wanted - have) if wanted > have else 0
    if wanted < have and not wars_of(mind.world, mind.seat):
        _send_home(mind, have - wanted)
    extra = _fortify(mind) + _learn(mind, raised)
    _set_levy(mind, raised, extra)
    motive = Motive.SECURITY if wanted >= have else Motive.THRIFT
    mind.keep("budget", (), options, label, motive, public=False)


def _best_army(mind: Mind, have: int) -> tuple[int, tuple[Option, ...], str]:
    """The army, in tenths, whose sum is best; at war all that can be had."""
    sizes = army_sizes(mind)
    sums = {"safety": safety_of_armies(mind).tolist(), **_prices(mind, have, sizes, prospects(mind).tolist())}
    options = [
        (option(f"{wanted / TENTHS:.1f} brigades", {name: part[n] for name, part in sums.items()}), wanted)
        for n, wanted in enumerate(sizes)
    ]
    best = max(options, key=lambda one: (one[0].milli, -one[1]))
    if wars_of(mind.world, mind.seat) or _in_crisis(mind):
        best = max(options, key=lambda one: one[1])
    elif mind.strategy in (Strategy.BALANCE, Strategy.ALONE) and best[1] <= have:
        best = options[2]
    return best[1], tuple(o for o, _ in options), best[0].label


def _in_crisis(mind: Mind) -> bool:
    """Whether a demand stands between this seat and another."""
    return any(mind.seat in (c.demander, c.target) for c in mind.world.crises.values())


def _prices(mind: Mind, have: int, sizes: list[int], hopes: list[float]) -> dict[str, list[float]]:
    """Wealth spent and prospects opened by an army of each size."""
    return {
        "upkeep": [-BRIGADE_UPKEEP / WEALTH * wanted / TENTHS for wanted in sizes],
        "raising": [-0.12 * BRIGADE_COST / WEALTH * max(0, wanted - have) / TENTHS for wanted in sizes],
        "prospects": hopes,
        "quota": _quota_gaps(mind, sizes),
        **_over_ceiling(mind, sizes),
    }


def _quota_gaps(mind: Mind, sizes: list[int]) -> list[float]:
    """Shame of falling short of a checked quota, for those who have faith in the institution."""
    gaps = [0.0 for _ in sizes]
    for pact in mind.world.pacts.values():
        if mind.seat in pact.members and pact.charter.quota_checked:
            owed = pact.charter.quota_permille / 1000 * manpower_ceiling(mind.world, mind.seat) / TENTHS * 0.5
            short = (max(0.0, owed - wanted / TENTHS) for wanted in sizes)
            gaps = [gap - less * 0.15 * mind.temper.faith for gap, less in zip(gaps, short, strict=True)]
    return gaps


def _over_ceiling(mind: Mind, sizes: list[int]) -> dict[str, list[float]]:
    """The price of arms beyond a charter's ceiling, to those who care for the institution or for their word."""
    most = arms_ceiling(mind.world, mind.seat)
    if most is None:
        return {}
    care = 0.3 * (mind.temper.faith + mind.temper.honour)
    return {"ceiling": [-max(0, wanted - most) / TENTHS * care for wanted in sizes]}


def _recruit(mind: Mind, tenths: int) -> int:
    """Raise what men and money allow, at the capital; how many tenths were ordered."""
    purse = _purse(mind)
    able = min(tenths, muster_limit(mind.world, mind.seat), max(0, purse) * TENTHS // BRIGADE_COST)
    place = _mustering_ground(mind)
    if able <= 0 or place is None:
        return 0
    mind.write(Recruit(place, able))
    return able


def _purse(mind: Mind) -> int:
    """What is left of the treasury (hundredths) after gifts and other spending on this very sheet."""
    spent = sum(line.amount for line in mind.lines if isinstance(line, Gift))
    return mind.state.treasury - spent - sum(line.spend for line in mind.lines if isinstance(line, Covert))


def _mustering_ground(mind: Mind) -> str | None:
    """The capital, or the richest core province still held."""
    world = mind.world
    homes = [
        p for p in world.provinces.values() if p.owner == mind.seat and p.occupier is None and mind.seat in p.cores
    ]
    if not homes:
        return None
    return max(homes, key=lambda p: (p.id == mind.state.capital, p.output, p.id)).id


def _send_home(mind: Mind, tenths: int) -> None:
    """Disband from the largest stacks first."""
    left = tenths
    stacks = sorted(mind.world.forces.get(mind.seat, {}).items(), key=lambda item: (-item[1], item[0]))
    for place, there in stacks:
        marching = sum(line.tenths for line in mind.lines if isinstance(line, March) and line.origin == place)
        cut = min(left, (there - marching) // 2)
        if cut > 0:
            mind.write(Disband(place, cut))
            left -= cut


def _fortify(mind: Mind) -> int:
    """Works at the capital, where a danger stands close and money lies idle; what it costs."""
    r, s, me = mind.reckoning, mind.survey, mind.row
    place = mind.world.provinces.get(mind.state.capital)
    threatened = float(r.risk[me]) > 0.06 * mind.income or mind.strategy in (Strategy.BALANCE, Strategy.ALONE)
    if place is None or place.owner != mind.seat or place.occupier is not None or place.fort >= 2 or not threatened:
        return 0
    cost = FORT_COST * (place.fort + 1)
    if _purse(mind) < cost + 2 * upkeep(mind.world, mind.seat) or s.provinces[me] < 1:
        return 0
    if not mind.chance(200, "fortify"):
        return 0
    mind.write(Fortify(place.id))
    return cost


def _learn(mind: Mind, raised: int) -> int:
    """Emulate better practice when rich, at peace, and behind the best; what it costs."""
    best = max(mind.world.states[n].quality for n in mind.survey.names)
    cost = EMULATION_COST * max(1, tenths_of(mind.world, mind.seat) // TENTHS)
    spare = _purse(mind) - raised * BRIGADE_COST // TENTHS - 2 * upkeep(mind.world, mind.seat)
    if (
        mind.state.quality + 15 > best
        or spare < 2 * cost
        or wars_of(mind.world, mind.seat)
        or not mind.chance(200, "emulate")
    ):
        return 0
    mind.write(Emulate())
    return cost


def _set_levy(mind: Mind, raised: int, extra: int) -> None:
    """A levy that pays the army, rebuilds a reserve of two turns' upkeep, and leaves the rest to be enjoyed."""
    yearly = max(1, mind.survey.revenue[mind.row])
    pay = upkeep(mind.world, mind.seat) + raised * BRIGADE_UPKEEP // TENTHS
    left = _purse(mind) - raised * BRIGADE_COST // TENTHS - extra
    reserve = max(2 * pay, yearly // 2) * (2 if _in_crisis(mind) or wars_of(mind.world, mind.seat) else 1)
    needed = pay + (max(0, reserve - left) + 1) // 2
    level = min(LEVY_MAX, max(40, -(-needed * 1000 // yearly)))
    level = -(-level // 10) * 10
    if level != mind.state.levy_permille:
        mind.write(Levy(min(level, LEVY_MAX)))
