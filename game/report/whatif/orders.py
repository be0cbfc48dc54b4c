"""Decisions made at Orders: demands, wars, lapses, pacts and words withdrawn, each with its opposite."""

from collections.abc import Iterator

from game.report.telling.naming import shortened
from game.report.whatif.answers import BEARING_TURNS
from game.report.whatif.phases import PhaseOnRecord, Said, Stake
from game.report.whatif.records import Reversal
from game.world import sheets as s
from game.world.conflicts import Side, War
from game.world.events import (
    CrisisLapsed,
    DemandMade,
    MemberJoined,
    TreatyEnded,
    WarBegan,
    WarDeterred,
    WarJoined,
)
from game.world.reasons import Decision, Motive, Option

__all__ = ["orders"]


def orders(phase: PhaseOnRecord) -> Iterator[Reversal]:
    """Every order that had an effect and every war let be, in the order of its kind."""
    for find in (_attacks, _lapses, _demands, _joins, _absences, _foundings, _applications, _withdrawals, _ended):
        yield from find(phase)


# -- crises and wars --------------------------------------------------------------------------


def _demands(phase: PhaseOnRecord) -> Iterator[Reversal]:
    made = {(e.demander, e.target): e for e in phase.of(DemandMade)}
    for seat, line in phase.lines(s.MakeDemand):
        event = made.get((seat, line.target))
        if event is None:
            continue
        who, target = phase.names.state(seat), phase.names.state(line.target)
        said = Said(
            f"{who} demanded {phase.names.aim(line.aim)} from {target}",
            f"{who} demands nothing",
            f"{who} demanded nothing",
        )
        stake = Stake(phase.wars.of_crisis.get(event.crisis, ""), seat, line.target)
        yield phase.reversal(
            seat, "demand", line.target, line, None, said, stake=stake, events=(event.id,),
            decision=phase.decision(seat, "demand", line.target),
        )  # fmt: skip


def _attacks(phase: PhaseOnRecord) -> Iterator[Reversal]:
    begun = {(e.attacker, e.defender): e for e in phase.of(WarBegan)}
    for seat, line in phase.lines(s.Attack):
        event = begun.get((seat, line.target))
        if event is None:
            continue
        who, target = phase.names.state(seat), phase.names.state(line.target)
        said = Said(f"{who} attacked {target}", f"{who} does not attack", f"{who} not attacked then")
        yield phase.reversal(
            seat, "attack", line.target, line, None, said, stake=Stake(event.war, seat, line.target),
            events=(event.id,), decision=phase.decision(seat, "crisis", line.crisis or ""),
        )  # fmt: skip


def _lapses(phase: PhaseOnRecord) -> Iterator[Reversal]:
    deterred = {e.crisis: e.id for e in phase.of(WarDeterred)}
    for event in phase.of(CrisisLapsed):
        crisis = phase.world.crises.get(event.crisis)
        if crisis is None:
            continue
        other = s.Attack(crisis.target, crisis.aim, crisis.id, crisis.motive)
        if not phase.allows(crisis.demander, other):
            continue
        who, target = phase.names.state(crisis.demander), phase.names.state(crisis.target)
        said = Said(f"{who} let its demand on {target} lapse", f"{who} attacks {target}", f"{who} attacked then")
        events = (event.id, deterred[crisis.id]) if crisis.id in deterred else (event.id,)
        yield phase.reversal(
            crisis.demander, "lapse", crisis.id, None, other, said, stake=phase.stake_of_crisis(crisis),
            events=events, decision=phase.decision(crisis.demander, "crisis", crisis.id),
        )  # fmt: skip


def _joins(phase: PhaseOnRecord) -> Iterator[Reversal]:
    joined = {(e.state, e.war): e for e in phase.of(WarJoined)}
    for seat, line in phase.lines(s.JoinWar):
        event, war = joined.get((seat, line.war)), phase.world.wars.get(line.war)
        if event is None or war is None:
            continue
        who, name, leader = phase.names.state(seat), phase.names.war(line.war), _leader(phase, war, line.side)
        said = Said(f"{who} joined the {name} uncalled, beside {leader}", f"{who} stays out", f"{who} stayed out")
        yield phase.reversal(
            seat, "join", line.war, line, None, said, stake=phase.stake_of_war(line.war), events=(event.id,),
            decision=phase.decision(seat, "join", line.war),
        )  # fmt: skip


