"""Words given, kept and broken: calls, pledges, broken treaties, and the wars that pledges prevented."""

from dataclasses import dataclass

from game.report.records.chapters import Answered, Deterred, Faith, PledgeLine
from game.report.source import Source
from game.report.telling.why import weighed_course
from game.report.telling.years import year_text
from game.world.events import CallAnswered, DemandMade, PledgeGiven, TreatyBroken, TrustChanged, WarBegan, WarDeterred
from game.world.reasons import Decision
from game.world.worlds import World

__all__ = ["answered_calls", "deterred_wars", "faith_of", "pledge_lines"]


@dataclass(frozen=True)
class _Memory:
    """Looks up what a state weighed, what its answer did to its name, and who had spoken in the crisis."""

    decisions: dict[tuple[str, str], Decision]
    trust: dict[tuple[int, str, str], int]
    pledged: frozenset[tuple[str, str, str]]


def _memory(source: Source) -> _Memory:
    decisions = {(d.seat, about): d for step in source.steps for d in step.decisions for about in d.about}
    trust: dict[tuple[int, str, str], int] = {}
    for event in source.of(TrustChanged):
        if event.because is not None:
            place = (event.because, event.of, event.about)
            trust[place] = trust.get(place, 0) + event.after - event.before
    war_of = {e.crisis: e.war for e in source.of(WarBegan) if e.crisis}
    pledged = frozenset((war_of[e.crisis], e.state, e.friend) for e in source.of(PledgeGiven) if e.crisis in war_of)
    return _Memory(decisions, trust, pledged)


def answered_calls(source: Source) -> tuple[Answered, ...]:
    """Every call and its answer, with the reason given then and what was truly weighed."""
    memory = _memory(source)
    return tuple(_answered(event, source, memory) for event in source.of(CallAnswered))


def _answered(event: CallAnswered, source: Source, memory: _Memory) -> Answered:
    names = source.names
    decision = memory.decisions.get((event.state, event.call))
    motive = names.words.motive[event.motive]
    return Answered(
        call=event.call,
        war=event.war,
        war_name=names.war(event.war),
        state=event.state,
        friend=event.friend,
        clause=event.clause,
        clause_text=names.clause_title(event.clause, event.state),
        honoured=event.honoured,
        motive=event.motive,
        motive_text=motive.noun,
        stated=(decision.statement if decision else "") or motive.stated,
        had_pledged=event.had_pledged if (event.war, event.state, event.friend) in memory.pledged else None,
        turn=event.turn,
        year=year_text(source.system, event.turn),
        trust_change=memory.trust.get((event.id, event.friend, event.state), 0),
        event=event.id,
        weighed=_weighed(decision),
        forces=source.forces(event.state, event.turn),
    )


def _weighed(decision: Decision | None) -> tuple[tuple[str, int], ...]:
    course = weighed_course(decision) if decision else None
    terms = sorted(course.terms if course else (), key=lambda t: -abs(t.milli))
    return tuple((t.name, t.milli) for t in terms if t.milli)


def pledge_lines(source: Source, answers: tuple[Answered, ...]) -> tuple[PledgeLine, ...]:
    """Every pledge; kept or broken only where the crisis came to war and the state was called for the same friend."""
    war_of = {e.crisis: e.war for e in source.of(WarBegan) if e.crisis}
    answer_of = {(a.war, a.state, a.friend): a.honoured for a in answers}
    return tuple(
        PledgeLine(
            crisis=e.crisis,
            state=e.state,
            friend=e.friend,
            stands=e.stands,
            clause=e.clause,
            motive=e.motive,
            turn=e.turn,
            year=year_text(source.system, e.turn),
            kept=answer_of.get((war_of.get(e.crisis, ""), e.state, e.friend)) if e.stands else None,
            event=e.id,
        )
        for e in source.of(PledgeGiven)
    )


def deterred_wars(source: Source) -> tuple[Deterred, ...]:
    """Demands that would have become wars against the target alone."""
    demands = {e.crisis: e for e in source.of(DemandMade)}
    return tuple(_deterred(e, demands.get(e.crisis), source) for e in source.of(WarDeterred))


def _deterred(event: WarDeterred, demand: DemandMade | None, source: Source) -> Deterred:
    names = source.names
    pledges = [p for p in source.of(PledgeGiven) if p.crisis == event.crisis and p.friend == event.target]
    aim = names.aim(demand.aim) if demand else "what it asked for"
    return Deterred(
        crisis=event.crisis,
        turn=event.turn,
        year=year_text(source.system, event.turn),
        demander=event.demander,
        target=event.target,
        aim_text=aim,
        by=event.by,
        stood=tuple(p.state for p in pledges if p.stands),
        aside=tuple(p.state for p in pledges if not p.stands),
        text=(
            f"{names.state(event.demander)} demanded {aim} from {names.state(event.target)}. Its army was enough "
            f"against {names.state(event.target)} alone, not against those who stood by it: {names.states(event.by)}."
        ),
        event=event.id,
    )


def faith_of(source: Source, answers: tuple[Answered, ...], pledges: tuple[PledgeLine, ...]) -> tuple[Faith, ...]:
    """Each state's record; states that were never asked are left out unless they broke a treaty."""
    broken: dict[str, list[str]] = {}
    for event in source.of(TreatyBroken):
        text = f"{source.names.words.treaty[event.treaty_kind]} with {source.names.state(event.against)}"
        broken.setdefault(event.by, []).append(f"{text}, {year_text(source.system, event.turn)}")
    asked = {a.state for a in answers} | {p.state for p in pledges} | set(broken)
    rows = [
        Faith(
            state=state,
            calls=tuple(a.honoured for a in answers if a.state == state),
            pledges_stood=sum(p.stands for p in pledges if p.state == state),
            pledges_aside=sum(not p.stands for p in pledges if p.state == state),
            pledges_broken=sum(p.kept is False for p in pledges if p.state == state),
            treaties_broken=tuple(broken.get(state, ())),
            trust_then=mean_trust(source.start, state),
            trust_now=mean_trust(source.last, state),
        )
        for state in sorted(asked)
    ]
    return tuple(sorted(rows, key=lambda f: (-sum(f.calls), len(f.calls) - sum(f.calls), f.state)))


def mean_trust(world: World, state: str) -> int:
    """The trust that living others have in a state, in thousandths."""
    seen = [
        row[state].permille
        for other, row in world.trust.items()
        if other != state and state in row and other in world.states and world.states[other].alive
    ]
    return sum(seen) // len(seen) if seen else 0
