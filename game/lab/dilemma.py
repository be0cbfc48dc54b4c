"""The dilemma: what each grand strategy pays one state, by its size and the company it keeps (model.md c4).

One focal state is held to a road all game, by the mind it would have anyway
(rules.md §6); all else, seed by seed, is the same for every road: world,
companions, dice. The payoff is the score's own mix (game.match.scoring).
Which road is best is read off the games, and printed whatever it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import fmean, stdev
from typing import Any, Final

from game.doctrines.doctrine import Doctrine
from game.doctrines.mind import Strategy
from game.kit.dice import Dice
from game.lab.arms import beside_a_predator, play_from
from game.match.match import Match
from game.match.scoring import score_table
from game.match.setup import Setup
from game.match.simulate import simulate
from game.measures.power import capability
from game.measures.system import alignment

__all__ = [
    "COMPANIES",
    "GRAND",
    "ROADS",
    "SIZES",
    "Cell",
    "Payoff",
    "Trial",
    "cells",
    "company_of",
    "play_trial",
    "told",
    "trials",
    "verdict",
]

ROADS: Final = (Strategy.BALANCE, Strategy.BANDWAGON, Strategy.PACT, Strategy.ALONE)
GRAND: Final = ("balance", "bandwagon", "pact")
"""The three grand strategies; the fourth road is to pass the buck."""
NAMES: Final = {**{road: road.value for road in ROADS}, Strategy.ALONE: "pass_the_buck"}
COMPANIES: Final = ("realists", "mixed", "institutionalists", "predator")
"""Whose doctrines the others hold; `predator` is a realist company whose strongest neighbour is out for conquest."""
FAMILIES: Final = {"realists": ("realist",), "predator": ("realist",), "institutionalists": ("institutionalist",)}
SIZES: Final = ("great", "middle", "small")


@dataclass(frozen=True, slots=True)
class Trial:
    """One game: who is held to what, and the cell it belongs to."""

    setup: Setup
    focal: str
    company: str
    size: str
    road: Strategy


@dataclass(frozen=True, slots=True)
class Payoff:
    """What the focal state had of it, from 0 to 1; `on_road`: share of its turns in which its bonds showed the road."""

    payoff: float
    security: float
    wealth: float
    power: float
    on_road: float


def trials(
    world: str,
    seeds: Iterable[int],
    companies: Sequence[str],
    sizes: Sequence[str],
    turns: int | None = None,
    taught: tuple[Doctrine, ...] = (),
) -> list[Trial]:
    """Every game of the experiment: for each seed, company and size, one for each road."""
    found = []
    for seed in seeds:
        bare = Setup(scenario=world, seed=seed, turns=turns, taught=taught)
        opening = Match.begin(bare).world
        shares = capability(opening)
        ranked = sorted(opening.states, key=lambda state: (-shares.get(state, 0), state))
        for company in companies:
            dice = Dice(seed).within("company", world, company)
            minds = company_of(company, sorted(opening.states), dice, bare.shelf)
            for size in sizes:
                focal = ranked[_rank(size, len(ranked))]
                for road in ROADS:
                    setup = replace(bare, doctrines=minds, strategies={focal: road.value})
                    found.append(Trial(setup, focal, company, size, road))
    return found


def company_of(company: str, states: Sequence[str], dice: Dice, shelf: Mapping[str, Doctrine]) -> dict[str, str]:
    """Doctrines of one family, or of all, dealt to all states alike; the focal state's own is among them."""
    wanted = FAMILIES.get(company, ("realist", "institutionalist"))
    minds = [id for id, one in shelf.items() if one.family in wanted]
    return {state: minds[dice.roll(len(minds), state)] for state in states}


