"""Temper: the numbers and rules of thumb by which minds differ (model.md, doctrines table; science.md F3).

A temper changes beliefs, tastes and rules of thumb, never physics. Appetite is
not in it but in the state's hidden disposition, which `greed` only shades.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import numpy as np

__all__ = ["PUBLIC", "Character", "Rule", "Temper", "columns", "is_column", "weighs"]

_WHOLE_LEGITIMACY = 60
"""Legitimacy at which conditional faith is whole."""


@dataclass(frozen=True, slots=True)
class Temper:
    """Beliefs and tastes.

    `trust_prior` is where a mind starts when it reads another's trust, `learning`
    how far deeds move it from there; `intentions` weight of Walt's intentions
    against power alone; `relative` weight of relative gains; `honour` price of a
    broken word (of a turn's income); `horizon` turns looked ahead; `risk` weight
    of possible loss; `pledge` belief in pledges; `faith` in institutions;
    `concept` 0 judges a pact by today's dangers, 1 by the world it would make;
    `greed` multiplies appetite; `buck` weight of what fighting for others costs;
    `norm` worth of the institution itself; `autonomy` price of a patron.

    `balancer` stake in nobody's passing a third of the system's capability (Levy
    and Thompson 2005); `wait` how far others' expected help keeps it at home
    (Christensen and Snyder 1990); `spoils` multiplies the prize of wars entered
    for a share (Schweller 1994); `guile` 0–1, readiness for secret and indirect
    means (Mearsheimer 2001); `trade` multiplies what trade is worth; `identity`
    we-feeling with those that earned trust (Wendt 1992); `consult` weight of what
    other great powers do in a case (Elrod 1976); `conditional` 0–1, how far faith
    follows an institution's legitimacy (Kupchan and Kupchan 1995).
    """

    trust_prior: float = 0.5
    intentions: float = 0.5
    relative: float = 0.4
    honour: float = 0.5
    horizon: float = 8.0
    risk: float = 1.2
    pledge: float = 0.85
    faith: float = 0.7
    concept: float = 0.5
    greed: float = 1.0
    buck: float = 1.0
    norm: float = 0.0
    autonomy: float = 1.0
    learning: float = 1.0
    balancer: float = 0.0
    wait: float = 0.0
    spoils: float = 1.0
    guile: float = 0.0
    trade: float = 1.0
    identity: float = 0.0
    consult: float = 0.0
    conditional: float = 0.0

    def faith_in(self, legitimacy: float) -> float:
        """Faith in an institution of this legitimacy (0–100): whole for most, for some only while it keeps its word."""
        if not self.conditional:
            return self.faith
        kept = min(1.0, legitimacy / _WHOLE_LEGITIMACY)
        return self.faith * (1.0 - self.conditional * (1.0 - kept))

    def deeper(self) -> "Temper":
        """The same with one more axis at the end, where the numbers are columns."""
        if not is_column(self.honour):
            return self
        import numpy as np

        return Temper(*(cast(float, np.asarray(getattr(self, name))[..., None]) for name in Temper.__slots__))


PUBLIC = Temper()
"""The mean mind that everybody supposes in everybody else (decisions 1)."""


def columns(tempers: Sequence[Temper]) -> Temper:
    """Several tempers as one whose every number is a column [n, 1]: one sum then serves them all."""
    import numpy as np

    table = np.array([[getattr(t, name) for name in Temper.__slots__] for t in tempers])
    return Temper(*(cast(float, table[:, n, None]) for n in range(table.shape[1])))


def is_column(number: object) -> bool:
    """Whether a number of a temper is one of many minds."""
    return not isinstance(number, float | int)


def weighs(taste: object) -> bool:
    """Whether a taste is anybody's: a number other than nought."""
    return bool(taste) if isinstance(taste, float | int) else bool(cast("np.ndarray", taste).any())


class Rule(StrEnum):
    """Rules of thumb: options a mind strikes from its list before it reckons (science.md F3). None changes physics."""

    NEVER_FIRST = "never_first"
    KEEPS_FAITH = "keeps_faith"
    LATE = "late"
    HOME_ONLY = "home_only"
    OPEN_HANDS = "open_hands"
    NO_BINDING = "no_binding"
    NO_PATRON = "no_patron"


@dataclass(frozen=True, slots=True)
class Character:
    """A whole mind as a record: what a chronicle keeps of a doctrine that is not shipped, so that it can go on."""

    id: str
    name: str
    family: str
    description: str
    temper: Temper
    rules: tuple[Rule, ...] = ()
    prefers: tuple[str, ...] = ()
