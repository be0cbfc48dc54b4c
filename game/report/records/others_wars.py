"""The records of wars of another kind: fed by those who stood outside, baited, or fought within a state."""

from dataclasses import dataclass

__all__ = ["BaitedWar", "CivilWar", "Subsidy"]


@dataclass(frozen=True, slots=True)
class Subsidy:
    """Wealth (hundredths) that a state not in a war gave a belligerent: openly, or in secret (`exposed` in play)."""

    war: str
    war_name: str
    dates: str
    donor: str
    to: str
    side: str
    times: int
    amount: int
    secret: bool
    exposed: bool
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BaitedWar:
    """A war that a forged provocation preceded: whose it was, losses of all (tenths), and if it came out in play."""

    war: str
    war_name: str
    dates: str
    by: str
    attacker: str
    defender: str
    lost: int
    known: bool


@dataclass(frozen=True, slots=True)
class CivilWar:
    """A civil war: rulers and rebels, who helped, losses (tenths), and `how` it ended, empty where it is not over."""

    war: str
    war_name: str
    dates: str
    began: int
    ended: int | None
    state: str
    rebels: str
    helpers: tuple[str, ...]
    lost: int
    how: str
    event: int | None
