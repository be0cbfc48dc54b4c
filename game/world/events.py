"""Events: what happened, in the past tense; a closed union (architecture.md).

Each has an `id` unique in the game, the turn, the event that caused it
(`because`), and an audience (`None` means all). A report walks `because`
from a battle back to the first demand. The records lie in modules by
subject; all others take them from here.
"""

from game.world.events_diplomacy import (
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
    BattleFought,
    CallAnswered,
    CallMade,
    ForceArrived,
    PeaceMade,
    PeaceRefused,
    ProvinceOccupied,
    StateWithdrew,
    WarBegan,
    WarEnded,
    WarJoined,
)

__all__ = [
    "ArbitrationAwarded",
    "ArmyRaised",
    "AwardDefied",
    "AwardObeyed",
    "BattleFought",
    "CallAnswered",
    "CallMade",
    "CapitalMoved",
    "CeilingExceeded",
    "CharterAmended",
    "CivilWarBroke",
    "CivilWarEnded",
    "ConscriptionChanged",
    "ContingentSent",
    "CovenantBreached",
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
    "QuotaShort",
    "RecognitionGranted",
    "RecognitionWithheld",
    "RegimeTurned",
    "RevoltBroke",
    "SanctionsLaid",
    "SanctionsLifted",
    "StateDied",
    "StateReturned",
    "StateWithdrew",
    "TreatyBroken",
    "TreatyEnded",
    "TreatySigned",
    "TrustChanged",
    "TurnOpened",
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
)  # fmt: skip
