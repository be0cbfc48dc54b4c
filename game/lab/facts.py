"""Does it look like the world? Each stylised fact measured over many games, with its band (science.md C).

Rates are per state-year: living states summed over the turns of all games,
times the years a turn stands for. Intervals are 95 %, from drawing whole games
anew with replacement (bootstrap over games, science.md F5). A fact is within
when its measured value lies in its band; a sample too small measures nothing and
is left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.kit.places import assets
from game.lab.tally import BINDING, CONSULTATIVE, Tally, WarCount, clusters

__all__ = ["TOGETHER", "Band", "Fact", "bands", "measure", "table"]

LEAST_CASES: Final = 10
"""A share of fewer cases than this measures nothing."""
LEAST_OF_EACH: Final = 10
"""A slope needs so many wars won and so many lost (ten events for each weight of a logit; Peduzzi 1996)."""
TOGETHER: Final = "all worlds"
"""Where facts that speak of a system's fate are measured: over the games of every world at once."""
DRAWS: Final = 400
"""Bootstrap samples of games for an interval."""
Sample = Sequence[Tally]
Ratio = Callable[[Tally], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Band:
    """What the record of the real world lets one expect, and where that is read.

    `together`: measured over all worlds at once, since it speaks of some worlds and not of each.
    """

    name: str
    words: str
    low: float
    high: float
    source: str
    together: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A band and what was measured in one world: value, and the ends of its interval."""

    band: Band
    world: str
    value: float
    low: float
    high: float

    @property
    def within(self) -> bool:
        """Whether the value lies in the band."""
        return self.band.low <= self.value <= self.band.high

    def plain(self) -> dict[str, Any]:
        """As `lab facts --json` prints it."""
        return {
            "name": self.band.name,
            "value": round(self.value, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
            "band": [self.band.low, self.band.high],
            "within": self.within,
            "world": self.world,
            "source": self.band.source,
        }


def bands() -> tuple[Band, ...]:
    """The facts to be measured, in the order of `assets/lab/facts.toml`."""
    told = tomllib.loads((assets() / "lab" / "facts.toml").read_text(encoding="utf-8"))
    return tuple(
        Band(
            one["name"], one["words"], float(one["low"]), float(one["high"]), one["source"], one.get("together", False)
        )
        for one in told["fact"]
    )


def measure(world: str, games: Sample) -> list[Fact]:
    """Every fact that these games of one world can measure."""
    found = [_fact(band, world, games) for band in bands() if (world == TOGETHER) == band.together]
    return [fact for fact in found if fact is not None]


def _fact(band: Band, world: str, games: Sample) -> Fact | None:
    if ratio := RATIOS.get(band.name):
        return _ratio_fact(band, world, [ratio(game) for game in games])
    if pooled := POOLED.get(band.name):
        return _pooled_fact(band, world, games, pooled)
    return None


def _rng(band: Band) -> np.random.Generator:
    """The same draws for the same fact, whoever measures it."""
    return np.random.default_rng(sum(map(ord, band.name)))


def _ratio_fact(band: Band, world: str, parts: list[tuple[float, float]]) -> Fact | None:
    above, below = np.array(parts, dtype=float).reshape(-1, 2).T
    if below.sum() <= 0 or (band.name in SHARES and below.sum() < LEAST_CASES):
        return None
    drawn = _rng(band).integers(len(parts), size=(DRAWS, len(parts)))
    wholes = below[drawn].sum(axis=1)
    values = above[drawn].sum(axis=1)[wholes > 0] / wholes[wholes > 0]
    low, high = np.quantile(values, (0.025, 0.975))
    return Fact(band, world, float(above.sum() / below.sum()), float(low), float(high))


def _pooled_fact(band: Band, world: str, games: Sample, pooled: Callable[[Sample], float | None]) -> Fact | None:
    value = pooled(games)
    if value is None:
        return None
    drawn = _rng(band).integers(len(games), size=(DRAWS // 4, len(games)))
    found = [one for row in drawn if (one := pooled([games[n] for n in row])) is not None]
    low, high = np.quantile(found or [value], (0.025, 0.975))
    return Fact(band, world, value, float(low), float(high))


def _years(game: Tally) -> float:
    return game.state_years / 100


def _states_wars(game: Tally) -> list[WarCount]:
    """Wars between states; civil wars are counted apart."""
    return [war for war in game.wars if not war.civil]


def _of_wars(test: Callable[[WarCount], float]) -> Ratio:
    return lambda game: (sum(map(test, _states_wars(game))), len(_states_wars(game)))


def _of_finished(test: Callable[[WarCount], float]) -> Ratio:
    def ratio(game: Tally) -> tuple[float, float]:
        over = [war for war in _states_wars(game) if war.ended is not None]
        return sum(map(test, over)), len(over)

    return ratio


def _calls(kind: str) -> Ratio:
    return lambda game: game.calls.get(kind, (0, 0))


def _is_short(war: WarCount) -> bool:
    return war.ended is not None and war.ended - war.began <= 1


RATIOS: Final[dict[str, Ratio]] = {
    "wars_per_100_state_years": lambda game: (len(_states_wars(game)), _years(game)),
    "war_entries_per_100_state_years": lambda game: (game.entries, _years(game)),
    "crises_per_100_state_years": lambda game: (game.crises, _years(game)),
    "escalation": lambda game: (game.crises_to_war, game.crises),
    "multi_party_share": _of_wars(lambda war: len(war.states) > 2),
    "belligerents_per_war": _of_wars(lambda war: len(war.states)),
    "short_war_share": _of_finished(_is_short),
    "initiator_wins": _of_finished(lambda war: war.outcome == "attacker_won"),
    "calls_honoured": _calls(BINDING),
    "consultative_calls_honoured": _calls(CONSULTATIVE),
    "allies_per_state": lambda game: (game.allies, game.state_turns),
    "no_war_when_pledged": lambda game: (game.pledged_crises - game.pledged_to_war, game.pledged_crises),
    "balance_share": lambda game: (game.balanced, game.balanced + game.bandwagoned),
    "state_deaths_per_100_state_years": lambda game: (game.deaths + game.subjected, _years(game)),
    "neighbour_wars": _of_wars(lambda war: war.neighbours),
    "years_at_war": lambda game: (game.at_war, game.state_turns),
    "hegemony": lambda game: (game.ended_by == "hegemony", 1),
}
"""Facts that are one sum over games divided by another."""


SHARES: Final = frozenset(
    {
        "escalation",
        "multi_party_share",
        "belligerents_per_war",
        "short_war_share",
        "initiator_wins",
        "calls_honoured",
        "consultative_calls_honoured",
        "no_war_when_pledged",
        "balance_share",
        "neighbour_wars",
        "hegemony",
    }
)
"""Those whose divisor counts cases, of which there may be too few."""


def _tail(games: Sample) -> float | None:
    """Hill's estimate of the density's exponent above the median, on losses of clusters of wars."""
    sizes = np.array([sum(war.lost for war in group) for game in games for group in clusters(_states_wars(game))])
    sizes = sizes[sizes > 0]
    if len(sizes) < 8:
        return None
    least = float(np.median(sizes))
    tail = sizes[sizes >= least]
    logs = np.log(tail / (least - 0.5)).sum()
    return float(1 + len(tail) / logs) if logs > 0 else None


def _slope(games: Sample) -> float | None:
    """Logit of winning on the log of strength, among wars decided; Newton's method with a weak prior of zero."""
    decided = [
        war
        for game in games
        for war in _states_wars(game)
        if war.outcome in ("attacker_won", "defender_won") and war.attack > 0 and war.defence > 0
    ]
    won = np.array([war.outcome == "attacker_won" for war in decided], dtype=float)
    if min(won.sum(), len(won) - won.sum()) < LEAST_OF_EACH:
        return None
    logs = np.log([war.attack / war.defence for war in decided])
    columns = np.column_stack([np.ones(len(decided)), logs])
    weights = np.zeros(2)
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(columns @ weights, -30, 30)))
        bend = columns.T @ (columns * (chance * (1 - chance))[:, None]) + 0.01 * np.eye(2)
        weights += np.linalg.solve(bend, columns.T @ (won - chance) - 0.01 * weights)
    return float(weights[1])


