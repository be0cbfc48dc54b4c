"""A mind at work: one seat's view, its temper, its dice, and the lines it writes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, SupportsFloat, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.doctrines.doctrine import Doctrine
from game.kit.dice import Dice
from game.measures.law import enemies
from game.perception.bonds import value
from game.perception.reckoning import Reckoning, Terms
from game.perception.survey import Survey
from game.perception.temper import Rule, Temper
from game.perception.views import View
from game.world.pacts import Charter
from game.world.reasons import Decision, Motive, Option, Term
from game.world.sheets import Line, Sheet
from game.world.states import State
from game.world.worlds import World

__all__ = ["Deliberation", "Mind", "Strategy", "option", "seat_together", "struck", "thousandths", "worth"]


Rows = NDArray[np.int64]
Made = TypeVar("Made")


class Strategy(StrEnum):
    """The roads a player can give the ministry (rules.md §6)."""

    BALANCE = "balance"
    BANDWAGON = "bandwagon"
    PACT = "pact"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Deliberation:
    """What a seat decided and why."""

    sheet: Sheet
    decisions: tuple[Decision, ...]


def thousandths(wealth: float) -> int:
    """Wealth in thousandths of a unit: the grain at which options are compared (decisions 11)."""
    return round(wealth * 1000)


def struck(option: Option, rule: Rule | None) -> Option:
    """The option as struck from the list by a rule of thumb; as it is where none strikes it."""
    return option if rule is None else replace(option, struck=rule.value)


def option(label: str, terms: Mapping[str, SupportsFloat]) -> Option:
    """An option from its terms; the sum is of the rounded terms, so that every number opens to its sum."""
    sums = ((name, float(part)) for name, part in terms.items())
    parts = tuple([Term(name, round(part * 1000)) for name, part in sums if not -0.0005 < part < 0.0005])
    return Option(label, sum([part.milli for part in parts]), parts)


@dataclass
class Mind:
    """One seat's deliberation in one phase: collects lines and the decisions behind them.

    Minds that deliberate side by side share a bench (`seat_together`); alone, one sits on its own.
    """

    view: View
    doctrine: Doctrine
    dice: Dice
    strategy: Strategy | None = None
    focus: str | None = None
    charters: tuple[Charter, ...] = ()
    lines: list[Line] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    bench: "Bench" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.bench = Bench([self])

    @property
    def seat(self) -> str:
        """The state decided for."""
        return self.view.seat

    @property
    def world(self) -> World:
        """The world as the seat sees it."""
        return self.view.world

    @cached_property
    def temper(self) -> Temper:
        """Beliefs and tastes."""
        return self.doctrine.temper

    @cached_property
    def reckoning(self) -> Reckoning:
        """The public estimates."""
        return self.view.reckoning

    @cached_property
    def survey(self) -> Survey:
        """The public facts in arrays."""
        return self.reckoning.survey

    @property
    def state(self) -> State:
        """The seat's own state."""
        return self.world.states[self.seat]

    @cached_property
    def row(self) -> int:
        """The seat's row in the arrays."""
        return self.survey.of(self.seat)

    @cached_property
    def income(self) -> float:
        """The seat's land income a turn: the unit by which stakes are measured."""
        return float(self.survey.income[self.row])

    @cached_property
    def greed(self) -> float:
        """Appetite: the hidden disposition, shaded by doctrine (model.md a1)."""
        return (0.15 + 1.2 * self.view.disposition / 100) * self.temper.greed

    def together(self, make: Callable[[Sequence["Mind"]], Terms]) -> Terms:
        """This seat's row of sums made once for the whole bench: {term: [...]} from {term: [mind, ...]}.

        No row may depend on another's mind, so that company never changes a decision.
        """
        place = self.bench.places[self.seat]
        return {name: part[place] for name, part in self.bench.table(make).items()}

    @cached_property
    def foes(self) -> frozenset[str]:
        """Those that fight against this seat now."""
        return enemies(self.world, self.seat)

    @property
    def is_player(self) -> bool:
        """Whether this is the ministry drafting for a player."""
        return self.doctrine.family == "ministry"

    def keeps(self, rule: Rule) -> Rule | None:
        """The rule of thumb if this mind keeps it."""
        return rule if rule in self.doctrine.rules else None

    def misjudged(self, other: str) -> float:
        """Own error in ln(strength) of another; the ministry shows the middle of its band instead (decisions 3)."""
        return 0.0 if self.is_player else self.view.error_permille(other) / 1000

    def wobble(self, width: float, *purpose: object) -> float:
        """A bell-shaped tremble of this width in wealth: what no reckoning holds. None in the ministry's drafts."""
        return 0.0 if self.is_player else width * self.dice.normal_permille(*purpose) / 1000

    def lot(self, *purpose: object) -> int:
        """What decides between equals, so that no state is the better for its name. None in the ministry's drafts."""
        return 0 if self.is_player else self.dice.roll(1 << 16, "lot", *purpose)

    def chance(self, permille: int, *purpose: object) -> bool:
        """Whether a matter is taken up this turn; the ministry takes up all."""
        return self.is_player or self.dice.chance(permille, *purpose)

    def keep(
        self,
        topic: str,
        about: tuple[str, ...],
        options: tuple[Option, ...],
        chosen: str,
        motive: Motive,
        *,
        threshold: float = 0.0,
        public: bool = True,
        own: float | None = None,
        expected: float | None = None,
    ) -> None:
        """Record a decision with what was weighed; `expected` what all reckoned the deed worth, `own` what it was."""
        gap = (None, None) if own is None or expected is None else (thousandths(own), thousandths(expected))
        self.decisions.append(
            Decision(self.seat, topic, about, options, chosen, motive, thousandths(threshold), public, "", *gap)
        )

    def write(self, line: Line) -> None:
        """Put a line on the sheet."""
        self.lines.append(line)

    def done(self) -> Deliberation:
        """The sheet and its reasons."""
        return Deliberation(Sheet(self.seat, tuple(self.lines)), tuple(self.decisions))


class Bench:
    """Minds that deliberate side by side, and the sums made for all of them at once."""

    __slots__ = ("_tables", "minds", "places")

    def __init__(self, minds: Sequence[Mind]) -> None:
        self.minds = minds
        self.places = {mind.seat: n for n, mind in enumerate(minds)}
        self._tables: dict[object, Any] = {}

    def table(self, make: Callable[[Sequence[Mind]], Made]) -> Made:
        """Sums for all on the bench, made when first asked for."""
        if make not in self._tables:
            self._tables[make] = make(self.minds)
        made: Made = self._tables[make]
        return made


def seat_together(minds: Sequence[Mind]) -> None:
    """Put minds on one bench: the sums that each needs are then made for all in one go."""
    bench = Bench(minds)
    for mind in minds:
        mind.bench = bench


def worth(terms: Terms) -> float:
    """The sum of terms at the grain of comparison."""
    return value(terms)
