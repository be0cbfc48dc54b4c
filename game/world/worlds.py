"""The World: the whole state of a game in one frozen record."""

from dataclasses import dataclass, field
from enum import StrEnum

from game.kit.canonical import LATE
from game.world.conflicts import Call, Crisis, PeaceOffer, War
from game.world.frontiers import Entrant, Fate
from game.world.lands import Link, Province
from game.world.pacts import Charter, Motion, Pact
from game.world.states import Secrets, State
from game.world.treaties import Treaty

__all__ = ["Phase", "Proposal", "System", "Trust", "World"]


class Phase(StrEnum):
    """Which decisions the world waits for."""

    ORDERS = "orders"
    DISPATCHES = "dispatches"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class System:
    """What the scenario sets and no state can change (rules.md §1).

    A turn lasts `years_a_turn`, or a part of a year where there are several
    `turns_a_year` (2, 4).

    `reach_half_km`: march-kilometres at which about half of an army's strength
    is left (Boulding's gradient; science.md B2). `offence_permille` multiplies
    the attacker. `administrability_permille`: how much of a conquest can be
    digested. `institution_drift_permille`: how much mere membership of a pact
    breeds, trust and legitimacy with the quiet years; 0 where that is the claim
    under test (science.md F6). `marches`: provinces a turn. `calm_turns`: first turns without
    demands. `hegemony_permille`: share of capability that ends the game.
    `civil_war_permille`: chance of civil war a turn in a shaken state (article 40).
    `practice_permille`: part of the gap to better practice closed a turn (article 47).
    `misfortune_permille`: bad luck a state and turn (article 49).
    """

    first_year: int
    years_a_turn: int
    last_turn: int
    reach_half_km: int = 450
    offence_permille: int = 1000
    administrability_permille: int = 550
    trade_permille: int = 100
    marches: int = 4
    calm_turns: int = 3
    hegemony_permille: int = 600
    closed: bool = False
    civil_war_permille: int = 150
    practice_permille: int = 20
    misfortune_permille: int = 3
    institution_drift_permille: int = 1000
    turns_a_year: int = field(default=1, metadata={LATE: True})


@dataclass(frozen=True, slots=True)
class Trust:
    """One state's Beta count of another's good and bad faith, in thousandths; trust = good / (good + bad)."""

    good: int
    bad: int

    @property
    def permille(self) -> int:
        """The share of good faith, in thousandths."""
        return self.good * 1000 // (self.good + self.bad) if self.good + self.bad > 0 else 500


@dataclass(frozen=True, slots=True)
class Proposal:
    """An offer on the docket: a treaty (`treaty` holds its terms, its id not yet in force), or a place in a pact.

    For a pact not yet founded `charter` is set and `founder` is the proposer;
    `invited` are all who got the same letter. `gift`: wealth (hundredths) sent
    with it in the same orders (article 34).
    """

    id: str
    by: str
    to: str
    treaty: Treaty | None = None
    pact: str | None = None
    charter: Charter | None = None
    invited: tuple[str, ...] = ()
    event: int = 0
    gift: int = 0


@dataclass(frozen=True, slots=True)
class World:
    """Everything that the rules change.

    `forces[state][province]` tenths of a brigade; `trust[i][j]` i's trust in j;
    `recruits[state][province]` tenths that stand at the next Opening;
    `marches[state]` columns ordered for this Resolution as (origin, destination,
    tenths). `serial` numbers treaties, crises and the rest, `told` events.
    `hegemon_turns` counts turns one state has held a hegemon's share. `entrants`
    wait beyond the frontier; `fates` are the scenario's events to come, which no
    seat sees.
    """

    scenario: str
    turn: int
    phase: Phase
    system: System
    states: dict[str, State]
    provinces: dict[str, Province]
    links: tuple[Link, ...]
    forces: dict[str, dict[str, int]]
    trust: dict[str, dict[str, Trust]]
    secrets: Secrets
    treaties: dict[str, Treaty] = field(default_factory=dict)
    pacts: dict[str, Pact] = field(default_factory=dict)
    crises: dict[str, Crisis] = field(default_factory=dict)
    wars: dict[str, War] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    motions: dict[str, Motion] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)
    offers: dict[str, PeaceOffer] = field(default_factory=dict)
    recruits: dict[str, dict[str, int]] = field(default_factory=dict)
    marches: dict[str, tuple[tuple[str, str, int], ...]] = field(default_factory=dict)
    hegemon: str | None = None
    hegemon_turns: int = 0
    ended_by: str | None = None
    serial: int = 0
    told: int = 0
    entrants: tuple[Entrant, ...] = ()
    fates: tuple[Fate, ...] = ()
