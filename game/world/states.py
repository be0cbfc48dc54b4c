"""States: countries, with what all can see of them; and what none can (rules.md §1)."""

from dataclasses import dataclass, field
from enum import StrEnum

from game.world.covert import Plot

__all__ = ["Regime", "Secrets", "State"]


class Regime(StrEnum):
    """Who rules; democracies weary of war sooner and find a broken word dearer."""

    DEMOCRACY = "democracy"
    MIXED = "mixed"
    AUTOCRACY = "autocracy"


@dataclass(frozen=True, slots=True)
class State:
    """A country.

    `treasury` is wealth in hundredths; `levy_permille` the share of income that
    goes to it, the rest being enjoyed at home and summed up in `enjoyed`.
    `quality` 100 is ordinary military practice. `stability`, `weariness` run
    0–100, `conscription` 0–3. `claims` are provinces it wants. `precedent`
    counts its recent concessions. `sea_permille` lengthens its reach overseas.
    A state without land is dead until it returns. `lean_turns` counts turns of
    bad luck still to come (article 49). `rebels_of` names the state whose rebels
    these are while it is open whose the rule is (article 41).
    """

    id: str
    name: str
    people: str
    capital: str
    regime: Regime
    treasury: int
    levy_permille: int = 200
    quality: int = 100
    conscription: int = 0
    stability: int = 70
    weariness: int = 0
    claims: tuple[str, ...] = ()
    precedent: int = 0
    growth_permille: int = 0
    sea_permille: int = 0
    enjoyed: int = 0
    alive: bool = True
    lean_turns: int = 0
    rebels_of: str | None = None


@dataclass(frozen=True, slots=True)
class Secrets:
    """What lies in no other seat's view: rules.md §1, decisions 3.

    `disposition`: 0 a pure security-seeker, 100 a predatory revisionist.
    `doctrine`: who thinks for the state. `error_permille[i][j]`: how far i
    misjudges the strength of j, in thousandths of its natural logarithm.
    `plots`: covert acts of late, by id.
    """

    disposition: dict[str, int]
    doctrine: dict[str, str]
    error_permille: dict[str, dict[str, int]]
    plots: dict[str, Plot] = field(default_factory=dict)
