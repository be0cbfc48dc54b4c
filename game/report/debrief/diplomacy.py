"""Questions on words given and kept: calls, pledges, demands, concessions, offers refused, names lost."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from game.measures.power import living
from game.report.debrief.material import Candidate, Material, weighed_slots
from game.report.promises.faith import mean_trust
from game.report.records.chapters import Answered
from game.world.events import (
    CrisisLapsed,
    DemandAnswered,
    DemandMade,
    PledgeGiven,
    ProposalRefused,
    TreatySigned,
    TrustChanged,
    WarDeterred,
)
from game.world.reasons import Motive
from game.world.sheets import DemandReply

__all__ = ["diplomacy_questions"]

_FALL: Final = 40
"""The least loss of trust, in thousandths of the others' mean, at which a name may be said to have suffered."""
_DEEDS: Final = 5
_TO_THE_POINT: Final = 6
"""Offers and treaties looked at: there may be hundreds, and one or two are asked about."""


def diplomacy_questions(m: Material) -> Iterator[Candidate]:
    """All that words given, kept and broken can be asked about."""
    yield from _calls(m)
    yield from _deterred(m)
    yield from _bluffs(m)
    yield from _conceded(m)
    yield from _refused(m)
    yield from _signed(m)
    yield from _trust(m)


