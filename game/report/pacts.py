"""The pacts: how each lived, what fell under its charter, who answered, and who enjoyed it for less than the quota."""

from game.measures.power import tenths_of
from game.report.chapters import Answered, Free, PactChapter, Part
from game.report.naming import Names, calls_kept
from game.report.source import Source
from game.report.years import span_text, year_text
from game.world.conflicts import Belligerent
from game.world.events import ContingentSent, MotionDecided, PactDissolved, PactFounded, QuotaShort
from game.world.pacts import Pact, Vote

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
        riders=_riders(pact, source, answers),
        motions=_motions(pact, source),
        summary=_summary(pact, names, cases, curve, dissolved is not None),
        last_members=tuple(sorted(pact.members)) if pact.id in source.last.pacts else (),
    )


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


def _riders(pact: Pact, source: Source, answers: tuple[Answered, ...]) -> tuple[Free, ...]:
    """What each member promised and brought in the cases it was called to (tenths), and its quota found short."""
    short: dict[str, int] = {}
    for event in source.of(QuotaShort):
        if event.pact == pact.id:
            short[event.state] = short.get(event.state, 0) + 1
    rows = []
    for state in sorted({a.state for a in answers} | set(short)):
        own = [a for a in answers if a.state == state]
        promised = sum(_forces(state, a.turn, source) * pact.charter.quota_permille // 1000 for a in own)
        brought = sum(_brought(a, source) for a in own)
        rows.append(Free(state, len(own), promised, brought, short.get(state, 0)))
    return tuple(rows)


def _forces(state: str, turn: int, source: Source) -> int:
    return tenths_of(source.at(turn), state)


def _brought(answer: Answered, source: Source) -> int:
    """The share it named, of the forces it had when called; where it reneged, its contingent or nothing."""
    if not answer.honoured:
        sent = (e for e in source.of(ContingentSent) if (e.war, e.state) == (answer.war, answer.state))
        return sum(e.tenths for e in sent if e.friend == answer.friend)
    part = next((b for b in _parts(answer, source) if b.state == answer.state), None)
    return _forces(answer.state, answer.turn, source) * (part.share_permille if part else 0) // 1000


def _parts(answer: Answered, source: Source) -> tuple[Belligerent, ...]:
    war = source.wars.get(answer.war)
    return war.belligerents if war else ()


def _opening(name: str) -> str:
    """A name at the start of a sentence."""
    return name[:1].upper() + name[1:]


def _summary(pact: Pact, names: Names, cases: tuple[Part, ...], curve: tuple[int | None, ...], dissolved: bool) -> str:
    held = [v for v in curve if v is not None]
    life = (
        f"{_opening(names.pact(pact.id))} began with a legitimacy of {held[0]} of 100 and had {held[-1]}"
        if held
        else "It never met"
    )
    end = " when it was dissolved." if dissolved else " at the end."
    if not cases:
        return f"{life}{end} No attack fell under its charter."
    called = sum(len(c.honoured) + len(c.reneged) for c in cases)
    came = sum(len(c.honoured) for c in cases)
    word = "case" if len(cases) == 1 else "cases"
    return f"{life}{end} It had {len(cases)} {word} to answer: {calls_kept(came, called)}."
