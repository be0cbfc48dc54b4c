"""The pacts: how each lived, what fell under its charter, who answered, and who enjoyed it for less than the quota."""

from collections import Counter

from game.measures.burdens import burdens
from game.report.records.chapters import Answered, Free, PactChapter, Part, Share
from game.report.source import Source
from game.report.telling.naming import Names, calls_kept
from game.report.telling.years import span_text, year_text
from game.world.events import MotionDecided, PactDissolved, PactFounded, QuotaShort
from game.world.pacts import Contribution, MotionKind, Pact, Vote

__all__ = ["pact_chapters"]


def pact_chapters(source: Source, answers: tuple[Answered, ...]) -> tuple[PactChapter, ...]:
    """A chapter for every pact, in the order of founding."""
    pacts = sorted(source.pacts.values(), key=lambda p: (p.founded, p.id))
    return tuple(_chapter(pact, source, tuple(a for a in answers if a.clause == pact.id)) for pact in pacts)


def _chapter(pact: Pact, source: Source, answers: tuple[Answered, ...]) -> PactChapter:
    names = source.names
    dissolved = next((e.turn for e in source.of(PactDissolved) if e.pact == pact.id), None)
    founded = next((e for e in source.of(PactFounded) if e.pact == pact.id), None)
    cases = _cases(answers, source)
    curve = tuple(w.pacts[pact.id].legitimacy if pact.id in w.pacts else None for w in source.snapshots)
    return PactChapter(
        id=pact.id,
        name=names.pact(pact.id),
        founded=pact.founded,
        dates=span_text(source.system, max(pact.founded, 1), dissolved or source.last.turn),
        founder=founded.founder if founded else pact.leader,
        members=_ever_members(pact.id, source),
        legitimacy=curve,
        cases=cases,
        riders=_riders(pact, source),
        motions=_motions(pact, source),
        summary=_summary(pact, names, cases, curve, dissolved is not None, _acts(pact, source)),
        last_members=tuple(sorted(pact.members)) if pact.id in source.last.pacts else (),
    )


def _acts(pact: Pact, source: Source) -> list[MotionDecided]:
    """The motions to act against an attacker, in order."""
    return [e for e in source.of(MotionDecided) if e.pact == pact.id and e.motion_kind is MotionKind.ACT]


def _motions(pact: Pact, source: Source) -> tuple[str, ...]:
    """What the council decided; a motion lost again and again in the same way is one line."""
    found: dict[tuple[object, ...], list[MotionDecided]] = {}
    for event in source.of(MotionDecided):
        if event.pact == pact.id:
            again = (event.motion_kind, event.about, event.vetoed_by) if not event.carried else (event.id,)
            found.setdefault(again, []).append(event)
    return tuple(_motion(group, pact, source) for group in found.values())


def _motion(group: list[MotionDecided], pact: Pact, source: Source) -> str:
    first, last, names = group[0], group[-1], source.names
    motion = names.words.motion[first.motion_kind].format(about=names.state(first.about))
    fate = "carried" if first.carried else f"vetoed by {names.state(first.vetoed_by)}" if first.vetoed_by else "lost"
    when = year_text(source.system, first.turn)
    if len(group) == 1:
        return f"{when}: The motion {motion} was {fate}, {_vote(first, pact)}"
    span = span_text(source.system, first.turn, last.turn)
    return f"{span}: The motion {motion} was {fate} {len(group)} times, at last by {_vote(last, pact)}"


def _vote(event: MotionDecided, pact: Pact) -> str:
    """The count, and why more votes than the other side’s were not enough, or fewer were."""
    count = f"{event.yes} to {event.no}"
    if pact.charter.vote is Vote.WEIGHTED:
        count += " by weight of power"
    if event.vetoed_by or event.carried == (event.yes > event.no):
        return count
    if pact.charter.vote is Vote.LEADER:
        return f"{count}, its leader {'voting' if event.carried else 'not voting'} for it"
    return f"{count}, {'enough under its charter' if event.carried else 'fewer than its charter asks'}"


def _ever_members(pact: str, source: Source) -> tuple[str, ...]:
    lives = (step.world.pacts[pact] for step in source.steps if pact in step.world.pacts)
    return tuple(sorted({member for life in lives for member in life.members}))


def _cases(answers: tuple[Answered, ...], source: Source) -> tuple[Part, ...]:
    """One case for each war and victim that the charter covered."""
    found: dict[tuple[str, str], list[Answered]] = {}
    for answer in answers:
        found.setdefault((answer.war, answer.friend), []).append(answer)
    return tuple(
        Part(
            war=war,
            war_name=source.names.war(war),
            year=given[0].year,
            victim=victim,
            honoured=tuple(a.state for a in given if a.honoured),
            reneged=tuple(a.state for a in given if not a.honoured),
        )
        for (war, victim), given in found.items()
    )


def _riders(pact: Pact, source: Source) -> tuple[Free, ...]:
    """Promised and delivered by each member over the pact's whole life, and its quota found short."""
    short = Counter(e.state for e in source.of(QuotaShort) if e.pact == pact.id)
    world = next((step.world for step in reversed(source.steps) if pact.id in step.world.pacts), source.last)
    cases = _contributions(pact.id, source)
    return tuple(
        Free(
            one.member,
            one.cases,
            one.promised,
            one.delivered,
            short[one.member],
            tuple(_share(c, source) for c in cases if c.member == one.member),
        )
        for one in burdens(world, pact.id, cases)
        if one.cases or short[one.member]
    )


def _contributions(pact: str, source: Source) -> tuple[Contribution, ...]:
    """Every case the pact ever noted: its own memory is short, the chronicle's is not."""
    lives = (step.world.pacts[pact] for step in source.steps if pact in step.world.pacts)
    return tuple(dict.fromkeys(case for life in lives for case in life.contributions))


def _share(case: Contribution, source: Source) -> Share:
    return Share(
        turn=case.turn,
        year=year_text(source.system, case.turn),
        war=case.war,
        war_name=source.names.war(case.war),
        friend=case.friend,
        promised=case.promised,
        delivered=case.delivered,
        honoured=case.honoured,
    )


def _opening(name: str) -> str:
    """A name at the start of a sentence."""
    return name[:1].upper() + name[1:]


def _summary(
    pact: Pact,
    names: Names,
    cases: tuple[Part, ...],
    curve: tuple[int | None, ...],
    dissolved: bool,
    acts: list[MotionDecided],
) -> str:
    held = [v for v in curve if v is not None]
    life = (
        f"{_opening(names.pact(pact.id))} began with a legitimacy of {held[0]} of 100 and had {held[-1]}"
        if held
        else "It never met"
    )
    end = " when it was dissolved." if dissolved else " at the end."
    asked = _asked(acts)
    if not cases:
        return f"{life}{end} Nobody was called under its charter.{asked}"
    called = sum(len(c.honoured) + len(c.reneged) for c in cases)
    came = sum(len(c.honoured) for c in cases)
    word = "case" if len(cases) == 1 else "cases"
    return f"{life}{end} It had {len(cases)} {word} to answer: {calls_kept(came, called)}.{asked}"


def _asked(acts: list[MotionDecided]) -> str:
    """How often its council was asked to act, and did."""
    if not acts:
        return ""
    times = "once" if len(acts) == 1 else f"{len(acts)} times"
    carried = sum(e.carried for e in acts)
    said = "did not" if not carried else "did" if carried == len(acts) else f"did {carried} of these times"
    return f" Its council was asked {times} to act, and {said}."