def _absences(phase: PhaseOnRecord) -> Iterator[Reversal]:
    """Wars that a mind looked at and stayed out of: the side it came nearest to joining."""
    for decision in phase.entry.decisions:
        if decision.topic != "join" or decision.chosen != "stay out":
            continue
        war, course = phase.world.wars.get(decision.about[0]), _nearest(decision)
        if war is None or war.ended is not None or course is None:
            continue
        side = Side.DEFENCE if course.label == "join the defence" else Side.ATTACK
        other = s.JoinWar(war.id, side, Motive.COMMAND)
        if not phase.allows(decision.seat, other):
            continue
        who, name, leader = phase.names.state(decision.seat), phase.names.war(war.id), _leader(phase, war, side)
        said = Said(f"{who} stayed out of the {name}", f"{who} joins beside {leader}", f"{who} joined beside {leader}")
        yield phase.reversal(
            decision.seat, "absence", war.id, None, other, said, stake=phase.stake_of_war(war.id), decision=decision
        )


def _nearest(decision: Decision) -> Option | None:
    """The course that came nearest to being chosen."""
    return max((o for o in decision.options if o.label != "stay out"), key=lambda o: o.milli, default=None)


def _leader(phase: PhaseOnRecord, war: War, side: Side) -> str:
    return phase.names.state(war.attacker if side is Side.ATTACK else war.defender)


# -- pacts and treaties -----------------------------------------------------------------------


def _foundings(phase: PhaseOnRecord) -> Iterator[Reversal]:
    for seat, line in phase.lines(s.FoundPact):
        who = phase.names.state(seat)
        said = Said(
            f"{who} set out to found {line.charter.name} with {shortened(line.invited, phase.names)}",
            f"{who} founds no pact",
            f"{who} founded no pact",
        )
        decision = phase.decision(seat, "pact", line.invited[0]) if line.invited else None
        yield phase.reversal(seat, "found", line.charter.id, line, None, said, decision=decision)


def _applications(phase: PhaseOnRecord) -> Iterator[Reversal]:
    joined = {(e.state, e.pact): e.id for e in phase.of(MemberJoined)}
    for seat, line in phase.lines(s.ApplyToPact):
        who, pact = phase.names.state(seat), phase.names.pact(line.pact)
        event = joined.get((seat, line.pact))
        done = f"{who} joined {pact}" if event else f"{who} asked to join {pact}"
        yield phase.reversal(
            seat, "apply", line.pact, line, None, Said(done, f"{who} stays outside", f"{who} stayed outside"),
            stake=phase.stake_of_clause(line.pact, BEARING_TURNS), events=(event,) if event else (),
            decision=phase.decision(seat, "pact", line.pact),
        )  # fmt: skip


def _withdrawals(phase: PhaseOnRecord) -> Iterator[Reversal]:
    for seat, line in phase.lines(s.Withdraw):
        who, pact = phase.names.state(seat), phase.names.pact(line.pact)
        said = Said(f"{who} asked to leave {pact}", f"{who} stays in the pact", f"{who} stayed in the pact")
        yield phase.reversal(
            seat, "withdraw", line.pact, line, None, said, decision=phase.decision(seat, "pact", line.pact)
        )


def _ended(phase: PhaseOnRecord) -> Iterator[Reversal]:
    ended = {(e.by, e.treaty): e for e in phase.of(TreatyEnded)}
    for seat, line in phase.lines(s.Denounce):
        event, treaty = ended.get((seat, line.treaty)), phase.world.treaties.get(line.treaty)
        if event is None or treaty is None:
            continue
        who, other = phase.names.state(seat), phase.names.state(treaty.other(seat))
        kind = phase.names.words.treaty[treaty.kind]
        said = Said(
            f"{who} denounced its {kind} with {other}", f"{who} lets the treaty stand", f"{who} let the treaty stand"
        )
        yield phase.reversal(
            seat, "denounce", line.treaty, line, None, said, events=(event.id,),
            decision=phase.decision(seat, "treaty", line.treaty),
        )  # fmt: skip
