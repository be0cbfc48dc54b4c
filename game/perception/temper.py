"""Temper: the numbers by which a mind differs from another (model.md, doctrines table).

A temper changes beliefs, tastes and rules of thumb, never physics. Appetite is
not in it but in the state's hidden disposition, which `greed` only shades.
"""

from dataclasses import dataclass

__all__ = ["PUBLIC", "Temper"]


@dataclass(frozen=True, slots=True)
class Temper:
    """Beliefs and tastes.

    `trust_prior` to which trust returns; `intentions` weight of Walt's intentions
    against power alone; `relative` weight of relative gains; `honour` price of a
    broken word (of a turn's income); `horizon` turns looked ahead; `risk` weight
    of possible loss; `pledge` belief in pledges; `faith` in institutions;
    `concept` 0 judges a pact by today's dangers, 1 by the world it would make;
    `greed` multiplies appetite; `buck` weight of what fighting for others costs;
    `norm` worth of the institution itself; `autonomy` price of a patron.
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


PUBLIC = Temper()
"""The mean mind that everybody supposes in everybody else (decisions 1)."""
