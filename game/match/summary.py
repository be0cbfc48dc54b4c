"""The JSON of `simulate --json`: what happened in a game, by name and number.

Its keys are a promise to scripts and class exercises: keys are added, never
renamed. Wealth in whole units, forces in brigades, shares and scores from 0 to
1, `turn` counts from 1. `report --json` (game.report.exports.ledger) tells the same
wars, calls and pledges under the same keys, and more of each (of battles, here
their number, there their list).

========== ==================================================================
key        holds
========== ==================================================================
scenario   with seed, turns, digest, ended_by (null: not over)
states     [] id, name, seat, doctrine (null: not over), alive, provinces, brigades, treasury,
           capability, alignment, score {total and its parts; null: rebels}
wars       [] id, name, civil, began, ended, cause, motive, aim, attacker, defender,
           sides {attack, defence}, belligerents[] {state, side, joined, left,
           reason, motive, clause, losses}, losses, battles, outcome, terms
deterred   [] turn, crisis, demander, target, by[]
pledges    [] turn, crisis, by, friend, stands, clause, why
calls      [] turn, war, by, friend, clause, honoured, pledged, why
pacts      [] id, name, charter, founded, founder, ended, members, legitimacy,
           joined[], left[]
========== ==================================================================
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from game.chronicle.record import Chronicle
from game.kit.canonical import plain
from game.match.scoring import Score, score_table
from game.measures.power import capability, provinces_of, tenths_of
from game.measures.system import alignment
from game.world.conflicts import Belligerent, Outcome, Settlement, Side, War
from game.world.events import (
    CallAnswered,
    Event,
    MemberJoined,
    MemberLeft,
    PactDissolved,
    PactFounded,
    PledgeGiven,
    WarDeterred,
    WarEnded,
)
from game.world.pacts import Pact
from game.world.worlds import World

__all__ = ["summary"]

Row = dict[str, Any]


def summary(chronicle: Chronicle) -> Row:
    """The whole game as plain JSON values."""
    world, header = chronicle.world, chronicle.header
    events = _by_kind(chronicle.events())
    return {
        "scenario": header.scenario,
        "seed": header.seed,
        "turns": world.turn if chronicle.is_over else max(0, world.turn - 1),
        "digest": chronicle.digest,
        "ended_by": world.ended_by,
        "states": _states(chronicle),
        "wars": [_war(war, events) for war in _latest(chronicle, "wars")],
        "deterred": [_deterred(event) for event in events[WarDeterred]],
        "pledges": [_pledge(event) for event in events[PledgeGiven]],
        "calls": [_call(event) for event in events[CallAnswered]],
        "pacts": [_pact(pact, world, events) for pact in _latest(chronicle, "pacts")],
    }


Sorted = defaultdict[type, list[Any]]


def _latest(chronicle: Chronicle, table: str) -> list[Any]:
    """Every war or pact there ever was, as it last stood: the rules may put away what is over."""
    found: dict[str, Any] = {}
    for step in chronicle.steps:
        found.update(getattr(step.world, table))
    return list(found.values())


def _by_kind(events: Iterable[Event]) -> Sorted:
    found: Sorted = defaultdict(list)
    for event in events:
        found[type(event)].append(event)
    return found


def _states(chronicle: Chronicle) -> list[Row]:
    world, seats = chronicle.world, chronicle.header.seats
    shares, scores = capability(world), score_table(chronicle)
    return [
        _state(world, name, seats.get(name, ""), shares.get(name, 0), scores.get(name)) for name in sorted(world.states)
    ]


def _state(world: World, name: str, seat: str, capability_permille: int, score: Score | None) -> Row:
    state = world.states[name]
    return {
        "id": name,
        "name": state.name,
        "seat": seat,
        "doctrine": world.secrets.doctrine.get(name, seat) if world.ended_by else None,
        "alive": state.alive,
        "provinces": len(provinces_of(world, name)),
        "brigades": tenths_of(world, name) / 10,
        "treasury": state.treasury / 100,
        "capability": capability_permille / 1000,
        "alignment": alignment(world, name).value if state.alive else None,
        "score": {part: permille / 1000 for part, permille in asdict(score).items()} if score else None,
    }


def _war(war: War, events: Sorted) -> Row:
    terms = next((event.terms for event in reversed(events[WarEnded]) if event.war == war.id), None)
    return {
        "id": war.id,
        "name": war.name,
        "civil": war.civil,
        "began": war.began,
        "ended": war.ended,
        "cause": war.cause.value,
        "motive": war.motive.value,
        "aim": plain(war.aim),
        "attacker": war.attacker,
        "defender": war.defender,
        "sides": {side.value: sorted({b.state for b in war.belligerents if b.side is side}) for side in Side},
        "belligerents": [_belligerent(one) for one in war.belligerents],
        "losses": sum(one.lost for one in war.belligerents) / 10,
        "battles": war.battles,
        "outcome": (war.outcome or Outcome.UNDECIDED).value,
        "terms": _terms(terms),
    }


def _belligerent(one: Belligerent) -> Row:
    return {
        "state": one.state,
        "side": one.side.value,
        "joined": one.joined,
        "left": one.left,
        "reason": one.reason.value,
        "motive": one.motive.value,
        "clause": one.clause,
        "losses": one.lost / 10,
    }


def _terms(terms: Settlement | None) -> Row | None:
    if terms is None:
        return None
    return {**asdict(terms), "indemnity": terms.indemnity / 100, "released": list(terms.released)}


def _deterred(event: WarDeterred) -> Row:
    return {
        "turn": event.turn,
        "crisis": event.crisis,
        "demander": event.demander,
        "target": event.target,
        "by": list(event.by),
    }


def _pledge(event: PledgeGiven) -> Row:
    return {
        "turn": event.turn,
        "crisis": event.crisis,
        "by": event.state,
        "friend": event.friend,
        "stands": event.stands,
        "clause": event.clause,
        "why": event.motive.value,
    }


def _call(event: CallAnswered) -> Row:
    return {
        "turn": event.turn,
        "war": event.war,
        "by": event.state,
        "friend": event.friend,
        "clause": event.clause,
        "honoured": event.honoured,
        "pledged": event.had_pledged,
        "why": event.motive.value,
    }


def _pact(pact: Pact, world: World, events: Sorted) -> Row:
    founded = next((event for event in events[PactFounded] if event.pact == pact.id), None)
    ended = next((event.turn for event in events[PactDissolved] if event.pact == pact.id), None)
    return {
        "id": pact.id,
        "name": pact.charter.name,
        "charter": pact.charter.id,
        "founded": pact.founded,
        "founder": founded.founder if founded else pact.leader,
        "ended": ended,
        "members": sorted(pact.members) if pact.id in world.pacts else [],
        "legitimacy": pact.legitimacy / 100,
        "joined": [_member(event) for event in events[MemberJoined] if event.pact == pact.id],
        "left": [_member(event) for event in events[MemberLeft] if event.pact == pact.id],
    }


def _member(event: MemberJoined | MemberLeft) -> Row:
    return {"turn": event.turn, "state": event.state}
