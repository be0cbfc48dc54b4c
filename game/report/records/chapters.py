"""The records of the book: what a chapter on a war, a deterred war, a pact or a state's word holds.

Pure values with names already in words beside the ids, so that the HTML, the
window and the JSON say the same.
"""

from dataclasses import dataclass, field
from typing import Final

from game.kit.chart import ChartModel
from game.report.records.lessons import Foreteller, Foretold, Question
from game.report.records.opinions import Beliefs, Conception, Review
from game.report.records.others_wars import BaitedWar, CivilWar, Subsidy
from game.report.records.quarrels import Bond, CrisisChapter, SideView
from game.report.whatif.records import WhatIf

__all__ = [
    "SEALED",
    "Answered",
    "Battle",
    "Deterred",
    "Faith",
    "Fighter",
    "Free",
    "GeneralWar",
    "Link",
    "LossRow",
    "Mind",
    "PactChapter",
    "Part",
    "PledgeLine",
    "Report",
    "Share",
    "Standing",
    "Tag",
    "Verdict",
    "WarChapter",
]  # fmt: skip


SEALED: Final = "Sealed until the game is over: this is written from what all could see."
"""What stands where a running game keeps its secrets."""


@dataclass(frozen=True, slots=True)
class Link:
    """One box of a war's chain: an event, when, and the earlier box (by index) that caused it.

    `tone`: plain, turning (a pledge or answer that decided), war, peace. `arc`: what the causing box changed for
    this one, where the record says so (trust, legitimacy).
    """

    event: int
    turn: int
    year: str
    title: str
    text: str
    state: str
    tone: str
    because: int | None = None
    arc: str = ""


@dataclass(frozen=True, slots=True)
class Fighter:
    """A belligerent: why it came, what bound it, what it lost (tenths) and what it changed to in power (permille)."""

    state: str
    side: str
    joined: int
    joined_year: str
    left: int | None
    reason: str
    reason_text: str
    motive: str
    motive_text: str
    clause: str | None
    clause_text: str
    lost: int
    power_before: int
    power_after: int
    left_year: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A call and what became of it.

    `weighed` lists what the state truly reckoned, opened after the game; `forces` is all it had when called (tenths).
    """

    call: str
    war: str
    war_name: str
    state: str
    friend: str
    clause: str
    clause_text: str
    honoured: bool
    motive: str
    motive_text: str
    stated: str
    had_pledged: bool | None
    turn: int
    year: str
    trust_change: int
    event: int
    weighed: tuple[tuple[str, int], ...] = ()
    forces: int = 0


@dataclass(frozen=True, slots=True)
class Battle:
    """A battle: forces and losses by state in tenths; `victors` kept the field, `won` is their side in the war."""

    turn: int
    year: str
    province: str
    place: str
    attackers: dict[str, int]
    defenders: dict[str, int]
    lost: dict[str, int]
    won: str
    victors: tuple[str, ...]
    event: int


@dataclass(frozen=True, slots=True)
class LossRow:
    """A turn's losses on both sides (tenths), by state."""

    turn: int
    year: str
    attack: dict[str, int]
    defence: dict[str, int]


