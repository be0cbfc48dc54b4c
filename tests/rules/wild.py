"""A wild seat: hands in many lines, some lawful and some not, from dice alone."""

from game.kit.dice import Dice
from game.measures.law import active_wars, clients_of, treaties_of
from game.world import sheets as s
from game.world.conflicts import Aim, AimKind, Settlement, Side
from game.world.covert import CovertAct
from game.world.pacts import Arbitration, Charter, Covers, Market, MotionKind, Sanctions, Trigger, Withdrawal
from game.world.treaties import TreatyKind
from game.world.worlds import Phase, World


def wild_sheet(world: World, seat: str, dice: Dice) -> s.Sheet:
    """Some lines for the phase the world waits for."""
    make = orders if world.phase is Phase.ORDERS else answers
    return s.Sheet(seat, tuple(make(world, seat, dice.within(world.turn, world.phase.value, seat))))


def orders(world: World, seat: str, dice: Dice) -> list[s.Line]:
    """One of everything, sometimes."""
    names = sorted(world.states)
    lands = sorted(world.provinces)
    other = names[dice.roll(len(names), "other")]
    own = [p.id for p in world.provinces.values() if p.owner == seat] or lands
    theirs = sorted(p.id for p in world.provinces.values() if p.owner == other)
    lines: list[s.Line] = [
        s.Levy(dice.roll(700, "levy")),
        s.Recruit(own[dice.roll(len(own), "own")], dice.roll(8, "n")),
    ]
    aims = [
        Aim(AimKind.PROVINCE, province=theirs[dice.roll(len(theirs), "aim")] if theirs else "nowhere"),
        Aim(AimKind.CLIENTAGE),
        Aim(AimKind.TRIBUTE, amount=dice.roll(900, "tribute")),
        Aim(AimKind.FREEDOM),
        Aim(AimKind.EXIT, treaty=next(iter(sorted(t.id for t in treaties_of(world, other))), None)),
    ]
    aim = aims[dice.roll(len(aims), "which aim")]
    for origin, tenths in sorted(world.forces.get(seat, {}).items()):
        goal = lands[dice.roll(len(lands), "goal", origin)]
        lines.append(s.March(origin, goal, 1 + dice.roll(tenths + 3, "tenths", origin)))
    own_crises = [c for c in world.crises.values() if c.demander == seat]
    for crisis in own_crises:
        if dice.chance(600, "attack", crisis.id):
            lines.append(s.Attack(crisis.target, crisis.aim, crisis.id))
    if dice.chance(400, "demand"):
        lines.append(s.MakeDemand(other, aim))
    if dice.chance(100, "surprise"):
        lines.append(s.Attack(other, aim))
    kinds = tuple(TreatyKind)
    lines.append(
        s.ProposeTreaty(
            kinds[dice.roll(len(kinds), "kind")],
            other,
            against=names[dice.roll(len(names), "against")] if dice.chance(300, "aimed") else None,
            senior=dice.chance(500, "senior"),
            unconditional=dice.chance(300, "chain"),
            secret=dice.chance(400, "secret"),
            spoils_permille=dice.roll(1100, "spoils"),
            ceiling_tenths=dice.roll(60, "ceiling"),
            their_ceiling_tenths=dice.roll(60, "their ceiling"),
            inspected=dice.chance(500, "inspected"),
        )
    )
    for treaty in treaties_of(world, seat):
        if dice.chance(50, "denounce", treaty.id):
            lines.append(s.Denounce(treaty.id))
    if dice.chance(100, "found"):
        lines.append(s.FoundPact(wild_charter(dice), tuple(n for n in names if n != seat)))
    for pact in sorted(world.pacts):
        lines.append(s.ApplyToPact(pact))
        lines.append(s.PutMotion(pact, tuple(MotionKind)[dice.roll(6, "motion")], other))
        lines += [s.PutMotion(pact, MotionKind.AMEND, seat, charter=wild_charter(dice))] * dice.roll(2, "amend", pact)
        if dice.chance(100, "leave", pact):
            lines.append(s.Withdraw(pact))
    for war in active_wars(world):
        if dice.chance(150, "join", war.id):
            lines.append(s.JoinWar(war.id, tuple(Side)[dice.roll(2, "side", war.id)]))
        terms = Settlement(
            {theirs[0]: seat} if theirs else {}, indemnity=dice.roll(200, "indemnity"), payer=other, payee=seat
        )
        lines.append(s.OfferPeace(war.id, other, terms, dice.chance(300, "separate")))
        lines.append(s.OfferPeace(war.id, war.attacker, Settlement(clients={seat: war.attacker}), False))
        lines.append(s.Mediate(war.id, Settlement() if dice.chance(500, "white", war.id) else terms))
        lines.append(s.ReleaseAlly(war.id, other))
    acts = tuple(CovertAct)
    second = names[dice.roll(len(names), "second")] if dice.chance(700, "two") else None
    lines.append(s.Covert(acts[dice.roll(len(acts), "act")], other, second, dice.roll(900, "spend")))
    lines += [s.Gift(other, dice.roll(500, "gift")), s.Conscript(dice.roll(5, "conscript")), s.Emulate()]
    lines += [s.Fortify(own[0]), s.Disband(own[0], dice.roll(5, "home")), s.Levy(True), s.Recruit(own[0], -5)]
    if clients_of(world, seat):
        lines.append(s.Gift(clients_of(world, seat)[0], 10))
    return lines


def wild_charter(dice: Dice) -> Charter:
    """Terms at random, not all of which can stand together."""
    return Charter(
        "wild",
        "Wild Pact",
        covers=tuple(Covers)[dice.roll(3, "covers")],
        trigger=tuple(Trigger)[dice.roll(3, "trigger")],
        sanctions=tuple(Sanctions)[dice.roll(3, "sanctions")],
        withdrawal=tuple(Withdrawal)[dice.roll(3, "withdrawal")],
        arbitration=tuple(Arbitration)[dice.roll(3, "arbitration")],
        arms_ceiling_permille=dice.roll(200, "ceiling"),
        market=tuple(Market)[dice.roll(3, "market")],
        open_covenants=dice.chance(500, "open"),
        standing_permille=dice.roll(320, "standing"),
        non_recognition=dice.chance(500, "titles"),
    )


def answers(world: World, seat: str, dice: Dice) -> list[s.Line]:
    """An answer to most of what lies on the docket, and to some things that do not."""
    lines: list[s.Line] = [s.AnswerPeace("o999", True), s.Levy(100)]
    for letter in sorted(world.proposals):
        lines.append(s.AnswerProposal(letter, dice.chance(600, letter)))
    for crisis in sorted(world.crises):
        lines.append(s.AnswerDemand(crisis, tuple(s.DemandReply)[dice.roll(4, crisis)]))
        lines.append(s.AnswerPledge(crisis, dice.chance(600, "pledge", crisis), dice.roll(1200, "share", crisis)))
    for call in sorted(world.calls):
        lines.append(s.AnswerCall(call, dice.chance(600, call)))
    for motion in sorted(world.motions):
        lines.append(s.CastVote(motion, tuple(s.Ballot)[dice.roll(4, motion)]))
    for offer in sorted(world.offers):
        lines.append(s.AnswerPeace(offer, dice.chance(400, offer)))
    return lines
