"""Reasons: one object from the evaluator to the screen, the letter and the report.

Motives are a closed vocabulary: no act without one. A Decision keeps what was
weighed, with the numbers, so that any state can be asked "why?" (rules.md §7).
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Decision", "Motive", "Option", "Term"]


class Motive(StrEnum):
    """Why a state acts, in the field's terms."""

    GAIN = "gain"
    RECOVERY = "recovery"
    PREVENTION = "prevention"
    FREEDOM = "freedom"
    SECURITY = "security"
    DUTY = "duty"
    BALANCE = "balance"
    SPOILS = "spoils"
    PROTECTION = "protection"
    INSTITUTION = "institution"
    TRADE = "trade"
    THRIFT = "thrift"
    COST = "cost"
    DISTANCE = "distance"
    BUCK_PASSING = "buck_passing"
    DISTRUST = "distrust"
    DISBELIEF = "disbelief"
    RIVALRY = "rivalry"
    WEAKNESS = "weakness"
    EXHAUSTION = "exhaustion"
    SATISFACTION = "satisfaction"
    HOPE = "hope"
    OVERMATCHED = "overmatched"
    BAIT = "bait"
    BLEED = "bleed"
    INTELLIGENCE = "intelligence"
    MEDIATION = "mediation"
    IDENTITY = "identity"
    CONCERT = "concert"
    AMENDMENT = "amendment"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Term:
    """One signed number in a reckoning, in thousandths of a unit of wealth."""

    name: str
    milli: int


@dataclass(frozen=True, slots=True)
class Option:
    """One course weighed: its label, its terms, and their sum in thousandths of a unit of wealth.

    `struck` names the rule of thumb by which it was taken off the list.
    """

    label: str
    milli: int
    terms: tuple[Term, ...] = ()
    struck: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a seat chose, from what, and what tipped it.

    `topic` is the kind of question (demand, pledge, call, vote, treaty, ...);
    `about` the ids it concerns; `chosen` an option's label; `threshold` the
    sum it had to pass; `public` whether others saw the act and may ask why.
    `own_milli` is what the deed was worth to it over leaving it, `public_milli`
    what all expected that to be at public mean parameters (decisions 1); None
    where no public forecast speaks of it.
    """

    seat: str
    topic: str
    about: tuple[str, ...]
    options: tuple[Option, ...]
    chosen: str
    motive: Motive
    threshold_milli: int = 0
    public: bool = False
    statement: str = ""
    own_milli: int | None = None
    public_milli: int | None = None