def _calls(m: Material) -> Iterator[Candidate]:
    """Why each came or stayed, opened: what it said beside what it weighed."""
    sizes = {war.id: m.size(war) for war in m.wars}
    largest = max((a.forces for a in m.report.calls), default=0)
    for call in m.report.calls:
        if call.war in sizes:
            yield _call(call, sizes[call.war] // 2 + (10 * call.forces // largest if largest else 0), m)


def _call(call: Answered, telling: int, m: Material) -> Candidate:
    slots, cases = weighed_slots(call.weighed, m.names)
    slots |= {
        "state": m.names.state(call.state),
        "friend": m.names.state(call.friend),
        "year": call.year,
        "stated": call.stated,
        "reason": call.motive_text,
        "clause": call.clause_text or "its word",
    }
    kind = "honoured" if call.honoured else "reneged"
    telling += (6 if call.had_pledged and not call.honoured else 0) + m.own(call.state, call.friend)
    return Candidate(kind, slots, (call.event,), (call.state,), call.war, call.turn, telling, cases)


def _deterred(m: Material) -> Iterator[Candidate]:
    demands = {e.crisis: e for e in m.source.of(DemandMade)}
    pledges: dict[str, list[PledgeGiven]] = {}
    for pledge in m.source.of(PledgeGiven):
        pledges.setdefault(pledge.crisis, []).append(pledge)
    for event in m.source.of(WarDeterred):
        made = demands.get(event.crisis)
        if made is None or not event.by or not m.may_tell(event):
            continue
        slots = {
            "demander": m.names.state(event.demander),
            "target": m.names.state(event.target),
            "aim": m.names.aim(made.aim),
            "year": m.year(event.turn),
            "by": m.listed(event.by),
        }
        states = (event.demander, event.target, *event.by)
        telling = 20 * m.source.share(event.demander, event.turn) // 1000 + len(event.by) + m.own(*states)
        stood = [e.id for e in pledges.get(event.crisis, ()) if e.stands and e.state in event.by]
        yield Candidate("deterred", slots, (made.id, *stood, event.id), states, event.crisis, event.turn, telling)


def _bluffs(m: Material) -> Iterator[Candidate]:
    """Demands let drop though nobody's pledge had tipped it, by the plain count or by the demander's own sum."""
    deterred = {e.crisis for e in m.source.of(WarDeterred)} | _overmatched(m)
    demands = {e.crisis: e for e in m.source.of(DemandMade)}
    for event in m.source.of(CrisisLapsed):
        made = demands.get(event.crisis)
        if event.crisis in deterred or made is None:
            continue
        slots = {
            "demander": m.names.state(event.demander),
            "target": m.names.state(event.target),
            "aim": m.names.aim(made.aim),
            "year": m.year(event.turn),
        }
        states = (event.demander, event.target)
        telling = 14 * m.source.share(event.demander, event.turn) // 1000 + m.own(*states)
        yield Candidate("bluff", slots, (made.id, event.id), states, event.crisis, event.turn, telling)


def _overmatched(m: Material) -> set[str]:
    """Crises whose demander would have attacked the target alone, by its own sum (game.doctrines.aggression)."""
    made = (d for step in m.source.steps for d in step.decisions)
    return {about for d in made if d.topic == "crisis" and d.motive is Motive.OVERMATCHED for about in d.about}


def _conceded(m: Material) -> Iterator[Candidate]:
    """What was granted without a war, and whether its maker came back for more."""
    demands = tuple(m.source.of(DemandMade))
    made_of = {e.crisis: e for e in demands}
    for event in m.source.of(DemandAnswered):
        made = made_of.get(event.crisis)
        if event.reply is not DemandReply.CONCEDE or made is None:
            continue
        states = (event.demander, event.target)
        slots = {
            "demander": m.names.state(event.demander),
            "target": m.names.state(event.target),
            "aim": m.names.aim(made.aim),
            "year": m.year(event.turn),
            "reason": m.names.words.motive[event.motive].noun,
        }
        events: tuple[int, ...] = (made.id, event.id)
        telling = 20 * m.source.share(event.target, event.turn) // 1000 + m.own(*states)
        yield Candidate("conceded", slots, events, states, event.crisis, event.turn, telling)
        again = next((e for e in demands if e.demander == event.demander and e.id > event.id), None)
        if again is None and not m.is_over:
            continue
        slots |= _again(again, event, m)
        events += (again.id,) if again else ()
        yield Candidate("conceded_again", slots, events, states, event.crisis, event.turn, telling)


def _again(again: DemandMade | None, event: DemandAnswered, m: Material) -> dict[str, str]:
    if again is None:
        return {"quiet": m.names.state(event.demander)}
    return {
        "year2": m.year(again.turn),
        "aim2": m.names.aim(again.aim),
        "target2": m.names.state(again.target),
    }


def _refused(m: Material) -> Iterator[Candidate]:
    """Offers refused, those between the strongest first."""
    found = [e for e in m.source.of(ProposalRefused) if m.may_tell(e)]
    found.sort(key=lambda e: (-_weight(m, e.turn, e.by, e.to), e.id))
    for event in found[:_TO_THE_POINT]:
        motive = m.names.words.motive[event.motive]
        slots = {
            "by": m.names.state(event.by),
            "to": m.names.state(event.to),
            "year": m.year(event.turn),
            "offer": m.offer(event.treaty, event.pact),
            "reason": motive.noun,
            "stated": motive.stated,
        }
        states = (event.by, event.to)
        telling = _weight(m, event.turn, *states) // 50 + m.own(*states)
        yield Candidate("refused", slots, (event.id,), states, event.to, event.turn, telling)


def _signed(m: Material) -> Iterator[Candidate]:
    """Treaties made, those of the strongest first."""
    found = [e for e in m.source.of(TreatySigned) if m.may_tell(e)]
    found.sort(key=lambda e: (-_weight(m, e.turn, e.first, e.second), e.id))
    for event in found[:_TO_THE_POINT]:
        slots = {
            "first": m.names.state(event.first),
            "second": m.names.state(event.second),
            "year": m.year(event.turn),
            "offer": m.offer(event.treaty_kind, None),
            "reason": m.names.words.motive[event.motive].noun,
        }
        states = (event.first, event.second)
        telling = _weight(m, event.turn, *states) // 50 + m.own(*states)
        yield Candidate("signed", slots, (event.id,), states, event.first, event.turn, telling)


def _weight(m: Material, turn: int, *states: str) -> int:
    """What states have of all power, in thousandths."""
    return sum(m.source.share(s, turn) for s in states)


def _trust(m: Material) -> Iterator[Candidate]:
    """The name that suffered most, and the deeds that others' loss of trust is on record as coming from."""
    start, end = m.source.start, m.source.last
    known = [s for s in living(start) if s in living(end)]
    if not known:
        return
    worst = min(known, key=lambda s: (mean_trust(end, s) - mean_trust(start, s), s))
    before, after = mean_trust(start, worst), mean_trust(end, worst)
    if before - after < _FALL:
        return
    cost: Counter[int] = Counter()
    for event in m.source.of(TrustChanged):
        if event.about == worst and event.because is not None and event.after < event.before:
            cost[event.because] += event.before - event.after
    costly = (m.source.by_id[id] for id, _ in sorted(cost.items(), key=lambda one: (-one[1], one[0])))
    deeds = m.naming(costly, worst)[:_DEEDS]
    if not deeds:
        return
    slots = {
        "state": m.names.state(worst),
        "before": str((before + 5) // 10),
        "after": str((after + 5) // 10),
    }
    events = tuple(sorted(e.id for e in deeds))
    yield Candidate("trust", slots, events, (worst,), worst, deeds[0].turn, 8 + m.own(worst))
