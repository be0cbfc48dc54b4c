"""Events: what happened, in the past tense; a closed union (architecture.md).

Each has an `id` unique in the game, the turn, the event that caused it
(`because`), and an audience (`None` means all). A report walks `because`
from a battle back to the first demand. The records lie in modules by
subject; all others take them from here.
"""

from game.world.events_covert import CovertActDone, CovertActExposed, ProvocationFelt, SpyReported, UnrestStirred
from game.world.events_diplomacy import (
    CeilingBroken,
    CrisisLapsed,
    DemandAnswered,
    DemandMade,
    GiftSent,
    PledgeGiven,
    ProposalMade,
    ProposalRefused,
    TreatyBroken,
    TreatyEnded,
    TreatySigned,
    TreatySurfaced,
    TrustChanged,
    WarDeterred,
)
from game.world.events_home import (
    ArmyRaised,
    CapitalMoved,
    ConscriptionChanged,
    ForceDisbanded,
    FortRaised,
    GameEnded,
    GrowthRedrawn,
    OrderRefused,
    PracticeLearned,
    ProvinceCeded,
    RegimeTurned,
    RevoltBroke,
    StateDied,
    StateReturned,
    TurnOpened,
)
from game.world.events_pacts import (
    ArbitrationAwarded,
    AwardDefied,
    AwardObeyed,
    CeilingExceeded,
    CharterAmended,
    ContingentSent,
    CovenantBreached,
    LegitimacyChanged,
    MemberJoined,
    MemberLeft,
    MotionDecided,
    NoticeGiven,
    PactDissolved,
    PactFounded,
    QuotaShort,
    RecognitionGranted,
    RecognitionWithheld,
    SanctionsLaid,
    SanctionsLifted,
    VoteCast,
)
from game.world.events_system import (
    CivilWarBroke,
    CivilWarEnded,
    MisfortuneStruck,
    PowerEntered,
    PracticeSpread,
)
from game.world.events_war import (
    AllyReleased,
    BattleFought,
    CallAnswered,
    CallMade,
    ForceArrived,
    MediationAnswered,
    MediationOffered,
    PeaceMade,
    PeaceRefused,
    ProvinceOccupied,
    SpoilsShared,
    StateWithdrew,
    WarBegan,
    WarEnded,
    WarJoined,
)

__all__ = [
    "AllyReleased",
    "ArbitrationAwarded",
    "ArmyRaised",
    "AwardDefied",
    "AwardObeyed",
    "BattleFought",
    "CallAnswered",
    "CallMade",
    "CapitalMoved",
    "CeilingBroken",
    "CeilingExceeded",
    "CharterAmended",
    "CivilWarBroke",
    "CivilWarEnded",
    "ConscriptionChanged",
    "ContingentSent",
    "CovenantBreached",
    "CovertActDone",
    "CovertActExposed",
    "CrisisLapsed",
    "DemandAnswered",
    "DemandMade",
    "Event",
    "ForceArrived",
    "ForceDisbanded",
    "FortRaised",
    "GameEnded",
    "GiftSent",
    "GrowthRedrawn",
    "LegitimacyChanged",
    "MediationAnswered",
    "MediationOffered",
    "MemberJoined",
    "MemberLeft",
    "MisfortuneStruck",
    "MotionDecided",
    "NoticeGiven",
    "OrderRefused",
    "PactDissolved",
    "PactFounded",
    "PeaceMade",
    "PeaceRefused",
    "PledgeGiven",
    "PowerEntered",
    "PracticeLearned",
    "PracticeSpread",
    "ProposalMade",
    "ProposalRefused",
    "ProvinceCeded",
    "ProvinceOccupied",
    "ProvocationFelt",
    "QuotaShort",
    "RecognitionGranted",
    "RecognitionWithheld",
    "RegimeTurned",
    "RevoltBroke",
    "SanctionsLaid",
    "SanctionsLifted",
    "SpoilsShared",
    "SpyReported",
    "StateDied",
    "StateReturned",
    "StateWithdrew",
    "TreatyBroken",
    "TreatyEnded",
    "TreatySigned",
    "TreatySurfaced",
    "TrustChanged",
    "TurnOpened",
    "UnrestStirred",
    "VoteCast",
    "WarBegan",
    "WarDeterred",
    "WarEnded",
    "WarJoined",
]

Event = (
    OrderRefused | TurnOpened | ArmyRaised | ForceDisbanded | ConscriptionChanged | PracticeLearned | FortRaised
    | GiftSent | ProposalMade | ProposalRefused | TreatySigned | TreatyEnded | TreatyBroken | PactFounded
    | PactDissolved | MemberJoined | NoticeGiven | MemberLeft | QuotaShort | VoteCast | MotionDecided
    | SanctionsLaid | SanctionsLifted | ArbitrationAwarded | AwardObeyed | AwardDefied | CeilingExceeded
    | CovenantBreached | ContingentSent | CharterAmended | RecognitionWithheld | RecognitionGranted
    | LegitimacyChanged | DemandMade | DemandAnswered | PledgeGiven
    | CrisisLapsed | WarDeterred | WarBegan | CallMade | CallAnswered | WarJoined | ForceArrived | BattleFought
    | ProvinceOccupied | PeaceRefused | PeaceMade | StateWithdrew | WarEnded | ProvinceCeded | CapitalMoved
    | StateDied | RevoltBroke | StateReturned | RegimeTurned | GrowthRedrawn | TrustChanged | GameEnded
    | CivilWarBroke | CivilWarEnded | PowerEntered | MisfortuneStruck | PracticeSpread
    | TreatySurfaced | CeilingBroken | CovertActDone | CovertActExposed | SpyReported | UnrestStirred
    | ProvocationFelt | MediationOffered | MediationAnswered | AllyReleased | SpoilsShared
)  # fmt: skip
