"""Scoring: what each conception of doing well makes of a game (rules.md §8, decision 21; model.md c4).

Security is judged over all years, because a state that fell and came back was
not secure; wealth by what was enjoyed at home, not hoarded; relative power by
the end against the start. Everything in thousandths, and all weights open.
"""

from dataclasses import dataclass

from game.chronicle.record import Chronicle
from game.kit.integers import share
from game.measures.law import patron_of
from game.measures.power import capability
from game.measures.wealth import land_income
from game.world.worlds import World

__all__ = ["Score", "Tally", "Weights", "score_table"]

FULL = 1000


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part counts, in thousandths; a screen may offer others.

    `client_permille`: how much of a sovereign's year a client's year is worth.
    `doubled_permille`: what doubling one's wealth, or one's share of power, is
    worth of that part; no part goes beyond 1000.
    """

    security: int = 500
    wealth: int = 250
    power: int = 250
    alive: int = 300
    sovereign: int = 300
    cores: int = 400
    client_permille: int = 500
    doubled_permille: int = 1000


@dataclass(frozen=True, slots=True)
class Score:
    """One state's score and its parts, in thousandths.

    `alive`, `sovereign` and `cores` are averages over the turns; `wealth` and
    `power` compare with the start, where 500 means as much as then.
    """

    total: int
    security: int
    wealth: int
    power: int
    alive: int
    sovereign: int
    cores: int


@dataclass(slots=True)
class _Years:
    """Sums over the turns for one state since it is in the world, and the world it was first in."""

    first: World
    turns: int = 0
    alive: int = 0
    sovereign: int = 0
    cores: int = 0


class Tally:
    """Scores that grow turn by turn: begun with the opening world, `add` each world as a turn opens.

    A state that comes later is scored over its own years; rebels are no state till their war is over.
    """

    def __init__(self, opening: World, weights: Weights | None = None) -> None:
        self.weights = weights or Weights()
        self.turns = 0
        self._opening = self._last = opening
        self._years: dict[str, _Years] = {}
        self._homeland: dict[str, tuple[str, ...]] = {}
        self.add(opening)

    def add(self, world: World) -> None:
        """Count one more turn."""
        self.turns += 1
        self._last = world
        for state in sorted(set(world.states) - set(self._years)):
            if world.states[state].rebels_of is None:
                self._years[state] = _Years(first=world)
                self._homeland[state] = _homeland(world, state)
        for state, years in self._years.items():
            years.turns += 1
            alive = world.states[state].alive
            free = patron_of(world, state) is None
            years.alive += FULL * alive
            years.sovereign += alive * (FULL if free else self.weights.client_permille)
            years.cores += self._cores_kept(world, state)

    def _cores_kept(self, world: World, state: str) -> int:
        """The share of its own homeland of the start that a state owns; the living who had none keep all."""
        homeland = self._homeland[state]
        kept = sum(world.provinces[place].owner == state for place in homeland)
        return share(kept, len(homeland)) if homeland else FULL * world.states[state].alive

    def scores(self) -> dict[str, Score]:
        """The score of every state so far."""
        before, after = capability(self._opening), capability(self._last)
        scores = {}
        for state, years in self._years.items():
            then = before if years.first is self._opening else capability(years.first)
            scores[state] = self._score(state, then.get(state, 0), after.get(state, 0))
        return scores

    def _score(self, state: str, before: int, after: int) -> Score:
        weights, years = self.weights, self._years[state]
        alive, sovereign, cores = (total // years.turns for total in (years.alive, years.sovereign, years.cores))
        security = (alive * weights.alive + sovereign * weights.sovereign + cores * weights.cores) // FULL
        wealth, power = self._grown(self._enjoyed(state)), self._grown(share(after, before))
        total = (security * weights.security + wealth * weights.wealth + power * weights.power) // FULL
        return Score(total, security, wealth, power, alive, sovereign, cores)

    def _enjoyed(self, state: str) -> int:
        """Wealth enjoyed a turn, in thousandths of the land's income at the start; with no turn to count, as then.

        Income comes as a turn opens: from the first opening to the last there are as many as turns between them.
        """
        first = self._years[state].first
        turns = self._last.turn - first.turn
        if turns < 1:
            return FULL
        enjoyed = self._last.states[state].enjoyed - first.states[state].enjoyed
        return share(enjoyed, land_income(first, state) * turns)

    def _grown(self, permille: int) -> int:
        """A ratio to the start as points: as much as then is half of what doubling is worth."""
        return min(FULL, permille * self.weights.doubled_permille // (2 * FULL))


def _homeland(world: World, state: str) -> tuple[str, ...]:
    """The own core land a state begins with (decision 26)."""
    return tuple(p.id for p in world.provinces.values() if p.owner == state and state in p.cores)


def score_table(chronicle: Chronicle, weights: Weights | None = None) -> dict[str, Score]:
    """The scores of a game on record."""
    first, *later = chronicle.openings()
    tally = Tally(first, weights)
    for world in later:
        tally.add(world)
    return tally.scores()