def _rank(size: str, states: int) -> int:
    """Great: the second of all; middle: the median; small: the last but one."""
    return {"great": min(1, states - 1), "middle": states // 2, "small": max(0, states - 2)}[size]


def play_trial(trial: Trial) -> Payoff:
    """One game, and what it paid."""
    if trial.company == "predator":
        chronicle = play_from(trial.setup, lambda world: beside_a_predator(world, trial.focal))
    else:
        chronicle = simulate(trial.setup).chronicle
    score = score_table(chronicle)[trial.focal]
    turns = [world for world in chronicle.openings() if world.states[trial.focal].alive]
    kept = sum(alignment(world, trial.focal).value == trial.road.value for world in turns)
    return Payoff(
        score.total / 1000, score.security / 1000, score.wealth / 1000, score.power / 1000, kept / max(1, len(turns))
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One road in one company at one size: mean payoff, half its 95 % interval, share of seeds in which it was best."""

    company: str
    size: str
    strategy: str
    games: int
    payoff: float
    spread: float
    best_share: float
    parts: Payoff

    def plain(self) -> dict[str, Any]:
        """As `lab dilemma --json` prints it."""
        return {
            "company": self.company,
            "size": self.size,
            "strategy": self.strategy,
            "games": self.games,
            "payoff": round(self.payoff, 4),
            "low": round(self.payoff - self.spread, 4),
            "high": round(self.payoff + self.spread, 4),
            "best_share": round(self.best_share, 4),
            "security": round(self.parts.security, 4),
            "wealth": round(self.parts.wealth, 4),
            "power": round(self.parts.power, 4),
            "on_road": round(self.parts.on_road, 4),
        }


def cells(played: Sequence[tuple[Trial, Payoff]]) -> list[Cell]:
    """The table: companies and sizes in their order, four roads each."""
    grouped: dict[tuple[str, str], dict[Strategy, dict[int, Payoff]]] = {}
    for trial, payoff in played:
        roads = grouped.setdefault((trial.company, trial.size), {road: {} for road in ROADS})
        roads[trial.road][trial.setup.seed] = payoff
    return [
        _cell(company, size, road, roads)
        for (company, size), roads in sorted(grouped.items(), key=_order)
        for road in ROADS
    ]


def _order(one: tuple[tuple[str, str], Any]) -> tuple[int, int]:
    return COMPANIES.index(one[0][0]), SIZES.index(one[0][1])


def _cell(company: str, size: str, road: Strategy, roads: dict[Strategy, dict[int, Payoff]]) -> Cell:
    mine = roads[road]
    paid = [one.payoff for one in mine.values()]
    spread = 1.96 * stdev(paid) / sqrt(len(paid)) if len(paid) > 1 else 0.0
    best = fmean(_won(road, seed, roads) for seed in mine)
    parts = Payoff(*(fmean(getattr(one, name) for one in mine.values()) for name in Payoff.__slots__))
    return Cell(company, size, NAMES[road], len(paid), fmean(paid), spread, best, parts)


def _won(road: Strategy, seed: int, roads: dict[Strategy, dict[int, Payoff]]) -> float:
    """1 where this road paid most in the game of this seed; shared where several did."""
    paid = {one: payoffs[seed].payoff for one, payoffs in roads.items()}
    top = [one for one, payoff in paid.items() if payoff == max(paid.values())]
    return 1 / len(top) if road in top else 0.0


def _best(
    found: Sequence[Cell], among: Sequence[str], worth: Callable[[Cell], float] = lambda cell: cell.payoff
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The road or roads of the highest mean in each company and size, by the payoff or by one part of it."""
    places = dict.fromkeys((cell.company, cell.size) for cell in found)
    best = {}
    for place in places:
        here = [cell for cell in found if (cell.company, cell.size) == place and cell.strategy in among]
        top = max(map(worth, here))
        best[place] = tuple(cell.strategy for cell in here if worth(cell) == top)
    return best


CONCEPTIONS: Final[dict[str, Callable[[Cell], float]]] = {
    "the mix": lambda cell: cell.payoff,
    "security": lambda cell: cell.parts.security,
    "absolute gains": lambda cell: cell.parts.wealth,
    "relative gains": lambda cell: cell.parts.power,
}
"""What counts as doing well is itself the debate (rules.md §8): each conception of success is asked by itself."""


def verdict(found: Sequence[Cell]) -> dict[str, Any]:
    """Which of the grand strategies is best somewhere, which everywhere, and which under each conception of success."""
    every = _best(found, tuple(NAMES.values()))
    won: dict[str, dict[str, list[list[str]]]] = {}
    for conception, worth in CONCEPTIONS.items():
        best = _best(found, GRAND, worth)
        won[conception] = {road: [list(place) for place, roads in best.items() if road in roads] for road in GRAND}
    cells_in_all = len(_best(found, GRAND)) * len(CONCEPTIONS)
    times = {road: sum(len(by[road]) for by in won.values()) for road in GRAND}
    return {
        "best_somewhere": [road for road in GRAND if times[road]],
        "best_everywhere": [road for road in GRAND if times[road] == cells_in_all],
        "best_in": won["the mix"],
        "best_by_conception": won,
        "pass_the_buck_best_in": [list(place) for place, best in every.items() if "pass_the_buck" in best],
    }


def told(found: Sequence[Cell], world: str, seeds: int) -> str:
    """The table and the verdict as text."""
    lines = [f"{world}: payoff of each road to one state, {seeds} paired seeds a cell (mean ± 95 %, share best)"]
    best = _best(found, GRAND)
    for company, size in best:
        where = "beside a predator" if company == "predator" else f"among {company}"
        lines += ["", f"{where}, a {size} state"]
        for cell in found:
            if (cell.company, cell.size) == (company, size):
                lines.append(_line(cell, cell.strategy in best[company, size]))
    said = verdict(found)
    lines += ["", f"cells of {len(best)} in which each of the three is best, by what counts as doing well:"]
    for conception, won in said["best_by_conception"].items():
        lines.append(f"  {conception:15}" + "   ".join(f"{road} {len(places)}" for road, places in won.items()))
    passing = len(said["pass_the_buck_best_in"])
    return "\n".join(
        [
            *lines,
            f"passing the buck beats all three by the mix in {passing}",
            f"best somewhere: {', '.join(said['best_somewhere']) or 'none'}; "
            f"best everywhere: {', '.join(said['best_everywhere']) or 'none'}",
        ]
    )


def _line(cell: Cell, best: bool) -> str:
    parts = f"security {cell.parts.security:.2f}  wealth {cell.parts.wealth:.2f}  power {cell.parts.power:.2f}"
    road = f"on its road {cell.parts.on_road:.0%}"
    mark = "  ← best of the three" if best else ""
    paid = f"{cell.payoff:.3f} ±{cell.spread:.3f}"
    return f"  {cell.strategy:14} {paid}  best {cell.best_share:4.0%}   {parts}  {road}{mark}"
