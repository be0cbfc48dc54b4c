"""Questions on wars: who began them, who was called, what the field calls a deed in them, what might have been."""

from collections.abc import Iterator

from game.report.debrief.material import Candidate, Material
from game.report.records.chapters import Answered, Battle, Tag, WarChapter
from game.report.telling.naming import brigades
from game.report.telling.phrases import states_in
from game.world.conflicts import WarCause
from game.world.events import (
    CivilWarBroke,
    CivilWarEnded,
    DemandAnswered,
    DemandMade,
    PeaceMade,
    PledgeGiven,
    WarDeterred,
)
from game.world.sheets import DemandReply

__all__ = ["war_questions"]


def war_questions(m: Material) -> Iterator[Candidate]:
    """All that the wars of this game can be asked about."""
    for war in m.wars:
        yield from _began(war, m)
        yield from _called(war, m)
        yield from _settled(war, m)
        yield from _both_views(war, m)
        yield from _had_come(war, m)
        for tag in war.tags:
            yield from _concept(war, tag, m)
    yield from _deterrence(m)
    yield from _civil(m)


def _the(war: WarChapter) -> str:
    """A war's name within a sentence."""
    return war.name if war.name.lower().startswith("the ") else f"the {war.name}"


def _crisis_of(war: WarChapter, m: Material) -> tuple[DemandMade | None, DemandAnswered | None]:
    """The demand a war came from and its last answer; None where it came from none."""
    crisis = m.began[war.id].crisis if war.id in m.began else None
    if crisis is None:
        return None, None
    made = next((e for e in m.source.of(DemandMade) if e.crisis == crisis), None)
    answers = [e for e in m.source.of(DemandAnswered) if e.crisis == crisis]
    return made, answers[-1] if answers else None


def _began(war: WarChapter, m: Material) -> Iterator[Candidate]:
    if war.id not in m.began:
        return
    made, answer = _crisis_of(war, m)
    slots = {
        "war": _the(war),
        "year": m.year(war.began),
        "attacker": m.names.state(war.attacker),
        "defender": m.names.state(war.defender),
        "cause": war.cause_text,
        "aim": war.aim_text,
    }
    refusals = (DemandReply.REFUSE, DemandReply.APPEAL)
    if answer is not None and answer.reply in refusals and war.cause == WarCause.DEMAND_REFUSED:
        slots["refuser"] = m.names.state(answer.target)
    events = [e.id for e in (made, answer) if e is not None] + [m.began[war.id].id]
    states = (war.attacker, war.defender)
    yield Candidate("began", slots, tuple(events), states, war.id, war.began, m.size(war) + m.own(*states))


def _called(war: WarChapter, m: Material) -> Iterator[Candidate]:
    calls = [a for a in war.answers if a.friend == war.defender]
    if not calls:
        return
    by_state: dict[str, list[Answered]] = {}
    for call in calls:
        by_state.setdefault(call.state, []).append(call)
    came = [s for s, own in by_state.items() if any(a.honoured for a in own)]
    slots = {
        "war": _the(war),
        "defender": m.names.state(war.defender),
        "called": m.listed(by_state),
        "came": m.listed(came),
    }
    own_choice = [f.state for f in war.fighters
                  if f.side == "defence" and f.reason == "balancing" and f.state not in by_state]  # fmt: skip
    if own_choice:
        slots["volunteer"] = m.names.state(own_choice[0])
    cases = tuple(_case(state, own, m) for state, own in by_state.items())
    events = tuple(a.event for a in calls)
    telling = m.size(war) + min(len(by_state), 8) + m.own(*by_state, war.defender)
    yield Candidate("called", slots, events, tuple(by_state), war.id, war.began, telling, cases)


def _case(state: str, own: list[Answered], m: Material) -> dict[str, str]:
    answers = {a.honoured for a in own}
    phrase = m.words.phrase
    did = phrase.both if len(answers) > 1 else phrase.came if True in answers else phrase.stayed
    clauses = dict.fromkeys(a.clause_text for a in own if a.clause_text)
    return {"state": m.names.state(state), "clause": "; ".join(clauses) or "its word", "did": did}


def _settled(war: WarChapter, m: Material) -> Iterator[Candidate]:
    ended = m.ended.get(war.id)
    if ended is None:
        return
    slots = {"war": _the(war), "outcome": war.outcome_text}
    if war.settlement:
        slots["terms"] = war.settlement
    peace = [e.id for e in m.source.of(PeaceMade) if e.war == war.id]
    moved = 8 if ended.terms.cessions or ended.terms.clients else 0
    telling = m.size(war) + moved + m.own(war.attacker, war.defender)
    yield Candidate("settled", slots, (*peace, ended.id), (), war.id, ended.turn, telling)