@dataclass(frozen=True, slots=True)
class Tag:
    """A concept of the field and the events of this game that earn it."""

    id: str
    name: str
    means: str
    source: str
    events: tuple[int, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WarChapter:
    """One war, from the first demand to the last battle; `left_out` says what was not reckoned of it, and why."""

    id: str
    name: str
    dates: str
    began: int
    ended: int | None
    cause: str
    cause_text: str
    thesis: str
    aim_text: str
    motive: str
    attacker: str
    defender: str
    chain: tuple[Link, ...]
    fighters: tuple[Fighter, ...]
    answers: tuple[Answered, ...]
    battles: tuple[Battle, ...]
    losses: tuple[LossRow, ...]
    outcome: str
    outcome_text: str
    settlement: str
    separate: tuple[str, ...]
    kindred: tuple[str, ...]
    balance: str
    tags: tuple[Tag, ...]
    civil: bool = False
    sides: tuple[SideView, ...] = ()
    left_out: str = ""

    @property
    def lost(self) -> int:
        """Brigades lost by all, in tenths, summed from the battles."""
        return sum(sum(b.lost.values()) for b in self.battles)


@dataclass(frozen=True, slots=True)
class GeneralWar:
    """Wars that overlapped and shared a belligerent, counted as one (rules.md §4); `lost` in tenths."""

    wars: tuple[str, ...]
    names: tuple[str, ...]
    dates: str
    began: int
    ended: int | None
    states: tuple[str, ...]
    lost: int


@dataclass(frozen=True, slots=True)
class Deterred:
    """A war that did not happen: who asked what of whom, and who stood by the target."""

    crisis: str
    turn: int
    year: str
    demander: str
    target: str
    aim_text: str
    by: tuple[str, ...]
    stood: tuple[str, ...]
    aside: tuple[str, ...]
    text: str
    event: int


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """A pledge in a crisis, and whether a war put it to the test (`kept` is None where none did)."""

    crisis: str
    state: str
    friend: str
    stands: bool
    clause: str
    motive: str
    turn: int
    year: str
    kept: bool | None
    event: int


@dataclass(frozen=True, slots=True)
class Faith:
    """A state's word: its calls in order (True kept), pledges, treaties broken, and trust others have in it (permille).

    `trust_then` and `trust_now` are means over the other living states.
    """

    state: str
    calls: tuple[bool, ...]
    pledges_stood: int
    pledges_aside: int
    pledges_broken: int
    treaties_broken: tuple[str, ...]
    trust_then: int
    trust_now: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A deed and what all expected: its worth to its author over leaving it, publicly reckoned and as it weighed it.

    Both in thousandths of wealth; `surprise` where the two point different ways; `act` the deed in words.
    """

    state: str
    topic: str
    turn: int
    year: str
    act: str
    stated: str
    public_milli: int
    own_milli: int
    surprise: bool


@dataclass(frozen=True, slots=True)
class Share:
    """A member's part in one case: what its quota promised and what it delivered, in tenths of a brigade."""

    turn: int
    year: str
    war: str
    war_name: str
    friend: str
    promised: int
    delivered: int
    honoured: bool


@dataclass(frozen=True, slots=True)
class Free:
    """What a member promised a pact and what it delivered (game.measures.burdens), in tenths of a brigade.

    `shares` are the cases that the sums are of; `short` how often its forces were found below the quota.
    """

    state: str
    cases: int
    promised: int
    delivered: int
    short: int
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A case that fell under a pact: who was attacked, who came, who did not."""

    war: str
    war_name: str
    year: str
    victim: str
    honoured: tuple[str, ...]
    reneged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PactChapter:
    """The life of a pact: its years, members, legitimacy turn by turn, cases, and what each member gave."""

    id: str
    name: str
    founded: int
    dates: str
    founder: str
    members: tuple[str, ...]
    legitimacy: tuple[int | None, ...]
    cases: tuple[Part, ...]
    riders: tuple[Free, ...]
    motions: tuple[str, ...]
    summary: str
    last_members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A state's score and its parts, as the rules of this game reckon them."""

    state: str
    place: int
    total: int
    parts: tuple[tuple[str, int], ...]
    alive: bool
    player: bool
    note: str


@dataclass(frozen=True, slots=True)
class Mind:
    """A state’s mind unmasked: doctrine, disposition at the start and at the end, and its mean error about strength.

    The error is None for who was never a state among others: rebels that were crushed.
    """

    state: str
    doctrine: str
    doctrine_text: str
    disposition_then: int
    disposition_now: int
    error_percent: int | None
    player: bool
    note: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The game in one title and one sentence, how its player did, and as each school would judge it."""

    title: str
    sentence: str
    realist: str
    institutionalist: str
    own: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole book."""

    scenario: str
    title: str
    dates: str
    seed: int
    turns: int
    digest: str
    ended_by: str
    ended_text: str
    names: dict[str, str]
    colours: dict[str, str]
    verdict: Verdict
    standings: tuple[Standing, ...]
    wars: tuple[WarChapter, ...]
    generals: tuple[GeneralWar, ...]
    deterred: tuple[Deterred, ...]
    calls: tuple[Answered, ...]
    pledges: tuple[PledgeLine, ...]
    faith: tuple[Faith, ...]
    pacts: tuple[PactChapter, ...]
    charts: tuple[ChartModel, ...]
    minds: tuple[Mind, ...]
    tags: tuple[Tag, ...]
    gaps: tuple[Gap, ...] = ()
    expected: tuple[int, int] = (0, 0)
    subsidies: tuple[Subsidy, ...] = ()
    baited: tuple[BaitedWar, ...] = ()
    civil: tuple[CivilWar, ...] = ()
    crises: tuple[CrisisChapter, ...] = ()
    bonds: tuple[Bond, ...] = ()
    what_ifs: tuple[WhatIf, ...] = ()
    debrief: tuple[Question, ...] = ()
    predictions: tuple[Foretold, ...] = ()
    foretellers: tuple[Foreteller, ...] = ()
    beliefs: Beliefs = field(default_factory=Beliefs)
    conceptions: tuple[Conception, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether the game has ended; till then what was secret in play is in no chapter."""
        return bool(self.ended_by)

    @property
    def reader(self) -> str:
        """The state of the one who played alone, to whom the report may say "you"; else empty."""
        played = [s.state for s in self.standings if s.player]
        return played[0] if len(played) == 1 else ""
