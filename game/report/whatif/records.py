"""The records of a what-if: a decision and its opposite, and what re-plays each way came to."""

from dataclasses import dataclass, replace

from game.world.sheets import Line, Sheet

__all__ = ["Measured", "Outcome", "Reversal", "WhatIf", "reversed_sheets"]


@dataclass(frozen=True, slots=True)
class Reversal:
    """One decision of a game and its opposite.

    `entry` is the chronicle's entry that holds the decision, `line` the line on the seat's sheet (None: it said
    nothing), `other` the line instead (None: it says nothing). `done` tells the decision in the past tense, `instead`
    its opposite in the present, `had` the same as a condition ("Sparta had come"). `attacker` and `defender` are the
    principals of the war whose chance is asked for, `war` its id in this game where it was fought, `fighting` whether
    it was being fought already. `wars` are all wars of the game on which the decision bears. `margin` is by how much
    the course chosen beat the other in the mind of the seat, in thousandths of its yearly land income; None where a
    player chose.
    """

    id: str
    entry: int
    turn: int
    year: str
    phase: str
    seat: str
    kind: str
    line: Line | None
    other: Line | None
    done: str
    instead: str
    had: str
    war: str = ""
    war_name: str = ""
    attacker: str = ""
    defender: str = ""
    fighting: bool = False
    wars: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    margin: int | None = None
    by_player: bool = False

    @property
    def dated(self) -> str:
        """The decision with its year."""
        return f"{self.done}, {self.year}"


def reversed_sheets(sheets: tuple[Sheet, ...], reversal: Reversal) -> tuple[Sheet, ...]:
    """The sheets of the phase with the one decision reversed; a seat that handed in none then hands in one."""
    found = []
    for sheet in sheets:
        found.append(replace(sheet, lines=_turned(sheet.lines, reversal)) if sheet.seat == reversal.seat else sheet)
    if all(sheet.seat != reversal.seat for sheet in sheets):
        found.append(Sheet(reversal.seat, _turned((), reversal)))
    return tuple(found)


def _turned(lines: tuple[Line, ...], reversal: Reversal) -> tuple[Line, ...]:
    """A sheet's lines with one taken for another: the new one stands where the old one stood."""
    if reversal.line is None:
        return (*lines, reversal.other) if reversal.other is not None else lines
    place = lines.index(reversal.line)
    new = () if reversal.other is None else (reversal.other,)
    return (*lines[:place], *new, *lines[place + 1 :])


@dataclass(frozen=True, slots=True)
class Measured:
    """An estimate and the ends of its 95 % interval; None where too few re-plays were made to have any."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing counted in the re-plays of both arms; `difference` is reversed less as it was, paired by seed.

    `measure`: war_begins, war_goes_on, war_won (by its attacker): shares from 0 to 1 of re-plays; wars, provinces:
    counts; losses: brigades; power: the deciding state's share of capability at the end, 0 to 1. `counts` are how many
    of the re-plays, for a share.
    """

    measure: str
    unit: str
    name: str
    as_it_was: Measured
    reversed: Measured
    difference: Measured
    counts: tuple[int, int] | None = None

    @property
    def is_share(self) -> bool:
        """Whether it is a chance: a share of re-plays."""
        return self.counts is not None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A decision, and what so many re-plays each way came to over so many turns.

    With no `replays` it is a proposal: a question not asked yet. `fault` says why it could not be asked. `sentence` is
    the finding on the first of the outcomes, `rest` that on the others.
    """

    reversal: Reversal
    replays: int = 0
    turns: int = 0
    outcomes: tuple[Outcome, ...] = ()
    sentence: str = ""
    rest: str = ""
    fault: str = ""

    @property
    def headline(self) -> Outcome | None:
        """What is told first: the chance of the war in question, else how many wars began."""
        return self.outcomes[0] if self.outcomes else None
