"""Demands, crises, calls and wars (rules.md §§2, 4; decisions 4–9)."""

from dataclasses import dataclass, field
from enum import StrEnum

from game.world.reasons import Motive

__all__ = [
    "Aim",
    "AimKind",
    "Belligerent",
    "Call",
    "Crisis",
    "JoinReason",
    "Outcome",
    "PeaceOffer",
    "Pledge",
    "Settlement",
    "Side",
    "Stage",
    "War",
    "WarCause",
]


class AimKind(StrEnum):
    """What can be demanded, and fought for."""

    PROVINCE = "province"
    CLIENTAGE = "clientage"
    TRIBUTE = "tribute"
    EXIT = "exit"
    FREEDOM = "freedom"
    REDRESS = "redress"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Aim:
    """What is wanted: a province ceded, clientage, a tribute (hundredths), exit from a treaty.

    FREEDOM is a client's own: an end to its clientage. REDRESS is what those
    who help a victim fight for: the ground restored. RULE is what rebels in a
    civil war fight for, and never demanded.
    """

    kind: AimKind
    province: str | None = None
    treaty: str | None = None
    amount: int = 0


class Stage(StrEnum):
    """Where a crisis stands: the demand is out; or it has been refused, and the coalition seen."""

    ASKED = "asked"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Pledge:
    """A partner's public answer in a crisis: whether it stands by its friend, and with what share of its forces."""

    state: str
    stands: bool
    share_permille: int
    clause: str
    motive: Motive


@dataclass(frozen=True, slots=True)
class Crisis:
    """A demand in public, from the asking to the attack or the lapse.

    `bound` maps each state bound to the target when the crisis opened to the
    treaty or pact that binds it; `bound_to_demander` likewise on the other side.
    `clarity_permille`: how clear it is who the aggressor is, drawn for each crisis.
    `opinion` is True or False where a court has found for the demander or for
    the target and its finding does not bind (article 1).
    """

    id: str
    demander: str
    target: str
    aim: Aim
    opened: int
    motive: Motive
    stage: Stage = Stage.ASKED
    appealed: bool = False
    authorised: bool = False
    clarity_permille: int = 550
    bound: dict[str, str] = field(default_factory=dict)
    bound_to_demander: dict[str, str] = field(default_factory=dict)
    pledges: tuple[Pledge, ...] = ()
    event: int = 0
    opinion: bool | None = None


class JoinReason(StrEnum):
    """Why a belligerent is in a war (rules.md §1)."""

    AGGRESSOR = "aggressor"
    TARGET = "target"
    TREATY = "treaty"
    CHAIN_GANG = "chain_gang"
    PACT = "pact"
    GUARANTEE = "guarantee"
    CLIENT_DUTY = "client_duty"
    PATRON_DUTY = "patron_duty"
    BALANCING = "balancing"
    SPOILS = "spoils"
    CONTINGENT = "contingent"


class Side(StrEnum):
    """The attacker's side or the defender's."""

    ATTACK = "attack"
    DEFENCE = "defence"


@dataclass(frozen=True, slots=True)
class Belligerent:
    """One state's part in a war: `lost` in tenths of a brigade, `clause` what bound it, `released` free to go."""

    state: str
    side: Side
    joined: int
    reason: JoinReason
    motive: Motive
    clause: str | None = None
    left: int | None = None
    lost: int = 0
    share_permille: int = 1000
    event: int = 0
    released: bool = False


class WarCause(StrEnum):
    """How a war began."""

    DEMAND_REFUSED = "demand_refused"
    SURPRISE = "surprise"
    CLIENT_REVOLT = "client_revolt"
    CIVIL = "civil"


class Outcome(StrEnum):
    """How a war ended, from the attacker's side."""

    ATTACKER_WON = "attacker_won"
    DEFENDER_WON = "defender_won"
    STATUS_QUO = "status_quo"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Settlement:
    """Terms of peace. `cessions` maps provinces to new owners; `indemnity` (hundredths) goes from loser to winner.

    `clients` maps a new client to its patron; `released` lists clientages ended.
    No terms at all is the status quo.
    """

    cessions: dict[str, str] = field(default_factory=dict)
    indemnity: int = 0
    payer: str | None = None
    payee: str | None = None
    clients: dict[str, str] = field(default_factory=dict)
    released: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class War:
    """A war of two sides. `score_permille` runs from -1000 (defenders have all) to 1000 (attackers have all).

    `quiet_turns` counts turns in a row without a battle, a province taken or a
    state joining; after some of them both sides go home. `pledges` are those
    given in the crisis it came from: who breaks one breaks two words.
    `authorised` names the pacts whose councils have called on their members.
    `civil` wars, of rebels against their state, are counted apart (article 41).
    `baited_by`: whose forged provocation preceded it; none but that state
    knows until `bait_known` (article 26). `mandates` maps pacts that decided
    to act in a civil war to the side they act against (article 13).
    """

    id: str
    name: str
    began: int
    cause: WarCause
    motive: Motive
    attacker: str
    defender: str
    aim: Aim
    belligerents: tuple[Belligerent, ...]
    crisis: str | None = None
    clarity_permille: int = 550
    authorised: tuple[str, ...] = ()
    score_permille: int = 0
    battles: int = 0
    quiet_turns: int = 0
    pledges: tuple[Pledge, ...] = ()
    ended: int | None = None
    outcome: Outcome | None = None
    event: int = 0
    civil: bool = False
    baited_by: str | None = None
    bait_known: bool = False
    mandates: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """A demand for help under a promise, to be honoured or reneged on (decisions 6).

    `clause` is the treaty or pact id; `friend` the belligerent to be helped,
    `foe` its enemy; `hop` counts links from the war's two principals (decisions 8).
    `motion` is set where the answer counts only if the council carries it.
    """

    id: str
    war: str
    to: str
    friend: str
    foe: str
    side: Side
    reason: JoinReason
    clause: str
    hop: int = 1
    motion: str | None = None


@dataclass(frozen=True, slots=True)
class PeaceOffer:
    """Terms offered by one belligerent to another; `separate` where the offerer speaks only for itself.

    Where a `mediator` puts terms, each leader gets them as from the other (article 31).
    """

    id: str
    war: str
    by: str
    to: str
    terms: Settlement
    separate: bool = False
    mediator: str | None = None
