"""A game of Greece put into a state in which something lies before Athens: a demand, a motion, letters, a call."""

from dataclasses import replace

from game.chronicle.entry import Entry
from game.kit.dice import Dice
from game.match.match import Match
from game.match.setup import Setup
from game.rules import crises
from game.rules.draft import Docket, Draft
from game.scenarios.charters import load_charter
from game.ui.desk import Desk
from game.world.conflicts import (
    Aim,
    AimKind,
    Belligerent,
    Call,
    JoinReason,
    PeaceOffer,
    Settlement,
    Side,
    Stage,
    War,
    WarCause,
)
from game.world.events import LegitimacyChanged
from game.world.pacts import Arbitration, Charter, Covers, Pact, Trigger, Vote
from game.world.reasons import Motive
from game.world.sheets import MakeDemand
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import Phase, Proposal, World

MEMBERS = ("ATH", "SPA", "COR", "MEG", "ERE", "AEG", "THE", "THS", "ARG", "NAX")
TURN = 6


def charter(trigger: Trigger = Trigger.COUNCIL, vote: Vote = Vote.MAJORITY) -> Charter:
    """The Hellenic League with a council that votes, and a veto."""
    league = load_charter("hellenic_league_481bce").charter
    return replace(league, trigger=trigger, vote=vote, parties_vote=True, permanent_veto=True, covers=Covers.BOTH)


def _world(world: World) -> World:
    pact = Pact("pact1", charter(), "SPA", 3, dict.fromkeys(MEMBERS, 2), legitimacy=62, permanent=("SPA",))
    return replace(world, turn=TURN, pacts={"pact1": pact})


def _with_court(world: World) -> World:
    """Persia a member too, and a court for those who ask."""
    pact = world.pacts["pact1"]
    court = replace(pact.charter, arbitration=Arbitration.OPTIONAL)
    return replace(world, pacts={"pact1": replace(pact, charter=court, members={**pact.members, "PER": 2})})


def _demanded(world: World, demander: str, target: str) -> World:
    draft, docket = Draft(world, Dice(3)), Docket()
    docket.add(demander, MakeDemand(target, Aim(AimKind.CLIENTAGE), Motive.GAIN))
    crises.make_demands(draft, docket)
    return draft.close(phase=Phase.DISPATCHES)


def _at_war(world: World) -> World:
    """Persia on Eretria, Aegina on Athens; letters of four kinds."""
    aim = Aim(AimKind.CLIENTAGE)

    def war(id: str, attacker: str, defender: str) -> War:
        sides = (
            Belligerent(attacker, Side.ATTACK, 5, JoinReason.AGGRESSOR, Motive.GAIN),
            Belligerent(defender, Side.DEFENCE, 5, JoinReason.TARGET, Motive.SECURITY),
        )
        return War(id, "The war", 5, WarCause.SURPRISE, Motive.GAIN, attacker, defender, aim, sides)

    bond = next(t.id for t in world.treaties.values() if set(t.parties) == {"ATH", "ERE"})
    treaties = {bond: replace(world.treaties[bond], consultative=False)}
    proposals = (
        Proposal("p90", "SPA", "ATH", Treaty("t99", TreatyKind.DEFENCE, "SPA", "ATH", TURN, against="PER")),
        Proposal("p91", "PER", "ATH", Treaty("t98", TreatyKind.CLIENTAGE, "PER", "ATH", TURN, follows=True)),
        Proposal("p92", "SYR", "ATH", None, "pact9", charter(), ("ATH", "CRC")),
    )
    indemnity = Settlement(indemnity=4000, payer="AEG", payee="ATH")
    return replace(
        world,
        phase=Phase.DISPATCHES,
        treaties={**world.treaties, **treaties},
        wars={"w5": war("w5", "PER", "ERE"), "w6": war("w6", "AEG", "ATH")},
        calls={"k1": Call("k1", "w5", "ATH", "ERE", "PER", Side.DEFENCE, JoinReason.TREATY, bond)},
        offers={"o1": PeaceOffer("o1", "w6", "AEG", "ATH", indemnity)},
        proposals={one.id: one for one in proposals},
    )


def desk(case: str) -> Desk:
    """The desk of Athens.

    `demand`, `court` (the same under a court), `pledge` (Eretria is pressed), `own` (Aegina refused us), `letters`.
    """
    match = Match.begin(Setup(scenario="greece_499bce", seed=7, players=("ATH",)))
    world = _world(match.chronicle.world)
    if case == "letters":
        world = _at_war(world)
    else:
        if case == "court":
            world = _with_court(world)
        parties = {"demand": ("PER", "ATH"), "court": ("PER", "ATH"), "pledge": ("PER", "ERE"), "own": ("ATH", "AEG")}[
            case
        ]
        world = _demanded(world, *parties)
    if case == "own":
        crisis = next(iter(world.crises.values()))
        world = replace(world, phase=Phase.ORDERS, crises={crisis.id: replace(crisis, stage=Stage.REFUSED)})
    moved = LegitimacyChanged(id=9001, turn=4, pact="pact1", before=60, after=62, why="a breach answered")
    match.chronicle.add(Entry(TURN, "orders", (), (), (moved,), world))
    return Desk(match, "ATH")
