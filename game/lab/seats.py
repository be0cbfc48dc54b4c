"""What each seat of a world is worth: many games with doctrines drawn by lot, and who came out first.

Wins are shares of games in which a seat scored highest by the usual mix (a tie
is shared); each has Wilson's interval (1927), widened for looking at all seats
at once (Bonferroni), so that seats of equal worth are all called so in 19 of
20 measurements. The same run is a test of endurance: every game is played to
its end, and the slowest turns are told beside the target of perf.md.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean
from typing import Any, Final

from game.doctrines.doctrine import doctrines
from game.kit.dice import Dice
from game.lab.intervals import wilson
from game.match.match import Match
from game.match.scoring import Tally
from game.match.setup import Setup
from game.scenarios.library import load_scenario
from game.world.worlds import Phase

__all__ = ["Game", "Worth", "games", "play_game", "told", "worths"]

REALISTS: Final = (
    "defensive_realist", "offensive_realist", "balance_of_threat", "offshore_balancer", "buck_passer", "jackal",
    "bait_and_bleeder",
)  # fmt: skip
MIXES: Final = ("mixed", "mixed", "mixed", "realists", "institutionalists")
"""Which minds sit in the seats, game after game: of all families, or of one."""
ALL_AT_ONCE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Game:
    """One game: score of each seat in thousandths, who was alive at the end, CPU milliseconds of its turns."""

    world: str
    scores: dict[str, int]
    alive: tuple[str, ...]
    turns: int
    mean_ms: float
    worst_ms: float


@dataclass(frozen=True, slots=True)
class Worth:
    """One seat over many games; shares are 0 to 1, `fair` the share a seat among equals would win."""

    state: str
    wins: float
    low: float
    high: float
    fair: float
    score: float
    survival: float

    @property
    def within(self) -> bool:
        """Whether a fair share lies within the interval."""
        return self.low <= self.fair <= self.high

    def plain(self) -> dict[str, Any]:
        """As `lab seats --json` prints it."""
        figures = {key: round(getattr(self, key), 4) for key in ("wins", "low", "high", "fair", "score", "survival")}
        return {"state": self.state, **figures, "within": self.within}


def games(world: str, seeds: Sequence[int], turns: int | None) -> list[Setup]:
    """One setup a seed, its minds drawn by lot; every fifth game but two is of one family alone."""
    states = sorted(load_scenario(world).told.states)
    shelf = tuple(doctrines())
    found = []
    for n, seed in enumerate(seeds):
        mix = MIXES[n % len(MIXES)]
        minds = [one for one in shelf if mix == "mixed" or (one in REALISTS) == (mix == "realists")]
        dice = Dice(seed).within("lab", "seats", mix)
        drawn = {state: minds[dice.roll(len(minds), state)] for state in states}
        found.append(Setup(scenario=world, seed=seed, turns=turns, doctrines=drawn))
    return found


def play_game(setup: Setup) -> Game:
    """Plays a game to its end and sends home who came out how."""
    match = Match.begin(setup)
    tally = Tally(match.world)
    spent: dict[int, float] = {}
    while not match.is_over:
        turn, begun = match.world.turn, time.process_time()
        match.advance()
        spent[turn] = spent.get(turn, 0.0) + (time.process_time() - begun) * 1000
        if match.world.phase is Phase.ORDERS and match.world.turn > turn:
            tally.add(match.world)
    scores = {state: score.total for state, score in tally.scores().items()}
    alive = tuple(state for state in scores if match.world.states[state].alive)
    return Game(setup.scenario, scores, alive, len(spent), fmean(spent.values()), max(spent.values()))


def worths(played: Sequence[Game]) -> list[Worth]:
    """Each seat that was there in every game, best first."""
    seats = sorted(set.intersection(*(set(game.scores) for game in played)))
    normal = NormalDist().inv_cdf(1 - ALL_AT_ONCE / 2 / len(seats))
    found = []
    for seat in seats:
        wins = fmean(_won(game, seat, seats) for game in played)
        low, high = wilson(wins, len(played), normal)
        score = fmean(game.scores[seat] for game in played) / 1000
        survival = fmean(seat in game.alive for game in played)
        found.append(Worth(seat, wins, low, high, 1 / len(seats), score, survival))
    return sorted(found, key=lambda one: (-one.wins, -one.score, one.state))


def _won(game: Game, seat: str, seats: Sequence[str]) -> float:
    """1 for the highest score, or its part of a tie."""
    best = max(game.scores[one] for one in seats)
    first = [one for one in seats if game.scores[one] == best]
    return 1 / len(first) if seat in first else 0.0


def told(world: str, played: Sequence[Game]) -> str:
    """The seats as a table, and how the games went."""
    found = worths(played)
    lines = [f"{world}: {len(played)} games played to their end, none failed", ""]
    lines.append(f"  {'seat':6} {'wins':>6}   {'interval':^15}  {'score':>6} {'alive':>6}")
    for one in found:
        mark = "" if one.within else "✗ more than its share" if one.wins > one.fair else "✗ less than its share"
        ends = f"{one.low:.3f} to {one.high:.3f}"
        lines.append(
            f"  {one.state:6} {one.wins:6.3f}   {ends:^15}  {one.score:6.3f} {one.survival:6.2f}  {mark}".rstrip()
        )
    outside = sum(not one.within for one in found)
    fair = found[0].fair
    lines.append(f"  a fair share is {fair:.3f}: {len(found) - outside} of {len(found)} seats within their interval")
    mean, worst = fmean(game.mean_ms for game in played), max(game.worst_ms for game in played)
    lines.append(f"  a turn took {mean:.0f} ms of CPU on average, the slowest {worst:.0f} ms")
    return "\n".join(lines) + "\n"
