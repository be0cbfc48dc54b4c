"""The crises: every demand, who would have fought over it, what its author saw, and what became of it.

A war is deterred by the rules' own plain sum (game.rules.crises): the demander's army, weighed at the target's
capital, was enough against the target alone and not against those who stood by it. Whose pledge tipped it is found
by leaving each out in turn.
"""

from dataclasses import replace

from game.report.records.quarrels import CrisisChapter, Reckoned, Stand
from game.report.source import Source
from game.report.telling.naming import Names, brigades, own
from game.report.telling.years import year_text
from game.report.wars.eve import Eves, weighed_terms, weight_beside
from game.world.conflicts import Crisis
from game.world.events import (
    ArbitrationAwarded,
    CrisisLapsed,
    DemandAnswered,
    DemandMade,
    Event,
    PledgeGiven,
    WarBegan,
    WarDeterred,
)
from game.world.reasons import Motive
from game.world.sheets import DemandReply
from game.world.worlds import Phase

__all__ = ["crisis_chapters"]

_OF_CRISES = (DemandAnswered, PledgeGiven, ArbitrationAwarded, CrisisLapsed, WarDeterred, WarBegan)


def crisis_chapters(source: Source, eves: Eves) -> tuple[CrisisChapter, ...]:
    """Every demand of the game in order."""
    found: dict[str, list[Event]] = {}
    for event in source.events:
        if isinstance(event, _OF_CRISES) and event.crisis:
            found.setdefault(event.crisis, []).append(event)
    return tuple(_chapter(e, tuple(found.get(e.crisis, ())), source, eves) for e in source.of(DemandMade))


def _chapter(demand: DemandMade, events: tuple[Event, ...], source: Source, eves: Eves) -> CrisisChapter:
    names = source.names_at(demand.turn)
    crisis = eves.crises[demand.crisis]
    outcome, turn = _outcome(demand, events, source)
    reply = next((e.reply.value for e in reversed(events) if isinstance(e, DemandAnswered)), "")
    seen = None
    if outcome in ("war", "deterred", "lapsed"):
        estimated = outcome == "war" or (outcome == "deterred" and not source.is_large)
        seen = eves.balance(turn, crisis, estimated=estimated)
    stands = _stands(crisis, events, source, eves, turn)
    if outcome == "deterred" and seen is not None:
        stands = _tipping(stands, seen)
    told = CrisisChapter(
        crisis=demand.crisis,
        turn=demand.turn,
        year=year_text(source.system, demand.turn),
        demander=demand.demander,
        target=demand.target,
        aim_text=names.aim(demand.aim),
        motive=demand.motive,
        motive_text=names.words.motive[demand.motive].noun,
        reply=reply,
        outcome=outcome,
        outcome_text="",
        text="",
        stands=stands,
        seen=seen,
        war=next((e.war for e in events if isinstance(e, WarBegan)), None),
        event=demand.id,
    )
    return replace(told, outcome_text=_fate(told, source), text=_told(told, names, eves))


def _outcome(demand: DemandMade, events: tuple[Event, ...], source: Source) -> tuple[str, int]:
    """What became of a demand, and in which turn."""
    last: dict[type, Event] = {type(e): e for e in events}
    for kind, outcome in ((WarBegan, "war"), (WarDeterred, "deterred"), (CrisisLapsed, "lapsed")):
        if kind in last:
            return outcome, last[kind].turn
    answer, award = last.get(DemandAnswered), last.get(ArbitrationAwarded)
    if isinstance(answer, DemandAnswered) and answer.reply is DemandReply.CONCEDE:
        return "conceded", answer.turn
    if isinstance(award, ArbitrationAwarded) and award.binding:
        return "awarded", award.turn
    if demand.crisis in source.last.crises:
        return "open", source.last.turn
    if isinstance(award, ArbitrationAwarded) and not award.for_demander:
        return "dropped", award.turn
    return "void", demand.turn


def _stands(crisis: Crisis, events: tuple[Event, ...], source: Source, eves: Eves, turn: int) -> tuple[Stand, ...]:
    given = {e.state: e for e in events if isinstance(e, PledgeGiven)}
    sides = (("target", crisis.bound), ("demander", crisis.bound_to_demander))
    found = [
        _stand(crisis, state, side, clause, given.get(state), source, eves, turn)
        for side, bound in sides
        for state, clause in bound.items()
    ]
    return tuple(sorted(found, key=lambda s: (s.side == "demander", s.stands is not True, -s.forces, s.state)))


