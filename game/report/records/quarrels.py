"""The records of quarrels: crises and what was seen in them, how each side saw a war, and what a promise paid.

Forces and weights in tenths of a brigade, wealth in hundredths, chances in thousandths, worth in thousandths of wealth.
"""

from dataclasses import dataclass

__all__ = ["Bond", "CrisisChapter", "Expected", "Reckoned", "Rider", "SideView", "Stand"]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a state bound to one side of a crisis stood; `stands` is None where it was not asked in time.

    `side`: target or demander. `forces` all it had; `weight` what its pledge would have weighed at the target's
    capital (brigades × quality × reach, the defender's edge with it), 0 where it gave none or stood with the demander.
    `tipped`: without this pledge alone the demander would have had enough.
    """

    state: str
    side: str
    clause: str
    clause_text: str
    stands: bool | None
    share_permille: int
    motive_text: str
    stated: str
    weighed: tuple[tuple[str, int], ...]
    forces: int
    weight: int = 0
    tipped: bool = False
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A balance before a blow, as it was and as one staff took it.

    Brigades: `own`, `alone` (the target's own), `pledged` (with those who stood by it). Weights the same at the
    target's capital. `error_percent`: by how much the staff took the target's side to be stronger (+) or weaker (−)
    than it was; None for a player's state. `chance`: to prevail as all reckoned it, `chance_seen` as this staff did;
    None where nobody reckoned it. `own_milli`, `public_milli`: what the blow was worth to it, and what all expected.
    """

    turn: int
    year: str
    own: int
    alone: int
    pledged: int
    weight_own: int
    weight_alone: int
    weight_pledged: int
    error_percent: int | None = None
    chance: int | None = None
    chance_seen: int | None = None
    own_milli: int | None = None
    public_milli: int | None = None
    courses: tuple[tuple[str, int], ...] = ()
    weighed: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CrisisChapter:
    """A demand and what became of it.

    `outcome`: war, deterred, lapsed, conceded, awarded, dropped (a court's opinion was followed), open, void.
    `seen`: the demander's balance when it had the last word; None where it never had it.
    """

    crisis: str
    turn: int
    year: str
    demander: str
    target: str
    aim_text: str
    motive: str
    motive_text: str
    reply: str
    outcome: str
    outcome_text: str
    text: str
    stands: tuple[Stand, ...]
    seen: Reckoned | None
    war: str | None
    event: int

    def beside(self, side: str, stands: bool | None = True) -> tuple[Stand, ...]:
        """Those bound to one side who answered so."""
        return tuple(s for s in self.stands if s.side == side and s.stands is stands)


@dataclass(frozen=True, slots=True)
class Expected:
    """How far all believed that a bound state would come (thousandths), on the eve of a war, and whether it fought.

    `crossed`: it fought on the other side.
    """

    state: str
    clause_text: str
    credence: int
    came: bool
    crossed: bool = False

    @property
    def did(self) -> str:
        """What it did, in words."""
        return "came" if self.came else "fought against it" if self.crossed else "stayed away"


@dataclass(frozen=True, slots=True)
class SideView:
    """A war as one state saw it, opened after the game.

    `role`: attacker, defender, helper (the strongest who came), absent (the strongest who was called and did not).
    `deed` what it did, `stated` the reason it gave then. `foe` and `foe_seen`: brigades of its first enemy as they
    were and as its staff took them; `error_percent` None for a player's state, whose reckoning is its own.
    """

    role: str
    state: str
    foe_state: str
    turn: int
    year: str
    deed: str
    stated: str
    motive_text: str
    player: bool
    own: int
    foe: int
    foe_seen: int
    error_percent: int | None
    chance: int | None
    chance_seen: int | None
    own_milli: int | None
    public_milli: int | None
    course: str
    weighed: tuple[tuple[str, int], ...]
    expected: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class Rider:
    """What a state promised, delivered and got under one bond.

    `promised`, `delivered`: brigades in the cases it was called to. `helped`: wars in which others came at its
    call, `received`: the brigades they brought. `spared`: turns as a member in which it had no war at home
    while a neighbour outside the bond was being attacked. `market`: wealth that the pact's market added to its trade.
    `verdict`: contributor, rode free, paid more than it got, stayed away, never called (game.report.promises.gains).
    """

    state: str
    cases: int
    honoured: int
    promised: int
    delivered: int
    helped: int
    received: int
    spared: int
    market: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Bond:
    """All that stood under one promise, or under all treaties of alliance together (`id` empty), state by state."""

    id: str
    name: str
    riders: tuple[Rider, ...]