POOLED: Final[dict[str, Callable[[Sample], float | None]]] = {"size_tail_alpha": _tail, "win_slope": _slope}
"""Facts fitted to all wars of the games together."""


def table(facts: Sequence[Fact], games: int, worlds: Sequence[str]) -> str:
    """The facts as text: a table for each world, and the count of those within."""
    lines = [f"{games} games in {', '.join(worlds)}"]
    for world in (*worlds, TOGETHER):
        lines += ["", f"{world:62} {'value':>8}   {'95 % interval':^17}  {'band':^13}"]
        lines += [_line(fact) for fact in facts if fact.world == world]
        known = {fact.band.name for fact in facts if fact.world == world}
        expected = [band.name for band in bands() if band.together == (world == TOGETHER)]
        if missing := [name for name in expected if name not in known]:
            lines.append(f"  not measured (too few cases): {', '.join(missing)}")
    within = sum(fact.within for fact in facts)
    return "\n".join([*lines, "", f"{within} of {len(facts)} facts within band"]) + "\n"


def _line(fact: Fact) -> str:
    words = fact.band.words if len(fact.band.words) <= 60 else fact.band.words[:59] + "…"
    ends = f"{fact.low:.3g} to {fact.high:.3g}"
    band = f"{fact.band.low:g} to {fact.band.high:g}"
    mark = "✓" if fact.within else "✗ outside"
    return f"  {words:60} {fact.value:8.3g}   {ends:^17}  {band:^13} {mark}"