def _stand(
    crisis: Crisis,
    state: str,
    side: str,
    clause: str,
    given: PledgeGiven | None,
    source: Source,
    eves: Eves,
    turn: int,
) -> Stand:
    """One bound state's word; what it weighs is reckoned where the demander had the last word."""
    words, names = source.names.words, source.names
    decision = eves.decisions.get((state, "pledge", crisis.id))
    motive = words.motive[given.motive] if given else None
    world = eves.before(turn, Phase.ORDERS)
    stood = given is not None and given.stands
    weighs = stood and side == "target" and state in world.states
    return Stand(
        state=state,
        side=side,
        clause=clause,
        clause_text=names.clause_title(clause, state),
        stands=given.stands if given else None,
        share_permille=given.share_permille if given else 0,
        motive_text=motive.noun if motive else "",
        stated=((decision.statement if decision else "") or motive.stated) if motive else "",
        weighed=weighed_terms(decision),
        forces=source.forces(state, crisis.opened),
        weight=weight_beside(world, state, crisis.target, given.share_permille) if weighs and given else 0,
        event=given.id if given else None,
    )


def _tipping(stands: tuple[Stand, ...], seen: Reckoned) -> tuple[Stand, ...]:
    """Those without whose pledge alone the demander would have had enough."""
    return tuple(replace(s, tipped=s.weight > 0 and seen.weight_own >= seen.weight_pledged - s.weight) for s in stands)


def _fate(one: CrisisChapter, source: Source) -> str:
    """What became of it, in one sentence."""
    names = source.names
    demander, target = names.state(one.demander), names.state(one.target)
    if one.outcome == "void":
        gone = [s for s in (one.demander, one.target) if not source.last.states[s].alive]
        return f"It came to nothing: {names.state(gone[0])} is no more." if gone else "It came to nothing."
    if one.outcome == "awarded":
        award = next(e for e in source.of(ArbitrationAwarded) if e.crisis == one.crisis)
        return f"Their pact’s court found for {demander if award.for_demander else target}, and the award bound both."
    return {
        "war": f"{demander} attacked: {names.war(one.war)}.",
        "deterred": f"{demander} let the demand drop, facing those who had pledged to stand by {target}.",
        "lapsed": f"{target} refused, and {demander} let the demand drop.",
        "conceded": f"{target} gave way.",
        "dropped": f"A court’s opinion was for {target}, and {demander} let the demand drop.",
        "open": "It was still open when the record ends.",
    }[one.outcome]


def _told(one: CrisisChapter, names: Names, eves: Eves) -> str:
    """The sums in sentences; only those that this crisis bears."""
    parts = [_sums(one, names), _whose(one, names), _own_sum(one, names, eves)]
    return " ".join(p for p in parts if p)


def _sums(one: CrisisChapter, names: Names) -> str:
    if one.seen is None:
        return ""
    demander, target, seen = names.state(one.demander), names.state(one.target), one.seen
    start = f"Weighed at {own(target)} capital, {own(demander)} army came to {brigades(seen.weight_own, unit=False)}"
    if one.beside("target"):
        return (
            f"{start}, {target} alone to {brigades(seen.weight_alone, unit=False)}, and with those who stood by it to "
            f"{brigades(seen.weight_pledged, unit=False)}."
        )
    return f"{start} and {own(target)} to {brigades(seen.weight_alone, unit=False)}; nobody stood by {target}."


def _whose(one: CrisisChapter, names: Names) -> str:
    if one.outcome != "deterred":
        return ""
    tipped = [s.state for s in one.stands if s.tipped]
    stood = [s.state for s in one.beside("target")]
    if not tipped:
        return f"No single pledge was needed: any one of {names.states(stood)} could have stayed away."
    if len(tipped) == 1 and len(stood) > 1:
        return f"Without the pledge of {names.state(tipped[0])} that army would have been enough."
    if len(stood) == 1:
        return f"The pledge of {names.state(stood[0])} tipped that balance."
    return f"Without the pledge of any one of {names.states(tipped)} that army would have been enough."


def _own_sum(one: CrisisChapter, names: Names, eves: Eves) -> str:
    """What the demander's own reckoning said of the target alone (game.doctrines.aggression)."""
    decision = eves.decisions.get((one.demander, "crisis", one.crisis))
    if decision is None or not eves.source.is_over or one.outcome not in ("deterred", "lapsed") or not one.stands:
        return ""
    demander, target = names.state(one.demander), names.state(one.target)
    struck = next((o.struck for o in decision.options if o.struck), "")
    if struck:
        return f"{demander} {names.words.rule.get(struck, struck)}."
    if decision.motive is Motive.OVERMATCHED:
        if_alone = "had it stood alone" if one.beside("target") else "had it been sure that nobody would come"
        return f"By its own sum {demander} would have attacked {target}, {if_alone}."
    if decision.motive is Motive.COST and one.beside("target"):
        return f"By its own sum even {target} alone was not worth the price of a war."
    return ""
