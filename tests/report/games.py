"""A game written by hand: a crisis deterred, then the War for Attica, in which each kind of part is played once."""

from dataclasses import replace

from game.chronicle.entry import OPENING, Entry
from game.chronicle.header import Header
from game.chronicle.record import Chronicle
from game.world.conflicts import (
    Aim,
    AimKind,
    Belligerent,
    JoinReason,
    Outcome,
    Settlement,
    Side,
    War,
    WarCause,
)  # fmt: skip
from game.world.covert import CovertAct
from game.world.events import (
    BattleFought,
    CallAnswered,
    CallMade,
    CovertActDone,
    CrisisLapsed,
    DemandAnswered,
    DemandMade,
    Event,
    GameEnded,
    GiftSent,
    LegitimacyChanged,
    PledgeGiven,
    StateDied,
    TreatyBroken,
    TrustChanged,
    WarBegan,
    WarDeterred,
    WarEnded,
    WarJoined,
)  # fmt: skip
from game.world.pacts import Contribution, Pact
from game.world.reasons import Decision, Motive, Option, Term
from game.world.sheets import DemandReply
from game.world.worlds import Phase, World
from tests.report.small_world import at, small_world

PEACE = Settlement(indemnity=600, payer="PER", payee="ATH")
SUBMIT = Aim(AimKind.CLIENTAGE)


def _first_crisis() -> tuple[Event, ...]:
    return (DemandMade(id=1, turn=2, crisis="c0", demander="PER", target="COR", aim=SUBMIT, motive=Motive.GAIN),)


def _first_answers() -> tuple[Event, ...]:
    return (
        DemandAnswered(id=2, turn=2, because=1, crisis="c0", demander="PER", target="COR", reply=DemandReply.REFUSE,
                       motive=Motive.HOPE),
        PledgeGiven(id=3, turn=2, because=1, crisis="c0", state="SPA", friend="COR", stands=True, share_permille=750,
                    clause="p1", motive=Motive.DUTY),
        PledgeGiven(id=4, turn=2, because=1, crisis="c0", state="ATH", friend="COR", stands=False, share_permille=0,
                    clause="p1", motive=Motive.BUCK_PASSING),
    )  # fmt: skip


def _lapse_and_demand() -> tuple[Event, ...]:
    return (
        CrisisLapsed(id=5, turn=3, because=2, crisis="c0", demander="PER", target="COR"),
        WarDeterred(id=6, turn=3, because=5, crisis="c0", demander="PER", target="COR", by=("SPA",)),
        DemandMade(id=7, turn=3, crisis="c1", demander="PER", target="ATH", aim=SUBMIT, motive=Motive.GAIN),
    )


def _second_answers() -> tuple[Event, ...]:
    pledge = {"turn": 3, "because": 7, "crisis": "c1", "friend": "ATH"}
    return (
        DemandAnswered(id=8, turn=3, because=7, crisis="c1", demander="PER", target="ATH", reply=DemandReply.APPEAL,
                       motive=Motive.SECURITY),
        PledgeGiven(id=9, state="SPA", stands=True, share_permille=500, clause="p1", motive=Motive.DUTY, **pledge),
        PledgeGiven(id=10, state="THE", stands=True, share_permille=500, clause="t1", motive=Motive.DUTY, **pledge),
        PledgeGiven(id=11, state="COR", stands=False, share_permille=0, clause="p1", motive=Motive.DISTANCE, **pledge),
    )  # fmt: skip


def _war_begins() -> tuple[Event, ...]:
    return (
        WarBegan(id=12, turn=4, because=8, war="w1", name="The War for Attica", attacker="PER", defender="ATH",
                 aim=SUBMIT, cause=WarCause.DEMAND_REFUSED, motive=Motive.GAIN, crisis="c1"),
        WarJoined(id=13, turn=4, because=12, war="w1", state="MAC", side=Side.ATTACK, reason=JoinReason.CLIENT_DUTY,
                  motive=Motive.DUTY, clause="t2"),
        *(CallMade(id=14 + n, turn=4, because=12, call=f"k{s}", war="w1", to=s, friend="ATH", clause=c,
                   reason=JoinReason.PACT if c == "p1" else JoinReason.TREATY)
          for n, (s, c) in enumerate((("SPA", "p1"), ("COR", "p1"), ("THE", "t1")))),
    )  # fmt: skip