def _both_views(war: WarChapter, m: Material) -> Iterator[Candidate]:
    made, answer = _crisis_of(war, m)
    if made is None or answer is None or war.id not in m.began:
        return
    nouns = m.names.words.motive
    slots = {
        "war": _the(war),
        "attacker": m.names.state(war.attacker),
        "defender": m.names.state(war.defender),
        "aim": m.names.aim(made.aim),
        "reason": nouns[made.motive].noun,
        "refusal": nouns[answer.motive].noun,
    }
    states = (war.attacker, war.defender)
    if (made.demander, made.target) != states:
        return
    events = (made.id, answer.id, m.began[war.id].id)
    yield Candidate("both_views", slots, events, states, war.id, made.turn, m.size(war) + m.own(*states))


def _concept(war: WarChapter, tag: Tag, m: Material) -> Iterator[Candidate]:
    near = m.words.contrast.get(tag.id)
    if near is None or not all(m.may_tell(m.source.by_id[id]) for id in tag.events):
        return
    shown = tag.evidence[:3]
    more = len(tag.evidence) - len(shown)
    deeds = "; ".join(shown) + (f"; and {more} more" if more else "")
    slots = {"war": _the(war), "concept": tag.name, "source": tag.source, "term": near.term, "other": near.other,
             "why": near.why, "means": tag.means, "deeds": deeds}  # fmt: skip
    first = m.source.by_id[tag.events[0]]
    rare = 8 if sum(t.id == tag.id for w in m.wars for t in w.tags) == 1 else 0
    yield Candidate(
        "concept", slots, tag.events, states_in(first)[:1], f"{tag.id} {war.id}", first.turn, m.size(war) // 2 + rare
    )


def _had_come(war: WarChapter, m: Material) -> Iterator[Candidate]:
    stayed = [a for a in war.answers if not a.honoured and a.friend == war.defender and a.forces > 0]
    came = {a.state for a in war.answers if a.honoured}
    stayed = [a for a in stayed if a.state not in came]
    best = max(stayed, key=lambda a: (a.forces, a.state), default=None)
    since = best.turn if best else 0
    fought = [b for b in war.battles if b.turn >= since and war.defender in {*b.attackers, *b.defenders}]
    if best is None or not fought:
        return
    battle = max(fought, key=lambda b: (_engaged(b), -b.event))
    slots = {
        "state": m.names.state(best.state),
        "friend": m.names.state(best.friend),
        "year": best.year,
        "war": _the(war),
        "forces": brigades(best.forces),
        "place": battle.place,
        "battle_year": battle.year,
        "attack": brigades(sum(battle.attackers.values())),
        "defence": brigades(sum(battle.defenders.values())),
    }
    events = (best.event, battle.event)
    yield Candidate(
        "had_come", slots, events, (best.state,), war.id, best.turn, m.size(war) + m.own(best.state, best.friend)
    )


def _engaged(battle: Battle) -> int:
    return sum(battle.attackers.values()) + sum(battle.defenders.values())


def _deterrence(m: Material) -> Iterator[Candidate]:
    """A crisis that pledges turned beside a war that they did not: the greatest of each."""
    held = [e for e in m.source.of(WarDeterred) if m.may_tell(e)]
    failed = [(w, t) for w in m.wars for t in w.tags if t.id == "deterrence_failed" and w.id in m.began]
    if not held or not failed:
        return
    first = max(held, key=lambda e: (m.source.share(e.demander, e.turn), -e.id))
    war = max((w for w, _ in failed), key=lambda w: (m.size(w), -w.began))
    began = m.began[war.id]
    pledges = [
        e for e in m.source.of(PledgeGiven) if e.crisis == began.crisis and e.stands and e.friend == war.defender
    ]
    stood2 = [p.state for p in pledges]
    name = m.names.state
    slots = {
        "demander": name(first.demander),
        "target": name(first.target),
        "year": m.year(first.turn),
        "attacker": name(war.attacker),
        "defender": name(war.defender),
        "year2": m.year(war.began),
        "demander_share": m.share((first.demander,), first.turn),
        "held_share": m.share((first.target, *first.by), first.turn),
        "stood": m.listed(first.by),
        "attacker_share": m.share((war.attacker,), war.began),
        "failed_share": m.share((war.defender, *stood2), war.began),
        "stood2": m.listed(stood2),
    }
    events = (first.id, *(p.id for p in pledges), began.id)
    states = (first.demander, first.target, *first.by, war.attacker, war.defender, *stood2)
    yield Candidate("deterrence", slots, events, tuple(dict.fromkeys(states)), first.crisis, first.turn, 10)


def _civil(m: Material) -> Iterator[Candidate]:
    ends = {(e.state, e.rebels): e for e in m.source.of(CivilWarEnded)}
    for broke in m.source.of(CivilWarBroke):
        end = ends.get((broke.state, broke.rebels))
        said = getattr(m.words.phrase, end.how.value) if end else m.words.phrase.unended
        slots = {"state": m.names.state(broke.state), "year": m.year(broke.turn), "end": said}
        events = (broke.id, end.id) if end else (broke.id,)
        yield Candidate("civil", slots, events, (broke.state,), broke.war, broke.turn, m.own(broke.state))