def _calls_answered() -> tuple[Event, ...]:
    call = {"turn": 4, "war": "w1", "friend": "ATH"}
    return (
        CallAnswered(id=17, because=14, call="kSPA", state="SPA", clause="p1", honoured=True, motive=Motive.DUTY,
                     had_pledged=True, **call),
        CallAnswered(id=18, because=15, call="kCOR", state="COR", clause="p1", honoured=True, motive=Motive.INSTITUTION,
                     had_pledged=False, **call),
        CallAnswered(id=19, because=16, call="kTHE", state="THE", clause="t1", honoured=False,
                     motive=Motive.OVERMATCHED, had_pledged=True, **call),
        TreatyBroken(id=20, turn=4, because=19, treaty="t1", treaty_kind=small_world().treaties["t1"].kind, by="THE",
                     against="ATH"),
        TrustChanged(id=21, turn=4, because=19, of="ATH", about="THE", before=50, after=32, why="reneged"),
        WarJoined(id=22, turn=4, because=17, war="w1", state="SPA", side=Side.DEFENCE, reason=JoinReason.PACT,
                  motive=Motive.DUTY, clause="p1"),
        WarJoined(id=23, turn=4, because=18, war="w1", state="COR", side=Side.DEFENCE, reason=JoinReason.PACT,
                  motive=Motive.INSTITUTION, clause="p1"),
        LegitimacyChanged(id=24, turn=4, because=17, pact="p1", before=60, after=68, why="the breach was answered"),
        BattleFought(id=25, turn=4, because=12, war="w1", province="athens", attackers={"PER": 300, "MAC": 60},
                     defenders={"ATH": 120}, lost={"PER": 40, "MAC": 15, "ATH": 45}, ratio_permille=2400,
                     won=Side.ATTACK),
    )  # fmt: skip


def _fed() -> tuple[Event, ...]:
    """Thebes stays out and pays both sides, Athens openly; Sparta fights and gives to its friend."""
    return (
        GiftSent(id=30, turn=5, giver="THE", to="ATH", amount=300, motive=Motive.BLEED, war="w1", side=Side.DEFENCE),
        GiftSent(id=31, turn=5, giver="THE", to="ATH", amount=250, motive=Motive.BLEED, war="w1", side=Side.DEFENCE),
        GiftSent(id=32, turn=5, giver="SPA", to="ATH", amount=90, motive=Motive.DUTY, war="w1", side=Side.DEFENCE),
        CovertActDone(id=33, turn=5, audience=("THE", "PER"), act=CovertAct.SUBSIDISE, author="THE", target="PER",
                      against="ATH", amount=400, succeeded=True, motive=Motive.BLEED, war="w1", side=Side.ATTACK),
    )  # fmt: skip


def answered_pact() -> Pact:
    """The league once its case is noted: two came with half of twelve brigades, for a quota of three in ten."""
    cases = (Contribution(4, "w1", "ATH", member, 36, 60, True) for member in ("SPA", "COR"))
    return replace(small_world().pacts["p1"], contributions=tuple(cases))


def _last_battle() -> tuple[Event, ...]:
    return (
        BattleFought(id=26, turn=5, because=25, war="w1", province="corinth", attackers={"PER": 220},
                     defenders={"ATH": 60, "SPA": 110, "COR": 100}, lost={"PER": 55, "SPA": 25, "COR": 10, "ATH": 15},
                     ratio_permille=800, won=Side.DEFENCE),
        WarEnded(id=27, turn=5, because=26, war="w1", outcome=Outcome.DEFENDER_WON, terms=PEACE),
    )  # fmt: skip


def _part(state: str, side: Side, reason: JoinReason, lost: int, clause: str | None = None) -> Belligerent:
    motive = Motive.GAIN if reason is JoinReason.AGGRESSOR else Motive.DUTY
    return Belligerent(state, side, 4, reason, motive, clause, lost=lost, share_permille=500)


def war_for_attica() -> War:
    """The war as the world keeps it once it is over."""
    return War(
        id="w1",
        name="The War for Attica",
        began=4,
        cause=WarCause.DEMAND_REFUSED,
        motive=Motive.GAIN,
        attacker="PER",
        defender="ATH",
        aim=SUBMIT,
        crisis="c1",
        battles=2,
        belligerents=(
            _part("PER", Side.ATTACK, JoinReason.AGGRESSOR, 95),
            _part("MAC", Side.ATTACK, JoinReason.CLIENT_DUTY, 15, "t2"),
            _part("ATH", Side.DEFENCE, JoinReason.TARGET, 60),
            _part("SPA", Side.DEFENCE, JoinReason.PACT, 25, "p1"),
            _part("COR", Side.DEFENCE, JoinReason.PACT, 10, "p1"),
        ),
        ended=5,
        outcome=Outcome.DEFENDER_WON,
        baited_by="THE",
    )


def _decision() -> Decision:
    terms = (Term("cost", -9000), Term("bind", 2500), Term("appetite", -1500))
    options = (Option("renege", 0), Option("honour", -8000, terms))
    return Decision("THE", "call", ("kTHE",), options, "honour", Motive.OVERMATCHED, public=True)


def played_game() -> Chronicle:
    """Six turns: a war deterred in 498, a war from 496 to 495 BCE."""
    start = small_world()
    fighting = replace(war_for_attica(), ended=None, outcome=None)
    beaten = {**start.forces, "PER": {"sardis": 305}, "ATH": {"athens": 60}, "THE": {"thebes": 150}}
    treaties, pacts = {"t2": start.treaties["t2"]}, {"p1": answered_pact()}
    book = Chronicle.begin(
        Header(scenario="greece_499bce", seed=7, turns=6, seats={"ATH": "player", "PER": "jackal"}),
        Entry(1, OPENING, (), (), (), start),
    )
    quiet: tuple[tuple[int, tuple[Event, ...], tuple[Event, ...], World], ...] = (
        (1, (), (), at(start, 2)),
        (2, _first_crisis(), _first_answers(), at(start, 3)),
        (3, _lapse_and_demand(), _second_answers(), at(start, 4)),
        (4, _war_begins(), _calls_answered(), at(start, 5, wars={"w1": fighting}, treaties=treaties, pacts=pacts)),
        (
            5,
            _fed(),
            _last_battle(),
            at(start, 6, forces=beaten, wars={"w1": war_for_attica()}, treaties=treaties, pacts=pacts),
        ),
    )
    before = start
    for turn, orders, dispatches, after in quiet:
        middle = replace(before, turn=turn, phase=Phase.DISPATCHES)
        book.add(Entry(turn, Phase.ORDERS, (), (), orders, middle))
        decisions = (_decision(),) if turn == 4 else ()
        book.add(Entry(turn, Phase.DISPATCHES, (), decisions, dispatches, after))
        before = after
    over = replace(before, phase=Phase.OVER, ended_by="last_turn")
    book.add(Entry(6, Phase.ORDERS, (), (), (GameEnded(id=28, turn=6, how="last_turn"),), over))
    return book


def hegemony_game() -> Chronicle:
    """The same war, but it ends the game: the player's state is no more, and Persia has a hegemon's share."""
    played = played_game()
    *before, last = played.steps
    book = Chronicle.begin(played.header, before[0])
    for entry in before[1:]:
        book.add(entry)
    world = last.world
    land = {p: replace(one, owner="PER") if one.owner == "ATH" else one for p, one in world.provinces.items()}
    fallen = {**world.states, "ATH": replace(world.states["ATH"], alive=False)}
    over = replace(world, provinces=land, states=fallen, ended_by="hegemony")
    ends = (
        StateDied(id=28, turn=6, state="ATH", by="PER"),
        GameEnded(id=29, turn=6, how="hegemony", hegemon="PER"),
    )
    book.add(Entry(6, Phase.ORDERS, (), (), ends, over))
    return book
